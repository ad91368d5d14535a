/** The sentences together with the real word tables: what people get to read. */
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat.ts';
import { RESULT_PARTS } from '../../src/domain/state.ts';
import type { View } from '../../src/domain/view.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import { ALL_COMPLAINTS, plainAnswer, Walk } from '../domain/walk.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { shownText } from './telegram-html.ts';

const phrase = createPhrase(words(), knowledge);

/** A person with much to tell, so that nearly every table is used. */
const MUCH: Parameters<Walk['finish']>[0] = {
  ...ALL_COMPLAINTS,
  'signs-tired': ['RF-FAT-3M'],
  medicines: ['stomach_protector', 'water_tablets', 'antibiotics', 'thyroid_tablets'],
  'conditions-body': ['HEART_FAILURE', 'LOW_BP'],
  'conditions-other': ['DIABETES', 'SURGERY'],
  'magnesium-now': 100,
  'food-offer': 'now',
  ...Object.fromEntries(knowledge.screener.questions.map(({ id, options }) => [id, options[1]?.id ?? ''])),
  allergies: ['milk'],
};

describe.each(['nl', 'en'] as const)('what people read in %s', (language) => {
  const say = (view: View): Message => phrase([view], language, 'tap')[0]!;
  const alarm = (flag: string, level: 2 | 3): Message =>
    say({ kind: 'alarm', run: 1, level, flags: [flag], canTakeBack: true });

  const grave = [
    ...knowledge.safetyFlags.map(({ id, level }) => [id, level] as const),
    ...[...knowledge.redFlags.values()]
      .filter(({ kind }) => kind === 'sign')
      .map(({ id, level }) => [id, level] as const),
  ].flatMap(([id, level]) => (level === 1 ? [] : [[id, level] as const]));

  it('gives the number alone to somebody who cries for it, as no sign was named', () => {
    const { html } = alarm('LINE-EU-112', 3);
    expect(html).toContain('112');
    expect(html).not.toContain(words()[language].redFlags['LINE-EU-112']?.sign);
  });

  it.each(grave)('begins the alarm for %s with the action in bold', (flag, level) => {
    const { html } = alarm(flag, level);
    const [first = ''] = html.split('\n');
    expect(first).toMatch(/^<b>/);
    expect(html.length).toBeLessThanOrEqual(4096);
    expect(() => shownText(html)).not.toThrow();
    if (level === 3) expect(html).toMatch(/<b>[^<]*112[^<]*<\/b>/);
  });

  it.each(['suicidal_thoughts', 'suicidal_plan_or_danger', 'RF-SUI-PLAN', 'RF-SUI-THOUGHT'])(
    'gives the crisis lines of both countries for %s',
    (flag) => {
      const { html } = alarm(flag, flag === 'suicidal_thoughts' || flag === 'RF-SUI-THOUGHT' ? 2 : 3);
      for (const number of ['112', '113', '0800-0113', '1813']) expect(html).toContain(`<b>${number}</b>`);
    },
  );

  it('says nothing of food, score or products beside danger', () => {
    const about =
      language === 'nl' ? /\b(eten|voeding|supplement|score|punten)\b/i : /\b(food|diet|supplement|score|points)\b/i;
    const spoken = grave.filter(([flag, level]) => about.test(shownText(alarm(flag, level).html).split('\n')[0] ?? ''));
    expect(spoken).toEqual([]);
  });

  it('has a name for every option of every question, and fits a message', () => {
    const walk = new Walk().start();
    const nameless: string[] = [];
    for (let turn = 0; walk.view.kind === 'question' && turn < 150; turn += 1) {
      const { question } = walk.question;
      const message = say(walk.view);
      expect(message.html.length).toBeLessThanOrEqual(4096);
      for (const { text, does } of message.buttons.flat()) {
        if ('do' in does && (does.do === 'choose' || does.do === 'tick') && text === does.option && !/^\d/.test(text)) {
          nameless.push(`${question.id}: ${text}`);
        }
      }
      const given = MUCH[question.id];
      walk.answer(given === undefined ? plainAnswer(question) : given);
    }
    expect(nameless).toEqual([]);
    expect(walk.view.kind).toBe('result');
  });

  it('names no amount to somebody who is blocked or should eat first', () => {
    const blocked = new Walk().start().finish({ ...MUCH, 'conditions-body': ['CKD'] }).result;
    const foodOnly = new Walk().start().finish({ ...MUCH, medicines: [], 'conditions-other': [] }).result;
    expect([blocked.supplement.status, foodOnly.supplement.status]).toEqual(['blocked', 'food_only']);
    for (const result of [blocked, foodOnly]) {
      for (const page of [0, 1, 2]) {
        const text = shownText(say({ kind: 'result', run: 1, isNew: false, part: 'supplement', page, result }).html);
        expect(text).not.toMatch(/\d\s?(mg|milligram)/);
      }
    }
  });

  it('fits a message with every part of a rich result, without an id of ours in it', () => {
    const { result } = new Walk().start().finish(MUCH);
    for (const part of RESULT_PARTS) {
      for (let page = 0; page < 12; page += 1) {
        const message = say({ kind: 'result', run: 1, isNew: false, part, page, result });
        const text = shownText(message.html);
        expect(message.html.length).toBeLessThanOrEqual(4096);
        if (part !== 'sources') expect(text).not.toMatch(/\b[a-z]+_[a-z]+\b|\b(RF|LINE)-[A-Z]/);
      }
    }
  });
});
