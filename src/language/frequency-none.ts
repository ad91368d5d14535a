/** How often, from the time without: "hardly an evening goes by without", "ik sla geen nacht over", "geen week zonder". */
import type { Found, FrequencyLevel, PeriodWords } from './frequency.ts';
import { PERIODS_PER_WEEK } from './frequency-levels.ts';

/** "Geen nacht meer dat ik doorslaap": so many words lie between. */
const REACH = 5;

export function findNoneWithout(
  words: readonly string[],
  { perWeek, noneOf, passes, intensives }: PeriodWords,
  isEnd: (word: number) => boolean,
): readonly Found<FrequencyLevel>[] {
  return noneOf.find(words).flatMap((none) => {
    const unitAt = intensives.has(words[none.end] ?? '') ? none.end + 1 : none.end;
    const level = levelOf(perWeek.get(words[unitAt] ?? ''));
    if (level === null) return [];
    let last = unitAt;
    while (last < unitAt + REACH && last + 1 < words.length && !isEnd(last + 1)) last += 1;
    const [passing] = passes.find(words.slice(unitAt + 1, last + 1));
    return passing === undefined ? [] : [{ level, start: none.start, end: unitAt + 1 + passing.end }];
  });
}

/** No day without is nearly every day; no week without is once or twice a week. */
function levelOf(perWeek: number | undefined): FrequencyLevel | null {
  if (perWeek === PERIODS_PER_WEEK.day) return 4;
  if (perWeek === PERIODS_PER_WEEK.week) return 2;
  return perWeek === PERIODS_PER_WEEK.month ? 1 : null;
}
