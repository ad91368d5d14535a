/** Finds the word that a misspelt one was meant to be. */
import { editDistance } from './edit-distance.ts';

/** A word of four letters has too many neighbours for any other slip. */
const SWAPS_ONLY = 4;

/** From so many letters on a word may be one edit away, and from so many two. */
export interface Slips {
  readonly one: number;
  readonly two: number;
}

interface Parts {
  readonly byStart: Map<number, string[]>;
  readonly slips: Slips;
}

/** Words by first letter and length, so that only a few are compared. */
export class SimilarWords {
  readonly #byStart: Map<number, string[]>;
  readonly #allowed: Slips;

  private constructor({ byStart, slips }: Parts) {
    this.#byStart = byStart;
    this.#allowed = slips;
  }

  static of(words: Iterable<string>, slips: Slips): SimilarWords {
    const byStart = new Map<number, string[]>();
    for (const word of new Set(words)) {
      const key = keyOf(word, word.length);
      const list = byStart.get(key) ?? [];
      byStart.set(key, list);
      list.push(word);
    }
    return new SimilarWords({ byStart, slips });
  }

  /** See pack-tables.ts. */
  static fromParts(parts: Parts): SimilarWords {
    return new SimilarWords(parts);
  }

  toParts(): Parts {
    return { byStart: this.#byStart, slips: this.#allowed };
  }

  /** The nearest words within the slips that are allowed, with the same first letter; all of the least distance. */
  nearest(word: string): readonly string[] {
    if (word.length === SWAPS_ONLY) return this.#swapped(word);
    const most = this.#slips(word);
    if (most === 0) return [];
    let least: number = most;
    let found: string[] = [];
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      for (const candidate of this.#byStart.get(keyOf(word, length)) ?? []) {
        // A long slip must not eat a short word.
        const distance = editDistance(word, candidate, Math.min(least, this.#slips(candidate)));
        if (distance > Math.min(least, this.#slips(candidate))) continue;
        if (distance < least) found = [];
        least = Math.min(least, distance);
        found.push(candidate);
      }
    }
    return found;
  }

  #slips({ length }: string): number {
    return length < this.#allowed.one ? 0 : length < this.#allowed.two ? 1 : 2;
  }

  /** "pian" for "pain": a short word with two neighbours swapped. */
  #swapped(word: string): readonly string[] {
    const letters = [...word].sort().join('');
    return (this.#byStart.get(keyOf(word, word.length)) ?? []).filter(
      (candidate) => [...candidate].sort().join('') === letters && editDistance(word, candidate, 1) === 1,
    );
  }
}

/** More than any word has letters. */
const LENGTHS = 4_096;

function keyOf(word: string, length: number): number {
  return LENGTHS * word.charCodeAt(0) + length;
}
