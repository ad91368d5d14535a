/** How often, as a part of a whole: "5 nachten op 7", "1 night in 2", "one week in four", "van de 7 nachten een stuk of 6". */
import type { PeriodWords } from './frequency.ts';
import { PERIODS_PER_WEEK } from './frequency-levels.ts';
import type { FoundNumber } from './numbers.ts';

/** So many times a week, and the word behind the last one that says it. */
export interface PerWeek {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

const WEEK = 7;
/** "Four days out of five" is said of a working week, also of its evenings. */
const WORKING_WEEK = 5;
/** A larger whole is no count of days: "one day in 2023". */
const MOST_DAYS = 31;

/**
 * "4 dagen op de 5", "5/7", "three shifts out of five": a number, what is counted, a joint and the whole.
 * @param from the joint may begin at this word
 * @param unit how many of what is counted a week has; undefined when it is not told before the joint
 */
export function shareAt(
  words: readonly string[],
  number: FoundNumber,
  from: number,
  unit: number | undefined,
  numberAt: ReadonlyMap<number, FoundNumber>,
  vocabulary: PeriodWords,
): PerWeek | null {
  const { perWeek, outOf, weekdays, workDays, uncounted, seven } = vocabulary;
  const joints = outOf.find(words.slice(from, from + LONGEST_JOINT)).filter(({ start }) => start === 0);
  if (words[from] === '/') joints.push({ value: true, start: 0, end: 1 });
  for (const { end } of joints) {
    const at = from + end;
    const whole = numberAt.get(at) ?? numberAt.get(from);
    const isSeven = words[at] === String(WEEK) || seven.has(words[at] ?? '');
    if (whole === undefined) {
      if (isSeven) return { from: number.from, to: number.to, end: at + 1 };
      continue;
    }
    const behind = words[whole.end] ?? '';
    const isWork = workDays.has(words[from - 1] ?? '') || workDays.has(behind);
    const weekday = weekdays.has(words[from - 1] ?? '') ? 1 : undefined;
    const told = isWork ? WORKING_WEEK : (perWeek.get(behind) ?? unit ?? weekday ?? (isSeven ? WEEK : undefined));
    if (told === undefined || told < 1 || uncounted.has(behind)) continue;
    if (whole.from < number.to || whole.from === 0 || whole.to > MOST_DAYS) continue;
    const isAll = isWork ? false : told === WEEK && (whole.from === WEEK || whole.from === WORKING_WEEK);
    const times = isAll ? 1 : told / whole.from;
    const isBehind = perWeek.has(behind) || workDays.has(behind);
    return { ...nearest(times * number.from, times * number.to), end: isBehind ? whole.end + 1 : whole.end };
  }
  return null;
}

const LONGEST_JOINT = 4;

/** "Van de dertig dagen was ik er twaalf moe": the whole comes first. */
export function turnedShare(
  words: readonly string[],
  whole: FoundNumber,
  numbers: readonly FoundNumber[],
  { perWeek, outOf, uncounted, otherCounts }: PeriodWords,
  isEnd: (word: number) => boolean,
): (PerWeek & { readonly start: number }) | null {
  if (whole.from !== whole.to || whole.from < 2 || whole.to > MOST_DAYS) return null;
  if (perWeek.get(words[whole.end] ?? '') !== PERIODS_PER_WEEK.day) return null;
  const first = Math.max(0, whole.start - LONGEST_JOINT);
  const joint = outOf
    .find(words.slice(first, whole.start))
    .find(({ start, end }) => first + end === whole.start && end - start > 1);
  const part = numbers.find(({ start }) => start > whole.end && start <= whole.end + PART_REACH);
  if (joint === undefined || part === undefined || part.to > whole.from || part.from < 1) return null;
  const behind = words[part.end] ?? '';
  const unit = perWeek.get(behind);
  if (uncounted.has(behind) || (unit !== undefined && unit !== PERIODS_PER_WEEK.day)) return null;
  for (let at = whole.end + 1; at <= part.end + FREE_REACH && at < words.length; at += 1) {
    if (at > part.end && isEnd(at)) break;
    // "van de laatste 7 dagen 1 dag zonder": the day that was well
    if (otherCounts.has(words[at] ?? '')) return null;
  }
  const times = WEEK / whole.from;
  return { ...nearest(times * part.from, times * part.to), start: whole.start, end: part.end };
}

const PART_REACH = 8;
const FREE_REACH = 3;

/** A part of so many days lies seldom on a whole number of days a week: what falls between two levels goes to the nearer one. */
export function nearest(from: number, to: number): Pick<PerWeek, 'from' | 'to'> {
  return { from: nearestDays(from), to: nearestDays(to) };
}

function nearestDays(days: number): number {
  if (days > 5 && days < 6) return days < 5.5 ? 5 : 6;
  return days >= 2.5 && days < 3 ? 3 : days;
}
