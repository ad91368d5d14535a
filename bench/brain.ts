/** Knowledge, words, reader and speaker, as the service has them; with what loading each of them took. */
import { join } from 'node:path';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import { createPhrase } from '../src/language/phrase.ts';
import { createUnderstand } from '../src/language/understand.ts';

const FOLDER = join(import.meta.dirname, '..', 'knowledge');

export type Brain = ReturnType<typeof loadBrain>;

export function loadBrain() {
  const beganAt = performance.now();
  const knowledge = loadKnowledge(FOLDER);
  const factsAt = performance.now();
  const words = { nl: loadWords(FOLDER, 'nl'), en: loadWords(FOLDER, 'en') };
  const wordsAt = performance.now();
  const phrase = createPhrase(words, knowledge);
  const phraseAt = performance.now();
  const understand = createUnderstand(words, knowledge);
  const loadingMs = {
    facts: factsAt - beganAt,
    words: wordsAt - factsAt,
    sentences: phraseAt - wordsAt,
    reader: performance.now() - phraseAt,
  };
  return { knowledge, words, phrase, understand, loadingMs };
}
