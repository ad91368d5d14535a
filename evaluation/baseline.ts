/**
 * What ready-made parts do, to measure against: stemmed keywords of the word tables, negated by a negation in the three words
 * before them; exact names of medicines; the first number in digits.
 */

import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import dutch from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import type { ComplaintMention, Intent, Reading, WordCommand } from '../src/domain/event.ts';
import type { Language } from '../src/domain/state.ts';
import type { Knowledge, Words } from '../src/knowledge/schema.ts';
import { numbersAsRead } from '../src/language/judge-number.ts';
import type { Reader } from './reader.ts';

/** So many words before a keyword are searched for a negation. */
const NEGATION_WINDOW = 3;

interface Keyword<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}
interface Hit<Value> {
  readonly value: Value;
  readonly start: number;
}
/** Keywords by their first word. */
type Keywords<Value> = ReadonlyMap<string, readonly Keyword<Value>[]>;

/** @returns a reader that knows each language by its own word tables only */
export function createBaseline(words: { readonly nl: Words; readonly en: Words }, knowledge: Knowledge): Reader {
  const readers: Readonly<Record<Language, (text: string) => Reading>> = {
    nl: readerOf(words.nl, knowledge, (word) => dutch.stem(word)),
    en: readerOf(words.en, knowledge, (word) => english.stem(word)),
  };
  return (text, language) => readers[language](text);
}

function readerOf(words: Words, knowledge: Knowledge, stem: (word: string) => string): (text: string) => Reading {
  const stems = (text: string): readonly string[] => wordsOf(text).map(stem);
  const typedOf = <Row extends { readonly typed?: readonly string[] | undefined }>(
    rows: Readonly<Record<string, Row>>,
  ) => Object.entries(rows).flatMap(([id, { typed = [] }]) => typed.map((phrase) => [phrase, id] as const));
  const levels = (scale: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(scale).flatMap(([level, phrases]) => phrases.map((phrase) => [phrase, Number(level)] as const));
  const all = <Value>(phrases: readonly string[], value: Value) => phrases.map((phrase) => [phrase, value] as const);
  const { reading } = words;

  const complaints = keywords(typedOf(words.complaints), stems);
  const flags = keywords([...typedOf(words.safetyFlags), ...typedOf(words.redFlags)], stems);
  const conditions = keywords(typedOf(words.conditions), stems);
  const sexes = keywords(typedOf(words.labels['sex'] ?? {}), stems);
  const medicines = keywords(medicineNames(words, knowledge), wordsOf);
  const frequencies = keywords(levels(reading.frequency), stems);
  const bothers = keywords(levels(reading.bother), stems);
  const answers = keywords([...all(reading.yes, 'yes' as const), ...all(reading.no, 'no' as const)], stems);
  const unknowns = keywords(all(reading.unknown, true), stems);
  const nones = keywords(all(reading.none, true), stems);
  const commands = keywords(
    Object.entries(reading.commands).flatMap(([id, phrases]) => all(phrases, id as WordCommand)),
    stems,
  );
  const questionWords = new Set(reading.questionWords.flatMap(stems));
  const negations = new Set(reading.negations.map((word) => stems(word).join(' ')));

  return (text) => {
    const plain = wordsOf(text);
    const stemmed = plain.map(stem);
    const isDenied = ({ start }: Hit<unknown>): boolean =>
      stemmed.slice(Math.max(0, start - NEGATION_WINDOW), start).some((word) => negations.has(word));
    const affirmed = <Value>(index: Keywords<Value>): readonly Value[] =>
      find(stemmed, index)
        .filter((hit) => !isDenied(hit))
        .map(({ value }) => value);
    const frequency = (find(stemmed, frequencies)[0]?.value ?? null) as Reading['frequency'];
    const bother = (find(stemmed, bothers)[0]?.value ?? null) as Reading['bother'];
    const number = numberOf(text);
    const isUnknown = find(stemmed, unknowns).length > 0;
    const isNone = find(stemmed, nones).length > 0;
    const onScale = (level: number | null) => (isUnknown ? 'unknown' : level === null ? null : String(level));
    const mentions = new Map<string, ComplaintMention>();
    for (const hit of find(stemmed, complaints)) {
      const is = isDenied(hit) ? 'denied' : 'present';
      if (mentions.get(hit.value)?.is === 'present') continue;
      mentions.set(hit.value, { complaint: hit.value, is, frequency, bother, duration: null, from: 0, to: 0 });
    }
    const command = find(stemmed, commands)[0]?.value ?? null;
    const isQuestion = text.trimEnd().endsWith('?') || questionWords.has(stemmed[0] ?? '');
    const plainly = {
      yesNo: find(stemmed, answers)[0]?.value ?? null,
      isUnknown,
      isNone,
      number: number === null ? null : { from: number, to: number },
      magnesiumMg: /\d\s*mg\b/i.test(text) ? number : null,
      frequency,
    };
    return {
      ...plainly,
      command,
      bother,
      judged: {
        frequency: onScale(frequency),
        bother: onScale(bother),
        none: isUnknown ? 'unknown' : isNone ? 'none' : null,
        sex: isUnknown ? 'unknown' : null,
        ...numbersAsRead(plainly),
      },
      options: { sex: [...new Set(affirmed(sexes))] },
      flags: [...new Set(affirmed(flags))],
      medicines: [...new Set(find(plain, medicines).map(({ value }) => value))].map((id) => ({
        ids: [id],
        match: 'exact',
      })),
      medicineQuestion: null,
      label: null,
      unrecognised: 0,
      complaints: [...mentions.values()],
      toldAge: null,
      notTaken: [],
      conditions: [...new Set(affirmed(conditions))],
      intent: intentOf(isQuestion, mentions.size > 0, command !== null),
      foreign: null,
      foods: [],
      foodQuestion: null,
      isQuestion,
      asks: false,
      topic: { id: null, isSure: false, near: [] },
    };
  };
}

function intentOf(isQuestion: boolean, hasComplaint: boolean, isCommand: boolean): Intent {
  if (isQuestion) return 'question';
  if (hasComplaint) return 'report';
  return isCommand ? 'command' : 'answer';
}

function medicineNames(words: Words, knowledge: Knowledge): readonly (readonly [string, string])[] {
  const { medicines } = words.medicines;
  return [
    ...Object.entries(medicines).map(([id, name]) => [name, id] as const),
    ...[...knowledge.medicines.values()].flatMap(({ id, brands }) => brands.map((brand) => [brand, id] as const)),
    ...Object.entries(words.writtenMedicines.groups).flatMap(([id, typed]) =>
      typed.map((phrase) => [phrase, id] as const),
    ),
  ];
}

/** Lower case, no accents and apostrophes. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{M}'’]/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function keywords<Value>(
  phrases: readonly (readonly [phrase: string, value: Value])[],
  split: (phrase: string) => readonly string[],
): Keywords<Value> {
  const all = phrases
    .map(([phrase, value]) => ({ words: split(phrase), value }))
    .filter(({ words }) => words.length > 0);
  return Map.groupBy(all, ({ words }) => words[0] ?? '');
}

function find<Value>(words: readonly string[], index: Keywords<Value>): readonly Hit<Value>[] {
  return words.flatMap((word, start) =>
    (index.get(word) ?? [])
      .filter((keyword) => keyword.words.every((each, at) => words[start + at] === each))
      .map(({ value }) => ({ value, start })),
  );
}

function numberOf(text: string): number | null {
  const [digits] = /\d+(?:[.,]\d+)?/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits.replace(',', '.'));
}
