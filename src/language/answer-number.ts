/** The number that a text answers with: an age that is nearly reached, a decade, or pieces added up. */
import type { Reading } from '../domain/event.ts';
import { longest, type PhraseIndex } from './match-phrases.ts';
import { NO_BREAK, type WrittenWords } from './normalise.ts';
import type { FoundNumber } from './numbers.ts';

export interface AnswerNumberWords {
  /** "nearly", "turning": the age behind it is not reached yet. */
  readonly nearly: PhraseIndex<true>;
  /** "next birthday": the age in front is not reached yet. */
  readonly nearlyBehind: PhraseIndex<true>;
  /** "i am", "leeftijd": in front of an age. */
  readonly ageLeads: PhraseIndex<true>;
  /** "half a century", "de halve eeuw". */
  readonly ageNames: PhraseIndex<number>;
  /** Words behind an age: "years", "geworden", "next week". Any other word there counts something else. */
  readonly ageTails: ReadonlySet<string>;
  /** "zestig", "sixties" -> 60. */
  readonly decades: ReadonlyMap<string, number>;
  /** Words before a decade -> its years from and to: "begin" 0-3, "in de" 0-9. */
  readonly decadeParts: PhraseIndex<{ readonly from: number; readonly to: number }>;
  /** "a", "een", "one" before what is counted. */
  readonly articles: ReadonlySet<string>;
  /** "a cup or two" is one or two; "een kop of twee" is about two. */
  readonly either: ReadonlySet<string>;
  readonly about: ReadonlySet<string>;
  /** "drietal" -> 3, "couple" -> 2: counts by themselves. */
  readonly amounts: ReadonlyMap<string, number>;
  /** Between two counts that are added: "and", "plus". */
  readonly plus: ReadonlySet<string>;
  /** "breakfast", "'s avonds": between two counts that are added, too. */
  readonly meals: ReadonlySet<string>;
  /** "thirty something". */
  readonly decadeTails: ReadonlySet<string>;
  /** "or", "no": what is joined or put right by them is not added. */
  readonly notAdded: ReadonlySet<string>;
  /** "mg", "times", "week", "years": numbers before these are no pieces. */
  readonly measured: ReadonlySet<string>;
  /** "mg", "gram". */
  readonly masses: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  /** "no", "nee": between two numbers they take the first back. */
  readonly noWords: ReadonlySet<string>;
  /** "said": before a number that is put right. */
  readonly saidWords: ReadonlySet<string>;
  readonly contrasts: PhraseIndex<true>;
  /** "so", "dus": the number behind is what it comes to. */
  readonly therefore: ReadonlySet<string>;
  /** "sometimes", "at most": the number behind is the other end. */
  readonly atTimes: PhraseIndex<true>;
  /** Names of forms of magnesium. */
  readonly forms: PhraseIndex<number | null>;
}

type Span = NonNullable<Reading['number']>;

/** Ages that people give; smaller and larger numbers are something else. */
const AGES = { from: 12, to: 110 } as const;
/** More pieces than this of one thing are no count for a day. */
const MOST_PIECES = 20;
const MOST_WORDS = 16;
const LONGEST = 22;
const HALF = 0.5;
/** A smaller number counts tablets. */
const LEAST_MG = 50;
const DECADE = 10;
/** A year of birth; nothing here knows the date. */
const YEARS = { from: 1900, to: 1999 } as const;

/**
 * @param numbers those of the text, in order
 * @param mg what the text says of an amount a day: a mass that says none ("300 mg a week") is no number either
 */
export function answerNumber(
  written: WrittenWords,
  numbers: readonly FoundNumber[],
  mg: number | null,
  vocabulary: AnswerNumberWords,
): Span | null {
  const { words } = written;
  const called = longest(vocabulary.ageNames.find(words), () => '')[0];
  if (called !== undefined) return { from: called.value, to: called.value };
  const [first] = numbers;
  const decade = decadeOf(words, vocabulary);
  // "begin vijftig, 52 om precies te zijn"
  const exact = decade === null ? undefined : numbers.find((number) => isWithin(number, decade));
  if (exact !== undefined) return { from: exact.from, to: exact.to };
  if (decade !== null) return decade;
  // A number in a story counts something of it.
  if (words.length > LONGEST && !numbers.some((number) => isToldAge(words, number, vocabulary)) && mg === null)
    return null;
  // "a tablet magnesium oxide of 500": of the salt, or of magnesium
  const isOfForm = mg === null && vocabulary.forms.find(words).length > 0;
  if (isOfForm && numbers.some(({ from }) => from >= LEAST_MG)) return null;
  if (words.length <= MOST_WORDS) {
    const told = numbers.length > 1 ? numbers.find((number) => isToldAge(words, number, vocabulary)) : undefined;
    if (told !== undefined) return { from: told.from, to: told.to };
    const age = first === undefined ? null : ageNearly(words, first, numbers.length === 1, vocabulary);
    if (age !== null) return { from: age, to: age };
    const put = putRight(words, numbers, vocabulary) ?? otherwise(words, numbers, vocabulary);
    if (put !== null) return put;
    const some = oneOrMore(words, vocabulary) ?? amountIn(words, first, vocabulary);
    if (some !== null) return some;
    const sum = addedUp(written, numbers, vocabulary);
    if (sum !== null) return { from: sum, to: sum };
  }
  if (
    first === undefined ||
    isOfForm ||
    isYear(first) ||
    (mg === null && vocabulary.masses.has(words[first.end] ?? ''))
  )
    return null;
  return { from: first.from, to: first.to };
}

function isWithin({ from, to }: FoundNumber, decade: Span): boolean {
  return from >= decade.from - 1 && to <= decade.to + 1 && from > decade.from - (decade.from % DECADE);
}

/** "24 nee 25 alweer", "i said 2 but its 5": the later of two numbers puts the first right. */
function putRight(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  { noWords, saidWords, contrasts, therefore }: AnswerNumberWords,
): Span | null {
  const last = numbers.at(-1);
  if (last !== undefined && numbers.length > 1 && therefore.has(words[last.start - 1] ?? ''))
    return { from: last.from, to: last.to };
  const [first, second, third] = numbers;
  if (first === undefined || second === undefined || third !== undefined) return null;
  const between = words.slice(first.end, second.start);
  const isCorrected =
    between.some((word) => noWords.has(word)) ||
    (words.slice(0, first.start).some((word) => saidWords.has(word)) && contrasts.find(between).length > 0);
  return isCorrected ? { from: second.from, to: second.to } : null;
}

/** "twee, soms drie" is two to three. */
function otherwise(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  { atTimes, measured }: AnswerNumberWords,
): Span | null {
  const [first, second, third] = numbers;
  if (first === undefined || second === undefined || third !== undefined || second.to > MOST_PIECES) return null;
  const isElse = words.some((word) => measured.has(word)) || second.from <= first.to;
  const isAtTimes = atTimes.find(words.slice(first.end, second.start)).length > 0;
  return isAtTimes && !isElse ? { from: first.from, to: second.to } : null;
}

function isYear({ from, to }: FoundNumber): boolean {
  return from === to && from >= YEARS.from && from <= YEARS.to;
}

/** "begin zestig" is 60 to 63, "in my forties" 40 to 49. */
function decadeOf(
  words: readonly string[],
  { decades, decadeParts, decadeTails, amounts }: AnswerNumberWords,
): Span | null {
  const tail = words.findIndex((word) => decadeTails.has(word));
  const tens = numberOf(words[tail - 1], amounts);
  if (tens !== null && tens >= 20 && tens <= 90 && tens % 10 === 0) return { from: tens, to: tens + 9 };
  for (const { value, start, end } of longest(decadeParts.find(words), () => '')) {
    // "early 60s", "in my 60s", but not "a 60"
    const isPart = value.to - value.from < DECADE - 1 || end - start > 1;
    const decade = decades.get(words[end] ?? '') ?? (isPart ? roundNumber(words[end]) : undefined);
    if (decade !== undefined) return { from: decade + value.from, to: decade + value.to };
  }
  // "dertiger", "twenties": no number but a decade
  const whole = words.length > MOST_WORDS ? undefined : words.find((word) => decades.has(word) && !amounts.has(word));
  const from = whole === undefined ? undefined : decades.get(whole);
  return from === undefined ? null : { from, to: from + DECADE - 1 };
}

/** Digits of a decade; the "s" of "60s" is no word. */
function roundNumber(word: string | undefined): number | undefined {
  const value = Number(word);
  return value >= 20 && value <= 90 && value % DECADE === 0 ? value : undefined;
}

/** "married 40 years, i am 67". */
function isToldAge(
  words: readonly string[],
  { from, start, end }: FoundNumber,
  { ageLeads, ageTails, fillers }: AnswerNumberWords,
): boolean {
  const next = words[end];
  const isAge = from >= AGES.from && from <= AGES.to && (next === undefined || ageTails.has(next) || fillers.has(next));
  return isAge && ageLeads.find(words.slice(Math.max(0, start - MOST_LEAD), start)).length > 0;
}

/** Words of "my age is". */
const MOST_LEAD = 3;

/** "bijna 18" is 17, "turning 35 next week" is 34. */
function ageNearly(
  words: readonly string[],
  { from, to, start, end }: FoundNumber,
  isOnly: boolean,
  { nearly, nearlyBehind, ageTails, fillers }: AnswerNumberWords,
): number | null {
  if (from !== to || from < AGES.from || from > AGES.to || !Number.isInteger(from)) return null;
  const next = words[end];
  // "nearly eighty, 79 now"
  if (next !== undefined && !ageTails.has(next) && !fillers.has(next) && Number(next) !== from - 1) return null;
  // "word volgende maand 50"
  // "seventy next birthday"
  if (isOnly && nearlyBehind.find(words.slice(end, end + 4)).some((match) => match.start === 0)) return from - 1;
  const isBetween = (word: string): boolean => ageTails.has(word) || fillers.has(word);
  const isNearly = nearly.find(words).some(({ end }) => end <= start && words.slice(end, start).every(isBetween));
  return isNearly ? from - 1 : null;
}

/** "a cup or two", "een snee of vier". */
function oneOrMore(words: readonly string[], vocabulary: AnswerNumberWords): Span | null {
  const { articles, either, about, amounts } = vocabulary;
  const start = words.findIndex((word) => articles.has(word));
  if (start < 0) return null;
  const middle = words[start + 2] ?? '';
  const other = numberOf(words[start + 3], amounts);
  const isLast = other !== null && other > 1 && other <= MOST_PIECES;
  if (!isLast || numberOf(words[start + 1], amounts) !== null) return null;
  if (either.has(middle)) return { from: 1, to: other };
  return about.has(middle) ? { from: other, to: other } : null;
}

/** "een drietal", "a couple": only when no number is said, and little else. */
function amountIn(
  words: readonly string[],
  first: FoundNumber | undefined,
  { amounts, articles, notAdded, fillers }: AnswerNumberWords,
): Span | null {
  const isOpen = first === undefined || first.to === HALF || (first.to === 1 && articles.has(words[first.start] ?? ''));
  if (!isOpen) return null;
  const said = words.filter((word) => !fillers.has(word) && !articles.has(word));
  // "just the one"
  const isBare = said.length === 0 && !words.some((word) => notAdded.has(word));
  if (isBare && articles.has(words.at(-1) ?? '')) return { from: 1, to: 1 };
  if (said.length === 0 || said.length > 3) return null;
  const counted = said.findIndex((word) => numberOf(word, amounts) !== null);
  const value = numberOf(said[counted], amounts);
  const dozens = value === HALF ? numberOf(said[counted + 1], amounts) : null;
  const pieces = value !== null && dozens !== null ? value * dozens : value;
  return pieces === null ? null : { from: pieces, to: pieces };
}

/** "vier sneetjes 's ochtends en twee bij de lunch" is six; "one apple, one banana" is two. */
function addedUp(
  { words, breaks }: WrittenWords,
  numbers: readonly FoundNumber[],
  { articles, plus, meals, notAdded, measured, amounts }: AnswerNumberWords,
): number | null {
  if (words.some((word) => notAdded.has(word) || measured.has(word))) return null;
  let sum = 0;
  let items = 0;
  let isJoined = true;
  for (const [at, word] of words.entries()) {
    const isStart = at === 0 || breaks[at] !== NO_BREAK || plus.has(words[at - 1] ?? '');
    if (isStart || plus.has(word) || meals.has(word)) isJoined = true;
    const number = numbers.find(({ start }) => start === at);
    const isInside = numbers.some(({ start, end }) => start < at && at < end);
    if (isInside) continue;
    const value = number !== undefined ? (number.from === number.to ? number.from : null) : null;
    if (number !== undefined && (value === null || value > MOST_PIECES)) return null;
    const counted = value ?? (isStart ? (articles.has(word) ? 1 : numberOf(word, amounts)) : null);
    if (counted === null) continue;
    // "17 bijna 18"
    if (!isJoined) return null;
    isJoined = false;
    sum += counted;
    items += 1;
  }
  return items > 1 ? sum : null;
}

function numberOf(word: string | undefined, amounts: ReadonlyMap<string, number>): number | null {
  if (word === undefined) return null;
  return amounts.get(word) ?? (/^[0-9]/.test(word) ? Number(word) : null);
}
