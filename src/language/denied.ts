/** What a text denies: before it, behind it, along a list, or in a clause of its own. */
import { COMMA, NO_BREAK } from './normalise.ts';
import { covered, type Named, type Span, type SpokenText } from './spoken-text.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';

export interface Denials {
  /** A word that denies. */
  denies(word: number): boolean;
  /** The nearest negation in front of a word that reaches it. */
  reaching(word: number): Span | null;
  /** Phrases whose negations deny nothing hold this word. */
  isEmpty(word: number): boolean;
  /** Two that "en" or "of" joins in a list. */
  isListed(one: Named, other: Named): boolean;
  /** For each, in order, whether and where it is denied. */
  readEach(named: readonly Named[], asked: ReadonlySet<number>): readonly Denied[];
}

/** `later`: by a clause of its own. */
export type Denied = 'no' | 'here' | 'later';

/** A negation reaches this many words inside its clause. */
const REACH = 9;
/** "zonder" and "without" reach a noun, not the verb behind it. */
const REACH_SHORT = 4;
/** "geen goede slaap": from a "geen" to what goes well. */
const REACH_TO_FINE = 1;
/** "geen mail typen zo moe": behind so many words a "so" begins anew; "niet echt zo moe" does not. */
const REACH_TO_SO = 3;
const ZERO = '0';
/** Words between a complaint and the negation behind it: "hoofdpijn heb ik eigenlijk gelukkig niet". */
const REACH_BACK = 8;
/** "die heb ik gelukkig niet": so many clauses behind what it denies. */
const LATER = 2;

/** @param taken phrases whose negations are their own ("niet vaak") */
export function readDenials(text: SpokenText, vocabulary: SpokenWords, taken: readonly Span[]): Denials {
  const { words, breaks, sentences, isEnd, isSentenceEnd, find } = text;
  const found = find('negations');
  // "valt wel mee met" denies, though "valt wel mee" alone is a scale
  const isPartOfLonger = (span: Span): boolean =>
    found.some(({ start, end }) => start <= span.start && span.end <= end && end - start > span.end - span.start);
  const empty = covered([...find('emptyNegations'), ...taken.filter((span) => !isPartOfLonger(span))]);
  const negations = found.filter(({ start }) => !empty.has(start));
  const negationAt = new Map(negations.map((negation) => [negation.start, negation]));
  const exceptionEnds = new Set(find('exceptions').map(({ end }) => end));
  const reaching = reachOf(text, vocabulary, negationAt, exceptionEnds);
  const saysNo = (word: number): boolean => negationAt.has(word) || vocabulary.noWords.has(words[word] ?? '');

  const deniedBefore = ({ parts, fine }: Named, owned: ReadonlySet<number>): Span | null => {
    for (const part of parts) {
      for (let at = part.start; at < part.end; at += 1) {
        const negation = reaching[at] ?? null;
        const isOwn =
          negation !== null && parts.some((each) => each.start <= negation.start && negation.start < each.end);
        // "geen stress, chill": a "geen" is of the noun behind it
        const isOfNoun =
          negation !== null &&
          fine &&
          vocabulary.nounNegations.has(words[negation.start] ?? '') &&
          at - negation.end > REACH_TO_FINE;
        if (negation !== null && !isOwn && !isOfNoun && !owned.has(negation.start)) return negation;
      }
    }
    return null;
  };
  const holdsNegation = ({ parts }: Named): boolean =>
    parts.some(({ start, end }) => {
      for (let at = start; at < end; at += 1) if (negationAt.has(at)) return true;
      return false;
    });
  /** "dat trillen, dat heb ik nooit": a comma with a word that points back goes on. */
  const isGoingOn = (at: number): boolean =>
    breaks[at] === NO_BREAK || (!isEnd(at) && vocabulary.pointers.has(words[at] ?? ''));
  const deniedAfter = (named: Named, asked: ReadonlySet<number>): boolean => {
    const { end } = named;
    // Flemish says it twice: "geen honger nie meer".
    if (holdsNegation(named)) return false;
    // "behalve hoofdpijn heb ik niks"
    if (exceptionEnds.has(named.start)) return false;
    if (isSentenceEnd(end)) return asked.has(sentences[end - 1] ?? -1) && vocabulary.noWords.has(words[end] ?? '');
    // "hoofdpijn, nee": one word of its own
    if (isEnd(end) && saysNo(end) && (isEnd(end + 1) || breaks[end + 1] !== NO_BREAK)) return true;
    // "moe: 0"
    if (words[end] === ZERO && breaks[end] === NO_BREAK && (isEnd(end + 1) || breaks[end + 1] !== NO_BREAK))
      return true;
    // "kramp noch hoofdpijn"
    if (vocabulary.nor.has(words[end] ?? '')) return true;
    let hasNegation = false;
    let index = end;
    for (
      const last = end + REACH_BACK;
      index < last && (index === end ? isGoingOn(index) : !isEnd(index));
      index += 1
    ) {
      if (saysNo(index) && !empty.has(index)) hasNegation = true;
      else if (!vocabulary.tails.has(words[index] ?? '')) return false;
    }
    return hasNegation && isEnd(index);
  };
  /** "nee, ja (kramp), nee": a "ja" that is not said of what stands before it. */
  const isAffirmedBefore = ({ start }: Named): boolean =>
    vocabulary.affirmations.has(words[start - 1] ?? '') &&
    !isSentenceEnd(start) &&
    (breaks[start] === NO_BREAK || start === 1 || breaks[start - 1] !== NO_BREAK);
  const isAffirmed = (named: Named): boolean =>
    (vocabulary.affirmations.has(words[named.end] ?? '') && breaks[named.end] === NO_BREAK) || isAffirmedBefore(named);
  /** "op wat kramp na" */
  const isExcepted = ({ start, end }: Named): boolean =>
    vocabulary.exceptBehind.has(words[end] ?? '') &&
    words.slice(Math.max(0, start - 3), start).some((word) => vocabulary.exceptBefore.has(word));
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
  const isExceptionFree = (one: Span, other: Span): boolean => {
    // "no cramps, just tired", where "just tired" is what is named
    for (let at = one.end; at < other.end; at += 1) if (exceptionEnds.has(at)) return false;
    return true;
  };

  return {
    denies: (word) => negationAt.has(word),
    reaching: (word) => reaching[word] ?? null,
    isEmpty: (word) => empty.has(word),
    isListed: (one, other) => isJoined(one, other) === 'word',
    readEach: (named, asked) => {
      const owned = new Set<number>();
      // What goes well ("geen last van mijn hart") leaves its negation to what is denied.
      for (const { parts, fine } of named)
        if (!fine) for (const at of covered(parts)) if (negationAt.has(at)) owned.add(at);
      const denied: boolean[] = [];
      const backward: boolean[] = [];
      let last: Span | null = null;
      for (const [at, each] of named.entries()) {
        const before = isExcepted(each) ? null : deniedBefore(each, owned);
        const after = before === null && deniedAfter(each, asked);
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
            (!vocabulary.nounNegations.has(words[last.start] ?? '') || !vocabulary.states.has(words[each.start] ?? ''));
          const isFree = isDenied || each.fine || isAffirmed(each) || isExcepted(each);
          if (isListed && reaches && !isFree && isExceptionFree(previous, each)) isDenied = true;
          else if (!isDenied) last = null;
        }
        denied.push(isDenied && !(before === null && (after ? isAffirmedBefore(each) : isAffirmed(each))));
        backward.push(after);
        // "kramp en hoofdpijn heb ik niet" denies both
        for (let back = at; after && back > 0; back -= 1) {
          const [one, other] = [named[back - 1], named[back]];
          if (one === undefined || other === undefined || denied[back - 1] === true || one.fine) break;
          if (isJoined(one, other) !== 'word' || isAffirmed(one)) break;
          denied[back - 1] = true;
        }
      }
      const later = deniedLater(named, text, vocabulary, (word) => negationAt.has(word));
      return denied.map((isDenied, at) => (isDenied ? 'here' : later.has(at) ? 'later' : 'no'));
    },
  };
}

/** For each word the nearest negation in front that reaches it. */
function reachOf(
  { words, isEnd, find }: SpokenText,
  vocabulary: SpokenWords,
  negationAt: ReadonlyMap<number, Span>,
  exceptionEnds: ReadonlySet<number>,
): readonly (Span | null)[] {
  const stops = new Set(find('clauseBreaks').map(({ start }) => start));
  const reaching: (Span | null)[] = [];
  let current: Span | null = null;
  for (const [index, word] of words.entries()) {
    const isInside = current !== null && index < current.end;
    if (!isInside && (isEnd(index) || stops.has(index) || exceptionEnds.has(index))) current = null;
    if (current !== null) {
      const gap = index - current.end;
      const isShort = vocabulary.shortNegations.has(words[current.start] ?? '');
      if (gap >= REACH || (isShort && (gap >= REACH_SHORT || vocabulary.firstPerson.has(word)))) current = null;
      else if (gap >= REACH_TO_SO && vocabulary.so.has(word)) current = null;
    }
    reaching.push(current);
    current = negationAt.get(index) ?? current;
  }
  return reaching;
}

/** Places of what a clause of its own denies: "…, dat klopt niet", "…, die heb ik gelukkig nooit". */
function deniedLater(
  named: readonly Named[],
  text: SpokenText,
  vocabulary: SpokenWords,
  denies: (word: number) => boolean,
): ReadonlySet<number> {
  const { words, clauses, sentences, isEnd, find } = text;
  const later = new Set<number>();
  const partly = new Set(find('transient').map(({ start }) => clauses[start]));
  const busy = new Set(named.flatMap((each) => [clauses[each.start], clauses[each.end - 1]]));
  const deny = (start: number, isWhole: boolean): void => {
    const isBusy = isWhole
      ? named.some((each) => each.start > start && clauses[each.start] === clauses[start])
      : busy.has(clauses[start]);
    if (isBusy || partly.has(clauses[start])) return;
    for (const [at, each] of named.entries()) {
      const gap = (clauses[start] ?? 0) - (clauses[each.end - 1] ?? 0);
      const isNear = gap >= 1 && gap <= LATER;
      if (each.end <= start && (isWhole ? sentences[each.start] === sentences[start] : isNear)) later.add(at);
    }
  };
  for (const { start } of find('denials')) deny(start, false);
  for (const { start } of find('denialsOfAll')) deny(start, true);
  for (const [start] of words.entries())
    if (isEnd(start) && refersAndDenies(start, text, vocabulary, denies)) deny(start, false);
  return later;
}

/** "die heb ik gelukkig niet": a word that points back, a negation, and else only small words. */
function refersAndDenies(
  start: number,
  { words, isEnd, joining }: SpokenText,
  vocabulary: SpokenWords,
  denies: (word: number) => boolean,
): boolean {
  let at = joining.has(start) ? start + 1 : start;
  if (!vocabulary.pointers.has(words[at] ?? '')) return false;
  let hasNegation = false;
  for (at += 1; at < words.length && !isEnd(at); at += 1) {
    const word = words[at] ?? '';
    if (denies(at)) hasNegation = true;
    else if (!vocabulary.tails.has(word) && !vocabulary.firstPerson.has(word)) return false;
  }
  return hasNegation;
}
