/** Numbers in digits and in words. */
import type { PhraseIndex } from './match-phrases.ts';

export interface FoundNumber {
  readonly from: number;
  readonly to: number;
  /** Words `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
}

/** "0,5 tot 2" is a range still. */
const FEW = 10;
const HUNDRED = 100;
const HALF = 0.5;
const DOZEN = 12;

export interface NumberWords {
  readonly values: ReadonlyMap<string, number>;
  readonly rangeWords: PhraseIndex<true>;
  readonly numberAnd: PhraseIndex<true>;
  /** What is counted: "times", "days", "tablets". Without one of them "een" is an article. */
  readonly counted: ReadonlySet<string>;
  /** "een stuk of vier" is about four: the word in the middle. */
  readonly about: ReadonlySet<string>;
  /** "a night or two" is one or two: the word in the middle. */
  readonly either: ReadonlySet<string>;
  /** "dozen": twelve of what is counted. */
  readonly dozens: ReadonlySet<string>;
  /** "tweeentwintg": the number that a word which is none was meant to be. */
  readonly meant: (word: string) => number | undefined;
  /** "sixty fve": the same behind a word for tens, where a short word too can only be a number. */
  readonly meantUnit: (word: string) => number | undefined;
}

/** No message has more numbers that tell something; beside each is looked for what it counts. */
const MOST_NUMBERS = 60;

/**
 * The first numbers of a text in order, as many as a message has; "3-4" and "three or four" are one with two ends, "two and a half"
 * is 2.5.
 */
export function findNumbers(words: readonly string[], vocabulary: NumberWords): readonly FoundNumber[] {
  const ranges = endsByStart(vocabulary.rangeWords, words);
  const ands = endsByStart(vocabulary.numberAnd, words);
  const found: FoundNumber[] = [];
  let at = 0;
  while (at < words.length && found.length < MOST_NUMBERS) {
    const one = numberAt(at, words, vocabulary, ands);
    if (one === null) {
      // "6 keer of 10" is two numbers
      const about = found.at(-1)?.end === at ? null : aboutAt(at, words, vocabulary, ands);
      if (about !== null) found.push(about);
      at = about?.end ?? at + 1;
      continue;
    }
    const around = aroundAt(one, words, vocabulary, ands);
    if (around !== null) {
      found.push(around);
      at = around.end;
      continue;
    }
    const next = words[one.end] === '-' ? one.end + 1 : ranges.get(one.end);
    const other = next === undefined ? null : numberAt(next, words, vocabulary, ands);
    // "half a 400 mg tablet" is no range, though "a" is "to" in Dutch
    const isRange = other !== null && other.value > one.value && (one.value >= 1 || other.value <= FEW);
    const end = isRange ? other.end : one.end;
    at = end;
    if (!isRange && isArticle(one, words, vocabulary)) continue;
    found.push({ from: one.value, to: isRange ? other.value : one.value, start: one.start, end });
  }
  return found;
}

/** "een dag of twee", "a cup or two", and two numbers side by side: "drie vier keer". */
function aroundAt(
  one: Single,
  words: readonly string[],
  vocabulary: NumberWords,
  ands: ReadonlyMap<number, number>,
): FoundNumber | null {
  const after = numberAt(one.end, words, vocabulary, ands);
  const isPair = after !== null && after.value === one.value + 1 && vocabulary.counted.has(words[after.end] ?? '');
  if (isPair) return { from: one.value, to: after.value, start: one.start, end: after.end };
  if (one.value !== 1 || isDigits(words[one.start]) || !vocabulary.counted.has(words[one.end] ?? '')) return null;
  const middle = words[one.end + 1] ?? '';
  const other = numberAt(one.end + 2, words, vocabulary, ands);
  if (other === null || other.value <= 1) return null;
  if (vocabulary.about.has(middle)) return { from: other.value, to: other.value, start: one.start, end: other.end };
  return vocabulary.either.has(middle) ? { from: 1, to: other.value, start: one.start, end: other.end } : null;
}

/** "dag of vier": four, with nothing in front of what is counted. */
function aboutAt(
  at: number,
  words: readonly string[],
  vocabulary: NumberWords,
  ands: ReadonlyMap<number, number>,
): FoundNumber | null {
  if (!vocabulary.counted.has(words[at] ?? '') || !vocabulary.about.has(words[at + 1] ?? '')) return null;
  // "6 out of 10"
  if (numberIn(words[at - 1], vocabulary) !== undefined) return null;
  const number = numberAt(at + 2, words, vocabulary, ands);
  if (number === null || number.value <= 1) return null;
  return { from: number.value, to: number.value, start: at, end: number.end };
}

interface Single {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

function numberAt(
  start: number,
  words: readonly string[],
  vocabulary: NumberWords,
  ands: ReadonlyMap<number, number>,
): Single | null {
  const first = numberIn(words[start], vocabulary);
  if (first === undefined) return null;
  const isTens = first >= 20 && first < 100 && first % 10 === 0 && !isDigits(words[start]);
  const next = words[start + 1];
  const after = numberIn(next, vocabulary) ?? (isTens && next !== undefined ? vocabulary.meantUnit(next) : undefined);
  // "sixty seven", also written with a dash
  if (isTens && after !== undefined && after >= 1 && after < 10) return { value: first + after, start, end: start + 2 };
  // "two hundred", "three hundred and fifty"
  if (first >= 1 && first < 10 && after === HUNDRED && !isDigits(words[start + 1])) {
    const next = ands.get(start + 2) ?? start + 2;
    const rest = numberAt(next, words, vocabulary, ands);
    const isPart = rest !== null && rest.value >= 10 && rest.value < HUNDRED && !isDigits(words[next]);
    return { value: first * HUNDRED + (isPart ? rest.value : 0), start, end: isPart ? rest.end : start + 2 };
  }
  // "a hundred and one"
  const behind = first === HUNDRED && !isDigits(words[start]) ? ands.get(start + 1) : undefined;
  const less = behind === undefined ? null : numberAt(behind, words, vocabulary, ands);
  if (behind !== undefined && less !== null && less.value >= 1 && less.value < HUNDRED && !isDigits(words[behind])) {
    return { value: first + less.value, start, end: less.end };
  }
  const dozen = dozenAt(first === 1 && after === HALF ? start + 2 : start + 1, words, vocabulary);
  // "half a dozen", "een half dozijn", "two dozen"
  if (dozen !== null && (first === HALF || (first >= 1 && first < 10))) {
    return { value: DOZEN * (after === HALF ? HALF : first), start, end: dozen };
  }
  // "2 ½"
  const isMixed = after === HALF && isDigits(words[start]) && isDigits(next) && Number.isInteger(first) && first > 0;
  if (isMixed) return { value: first + HALF, start, end: start + 2 };
  const half = ands.get(start + 1);
  if (half !== undefined && numberIn(words[half], vocabulary) === HALF)
    return { value: first + HALF, start, end: half + 1 };
  // "een half", "a half": the article before a half is no number
  if (first === 1 && after === HALF) return { value: HALF, start, end: start + 2 };
  return { value: first, start, end: start + 1 };
}

/** The word behind "dozen" or "a dozen" here; null when it is not there. */
function dozenAt(at: number, words: readonly string[], { dozens, values }: NumberWords): number | null {
  if (dozens.has(words[at] ?? '')) return at + 1;
  const isArticle = words[at] === 'a' || values.get(words[at] ?? '') === 1;
  return isArticle && dozens.has(words[at + 1] ?? '') ? at + 2 : null;
}

function numberIn(word: string | undefined, vocabulary: NumberWords): number | undefined {
  if (word === undefined) return undefined;
  if (isDigits(word)) return Number(word);
  return vocabulary.values.get(word) ?? vocabulary.meant(word);
}

function isDigits(word: string | undefined): boolean {
  return word !== undefined && word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57;
}

/** "een" and "one" before anything that is not counted, as in "een beetje", "no one". */
function isArticle(number: Single, words: readonly string[], vocabulary: NumberWords): boolean {
  if (number.value !== 1 || isDigits(words[number.start]) || words.length === 1) return false;
  const next = words[number.end];
  return next === undefined || !vocabulary.counted.has(next);
}

function endsByStart(index: PhraseIndex<true>, words: readonly string[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const match of index.find(words)) ends.set(match.start, Math.max(match.end, ends.get(match.start) ?? 0));
  return ends;
}
