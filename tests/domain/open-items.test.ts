import { describe, expect, it } from 'vitest';
import type { ModelInput } from '../../src/domain/scoring.ts';
import { type Changes, COMPLAINTS } from './answers.ts';
import { found, score } from './score.ts';

describe('what is still open', () => {
  it('is everything, in order, for somebody who answered nothing', () => {
    expect(score({} as ModelInput).open_items).toEqual([
      'age',
      'sex',
      ...COMPLAINTS,
      'diuretic',
      'ppi',
      'kidney',
      'alcohol',
      'gi_loss',
      'diabetes',
      'wasting_drug',
      'food',
      'supplement',
    ]);
  });

  it.each<[string, Changes, string[]]>([
    ['a frequency without its bother', { symptoms: { sleep: { freq: 1, burden: null } } }, ['sleep']],
    ['a bother without its frequency', { symptoms: { sleep: { freq: null, burden: 1 } } }, ['sleep']],
    ['an acid blocker, unsure how long', { risk: { ppi: 'yes_unsure' } }, ['ppi']],
    ['one end of the food', { diet: { food_mg_high: null } }, ['food']],
    ['the other end', { diet: { food_mg_low: null } }, ['food']],
  ])('is %s', (_, changes, items) => {
    expect(found(changes).open_items).toEqual(items);
  });

  it.each<[string, Changes]>([
    ['a complaint that is absent', { symptoms: { sleep: { freq: 0, burden: null } } }],
    ['another sex', { sex: 'other' }],
    ['an unsure diuretic', { risk: { diuretic: 'yes_unsure' } }],
  ])('is not %s', (_, changes) => {
    expect(found(changes).open_items).toEqual([]);
  });
});
