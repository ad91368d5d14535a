/** Every tap costs a tired person something: no question is asked whose answer can change nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCheck } from '../../src/domain/check.ts';
import { surveyOf } from '../../src/domain/questionnaire.ts';
import { resultOf } from '../../src/domain/result.ts';
import type { Answer, Check } from '../../src/domain/state.ts';
import { alarmOf } from '../../src/domain/triage.ts';
import type { Question } from '../../src/domain/view.ts';
import { knowledge } from '../knowledge-base.ts';

const MEDICINES = ['omeprazole', 'furosemide', 'simvastatin', 'water_tablets', 'levothyroxine', 'ibuprofen', 'lithium'];

type Pick = (options: readonly Answer[]) => Answer | undefined;

/** Each question at the moment it is asked in a random conversation, with what had been answered until then. */
function moments(picks: readonly number[]): readonly { readonly before: Check; readonly question: Question }[] {
  const seen: { before: Check; question: Question }[] = [];
  let index = 0;
  filled(
    newCheck(1, 0),
    (options) => options[(picks[index++ % picks.length] ?? 0) % options.length],
    (before, question) => seen.push({ before, question }),
  );
  return seen;
}

/** Answers all that is open, with everything that the answers open. */
function filled(start: Check, pick: Pick, asked: (before: Check, question: Question) => void = () => {}): Check {
  for (let check = start; ; ) {
    const { list, answers } = surveyOf(check.answers, knowledge);
    const open = list.find((question) => answers[question.id] === undefined);
    if (open === undefined) return check;
    asked(check, open);
    const next = withAnswer(check, open, pick(answersTo(open)) ?? { is: 'unknown' });
    // An alarm stops the questions; the walk goes on as if it had been taken back and answered with "don't know".
    check = alarmOf(next, knowledge) === null ? next : withAnswer(check, open, { is: 'unknown' });
  }
}

function withAnswer(check: Check, question: Question, answer: Answer): Check {
  return { ...check, answers: { ...check.answers, [question.id]: answer } };
}

function answersTo(question: Question): readonly Answer[] {
  const unknown: Answer = { is: 'unknown' };
  if (question.kind === 'amount') return [unknown, { is: 'amount', mg: 0 }, { is: 'amount', mg: 300 }];
  if (question.kind === 'single')
    return [unknown, ...question.options.map((option): Answer => ({ is: 'option', option }))];
  const options = question.kind === 'medicines' ? MEDICINES : question.options;
  const many: Answer = { is: 'options', options: options.filter((option) => !['fish', 'milk'].includes(option)) };
  return [
    unknown,
    { is: 'options', options: [] },
    ...options.map((option): Answer => ({ is: 'options', options: [option] })),
    ...(question.id === 'allergies' ? [many] : []),
  ];
}

/** What a person sees of a result, without the list of answers itself and without the diet, which only repeats one. */
function output(check: Check): string {
  const { answers: _answers, diet: _diet, ...seen } = resultOf(check, knowledge);
  return JSON.stringify(seen);
}

/** Ways to answer the rest: the first real answer, the second, the last. */
const COMPLETIONS: readonly Pick[] = [
  (options) => options[1],
  (options) => options[2] ?? options[1],
  (options) => options.at(-1),
];

/** True when, however the rest may be answered, two answers to this question can lead to different results. */
function canMatter(before: Check, question: Question): boolean {
  return COMPLETIONS.some((pick) => {
    const outputs = new Set(
      answersTo(question).map((answer) => output(filled(withAnswer(before, question, answer), pick))),
    );
    return outputs.size > 1;
  });
}

describe('every question', () => {
  it('can change what the result says, at the moment it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 70, maxLength: 70 }), (picks) => {
        const useless = moments(picks).filter(({ before, question }) => !canMatter(before, question));
        expect(useless.map(({ question }) => question.id)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
