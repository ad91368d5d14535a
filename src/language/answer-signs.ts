/** What an answer says by words that stand close together, in many wordings: "geen flauw idee", "wis alles van mij". */
import { COMMANDS, WORD_COMMANDS, type WordCommand } from '../domain/event.ts';
import type { Words } from '../knowledge/schema.ts';
import {
  createFindDescribed,
  type Described,
  type DescribedTables,
  describedTables,
  type FindDescribed,
} from './described.ts';
import { NO_BREAK, type WrittenWords } from './normalise.ts';
import type { Split } from './split-phrases.ts';

export interface Sign {
  /** "unknown", "yes", "no", "none", a command, or a step of a scale: "frequency 4". */
  readonly says: string;
  readonly start: number;
  readonly end: number;
}

export type FindSigns = (written: WrittenWords) => readonly Sign[];

const SIGN_COMMANDS: ReadonlySet<string> = new Set([...WORD_COMMANDS, ...COMMANDS]);

/** @returns finds the signs of answers.yaml of all languages; words on both sides of a mark are not together */
export function createFindSigns(tables: DescribedTables): FindSigns {
  const find: FindDescribed = createFindDescribed(tables);
  return ({ words, breaks }) => {
    const parts: number[] = [];
    for (const [at] of words.entries()) parts.push((parts.at(-1) ?? 0) + (at > 0 && breaks[at] !== NO_BREAK ? 1 : 0));
    const isTogether = (one: number, other: number): boolean => parts[one] === parts[other];
    const found: readonly Described[] = find(
      words,
      null,
      isTogether,
      () => true,
      (at) => at >= words.length || breaks[at] !== NO_BREAK,
    );
    return found.map(({ id, start, end }) => ({ says: id, start, end }));
  };
}

export function answerSignTables(languages: readonly Words[], split: Split): DescribedTables {
  return describedTables(
    languages.map(({ language, answers }) => ({
      language,
      phrases: new Map(),
      groups: answers.groups,
      idioms: answers.signIdioms,
      patterns: Object.entries(answers.signs).flatMap(([id, patterns]) =>
        patterns.map((pattern) => ({ ...pattern, id })),
      ),
    })),
    split,
  );
}

/** The one command that the signs give; null for none and for two. */
export function commandOfSigns(signs: readonly Sign[]): WordCommand | null {
  const found = new Set(signs.map(({ says }) => says).filter(isCommand));
  const [command] = found;
  return found.size === 1 && command !== undefined ? command : null;
}

function isCommand(says: string): says is WordCommand {
  return SIGN_COMMANDS.has(says);
}
