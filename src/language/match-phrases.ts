/** Finds many phrases in a text at once, each as whole words. */

export interface Match<Value> {
  readonly value: Value;
  /** Words `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly node: number;
}

const ROOT = 0;
const NONE = -1;
/** Room for so many nodes at first; most sets of phrases are small, a few have tens of thousands. */
const FIRST_ROOM = 16;
/** What the letters of a word are hashed with (FNV-1a); a stem differs from the same whole word. */
const HASH_START = 0x811c9dc5;
const HASH_STEP = 0x01000193;
const STEM_MARK = 0x2a;
/** Spreads node numbers over the table. */
const NODE_STEP = 0x9e3779b1;

/**
 * A set of phrases. `stem*` stands for any word that begins so, `#3-5` for a number, a last `$` for the end of a clause.
 *
 * A tree of words in a few flat arrays, as there are a hundred thousand nodes: objects and maps would take ten times the
 * memory. Node n was reached from node `#parents[n]` by the word `#words[n]`; the table finds it by both.
 */
export class PhraseIndex<Value> {
  #count = 1;
  #parents = new Int32Array(FIRST_ROOM);
  readonly #words: string[] = [''];
  /** Nodes that were reached by a stem, and nodes from which stems lead on. */
  #isStem = new Uint8Array(FIRST_ROOM);
  #hasStems = new Uint8Array(FIRST_ROOM);
  /** The first of the values that end at a node. */
  #firstValues = new Int32Array(FIRST_ROOM).fill(NONE);
  /** Nodes by hash; 0 is free, as nothing leads to the root. */
  #table = new Int32Array(2 * FIRST_ROOM);
  readonly #values: Value[] = [];
  readonly #nextValues: number[] = [];
  /** Numbers of values whose phrases must be followed by the end of a clause. */
  readonly #atBreak = new Set<number>();
  readonly #ranges = new Map<number, Range[]>();
  #shortestStem = Number.POSITIVE_INFINITY;
  #longestStem = 0;

  /** @param words of one phrase, normalised; an empty phrase is left out. */
  add(words: readonly string[], value: Value): void {
    const atBreak = words.at(-1) === '$';
    const length = atBreak ? words.length - 1 : words.length;
    if (length === 0) return;
    let node = ROOT;
    for (let at = 0; at < length; at += 1) node = this.#step(node, words[at] ?? '');
    let last = NONE;
    for (let each = this.#firstValues[node] ?? NONE; each !== NONE; each = this.#nextValues[each] ?? NONE) {
      // Two spellings of one phrase name it once.
      if (this.#values[each] === value && this.#atBreak.has(each) === atBreak) return;
      last = each;
    }
    const added = this.#values.push(value) - 1;
    this.#nextValues.push(NONE);
    if (atBreak) this.#atBreak.add(added);
    if (last === NONE) this.#firstValues[node] = added;
    else this.#nextValues[last] = added;
  }

  /** All matches, overlapping ones too, by their start. `isEnd(i)` says that a clause ends before word i. */
  find(words: readonly string[], isEnd: (index: number) => boolean = () => false): readonly Match<Value>[] {
    const found: Match<Value>[] = [];
    for (let start = 0; start < words.length; start += 1) this.#walk(ROOT, words, start, start, isEnd, found);
    return found;
  }

  /** Values of phrases that are exactly these words. */
  whole(words: readonly string[]): readonly Value[] {
    return this.find(words, (index) => index === words.length)
      .filter((match) => match.start === 0 && match.end === words.length)
      .map((match) => match.value);
  }

  #walk(
    node: number,
    words: readonly string[],
    start: number,
    at: number,
    isEnd: (index: number) => boolean,
    found: Match<Value>[],
  ): void {
    for (let each = this.#firstValues[node] ?? NONE; each !== NONE; each = this.#nextValues[each] ?? NONE) {
      if (this.#atBreak.has(each) && at !== words.length && !isEnd(at)) continue;
      found.push({ value: this.#values[each] as Value, start, end: at }); // a value was pushed for each number
    }
    const word = words[at];
    if (word === undefined) return;
    const own = hashesOf(words, at);
    if (this.#hasStems[node] === 1) {
      const longest = Math.min(word.length, this.#longestStem);
      for (let length = this.#shortestStem; length <= longest; length += 1) {
        const hash = Math.imul((own[length] ?? 0) ^ STEM_MARK, HASH_STEP);
        const stem = this.#lookUp(node, word, length, true, hash);
        if (stem !== NONE) this.#walk(stem, words, start, at + 1, isEnd, found);
      }
    }
    const exact = this.#lookUp(node, word, word.length, false, own[word.length] ?? HASH_START);
    if (exact !== NONE) this.#walk(exact, words, start, at + 1, isEnd, found);
    // Most words are no number, and there are many ranges.
    if (this.#ranges.size === 0 || word.charCodeAt(0) > DIGIT_NINE) return;
    const number = Number(word);
    for (const range of this.#ranges.get(node) ?? []) {
      if (number >= range.from && number <= range.to) this.#walk(range.node, words, start, at + 1, isEnd, found);
    }
  }

  /** The node after `node` by the first `length` letters of a word. */
  #lookUp(node: number, word: string, length: number, isStem: boolean, hash: number): number {
    const mask = this.#table.length - 1;
    for (let slot = slotOf(node, hash, mask); ; slot = (slot + 1) & mask) {
      const each = this.#table[slot] ?? 0;
      if (each === 0) return NONE;
      if (this.#parents[each] !== node || (this.#isStem[each] === 1) !== isStem) continue;
      const known = this.#words[each] ?? '';
      if (known.length === length && word.startsWith(known)) return each;
    }
  }

  #step(node: number, word: string): number {
    if (word.startsWith('#')) return this.#stepToRange(node, word);
    const isStem = word.endsWith('*');
    const letters = isStem ? word.slice(0, -1) : word;
    const hash = hashOf(letters, isStem);
    const known = this.#lookUp(node, letters, letters.length, isStem, hash);
    if (known !== NONE) return known;
    if (isStem) {
      this.#shortestStem = Math.min(this.#shortestStem, letters.length);
      this.#longestStem = Math.max(this.#longestStem, letters.length);
    }
    const added = this.#addNode(node, letters, isStem);
    this.#enter(added, hash);
    return added;
  }

  #stepToRange(node: number, word: string): number {
    const [from = 0, to = 0] = word.slice(1).split('-').map(Number);
    const ranges = this.#ranges.get(node) ?? [];
    this.#ranges.set(node, ranges);
    const known = ranges.find((range) => range.from === from && range.to === to);
    if (known !== undefined) return known.node;
    const added = this.#addNode(node, word, false);
    ranges.push({ from, to, node: added });
    return added;
  }

  #addNode(parent: number, word: string, isStem: boolean): number {
    const node = this.#count;
    this.#count += 1;
    if (node === this.#parents.length) {
      this.#parents = grown(this.#parents);
      this.#firstValues = grown(this.#firstValues);
      this.#firstValues.fill(NONE, node);
      this.#isStem = grown(this.#isStem);
      this.#hasStems = grown(this.#hasStems);
    }
    this.#parents[node] = parent;
    this.#words.push(word);
    this.#isStem[node] = isStem ? 1 : 0;
    if (isStem) this.#hasStems[parent] = 1;
    return node;
  }

  #enter(node: number, hash: number): void {
    // At most half full, so that what is not there is soon known.
    if (2 * this.#count > this.#table.length) {
      this.#table = new Int32Array(2 * this.#table.length);
      for (let each = 1; each < this.#count; each += 1) {
        const word = this.#words[each] ?? '';
        if (each !== node && !word.startsWith('#')) this.#place(each, hashOf(word, this.#isStem[each] === 1));
      }
    }
    this.#place(node, hash);
  }

  #place(node: number, hash: number): void {
    const mask = this.#table.length - 1;
    let slot = slotOf(this.#parents[node] ?? ROOT, hash, mask);
    while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
    this.#table[slot] = node;
  }
}

const DIGIT_NINE = 57;

/** The words of a message are looked for in many sets of phrases, one after the other: their hashes are kept meanwhile. */
const recent: { words: readonly string[]; hashes: Int32Array[] } = { words: [], hashes: [] };

/** The hashes of the beginnings of word `at`, by their length; made when the word is first looked at. */
function hashesOf(words: readonly string[], at: number): Int32Array {
  if (recent.words !== words) {
    recent.words = words;
    recent.hashes = [];
  }
  const before = recent.hashes[at];
  if (before !== undefined) return before;
  const word = words[at] ?? '';
  const own = new Int32Array(word.length + 1);
  own[0] = HASH_START;
  for (let length = 1; length <= word.length; length += 1) {
    own[length] = Math.imul((own[length - 1] ?? 0) ^ word.charCodeAt(length - 1), HASH_STEP);
  }
  recent.hashes[at] = own;
  return own;
}

function hashOf(letters: string, isStem: boolean): number {
  let hash = HASH_START;
  for (let at = 0; at < letters.length; at += 1) hash = Math.imul(hash ^ letters.charCodeAt(at), HASH_STEP);
  return isStem ? Math.imul(hash ^ STEM_MARK, HASH_STEP) : hash;
}

function slotOf(node: number, hash: number, mask: number): number {
  const mixed = Math.imul(hash ^ Math.imul(node, NODE_STEP), HASH_STEP);
  return (mixed ^ (mixed >>> 15)) & mask;
}

function grown<Numbers extends Int32Array | Uint8Array>(numbers: Numbers): Numbers {
  const larger = new (numbers.constructor as new (length: number) => Numbers)(2 * numbers.length);
  larger.set(numbers);
  return larger;
}

/** From left to right the longest match wins within its `kind`; equal words that name two things of a kind name both. */
export function longest<Value>(
  matches: readonly Match<Value>[],
  kind: (value: Value) => string,
): readonly Match<Value>[] {
  const ordered = [...matches].sort((a, b) => a.start - b.start || b.end - a.end);
  const last = new Map<string, Match<Value>>();
  return ordered.filter((match) => {
    const before = last.get(kind(match.value));
    const isFree = before === undefined || match.start >= before.end;
    if (!isFree && (match.start !== before.start || match.end !== before.end)) return false;
    last.set(kind(match.value), match);
    return true;
  });
}
