/** What a typed number looks like to a learned reader: what the text says of a number at all, and each number that it may mean. */
import type { Answers } from './answer-reader.ts';
import type { Findings } from './findings.ts';
import type { FoundNumber } from './numbers.ts';
import { hashOf, mix } from './text-features.ts';

/** Questions that a number answers: years of age, servings a day, mg of magnesium a day. */
export const NUMBER_KINDS = ['age', 'count', 'amount'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/**
 * How a number comes from a text: said in it, read by the rules, or made of what is said. `nearly`: "morgen 30" is 29;
 * `begun`: "58 en een half" is 58; `gram`: 0.3 is 300 mg; `to`: "at most two" is 0 to 2; `one`: "a glass", which says no number;
 * `both`: "three, four at weekends" is 3 to 4; `pair`, `sum` and `product` are reckoned.
 */
export type How = 'said' | 'rule' | 'nearly' | 'begun' | 'gram' | 'to' | 'one' | 'both' | 'pair' | 'sum' | 'product';

/** A number that the text may mean. */
export interface NumberCandidate {
  readonly from: number;
  readonly to: number;
  /** Every way in which it comes about, in order of the alphabet. */
  readonly how: readonly How[];
  /** Where it is said; null for what is only reckoned. */
  readonly at: FoundNumber | null;
  /** The numbers that it is reckoned from. */
  readonly parts: readonly FoundNumber[];
}

/** So many numbers are looked at; who says more tells a story, and the work stays bounded. */
const MOST_NUMBERS = 6;
/** So many are reckoned with each other. */
const MOST_RECKONED = 4;
/** Larger numbers are no pieces. */
const MOST_PIECES = 20;
const MG_OF_GRAM = 1000;
/** Who weighs in grams takes no more. */
const MOST_GRAMS = 2;
/** Words on each side of a number that are known by their place. */
const BESIDE = 3;
/** Words that begin alike mean much the same. */
const BEGINNING = 4;
/** In the place of a word before the first and behind the last. */
const START = '^';
const END = '$';

type Add = (from: number, to: number, how: How, at: FoundNumber | null, parts?: readonly FoundNumber[]) => void;

/** The numbers that a text may mean as an answer to a question of this kind, each once; none at all is judged apart. */
export function numberCandidates(
  kind: NumberKind,
  { numbers }: Findings,
  answers: Answers,
): readonly NumberCandidate[] {
  const said = numbers.slice(0, MOST_NUMBERS);
  const found = new Map<string, NumberCandidate>();
  const add: Add = (from, to, how, at, parts = []) => {
    if (to <= 0) return;
    const key = `${from} ${to}`;
    const known = found.get(key);
    const ways = known === undefined ? [] : known.how.filter((each) => each !== how);
    found.set(key, {
      from,
      to,
      how: [...ways, how].sort(),
      // Of a number that is said twice the later is the answer: "67.. ja 67".
      at: at ?? known?.at ?? null,
      parts: known === undefined || known.parts.length === 0 ? parts : known.parts,
    });
  };
  for (const number of said) add(number.from, number.to, 'said', number);
  const rule = ruleNumber(kind, answers);
  if (rule !== null) add(rule.from, rule.to, 'rule', null);
  const plain = said.filter(({ from, to }) => from === to);
  for (const number of plain) addOfOne(kind, number, add);
  if (kind === 'count') add(1, 1, 'one', null);
  if (kind !== 'age') addReckoned(kind, plain, add);
  return [...found.values()];
}

/** What the rules read. */
export function ruleNumber(kind: NumberKind, { magnesiumMg, number }: Answers): Answers['number'] {
  return kind === 'amount' && magnesiumMg !== null ? { from: magnesiumMg, to: magnesiumMg } : number;
}

/** What one number may stand for beside itself. */
function addOfOne(kind: NumberKind, number: FoundNumber, add: Add): void {
  const { from } = number;
  if (kind === 'age') {
    const years = Math.ceil(from) - 1;
    add(years, years, Number.isInteger(from) ? 'nearly' : 'begun', number);
  }
  if (kind === 'amount' && from <= MOST_GRAMS) add(from * MG_OF_GRAM, from * MG_OF_GRAM, 'gram', number);
  if (kind === 'count' && from <= MOST_PIECES) {
    add(0, from, 'to', number);
    // "one, two at most": where "one" is an article, it is no number
    if (from > 1) add(1, from, 'both', number);
  }
}

/** A smaller number counts tablets: no two products of a day hold so little. */
const LEAST_MG = 10;

/** What numbers come to together. */
function addReckoned(kind: NumberKind, plain: readonly FoundNumber[], add: Add): void {
  if (plain.length > 2) {
    const sum = plain.reduce((all, { from }) => all + from, 0);
    add(sum, sum, 'sum', null, plain);
  }
  const some = plain.slice(0, MOST_RECKONED);
  for (const [at, one] of some.entries()) {
    for (const other of some.slice(at + 1)) {
      const [least, most] = [Math.min(one.from, other.from), Math.max(one.from, other.from)];
      // "1 tablet of 400 mg" is no 401.
      if (kind !== 'amount' || least >= LEAST_MG) add(least + most, least + most, 'pair', null, [one, other]);
      if (least <= MOST_PIECES) add(least * most, least * most, 'product', null, [one, other]);
      if (kind === 'count') add(least, most, 'both', null, [one, other]);
    }
  }
}

/** What a text says of a number at all, beside what an answer looks like to any learned reader. */
export function numberFeatures(
  kind: NumberKind,
  { numbers, written: { words }, clauses }: Findings,
  answers: Answers,
): readonly number[] {
  const rule = ruleNumber(kind, answers);
  const mg = answers.magnesiumMg;
  const said = numbers.slice(0, MOST_NUMBERS).map(({ from, start, end }) => ({
    size: sizeOf(kind, from),
    left: words[start - 1] ?? START,
    unit: words[end] ?? END,
  }));
  const units = said.slice(0, BESIDE).map(({ unit }) => unit);
  const [only] = numbers.length === 1 ? numbers : [];
  const names = [
    `rule ${rule === null ? null : sizeOf(kind, rule.from)}`,
    `numbers ${Math.min(BESIDE, numbers.length)}`,
    `mg ${mg === null} said ${numbers.some(({ from }) => from === mg)}`,
    `units ${units.join(' ')}`,
    ...units.map((unit) => `unit ${unit.slice(0, BEGINNING)}`),
    ...said.flatMap(({ size, left, unit }) => [`${size} ${unit}`, `${left} ${size}`, `${left} ${size} ${unit}`]),
    ...(only === undefined ? [] : [`only ${sizeOf(kind, only.from)}`, `other ${clauses.isOfAnother(only)}`]),
  ];
  return names.map((name) => mix(hashOf('number'), hashOf(name), 0));
}

/** Puts a feature together from what it is and up to two words, all hashed. */
type Note = (name: number, one?: number, other?: number) => void;

/** What a number that may be meant looks like: how it comes about, how large it is, and what stands around it. */
export function candidateFeatures(
  kind: NumberKind,
  candidate: NumberCandidate,
  candidates: readonly NumberCandidate[],
  findings: Findings,
): ReadonlySet<number> {
  const features = new Set<number>();
  const note: Note = (name, one = 0, other = 0) => features.add(mix(name, one, other));
  const words = findings.written.words.map(hashOf);
  noteItself(note, kind, candidate, candidates, words, findings.numbers);
  if (candidate.at !== null) notePlace(note, kind, candidate, candidate.at, words, findings);
  return features;
}

function noteItself(
  note: Note,
  kind: NumberKind,
  { from, to, how, at, parts }: NumberCandidate,
  candidates: readonly NumberCandidate[],
  words: readonly number[],
  numbers: readonly FoundNumber[],
): void {
  const ways = hashOf(how.join(' '));
  const isRule = how.includes('rule');
  const size = hashOf(sizeOf(kind, from));
  for (const each of how) note(WAY, hashOf(each));
  note(WAYS, ways);
  note(SIZE, size);
  note(SIZE, size, ways);
  for (const name of [
    `rule ${isRule} of ${Math.min(BESIDE + 1, candidates.length)}`,
    `only ${numbers.length === 1}`,
    `span ${from !== to}`,
    `whole ${Number.isInteger(from)}`,
    `at ${at === null ? -1 : numbers.indexOf(at)}`,
    `last ${at !== null && numbers.at(-1) === at} ${isRule}`,
  ]) {
    note(hashOf(name));
  }
  note(hashOf(`most ${candidates.every((each) => each.from <= from)}`), size);
  for (const word of words) note(WORD, ways, word);
  for (const part of parts) {
    note(BEFORE_PART, ways, words[part.start - 1] ?? START_HASH);
    note(BEHIND_PART, ways, words[part.end] ?? END_HASH);
  }
}

/** The words around a number, of whom its clause is, and what stands between it and the numbers beside it. */
function notePlace(
  note: Note,
  kind: NumberKind,
  { from, how }: NumberCandidate,
  at: FoundNumber,
  words: readonly number[],
  { written, numbers, clauses, speech }: Findings,
): void {
  const size = hashOf(sizeOf(kind, from));
  // The same words speak for 50 in "pas 50" and for 49 in "bijna 50".
  const own = how.includes('said') || how.includes('rule') ? '' : how.join(' ');
  const [left, right] = [hashOf(`left ${own}`), hashOf(`right ${own}`)];
  const before = (distance: number): number => words[at.start - distance] ?? START_HASH;
  const behind = (distance: number): number => words[at.end + distance - 1] ?? END_HASH;
  for (let distance = 1; distance <= BESIDE; distance += 1) {
    note(hashOf(`left ${distance}${own}`), before(distance));
    note(hashOf(`right ${distance}${own}`), behind(distance));
    note(left, before(distance));
    note(right, behind(distance));
  }
  note(hashOf(`begins left ${own}`), hashOf((written.words[at.start - 1] ?? START).slice(0, BEGINNING)));
  note(hashOf(`begins right ${own}`), hashOf((written.words[at.end] ?? END).slice(0, BEGINNING)));
  note(hashOf(`two left ${own}`), before(2), before(1));
  note(hashOf(`two right ${own}`), behind(1), behind(2));
  note(hashOf(`around ${own}`), before(1), behind(1));
  note(SIZE_LEFT, size, before(1));
  note(SIZE_RIGHT, size, behind(1));
  const last = numbers.findLast(({ end }) => end <= at.start)?.end ?? null;
  const next = numbers.find(({ start }) => start >= at.end)?.start ?? null;
  // "no wait", "sorry", "dus"
  if (last !== null) for (const word of words.slice(last, at.start)) note(SINCE, word);
  if (next !== null) for (const word of words.slice(at.end, next)) note(UNTIL, word);
  const isOther = clauses.isOfAnother(at);
  const clause = speech.clauseOf(at.start);
  for (const name of [
    `other ${isOther}`,
    `self ${clauses.namesFirstPerson(last ?? 0, at.end)} other ${isOther} beside ${numbers.length > 1}`,
    `clause ${Math.min(BESIDE, clause)}`,
    `clause first ${clause === speech.clauseOf(0)} last ${clause === speech.clauseOf(words.length - 1)}`,
  ]) {
    note(hashOf(name));
  }
  const [inFront, after] = [hashOf(`clause left ${own}`), hashOf(`clause right ${own}`)];
  for (const [place, word] of words.entries()) {
    if (speech.clauseOf(place) === clause) note(place < at.start ? inFront : after, word);
  }
}

const [WAY, WAYS, SIZE, WORD] = [hashOf('way'), hashOf('ways'), hashOf('size'), hashOf('word')];
const [BEFORE_PART, BEHIND_PART] = [hashOf('before part'), hashOf('behind part')];
const [SIZE_LEFT, SIZE_RIGHT] = [hashOf('size left'), hashOf('size right')];
const [SINCE, UNTIL] = [hashOf('since'), hashOf('until')];
const [START_HASH, END_HASH] = [hashOf(START), hashOf(END)];

/** How large a number is beside what answers such a question. */
function sizeOf(kind: NumberKind, value: number): string {
  return SIZES[kind].find(([to]) => value <= to)?.[1] ?? 'more';
}

/** Up to and with this value it is so large. */
const SIZES: Readonly<Record<NumberKind, readonly (readonly [number, string])[]>> = {
  age: [
    [0, 'zero'],
    [11, 'child'],
    [17, 'young'],
    [99, 'age'],
    [110, 'old'],
    [1899, 'no age'],
    [2099, 'year'],
  ],
  count: [
    [0, 'zero'],
    [0.5, 'half'],
    [4, 'few'],
    [10, 'some'],
    [20, 'many'],
  ],
  amount: [
    [0, 'zero'],
    [9, 'pieces'],
    [49, 'small'],
    [600, 'mg'],
    [1000, 'much'],
    [2099, 'year'],
  ],
};
