import type { Complaint, Scoring } from '../knowledge/schema.ts';
import type { Assessment, Band, ModelInput } from './scoring.ts';

/** From this frequency on, with the greatest bother, a complaint is severe whatever magnesium does. */
const OFTEN = 3;
const VERY_BOTHERSOME = 3;
/** From this frequency on, trembling is looked at by a doctor (4.7 and 4.8). */
const TREMOR_OFTEN = 2;

/** True when trembling is known to come back often enough to be looked at. */
export function tremorNeedsCheck({ symptoms }: ModelInput): boolean {
  return (symptoms['tremor']?.freq ?? 0) >= TREMOR_OFTEN;
}

/** Routine reasons to see a doctor, in the order of instruments.md 4.8; a low band takes none of them away. */
export function doctorReasons(
  input: ModelInput,
  outcome: {
    readonly band: Band;
    readonly triage: Assessment['triage'];
    readonly depletionLevel: number;
    readonly complaints: readonly Complaint[];
    readonly scoring: Scoring;
  },
): readonly string[] {
  const supplementMg = input.diet.supplement_mg ?? 0;
  const isSevere = ({ id }: Complaint) =>
    (input.symptoms[id]?.freq ?? 0) >= OFTEN && (input.symptoms[id]?.burden ?? 0) >= VERY_BOTHERSOME;
  const reasons: readonly (readonly [applies: boolean, reason: string])[] = [
    [outcome.band === 'worth_checking', 'band_worth_checking'],
    [outcome.triage.level === 1, 'red_flag_routine'],
    [outcome.complaints.some(isSevere), 'severe_complaint'],
    [tremorNeedsCheck(input), 'tremor_check'],
    [outcome.depletionLevel === 2, 'high_depletion_risk'],
    [input.risk.kidney === 'reduced' && supplementMg > 0, 'kidney_and_supplement'],
    [supplementMg > outcome.scoring.supplementUpperMg, 'above_upper_level'],
  ];
  return reasons.filter(([applies]) => applies).map(([, reason]) => reason);
}
