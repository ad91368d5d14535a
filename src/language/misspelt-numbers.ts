/** The numbers that misspelt words were meant to be. */
import { editDistance } from './edit-distance.ts';
import type { NumberWords } from './numbers.ts';
import { SimilarWords } from './similar-words.ts';

/** Shorter words have too many neighbours that are no number. */
const SHORTEST = 7;
const TWO_SLIPS = 10;
const SHORTEST_UNIT = 3;

/** @param known words that are spelt right, and mean no number when they are none */
export function misspeltNumbers(
  values: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): Pick<NumberWords, 'meant' | 'meantUnit'> {
  const similar = new SimilarWords(
    [...values.keys()].filter((word) => word.length >= SHORTEST),
    (word) => (word.length < SHORTEST - 1 ? 0 : word.length < TWO_SLIPS ? 1 : 2),
  );
  const units = [...values].filter(([word, value]) => value >= 1 && value < 10 && word.length >= SHORTEST_UNIT);
  return {
    meant: (word) => {
      const [nearest] = word.length < SHORTEST - 1 || known.has(word) ? [] : similar.nearest(word);
      return nearest === undefined ? undefined : values.get(nearest);
    },
    meantUnit: (word) =>
      known.has(word) || word.length < SHORTEST_UNIT
        ? undefined
        : units.find(([unit]) => editDistance(word, unit, 1) <= 1)?.[1],
  };
}
