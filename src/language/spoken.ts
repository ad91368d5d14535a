/** How a text speaks of what it names: whose it is, whether it is denied, long over, or only asked about. */
import type { ComplaintMention } from '../domain/event.ts';
import type { Match, PhraseIndex } from './match-phrases.ts';
import { COMMA, NO_BREAK, SENTENCE, type WrittenWords } from './normalise.ts';
import { pastClauses } from './past.ts';
import { readPersons } from './persons.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';

export type Is = ComplaintMention['is'];

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is spoken of: the words it was read from. `fine` names it as something that goes well. */
export interface Named extends Span {
  readonly parts: readonly Span[];
  readonly fine: boolean;
}

export interface Spoken {
  isSameClause(one: number, other: number): boolean;
  clauseOf(word: number): number;
  isClauseStart(word: number): boolean;
  isSameSentence(one: number, other: number): boolean;
  /** Somewhere the text asks something; `asksFirst`: it begins by asking. */
  readonly asks: boolean;
  readonly asksFirst: boolean;
  /** How each is spoken of; they are given in order, as lists are read along. */
  readEach(named: readonly Named[]): readonly Is[];
  /** Places where the writer says "me too" or "not me" of what came before. */
  readonly meToo: readonly Match<true>[];
  readonly notMe: readonly Match<true>[];
}

/** A negation reaches this many words inside its clause. */
const REACH = 9;
/** "zonder" and "without" reach a noun, not the verb behind it. */
const REACH_SHORT = 4;
/** Words between a complaint and the negation behind it: "hoofdpijn heb ik eigenlijk gelukkig niet". */
const REACH_BACK = 7;

/** Reads a text once; the answers are then look-ups. `taken`: phrases whose negations are their own ("niet vaak"). */
export function readSpoken(written: WrittenWords, vocabulary: SpokenWords, taken: readonly Span[]): Spoken {
  const { words, breaks } = written;
  const joined = covered(vocabulary.notConjunctions.find(words));
  const starts = new Set([...startsOf(vocabulary.conjunctions, words)].filter((at) => !joined.has(at)));
  // "benen, die ik niet stil kan houden" is one clause.
  const startsClause = (index: number): boolean =>
    index === 0 ||
    starts.has(index) ||
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
  const isSentenceEnd = (index: number): boolean => index >= words.length || sentences[index] !== sentences[index - 1];

  const empty = covered([...vocabulary.emptyNegations.find(words), ...taken]);
  const negations = vocabulary.negations.find(words, isEnd).filter(({ start }) => !empty.has(start));
  const negationAt = new Map(negations.map((negation) => [negation.start, negation]));
  const stops = startsOf(vocabulary.clauseBreaks, words);
  const exceptionEnds = new Set(vocabulary.exceptions.find(words).map(({ end }) => end));
  /** The nearest negation in front of a word that reaches it. */
  const reaching: (Span | null)[] = [];
  let current: Span | null = null;
  for (let index = 0; index < words.length; index += 1) {
    if (isEnd(index) || stops.has(index) || exceptionEnds.has(index)) current = null;
    if (current !== null && index - current.end >= REACH) current = null;
    const isShort = current !== null && vocabulary.shortNegations.has(words[current.start] ?? '');
    if (
      current !== null &&
      isShort &&
      (index - current.end >= REACH_SHORT || vocabulary.firstPerson.has(words[index] ?? ''))
    )
      current = null;
    reaching.push(current);
    const own = negationAt.get(index);
    if (own !== undefined) current = own;
  }

  const pastIn = pastClauses(written, vocabulary, clauses, sentences);
  const personOf = readPersons(written, vocabulary, clauses, sentences);
  const asked = askedSentences(written, vocabulary, sentences);
  const wonderAt = new Set(vocabulary.wondering.find(words).map(({ start }) => clauses[start]));
  const gone = vocabulary.gone
    .find(words, isEnd)
    .filter(({ start }) => reaching[start] === null && !negationAt.has(start - 1));
  const goneByClause = new Map(gone.map((match) => [clauses[match.start], match]));
  const noLonger = new Set(vocabulary.noLonger.find(words).map(({ start }) => clauses[start]));

  const saysNo = (word: number): boolean => negationAt.has(word) || vocabulary.noWords.has(words[word] ?? '');
  const yesAfter = ({ end }: Named): boolean =>
    isSentenceEnd(end) && asked.has(sentences[end - 1] ?? -1) && vocabulary.yesWords.has(words[end] ?? '');
  const deniedBefore = ({ parts }: Named, owned: ReadonlySet<number>): Span | null => {
    for (const part of parts) {
      for (let at = part.start; at < part.end; at += 1) {
        const negation = reaching[at] ?? null;
        const isOwn =
          negation !== null && parts.some((each) => each.start <= negation.start && negation.start < each.end);
        if (negation !== null && !isOwn && !owned.has(negation.start)) return negation;
      }
    }
    return null;
  };
  const holdsNegation = ({ parts }: Named): boolean =>
    parts.some(({ start, end }) => {
      for (let at = start; at < end; at += 1) if (negationAt.has(at)) return true;
      return false;
    });
  const deniedAfter = (named: Named): boolean => {
    const { end } = named;
    // Flemish says it twice: "geen honger nie meer".
    if (holdsNegation(named)) return false;
    if (isSentenceEnd(end)) return asked.has(sentences[end - 1] ?? -1) && vocabulary.noWords.has(words[end] ?? '');
    // "hoofdpijn, nee": one word of its own
    if (isEnd(end) && saysNo(end) && (isEnd(end + 1) || breaks[end + 1] !== NO_BREAK)) return true;
    let hasNegation = false;
    let index = end;
    for (
      const last = end + REACH_BACK;
      index < last && (index === end ? breaks[index] === NO_BREAK : !isEnd(index));
      index += 1
    ) {
      if (saysNo(index) && !empty.has(index)) hasNegation = true;
      else if (!vocabulary.tails.has(words[index] ?? '')) return false;
    }
    return hasNegation && isEnd(index);
  };
  const isAffirmed = ({ start, end }: Named): boolean => {
    const after = words[end] ?? '';
    return (
      (vocabulary.affirmations.has(after) && !isSentenceEnd(end)) ||
      (vocabulary.affirmations.has(words[start - 1] ?? '') && !isSentenceEnd(start))
    );
  };
  const isGone = ({ end }: Named): boolean => {
    const here = goneByClause.get(clauses[end - 1] ?? -1);
    if (here !== undefined && here.start >= end) return true;
    const next = isSentenceEnd(end) ? undefined : goneByClause.get((clauses[end - 1] ?? -1) + 1);
    if (next === undefined || sentences[next.start] !== sentences[end - 1] || next.start - end >= REACH) return false;
    for (let at = end; at < next.start; at += 1) {
      if (clauses[at] === clauses[next.start] && !vocabulary.tails.has(words[at] ?? '') && !starts.has(at))
        return false;
    }
    return true;
  };
  const isWondered = (named: Named): boolean => {
    const clause = clauses[named.start] ?? -1;
    if (wonderAt.has(clause)) return true;
    return asked.has(sentences[named.start] ?? -1) && !personOf.speaksOfSelf(named);
  };
  /** Only words that join two items of a list stand between. */
  const isJoined = (one: Named, other: Named): 'comma' | 'word' | null => {
    if (sentences[one.start] !== sentences[other.start] || other.start < one.end || other.start - one.end > 4)
      return null;
    let joined: 'comma' | 'word' | null = other.start === one.end && breaks[one.end] === COMMA ? 'comma' : null;
    for (let at = one.end; at < other.start; at += 1) {
      if (breaks[at] === COMMA) joined ??= 'comma';
      const word = words[at] ?? '';
      if (!vocabulary.joints.has(word)) return null;
      if (vocabulary.listWords.has(word)) joined = 'word';
    }
    return joined;
  };

  const readEach = (named: readonly Named[]): readonly Is[] => {
    const owned = new Set<number>();
    for (const { parts } of named) {
      for (const { start, end } of parts) for (let at = start; at < end; at += 1) if (negationAt.has(at)) owned.add(at);
    }
    const denied: boolean[] = [];
    const backward: boolean[] = [];
    let last: Span | null = null;
    for (const [at, each] of named.entries()) {
      const before = deniedBefore(each, owned);
      const after = before === null && deniedAfter(each);
      let isDenied = before !== null || after;
      if (before !== null) last = before;
      else {
        const previous = named[at - 1];
        const isListed =
          previous !== undefined &&
          denied[at - 1] === true &&
          backward[at - 1] === false &&
          isJoined(previous, each) !== null;
        const reaches =
          last !== null &&
          (!isNounNegation(last, words, vocabulary) || !vocabulary.states.has(words[each.start] ?? ''));
        if (
          !isDenied &&
          isListed &&
          reaches &&
          !each.fine &&
          !isAffirmed(each) &&
          exceptionFree(previous, each, exceptionEnds)
        )
          isDenied = true;
        else if (!isDenied) last = null;
      }
      denied.push(isDenied && !(before === null && !after && isAffirmed(each)));
      backward.push(after);
      // "kramp en hoofdpijn heb ik niet" denies both
      for (let back = at; after && back > 0; back -= 1) {
        const [one, other] = [named[back - 1], named[back]];
        if (one === undefined || other === undefined || denied[back - 1] === true || one.fine) break;
        if (isJoined(one, other) !== 'word' || isAffirmed(one)) break;
        denied[back - 1] = true;
      }
    }
    const deniedLater = new Set<number>();
    for (const { start } of vocabulary.denials.find(words, isEnd)) {
      if (named.some((each) => clauses[each.start] === clauses[start])) continue;
      for (const [at, each] of named.entries()) {
        const gap = (clauses[start] ?? 0) - (clauses[each.end - 1] ?? 0);
        if (each.end <= start && gap >= 1 && gap <= 2) deniedLater.add(at);
      }
    }
    return named.map((each, at) => {
      if (personOf.isOther(each)) return 'other';
      const isDenied = denied[at] === true;
      if (!isDenied && !each.fine && isWondered(each) && !yesAfter(each)) return 'wondering';
      if (each.fine) return isDenied ? 'present' : pastIn.has(clauses[each.start] ?? -1) ? 'past' : 'denied';
      if (isDenied || deniedLater.has(at))
        return noLonger.has(clauses[each.start] ?? -1) || words[each.end] === 'meer' ? 'past' : 'denied';
      if (pastIn.has(clauses[each.start] ?? -1) || isGone(each)) return 'past';
      return 'present';
    });
  };

  return {
    clauseOf: (word) => clauses[word] ?? -1,
    isClauseStart: (word) => isEnd(word),
    isSameClause: (one, two) => clauses[one] === clauses[two],
    isSameSentence: (one, two) => sentences[one] === sentences[two],
    asks: asked.size > 0,
    asksFirst: vocabulary.questions.find(words.slice(0, 4)).some(({ start }) => start === 0),
    readEach,
    meToo: vocabulary.meToo.find(words, isEnd),
    notMe: vocabulary.notMe.find(words, isEnd),
  };
}

function exceptionFree(one: Span, other: Span, exceptionEnds: ReadonlySet<number>): boolean {
  for (let at = one.end; at <= other.start; at += 1) if (exceptionEnds.has(at)) return false;
  return true;
}

function isNounNegation({ start }: Span, words: readonly string[], { nounNegations }: SpokenWords): boolean {
  return nounNegations.has(words[start] ?? '');
}

function askedSentences(
  written: WrittenWords,
  vocabulary: SpokenWords,
  sentences: readonly number[],
): ReadonlySet<number> {
  const asked = new Set<number>();
  const { words, asksBefore, breaks } = written;
  for (const after of asksBefore) if (after > 0) asked.add(sentences[after - 1] ?? -1);
  for (const match of vocabulary.questions.find(words)) {
    const isFirst = match.start === 0 || breaks[match.start] !== NO_BREAK;
    if (isFirst) asked.add(sentences[match.start] ?? -1);
  }
  for (const match of vocabulary.asks.find(words)) asked.add(sentences[match.start] ?? -1);
  return asked;
}

function startsOf(index: PhraseIndex<true>, words: readonly string[]): ReadonlySet<number> {
  return new Set(index.find(words).map(({ start }) => start));
}

function covered(spans: readonly Span[]): ReadonlySet<number> {
  const words = new Set<number>();
  for (const { start, end } of spans) for (let at = start; at < end; at += 1) words.add(at);
  return words;
}
