/** One person's answers, changed in one way, to compare what the model makes of both. */
import type { ModelInput } from '../../src/domain/scoring.ts';
import { COMPLAINTS, changed, FLAGS } from './answers.ts';
import type { Chance } from './random-answers.ts';

/** One step up on a scale of answers; null when it is unknown or at the top. */
function above<T>(scale: readonly T[], answer: T | null): T | null {
  const place = answer === null ? -1 : scale.indexOf(answer);
  return place < 0 ? null : (scale[place + 1] ?? null);
}

/** The input with one risk answer raised, or null when it cannot be. */
export function withRaisedRisk(input: ModelInput, chance: Chance): ModelInput | null {
  const { risk, age } = input;
  const scales = {
    diuretic: ['none', 'potassium_sparing_only', 'yes_unsure', 'thiazide_or_loop'],
    ppi: ['none', 'under_1_year', 'yes_unsure', 'one_year_or_more'],
    kidney: ['no_known_problem', 'mildly_reduced', 'reduced'],
    alcohol: ['none_or_light', 'heavy', 'dependence'],
    gi_loss: [false, true],
    diabetes: [false, true],
    wasting_drug: [false, true],
  } as const;
  const field = chance.pick(['age', ...(Object.keys(scales) as (keyof typeof scales)[])] as const);
  if (field === 'age') return age === null ? null : changed(input, { age: age + chance.whole(1, 60) });
  const raised = above<string | boolean>(scales[field], risk[field]);
  return raised === null ? null : changed(input, { risk: { [field]: raised } });
}

/** The input with one known answer forgotten. */
export function withOneForgotten(input: ModelInput, chance: Chance): ModelInput {
  const complaint = chance.pick(COMPLAINTS);
  const symptom = input.symptoms[complaint]!;
  const risk = chance.pick(Object.keys(input.risk));
  return chance.pick<() => ModelInput>([
    () => changed(input, { age: null }),
    () => changed(input, { sex: null }),
    () => changed(input, { pregnant_or_breastfeeding: null }),
    () => changed(input, { symptoms: { [complaint]: { ...symptom, freq: null } } }),
    () => changed(input, { symptoms: { [complaint]: { ...symptom, burden: null } } }),
    () => changed(input, { symptoms: { [complaint]: { freq: null, burden: null } } }),
    () => changed(input, { risk: { [risk]: null } }),
    () => changed(input, { diet: { food_mg_low: null } }),
    () => changed(input, { diet: { food_mg_low: null, food_mg_high: null } }),
    () => changed(input, { diet: { supplement_mg: null } }),
    () => changed(input, { safety: { supplement_contraindication: null } }),
    () => changed(input, { safety: { interacting_medicine: null } }),
    () => changed(input, { red_flags: { [chance.pick(FLAGS)[0]]: null } }),
  ])();
}

/** The same answers under keys in another order. */
export function shuffled<T>(value: T, chance: Chance): T {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => ({
    key,
    each: shuffled(each, chance),
    at: chance.next(),
  }));
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ key, each }) => [key, each])) as T;
}

/** The same answers with every unknown written in one way: null, undefined, or no key at all (and no empty group). */
export function withUnknownAs<T>(value: T, way: 'undefined' | 'absent'): T {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, each]) => [key, each === null ? undefined : withUnknownAs(each, way)] as const)
    .filter(([, each]) => way === 'undefined' || (each !== undefined && JSON.stringify(each) !== '{}'));
  return Object.fromEntries(entries) as T;
}
