/** How often, told by the names of days or by a count. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { read } from './reading.ts';

const frequencyOf = (text: string, language: Language, of = 'cramps'): number | null | undefined =>
  read(text, language).complaints.find(({ complaint }) => complaint === of)?.frequency;

describe('days of the week beside a complaint', () => {
  it.each<[Language, string, number | null]>([
    ['en', 'cramps on mondays and thursdays', 2],
    ['en', 'cramps mon, wed and fri', 3],
    ['en', 'cramps mon-fri', 3],
    ['en', 'cramps monday night and thursday night', 2],
    ['en', 'cramps on sundays', 2],
    ['en', 'cramps since i fell on monday', null],
    ['en', 'i sat in the sun and had cramps', null],
    ['nl', 'kramp op maandag en donderdag', 2],
    ['nl', 'kramp op ma, wo en vr', 3],
    ['nl', 'kramp op zondagen', 2],
    ['nl', 'ik ben zo moe en wo heb ik kramp', null],
  ])('%s: "%s" is level %s', (language, text, level) => {
    expect(frequencyOf(text, language)).toBe(level);
  });
});

describe('a count beside a complaint', () => {
  it.each<[Language, string, number | null]>([
    ['en', 'cramps nine nights out of ten', 4],
    ['en', 'cramps one night in three', 2],
    ['en', 'cramps 2 bad nights a week', 2],
    ['en', 'cramps two nights most weeks', 2],
    ['en', 'awake half the night with cramps, every night', 4],
    ['en', 'cramps three nights last week', 3],
    ['en', 'cramps twice last month', 1],
    ['en', 'cramps every single blessed night', 4],
    ['en', 'i turned 50 last year and have cramps', null],
    ['nl', 'vorige week drie nachten kramp', 3],
  ])('%s: "%s" is level %s', (language, text, level) => {
    expect(frequencyOf(text, language)).toBe(level);
  });
});

describe('how often, of other complaints', () => {
  it.each<[Language, string, string, number | null]>([
    ['nl', 'palpitations', 'mijn hart slaat over. 2x per week', 2],
    ['nl', 'tremor', 'daver in mijn lijf, iederen achternoen', 4],
    ['nl', 'appetite_nausea', 'misselijk, alleen op vrijdag', 2],
    ['nl', 'tremor', 'mijn handen trillen, elke ochtend voor mijn eerste koffie', 4],
    ['nl', 'restless_legs', 'ik heb iedere nacht last van onrustige benen', 4],
    ['nl', 'cramps', 'drie keer op veertien dagen kramp', 2],
    ['nl', 'headache', 'niet elke dag hoofdpijn', null],
    ['nl', 'twitch', 'trillend ooglid sinds een week, elke dag', 4],
    ['en', 'tremor', 'my hands shake before work, most days', 3],
    ['en', 'headache', 'headache, sunday evenings mainly', 2],
    ['en', 'tingling', 'tingling in my hands now and again', null],
    ['nl', 'cramps', 'zo nu en dan kramp', null],
  ])('%s: %s in "%s" is level %s', (language, complaint, text, level) => {
    expect(frequencyOf(text, language, complaint)).toBe(level);
  });
});

describe('a length beside a frequency', () => {
  it('stays a length: a count ends with its clause', () => {
    expect(read('trillend ooglid sinds een week, elke dag', 'nl').complaints).toMatchObject([
      { complaint: 'twitch', frequency: 4, duration: 'days' },
    ]);
  });
});
