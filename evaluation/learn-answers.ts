/** Learns from the answers in knowledge/examples/ and the work half what a typed text says on each scale; called by learn.ts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../src/domain/state.ts';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import type { LearnedAnswer } from '../src/knowledge/schema.ts';
import { createFindAnswers } from '../src/language/answer-findings.ts';
import type { Answers } from '../src/language/answer-reader.ts';
import { createFind, type Findings } from '../src/language/findings.ts';
import { answerFeatures, NOTHING, SCALES, type Scale } from '../src/language/judge-answer.ts';
import { createDangerJudge } from '../src/language/judge-danger.ts';
import { MEANT, SAYS } from '../src/language/judge-number.ts';
import { encodeModel, SMALLEST } from '../src/language/linear-model.ts';
import {
  candidateFeatures,
  NUMBER_KINDS,
  type NumberKind,
  numberCandidates,
  numberFeatures,
} from '../src/language/number-features.ts';
import { createUnderstand } from '../src/language/understand.ts';
import { buildVocabulary } from '../src/language/vocabulary.ts';
import type { Figure } from './figure.ts';
import type { AnswerItem } from './items.ts';
import { readQuestions } from './learn-topics.ts';
import { readItems } from './read-items.ts';
import { answerFigures, isSame } from './score-answers.ts';
import { type LabelledText, SHRINK, trainModel } from './train-model.ts';

export interface AnswerExample {
  readonly text: string;
  readonly language: Language;
  readonly scale: Scale | NumberKind;
  /** A step of the scale, `unknown`, or NOTHING; a number as "30" or "30-39". */
  readonly label: string;
  /** How much it counts beside others; 1 where it is left out. */
  readonly weight?: number;
}

const FOLDS = 5;
const HALF = 0.5;
/** Scale -> value -> what is typed for it. */
const examplesSchema = z.record(z.string(), z.record(z.string(), z.array(z.string())));
const insistedSchema = z.record(z.string(), z.array(z.tuple([z.enum(['nl', 'en']), z.string(), z.unknown()])));
/** The tests hold the reader to these answers: they are learned so many times. */
const INSISTED = 4;
/** What answers something else says nothing on a scale; one of so many is enough to learn that. */
const ONE_OF = 3;
/** Of all that is no sex even fewer are enough, as there are so few examples of one. */
const ONE_OF_MANY = 48;
/** Texts that mean no number teach less of which number is meant than those that do. */
const NOT_MEANT = 0.5;

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
  const nothing = (
    texts: readonly { readonly text: string; readonly language: Language }[],
    scale: Scale | NumberKind,
    oneOf: number = ONE_OF,
  ) =>
    texts
      .filter((_text, at) => at % oneOf === 0)
      .map(({ text, language }) => ({ text, language, scale, label: NOTHING }));
  const burdens = examples.filter(({ scale, label }) => scale === 'bother' && label !== 'unknown' && label !== NONE);
  const noCommand = examples.filter(({ scale, label }) => scale !== 'control' && label !== 'unknown');
  return [
    ...examples,
    ...nothing(others, 'yesno'),
    ...nothing(
      examples.filter(({ scale }) => scale === 'sex'),
      'yesno',
    ),
    ...nothing(
      noCommand.filter(({ scale }) => scale !== 'sex'),
      'sex',
      ONE_OF_MANY,
    ),
    // What is asked, and how bad something is, is no number and no "don't know".
    ...NUMBER_KINDS.flatMap((kind) => nothing([...others, ...burdens], kind, ONE_OF_MANY)),
    // Who tells no age says it as one who tells no sex does.
    ...examples
      .filter(({ scale, label }) => scale === 'age' && label === SAYS.unknown)
      .map((each): AnswerExample => ({ ...each, scale: 'sex' })),
    // Most texts are no command, and one is carried out only when it is likely: with all their weight hardly one would be.
    ...nothing([...others, ...own, ...noCommand], 'control').map((each) => ({ ...each, weight: HALF })),
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
  const scale = SCALES.find((each) => each === kind);
  if (scale !== undefined) return [{ ...own, scale, label: LANGUAGES[String(value)] ?? String(value) }];
  const number = NUMBER_KINDS.find((each) => each === kind);
  const label = labelOf(value);
  const said: readonly AnswerExample[] = number === undefined ? [] : [{ ...own, scale: number, label }];
  if (label === NONE) return [...said, { ...own, scale: 'yesno', label: 'no' }];
  if (label === SAYS.unknown) return said;
  return [...said, ...(['yesno', 'control'] as const).map((each) => ({ ...own, scale: each, label: NOTHING }))];
}

const NONE = '0';
const spanSchema = z.object({ from: z.number(), to: z.number() });

/** Items hold numbers and spans, examples are told apart by what they are written under. */
function labelOf(value: unknown): string {
  const span = spanSchema.safeParse(value);
  return span.success ? `${span.data.from}-${span.data.to}` : String(value);
}

/** The number of a label; null when it is none. */
function spanOf(label: string): z.infer<typeof spanSchema> | null {
  const [from, to = from, ...more] = label.split('-').map(Number);
  const isSpan = from !== undefined && to !== undefined && more.length === 0;
  return isSpan && Number.isFinite(from) && Number.isFinite(to) ? { from, to } : null;
}

/** Items name the language, commands are words. */
const LANGUAGES: Readonly<Record<string, string>> = { 'language-nl': 'dutch', 'language-en': 'english' };

export function fingerprintOfAnswers(examples: readonly AnswerExample[]): string {
  return createHash('sha256').update(JSON.stringify(examples)).digest('hex').slice(0, 12);
}

/** @returns the weights of each scale, and of each kind of number, as bytes for learned/ */
export function learnAnswers(
  examples: readonly AnswerExample[],
  folder: string,
): Readonly<Record<LearnedAnswer, Uint8Array>> {
  return weightsOf(examples.map(tools(folder).learned), fingerprintOfAnswers(examples), () => true);
}

/** The figures of answers, each read by what was learned without it, a fifth at a time. */
export function crossCheckAnswers(
  examples: readonly AnswerExample[],
  items: readonly AnswerItem[],
  folder: string,
): readonly Figure[] {
  const { knowledge, words, learned } = tools(folder);
  const texts = examples.map(learned);
  const read = Array.from({ length: FOLDS }, (_, fold) => {
    const left = new Set(items.filter((_item, at) => at % FOLDS === fold).map(({ text }) => text));
    const answers = weightsOf(texts, '', ({ text }) => !left.has(text));
    const understand = createUnderstand(words, { ...knowledge, learned: { ...knowledge.learned, answers } });
    return items
      .filter(({ text }) => left.has(text))
      .map((item) => ({ item, reading: understand(item.text, item.language === 'en' ? 'en' : 'nl') }));
  });
  return answerFigures(read.flat(), knowledge);
}

/** What an example teaches. */
interface LearnedExample {
  readonly example: AnswerExample;
  /** On its own scale, or of what it says of a number. */
  readonly says: LabelledText;
  /** Each number that it may mean. */
  readonly numbers: readonly LabelledText[];
}

function weightsOf(
  texts: readonly LearnedExample[],
  print: string,
  isLearned: (example: AnswerExample) => boolean,
): Readonly<Record<LearnedAnswer, Uint8Array>> {
  const of = (scale: Scale | NumberKind) =>
    texts.filter(({ example }) => example.scale === scale && isLearned(example));
  const learn = (scale: Scale, shrink: number = SHRINK.short): Uint8Array =>
    encodeModel(
      trainModel(
        of(scale).map(({ says }) => says),
        shrink,
      ),
      print,
      SMALLEST.short,
    );
  const says = (kind: NumberKind): Uint8Array =>
    encodeModel(trainModel([...of(kind), ...noneOfOther(kind, of)].map(({ says }) => says)), print, SMALLEST.short);
  const number = (kind: NumberKind): Uint8Array =>
    encodeModel(trainModel(of(kind).flatMap(({ numbers }) => numbers)), print, SMALLEST.short);
  return {
    frequency: learn('frequency'),
    bother: learn('bother'),
    yesno: learn('yesno'),
    none: learn('none'),
    control: learn('control', SHRINK.often),
    // Of so few examples each word counts.
    sex: learn('sex', SHRINK.long),
    age: says('age'),
    'age-number': number('age'),
    count: says('count'),
    'count-number': number('count'),
    amount: says('amount'),
    'amount-number': number('amount'),
  };
}

/** Who eats none of something says it as one who takes no magnesium does. */
function noneOfOther(kind: NumberKind, of: (kind: NumberKind) => readonly LearnedExample[]): readonly LearnedExample[] {
  const other = { age: null, count: 'amount', amount: 'count' } as const;
  const from = other[kind];
  if (from === null) return [];
  const own = new Set(of(kind).map(({ example }) => example.text));
  return of(from).filter(({ example }) => example.label === NONE && !own.has(example.text));
}

function tools(folder: string) {
  const knowledge = loadKnowledge(folder);
  const words = { nl: loadWords(folder, 'nl'), en: loadWords(folder, 'en') };
  const languages = [words.nl, words.en];
  const vocabulary = buildVocabulary(languages, knowledge);
  const find = createFind(languages, knowledge, vocabulary);
  const findAnswers = createFindAnswers(languages, vocabulary);
  const judgeDanger = createDangerJudge(knowledge);
  const learned = (example: AnswerExample): LearnedExample => {
    const { text, language, label } = example;
    const found = find(text, language);
    const { answers, beside } = findAnswers(text, found, judgeDanger(found));
    const features = answerFeatures(found.written.words, answers, beside);
    const kind = NUMBER_KINDS.find((each) => each === example.scale);
    return kind === undefined
      ? { example, says: { label, features, weight: example.weight ?? 1 }, numbers: [] }
      : { example, ...learnedNumber(kind, label, features, found, answers) };
  };
  return { knowledge, words, learned };
}

function learnedNumber(
  kind: NumberKind,
  label: string,
  features: ReadonlySet<number>,
  found: Findings,
  answers: Answers,
): Pick<LearnedExample, 'says' | 'numbers'> {
  const meant = spanOf(label);
  const isNumber = meant !== null && meant.to > 0;
  const says = isNumber ? SAYS.value : meant === null ? label : SAYS.none;
  const candidates = numberCandidates(kind, found, answers);
  return {
    says: { label: says, features: [...features, ...numberFeatures(kind, found, answers)] },
    numbers: candidates.map((candidate) => ({
      label: isNumber && isSame(candidate, meant, kind) ? MEANT.yes : MEANT.no,
      features: candidateFeatures(kind, candidate, candidates, found),
      weight: isNumber ? 1 : NOT_MEANT,
    })),
  };
}
