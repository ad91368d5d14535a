/** What a text looks like to the learned reader of medicines: what is said around each one that it names. */
import type { Clauses, Span } from './clauses.ts';
import type { Kin } from './kind-and-member.ts';
import type { NotTakenWhy } from './not-taken.ts';
import { hashOf, mix } from './text-features.ts';

/** A medicine that a text names, whoever takes it. */
export interface NamedMedicine extends Span {
  readonly ids: readonly string[];
  /** What the rules say of it. */
  readonly rule: NotTakenWhy | 'taken' | 'replaced' | 'kind of another' | 'described otherwise' | 'only mentioned';
  /** A vitamin, a mineral or magnesium itself, which are in food and in the blood as well. */
  readonly isNutrient: boolean;
  /** Those that are of its kind, and the kind that it is of. */
  readonly kin: readonly Kin[];
}

/** A phrase of the grammar, or of the words of medicines ("gestopt met"). */
export interface Phrase extends Span {
  readonly kind: string;
}

/** A text with all that bears on whether its medicines are taken. */
export interface TakenText {
  readonly words: readonly string[];
  readonly clauses: Clauses;
  readonly phrases: readonly Phrase[];
}

/** Stands for each name of a medicine: what is said of one is said of all. */
const NAME = '<name>';
/** Steps of distance in words. */
const DISTANCES = [0, 1, 2, 4, 7];
/** "gestopt" and "gestopte" begin alike. */
const BEGINNING_LETTERS = 4;
const MOST_OTHERS = 3;
/** Words of the next sentence that tell of the one before: "Die neem ik niet meer". */
const FIRST_WORDS = 4;
const FARTHEST_CLAUSE = 2;
/** Words between a kind and its own that may say what they are to each other ("een plaspil die heet"), and in front of it ("nog een"). */
const MOST_NEAR = 4;
const KIN_BEFORE = 2;
/** What the rules say counts for as many words: else it drowns among them. */
const COPIES = [1, 2, 3];

interface Token {
  readonly word: string;
  readonly clause: number;
  readonly sentence: number;
  /** The medicine that it names. */
  readonly names: NamedMedicine | null;
}

/** @returns the features of a medicine in this text: whether it is taken follows from them */
export function createTakenFeatures(
  { words, clauses, phrases }: TakenText,
  named: readonly NamedMedicine[],
): (medicine: NamedMedicine) => ReadonlySet<number> {
  const clauseAt = clauseNumbers(words, clauses);
  const tokens = tokensOf(words, clauses, clauseAt, named);
  const hashes = tokens.map(({ word }) => hashOf(word));
  const beginnings = tokens.map(({ word }) => hashOf(word.slice(0, BEGINNING_LETTERS)));
  /** Of whom a clause speaks: of the writer, of somebody else, or of whom the one before did. */
  const personIn = (clause: number): string => {
    const start = clauseAt.indexOf(clause);
    if (start < 0) return 'none';
    const end = clauseAt.lastIndexOf(clause) + 1;
    if (clauses.namesFirstPerson(start, end)) return 'writer';
    return clauses.isOfAnother({ start: end - 1, end }) ? 'other' : 'nobody';
  };
  return (medicine) => {
    const features = new Set<number>();
    const add = (name: string, word = 0, next = 0): void => {
      features.add(mix(hashOf(name), word, next));
    };
    // "Tablets for my heart and for my sugar" are two that begin at one word.
    const at = tokens.findIndex(({ names }) => names?.start === medicine.start);
    const own = tokens[at];
    if (own === undefined) return features;
    const { rule, isNutrient, kin } = medicine;
    for (const copy of COPIES) add(`rule ${rule} ${copy}`);
    add(`rule ${rule} ${isNutrient}`);
    add(`nutrient ${isNutrient}`);
    const asks = clauses.endsAsking(medicine.start);
    const isFirstPerson = clauses.hasFirstPerson(medicine.start);
    add(`asks ${asks} ${isNutrient}`);
    add(`asks ${asks} ${isFirstPerson}`);
    add(`first person ${isFirstPerson}`);
    add(`first person ${isFirstPerson} ${rule}`);
    add(`another ${clauses.isOfAnother(medicine)}`);
    const who = [-1, 0, 1].map((away) => personIn(own.clause + away));
    for (const [at, person] of who.entries()) add(`who ${at} ${person}`);
    add(`who ${who.join(' ')}`);
    add(`who ${who.join(' ')} ${rule}`);
    add(`denied ${clauses.deniedBy(medicine).length > 0} ${clauses.isDeniedAfter(medicine)}`);
    add(`words ${Math.min(6, tokens.length)}`);
    const others = named.filter((each) => each !== medicine);
    add(`others ${Math.min(MOST_OTHERS, others.length)}`);
    for (const other of others) {
      const side = other.start < medicine.start ? 'L' : 'R';
      const place = clauses.isSameSentence(other.start, medicine.start) ? 's' : 'o';
      add(`other ${side}${place} ${other.rule}`);
      add(`other ${side}${place} ${other.rule} ${rule}`);
    }
    for (const { start, is } of kin) {
      const other = tokens.findIndex(({ names }) => names?.start === start);
      const token = tokens[other];
      if (token?.names == null) continue;
      const side = other < at ? 'L' : 'R';
      const away = token.clause - own.clause;
      const place = away === 0 ? 'c' : token.sentence !== own.sentence ? 'o' : Math.abs(away) === 1 ? 'n' : 's';
      add(`kin ${is}`);
      add(`kin ${is} ${side}${place}`);
      add(`kin ${is} ${side}${place} ${token.names.rule} ${rule}`);
      const between = tokens.slice(Math.min(at, other) + 1, Math.max(at, other));
      const cuts = Math.abs(away);
      add(`kin ${is} ${side} ${Math.min(MOST_NEAR, between.length)} ${Math.min(2, cuts)}`);
      if (between.length <= MOST_NEAR) for (const { word } of between) add(`kin ${is} ${side} between`, hashOf(word));
      for (let near = Math.max(0, at - KIN_BEFORE); near < at; near += 1) add(`kin ${is} before`, hashes[near]);
      add(`kin ${is} behind`, hashes[at + 1] ?? 0);
    }
    for (const phrase of phrases) {
      const side = phrase.end <= medicine.start ? 'L' : phrase.start >= medicine.end ? 'R' : 'I';
      const away = (clauseAt[phrase.start] ?? 0) - own.clause;
      const isNear = clauses.isSameSentence(phrase.start, medicine.start);
      const place = away === 0 ? 'c' : isNear ? `s${Math.sign(away)}` : `o${Math.sign(away)}`;
      const distance = side === 'L' ? medicine.start - phrase.end : phrase.start - medicine.end;
      const step = DISTANCES.filter((each) => each < distance).length;
      add(`phrase ${phrase.kind} ${place}`);
      add(`phrase ${phrase.kind} ${place} ${side}${step}`);
      add(`phrase ${phrase.kind} ${place} ${rule}`);
      const [from, to] = side === 'L' ? [phrase.end, medicine.start] : [medicine.end, phrase.start];
      add(`phrase ${phrase.kind} ${side} ${others.some((each) => from <= each.start && each.end <= to)}`);
    }
    for (const [index, token] of tokens.entries()) {
      if (index === at) continue;
      const side = index < at ? 'L' : 'R';
      const word = hashes[index] ?? 0;
      const next = index + 1 === at ? hashOf('<this>') : (hashes[index + 1] ?? 0);
      const away = token.clause - own.clause;
      if (away === 0) {
        const step = DISTANCES.filter((each) => each < Math.abs(index - at)).length;
        add(`c${side}${step}`, word);
        add(`c${side}`, word);
        add('c', word);
        add(`b${side}`, beginnings[index]);
        add(`cc${side}`, word, next);
        add(`c ${rule}`, word);
      } else if (token.sentence === own.sentence) {
        const far = Math.max(-FARTHEST_CLAUSE, Math.min(FARTHEST_CLAUSE, away));
        add(`s${far}`, word);
        add(`s${side}`, word);
        add(`bs${side}`, beginnings[index]);
        add(`ss${side}`, word, next);
      } else {
        add(`o${side}`, word);
        if (Math.abs(token.sentence - own.sentence) === 1) add(`oo${side}`, word, next);
      }
    }
    const first = tokens.findIndex(({ clause }) => clause === own.clause);
    add('first', hashes[first]);
    add('first', hashes[first], hashes[first + 1] ?? 1);
    const behind = tokens.findIndex(({ clause }, index) => index > at && clause === own.clause + 1);
    if (behind > 0) {
      add('behind', hashes[behind]);
      add('behind', hashes[behind], hashes[behind + 1] ?? 1);
    }
    const nextSentence = tokens.findIndex(({ sentence }) => sentence === own.sentence + 1);
    for (let index = nextSentence; nextSentence > 0 && index < nextSentence + FIRST_WORDS; index += 1)
      add('next', hashes[index] ?? 0);
    return features;
  };
}

function clauseNumbers(words: readonly string[], { isEnd }: Clauses): readonly number[] {
  let clause = 0;
  return words.map((_word, at) => {
    if (at > 0 && isEnd(at)) clause += 1;
    return clause;
  });
}

function tokensOf(
  words: readonly string[],
  { isSameSentence }: Clauses,
  clauseAt: readonly number[],
  named: readonly NamedMedicine[],
): readonly Token[] {
  const nameAt = new Map(named.map((each) => [each.start, each]));
  const tokens: Token[] = [];
  let sentence = 0;
  let inside = 0;
  for (const [at, word] of words.entries()) {
    if (at > 0 && !isSameSentence(at - 1, at)) sentence += 1;
    const names = nameAt.get(at) ?? null;
    if (names !== null) inside = names.end;
    else if (at < inside) continue;
    tokens.push({ word: names === null ? word : NAME, clause: clauseAt[at] ?? 0, sentence, names });
  }
  return tokens;
}
