/** Cuts the text of a label into numbers, words that mean something on a label, and marks. */
import type { Knowledge, LabelTextWords, Words } from '../knowledge/schema.ts';

export type Kind = Exclude<keyof LabelTextWords, 'counts' | 'unsureForms'> | 'form' | 'number' | 'mark' | 'word';

export interface Token {
  readonly kind: Kind;
  /** All kinds that the word can have. */
  readonly kinds: ReadonlySet<Kind>;
  readonly text: string;
  /** Of a number its value; of a form mg magnesium in 100 mg, null when that depends on the product. */
  readonly value: number | null;
}

type Meaning = { readonly kinds: Set<Kind>; value: number | null };
export type Tokenise = (text: string) => readonly Token[];

const PIECES = /(\d+(?:[.,]\d+)*)|(\p{L}+)|([^\s\p{L}\d])|(\n)/gu;
/** "1,000" and "1.000" are a thousand. */
const THOUSANDS = /^\d{1,3}(?:[.,]\d{3})+$/;
const LONGEST_PHRASE = 4;
/** "B6": no number of anything. */
const VITAMIN = /\b[bcdek]\d{1,2}\b/gi;
/** "L-threonate" */
const HANDED = /\b[dl][- ](?=thre|asp|lact|pido)/g;
/** "dimalaat", "dihydrate": a salt that no table has. */
const UNKNOWN_SALT = /^.{3,}(?:aat|ate|ide)$/;
const LISTS = [
  ['notDaily', 'daily', 'dailyDoses', 'servings', 'mg', 'gram', 'mmol', 'volume', 'magnesium', 'others', 'pieces'],
  ['per', 'contains', 'each', 'as', 'ofWhich', 'elemental', 'times', 'articles', 'taken', 'dayParts', 'and'],
].flat() as readonly Exclude<keyof LabelTextWords, 'counts' | 'unsureForms'>[];

interface LabelTables {
  readonly meanings: ReadonlyMap<string, Meaning>;
  readonly counts: ReadonlyMap<string, number>;
  /** A word for magnesium, and one for any other nutrient. */
  readonly nutrient: string;
  readonly other: string;
}

/** The words of one language; forms go by their names in all of them. */
export function labelTables(own: Words, languages: readonly Words[], knowledge: Knowledge): LabelTables {
  const meanings = new Map<string, Meaning>();
  const mean = (phrase: string, kind: Kind, value: number | null = null): void => {
    const key = lettersOf(phrase).replace(HANDED, '').replaceAll('-', ' ');
    const known = meanings.get(key) ?? { kinds: new Set<Kind>(), value: null };
    known.kinds.add(kind);
    known.value ??= value;
    meanings.set(key, known);
  };
  for (const words of languages) {
    for (const [id, { name, typed = [] }] of Object.entries(words.forms)) {
      const share = knowledge.forms.get(id)?.elementalPercent ?? null;
      for (const phrase of [name.replace(/\(.*\)/, '').trim(), ...typed]) mean(phrase, 'form', share);
    }
  }
  for (const list of LISTS) for (const phrase of own.labelTexts[list]) mean(phrase, list);
  for (const phrase of own.labelTexts.unsureForms) {
    meanings.set(lettersOf(phrase), { kinds: new Set<Kind>(['form']), value: null });
  }
  const counts = new Map(Object.entries(own.labelTexts.counts).map(([word, value]) => [lettersOf(word), value]));
  const [nutrient = ''] = own.labelTexts.magnesium;
  const [other = ''] = own.labelTexts.others;
  return { meanings, counts, nutrient, other };
}

export function createTokenise({ meanings, counts, nutrient, other }: LabelTables): Tokenise {
  return (text) => joined(pieces(text.replace(VITAMIN, ` ${other} `), nutrient, meanings), meanings, counts);
}

function lettersOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Words and marks as they stand; "magnesiumtabletten" is two words, unless it is the name of a form. */
function pieces(text: string, nutrient: string, meanings: ReadonlyMap<string, Meaning>): readonly string[] {
  const letters = lettersOf(text)
    .replace(/['`’‘]/g, '')
    .replace(HANDED, '')
    .replace(/µ|μ/g, 'u')
    .replace(/½/g, ' 0.5 ')
    .replace(/×/g, 'x');
  return [...letters.matchAll(PIECES)].flatMap(([piece]) => {
    const rest = piece.startsWith(nutrient) ? piece.slice(nutrient.length) : '';
    return rest.length > 2 && !meanings.has(piece) ? [nutrient, rest] : [piece];
  });
}

function joined(
  all: readonly string[],
  meanings: ReadonlyMap<string, Meaning>,
  counts: ReadonlyMap<string, number>,
): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < all.length; ) {
    const piece = all[at] ?? '';
    const length = phraseLength(all, at, meanings);
    const phrase = all.slice(at, at + length).join(' ');
    const meaning = meanings.get(phrase);
    const count = counts.get(piece);
    if (/^\d/.test(piece)) {
      tokens.push(token('number', piece, [], numberOf(piece, all[at + 1] ?? '')));
      at += 1;
    } else if (count !== undefined && length <= 1) {
      tokens.push(token('number', piece, meaning === undefined ? [] : [...meaning.kinds], count));
      at += 1;
    } else if (meaning !== undefined) {
      const [first = 'word'] = meaning.kinds;
      tokens.push(token(first, phrase, [...meaning.kinds], meaning.value));
      at += length;
    } else {
      const kind = UNKNOWN_SALT.test(piece) ? 'form' : /\p{L}/u.test(piece) ? 'word' : 'mark';
      tokens.push(token(kind, piece, [], null));
      at += 1;
    }
  }
  return tokens;
}

function token(kind: Kind, text: string, kinds: readonly Kind[], value: number | null): Token {
  return { kind, text, kinds: new Set([kind, ...kinds]), value };
}

function phraseLength(all: readonly string[], at: number, meanings: ReadonlyMap<string, Meaning>): number {
  for (let length = Math.min(LONGEST_PHRASE, all.length - at); length > 1; length -= 1) {
    if (meanings.has(all.slice(at, at + length).join(' '))) return length;
  }
  return meanings.has(all[at] ?? '') ? 1 : 0;
}

/** Three digits behind a mark are thousands, save of grams, where they can be parts of one. */
function numberOf(piece: string, unit: string): number | null {
  if (THOUSANDS.test(piece)) return /^g/.test(unit) ? null : Number(piece.replace(/[.,]/g, ''));
  return (piece.match(/[.,]/g) ?? []).length > 1 ? null : Number(piece.replace(',', '.'));
}
