/** How often, from a count per period. */
import { longest, type Match, type PhraseIndex } from './match-phrases.ts';
import type { FoundNumber } from './numbers.ts';

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

const SEVEN: ReadonlySet<string> = new Set(['7']);
/** Days a week: less than any count that people give. */
const A_LITTLE = 0.01;

/** A month counts as four weeks, as the questions ask about the last four. */
export const PERIODS_PER_WEEK = { day: 7, week: 1, fortnight: 1 / 2, month: 1 / 4, year: 1 / 52 } as const;

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
  const over = vocabulary.countedOver.find(words);
  const numberAt = new Map(numbers.map((number) => [number.start, number]));
  for (const number of [...numbers, ...vagueCounts(words, numbers, vocabulary)]) {
    const said = perWeek(words, number, numberAt, vocabulary, isWhole, isEnd);
    const isVague = numberAt.get(number.start) !== number;
    const week = said ?? (isVague ? null : timesOver(words, number, over, vocabulary));
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

/** "mon to thurs" is four days a week. */
function weekdaySpans(words: readonly string[], { weekdays, dayTo }: PeriodWords): readonly Found<FrequencyLevel>[] {
  const found: Found<FrequencyLevel>[] = [];
  for (const [at, word] of words.entries()) {
    const first = weekdays.get(word);
    if (first === undefined) continue;
    const reach = dayTo.find(words.slice(at + 1, at + 4)).filter(({ start }) => start === 0);
    const end = at + 1 + Math.max(0, ...reach.map((match) => match.end));
    const last = weekdays.get(words[end] ?? '');
    if (last === undefined || end === at + 1) continue;
    const level = sameLevel(((last - first + 7) % 7) + 1, ((last - first + 7) % 7) + 1);
    if (level !== null) found.push({ level, start: at, end: end + 1 });
  }
  return found;
}

/** "on mondays and thursdays", "mon, wed and fri", "mon-fri", and "op zondagen" or "only on friday" alone: days that come back. */
function weekdayLists(words: readonly string[], vocabulary: PeriodWords): readonly Found<FrequencyLevel>[] {
  const { weekdays } = vocabulary;
  const found: Found<FrequencyLevel>[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const days = [at];
    for (let next = nextDay(words, at, weekdays); next !== null; next = nextDay(words, next, weekdays)) days.push(next);
    const [first, last] = [weekdays.get(words[at] ?? ''), weekdays.get(words[days.at(-1) ?? at] ?? '')];
    if (first === undefined || last === undefined) continue;
    const end = (days.at(-1) ?? at) + 1;
    // "mon-fri": the hyphen is no word
    const isSpan = days.length === 2 && end - at === 2 && last - first >= LEAST_SPAN;
    const count = isSpan ? last - first + 1 : new Set(days.map((day) => weekdays.get(words[day] ?? ''))).size;
    const level = sameLevel(count, count);
    if (level !== null && (count > 1 || isPlural(words[at] ?? '') || isHabit(words, at, end, vocabulary)))
      found.push({ level, start: at, end });
    at = end - 1;
  }
  return found;
}

/** "sunday evenings mainly", "only on thurs night", "always tuesdays". */
function isHabit(
  words: readonly string[],
  start: number,
  end: number,
  { dayHabits, dayPartsOften }: PeriodWords,
): boolean {
  // "zo" and "do" are hardly ever days
  if ((words[start] ?? '').length < SHORTEST_DAY) return false;
  if (dayPartsOften.has(words[end] ?? '')) return true;
  const beside = [...words.slice(Math.max(0, start - HABIT_REACH), start), ...words.slice(end, end + HABIT_REACH)];
  return beside.some((word) => dayHabits.has(word));
}

const HABIT_REACH = 2;
const SHORTEST_DAY = 3;

/** From so many days apart on two names side by side are the ends of a span. */
const LEAST_SPAN = 3;
/** "monday night and thursday night"; of short names one, as "sat in the sun" is no weekend. */
const BETWEEN_DAYS = 2;
const SHORT_DAY = 4;
const LONG_DAY = 7;

function nextDay(words: readonly string[], at: number, weekdays: PeriodWords['weekdays']): number | null {
  if (!weekdays.has(words[at] ?? '')) return null;
  for (let next = at + 1; next <= at + 1 + BETWEEN_DAYS; next += 1) {
    if (!weekdays.has(words[next] ?? '')) continue;
    const isShort = Math.min((words[at] ?? '').length, (words[next] ?? '').length) <= SHORT_DAY;
    return isShort && next - at > BETWEEN_DAYS ? null : next;
  }
  return null;
}

/** "mondays", "maandagen", "maandags"; not "thurs". */
function isPlural(day: string): boolean {
  return day.length >= LONG_DAY && /(?:s|en)$/.test(day);
}

/** "maandag en donderdag" is two days a week, "every sunday" one; null without such days. */
export function levelOfWeekdays(words: readonly string[], { weekdays, dayOn }: PeriodWords): FrequencyLevel | null {
  const days = words.flatMap((word, at) => (weekdays.has(word) ? [{ day: weekdays.get(word), at }] : []));
  const count = new Set(days.map(({ day }) => day)).size;
  const comesBack = count > 1 || days.some(({ at }) => dayOn.has(words[at - 1] ?? ''));
  return comesBack ? sameLevel(count, count) : null;
}

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

/** "2 or 3 times a week" is at least twice; wider spans are no level. */
function levelOfSpan(from: number, to: number): FrequencyLevel | null {
  return sameLevel(from, to) ?? (from > 0 && to - from <= NARROW ? levelOfDays(from) : null);
}

const NARROW = 1;

/** The level of both ends, or null when they differ. */
function sameLevel(from: number, to: number): FrequencyLevel | null {
  const low = levelOfDays(from);
  return low === levelOfDays(to) ? low : null;
}

/** Days a week -> level, as the buttons word them: less than 1, 1 or 2, 3 to 5, nearly every day. */
export function levelOfDays(days: number): FrequencyLevel | null {
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

/** "vorige week 3 keer kramp", "2x cramp, 7x bad night. That was last week", "three nights last week", "twice this month". */
function timesOver(
  words: readonly string[],
  { from, to, start, end }: FoundNumber,
  over: readonly Match<number>[],
  { times, perWeek }: PeriodWords,
): PerWeek | null {
  if (over.length === 0 || start >= end || from <= 0) return null;
  // "een keer of vier" has what is counted within
  const counted = [...words.slice(start, end), words[end] ?? ''];
  const isTimes = counted.some((word) => times.has(word));
  const isDays = counted.some((word) => perWeek.get(word) === PERIODS_PER_WEEK.day);
  const after = times.has(words[end] ?? '') || perWeek.get(words[end] ?? '') === PERIODS_PER_WEEK.day ? end + 1 : end;
  const beside = over.find(
    (match) =>
      match.start === after || match.start === after + 1 || (match.end <= start && start - match.end <= OVER_REACH),
  );
  // "50 last year" is an age
  const period = isTimes ? (beside ?? over[0]) : isDays || to <= MOST_BARE ? beside : undefined;
  return period === undefined ? null : { from: from * period.value, to: to * period.value, end: after };
}

/** "per week heb ik ongeveer 2 dagen": so many words lie between. */
const OVER_REACH = 3;
/** A number alone counts times up to so many. */
const MOST_BARE = 3;

/** "week" is one a week, "two weeks" half. */
function periodAt(
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

function perWeek(
  words: readonly string[],
  number: FoundNumber,
  numberAt: ReadonlyMap<number, FoundNumber>,
  vocabulary: PeriodWords,
  isWhole: boolean,
  isEnd: (word: number) => boolean,
): PerWeek | null {
  const unitAt = unitBehind(words, number.end, vocabulary);
  const unit = vocabulary.perWeek.get(words[unitAt] ?? '');
  const isEvery = isRightBefore(vocabulary.every, words, number.start);
  if (isEvery && unit !== undefined && number.from > 0)
    return { from: unit / number.to, to: unit / number.from, end: unitAt + 1 };

  // "awake half the night, every night"
  if (number.from > 0 && number.to < 1) return null;
  const isCounted = unit !== undefined || vocabulary.times.has(words[number.end] ?? '');
  const after = unit !== undefined ? unitAt + 1 : isCounted ? number.end + 1 : number.end;
  // "1 aanval per maand": what is counted may be any one word
  for (const from of isCounted ? [after] : [after, after + 1]) {
    // "sinds een week, elke dag"
    if (isEnd(from)) break;
    const rest = words.slice(from, from + 4);
    for (const match of vocabulary.per.find(rest)) {
      const period = match.start === 0 ? periodAt(words, from + match.end, numberAt, vocabulary) : undefined;
      // "3 days in the month", and a number that is none of days but a size ("200 mg per dag") counts nothing
      if (period === undefined || (from > after && vocabulary.uncounted.has(words[after] ?? ''))) continue;
      return { from: number.from * period.perWeek, to: number.to * period.perWeek, end: period.end };
    }
    for (const match of vocabulary.outOf.find(rest)) {
      const isSeven = SEVEN.has(rest[match.end] ?? '') || vocabulary.seven.has(rest[match.end] ?? '');
      if (match.start === 0 && isSeven) return { from: number.from, to: number.to, end: from + match.end + 1 };
      // "nine nights out of ten", "1 out of 3 nights"
      const whole = match.start === 0 ? (numberAt.get(from + match.end) ?? numberAt.get(from)) : undefined;
      const isOfDays = unit === PERIODS_PER_WEEK.day || vocabulary.perWeek.get(words[whole?.end ?? -1] ?? '') === 7;
      if (whole === undefined || !isOfDays || whole.from < number.to || whole.from === 0) continue;
      return { from: (7 * number.from) / whole.from, to: (7 * number.to) / whole.from, end: whole.end };
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
