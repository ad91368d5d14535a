/** Every name of every food, in all languages, by the letters in which names are compared. */
import type { Language } from '../domain/state.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { editDistance } from './edit-distance.ts';
import { normalise, plainWords } from './normalise.ts';

/** Shorter names have too many neighbours: they are found letter for letter only. */
const INFLECTED = 5;
/** A name of so many letters may be one edit away, and of so many two. */
const ONE_EDIT = 6;
const TWO_EDITS = 11;
const BEGINNING = 3;
/** Shorter words of a sentence are near a name by chance. */
const LEAST_IN_TEXT = 7;
/** Letters that must be left of a word when an ending is taken away. */
const LEAST_STEM = 3;
/** A word of a name that says which food it is has at least so many letters. */
const LEAST_PART = 4;

/** How a name came to be: what is listed under `typed` wins over the shown name, then a name without "cooked", then a word of it. */
const TYPED = 0;
const NAME = 1;
const BASE = 2;
const PART = 3;

const FOOD_BITS = 10;
const KIND_BITS = 2;

/** Most names stand for one food, and need no list. */
type Values = Map<string, number | readonly number[]>;

/** Names as they sound, and those by first letter and length, so that only a few are compared. */
interface Sounds {
  readonly byName: Values;
  readonly byStart: ReadonlyMap<string, readonly string[]>;
}

/** Foods by name. A value is one number: the language, how the name came to be, and the place of the food. */
export interface FoodNameTables {
  readonly ids: readonly string[];
  readonly endings: readonly string[];
  readonly byName: ReadonlyMap<string, number | readonly number[]>;
  /** The first letters of all names: most words of a text begin none. */
  readonly beginnings: ReadonlySet<string>;
  /** Most words that a name has. */
  readonly mostWords: number;
}

export function foodNameTables(languages: readonly Words[], knowledge: Knowledge): FoodNameTables {
  const ids = [...knowledge.foods.values()]
    .toSorted((a, b) => a.everyday - b.everyday || Number(b.plannable) - Number(a.plannable))
    .map(({ id }) => id);
  const endings = [...new Set(languages.flatMap(({ foods }) => foods.written.endings))];
  const byName: Values = new Map();
  const beginnings = new Set<string>();
  let mostWords = 1;
  const add = (phrase: string, language: number, kind: number, place: number): void => {
    const words = wordsOf(phrase);
    const name = words.join('');
    if (name === '') return;
    if (kind === TYPED || kind === NAME) mostWords = Math.max(mostWords, words.length);
    beginnings.add(name.slice(0, BEGINNING));
    const value = (((language << KIND_BITS) | kind) << FOOD_BITS) | place;
    insert(byName, name, value);
    const plain = folded(name);
    // "Thee" and "noot" must not be found in "the" and "not".
    if (plain !== name && kind !== PART && plain.length >= LEAST_PART) insert(byName, plain, value);
  };
  for (const [language, { foods }] of languages.entries()) {
    const { states, around } = foods.written;
    const skipped = new Set([...states, ...around]);
    for (const [place, id] of ids.entries()) {
      const food = foods.foods[id];
      if (food === undefined) continue;
      for (const phrase of food.typed ?? []) add(phrase, language, TYPED, place);
      for (const name of namesIn(food.name)) {
        add(name, language, NAME, place);
        const words = wordsOf(name);
        const base = words.filter((word) => !states.includes(word));
        if (base.length > 0 && base.length < words.length) add(base.join(' '), language, BASE, place);
        for (const word of words) {
          if (word.length >= LEAST_PART && !skipped.has(word)) add(word, language, PART, place);
        }
      }
    }
  }
  return { ids, endings, byName, beginnings, mostWords };
}

/** Looks foods up by name. */
export class FoodIndex {
  readonly #ids: readonly string[];
  readonly #endings: readonly string[];
  readonly #byName: FoodNameTables['byName'];
  /** Made when the first misspelt name is looked for. */
  #sounds: Sounds | null = null;
  readonly #beginnings: ReadonlySet<string>;
  readonly #mostWords: number;

  constructor({ ids, endings, byName, beginnings, mostWords }: FoodNameTables) {
    this.#ids = ids;
    this.#endings = endings;
    this.#byName = byName;
    this.#beginnings = beginnings;
    this.#mostWords = mostWords;
  }

  /**
   * Foods of this name, letter for letter; the best first.
   * @param words of the name; written in one or apart is the same
   * @param isWhole false: a word of a longer name will do ("rusk" for "wholemeal rusk")
   */
  named(words: readonly string[], language: number, isWhole: boolean): readonly string[] {
    return this.#best(this.#byName.get(words.join('')), language, isWhole);
  }

  /** The longest name that stands in a text from `start` on, up to but not including `end`; null when there is none. */
  longestAt(
    text: readonly string[],
    start: number,
    language: number,
  ): { readonly id: string; readonly end: number } | null {
    const first = text[start] ?? '';
    if (first.length >= BEGINNING && !this.#beginnings.has(first.slice(0, BEGINNING))) return null;
    let longest: { readonly id: string; readonly end: number } | null = null;
    let written = '';
    for (let at = start; at < Math.min(text.length, start + this.#mostWords); at += 1) {
      written += text[at];
      const [id] = this.#best(this.#byName.get(written), language, true);
      if (id !== undefined) longest = { id, end: at + 1 };
    }
    return longest;
  }

  /** Foods of this name with another ending ("banaantjes"); the best first, none where the name is short. */
  inflected(words: readonly string[], language: number, isWhole: boolean): readonly string[] {
    const written = words.join('');
    if (written.length < INFLECTED) return [];
    for (const form of this.#forms(written)) {
      const found = this.#best(this.#byName.get(form), language, isWhole);
      if (found.length > 0) return found;
    }
    return [];
  }

  /**
   * Foods of the nearest name that begins with the same sound; none where a word is short or nothing is near.
   * @param isName false: it may be any word of a sentence, which must be nearer
   */
  similar(words: readonly string[], language: number, isName: boolean): readonly string[] {
    const written = words.join('');
    if (written.length < (isName ? INFLECTED : LEAST_IN_TEXT)) return [];
    let least = Number.POSITIVE_INFINITY;
    let nearest: number[] = [];
    this.#sounds ??= soundsOf(this.#byName);
    const { byStart, byName } = this.#sounds;
    // By the letters that were typed, as those of a sound are fewer.
    const most = mostEdits(written.length);
    const forms = isName ? [written, ...this.#withoutEndings(written)] : [written];
    for (const form of new Set(forms.map(sound))) {
      for (let length = form.length - most; length <= form.length + most; length += 1) {
        for (const name of byStart.get(`${form[0] ?? ''}${length}`) ?? []) {
          const allowed = Math.min(least, most, mostEdits(name.length + 1));
          const edits = editDistance(form, name, allowed);
          if (edits > allowed) continue;
          if (edits < least) nearest = [];
          least = edits;
          nearest.push(...listed(byName.get(name)));
        }
      }
    }
    return this.#best(nearest, language, true);
  }

  /** Foods of which a name begins with these letters; those of the language first, then the common ones. */
  beginning(written: string, language: number): readonly string[] {
    const found: number[] = [];
    for (const [name, values] of this.#byName) if (name.startsWith(written)) found.push(...listed(values));
    return this.#best(found, language, false);
  }

  #best(found: number | readonly number[] | undefined, language: number, isWhole: boolean): readonly string[] {
    if (found === undefined) return [];
    const isOther = (value: number): number => Number(value >> (FOOD_BITS + KIND_BITS) !== language);
    const ordered = listed(found)
      .filter((value) => !isWhole || kindOf(value) !== PART)
      .toSorted((a, b) => isOther(a) - isOther(b) || kindOf(a) - kindOf(b) || a - b);
    return [...new Set(ordered.map((value) => this.#ids[value & ((1 << FOOD_BITS) - 1)] ?? ''))];
  }

  *#forms(written: string): Iterable<string> {
    yield folded(written);
    for (const shorter of this.#withoutEndings(written)) yield folded(shorter);
    for (const ending of this.#endings) yield folded(written + ending);
    // "berry" in front of "berries": one ending in the place of the other.
    for (const shorter of this.#withoutEndings(written)) {
      for (const ending of this.#endings) yield folded(shorter + ending);
    }
  }

  #withoutEndings(written: string): readonly string[] {
    return this.#endings
      .filter((ending) => written.endsWith(ending) && written.length - ending.length >= LEAST_STEM)
      .map((ending) => written.slice(0, -ending.length));
  }
}

/** The place of a language in what the index was made of. */
export function placeOf(languages: readonly Words[], language: Language): number {
  return languages.findIndex((each) => each.language === language);
}

/** A phrase in the words that are compared. */
export function wordsOf(phrase: string): readonly string[] {
  // Most names are written so already.
  return plainWords(phrase) ?? normalise(phrase).words;
}

/** "rocket (arugula)": both are names. */
function namesIn(shown: string): readonly string[] {
  const inside = [...shown.matchAll(/\(([^)]*)\)/g)].map(([, name = '']) => name);
  return [shown.replace(/\([^)]*\)/g, ' ').trim(), ...inside];
}

function mostEdits(length: number): number {
  return length >= TWO_EDITS ? 2 : length >= ONE_EDIT ? 1 : 0;
}

/** One letter for two, and v and z as at the end of a word: "noot", "noten"; "druif", "druiven". */
function folded(name: string): string {
  return name
    .replace(/(.)\1+/g, '$1')
    .replaceAll('v', 'f')
    .replaceAll('z', 's');
}

/** One spelling for letters that sound alike in Dutch or English. */
function sound(name: string): string {
  return folded(
    name
      .replaceAll('ph', 'f')
      .replaceAll('th', 't')
      .replaceAll('sch', 'sg')
      .replaceAll('ch', 'g')
      .replaceAll('ij', 'ei')
      .replace(/[yj]/g, 'i')
      .replace(/[ck]+|q/g, 'k')
      .replaceAll('x', 'ks')
      .replaceAll('ie', 'i')
      .replaceAll('oe', 'u')
      .replaceAll('ou', 'au'),
  );
}

function soundsOf(names: FoodNameTables['byName']): Sounds {
  const byName: Values = new Map();
  const byStart = new Map<string, string[]>();
  for (const [name, values] of names) {
    const whole = listed(values).filter((value) => kindOf(value) !== PART);
    if (name.length < INFLECTED || whole.length === 0) continue;
    const heard = sound(name);
    if (!byName.has(heard)) {
      const key = `${heard[0] ?? ''}${heard.length}`;
      const list = byStart.get(key);
      if (list === undefined) byStart.set(key, [heard]);
      else list.push(heard);
    }
    for (const value of whole) insert(byName, heard, value);
  }
  return { byName, byStart };
}

function insert(map: Values, name: string, value: number): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, value);
  else if (!listed(known).includes(value)) map.set(name, [...listed(known), value]);
}

function listed(values: number | readonly number[] | undefined): readonly number[] {
  return typeof values === 'number' ? [values] : (values ?? []);
}

function kindOf(value: number): number {
  return (value >> FOOD_BITS) & ((1 << KIND_BITS) - 1);
}
