/**
 * The model of instruments.md section 4 a second time, written from its text and not from `src/`: numbers spelled out,
 * bounds found by trying every answer that an unknown could still get. Slow and plain, to compare the real one with.
 */
import type { ModelInput } from '../../src/domain/scoring.ts';
import { COMPLAINTS, FLAGS } from './answers.ts';

const WEIGHTS = [2, 2, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1];
const min = (numbers: number[]) => numbers.reduce((a, b) => (b < a ? b : a));
const max = (numbers: number[]) => numbers.reduce((a, b) => (b > a ? b : a));
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
const candidates = <T>(answer: T | null, all: readonly T[]): readonly T[] => (answer === null ? all : [answer]);

export function byTheLetter(input: ModelInput) {
  // 4.2
  const levels = COMPLAINTS.map((id) => {
    const { freq, burden } = input.symptoms[id] ?? { freq: null, burden: null };
    const possible = candidates(freq, [0, 1, 2, 3, 4]).flatMap((f) =>
      candidates(burden, [0, 1, 2, 3]).map((b) => (f === 0 ? 0 : f + b)),
    );
    return [min(possible), max(possible)] as const;
  });
  const weighed = (end: 0 | 1, count: number) =>
    sum(levels.slice(0, count).map((level, index) => level[end] * WEIGHTS[index]!));
  const [sLo, nLo] = [weighed(0, 12), weighed(0, 5)];
  const [sHi, nHi] = [weighed(1, 12), weighed(1, 5)];
  const LS = (s: number, n: number) => (s < 12 ? 0 : s >= 36 && n >= 12 ? 2 : 1);

  // 4.3
  const { risk, age, sex, diet } = input;
  const diuretics = candidates(risk.diuretic, ['none', 'thiazide_or_loop', 'potassium_sparing_only'] as const);
  const acid =
    risk.ppi === 'yes_unsure'
      ? (['under_1_year', 'one_year_or_more'] as const)
      : candidates(risk.ppi, ['none', 'under_1_year', 'one_year_or_more'] as const);
  const kidneys = candidates(risk.kidney, ['no_known_problem', 'mildly_reduced', 'reduced'] as const);
  const alcohols = candidates(risk.alcohol, ['none_or_light', 'heavy', 'dependence'] as const);
  const yesNo = (answer: boolean | null, points: number) =>
    candidates(answer, [true, false]).map((a) => (a ? points : 0));
  const items: [string, number[]][] = [
    ['diuretic', diuretics.map((d) => (d === 'thiazide_or_loop' || d === 'yes_unsure' ? 1 : 0))],
    ['ppi', acid.map((p) => (p === 'none' ? 0 : 1))],
    ['kidney', kidneys.map((k) => ({ no_known_problem: 0, mildly_reduced: 1, reduced: 2 })[k])],
    ['alcohol', alcohols.map((a) => (a === 'none_or_light' ? 0 : 1))],
    ['ppi_long', acid.map((p) => (p === 'one_year_or_more' ? 1 : 0))],
    ['alcohol_dependence', alcohols.map((a) => (a === 'dependence' ? 1 : 0))],
    ['gi_loss', yesNo(risk.gi_loss, 2)],
    ['diabetes', yesNo(risk.diabetes, 1)],
    ['wasting_drug', yesNo(risk.wasting_drug, 2)],
    ['age_70', candidates(age, [30, 80]).map((a) => (a >= 70 ? 1 : 0))],
  ];
  const lows = items.map(([, points]) => min(points));
  const highs = items.map(([, points]) => max(points));
  const LD = (d: number) => (d <= 1 ? 0 : d === 2 ? 1 : 2);
  const dLo = sum(lows);
  const dHi = sum(highs);

  // 4.4
  const [small, point, big] = sex === 'male' ? [350, 350, 350] : sex === 'female' ? [300, 300, 300] : [300, 325, 350];
  const foodKnown = diet.food_mg_low !== null && diet.food_mg_high !== null;
  const low = foodKnown ? diet.food_mg_low! : 0;
  const high = foodKnown ? diet.food_mg_high! : 0;
  const s = diet.supplement_mg;
  const coverageMax = foodKnown && s !== null ? Math.floor((100 * (high + s)) / small!) : null;
  const coverageMin = Math.floor((100 * (low + (s === null ? 0 : s))) / big!);
  const coveragePoint = foodKnown
    ? Math.floor((100 * (Math.floor((low + high) / 2) + (s === null ? 0 : s))) / point!)
    : null;
  const short = (coverage: number) => (coverage >= 100 ? 0 : 100 - coverage);
  const gapMin = coverageMax === null ? 0 : short(coverageMax);
  const gapMax = short(coverageMin);
  const gapPoint = coveragePoint === null ? null : short(coveragePoint);
  const LI = (gap: number) => (gap >= 41 ? 2 : gap >= 18 ? 1 : 0);
  const liPoint = gapPoint === null ? LI(gapMin) : LI(gapPoint);

  // 4.5
  const rank = (ls: number, ld: number, li: number) => {
    const t = ls + ld + li;
    if (ld >= 1 && t >= 3) return 2;
    if (ls === 2 && li === 2) return 2;
    if (t >= 2) return 1;
    return 0;
  };
  const bands = ['low', 'possible', 'worth_checking'] as const;
  const ranks = [
    rank(LS(sLo, nLo), LD(dLo), LI(gapMin)),
    rank(LS(sLo, nLo), LD(dLo), liPoint),
    rank(LS(sHi, nHi), LD(dHi), LI(gapMax)),
  ] as const;

  // 4.6
  const flags = FLAGS.filter(([id]) => input.red_flags[id] === true);
  const unanswered = FLAGS.filter(([id]) => (input.red_flags[id] ?? null) === null);
  const level = max([0, input.extra_flag_level ?? 0, ...flags.map(([, urgency]) => urgency)]);
  const openLevel = max([0, ...unanswered.map(([, urgency]) => urgency)]);
  let shown: string = bands[ranks[1]]!;
  if (ranks[1] === 0 && ranks[2] === 2) shown = 'inconclusive';
  if (openLevel >= 2) shown = 'safety_questions_open';
  if (age !== null && age < 18) shown = 'out_of_scope';
  if (level === 2) shown = 'override_same_day';
  if (level === 3) shown = 'override_emergency';

  // 4.7
  const reasons: string[] = [];
  let status = 1;
  if (gapPoint === null) reasons.push('no_intake_estimate');
  else if (liPoint === 0) reasons.push('intake_ok');
  else if ((LS(sLo, nLo) >= 1 && nLo >= 6) || LD(dLo - lows[2]!) >= 1) {
    reasons.push('gap_with_complaint_or_risk');
    status = 3;
  } else reasons.push('food_first');
  const tremor = input.symptoms['tremor']?.freq ?? null;
  const contraindication = input.safety.supplement_contraindication;
  const interaction = input.safety.interacting_medicine;
  const pregnant = input.pregnant_or_breastfeeding;
  const cap = (applies: boolean, most: number, reason: string) => {
    if (!applies) return;
    reasons.push(reason);
    if (most < status) status = most;
  };
  cap(level >= 2, 0, 'red_flag');
  cap(age !== null && age < 18, 0, 'under_18');
  cap(risk.kidney === 'reduced', 0, 'kidney_reduced');
  cap(contraindication === true, 0, 'contraindication');
  cap(risk.wasting_drug === true, 0, 'wasting_drug');
  cap(openLevel >= 2, 1, 'safety_questions_open');
  cap(s !== null && s >= 250, 1, 'at_upper_level');
  cap(risk.kidney === null, 2, 'kidney_unknown');
  cap(risk.kidney === 'mildly_reduced', 2, 'kidney_mild');
  cap(contraindication === null, 2, 'contraindication_unknown');
  cap(interaction === true, 2, 'interaction');
  cap(interaction === null, 2, 'interaction_unknown');
  cap(pregnant === true, 2, 'pregnancy');
  cap(pregnant === null && (sex === 'female' || sex === 'other' || sex === null), 2, 'pregnancy_unknown');
  cap(age !== null && age >= 65, 2, 'age_65');
  cap(age === null, 2, 'age_unknown');
  cap(['thiazide_or_loop', 'potassium_sparing_only', 'yes_unsure'].includes(risk.diuretic ?? ''), 2, 'diuretic');
  cap(risk.diuretic === null, 2, 'diuretic_unknown');
  cap(['under_1_year', 'one_year_or_more', 'yes_unsure'].includes(risk.ppi ?? ''), 2, 'ppi');
  cap(risk.ppi === null, 2, 'ppi_unknown');
  cap(['heavy', 'dependence'].includes(risk.alcohol ?? ''), 2, 'alcohol');
  cap(risk.alcohol === null, 2, 'alcohol_unknown');
  cap(risk.gi_loss === true, 2, 'gi_loss');
  cap(risk.gi_loss === null, 2, 'gi_loss_unknown');
  cap(risk.diabetes === true, 2, 'diabetes');
  cap(risk.diabetes === null, 2, 'diabetes_unknown');
  cap(risk.wasting_drug === null, 2, 'wasting_drug_unknown');
  cap(s === null, 2, 'supplement_unknown');
  cap(tremor !== null && tremor >= 2, 2, 'tremor');
  const room = status >= 2 && s !== null && s < 250 ? 250 - s : 0;

  // 4.8
  const severe = COMPLAINTS.some(
    (id) => [3, 4].includes(input.symptoms[id]?.freq ?? 0) && input.symptoms[id]?.burden === 3,
  );
  const doctor = [
    ranks[1] === 2 ? 'band_worth_checking' : '',
    level === 1 ? 'red_flag_routine' : '',
    severe ? 'severe_complaint' : '',
    tremor !== null && tremor >= 2 ? 'tremor_check' : '',
    LD(dLo) === 2 ? 'high_depletion_risk' : '',
    risk.kidney === 'reduced' && s !== null && s > 0 ? 'kidney_and_supplement' : '',
    s !== null && s > 250 ? 'above_upper_level' : '',
  ].filter((reason) => reason !== '');

  // 4.9
  const trace = [
    ...COMPLAINTS.map((item, index) => ({ sub: 'S' as const, item, points: WEIGHTS[index]! * levels[index]![0] })),
    ...items.map(([item], index) => ({ sub: 'D' as const, item, points: lows[index]! })),
  ].filter(({ points }) => points !== 0);
  const open: string[] = [];
  if (age === null) open.push('age');
  if (sex === null) open.push('sex');
  for (const id of COMPLAINTS) {
    const { freq, burden } = input.symptoms[id] ?? { freq: null, burden: null };
    if (freq === null || (freq >= 1 && burden === null)) open.push(id);
  }
  for (const id of ['diuretic', 'ppi', 'kidney', 'alcohol', 'gi_loss', 'diabetes', 'wasting_drug'] as const) {
    if (risk[id] === null || (id === 'ppi' && risk[id] === 'yes_unsure')) open.push(id);
  }
  if (!foodKnown) open.push('food');
  if (s === null) open.push('supplement');

  return {
    S: {
      lo: sLo,
      hi: sHi,
      neuro_lo: nLo,
      neuro_hi: nHi,
      level: [LS(sLo, nLo), LS(sLo, nLo), LS(sHi, nHi)],
    },
    D: {
      smds_lo: sum(lows.slice(0, 4)),
      smds_hi: sum(highs.slice(0, 4)),
      ext_lo: sum(lows.slice(4)),
      ext_hi: sum(highs.slice(4)),
      lo: dLo,
      hi: dHi,
      level: [LD(dLo), LD(dLo), LD(dHi)],
    },
    I: {
      coverage_min: coverageMin,
      coverage_point: coveragePoint,
      coverage_max: coverageMax,
      gap_min: gapMin,
      gap_point: gapPoint,
      gap_max: gapMax,
      level: [LI(gapMin), liPoint, LI(gapMax)],
    },
    band: { min: bands[ranks[0]], point: bands[ranks[1]], max: bands[ranks[2]] },
    certainty: ['firm', 'fair', 'weak'][ranks[2] - ranks[0]],
    triage: { level, open_level: openLevel, flags: flags.map(([id]) => id) },
    shown,
    supplement: { status: ['blocked', 'food_only', 'ask_first', 'may_consider'][status], room_mg: room, reasons },
    doctor_reasons: doctor,
    open_items: open,
    trace,
  };
}
