/** A tapped button. One of an earlier question, check or version changes nothing. */
import {
  confirm,
  consent,
  give,
  giveTicks,
  giveUnknown,
  goBack,
  isAnythingOpen,
  resume,
  setLanguage,
  settleHeard,
  showPart,
  startChange,
  stop,
  takeBackStep,
  takeCommand,
} from './acts.ts';
import { isMinor, UNRECOGNISED_MEDICINE } from './answers.ts';
import { takeAskTap } from './ask.ts';
import { settleMedicine, tick } from './check.ts';
import type { Action } from './event.ts';
import { takeFoodAnswer, takeFoodTap, withoutFoodPlace } from './food-acts.ts';
import { FOOD_RUN } from './food-questions.ts';
import { askedAlone } from './heard.ts';
import { askedNow, isList, type Next, notice, oldButton, say, type World } from './screen.ts';
import type { Check, State } from './state.ts';
import { alarmOf } from './triage.ts';
import type { Question } from './view.ts';

export function takeTap(before: State, action: Action, world: World): Next {
  if (action.do === 'delete') {
    return before.asking === 'delete' ? confirm(before, 'delete', action.yes, world) : oldButton(before);
  }
  if (action.do === 'restart') {
    return before.asking === 'restart' ? confirm(before, 'restart', action.yes, world) : oldButton(before);
  }
  if (action.do === 'language') return setLanguage({ ...before, asking: null }, action.language, world);
  if (action.do === 'consent') {
    return before.consentAtMs === null ? consent(before, action.agreed, world) : oldButton(before);
  }
  if (action.do === 'command') return takeCommand(before, action.command, null, world);
  if (
    action.do === 'food' ||
    action.do === 'food-plan' ||
    action.do === 'food-swap' ||
    action.do === 'food-light' ||
    action.do === 'food-picture'
  ) {
    return takeFoodTap(before, action, world);
  }
  if (action.do === 'ask' || action.do === 'ask-list') return takeAskTap(before, action, world);
  if (action.do === 'stop') {
    return isAnythingOpen(before) ? stop({ ...before, asking: null }, world) : oldButton(before);
  }
  if ('question' in action && action.run === FOOD_RUN) return takeFoodAnswer(before, action, world);
  const state: State = withoutFoodPlace({ ...before, asking: null });
  if (action.do === 'resume') return state.check === null || !state.paused ? oldButton(before) : resume(state, world);
  const { check } = state;
  // A card of a check that never began, as far as is known: a backup was put back, and this card shows what was lost.
  if (action.run > before.runs) return say(state, world, [notice('old-button')]);
  if (check === null || check.run !== action.run || state.paused) return oldButton(before);
  if (action.do === 'take-back')
    return alarmOf(check, world.knowledge) === null ? oldButton(before) : takeBackStep(state, world);
  if (action.do === 'back' && isMinor(check.answers, world.knowledge)) return goBack(state, world);
  if (alarmOf(check, world.knowledge) !== null) return say(state, world, []);
  if (action.do === 'part') return showPart(state, action.part, action.page, world);
  if (action.do === 'change') return startChange(state, check, action.question, world);
  const open = askedNow(state, world);
  if (action.do === 'heard' || (action.do === 'meant' && check.heard !== null)) {
    // Each asks for another: a second tap on "Yes" must not say yes to what came under the finger.
    const medicine = action.do === 'meant' ? action.medicine : null;
    const isShown = check.heard !== null && askedAlone(check.heard) === medicine;
    return isShown ? settleHeard(state, check, check.heard, action.yes, world) : oldButton(before);
  }
  if (open === null) return oldButton(before);
  if (action.do === 'meant') {
    if (check.unsure[0]?.[0] !== action.medicine) return oldButton(before);
    return tellMedicine(state, check, action.medicine, action.yes, world);
  }
  if (open.question.id !== action.question) {
    const isKnown = check.answers[action.question] !== undefined;
    return isKnown ? oldButton(before) : say(state, world, [notice('old-button')]);
  }
  return takeAnswerTap(before, state, open.check, open.question, action, world);
}

type AnswerAction = Extract<
  Action,
  { question: string; do: 'choose' | 'tick' | 'done' | 'none' | 'unknown' | 'amount' | 'back' }
>;

function takeAnswerTap(
  before: State,
  state: State,
  check: Check,
  question: Question,
  action: AnswerAction,
  world: World,
): Next {
  switch (action.do) {
    case 'back':
      return goBack(state, world);
    case 'unknown':
      return giveUnknown(state, check, question, world);
    case 'choose':
      if (question.kind !== 'single' || !question.options.includes(action.option)) return oldButton(before);
      return give(state, check, question, { is: 'option', option: action.option }, world);
    case 'amount':
      if (question.kind !== 'amount' || action.mg < 0 || action.mg > world.knowledge.questionnaire.magnesiumMostMg)
        return oldButton(before);
      return give(state, check, question, { is: 'amount', mg: action.mg }, world);
    case 'tick': {
      const isOffered = question.options.includes(action.option) || check.draft.includes(action.option);
      if (!isList(question) || !isOffered || (action.on && check.draft.includes(action.option)))
        return oldButton(before);
      return say({ ...state, check: tick(check, action.option, action.on) }, world, []);
    }
    case 'none':
      if (!isList(question)) return oldButton(before);
      // A medicine that waits for "Do you mean ...?" is something as well.
      if (check.draft.length > 0 || check.unsure.length > 0) return say(state, world, [notice('choose-one')]);
      return give(state, check, question, { is: 'options', options: [] }, world);
    case 'done':
      if (!isList(question)) return oldButton(before);
      if (check.draft.length === 0) return say(state, world, [notice('choose-one')]);
      return giveTicks(state, check, question, world);
  }
}

function tellMedicine(state: State, check: Check, medicine: string, yes: boolean, world: World): Next {
  const settled = settleMedicine(check, medicine, yes);
  const isGivenUp = settled.draft.includes(UNRECOGNISED_MEDICINE) && !check.draft.includes(UNRECOGNISED_MEDICINE);
  const lines = yes ? [notice('medicine-added', [medicine])] : isGivenUp ? [notice('medicine-unknown')] : [];
  return say({ ...state, check: settled }, world, lines);
}
