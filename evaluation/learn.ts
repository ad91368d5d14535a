/**
 * Learns from the examples in knowledge/examples/ and the work half what speaks for danger, and writes
 * knowledge/learned/danger.weights: `npm run learn`. The same examples and word tables always give the same file.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../src/domain/state.ts';
import { LEARNED, LEARNED_ANSWERS, loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import { createFind, type Find } from '../src/language/findings.ts';
import { encodeHiddenModel } from '../src/language/hidden-model.ts';
import { NOTHING } from '../src/language/judge-answer.ts';
import { createDangerJudge, foundNames, HARMLESS, isSuicide, SUICIDAL } from '../src/language/judge-danger.ts';
import { encodeModel } from '../src/language/linear-model.ts';
import { featuresOf } from '../src/language/text-features.ts';
import { buildVocabulary } from '../src/language/vocabulary.ts';
import type { Figure } from './figure.ts';
import { type MessageItem, varietyOf } from './items.ts';
import { crossCheckAnswers, learnAnswers, readAnswerExamples } from './learn-answers.ts';
import {
  crossCheckComplaints,
  INSISTED_FILE,
  learnComplaints,
  readComplaintExamples,
  UNRELATED_FILE,
} from './learn-complaints.ts';
import { crossCheckIntents, learnIntents, readIntentExamples } from './learn-intents.ts';
import { crossCheckTaken, isTakenFile, learnTaken, readTakenExamples } from './learn-taken.ts';
import { crossCheckTopics, learnTopics } from './learn-topics.ts';
import { readItems } from './read-items.ts';
import { figureTable } from './report.ts';
import { dangerFigures } from './score-danger.ts';
import { type Shape, trainHidden } from './train-hidden.ts';
import { type LabelledText, trainModel } from './train-model.ts';

export interface Example {
  readonly text: string;
  /** A row of red-flags/, or HARMLESS. */
  readonly label: string;
  readonly language: Language;
}

/** The tests hold the reader to these sentences: they are learned so many times. */
const INSISTED = 5;

const dangerSchema = z.record(
  z.string(),
  z.strictObject({ yes: z.array(z.string()), no: z.array(z.string()).default([]) }),
);
/** Question -> value -> what is typed for it. */
const answersSchema = z.record(z.string(), z.record(z.string(), z.array(z.string())));
/** Purpose -> what is written for it. */
const intentsSchema = z.record(z.string(), z.array(z.string()));
const harmlessSchema = z.array(z.string()).nullable();
/** Sentences that the tests hold the reader to, with the rows that may be read. */
const said = { nl: z.string().optional(), en: z.string().optional() };
const sentencesSchema = z.strictObject({
  danger: z.array(z.strictObject({ ...said, rows: z.array(z.string()).min(1) })),
  safe: z.array(z.strictObject({ ...said, why: z.string() })),
});
/** A message and its complaints; here only that it tells of no danger counts, where that is sure. */
const complaintSchema = z.array(z.tuple([z.string(), z.string()]).rest(z.literal('apart')));

/**
 * All examples: those of knowledge/examples/, and the messages of the work half.
 * @throws {Error} when a file does not fit its shape
 */
export function readExamples(knowledgeFolder: string, workFolder: string): readonly Example[] {
  const examples: Example[] = [];
  const folder = join(knowledgeFolder, 'examples');
  for (const file of readdirSync(folder).sort()) {
    // These have weights of their own; see learn-topics.ts, learn-taken.ts and learn-complaints.ts.
    if (file.startsWith('questions-') || isTakenFile(file) || file === INSISTED_FILE || file === UNRELATED_FILE)
      continue;
    const content: unknown = parse(readFileSync(join(folder, file), 'utf8'));
    const language = file.endsWith('-en.yaml') ? 'en' : 'nl';
    const add = (texts: readonly string[], label: string): void => {
      for (const text of texts) examples.push({ text, label, language });
    };
    if (file.startsWith('danger-')) {
      for (const [row, { yes, no }] of Object.entries(dangerSchema.parse(content))) {
        add(yes, row);
        add(no, HARMLESS);
      }
    } else if (file.startsWith('answers-')) {
      const values = Object.values(answersSchema.parse(content)).flatMap((each) => Object.values(each).flat());
      add(values, HARMLESS);
    } else if (file.startsWith('intents-')) {
      // What somebody reports may be danger; commands, small talk and the like are not.
      const { report: _, ...others } = intentsSchema.parse(content);
      add(Object.values(others).flat(), HARMLESS);
    } else if (file === 'sentences.yaml') {
      const { danger, safe } = sentencesSchema.parse(content);
      const insisted = [
        ...danger.map(({ nl, en, rows }) => sentence(nl, en, rows[0] ?? HARMLESS)),
        ...safe.map(({ nl, en }) => sentence(nl, en, HARMLESS)),
      ];
      for (let time = 0; time < INSISTED; time += 1) examples.push(...insisted);
    } else if (file.startsWith('complaints-')) {
      const texts = complaintSchema.parse(content).flatMap(([text, , apart]) => (apart === undefined ? [text] : []));
      add(
        texts.filter((_text, at) => at % ONE_OF_COMPLAINTS === 0),
        HARMLESS,
      );
    } else add(harmlessSchema.parse(content) ?? [], HARMLESS);
  }
  const { messages, answers, questions } = readItems(workFolder);
  examples.push(...messages.map(exampleOf));
  for (const { text, language } of [...answers, ...questions]) {
    examples.push({ text, label: HARMLESS, language: language === 'en' ? 'en' : 'nl' });
  }
  return examples;
}

function sentence(nl: string | undefined, en: string | undefined, label: string): Example {
  return nl === undefined ? { text: en ?? '', label, language: 'en' } : { text: nl, label, language: 'nl' };
}

/** Of the many texts on complaints a part is enough: more would only make danger look rare. */
const ONE_OF_COMPLAINTS = 4;

/** Tells whether weights were learned from these examples. */
export function fingerprint(examples: readonly Example[]): string {
  return createHash('sha256').update(JSON.stringify(examples)).digest('hex').slice(0, 12);
}

/** The figures of danger for messages of the work half that were left out of learning, a fifth at a time. */
function crossCheck(folder: string, workFolder: string): readonly Figure[] {
  const { knowledge, find } = tools(folder);
  const { messages } = readItems(workFolder);
  const fixed = readExamples(folder, workFolder).filter(({ text }) => !messages.some((each) => each.text === text));
  const labelled = (examples: readonly Example[]) => examples.map((each) => labelledText(each, find, knowledge));
  const base = labelled(fixed);
  const read = Array.from({ length: FOLDS }, (_, fold) => {
    const isLeftOut = (at: number): boolean => at % FOLDS === fold;
    const learned = labelled(messages.filter((_message, at) => !isLeftOut(at)).map(exampleOf));
    const ofDanger = learnDanger([...base, ...learned], '');
    const judge = createDangerJudge({ ...knowledge, learned: { ...knowledge.learned, ...ofDanger } });
    return messages
      .filter((_message, at) => isLeftOut(at))
      .map((item) => ({ item, reading: { flags: judge(find(item.text, exampleOf(item).language)) } }));
  });
  return dangerFigures(read.flat(), knowledge);
}

const FOLDS = 5;
/** With twice the width, or with rarer features, it misses no fewer. */
const OF_SUICIDE: Shape = { width: 8, fewest: 10, leftOut: 0.3, rounds: 8 };

function learnDanger(texts: readonly LabelledText[], examples: string) {
  const ofSuicide = texts.map(({ features, label }) => ({ features, label: isSuicide(label) ? SUICIDAL : HARMLESS }));
  return {
    danger: encodeModel(trainModel(texts), examples),
    suicide: encodeHiddenModel(trainHidden(ofSuicide, OF_SUICIDE), examples),
  };
}

function exampleOf(message: MessageItem): Example {
  return {
    text: message.text,
    label: message.flags[0] ?? HARMLESS,
    language: varietyOf(message) === 'en' ? 'en' : 'nl',
  };
}

function labelledText({ text, label, language }: Example, find: Find, knowledge: Knowledge): LabelledText {
  const findings = find(text, language);
  return { label, features: featuresOf(findings.written.words, foundNames(findings, knowledge)) };
}

function tools(folder: string): { readonly knowledge: Knowledge; readonly find: Find } {
  const knowledge = loadKnowledge(folder);
  const languages = [loadWords(folder, 'nl'), loadWords(folder, 'en')];
  return { knowledge, find: createFind(languages, knowledge, buildVocabulary(languages, knowledge)) };
}

/** Those with a layer between. */
const HIDDEN = ['suicide', 'complaints', 'spoken', 'taken'] as const;

if (import.meta.main) {
  const folder = join(import.meta.dirname, '..', 'knowledge');
  const work = join(import.meta.dirname, 'work');
  const files = [...Object.values(LEARNED), ...Object.values(LEARNED_ANSWERS)];
  for (const each of files.map((name) => join(folder, name))) {
    if (existsSync(each)) continue;
    mkdirSync(dirname(each), { recursive: true });
    const weights = { labels: [NOTHING], bias: [0], byFeature: new Map<number, Float32Array>() };
    const isHidden = HIDDEN.some((name) => each === join(folder, LEARNED[name]));
    writeFileSync(
      each,
      isHidden ? encodeHiddenModel({ ...weights, rowBias: [], byRow: [[]] }, '') : encodeModel(weights, ''),
    );
  }
  const answers = readAnswerExamples(folder, work, join(folder, '..', 'tests', 'language', 'typed-answers.yaml'));
  const complaints = readComplaintExamples(folder, work);
  const taken = readTakenExamples(folder, work);
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  if (values.check) {
    console.log(
      'Items of the work half, and a fifth of the complaint examples, each judged by what was learned without it',
    );
    const figures = [
      ...crossCheck(folder, work),
      ...crossCheckTopics(folder, work),
      ...crossCheckTaken(taken, folder),
      ...crossCheckComplaints(complaints, folder),
      ...crossCheckAnswers(answers, readItems(work).answers, folder),
      ...crossCheckIntents(readIntentExamples(folder, work, answers), folder),
    ];
    console.log(figureTable([{ title: 'left out', figures, isHeld: true }], null));
  } else {
    const topics = learnTopics(folder, work);
    writeFileSync(join(folder, LEARNED.topics), topics);
    console.log(`questions -> ${LEARNED.topics}, ${topics.length} bytes`);
    // Before all others, which find what is taken in the texts that they learn from.
    const learnedTaken = learnTaken(taken, folder);
    writeFileSync(join(folder, LEARNED.taken), learnedTaken);
    console.log(`${taken.length} messages -> ${LEARNED.taken}, ${learnedTaken.length} bytes`);
    const learned = learnComplaints(complaints, folder);
    for (const name of ['complaints', 'spoken', 'often'] as const) {
      const bytes = learned[name];
      writeFileSync(join(folder, LEARNED[name]), bytes);
      console.log(`${complaints.length} messages -> ${LEARNED[name]}, ${bytes.length} bytes`);
    }
    const { knowledge, find } = tools(folder);
    const examples = readExamples(folder, work);
    const texts = examples.map((each) => labelledText(each, find, knowledge));
    const ofDanger = learnDanger(texts, fingerprint(examples));
    for (const name of ['danger', 'suicide'] as const) {
      const bytes = ofDanger[name];
      writeFileSync(join(folder, LEARNED[name]), bytes);
      console.log(`${examples.length} texts -> ${LEARNED[name]}, ${bytes.length} bytes`);
    }
    // Last, as whether a text tells of danger is one of the things that bear on what it is for, and on an answer.
    const intents = readIntentExamples(folder, work, answers);
    const learnedIntents = learnIntents(intents, folder);
    writeFileSync(join(folder, LEARNED.intent), learnedIntents);
    console.log(`${intents.length} texts -> ${LEARNED.intent}, ${learnedIntents.length} bytes`);
    for (const [scale, learned] of Object.entries(learnAnswers(answers, folder))) {
      writeFileSync(join(folder, `learned/answer-${scale}.weights`), learned);
      console.log(`answers on ${scale} -> learned/answer-${scale}.weights, ${learned.length} bytes`);
    }
  }
}
