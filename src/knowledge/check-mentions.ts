/** Checks how people describe complaints, illnesses and medicines: ids that exist, groups that exist, and no phrase with two meanings. */
import type { KnowledgeFiles } from './files.ts';
import { type FactEntries, type PartialWords, WORD_FILES } from './load.ts';
import type { Path } from './problem.ts';

/** Read in texts, though the model does not count it. */
const UNCOUNTED = ['constipation'];

interface Pattern {
  readonly all: readonly string[];
  readonly unless?: readonly string[] | undefined;
}

/** Reports what mentions.yaml of one language names that does not exist, and phrases that two complaints claim. */
export function checkMentions(facts: FactEntries, words: PartialWords, files: KnowledgeFiles): void {
  const { mentions } = words;
  if (mentions === undefined) return;
  const file = `languages/${words.language}/${WORD_FILES.mentions.file}`;
  const ids = (rows: readonly { readonly value: { readonly id: string } }[]): string[] =>
    rows.map(({ value }) => value.id);
  const complaints = new Set([...ids(facts.complaints), ...UNCOUNTED]);
  const conditions = new Set(ids(facts.conditions));
  const medicines = new Set(ids(facts.medicineGroups));

  const groups = new Set(Object.keys(mentions.groups));
  const used = new Set<string>();
  const checkIds = (at: Path, named: Iterable<string>, known: ReadonlySet<string>): void => {
    for (const id of named) {
      if (!known.has(id)) files.report(file, [...at, id], `no fact is called "${id}"`, 'correct the key, or remove it');
    }
  };
  const checkPatterns = (
    at: Path,
    patterns: readonly Pattern[],
    idOf: (index: number) => string,
    known: ReadonlySet<string>,
  ): void => {
    for (const [index, { all, unless = [] }] of patterns.entries()) {
      const id = idOf(index);
      if (!known.has(id)) files.report(file, [...at, index], `no fact is called "${id}"`, 'correct the id');
      for (const group of [...all, ...unless]) {
        used.add(group);
        if (!groups.has(group))
          files.report(file, [...at, index], `unknown group "${group}"`, 'correct it, or add it to groups');
      }
    }
  };
  const { phrases, fine, patterns } = mentions.complaints;
  checkIds(['complaints', 'phrases'], Object.keys(phrases), complaints);
  checkIds(['complaints', 'fine'], Object.keys(fine), complaints);
  checkPatterns(['complaints', 'patterns'], patterns, (at) => patterns[at]?.complaint ?? '', complaints);
  checkIds(['conditions', 'phrases'], Object.keys(mentions.conditions.phrases), conditions);
  const ofConditions = mentions.conditions.patterns;
  checkPatterns(['conditions', 'patterns'], ofConditions, (at) => ofConditions[at]?.condition ?? '', conditions);
  checkIds(['medicines', 'phrases'], Object.keys(mentions.medicines.phrases), medicines);
  const ofMedicines = mentions.medicines.patterns;
  checkPatterns(['medicines', 'patterns'], ofMedicines, (at) => ofMedicines[at]?.medicine ?? '', medicines);
  for (const group of groups) {
    if (!used.has(group))
      files.report(file, ['groups', group], `no pattern uses the group "${group}"`, 'remove it or use it');
  }

  const owners = new Map<string, string>();
  for (const [id, { typed = [] }] of Object.entries(words.complaints ?? {})) {
    for (const phrase of typed) owners.set(comparable(phrase), id);
  }
  for (const [id, list] of Object.entries(phrases)) {
    for (const [at, phrase] of list.entries()) {
      const owner = owners.get(comparable(phrase));
      if (owner === undefined) owners.set(comparable(phrase), id);
      else if (owner !== id) {
        files.report(
          file,
          ['complaints', 'phrases', id, at],
          `"${phrase}" is claimed by "${owner}" and "${id}"`,
          'keep it at one of them (complaints.yaml counts too)',
        );
      }
    }
  }
}

/** As a reader compares phrases: without case, accents, dashes and double spaces. */
function comparable(phrase: string): string {
  return phrase
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .trim();
}
