/** What a text says of how bad something is without a word of the scale: a degree beside it, or what cannot be done any more. */
import type { BotherLevel, Found } from './frequency.ts';
import type { SpokenText } from './spoken-text.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';

/** "beetje": only of what stands in the same clause. */
export const A_LITTLE: BotherLevel = 1;
const CANNOT: BotherLevel = 3;

/** "een beetje", "slightly", with their places. */
export function findDegrees({ find }: SpokenText): readonly Found<BotherLevel>[] {
  return find('degrees').map(({ start, end }) => ({ level: A_LITTLE, start, end }));
}

/** "kan geen mail meer typen": in one clause that one can, that one cannot, and a task. */
export function findUnable(
  { words, clauses, find }: SpokenText,
  { able, barely }: SpokenWords,
  denies: (word: number) => boolean,
): readonly Found<BotherLevel>[] {
  const ableIn = new Set<number>();
  const deniedIn = new Set<number>();
  for (const [index, word] of words.entries()) {
    const clause = clauses[index] ?? -1;
    if (able.has(word)) ableIn.add(clause);
    if (denies(index) || barely.has(word)) deniedIn.add(clause);
  }
  return find('tasks').flatMap(({ start, end }) => {
    const clause = clauses[start] ?? -1;
    return ableIn.has(clause) && deniedIn.has(clause) ? [{ level: CANNOT, start, end }] : [];
  });
}
