/** The real words and facts, read once, and a reader made of them. */
import type { Reading } from '../../src/domain/event.ts';
import type { Language } from '../../src/domain/state.ts';
import { loadKnowledge, loadWords } from '../../src/knowledge/load.ts';
import { createUnderstand } from '../../src/language/understand.ts';

const folder = new URL('../../knowledge', import.meta.url).pathname;

export const knowledge = loadKnowledge(folder);
export const words = { nl: loadWords(folder, 'nl'), en: loadWords(folder, 'en') };
const understand = createUnderstand(words, knowledge);

export function read(text: string, language: Language = 'nl'): Reading {
  return understand(text, language);
}
