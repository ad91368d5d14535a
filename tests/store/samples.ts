/** States and messages to store. */
import type { Message } from '../../src/chat.ts';
import type { Answer, State } from '../../src/domain/state.ts';

export const NOW_MS = Date.UTC(2026, 10, 25, 12);
export const DAY_MS = 86_400_000;

const option = (picked: string): Answer => ({ is: 'option', option: picked });
const options = (...picked: string[]): Answer => ({ is: 'options', options: picked });

const ANSWERS: readonly (readonly [string, Answer])[] = [
  ['age', option('50-64')],
  ['sex', option('female')],
  ['safety-now', options()],
  ['safety-body', options()],
  ['safety-mind', option('no')],
  ['cramps-frequency', option('3')],
  ['cramps-bother', option('2')],
  ['restless_legs-frequency', option('0')],
  ['sleep-frequency', option('4')],
  ['sleep-bother', option('3')],
  ['fatigue-frequency', option('2')],
  ['fatigue-bother', option('1')],
  ['other-complaints', options('twitch', 'headache', 'tension')],
  ['twitch-frequency', option('2')],
  ['twitch-bother', option('1')],
  ['headache-frequency', option('2')],
  ['headache-bother', option('1')],
  ['tension-frequency', option('2')],
  ['tension-bother', { is: 'unknown' }],
  ['signs-head', options()],
  ['signs-muscles', options('RF-LEG-CLAUD')],
  ['signs-tired', options()],
  ['signs-mood', options()],
  ['medicines', options('ppi', 'hydrochlorothiazide', 'metformin')],
  ['acid-blocker-time', option('year-or-more')],
  ['conditions-body', options('KIDNEY_MILD')],
  ['conditions-other', options('DIABETES')],
  ['magnesium-now', { is: 'amount', mg: 100 }],
  ['signs-medicines', options()],
  ['food-offer', option('now')],
  ['bread-slices', option('0')],
  ['bread-type', option('whole')],
  ['whole-grains', option('gt1')],
  ['starch', option('w34')],
  ['vegetables', option('4')],
  ['leafy', option('w34')],
  ['legumes', option('w12')],
  ['nuts', option('gt1')],
  ['dairy', option('1')],
  ['coffee', option('3-4')],
  ['meat-fish', option('never')],
  ['fruit', { is: 'unknown' }],
  ['extras', option('none')],
  ['mineral-water', option('half')],
  ['diet', option('omnivore')],
  ['allergies', options('nuts')],
];

export const NEW_PERSON: State = {
  schemaVersion: 1,
  knowledgeVersion: '1.0.0',
  language: 'nl',
  languageChosen: false,
  consentAtMs: null,
  asking: null,
  paused: false,
  check: null,
  runs: 0,
  food: null,
};

/** A check up to its `answered`th answer; with all of them, it is finished. */
export function checkOf(answered: number = ANSWERS.length): State {
  const answers = ANSWERS.slice(0, answered);
  return {
    ...NEW_PERSON,
    languageChosen: true,
    consentAtMs: NOW_MS - 300_000,
    runs: 1,
    check: {
      run: 1,
      startedAtMs: NOW_MS - 290_000,
      answers: Object.fromEntries(answers),
      order: answers.map(([question]) => question),
      draft: [],
      flags: [],
      unsure: [],
      heard: null,
      changing: null,
      part: 'summary',
      page: 0,
    },
  };
}

export function message(html: string): Message {
  return {
    place: 'card',
    anew: false,
    html,
    buttons: [[{ text: 'Ja', does: { do: 'choose', run: 1, question: 'age', option: '18-49' }, style: 'primary' }]],
  };
}

/** A state as no version of this program has saved one yet. */
export const NEWER_STATE: Buffer = Buffer.concat([Buffer.of(0), Buffer.from(JSON.stringify([1, { v: 99 }]))]);
