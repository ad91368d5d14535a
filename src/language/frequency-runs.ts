/** How often, from which one it is: "third time this week", "zesde nacht op rij". */
import type { Found, FrequencyLevel, PeriodWords } from './frequency.ts';
import { levelOfSpan, PERIODS_PER_WEEK } from './frequency-levels.ts';
import type { FoundNumber } from './numbers.ts';

interface Nth {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** The first one is no count yet. */
const FEWEST = 2;
const MOST = 12;
/** Days in a row: nearly daily when the third one is told of, or when so many have passed. */
const THIRD = 3;
const MANY_IN_A_ROW = 6;
/** "Fourth bad night", "derde keer nu al": so many words stand between where times or days are counted, else fewer. */
const REACH = 3;
const REACH_OF_ANY = 2;

/** "derde keer deze week", "2nd one this week", "third night running"; each says how often. */
export function findRuns(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  vocabulary: PeriodWords,
  isEnd: (word: number) => boolean,
): readonly Found<FrequencyLevel>[] {
  const { perWeek, countedOver, inARow } = vocabulary;
  const isDay = (word: number): boolean => perWeek.get(words[word] ?? '') === PERIODS_PER_WEEK.day;
  const isJoined = (from: number, to: number): boolean => {
    for (let at = from + 1; at <= to; at += 1) if (isEnd(at)) return false;
    return true;
  };
  const spans = countedOver.find(words);
  const rows = inARow.find(words);
  const found: Found<FrequencyLevel>[] = [];
  for (const { value, start, end } of nths(words, vocabulary)) {
    const row = rows.find((each) => each.start > end && each.start <= end + REACH && isJoined(start, each.start));
    const isOfDays = row !== undefined && words.slice(end, row.start).some((_, by) => isDay(end + by));
    if (row !== undefined && isOfDays && value >= THIRD) found.push({ level: 4, start, end: row.end });
    const over = spans.find(
      (each) =>
        (each.start >= end && each.start <= end + reachOf(words, end, vocabulary) && isJoined(start, each.start)) ||
        (each.end <= start &&
          start <= each.end + REACH &&
          isJoined(each.start, start) &&
          isCounted(words, end, vocabulary)),
    );
    const level = row !== undefined || over === undefined ? null : levelOfSpan(value * over.value, value * over.value);
    if (over !== undefined && level !== null)
      found.push({ level, start: Math.min(start, over.start), end: Math.max(end, over.end) });
  }
  for (const { from, start, end } of numbers) {
    const row = isDay(end) ? rows.find((each) => each.start === end + 1) : undefined;
    if (row !== undefined && from >= MANY_IN_A_ROW && isJoined(start, row.start))
      found.push({ level: 4, start, end: row.end });
  }
  return found;
}

function reachOf(words: readonly string[], end: number, vocabulary: PeriodWords): number {
  return words.slice(end, end + REACH).some((_, by) => isCounted(words, end + by, vocabulary)) ? REACH : REACH_OF_ANY;
}

function isCounted(words: readonly string[], at: number, { times, perWeek }: PeriodWords): boolean {
  return times.has(words[at] ?? '') || perWeek.has(words[at] ?? '');
}

/** "third", "derde", "3rd" and "3e", with what they count right behind. */
function nths(words: readonly string[], { nthWords, nthEndings }: PeriodWords): readonly Nth[] {
  return words.flatMap((word, at) => {
    const named = nthWords.get(word);
    if (named !== undefined) return [{ value: named, start: at, end: at + 1 }];
    const value = Number(word);
    const isNth = Number.isInteger(value) && value >= FEWEST && value <= MOST && nthEndings.has(words[at + 1] ?? '');
    return isNth ? [{ value, start: at, end: at + 2 }] : [];
  });
}
