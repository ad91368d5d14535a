/** Finds many phrases in a text at once, each as whole words. */
import type { Split } from './split-phrases.ts';
import { MOST_WORDS, NONE, type NumberedWord, type Numbers, narrow, numberedWord, numberOf } from './word-numbers.ts';

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

interface Parts<Value> {
  readonly parents: Numbers;
  readonly words: Numbers;
  readonly firstValues: Numbers;
  readonly table: Numbers;
  readonly values: Value[];
  readonly nextValues: Numbers;
  readonly atBreak: Set<number>;
  readonly ranges: Map<number, Range[]>;
}

const ROOT = 0;
/** Of the slots of a table that is kept so many are taken at most. */
const FULLEST = 0.7;
/** Numbers of the words of a phrase that is added. */
const plain = new Int32Array(MOST_WORDS);
/** Room for so many nodes at first; most sets of phrases are small, a few have tens of thousands. */
const FIRST_ROOM = 16;
/** Spread a node and a word over the table. */
const NODE_STEP = 0x9e3779b1;
const WORD_STEP = 0x85ebca6b;

/**
 * A set of phrases. `stem*` stands for any word that begins so, `#3-5` for a number, a last `$` for the end of a clause.
 *
 * A tree of words in a few flat arrays, as there are a hundred thousand nodes: objects and maps would take ten times the
 * memory. Node n was reached from node `#parents[n]` by the word with number `#words[n]`; the table finds it by both.
 */
export class PhraseIndex<Value> {
  #count = 1;
  #parents: Numbers = new Int32Array(FIRST_ROOM);
  /** The number of the word + 1; 0 for a range. */
  #words: Numbers = new Int32Array(FIRST_ROOM);
  /** The first of the values that end at a node + 1; 0 for none. */
  #firstValues: Numbers = new Int32Array(FIRST_ROOM);
  /** Nodes by parent and word; 0 is free, as nothing leads to the root. */
  #table: Numbers = new Int32Array(2 * FIRST_ROOM);
  #values: Value[] = [];
  /** As `#firstValues`. */
  #nextValues: Numbers = new Int32Array(FIRST_ROOM);
  /** Numbers of values whose phrases must be followed by the end of a clause. */
  #atBreak = new Set<number>();
  #ranges = new Map<number, Range[]>();

  /** See pack-tables.ts. */
  static fromParts<Value>(parts: Parts<Value>): PhraseIndex<Value> {
    const made = new PhraseIndex<Value>();
    made.#count = parts.parents.length;
    made.#parents = parts.parents;
    made.#words = parts.words;
    made.#firstValues = parts.firstValues;
    made.#table = parts.table;
    made.#values = parts.values;
    made.#nextValues = parts.nextValues;
    made.#atBreak = parts.atBreak;
    made.#ranges = parts.ranges;
    return made;
  }

  toParts(): Parts<Value> {
    this.#fit();
    return {
      parents: narrow(this.#parents, this.#count),
      words: narrow(this.#words, this.#count),
      firstValues: narrow(this.#firstValues, this.#count),
      table: narrow(this.#table, this.#table.length),
      values: this.#values,
      nextValues: narrow(this.#nextValues, this.#values.length),
      atBreak: this.#atBreak,
      ranges: this.#ranges,
    };
  }

  /** @param words of one phrase, normalised; an empty phrase is left out. */
  add(words: readonly string[], value: Value): void {
    const atBreak = words[words.length - 1] === '$';
    const length = atBreak ? words.length - 1 : words.length;
    if (length === 0) return;
    let node = ROOT;
    for (let at = 0; at < length; at += 1) node = this.#step(node, words[at] ?? '');
    this.#end(node, atBreak, value);
  }

  /** The same for a phrase as it is written in the tables, which are long: most need no cutting up. */
  addPhrase(phrase: string, split: Split, value: Value): void {
    const count = split.number(phrase, plain);
    if (count === NONE) {
      this.add(split(phrase), value);
      return;
    }
    let node = ROOT;
    for (let at = 0; at < count; at += 1) node = this.#stepTo(node, plain[at] ?? NONE);
    this.#end(node, false, value);
  }

  #end(node: number, atBreak: boolean, value: Value): void {
    let last = NONE;
    for (let each = (this.#firstValues[node] ?? 0) - 1; each !== NONE; each = (this.#nextValues[each] ?? 0) - 1) {
      // Two spellings of one phrase name it once.
      if (this.#values[each] === value && this.#atBreak.has(each) === atBreak) return;
      last = each;
    }
    const added = this.#values.push(value) - 1;
    if (added === this.#nextValues.length) this.#nextValues = grown(this.#nextValues);
    this.#nextValues[added] = 0;
    if (atBreak) this.#atBreak.add(added);
    if (last === NONE) this.#firstValues[node] = added + 1;
    else this.#nextValues[last] = added + 1;
  }

  /** All matches, overlapping ones too, by their start. `isEnd(i)` says that a clause ends before word i. */
  find(words: readonly string[], isEnd: (index: number) => boolean = () => false): readonly Match<Value>[] {
    const found: Match<Value>[] = [];
    const numbered = numberedText(words);
    for (let start = 0; start < words.length; start += 1) this.#walk(ROOT, words, numbered, start, start, isEnd, found);
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
    numbered: readonly NumberedWord[],
    start: number,
    at: number,
    isEnd: (index: number) => boolean,
    found: Match<Value>[],
  ): void {
    for (let each = (this.#firstValues[node] ?? 0) - 1; each !== NONE; each = (this.#nextValues[each] ?? 0) - 1) {
      if (this.#atBreak.has(each) && at !== words.length && !isEnd(at)) continue;
      found.push({ value: this.#values[each] as Value, start, end: at }); // a value was pushed for each number
    }
    const word = numbered[at];
    if (word === undefined) return;
    for (const stem of word.stems) {
      const next = this.#lookUp(node, stem);
      if (next !== NONE) this.#walk(next, words, numbered, start, at + 1, isEnd, found);
    }
    const next = word.whole === NONE ? NONE : this.#lookUp(node, word.whole);
    if (next !== NONE) this.#walk(next, words, numbered, start, at + 1, isEnd, found);
    // Most words are no number, and there are many ranges.
    const written = words[at] ?? '';
    if (this.#ranges.size === 0 || written.charCodeAt(0) > DIGIT_NINE) return;
    const number = Number(written);
    for (const range of this.#ranges.get(node) ?? []) {
      if (number >= range.from && number <= range.to) {
        this.#walk(range.node, words, numbered, start, at + 1, isEnd, found);
      }
    }
  }

  /** The node after `node` by a word. */
  #lookUp(node: number, word: number): number {
    const mask = this.#table.length - 1;
    for (let slot = slotOf(node, word) & mask; ; slot = (slot + 1) & mask) {
      const each = this.#table[slot] ?? 0;
      if (each === 0) return NONE;
      if (this.#words[each] === word + 1 && this.#parents[each] === node) return each;
    }
  }

  #step(node: number, word: string): number {
    if (word.charCodeAt(0) === RANGE_MARK) return this.#stepToRange(node, word);
    return this.#stepTo(node, numberOf(word));
  }

  #stepTo(node: number, number: number): number {
    const known = this.#lookUp(node, number);
    if (known !== NONE) return known;
    const added = this.#addNode(node, number);
    this.#enter(added);
    return added;
  }

  #stepToRange(node: number, word: string): number {
    const [from = 0, to = 0] = word.slice(1).split('-').map(Number);
    const ranges = this.#ranges.get(node) ?? [];
    this.#ranges.set(node, ranges);
    const known = ranges.find((range) => range.from === from && range.to === to);
    if (known !== undefined) return known.node;
    const added = this.#addNode(node, NONE);
    ranges.push({ from, to, node: added });
    return added;
  }

  #addNode(parent: number, word: number): number {
    const node = this.#count;
    this.#count += 1;
    if (node === this.#parents.length) {
      this.#parents = grown(this.#parents);
      this.#words = grown(this.#words);
      this.#firstValues = grown(this.#firstValues);
    }
    this.#parents[node] = parent;
    this.#words[node] = word + 1;
    return node;
  }

  #enter(node: number): void {
    // At most half full, so that what is not there is soon known.
    if (2 * this.#count > this.#table.length) {
      this.#table = new Int32Array(2 * this.#table.length);
      for (let each = 1; each < node; each += 1) if (this.#words[each] !== 0) this.#place(each);
    }
    this.#place(node);
  }

  /** What is kept is not added to: the table may be fuller. */
  #fit(): void {
    const room = 2 ** Math.ceil(Math.log2(Math.max(2, this.#count / FULLEST)));
    if (room >= this.#table.length) return;
    this.#table = new Int32Array(room);
    for (let each = 1; each < this.#count; each += 1) if (this.#words[each] !== 0) this.#place(each);
  }

  #place(node: number): void {
    const mask = this.#table.length - 1;
    let slot = slotOf(this.#parents[node] ?? ROOT, (this.#words[node] ?? 0) - 1) & mask;
    while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
    this.#table[slot] = node;
  }
}

const DIGIT_NINE = 57;
const RANGE_MARK = 35;

/** The words of a message are looked for in many sets of phrases, one after the other: their numbers are kept meanwhile. */
const recent: { words: readonly string[]; numbered: readonly NumberedWord[] } = { words: [], numbered: [] };

function numberedText(words: readonly string[]): readonly NumberedWord[] {
  if (recent.words !== words) {
    recent.words = words;
    recent.numbered = words.map(numberedWord);
  }
  return recent.numbered;
}

/** To be cut to the size of the table. */
function slotOf(node: number, word: number): number {
  const mixed = Math.imul(Math.imul(node, NODE_STEP) ^ word, WORD_STEP);
  return mixed ^ (mixed >>> 15);
}

function grown(numbers: Numbers): Numbers {
  const larger = new Int32Array(2 * numbers.length);
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
