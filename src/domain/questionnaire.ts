/** Which questions there are for this person, in order. Everything follows from the answers; nothing about it is stored. */
import type { Complaint, Knowledge, RedFlag, SafetyFlag } from '../knowledge/schema.ts';
import {
  type Answers,
  botherId,
  chosen,
  classesOf,
  foodPlanBlockers,
  frequencyId,
  frequencyOf,
  isAtLeast,
  isMinor,
  namedMedicines,
  ticked,
  tickedConditions,
  UNRECOGNISED_MEDICINE,
} from './answers.ts';
import type { Answer, Check } from './state.ts';
import type { Question } from './view.ts';

const FREQUENCIES = ['0', '1', '2', '3', '4'] as const;
const BOTHERS = ['0', '1', '2', '3'] as const;
/** The words of the thoughts question: "no", then the two flags. */
const MIND_SCREEN = 'safety-mind';

/**
 * The questions that these answers call for, in order, with the options that fit. Answers to other questions count for nothing.
 * Order: instruments.md 4.11; signs open with the complaint, medicine or illness that they belong to.
 */
function questionList(answers: Answers, knowledge: Knowledge): readonly Question[] {
  const { questionnaire } = knowledge;
  const list: Question[] = [
    plain(
      'age',
      questionnaire.ages.map((age) => age.id),
    ),
  ];
  if (isMinor(answers, knowledge)) return list;
  const isOlder = isAtLeast(answers, knowledge, knowledge.scoring.olderAge);
  const sexes = questionnaire.sexes.filter((sex) => !(sex.pregnant && isOlder));
  // Who is younger says whether they are pregnant by the same tap; the labels name it.
  list.push(
    plain(
      'sex',
      sexes.map((sex) => sex.id),
      isOlder ? 'sex-older' : 'sex',
      isOlder ? 'sex-older' : 'sex',
    ),
  );
  for (const screen of questionnaire.safetyScreens) {
    const flags = knowledge.safetyFlags.filter((flag) => flag.screen === screen && fits(flag, answers));
    const ids = flags.map((flag) => flag.id);
    // The question about dark thoughts goes from no to thoughts to a plan.
    const mildFirst = flags.toSorted((a, b) => a.level - b.level).map((flag) => flag.id);
    list.push(screen === MIND_SCREEN ? plain(screen, ['no', ...mildFirst], 'mind') : many(screen, ids, 'safety'));
  }
  for (const complaint of knowledge.complaints.filter((each) => each.core)) {
    list.push(...complaintQuestions(complaint, answers, FREQUENCIES));
  }
  const others = knowledge.complaints.filter((each) => !each.core);
  list.push(
    many(
      'other-complaints',
      others.map((each) => each.id),
      'complaint',
    ),
  );
  const tickedOthers = ticked(answers, 'other-complaints') ?? [];
  for (const complaint of others.filter((each) => tickedOthers.includes(each.id))) {
    list.push(...complaintQuestions(complaint, answers, FREQUENCIES.slice(1)));
  }
  const isOpenComplaint = complaintGate(answers, knowledge);
  for (const screen of questionnaire.signScreens) {
    list.push(
      ...signScreen(screen, answers, knowledge, (flag) => (flag.openedBy?.complaints ?? []).some(isOpenComplaint)),
    );
  }
  list.push(medicineQuestion(answers, knowledge));
  if (takesClass(answers, knowledge, 'ppi')) list.push(plain('acid-blocker-time', ['under-year', 'year-or-more']));
  for (const screen of questionnaire.conditionScreens) {
    const conditions = [...knowledge.conditions.values()].filter(
      (each) => each.screen === screen && fits(each, answers),
    );
    list.push(
      many(
        screen,
        conditions.map((each) => each.id),
        'condition',
      ),
    );
  }
  list.push({
    id: 'magnesium-now',
    kind: 'amount',
    ask: 'magnesium-now',
    complaint: null,
    labels: 'magnesium-now',
    options: [],
  });
  list.push(...signScreen('signs-medicines', answers, knowledge, (flag) => isOpenedByHealth(flag, answers, knowledge)));
  list.push(...foodQuestions(answers, knowledge));
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

function plain(id: string, options: readonly string[], labels = id, ask = id): Question {
  return { id, kind: 'single', ask, complaint: null, labels, options };
}

function many(id: string, options: readonly string[], labels: string): Question {
  return { id, kind: 'many', ask: id, complaint: null, labels, options };
}

/** How often, and if it is there at all, how much it bothers. */
function complaintQuestions(complaint: Complaint, answers: Answers, frequencies: readonly string[]): Question[] {
  const { id } = complaint;
  const often: Question = {
    id: frequencyId(id),
    kind: 'single',
    ask: 'frequency',
    complaint: id,
    labels: 'frequency',
    options: frequencies,
  };
  if ((frequencyOf(complaint, answers) ?? 0) === 0) return [often];
  return [often, { ...often, id: botherId(id), ask: 'bother', labels: 'bother', options: BOTHERS }];
}

/** Signs are asked for a complaint that is there, and for one of which it is unknown: unknown is never a "no". */
function complaintGate(answers: Answers, knowledge: Knowledge): (complaint: string) => boolean {
  const open = new Set(knowledge.complaints.filter((each) => frequencyOf(each, answers) !== 0).map((each) => each.id));
  return (complaint) => open.has(complaint);
}

function signScreen(
  screen: string,
  answers: Answers,
  knowledge: Knowledge,
  isOpen: (flag: RedFlag) => boolean,
): Question[] {
  const flags = [...knowledge.redFlags.values()].filter(
    (flag) => flag.screen === screen && isOpen(flag) && fits(flag, answers) && fitsAge(flag, answers),
  );
  if (flags.length === 0) return [];
  // The gravest come first, where a hurried reader looks.
  const ids = flags.sort((a, b) => b.level - a.level).map((flag) => flag.id);
  return [many(screen, ids, 'sign')];
}

/** Signs of a medicine, an illness or own magnesium; what was skipped opens them too: unknown is never a "no". */
function isOpenedByHealth(flag: RedFlag, answers: Answers, knowledge: Knowledge): boolean {
  const opened = flag.openedBy;
  if (opened === undefined) return false;
  const medicines = namedMedicines(answers) ?? [];
  const isMedicineOpen = isSkipped(answers, 'medicines') || medicines.includes(UNRECOGNISED_MEDICINE);
  const classes = medicines.flatMap((id) => classesOf(id, knowledge));
  const conditions = tickedConditions(answers, knowledge);
  const amount = answers['magnesium-now'];
  return (
    (opened.medicineClasses ?? []).some((id) => isMedicineOpen || classes.includes(id)) ||
    (opened.conditions ?? []).some((id) => conditions.includes(id) || isSkippedIllness(id, answers, knowledge)) ||
    (opened.takesMagnesium === true &&
      (isSkipped(answers, 'magnesium-now') || (amount?.is === 'amount' && amount.mg > 0)))
  );
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

function medicineQuestion(answers: Answers, knowledge: Knowledge): Question {
  const groups = [...knowledge.medicineGroups.values()].filter((group) => group.offered).map((group) => group.id);
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
function foodQuestions(answers: Answers, knowledge: Knowledge): Question[] {
  const list = [plain('food-offer', ['now', 'later'])];
  if (chosen(answers, 'food-offer') !== 'now') return list;
  let skipped = 0;
  for (const question of knowledge.screener.questions) {
    // With so many skipped there will be no number, so the rest is not asked.
    if (skipped > knowledge.screener.mostSkipped) break;
    if (question.id === 'bread-type' && chosen(answers, 'bread-slices') === '0') continue;
    if (answers[question.id]?.is === 'unknown') skipped += 1;
    list.push(
      plain(
        question.id,
        question.options.map((option) => option.id),
      ),
    );
  }
  if (foodPlanBlockers(answers, knowledge).length === 0) {
    list.push(plain('diet', knowledge.questionnaire.diets));
    list.push(
      many(
        'allergies',
        knowledge.questionnaire.allergies.map((each) => each.id),
        'allergy',
      ),
    );
  }
  return list;
}

/** Left out for the answers that a row names: a man is not asked for signs of pregnancy. */
function fits(row: Pick<SafetyFlag, 'notFor'>, answers: Answers): boolean {
  const own = [chosen(answers, 'sex'), chosen(answers, 'age')];
  return !(row.notFor ?? []).some((option) => own.includes(option));
}

function fitsAge(flag: RedFlag, answers: Answers): boolean {
  const age = chosen(answers, 'age');
  // Of unknown age the sign is asked: unknown is never a "no".
  return flag.onlyAges === undefined || age === null || flag.onlyAges.includes(age);
}
