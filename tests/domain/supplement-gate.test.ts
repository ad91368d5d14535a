import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelInput, SupplementStatus } from '../../src/domain/scoring.ts';
import { CAPS, tighten } from '../../src/domain/supplement-gate.ts';
import type { Action } from '../../src/knowledge/schema.ts';
import { type Changes, changed, MAY_CONSIDER, NOTHING_FOUND } from './answers.ts';
import { score } from './score.ts';

const gateOf = (base: ModelInput, changes: Changes = {}) => score(changed(base, changes)).supplement;
const STATUSES: readonly SupplementStatus[] = ['blocked', 'food_only', 'ask_first', 'may_consider'];
const TOO_LITTLE = { food_mg_low: 160, food_mg_high: 240 };
const OPEN = 'gap_with_complaint_or_risk';

/** Cap, reason, and the answers that make it the only one on top of `may_consider`. */
const ROWS: readonly (readonly [cap: SupplementStatus, reason: string, ...answers: Changes[]])[] = [
  [
    'blocked',
    'red_flag',
    { red_flags: { calf_swelling: true } },
    { red_flags: { chest_pain: true } },
    { extra_flag_level: 2 },
    { extra_flag_level: 3 },
  ],
  ['blocked', 'under_18', { age: 17 }, { age: 0 }],
  ['blocked', 'kidney_reduced', { risk: { kidney: 'reduced' } }],
  ['blocked', 'contraindication', { safety: { supplement_contraindication: true } }],
  ['blocked', 'wasting_drug', { risk: { wasting_drug: true } }],
  [
    'food_only',
    'safety_questions_open',
    { red_flags: { suicidal_thoughts: null } },
    { red_flags: { suicidal_plan_or_danger: null } },
  ],
  [
    'food_only',
    'at_upper_level',
    { sex: 'male', diet: { food_mg_low: 0, food_mg_high: 0, supplement_mg: 250 } },
    { sex: 'male', diet: { food_mg_low: 0, food_mg_high: 0, supplement_mg: 251 } },
  ],
  ['ask_first', 'kidney_unknown', { risk: { kidney: null } }],
  ['ask_first', 'kidney_mild', { risk: { kidney: 'mildly_reduced' } }],
  ['ask_first', 'contraindication_unknown', { safety: { supplement_contraindication: null } }],
  ['ask_first', 'interaction', { safety: { interacting_medicine: true } }],
  ['ask_first', 'interaction_unknown', { safety: { interacting_medicine: null } }],
  ['ask_first', 'pregnancy', { pregnant_or_breastfeeding: true }, { sex: 'male', pregnant_or_breastfeeding: true }],
  [
    'ask_first',
    'pregnancy_unknown',
    { pregnant_or_breastfeeding: null },
    { sex: 'other', pregnant_or_breastfeeding: null },
    { sex: null, pregnant_or_breastfeeding: null },
  ],
  ['ask_first', 'age_65', { age: 65 }, { age: 66 }, { age: 70 }],
  ['ask_first', 'age_unknown', { age: null }],
  [
    'ask_first',
    'diuretic',
    { risk: { diuretic: 'thiazide_or_loop' } },
    { risk: { diuretic: 'potassium_sparing_only' } },
    { risk: { diuretic: 'yes_unsure' } },
  ],
  ['ask_first', 'diuretic_unknown', { risk: { diuretic: null } }],
  [
    'ask_first',
    'ppi',
    { risk: { ppi: 'under_1_year' } },
    { risk: { ppi: 'one_year_or_more' } },
    { risk: { ppi: 'yes_unsure' } },
  ],
  ['ask_first', 'ppi_unknown', { risk: { ppi: null } }],
  ['ask_first', 'alcohol', { risk: { alcohol: 'heavy' } }, { risk: { alcohol: 'dependence' } }],
  ['ask_first', 'alcohol_unknown', { risk: { alcohol: null } }],
  ['ask_first', 'gi_loss', { risk: { gi_loss: true } }],
  ['ask_first', 'gi_loss_unknown', { risk: { gi_loss: null } }],
  ['ask_first', 'diabetes', { risk: { diabetes: true } }],
  ['ask_first', 'diabetes_unknown', { risk: { diabetes: null } }],
  ['ask_first', 'wasting_drug_unknown', { risk: { wasting_drug: null } }],
  ['ask_first', 'supplement_unknown', { diet: { supplement_mg: null } }],
  [
    'ask_first',
    'tremor',
    { symptoms: { tremor: { freq: 2, burden: 0 } } },
    { symptoms: { tremor: { freq: 4, burden: null } } },
  ],
];

describe('the base of the supplement gate', () => {
  const cramps = (freq: number, burden: number) => ({ cramps: { freq, burden } });
  const sleep = { sleep: { freq: 4, burden: 3 } };

  it.each<[string, Changes, SupplementStatus, string]>([
    ['no estimate of the food', { diet: { food_mg_low: null } }, 'food_only', 'no_intake_estimate'],
    ['a gap of 17 percent', { diet: { food_mg_low: 249, food_mg_high: 249 } }, 'food_only', 'intake_ok'],
    ['a gap of 18 percent', { diet: { food_mg_low: 246, food_mg_high: 246 } }, 'may_consider', OPEN],
    ['a gap of 41 percent', { diet: { food_mg_low: 177, food_mg_high: 177 } }, 'may_consider', OPEN],
    ['11 points', { symptoms: { tingling: { freq: 3, burden: 0 }, ...cramps(1, 0) } }, 'food_only', 'food_first'],
    ['12 points', { symptoms: cramps(4, 2) }, 'may_consider', OPEN],
    [
      '5 of them neuromuscular',
      { symptoms: { tingling: { freq: 1, burden: 0 }, ...cramps(1, 0), ...sleep } },
      'food_only',
      'food_first',
    ],
    ['6 of them neuromuscular', { symptoms: { ...cramps(3, 0), ...sleep } }, 'may_consider', OPEN],
    [
      '7 of them neuromuscular',
      { symptoms: { tingling: { freq: 1, burden: 0 }, ...cramps(2, 0), ...sleep } },
      'may_consider',
      OPEN,
    ],
    ['6 neuromuscular points alone', { symptoms: cramps(3, 0) }, 'food_only', 'food_first'],
    ['a low intake alone', { symptoms: cramps(0, 0) }, 'food_only', 'food_first'],
    [
      'cramps that may be there beside 12 other points',
      { symptoms: { ...sleep, fatigue: { freq: 3, burden: 2 }, cramps: { freq: null, burden: 3 } } },
      'food_only',
      'food_first',
    ],
    ['a complaint that may be there', { symptoms: { cramps: { freq: null, burden: 3 } } }, 'food_only', 'food_first'],
  ])('with %s', (_, changes, status, reason) => {
    expect(gateOf(MAY_CONSIDER, changes)).toEqual({
      status,
      room_mg: status === 'may_consider' ? 250 : 0,
      reasons: [reason],
    });
  });

  const low = changed(NOTHING_FOUND, { diet: TOO_LITTLE });
  it.each<[string, Changes, string[]]>([
    ['opens for a depletion risk of level 1', { risk: { gi_loss: true } }, [OPEN, 'gi_loss']],
    ['stays shut for one point', { risk: { diabetes: true } }, ['food_first', 'diabetes']],
    [
      'does not count mildly reduced kidneys',
      { risk: { kidney: 'mildly_reduced', diabetes: true } },
      ['food_first', 'kidney_mild', 'diabetes'],
    ],
    ['does not count reduced kidneys', { risk: { kidney: 'reduced' } }, ['food_first', 'kidney_reduced']],
    [
      'counts the rest beside the kidneys',
      { risk: { kidney: 'reduced', gi_loss: true } },
      [OPEN, 'kidney_reduced', 'gi_loss'],
    ],
    [
      'does not take unknown kidneys off the rest',
      { risk: { kidney: null, gi_loss: true } },
      [OPEN, 'kidney_unknown', 'gi_loss'],
    ],
    ['does not count a risk that may be there', { risk: { gi_loss: null } }, ['food_first', 'gi_loss_unknown']],
  ])('%s', (_, changes, reasons) => {
    expect(gateOf(low, changes).reasons).toEqual(reasons);
  });
});

describe('the caps of the supplement gate', () => {
  it('leave a healthy adult with a gap and cramps alone', () => {
    expect(gateOf(MAY_CONSIDER)).toEqual({ status: 'may_consider', room_mg: 250, reasons: [OPEN] });
  });

  it('are the twenty-nine of instruments.md, in its order', () => {
    expect(CAPS.map(({ cap, reason }) => [cap, reason])).toEqual(ROWS.map(([cap, reason]) => [cap, reason]));
    expect(CAPS).toHaveLength(29);
  });

  const alone = ROWS.flatMap(([cap, reason, ...answers]) => answers.map((each) => [reason, each, cap] as const));
  it.each(alone)('%s alone (%j) leaves %s', (reason, answers, cap) => {
    const input = changed(MAY_CONSIDER, answers);
    const isRoom = cap === 'ask_first' && reason !== 'supplement_unknown';
    expect(score(input).supplement).toEqual({ status: cap, room_mg: isRoom ? 250 : 0, reasons: [OPEN, reason] });
  });

  it.each<[string, Changes]>([
    ['18 years', { age: 18 }],
    ['64 years', { age: 64 }],
    ['a man whose pregnancy is unknown', { sex: 'male', pregnant_or_breastfeeding: null }],
    ['a flag of level 1', { red_flags: { weight_loss_fever_nightsweats: true } }],
    ['an open flag of level 1', { red_flags: { weight_loss_fever_nightsweats: null } }],
    ['a recognised sign of level 1', { extra_flag_level: 1 }],
    ['trembling once in a while', { symptoms: { tremor: { freq: 1, burden: 3 } } }],
    ['trembling unknown', { symptoms: { tremor: { freq: null, burden: 3 } } }],
  ])('are not met by %s', (_, changes) => {
    expect(gateOf(MAY_CONSIDER, changes)).toEqual({ status: 'may_consider', room_mg: 250, reasons: [OPEN] });
  });

  it('list every reason in order, and the strictest decides', () => {
    const gate = gateOf(MAY_CONSIDER, {
      age: 70,
      risk: { ppi: 'yes_unsure', kidney: 'reduced', alcohol: null },
      red_flags: { fainting: null },
    });
    expect(gate).toEqual({
      status: 'blocked',
      room_mg: 0,
      reasons: [OPEN, 'kidney_reduced', 'safety_questions_open', 'age_65', 'ppi', 'alcohol_unknown'],
    });
  });

  it('name every unknown of somebody who answered nothing', () => {
    expect(score({} as ModelInput).supplement.reasons).toEqual([
      'no_intake_estimate',
      'safety_questions_open',
      ...ROWS.map(([, reason]) => reason).filter((reason) => reason.endsWith('_unknown')),
    ]);
  });
});

describe('the room below the upper level', () => {
  const own = (supplement_mg: number) => ({
    sex: 'male' as const,
    diet: { food_mg_low: 0, food_mg_high: 0, supplement_mg },
  });
  it.each([
    [0, 'may_consider', 250],
    [1, 'may_consider', 249],
    [100, 'may_consider', 150],
    [249, 'may_consider', 1],
    [250, 'food_only', 0],
    [251, 'food_only', 0],
  ])('with %i mg taken: %s, %i mg', (mg, status, room_mg) => {
    expect(gateOf(MAY_CONSIDER, own(mg))).toMatchObject({ status, room_mg });
  });

  it('is left when a doctor is to be asked first', () => {
    expect(gateOf(MAY_CONSIDER, { ...own(100), age: 65 })).toMatchObject({ status: 'ask_first', room_mg: 150 });
  });

  it('is none when food is enough', () => {
    expect(gateOf(NOTHING_FOUND, { diet: { supplement_mg: 10 } })).toMatchObject({ status: 'food_only', room_mg: 0 });
  });
});

describe('conditions and medicines outside the model', () => {
  const MOST: Readonly<Record<Action, SupplementStatus>> = {
    do_not_take_without_doctor: 'blocked',
    ask_doctor_first: 'ask_first',
    ask_pharmacist: 'ask_first',
    separate_doses: 'may_consider',
    mention_to_doctor: 'may_consider',
    none_needed: 'may_consider',
    ok_with_limits: 'may_consider',
  };
  const actions = Object.keys(MOST) as Action[];
  const rank = (status: SupplementStatus) => STATUSES.indexOf(status);
  const gate = (status: SupplementStatus) => ({
    status,
    room_mg: rank(status) >= 2 ? 150 : 0,
    reasons: ['base', 'cap'],
  });
  const pairs = STATUSES.flatMap((status) => actions.map((rule) => [status, rule] as const));

  it.each(pairs)('%s with the rule %s', (status, rule) => {
    const after = tighten(gate(status), [{ id: 'SURGERY', rule }]);
    const expected = rank(MOST[rule]) < rank(status) ? MOST[rule] : status;
    expect(after.status).toBe(expected);
    expect(after.room_mg).toBe(rank(expected) >= 2 ? 150 : 0);
    expect(after.reasons).toEqual(MOST[rule] === 'may_consider' ? ['base', 'cap'] : ['base', 'cap', 'SURGERY']);
  });

  it('change nothing when there are none', () => {
    expect(tighten(gate('ask_first'), [])).toEqual(gate('ask_first'));
  });

  it('only ever tighten, in any order, one by one or together', () => {
    const extras = fc.array(fc.record({ id: fc.string({ minLength: 1 }), rule: fc.constantFrom(...actions) }));
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), extras, (status, extra) => {
        const before = gate(status);
        const after = tighten(before, extra);
        expect(rank(after.status)).toBeLessThanOrEqual(rank(status));
        expect(after.room_mg).toBeLessThanOrEqual(before.room_mg);
        expect(after.reasons.slice(0, 2)).toEqual(before.reasons);
        expect(after).toEqual(extra.reduce((so, each) => tighten(so, [each]), tighten(before, [])));
        expect(tighten(before, [...extra].reverse()).status).toBe(after.status);
      }),
    );
  });
});
