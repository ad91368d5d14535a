/** One step of a conversation: state and event in, new state and what is to be said out. Pure: no I/O, no clock, no words. */
import type { Knowledge } from '../knowledge/schema.ts';
import { answer, back, change, isComplete, newCheck, questionBefore, settleMedicine, tick } from './check.ts';
import type { Action, Command, DialogueEvent, Reading, WordCommand } from './event.ts';
import { exportOf } from './export.ts';
import { isMinor, openQuestion, surveyOf, UNRECOGNISED_MEDICINE } from './questionnaire.ts';
import { resultOf } from './result.ts';
import type { Answer, Check, Language, State } from './state.ts';
import { alarmOf, levelOf, takeBack } from './triage.ts';
import { typedAnswer } from './typed-answer.ts';
import type { Notice, Question, Step, View } from './view.ts';

export interface World {
  readonly knowledge: Knowledge;
  readonly nowMs: number;
  /** Language code of the person's app, e.g. `nl` or `en-GB`; null if unknown. */
  readonly appLanguage: string | null;
}

/**
 * What follows from one event. Danger is looked at before anything else; an event that does not fit what is open changes nothing.
 * @param state null for somebody of whom nothing is kept
 */
export function step(state: State | null, event: DialogueEvent, world: World): Step {
  const before = current(state, world);
  if (event.kind === 'group') return { state, views: [{ kind: 'group' }], language: before.language };
  const next = takeEvent(before, event, world);
  return { state: next.state, views: next.views, language: next.state?.language ?? before.language };
}

/** New state and views; `state` null forgets the person. */
type Next = Pick<Step, 'state' | 'views'>;

function current(state: State | null, world: World): State {
  const appLanguage: Language = world.appLanguage?.toLowerCase().startsWith('nl') === true ? 'nl' : 'en';
  if (state === null) {
    return {
      schemaVersion: 1,
      knowledgeVersion: world.knowledge.version,
      language: appLanguage,
      languageChosen: false,
      consentAtMs: null,
      asking: null,
      paused: false,
      check: null,
      runs: 0,
    };
  }
  const language = state.languageChosen || world.appLanguage === null ? state.language : appLanguage;
  return { ...state, language, knowledgeVersion: world.knowledge.version };
}

function takeEvent(state: State, event: Exclude<DialogueEvent, { kind: 'group' }>, world: World): Next {
  switch (event.kind) {
    case 'text':
      return takeText(state, event.reading, event.tooLong, world);
    case 'tap':
      return takeTap(state, event.action, world);
    case 'command':
      return takeCommand(state, event.command, event.payload, world);
    case 'unknown-tap':
      return oldButton(state);
    case 'other':
      return say({ ...state, asking: null }, world, [
        { kind: 'notice', notice: event.what === 'edit' ? 'edit' : 'other-content', ids: [], what: event.what },
      ]);
  }
}

/* ---- text ---- */

function takeText(state: State, reading: Reading, tooLong: boolean, world: World): Next {
  const { knowledge } = world;
  const grave = reading.flags.filter((flag) => levelOf(flag, knowledge) >= 2);
  if (reading.command === 'take-back' && grave.length === 0) return takeBackStep(state, world);
  if (grave.length > 0) return raise(state, reading.flags, world);
  if (state.asking !== null && reading.yesNo !== null)
    return confirm(state, state.asking, reading.yesNo === 'yes', world);
  const plain: State = { ...state, asking: null };
  if (reading.command !== null) return takeWord(plain, reading.command, reading, world);
  if (tooLong) return say(plain, world, [notice('too-long')]);
  if (plain.consentAtMs === null) return takeConsentText(plain, reading, world);
  if (plain.check === null || plain.paused) {
    return reading.yesNo === 'yes' ? resume(plain, world) : say(plain, world, [notice('not-understood')]);
  }
  // Signs that can wait for an appointment are written down; the conversation goes on.
  const soon = reading.flags.filter((flag) => !plain.check?.flags.includes(flag));
  const check: Check = { ...plain.check, flags: [...plain.check.flags, ...soon] };
  const noted: State = { ...plain, check };
  const open = openQuestion(check, knowledge);
  if (alarmOf(check, knowledge) !== null) return say(noted, world, []);
  const line = reading.isQuestion ? 'ask-later' : 'not-understood-result';
  // Somebody too young reads again where to go: there is nothing else to choose from.
  if (isMinor(check.answers, knowledge)) return say(noted, world, reading.isQuestion ? [notice(line)] : []);
  if (open === null) return say(noted, world, [notice(line)]);
  return answerText(noted, check, open, reading, world);
}

function answerText(state: State, check: Check, open: Question, reading: Reading, world: World): Next {
  const typed = typedAnswer(reading, open, check, world.knowledge);
  switch (typed.is) {
    case 'answer': {
      const isReckoned = typed.isReckoned === true && typed.answer.is === 'amount';
      const lines = isReckoned ? [notice('amount-reckoned', [String(typed.answer.mg)])] : [];
      return give(state, check, open, typed.answer, world, lines);
    }
    case 'ticked': {
      const lines: View[] = typed.notice === null ? [] : [notice(typed.notice, typed.ids)];
      return say({ ...state, check: typed.check }, world, lines);
    }
    case 'unclear':
      return say(state, world, [notice(reading.isQuestion ? 'ask-later' : typed.notice)]);
  }
}

function takeConsentText(state: State, reading: Reading, world: World): Next {
  if (reading.yesNo === 'yes') return consent(state, true, world);
  if (reading.yesNo === 'no') return consent(state, false, world);
  return say(state, world, [notice('consent-first')]);
}

function takeWord(state: State, word: WordCommand, reading: Reading, world: World): Next {
  const open = askedNow(state, world);
  switch (word) {
    case 'back':
      return goBack(state, world);
    case 'skip':
      return open === null
        ? say(state, world, [notice('not-understood')])
        : giveUnknown(state, open.check, open.question, world);
    case 'done':
      return open === null || open.check.draft.length === 0
        ? say(state, world, [notice('not-understood')])
        : giveTicks(state, open.check, open.question, world);
    case 'resume':
      return resume(state, world);
    case 'restart':
      return takeCommand(state, 'check', null, world, true);
    case 'result':
      return showPart(state, 'summary', 0, world);
    case 'take-back':
      return takeBackStep(state, world);
    case 'english':
      return setLanguage(state, 'en', world);
    case 'dutch':
      return setLanguage(state, 'nl', world);
    default: {
      // "food" or "report" can be an answer as well; the open question goes first.
      if (open !== null && word === 'food') {
        const typed = typedAnswer(reading, open.question, open.check, world.knowledge);
        if (typed.is !== 'unclear') return answerText(state, open.check, open.question, reading, world);
      }
      return takeCommand(state, word, null, world);
    }
  }
}

/* ---- taps ---- */

function takeTap(before: State, action: Action, world: World): Next {
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
  const state: State = { ...before, asking: null };
  if (action.do === 'stop') return state.check === null || state.paused ? oldButton(before) : stop(state, world);
  if (action.do === 'resume') return state.check === null || !state.paused ? oldButton(before) : resume(state, world);
  const { check } = state;
  if (check === null || check.run !== action.run || state.paused) return oldButton(before);
  if (action.do === 'take-back')
    return alarmOf(check, world.knowledge) === null ? oldButton(before) : takeBackStep(state, world);
  if (action.do === 'back' && isMinor(check.answers, world.knowledge)) return goBack(state, world);
  if (alarmOf(check, world.knowledge) !== null) return say(state, world, []);
  if (action.do === 'part') return showPart(state, action.part, action.page, world);
  if (action.do === 'change') return startChange(state, check, action.question, world);
  const open = askedNow(state, world);
  if (open === null) return oldButton(before);
  if (action.do === 'meant') {
    if (check.unsure[0]?.[0] !== action.medicine) return oldButton(before);
    return tellMedicine(state, check, action.medicine, action.yes, world);
  }
  if (open.question.id !== action.question) return oldButton(before);
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

function isList(question: Question): boolean {
  return question.kind === 'many' || question.kind === 'medicines';
}

function tellMedicine(state: State, check: Check, medicine: string, yes: boolean, world: World): Next {
  const settled = settleMedicine(check, medicine, yes);
  const isGivenUp = settled.draft.includes(UNRECOGNISED_MEDICINE) && !check.draft.includes(UNRECOGNISED_MEDICINE);
  const lines = yes ? [notice('medicine-added', [medicine])] : isGivenUp ? [notice('medicine-unknown')] : [];
  return say({ ...state, check: settled }, world, lines);
}

/** A button of an earlier question, check or version: a polite line, and nothing else. */
function oldButton(state: State): Next {
  return { state, views: [notice('old-button')] };
}

/* ---- commands ---- */

function takeCommand(before: State, command: Command, payload: string | null, world: World, wantsAnew = false): Next {
  const state: State = { ...before, asking: null };
  switch (command) {
    case 'start':
    case 'check':
      return begin(state, command, payload, world, wantsAnew);
    case 'help':
      return say(state, world, [{ kind: 'help' }], 'only');
    case 'privacy':
      return say(state, world, [{ kind: 'privacy', hasData: hasHealthData(state) }], 'only');
    case 'language':
      return { state, views: [{ kind: 'language' }] };
    case 'export':
      return exportData(state, world);
    case 'delete':
      if (!isAnythingKept(state)) return say(state, world, [notice('nothing-stored')], 'only');
      return { state: { ...state, asking: 'delete' }, views: [{ kind: 'confirm', what: 'delete' }] };
    case 'stop':
      if (state.check === null || state.paused) return say(state, world, [notice('nothing-to-stop')]);
      return stop(state, world);
    case 'food':
      if (isResultOpen(state, world)) return showPart(state, 'food', 0, world);
      return say(state, world, [notice('food-later')]);
    case 'ask':
    case 'diary':
    case 'report':
      return say(state, world, [notice('not-yet')]);
    default:
      return command satisfies never;
  }
}

/** /start and /check: greets, goes on where the person was, or asks before a finished check is thrown away. */
function begin(
  state: State,
  command: 'start' | 'check',
  payload: string | null,
  world: World,
  wantsAnew: boolean,
): Next {
  if (state.consentAtMs === null) return { state, views: [{ kind: 'welcome' }, { kind: 'consent' }] };
  if (state.check === null) return startCheck(state, world, []);
  const hasAlarm = alarmOf(state.check, world.knowledge) !== null;
  const isFinished = isComplete(state.check, world.knowledge) && !hasAlarm;
  // Danger is taken back, not wiped by starting anew.
  if ((wantsAnew && !hasAlarm) || (command === 'check' && isFinished)) {
    return { state: { ...state, asking: 'restart' }, views: [{ kind: 'confirm', what: 'restart' }] };
  }
  if (payload === 'food') return takeCommand(state, 'food', null, world);
  const wantsLater = payload !== null && ['diary', 'ask'].includes(payload);
  const line = wantsLater ? 'not-yet' : isFinished ? 'welcome-back' : 'check-goes-on';
  return say({ ...state, paused: false }, world, [notice(line)]);
}

function consent(state: State, agreed: boolean, world: World): Next {
  if (!agreed) return { state: null, views: [notice('declined')] };
  return startCheck({ ...state, consentAtMs: world.nowMs }, world, []);
}

function startCheck(state: State, world: World, lines: readonly View[]): Next {
  const runs = state.runs + 1;
  return say({ ...state, asking: null, paused: false, runs, check: newCheck(runs, world.nowMs) }, world, lines);
}

function stop(state: State, world: World): Next {
  return say({ ...state, paused: true }, world, [notice('stopped')]);
}

function resume(state: State, world: World): Next {
  if (state.consentAtMs === null) return say(state, world, [notice('consent-first')]);
  if (state.check === null) return startCheck(state, world, []);
  return say({ ...state, paused: false }, world, state.paused ? [notice('check-goes-on')] : []);
}

function confirm(state: State, what: 'delete' | 'restart', yes: boolean, world: World): Next {
  const plain: State = { ...state, asking: null };
  if (!yes) return say(plain, world, [notice(what === 'delete' ? 'delete-kept' : 'check-goes-on')]);
  if (what === 'delete') return { state: null, views: [notice('deleted')] };
  return startCheck(plain, world, []);
}

function setLanguage(state: State, language: Language, world: World): Next {
  return say({ ...state, language, languageChosen: true }, world, [notice('language-set')]);
}

function exportData(state: State, world: World): Next {
  if (!isAnythingKept(state)) return say(state, world, [notice('nothing-stored')], 'only');
  const { list, answers } = surveyOf(state.check?.answers ?? {}, world.knowledge);
  const lines = list.flatMap((question) => {
    const given = answers[question.id];
    return given === undefined ? [] : [{ question, answer: given }];
  });
  return say(state, world, [{ kind: 'export', answers: lines, json: exportOf(state) }], 'only');
}

/* ---- the check ---- */

function give(
  state: State,
  check: Check,
  question: Question,
  given: Answer,
  world: World,
  lines: readonly View[] = [],
): Next {
  return say({ ...state, check: answer(check, question.id, given, world.knowledge) }, world, lines, 'and', state.check);
}

function giveTicks(state: State, check: Check, question: Question, world: World): Next {
  // A medicine that still has to be confirmed is asked for first.
  if (check.unsure.length > 0) return say(state, world, []);
  return give(state, check, question, { is: 'options', options: check.draft }, world);
}

/** "Don't know" with something ticked would lose the ticks: asks to finish or to untick. */
function giveUnknown(state: State, check: Check, question: Question, world: World): Next {
  if (check.draft.length > 0 || check.unsure.length > 0) return say(state, world, [notice('choose-one')]);
  return give(state, check, question, { is: 'unknown' }, world);
}

function goBack(state: State, world: World): Next {
  if (state.check === null || state.paused) return say(state, world, [notice('nothing-back')]);
  const { knowledge } = world;
  if (alarmOf(state.check, knowledge) !== null) return say(state, world, []);
  if (isResultOpen(state, world) && state.check.part !== 'summary') return showPart(state, 'summary', 0, world);
  const earlier = back(state.check, knowledge);
  return earlier === null ? say(state, world, [notice('nothing-back')]) : say({ ...state, check: earlier }, world, []);
}

function startChange(state: State, check: Check, question: string, world: World): Next {
  if (!isResultOpen(state, world)) return oldButton(state);
  const opened = change(check, question, world.knowledge);
  return opened === null ? oldButton(state) : say({ ...state, check: opened }, world, []);
}

function showPart(state: State, part: Check['part'], page: number, world: World): Next {
  if (state.check === null || !isResultOpen(state, world)) return say(state, world, [notice('not-understood')]);
  return say({ ...state, check: { ...state.check, part, page } }, world, []);
}

/* ---- danger ---- */

/** Danger in words: the action at once. Before consent nothing of it is kept. */
function raise(state: State, flags: readonly string[], world: World): Next {
  const { knowledge } = world;
  if (state.consentAtMs === null || state.check === null) {
    const alarm = alarmOf({ ...newCheck(0, world.nowMs), flags }, knowledge);
    if (alarm === null) return say(state, world, []);
    return { state, views: [{ kind: 'alarm', run: 0, canTakeBack: false, ...alarm }] };
  }
  const check = { ...state.check, flags: [...new Set([...state.check.flags, ...flags])] };
  return say({ ...state, asking: null, paused: false, check }, world, []);
}

function takeBackStep(state: State, world: World): Next {
  if (state.check === null || alarmOf(state.check, world.knowledge) === null) {
    return say(state, world, [notice('not-understood')]);
  }
  return say({ ...state, check: takeBack(state.check, world.knowledge) }, world, [notice('taken-back')]);
}

/* ---- what is open ---- */

function askedNow(state: State, world: World): { readonly check: Check; readonly question: Question } | null {
  const { check } = state;
  if (check === null || state.paused || isMinor(check.answers, world.knowledge)) return null;
  if (alarmOf(check, world.knowledge) !== null) return null;
  const question = openQuestion(check, world.knowledge);
  return question === null ? null : { check, question };
}

function isResultOpen(state: State, world: World): boolean {
  const { check } = state;
  if (check === null || state.paused || isMinor(check.answers, world.knowledge)) return false;
  return alarmOf(check, world.knowledge) === null && isComplete(check, world.knowledge);
}

function hasHealthData(state: State): boolean {
  return state.check !== null;
}

/** Before consent only the app's language is known, and where the chat is; that is nothing to export or delete. */
function isAnythingKept(state: State): boolean {
  return state.consentAtMs !== null || state.languageChosen;
}

function notice(id: Notice, ids: readonly string[] = []): View {
  return { kind: 'notice', notice: id, ids, what: null };
}

/**
 * The lines, and then (unless `only`) what is open now: the screen follows from the state alone.
 * @param before the check before this event, when this event answered a question; tells a new result from a changed one
 */
function say(
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
  if (check === null || state.paused) return { kind: 'paused', hasCheck: check !== null };
  const alarm = alarmOf(check, knowledge);
  if (alarm !== null) return { kind: 'alarm', run: check.run, canTakeBack: true, ...alarm };
  if (isMinor(check.answers, knowledge)) return { kind: 'out-of-scope', run: check.run };
  const question = openQuestion(check, knowledge);
  if (question === null) {
    const isNew = before !== null && before.changing === null;
    return {
      kind: 'result',
      run: check.run,
      isNew,
      part: check.part,
      page: check.page,
      result: resultOf(check, knowledge),
    };
  }
  return questionView(check, question, knowledge);
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
