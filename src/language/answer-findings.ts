/** What a text answers by the rules, and what else in it bears on that; learning starts from the same. */
import type { Words } from '../knowledge/schema.ts';
import { type Answers, createAnswerReader } from './answer-reader.ts';
import { askingWords, isAsking } from './asking.ts';
import type { Findings } from './findings.ts';
import type { ReadBeside } from './judge-answer.ts';
import { type Keep, makeAnew } from './keep.ts';
import type { Vocabulary } from './vocabulary.ts';

export type FindAnswers = (
  text: string,
  found: Findings,
  /** Danger that the text tells of. */
  flags: readonly string[],
) => { readonly answers: Answers; readonly beside: ReadBeside };

/** @returns finds what a text answers by the rules; the tables are indexed here, once */
export function createFindAnswers(
  languages: readonly Words[],
  vocabulary: Vocabulary,
  keep: Keep = makeAnew,
): FindAnswers {
  const readAnswers = createAnswerReader(languages, vocabulary, keep);
  const asking = askingWords(languages, vocabulary, keep);
  return (text, { written, clauseWords, mentions, medicines, conditions }, flags) => {
    const names = medicines.length > 0 || conditions.length > 0;
    const tells = mentions.some(({ is }) => is !== 'denied') || flags.length > 0 || names;
    return {
      answers: readAnswers(text, written, clauseWords, { tells, names: mentions.length > 0 }),
      beside: { isQuestion: isAsking(written, asking), complaints: mentions.map(({ is }) => is) },
    };
  };
}
