/** All that a text may answer, whatever was asked: yes or no, a number, an amount, how often, how much bother. */

import type { Reading, WordCommand } from '../domain/event.ts';
import type { Words } from '../knowledge/schema.ts';
import { answerNumber } from './answer-number.ts';
import { afterCorrection, ofNow } from './answer-part.ts';
import type { Sign } from './answer-signs.ts';
import { answersWords } from './answer-words.ts';
import { readBother } from './bother.ts';
import { type ClauseWords, readClauses } from './clauses.ts';
import { type BotherLevel, type FrequencyLevel, findCounts } from './frequency.ts';
import { readFrequency } from './frequency-answer.ts';
import { type Keep, makeAnew } from './keep.ts';
import { magnesiumMg } from './magnesium-amount.ts';
import type { WrittenWords } from './normalise.ts';
import { findNumbers } from './numbers.ts';
import { readShortAnswers, SHORT } from './short-answers.ts';
import type { SimilarWords } from './similar-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { KnownWords } from './word-numbers.ts';

export interface Answers {
  readonly command: WordCommand | null;
  readonly yesNo: Reading['yesNo'];
  readonly isUnknown: boolean;
  readonly isNone: boolean;
  readonly number: Reading['number'];
  readonly magnesiumMg: Reading['magnesiumMg'];
  readonly frequency: FrequencyLevel | null;
  readonly bother: BotherLevel | null;
}

/** What else the text was found to say. */
export interface Told {
  /** Complaints that are not denied, danger, medicines or illnesses. */
  readonly tells: boolean;
  /** A complaint, however it is spoken of. */
  readonly names: boolean;
}

/** @param clauseWords those of the language of the text */
export type ReadAnswers = (text: string, written: WrittenWords, clauseWords: ClauseWords, told: Told) => Answers;

/** @returns a reader of answers; all tables are indexed here, once */
export function createAnswerReader(
  languages: readonly Words[],
  vocabulary: Vocabulary,
  keep: Keep = makeAnew,
): ReadAnswers {
  const { known } = vocabulary;
  const { short, numbers: numberWords, bothers, parts, scale, similar } = answersWords(languages, vocabulary, keep);

  const readWhole = (text: string, written: WrittenWords, clauseWords: ClauseWords, told: Told): Answers => {
    const { words } = written;
    const clauses = readClauses(written, clauseWords);
    const numbers = findNumbers(words, vocabulary.numbers);
    const mg = magnesiumMg(words, numbers, vocabulary.amounts);
    const number = answerNumber(written, numbers, mg, numberWords);
    const isShort = words.length <= SHORT;
    // A long text tells, and answers nothing by a few words.
    const signs = words.length > LONGEST_PUT_RIGHT ? [] : short.findSigns(written);
    // "which week should I take?"
    const asks = written.endsAsQuestion && short.questions.find(words.slice(0, 4)).some(({ start }) => start === 0);
    const isHedged = asks || (words.length <= LONGEST_HEDGED && short.hedges.find(words).length > 0);
    const signed = levelOfSigns<FrequencyLevel>(signs, 'frequency');
    const frequency = readFrequency(words, numbers, clauses, clauseWords, vocabulary, scale, {
      isHedged,
      isShort,
      signed,
    });
    const said = isHedged
      ? null
      : (readBother(words, numbers, clauses, clauseWords, bothers) ?? levelOfSigns<BotherLevel>(signs, 'bother'));
    // "a lot, though I still manage everything"
    const bother = said === MOST_BOTHER && signs.some(({ says }) => says === 'copes') ? COPES : said;
    // "een pil, geen idee hoe sterk"
    const isUnsure = signs.some(({ says }) => UNSURE.has(says));
    const inShort = readShortAnswers(text, written, short, {
      ...told,
      counts: (number !== null && number.to > (isUnsure ? COUNTED_UNSURE : 0)) || (frequency ?? 0) > 0,
      weighs: (bother ?? 0) > 0,
      speaks: frequency !== null || bother !== null,
    });
    // "vijf van de zeven nachten slaap ik goed": what is counted is the time without
    const isOfRest =
      frequency === null && findCounts(words, numbers, vocabulary.periods, isShort, clauses.isEnd).length > 0;
    return { ...inShort, number: isOfRest ? null : number, magnesiumMg: mg, frequency, bother };
  };

  return (text, spelled, clauseWords, told) => {
    const isShort = spelled.words.length <= MENDED;
    const written = isShort ? { ...spelled, words: mended(spelled.words, known, similar) } : spelled;
    const whole = readWhole(text, written, clauseWords, told);
    if (written.words.length > LONGEST_PUT_RIGHT) return whole;
    const part = afterCorrection(written, parts) ?? ofNow(written, parts);
    if (part === null) return whole;
    // "verkeerd getikt, het moet nee zijn" goes back to nothing, and "nu niks meer" is not done.
    const put = { ...readWhole(text, part, clauseWords, told), command: null };
    // "that's not right, nothing is wrong" takes back; "hardly, no, scrap that, never" puts right
    const measures = put.number !== null || put.frequency !== null || put.bother !== null;
    if (isSilent(put) || (whole.command !== null && put.isUnknown)) return whole;
    if (whole.command === 'take-back' && !measures) return whole;
    return { ...put, isNone: whole.isNone, yesNo: put.yesNo ?? (put.isNone ? 'no' : null) };
  };
}

/** "It varies" in a longer text is of something else. */
const LONGEST_HEDGED = 20;
const MOST_BOTHER = 3;
/** Clear, but nothing is given up. */
const COPES = 2;
const UNSURE: ReadonlySet<string> = new Set(['unknown', 'unsure', 'perhaps']);
/** "In two minds", "maybe one of them": no more than this is counted beside a doubt. */
const COUNTED_UNSURE = 1;
/** Longer texts tell more than an answer that was put right. */
const LONGEST_PUT_RIGHT = 30;
/** Words of longer texts are left as they are. */
const MENDED = 12;

function isSilent({ number, magnesiumMg, frequency, bother, yesNo, isUnknown, isNone, command }: Answers): boolean {
  const says = isUnknown || isNone || command !== null || yesNo !== null;
  return !says && number === null && magnesiumMg === null && frequency === null && bother === null;
}

/** The one step that the signs of a scale name. */
function levelOfSigns<Level extends number>(signs: readonly Sign[], scale: 'frequency' | 'bother'): Level | null {
  const levels = new Set(
    signs.flatMap(({ says }) => (says.startsWith(`${scale} `) ? [Number(says.slice(scale.length + 1)) as Level] : [])),
  );
  const [level] = levels;
  return levels.size === 1 && level !== undefined ? level : null;
}

/** Misspelt words become the word of an answer that they are close to. */
function mended(words: readonly string[], known: KnownWords, similar: SimilarWords): readonly string[] {
  return words.map((word) =>
    known.has(word) || word.length < SHORTEST_MENDED ? word : (similar.nearest(word)[0] ?? word),
  );
}

const SHORTEST_MENDED = 4;
