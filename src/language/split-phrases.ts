/** Phrases of the word tables -> comparable words. */
import { normalise, plainWords } from './normalise.ts';
import { NONE, numberOf, numberPlain } from './word-numbers.ts';

/** Turns a phrase into comparable words; keeps `*`, `#1-2` and `$`. */
export interface Split {
  (phrase: string): readonly string[];
  /**
   * The same words as numbers, where nothing need be cut or spelled another way.
   * @param into gets the numbers
   * @returns how many, or NONE for a phrase that must be split
   */
  number(phrase: string, into: Int32Array): number;
}

type Spellings = ReadonlyMap<string, readonly string[]>;

/** @param spellings word -> words it stands for */
export function createSplit(spellings: Spellings): Split {
  const respelled = new Set([...spellings.keys()].map(numberOf));
  const split = (phrase: string): readonly string[] => {
    const plain = plainWords(phrase);
    if (plain !== null) return spelledOut(plain, spellings);
    if (!/[*#$]/.test(phrase)) return normalise(phrase, spellings).words;
    return phrase.split(' ').flatMap((part) => splitPart(part, spellings));
  };
  const number = (phrase: string, into: Int32Array): number => {
    const count = numberPlain(phrase, into);
    for (let at = 0; at < count; at += 1) if (respelled.has(into[at] ?? NONE)) return NONE;
    return count;
  };
  return Object.assign(split, { number });
}

function splitPart(part: string, spellings: Spellings): readonly string[] {
  // A slash between two numbers is a word of the text ("95/60").
  if (part === '$' || part === '/' || part.startsWith('#')) return [part];
  if (!part.endsWith('*')) return spelledOut(wordsOf(part), spellings);
  return wordsOf(part.slice(0, -1)).map((word, index, all) => (index === all.length - 1 ? `${word}*` : word));
}

function wordsOf(part: string): readonly string[] {
  return plainWords(part) ?? normalise(part).words;
}

function spelledOut(words: readonly string[], spellings: Spellings): readonly string[] {
  // Words as they are written need no new list.
  return words.some((word) => spellings.has(word)) ? words.flatMap((word) => spellings.get(word) ?? [word]) : words;
}
