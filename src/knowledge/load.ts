import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import type { z } from 'zod';
import { type Entry, KnowledgeFiles } from './files.ts';
import type { KeptTables } from './kept-tables.ts';
import type * as schema from './schema.ts';

type Shapes = typeof schema;
const require = createRequire(import.meta.url);
/** The shapes of all tables. They take a tenth of a start to make, and tables that were kept have passed them before. */
const shapes = (): Shapes => require('./schema.ts') as Shapes;

/** Weights that were learned from the examples. */
export const LEARNED = {
  /** Words that tell of danger. */
  danger: 'learned/danger.weights',
  /** The same words, for thoughts of suicide alone. */
  suicide: 'learned/suicide.weights',
  /** Words that tell what a question is about. */
  topics: 'learned/topics.weights',
  /** Words that name complaints, and what tells how each is spoken of. */
  complaints: 'learned/complaints.weights',
  spoken: 'learned/spoken.weights',
  /** What tells which frequency of a text is that of a complaint. */
  often: 'learned/often.weights',
  /** What tells whether a medicine that is named is taken. */
  taken: 'learned/taken.weights',
  /** What a text is for. */
  intent: 'learned/intent.weights',
} as const;
/** Weights of the words that tell what an answer says, by the scale that is asked. */
export const LEARNED_ANSWERS = {
  frequency: 'learned/answer-frequency.weights',
  bother: 'learned/answer-bother.weights',
  yesno: 'learned/answer-yesno.weights',
  none: 'learned/answer-none.weights',
  control: 'learned/answer-control.weights',
  sex: 'learned/answer-sex.weights',
  // What is said of a number, and which of those in the text is meant.
  age: 'learned/answer-age.weights',
  'age-number': 'learned/answer-age-number.weights',
  count: 'learned/answer-count.weights',
  'count-number': 'learned/answer-count-number.weights',
  amount: 'learned/answer-amount.weights',
  'amount-number': 'learned/answer-amount-number.weights',
} as const satisfies Readonly<Record<schema.LearnedAnswer, string>>;
/** Every kind of fact, with the place of each row. A kind whose file is broken is empty or undefined. */
export interface FactEntries {
  readonly sources: readonly Entry<schema.Source>[];
  readonly complaints: readonly Entry<schema.Complaint>[];
  readonly safetyFlags: readonly Entry<schema.SafetyFlag>[];
  readonly redFlags: readonly Entry<schema.RedFlag>[];
  readonly conditions: readonly Entry<schema.Condition>[];
  readonly riskFactors: readonly Entry<schema.RiskFactor>[];
  readonly scoring: readonly Entry<schema.Scoring>[];
  readonly screener: readonly Entry<schema.Screener>[];
  readonly foods: readonly Entry<schema.Food>[];
  readonly swaps: readonly Entry<schema.Swap>[];
  readonly forms: readonly Entry<schema.Form>[];
  readonly referenceValues: readonly Entry<schema.ReferenceValue>[];
  readonly medicines: readonly Entry<schema.Medicine>[];
  readonly medicineGroups: readonly Entry<schema.MedicineGroup>[];
  readonly medicineClasses: readonly Entry<schema.MedicineClass>[];
  readonly formChoice: readonly Entry<schema.FormChoice>[];
  readonly spacing: readonly Entry<schema.Spacing>[];
  readonly questionnaire: readonly Entry<schema.Questionnaire>[];
  readonly topics: readonly Entry<schema.Topic>[];
  readonly claims: readonly Entry<schema.SeedClaim>[];
}

type Later<All> = { readonly [Name in keyof All]: () => All[Name] };

/** Reads all facts, noting problems in `files`. */
export function readFacts(files: KnowledgeFiles): FactEntries {
  const facts = Object.entries(readFactsLater(files)).map(([kind, read]) => [kind, read()]);
  return Object.fromEntries(facts) as FactEntries; // each kind by its own name
}

function readFactsLater(files: KnowledgeFiles): Later<FactEntries> {
  const rows = <T>(at: string, shape: (all: Shapes) => z.ZodType<T>) =>
    files.readLater({ at, holds: 'rows', schema: () => shape(shapes()) });
  const one = <T>(at: string, shape: (all: Shapes) => z.ZodType<T>) =>
    files.readLater({ at, holds: 'one', schema: () => shape(shapes()) });
  return {
    sources: rows('sources.yaml', (all) => all.sourceSchema),
    complaints: one('complaints', (all) => all.complaintSchema),
    safetyFlags: rows('safety-flags.yaml', (all) => all.safetyFlagSchema),
    redFlags: rows('red-flags', (all) => all.redFlagSchema),
    conditions: rows('conditions', (all) => all.conditionSchema),
    riskFactors: rows('risk-factors.yaml', (all) => all.riskFactorSchema),
    scoring: one('scoring.yaml', (all) => all.scoringSchema),
    screener: one('screener.yaml', (all) => all.screenerSchema),
    foods: rows('foods', (all) => all.foodSchema),
    swaps: rows('swaps.yaml', (all) => all.swapSchema),
    forms: one('forms', (all) => all.formSchema),
    referenceValues: rows('reference-values.yaml', (all) => all.referenceValueSchema),
    medicines: rows('medicines', (all) => all.medicineSchema),
    medicineGroups: rows('medicine-groups.yaml', (all) => all.medicineGroupSchema),
    medicineClasses: rows('medicine-classes.yaml', (all) => all.medicineClassSchema),
    formChoice: one('form-choice.yaml', (all) => all.formChoiceSchema),
    spacing: one('spacing.yaml', (all) => all.spacingSchema),
    questionnaire: one('questionnaire.yaml', (all) => all.questionnaireSchema),
    topics: rows('topics', (all) => all.topicSchema),
    claims: rows('claims.yaml', (all) => all.seedClaimSchema),
  };
}

/**
 * Loads all facts.
 * @param folder the knowledge folder
 * @param kept tables that need not be read again
 * @throws {KnowledgeError} with the first problem, when a file is missing or does not fit its schema
 */
export function loadKnowledge(folder: string, kept: KeptTables | null = null): schema.Knowledge {
  const files = new KnowledgeFiles(folder, kept);
  const facts = readFactsLater(files);
  const learned = Object.assign(weightsAt(LEARNED, files), { answers: weightsAt(LEARNED_ANSWERS, files) });
  const version = versionOf(files);
  files.throwFirst();
  return once<schema.Knowledge>({
    version: () => version,
    sources: () => byId(facts.sources()),
    complaints: () => inOrder(facts.complaints()),
    safetyFlags: () => facts.safetyFlags().map((entry) => entry.value),
    redFlags: () => byId(facts.redFlags()),
    conditions: () => byId(facts.conditions()),
    riskFactors: () => inOrder(facts.riskFactors()),
    scoring: () => only(facts.scoring()),
    screener: () => only(facts.screener()),
    foods: () => byId(facts.foods()),
    swaps: () => byId(facts.swaps()),
    forms: () => byId(facts.forms()),
    referenceValues: () => facts.referenceValues().map((entry) => entry.value),
    medicines: () => byId(facts.medicines()),
    medicineGroups: () => byId(facts.medicineGroups()),
    medicineClasses: () => byId(facts.medicineClasses()),
    formChoice: () => only(facts.formChoice()),
    spacing: () => only(facts.spacing()),
    questionnaire: () => only(facts.questionnaire()),
    topics: () => byId(facts.topics()),
    claims: () => byId(facts.claims()),
    learned: () => learned,
  });
}

/** An object whose parts are made when they are first asked for. */
function once<All extends object>(makers: Later<All>): All {
  const all = {};
  for (const [name, make] of Object.entries<() => unknown>(makers)) {
    let made: unknown;
    const get = (): unknown => (made ??= make());
    Object.defineProperty(all, name, { get, enumerable: true, configurable: true });
  }
  return all as All; // a getter for each of its names
}

function only<T>([entry]: readonly Entry<T>[]): T {
  if (entry === undefined) throw new Error('a file that was read without a problem has no content');
  return entry.value;
}

/** The bytes of each file, read anew each time they are asked for; one that is missing is noted. */
function weightsAt<Name extends string>(
  at: Readonly<Record<Name, string>>,
  files: KnowledgeFiles,
): Readonly<Record<Name, Uint8Array>> {
  const weights = {};
  for (const [name, file] of Object.entries<string>(at)) {
    const read = files.bytes(file);
    if (read !== undefined) Object.defineProperty(weights, name, { get: read, enumerable: true });
  }
  return weights as Readonly<Record<Name, Uint8Array>>; // of all names, unless a problem was noted
}

/** The YAML files of a language, by the part of the words that they hold. */
export const WORD_FILES = {
  labels: { file: 'labels.yaml', schema: 'labelsSchema' },
  questions: { file: 'questions.yaml', schema: 'questionWordsSchema' },
  complaints: { file: 'complaints.yaml', schema: 'complaintWordsSchema' },
  safetyFlags: { file: 'safety-flags.yaml', schema: 'safetyFlagWordsSchema' },
  redFlags: { file: 'red-flags.yaml', schema: 'redFlagWordsSchema' },
  conditions: { file: 'conditions.yaml', schema: 'conditionWordsSchema' },
  lookAlikes: { file: 'look-alikes.yaml', schema: 'namesSchema' },
  tests: { file: 'tests.yaml', schema: 'namesSchema' },
  topics: { file: 'topics.yaml', schema: 'topicWordsSchema' },
  claims: { file: 'claims.yaml', schema: 'claimWordsSchema' },
  foods: { file: 'foods.yaml', schema: 'foodWordsSchema' },
  likes: { file: 'likes.yaml', schema: 'likesWordsSchema' },
  labelTexts: { file: 'label-texts.yaml', schema: 'labelTextWordsSchema' },
  forms: { file: 'forms.yaml', schema: 'formWordsSchema' },
  medicines: { file: 'medicines.yaml', schema: 'medicineWordsSchema' },
  writtenMedicines: { file: 'written-medicines.yaml', schema: 'writtenMedicinesSchema' },
  reading: { file: 'reading.yaml', schema: 'readingWordsSchema' },
  answers: { file: 'answers.yaml', schema: 'answerWordsSchema' },
  danger: { file: 'danger.yaml', schema: 'dangerWordsSchema' },
  grammar: { file: 'grammar.yaml', schema: 'grammarWordsSchema' },
  mentions: { file: 'mentions.yaml', schema: 'mentionWordsSchema' },
  foreign: { file: '../foreign.yaml', schema: 'foreignWordsSchema' },
} as const satisfies Readonly<Record<string, { readonly file: string; readonly schema: keyof Shapes }>>;

/** What texts are read by, and nothing that is said. */
export const READING_TABLES = [
  'reading',
  'answers',
  'danger',
  'grammar',
  'mentions',
  'writtenMedicines',
  'foreign',
  'labelTexts',
] as const;

/** Lets go of the tables that texts are read by, some 2 MB: to be called once they are indexed, as they are gone then. */
export function dropReadingTables(words: schema.Words): void {
  for (const table of READING_TABLES satisfies readonly (keyof schema.Words)[]) Reflect.deleteProperty(words, table);
}

/** What could be read of a language: parts whose file is broken are absent. */
export type PartialWords = { readonly [Part in keyof schema.Words]?: schema.Words[Part] | undefined };

/** Reads the words of one language, noting problems in `files`. */
export function readWords(files: KnowledgeFiles, language: schema.Words['language']): PartialWords {
  const folder = `languages/${language}`;
  // One file is of all languages, and stands a folder higher.
  const fileOf = (name: keyof typeof WORD_FILES): string => posix.normalize(`${folder}/${WORD_FILES[name].file}`);
  // The table pairs each part with its own schema, which TypeScript cannot follow through the index.
  const schemaOf =
    <Part extends keyof typeof WORD_FILES>(name: Part) =>
    () =>
      shapes()[WORD_FILES[name].schema] as unknown as z.ZodType<schema.Words[Part]>;
  const part = <Part extends keyof typeof WORD_FILES>(name: Part) => {
    const read = files.readLater({ at: fileOf(name), holds: 'one', schema: schemaOf(name) });
    return () => read()[0]?.value;
  };
  const messages = files.text(`${folder}/messages.ftl`);
  return once<PartialWords>({
    language: () => language,
    messages: () => messages,
    labels: part('labels'),
    questions: part('questions'),
    complaints: part('complaints'),
    safetyFlags: part('safetyFlags'),
    redFlags: part('redFlags'),
    conditions: part('conditions'),
    lookAlikes: part('lookAlikes'),
    tests: part('tests'),
    topics: part('topics'),
    claims: part('claims'),
    foods: part('foods'),
    likes: part('likes'),
    forms: part('forms'),
    medicines: part('medicines'),
    reading: part('reading'),
    answers: part('answers'),
    danger: part('danger'),
    grammar: part('grammar'),
    mentions: part('mentions'),
    writtenMedicines: part('writtenMedicines'),
    foreign: part('foreign'),
    labelTexts: part('labelTexts'),
  });
}

/**
 * Loads all words of one language.
 * @param folder the knowledge folder, which has `languages/<language>/`
 * @param kept tables that need not be read again
 * @throws {KnowledgeError} with the first problem, when a file is missing or does not fit its schema
 */
export function loadWords(
  folder: string,
  language: schema.Words['language'],
  kept: KeptTables | null = null,
): schema.Words {
  const files = new KnowledgeFiles(folder, kept);
  const words = readWords(files, language);
  files.throwFirst();
  // Without a problem every part is there.
  return words as schema.Words;
}

/** Fact files are all YAML files but the words and what only the import reads. */
function versionOf(files: KnowledgeFiles): string {
  const hash = createHash('sha256');
  for (const file of files.listAll('.')) {
    if (!file.endsWith('.yaml') || /^(?:languages|overlay|examples)\//.test(file)) continue;
    hash.update(`${file}\0${files.hash(file)}\0`);
  }
  return hash.digest('hex').slice(0, 12);
}

function byId<T extends { readonly id: string }>(entries: readonly Entry<T>[]): ReadonlyMap<string, T> {
  return new Map(entries.map(({ value }) => [value.id, value]));
}

function inOrder<T extends { readonly order: number }>(entries: readonly Entry<T>[]): readonly T[] {
  return entries.map((entry) => entry.value).sort((a, b) => a.order - b.order);
}
