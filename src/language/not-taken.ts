/** Medicines that a text names and that the writer does not take: somebody else's, denied, stopped, measured, or asked about in general. */
import type { Clauses, Span } from './clauses.ts';
import type { PhraseIndex } from './match-phrases.ts';
import { isNumber } from './medicine-names.ts';
import type { Is } from './spoken.ts';

export interface NotTakenWords {
  /** What somebody says in front of a name ("ik slik"). */
  readonly taking: PhraseIndex<true>;
  /** Words in front of a name or between two, of no weight ("en", "mijn"). */
  readonly before: ReadonlySet<string>;
  /** "It does not go away with paracetamol": what is denied is not the medicine. */
  readonly despite: ReadonlySet<string>;
  /** "Not without my pills": what is denied twice is taken. */
  readonly without: ReadonlySet<string>;
  readonly notWithout: ReadonlySet<string>;
  /** The same behind the medicine: "zonder slaappil lukt het niet". */
  readonly notWithoutBehind: ReadonlySet<string>;
  /** What a medicine does: "does nothing" behind a name denies no taking. */
  readonly effects: ReadonlySet<string>;
  /** Beside a medicine that is taken no more. */
  readonly stopped: PhraseIndex<true>;
  /** The same, in a clause of its own that names none: "daarmee gestopt". */
  readonly stoppedIt: PhraseIndex<true>;
  /** Not long ago, or at once: what was stopped so still counts. */
  readonly lately: PhraseIndex<true>;
  /** "since" the pill stopped: then it is the pill that stopped. */
  readonly since: ReadonlySet<string>;
  /** "van de pil" "af" */
  readonly offBehind: ReadonlySet<string>;
  readonly offBefore: ReadonlySet<string>;
  /** Treatments that end by themselves ("chemo"), and that one is long over. */
  readonly courses: PhraseIndex<true>;
  readonly over: PhraseIndex<true>;
  /** Names that are in the blood as well ("iron"), and what is said of them there ("low"). */
  readonly inBlood: PhraseIndex<true>;
  readonly levels: PhraseIndex<true>;
  /** Between such a name and how much of it there is ("was"), and what a dose is counted in. */
  readonly readings: PhraseIndex<true>;
  readonly doses: ReadonlySet<string>;
  /** Beside the one that took its place: "now", "naar". */
  readonly nowadays: PhraseIndex<true>;
  readonly swappedFor: ReadonlySet<string>;
  /** "How much paracetamol may a child have": asked in general, taken by nobody. */
  readonly asking: PhraseIndex<true>;
  /** Beside a time that is over: "twee jaar terug prednison gehad", "had". */
  readonly had: PhraseIndex<true>;
  /** Said of somebody else only ("slikt", "takes"), but behind "ge" or "who". */
  readonly othersTake: ReadonlySet<string>;
  readonly youWords: ReadonlySet<string>;
  /** What medicines do something to: "minerals", "magnesium". */
  readonly minerals: PhraseIndex<true>;
  /** "Can't": begins as a question and is none. */
  readonly notAsking: PhraseIndex<true>;
  /** In front of what somebody has ("my", "this"). */
  readonly own: ReadonlySet<string>;
  /** "with", "samen": what is asked about together with something is taken. */
  readonly beside: ReadonlySet<string>;
  /** "slik ze al jaren", "been on them": the one that was asked about is taken. */
  readonly takesIt: PhraseIndex<true>;
  /** A course that is over, however lately: "finished it". */
  readonly finished: PhraseIndex<true>;
  /** "nooit aan begonnen", "they took me off it": said later in the sentence. */
  readonly leftLater: PhraseIndex<true>;
  /** "can't tolerate" statins, statins "don't agree with me". */
  readonly notBorne: PhraseIndex<true>;
}

/** Why a medicine that is named counts as not taken. */
export type NotTakenWhy =
  | 'thought of'
  | 'denied'
  | 'asked'
  | "another's"
  | 'stopped'
  | 'measured'
  | 'over'
  | 'not borne'
  | 'left';

/** Says of a medicine that stands at a place of one text why it is not the writer's own; null when it is. */
export type WhyNotTaken = (match: Span, isBehindTaking: boolean, isMagnesium: boolean) => NotTakenWhy | null;

/** "senna and lactulose do nothing": so near behind the name. */
const EFFECT_REACH = 4;
/** "gestopt met de prednison, drie weken geleden": words between. */
const LATELY_REACH = 5;
/** "never leave the house without": words from one to the other. */
const TWICE_REACH = 6;
/** "ik slik ze zelf niet": words between. */
const DENIAL_REACH = 3;
/** "since the doctor stopped": words from that to the name. */
const SINCE_REACH = 4;

export function createWhyNotTaken(
  words: readonly string[],
  clauses: Clauses,
  spokenOf: (span: Span) => Is,
  /** Where the text names medicines. */
  named: readonly Span[],
  vocabulary: NotTakenWords,
): WhyNotTaken {
  const {
    before,
    despite,
    without,
    notWithout,
    notWithoutBehind,
    effects,
    since,
    offBehind,
    offBefore,
    swappedFor,
    othersTake,
    youWords,
    own,
    beside,
    doses,
  } = vocabulary;
  const stops = vocabulary.stopped.find(words);
  const nowadays = vocabulary.nowadays.find(words);
  const lately = vocabulary.lately.find(words);
  const isRecent = (stop: Span): boolean =>
    lately.some(
      ({ start, end }) =>
        start - stop.end <= LATELY_REACH &&
        stop.start - end <= LATELY_REACH &&
        clauses.isSameSentence(start, stop.start),
    );
  const between = (from: number, to: number): boolean => words.slice(from, to).every((word) => before.has(word));
  /** "B12 en foliumzuur"; a comma parts what one thing is said of. */
  const isListed = (from: number, to: number): boolean =>
    words
      .slice(from, to)
      .every((word, at) => !clauses.isEnd(from + at) && (before.has(word) || isNumber(word) || doses.has(word)));

  /** "quit the pill", "slaappillen afgebouwd", "sinds de plaspil stopte"; not "the pill stopped my cramps", "stop the pill working". */
  const isStoppedBy = (stop: Span, match: Span): boolean =>
    stop.end <= match.start
      ? between(stop.end, match.start) && !effects.has(words[match.end] ?? '')
      : stop.start === match.end &&
        (clauses.isEnd(stop.end) ||
          words.slice(Math.max(0, match.start - SINCE_REACH), match.start).some((word) => since.has(word)));
  /** "van de pil af" */
  const isOff = ({ start, end }: Span): boolean =>
    offBehind.has(words[end] ?? '') &&
    words.slice(Math.max(0, start - SINCE_REACH), start).some((word) => offBefore.has(word));
  /** "mijn cholesterolpil gaf kramp, gestopt en weg": said in the same sentence, of the last that was named. */
  const stopsOfNone = vocabulary.stoppedIt
    .find(words, clauses.isEnd)
    .filter(({ start }) => start === 0 || clauses.isEnd(start) || before.has(words[start - 1] ?? ''));
  /** Nothing else was named since, but what stands in one list with it: "metformine, en tramadol, daar ben ik mee gestopt". */
  const isLastBefore = (match: Span, said: number): boolean =>
    !named.some(({ start, end }) => start >= match.end && end <= said && !isListed(match.end, start));
  /** Said later in the sentence, or at the start of the next: "... van de depakine. Afgebouwd en weg". */
  const isSaidLater = (match: Span, { start }: Span): boolean => {
    const isFirst = start > 0 && !clauses.isSameSentence(start - 1, start);
    return (
      start >= match.end &&
      clauses.isSameSentence(match.start, isFirst ? start - 1 : start) &&
      isLastBefore(match, start)
    );
  };
  const isStoppedLater = (match: Span): boolean =>
    stopsOfNone.some((stop) => isSaidLater(match, stop) && !isRecent(stop));
  const left = vocabulary.leftLater.find(words, clauses.isEnd);
  const finished = vocabulary.finished.find(words, clauses.isEnd);
  /** "simvastatine, maar ik heb ze nooit opgehaald", "Malarone for our safari, finished it last week" */
  const isLeftLater = (match: Span): boolean =>
    left.some((each) => isSaidLater(match, each) && !isRecent(each)) ||
    finished.some((each) => isSaidLater(match, each));
  const notBorne = vocabulary.notBorne.find(words);
  const isName = (at: number): boolean => named.some(({ start, end }) => start <= at && at < end);
  /** "allergic to trimethoprim and codeine": nothing else stands in between, and no clause ends there. */
  const isRightBeside = (from: number, to: number): boolean => {
    for (let at = from; at < to; at += 1) if (!before.has(words[at] ?? '') && !isName(at)) return false;
    return Array.from({ length: to - from + 1 }, (_, at) => from + at).every((at) => !clauses.isEnd(at));
  };
  const isNotBorne = (match: Span): boolean =>
    notBorne.some(
      ({ start, end }) =>
        (end <= match.start && isRightBeside(end, match.start)) ||
        (start >= match.end && !clauses.isEnd(match.end) && between(match.end, start)),
    );
  /** "Changed me from clozapine to aripiprazole", "vroeger lorazepam, nu oxazepam": what is told behind the "to" or the "now". */
  const isNewSince = (stop: number, start: number): boolean =>
    stop < start &&
    (nowadays.some((now) => stop <= now.start && now.end <= start) ||
      words.slice(stop, start).some((word) => swappedFor.has(word)));
  const isStopped = (match: Span, is: Is): boolean => {
    // In "gestopt | met statines" a clause begins within the phrase.
    const near = stops.filter(({ end }) => isSameClause(end - 1, match.start, clauses));
    return near.some(
      (stop) => (is === 'past' || isStoppedBy(stop, match)) && !isRecent(stop) && !isNewSince(stop.end, match.start),
    );
  };

  const over = vocabulary.over.find(words);
  const had = vocabulary.had.find(words);
  /** "Twee jaar terug prednison gehad" */
  const wasHadThen = (match: Span): boolean =>
    had.some(({ start }) => isSameClause(start, match.start, clauses)) &&
    over.some(({ start }) => isSameClause(start, match.start, clauses));
  /** "Onze Truus slikt donepezil" */
  const isOthers = ({ start }: Span): boolean => {
    let first = start;
    while (first > 0 && !clauses.isEnd(first) && before.has(words[first - 1] ?? '')) first -= 1;
    if (first < 2 || clauses.isEnd(first) || clauses.isEnd(first - 1)) return false;
    return othersTake.has(words[first - 1] ?? '') && !youWords.has(words[first - 2] ?? '');
  };

  const courses = vocabulary.courses.find(words);
  const isCourseOver = (match: Span): boolean =>
    courses.some((course) => isWithin(course, match)) &&
    over.some(({ start }) => clauses.isSameSentence(start, match.start));

  const takings = vocabulary.taking.find(words);
  /** "staaltabletten gebruik ik niet" */
  const isTakingDenied = (match: Span): boolean =>
    takings.some((taking) => taking.start === match.end && clauses.isDeniedAfter(taking));
  /** "Niet zonder mijn oxazepam" denies twice, and so nothing. */
  const denialsOf = (match: Span): readonly Span[] => {
    const denials = clauses.deniedBy(match);
    const isTwice = ({ start }: Span): boolean =>
      without.has(words[start] ?? '') &&
      (words
        .slice(Math.max(0, start - TWICE_REACH), start)
        .some((word, at, near) => notWithout.has(word) && isSameClause(start - near.length + at, start, clauses)) ||
        words
          .slice(match.end, match.end + TWICE_REACH)
          .some((word, at) => notWithoutBehind.has(word) && isSameClause(start, match.end + at, clauses)));
    return denials.some(isTwice) ? [] : denials;
  };
  const isDenied = (match: Span): boolean =>
    isTakingDenied(match) ||
    (clauses.isDeniedAfter(match) &&
      !words.slice(match.end, match.end + EFFECT_REACH).some((word) => effects.has(word))) ||
    denialsOf(match).some(({ end }) => !words.slice(end, match.start).some((word) => despite.has(word)));

  /** "ik slik ze zelf niet" denies across a few small words. */
  const isSaid = (each: Span): boolean => {
    if (clauses.deniedBy(each).length > 0 || clauses.isOfAnother(each)) return false;
    for (let { end } = each; end <= each.end + DENIAL_REACH; end += 1) {
      if (clauses.isDeniedAfter({ start: each.start, end })) return false;
      if (clauses.isEnd(end)) break;
    }
    return true;
  };
  const takesIt = vocabulary.takesIt.find(words).filter(isSaid);
  /** "Mijn huisarts heeft temazepam voorgeschreven", after a sentence about somebody else. */
  const isTakenHere = (match: Span): boolean => takesIt.some(({ start }) => isSameClause(start, match.start, clauses));
  const isBesideOther = (match: Span): boolean =>
    words.some((word, at) => beside.has(word) && clauses.isSameSentence(at, match.start));
  const isOwned = ({ start, end }: Span): boolean =>
    words.slice(Math.max(0, start - 1), end).some((word) => own.has(word));
  const minerals = vocabulary.minerals.find(words);
  const notAsking = new Set(vocabulary.notAsking.find(words).map(({ start }) => start));
  /** A clause begins so, or the sentence ends with a question mark. */
  const asked = vocabulary.asking
    .find(words)
    .map(({ start }) => start)
    .filter((start) => !notAsking.has(start) && (start === 0 || clauses.isEnd(start) || clauses.endsAsking(start)));
  const isUnclaimed = (match: Span): boolean => !isOwned(match) && takesIt.length === 0;
  const isBehindAsking = (match: Span): boolean =>
    asked.some((at) => at < match.start && clauses.isSameSentence(at, match.start));
  /** Magnesium that is asked about beside a medicine is what somebody thinks of taking. */
  const isThoughtOf = (match: Span): boolean =>
    isUnclaimed(match) && (clauses.endsAsking(match.start) || isBehindAsking(match));
  /** "Does Alli block minerals": who asks what it does to magnesium takes it. */
  const isAskedOfMinerals = (match: Span): boolean =>
    minerals.some(
      (each) => !isWithin(match, each) && !isWithin(each, match) && clauses.isSameSentence(each.start, match.start),
    );
  const isAsked = (match: Span): boolean =>
    !clauses.hasFirstPerson(match.start) &&
    isUnclaimed(match) &&
    !isBesideOther(match) &&
    !isAskedOfMinerals(match) &&
    isBehindAsking(match);

  const inBlood = vocabulary.inBlood.find(words);
  const levels = vocabulary.levels.find(words, clauses.isEnd);
  const readings = vocabulary.readings.find(words);
  /** "my potassium was 3.1": a number that counts no tablets or milligrams. */
  const hasReading = (match: Span): boolean =>
    inBlood.some((each) => isWithin(match, each)) &&
    readings.some(
      ({ start, end }) => start === match.end && isNumber(words[end] ?? '') && !doses.has(words[end + 1] ?? ''),
    );
  /** "ijzer was goed", "is it B12": what is in the blood and not in a tablet. */
  const isMeasured = (match: Span, isBehindTaking: boolean): boolean => {
    const isTaken =
      isBehindTaking || [...takings, ...takesIt].some(({ start }) => clauses.isSameSentence(start, match.start));
    if (hasReading(match)) return true;
    if (isTaken || isNumber(words[match.end] ?? '') || !inBlood.some((each) => isWithin(match, each))) return false;
    // "ijzer en cholesterol waren prima": behind it, also in the next clause
    const isLevel = ({ start }: Span): boolean =>
      isSameClause(start, match.start, clauses) || (start >= match.end && clauses.isSameSentence(start, match.start));
    if (levels.some(isLevel)) return true;
    return clauses.endsAsking(match.start) && takesIt.length === 0 && !isBesideOther(match);
  };

  return (match, isBehindTaking, isMagnesium) => {
    if (isMagnesium && !isBehindTaking && isThoughtOf(match)) return 'thought of';
    if (isDenied(match)) return 'denied';
    if (isAsked(match)) return 'asked';
    const is = spokenOf(match);
    if (clauses.isOfAnother(match) || (is === 'other' && !isTakenHere(match))) return "another's";
    if (isStopped(match, is)) return 'stopped';
    if (isMeasured(match, isBehindTaking)) return 'measured';
    if (isCourseOver(match) || (!isTakenHere(match) && wasHadThen(match))) return 'over';
    if (isNotBorne(match)) return 'not borne';
    if (isLeftLater(match)) return 'left';
    if (!isTakenHere(match) && isOthers(match)) return "another's";
    return !isBehindTaking && (isOff(match) || isStoppedLater(match)) ? 'stopped' : null;
  };
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** No clause ends between two words. */
function isSameClause(one: number, other: number, { isEnd }: Clauses): boolean {
  for (let at = Math.min(one, other) + 1; at <= Math.max(one, other); at += 1) if (isEnd(at)) return false;
  return true;
}
