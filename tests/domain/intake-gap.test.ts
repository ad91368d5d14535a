import { describe, expect, it } from 'vitest';
import type { Changes } from './answers.ts';
import { found } from './score.ts';

describe('the gap between intake and reference', () => {
  const diet = (food_mg_low: number | null, food_mg_high: number | null, supplement_mg: number | null) => ({
    food_mg_low,
    food_mg_high,
    supplement_mg,
  });

  it.each<[string, Changes, [number, number | null, number | null], [number, number | null, number]]>([
    ['for a woman', { diet: diet(200, 300, 0) }, [66, 83, 100], [0, 17, 34]],
    ['for a man', { sex: 'male', diet: diet(200, 300, 0) }, [57, 71, 85], [15, 29, 43]],
    ['for an unknown sex', { sex: null, diet: diet(200, 300, 0) }, [57, 76, 100], [0, 24, 43]],
    ['for another sex', { sex: 'other', diet: diet(200, 300, 0) }, [57, 76, 100], [0, 24, 43]],
    ['with own supplements', { diet: diet(200, 300, 45) }, [81, 98, 115], [0, 2, 19]],
    ['with unknown supplements', { diet: diet(200, 260, null) }, [66, 76, null], [0, 24, 34]],
    ['with food unknown', { diet: diet(null, null, 100) }, [33, null, null], [0, null, 67]],
    ['with only one end of the food', { diet: diet(300, null, 0) }, [0, null, null], [0, null, 100]],
    ['with only the other end', { diet: diet(null, 300, 0) }, [0, null, null], [0, null, 100]],
    ['with the half of an odd sum cut off', { sex: 'male', diet: diet(200, 227, 0) }, [57, 60, 64], [36, 40, 43]],
    ['never below nothing', { diet: diet(500, 700, 0) }, [166, 200, 233], [0, 0, 0]],
  ])('is counted %s', (_, changes, coverage, gap) => {
    const { I } = found(changes);
    expect([I.coverage_min, I.coverage_point, I.coverage_max]).toEqual(coverage);
    expect([I.gap_min, I.gap_point, I.gap_max]).toEqual(gap);
  });

  it.each([
    [252, 16, 0],
    [249, 17, 0],
    [246, 18, 1],
    [183, 39, 1],
    [180, 40, 1],
    [177, 41, 2],
    [174, 42, 2],
  ])('of %i mg for a woman is %i percent, level %i', (mg, gap, level) => {
    const { I } = found({ diet: diet(mg, mg, 0) });
    expect([I.gap_min, I.gap_point, I.gap_max]).toEqual([gap, gap, gap]);
    expect(I.level).toEqual([level, level, level]);
  });

  it('has the level of its lower end where there is no estimate', () => {
    expect(found({ diet: diet(null, null, null) }).I.level).toEqual([0, 0, 2]);
  });
});
