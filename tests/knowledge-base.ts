/** The real knowledge base, loaded once a test file. */
import { join } from 'node:path';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';

const folder = join(import.meta.dirname, '..', 'knowledge');

export const knowledge = loadKnowledge(folder);

export function words() {
  return { nl: loadWords(folder, 'nl'), en: loadWords(folder, 'en') } as const;
}
