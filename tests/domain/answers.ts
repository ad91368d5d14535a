import type { ModelInput } from '../../src/domain/scoring.ts';

export const COMPLAINTS = [
  'cramps',
  'twitch',
  'tingling',
  'tremor',
  'weakness',
  'palpitations',
  'restless_legs',
  'sleep',
  'fatigue',
  'headache',
  'tension',
  'appetite_nausea',
] as const;

/** The 17 flags in the order of instruments.md 4.6, with their levels. */
export const FLAGS = [
  ['chest_pain', 3],
  ['fainting', 3],
  ['seizure', 3],
  ['stroke_signs', 3],
  ['severe_breathlessness', 3],
  ['confusion_drowsy', 3],
  ['sudden_weakness_or_bladder', 3],
  ['suicidal_plan_or_danger', 3],
  ['mg_toxicity_signs', 3],
  ['hand_foot_spasm', 3],
  ['palpitations_persistent', 2],
  ['vomiting_diarrhoea_dehydration', 2],
  ['calf_swelling', 2],
  ['suicidal_thoughts', 2],
  ['blood_in_stool_or_black', 2],
  ['pregnancy_warning_signs', 2],
  ['weight_loss_fever_nightsweats', 1],
] as const;

/** What a test changes; groups are merged, so that one answer can be named alone. */
export interface Changes extends Partial<Omit<ModelInput, 'risk' | 'diet' | 'safety'>> {
  readonly risk?: Partial<ModelInput['risk']>;
  readonly diet?: Partial<ModelInput['diet']>;
  readonly safety?: Partial<ModelInput['safety']>;
}

/** A woman of 40 who answered every question, with "no" wherever that is possible, and eats enough. */
export const NOTHING_FOUND: ModelInput = {
  age: 40,
  sex: 'female',
  pregnant_or_breastfeeding: false,
  symptoms: Object.fromEntries(COMPLAINTS.map((id) => [id, { freq: 0, burden: null }])),
  risk: {
    diuretic: 'none',
    ppi: 'none',
    kidney: 'no_known_problem',
    alcohol: 'none_or_light',
    gi_loss: false,
    diabetes: false,
    wasting_drug: false,
  },
  diet: { food_mg_low: 270, food_mg_high: 330, supplement_mg: 0 },
  safety: { supplement_contraindication: false, interacting_medicine: false },
  red_flags: Object.fromEntries(FLAGS.map(([id]) => [id, false])),
};

export function changed(base: ModelInput, changes: Changes): ModelInput {
  return {
    ...base,
    ...changes,
    symptoms: { ...base.symptoms, ...changes.symptoms },
    risk: { ...base.risk, ...changes.risk },
    diet: { ...base.diet, ...changes.diet },
    safety: { ...base.safety, ...changes.safety },
    red_flags: { ...base.red_flags, ...changes.red_flags },
  };
}

/** The same, but with cramps that count and a diet that holds too little: the one way to `may_consider`. */
export const MAY_CONSIDER = changed(NOTHING_FOUND, {
  symptoms: { cramps: { freq: 4, burden: 2 } },
  diet: { food_mg_low: 160, food_mg_high: 240 },
});
