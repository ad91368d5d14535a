import type { RiskFactor, Scoring } from '../knowledge/schema.ts';
import type { Assessment, ModelInput, TraceLine } from './scoring.ts';

/** Least and most points that an answer can be worth. */
type Points = readonly [lo: number, hi: number];

const none: Points = [0, 0];
const exactly = (points: number): Points => [points, points];
const open = (maximum: number): Points => [0, maximum];
const ifTrue = (answer: boolean | null, maximum: number): Points =>
  answer === null ? open(maximum) : answer ? exactly(maximum) : none;

/** Points per risk factor (instruments.md 4.3); `maximum` is the fact, the rest is the rule. */
const RULES: Readonly<Record<string, (input: ModelInput, maximum: number, scoring: Scoring) => Points>> = {
  // Potassium-sparing tablets alone hold on to magnesium, a documented deviation from the published score.
  diuretic: ({ risk: { diuretic } }, maximum) =>
    diuretic === null ? open(maximum) : ifTrue(diuretic !== 'none' && diuretic !== 'potassium_sparing_only', maximum),
  ppi: ({ risk: { ppi } }, maximum) => (ppi === null ? open(maximum) : ifTrue(ppi !== 'none', maximum)),
  kidney: ({ risk: { kidney } }, maximum) => {
    if (kidney === null) return open(maximum);
    return kidney === 'mildly_reduced' ? exactly(1) : ifTrue(kidney === 'reduced', maximum);
  },
  alcohol: ({ risk: { alcohol } }, maximum) =>
    alcohol === null ? open(maximum) : ifTrue(alcohol !== 'none_or_light', maximum),
  ppi_long: ({ risk: { ppi } }, maximum) =>
    ppi === null || ppi === 'yes_unsure' ? open(maximum) : ifTrue(ppi === 'one_year_or_more', maximum),
  alcohol_dependence: ({ risk: { alcohol } }, maximum) =>
    alcohol === null ? open(maximum) : ifTrue(alcohol === 'dependence', maximum),
  gi_loss: ({ risk }, maximum) => ifTrue(risk.gi_loss, maximum),
  diabetes: ({ risk }, maximum) => ifTrue(risk.diabetes, maximum),
  wasting_drug: ({ risk }, maximum) => ifTrue(risk.wasting_drug, maximum),
  age_70: ({ age }, maximum, { oldAge }) => (age === null ? open(maximum) : ifTrue(age >= oldAge, maximum)),
};

/**
 * Sub-score D, what can lower magnesium (instruments.md 4.3): the Magnesium Depletion Score plus extensions.
 * @returns the sub-score, a line for every factor that adds points for certain, and the level that is left without the
 * kidneys (the supplement gate must not be opened by a kidney disease)
 * @throws if a risk factor of knowledge has no rule here
 */
export function depletionRisk(
  input: ModelInput,
  riskFactors: readonly RiskFactor[],
  scoring: Scoring,
): { readonly score: Assessment['D']; readonly trace: readonly TraceLine[]; readonly levelWithoutKidney: number } {
  const trace: TraceLine[] = [];
  const sum = { sMDS: { lo: 0, hi: 0 }, ext: { lo: 0, hi: 0 } };
  let kidney = 0;
  for (const { id, part, maximum } of riskFactors) {
    const [lo, hi] = ruleFor(id)(input, maximum, scoring);
    sum[part].lo += lo;
    sum[part].hi += hi;
    if (id === 'kidney') kidney = lo;
    if (lo > 0) trace.push({ sub: 'D', item: id, points: lo });
  }
  const lo = sum.sMDS.lo + sum.ext.lo;
  const hi = sum.sMDS.hi + sum.ext.hi;
  const certain = levelOf(lo, scoring);
  return {
    score: {
      smds_lo: sum.sMDS.lo,
      smds_hi: sum.sMDS.hi,
      ext_lo: sum.ext.lo,
      ext_hi: sum.ext.hi,
      lo,
      hi,
      level: [certain, certain, levelOf(hi, scoring)],
    },
    trace,
    levelWithoutKidney: levelOf(lo - kidney, scoring),
  };
}

function ruleFor(id: string) {
  const rule = RULES[id];
  if (rule === undefined) {
    throw new Error(
      `depletion-risk.ts has no rule for the risk factor "${id}" of knowledge/risk-factors.yaml: add one`,
    );
  }
  return rule;
}

function levelOf(points: number, { depletion }: Scoring): number {
  if (points < depletion.some) return 0;
  return points >= depletion.high ? 2 : 1;
}
