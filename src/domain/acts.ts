/** What a person can do, by whatever door: begin, answer, go back, change, stop, export, delete; and what danger does. */
import { mayAsk, openAsk } from './ask.ts';
import { answer, back, change, isComplete, newCheck } from './check.ts';
import type { Command } from './event.ts';
import { exportOf } from './export.ts';
import { answersFromFood, openFood, rememberedFood, withoutFoodPlace } from './food-acts.ts';
import { foodAnswers } from './food-questions.ts';
import { askedAlone, fillIn, heardNext } from './heard.ts';
import { surveyOf } from './questionnaire.ts';
import { isAnythingKept, isResultOpen, type Next, notice, oldButton, say, type World } from './screen.ts';
import type { Answer, Check, Heard, Language, State } from './state.ts';
import { alarmOf, takeBack } from './triage.ts';
import type { Question, View } from './view.ts';

export function takeCommand(
  before: State,
  command: Command,
  payload: string | null,
  world: World,
  wantsAnew = false,
): Next {
  const state: State = { ...before, asking: null };
  switch (command) {
    case 'start':
    case 'check':
      return begin(state, command, payload, world, wantsAnew);
    case 'help':
      return say(state, world, [{ kind: 'help' }], 'only');
    case 'privacy':
      return say(state, world, [{ kind: 'privacy', hasData: state.check !== null || state.food !== null }], 'only');
    case 'language':
      return { state, views: [{ kind: 'language' }] };
    case 'export':
      return exportData(state, world);
    case 'delete':
      if (!isAnythingKept(state)) return say(state, world, [notice('nothing-stored')], 'only');
      return { state: { ...state, asking: 'delete' }, views: [{ kind: 'confirm', what: 'delete' }] };
    case 'stop':
      if (!isAnythingOpen(state)) return say(state, world, [notice('nothing-to-stop')]);
      return stop(state, world);
    case 'food':
      if (isResultOpen(state, world)) return showPart(state, 'food', 0, world);
      return openFood(state, world);
    case 'ask':
      return mayAsk(state, world) ? openAsk(state, world) : say(state, world, []);
    case 'diary':
    case 'report':
      return say(state, world, [notice('not-yet')]);
    default:
      return command satisfies never;
  }
}

/** /start and /check: greets, goes on where the person was, or asks before a finished check is thrown away. */
function begin(
  before: State,
  command: 'start' | 'check',
  payload: string | null,
  world: World,
  wantsAnew: boolean,
): Next {
  const state = withoutFoodPlace(before);
  if (payload === 'food' && state.consentAtMs === null) {
    const waiting = openFood(state, world).state;
    return { state: waiting, views: [{ kind: 'welcome' }, { kind: 'consent' }] };
  }
  if (payload === 'ask') return takeCommand(state, 'ask', null, world);
  if (state.consentAtMs === null) return { state, views: [{ kind: 'welcome' }, { kind: 'consent' }] };
  if (payload === 'food') return takeCommand(state, 'food', null, world);
  if (state.check === null) return startCheck(state, world, []);
  const hasAlarm = alarmOf(state.check, world.knowledge) !== null;
  const isFinished = isComplete(state.check, world.knowledge) && !hasAlarm;
  // Danger is taken back, not wiped by starting anew.
  if ((wantsAnew && !hasAlarm) || (command === 'check' && isFinished)) {
    return { state: { ...state, asking: 'restart' }, views: [{ kind: 'confirm', what: 'restart' }] };
  }
  const wantsLater = payload === 'diary';
  const line = wantsLater ? 'not-yet' : isFinished ? 'welcome-back' : 'check-goes-on';
  return say({ ...state, paused: false }, world, [notice(line)]);
}

export function consent(state: State, agreed: boolean, world: World): Next {
  if (!agreed) return { state: null, views: [notice('declined')] };
  const agreedTo: State = { ...state, consentAtMs: world.nowMs };
  // Who came for food gets it; the questions about complaints can wait.
  return state.food?.at == null ? startCheck(agreedTo, world, []) : openFood(agreedTo, world);
}

function startCheck(before: State, world: World, lines: readonly View[]): Next {
  const state = withoutFoodPlace(before);
  const runs = state.runs + 1;
  const check: Check = { ...newCheck(runs, world.nowMs), answers: answersFromFood(state.food) };
  return say({ ...state, asking: null, paused: false, runs, check }, world, lines);
}

/** A check or the food part is there to be stopped. */
export function isAnythingOpen(state: State): boolean {
  return state.food?.at != null || (state.check !== null && !state.paused);
}

export function stop(state: State, world: World): Next {
  return say({ ...withoutFoodPlace(state), paused: true }, world, [notice('stopped')]);
}

export function resume(before: State, world: World): Next {
  const state = withoutFoodPlace(before);
  if (state.consentAtMs === null) return say(state, world, [notice('consent-first')]);
  if (state.check === null) return startCheck(state, world, []);
  return say({ ...state, paused: false }, world, state.paused ? [notice('check-goes-on')] : []);
}

export function confirm(state: State, what: 'delete' | 'restart', yes: boolean, world: World): Next {
  const plain: State = { ...state, asking: null };
  if (!yes) {
    const isRunning = plain.check !== null && !isComplete(plain.check, world.knowledge);
    const line = what === 'delete' ? 'delete-kept' : isRunning ? 'check-goes-on' : null;
    return say(plain, world, line === null ? [] : [notice(line)]);
  }
  if (what === 'delete') return { state: null, views: [notice('deleted')] };
  return startCheck(plain, world, []);
}

export function setLanguage(state: State, language: Language, world: World): Next {
  return say({ ...state, language, languageChosen: true }, world, [notice('language-set')]);
}

function exportData(state: State, world: World): Next {
  if (!isAnythingKept(state)) return say(state, world, [notice('nothing-stored')], 'only');
  const kept = state.check?.answers ?? {};
  const { list } = surveyOf(kept, world.knowledge);
  const lines = list.flatMap((question) => {
    const given = kept[question.id]; // also a list that is still to be asked, with what was told before
    return given === undefined ? [] : [{ question, answer: given }];
  });
  lines.push(...foodAnswers(state, world.knowledge));
  return say(state, world, [{ kind: 'export', answers: lines, json: exportOf(state) }], 'only');
}

export function give(
  state: State,
  check: Check,
  question: Question,
  given: Answer,
  world: World,
  lines: readonly View[] = [],
): Next {
  const answered: State = {
    ...state,
    check: answer(check, question.id, given, world.knowledge),
    food: rememberedFood(state.food, question.id, given),
  };
  return say(answered, world, lines, 'and', state.check);
}

export function giveTicks(state: State, check: Check, question: Question, world: World): Next {
  // A medicine that still has to be confirmed is asked for first.
  if (check.unsure.length > 0) return say(state, world, []);
  return give(state, check, question, { is: 'options', options: check.draft }, world);
}

/** "Don't know" with something ticked would lose the ticks: asks to finish or to untick. */
export function giveUnknown(state: State, check: Check, question: Question, world: World): Next {
  if (check.draft.length > 0 || check.unsure.length > 0) return say(state, world, [notice('choose-one')]);
  return give(state, check, question, { is: 'unknown' }, world);
}

export function goBack(state: State, world: World): Next {
  if (state.check === null || state.paused) return say(state, world, [notice('nothing-back')]);
  const { knowledge } = world;
  if (alarmOf(state.check, knowledge) !== null) return say(state, world, []);
  if (state.check.heard !== null) return settleHeard(state, state.check, state.check.heard, false, world);
  if (isResultOpen(state, world) && state.check.part !== 'summary') return showPart(state, 'summary', 0, world);
  const earlier = back(state.check, knowledge);
  return earlier === null ? say(state, world, [notice('nothing-back')]) : say({ ...state, check: earlier }, world, []);
}

/** Writes down what a message told, after a yes; after a no it is as if it had not been said. */
export function settleHeard(state: State, check: Check, heard: Heard, yes: boolean, world: World): Next {
  const next = heardNext(heard);
  if (!yes) return say({ ...state, check: { ...check, heard: next } }, world, [notice('heard-dropped')]);
  const alone = askedAlone(heard);
  // At a result no question is left that could be skipped.
  const line = isComplete({ ...check, heard: null }, world.knowledge) ? 'heard-added' : 'heard-noted';
  const filled = { ...fillIn(check, heard, world.knowledge), heard: next };
  return say({ ...state, check: filled }, world, [alone === null ? notice(line) : notice('medicine-added', [alone])]);
}

export function startChange(state: State, check: Check, question: string, world: World): Next {
  if (!isResultOpen(state, world)) return oldButton(state);
  const opened = change(check, question, world.knowledge);
  return opened === null ? oldButton(state) : say({ ...state, check: opened }, world, []);
}

export function showPart(before: State, part: Check['part'], page: number, world: World): Next {
  const state = withoutFoodPlace(before);
  if (state.check === null || !isResultOpen(state, world)) return say(state, world, [notice('not-understood')]);
  return say({ ...state, check: { ...state.check, part, page } }, world, []);
}

/** Danger in words: the action at once. Before consent nothing of it is kept. */
export function raise(state: State, flags: readonly string[], world: World): Next {
  const { knowledge } = world;
  if (state.consentAtMs === null || state.check === null) {
    const alarm = alarmOf({ ...newCheck(0, world.nowMs), flags }, knowledge);
    if (alarm === null) return say(state, world, []);
    return { state, views: [{ kind: 'alarm', run: 0, canTakeBack: false, ...alarm }] };
  }
  const check = { ...state.check, flags: [...new Set([...state.check.flags, ...flags])] };
  return say({ ...withoutFoodPlace(state), asking: null, paused: false, check }, world, []);
}

export function takeBackStep(state: State, world: World): Next {
  if (state.check === null || alarmOf(state.check, world.knowledge) === null) {
    return say(state, world, [notice('not-understood')]);
  }
  return say({ ...state, check: takeBack(state.check, world.knowledge) }, world, [notice('taken-back')]);
}
