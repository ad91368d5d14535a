/** Learns from the questions in knowledge/examples/ and the work half what they are about; called by learn.ts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../src/domain/state.ts';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import { createFind } from '../src/language/findings.ts';
import { createFoodReader } from '../src/language/food-mentions.ts';
import { createFoodNames } from '../src/language/food-names.ts';
import { decodeModel, encodeModel, SMALLEST } from '../src/language/linear-model.ts';
import { topicFeatures } from '../src/language/topic-features.ts';
import { createTopicReader } from '../src/language/topics.ts';
import { buildVocabulary } from '../src/language/vocabulary.ts';
import type { Figure } from './figure.ts';
import { NO_TOPIC, type QuestionItem } from './items.ts';
import { readItems } from './read-items.ts';
import { type TopicRead, topicFigures } from './score-topics.ts';
import { type LabelledText, trainModel } from './train-model.ts';

export interface Question {
  readonly text: string;
  /** A topic of knowledge/topics/. */
  readonly topic: string;
  readonly language: Language;
}

const FOLDS = 5;
/** Topic -> questions about it. */
const questionsSchema = z.record(z.string(), z.array(z.string()));

/**
 * The questions to learn from: those of examples/, and those of the work half that have a topic. Why a question of the work
 * half is declined it does not say, so those stand in examples/ too.
 */
export function readQuestions(knowledgeFolder: string, workFolder: string): readonly Question[] {
  const own = (['nl', 'en'] as const).flatMap((language) => {
    const file = join(knowledgeFolder, 'examples', `questions-${language}.yaml`);
    const topics = questionsSchema.parse(parse(readFileSync(file, 'utf8')));
    return Object.entries(topics).flatMap(([topic, texts]) => texts.map((text) => ({ text, topic, language })));
  });
  const work = readItems(workFolder).questions.filter(({ topic }) => topic !== NO_TOPIC);
  return [...own, ...work.map(questionOf)];
}

function questionOf({ text, topic, language }: QuestionItem): Question {
  return { text, topic, language: language === 'en' ? 'en' : 'nl' };
}

export function fingerprintOf(questions: readonly Question[]): string {
  return createHash('sha256').update(JSON.stringify(questions)).digest('hex').slice(0, 12);
}

/** @returns the weights as bytes for learned/topics.weights */
export function learnTopics(folder: string, workFolder: string): Uint8Array {
  const questions = readQuestions(folder, workFolder);
  const { label } = tools(folder);
  return encodeModel(trainModel(questions.map(label)), fingerprintOf(questions), SMALLEST.short);
}

/** The figures of the work half, each question read by what was learned without it, a fifth at a time. */
export function crossCheckTopics(folder: string, workFolder: string): readonly Figure[] {
  const { knowledge, label, read } = tools(folder);
  const items = readItems(workFolder).questions;
  const isWork = new Set(items.map(({ text }) => text));
  const all = readQuestions(folder, workFolder);
  const fixed = all.filter(({ text }) => !isWork.has(text)).map(label);
  const results = Array.from({ length: FOLDS }, (_, fold): readonly TopicRead[] => {
    const left = new Set(items.filter((_item, at) => at % FOLDS === fold).map(({ text }) => text));
    const rest = all.filter(({ text }) => isWork.has(text) && !left.has(text)).map(label);
    const readTopic = createTopicReader(
      decodeModel(encodeModel(trainModel([...fixed, ...rest]), '', SMALLEST.short)),
      knowledge,
    );
    return items
      .filter((_item, at) => at % FOLDS === fold)
      .map((item) => {
        const { findings, foods } = read(item.text, questionOf(item).language);
        return { item, topic: readTopic(findings, foods).id };
      });
  });
  return topicFigures(results.flat(), knowledge);
}

function tools(folder: string) {
  const knowledge: Knowledge = loadKnowledge(folder);
  const words = { nl: loadWords(folder, 'nl'), en: loadWords(folder, 'en') };
  const languages = [words.nl, words.en];
  const vocabulary = buildVocabulary(languages, knowledge);
  const find = createFind(languages, knowledge, vocabulary);
  const readFoods = createFoodReader(languages, createFoodNames(words, knowledge, null), vocabulary.split);
  const read = (text: string, language: Language) => {
    const findings = find(text, language);
    const { foods } = readFoods.inText(findings.written, findings.spoken, {
      isKnown: (word) => vocabulary.known.has(word),
      isOfAnother: (span) => findings.clauses.isOfAnother(span),
    });
    return { findings, foods };
  };
  const label = ({ text, topic, language }: Question): LabelledText => {
    const { findings, foods } = read(text, language);
    return { label: topic, features: topicFeatures(findings, foods, knowledge) };
  };
  return { knowledge, read, label };
}
