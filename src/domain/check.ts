/** What can be done to a check: answer, tick, go back, change. Each returns a new check and loses nothing that was said. */
import type { Knowledge } from '../knowledge/schema.ts';
import { type Answers, isMinor, namesMagnesium, UNRECOGNISED_MEDICINE } from './answers.ts';
import { openQuestion, surveyOf } from './questionnaire.ts';
import type { Answer, Check } from './state.ts';
import type { Question } from './view.ts';

export function newCheck(run: number, nowMs: number): Check {
  return {
    run,
    startedAtMs: nowMs,
    answers: {},
    order: [],
    draft: [],
    flags: [],
    unsure: [],
    heard: null,
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
export function answer(check: Check, question: string, given: Answer, knowledge: Knowledge): Check {
  const answered: Check = {
    ...check,
    answers: { ...check.answers, [question]: given },
    order: [...check.order.filter((id) => id !== question), question],
    draft: [],
    unsure: [],
    changing: check.changing === question ? null : check.changing,
    part: 'summary',
    page: 0,
  };
  const settled = question === 'medicines' ? withoutDeniedMagnesium(answered, knowledge) : answered;
  return withKeptTicks(askGrownAgain(settled, check.answers, knowledge), knowledge);
}

/** "No magnesium", and now some is named among the medicines after all: how much is asked again. */
export function withoutDeniedMagnesium(check: Check, knowledge: Knowledge): Check {
  const { 'magnesium-now': amount, ...others } = check.answers;
  const isDenied = amount?.is === 'amount' && amount.mg === 0;
  if (!isDenied || !namesMagnesium(check.answers, knowledge)) return check;
  return { ...check, answers: others, order: check.order.filter((id) => id !== 'magnesium-now') };
}

/** Ticks or unticks an option of the open list; doing it twice changes nothing. */
export function tick(check: Check, option: string, on: boolean): Check {
  const others = check.draft.filter((each) => each !== option);
  return { ...check, draft: on ? [...others, option] : others };
}

/** Id of the question that Back opens: of those before the open one, the last that was answered; null when there is none. */
export function questionBefore(check: Check, knowledge: Knowledge): string | null {
  const { list, answers } = surveyOf(check.answers, knowledge);
  const open = openQuestion(check, knowledge);
  const end = list.findIndex((question) => question.id === open?.id);
  const before = new Set((end < 0 ? list : list.slice(0, end)).map((question) => question.id));
  return check.order.findLast((id) => before.has(id) && answers[id] !== undefined) ?? null;
}

/** Drops the answer before the open question and asks it again, ticks kept; null when there is none. While changing: gives the change up. */
export function back(check: Check, knowledge: Knowledge): Check | null {
  if (check.changing !== null) return { ...check, changing: null, draft: [], unsure: [] };
  const last = questionBefore(check, knowledge);
  if (last === null) return null;
  const { [last]: dropped, ...rest } = withOpenTicks(check, knowledge).answers;
  const opened: Check = {
    ...check,
    answers: rest,
    order: check.order.filter((id) => id !== last),
    draft: dropped?.is === 'options' ? dropped.options : [],
    unsure: [],
  };
  return askGrownAgain(opened, check.answers, knowledge);
}

/** What is ticked on the open list, and not confirmed yet, is there again when the list is. */
function withOpenTicks(check: Check, knowledge: Knowledge): Check {
  const open = openQuestion(check, knowledge);
  if (open === null || check.draft.length === 0) return check;
  return { ...check, answers: { ...check.answers, [open.id]: { is: 'options', options: check.draft, again: true } } };
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

/**
 * Lists on which more can be ticked than before are to be asked again with their ticks, and a choice that has more options
 * is to be made again: what was never asked is no "no".
 * @param before the answers before the event that led to `check`
 */
function askGrownAgain(check: Check, before: Answers, knowledge: Knowledge): Check {
  const listBefore = allQuestions(before, knowledge);
  // Nearly all questions are the very same for everybody, and so have not grown.
  const sameAsBefore = new Set(listBefore);
  const grown: Record<string, Answer> = {};
  const asked = new Set<string>();
  for (const question of allQuestions(check.answers, knowledge)) {
    if (sameAsBefore.has(question)) continue;
    const { id, kind, labels, options } = question;
    const given = check.answers[id];
    if (given === undefined || given !== before[id]) continue;
    // The list of allergies is the same for everybody, so it cannot grow: what was said of it before it is asked holds.
    if (labels === 'allergy') continue;
    const known = listBefore.find((each) => each.id === id)?.options;
    if (options.every((option) => known?.includes(option))) continue;
    if (kind === 'many' && given.is === 'options') grown[id] = { is: 'options', options: given.options, again: true };
    if (kind === 'single' && given.is === 'option' && known !== undefined) {
      asked.add(id);
    }
  }
  // Nearly always: the same answers stay, and what follows from them need not be worked out again.
  if (asked.size === 0 && Object.keys(grown).length === 0) return check;
  const kept = Object.entries({ ...check.answers, ...grown }).filter(([id]) => !asked.has(id));
  const answers: Answers = Object.fromEntries(kept);
  const open: Check = { ...check, answers, order: check.order.filter((id) => answers[id] !== undefined) };
  // A choice that is open again can put rows on lists in its turn.
  return asked.size > 0 ? askGrownAgain(open, before, knowledge) : open;
}

/** The questions of these answers; under 18 those of somebody of unknown age, because that may turn out to be a mistaken tap. */
function allQuestions(answers: Answers, knowledge: Knowledge): readonly Question[] {
  if (!isMinor(answers, knowledge)) return surveyOf(answers, knowledge).list;
  const { age: _, ...others } = answers;
  return surveyOf(others, knowledge).list;
}

/** A list that is asked again comes with its ticks. */
export function withKeptTicks(check: Check, knowledge: Knowledge): Check {
  const open = openQuestion(check, knowledge);
  const kept = open === null ? undefined : check.answers[open.id];
  if (open === null || kept?.is !== 'options' || kept.again !== true) return check;
  return { ...check, draft: kept.options.filter((option) => open.options.includes(option)) };
}
