/** Questions: which answer fits, and what stands around it. Nothing is kept of a question. */
import { isMinor } from './answers.ts';
import type { Action, Reading } from './event.ts';
import { resultOf } from './result.ts';
import { askedNow, isResultOpen, type Next, oldButton, say, type World } from './screen.ts';
import type { State } from './state.ts';
import { alarmOf } from './triage.ts';
import type { View } from './view.ts';

export type AskAction = Extract<Action, { do: 'ask' | 'ask-list' }>;

/** Medicines are answered by name when magnesium with them is asked about. */
const MEDICINES_TOPIC = 'medicine_interactions';
/** Topics that speak of taking magnesium: somebody who should not is told so again. */
const SUPPLEMENT_GROUPS: readonly string[] = ['amounts', 'forms', 'use', 'evidence'];
const MOST_MEDICINES = 3;

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
  const asks = intent === 'question' || (isQuestion && intent !== 'report');
  const isFound = topic.id !== null;
  if (!mayAsk(state, world)) return null;
  if (isAnswer) return asks && isFound && topic.isSure ? answerAsked(state, reading, world) : null;
  if (asks && isFound) return answerAsked(state, reading, world);
  // What tells of the writer is read for what it tells; "magnesium citrate" alone names a topic without asking.
  const tells = reading.complaints.length + reading.conditions.length + reading.medicines.length > 0;
  const isMeant = asks || intent === 'off_topic' || (isFound && topic.isSure);
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
  return around(
    state,
    { kind: 'ask', topic: topic.id, show, page, medicines: [], isHeld: isHeld(state, topic.group, world) },
    world,
  );
}

function viewOf(state: State, reading: Reading, world: World): View {
  const { topic, medicines } = reading;
  const named = medicines.flatMap(({ ids }) => ids.slice(0, 1)).slice(0, MOST_MEDICINES);
  const found = topic.id === null ? undefined : world.knowledge.topics.get(topic.id);
  const isOfMedicines =
    named.length > 0 && (found?.id === MEDICINES_TOPIC || found?.under === MEDICINES_TOPIC || found?.group === 'use');
  if (isOfMedicines) {
    return { kind: 'ask', topic: MEDICINES_TOPIC, show: 'short', page: 0, medicines: named, isHeld: false };
  }
  if (found === undefined) return { kind: 'ask-unsure', near: topic.near };
  return {
    kind: 'ask',
    topic: found.id,
    show: 'short',
    page: 0,
    medicines: [],
    isHeld: isHeld(state, found.group, world),
  };
}

/** The answer, and below it the question that is open in the check; a result or a plan stays where it stands. */
function around(state: State, view: View, world: World): Next {
  const isOpen = askedNow(state, world) !== null && state.food?.at == null;
  return say(state, world, [view], isOpen ? 'and' : 'only');
}

/** The check found that this person should take nothing without a doctor. */
function isHeld(state: State, group: string, world: World): boolean {
  const { check } = state;
  if (!SUPPLEMENT_GROUPS.includes(group) || check === null || !isResultOpen(state, world)) return false;
  return resultOf(check, world.knowledge, state.food).supplement.status === 'blocked';
}
