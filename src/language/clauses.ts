/** Of what a part of a text speaks: what is denied, what is long past, and who it is about. */
import type { Match, PhraseIndex } from './match-phrases.ts';
import { COMMA, NO_BREAK, SENTENCE, type WrittenWords } from './normalise.ts';

export interface ClauseWords {
  readonly negations: PhraseIndex<true>;
  readonly notDenials: PhraseIndex<true>;
  readonly clauseBreaks: PhraseIndex<true>;
  readonly otherPersons: PhraseIndex<true>;
  readonly past: PhraseIndex<true>;
  readonly present: PhraseIndex<true>;
  readonly firstPerson: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  /** Words that answer "no" by themselves. */
  readonly noWords: ReadonlySet<string>;
  readonly listWords: ReadonlySet<string>;
  /** In front of who only did something for the writer: "filled by my daughter". */
  readonly agents: ReadonlySet<string>;
  /** What a sentence begins with that goes on about whom the one before was about: "Takes perindopril". */
  readonly goingOn: ReadonlySet<string>;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** They have a word in common. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

export interface Clauses {
  /** Negations in whose reach a phrase lies; those inside it ("kan niet slapen") are its own and deny nothing. */
  deniedBy(span: Span): readonly Span[];
  /** "kramp heb ik niet", "chest pain? no". */
  isDeniedAfter(span: Span): boolean;
  /** The negations behind a phrase by which it is denied. */
  deniedAfterBy(span: Span): readonly Span[];
  /** True when the writer names themselves in these words. */
  namesFirstPerson(from: number, to: number): boolean;
  isLongPast(span: Span): boolean;
  /** True when it is said of somebody else than the writer. */
  isOfAnother(span: Span): boolean;
  isSameSentence(one: number, other: number): boolean;
  /** True when the writer names themselves in the sentence of this word. */
  hasFirstPerson(word: number): boolean;
  /** True when a clause ends before this word. */
  isEnd(word: number): boolean;
  /** True when a bracket opens before this word. */
  opensBracket(word: number): boolean;
  /** True when the sentence of this word ends with a question mark. */
  endsAsking(word: number): boolean;
}

/** A negation reaches this many words, or to the end of its clause. */
const REACH = 8;
/** Later years may be now, as nothing here knows the date. */
const LONG_PAST_YEARS = { from: 1900, to: 2024 };
/** "by my daughter": words back to "by". */
const AGENT_REACH = 2;
/** After a comma a negation goes on only in a short list: "geen pijn op de borst, benauwdheid of koorts". */
const LIST_ITEM = 4;

/** Reads the clauses of a text once; the answers are then look-ups. */
export function readClauses(written: WrittenWords, vocabulary: ClauseWords): Clauses {
  const { words, breaks, asksBefore, opensBefore } = written;
  const startsClause = new Set<number>();
  for (const match of vocabulary.clauseBreaks.find(words)) startsClause.add(match.start);
  const isEnd = (index: number): boolean =>
    index >= words.length || breaks[index] !== NO_BREAK || startsClause.has(index);

  const sentences: number[] = [];
  const clauses: number[] = [];
  for (const [index] of words.entries()) {
    const before = index === 0 ? -1 : (sentences[index - 1] ?? 0);
    const clauseBefore = index === 0 ? -1 : (clauses[index - 1] ?? 0);
    sentences.push(breaks[index] === SENTENCE ? before + 1 : before);
    clauses.push(isEnd(index) || index === 0 ? clauseBefore + 1 : clauseBefore);
  }

  const notDenying = coveredWords(vocabulary.notDenials.find(words));
  const negations = vocabulary.negations.find(words).filter((match) => !notDenying.has(match.start));
  const negatedBy: Span[][] = words.map(() => []);
  for (const negation of negations) {
    const until = reachOf(negation.end, words, breaks, startsClause, vocabulary);
    for (let index = negation.end; index < until; index += 1) negatedBy[index]?.push(negation);
  }
  const negationAt = new Set(negations.map((match) => match.start));

  const pastClauses = new Set(vocabulary.past.find(words).map((match) => clauses[match.start]));
  for (const [index, word] of words.entries()) {
    const year = word.length === 4 ? Number(word) : 0;
    if (year >= LONG_PAST_YEARS.from && year <= LONG_PAST_YEARS.to) pastClauses.add(clauses[index]);
  }
  for (const match of vocabulary.present.find(words)) pastClauses.delete(clauses[match.start]);

  const ofAnother = new Set<number>();
  const startsOther = new Map(vocabulary.otherPersons.find(words).map((match) => [match.start, match.end]));
  const firstPersonIn = new Set<number>();
  let other = false;
  let insideName = 0;
  for (const [index, word] of words.entries()) {
    if (breaks[index] === SENTENCE && !vocabulary.goingOn.has(word)) other = false;
    if (vocabulary.firstPerson.has(word)) {
      if (index >= insideName && !startsOther.has(index)) other = false;
      firstPersonIn.add(sentences[index] ?? 0);
    }
    const end = startsOther.get(index);
    if (end !== undefined) {
      const isAgent = words.slice(Math.max(0, index - AGENT_REACH), index).some((each) => vocabulary.agents.has(each));
      if (!isAgent) other = true;
      insideName = end;
    }
    if (other) ofAnother.add(index);
  }

  const asked = new Set([...asksBefore].map((after) => sentences[after - 1] ?? -1));

  const deniedAfterBy = (span: Span): readonly Span[] => {
    let index = span.end;
    const denies = (at: number): boolean => negationAt.has(at) || vocabulary.noWords.has(words[at] ?? '');
    if (asksBefore.has(index)) return denies(index) && isEnd(index + 1) ? [{ start: index, end: index + 1 }] : [];
    const found: Span[] = [];
    for (const last = index + 6; index < last && !isEnd(index); index += 1) {
      const word = words[index] ?? '';
      if (denies(index)) found.push({ start: index, end: index + 1 });
      else if (!vocabulary.fillers.has(word)) return [];
    }
    return isEnd(index) ? found : [];
  };
  return {
    deniedBy: (span) => (negatedBy[span.start] ?? []).filter((negation) => negation.end <= span.start),
    isDeniedAfter: (span) => deniedAfterBy(span).length > 0,
    deniedAfterBy,
    namesFirstPerson: (from, to) => words.slice(from, to).some((word) => vocabulary.firstPerson.has(word)),
    isLongPast: (span) => pastClauses.has(clauses[span.start]),
    isOfAnother: (span) => ofAnother.has(span.start),
    isSameSentence: (one, two) => sentences[one] === sentences[two],
    hasFirstPerson: (word) => firstPersonIn.has(sentences[word] ?? 0),
    isEnd,
    opensBracket: (word) => opensBefore.has(word),
    endsAsking: (word) => asked.has(sentences[word] ?? -1),
  };
}

/** True for "geen" or "niet" in a longer text ("weet ik niet"), where it denies something else and is no answer itself. */
export function isBareNegation(words: readonly string[], span: Span, { negations, fillers }: ClauseWords): boolean {
  if (negations.whole(words.slice(span.start, span.end)).length === 0) return false;
  return !words.every((word, at) => (span.start <= at && at < span.end) || fillers.has(word));
}

function reachOf(
  from: number,
  words: readonly string[],
  breaks: WrittenWords['breaks'],
  startsClause: ReadonlySet<number>,
  vocabulary: ClauseWords,
): number {
  let left = REACH;
  let index = from;
  while (index < words.length && left > 0) {
    if (startsClause.has(index) || breaks[index] === SENTENCE) return index;
    if (breaks[index] === COMMA) {
      if (!listGoesOn(index, words, breaks, startsClause, vocabulary)) return index;
      left = REACH;
    }
    index += 1;
    left -= 1;
  }
  return index;
}

/** True for "(geen kramp), tintelingen of hoofdpijn": short items up to one with "or", and nobody begins to speak. */
function listGoesOn(
  from: number,
  words: readonly string[],
  breaks: WrittenWords['breaks'],
  startsClause: ReadonlySet<number>,
  vocabulary: ClauseWords,
): boolean {
  let item = 0;
  let hasOr = false;
  for (let index = from; index < words.length && breaks[index + 1] !== undefined; index += 1) {
    if (index > from && breaks[index] === SENTENCE) break;
    if (index > from && breaks[index] === COMMA) {
      if (hasOr) break;
      item = 0;
    }
    const word = words[index] ?? '';
    item += 1;
    if (item > LIST_ITEM || startsClause.has(index) || vocabulary.firstPerson.has(word)) return false;
    if (vocabulary.listWords.has(word)) hasOr = true;
  }
  return hasOr;
}

function coveredWords(matches: readonly Match<unknown>[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const match of matches) for (let index = match.start; index < match.end; index += 1) covered.add(index);
  return covered;
}
