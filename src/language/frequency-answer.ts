/** How often a typed answer says: counts, days of the week, or words of the scale. */
import type { Clauses, ClauseWords } from './clauses.ts';
import { isBareNegation } from './clauses.ts';
import { type FrequencyLevel, findCounts } from './frequency.ts';
import { levelOfDays } from './frequency-levels.ts';
import { longest, type Match, type PhraseIndex } from './match-phrases.ts';
import type { FoundNumber } from './numbers.ts';
import type { Vocabulary } from './vocabulary.ts';
import { levelOfWeekdays } from './weekdays.ts';

export interface ScaleWords {
  /** "rust", "sla over", "off": in the clause of a step they say that it is the time without. */
  readonly restful: PhraseIndex<true>;
}

/** @returns null when nothing is said, or two things */
export function readFrequency(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  clauses: Clauses,
  clauseWords: ClauseWords,
  { periods, frequency }: Vocabulary,
  { restful }: ScaleWords,
  {
    isHedged,
    isShort,
    signed,
  }: {
    readonly isHedged: boolean;
    readonly isShort: boolean;
    /** What words close together say, where nothing is counted. */
    readonly signed: FrequencyLevel | null;
  },
): FrequencyLevel | null {
  const partOf = partsOf(words, clauses);
  const rest = new Set(restful.find(words).map(({ start }) => partOf[start]));
  const isRest = ({ start }: { readonly start: number }): boolean => rest.has(partOf[start]);
  const isStep = (match: Match<FrequencyLevel>): boolean => match.value === 0 || !isRest(match);
  const turned = ofSeven(words, numbers, periods);
  if (turned !== null) return turned;
  const counts = findCounts(words, numbers, periods, isShort, clauses.isEnd);
  if (counts.length > 0) return (counts.find((count) => !isRest(count)) ?? null)?.level ?? null;
  if (isHedged) return signed;
  const named = namedLevels(words, frequency, clauses, clauseWords);
  const awake = named.filter(isStep);
  const said = awake.length > 0 ? awake : named;
  const days = levelOfWeekdays(words, periods);
  // "ma, wo en vr, altijd na het trainen": days say more than words that name no time
  const namesTime = ({ start, end }: Match<unknown>): boolean =>
    words.slice(start, end).some((word) => periods.perWeek.has(word));
  if (days !== null && !said.some(namesTime)) return days;
  if (signed !== null) return signed;
  const levels = new Set(said.map(({ value }) => value));
  const [level] = levels;
  return levels.size === 1 && level !== undefined ? level : null;
}

/** "van die zeven nachten zijn er drie slecht": three of seven. */
function ofSeven(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  { perWeek, outOf }: Vocabulary['periods'],
): FrequencyLevel | null {
  const [all, bad, ...more] = numbers;
  if (all === undefined || bad === undefined || more.length > 0 || all.from !== SEVEN || all.to !== SEVEN) return null;
  const isOutOf = outOf.find(words.slice(0, all.start)).some(({ end }) => all.start - end <= 1);
  const isDays = perWeek.get(words[all.end] ?? '') === SEVEN;
  return isOutOf && isDays && bad.to < SEVEN && bad.from === bad.to ? levelOfDays(bad.from) : null;
}

const SEVEN = 7;

function partsOf(words: readonly string[], { isEnd }: Clauses): readonly number[] {
  let part = 0;
  return words.map((_, at) => {
    if (at > 0 && isEnd(at)) part += 1;
    return part;
  });
}

function namedLevels(
  words: readonly string[],
  index: PhraseIndex<FrequencyLevel>,
  clauses: Clauses,
  clauseWords: ClauseWords,
): readonly Match<FrequencyLevel>[] {
  return longest(index.find(words, clauses.isEnd), () => '').filter(
    (match) =>
      clauses.deniedBy(match).length === 0 && !clauses.isOfAnother(match) && !isBareNegation(words, match, clauseWords),
  );
}
