/** What is on the screen: it follows from the state alone. */
import type { Knowledge } from '../knowledge/schema.ts';
import { isMinor } from './answers.ts';
import { isComplete, questionBefore } from './check.ts';
import type { Reading } from './event.ts';
import { planOf } from './food-plan.ts';
import { foodView } from './food-screen.ts';
import { openQuestion, surveyOf } from './questionnaire.ts';
import { resultOf } from './result.ts';
import type { Check, State } from './state.ts';
import { alarmOf } from './triage.ts';
import type { Notice, Question, Step, View } from './view.ts';

export interface World {
  readonly knowledge: Knowledge;
  readonly nowMs: number;
  /** Language code of the person's app, e.g. `nl` or `en-GB`; null if unknown. */
  readonly appLanguage: string | null;
}

/** New state and views; `state` null forgets the person. */
export type Next = Pick<Step, 'state' | 'views'>;

export function askedNow(state: State, world: World): { readonly check: Check; readonly question: Question } | null {
  const { check } = state;
  if (check === null || state.paused || isMinor(check.answers, world.knowledge)) return null;
  if (alarmOf(check, world.knowledge) !== null) return null;
  const question = openQuestion(check, world.knowledge);
  return question === null ? null : { check, question };
}

export function isResultOpen(state: State, world: World): boolean {
  const { check } = state;
  if (check === null || state.paused || isMinor(check.answers, world.knowledge)) return false;
  return alarmOf(check, world.knowledge) === null && isComplete(check, world.knowledge);
}

/** Before consent only the app's language is known, and where the chat is; that is nothing to export or delete. */
export function isAnythingKept(state: State): boolean {
  return state.consentAtMs !== null || state.languageChosen;
}

export function notice(id: Notice, ids: readonly string[] = []): View {
  return { kind: 'notice', notice: id, ids, what: null };
}

/** "Thanks" is no answer, and nothing to be sorry about. */
export function puzzled({ intent }: Reading, line: Notice = 'not-understood'): Notice {
  return intent === 'small_talk' ? 'small-talk' : line;
}

/**
 * The lines, and then (unless `only`) what is open now: the screen follows from the state alone.
 * @param before the check before this event, when this event answered a question; tells a new result from a changed one
 */
export function say(
  state: State,
  world: World,
  lines: readonly View[],
  rest: 'and' | 'only' = 'and',
  before: Check | null = null,
): Next {
  const alarm = state.check === null || state.paused ? null : alarmOf(state.check, world.knowledge);
  const views = rest === 'only' && alarm === null ? lines : [...lines, screen(state, world, before)];
  return { state, views };
}

function screen(state: State, world: World, before: Check | null): View {
  const { knowledge } = world;
  const { check } = state;
  if (state.asking !== null) return { kind: 'confirm', what: state.asking };
  if (state.consentAtMs === null) return { kind: 'consent' };
  const food = foodScreen(state, world);
  if (food !== null) return food;
  if (check === null || state.paused) return { kind: 'paused', hasCheck: check !== null };
  const alarm = alarmOf(check, knowledge);
  if (alarm !== null) return { kind: 'alarm', run: check.run, canTakeBack: true, ...alarm };
  if (isMinor(check.answers, knowledge)) return { kind: 'out-of-scope', run: check.run };
  if (check.heard !== null) return { kind: 'heard', run: check.run, heard: check.heard };
  const question = openQuestion(check, knowledge);
  if (question === null) {
    const isNew = before !== null && before.changing === null;
    return {
      kind: 'result',
      run: check.run,
      isNew,
      part: check.part,
      page: check.page,
      result: resultOf(check, knowledge, state.food),
      ...(check.part === 'food' && { plan: planOf(surveyOf(check.answers, knowledge).answers, knowledge, state.food) }),
    };
  }
  return questionView(check, question, knowledge);
}

/** The food part, when it is what is looked at and nothing goes before it. */
function foodScreen(state: State, world: World): View | null {
  const { check, food } = state;
  if (food === null || food.at === null) return null;
  if (check === null) return foodView(state, food.at, 'none', world.knowledge);
  const isBehind =
    alarmOf(check, world.knowledge) !== null || isMinor(check.answers, world.knowledge) || check.heard !== null;
  if (isBehind) return null;
  return foodView(state, food.at, isComplete(check, world.knowledge) ? 'result' : 'open', world.knowledge);
}

function questionView(check: Check, question: Question, knowledge: Knowledge): View {
  const { list, answers } = surveyOf(check.answers, knowledge);
  const earlier = answers[question.id];
  const ticked = isList(question) ? check.draft : earlier?.is === 'option' ? [earlier.option] : [];
  return {
    kind: 'question',
    run: check.run,
    question,
    ticked,
    progress: { number: list.findIndex((each) => each.id === question.id) + 1, about: list.length },
    canGoBack: check.changing !== null || questionBefore(check, knowledge) !== null,
    isChange: check.changing !== null,
    meant: check.unsure[0]?.[0] ?? null,
  };
}

export function isList(question: Question): boolean {
  return question.kind === 'many' || question.kind === 'medicines';
}

/** A button of an earlier question, check or version: a polite line, and nothing else. */
export function oldButton(state: State): Next {
  return { state, views: [notice('old-button')] };
}
