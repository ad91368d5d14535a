/** Finds many phrases in a text at once, each as whole words. */

export interface Match<Value> {
  readonly value: Value;
  /** Words `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
}

/** Tens of thousands of them stay in memory: parts are made when first needed, and most nodes have one word after them. */
interface Node<Value> {
  word?: string;
  /** What follows `word`. */
  after?: Node<Value>;
  /** The same for all words but the first that was added. */
  others?: Map<string, Node<Value>>;
  /** Words that begin so, by their first three letters. */
  beginnings?: Map<string, { readonly stem: string; readonly node: Node<Value> }[]>;
  ranges?: { readonly from: number; readonly to: number; readonly node: Node<Value> }[];
  ends?: Value[];
  /** Values of phrases that must be followed by the end of a clause. */
  endsAtBreak?: Value[];
}

/** A set of phrases. `stem*` stands for any word that begins so, `#3-5` for a number, a last `$` for the end of a clause. */
export class PhraseIndex<Value> {
  readonly #root: Node<Value> = {};

  /** @param words of one phrase, normalised; an empty phrase is left out. */
  add(words: readonly string[], value: Value): void {
    const atBreak = words.at(-1) === '$';
    const plain = atBreak ? words.slice(0, -1) : words;
    if (plain.length === 0) return;
    let node = this.#root;
    for (const word of plain) node = step(node, word);
    // Begun with its value, as one value is the rule: an empty array that is pushed to takes room for 17.
    const values = atBreak ? node.endsAtBreak : node.ends;
    // Two spellings of one phrase name it once.
    if (values?.includes(value)) return;
    if (values !== undefined) values.push(value);
    else if (atBreak) node.endsAtBreak = [value];
    else node.ends = [value];
  }

  /** All matches, overlapping ones too, by their start. `isEnd(i)` says that a clause ends before word i. */
  find(words: readonly string[], isEnd: (index: number) => boolean = () => false): readonly Match<Value>[] {
    const found: Match<Value>[] = [];
    for (let start = 0; start < words.length; start += 1) walk(this.#root, words, start, start, isEnd, found);
    return found;
  }

  /** Values of phrases that are exactly these words. */
  whole(words: readonly string[]): readonly Value[] {
    return this.find(words, (index) => index === words.length)
      .filter((match) => match.start === 0 && match.end === words.length)
      .map((match) => match.value);
  }
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

const DIGIT_NINE = 57;

function walk<Value>(
  node: Node<Value>,
  words: readonly string[],
  start: number,
  at: number,
  isEnd: (index: number) => boolean,
  found: Match<Value>[],
): void {
  if (node.ends !== undefined) for (const value of node.ends) found.push({ value, start, end: at });
  if (node.endsAtBreak !== undefined && (at === words.length || isEnd(at))) {
    for (const value of node.endsAtBreak) found.push({ value, start, end: at });
  }
  const word = words[at];
  if (word === undefined) return;
  const exact = node.word === word ? node.after : node.others?.get(word);
  if (exact !== undefined) walk(exact, words, start, at + 1, isEnd, found);
  const beginnings = node.beginnings?.get(word.slice(0, 3));
  if (beginnings !== undefined) {
    for (const { stem, node: after } of beginnings) {
      if (word.startsWith(stem)) walk(after, words, start, at + 1, isEnd, found);
    }
  }
  // Most words are no number, and there are many ranges.
  if (node.ranges === undefined || word.charCodeAt(0) > DIGIT_NINE) return;
  const number = Number(word);
  for (const range of node.ranges) {
    if (number >= range.from && number <= range.to) walk(range.node, words, start, at + 1, isEnd, found);
  }
}

function step<Value>(node: Node<Value>, word: string): Node<Value> {
  if (word.startsWith('#')) {
    const [from = 0, to = 0] = word.slice(1).split('-').map(Number);
    node.ranges ??= [];
    const known = node.ranges.find((range) => range.from === from && range.to === to);
    const range = known ?? { from, to, node: {} };
    if (known === undefined) node.ranges.push(range);
    return range.node;
  }
  if (word.endsWith('*')) {
    const stem = word.slice(0, -1);
    node.beginnings ??= new Map();
    const list = node.beginnings.get(stem.slice(0, 3)) ?? [];
    node.beginnings.set(stem.slice(0, 3), list);
    const known = list.find((each) => each.stem === stem);
    const beginning = known ?? { stem, node: {} };
    if (known === undefined) list.push(beginning);
    return beginning.node;
  }
  if (node.word === undefined || node.word === word) {
    node.word = word;
    node.after ??= {};
    return node.after;
  }
  node.others ??= new Map();
  const next = node.others.get(word) ?? {};
  node.others.set(word, next);
  return next;
}
