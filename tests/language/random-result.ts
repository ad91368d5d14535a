/** Random people, as their answers: options, ticks, amounts and "don't know" for every question that is called for. */

import { newCheck } from '../../src/domain/check.ts';
import { openQuestion, surveyOf } from '../../src/domain/questionnaire.ts';
import { resultOf } from '../../src/domain/result.ts';
import type { Answer, Check } from '../../src/domain/state.ts';
import { alarmOf } from '../../src/domain/triage.ts';
import type { Question, Result } from '../../src/domain/view.ts';
import type { Chance } from '../domain/random-answers.ts';
import { knowledge } from '../knowledge-base.ts';

const MEDICINES = [...knowledge.medicines.keys(), ...knowledge.medicineGroups.keys()];
const AMOUNTS = [0, 0, 0, 100, 200, 249, 250, 251, 400];
const MOST_ROUNDS = 20;
const FOOD: ReadonlySet<string> = new Set(knowledge.screener.questions.map(({ id }) => id));

/** The result of a random adult without danger; null for the others. */
export function randomResult(chance: Chance): Result | null {
  const often = chance.pick([0, 0, 0, 0.1, 0.3]);
  const unknown = chance.pick([0, 0, 0, 0.05, 0.3]);
  const eatsLittle = chance.happens(0.6);
  let answers: Check['answers'] = {};
  const offered = new Map<string, string>();
  // All that is called for at once, and then what those answers call for, or put on a list that was answered.
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { list } = surveyOf(answers, knowledge);
    const open = list.filter(({ id, options }) => offered.get(id) !== options.join());
    if (open.length === 0) {
      const check: Check = { ...newCheck(1, 0), answers, order: list.map(({ id }) => id) };
      const isDone = alarmOf(check, knowledge) === null && openQuestion(check, knowledge) === null;
      return isDone ? resultOf(check, knowledge) : null;
    }
    const given = open.map((question) => [question.id, randomAnswer(question, chance, { often, unknown, eatsLittle })]);
    for (const { id, options } of open) offered.set(id, options.join());
    answers = { ...answers, ...Object.fromEntries(given) };
  }
  return null;
}

interface Person {
  /** Share of ticks, and of "don't know". */
  readonly often: number;
  readonly unknown: number;
  readonly eatsLittle: boolean;
}

function randomAnswer(question: Question, chance: Chance, { often, unknown, eatsLittle }: Person): Answer {
  const isSafety = question.id.startsWith('safety') || question.labels === 'sign';
  if (chance.happens(isSafety ? unknown / 5 : unknown) && question.id !== 'age') return { is: 'unknown' };
  switch (question.kind) {
    case 'single': {
      if (question.id === 'age') return { is: 'option', option: chance.pick(question.options.slice(1)) };
      if (question.id === 'food-offer') return { is: 'option', option: chance.pick(['now', 'now', 'later']) };
      if (eatsLittle && FOOD.has(question.id)) return { is: 'option', option: question.options[0] ?? '' };
      if (question.id === 'safety-mind') return { is: 'option', option: question.options[0] ?? '' };
      return { is: 'option', option: chance.pick(question.options) };
    }
    case 'many':
      return { is: 'options', options: question.options.filter(() => chance.happens(isSafety ? 0.01 : often / 2)) };
    case 'medicines':
      return {
        is: 'options',
        options: [
          ...new Set(
            Array.from({ length: chance.happens(often) ? chance.whole(1, 4) : 0 }, () => chance.pick(MEDICINES)),
          ),
        ],
      };
    case 'amount':
      return { is: 'amount', mg: chance.pick(AMOUNTS) };
  }
}
