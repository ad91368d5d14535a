import type { Complaint, Scoring } from '../knowledge/schema.ts';
import type { Assessment, ModelInput, TraceLine } from './scoring.ts';

/** Ends of the two scales on which a complaint is asked: how often (0-4) and how much it bothers (0-3). */
const MOST_OFTEN = 4;
const MOST_BOTHER = 3;

/**
 * Sub-score S, the pattern of complaints (instruments.md 4.2).
 * @returns the sub-score with its bounds, and a line for every complaint that adds points for certain
 */
export function complaintPattern(
  symptoms: ModelInput['symptoms'],
  complaints: readonly Complaint[],
  scoring: Scoring,
): { readonly score: Assessment['S']; readonly trace: readonly TraceLine[] } {
  const trace: TraceLine[] = [];
  let lo = 0;
  let hi = 0;
  let neuroLo = 0;
  let neuroHi = 0;
  for (const { id, weight, neuromuscular } of complaints) {
    const least = weight * leastOf(symptoms[id]?.freq ?? null, symptoms[id]?.burden ?? null);
    const most = weight * mostOf(symptoms[id]?.freq ?? null, symptoms[id]?.burden ?? null);
    lo += least;
    hi += most;
    if (neuromuscular) {
      neuroLo += least;
      neuroHi += most;
    }
    if (least > 0) trace.push({ sub: 'S', item: id, points: least });
  }
  const certain = levelOf(lo, neuroLo, scoring);
  const level = [certain, certain, levelOf(hi, neuroHi, scoring)] as const;
  return { score: { lo, hi, neuro_lo: neuroLo, neuro_hi: neuroHi, level }, trace };
}

/** A complaint that may be absent adds nothing for certain, however much it bothers. */
function leastOf(freq: number | null, burden: number | null): number {
  if (freq === null || freq === 0) return 0;
  return freq + (burden ?? 0);
}

function mostOf(freq: number | null, burden: number | null): number {
  if (freq === 0) return 0;
  return (freq ?? MOST_OFTEN) + (burden ?? MOST_BOTHER);
}

/** General complaints alone, however bad, stay at 1: the top level needs some of the neuromuscular kind. */
function levelOf(points: number, neuromuscular: number, { complaints }: Scoring): number {
  if (points < complaints.some) return 0;
  return points >= complaints.many && neuromuscular >= complaints.manyNeuromuscular ? 2 : 1;
}
