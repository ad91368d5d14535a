/** The numbers that misspelt words were meant to be, and those that are written as one word. */

import { editDistance } from './edit-distance.ts';
import type { NumberWords } from './numbers.ts';
import { SimilarWords } from './similar-words.ts';
import type { KnownWords } from './word-numbers.ts';

/** Shorter words have too many neighbours that are no number. */
const SHORTEST = 7;
const TWO_SLIPS = 10;
const SHORTEST_UNIT = 3;

/**
 * @param known words that are spelt right, and mean no number when they are none
 * @param ands words between a hundred and what is added to it: "honderdeneen"
 */
export function misspeltNumbers(
  values: ReadonlyMap<string, number>,
  known: KnownWords,
  ands: readonly string[],
): Pick<NumberWords, 'meant' | 'meantUnit'> {
  const similar = SimilarWords.of(
    [...values.keys()].filter((word) => word.length >= SHORTEST),
    { one: SHORTEST - 1, two: TWO_SLIPS },
  );
  const units = [...values].filter(([word, value]) => value >= 1 && value < 10 && word.length >= SHORTEST_UNIT);
  return {
    meant: (word) => {
      if (word.length < SHORTEST - 1 || known.has(word)) return undefined;
      const glued = gluedNumber(word, values, ands);
      if (glued !== undefined) return glued;
      const [nearest] = similar.nearest(word);
      return nearest === undefined ? undefined : values.get(nearest);
    },
    meantUnit: (word) =>
      known.has(word) || word.length < SHORTEST_UNIT
        ? undefined
        : units.find(([unit]) => editDistance(word, unit, 1) <= 1)?.[1],
  };
}

/** "fiftyfive", "honderdtachtig", "honderdeneen": tens with a unit, or hundreds with anything less, in one word. */
function gluedNumber(word: string, values: ReadonlyMap<string, number>, ands: readonly string[]): number | undefined {
  for (let at = SHORTEST_UNIT; at <= word.length - SHORTEST_UNIT; at += 1) {
    const head = values.get(word.slice(0, at));
    if (head === undefined || head < 2 * TEN) continue;
    const rest = word.slice(at);
    const joint =
      head % HUNDRED === 0 ? ands.find((and) => rest.startsWith(and) && values.has(rest.slice(and.length))) : '';
    const tail = values.get(rest.slice(joint?.length ?? 0));
    const room = head % HUNDRED === 0 ? HUNDRED : head % TEN === 0 ? TEN : 0;
    if (tail !== undefined && tail >= 1 && tail < room && Number.isInteger(tail)) return head + tail;
  }
  return undefined;
}

const TEN = 10;
const HUNDRED = 100;
