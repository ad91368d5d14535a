/** Learns from the answers in knowledge/examples/ and the work half what a typed text says on each scale; called by learn.ts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../src/domain/state.ts';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import { createFindAnswers } from '../src/language/answer-findings.ts';
import { createFind } from '../src/language/findings.ts';
import { answerFeatures, NOTHING, SCALES, type Scale } from '../src/language/judge-answer.ts';
import { createDangerJudge } from '../src/language/judge-danger.ts';
import { decodeModel, encodeModel, SMALLEST } from '../src/language/linear-model.ts';
import { createUnderstand } from '../src/language/understand.ts';
import { buildVocabulary } from '../src/language/vocabulary.ts';
import type { Figure } from './figure.ts';
import type { AnswerItem } from './items.ts';
import { readQuestions } from './learn-topics.ts';
import { readItems } from './read-items.ts';
import { answerFigures } from './score-answers.ts';
import { type LabelledText, SHRINK, trainModel } from './train-model.ts';

export interface AnswerExample {
  readonly text: string;
  readonly language: Language;
  readonly scale: Scale;
  /** A step of the scale, `unknown`, or NOTHING. */
  readonly label: string;
}

const FOLDS = 5;
/** Scale -> value -> what is typed for it. */
const examplesSchema = z.record(z.string(), z.record(z.string(), z.array(z.string())));
const insistedSchema = z.record(z.string(), z.array(z.tuple([z.enum(['nl', 'en']), z.string(), z.unknown()])));
/** The tests hold the reader to these answers: they are learned so many times. */
const INSISTED = 3;
/** What answers something else says nothing on a scale; one of so many is enough to learn that. */
const ONE_OF = 3;

/** All examples of a scale: what is typed for each of its values, and texts that are nothing on it. */
export function readAnswerExamples(
  knowledgeFolder: string,
  workFolder: string,
  insistedFile: string,
): readonly AnswerExample[] {
  const examples: AnswerExample[] = [];
  for (const language of ['nl', 'en'] as const) {
    const file = join(knowledgeFolder, 'examples', `answers-${language}.yaml`);
    for (const [kind, values] of Object.entries(examplesSchema.parse(parse(readFileSync(file, 'utf8'))))) {
      for (const [value, texts] of Object.entries(values)) {
        for (const text of texts) examples.push(...labelled(kind, value, { text, language }));
      }
    }
  }
  for (const [kind, rows] of Object.entries(insistedSchema.parse(parse(readFileSync(insistedFile, 'utf8'))))) {
    const insisted = rows.flatMap(([language, text, value]) => labelled(kind, value, { text, language }));
    for (let time = 0; time < INSISTED; time += 1) examples.push(...insisted);
  }
  examples.push(...readItems(workFolder).answers.flatMap(exampleOf));
  const others = readQuestions(knowledgeFolder, workFolder);
  const own = examples.filter(({ scale }) => scale === 'frequency' || scale === 'bother');
  const nothing = (texts: readonly { readonly text: string; readonly language: Language }[], scale: Scale) =>
    texts
      .filter((_text, at) => at % ONE_OF === 0)
      .map(({ text, language }) => ({ text, language, scale, label: NOTHING }));
  const noCommand = examples.filter(({ scale, label }) => scale !== 'control' && label !== 'unknown');
  return [
    ...examples,
    ...nothing(others, 'yesno'),
    ...nothing(others, 'control'),
    ...nothing([...own, ...noCommand], 'control'),
  ];
}

function exampleOf({ asked, text, language, value }: AnswerItem): readonly AnswerExample[] {
  return labelled(asked, value, { text, language: language === 'en' ? 'en' : 'nl' });
}

/** An age or an amount is no yes or no, and no command; nothing at all ("I don't take any") is a no. */
function labelled(
  kind: string,
  value: unknown,
  own: Pick<AnswerExample, 'text' | 'language'>,
): readonly AnswerExample[] {
  const scale = scaleOf(kind);
  if (scale !== null) return [{ ...own, scale, label: LANGUAGES[String(value)] ?? String(value) }];
  if (value === 0) return [{ ...own, scale: 'yesno', label: 'no' }];
  return value === 'unknown'
    ? []
    : (['yesno', 'control'] as const).map((each) => ({ ...own, scale: each, label: NOTHING }));
}

/** Items name the language, commands are words. */
const LANGUAGES: Readonly<Record<string, string>> = { 'language-nl': 'dutch', 'language-en': 'english' };

function scaleOf(kind: string): Scale | null {
  return SCALES.find((scale) => scale === kind) ?? null;
}

export function fingerprintOfAnswers(examples: readonly AnswerExample[]): string {
  return createHash('sha256').update(JSON.stringify(examples)).digest('hex').slice(0, 12);
}

/** @returns the weights of each scale as bytes for learned/ */
export function learnAnswers(examples: readonly AnswerExample[], folder: string): Readonly<Record<Scale, Uint8Array>> {
  const print = fingerprintOfAnswers(examples);
  const { learned } = tools(folder);
  const learn = (scale: Scale): Uint8Array =>
    encodeModel(
      trainModel(examples.filter((each) => each.scale === scale).map(learned), SHRINK.short),
      print,
      SMALLEST.short,
    );
  return {
    frequency: learn('frequency'),
    bother: learn('bother'),
    yesno: learn('yesno'),
    none: learn('none'),
    control: learn('control'),
  };
}

/** The figures of answers, each read by what was learned without it, a fifth at a time. */
export function crossCheckAnswers(
  examples: readonly AnswerExample[],
  items: readonly AnswerItem[],
  folder: string,
): readonly Figure[] {
  const { knowledge, words, learned } = tools(folder);
  const texts = new Map<Scale, readonly { readonly example: AnswerExample; readonly learned: LabelledText }[]>();
  for (const scale of SCALES) {
    const own = examples.filter((each) => each.scale === scale);
    texts.set(
      scale,
      own.map((example) => ({ example, learned: learned(example) })),
    );
  }
  const read = Array.from({ length: FOLDS }, (_, fold) => {
    const left = new Set(items.filter((_item, at) => at % FOLDS === fold).map(({ text }) => text));
    const learn = (scale: Scale): Uint8Array =>
      encodeModel(
        trainModel(
          (texts.get(scale) ?? []).filter(({ example }) => !left.has(example.text)).map(({ learned }) => learned),
          SHRINK.short,
        ),
        '',
      );
    const answers = {
      frequency: learn('frequency'),
      bother: learn('bother'),
      yesno: learn('yesno'),
      none: learn('none'),
      control: learn('control'),
    };
    const understand = createUnderstand(words, { ...knowledge, learned: { ...knowledge.learned, answers } });
    return items
      .filter(({ text }) => left.has(text))
      .map((item) => ({ item, reading: understand(item.text, item.language === 'en' ? 'en' : 'nl') }));
  });
  return answerFigures(read.flat(), knowledge);
}

function tools(folder: string) {
  const knowledge = loadKnowledge(folder);
  const words = { nl: loadWords(folder, 'nl'), en: loadWords(folder, 'en') };
  const languages = [words.nl, words.en];
  const vocabulary = buildVocabulary(languages, knowledge);
  const find = createFind(languages, knowledge, vocabulary);
  const findAnswers = createFindAnswers(languages, vocabulary);
  const judgeDanger = createDangerJudge(decodeModel(knowledge.learned.danger), knowledge);
  const learned = ({ text, language, label }: AnswerExample): LabelledText => {
    const found = find(text, language);
    const { answers, beside } = findAnswers(text, found, judgeDanger(found));
    return { label, features: answerFeatures(found.written.words, answers, beside) };
  };
  return { knowledge, words, learned };
}
