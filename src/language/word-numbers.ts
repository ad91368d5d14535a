/**
 * Words by number: the same word has the same number in all sets of phrases. A word is known by two hashes of 32 bits, which
 * are made letter by letter as the text is gone through: nothing is cut out of it, and the hash of a word's beginning comes by
 * the way. Two words of the tables with the same hashes would be one word; a test sees that there are none.
 */

/** No word. */
export const NONE = -1;
/** Ends a word that stands for any word that begins so: "slap*". */
const STEM_MARK = 42;
const FIRST_ROOM = 1 << 15;
const ONE_START = 0x811c9dc5;
const ONE_STEP = 0x01000193;
const OTHER_START = 0x2545f491;
const OTHER_STEP = 0x5bd1e995;

/** Numbers of words, nodes and values: what is kept is half as large, where they are small enough. */
export type Numbers = Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** @returns the first `count` of these numbers, none of which is below 0 */
export function narrow(numbers: Numbers, count: number): Numbers {
  const used = numbers.subarray(0, count);
  return used.every((each) => each <= MOST_NARROW) ? Uint16Array.from(used) : Int32Array.from(used);
}

const MOST_NARROW = 0xffff;

interface HashedParts {
  readonly ones: Int32Array<ArrayBuffer>;
  readonly others: Int32Array<ArrayBuffer>;
  readonly table: Numbers;
}

/** Pairs of hashes, each with its place in order of arrival. */
export class HashedWords {
  #ones: Int32Array<ArrayBuffer>;
  #others: Int32Array<ArrayBuffer>;
  /** Places + 1 by hash; 0 is free. */
  #table: Numbers;
  #count = 0;

  /** @param room for so many words at first, a power of two */
  constructor(room: number) {
    this.#ones = new Int32Array(room);
    this.#others = new Int32Array(room);
    this.#table = new Int32Array(2 * room);
  }

  static fromParts({ ones, others, table }: HashedParts): HashedWords {
    const made = new HashedWords(1);
    made.#ones = ones;
    made.#others = others;
    made.#table = table;
    made.#count = ones.length;
    return made;
  }

  toParts(): HashedParts {
    const { length } = this;
    return {
      ones: this.#ones.slice(0, length),
      others: this.#others.slice(0, length),
      table: narrow(this.#table, this.#table.length),
    };
  }

  get length(): number {
    return this.#count;
  }

  /** @returns its place, or NONE */
  find(one: number, other: number): number {
    const mask = this.#table.length - 1;
    for (let slot = (one ^ (one >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const place = (this.#table[slot] ?? 0) - 1;
      if (place === NONE || (this.#ones[place] === one && this.#others[place] === other)) return place;
    }
  }

  /** @returns its place, a new one if it had none */
  add(one: number, other: number): number {
    const known = this.find(one, other);
    if (known !== NONE) return known;
    if (this.#count === this.#ones.length) this.#grow();
    const place = this.#count;
    this.#count += 1;
    this.#ones[place] = one;
    this.#others[place] = other;
    this.#enter(place);
    return place;
  }

  #grow(): void {
    this.#ones = twice(this.#ones);
    this.#others = twice(this.#others);
    if (2 * this.#ones.length > this.#table.length) this.#table = new Int32Array(2 * this.#table.length);
    else this.#table.fill(0);
    for (let place = 0; place < this.#count; place += 1) this.#enter(place);
  }

  #enter(place: number): void {
    const mask = this.#table.length - 1;
    const one = this.#ones[place] ?? 0;
    let slot = (one ^ (one >>> 15)) & mask;
    while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
    this.#table[slot] = place + 1;
  }
}

function hashOf(word: string, start: number, step: number): number {
  let hash = start;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), step);
  return hash;
}

/** Words that are only looked for. */
export interface KnownWords {
  has(word: string): boolean;
}

/** A set of many words, without the words. */
export class WordSet implements KnownWords {
  readonly #words: HashedWords;

  constructor(words = new HashedWords(FIRST_ROOM)) {
    this.#words = words;
  }

  /** See pack-tables.ts. */
  static fromParts(parts: HashedParts): WordSet {
    return new WordSet(HashedWords.fromParts(parts));
  }

  toParts(): HashedParts {
    return this.#words.toParts();
  }

  has(word: string): boolean {
    return this.#words.find(hashOf(word, ONE_START, ONE_STEP), hashOf(word, OTHER_START, OTHER_STEP)) !== NONE;
  }

  add(word: string): void {
    this.#words.add(hashOf(word, ONE_START, ONE_STEP), hashOf(word, OTHER_START, OTHER_STEP));
  }

  /** Adds each run of letters. @param text of ASCII alone */
  addAllIn(text: string): void {
    let one = ONE_START;
    let other = OTHER_START;
    let length = 0;
    for (let at = 0; at <= text.length; at += 1) {
      const letter = at < text.length ? text.charCodeAt(at) | LOWER_CASE : 0;
      if (letter >= LETTER_A && letter <= LETTER_Z) {
        one = Math.imul(one ^ letter, ONE_STEP);
        other = Math.imul(other ^ letter, OTHER_STEP);
        length += 1;
      } else if (length > 0) {
        this.#words.add(one, other);
        one = ONE_START;
        other = OTHER_START;
        length = 0;
      }
    }
  }
}

const SPACE = 32;
/** The bit that tells small letters from capitals. */
const LOWER_CASE = 32;
const LETTER_A = 97;
const LETTER_S = 115;
const LETTER_Z = 122;
const LONGEST_WORD = 40;
/** Phrases of the tables are shorter. */
export const MOST_WORDS = 64;

let words = new HashedWords(FIRST_ROOM);
let shortestStem = Number.POSITIVE_INFINITY;
let longestStem = 0;

/** All numbers that were given, to be kept beside the tables in which they stand. */
export interface KeptNumbers {
  readonly words: HashedParts;
  readonly shortestStem: number;
  readonly longestStem: number;
}

export function keptNumbers(): KeptNumbers {
  return { words: words.toParts(), shortestStem, longestStem };
}

/** @returns false, and does nothing, when numbers were given already: tables that were kept would mean other words by theirs */
export function restoreNumbers(kept: KeptNumbers): boolean {
  if (words.length > 0) return false;
  words = HashedWords.fromParts(kept.words);
  ({ shortestStem, longestStem } = kept);
  return true;
}

/** The number of a word of a phrase; `stem*` is a word too. */
export function numberOf(word: string): number {
  if (word.charCodeAt(word.length - 1) === STEM_MARK) {
    shortestStem = Math.min(shortestStem, word.length - 1);
    longestStem = Math.max(longestStem, word.length - 1);
  }
  return words.add(hashOf(word, ONE_START, ONE_STEP), hashOf(word, OTHER_START, OTHER_STEP));
}

/** What a word of a text may be in a phrase. */
export interface NumberedWord {
  /** NONE when it is in no phrase. */
  readonly whole: number;
  /** Stems that it begins with, the shortest first. */
  readonly stems: readonly number[];
}

const NO_STEMS: readonly number[] = [];

/** @returns what a word of a text may be in a phrase */
export function numberedWord(word: string): NumberedWord {
  let one = ONE_START;
  let other = OTHER_START;
  let stems: number[] | null = null;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at);
    one = Math.imul(one ^ letter, ONE_STEP);
    other = Math.imul(other ^ letter, OTHER_STEP);
    if (at + 1 < shortestStem || at >= longestStem) continue;
    const stem = words.find(Math.imul(one ^ STEM_MARK, ONE_STEP), Math.imul(other ^ STEM_MARK, OTHER_STEP));
    if (stem === NONE) continue;
    if (stems === null) stems = [stem];
    else stems.push(stem);
  }
  return { whole: words.find(one, other), stems: stems ?? NO_STEMS };
}

const ones = new Int32Array(MOST_WORDS);
const others = new Int32Array(MOST_WORDS);

/**
 * Numbers the words of a phrase of letters and single spaces, with no lone "s" and no letter three times: the same words as
 * `normalise` gives. Most phrases are so, and this costs a tenth.
 * @param into gets the numbers
 * @returns how many, or NONE for any other phrase
 */
export function numberPlain(phrase: string, into: Int32Array): number {
  let count = 0;
  let one = ONE_START;
  let other = OTHER_START;
  let length = 0;
  let run = 1;
  let before = SPACE;
  for (let at = 0; at <= phrase.length; at += 1) {
    const written = at < phrase.length ? phrase.charCodeAt(at) : SPACE;
    if (written === SPACE) {
      if (length === 0 || (before === LETTER_S && length === 1) || count === MOST_WORDS) return NONE;
      ones[count] = one;
      others[count] = other;
      count += 1;
      one = ONE_START;
      other = OTHER_START;
      length = 0;
      before = SPACE;
      continue;
    }
    const letter = written | LOWER_CASE;
    run = letter === before ? run + 1 : 1;
    if (letter < LETTER_A || letter > LETTER_Z || run > 2 || length === LONGEST_WORD) return NONE;
    one = Math.imul(one ^ letter, ONE_STEP);
    other = Math.imul(other ^ letter, OTHER_STEP);
    length += 1;
    before = letter;
  }
  for (let at = 0; at < count; at += 1) into[at] = words.add(ones[at] ?? 0, others[at] ?? 0);
  return count;
}

function twice(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
