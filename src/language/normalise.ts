/** Letters as people type them -> words that can be compared: no case, accents, apostrophes or decoration. */

/** What ends before a word. */
export const NO_BREAK = 0;
export const COMMA = 1;
export const SENTENCE = 2;
export type Break = typeof NO_BREAK | typeof COMMA | typeof SENTENCE;

export interface WrittenWords {
  readonly words: readonly string[];
  /** `breaks[i]` stands before word i; one longer than `words`, and the last is SENTENCE. */
  readonly breaks: readonly Break[];
  /** True when the last mark is a question mark. */
  readonly endsAsQuestion: boolean;
  /** `from[i]` and `to[i]`: where word i stands in the text as it was written, in UTF-16 units. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** True for a sentence that ends with a question mark, by the index of the word after it. */
  readonly asksBefore: ReadonlySet<number>;
  /** Words in front of which a bracket opens. */
  readonly opensBefore: ReadonlySet<number>;
}

/** Telegram's longest text; what is pasted beyond it is not read. */
const MOST_LETTERS = 4096;
const LONGEST_WORD = 40;

/** Nothing to take away: the common case, and much the faster one. */
const PLAIN = /^[A-Za-z0-9 .,?!:;()/*+-]*$/;
/** No letters but those of English: what pieces are cut by is then much the cheaper. */
const ASCII = /^[\x20-\x7e]*$/;
const ACCENTS = /[\u0300-\u036f]/g;
const PIECES = /([0-9]+(?:[.,][0-9]+)*)|(\p{L}+)|([^0-9\p{L}]+)/gu;
const PLAIN_PIECES = /([0-9]+(?:[.,][0-9]+)*)|([a-z]+)|([^0-9a-z]+)/g;
const APOSTROPHES = /['`´ʹʻʼʽˈ‘’‚‛′‵＇]/g;
const INVISIBLE = /[\p{M}\p{Cf}\p{Cc}]/gu;

/**
 * The words of a phrase of letters and single spaces, with no lone "s" and no letter three times: only its case is taken
 * away. Most phrases are so, and this is much cheaper than `normalise`, which gives the same words.
 * @returns null for any other phrase
 */
export function plainWords(phrase: string): readonly string[] | null {
  const written = phrase.toLowerCase();
  let wordFrom = 0;
  let run = 1;
  let before = SPACE;
  for (let at = 0; at <= written.length; at += 1) {
    const letter = at < written.length ? written.charCodeAt(at) : SPACE;
    run = letter === before ? run + 1 : 1;
    if (letter === SPACE) {
      if (before === SPACE || at - wordFrom > LONGEST_WORD || (before === LETTER_S && at === wordFrom + 1)) return null;
      wordFrom = at + 1;
    } else if (letter < LETTER_A || letter > LETTER_Z || run > 2) return null;
    before = letter;
  }
  return written.split(' ');
}

const SPACE = 32;
const LETTER_A = 97;
const LETTER_S = 115;
const LETTER_Z = 122;

/**
 * Splits a text into comparable words.
 * @param isWord tells known words, so that "jaaaa" becomes "ja" and "heeeel" becomes "heel"
 * @param spellings word -> words it stands for
 */
export function normalise(
  text: string,
  spellings: ReadonlyMap<string, readonly string[]> = NO_SPELLINGS,
  isWord: (word: string) => boolean = isNoWord,
): WrittenWords {
  const { clean, at } = lettersOf(text);
  const words: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const breaks: Break[] = [];
  const asksBefore = new Set<number>();
  const opensBefore = new Set<number>();
  let pending: Break = SENTENCE;
  // Dutch 's ("'s nachts", "s nachts"): a lone s belongs to the word after it.
  let held = '';
  let heldFrom = 0;
  let lastMarks = '';
  const push = (word: string, start: number, end: number): void => {
    words.push(word);
    breaks.push(pending);
    from.push(at === null ? start : (at[start] ?? 0));
    to.push(at === null ? end : (at[end] ?? Math.min(text.length, MOST_LETTERS)));
    pending = NO_BREAK;
  };
  for (const piece of clean.matchAll(ASCII.test(clean) ? PLAIN_PIECES : PIECES)) {
    const [whole, number, letters] = piece;
    lastMarks = number === undefined && letters === undefined ? whole : '';
    if (number !== undefined) {
      for (const [index, part] of numberParts(number).entries()) {
        if (index > 0) pending = COMMA;
        push(part, piece.index, piece.index + whole.length);
      }
    } else if (letters !== undefined) {
      const word = held + shorten(letters, isWord);
      const start = held === '' ? piece.index : heldFrom;
      held = word === 's' ? word : '';
      heldFrom = start;
      const end = piece.index + whole.length;
      if (held === '') for (const written of spellings.get(word) ?? [word]) push(written, start, end);
    } else {
      const after = clean[piece.index + whole.length];
      const between = rangeMark(whole, clean[piece.index - 1], after);
      if (between !== null) push(between, piece.index, piece.index + whole.length);
      if (whole.includes('?')) asksBefore.add(words.length);
      if (whole.includes('(')) opensBefore.add(words.length);
      const mark = breakOf(whole, after === undefined);
      if (mark > pending) pending = mark;
      if (mark !== NO_BREAK) held = '';
    }
  }
  breaks.push(SENTENCE);
  return {
    words,
    breaks,
    from,
    to,
    asksBefore,
    opensBefore,
    endsAsQuestion: words.length > 0 && lastMarks.includes('?'),
  };
}

const NO_SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map();
const isNoWord = (): boolean => false;

/** "2½" is 2.5. */
const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' };

interface Letters {
  readonly clean: string;
  /** Place in the text of each unit of `clean`; null when nothing moved. */
  readonly at: readonly number[] | null;
}

/** Case, accents, widths and invisible characters gone; apostrophes join ("don't" -> "dont"). */
function lettersOf(text: string): Letters {
  if (PLAIN.test(text)) return { clean: text.slice(0, MOST_LETTERS).toLowerCase(), at: null };
  // Letters with accents and nothing else: all stay in their place.
  const bare = text.slice(0, MOST_LETTERS).normalize('NFD').replace(ACCENTS, '');
  if (bare.length === Math.min(text.length, MOST_LETTERS) && PLAIN.test(bare))
    return { clean: bare.toLowerCase(), at: null };
  let clean = '';
  const at: number[] = [];
  const add = (letters: string, place: number): void => {
    clean += letters;
    for (let unit = 0; unit < letters.length; unit += 1) at.push(place);
  };
  const end = Math.min(text.length, MOST_LETTERS);
  for (let place = 0; place < end && clean.length < 2 * MOST_LETTERS; ) {
    const code = text.codePointAt(place) ?? 0;
    const unit = String.fromCodePoint(code);
    if (code === 10 || code === 13) add(' ; ', place);
    else if (code === 9) add(' ', place);
    else if (FRACTIONS[unit] !== undefined) add(/[0-9]$/.test(clean) ? FRACTIONS[unit] : ` 0${FRACTIONS[unit]}`, place);
    else if (code >= 32 && code < 127) add(code === 39 || code === 96 ? '' : unit.toLowerCase(), place);
    else add(plainLetters(unit), place);
    place += unit.length;
  }
  return { clean, at };
}

/** A character beyond ASCII in plain letters; nothing for an apostrophe, an accent or what cannot be seen. */
function plainLetters(unit: string): string {
  return unit
    .replace(APOSTROPHES, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(APOSTROPHES, '')
    .replace(INVISIBLE, '')
    .slice(0, LONGEST_WORD);
}

/** "heeeel" -> "heel", "jaaaa" -> "ja": three or more of a letter are two, or one where only that is a word. */
function shorten(word: string, isWord: (word: string) => boolean): string {
  if (word.length < 3) return word;
  const twice = word.replace(/(.)\1{2,}/gu, '$1$1').slice(0, LONGEST_WORD);
  if (twice.length === word.length || isWord(twice)) return twice;
  const once = word.replace(/(.)\1{2,}/gu, '$1').slice(0, LONGEST_WORD);
  return isWord(once) ? once : twice;
}

/** "3,5" -> 3.5; "1.000" -> 1000; "1,2,3" stays three numbers. */
function numberParts(written: string): readonly string[] {
  const parts = written.split(/[.,]/);
  const [whole = '', fraction = ''] = parts;
  if (parts.length === 1) return [plain(whole)];
  if (parts.length > 2) return parts.map(plain);
  const isThousands = fraction.length === 3 && whole.length <= 3 && whole !== '0';
  return [isThousands ? plain(whole + fraction) : `${plain(whole)}.${fraction.slice(0, 4)}`];
}

function plain(digits: string): string {
  return digits.slice(0, 9).replace(/^0+(?=\d)/, '');
}

/** A dash or a slash between two digits says "to" or "of": it is kept as a word. */
function rangeMark(mark: string, before: string | undefined, after: string | undefined): '-' | '/' | null {
  if (before === undefined || after === undefined || !isDigit(before) || !isDigit(after)) return null;
  const bare = mark.trim();
  if (bare === '/') return '/';
  return bare === '-' || bare === '–' || bare === '—' || bare === '~' ? '-' : null;
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}

/** Full stops end a sentence only in front of a space, so that "pijn.op.de.borst" stays together. */
function breakOf(marks: string, isEnd: boolean): Break {
  if (isEnd) return NO_BREAK;
  const stop = marks.search(/[.!?;…]/);
  if (stop >= 0 && (/[!?;…]/.test(marks) || /\s/.test(marks.slice(stop)))) return SENTENCE;
  return marks.includes(',') || marks.includes('(') || marks.includes(')') || / [-–—] /.test(marks) ? COMMA : NO_BREAK;
}
