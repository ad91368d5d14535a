/** From the answers to everything that a result says. */
import type { Action, Knowledge } from '../knowledge/schema.ts';
import {
  type Answers,
  botherId,
  chosen,
  classesOf,
  frequencyId,
  frequencyOf,
  isAtLeast,
  namedMedicines,
  namesMagnesium,
  tickedConditions,
  UNRECOGNISED_MEDICINE,
} from './answers.ts';
import { adviseFood } from './food-choice.ts';
import { isKidneyUnknown, isPregnant, wishesOf } from './food-preferences.ts';
import { modelInput, ruleOf } from './model-input.ts';
import { surveyOf } from './questionnaire.ts';
import { type Assessment, assess, type ModelInput } from './scoring.ts';
import type { Check, FoodChoices } from './state.ts';
import { tighten } from './supplement-gate.ts';
import { dayWith, medicineAdvice } from './supplement-medicines.ts';
import { levelOf, presentFlags } from './triage.ts';
import type { ReasonLine, Result, WhyLine } from './view.ts';

/** From so many medicines on, a pharmacist should look first (contraindications.csv, POLYPHARMACY). */
const MANY_MEDICINES = 5;

/**
 * The whole result. The same answers always give the same result, in whatever order they came.
 * @param food what was said about food beside the questions
 */
export function resultOf(check: Check, knowledge: Knowledge, food: FoodChoices | null = null): Result {
  const { list, answers } = surveyOf(check.answers, knowledge);
  const input = modelInput(check, knowledge);
  const assessment = assess(input, knowledge);
  const complaints = complaintsPresent(answers, knowledge);
  const extra = extraReasons(answers, input, knowledge);
  const supplement = tighten(
    assessment.supplement,
    extra.map((reason) => ({ id: reason.id, rule: reason.rule })),
  );
  return {
    assessment,
    doctor: doctorReasons(assessment, supplement.status, input, answers, knowledge).map((id) =>
      modelReason(id, knowledge),
    ),
    signs: presentFlags(check, knowledge).filter((id) => levelOf(id, knowledge) === 1),
    supplement: {
      status: supplement.status,
      reasons: [...assessment.supplement.reasons.map((id) => modelReason(id, knowledge)), ...extra],
      medicines: (namedMedicines(answers) ?? []).map((id) => medicineAdvice(id, knowledge)),
      day: dayWith(namedMedicines(answers) ?? [], knowledge),
      alreadyMg: input.diet.supplement_mg,
    },
    why: assessment.trace.map((line) => whyLine(line, answers, knowledge)),
    open: openItems(assessment, answers, knowledge),
    complaints,
    causes: complaints.map((id) => causesOf(id, answers, knowledge)),
    food: adviseFood(answers, knowledge, food),
    diet: wishesOf(answers, food, knowledge).diet ?? 'omnivore',
    answers: list.flatMap((question) => {
      const answer = answers[question.id];
      return answer === undefined ? [] : [{ question, answer }];
    }),
    isPregnant: isPregnant(answers, knowledge),
    isAllergyKnown: wishesOf(answers, food, knowledge).allergies !== null,
    isKidneyUnknown: isKidneyUnknown(answers, food, knowledge),
  };
}

/**
 * Illnesses and medicines whose rule is stricter than the model's yes/no, and the conditions that follow from other answers
 * (instruments.md 4.7, last paragraphs; contraindications.csv). They tighten only.
 */
function extraReasons(
  answers: Answers,
  input: ModelInput,
  knowledge: Knowledge,
): readonly (ReasonLine & { rule: Action })[] {
  const conditions = [...tickedConditions(answers, knowledge), ...derivedConditions(answers, input, knowledge)];
  const lines: (ReasonLine & { rule: Action })[] = [];
  for (const id of conditions) {
    const condition = knowledge.conditions.get(id);
    // Illnesses that the model itself asks for have their reason from the model.
    if (condition === undefined || condition.sets !== undefined) continue;
    lines.push({ id, kind: 'condition', rule: condition.action, sources: condition.sources });
  }
  for (const id of namedMedicines(answers) ?? []) {
    const rule = ruleOf(id, knowledge);
    if (rule === 'none_needed') continue;
    const medicine = knowledge.medicines.get(id);
    const sources = medicine?.sources ?? knowledge.medicineGroups.get(id)?.sources ?? [];
    lines.push({ id, kind: medicine === undefined ? 'medicine-group' : 'medicine', rule, sources });
  }
  return lines;
}

function derivedConditions(answers: Answers, input: ModelInput, knowledge: Knowledge): readonly string[] {
  const medicines = namedMedicines(answers) ?? [];
  const classes = medicines.flatMap((id) => classesOf(id, knowledge));
  const isKidneyRisk =
    isAtLeast(answers, knowledge, knowledge.scoring.olderAge) ||
    input.risk.diabetes === true ||
    tickedConditions(answers, knowledge).includes('HEART_FAILURE') ||
    classes.includes('nsaid');
  const derived: string[] = [];
  if (input.risk.kidney === null && isKidneyRisk) derived.push('KIDNEY_UNKNOWN_RISK');
  if ((input.diet.supplement_mg ?? 0) > 0) derived.push('ALREADY_MG');
  if (medicines.length >= MANY_MEDICINES || medicines.includes(UNRECOGNISED_MEDICINE)) derived.push('POLYPHARMACY');
  return derived;
}

/**
 * Reasons of the model; who takes magnesium now although it is dangerous for them hears so first. The model says it for
 * weak kidneys only (instruments.md 4.8); any other reason to take none is as good (contraindications.csv).
 */
function doctorReasons(
  { doctor_reasons: reasons }: Assessment,
  status: Assessment['supplement']['status'],
  input: ModelInput,
  answers: Answers,
  knowledge: Knowledge,
): readonly string[] {
  const takes = (input.diet.supplement_mg ?? 0) > 0 || namesMagnesium(answers, knowledge);
  const takesAnyway = status === 'blocked' && takes;
  return [
    ...(takesAnyway && !reasons.includes('kidney_and_supplement') ? ['blocked_and_supplement'] : []),
    ...reasons,
    ...(isMedicineWithComplaint(input, knowledge) ? ['medicine_and_complaint'] : []),
  ];
}

/** A complaint of muscles or nerves every week or more often. */
const WEEKLY = 2;

/** A water tablet that loses magnesium, or a long-taken acid blocker, together with complaints of muscles or nerves. */
function isMedicineWithComplaint({ risk, symptoms }: ModelInput, knowledge: Knowledge): boolean {
  const isLosing = risk.diuretic === 'thiazide_or_loop' || risk.diuretic === 'yes_unsure';
  const hasComplaint = knowledge.complaints.some(
    ({ id, neuromuscular }) => neuromuscular && (symptoms[id]?.freq ?? 0) >= WEEKLY,
  );
  return (isLosing || risk.ppi === 'one_year_or_more') && hasComplaint;
}

function modelReason(id: string, knowledge: Knowledge): ReasonLine {
  return { id, kind: 'model', rule: null, sources: knowledge.scoring.sources };
}

function whyLine(line: Assessment['trace'][number], answers: Answers, knowledge: Knowledge): WhyLine {
  const questions =
    line.sub === 'S' ? [frequencyId(line.item), botherId(line.item)] : [riskQuestion(line.item, answers, knowledge)];
  return {
    part: line.sub === 'S' ? 'complaints' : 'depletion',
    item: line.item,
    points: line.points,
    weight: line.sub === 'S' ? (knowledge.complaints.find((each) => each.id === line.item)?.weight ?? null) : null,
    answers: questions.flatMap((question) => {
      const answer = answers[question];
      return answer === undefined ? [] : [{ question, answer }];
    }),
  };
}

/** The question behind an item of the depletion part. */
function riskQuestion(item: string, answers: Answers, knowledge: Knowledge): string {
  if (item === 'diuretic' || item === 'ppi' || item === 'wasting_drug') return 'medicines';
  if (item === 'ppi_long') return answers['acid-blocker-time'] === undefined ? 'medicines' : 'acid-blocker-time';
  if (item === 'age_70' || item === 'age') return 'age';
  const field = item === 'alcohol_dependence' ? 'alcohol' : item;
  const condition = [...knowledge.conditions.values()].find((each) =>
    (each.sets ?? []).some((set) => set.field === field),
  );
  return condition?.screen ?? 'age';
}

/** Safety screens that were skipped come first: without them there is no band at all. */
function openItems(assessment: Assessment, answers: Answers, knowledge: Knowledge): Result['open'] {
  const screens = knowledge.questionnaire.safetyScreens
    .filter((screen) => answers[screen]?.is === 'unknown')
    .map((screen) => ({ item: screen, question: screen }));
  const items = assessment.open_items.map((item) => ({ item, question: openItemQuestion(item, answers, knowledge) }));
  return [...screens, ...items];
}

function openItemQuestion(item: string, answers: Answers, knowledge: Knowledge): string {
  const complaint = knowledge.complaints.find((each) => each.id === item);
  if (complaint !== undefined) {
    if (answers[botherId(item)]?.is === 'unknown') return botherId(item);
    return answers[frequencyId(item)] === undefined ? 'other-complaints' : frequencyId(item);
  }
  if (item === 'ppi')
    return riskQuestion(answers['acid-blocker-time']?.is === 'unknown' ? 'ppi_long' : 'ppi', answers, knowledge);
  if (item === 'food') {
    const skipped = knowledge.screener.questions.find((question) => answers[question.id]?.is === 'unknown');
    return skipped?.id ?? 'food-offer';
  }
  if (item === 'supplement') return 'magnesium-now';
  if (item === 'sex') return 'sex';
  return riskQuestion(item, answers, knowledge);
}

/** Complaints that are there, most frequent and most bothersome first. */
function complaintsPresent(answers: Answers, knowledge: Knowledge): readonly string[] {
  return knowledge.complaints
    .map((complaint) => ({
      id: complaint.id,
      order: complaint.order,
      weight: (frequencyOf(complaint, answers) ?? 0) * 4 + Number(chosen(answers, botherId(complaint.id)) ?? 0),
      isThere: (frequencyOf(complaint, answers) ?? 0) > 0,
    }))
    .filter((complaint) => complaint.isThere)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .map((complaint) => complaint.id);
}

/** Nobody of 72 reads that a complaint may come from pregnancy. */
function causesOf(id: string, answers: Answers, knowledge: Knowledge): Result['causes'][number] {
  const own = [chosen(answers, 'sex'), chosen(answers, 'age')];
  const fits = (name: string): boolean =>
    !(knowledge.questionnaire.notNamedTo[name] ?? []).some((option) => own.includes(option));
  const complaint = knowledge.complaints.find((each) => each.id === id);
  return {
    complaint: id,
    lookAlikes: (complaint?.lookAlikes ?? []).filter(fits),
    firstTests: (complaint?.firstTests ?? []).filter(fits),
  };
}
