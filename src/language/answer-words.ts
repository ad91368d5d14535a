/** The words of answers.yaml and reading.yaml of all languages, made ready for reading answers. */
import type { AnswerWords, Words } from '../knowledge/schema.ts';
import type { AnswerNumberWords } from './answer-number.ts';
import type { PartWords } from './answer-part.ts';
import { answerSignTables, createFindSigns } from './answer-signs.ts';
import type { BotherWords } from './bother.ts';
import type { DescribedTables } from './described.ts';
import type { CountWords } from './frequency.ts';
import type { ScaleWords } from './frequency-answer.ts';
import { PERIODS_PER_WEEK } from './frequency-levels.ts';
import type { Keep } from './keep.ts';
import type { AmountWords } from './magnesium-amount.ts';
import { PhraseIndex } from './match-phrases.ts';
import type { ShortWords } from './short-answers.ts';
import { SimilarWords } from './similar-words.ts';
import type { Split } from './split-phrases.ts';
import type { Vocabulary } from './vocabulary.ts';

type Lists = {
  [Key in keyof AnswerWords]: AnswerWords[Key] extends readonly string[] ? Key : never;
}[keyof AnswerWords];
type Counts = {
  [Key in keyof AnswerWords]: AnswerWords[Key] extends Record<string, number> ? Key : never;
}[keyof AnswerWords];

/** Tables for typed answers; the vocabulary holds the rest. */
interface AnswerTables {
  readonly short: Omit<ShortWords, keyof SharedShort>;
  readonly signs: DescribedTables;
  readonly numbers: Omit<AnswerNumberWords, 'forms' | 'fillers'>;
  readonly bothers: Omit<BotherWords, 'scale' | 'outOf' | 'fillers'>;
  readonly parts: PartWords;
  readonly scale: ScaleWords;
  readonly similar: SimilarWords;
}

type SharedShort = Pick<
  ShortWords,
  'answers' | 'unknown' | 'none' | 'commands' | 'fillers' | 'questions' | 'findSigns'
>;

/** All that a reader of answers needs. */
export interface AnswersWords {
  readonly short: ShortWords;
  readonly numbers: AnswerNumberWords;
  readonly bothers: BotherWords;
  readonly parts: PartWords;
  readonly scale: ScaleWords;
  /** Words of scales, numbers and answers, which a misspelt one may have meant. */
  readonly similar: SimilarWords;
}

export function answersWords(languages: readonly Words[], vocabulary: Vocabulary, keep: Keep): AnswersWords {
  const { split, answers, unknown, none, commands, fillers, questions, amounts, bother, periods } = vocabulary;
  const tables = keep(
    'answers',
    (): AnswerTables => ({
      short: shortWords(languages, split),
      signs: answerSignTables(languages, split),
      numbers: answerNumberWords(languages, vocabulary),
      bothers: botherWords(languages, split),
      parts: partWords(languages, split),
      scale: { restful: phrases(languages, 'restful', split) },
      similar: SimilarWords.of(wordsOfAnswers(languages, split), { one: 5, two: 10 }),
    }),
  );
  const findSigns = createFindSigns(tables.signs);
  return {
    ...tables,
    short: { ...tables.short, answers, unknown, none, commands, fillers, questions, findSigns },
    numbers: { ...tables.numbers, forms: amounts.forms, fillers },
    bothers: { ...tables.bothers, scale: bother, outOf: periods.outOf, fillers },
  };
}

function shortWords(languages: readonly Words[], split: Split): AnswerTables['short'] {
  const pictures = new Map<string, 'yes' | 'no' | 'unknown'>();
  for (const { answers } of languages) {
    for (const said of ['yes', 'no', 'unknown'] as const)
      for (const picture of answers.pictures[said]) pictures.set(picture, said);
  }
  return {
    pictures,
    hedges: phrases(languages, 'hedges', split),
    asides: phrases(languages, 'asides', split),
    requests: words(languages, 'requests', split),
    ofList: words(languages, 'ofList', split),
    contrasts: phrases(languages, 'contrasts', split),
    reasons: phrases(languages, 'reasons', split),
    softeners: words(languages, 'softeners', split),
    firm: words(languages, 'firm', split),
    aroundAnswer: words(languages, 'aroundAnswer', split),
    knowing: phrases(languages, 'knowing', split),
    light: new Set([...words(languages, 'lightWords', split), ...words(languages, 'lightThings', split)]),
    affirming: words(languages, 'affirming', split),
    denying: words(languages, 'denying', split),
    reassuring: words(languages, 'reassuring', split),
    otherPersons: indexOf(
      languages.flatMap(({ grammar }) => grammar.otherPersons),
      split,
    ),
    negations: indexOf(
      languages.flatMap(({ reading }) => reading.negations),
      split,
    ),
  };
}

function partWords(languages: readonly Words[], split: Split): PartWords {
  return {
    corrections: phrases(languages, 'corrections', split),
    formerly: phrases(languages, 'formerly', split),
    nowWords: phrases(languages, 'nowWords', split),
  };
}

function answerNumberWords(
  languages: readonly Words[],
  { split, numbers }: Pick<Vocabulary, 'split' | 'numbers'>,
): AnswerTables['numbers'] {
  const decadeParts: AnswerNumberWords['decadeParts'] = new PhraseIndex();
  for (const { answers } of languages) {
    for (const [phrase, [from, to]] of Object.entries(answers.decadeParts))
      decadeParts.addPhrase(phrase, split, { from, to });
  }
  const measured = languages.flatMap(({ reading }) => [
    ...reading.masses.mg,
    ...reading.masses.gram,
    ...reading.periods.times,
    ...reading.periods.week,
    ...reading.periods.month,
    ...reading.periods.year,
  ]);
  return {
    nearly: phrases(languages, 'nearly', split),
    nearlyBehind: phrases(languages, 'nearlyBehind', split),
    ageLeads: phrases(languages, 'ageLeads', split),
    ageNames: countPhrases(languages, 'ageNames', split),
    ageTails: words(languages, 'ageTails', split),
    decades: counts(languages, 'decades', split),
    decadeParts,
    articles: words(languages, 'articles', split),
    either: words(languages, 'either', split),
    about: words(languages, 'about', split),
    amounts: new Map([...numbers.values, ...counts(languages, 'amounts', split)]),
    plus: words(languages, 'plus', split),
    meals: words(languages, 'meals', split),
    decadeTails: words(languages, 'decadeTails', split),
    noWords: words(languages, 'takingBack', split),
    saidWords: words(languages, 'saidWords', split),
    therefore: words(languages, 'therefore', split),
    contrasts: phrases(languages, 'contrasts', split),
    atTimes: phrases(languages, 'atTimes', split),
    notAdded: words(languages, 'notAdded', split),
    measured: new Set(measured.flatMap(split)),
    masses: new Set(languages.flatMap(({ reading }) => [...reading.masses.mg, ...reading.masses.gram]).flatMap(split)),
  };
}

function botherWords(languages: readonly Words[], split: Split): AnswerTables['bothers'] {
  return {
    able: words(languages, 'able', split),
    hardly: words(languages, 'hardly', split),
    harmless: words(languages, 'harmless', split),
    burdens: words(languages, 'burdens', split),
    none: words(languages, 'nothing', split),
    asides: phrases(languages, 'asides', split),
    articles: words(languages, 'articles', split),
    contrasts: phrases(languages, 'contrasts', split),
  };
}

/** Words of scales, numbers and answers. */
function wordsOfAnswers(languages: readonly Words[], split: Split): readonly string[] {
  const found = new Set<string>();
  for (const { reading, labels } of languages) {
    const phrases = [
      ...Object.values(reading.frequency).flat(),
      ...Object.values(reading.bother).flat(),
      ...[...Object.values(labels['frequency'] ?? {}), ...Object.values(labels['bother'] ?? {})].flatMap(
        ({ typed = [] }) => typed,
      ),
      ...Object.keys(reading.numbers),
      ...Object.values(reading.periods).flat(),
    ];
    for (const word of phrases.flatMap(split)) if (/^\p{L}{5,}$/u.test(word)) found.add(word);
  }
  return [...found];
}

function countedOver(languages: readonly Words[], split: Split): PhraseIndex<number> {
  const index = new PhraseIndex<number>();
  for (const { answers } of languages) {
    for (const period of ['week', 'fortnight', 'month', 'year'] as const) {
      for (const phrase of answers.countedOver[period]) index.addPhrase(phrase, split, PERIODS_PER_WEEK[period]);
    }
  }
  return index;
}

function shortPeriods(languages: readonly Words[], split: Split): PhraseIndex<number> {
  const index = new PhraseIndex<number>();
  for (const { answers } of languages) {
    for (const period of ['week', 'month'] as const) {
      for (const phrase of answers.perShort[period]) index.addPhrase(phrase, split, PERIODS_PER_WEEK[period]);
    }
  }
  return index;
}

/** Those of amounts that answers.yaml has. */
export function amountWords(
  languages: readonly Words[],
  split: Split,
): Pick<AmountWords, 'others' | 'daily' | 'taken' | 'notDaily' | 'plus' | 'meals' | 'ofEach' | 'everyPiece'> {
  return {
    others: words(languages, 'otherNutrients', split),
    daily: phrases(languages, 'daily', split),
    taken: words(languages, 'taken', split),
    notDaily: phrases(languages, 'notDaily', split),
    plus: words(languages, 'plus', split),
    meals: words(languages, 'meals', split),
    ofEach: words(languages, 'ofEach', split),
    everyPiece: words(languages, 'everyPiece', split),
  };
}

/** Short names of days join to no longer word. */
const LONG_DAY = 6;

export function countWords(languages: readonly Words[], split: Split): CountWords {
  const weekdays = new Map<string, number>();
  for (const { answers } of languages) {
    for (const [day, names] of answers.weekdays.entries())
      for (const name of names.flatMap(split)) {
        weekdays.set(name, day);
        // "vrijdagavond"
        if (name.length >= LONG_DAY) for (const part of answers.dayParts) weekdays.set(name + part, day);
      }
  }
  return {
    vague: countPhrases(languages, 'vagueCounts', split),
    ordinals: countPhrases(languages, 'ordinals', split),
    weekdays,
    countedOver: countedOver(languages, split),
    dayTo: phrases(languages, 'dayTo', split),
    dayOn: words(languages, 'dayOn', split),
    eachDay: words(languages, 'eachDay', split),
    dayHabits: words(languages, 'dayHabits', split),
    dayPartsOften: words(languages, 'dayPartsOften', split),
    intensives: words(languages, 'intensives', split),
    notOver: phrases(languages, 'notOver', split),
    perShort: shortPeriods(languages, split),
    orSo: phrases(languages, 'orSo', split),
    workDays: words(languages, 'workDays', split),
    nthWords: counts(languages, 'nthWords', split),
    nthEndings: words(languages, 'nthEndings', split),
    inARow: phrases(languages, 'inARow', split),
    noneOf: phrases(languages, 'noneOf', split),
    passes: phrases(languages, 'passes', split),
    otherCounts: words(languages, 'otherCounts', split),
    lastSpan: words(languages, 'lastSpan', split),
    sinceThen: phrases(languages, 'sinceThen', split),
    ago: words(languages, 'ago', split),
  };
}

function words(languages: readonly Words[], key: Lists, split: Split): ReadonlySet<string> {
  return new Set(languages.flatMap(({ answers }) => answers[key] as readonly string[]).flatMap(split));
}

function phrases(languages: readonly Words[], key: Lists, split: Split): PhraseIndex<true> {
  return indexOf(
    languages.flatMap(({ answers }) => answers[key] as readonly string[]),
    split,
  );
}

function indexOf(list: readonly string[], split: Split): PhraseIndex<true> {
  const index = new PhraseIndex<true>();
  for (const phrase of list) index.addPhrase(phrase, split, true);
  return index;
}

function counts(languages: readonly Words[], key: Counts, split: Split): ReadonlyMap<string, number> {
  return new Map(
    languages.flatMap(({ answers }) =>
      Object.entries(answers[key]).map(([word, value]) => [split(word).join(' '), value]),
    ),
  );
}

function countPhrases(languages: readonly Words[], key: Counts, split: Split): PhraseIndex<number> {
  const index = new PhraseIndex<number>();
  for (const { answers } of languages) {
    for (const [phrase, value] of Object.entries(answers[key])) index.addPhrase(phrase, split, value);
  }
  return index;
}
