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
/** Twice the text takes twice the work; four times as much if the work grows with the square of its length. */
const MOST_TIMES = 3;
/** So much is chance, however long the text. */
const CHANCE_US = 8_000;

/** True when a long text is read without more work than its length makes, beside its first half. The least of several readings counts, as the machine may be busy. */
export function isReadInLinearTime(text: string): boolean {
  const half = text.slice(0, text.length / 2);
  let whole = Number.POSITIVE_INFINITY;
  let first = Number.POSITIVE_INFINITY;
  for (let reading = 0; reading < READINGS; reading += 1) {
    whole = Math.min(whole, userTimeOf(text));
    first = Math.min(first, userTimeOf(half));
    if (reading > 1 && whole <= MOST_TIMES * first + CHANCE_US) return true;
  }
  return false;
}

/** Microseconds of processor time. */
function userTimeOf(text: string): number {
  const from = process.cpuUsage().user;
  read(text);
  return process.cpuUsage().user - from;
}
