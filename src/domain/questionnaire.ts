/** Which questions there are for this person, in order. Everything follows from the answers; nothing about it is stored. */
import type { Knowledge, RedFlag, SafetyFlag } from '../knowledge/schema.ts';
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
import { type ComplaintQuestions, catalogueOf, many, single } from './question-catalogue.ts';
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
  for (const { id, flags, isMind } of catalogue.safetyScreens) {
    const ids = idsThatFit(flags, answers);
    list.push(isMind ? single(id, ['no', ...ids], 'mind') : many(id, ids, 'safety'));
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
  list.push(medicineQuestion(answers, catalogue.medicineGroups));
  if (takesClass(answers, knowledge, 'ppi')) list.push(catalogue.acidBlockerTime);
  for (const { id, conditions } of catalogue.conditionScreens) {
    list.push(many(id, idsThatFit(conditions, answers), 'condition'));
  }
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
  const counted: Record<string, Answer> = {};
  for (const question of list) {
    const answer = answers[question.id];
    if (answer === undefined || (answer.is === 'option' && !question.options.includes(answer.option))) continue;
    if (answer.is === 'options' && answer.again === true) continue;
    counted[question.id] =
      answer.is === 'options' && question.kind === 'many'
        ? { is: 'options', options: answer.options.filter((option) => question.options.includes(option)) }
        : answer;
  }
  const survey: Survey = { list, answers: counted };
  surveys.set(answers, { knowledge, survey });
  return survey;
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
  const flags = catalogueOf(knowledge).signs.get(screen) ?? [];
  const ids = idsThatFit(
    flags.filter((flag) => isOpen(flag) && fitsAge(flag, answers)),
    answers,
  );
  if (ids.length > 0) list.push(many(screen, ids, 'sign'));
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

function medicineQuestion(answers: Answers, groups: readonly string[]): Question {
  const named = (namedMedicines(answers) ?? []).filter((id) => !groups.includes(id));
  return {
    id: 'medicines',
    kind: 'medicines',
    ask: 'medicines',
    complaint: null,
    labels: 'medicine',
    options: [...groups, ...named],
  };
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

/** Without those that are left out for the answers that a row names: a man is not asked for signs of pregnancy. */
function idsThatFit(
  rows: readonly (Pick<SafetyFlag, 'notFor'> & { readonly id: string })[],
  answers: Answers,
): string[] {
  const sex = chosen(answers, 'sex');
  const age = chosen(answers, 'age');
  return rows.filter(({ notFor }) => !notFor?.some((option) => option === sex || option === age)).map((row) => row.id);
}

function fitsAge(flag: RedFlag, answers: Answers): boolean {
  const age = chosen(answers, 'age');
  // Of unknown age the sign is asked: unknown is never a "no".
  return flag.onlyAges === undefined || age === null || flag.onlyAges.includes(age);
}
