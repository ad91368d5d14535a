/** The second layer of the food lookup: the American table, in English, kept as one text and searched in place. */
import { SimilarWords } from './similar-words.ts';

/** A row of the table. */
export interface UsdaRow {
  readonly id: string;
  readonly description: string;
  readonly mgPer100g: number;
}

export interface UsdaFoods {
  /** Numbers of the rows that hold all these words, or their plurals; plain foods before products of a brand, short names first. */
  find(words: readonly string[], most: number): readonly string[];
  /** The same with misspelt words mended; none where a word is short or nothing is near. */
  similar(words: readonly string[], most: number): readonly string[];
  row(id: string): UsdaRow | null;
}

/** A shorter word says too little by itself. */
const LEAST_WORD = 3;
const SHORT_WORD = 4;
/** Rows that are looked at; what comes behind them is a word that half the table holds. */
const MOST_ROWS = 600;
/** What a row loses for each part of its name before the word, or gains when it begins as written; and loses for a brand. */
const LATER_PART = 40;
const BRAND = 200;
const ROW = /^(\d{5}),"((?:[^"]|"")*)",([\d.]+),[\d.]*$/;

/** @param read gives the text of the table, lines of `number,"description",mg,kcal`; called at the first search */
export function createUsdaFoods(read: () => string): UsdaFoods {
  let table: { readonly text: string; readonly lower: string } | null = null;
  let spelled: SimilarWords | null = null;
  const open = (): { readonly text: string; readonly lower: string } => {
    if (table === null) {
      const text = `\n${read()}\n`;
      table = { text, lower: text.toLowerCase() };
    }
    return table;
  };

  function find(words: readonly string[], most: number): readonly string[] {
    const stems = words.map(stemOf).toSorted((a, b) => b.length - a.length);
    const [longest, ...others] = stems;
    if (longest === undefined || (words[0]?.length ?? 0) < LEAST_WORD) return [];
    const { text, lower } = open();
    const found: { readonly id: string; readonly cost: number }[] = [];
    let seen = 0;
    for (let at = nextWord(lower, longest, 0); at >= 0 && seen < MOST_ROWS; ) {
      const start = lower.lastIndexOf('\n', at) + 1;
      const end = lower.indexOf('\n', at);
      const line = lower.slice(start, end);
      seen += 1;
      const isMeant =
        words.length === 1 ? beginsPart(line, longest) : others.every((stem) => nextWord(line, stem, 0) >= 0);
      const row = isMeant ? rowOf(text.slice(start, end)) : null;
      if (row !== null) found.push({ id: row.id, cost: costOf(row.description, words[0] ?? '') });
      at = nextWord(lower, longest, end);
    }
    return found
      .sort((a, b) => a.cost - b.cost || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map(({ id }) => id);
  }

  return {
    find,
    similar(words, most) {
      spelled ??= SimilarWords.of((open().lower.match(/[a-z]{5,}/g) ?? []).values(), { one: 6, two: 9 });
      const near = spelled;
      const mended = words.map((word) => (nextWord(open().lower, stemOf(word), 0) >= 0 ? word : near.nearest(word)[0]));
      const isMended = mended.every((word) => word !== undefined);
      return isMended && mended.some((word, at) => word !== words[at]) ? find(mended, most) : [];
    },
    row(id) {
      const { text } = open();
      const at = text.indexOf(`\n${id},`);
      return at < 0 ? null : rowOf(text.slice(at + 1, text.indexOf('\n', at + 1)));
    },
  };
}

/** An English word without the ending of its plural. */
function stemOf(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('oes')) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word.length > 4 && word.endsWith('y') ? word.slice(0, -1) : word;
}

/** Where the stem stands as a word of its own, with or without the ending of a plural; -1 when nowhere. */
function nextWord(lower: string, stem: string, from: number): number {
  for (let at = lower.indexOf(stem, from); at >= 0; at = lower.indexOf(stem, at + 1)) {
    if (isLetter(lower.charCodeAt(at - 1))) continue;
    let end = at + stem.length;
    while (isLetter(lower.charCodeAt(end))) end += 1;
    const ending = lower.slice(at + stem.length, end);
    if (ending === '' || ending === 's' || ending === 'es' || ending === 'y' || ending === 'ies') return at;
  }
  return -1;
}

/** "Cheese, brie" is brie, and "Soup, egg drop" no drop; a short word is the whole of a part: "Pan dulce" is no pan. */
function beginsPart(line: string, stem: string): boolean {
  for (let at = nextWord(line, stem, 0); at >= 0; at = nextWord(line, stem, at + 1)) {
    if (!/[",(] ?$/.test(line.slice(0, at))) continue;
    if (stem.length > SHORT_WORD || /^[a-z]+[",)]/.test(line.slice(at))) return true;
  }
  return false;
}

function costOf(description: string, word: string): number {
  const lower = description.toLowerCase();
  const at = Math.max(0, nextWord(lower, stemOf(word), 0));
  const parts = description.slice(0, at).split(',').length - 1;
  const isFirst = lower.startsWith(word) && !isLetter(lower.charCodeAt(word.length));
  const isBrand = /[A-Z]{3}/.test(description);
  return (parts - Number(isFirst)) * LATER_PART + description.length + (isBrand ? BRAND : 0);
}

function rowOf(line: string): UsdaRow | null {
  const match = ROW.exec(line);
  if (match === null) return null;
  const [, id = '', description = '', mg] = match;
  return {
    id,
    description: description.replaceAll('""', '"'),
    mgPer100g: Number(mg),
  };
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
