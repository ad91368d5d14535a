/** A text cut into clauses and sentences, by its marks and by the words that join clauses. */
import type { PhraseIndex } from './match-phrases.ts';
import { type Break, COMMA, SENTENCE, type WrittenWords } from './normalise.ts';
import type { PhraseKind, SpokenWords } from './spoken-vocabulary.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is spoken of: the words it was read from. `fine` names it as something that goes well. */
export interface Named extends Span {
  readonly parts: readonly Span[];
  readonly fine: boolean;
}

export interface SpokenText {
  readonly words: readonly string[];
  readonly breaks: readonly Break[];
  /** Number of the clause, and of the sentence, of each word. */
  readonly clauses: readonly number[];
  readonly sentences: readonly number[];
  /** True where a clause, or a sentence, ends before a word. */
  isEnd(word: number): boolean;
  isSentenceEnd(word: number): boolean;
  /** Words that begin a clause by joining it: "en", "omdat". */
  readonly joining: ReadonlySet<number>;
  /** Where the text holds phrases of the grammar, in order. */
  find(kind: PhraseKind): readonly Span[];
}

export function cutText({ words, breaks }: WrittenWords, vocabulary: SpokenWords): SpokenText {
  const joined = covered(vocabulary.notConjunctions.find(words));
  const joining = new Set([...startsOf(vocabulary.conjunctions, words)].filter((at) => !joined.has(at)));
  // "benen, die ik niet stil kan houden" is one clause.
  const startsClause = (index: number): boolean =>
    index === 0 ||
    joining.has(index) ||
    breaks[index] === SENTENCE ||
    (breaks[index] === COMMA && !vocabulary.relatives.has(words[index] ?? ''));
  const clauses: number[] = [];
  const sentences: number[] = [];
  for (const [index] of words.entries()) {
    const clause = clauses[index - 1] ?? -1;
    const sentence = sentences[index - 1] ?? -1;
    clauses.push(startsClause(index) ? clause + 1 : clause);
    sentences.push(index === 0 || breaks[index] === SENTENCE ? sentence + 1 : sentence);
  }
  const isEnd = (index: number): boolean => index >= words.length || clauses[index] !== clauses[index - 1];
  const found = new Map<PhraseKind, Span[]>();
  for (const { value, start, end } of vocabulary.phrases.find(words, isEnd)) {
    const places = found.get(value);
    if (places === undefined) found.set(value, [{ start, end }]);
    else places.push({ start, end });
  }
  return {
    words,
    breaks,
    clauses,
    sentences,
    find: (kind) => found.get(kind) ?? [],
    isEnd,
    isSentenceEnd: (index) => index >= words.length || sentences[index] !== sentences[index - 1],
    joining,
  };
}

function startsOf(index: PhraseIndex<true>, words: readonly string[]): ReadonlySet<number> {
  return new Set(index.find(words).map(({ start }) => start));
}

/** All words of the spans. */
export function covered(spans: readonly Span[]): ReadonlySet<number> {
  const words = new Set<number>();
  for (const { start, end } of spans) for (let at = start; at < end; at += 1) words.add(at);
  return words;
}
