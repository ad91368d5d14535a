/** How often, told by the names of days or by a count. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { read } from './reading.ts';

const frequencyOf = (text: string, language: Language): number | null | undefined =>
  read(text, language).complaints.find(({ complaint }) => complaint === 'cramps')?.frequency;

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
    ['nl', 'kramp ma, wo en vr', 3],
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
