/**
 * The scoring model 1.0.0 (instruments.md section 4): its input, its outcome, and the way from one to the other.
 * Weights, thresholds and levels are facts and come from knowledge; the rules are here and in the files it imports.
 */
import type { Knowledge } from '../knowledge/schema.ts';
import { bandOf, certaintyOf } from './bands.ts';
import { complaintPattern } from './complaint-pattern.ts';
import { depletionRisk } from './depletion-risk.ts';
import { doctorReasons } from './doctor-reasons.ts';
import { intakeGap } from './intake-gap.ts';
import { openItems } from './open-items.ts';
import { safetyOf } from './safety-level.ts';
import { supplementGate } from './supplement-gate.ts';
import { withUnknowns } from './with-unknowns.ts';

/** The facts that the model reads. */
export type ScoringFacts = Pick<Knowledge, 'complaints' | 'safetyFlags' | 'riskFactors' | 'scoring'>;

/** All that the model is given. null = unknown, "don't know" and "skip" alike. Integers only. */
export interface ModelInput {
  readonly age: number | null;
  readonly sex: 'female' | 'male' | 'other' | null;
  readonly pregnant_or_breastfeeding: boolean | null;
  readonly symptoms: Readonly<Record<string, { readonly freq: number | null; readonly burden: number | null }>>;
  readonly risk: {
    readonly diuretic: 'none' | 'thiazide_or_loop' | 'potassium_sparing_only' | 'yes_unsure' | null;
    readonly ppi: 'none' | 'under_1_year' | 'one_year_or_more' | 'yes_unsure' | null;
    readonly kidney: 'no_known_problem' | 'mildly_reduced' | 'reduced' | null;
    readonly alcohol: 'none_or_light' | 'heavy' | 'dependence' | null;
    readonly gi_loss: boolean | null;
    readonly diabetes: boolean | null;
    readonly wasting_drug: boolean | null;
  };
  readonly diet: {
    readonly food_mg_low: number | null;
    readonly food_mg_high: number | null;
    readonly supplement_mg: number | null;
  };
  readonly safety: {
    readonly supplement_contraindication: boolean | null;
    readonly interacting_medicine: boolean | null;
  };
  readonly red_flags: Readonly<Record<string, boolean | null>>;
  readonly extra_flag_level?: 0 | 1 | 2 | 3 | null;
}

export type Band = 'low' | 'possible' | 'worth_checking';
export type Shown =
  | Band
  | 'inconclusive'
  | 'override_emergency'
  | 'override_same_day'
  | 'out_of_scope'
  | 'safety_questions_open';
/** Ordered by permissiveness: blocked < food_only < ask_first < may_consider. */
export type SupplementStatus = 'blocked' | 'food_only' | 'ask_first' | 'may_consider';
/** Levels for the lower bound, the point and the upper bound. */
export type Levels = readonly [min: number, point: number, max: number];

/** Outcome; the names are those of scoring-cases.json, so that the worked cases compare directly. */
export interface Assessment {
  readonly S: {
    readonly lo: number;
    readonly hi: number;
    readonly neuro_lo: number;
    readonly neuro_hi: number;
    readonly level: Levels;
  };
  readonly D: {
    readonly smds_lo: number;
    readonly smds_hi: number;
    readonly ext_lo: number;
    readonly ext_hi: number;
    readonly lo: number;
    readonly hi: number;
    readonly level: Levels;
  };
  readonly I: {
    readonly coverage_min: number;
    readonly coverage_point: number | null;
    readonly coverage_max: number | null;
    readonly gap_min: number;
    readonly gap_point: number | null;
    readonly gap_max: number;
    readonly level: Levels;
  };
  readonly band: { readonly min: Band; readonly point: Band; readonly max: Band };
  readonly certainty: 'firm' | 'fair' | 'weak';
  readonly triage: {
    readonly level: 0 | 1 | 2 | 3;
    readonly open_level: 0 | 1 | 2 | 3;
    readonly flags: readonly string[];
  };
  readonly shown: Shown;
  readonly supplement: {
    readonly status: SupplementStatus;
    readonly room_mg: number;
    readonly reasons: readonly string[];
  };
  readonly doctor_reasons: readonly string[];
  readonly open_items: readonly string[];
  readonly trace: readonly { readonly sub: 'S' | 'D'; readonly item: string; readonly points: number }[];
}

/** One line of the explanation: what an answer adds at least. */
export type TraceLine = Assessment['trace'][number];

/**
 * Scores one set of answers (instruments.md 4.1 to 4.9). The same answers always give the same outcome.
 * @param given answers; a missing key means what null means: unknown
 * @throws if knowledge names a risk factor for which there is no rule
 */
export function assess(given: ModelInput, knowledge: ScoringFacts): Assessment {
  const { complaints, riskFactors, safetyFlags, scoring } = knowledge;
  const input = withUnknowns(given);
  const pattern = complaintPattern(input.symptoms, complaints, scoring);
  const depletion = depletionRisk(input, riskFactors, scoring);
  const I = intakeGap(input, scoring);
  const triage = safetyOf(input, safetyFlags);
  const { score: S } = pattern;
  const { score: D } = depletion;
  const band = {
    min: bandOf(S.level[0], D.level[0], I.level[0]),
    point: bandOf(S.level[1], D.level[1], I.level[1]),
    max: bandOf(S.level[2], D.level[2], I.level[2]),
  };
  return {
    S,
    D,
    I,
    band,
    certainty: certaintyOf(band),
    triage,
    shown: shownOf(input.age, triage, band, scoring.adultAge),
    supplement: supplementGate(input, {
      triage,
      gapPoint: I.gap_point,
      intakeLevel: I.level[1],
      complaintLevel: S.level[1],
      neuromuscular: S.neuro_lo,
      depletionLevelWithoutKidney: depletion.levelWithoutKidney,
      scoring,
    }),
    doctor_reasons: doctorReasons(input, { band: band.point, triage, depletionLevel: D.level[1], complaints, scoring }),
    open_items: openItems(input, complaints),
    trace: [...pattern.trace, ...depletion.trace],
  };
}

/** What the person is shown: danger first, then age, then open safety questions, and only then a band (4.6). */
function shownOf(age: number | null, triage: Assessment['triage'], band: Assessment['band'], adultAge: number): Shown {
  if (triage.level === 3) return 'override_emergency';
  if (triage.level === 2) return 'override_same_day';
  if (age !== null && age < adultAge) return 'out_of_scope';
  if (triage.open_level >= 2) return 'safety_questions_open';
  if (band.point === 'low' && band.max === 'worth_checking') return 'inconclusive';
  return band.point;
}
