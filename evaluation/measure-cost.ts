/**
 * What the reader costs to load, as JSON; run in a process of its own, because what is loaded once stays.
 * Facts and words are loaded before the clock starts: the rest of the bot needs them as well. With a cache of compiled code, as
 * the service has, its tables are taken from there too.
 */
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { collectGarbage } from '../src/collect-garbage.ts';
import { openKeptTables } from '../src/knowledge/kept-tables.ts';
import { loadKnowledge, loadWords, READING_TABLES } from '../src/knowledge/load.ts';

export interface LoadCost {
  readonly loadMs: number;
  readonly residentMb: number;
  readonly heapMb: number;
}

const MB = 1024 * 1024;
/** So long it takes until the pages of what was collected are given back. */
const GIVEN_BACK_MS = 100;

if (import.meta.main) {
  const folder = new URL('../knowledge', import.meta.url).pathname;
  const cache = getCompileCacheDir();
  const kept = cache === undefined ? null : openKeptTables(join(cache, 'knowledge.json'));
  const knowledge = loadKnowledge(folder, kept);
  const words = { nl: loadWords(folder, 'nl', kept), en: loadWords(folder, 'en', kept) };
  const texts = kept?.hashOfTexts() ?? '';
  kept?.close();
  readAll(knowledge, ['learned']);
  for (const each of [words.nl, words.en]) readAll(each, READING_TABLES);
  const before = await collected();
  const startedMs = performance.now();
  const { createUnderstand } = await import('../src/language/understand.ts');
  const { createFoodNames } = await import('../src/language/food-names.ts');
  const { makeAnew } = await import('../src/language/keep.ts');
  const keptReader =
    cache === undefined ? null : (await import('../src/kept-reader.ts')).openKeptReader(join(cache, 'reader'), texts);
  const keep = keptReader?.keep ?? makeAnew;
  const understand = createUnderstand(words, knowledge, createFoodNames(words, knowledge, null, keep), keep);
  keptReader?.close();
  const loadMs = performance.now() - startedMs;
  understand('kramp', 'nl');
  const after = await collected();
  const cost: LoadCost = {
    loadMs,
    residentMb: (after.rss - before.rss) / MB,
    heapMb: (after.heapUsed - before.heapUsed) / MB,
  };
  console.log(JSON.stringify(cost));
}

/** Each table is read when it is first asked for. */
function readAll<Tables extends object>(tables: Tables, but: readonly (keyof Tables)[]): void {
  for (const name of Object.keys(tables) as (keyof Tables)[]) if (!but.includes(name)) void tables[name];
}

/** As the service does once its reader is made. */
async function collected(): Promise<NodeJS.MemoryUsage> {
  collectGarbage();
  await sleep(GIVEN_BACK_MS);
  collectGarbage();
  await sleep(GIVEN_BACK_MS);
  return process.memoryUsage();
}
