/** How often, from names of days: "mon to fri", "on mondays and thursdays". */
import type { Found, FrequencyLevel, PeriodWords } from './frequency.ts';
import { sameLevel } from './frequency-levels.ts';

/** "mon to thurs" is four days a week. */
export function weekdaySpans(
  words: readonly string[],
  { weekdays, dayTo }: PeriodWords,
): readonly Found<FrequencyLevel>[] {
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
export function weekdayLists(words: readonly string[], vocabulary: PeriodWords): readonly Found<FrequencyLevel>[] {
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
