/** Input and outcome of the scoring model 1.0.0 (instruments.md section 4). */

/** All that the model is given. null = unknown, "don't know" and "skip" alike. Integers only. */
export interface ModelInput {
  readonly age: number | null;
  readonly sex: 'female' | 'male' | 'other' | null;
  readonly pregnant_or_breastfeeding: boolean | null;
  readonly symptoms: Readonly<Record<string, { readonly freq: number | null; readonly burden: number | null }>>;
  readonly risk: {
    readonly diuretic: 'none' | 'thiazide_or_loop' | 'potassium_sparing_only' | 'yes_unsure' | null;
    readonly ppi: 'none' | 'under_1_year' | 'one_year_or_more' | 'yes_unsure' | null;
    readonly kidney: 'no_known_problem' | 'mildly_reduced' | 'reduced' | null;
    readonly alcohol: 'none_or_light' | 'heavy' | 'dependence' | null;
    readonly gi_loss: boolean | null;
    readonly diabetes: boolean | null;
    readonly wasting_drug: boolean | null;
  };
  readonly diet: {
    readonly food_mg_low: number | null;
    readonly food_mg_high: number | null;
    readonly supplement_mg: number | null;
  };
  readonly safety: {
    readonly supplement_contraindication: boolean | null;
    readonly interacting_medicine: boolean | null;
  };
  readonly red_flags: Readonly<Record<string, boolean | null>>;
  readonly extra_flag_level?: 0 | 1 | 2 | 3 | null;
}

export type Band = 'low' | 'possible' | 'worth_checking';
export type Shown =
  | Band
  | 'inconclusive'
  | 'override_emergency'
  | 'override_same_day'
  | 'out_of_scope'
  | 'safety_questions_open';
/** Ordered by permissiveness: blocked < food_only < ask_first < may_consider. */
export type SupplementStatus = 'blocked' | 'food_only' | 'ask_first' | 'may_consider';
/** Levels for the lower bound, the point and the upper bound. */
export type Levels = readonly [min: number, point: number, max: number];

/** Outcome; the names are those of scoring-cases.json, so that the worked cases compare directly. */
export interface Assessment {
  readonly S: {
    readonly lo: number;
    readonly hi: number;
    readonly neuro_lo: number;
    readonly neuro_hi: number;
    readonly level: Levels;
  };
  readonly D: {
    readonly smds_lo: number;
    readonly smds_hi: number;
    readonly ext_lo: number;
    readonly ext_hi: number;
    readonly lo: number;
    readonly hi: number;
    readonly level: Levels;
  };
  readonly I: {
    readonly coverage_min: number;
    readonly coverage_point: number | null;
    readonly coverage_max: number | null;
    readonly gap_min: number;
    readonly gap_point: number | null;
    readonly gap_max: number;
    readonly level: Levels;
  };
  readonly band: { readonly min: Band; readonly point: Band; readonly max: Band };
  readonly certainty: 'firm' | 'fair' | 'weak';
  readonly triage: {
    readonly level: 0 | 1 | 2 | 3;
    readonly open_level: 0 | 1 | 2 | 3;
    readonly flags: readonly string[];
  };
  readonly shown: Shown;
  readonly supplement: {
    readonly status: SupplementStatus;
    readonly room_mg: number;
    readonly reasons: readonly string[];
  };
  readonly doctor_reasons: readonly string[];
  readonly open_items: readonly string[];
  readonly trace: readonly { readonly sub: 'S' | 'D'; readonly item: string; readonly points: number }[];
}
