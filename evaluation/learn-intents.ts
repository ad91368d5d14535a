/** Learns from the examples and the work half what a text is for; called by learn.ts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { INTENTS, type Intent } from '../src/domain/event.ts';
import type { Language } from '../src/domain/state.ts';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import { createFindAnswers } from '../src/language/answer-findings.ts';
import { createFind } from '../src/language/findings.ts';
import { createDangerJudge } from '../src/language/judge-danger.ts';
import { createFindIntent, createIntentJudge, type FoundIntent } from '../src/language/judge-intent.ts';
import { decodeModel, encodeModel, SMALLEST } from '../src/language/linear-model.ts';
import { buildVocabulary } from '../src/language/vocabulary.ts';
import { type Figure, figure } from './figure.ts';
import { varietyOf } from './items.ts';
import type { AnswerExample } from './learn-answers.ts';
import { readComplaintExamples } from './learn-complaints.ts';
import { readQuestions } from './learn-topics.ts';
import { readItems } from './read-items.ts';
import { type LabelledText, SHRINK, trainModel } from './train-model.ts';

export interface IntentExample {
  readonly text: string;
  readonly language: Language;
  readonly intent: Intent;
  readonly from: 'examples' | 'work' | 'others';
}

/** A language that is not ours is told by its words; see intent.ts. */
const LEARNED_INTENTS: readonly Intent[] = INTENTS.filter((intent) => intent !== 'other_language');
const examplesSchema = z.partialRecord(z.enum(INTENTS), z.array(z.string()));
/** Of texts that were written for something else so many are enough, and each counts as much as this. */
const ONE_OF = { complaints: 16, questions: 3, answers: 6, commands: 2 } as const;
const WEIGHTS: Readonly<Record<IntentExample['from'], number>> = { examples: 2, work: 1, others: 0.5 };
/** Questions that are declined as they are of something else may be off topic or not. */
const ELSEWHERE = 'decline-other';

/** All examples of what a text is for. */
export function readIntentExamples(
  knowledgeFolder: string,
  workFolder: string,
  answers: readonly AnswerExample[],
): readonly IntentExample[] {
  const written = (['nl', 'en'] as const).flatMap((language) => {
    const file = join(knowledgeFolder, 'examples', `intents-${language}.yaml`);
    return Object.entries(examplesSchema.parse(parse(readFileSync(file, 'utf8')))).flatMap(([intent, texts]) =>
      texts.map((text) => ({ text, language, intent: intent as Intent, from: 'examples' as const })),
    );
  });
  const work = readItems(workFolder).messages.map((message) => ({
    text: message.text,
    language: varietyOf(message) === 'en' ? ('en' as const) : ('nl' as const),
    intent: message.intent,
    from: 'work' as const,
  }));
  const some = <Each extends { readonly text: string; readonly language: Language }>(
    texts: readonly Each[],
    oneOf: number,
    intent: Intent,
  ): readonly IntentExample[] =>
    texts
      .filter((_text, at) => at % oneOf === 0)
      .map(({ text, language }) => ({ text, language, intent, from: 'others' as const }));
  const told = readComplaintExamples(knowledgeFolder, workFolder).filter(
    ({ from, said }) => from === 'examples' && [...said.values()].includes('present'),
  );
  const isNothing = ({ label }: AnswerExample): boolean => label === 'null' || label === 'unknown';
  const own = answers.filter((each) => !isNothing(each) && each.weight === undefined);
  return [
    ...written,
    ...work,
    ...some(told, ONE_OF.complaints, 'report'),
    ...some(
      readQuestions(knowledgeFolder, workFolder).filter(({ topic }) => topic !== ELSEWHERE),
      ONE_OF.questions,
      'question',
    ),
    ...some(
      own.filter(({ scale }) => scale !== 'control'),
      ONE_OF.answers,
      'answer',
    ),
    ...some(
      own.filter(({ scale }) => scale === 'control'),
      ONE_OF.commands,
      'command',
    ),
  ].filter(({ intent }) => LEARNED_INTENTS.includes(intent));
}

/** Tells whether weights were learned from these examples. */
export function fingerprintOfIntents(examples: readonly IntentExample[]): string {
  return createHash('sha256').update(JSON.stringify(examples)).digest('hex').slice(0, 12);
}

/** @returns the weights as bytes for learned/intent.weights */
export function learnIntents(examples: readonly IntentExample[], folder: string): Uint8Array {
  const { find } = tools(folder);
  return encoded(
    examples.map((each) => labelled(each, find(each).found)),
    fingerprintOfIntents(examples),
  );
}

const FOLDS = 5;

/** How many messages of the work half are read for what they are, each by what was learned without it. */
export function crossCheckIntents(examples: readonly IntentExample[], folder: string): readonly Figure[] {
  const { find } = tools(folder);
  const read = examples.map((example) => ({ example, ...find(example) }));
  const own = read.filter(({ example }) => example.from !== 'others');
  const results = Array.from({ length: FOLDS }, (_, fold) => {
    const left = own.filter((_each, at) => at % FOLDS === fold);
    const isLeft = new Set(left);
    const learned = read.filter((each) => !isLeft.has(each)).map(({ example, found }) => labelled(example, found));
    const judge = createIntentJudge(decodeModel(encoded(learned, '')));
    return left.map(({ example, found, flags }) => ({
      learned: judge(found, flags) === example.intent,
      rules: found.byRules === example.intent,
    }));
  }).flat();
  const line = (name: 'learned' | 'rules'): Figure =>
    figure('purpose', `${name}: right`, { hits: results.filter((each) => each[name]).length, total: results.length });
  return [line('learned'), line('rules')];
}

function encoded(texts: readonly LabelledText[], print: string): Uint8Array {
  return encodeModel(trainModel(texts, SHRINK.long), print, SMALLEST.short);
}

function labelled({ intent, from }: IntentExample, { features }: FoundIntent): LabelledText {
  return { features, label: intent, weight: WEIGHTS[from] };
}

function tools(folder: string): {
  readonly find: (example: Pick<IntentExample, 'text' | 'language'>) => {
    readonly found: FoundIntent;
    readonly flags: readonly string[];
  };
} {
  const knowledge = loadKnowledge(folder);
  const languages = [loadWords(folder, 'nl'), loadWords(folder, 'en')];
  const vocabulary = buildVocabulary(languages, knowledge);
  const find = createFind(languages, knowledge, vocabulary);
  const findAnswers = createFindAnswers(languages, vocabulary);
  const findIntent = createFindIntent(languages, vocabulary);
  const judgeDanger = createDangerJudge(knowledge);
  return {
    find: ({ text, language }) => {
      const found = find(text, language);
      const flags = judgeDanger(found);
      const { answers, beside } = findAnswers(text, found, flags);
      return { found: findIntent(found, answers, beside.isQuestion, flags), flags };
    },
  };
}
