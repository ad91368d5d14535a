/** What a message looks like to the learned reader of complaints: its sentences, and what stands around each complaint. */
import type { Findings } from './findings.ts';
import { type Is, phrasesOf } from './spoken.ts';
import type { Span } from './spoken-text.ts';
import { featuresOf, hashOf, mix } from './text-features.ts';

/** How the rules speak of a complaint that they did not find, and what was learned of one that is not there. */
export const NOT_THERE = 'none';

/** A sentence, or the whole text. */
export interface Part extends Span {
  readonly features: ReadonlySet<number>;
}

/** A complaint that may be in the text, and where. */
export interface Candidate extends Span {
  readonly complaint: string;
  readonly rule: Is | typeof NOT_THERE;
  /** It is named by what is well ("sleep is great"), so that a "not" says it is there. */
  readonly fine: boolean;
  /** How likely it is that the text names it at all, 0 to 1. */
  readonly likely: number;
  /** The other complaint that is likeliest to be named: where it is likelier, the same words may well mean that one. */
  readonly rival: { readonly complaint: string; readonly likely: number };
}

/** What the rules found counts for as many words: else it drowns among them. */
const COPIES = [1, 2, 3, 4, 5, 6];

/** The sentences of a text, and after them the whole if it has more than one. */
export function partsOf({ written: { words }, speech, mentions }: Findings): readonly Part[] {
  const starts = words.flatMap((_word, at) => (at === 0 || !speech.isSameSentence(at - 1, at) ? [at] : []));
  const part = (start: number, end: number): Part => {
    const found = mentions.filter((each) => start <= each.start && each.start < end);
    const names = found.flatMap(({ complaint }) => COPIES.map((copy) => `${copy} ${complaint}`));
    return { start, end, features: featuresOf(words.slice(start, end), names) };
  };
  const sentences = starts.map((start, index) => part(start, starts[index + 1] ?? words.length));
  return starts.length > 1 ? [...sentences, part(0, words.length)] : sentences;
}

/** Steps of likelihood, of distance in words, and of how many others there are. */
const LIKELIHOODS = [0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.97];
const DISTANCES = [0, 1, 3, 6];
/** "verdwenen" and "verdwijnt" begin alike. */
const BEGINNING_LETTERS = 4;
const MOST_OTHERS = 4;
const FARTHEST_CLAUSE = 2;

/** @returns the features of a candidate in this text: how it is spoken of follows from them */
export function createSpokenFeatures({
  written,
  speech,
  clauses,
  mentions,
}: Findings): (candidate: Candidate) => ReadonlySet<number> {
  const { words, breaks, asksBefore } = written;
  const hashes = words.map(hashOf);
  const beginnings = words.map((word) => hashOf(word.slice(0, BEGINNING_LETTERS)));
  const clauseOf = words.map((_word, at) => speech.clauseOf(at));
  const phrases = phrasesOf(speech);
  return ({ complaint, rule, fine, likely, rival, start, end }) => {
    const features = new Set<number>();
    const add = (name: string, word = 0, next = 0): void => {
      features.add(mix(hashOf(name), word, next));
    };
    const clause = clauseOf[start] ?? -1;
    const sideOf = (from: number, to: number): string => (to <= start ? 'L' : from >= end ? 'R' : 'I');
    const step = stepOfLikelihood(likely);
    const rivalStep = stepOfLikelihood(rival.likely);
    add(`rule ${rule}`);
    add(`rule ${rule} ${complaint}`);
    add(`complaint ${complaint}`);
    if (fine) for (const copy of COPIES) add(`fine ${rule} ${copy}`);
    add(`likely ${step}`);
    add(`likely ${step} ${rule}`);
    add(`likely ${step} ${complaint} ${rule === NOT_THERE}`);
    add(`rival ${rivalStep} ${rule === NOT_THERE}`);
    add(`rival ${rivalStep} ${step} ${rule === NOT_THERE}`);
    add(`rival ${rival.complaint} ${complaint} ${rival.likely > likely}`);
    for (const [at, word] of hashes.entries()) {
      const side = sideOf(at, at + 1);
      const next = hashes[at + 1];
      if (clauseOf[at] === clause) {
        add(`c${side}${stepOf(side === 'L' ? start - at : side === 'R' ? at - end + 1 : 0)}`, word);
        add(`c${side}`, word);
        add('c', word);
        add(`b${side}`, beginnings[at]);
        add('b', beginnings[at]);
        if (clauseOf[at + 1] === clause) add('bb', beginnings[at], beginnings[at + 1]);
        add(`c ${rule}`, word);
        if (next !== undefined && clauseOf[at + 1] === clause) add(`cc${side}`, word, next);
      } else {
        const isNear = speech.isSameSentence(at, start);
        const place = isNear ? 's' : 'o';
        add(`${place}${side}`, word);
        add(`b${place}${side}`, beginnings[at]);
        if (isNear) add(`s${side}${(clauseOf[at] ?? 0) - clause}`, word);
        if (next !== undefined) add(`${place}${place}${side}`, word, next);
      }
    }
    const first = clauseOf.indexOf(clause);
    add('first', hashes[first]);
    add('first', hashes[first], hashes[first + 1] ?? 1);
    if (first > 0) add(`before ${breaks[first]}`, hashes[first - 1]);
    const last = words.findLastIndex((_word, at) => speech.isSameSentence(at, start));
    add(`asked ${asksBefore.has(last + 1)}`);
    const others = mentions.filter((each) => each.complaint !== complaint);
    for (const phrase of phrases) {
      const side = sideOf(phrase.start, phrase.end);
      const away = (clauseOf[phrase.start] ?? 0) - clause;
      const place =
        away === 0
          ? 'c'
          : speech.isSameSentence(phrase.start, start)
            ? `s${Math.max(-FARTHEST_CLAUSE, Math.min(FARTHEST_CLAUSE, away))}`
            : `o${Math.sign(away)}`;
      const distance = side === 'L' ? start - phrase.end : side === 'R' ? phrase.start - end : 0;
      const name = `phrase ${phrase.kind} ${place}`;
      add(name);
      add(`${name} ${side}${stepOf(distance)}`);
      add(`${name} ${side} ${rule}`);
      if (away !== 0) continue;
      const [from, to] = side === 'L' ? [phrase.end, start] : [end, phrase.start];
      add(`${name} ${side} between ${others.some((each) => from <= each.start && each.end <= to)}`);
    }
    for (const other of others) {
      const isNear = clauseOf[other.start] === clause;
      const place = isNear ? 'c' : speech.isSameSentence(other.start, start) ? 's' : 'o';
      add(`other ${place} ${other.start < start ? 'L' : 'R'} ${other.is}`);
      if (isNear) add(`other ${other.complaint} ${complaint}`);
    }
    add(`others ${Math.min(others.length, MOST_OTHERS)}`);
    add(`first person ${clauses.hasFirstPerson(start)}`);
    return features;
  };
}

function stepOfLikelihood(likely: number): number {
  return LIKELIHOODS.filter((each) => each <= likely).length;
}

function stepOf(distance: number): number {
  return DISTANCES.filter((each) => each < distance).length;
}
