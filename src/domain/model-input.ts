/** Answers -> input of the scoring model (instruments.md 4.1). What was not answered stays unknown. */
import type { Action, Knowledge } from '../knowledge/schema.ts';
import {
  type Answers,
  botherId,
  chosen,
  classesOf,
  frequencyOf,
  namedMedicines,
  tickedConditions,
  UNRECOGNISED_MEDICINE,
} from './answers.ts';
import { estimateIntake } from './intake.ts';
import { surveyOf } from './questionnaire.ts';
import type { ModelInput } from './scoring.ts';
import type { Check } from './state.ts';
import { extraLevel, safetyAnswers } from './triage.ts';
import type { Intake } from './view.ts';

const INTERACTING: readonly Action[] = ['ask_doctor_first', 'ask_pharmacist', 'separate_doses', 'mention_to_doctor'];
type Risk = ModelInput['risk'];

/** The whole input for `assess`. */
export function modelInput(check: Check, knowledge: Knowledge): ModelInput {
  const { answers } = surveyOf(check.answers, knowledge);
  const sex = knowledge.questionnaire.sexes.find((each) => each.id === chosen(answers, 'sex'));
  const age = knowledge.questionnaire.ages.find((each) => each.id === chosen(answers, 'age'));
  const intake = intakeOf(answers, knowledge);
  const own = answers['magnesium-now'];
  return {
    age: age?.modelAge ?? null,
    sex: sex?.sex ?? null,
    pregnant_or_breastfeeding: sex?.pregnant ?? null,
    symptoms: Object.fromEntries(
      knowledge.complaints.map((complaint) => {
        const bother = chosen(answers, botherId(complaint.id));
        return [
          complaint.id,
          { freq: frequencyOf(complaint, answers), burden: bother === null ? null : Number(bother) },
        ];
      }),
    ),
    risk: {
      diuretic: diureticOf(answers, knowledge),
      ppi: acidBlockerOf(answers, knowledge),
      wasting_drug: wastingDrugOf(answers, knowledge),
      ...illnessesOf(answers, knowledge),
    },
    diet: {
      food_mg_low: intake?.lowMg ?? null,
      food_mg_high: intake?.highMg ?? null,
      supplement_mg: own?.is === 'amount' ? own.mg : null,
    },
    safety: {
      supplement_contraindication: contraindicationOf(answers, knowledge),
      interacting_medicine: interactionOf(answers, knowledge),
    },
    red_flags: safetyAnswers(check, knowledge),
    extra_flag_level: extraLevel(check, knowledge),
  };
}

/** Estimate of the food questions; null when they were left for later or too many were skipped. */
export function intakeOf(answers: Answers, knowledge: Knowledge): Intake | null {
  if (chosen(answers, 'food-offer') !== 'now') return null;
  const options = Object.fromEntries(
    knowledge.screener.questions.map((question) => [question.id, chosen(answers, question.id)]),
  );
  const sex = knowledge.questionnaire.sexes.find((each) => each.id === chosen(answers, 'sex'))?.sex;
  const known = sex === 'female' || sex === 'male' ? sex : 'unknown';
  return estimateIntake(options, known, knowledge.screener, knowledge.scoring.referenceMg);
}

/** What the table says to do for a named medicine or group; an unknown name is "ask your pharmacist". */
export function ruleOf(id: string, knowledge: Knowledge): Action {
  return knowledge.medicines.get(id)?.action ?? knowledge.medicineGroups.get(id)?.action ?? 'ask_pharmacist';
}

/** Values that the named medicines give a field of the model; `open` when one of them may give it and nobody knows. */
function medicineField(
  field: 'diuretic' | 'ppi' | 'wasting_drug',
  answers: Answers,
  knowledge: Knowledge,
): { readonly values: readonly string[]; readonly open: boolean } | null {
  const named = namedMedicines(answers);
  if (named === null) return null;
  const values: string[] = [];
  let open = false;
  for (const id of named) {
    if (id === UNRECOGNISED_MEDICINE) {
      open = true;
      continue;
    }
    const group = knowledge.medicineGroups.get(id);
    const sets = group?.sets;
    if (sets?.field === field) values.push(sets.value);
    for (const classId of classesOf(id, knowledge)) {
      const set = knowledge.medicineClasses.get(classId)?.sets;
      if (set?.field !== field) continue;
      // A group word names several classes; that one of them fits is a maybe.
      if (group !== undefined) open ||= sets?.field !== field;
      else values.push(set.value);
    }
  }
  return { values, open };
}

function diureticOf(answers: Answers, knowledge: Knowledge): Risk['diuretic'] {
  const found = medicineField('diuretic', answers, knowledge);
  if (found === null) return null;
  if (found.values.includes('thiazide_or_loop')) return 'thiazide_or_loop';
  if (found.values.includes('yes_unsure')) return 'yes_unsure';
  if (found.open) return null;
  return found.values.includes('potassium_sparing_only') ? 'potassium_sparing_only' : 'none';
}

function acidBlockerOf(answers: Answers, knowledge: Knowledge): Risk['ppi'] {
  const found = medicineField('ppi', answers, knowledge);
  if (found === null) return null;
  if (found.values.length === 0) return found.open ? null : 'none';
  const time = chosen(answers, 'acid-blocker-time');
  if (time === 'year-or-more') return 'one_year_or_more';
  return time === 'under-year' ? 'under_1_year' : 'yes_unsure';
}

function wastingDrugOf(answers: Answers, knowledge: Knowledge): Risk['wasting_drug'] {
  const found = medicineField('wasting_drug', answers, knowledge);
  if (found === null) return null;
  if (found.values.length > 0) return true;
  return found.open ? null : false;
}

/** Fields that the condition screens answer; a field whose screen was skipped stays unknown. */
export function illnessesOf(
  answers: Answers,
  knowledge: Knowledge,
): Pick<Risk, 'kidney' | 'alcohol' | 'gi_loss' | 'diabetes'> {
  const conditions = tickedConditions(answers, knowledge);
  const valuesOf = (field: string): readonly (string | boolean)[] | null => {
    const screens = new Set<string>();
    const values: (string | boolean)[] = [];
    for (const condition of knowledge.conditions.values()) {
      for (const set of condition.sets ?? []) {
        if (set.field !== field) continue;
        if (condition.screen !== undefined) screens.add(condition.screen);
        if (conditions.includes(condition.id)) values.push(set.value);
      }
    }
    const isAnswered = [...screens].every((screen) => answers[screen]?.is === 'options');
    return values.length > 0 || isAnswered ? values : null;
  };
  const kidney = valuesOf('kidney');
  const alcohol = valuesOf('alcohol');
  const loss = valuesOf('gi_loss');
  const diabetes = valuesOf('diabetes');
  return {
    kidney:
      kidney === null
        ? null
        : kidney.includes('reduced')
          ? 'reduced'
          : kidney.includes('mildly_reduced')
            ? 'mildly_reduced'
            : 'no_known_problem',
    alcohol:
      alcohol === null
        ? null
        : alcohol.includes('dependence')
          ? 'dependence'
          : alcohol.includes('heavy')
            ? 'heavy'
            : 'none_or_light',
    gi_loss: loss === null ? null : loss.length > 0,
    diabetes: diabetes === null ? null : diabetes.length > 0,
  };
}

function contraindicationOf(answers: Answers, knowledge: Knowledge): boolean | null {
  const medicines = namedMedicines(answers);
  // Kidney disease has a field of its own in the model.
  const conditions = tickedConditions(answers, knowledge)
    .map((id) => knowledge.conditions.get(id))
    .filter((condition) => !(condition?.sets ?? []).some((set) => set.field === 'kidney'));
  if (conditions.some((condition) => condition?.action === 'do_not_take_without_doctor')) return true;
  if ((medicines ?? []).some((id) => ruleOf(id, knowledge) === 'do_not_take_without_doctor')) return true;
  const isAnswered = knowledge.questionnaire.conditionScreens.every((screen) => answers[screen]?.is === 'options');
  return isAnswered && medicines !== null ? false : null;
}

/** True for a medicine with a rule; open when a group word may mean one although its own rule is that nothing is needed. */
function interactionOf(answers: Answers, knowledge: Knowledge): boolean | null {
  const medicines = namedMedicines(answers);
  if (medicines === null) return null;
  if (medicines.some((id) => INTERACTING.includes(ruleOf(id, knowledge)))) return true;
  return medicines.some((id) => mayHideRule(id, knowledge)) ? null : false;
}

function mayHideRule(group: string, knowledge: Knowledge): boolean {
  const classes = knowledge.medicineGroups.get(group)?.classIds;
  if (classes === undefined) return false;
  return [...knowledge.medicines.values()].some(
    (medicine) => classes.includes(medicine.classId) && medicine.action !== 'none_needed',
  );
}
