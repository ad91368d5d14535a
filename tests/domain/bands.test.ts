import { describe, expect, it } from 'vitest';
import type { Changes } from './answers.ts';
import { found } from './score.ts';

describe('the band of three levels', () => {
  const symptoms = [
    {},
    { cramps: { freq: 4, burden: 2 } },
    { cramps: { freq: 4, burden: 3 }, tingling: { freq: 4, burden: 3 }, sleep: { freq: 1, burden: 0 } },
  ];
  const risk = [{}, { gi_loss: true }, { gi_loss: true, diabetes: true }];
  const food = [300, 200, 150];
  const low = ['000', '001', '010', '100'];
  const worth = [
    '012',
    '021',
    '022',
    '111',
    '112',
    '120',
    '121',
    '122',
    '202',
    '210',
    '211',
    '212',
    '220',
    '221',
    '222',
  ];
  const all = [0, 1, 2].flatMap((S) => [0, 1, 2].flatMap((D) => [0, 1, 2].map((I) => [S, D, I] as const)));

  it.each(all)('complaints %i, depletion %i, intake %i', (S, D, I) => {
    const key = `${S}${D}${I}`;
    const expected = low.includes(key) ? 'low' : worth.includes(key) ? 'worth_checking' : 'possible';
    const outcome = found({
      symptoms: symptoms[S]!,
      risk: risk[D]!,
      diet: { food_mg_low: food[I]!, food_mg_high: food[I]! },
    });
    expect([outcome.S.level[1], outcome.D.level[1], outcome.I.level[1]]).toEqual([S, D, I]);
    expect(outcome.band).toEqual({ min: expected, point: expected, max: expected });
    expect(outcome.certainty).toBe('firm');
  });

  it.each<[string, Changes, string]>([
    ['fair when one step is open', { diet: { food_mg_low: null } }, 'fair'],
    ['weak when two are', { diet: { food_mg_low: null }, risk: { gi_loss: null } }, 'weak'],
  ])('is %s', (_, changes, certainty) => {
    expect(found(changes).certainty).toBe(certainty);
  });
});
