import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { checkReferences } from './check-facts.ts';
import { checkMentions } from './check-mentions.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkMessages, checkWords } from './check-words.ts';
import { type Entry, KnowledgeFiles } from './files.ts';
import { type FactEntries, type PartialWords, readFacts, readWords } from './load.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { Words } from './schema.ts';
import { checkUsda } from './usda.ts';

export const LANGUAGES: readonly Words['language'][] = ['nl', 'en'];

/** How much is known of one kind of fact. */
export interface Coverage {
  readonly kind: string;
  readonly count: number;
  /** Rows by their verified mark; all 0 for facts without one. */
  readonly verified: Readonly<Record<'yes' | 'partly' | 'no', number>>;
  /** Rows that have words, by language; absent for facts that nobody reads by name. */
  readonly words: Readonly<Record<string, number>> | null;
}

/**
 * Checks the whole base: schemas, references, numbers, and the words of both languages.
 * @param folder the knowledge folder
 * @returns all problems, in the order of their files and lines, and what is covered
 */
export function checkKnowledge(folder: string): { problems: readonly Problem[]; coverage: readonly Coverage[] } {
  const files = new KnowledgeFiles(folder);
  const facts = readFacts(files);
  const languages = LANGUAGES.map((language) => readWords(files, language));
  checkReading(files);
  checkReferences(facts, files);
  checkNumbers(facts, files);
  checkUsda(files);
  for (const words of languages) {
    checkWords(facts, words, files);
    checkMentions(facts, words, files);
  }
  checkMessages(languages, files);
  const problems = [...files.problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return { problems, coverage: coverageOf(facts, languages) };
}

/** The quick reader and the full parser understand every file alike. */
function checkReading(files: KnowledgeFiles): void {
  for (const file of files.listAll('.').filter((each) => each.endsWith('.yaml'))) {
    const text = files.text(file);
    if (text === undefined) continue;
    const errors = files.finder(file).syntaxErrors();
    for (const { line, message } of errors) files.reportLine(file, line, message, 'correct the YAML on this line');
    if (errors.length > 0 || isDeepStrictEqual(readYaml(text), parse(text))) continue;
    files.report(
      file,
      [],
      'the quick reader reads this file otherwise than YAML means it',
      'quote unusual values, and report it',
    );
  }
}

function coverageOf(facts: FactEntries, languages: readonly PartialWords[]): Coverage[] {
  const tables: Readonly<Record<string, (words: PartialWords) => object | undefined>> = {
    complaints: (words) => words.complaints,
    safetyFlags: (words) => words.safetyFlags,
    redFlags: (words) => words.redFlags,
    conditions: (words) => words.conditions,
    foods: (words) => words.foods?.foods,
    forms: (words) => words.forms,
    topics: (words) => words.topics,
    claims: (words) => words.claims,
    medicines: (words) => words.medicines?.medicines,
    medicineGroups: (words) => words.medicines?.groups,
  };
  const kinds = Object.entries(facts) as [string, readonly Entry<{ id?: string; verified?: string }>[]][];
  return kinds.map(([kind, entries]) => {
    const table = tables[kind];
    const marked = (mark: string) => entries.filter(({ value }) => value.verified === mark).length;
    return {
      kind,
      count: entries.length,
      verified: { yes: marked('yes'), partly: marked('partly'), no: marked('no') },
      words: table
        ? Object.fromEntries(
            languages.map((words) => {
              const have = table(words) ?? {};
              return [words.language, entries.filter(({ value }) => Object.hasOwn(have, value.id ?? '')).length];
            }),
          )
        : null,
    };
  });
}
