/** The supplement gate (instruments.md 4.7): it opens in one place, and everything after that can only close it. */
import type { Action, Scoring } from '../knowledge/schema.ts';
import { tremorNeedsCheck } from './doctor-reasons.ts';
import type { Assessment, ModelInput, SupplementStatus } from './scoring.ts';

/** What the gate needs to know of the scores. Levels are 0 to 2. */
export interface GateFacts {
  readonly triage: Assessment['triage'];
  /** Percent of the reference; null without an estimate of the food. */
  readonly gapPoint: number | null;
  readonly intakeLevel: number;
  readonly complaintLevel: number;
  /** Certain points of neuromuscular complaints. */
  readonly neuromuscular: number;
  /** Level of depletion risk without the kidneys, so that kidney disease can never create a suggestion. */
  readonly depletionLevelWithoutKidney: number;
  readonly scoring: Scoring;
}

interface Rule {
  readonly reason: string;
  readonly applies: (input: ModelInput, facts: GateFacts) => boolean;
}

const BY_PERMISSIVENESS: readonly SupplementStatus[] = ['blocked', 'food_only', 'ask_first', 'may_consider'];

/** The first that applies gives the status before any cap. A low intake by itself is solved with food. */
export const BASES: readonly (Rule & { readonly status: SupplementStatus })[] = [
  { status: 'food_only', reason: 'no_intake_estimate', applies: (_, { gapPoint }) => gapPoint === null },
  { status: 'food_only', reason: 'intake_ok', applies: (_, { intakeLevel }) => intakeLevel === 0 },
  {
    status: 'may_consider',
    reason: 'gap_with_complaint_or_risk',
    applies: (_, { complaintLevel, neuromuscular, depletionLevelWithoutKidney, scoring }) =>
      (complaintLevel >= 1 && neuromuscular >= scoring.supplementNeuromuscular) || depletionLevelWithoutKidney >= 1,
  },
  { status: 'food_only', reason: 'food_first', applies: () => true },
];

/** The 29 caps in order. Unknown is never "no": what is not known caps too. */
export const CAPS: readonly (Rule & { readonly cap: SupplementStatus })[] = [
  { cap: 'blocked', reason: 'red_flag', applies: (_, { triage }) => triage.level >= 2 },
  { cap: 'blocked', reason: 'under_18', applies: ({ age }, { scoring }) => age !== null && age < scoring.adultAge },
  { cap: 'blocked', reason: 'kidney_reduced', applies: ({ risk }) => risk.kidney === 'reduced' },
  { cap: 'blocked', reason: 'contraindication', applies: ({ safety }) => safety.supplement_contraindication === true },
  { cap: 'blocked', reason: 'wasting_drug', applies: ({ risk }) => risk.wasting_drug === true },
  { cap: 'food_only', reason: 'safety_questions_open', applies: (_, { triage }) => triage.open_level >= 2 },
  {
    cap: 'food_only',
    reason: 'at_upper_level',
    applies: ({ diet }, { scoring }) => diet.supplement_mg !== null && diet.supplement_mg >= scoring.supplementUpperMg,
  },
  { cap: 'ask_first', reason: 'kidney_unknown', applies: ({ risk }) => risk.kidney === null },
  { cap: 'ask_first', reason: 'kidney_mild', applies: ({ risk }) => risk.kidney === 'mildly_reduced' },
  {
    cap: 'ask_first',
    reason: 'contraindication_unknown',
    applies: ({ safety }) => safety.supplement_contraindication === null,
  },
  { cap: 'ask_first', reason: 'interaction', applies: ({ safety }) => safety.interacting_medicine === true },
  { cap: 'ask_first', reason: 'interaction_unknown', applies: ({ safety }) => safety.interacting_medicine === null },
  { cap: 'ask_first', reason: 'pregnancy', applies: (input) => input.pregnant_or_breastfeeding === true },
  {
    cap: 'ask_first',
    reason: 'pregnancy_unknown',
    applies: (input) => input.pregnant_or_breastfeeding === null && input.sex !== 'male',
  },
  { cap: 'ask_first', reason: 'age_65', applies: ({ age }, { scoring }) => age !== null && age >= scoring.olderAge },
  { cap: 'ask_first', reason: 'age_unknown', applies: ({ age }) => age === null },
  { cap: 'ask_first', reason: 'diuretic', applies: ({ risk }) => risk.diuretic !== null && risk.diuretic !== 'none' },
  { cap: 'ask_first', reason: 'diuretic_unknown', applies: ({ risk }) => risk.diuretic === null },
  { cap: 'ask_first', reason: 'ppi', applies: ({ risk }) => risk.ppi !== null && risk.ppi !== 'none' },
  { cap: 'ask_first', reason: 'ppi_unknown', applies: ({ risk }) => risk.ppi === null },
  {
    cap: 'ask_first',
    reason: 'alcohol',
    applies: ({ risk }) => risk.alcohol === 'heavy' || risk.alcohol === 'dependence',
  },
  { cap: 'ask_first', reason: 'alcohol_unknown', applies: ({ risk }) => risk.alcohol === null },
  { cap: 'ask_first', reason: 'gi_loss', applies: ({ risk }) => risk.gi_loss === true },
  { cap: 'ask_first', reason: 'gi_loss_unknown', applies: ({ risk }) => risk.gi_loss === null },
  { cap: 'ask_first', reason: 'diabetes', applies: ({ risk }) => risk.diabetes === true },
  { cap: 'ask_first', reason: 'diabetes_unknown', applies: ({ risk }) => risk.diabetes === null },
  { cap: 'ask_first', reason: 'wasting_drug_unknown', applies: ({ risk }) => risk.wasting_drug === null },
  { cap: 'ask_first', reason: 'supplement_unknown', applies: ({ diet }) => diet.supplement_mg === null },
  { cap: 'ask_first', reason: 'tremor', applies: tremorNeedsCheck },
];

/** What the tables of conditions and medicines allow at most; the other actions leave the status as it is. */
const CAP_OF_ACTION: Readonly<Partial<Record<Action, SupplementStatus>>> = {
  do_not_take_without_doctor: 'blocked',
  ask_doctor_first: 'ask_first',
  ask_pharmacist: 'ask_first',
};

/**
 * Status, reasons and room of a supplement.
 * @param input answers with null for everything unknown
 * @returns reasons: the base first, then every cap that applies, whether or not it lowers the status;
 * room in mg elemental a day: what is left below the upper level, a ceiling for checks and never a dose
 */
export function supplementGate(input: ModelInput, facts: GateFacts): Assessment['supplement'] {
  const base = BASES.find(({ applies }) => applies(input, facts))!;
  const caps = CAPS.filter(({ applies }) => applies(input, facts));
  const status = caps.reduce((lowest, { cap }) => stricter(lowest, cap), base.status);
  const takenMg = input.diet.supplement_mg;
  const room = takenMg === null ? 0 : Math.max(0, facts.scoring.supplementUpperMg - takenMg);
  return {
    status,
    room_mg: roomFor(status, room),
    reasons: [base.reason, ...caps.map(({ reason }) => reason)],
  };
}

/**
 * Applies conditions and medicines that are no input of the model, after its caps (end of instruments.md 4.7).
 * It only tightens; rules about spacing or mentioning change nothing.
 * @returns the reasons of the model followed by the id of every condition or medicine with a tightening rule
 */
export function tighten(
  supplement: Assessment['supplement'],
  extra: readonly { readonly id: string; readonly rule: Action }[],
): Assessment['supplement'] {
  let { status } = supplement;
  const reasons = [...supplement.reasons];
  for (const { id, rule } of extra) {
    const cap = CAP_OF_ACTION[rule];
    if (cap === undefined) continue;
    status = stricter(status, cap);
    reasons.push(id);
  }
  return { status, room_mg: roomFor(status, supplement.room_mg), reasons };
}

function stricter(one: SupplementStatus, other: SupplementStatus): SupplementStatus {
  return BY_PERMISSIVENESS.indexOf(one) < BY_PERMISSIVENESS.indexOf(other) ? one : other;
}

function roomFor(status: SupplementStatus, mg: number): number {
  return status === 'ask_first' || status === 'may_consider' ? mg : 0;
}
