/** Reads a typed text with the words of both languages: all that it may mean, whatever question is open. */
import type { Understand } from '../chat.ts';
import { isMagnesium } from '../domain/answers.ts';
import type { ComplaintMention, Reading } from '../domain/event.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { createFindAnswers } from './answer-findings.ts';
import { createFind, type Findings } from './findings.ts';
import { createFoodReader } from './food-mentions.ts';
import { createFoodNames, type FoodNames } from './food-names.ts';
import { decodeHiddenModel } from './hidden-model.ts';
import { createForeignReader, foreignTables } from './intent.ts';
import { createAnswerJudge } from './judge-answer.ts';
import { createComplaintJudge } from './judge-complaints.ts';
import { createDangerJudge } from './judge-danger.ts';
import { createFrequencyJudge } from './judge-frequency.ts';
import { createFindIntent, createIntentJudge } from './judge-intent.ts';
import { createNumberJudge, type NumberModel } from './judge-number.ts';
import { type Keep, makeAnew } from './keep.ts';
import { createLabelReader } from './label-reader.ts';
import { decodeModel } from './linear-model.ts';
import type { Mention } from './mentions.ts';
import type { WrittenWords } from './normalise.ts';
import type { NumberKind } from './number-features.ts';
import { createOptionReader } from './option-words.ts';
import { createToldAgeReader } from './told-age.ts';
import { createTopicReader } from './topics.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';

/**
 * @param foodNames the lookup of foods, where it was made already
 * @param keep gives the tables that are indexed, or makes them
 * @returns a reader of texts; all tables are indexed here, once
 */
export function createUnderstand(
  words: { readonly nl: Words; readonly en: Words },
  knowledge: Knowledge,
  foodNames: FoodNames = createFoodNames(words, knowledge, null),
  keep: Keep = makeAnew,
): Understand {
  const languages = [words.nl, words.en];
  const vocabulary = buildVocabulary(languages, knowledge, keep);
  const { split, known } = vocabulary;
  const find = createFind(languages, knowledge, vocabulary, keep);
  const judgeDanger = createDangerJudge(knowledge);
  const judgeComplaints = createComplaintJudge(
    decodeHiddenModel(knowledge.learned.complaints),
    decodeHiddenModel(knowledge.learned.spoken),
  );
  const judgeFrequency = createFrequencyJudge(decodeModel(knowledge.learned.often));
  const readTopic = createTopicReader(decodeModel(knowledge.learned.topics), knowledge);
  const readOptions = createOptionReader(languages, split, keep);
  const findAnswers = createFindAnswers(languages, vocabulary, keep);
  const learned = knowledge.learned.answers;
  const numberModel = (kind: NumberKind): NumberModel => ({
    says: decodeModel(learned[kind]),
    number: decodeModel(learned[`${kind}-number`]),
  });
  const judgeAnswer = createAnswerJudge(
    {
      frequency: decodeModel(learned.frequency),
      bother: decodeModel(learned.bother),
      yesno: decodeModel(learned.yesno),
      none: decodeModel(learned.none),
      control: decodeModel(learned.control),
      sex: decodeModel(learned.sex),
    },
    createNumberJudge({ age: numberModel('age'), count: numberModel('count'), amount: numberModel('amount') }),
    keep('said of', () => ({
      illness: new Set(languages.flatMap(({ answers }) => answers.saidOf.illness).flatMap(split)),
      medicine: new Set(languages.flatMap(({ answers }) => answers.saidOf.medicine).flatMap(split)),
    })),
  );
  const findIntent = createFindIntent(languages, vocabulary, keep);
  const judgeIntent = createIntentJudge(decodeModel(knowledge.learned.intent));
  const readForeign = createForeignReader(keep('foreign languages', () => foreignTables(languages, split)));
  const readLabel = createLabelReader(words, knowledge, keep);
  const pieces = keep('pieces', () => new Set(languages.flatMap(({ labelTexts }) => labelTexts.pieces).flatMap(split)));
  const readToldAge = createToldAgeReader(languages, split, keep);
  const readFoods = createFoodReader(languages, foodNames, split, keep);

  return (text, language, about) => {
    const found = find(text, language);
    const { written, spoken, clauses, clauseWords, speech, medicines, conditions } = found;
    const flags = judgeDanger(found);
    const { answers: read, beside } = findAnswers(text, found, flags);
    const { judged, answers } = judgeAnswer(found, read, beside);
    const { isQuestion } = beside;
    const { frequency, bother } = answers;
    const readText = about === 'food' ? readFoods.behindCommand : readFoods.inText;
    const foods = readText(written, spoken, {
      isKnown: (word) => known.has(word),
      isOfAnother: (span) => clauses.isOfAnother(span),
    });
    const foreign = readForeign(text, written.words);
    const label = weighs(found, vocabulary, !isQuestion || written.words.some((word) => pieces.has(word)))
      ? readLabel(text, language)
      : null;
    // What a language means that is not ours, nobody here can tell; danger is told all the same.
    const intent = foreign === null ? judgeIntent(findIntent(found, read, isQuestion, flags), flags) : 'other_language';
    return {
      ...answers,
      command: intent === 'small_talk' ? politeCommand(answers.command) : answers.command,
      judged,
      options: withoutUnread(readOptions(written.words, clauses, clauseWords, language), { frequency, bother }),
      flags,
      medicines: foreign === null ? medicines : [],
      notTaken: foreign === null ? found.named.notTaken : [],
      medicineQuestion: isQuestion || speech.asks ? medicineQuestion(found, vocabulary, knowledge) : null,
      label,
      magnesiumMg: agreed(answers.magnesiumMg, label),
      unrecognised: found.named.unrecognised,
      complaints:
        foreign === null
          ? judgeFrequency(found, judgeComplaints(found)).map((mention) => inLetters(mention, written))
          : [],
      conditions: foreign === null ? conditions : [],
      toldAge: readToldAge(found),
      ...foods,
      intent,
      foreign,
      isQuestion,
      asks: speech.asks,
      topic: readTopic(found, foods.foods),
    };
  };
}

/** "Thanks, until next time" skips no question, and "thanks for the help" asks for none; all else that is asked for politely is done. */
function politeCommand(command: Reading['command']): Reading['command'] {
  return command === 'skip' || command === 'help' ? null : command;
}

/** Magnesium, or a form of it, is named. */
function namesMagnesium(words: readonly string[], { amounts }: Vocabulary): boolean {
  return words.some((word) => amounts.nutrient.has(word)) || amounts.forms.find(words).length > 0;
}

/** The text weighs magnesium; a question does so only with words of a product, as "is 300 mg enough" asks for something else. */
function weighs({ written: { words }, numbers }: Findings, { amounts }: Vocabulary, isProduct: boolean): boolean {
  const has = (units: ReadonlySet<string>): boolean => numbers.some(({ end }) => units.has(words[end] ?? ''));
  const hasForm = amounts.forms.find(words).length > 0;
  const isNamed = hasForm || words.some((word) => amounts.nutrient.has(word));
  return isNamed && (hasForm || isProduct) && (has(amounts.mg) || (has(amounts.gram) && hasForm));
}

/** Two ways of reading an amount must come to the same; where only one of them gives a number, that is it. */
function agreed(typed: number | null, label: Reading['label']): number | null {
  // A salt, or magnesium itself: neither number is to be trusted.
  if (label?.is === 'ask' && label.why === 'salt') return null;
  if (label?.is !== 'amount' || typed === null) return label?.is === 'amount' ? label.mg : typed;
  return Math.abs(label.mg - typed) <= 1 ? typed : null;
}

/** Medicines that a question names beside magnesium; what is magnesium itself is none of them. */
function medicineQuestion(
  { written, namedByAnyone }: Findings,
  vocabulary: Vocabulary,
  knowledge: Knowledge,
): Reading['medicineQuestion'] {
  if (!namesMagnesium(written.words, vocabulary)) return null;
  const named = namedByAnyone();
  const medicines = named.medicines.filter(({ ids }) => !ids.every((id) => isMagnesium(id, knowledge)));
  return medicines.length === 0 ? null : { medicines, unrecognised: named.unrecognised };
}

/** A scale of which no one step was read ("altijd, in het weekend nooit") names no option either. */
function withoutUnread(
  options: Reading['options'],
  levels: Readonly<Record<'frequency' | 'bother', number | null>>,
): Reading['options'] {
  const { frequency, bother, ...rest } = options;
  return {
    ...rest,
    ...(frequency === undefined || levels.frequency === null ? {} : { frequency }),
    ...(bother === undefined || levels.bother === null ? {} : { bother }),
  };
}

function inLetters(mention: Mention, { from, to }: WrittenWords): ComplaintMention {
  const { complaint, is, frequency, bother, duration, start, end } = mention;
  return { complaint, is, frequency, bother, duration, from: from[start] ?? 0, to: to[end - 1] ?? 0 };
}
