/** Reads texts with the tables that are kept at a place, and tells how many of those had to be made; see kept-reader.test.ts. */
import { join } from 'node:path';
import { openKeptReader } from '../src/kept-reader.ts';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import { createFoodNames } from '../src/language/food-names.ts';
import type { Keep } from '../src/language/keep.ts';
import { createUnderstand } from '../src/language/understand.ts';

const [place = '', texts = '', ...messages] = process.argv.slice(2);
const folder = join(import.meta.dirname, '..', 'knowledge');
const knowledge = loadKnowledge(folder);
const words = { nl: loadWords(folder, 'nl'), en: loadWords(folder, 'en') };
const kept = openKeptReader(place, texts);
let made = 0;
const keep: Keep = (name, make) =>
  kept.keep(name, () => {
    made += 1;
    return make();
  });
const understand = createUnderstand(words, knowledge, createFoodNames(words, knowledge, null, keep), keep);
kept.close();
const readings = messages.flatMap((text) => [understand(text, 'nl'), understand(text, 'en')]);
console.log(JSON.stringify({ made, readings }));
