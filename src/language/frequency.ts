/** How often, from a count per period. */
import type { PhraseIndex } from './match-phrases.ts';
import type { FoundNumber } from './numbers.ts';

export interface PeriodWords {
  readonly times: ReadonlySet<string>;
  readonly per: PhraseIndex<true>;
  readonly every: PhraseIndex<true>;
  readonly under: PhraseIndex<true>;
  readonly over: PhraseIndex<true>;
  readonly outOf: PhraseIndex<true>;
  readonly fillers: ReadonlySet<string>;
  /** "mg", "tablets", "hours": what is counted is no complaint. */
  readonly uncounted: ReadonlySet<string>;
  /** The number seven in words. */
  readonly seven: ReadonlySet<string>;
  /** Word of a period -> how many of them are in a week. */
  readonly perWeek: ReadonlyMap<string, number>;
}

export type FrequencyLevel = 0 | 1 | 2 | 3 | 4;
export type BotherLevel = 0 | 1 | 2 | 3;

const SEVEN: ReadonlySet<string> = new Set(['7']);
/** Days a week: less than any count that people give. */
const A_LITTLE = 0.01;

/** A month counts as four weeks, as the questions ask about the last four. */
export const PERIODS_PER_WEEK = { day: 7, week: 1, month: 1 / 4, year: 1 / 52 } as const;

/** A level and the words that say it. */
export interface Found<Level> {
  readonly level: Level;
  /** Words `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
}

/**
 * Levels of "3 times a week", "2x per maand", "om de 3 dagen", "5 of 7 days".
 * @param isWhole the text may be a count alone ("6-7x"), which then is a count a week
 * @returns one for each count; a level of null falls between two
 */
export function findCounts(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  vocabulary: PeriodWords,
  isWhole: boolean,
): readonly Found<FrequencyLevel | null>[] {
  const found: Found<FrequencyLevel | null>[] = [];
  for (const number of numbers) {
    const week = perWeek(words, number, vocabulary, isWhole);
    if (week === null) continue;
    const level = isRightBefore(vocabulary.under, words, number.start)
      ? sameLevel(A_LITTLE, week.from - A_LITTLE)
      : isRightBefore(vocabulary.over, words, number.start)
        ? sameLevel(week.to + A_LITTLE, 7)
        : sameLevel(week.from, week.to);
    found.push({ level, start: number.start, end: week.end });
  }
  return found;
}

/** Bother from a mark out of ten: 0, 1-3, 4-6 and 7-10 are the four levels (a design decision, no published cut). */
export function botherOfMark(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  outOf: PhraseIndex<true>,
): BotherLevel | null {
  const [mark, ten] = numbers;
  if (mark === undefined || ten === undefined || ten.from !== 10 || mark.to > 10) return null;
  if (!isBetween(words, mark.end, ten.start, outOf)) return null;
  const level = (value: number): BotherLevel => (value === 0 ? 0 : value <= 3 ? 1 : value <= 6 ? 2 : 3);
  return level(mark.from) === level(mark.to) ? level(mark.to) : null;
}

/** The level of both ends, or null when they differ. */
function sameLevel(from: number, to: number): FrequencyLevel | null {
  const low = levelOfDays(from);
  return low === levelOfDays(to) ? low : null;
}

/** Days a week -> level, as the buttons word them: less than 1, 1 or 2, 3 to 5, nearly every day. */
function levelOfDays(days: number): FrequencyLevel | null {
  if (days === 0) return 0;
  if (days < 1) return 1;
  if (days < 2.5) return 2;
  if (days >= 3 && days <= 5) return 3;
  return days >= 6 ? 4 : null;
}

interface PerWeek {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

function perWeek(
  words: readonly string[],
  number: FoundNumber,
  vocabulary: PeriodWords,
  isWhole: boolean,
): PerWeek | null {
  const unit = vocabulary.perWeek.get(words[number.end] ?? '');
  const isEvery = isRightBefore(vocabulary.every, words, number.start);
  if (isEvery && unit !== undefined && number.from > 0)
    return { from: unit / number.to, to: unit / number.from, end: number.end + 1 };

  const isCounted = unit !== undefined || vocabulary.times.has(words[number.end] ?? '');
  const after = isCounted ? number.end + 1 : number.end;
  // "1 aanval per maand": what is counted may be any one word
  for (const from of isCounted ? [after] : [after, after + 1]) {
    const rest = words.slice(from, from + 4);
    for (const match of vocabulary.per.find(rest)) {
      const period = match.start === 0 ? vocabulary.perWeek.get(rest[match.end] ?? '') : undefined;
      // "3 days in the month", and a number that is none of days but a size ("200 mg per dag") counts nothing
      if (period === undefined || (from > after && vocabulary.uncounted.has(words[after] ?? ''))) continue;
      return { from: number.from * period, to: number.to * period, end: from + match.end + 1 };
    }
    for (const match of vocabulary.outOf.find(rest)) {
      const isSeven = SEVEN.has(rest[match.end] ?? '') || vocabulary.seven.has(rest[match.end] ?? '');
      if (match.start === 0 && isSeven) return { from: number.from, to: number.to, end: from + match.end + 1 };
    }
  }
  const bare = vocabulary.perWeek.get(words[after] ?? '');
  if (isCounted && unit === undefined && bare !== undefined && bare < 7)
    return { from: number.from * bare, to: number.to * bare, end: after + 1 };
  if (!isWhole) return null;
  // "6-7x", "3 dagen" and nothing else: a week is meant, as on the buttons.
  const isAlone =
    words.slice(0, number.start).every((word) => vocabulary.fillers.has(word)) &&
    words.slice(after).every((word) => vocabulary.fillers.has(word));
  return isCounted && isAlone && (unit === undefined || unit === 7)
    ? { from: number.from, to: number.to, end: after }
    : null;
}

function isRightBefore(phrases: PhraseIndex<true>, words: readonly string[], at: number): boolean {
  const from = Math.max(0, at - 3);
  return phrases.find(words.slice(from, at)).some((match) => from + match.end === at);
}

function isBetween(words: readonly string[], start: number, end: number, phrases: PhraseIndex<true>): boolean {
  const between = words.slice(start, end);
  return (between.length === 1 && between[0] === '/') || phrases.whole(between).length > 0;
}
