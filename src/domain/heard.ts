/**
 * What a message said beyond the open question: complaints, medicines and illnesses. It is shown back and filled in only after a yes.
 * What is denied is filled in as "never"; what is past, of somebody else, or only asked about, is not filled in at all.
 */
import type { Knowledge } from '../knowledge/schema.ts';
import { botherId, frequencyId, frequencyOf, screenOfCondition } from './answers.ts';
import { withKeptTicks, withoutDeniedMagnesium } from './check.ts';
import type { ComplaintMention, MedicineMention, Reading } from './event.ts';
import { openQuestion, surveyOf } from './questionnaire.ts';
import type { Answer, Check, Heard, HeardComplaint } from './state.ts';
import type { Question } from './view.ts';

type Answers = Check['answers'];

/** What the reading tells that is not known yet; null when there is nothing to confirm. */
export function heardIn(reading: Reading, check: Check, knowledge: Knowledge): Heard | null {
  const { answers } = surveyOf(check.answers, knowledge);
  const complaints = reading.complaints
    .filter((mention) => isOwn(mention) && isCounted(mention, knowledge))
    .map(lineOf)
    .filter((line) => isNews(line, answers, knowledge));
  const isNew = (id: string): boolean => !isTicked(answers, 'medicines', id) && !check.draft.includes(id);
  const medicines = named(reading, 'exact').filter((id) => !isTicked(answers, 'medicines', id));
  const perhaps = named(reading, 'perhaps').filter((id) => isNew(id) && !medicines.includes(id));
  const conditions = reading.conditions.filter((id) => {
    const question = screenOfCondition(id, knowledge);
    return question !== null && !isTicked(answers, question, id);
  });
  const heard = { complaints, medicines, conditions, perhaps };
  return isEmpty(heard) ? null : heard;
}

/** The medicine that is asked for by itself ("Do you take magnesium yourself?"); null while more is shown back. */
export function askedAlone(heard: Heard): string | null {
  return isEmpty({ ...heard, perhaps: [] }) ? (heard.perhaps[0] ?? null) : null;
}

/** What still waits for a yes when what is shown now has its answer; null for nothing. */
export function heardNext(heard: Heard): Heard | null {
  const perhaps = askedAlone(heard) === null ? heard.perhaps : heard.perhaps.slice(1);
  return perhaps.length === 0 ? null : { complaints: [], medicines: [], conditions: [], perhaps };
}

/** Complaints that are there, of which nothing can be filled in yet: their question still comes, and asks how often. */
export function isOnlyNamed(heard: Heard, check: Check, knowledge: Knowledge): boolean {
  const { answers } = surveyOf(check.answers, knowledge);
  const comesLater = (line: HeardComplaint): boolean =>
    isCore(line, knowledge) && line.frequency === null && answers[frequencyId(line.complaint)] === undefined;
  return isEmpty({ ...heard, complaints: [] }) && heard.complaints.every(comesLater);
}

/** What is left to confirm beside the open question, which the same words answer themselves. */
export function besides(heard: Heard | null, open: Question): Heard | null {
  if (heard === null) return null;
  const rest: Heard = {
    complaints: heard.complaints.filter((line) => line.complaint !== open.complaint),
    // "I take 300 mg of magnesium" answers how much, and names the magnesium by that.
    medicines: open.kind === 'medicines' || open.kind === 'amount' ? [] : heard.medicines,
    conditions:
      open.labels === 'condition' ? heard.conditions.filter((id) => !open.options.includes(id)) : heard.conditions,
    // Nor does an amount of magnesium leave it open whether any is taken.
    perhaps: open.kind === 'amount' ? [] : heard.perhaps,
  };
  return isEmpty(rest) ? null : rest;
}

/**
 * "No, every week": what is heard, put right by what is said now; null when the words put nothing right.
 * A bare frequency or degree goes to the only complaint there is, as nobody knows which of two is meant.
 */
export function putRight(heard: Heard, reading: Reading, knowledge: Knowledge): Heard | null {
  const medicines = heard.medicines.filter((id) => reading.isQuestion || !reading.notTaken.includes(id));
  if (medicines.length < heard.medicines.length) {
    const rest = { ...heard, medicines };
    return isEmpty(rest) ? null : (putRight(rest, { ...reading, notTaken: [] }, knowledge) ?? rest);
  }
  const mentions = reading.complaints.filter((mention) => isCounted(mention, knowledge));
  if (mentions.length > 0) {
    const others = heard.complaints.filter((line) => !mentions.some((mention) => mention.complaint === line.complaint));
    return { ...heard, complaints: [...others, ...mentions.filter(isOwn).map(lineOf)] };
  }
  const [only, second] = heard.complaints;
  if (only === undefined || second !== undefined) return null;
  if (reading.frequency === null && reading.bother === null) return null;
  const frequency = reading.frequency ?? only.frequency;
  return {
    ...heard,
    complaints: [{ ...only, frequency, isThere: frequency !== 0, bother: reading.bother ?? only.bother }],
  };
}

/**
 * "And ibuprofen too": what is told while something else is shown back waits with it; null when nothing is new.
 * @param isDenied a "no" is said with it, which the medicine that is asked for by itself gets
 */
export function withMore(heard: Heard, told: Heard | null, isDenied: boolean): Heard | null {
  if (told === null) return null;
  const isNew = (known: readonly string[]) => (id: string) => !known.includes(id);
  const medicines = told.medicines.filter(isNew([...heard.medicines, ...heard.perhaps]));
  const conditions = told.conditions.filter(isNew(heard.conditions));
  const perhaps = told.perhaps.filter(isNew([...heard.medicines, ...heard.perhaps]));
  if (medicines.length + conditions.length + perhaps.length === 0) return null;
  const rest = isDenied && askedAlone(heard) !== null ? heardNext(heard) : heard;
  return {
    complaints: rest?.complaints ?? [],
    medicines: [...(rest?.medicines ?? []), ...medicines],
    conditions: [...(rest?.conditions ?? []), ...conditions],
    perhaps: [...(rest?.perhaps ?? []), ...perhaps],
  };
}

/** Writes down what was confirmed; the medicine that was asked for by itself, where that was it. Lists keep what was heard as ticks, and are still asked for the rest. */
export function fillIn(check: Check, heard: Heard, knowledge: Knowledge): Check {
  const alone = askedAlone(heard);
  let filled: Check = { ...check, heard: null };
  const put = (question: string, given: Answer): void => {
    const order = [...filled.order.filter((id) => id !== question), question];
    filled = { ...filled, answers: { ...filled.answers, [question]: given }, order };
  };
  const tickOn = (question: string, options: readonly string[]): void => {
    if (options.length > 0) put(question, withTicks(filled.answers[question], options));
  };
  for (const { complaint, isThere, frequency, bother } of heard.complaints) {
    const known = filled.answers[frequencyId(complaint)];
    if (isThere && frequency === null && known?.is === 'option' && known.option === '0') {
      // "Never", and now it is there after all: how often is asked again.
      const { [frequencyId(complaint)]: _, ...others } = filled.answers;
      filled = { ...filled, answers: others, order: filled.order.filter((id) => id !== frequencyId(complaint)) };
    }
    if (!isThere) put(frequencyId(complaint), { is: 'option', option: '0' });
    if (isThere && frequency !== null) put(frequencyId(complaint), { is: 'option', option: String(frequency) });
    if (isThere && bother !== null) put(botherId(complaint), { is: 'option', option: String(bother) });
  }
  const others = heard.complaints.filter((line) => line.isThere && !isCore(line, knowledge));
  tickOn(
    'other-complaints',
    others.map((line) => line.complaint),
  );
  tickOn('medicines', alone === null ? heard.medicines : [alone]);
  for (const screen of knowledge.questionnaire.conditionScreens) {
    tickOn(
      screen,
      heard.conditions.filter((id) => knowledge.conditions.get(id)?.screen === screen),
    );
  }
  const next = withKeptTicks({ ...withoutDeniedMagnesium(filled, knowledge), draft: [] }, knowledge);
  // What was ticked on the open list stays, where that list is still open.
  const isSame = openQuestion(next, knowledge)?.id === openQuestion({ ...check, heard: null }, knowledge)?.id;
  return isSame ? { ...next, draft: [...new Set([...check.draft, ...next.draft])] } : next;
}

/** An answered list gets the new ticks; one that was not asked or skipped keeps them until it is. */
function withTicks(before: Answer | undefined, options: readonly string[]): Answer {
  if (before?.is !== 'options') return { is: 'options', options, again: true };
  return { ...before, options: [...new Set([...before.options, ...options])] };
}

function isOwn(mention: ComplaintMention): boolean {
  return mention.is === 'present' || mention.is === 'denied';
}

function isCounted({ complaint }: { readonly complaint: string }, knowledge: Knowledge): boolean {
  return knowledge.complaints.some((each) => each.id === complaint);
}

function isCore({ complaint }: { readonly complaint: string }, knowledge: Knowledge): boolean {
  return knowledge.complaints.some((each) => each.id === complaint && each.core);
}

function lineOf({ complaint, is, frequency, bother }: ComplaintMention): HeardComplaint {
  const isThere = is === 'present' && frequency !== 0;
  return { complaint, isThere, frequency: isThere ? frequency : 0, bother: isThere ? bother : null };
}

/** Says something that the answers do not say yet. */
function isNews(line: HeardComplaint, answers: Answers, knowledge: Knowledge): boolean {
  const complaint = knowledge.complaints.find((each) => each.id === line.complaint);
  if (complaint === undefined) return false;
  const known = frequencyOf(complaint, answers);
  // Unticked or not asked: that it is not there needs no yes.
  if (!line.isThere) return complaint.core ? known !== 0 : known !== 0 && known !== null;
  if (known === null || known === 0) return true;
  const bother = answers[botherId(complaint.id)];
  const isNewBother = line.bother !== null && !(bother?.is === 'option' && bother.option === String(line.bother));
  return (line.frequency !== null && line.frequency !== known) || isNewBother;
}

function isEmpty({ complaints, medicines, conditions, perhaps }: Heard): boolean {
  return complaints.length + medicines.length + conditions.length + perhaps.length === 0;
}

/** Of an ambiguous word nobody knows yet which medicine it is. */
function named(reading: Reading, how: MedicineMention['match']): readonly string[] {
  return reading.medicines.filter((each) => each.match === how && each.ids.length === 1).flatMap((each) => each.ids);
}

function isTicked(answers: Answers, question: string, option: string): boolean {
  const answer = answers[question];
  return answer?.is === 'options' && answer.options.includes(option);
}
