/** What it takes to look up a food: by every name that people type, misspelt, in a sentence, and in the American table. */
import { join } from 'node:path';
import { usdaReader } from '../src/knowledge/usda.ts';
import { createFoodNames } from '../src/language/food-names.ts';
import { createUsdaFoods } from '../src/language/food-usda.ts';
import type { Brain } from './brain.ts';

const FOLDER = join(import.meta.dirname, '..', 'knowledge');
const ROUNDS = 5;
/** In the American table only, or in none. */
const ELSEWHERE = ['teriyaki sauce', 'cheese brie', 'mayonaise', 'chicken noodle soup', 'plums', 'xyzzy', 'hoofdpijn'];

export interface LookupTimes {
  readonly firstUsdaUs: number;
  readonly middleUs: number;
  /** Of a hundred lookups one takes longer. */
  readonly p99Us: number;
  readonly longestUs: number;
  readonly lookups: number;
}

/** @returns microseconds per lookup, each text the middle one of some rounds; and of the first that opens the American table */
export function measureFoodLookup({ knowledge, words }: Brain): LookupTimes {
  const names = createFoodNames(words, knowledge, createUsdaFoods(usdaReader(FOLDER)));
  const typed = (['nl', 'en'] as const).flatMap((language) =>
    Object.values(words[language].foods.foods).flatMap((food) => [food.name, ...(food.typed ?? [])]),
  );
  const texts = [
    ...typed,
    ...typed.map(misspelt),
    ...typed.map((name) => `hoeveel magnesium zit er in ${name}?`),
    ...ELSEWHERE,
  ];
  const beganAt = performance.now();
  names.find('brie', 'en', 3);
  const firstUsdaUs = 1_000 * (performance.now() - beganAt);
  const times = texts.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, text] of texts.entries()) {
      const startedAt = performance.now();
      names.find(text, 'nl', 3);
      times[at]?.push(1_000 * (performance.now() - startedAt));
    }
  }
  const each = times.map((of) => of.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0).toSorted((a, b) => a - b);
  return {
    firstUsdaUs,
    middleUs: each[Math.floor(each.length / 2)] ?? 0,
    p99Us: each[Math.floor(0.99 * each.length)] ?? 0,
    longestUs: each.at(-1) ?? 0,
    lookups: texts.length,
  };
}

/** Without its middle letter. */
function misspelt(name: string): string {
  const middle = Math.floor(name.length / 2);
  return name.slice(0, middle) + name.slice(middle + 1);
}
