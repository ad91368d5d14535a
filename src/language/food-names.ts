/** Which food a text means: the foods of the table by all the names that people give them, then the American table. */
import type { Language } from '../domain/state.ts';
import type { Food, Knowledge, Words } from '../knowledge/schema.ts';
import { FoodIndex, foodNameTables, placeOf, wordsOf } from './food-index.ts';
import type { UsdaFoods } from './food-usda.ts';
import { type Keep, makeAnew } from './keep.ts';
import { withOneListEach } from './one-list-each.ts';

/** A food of foods/. */
export interface FoundFood {
  readonly kind: 'food';
  readonly id: string;
  /** `close`: misspelt, or a word of a longer name: it must be said which food was taken. */
  readonly match: 'exact' | 'close';
}
/** A row of the American table, by its number. */
export interface FoundUsda {
  readonly kind: 'usda';
  readonly id: string;
  readonly match: 'exact' | 'close';
}
/** The foods that are meant, best first; none when nothing is meant. */
export type FindFoods = (text: string, language: Language, most: number) => readonly (FoundFood | FoundUsda)[];

/** A food named inside a text, in words from `start` up to `end`. */
export interface NamedFood {
  readonly id: string;
  readonly match: 'exact' | 'close';
  readonly start: number;
  readonly end: number;
}

export interface FoodNames {
  /** What is asked for by name, alone ("almonds") or in a short sentence ("a handful of almonds"). */
  readonly find: FindFoods;
  /** What may be meant while it is still being typed; common foods with much magnesium while nothing is. */
  readonly suggest: FindFoods;
  /** Foods that a sentence names, of which `isKnown` tells the ordinary words; never a row of the American table. */
  readonly foodsIn: (
    words: readonly string[],
    language: Language,
    isKnown: (word: string) => boolean,
  ) => readonly NamedFood[];
  /** Says nothing of the food: "a handful of". */
  readonly isAround: (word: string) => boolean;
}

/** So few letters begin too many names. */
const LEAST_BEGINNING = 2;
/** So few letters are looked for in the American table as a word by itself. */
const LEAST_USDA = 3;

/**
 * Makes the lookup of foods; the names are indexed here, once.
 * @param usda the American table; null leaves it out
 * @param keep gives the tables of names, or makes them
 */
export function createFoodNames(
  words: Readonly<Record<Language, Words>>,
  knowledge: Knowledge,
  usda: UsdaFoods | null,
  keep: Keep = makeAnew,
): FoodNames {
  const languages = [words.nl, words.en];
  const { names, around, ordinary, groups } = keep('names of foods', () => ({
    names: foodNameTables(languages, knowledge),
    around: new Set(languages.flatMap(({ foods }) => foods.written.around).flatMap(wordsOf)),
    ordinary: new Set(languages.flatMap(({ reading }) => [reading.common, reading.fillers].flat()).flatMap(wordsOf)),
    groups: groupsByName(languages, knowledge),
  }));
  const index = new FoodIndex(names);
  const isAround = (word: string): boolean => around.has(word) || /^[\d./-]+$/.test(word);

  const find: FindFoods = (text, language, most) => {
    const all = wordsOf(text);
    const core = trimmed(all, isAround);
    if (core.length === 0) return [];
    const place = placeOf(languages, language);
    const whole = firstFound(
      () => foods(index.named(all, place, true), 'exact', most),
      () => foods(index.named(core, place, true), 'exact', most),
      () => foods(index.inflected(core, place, true), 'exact', most),
      () => foods(groups.get(core.join(' ')) ?? [], 'close', most),
    );
    if (whole.length > 0) return whole;
    const isNew = (word: string): boolean => !ordinary.has(word) && !around.has(word);
    const inside = foodsIn(core, language, (word) => ordinary.has(word));
    const covered = core.filter(
      (word, at) => isAround(word) || inside.some(({ start, end }) => start <= at && at < end),
    );
    const english = core.filter((word) => !around.has(word));
    return firstFound(
      // Nothing is left over: "almonds and walnuts".
      () => (covered.length === core.length ? inside.map(asFound).slice(0, most) : []),
      () => foods(core.length <= 3 && core.some(isNew) ? index.similar(core, place, true) : [], 'close', most),
      () => rows(usda?.find(english, most) ?? [], 'exact'),
      () => foods(index.named(core, place, false), 'close', most),
      () => foods(index.inflected(core, place, false), 'close', most),
      () => inside.map((each) => ({ ...asFound(each), match: 'close' as const })).slice(0, most),
      () => rows(english.every((word) => isNew(word)) ? (usda?.similar(english, most) ?? []) : [], 'close'),
    );
  };

  const suggest: FindFoods = (text, language, most) => {
    const all = wordsOf(text);
    const core = trimmed(all, isAround);
    const written = (core.length > 0 ? core : all).join('');
    if (written.length < LEAST_BEGINNING) return written === '' ? foods(popular(knowledge, most), 'exact', most) : [];
    const place = placeOf(languages, language);
    const found = find(text, language, most);
    const begun = foods(index.beginning(written, place), 'close', most);
    const further = written.length < LEAST_USDA ? [] : rows(usda?.find(core, most) ?? [], 'exact');
    const own = [...found.filter(({ kind }) => kind === 'food'), ...begun];
    return unique([...own, ...found, ...(language === 'en' || own.length === 0 ? further : [])]).slice(0, most);
  };

  function foodsIn(
    text: readonly string[],
    language: Language,
    isKnown: (word: string) => boolean,
  ): readonly NamedFood[] {
    const place = placeOf(languages, language);
    const found: NamedFood[] = [];
    for (let start = 0; start < text.length; ) {
      const named = foodAt(text, start, place, isKnown);
      if (named !== null) found.push(named);
      start = named?.end ?? start + 1;
    }
    return found;
  }

  function foodAt(
    text: readonly string[],
    start: number,
    place: number,
    isKnown: (word: string) => boolean,
  ): NamedFood | null {
    const word = text[start] ?? '';
    const named = index.longestAt(text, start, place);
    if (named !== null && !(named.end === start + 1 && isAround(word))) return { ...named, match: 'exact', start };
    // An ordinary word is no food with another ending, nor a misspelt one.
    if (isKnown(word) || isAround(word)) return null;
    const [inflected] = index.inflected([word], place, true);
    const id = inflected ?? index.similar([word], place, false)[0];
    return id === undefined ? null : { id, match: inflected === undefined ? 'close' : 'exact', start, end: start + 1 };
  }

  return { find, suggest, foodsIn, isAround };
}

function trimmed(words: readonly string[], isAround: (word: string) => boolean): readonly string[] {
  const from = words.findIndex((word) => !isAround(word));
  const to = words.findLastIndex((word) => !isAround(word));
  return from < 0 ? [] : words.slice(from, to + 1);
}

type Found = FoundFood | FoundUsda;

function firstFound(...looks: readonly (() => readonly Found[])[]): readonly Found[] {
  for (const look of looks) {
    const found = look();
    if (found.length > 0) return unique(found);
  }
  return [];
}

function foods(ids: readonly string[], match: Found['match'], most: number): readonly FoundFood[] {
  return ids.slice(0, most).map((id) => ({ kind: 'food', id, match }));
}

function rows(ids: readonly string[], match: Found['match']): readonly FoundUsda[] {
  return ids.map((id) => ({ kind: 'usda', id, match }));
}

function asFound({ id, match }: NamedFood): FoundFood {
  return { kind: 'food', id, match };
}

function unique(found: readonly Found[]): readonly Found[] {
  return found.filter(({ kind, id }, at) => found.findIndex((each) => each.kind === kind && each.id === id) === at);
}

/** What people call a whole group -> its foods, the common ones with much magnesium first. */
function groupsByName(languages: readonly Words[], knowledge: Knowledge): ReadonlyMap<string, readonly string[]> {
  const byGroup = Map.groupBy(richest(knowledge), ({ group }) => group);
  const byName = new Map<string, readonly string[]>();
  for (const { likes } of languages) {
    for (const [group, phrases] of Object.entries(likes.groups)) {
      for (const phrase of phrases)
        byName.set(
          wordsOf(phrase).join(' '),
          (byGroup.get(group) ?? []).map(({ id }) => id),
        );
    }
  }
  return withOneListEach(byName);
}

/** Foods that may be suggested to anybody, the common ones with the most magnesium in a portion first. */
function richest(knowledge: Knowledge): readonly Food[] {
  return [...knowledge.foods.values()]
    .filter((food) => food.plannable && food.confidence !== 'low')
    .toSorted((a, b) => a.everyday - b.everyday || b.mgPerPortion - a.mgPerPortion || (a.id < b.id ? -1 : 1));
}

/** One food of each group. */
function popular(knowledge: Knowledge, most: number): readonly string[] {
  const groups = new Set<string>();
  return richest(knowledge)
    .filter(({ group }) => !groups.has(group) && groups.add(group))
    .slice(0, most)
    .map(({ id }) => id);
}
