/** A typed text: danger first, then a question that is asked, then what fits the open question. */
import {
  confirm,
  consent,
  give,
  giveTicks,
  giveUnknown,
  goBack,
  raise,
  resume,
  setLanguage,
  showPart,
  takeBackStep,
  takeCommand,
} from './acts.ts';
import { isMinor } from './answers.ts';
import type { Reading, WordCommand } from './event.ts';
import { openQuestion } from './questionnaire.ts';
import { askedNow, type Next, notice, say, type World } from './screen.ts';
import type { Check, State } from './state.ts';
import { alarmOf, levelOf } from './triage.ts';
import { typedAnswer } from './typed-answer.ts';
import type { Question, View } from './view.ts';

export function takeText(state: State, reading: Reading, tooLong: boolean, world: World): Next {
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
