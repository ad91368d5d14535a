/** What a text looks like to a learned reader: numbers that stand for its words, their beginnings, their parts, and pairs of them. */

/** Kinds of features; the same letters are another feature in another kind. */
const WORD = 1;
const BEGINNING = 2;
const PART = 3;
const NEIGHBOURS = 4;
const NEARBY = 5;
const FOUND = 6;
const NUMBER = 7;
const DIGIT_NINE = 57;
/** "benauwd" and "benauwde" begin alike. */
const BEGINNING_LETTERS = 5;
const PART_LETTERS = 4;
/** Shorter words have no parts worth knowing. */
const SHORTEST_WITH_PARTS = 6;
/** Words between which a pair still says something. */
const REACH = 4;
const HASH_START = 0x811c9dc5;
const HASH_STEP = 0x01000193;
/** A longer text is read in its first words; danger comes early, and the work stays bounded. */
export const MOST_WORDS = 150;

/**
 * @param found what other readers read in the text, by a name of its own ("cramps denied")
 * @returns features, each once
 */
export function featuresOf(words: readonly string[], found: readonly string[]): ReadonlySet<number> {
  const features = new Set<number>();
  const count = Math.min(words.length, MOST_WORDS);
  const beginnings: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const word = words[at] ?? '';
    const whole = hashLetters(word, 0, word.length);
    features.add(mix(WORD, whole, 0));
    const beginning = hashLetters(word, 0, Math.min(BEGINNING_LETTERS, word.length));
    features.add(mix(BEGINNING, beginning, 0));
    beginnings.push(beginning);
    // 188 and 184 are alike: what counts is how large a number is.
    if (word.charCodeAt(0) <= DIGIT_NINE) features.add(mix(NUMBER, hashLetters(word, 0, 2), word.length));
    if (word.length >= SHORTEST_WITH_PARTS) {
      for (let start = 0; start + PART_LETTERS <= word.length; start += 1) {
        features.add(mix(PART, hashLetters(word, start, start + PART_LETTERS), start === 0 ? 1 : 0));
      }
    }
    const before = words[at - 1] ?? '';
    // Punctuation counts for nothing, as many leave it out.
    features.add(mix(NEIGHBOURS, hashLetters(before, 0, before.length), whole));
    for (let back = 1; back <= REACH && at - back >= 0; back += 1) {
      const other = beginnings[at - back] ?? 0;
      features.add(other < beginning ? mix(NEARBY, other, beginning) : mix(NEARBY, beginning, other));
    }
  }
  for (const name of found) features.add(mix(FOUND, hashLetters(name, 0, name.length), 0));
  return features;
}

/** A number for a word or a name, to be mixed into a feature. */
export function hashOf(name: string): number {
  return hashLetters(name, 0, name.length);
}

function hashLetters(word: string, from: number, to: number): number {
  let hash = HASH_START;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), HASH_STEP);
  return hash;
}

/** A feature of a kind, and of up to two words or names that are hashed. */
export function mix(kind: number, one: number, other: number): number {
  let hash = Math.imul(HASH_START ^ kind, HASH_STEP);
  hash = Math.imul(hash ^ one, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ other, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
