/** How often, from a count over a span that is told beside it: "vorige week 3 keer", "5 headaches this week". */
import type { PeriodWords } from './frequency.ts';
import { PERIODS_PER_WEEK } from './frequency-levels.ts';
import type { PerWeek } from './frequency-shares.ts';
import type { Match } from './match-phrases.ts';
import type { FoundNumber } from './numbers.ts';

/** All spans over which a text may count -> how many of them are in a week. */
export function countedSpans(
  words: readonly string[],
  numberAt: ReadonlyMap<number, FoundNumber>,
  vocabulary: PeriodWords,
): readonly CountedSpan[] {
  return [
    ...vocabulary.countedOver.find(words).map((match) => ({ ...match, isNamed: true })),
    ...[...lastSpans(words, numberAt, vocabulary), ...sinceThen(words, numberAt, vocabulary)].map((match) => ({
      ...match,
      isNamed: false,
    })),
  ];
}

/** A span, and whether it is one by its name alone: "this week"; a number beside "the last 3 months" may be anything. */
type CountedSpan = Match<number> & { readonly isNamed: boolean };

/** "de voorbije twee weken", "the past 3 months" -> how many of them are in a week. */
function lastSpans(
  words: readonly string[],
  numberAt: ReadonlyMap<number, FoundNumber>,
  vocabulary: PeriodWords,
): readonly Match<number>[] {
  return words.flatMap((word, at) => {
    const span =
      vocabulary.lastSpan.has(word) && numberAt.has(at + 1) ? periodAt(words, at + 1, numberAt, vocabulary) : undefined;
    return span === undefined || span.perWeek >= 1 ? [] : [{ value: span.perWeek, start: at, end: span.end }];
  });
}

/** "Twee weken terug begon het, en sindsdien 4 keer": "sindsdien" is a span of two weeks. */
function sinceThen(
  words: readonly string[],
  numberAt: ReadonlyMap<number, FoundNumber>,
  vocabulary: PeriodWords,
): readonly Match<number>[] {
  const since = vocabulary.sinceThen.find(words);
  if (since.length === 0) return [];
  for (const at of numberAt.keys()) {
    const span = periodAt(words, at, numberAt, vocabulary);
    if (span === undefined || span.perWeek > 1 || !vocabulary.ago.has(words[span.end] ?? '')) continue;
    return since.filter(({ start }) => start > span.end).map((match) => ({ ...match, value: span.perWeek }));
  }
  return [];
}

/** "vorige week 3 keer kramp", "2x cramp, 7x bad night. That was last week", "three nights last week", "twice this month". */
export function timesOver(
  words: readonly string[],
  { from, to, start, end }: FoundNumber,
  over: readonly CountedSpan[],
  { times, perWeek, otherCounts }: PeriodWords,
  isEnd: (word: number) => boolean,
): PerWeek | null {
  if (over.length === 0 || start >= end || from <= 0) return null;
  // "een keer of vier" has what is counted within
  const counted = [...words.slice(start, end), words[end] ?? ''];
  // "twice" counts by itself, but only what stands beside it
  const isItself = times.has(words[end - 1] ?? '');
  const isTimes = !isItself && counted.some((word) => times.has(word));
  const unit = perWeek.get(words[end] ?? '');
  // "2 weeks back": a length
  if (unit !== undefined && unit !== PERIODS_PER_WEEK.day) return null;
  const isDays = counted.some((word) => perWeek.get(word) === PERIODS_PER_WEEK.day);
  const after = times.has(words[end] ?? '') || unit !== undefined ? end + 1 : end;
  const beside = over.find(
    (match) =>
      match.start === after || match.start === after + 1 || (match.end <= start && start - match.end <= OVER_REACH),
  );
  // "50 last year" is an age
  const near = isTimes
    ? (beside ?? over[0])
    : isDays || isItself || (to <= MOST_BARE && beside?.isNamed === true)
      ? beside
      : undefined;
  const period =
    near ??
    over.find(
      (match) =>
        match.value >= PERIODS_PER_WEEK.week &&
        match.start > after &&
        match.start <= after + MOST_BETWEEN &&
        !isEnd(after) &&
        !isEnd(after + 1) &&
        (isItself || (from > 1 && to <= MOST_IN_A_WEEK && !otherCounts.has(words[end] ?? ''))),
    );
  return period === undefined ? null : { from: from * period.value, to: to * period.value, end: after };
}

/** "3 bad ones this week": so many words lie between, and so many are counted. */
const MOST_BETWEEN = 2;
const MOST_IN_A_WEEK = 7;
/** "per week heb ik ongeveer 2 dagen": so many words lie between. */
const OVER_REACH = 3;
/** A number alone counts times up to so many. */
const MOST_BARE = 3;

/** "week" is one a week, "two weeks" half. */
export function periodAt(
  words: readonly string[],
  at: number,
  numberAt: ReadonlyMap<number, FoundNumber>,
  { perWeek }: PeriodWords,
): { readonly perWeek: number; readonly end: number } | undefined {
  const one = perWeek.get(words[at] ?? '');
  if (one !== undefined) return { perWeek: one, end: at + 1 };
  const number = numberAt.get(at);
  const unit = number !== undefined && number.from > 0 ? perWeek.get(words[number.end] ?? '') : undefined;
  // "eens in de 2 a 3 weken"
  return number === undefined || unit === undefined
    ? undefined
    : { perWeek: (2 * unit) / (number.from + number.to), end: number.end + 1 };
}
