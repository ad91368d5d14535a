/** How often, from a count per period. */
import { levelOfSpan, PERIODS_PER_WEEK, sameLevel } from './frequency-levels.ts';
import { countedSpans, periodAt, timesOver } from './frequency-over.ts';
import { nearest, type PerWeek, shareAt, turnedShare } from './frequency-shares.ts';
import { longest, type PhraseIndex } from './match-phrases.ts';
import type { FoundNumber } from './numbers.ts';
import { weekdayLists, weekdaySpans } from './weekdays.ts';

/** Words that count without a number. */
export interface CountWords {
  /** "a few", "een paar", "eens": only with a time beside them. */
  readonly vague: PhraseIndex<number>;
  /** "every other day". */
  readonly ordinals: PhraseIndex<number>;
  /** "last week", "deze maand" -> how many of them are in a week. */
  readonly countedOver: PhraseIndex<number>;
  /** Name of a day -> 0 for Monday to 6 for Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** Between the first and the last day: "mon to fri". */
  readonly dayTo: PhraseIndex<true>;
  /** Before a day that comes back each week: "on", "elke". */
  readonly dayOn: ReadonlySet<string>;
  /** "every", "iederen": before a part of the day it is each day. */
  readonly eachDay: ReadonlySet<string>;
  /** Beside the name of one day, so that it comes back: "always", "alleen". */
  readonly dayHabits: ReadonlySet<string>;
  /** "sunday evenings": parts of a day, more than one. */
  readonly dayPartsOften: ReadonlySet<string>;
  /** "every bloody night": strong words that change nothing. */
  readonly intensives: ReadonlySet<string>;
  /** "no more than": at most. */
  readonly notOver: PhraseIndex<true>;
  /** "pw", "p m": a period in short, behind a count or before it -> how many of them are in a week. */
  readonly perShort: PhraseIndex<number>;
  /** Behind a number: "or so", "ofzo". */
  readonly orSo: PhraseIndex<true>;
  /** Days or turns of a working week: "shifts", "werkdagen". */
  readonly workDays: ReadonlySet<string>;
  /** "third" -> 3. */
  readonly nthWords: ReadonlyMap<string, number>;
  /** Behind a number that is one of a row: 3 "rd", 3 "de". */
  readonly nthEndings: ReadonlySet<string>;
  /** "in a row", "op rij". */
  readonly inARow: PhraseIndex<true>;
  /** "hardly a", "geen": before a day that is never without. */
  readonly noneOf: PhraseIndex<true>;
  /** Behind that day: "goes by", "zonder". */
  readonly passes: PhraseIndex<true>;
  /** What is counted is the time without, or no time at all: "zonder", "kilo". */
  readonly otherCounts: ReadonlySet<string>;
  /** Before a span of so many weeks: "past", "voorbije". */
  readonly lastSpan: ReadonlySet<string>;
  /** "sindsdien", and behind the span that it means: "ago". */
  readonly sinceThen: PhraseIndex<true>;
  readonly ago: ReadonlySet<string>;
}

export interface PeriodWords extends CountWords {
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

/** Days a week: less than any count that people give. */
const A_LITTLE = 0.01;

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
 * @param isEnd a clause ends before this word
 * @returns one for each count; a level of null falls between two
 */
export function findCounts(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  vocabulary: PeriodWords,
  isWhole: boolean,
  isEnd: (word: number) => boolean,
): readonly Found<FrequencyLevel | null>[] {
  const found: Found<FrequencyLevel | null>[] = [];
  const vague = vagueCounts(words, numbers, vocabulary);
  const isVague = new Set(vague);
  const numberAt = new Map([...vague, ...numbers].map((number) => [number.start, number]));
  const over = countedSpans(words, numberAt, vocabulary);
  for (const number of numbers) {
    const share = turnedShare(words, number, numbers, vocabulary, isEnd);
    if (share === null) continue;
    found.push({ level: levelOfSpan(share.from, share.to), start: share.start, end: share.end });
  }
  for (const number of [...numbers, ...vague]) {
    const said = perWeek(words, number, numberAt, vocabulary, isWhole, isEnd);
    const isLoose = isVague.has(number) && (number.from < FEW || !isCountedBehind(words, number.end, vocabulary));
    // "dit jaar nog geen enkele keer"
    const isNone = isRightBefore(vocabulary.noneOf, words, number.start);
    const week = said ?? (isLoose || isNone ? null : timesOver(words, number, over, vocabulary, isEnd));
    if (week === null || found.some(({ start, end }) => start < week.end && number.start < end)) continue;
    // "hart slaat over. 2x per week": what stands in another clause compares nothing
    const isBeside = !isEnd(number.start);
    const level =
      isBeside && isRightBefore(vocabulary.under, words, number.start)
        ? sameLevel(A_LITTLE, week.from - A_LITTLE)
        : isBeside && isOver(words, number.start, vocabulary)
          ? sameLevel(week.to + A_LITTLE, 7)
          : levelOfSpan(week.from, week.to);
    found.push({ level, start: number.start, end: week.end });
  }
  const spans = weekdaySpans(words, vocabulary);
  const lists = weekdayLists(words, vocabulary).filter(
    (list) => !spans.some(({ start, end }) => start < list.end && list.start < end),
  );
  return [...found, ...spans, ...lists, ...findEachDays(words, vocabulary, 1)];
}

/** "Eens", "keer" count one only per period, and "some" or "wat" only times or days. */
const FEW = 2;

function isCountedBehind(words: readonly string[], at: number, { times, perWeek }: PeriodWords): boolean {
  return times.has(words[at] ?? '') || perWeek.get(words[at] ?? '') === PERIODS_PER_WEEK.day;
}

/** "more than", but not "no more than". */
function isOver(words: readonly string[], at: number, { over, notOver }: PeriodWords): boolean {
  return isRightBefore(over, words, at) && !isRightBefore(notOver, words, at);
}

/** "a few", "een paar" and, after "every", "other" and "third", where no number stands. */
function vagueCounts(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  { vague, ordinals, every }: PeriodWords,
): readonly FoundNumber[] {
  const taken = new Set<number>();
  for (const { start, end } of numbers) for (let at = start; at < end; at += 1) taken.add(at);
  return [
    ...longest(vague.find(words), () => ''),
    ...longest(ordinals.find(words), () => '').filter(({ start }) => isRightBefore(every, words, start)),
  ]
    .filter(({ start }) => !taken.has(start))
    .map(({ value, start, end }) => ({ from: value, to: value, start, end }));
}

/** "iederen achternoen", "every bloody night", "every single blessed night", "elke verdomde dag". */
export function findEachDays(
  words: readonly string[],
  { eachDay, intensives, perWeek }: PeriodWords,
  fewestIntensives: number,
): readonly Found<FrequencyLevel>[] {
  return words.flatMap((word, at) => {
    if (perWeek.get(word) !== PERIODS_PER_WEEK.day) return [];
    let first = at;
    while (at - first < MOST_INTENSIVES && intensives.has(words[first - 1] ?? '')) first -= 1;
    return at - first >= fewestIntensives && eachDay.has(words[first - 1] ?? '')
      ? [{ level: 4, start: first - 1, end: at + 1 } as const]
      : [];
  });
}

const MOST_INTENSIVES = 3;

/** Bother from a mark out of ten: 0, 1-3, 4-7 and 8-10 are the four levels (a design decision, no published cut). */
export function botherOfMark(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  outOf: PhraseIndex<true>,
): BotherLevel | null {
  const [mark, ten] = numbers;
  if (mark === undefined || ten === undefined || ten.from !== 10 || mark.to > 10) return null;
  if (!isBetween(words, mark.end, ten.start, outOf)) return null;
  const level = (value: number): BotherLevel => (value === 0 ? 0 : value <= 3 ? 1 : value <= 7 ? 2 : 3);
  return level(mark.from) === level(mark.to) ? level(mark.to) : null;
}

function perWeek(
  words: readonly string[],
  number: FoundNumber,
  numberAt: ReadonlyMap<number, FoundNumber>,
  vocabulary: PeriodWords,
  isWhole: boolean,
  isEnd: (word: number) => boolean,
): PerWeek | null {
  const numberEnd = behind(vocabulary.orSo, words, number.end);
  const unitAt = unitBehind(words, numberEnd, vocabulary);
  // "twice weekly": it counts times by itself
  const isItself = vocabulary.times.has(words[number.end - 1] ?? '');
  const unit = isItself ? undefined : vocabulary.perWeek.get(words[unitAt] ?? '');
  const isEvery = isRightBefore(vocabulary.every, words, number.start);
  if (isEvery && unit !== undefined && number.from > 0)
    return { from: unit / number.to, to: unit / number.from, end: unitAt + 1 };

  // "awake half the night, every night"
  if (number.from > 0 && number.to < 1) return null;
  const isTimes = vocabulary.times.has(words[numberEnd] ?? '');
  const isCounted = unit !== undefined || isTimes || isItself;
  const last = unit !== undefined ? unitAt + 1 : isTimes ? numberEnd + 1 : numberEnd;
  const after = behind(vocabulary.orSo, words, last);
  const short = shortPeriod(words, number.start, after, vocabulary, isEnd);
  if (isCounted && short !== null)
    return { from: number.from * short.perWeek, to: number.to * short.perWeek, end: short.end };
  // "1 aanval per maand": what is counted may be any one word
  for (const from of isCounted && !isItself ? [after] : [after, after + 1]) {
    // "sinds een week, elke dag"
    if (isEnd(from)) break;
    const share = shareAt(words, number, from, unit, numberAt, vocabulary);
    if (share !== null) return share;
    const rest = words.slice(from, from + 4);
    for (const match of vocabulary.per.find(rest)) {
      const period = match.start === 0 ? periodAt(words, from + match.end, numberAt, vocabulary) : undefined;
      // "3 days in the month", and a number that is none of days but a size ("200 mg per dag") counts nothing
      if (period === undefined || (from > after && vocabulary.uncounted.has(words[after] ?? ''))) continue;
      const [few, many] = [number.from * period.perWeek, number.to * period.perWeek];
      // "eens in de 2 a 3 dagen"
      return { ...(period.perWeek > 1 ? nearest(few, many) : { from: few, to: many }), end: period.end };
    }
  }
  const bare = vocabulary.perWeek.get(words[after] ?? '');
  if (
    isCounted &&
    !isEnd(after) &&
    (unit === undefined || unit === PERIODS_PER_WEEK.day) &&
    bare !== undefined &&
    bare < 7
  )
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

/** The word behind such a phrase, when it stands here. */
function behind(phrases: PhraseIndex<true>, words: readonly string[], at: number): number {
  const found = phrases.find(words.slice(at, at + 2)).filter(({ start }) => start === 0);
  return at + Math.max(0, ...found.map(({ end }) => end));
}

/** "3 nachten pw", "p/m 2 keer". */
function shortPeriod(
  words: readonly string[],
  start: number,
  after: number,
  { perShort }: PeriodWords,
  isEnd: (word: number) => boolean,
): { readonly perWeek: number; readonly end: number } | null {
  const first = Math.max(0, start - 2);
  const [next] = isEnd(after) ? [] : longest(perShort.find(words.slice(after, after + 2)), () => '');
  if (next?.start === 0) return { perWeek: next.value, end: after + next.end };
  const before = isEnd(start)
    ? undefined
    : perShort.find(words.slice(first, start)).find(({ end }) => first + end === start);
  return before === undefined ? null : { perWeek: before.value, end: after };
}

/** "2 bad nights a week": one word may stand before the nights. */
function unitBehind(words: readonly string[], at: number, { perWeek, times, uncounted }: PeriodWords): number {
  const word = words[at] ?? '';
  const isOneOff = !perWeek.has(word) && !times.has(word) && !uncounted.has(word);
  return isOneOff && perWeek.get(words[at + 1] ?? '') === PERIODS_PER_WEEK.day ? at + 1 : at;
}

function isRightBefore(phrases: PhraseIndex<true>, words: readonly string[], at: number): boolean {
  const from = Math.max(0, at - 3);
  return phrases.find(words.slice(from, at)).some((match) => from + match.end === at);
}

function isBetween(words: readonly string[], start: number, end: number, phrases: PhraseIndex<true>): boolean {
  const between = words.slice(start, end);
  return (between.length === 1 && between[0] === '/') || phrases.whole(between).length > 0;
}
