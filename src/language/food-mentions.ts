/** How a text speaks of foods: which it names, whether it asks for their magnesium, and what the writer thinks of them. */
import type { FoodMention } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';
import type { Words } from '../knowledge/schema.ts';
import type { Span } from './clauses.ts';
import type { FoodNames } from './food-names.ts';
import { type Keep, makeAnew } from './keep.ts';
import { longest, PhraseIndex } from './match-phrases.ts';
import { COMMA, SENTENCE, type WrittenWords } from './normalise.ts';
import type { Split } from './split-phrases.ts';

type Is = FoodMention['is'];

export interface FoodsRead {
  readonly foods: readonly FoodMention[];
  readonly foodQuestion: 'asked' | 'named' | null;
}

export interface FoodClues {
  readonly isKnown: (word: string) => boolean;
  /** Said of somebody else than the writer: what they like is not kept. */
  readonly isOfAnother: (span: Span) => boolean;
}

/** Whoever asks for a food uses no more words than this; a longer text tells something. */
const LONGEST_QUESTION = 12;

type ReadFoods = (written: WrittenWords, language: Language, clues: FoodClues) => FoodsRead;

export interface FoodReader {
  readonly inText: ReadFoods;
  /** What stands behind /food: the name of a food, unless it says something of one. */
  readonly behindCommand: ReadFoods;
}

/** @returns readers of foods; the tables are indexed here, once */
export function createFoodReader(
  languages: readonly Words[],
  names: FoodNames,
  split: Split,
  keep: Keep = makeAnew,
): FoodReader {
  const { groups, says, breaks, asks, nutrients } = keep('foods', () => foodTables(languages, split));

  const inText: ReadFoods = (written, language, { isKnown, isOfAnother }) => {
    const { words } = written;
    const named = [
      ...names.foodsIn(words, language, isKnown).map((food) => ({ ...food, kind: 'food' as const })),
      ...longest(groups.find(words), () => '').map(({ value, start, end }) => ({
        kind: 'group' as const,
        id: value,
        match: 'exact' as const,
        start,
        end,
      })),
    ];
    const asksFor = words.length <= LONGEST_QUESTION && words.some((word) => nutrients.has(word));
    const hasAsks = asksFor && asks.find(words).length > 0;
    if (named.length === 0) {
      const found = hasAsks ? names.find(words.join(' '), language, 1) : [];
      return {
        foods: found.map((each) => ({ ...each, is: 'named' })),
        foodQuestion: found.length > 0 ? 'asked' : null,
      };
    }
    // "There is no magnesium in bananas" is no dislike.
    const said = longest(says.find(words), () => '').filter(({ end }) => !nutrients.has(words[end] ?? ''));
    const parts = partsOf(
      written,
      breaks
        .find(words)
        .map(({ start }) => start)
        .filter((start) => !said.some((each) => each.start <= start && start < each.end)),
    );
    const isFree = (span: Span): boolean => !said.some((each) => each.start <= span.start && span.end <= each.end);
    const mentions = named.filter(isFree).toSorted((a, b) => a.start - b.start);
    const foods = mentions.map(
      ({ kind, id, match, ...span }): FoodMention => ({
        kind,
        id,
        match,
        is: isOfAnother(span) ? 'named' : saidOf(span, said, parts),
      }),
    );
    const isOnlyNamed = foods.length > 0 && foods.every(({ is }) => is === 'named') && said.length === 0;
    const isNameOrAround = words.every(
      (word, at) => names.isAround(word) || mentions.some(({ start, end }) => start <= at && at < end),
    );
    const asked = asksFor && isOnlyNamed && (hasAsks || isNameOrAround);
    return { foods, foodQuestion: asked ? 'asked' : isOnlyNamed && isNameOrAround ? 'named' : null };
  };

  return {
    inText,
    behindCommand(written, language, clues) {
      const read = inText(written, language, clues);
      if (read.foodQuestion !== null || read.foods.some(({ is }) => is !== 'named')) return read;
      const found = names.find(written.words.join(' '), language, 1);
      if (found.length === 0) return read;
      return { foods: found.map((each) => ({ ...each, is: 'named' })), foodQuestion: 'asked' };
    },
  };
}

interface FoodTables {
  readonly groups: PhraseIndex<string>;
  readonly says: PhraseIndex<Is>;
  readonly breaks: PhraseIndex<true>;
  readonly asks: PhraseIndex<true>;
  readonly nutrients: ReadonlySet<string>;
}

function foodTables(languages: readonly Words[], split: Split): FoodTables {
  const groups = new PhraseIndex<string>();
  const says = new PhraseIndex<Is>();
  const breaks = new PhraseIndex<true>();
  const asks = new PhraseIndex<true>();
  for (const { likes, foods } of languages) {
    for (const [group, phrases] of Object.entries(likes.groups)) {
      for (const phrase of phrases) groups.addPhrase(phrase, split, group);
    }
    const lists: readonly (readonly [Is, readonly string[]])[] = [
      ['disliked', likes.dislike],
      ['allergic', likes.allergy],
      ['often', likes.often],
      ['welcome', likes.welcome],
      ['named', likes.neither],
    ];
    for (const [is, phrases] of lists) for (const phrase of phrases) says.addPhrase(phrase, split, is);
    for (const phrase of likes.breaks) breaks.addPhrase(phrase, split, true);
    for (const phrase of foods.written.asks) asks.addPhrase(phrase, split, true);
  }
  const nutrients = new Set(languages.flatMap(({ reading }) => reading.masses.nutrient).flatMap(split));
  return { groups, says, breaks, asks, nutrients };
}

/** For each word the part of the text that it is in: a sentence up to "but", and within that up to a comma. */
interface Parts {
  readonly wide: readonly number[];
  readonly narrow: readonly number[];
}

function partsOf({ words, breaks }: WrittenWords, starts: readonly number[]): Parts {
  const wide: number[] = [];
  const narrow: number[] = [];
  let part = 0;
  let piece = 0;
  for (const [at] of words.entries()) {
    if (starts.includes(at) || breaks[at] === SENTENCE) part += 1;
    if (wide.at(-1) !== part || breaks[at] === COMMA) piece += 1;
    wide.push(part);
    narrow.push(piece);
  }
  return { wide, narrow };
}

/** Up to the nearest comma first: "spinach I do not like, oats I eat every day"; what stands in front wins over what follows. */
function saidOf(span: Span, said: readonly (Span & { readonly value: Is })[], { wide, narrow }: Parts): Is {
  for (const parts of [narrow, wide]) {
    const near = said.filter(({ start }) => parts[start] === parts[span.start]);
    const found = near.findLast(({ start }) => start < span.start) ?? near.find(({ start }) => start > span.start);
    if (found !== undefined) return found.value;
  }
  return 'named';
}
