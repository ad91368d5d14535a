/** How long something has been going on: "al weken", "3 maanden nu", "for a year and a half". */
import type { Found } from './frequency.ts';
import type { PhraseIndex } from './match-phrases.ts';
import type { Duration } from './mentions.ts';
import type { FoundNumber } from './numbers.ts';

export interface DurationWords {
  /** Before a length: "al", "since"; behind one: "nu", "now". */
  readonly lead: ReadonlySet<string>;
  readonly trail: ReadonlySet<string>;
  readonly half: ReadonlySet<string>;
  /** "een jaar" and "weken" are a length without a number; "de nacht" is none. */
  readonly one: ReadonlySet<string>;
  readonly many: ReadonlySet<string>;
  readonly phrases: PhraseIndex<Duration>;
  /** Word of a period -> its length; nights and mornings are days. */
  readonly units: ReadonlyMap<string, Duration>;
}

const REACH = 5;
const SHORTER: Readonly<Record<Duration, Duration>> = { days: 'days', weeks: 'days', months: 'weeks', years: 'months' };
/** One week is seven days still. */
const ONE_WEEK: Duration = 'days';
/** From so many of a unit on it is the next longer one. */
const MOST: Readonly<Record<Duration, number>> = { days: 14, weeks: 9, months: 23, years: Number.POSITIVE_INFINITY };
const LONGER: Readonly<Record<Duration, Duration>> = {
  days: 'weeks',
  weeks: 'months',
  months: 'years',
  years: 'years',
};

/** @param taken tells words that count how often ("3 dagen per week") */
export function findDurations(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  vocabulary: DurationWords,
  taken: (word: number) => boolean,
  isEnd: (word: number) => boolean,
): readonly Found<Duration>[] {
  const found: Found<Duration>[] = vocabulary.phrases
    .find(words, isEnd)
    .filter(({ end }) => !taken(end - 1))
    .map(({ value, start, end }) => ({ level: value, start, end }));
  const inNumber = new Set(
    numbers.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, by) => start + by)),
  );
  /** "al een goede 3 weken": what may stand between the lead and the unit. */
  const isBetween = (at: number): boolean => {
    const word = words[at] ?? '';
    return inNumber.has(at) || vocabulary.one.has(word) || vocabulary.half.has(word) || vocabulary.trail.has(word);
  };
  const numberBefore = new Map(numbers.map((number) => [number.end, number]));
  for (const [at, word] of words.entries()) {
    const unit = vocabulary.units.get(word);
    if (unit === undefined || taken(at)) continue;
    let start = at;
    let hasLead = false;
    for (let back = at - 1; back >= 0 && back >= at - REACH && !isEnd(back + 1); back -= 1) {
      if (vocabulary.lead.has(words[back] ?? '')) {
        hasLead = true;
        start = back;
        break;
      }
      if (!isBetween(back)) break;
    }
    // "een dag of tien": the unit stands inside the number
    const number = numberBefore.get(at) ?? numbers.find(({ start, end }) => start <= at && at < end);
    const end = number !== undefined && number.end > at ? number.end : at + 1;
    const hasTrail = !isEnd(end) && vocabulary.trail.has(words[end] ?? '');
    // "sinds die baan, 3 maanden, ...": a length and nothing else; nights alone count how often
    const isAlone = number !== undefined && unit !== 'days' && isEnd(number.start) && isEnd(end);
    if (!hasLead && !hasTrail && !isAlone) continue;
    const isLength =
      number !== undefined ||
      hasTrail ||
      vocabulary.many.has(word) ||
      vocabulary.half.has(words[at - 1] ?? '') ||
      vocabulary.one.has(words[at - 1] ?? '') ||
      (hasLead && start === at - 1);
    if (!isLength) continue;
    const isHalf = vocabulary.half.has(words[at - 1] ?? '');
    const isOne = unit === 'weeks' && !isHalf && !vocabulary.many.has(word) && (number?.to ?? 1) === 1;
    const level = isOne
      ? ONE_WEEK
      : isHalf
        ? SHORTER[unit]
        : number !== undefined && number.to > MOST[unit]
          ? LONGER[unit]
          : unit;
    found.push({ level, start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}
