/** What a text is for: what the rules say, weighed by what was learned from examples. */
import type { Intent } from '../domain/event.ts';
import type { Words } from '../knowledge/schema.ts';
import type { Answers } from './answer-reader.ts';
import { askingWords, beginsAsking } from './asking.ts';
import type { Findings } from './findings.ts';
import { type IntentSigns, readIntent } from './intent.ts';
import { type Keep, makeAnew } from './keep.ts';
import type { LearnedModel } from './linear-model.ts';
import { SHORT } from './short-answers.ts';
import { featuresOf } from './text-features.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a text is for by the rules, and what it looks like to what was learned; learning starts from the same. */
export interface FoundIntent {
  readonly byRules: Intent;
  readonly features: ReadonlySet<number>;
}

/**
 * @param answers what the rules read as an answer
 * @param flags danger that the text tells of
 */
export type FindIntent = (
  found: Findings,
  answers: Answers,
  isQuestion: boolean,
  flags: readonly string[],
) => FoundIntent;

/**
 * What was learned overrules the rules from this likelihood on; more is asked of what the bot acts upon. Chosen, as the next, on
 * texts that were left out of learning.
 */
const SURE: Readonly<Record<Intent, number>> = {
  report: 0.5,
  answer: 0.7,
  small_talk: 0.5,
  question: 0.65,
  off_topic: 0.45,
  command: 0.65,
  other_language: 1,
};
/** What the rules take for a question is one, unless this likely something else: who asks while telling wants an answer. */
const SURE_NO_QUESTION = 0.6;
/** Steps of length in words. */
const LENGTHS = [1, 2, 4, 7, 11, 16, 24];

/** @returns finds what a text is for by the rules; the tables are indexed here, once */
export function createFindIntent(
  languages: readonly Words[],
  vocabulary: Vocabulary,
  keep: Keep = makeAnew,
): FindIntent {
  const asking = askingWords(languages, vocabulary, keep);
  return (found, answers, isQuestion, flags) => {
    const { written, speech, mentions, medicines, conditions } = found;
    const { words } = written;
    const signs: IntentSigns = {
      isCommand: answers.command !== null,
      isGreeting: answers.command === 'start',
      isAnswer:
        words.length <= SHORT &&
        (answers.yesNo !== null ||
          answers.isUnknown ||
          answers.isNone ||
          answers.number !== null ||
          answers.frequency !== null ||
          answers.bother !== null),
      isQuestion: isQuestion || speech.asks,
      asksFirst: (speech.asksFirst || beginsAsking(words, asking)) && flags.length === 0,
      tells: mentions.length > 0 || flags.length > 0,
      names: medicines.length > 0 || conditions.length > 0,
      ofOthers:
        flags.length === 0 && mentions.some(({ is }) => is === 'other') && mentions.every(({ is }) => is !== 'present'),
      onlyWonders: mentions.length > 0 && flags.length === 0 && mentions.every(({ is }) => is === 'wondering'),
    };
    const byRules = readIntent(words, signs, vocabulary.intents);
    const length = LENGTHS.filter((each) => each <= words.length).length;
    const names = [
      `rules ${byRules}`,
      `rules ${byRules} ${length}`,
      `length ${length}`,
      `command ${answers.command}`,
      `ends ${written.endsAsQuestion} ${isQuestion}`,
      ...Object.entries(signs).flatMap(([sign, is]) => (is ? [sign, `${sign} ${length}`] : [])),
      ...Object.entries(vocabulary.intents).flatMap(([kind, index]) =>
        index instanceof Set || index.find(words).length === 0 ? [] : [kind, `${kind} ${length}`],
      ),
      ...mentions.map(({ is }) => `mention ${is}`),
      `first ${words[0]}`,
      `first ${words[0]} ${words[1]}`,
      `last ${words.at(-1)}`,
    ];
    return { byRules, features: featuresOf(words, names) };
  };
}

/** @returns tells the likeliest intent; of a text that tells of danger the rules say it, as it is told to be told */
export function createIntentJudge(model: LearnedModel): (intent: FoundIntent, flags: readonly string[]) => Intent {
  return ({ byRules, features }, flags) => {
    if (flags.length > 0 || model.labels.length < 2) return byRules;
    const likely = model.likely(features);
    const most = Math.max(...likely);
    const likeliest = model.labels[likely.indexOf(most)] as Intent; // the labels that learn-intents.ts learns
    // What is asked of something else is a question by its words as well.
    const isAsked = byRules === 'question' && likeliest !== 'off_topic';
    const sure = isAsked ? Math.max(SURE_NO_QUESTION, SURE[likeliest]) : SURE[likeliest];
    return most < sure ? byRules : likeliest;
  };
}
