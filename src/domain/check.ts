/** What can be done to a check: answer, tick, go back, change. Each returns a new check and loses nothing that was said. */
import type { Knowledge } from '../knowledge/schema.ts';
import { openQuestion, surveyOf, UNRECOGNISED_MEDICINE } from './questionnaire.ts';
import type { Answer, Check } from './state.ts';

export function newCheck(run: number, nowMs: number): Check {
  return {
    run,
    startedAtMs: nowMs,
    answers: {},
    order: [],
    draft: [],
    flags: [],
    unsure: [],
    changing: null,
    part: 'summary',
    page: 0,
  };
}

/** All questions that these answers call for have one. */
export function isComplete(check: Check, knowledge: Knowledge): boolean {
  return openQuestion(check, knowledge) === null;
}

/** Writes down the answer to a question and goes on. */
export function answer(check: Check, question: string, given: Answer): Check {
  return {
    ...check,
    answers: { ...check.answers, [question]: given },
    order: [...check.order.filter((id) => id !== question), question],
    draft: [],
    unsure: [],
    changing: check.changing === question ? null : check.changing,
    part: 'summary',
    page: 0,
  };
}

/** Ticks or unticks an option of the open list; doing it twice changes nothing. */
export function tick(check: Check, option: string, on: boolean): Check {
  const others = check.draft.filter((each) => each !== option);
  return { ...check, draft: on ? [...others, option] : others };
}

/** Drops the last answer and opens its question again, ticks kept; null when there is none. While changing: gives the change up. */
export function back(check: Check, knowledge: Knowledge): Check | null {
  if (check.changing !== null) return { ...check, changing: null, draft: [], unsure: [] };
  const { answers } = surveyOf(check.answers, knowledge);
  const last = check.order.findLast((id) => answers[id] !== undefined);
  if (last === undefined) return null;
  const { [last]: dropped, ...rest } = check.answers;
  return {
    ...check,
    answers: rest,
    order: check.order.filter((id) => id !== last),
    draft: dropped?.is === 'options' ? dropped.options : [],
    unsure: [],
  };
}

/** Opens an answer to be changed, with its ticks; null when the question is not one of this check. */
export function change(check: Check, question: string, knowledge: Knowledge): Check | null {
  const before = surveyOf(check.answers, knowledge).answers[question];
  if (before === undefined) return null;
  return { ...check, changing: question, draft: before.is === 'options' ? before.options : [], unsure: [] };
}

/** Answer to "Do you mean ...?": yes adds the medicine; no asks for the next candidate, and after the last counts as unknown. */
export function settleMedicine(check: Check, medicine: string, yes: boolean): Check {
  const [candidates = [], ...others] = check.unsure;
  if (yes) return { ...tick(check, medicine, true), unsure: others };
  const rest = candidates.filter((id) => id !== medicine);
  if (rest.length > 0) return { ...check, unsure: [rest, ...others] };
  return { ...tick(check, UNRECOGNISED_MEDICINE, true), unsure: others };
}
