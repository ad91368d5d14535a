import type { ModelInput } from './scoring.ts';

/**
 * The input with null in every place where a key is missing or undefined, as in answers saved by an older version.
 * So a gap is always unknown and can never pass for a "no". Complaints and flags are looked up by id and may stay out.
 */
export function withUnknowns(given: ModelInput): ModelInput {
  // The type promises every key; saved JSON does not.
  const { risk, diet, safety }: Partial<ModelInput> = given;
  return {
    age: given.age ?? null,
    sex: given.sex ?? null,
    pregnant_or_breastfeeding: given.pregnant_or_breastfeeding ?? null,
    symptoms: given.symptoms ?? {},
    risk: {
      diuretic: risk?.diuretic ?? null,
      ppi: risk?.ppi ?? null,
      kidney: risk?.kidney ?? null,
      alcohol: risk?.alcohol ?? null,
      gi_loss: risk?.gi_loss ?? null,
      diabetes: risk?.diabetes ?? null,
      wasting_drug: risk?.wasting_drug ?? null,
    },
    diet: {
      food_mg_low: diet?.food_mg_low ?? null,
      food_mg_high: diet?.food_mg_high ?? null,
      supplement_mg: diet?.supplement_mg ?? null,
    },
    safety: {
      supplement_contraindication: safety?.supplement_contraindication ?? null,
      interacting_medicine: safety?.interacting_medicine ?? null,
    },
    red_flags: given.red_flags ?? {},
    extra_flag_level: given.extra_flag_level ?? 0,
  };
}
