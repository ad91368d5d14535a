/** What a question looks like to the reader of topics: its words, their beginnings and parts, its neighbours, how it begins. */
import type { FoodMention } from '../domain/event.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { Findings } from './findings.ts';
import { foundNames } from './judge-danger.ts';

/** "slapen" and "slaapt", "malate" and "maalaat": beginnings of two lengths, and parts of three letters. */
const BEGINNINGS: readonly number[] = [4, 6];
const PART_LETTERS = 3;
/** Shorter words have no parts worth knowing. */
const SHORTEST_WITH_PARTS = 5;
/** How a question begins tells what it asks: "how much", "mag ik". */
const FIRST_WORDS = 2;
const MOST_WORDS = 150;
const MAGNESIUM = 'magn';

/** @returns features, each once, as numbers that stand for them */
export function topicFeatures(
  findings: Findings,
  foods: readonly FoodMention[],
  knowledge: Knowledge,
): ReadonlySet<number> {
  const features = new Set<number>();
  const add = (name: string): void => {
    features.add(hash(name));
  };
  const words = findings.written.words.slice(0, MOST_WORDS);
  for (const [at, word] of words.entries()) {
    add(`word ${word}`);
    for (const length of BEGINNINGS) if (word.length >= length) add(`begins ${length} ${word.slice(0, length)}`);
    if (word.length >= SHORTEST_WITH_PARTS) {
      for (let start = 0; start + PART_LETTERS <= word.length; start += 1) {
        add(`${start === 0 ? 'first part' : 'part'} ${word.slice(start, start + PART_LETTERS)}`);
      }
    }
    if (at > 0) add(`pair ${words[at - 1]} ${word}`);
    if (at < FIRST_WORDS) add(`first ${at} ${word}`);
  }
  add(words.some((word) => word.startsWith(MAGNESIUM)) ? 'magnesium' : 'no magnesium');
  for (const name of foundNames(findings, knowledge)) add(`found ${name}`);
  for (const { kind, id } of foods) {
    const group = kind === 'food' ? knowledge.foods.get(id)?.group : kind === 'group' ? id : undefined;
    add('food');
    add(`food ${kind} ${id}`);
    if (group !== undefined) add(`food of ${group}`);
  }
  return features;
}

/** FNV-1a over the letters. */
function hash(name: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) sum = Math.imul(sum ^ name.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}
