/** One step of a conversation: state and event in, new state and what is to be said out. Pure: no I/O, no clock, no words. */
import { takeCommand } from './acts.ts';
import { answerAsked, mayAsk } from './ask.ts';
import type { DialogueEvent, Reading } from './event.ts';
import { lookUp } from './food-text.ts';
import { type Next, oldButton, say, type World } from './screen.ts';
import type { Language, State } from './state.ts';
import { takeTap } from './step-tap.ts';
import { takeText } from './step-text.ts';
import type { Step } from './view.ts';

export type { World } from './screen.ts';

/**
 * What follows from one event. Danger is looked at before anything else; an event that does not fit what is open changes nothing.
 * @param state null for somebody of whom nothing is kept
 */
export function step(state: State | null, event: DialogueEvent, world: World): Step {
  const before = current(state, world);
  if (event.kind === 'group') return { state, views: [{ kind: 'group' }], language: before.language };
  if (event.kind === 'too-fast') {
    return { state, views: [{ kind: 'notice', notice: 'too-fast', ids: [], what: null }], language: before.language };
  }
  const next = takeEvent(before, event, world);
  return { state: next.state, views: next.views, language: next.state?.language ?? before.language };
}

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
      food: null,
    };
  }
  const language = state.languageChosen || world.appLanguage === null ? state.language : appLanguage;
  return { ...state, language, knowledgeVersion: world.knowledge.version };
}

function takeEvent(state: State, event: Exclude<DialogueEvent, { kind: 'group' | 'too-fast' }>, world: World): Next {
  switch (event.kind) {
    case 'text':
      return takeText(state, event.reading, event.tooLong, world);
    case 'tap':
      return takeTap(state, event.action, world);
    case 'command':
      if (event.command === 'food' && event.reading !== undefined) return lookUp(state, event.reading, world);
      if (event.command === 'ask' && event.reading !== undefined) return askBehind(state, event.reading, world);
      return takeCommand(state, event.command, event.payload, world);
    case 'unknown-tap':
      return oldButton(state);
    case 'other':
      return say({ ...state, asking: null }, world, [
        { kind: 'notice', notice: event.what === 'edit' ? 'edit' : 'other-content', ids: [], what: event.what },
      ]);
  }
}

/** "/ask which form is best": the answer at once, and whatever is written there is a question. */
function askBehind(before: State, reading: Reading, world: World): Next {
  const state: State = { ...before, asking: null };
  return mayAsk(state, world) ? answerAsked(state, { ...reading, isQuestion: true }, world) : say(state, world, []);
}
