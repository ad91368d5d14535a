/** What a text tells of long ago, or of what is over. */
import type { Denials } from './denied.ts';
import { NO_BREAK, SENTENCE } from './normalise.ts';
import type { Named, Span, SpokenText } from './spoken-text.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';

/** Later years may be now, as nothing here knows the date. */
const LONG_PAST_YEARS = { from: 1900, to: 2024 };
/** "had kramp na het zwemmen, elke keer weer, nu niks meer": clauses that a "now not" reaches back over. */
const REACH_BACK = 2;
/** Words from "verlost van" to what is over, and from a complaint to the clause that says so. */
const REACH_RID = 4;
const REACH_GONE = 9;
/** Clauses from a complaint to one of its own that says that it is over. */
const REACH_LATER = 5;
const SENTENCES_LATER = 2;
const LONGEST_ITEM = 6;

export interface Past {
  /** It was, and is no more. */
  isPast(named: Named, isBusy: (clause: number) => boolean): boolean;
  /** What goes well now went badly before. */
  wasBad(named: Named): boolean;
  /** What is denied now was there before. */
  wasBefore(named: Named): boolean;
  /** A later clause of its own says that it is there again. */
  cameBack(named: Named, isBusy: (clause: number) => boolean): boolean;
  /** The clause names the present time. */
  isOfNow(clause: number): boolean;
  /** The clause of this word tells of what is over. */
  isOver(word: number): boolean;
}

export function readPast(text: SpokenText, vocabulary: SpokenWords, { denies, reaching, isEmpty }: Denials): Past {
  const { words, clauses, sentences, isSentenceEnd, joining, find } = text;
  const clausesOf = (found: readonly Span[]): ReadonlySet<number> =>
    new Set(found.map(({ start }) => clauses[start] ?? -1));
  const pastIn = pastClauses(text, vocabulary, denies);
  const transient = clausesOf(find('transient'));
  const gone = new Map<number, Span>();
  for (const match of find('gone')) {
    const clause = clauses[match.start] ?? -1;
    // "gaat niet over", though that denies no complaint
    const isDenied = reaching(match.start) !== null || denies(match.start - 1) || isEmpty(match.start);
    if (!isDenied && !transient.has(clause)) gone.set(clause, match);
  }
  const noLonger = clausesOf(find('noLonger'));
  const again = clausesOf(find('again'));
  const rid = find('riddance');
  const since = sinceClauses(text);
  const inClauses = (list: ReadonlySet<string>): ReadonlySet<number> =>
    new Set(words.flatMap((word, at) => (list.has(word) ? [clauses[at] ?? -1] : [])));
  const ofNow = clausesOf([...find('present'), ...find('nowadays')]);
  const both = clausesOf(find('both'));
  const pointsBack = inClauses(vocabulary.pointers);
  const told = inClauses(vocabulary.pastVerbs);
  const back = find('back');

  const isGone = ({ start, end }: Named): boolean => {
    const here = gone.get(clauses[end - 1] ?? -1);
    if (here !== undefined && here.start >= end) return true;
    const isRid = (each: Span): boolean =>
      each.end <= start && start - each.end < REACH_RID && clauses[each.start] === clauses[start];
    if (rid.some(isRid)) return true;
    const next = isSentenceEnd(end) ? undefined : gone.get((clauses[end - 1] ?? -1) + 1);
    if (next === undefined || sentences[next.start] !== sentences[end - 1] || next.start - end >= REACH_GONE)
      return false;
    // "de hoofdpijn is sinds de yoga weg"
    const first = clauses.indexOf(clauses[next.start] ?? -1);
    if (find('since').some((each) => each.start === first)) return true;
    for (let at = end; at < next.start; at += 1) {
      if (clauses[at] === clauses[next.start] && !vocabulary.tails.has(words[at] ?? '') && !joining.has(at))
        return false;
    }
    return true;
  };
  /** "elke avond bonsde mijn hart, een maand lang, nu is dat voorbij": a clause of its own points back. */
  const isGoneLater = ({ start, end }: Named, isBusy: (clause: number) => boolean): boolean => {
    const clause = clauses[end - 1] ?? -1;
    // "hartkloppingen en niet kunnen slapen, allebei weg"
    const isWhole = ([at, over]: readonly [number, Span]): boolean =>
      at > clause && both.has(at) && sentences[over.start] === sentences[start];
    if ([...gone].some(isWhole)) return true;
    for (let at = clause + 1; at <= clause + REACH_LATER && !isBusy(at); at += 1) {
      const over = gone.get(at);
      if (over === undefined) continue;
      const isNext = (sentences[over.start] ?? 0) - (sentences[start] ?? 0) <= SENTENCES_LATER;
      // "…. All back to normal", "…, is overgegaan": nothing else is its subject
      const first = clauses.indexOf(at);
      const isBare = over.start - first <= 1 || vocabulary.tails.has(words[first] ?? '');
      const isSaidOtherwise = words.some(
        (_, word) => clauses[word] === at && denies(word) && (word < over.start || word >= over.end),
      );
      if (isSaidOtherwise || transient.has(at - 1)) return false;
      return isNext && (pointsBack.has(at) || isBare || told.has(clauses[start] ?? -1));
    }
    return false;
  };
  return {
    isPast: (named, isBusy) => pastIn.has(clauses[named.start] ?? -1) || isGone(named) || isGoneLater(named, isBusy),
    wasBad: ({ start, end }) => {
      const clause = clauses[start] ?? -1;
      return pastIn.has(clause) || again.has(clause) || noLonger.has(clause) || vocabulary.more.has(words[end] ?? '');
    },
    wasBefore: ({ start, end }) => {
      const clause = clauses[start] ?? -1;
      return noLonger.has(clause) || since.has(clause) || vocabulary.more.has(words[end] ?? '');
    },
    cameBack: ({ end }, isBusy) =>
      back.some(({ start }) => start >= end && !isBusy(clauses[start] ?? -1) && reaching(start) === null),
    isOfNow: (clause) => ofNow.has(clause),
    isOver: (word) => {
      const clause = clauses[word] ?? -1;
      return pastIn.has(clause) || noLonger.has(clause) || gone.has(clause);
    },
  };
}

/** @returns numbers of the clauses that tell of long ago, and not of now */
function pastClauses(
  { words, breaks, clauses, sentences, find }: SpokenText,
  vocabulary: SpokenWords,
  denies: (word: number) => boolean,
): ReadonlySet<number> {
  const past = new Set<number>();
  const now = new Set<number>();
  const told = new Map<number, number>();
  for (const [index, word] of words.entries())
    if (vocabulary.pastVerbs.has(word)) told.set(clauses[index] ?? -1, sentences[index] ?? -1);
  // "minder kracht dan vorig jaar" is of now
  for (const { start } of find('past'))
    if (!vocabulary.comparing.has(words[start - 1] ?? '')) past.add(clauses[start] ?? -1);
  // "was doodmoe tijdens de chemo"
  for (const { start } of find('pastPeriods')) if (told.has(clauses[start] ?? -1)) past.add(clauses[start] ?? -1);
  for (const [index, word] of words.entries()) {
    const year = word.length === 4 ? Number(word) : 0;
    if (year >= LONG_PAST_YEARS.from && year <= LONG_PAST_YEARS.to) past.add(clauses[index] ?? -1);
  }
  for (const match of find('present')) now.add(clauses[match.start] ?? -1);
  for (const clause of now) past.delete(clause);
  // "had kramp na het zwemmen, nu niks meer": what was is told to be no more
  for (const clause of overClauses(words, find, clauses, denies)) {
    for (let back = clause - 1; back >= clause - REACH_BACK; back -= 1) {
      if (told.has(back) && !now.has(back)) past.add(back);
    }
  }
  // "ik had kramp, tintelingen en hoofdpijn toen ik zwanger was": the time is told behind them
  for (const [index] of words.entries()) {
    const clause = clauses[index] ?? -1;
    const isFirst = index > 0 && clause !== clauses[index - 1] && breaks[index] === NO_BREAK;
    if (!isFirst || !past.has(clause)) continue;
    let first = clause - 1;
    while (!told.has(first) && isItem(first, words, clauses, vocabulary)) first -= 1;
    if (told.get(first) !== sentences[index]) continue;
    for (let back = first; back < clause; back += 1) if (!now.has(back)) past.add(back);
  }
  // "toen ik zwanger was, had ik kramp": what is told in the past tense goes on
  let carry = false;
  let length = 0;
  for (const [index, word] of words.entries()) {
    const clause = clauses[index] ?? -1;
    if (breaks[index] === SENTENCE || sentences[index] !== sentences[index - 1]) carry = false;
    if (index === 0 || clause !== clauses[index - 1]) {
      length = clauses.lastIndexOf(clause) - index + 1;
      if (now.has(clause)) carry = false;
    }
    if (past.has(clause)) carry = true;
    else if (carry && !now.has(clause)) {
      const isShort =
        length <= 3 && !words.slice(index, index + length).some((each) => vocabulary.firstPerson.has(each));
      if (vocabulary.pastVerbs.has(word) || (isShort && index > 0 && clause !== clauses[index - 1])) past.add(clause);
    }
  }
  return past;
}

/** A clause that only adds to a list: "en hoofdpijn". */
function isItem(
  clause: number,
  words: readonly string[],
  clauses: readonly number[],
  { firstPerson }: SpokenWords,
): boolean {
  const first = clauses.indexOf(clause);
  const length = clauses.lastIndexOf(clause) - first + 1;
  return (
    first >= 0 && length <= LONGEST_ITEM && !words.slice(first, first + length).some((word) => firstPerson.has(word))
  );
}

/** Clauses that say that something is no more: "nu niks meer", "these days fine again". */
function overClauses(
  words: readonly string[],
  find: SpokenText['find'],
  clauses: readonly number[],
  denies: (word: number) => boolean,
): ReadonlySet<number> {
  const ends = new Set(find('gone').map(({ start }) => clauses[start] ?? -1));
  for (const [index] of words.entries()) if (denies(index)) ends.add(clauses[index] ?? -1);
  const over = new Set<number>();
  for (const { start } of find('nowadays')) if (ends.has(clauses[start] ?? -1)) over.add(clauses[start] ?? -1);
  return over;
}

/** "sinds ik een bril heb" in its clause or beside it: what is denied there was once. */
function sinceClauses({ clauses, sentences, find }: SpokenText): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { start } of find('since')) {
    const clause = clauses[start] ?? -1;
    found.add(clause);
    const before = clauses.lastIndexOf(clause - 1);
    const after = clauses.indexOf(clause + 1);
    if (before >= 0 && sentences[before] === sentences[start]) found.add(clause - 1);
    if (after >= 0 && sentences[after] === sentences[start]) found.add(clause + 1);
  }
  return found;
}
