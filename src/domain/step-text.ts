/** A typed text: danger first, then a question that is asked, then what fits the open question. */

import type { Knowledge } from '../knowledge/schema.ts';
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
  settleHeard,
  showPart,
  takeBackStep,
  takeCommand,
} from './acts.ts';
import { frequencyId, isMinor } from './answers.ts';
import { takeQuestion } from './ask.ts';
import { answer } from './check.ts';
import type { Reading, WordCommand } from './event.ts';
import { foodFacts, remarksIn, takeFoodText, takeFoodWord, tellsMore } from './food-text.ts';
import { askedAlone, besides, heardIn, isOnlyNamed, putRight, withMore } from './heard.ts';
import { openQuestion } from './questionnaire.ts';
import { askedNow, type Next, notice, puzzled, say, type World } from './screen.ts';
import type { Check, Heard, State } from './state.ts';
import { takeSupplementQuestion } from './supplement-questions.ts';
import { alarmOf, levelOf } from './triage.ts';
import { type Typed, typedAnswer } from './typed-answer.ts';
import type { Notice, Question, View } from './view.ts';

export function takeText(state: State, reading: Reading, tooLong: boolean, world: World): Next {
  const { knowledge } = world;
  const grave = reading.flags.filter((flag) => levelOf(flag, knowledge) >= 2);
  if (reading.command === 'take-back' && grave.length === 0) return takeBackStep(state, world);
  if (grave.length > 0) return raise(state, reading.flags, world);
  if (state.asking !== null && reading.yesNo !== null)
    return confirm(state, state.asking, reading.yesNo === 'yes', world);
  if (state.asking === 'restart' && reading.command === 'restart') return confirm(state, 'restart', true, world);
  // "No wait": whatever is no yes is a no, and answers nothing else.
  if (state.asking !== null && reading.command === null) return confirm(state, state.asking, false, world);
  const plain: State = { ...state, asking: null };
  if (reading.command !== null) return takeWord(plain, reading.command, reading, world);
  if (reading.foreign !== null) return { state: plain, views: [{ kind: 'foreign', language: reading.foreign }] };
  if (tooLong) return say(plain, world, [notice('too-long')]);
  if (plain.consentAtMs === null) {
    const asked = reading.flags.length === 0 ? takeSupplementQuestion(plain, reading, world) : null;
    if (asked !== null) return asked;
    const facts = foodFacts(null, reading, true, knowledge);
    if (facts !== null) return say(plain, world, [facts], 'only');
    const isYesOrNo = reading.yesNo !== null;
    return takeQuestion(plain, reading, isYesOrNo, world) ?? takeConsentText(plain, reading, world);
  }
  if (reading.flags.length === 0 && tellsMore(reading)) {
    // "Cramps every night, and I don't like spinach": the one is written down, the other goes its own way.
    const { state: told, lines } = remarksIn(plain, reading, knowledge);
    if (lines.length > 0 && told.check !== null) {
      const { diet: _diet, 'food-limits': _limits, allergy: _allergy, ...options } = reading.options;
      const rest = takeText(told, { ...reading, foods: [], options }, tooLong, world);
      return { ...rest, views: [...lines, ...rest.views] };
    }
  }
  if (reading.flags.length === 0 && !listsMedicines(plain, reading, world)) {
    const asked = takeSupplementQuestion(plain, reading, world);
    const ask = (isAnswer: boolean) => asked ?? takeQuestion(plain, reading, isAnswer, world);
    const said = takeFoodText(plain, reading, ask, world) ?? asked;
    if (said !== null) return said;
  }
  if (plain.check === null || plain.paused) {
    if (reading.yesNo === 'yes') return resume(plain, world);
    return takeQuestion(plain, reading, false, world) ?? say(plain, world, [notice(puzzled(reading))]);
  }
  // Signs that can wait for an appointment are written down; the conversation goes on.
  const soon = reading.flags.filter((flag) => !plain.check?.flags.includes(flag));
  const check: Check = { ...plain.check, flags: [...plain.check.flags, ...soon] };
  const noted: State = { ...plain, check };
  const open = openQuestion(check, knowledge);
  if (alarmOf(check, knowledge) !== null) return say(noted, world, []);
  // Somebody too young reads again where to go: there is nothing else to choose from.
  if (isMinor(check.answers, knowledge)) return say(noted, world, []);
  if (check.heard !== null) return takeHeardText(noted, check, check.heard, reading, world);
  if (open === null) {
    const heard = heardIn(reading, check, knowledge);
    const asked = isToldFirst(reading, heard) ? null : takeQuestion(noted, reading, false, world);
    if (asked !== null) return asked;
    return heard === null
      ? say(noted, world, [notice(puzzled(reading, 'not-understood-result'))])
      : say({ ...noted, check: { ...check, heard } }, world, []);
  }
  return answerText(noted, check, open, reading, world);
}

/** "Lisinopril and magnesium" where it is asked which are taken: an answer, as long as nothing in it asks. */
function listsMedicines(state: State, { asks, medicines }: Reading, world: World): boolean {
  return !asks && medicines.length > 0 && askedNow(state, world)?.question.kind === 'medicines';
}

/** What tells of the writer and has not the form of a question is heard, unless it is surely about something that can be answered. */
function isToldFirst({ isQuestion, topic }: Reading, heard: Heard | null): boolean {
  if (heard === null || isQuestion) return false;
  return heard.medicines.length + heard.perhaps.length + heard.conditions.length > 0 || !topic.isSure;
}

/** Yes, no, "no, every week" or more to tell, to what was shown back. */
function takeHeardText(state: State, check: Check, heard: Heard, reading: Reading, world: World): Next {
  const right = putRight(heard, reading, world.knowledge);
  if (right !== null) return say({ ...state, check: { ...check, heard: right } }, world, []);
  const more = withMore(heard, heardIn(reading, check, world.knowledge), reading.yesNo === 'no');
  if (more !== null) return say({ ...state, check: { ...check, heard: more } }, world, []);
  const alone = askedAlone(heard);
  const isSaidAgain = reading.medicines.some(({ ids, match }) => match === 'exact' && ids[0] === alone && !ids[1]);
  if (alone !== null && isSaidAgain && reading.yesNo !== 'no') return settleHeard(state, check, heard, true, world);
  // "Yes, and I am allergic to nuts"
  const { state: told, lines } = remarksIn(state, reading, world.knowledge);
  // "My kidneys are fine and I have no illnesses" tells something else, and is no "no" to the medicine that was heard.
  const isOfElse = reading.yesNo === 'no' && reading.intent === 'report';
  if (reading.yesNo !== null && !isOfElse) {
    const settled = settleHeard(told, told.check ?? check, heard, reading.yesNo === 'yes', world);
    return { ...settled, views: [...lines, ...settled.views] };
  }
  if (lines.length > 0) return say(told, world, lines);
  return takeQuestion(state, reading, false, world) ?? say(state, world, [notice(puzzled(reading))]);
}

function answerText(state: State, check: Check, open: Question, reading: Reading, world: World): Next {
  const { knowledge } = world;
  const heard = besides(heardIn(reading, check, knowledge), open);
  const corrected = correctFrequency(check, open, reading, knowledge);
  if (corrected !== null) return say({ ...state, check: corrected }, world, [notice('corrected')]);
  const typed =
    mentionAnswer(reading, open) ??
    (speaksOfOthers(reading, open) ? UNCLEAR : typedAnswer(reading, open, check, knowledge));
  const isHeard = isToldFirst(reading, heard) || listsMedicines(state, reading, world);
  const asked = isHeard ? null : takeQuestion(state, reading, typed.is !== 'unclear', world);
  if (asked !== null) return asked;
  switch (typed.is) {
    case 'answer': {
      const isReckoned = typed.isReckoned === true && typed.answer.is === 'amount';
      const lines = isReckoned ? [notice('amount-reckoned', [String(typed.answer.mg)])] : [];
      return give(state, withHeard(check, heard), open, typed.answer, world, lines);
    }
    case 'ticked': {
      const lines: View[] = typed.notice === null ? [] : [notice(typed.notice, typed.ids)];
      return say(
        { ...state, check: isTicking(open, heard) ? typed.check : withHeard(typed.check, heard) },
        world,
        lines,
      );
    }
    case 'unclear':
      if (heard !== null && !isOnlyNamed(heard, check, knowledge)) {
        return say({ ...state, check: withHeard(check, heard) }, world, []);
      }
      return say(state, world, [unclear(reading, heard, typed.notice)]);
  }
}

const UNCLEAR = { is: 'unclear', notice: 'not-understood' } as const;

function withHeard(check: Check, heard: Heard | null): Check {
  return heard === null ? check : { ...check, heard };
}

/** What the clause of the complaint itself says answers its question before any other word of the text. */
function mentionAnswer(reading: Reading, open: Question): Typed | null {
  const mention = reading.complaints.find((each) => each.complaint === open.complaint);
  const level =
    mention?.is === 'denied'
      ? 0
      : mention?.is === 'present'
        ? mention[open.ask === 'bother' ? 'bother' : 'frequency']
        : null;
  if (level === null || !open.options.includes(String(level))) return null;
  return { is: 'answer', answer: { is: 'option', option: String(level) } };
}

/** What is said of another complaint, or of somebody else's, is no answer to the question about this one. */
function speaksOfOthers(reading: Reading, open: Question): boolean {
  const told = reading.complaints.filter(({ is }) => is !== 'wondering');
  const isOwn = told.some(({ complaint, is }) => complaint === open.complaint && is !== 'other');
  return open.complaint !== null && told.length > 0 && !isOwn;
}

/** Complaints without a frequency are simply ticked on the list of complaints. */
function isTicking(open: Question, heard: Heard | null): boolean {
  return (
    open.labels === 'complaint' &&
    (heard?.complaints ?? []).every((line) => open.options.includes(line.complaint) && line.frequency === null)
  );
}

/** "No, every week" at the question how much it bothers puts the answer before it right. */
function correctFrequency(check: Check, open: Question, reading: Reading, knowledge: Knowledge): Check | null {
  if (open.ask !== 'bother' || open.complaint === null || reading.frequency === null || reading.bother !== null)
    return null;
  if (reading.complaints.some((mention) => mention.complaint !== open.complaint)) return null;
  return answer(check, frequencyId(open.complaint), { is: 'option', option: String(reading.frequency) }, knowledge);
}

function unclear(reading: Reading, heard: Heard | null, line: Notice): View {
  if (heard !== null)
    return notice(
      'complaint-later',
      heard.complaints.map((each) => each.complaint),
    );
  if (reading.complaints.some((mention) => mention.complaint === 'constipation')) return notice('not-counted');
  return notice(line === 'not-understood' ? puzzled(reading) : line);
}

function takeConsentText(state: State, reading: Reading, world: World): Next {
  if (reading.yesNo === 'yes') return consent(state, true, world);
  if (reading.yesNo === 'no') return consent(state, false, world);
  return say(state, world, [notice('consent-first')]);
}

function takeWord(state: State, word: WordCommand, reading: Reading, world: World): Next {
  const atFood = takeFoodWord(state, word, world);
  if (atFood !== null) return atFood;
  const open = askedNow(state, world);
  switch (word) {
    case 'back':
      return goBack(state, world);
    case 'skip':
      if (open?.check.heard != null) return settleHeard(state, open.check, open.check.heard, false, world);
      return open === null
        ? say(state, world, [notice('not-understood')])
        : giveUnknown(state, open.check, open.question, world);
    case 'done':
      // What is shown back is all right as it stands; whether a medicine is taken is not said by that, and is asked again.
      if (open?.check.heard != null) {
        const isAlone = askedAlone(open.check.heard) !== null;
        return isAlone ? say(state, world, []) : settleHeard(state, open.check, open.check.heard, true, world);
      }
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
      // "Food" and "dag" (a greeting, and a day) can be part of an answer as well; the open question goes first.
      if (open !== null && (word === 'food' || word === 'start')) {
        const typed = typedAnswer(reading, open.question, open.check, world.knowledge);
        if (typed.is !== 'unclear') return answerText(state, open.check, open.question, reading, world);
      }
      return takeCommand(state, word, null, world);
    }
  }
}
