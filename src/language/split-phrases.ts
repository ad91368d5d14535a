/** Phrases of the word tables -> comparable words. */
import { normalise, plainWords } from './normalise.ts';

/** Turns a phrase into comparable words; keeps `*`, `#1-2` and `$`. */
export type Split = (phrase: string) => readonly string[];
type Spellings = ReadonlyMap<string, readonly string[]>;

/** @param spellings word -> words it stands for */
export function createSplit(spellings: Spellings): Split {
  return (phrase) => {
    const plain = plainWords(phrase);
    if (plain !== null) return spelledOut(plain, spellings);
    if (!/[*#$]/.test(phrase)) return normalise(phrase, spellings).words;
    return phrase.split(' ').flatMap((part) => splitPart(part, spellings));
  };
}

function splitPart(part: string, spellings: Spellings): readonly string[] {
  if (part === '$' || part.startsWith('#')) return [part];
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
