/** Days a week, and the levels that the buttons name. */
import type { FrequencyLevel } from './frequency.ts';

/** A month counts as four weeks, as the questions ask about the last four. */
export const PERIODS_PER_WEEK = { day: 7, week: 1, fortnight: 1 / 2, month: 1 / 4, year: 1 / 52 } as const;

/** "2 or 3 times a week" is at least twice; wider spans are no level. */
export function levelOfSpan(from: number, to: number): FrequencyLevel | null {
  return sameLevel(from, to) ?? (from > 0 && to - from <= NARROW ? levelOfDays(from) : null);
}

const NARROW = 1;

/** The level of both ends, or null when they differ. */
export function sameLevel(from: number, to: number): FrequencyLevel | null {
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
