/** Finds what a text describes: phrases, and words that stand together in one clause, as the word tables list them. */
import type { Language } from '../domain/state.ts';
import type { Match } from './match-phrases.ts';
import { PhraseIndex } from './match-phrases.ts';
import type { Split } from './split-phrases.ts';

/** One way of saying something: a word of each group, close together. */
export interface DescribedPattern {
  readonly id: string;
  readonly all: readonly string[];
  readonly unless?: readonly string[] | undefined;
  readonly within?: number | undefined;
  readonly across?: true | undefined;
}

/** One language: what it calls things, and in which words it describes them. */
export interface DescribedSource {
  readonly language: Language;
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly patterns: readonly DescribedPattern[];
  readonly idioms: readonly string[];
}

export interface Described {
  readonly id: string;
  /** Words `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
  /** The words that it was read from. */
  readonly parts: readonly Match<unknown>[];
}

export type FindDescribed = (
  words: readonly string[],
  /** The language that the text is surely written in: of another only long words count, as people borrow them. */
  written: Language | null,
  isTogether: (one: number, other: number) => boolean,
  isSameSentence: (one: number, other: number) => boolean,
  isEnd: (index: number) => boolean,
) => readonly Described[];

/** Shorter words often mean something else in another language. */
const BORROWED = 7;
/** Words between two parts, when a pattern does not say. */
const WITHIN = 5;

interface Pattern {
  readonly id: string;
  readonly language: Language;
  readonly all: readonly number[];
  readonly unless: readonly number[];
  readonly within: number;
  readonly across: boolean;
}

export interface DescribedTables {
  /** Words and phrases, each with the number of its group. */
  readonly index: PhraseIndex<number>;
  readonly idioms: PhraseIndex<true>;
  /** Patterns by the number of their first group. */
  readonly byFirst: ReadonlyMap<number, readonly Pattern[]>;
}

export function describedTables(sources: readonly DescribedSource[], split: Split): DescribedTables {
  const index = new PhraseIndex<number>();
  const idioms = new PhraseIndex<true>();
  const patterns: Pattern[] = [];
  let groups = 0;
  const addGroup = (phrases: readonly string[]): number => {
    groups += 1;
    for (const phrase of phrases) index.addPhrase(phrase, split, groups);
    return groups;
  };
  for (const source of sources) {
    for (const phrase of source.idioms) idioms.addPhrase(phrase, split, true);
    // Several readers share the groups; each indexes those that its own patterns name.
    const numberOf = new Map<string, number>();
    const groupOf = (name: string): number => {
      const phrases = source.groups[name];
      if (phrases === undefined)
        throw new Error(`mentions.yaml: no group is called "${name}"; add it or correct the name`);
      const number = numberOf.get(name) ?? addGroup(phrases);
      numberOf.set(name, number);
      return number;
    };
    for (const { id, all, unless = [], within = WITHIN, across = false } of source.patterns) {
      patterns.push({
        id,
        language: source.language,
        all: all.map(groupOf),
        unless: unless.map(groupOf),
        within,
        across,
      });
    }
    for (const [id, phrases] of source.phrases) {
      patterns.push({
        id,
        language: source.language,
        all: [addGroup(phrases)],
        unless: [],
        within: WITHIN,
        across: false,
      });
    }
  }
  const byFirst = new Map<number, Pattern[]>();
  for (const pattern of patterns) {
    const [first = 0] = pattern.all;
    byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
  }
  return { index, idioms, byFirst };
}

/** @returns finds all that is described, in order; of equal words the fuller description stays */
export function createFindDescribed({ index, idioms, byFirst }: DescribedTables): FindDescribed {
  return (words, written, isTogether, isSameSentence, isEnd) => {
    const masked = new Set<number>();
    for (const { start, end } of idioms.find(words, isEnd)) for (let at = start; at < end; at += 1) masked.add(at);
    const byGroup = new Map<number, Match<number>[]>();
    for (const match of index.find(words, isEnd)) {
      // "kramp: geen. Slaap: goed" holds no "geen slaap"
      if (touches(masked, match) || !isSameSentence(match.start, match.end - 1)) continue;
      const places = byGroup.get(match.value);
      // Of two that start at one word the longer comes last.
      if (places === undefined) byGroup.set(match.value, [match]);
      else if (places.at(-1)?.start === match.start) places[places.length - 1] = match;
      else places.push(match);
    }
    const found: Described[] = [];
    for (const [group, places] of byGroup) {
      for (const pattern of byFirst.get(group) ?? []) {
        if (pattern.all.some((each) => !byGroup.has(each))) continue;
        for (const first of places) {
          const parts = partsOf(first, pattern, byGroup, pattern.across ? isSameSentence : isTogether);
          if (parts === null) continue;
          if (written !== null && written !== pattern.language && !isBorrowed(parts, words)) continue;
          const start = Math.min(...parts.map((part) => part.start));
          const end = Math.max(...parts.map((part) => part.end));
          found.push({ id: pattern.id, start, end, parts });
        }
      }
    }
    return fullest(found).sort((a, b) => a.start - b.start || a.end - b.end);
  };
}

/** "headache" in a Dutch text; not "beef" or "bang" in an English one, which mean something else there. */
function isBorrowed(parts: readonly Match<number>[], words: readonly string[]): boolean {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 && words.slice(only.start, only.end).join('').length >= BORROWED;
}

function partsOf(
  first: Match<number>,
  pattern: Pattern,
  byGroup: ReadonlyMap<number, readonly Match<number>[]>,
  isTogether: (one: number, other: number) => boolean,
): readonly Match<number>[] | null {
  const parts = [first];
  for (const group of pattern.all.slice(1)) {
    const near = nearest(first, group, pattern.within, byGroup, (each) => {
      return (
        isTogether(first.start, each.start) && parts.every((part) => each.end <= part.start || part.end <= each.start)
      );
    });
    if (near === null) return null;
    parts.push(near);
  }
  const spoils = (group: number): boolean =>
    nearest(first, group, Number.POSITIVE_INFINITY, byGroup, (each) => isTogether(first.start, each.start)) !== null;
  return pattern.unless.some(spoils) ? null : parts;
}

/** Looks outwards from a match, so that the work stays within reach of it. */
function nearest(
  from: Match<number>,
  group: number,
  within: number,
  byGroup: ReadonlyMap<number, readonly Match<number>[]>,
  isFit: (match: Match<number>) => boolean,
): Match<number> | null {
  const places = byGroup.get(group) ?? [];
  let after = firstFrom(places, from.start);
  let before = after - 1;
  while (before >= 0 || after < places.length) {
    const left = places[before];
    const right = places[after];
    const leftGap = left === undefined ? Number.POSITIVE_INFINITY : Math.max(0, from.start - left.end);
    const rightGap = right === undefined ? Number.POSITIVE_INFINITY : Math.max(0, right.start - from.end);
    const [near, gap] = leftGap <= rightGap ? [left, leftGap] : [right, rightGap];
    if (near === undefined || gap > within) return null;
    if (isFit(near)) return near;
    if (near === left) before -= 1;
    else after += 1;
    // Beyond the clause nothing fits; a handful of tries is enough inside it.
    if (after - before > MOST_TRIES) return null;
  }
  return null;
}

const MOST_TRIES = 12;

function firstFrom(places: readonly Match<number>[], start: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Leaves out what was read from a part of the words of another description. */
function fullest(found: readonly Described[]): Described[] {
  const byWord = new Map<number, Described[]>();
  const size = (each: Described): number => each.parts.reduce((sum, part) => sum + part.end - part.start, 0);
  for (const each of [...found].sort((a, b) => size(b) - size(a))) {
    const words = wordsOf(each);
    const isPart = (byWord.get(words[0] ?? -1) ?? []).some((other) => {
      const held = new Set(wordsOf(other));
      return held.size > words.length
        ? words.every((word) => held.has(word))
        : other.id === each.id && words.every((word) => held.has(word));
    });
    if (isPart) continue;
    for (const word of words) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [each]);
      else if (list.length < MOST_TRIES) list.push(each);
    }
  }
  return [...new Set([...byWord.values()].flat())];
}

function wordsOf({ parts }: Described): readonly number[] {
  return parts.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at));
}

function touches(words: ReadonlySet<number>, { start, end }: { start: number; end: number }): boolean {
  for (let at = start; at < end; at += 1) if (words.has(at)) return true;
  return false;
}
