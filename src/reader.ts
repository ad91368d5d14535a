/** Makes the reader of texts, with the lookup of foods: code and tables that no tap needs, and a start need not wait for. */
import { join } from 'node:path';
import type { AnswerInline, Understand } from './chat.ts';
import { collectGarbage } from './collect-garbage.ts';
import type { Language } from './domain/state.ts';
import { openKeptReader } from './kept-reader.ts';
import { dropReadingTables } from './knowledge/load.ts';
import type { Knowledge, Words } from './knowledge/schema.ts';
import { createFoodNames } from './language/food-names.ts';
import type { UsdaFoods } from './language/food-usda.ts';
import { makeAnew } from './language/keep.ts';
import { createAnswerInline } from './language/phrase-inline.ts';
import type { Speech } from './language/speech.ts';
import { createUnderstand } from './language/understand.ts';

export interface Reader {
  readonly understand: Understand;
  readonly answerInline: AnswerInline;
}

export interface ReaderParts {
  readonly knowledge: Knowledge;
  /** Of these the tables that only the reader needs are gone afterwards. */
  readonly words: Readonly<Record<Language, Words>>;
  readonly usda: UsdaFoods;
  readonly speeches: Readonly<Record<Language, Speech>>;
  /** Where tables are kept from one start to the next; null: nowhere. */
  readonly cacheFolder: string | null;
  /** Tells of the texts that the tables are made from. */
  readonly texts: string;
}

/** @throws {Error} when a table that passed its schema makes no sense */
export function makeReader({ knowledge, words, usda, speeches, cacheFolder, texts }: ReaderParts): Reader {
  const tables = cacheFolder === null ? null : openKeptReader(join(cacheFolder, 'reader'), texts);
  const keep = tables?.keep ?? makeAnew;
  const foodNames = createFoodNames(words, knowledge, usda, keep);
  const understand = createUnderstand(words, knowledge, foodNames, keep);
  tables?.close();
  for (const each of [words.nl, words.en]) dropReadingTables(each);
  collectGarbage();
  return { understand, answerInline: createAnswerInline(speeches, foodNames) };
}
