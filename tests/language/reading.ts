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

const READINGS = 12;
/** Three times what is asked of the longest text: work that grows with the square of it takes far more. */
const MOST_US = 60_000;

/** True when a long text is read without more work than its length makes. The least of several readings counts, as the machine may be busy. */
export function isReadInLinearTime(text: string): boolean {
  for (let reading = 0; reading < READINGS; reading += 1) {
    const from = process.cpuUsage().user;
    read(text);
    if (process.cpuUsage().user - from < MOST_US) return true;
  }
  return false;
}
