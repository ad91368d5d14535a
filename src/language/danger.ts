/** Danger in free text: rows of red-flags/ that a text says of somebody now. When in doubt it is danger. */
import type { DangerWords } from '../knowledge/schema.ts';
import type { Clauses, Span } from './clauses.ts';
import { PhraseIndex } from './match-phrases.ts';
import type { Split } from './split-phrases.ts';

/** One language: its patterns, and the phrases that the word tables give to a row. */
export interface DangerSource {
  readonly words: DangerWords;
  readonly typed: ReadonlyMap<string, readonly string[]>;
}

/** What a text says of danger, by the word tables alone. */
export interface Signs {
  /** Rows whose pattern stands in the text, each once, in the order of the patterns. */
  readonly rows: readonly string[];
  /** Groups of words that are in the text, whoever it speaks of; the languages share their names. */
  readonly groups: readonly string[];
}

export type ReadSigns = (words: readonly string[], clauses: Clauses) => Signs;

interface Pattern {
  /** Its place among all patterns. */
  readonly order: number;
  readonly row: string;
  /** The first group of words that it needs, and the others. */
  readonly first: string;
  readonly others: readonly string[];
  readonly unless: readonly string[];
  readonly within: number;
  readonly across: boolean;
}

interface Sign extends Span {
  readonly negations: readonly Span[];
  readonly negationsAfter: readonly Span[];
}

const WITHIN = 8;
/** Words between two signs of one row that people tell in several sentences. */
const ACROSS = 60;
/** Words between a film and what happens in it. */
const IN_FICTION = 10;

interface SignTables {
  readonly signs: PhraseIndex<string>;
  readonly idioms: PhraseIndex<true>;
  readonly general: PhraseIndex<true>;
  readonly fiction: PhraseIndex<true>;
  /** Patterns by the first group that they need: few texts have any of most of them. */
  readonly byFirst: ReadonlyMap<string, readonly Pattern[]>;
}

/** @param split turns a phrase into comparable words */
export function signTables(sources: readonly DangerSource[], split: Split): SignTables {
  const signs = new PhraseIndex<string>();
  const idioms = new PhraseIndex<true>();
  const general = new PhraseIndex<true>();
  const fiction = new PhraseIndex<true>();
  const byFirst = new Map<string, Pattern[]>();
  let order = 0;
  const addPattern = (
    [first = '', ...others]: readonly string[],
    pattern: Omit<Pattern, 'order' | 'first' | 'others'>,
  ) => {
    const list = byFirst.get(first) ?? [];
    byFirst.set(first, list);
    list.push({ ...pattern, first, others, order });
    order += 1;
  };
  for (const [language, { words, typed }] of sources.entries()) {
    const named = (group: string): string => `${language}:${group}`;
    for (const phrase of words.idioms) idioms.addPhrase(phrase, split, true);
    for (const phrase of words.general) general.addPhrase(phrase, split, true);
    for (const phrase of words.fiction) fiction.addPhrase(phrase, split, true);
    for (const [group, phrases] of Object.entries(words.groups)) {
      for (const phrase of phrases) signs.addPhrase(phrase, split, named(group));
    }
    for (const { row, all, unless = [], within, across = false } of words.patterns) {
      const reach = within ?? (across ? ACROSS : WITHIN);
      addPattern(all.map(named), { row, unless: unless.map(named), within: reach, across });
    }
    for (const [row, phrases] of typed) {
      const group = named(`typed ${row}`);
      for (const phrase of phrases) signs.addPhrase(phrase, split, group);
      addPattern([group], { row, unless: [], within: WITHIN, across: false });
    }
  }
  return { signs, idioms, general, fiction, byFirst };
}

export function createSignReader({ signs, idioms, general, fiction, byFirst }: SignTables): ReadSigns {
  return (words, clauses) => {
    const masked = new Set<number>();
    for (const { start, end } of idioms.find(words, clauses.isEnd)) {
      for (let index = start; index < end; index += 1) masked.add(index);
    }
    const generalFrom = general.find(words).filter(({ start }) => !clauses.hasFirstPerson(start));
    const fictionAt = fiction.find(words);
    const isFiction = (sign: Span): boolean =>
      fictionAt.some(
        ({ start, end }) =>
          end <= sign.start &&
          sign.start - end <= IN_FICTION &&
          clauses.isSameSentence(start, sign.start) &&
          !clauses.namesFirstPerson(end, sign.start),
      );
    const isGeneral = (sign: Span): boolean =>
      generalFrom.some(({ start }) => start < sign.start && clauses.isSameSentence(start, sign.start));

    const groups = new Set<string>();
    if (masked.size > 0) groups.add('idiom');
    if (fictionAt.length > 0) groups.add('fiction');
    const byGroup = new Map<string, Map<number, Sign[]>>();
    for (const { value, start, end } of signs.find(words, clauses.isEnd)) {
      groups.add(value.slice(value.indexOf(':') + 1));
      const span = { start, end };
      if (touches(masked, span) || clauses.isLongPast(span) || isGeneral(span) || isFiction(span)) continue;
      const places = byGroup.get(value) ?? new Map<number, Sign[]>();
      byGroup.set(value, places);
      const sign = { ...span, negations: clauses.deniedBy(span), negationsAfter: clauses.deniedAfterBy(span) };
      places.set(start, [...(places.get(start) ?? []), sign]);
    }

    const possible = [...byGroup.keys()]
      .flatMap((group) => byFirst.get(group) ?? [])
      .filter(({ others }) => others.every((group) => byGroup.has(group)))
      .sort((one, other) => one.order - other.order);
    const found = new Set<string>();
    for (const pattern of possible) {
      if (!found.has(pattern.row) && stands(pattern, byGroup, clauses)) found.add(pattern.row);
    }
    return { rows: [...found], groups: [...groups] };
  };
}

function touches(words: ReadonlySet<number>, { start, end }: Span): boolean {
  for (let index = start; index < end; index += 1) if (words.has(index)) return true;
  return false;
}

function stands(
  pattern: Pattern,
  byGroup: ReadonlyMap<string, ReadonlyMap<number, Sign[]>>,
  clauses: Clauses,
): boolean {
  for (const places of byGroup.get(pattern.first)?.values() ?? []) {
    for (const sign of places) {
      const together = complete(sign, pattern, byGroup, clauses);
      if (together && !pattern.unless.some((group) => isInSentence(group, sign.start, byGroup, clauses))) return true;
    }
  }
  return false;
}

/** True when each other group has a sign near the first, none of them denied by a word outside the chosen ones. */
function complete(
  first: Sign,
  { others, within, across }: Pattern,
  byGroup: ReadonlyMap<string, ReadonlyMap<number, Sign[]>>,
  clauses: Clauses,
): boolean {
  const chosen = [first];
  // A negation inside a chosen sign is part of what is said: "plassen lukt niet".
  const isChosen = (negation: Span): boolean =>
    chosen.some((each) => each.start <= negation.start && negation.end <= each.end);
  const isUsable = (sign: Sign): boolean => sign.negations.every(isChosen);
  if (!isUsable(first)) return false;
  for (const group of others) {
    const places = byGroup.get(group);
    let near: Sign | undefined;
    for (let distance = 0; distance <= within && near === undefined; distance += 1) {
      for (const start of distance === 0 ? [first.start] : [first.start - distance, first.start + distance]) {
        if (!across && !clauses.isSameSentence(first.start, start)) continue;
        near ??= places?.get(start)?.find(isUsable);
      }
    }
    if (near === undefined) return false;
    chosen.push(near);
  }
  return chosen.every((sign) => sign.negationsAfter.every(isChosen));
}

function isInSentence(
  group: string,
  word: number,
  byGroup: ReadonlyMap<string, ReadonlyMap<number, Sign[]>>,
  clauses: Clauses,
): boolean {
  for (const start of byGroup.get(group)?.keys() ?? []) if (clauses.isSameSentence(start, word)) return true;
  return false;
}
