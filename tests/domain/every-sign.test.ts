/** Every sign of danger: who is asked for it, what it does, and what is then said. */
import { describe, expect, it } from 'vitest';
import { levelOf } from '../../src/domain/triage.ts';
import type { RedFlag } from '../../src/knowledge/schema.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { Walk } from './walk.ts';

const everyWord = words();
const phrase = createPhrase(everyWord, knowledge);
const LANGUAGES = ['nl', 'en'] as const;
const signs = [...knowledge.redFlags.values()].filter((row) => row.kind === 'sign');
const asked = signs.filter((row) => row.screen !== undefined);
const flags = [...knowledge.safetyFlags.map((flag) => flag.id), ...signs.map((row) => row.id)];
const graveFlags = flags.filter((id) => levelOf(id, knowledge) >= 2);

const finished = new Walk().start().finish({ 'food-offer': 'now' }).state;

/** Somebody with a result in front of them. */
function atResult(): Walk {
  const walk = new Walk();
  walk.state = finished;
  return walk;
}

type Given = Record<string, string | readonly string[] | number | null>;

const medicineOf = (classId: string) => [...knowledge.medicines.values()].find((each) => each.classId === classId)?.id;

/** One row for everything that puts a sign on its screen. */
const openers = asked.flatMap((row) => {
  const { complaints = [], medicineClasses = [], conditions = [], takesMagnesium = false } = row.openedBy ?? {};
  const age = row.onlyAges?.[0] ?? '18-49';
  return [
    ...complaints.map((id): readonly [string, string, Given, readonly string[]] => {
      const isCore = knowledge.complaints.find((each) => each.id === id)?.core === true;
      const given: Given = { age, [`${id}-frequency`]: '1', ...(isCore ? {} : { 'other-complaints': [id] }) };
      return [row.id, id, given, []];
    }),
    ...medicineClasses.map((id): readonly [string, string, Given, readonly string[]] => [
      row.id,
      id,
      { age },
      [medicineOf(id) ?? ''],
    ]),
    ...conditions.map((id): readonly [string, string, Given, readonly string[]] => {
      const screen = knowledge.conditions.get(id)?.screen ?? '';
      return [row.id, id, { age, [screen]: [id] }, []];
    }),
    ...(takesMagnesium ? [[row.id, 'own magnesium', { age, 'magnesium-now': 100 }, []] as const] : []),
  ];
});

/** Answers up to the screen of a sign and returns what it offers. */
function offered(row: RedFlag | undefined, given: Given, medicines: readonly string[] = []): readonly string[] {
  const screen = row?.screen ?? '';
  const walk = new Walk().start().finish(given, medicines.length > 0 ? 'medicines' : screen);
  if (medicines.length > 0) {
    walk.type({ medicines: medicines.map((id) => ({ ids: [id], match: 'exact' as const })) });
    walk.tap({ do: 'done', run: 1, question: 'medicines' }).finish(given, screen);
  }
  return walk.view.kind === 'question' ? walk.question.question.options : [];
}

const skipsAll: Given = Object.fromEntries([
  ...['age', 'sex', 'safety-now', 'safety-body', 'safety-mind', 'other-complaints', 'medicines'].map((id) => [
    id,
    null,
  ]),
  ...knowledge.complaints.map((each) => [`${each.id}-frequency`, null]),
  ...['conditions-body', 'conditions-other', 'magnesium-now'].map((id) => [id, null]),
]);

describe('a sign', () => {
  it.each(openers)('%s is asked of somebody with %s', (id, _, given, medicines) => {
    expect(offered(knowledge.redFlags.get(id), given, medicines)).toContain(id);
  });

  it.each(asked.map((row) => row.id))('%s is asked of somebody who skips everything', (id) => {
    expect(offered(knowledge.redFlags.get(id), skipsAll)).toContain(id);
  });

  it.each(asked.filter((row) => row.openedBy?.medicineClasses).map((row) => row.id))(
    '%s is asked of somebody with a medicine that nobody knows',
    (id) => {
      const walk = new Walk().start().finish({}, 'medicines').type({ unrecognised: 1 }).type({ command: 'done' });
      walk.finish({}, 'signs-medicines');
      expect(walk.question.question.options).toContain(id);
    },
  );

  // That somebody is under 18 is said by the age.
  it.each(flags.filter((id) => id !== 'RF-CHILD'))('%s can be said: on a screen, as an answer or in words', (id) => {
    const row = knowledge.redFlags.get(id);
    const isOnScreen = row === undefined || row.screen !== undefined;
    const isBehindFlag = knowledge.safetyFlags.some((flag) => flag.row === id);
    for (const language of LANGUAGES) {
      const typed = everyWord[language].redFlags[id]?.typed ?? [];
      expect(isOnScreen || isBehindFlag || typed.length > 0, language).toBe(true);
    }
  });
});

describe('a sign of level 2 or 3', () => {
  it.each(graveFlags)('%s stops everything at once and shows nothing but what to do', (id) => {
    const walk = new Walk()
      .start()
      .finish({ 'food-offer': 'now' })
      .type({ flags: [id] });
    expect(walk.views.map((view) => view.kind)).toEqual(['alarm']);
    for (const language of LANGUAGES) {
      const messages = phrase(walk.views, language, 'written');
      expect(messages).toHaveLength(1);
      const [message] = messages;
      expect(message?.html).toMatch(/\b(112|113|1813|1733|070 245 245)\b/);
      if (levelOf(id, knowledge) === 3) expect(message?.html).toMatch(/\b112\b/);
      expect(message?.html).not.toMatch(/\d mg|%/);
      const does = message?.buttons.flat().map((button) => button.does);
      expect(does).toEqual([{ do: 'take-back', run: 1 }, { do: 'stop' }]);
    }
  });

  it('is not wiped by starting anew, with or without a pause', () => {
    const walk = new Walk()
      .start()
      .type({ flags: ['RF-CHEST'] })
      .type({ command: 'restart' });
    expect(walk.view.kind).toBe('alarm');
    walk.take({ kind: 'command', command: 'stop', payload: null }).type({ command: 'restart' });
    expect(walk.view.kind).toBe('alarm');
    walk.tap({ do: 'restart', yes: true });
    expect(walk.state?.check?.flags).toEqual(['RF-CHEST']);
  });

  it.each(['suicidal_thoughts', 'suicidal_plan_or_danger', 'RF-SUI-THOUGHT', 'RF-SUI-PLAN'])(
    '%s names the lines to talk to, also when every other sign is there',
    (id) => {
      for (const all of [[id], [...graveFlags.filter((each) => !each.includes('SUI')), id]]) {
        const walk = new Walk().start().type({ flags: all });
        for (const language of LANGUAGES) {
          const html = phrase(walk.views, language, 'written')[0]?.html ?? '';
          for (const number of ['112', '113', '0800-0113', '1813']) expect(html).toContain(`<b>${number}</b>`);
        }
      }
    },
  );

  it.each(knowledge.safetyFlags.filter((flag) => flag.level >= 2).map((flag) => flag.id))(
    '%s blocks a supplement and every part of a result until it is taken back',
    (id) => {
      const screen = knowledge.safetyFlags.find((flag) => flag.id === id)?.screen ?? '';
      const walk = atResult().tap({ do: 'change', run: 1, question: screen });
      if (screen === 'safety-mind') walk.answer(id);
      else walk.tap({ do: 'tick', run: 1, question: screen, option: id, on: true });
      expect(walk.view.kind).toBe('alarm');
      for (const part of ['summary', 'food', 'supplement', 'why'] as const) {
        walk.tap({ do: 'part', run: 1, part, page: 0 });
        expect(walk.views.map((view) => view.kind)).toEqual(['alarm']);
      }
      walk.tap({ do: 'take-back', run: 1 });
      expect(walk.question.question.id).toBe(screen);
    },
  );
});
