/** Questions: which answer fits, and what stands around it. Nothing is kept of a question. */
import { isMinor } from './answers.ts';
import type { Action, Reading } from './event.ts';
import { isFoodQuestion } from './food-questions.ts';
import { foodFacts } from './food-text.ts';
import { askedNow, isResultOpen, type Next, oldButton, say, type World } from './screen.ts';
import type { State } from './state.ts';
import { isHeld, medicineFacts } from './supplement-questions.ts';
import { alarmOf } from './triage.ts';
import type { View } from './view.ts';

export type AskAction = Extract<Action, { do: 'ask' | 'ask-list' }>;

/** Topics that speak of taking magnesium: somebody who should not is told so again. */
const SUPPLEMENT_GROUPS: readonly string[] = ['amounts', 'forms', 'use', 'evidence'];

/** Danger, and that somebody is too young, come before questions. A question needs no consent: nothing of it is kept. */
export function mayAsk(state: State, world: World): boolean {
  const { check } = state;
  return check === null || (alarmOf(check, world.knowledge) === null && !isMinor(check.answers, world.knowledge));
}

/** The list of what can be asked. */
export function openAsk(state: State, world: World): Next {
  return around(state, { kind: 'ask-list', group: null }, world);
}

/** Answers a text that is a question, or stands behind /ask; what is not known is declined with who can answer. */
export function answerAsked(state: State, reading: Reading, world: World): Next {
  return around(state, viewOf(state, reading, world), world);
}

/**
 * A question in free text.
 * @param isAnswer the text can also be an answer to the open question; then it must be a question without doubt
 * @returns null when the text is no question
 */
export function takeQuestion(state: State, reading: Reading, isAnswer: boolean, world: World): Next | null {
  const { topic, intent, isQuestion } = reading;
  if (!mayAsk(state, world)) return null;
  // Before consent nothing that is told is kept, so a question in it is all there is to answer.
  const isAside = state.consentAtMs !== null && (intent === 'report' || intent === 'answer');
  const asks = intent === 'question' || (isQuestion && !isAside);
  const isFound = topic.id !== null;
  const isAnswered = isFound && topic.isSure && world.knowledge.topics.get(topic.id)?.grade !== 'decline';
  // "Lisinopril and magnesium" answers which medicines are taken, and asks nothing.
  if (isAnswer) return isQuestion && asks && isAnswered ? answerAsked(state, reading, world) : null;
  if (asks && isFound) return answerAsked(state, reading, world);
  // What tells of the writer is read for what it tells; "magnesium citrate" alone names a topic without asking.
  const likes = reading.foods.some(({ is }) => is !== 'named');
  const tells = likes || reading.complaints.length + reading.conditions.length + reading.medicines.length > 0;
  const isMeant = asks || intent === 'off_topic' || isAnswered;
  return isMeant && !tells ? answerAsked(state, reading, world) : null;
}

/** A button under an answer, or in the list. */
export function takeAskTap(before: State, action: AskAction, world: World): Next {
  const state: State = { ...before, asking: null };
  if (!mayAsk(state, world)) return say(state, world, []);
  if (action.do === 'ask-list') {
    const { group } = action;
    const isKnown = group === null || [...world.knowledge.topics.values()].some((each) => each.group === group);
    return isKnown ? around(state, { kind: 'ask-list', group }, world) : oldButton(before);
  }
  const topic = world.knowledge.topics.get(action.topic);
  if (topic === undefined) return oldButton(before);
  const { show, page } = action;
  const { id, group } = topic;
  return around(state, { kind: 'ask', topic: id, show, page, isHeld: isToldAgain(state, group, world) }, world);
}

/** Foods and medicines have answers of their own; all else is a topic, or not known. */
function viewOf(state: State, reading: Reading, world: World): View {
  const { knowledge } = world;
  const facts = foodFacts(state, reading, false, knowledge) ?? medicineFacts(state, reading, knowledge);
  if (facts !== null) return facts;
  const { id, isSure, near } = reading.topic;
  // "My doctor told me to try magnesium" asks nothing: what it may be about is offered, not answered.
  const isAsked = isSure || reading.isQuestion;
  const found = id === null || !isAsked ? undefined : knowledge.topics.get(id);
  if (found === undefined) return { kind: 'ask-unsure', near };
  return { kind: 'ask', topic: found.id, show: 'short', page: 0, isHeld: isToldAgain(state, found.group, world) };
}

/** The answer, and below it the question that is open in the check or about food; a result or a plan stays where it stands. */
function around(state: State, view: View, world: World): Next {
  const at = state.food?.at ?? null;
  const isOpen = isFoodQuestion(at) || (at === null && askedNow(state, world) !== null);
  return say(state, world, [view], isOpen ? 'and' : 'only');
}

/** The check found that this person should take no magnesium without a doctor, and the topic speaks of taking it. */
function isToldAgain(state: State, group: string, world: World): boolean {
  return SUPPLEMENT_GROUPS.includes(group) && isResultOpen(state, world) && isHeld(state, world.knowledge);
}
