import type { Scoring } from '../knowledge/schema.ts';
import type { Assessment, ModelInput } from './scoring.ts';

/**
 * Sub-score I, the gap between intake and the reference, in whole percents of it (instruments.md 4.4).
 * Food counts only when both ends of its band are known; own supplements count as 0 where that is the careful side.
 */
export function intakeGap({ sex, diet }: ModelInput, scoring: Scoring): Assessment['I'] {
  const reference = referenceOf(sex, scoring);
  const food =
    diet.food_mg_low === null || diet.food_mg_high === null ? null : { low: diet.food_mg_low, high: diet.food_mg_high };
  const supplement = diet.supplement_mg;
  const atLeast = supplement ?? 0;

  const coverageMin = percent((food?.low ?? 0) + atLeast, reference.big);
  const coveragePoint = food && percent(Math.floor((food.low + food.high) / 2) + atLeast, reference.point);
  const coverageMax = food && supplement !== null ? percent(food.high + supplement, reference.small) : null;

  const gapMin = coverageMax === null ? 0 : gapOf(coverageMax);
  const gapPoint = coveragePoint === null ? null : gapOf(coveragePoint);
  const gapMax = gapOf(coverageMin);
  return {
    coverage_min: coverageMin,
    coverage_point: coveragePoint,
    coverage_max: coverageMax,
    gap_min: gapMin,
    gap_point: gapPoint,
    gap_max: gapMax,
    level: [levelOf(gapMin, scoring), levelOf(gapPoint ?? gapMin, scoring), levelOf(gapMax, scoring)],
  };
}

/** With the sex unknown or other, the bounds take the reference that keeps them widest. */
function referenceOf(sex: ModelInput['sex'], { referenceMg: { female, male, unknown } }: Scoring) {
  if (sex === 'female') return { small: female, point: female, big: female };
  if (sex === 'male') return { small: male, point: male, big: male };
  return { small: Math.min(female, male), point: unknown, big: Math.max(female, male) };
}

function percent(mg: number, referenceMg: number): number {
  return Math.floor((100 * mg) / referenceMg);
}

function gapOf(coverage: number): number {
  return Math.max(0, 100 - coverage);
}

function levelOf(gap: number, scoring: Scoring): number {
  if (gap <= scoring.gap.none) return 0;
  return gap <= scoring.gap.some ? 1 : 2;
}
