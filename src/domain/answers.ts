/** What single answers say: the option, the ticks, the age, the medicines and illnesses that were named. */
import type { Complaint, Knowledge } from '../knowledge/schema.ts';
import type { Check } from './state.ts';

export type Answers = Check['answers'];

/** Id of a medicine that the person named and that is not in the table: "ask your pharmacist", never "no interaction". */
export const UNRECOGNISED_MEDICINE = 'unrecognised';

/** The option chosen for a single question; null when unknown or not answered. */
export function chosen(answers: Answers, question: string): string | null {
  const answer = answers[question];
  return answer?.is === 'option' ? answer.option : null;
}

/** The ticked options of a list ([] = none of these); null when unknown or not answered. */
export function ticked(answers: Answers, question: string): readonly string[] | null {
  const answer = answers[question];
  return answer?.is === 'options' ? answer.options : null;
}

/**
 * Frequency 0-4 of a complaint, null when unknown. A complaint of the "other complaints" list that was left unticked is 0.
 */
export function frequencyOf(complaint: Complaint, answers: Answers): number | null {
  const asked = chosen(answers, frequencyId(complaint.id));
  if (complaint.core) return asked === null ? null : Number(asked);
  const others = ticked(answers, 'other-complaints');
  if (others === null) return null;
  if (!others.includes(complaint.id)) return 0;
  return asked === null ? null : Number(asked);
}

export function frequencyId(complaint: string): string {
  return `${complaint}-frequency`;
}

export function botherId(complaint: string): string {
  return `${complaint}-bother`;
}

/** Under 18: no score and no further questions. */
export function isMinor(answers: Answers, knowledge: Knowledge): boolean {
  const age = chosen(answers, 'age');
  const band = knowledge.questionnaire.ages.find((each) => each.id === age);
  return band !== undefined && band.to < knowledge.scoring.adultAge;
}

/** Medicine and group ids that were named; null when the question was skipped or not yet answered. */
export function namedMedicines(answers: Answers): readonly string[] | null {
  return ticked(answers, 'medicines');
}

/** Classes of a named medicine or of all medicines that a group word may mean. */
export function classesOf(id: string, knowledge: Knowledge): readonly string[] {
  const medicine = knowledge.medicines.get(id);
  if (medicine !== undefined) return [medicine.classId];
  return knowledge.medicineGroups.get(id)?.classIds ?? [];
}

/** The screen on which an illness or situation is ticked; null for one that follows from other answers. */
export function screenOfCondition(id: string, knowledge: Knowledge): string | null {
  return knowledge.conditions.get(id)?.screen ?? null;
}

/** Illnesses ticked on any of the condition screens. */
export function tickedConditions(answers: Answers, knowledge: Knowledge): readonly string[] {
  return knowledge.questionnaire.conditionScreens.flatMap((screen) => ticked(answers, screen) ?? []);
}

/**
 * Illnesses and medicines because of which no general food plan may be given: weak kidneys, and medicines that are mostly
 * given for them (contraindications.csv CKD, DIALYSIS, TRANSPLANT).
 */
export function foodPlanBlockers(answers: Answers, knowledge: Knowledge): readonly string[] {
  const blocks = (row: { readonly blocksFoodPlan?: boolean | undefined } | undefined) => row?.blocksFoodPlan === true;
  return [
    ...tickedConditions(answers, knowledge).filter((id) => blocks(knowledge.conditions.get(id))),
    ...(namedMedicines(answers) ?? []).filter((id) =>
      blocks(knowledge.medicines.get(id) ?? knowledge.medicineGroups.get(id)),
    ),
  ];
}

/** True when the person is known to be at least so many years old. */
export function isAtLeast(answers: Answers, knowledge: Knowledge, years: number): boolean {
  const age = chosen(answers, 'age');
  const band = knowledge.questionnaire.ages.find((each) => each.id === age);
  return band !== undefined && band.from >= years;
}

const MAGNESIUM_CLASS = 'magnesium_medicine';

/** True for a medicine that is magnesium itself, and for a group of nothing else. */
export function isMagnesium(id: string, knowledge: Knowledge): boolean {
  const classIds = knowledge.medicineGroups.get(id)?.classIds ?? [knowledge.medicines.get(id)?.classId];
  return classIds.every((each) => each === MAGNESIUM_CLASS);
}

/** Magnesium stands among the medicines that are ticked, however much of it is told. */
export function namesMagnesium(answers: Answers, knowledge: Knowledge): boolean {
  return (namedMedicines(answers) ?? []).some((id) => id !== UNRECOGNISED_MEDICINE && isMagnesium(id, knowledge));
}
