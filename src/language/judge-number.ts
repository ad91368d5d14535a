/** Which number a text answers with: weighed for each kind of question, as it was learned from examples. */
import type { Judged } from '../domain/event.ts';
import type { Answers } from './answer-reader.ts';
import type { Findings } from './findings.ts';
import type { LearnedModel } from './linear-model.ts';
import {
  candidateFeatures,
  type NumberCandidate,
  type NumberKind,
  numberCandidates,
  numberFeatures,
} from './number-features.ts';

/** What a text says of a number: that there is one, that it is none, that it is not known, or nothing of it. */
export const SAYS = { value: 'value', none: 'none', unknown: 'unknown', nothing: 'null' } as const;
/** The label of a number that is the one meant, and of one that is not. */
export const MEANT = { yes: 'yes', no: 'no' } as const;

export interface NumberModel {
  /** Says which of SAYS a text does. */
  readonly says: LearnedModel;
  /** Says of each number by itself whether it is the one meant. */
  readonly number: LearnedModel;
}

export type JudgedNumbers = Pick<Judged, NumberKind>;

/** @param features what the text looks like as an answer; see `answerFeatures` */
export type JudgeNumber = (
  kind: NumberKind,
  findings: Findings,
  answers: Answers,
  features: ReadonlySet<number>,
) => Judged[NumberKind];

/**
 * A number that is less likely is asked for again. Chosen by leaving a fifth of the examples out of learning: up to here
 * fewer wrong numbers cost no right ones.
 */
const LEAST_NUMBER: Readonly<Record<NumberKind, number>> = { age: 0.2, count: 0.1, amount: 0.2 };
/** None is never guessed, and least of all that no magnesium is taken. */
const SURE_NONE: Readonly<Record<NumberKind, number>> = { age: 0.6, count: 0.5, amount: 0.6 };
/** Below this it is not known what the text says at all. */
const LEAST = 0.35;
const NONE = { from: 0, to: 0 } as const;

/** @returns judges what number a text answers to each kind of question */
export function createNumberJudge(models: Readonly<Record<NumberKind, NumberModel>>): JudgeNumber {
  return (kind, findings, answers, features) => {
    const { says, number } = models[kind];
    const likely = says.likely([...features, ...numberFeatures(kind, findings, answers)]);
    const share = Math.max(...likely);
    const label = says.labels[likely.indexOf(share)] ?? SAYS.nothing;
    if (share < LEAST) return null;
    if (label === SAYS.unknown) return label;
    if (label === SAYS.none) return share >= SURE_NONE[kind] ? NONE : null;
    return label === SAYS.value ? meantNumber(kind, findings, answers, number) : null;
  };
}

/** The number that is likeliest to be meant; null when none is likely enough. */
function meantNumber(
  kind: NumberKind,
  findings: Findings,
  answers: Answers,
  model: LearnedModel,
): { readonly from: number; readonly to: number } | null {
  const yes = model.labels.indexOf(MEANT.yes);
  const candidates = numberCandidates(kind, findings, answers);
  let best: NumberCandidate | null = null;
  let most = 0;
  for (const candidate of candidates) {
    const share = model.likely(candidateFeatures(kind, candidate, candidates, findings))[yes] ?? 0;
    // Of two that are as likely the one that is said comes first.
    if (share <= most || share < LEAST_NUMBER[kind]) continue;
    best = candidate;
    most = share;
  }
  return best === null ? null : { from: best.from, to: best.to };
}

/** What the rules read. */
export function numbersAsRead({
  number,
  magnesiumMg,
  isUnknown,
  isNone,
  yesNo,
  frequency,
}: Pick<Answers, 'number' | 'magnesiumMg' | 'isUnknown' | 'isNone' | 'yesNo' | 'frequency'>): JudgedNumbers {
  if (isUnknown) return { age: SAYS.unknown, count: SAYS.unknown, amount: SAYS.unknown };
  const none = isNone || yesNo === 'no' || frequency === 0 ? NONE : null;
  const mg = magnesiumMg === null ? number : { from: magnesiumMg, to: magnesiumMg };
  return { age: number, count: number ?? none, amount: mg ?? none };
}
