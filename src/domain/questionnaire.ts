/** Which questions there are for this person, in order. Everything follows from the answers; nothing about it is stored. */
import type { Knowledge, RedFlag } from '../knowledge/schema.ts';
import {
  type Answers,
  chosen,
  classesOf,
  foodPlanBlockers,
  frequencyOf,
  isAtLeast,
  isMinor,
  namedMedicines,
  ticked,
  tickedConditions,
  UNRECOGNISED_MEDICINE,
} from './answers.ts';
import { type ComplaintQuestions, catalogueOf, type Screen, type ScreenRow } from './question-catalogue.ts';
import type { Answer, Check } from './state.ts';
import type { Question } from './view.ts';

/**
 * The questions that these answers call for, in order, with the options that fit. Answers to other questions count for nothing.
 * Order: instruments.md 4.11; signs open with the complaint, medicine or illness that they belong to.
 */
function questionList(answers: Answers, knowledge: Knowledge): readonly Question[] {
  const catalogue = catalogueOf(knowledge);
  const list: Question[] = [catalogue.age];
  if (isMinor(answers, knowledge)) return list;
  list.push(isAtLeast(answers, knowledge, knowledge.scoring.olderAge) ? catalogue.sexOlder : catalogue.sex);
  for (const screen of catalogue.safetyScreens) {
    list.push(fitted(screen, answers, screen.isMind ? ['no'] : []));
  }
  for (const each of catalogue.core) addComplaint(list, each, answers);
  list.push(catalogue.otherComplaints);
  const tickedOthers = ticked(answers, 'other-complaints') ?? [];
  for (const each of catalogue.others) {
    if (tickedOthers.includes(each.complaint.id)) addComplaint(list, each, answers);
  }
  const isOpenComplaint = complaintGate(answers, knowledge);
  for (const screen of knowledge.questionnaire.signScreens) {
    addSigns(list, screen, answers, knowledge, (flag) => (flag.openedBy?.complaints ?? []).some(isOpenComplaint));
  }
  list.push(medicineQuestion(answers, catalogue.medicines));
  if (takesClass(answers, knowledge, 'ppi')) list.push(catalogue.acidBlockerTime);
  for (const screen of catalogue.conditionScreens) list.push(fitted(screen, answers));
  list.push(catalogue.magnesiumNow);
  addSigns(list, 'signs-medicines', answers, knowledge, healthGate(answers, knowledge));
  addFood(list, answers, knowledge);
  return list;
}

/** The questions that the answers call for, and the answers that count: those to questions of the list, with options still offered. */
export interface Survey {
  readonly list: readonly Question[];
  readonly answers: Answers;
}

/** Answers never change in place, so what follows from them is worked out once. */
const surveys = new WeakMap<Answers, { readonly knowledge: Knowledge; readonly survey: Survey }>();

/** Looks at the answers once and for all; cheap when the same answers are looked at again. */
export function surveyOf(answers: Answers, knowledge: Knowledge): Survey {
  const known = surveys.get(answers);
  if (known?.knowledge === knowledge) return known.survey;
  const list = questionList(answers, knowledge);
  const survey: Survey = { list, answers: countedOf(list, answers) };
  surveys.set(answers, { knowledge, survey });
  return survey;
}

/** Nearly always all of them count as they are: then they are the same object, which costs nothing to make or to keep. */
function countedOf(list: readonly Question[], answers: Answers): Answers {
  const counted: [string, Answer][] = [];
  let isChanged = false;
  for (const question of list) {
    const given = answers[question.id];
    const answer = given && counting(question, given);
    if (answer) counted.push([question.id, answer]);
    if (answer !== given) isChanged = true;
  }
  return isChanged || counted.length < Object.keys(answers).length ? Object.fromEntries(counted) : answers;
}

/** What of an answer counts: options that are still offered, and not yet those of a list that is to be asked again. */
function counting(question: Question, answer: Answer): Answer | undefined {
  const isOffered = (option: string) => question.options.includes(option);
  switch (answer.is) {
    case 'option':
      return isOffered(answer.option) ? answer : undefined;
    case 'options':
      if (answer.again === true) return undefined;
      if (question.kind !== 'many' || answer.options.every(isOffered)) return answer;
      return { is: 'options', options: answer.options.filter(isOffered) };
    case 'amount':
    case 'unknown':
      return answer;
  }
}

/** The question to ask now: the one being changed, else the first without an answer; null when all are answered. */
export function openQuestion(check: Check, knowledge: Knowledge): Question | null {
  const { list, answers } = surveyOf(check.answers, knowledge);
  const changing = list.find((question) => question.id === check.changing);
  return changing ?? list.find((question) => answers[question.id] === undefined) ?? null;
}

function addComplaint(list: Question[], { complaint, often, bother }: ComplaintQuestions, answers: Answers): void {
  list.push(often);
  if ((frequencyOf(complaint, answers) ?? 0) !== 0) list.push(bother);
}

/** Signs are asked for a complaint that is there, and for one of which it is unknown: unknown is never a "no". */
function complaintGate(answers: Answers, knowledge: Knowledge): (complaint: string) => boolean {
  const open = new Set(knowledge.complaints.filter((each) => frequencyOf(each, answers) !== 0).map((each) => each.id));
  return (complaint) => open.has(complaint);
}

function addSigns(
  list: Question[],
  screen: string,
  answers: Answers,
  knowledge: Knowledge,
  isOpen: (flag: RedFlag) => boolean,
): void {
  const signs: Screen<RedFlag> | undefined = catalogueOf(knowledge).signs.get(screen);
  if (signs === undefined) return;
  const rows = signs.rows.filter((flag) => isOpen(flag) && fitsAge(flag, answers));
  if (rows.length === 0) return;
  const ids = idsThatFit(rows, answers);
  if (ids.length > 0) list.push(withOptions(signs.whole, ids));
}

/** Signs of a medicine, an illness or own magnesium; what was skipped opens them too: unknown is never a "no". */
function healthGate(answers: Answers, knowledge: Knowledge): (flag: RedFlag) => boolean {
  const medicines = namedMedicines(answers) ?? [];
  const isMedicineOpen = isSkipped(answers, 'medicines') || medicines.includes(UNRECOGNISED_MEDICINE);
  const classes = medicines.flatMap((id) => classesOf(id, knowledge));
  const conditions = tickedConditions(answers, knowledge);
  const amount = answers['magnesium-now'];
  const takesMagnesium = isSkipped(answers, 'magnesium-now') || (amount?.is === 'amount' && amount.mg > 0);
  return ({ openedBy: opened }) =>
    opened !== undefined &&
    ((opened.medicineClasses ?? []).some((id) => isMedicineOpen || classes.includes(id)) ||
      (opened.conditions ?? []).some((id) => conditions.includes(id) || isSkippedIllness(id, answers, knowledge)) ||
      (opened.takesMagnesium === true && takesMagnesium));
}

function isSkipped(answers: Answers, question: string): boolean {
  return answers[question]?.is === 'unknown';
}

function isSkippedIllness(condition: string, answers: Answers, knowledge: Knowledge): boolean {
  const screen = knowledge.conditions.get(condition)?.screen;
  return screen !== undefined && isSkipped(answers, screen);
}

function takesClass(answers: Answers, knowledge: Knowledge, field: 'ppi'): boolean {
  return (namedMedicines(answers) ?? []).some((id) => {
    const medicine = knowledge.medicines.get(id);
    if (medicine !== undefined) return knowledge.medicineClasses.get(medicine.classId)?.sets.field === field;
    return knowledge.medicineGroups.get(id)?.sets?.field === field;
  });
}

function medicineQuestion(answers: Answers, whole: Question): Question {
  const named = (namedMedicines(answers) ?? []).filter((id) => !whole.options.includes(id));
  return withOptions(whole, [...whole.options, ...named]);
}

/** The fourteen food questions, then what may be suggested; nothing about food plans when none may be given. */
function addFood(list: Question[], answers: Answers, knowledge: Knowledge): void {
  const { foodOffer, screener, foodPlan } = catalogueOf(knowledge);
  list.push(foodOffer);
  if (chosen(answers, 'food-offer') !== 'now') return;
  let skipped = 0;
  for (const question of screener) {
    // With so many skipped there will be no number, so the rest is not asked.
    if (skipped > knowledge.screener.mostSkipped) break;
    if (question.id === 'bread-type' && chosen(answers, 'bread-slices') === '0') continue;
    if (answers[question.id]?.is === 'unknown') skipped += 1;
    list.push(question);
  }
  if (foodPlanBlockers(answers, knowledge).length === 0) list.push(...foodPlan);
}

/** The same question with these options, in the same order; where none is left out or added, the very same. */
function withOptions(whole: Question, options: readonly string[]): Question {
  return options.length === whole.options.length ? whole : { ...whole, options };
}

/** A screen without what is left out for these answers. `first`: options ahead of its rows. */
function fitted(
  { whole, rows, isForAll }: Screen<ScreenRow>,
  answers: Answers,
  first: readonly string[] = [],
): Question {
  return isForAll ? whole : withOptions(whole, [...first, ...idsThatFit(rows, answers)]);
}

/** Without those that are left out for the answers that a row names: a man is not asked for signs of pregnancy. */
function idsThatFit(rows: readonly ScreenRow[], answers: Answers): string[] {
  const sex = chosen(answers, 'sex');
  const age = chosen(answers, 'age');
  return rows.filter(({ notFor }) => !notFor?.some((option) => option === sex || option === age)).map((row) => row.id);
}

function fitsAge(flag: RedFlag, answers: Answers): boolean {
  const age = chosen(answers, 'age');
  // Of unknown age the sign is asked: unknown is never a "no".
  return flag.onlyAges === undefined || age === null || flag.onlyAges.includes(age);
}
