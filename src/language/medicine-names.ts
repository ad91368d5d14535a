/** What each medicine is called: whole names, parts of combinations, and what a kind is for. */
import { withOneListEach } from './one-list-each.ts';

/** A medicine as one language or its makers call it. */
export interface MedicineName {
  readonly id: string;
  readonly name: string;
  /** The name of a maker, which may be an ordinary word too ("Stadium", "Foster"). */
  readonly isBrand: boolean;
}

export interface NameWords {
  /** Frequent words of the language, which a brand may share. */
  readonly common: ReadonlySet<string>;
  /** Words in names that name nothing ("tablets"), and forms of magnesium. */
  readonly forms: ReadonlySet<string>;
  /** Words for any medicine, alone or glued behind what it is for ("bloeddrukpillen", "blood pressure meds"). */
  readonly tablets: ReadonlySet<string>;
  /** Words in front of a name or between two, of no weight ("en", "mijn"). */
  readonly before: ReadonlySet<string>;
}

/** Shorter words are hardly ever the name of a medicine. */
export const SHORTEST_NAME = 5;
/** "in" and "de" are no part of a word. */
export const SHORTEST_STEM = 3;
/** "low blood pressure tablets" */
export const MOST_KIND_WORDS = 3;

interface Claimed {
  readonly idsByPhrase: ReadonlyMap<string, readonly string[]>;
  readonly brands: ReadonlySet<string>;
  /** Phrases that name a kind of medicine. */
  readonly ordinary: ReadonlySet<string>;
}

/** @returns the ids of each name, as words with one space between; a combination also by the parts that nothing else is called */
export function claimed(
  names: readonly MedicineName[],
  groups: readonly MedicineName[],
  { common, forms }: NameWords,
  split: (phrase: string) => readonly string[],
): Claimed {
  // Languages and parts share most names, and splitting them is most of the work.
  const splitBefore = new Map<string, readonly string[]>();
  const wordsOf = (phrase: string): readonly string[] => {
    const words = splitBefore.get(phrase) ?? split(phrase);
    splitBefore.set(phrase, words);
    return words;
  };
  const idsByPhrase = new Map<string, readonly string[]>();
  const brands = new Set<string>();
  const claim = (words: readonly string[], { id, isBrand }: MedicineName): void => {
    const key = words.join(' ');
    if (key === '') return;
    const ids = idsByPhrase.get(key) ?? [];
    if (isBrand && ids.length === 0) brands.add(key);
    if (!isBrand) brands.delete(key);
    if (!ids.includes(id)) idsByPhrase.set(key, [...ids, id]);
  };
  for (const name of [...groups, ...names]) claim(wordsOf(wholeName(name.name)), name);
  const ordinary = new Set(groups.map((group) => wordsOf(wholeName(group.name)).join(' ')));
  // A part of a combination names the combination only where nothing else has that name.
  const whole = new Set(idsByPhrase.keys());
  for (const name of names) {
    for (const part of partsOf(name.name)) {
      const words = wordsOf(part);
      const [word = ''] = words;
      const isName = words.length === 1 && word.length >= SHORTEST_NAME && !common.has(word) && !forms.has(word);
      if (!whole.has(words.join(' ')) && isName) claim(words, name);
    }
  }
  return { idsByPhrase: withOneListEach(idsByPhrase), brands, ordinary };
}

/** What a kind is for, without the word for a tablet and without spaces: "bloeddruk", "bloodpressure" -> ids. */
export function kindsOf(
  ordinary: ReadonlySet<string>,
  idsByPhrase: Claimed['idsByPhrase'],
  { tablets, common, before }: NameWords,
): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, readonly string[]>();
  const claim = (stem: string, ids: readonly string[]): void => {
    kinds.set(stem, [...new Set([...(kinds.get(stem) ?? []), ...ids])]);
  };
  for (const phrase of ordinary) {
    const ids = idsByPhrase.get(phrase) ?? [];
    const words = phrase.split(' ');
    const stem = words.slice(0, -1);
    if (stem.length > 0 && tablets.has(words.at(-1) ?? '') && stem.length <= MOST_KIND_WORDS) {
      // "de pil" and "the pill" are one thing only.
      if (stem.some((word) => !before.has(word) && !(common.has(word) && word.length <= SHORTEST_STEM)))
        claim(stem.join(''), ids);
    }
    for (let at = SHORTEST_STEM; stem.length === 0 && at < phrase.length; at += 1) {
      if (tablets.has(phrase.slice(at))) claim(phrase.slice(0, at), ids);
    }
  }
  return withOneListEach(kinds);
}

function wholeName(name: string): string {
  return name.replace(/\([^)]*\)/g, ' ').trim();
}

/** "a / b (c, d)" -> a, b, c, d */
function partsOf(name: string): readonly string[] {
  return name
    .split(/[/(),;]|\s\+\s/)
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
}

/** "temazepamm(etje)" -> "temazepam" */
export function single(word: string): string {
  return word.at(-1) === word.at(-2) ? word.slice(0, -1) : word;
}

/** A word that begins with a digit. */
export function isNumber(word: string): boolean {
  return word.charCodeAt(0) < 58;
}
