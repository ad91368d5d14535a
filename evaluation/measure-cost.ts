/**
 * What the reader costs to load, as JSON; run in a process of its own with --expose-gc, because what is loaded once stays.
 * Facts and words are loaded before the clock starts: the rest of the bot needs them as well.
 */
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';

export interface LoadCost {
  readonly loadMs: number;
  readonly residentMb: number;
  readonly heapMb: number;
}

const MB = 1024 * 1024;

if (import.meta.main) {
  const folder = new URL('../knowledge', import.meta.url).pathname;
  const knowledge = loadKnowledge(folder);
  const words = { nl: loadWords(folder, 'nl'), en: loadWords(folder, 'en') };
  const before = collected();
  const startedMs = performance.now();
  const { createUnderstand } = await import('../src/language/understand.ts');
  const understand = createUnderstand(words, knowledge);
  const loadMs = performance.now() - startedMs;
  understand('kramp', 'nl');
  const after = collected();
  const cost: LoadCost = {
    loadMs,
    residentMb: (after.rss - before.rss) / MB,
    heapMb: (after.heapUsed - before.heapUsed) / MB,
  };
  console.log(JSON.stringify(cost));
}

function collected(): NodeJS.MemoryUsage {
  if (globalThis.gc === undefined) throw new Error('run with node --expose-gc, so that memory can be told from waste');
  globalThis.gc();
  return process.memoryUsage();
}
