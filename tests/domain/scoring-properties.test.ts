import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment, ModelInput } from '../../src/domain/scoring.ts';
import { type Changes, COMPLAINTS, changed, FLAGS } from './answers.ts';
import { Chance, randomAnswers } from './random-answers.ts';
import { shuffled, withOneForgotten, withRaisedRisk, withUnknownAs } from './same-person.ts';
import { score } from './score.ts';
import { byTheLetter } from './scoring-by-the-letter.ts';

const SEEDS = 100;
const INPUTS_PER_SEED = 1000;
const BANDS = ['low', 'possible', 'worth_checking'];
const STATUSES = ['blocked', 'food_only', 'ask_first', 'may_consider'];

const band = (name: string) => BANDS.indexOf(name);
const status = ({ supplement }: Assessment) => STATUSES.indexOf(supplement.status);
const text = (value: unknown) => JSON.stringify(value);

function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

function neverLower(before: readonly number[], after: readonly number[], what: string): void {
  holds(
    before.every((value, index) => after[index]! >= value),
    `${what}: [${before}] -> [${after}]`,
  );
}

const bandsOf = (outcome: Assessment) => [band(outcome.band.min), band(outcome.band.point), band(outcome.band.max)];
const scoresOf = ({ S, D }: Assessment) => [S.lo, S.hi, S.neuro_lo, S.neuro_hi, D.lo, D.hi];
const gapsOf = ({ I }: Assessment) => [I.gap_min, I.gap_point ?? 0, I.gap_max];

/** `said` is the outcome as JSON, which compares in one step. */
type Property = (input: ModelInput, outcome: Assessment, chance: Chance, said: string) => void;

const PROPERTIES: Readonly<Record<string, Property>> = {
  'equals a second implementation written from the text': (input, outcome, _, said) => {
    const expected = byTheLetter(input);
    if (text(expected) !== said) expect(outcome).toEqual(expected);
  },

  '1. never lowers S or a band when a complaint is added or grows': (input, outcome, chance) => {
    const id = chance.pick(COMPLAINTS);
    const { freq, burden } = input.symptoms[id]!;
    const raised = {
      freq: freq === null ? null : Math.min(4, freq + chance.whole(0, 4)),
      burden: burden === null ? null : Math.min(3, burden + chance.whole(0, 3)),
    };
    const after = score(changed(input, { symptoms: { [id]: raised } }));
    neverLower(
      [...scoresOf(outcome), ...bandsOf(outcome)],
      [...scoresOf(after), ...bandsOf(after)],
      `${id} raised to ${text(raised)}`,
    );
  },

  '2. never lowers D or a band when a risk grows': (input, outcome, chance) => {
    const raised = withRaisedRisk(input, chance);
    if (raised === null) return;
    const after = score(raised);
    neverLower(
      [...scoresOf(outcome), ...bandsOf(outcome)],
      [...scoresOf(after), ...bandsOf(after)],
      text([raised.age, raised.risk]),
    );
  },

  '3. never raises a gap or a band when there is more magnesium in the food': (input, outcome, chance) => {
    const { food_mg_low: low, food_mg_high: high } = input.diet;
    if (low === null || high === null) return;
    const more = chance.whole(0, 150);
    const diet = { food_mg_low: low + more, food_mg_high: high + more + chance.whole(0, 50) };
    const after = score(changed(input, { diet }));
    neverLower([...gapsOf(after), ...bandsOf(after)], [...gapsOf(outcome), ...bandsOf(outcome)], text(diet));
  },

  '4. overrides and blocks with any flag of level 2 or 3, also below 18': (input, _, chance) => {
    const [id, level] = chance.pick(FLAGS);
    if (level < 2) return;
    const after = score(changed(input, { red_flags: { [id]: true }, age: chance.pick([input.age, 12]) }));
    holds(after.triage.level >= level, `${id}: level ${after.triage.level}`);
    const expected = after.triage.level === 3 ? 'override_emergency' : 'override_same_day';
    holds(after.shown === expected, `${id}: shows ${after.shown}`);
    holds(after.supplement.status === 'blocked' && after.supplement.room_mg === 0, `${id}: ${text(after.supplement)}`);
  },

  '5. never opens the gate when the kidneys work less': (input, _, chance) => {
    const healthy = score(changed(input, { risk: { kidney: 'no_known_problem' } }));
    const kidney = chance.pick(['mildly_reduced', 'reduced'] as const);
    const ill = score(changed(input, { risk: { kidney } }));
    neverLower(
      [status(ill), ill.supplement.room_mg],
      [status(healthy), healthy.supplement.room_mg],
      `no_known_problem -> ${kidney}`,
    );
    holds(kidney !== 'reduced' || ill.supplement.status === 'blocked', 'reduced kidneys are not blocked');
  },

  '6. only narrows bounds when something unknown is answered': (input, answered, chance) => {
    const before = withOneForgotten(input, chance);
    const open = score(before);
    const lower = ({ S, D, I, band: { min } }: Assessment) => [S.lo, S.neuro_lo, D.lo, I.gap_min, band(min)];
    const upper = ({ S, D, I, band: { max } }: Assessment) => [S.hi, S.neuro_hi, D.hi, I.gap_max, band(max)];
    neverLower(lower(open), lower(answered), `lower bounds, from ${text(before)}`);
    neverLower(upper(answered), upper(open), `upper bounds, from ${text(before)}`);
    neverLower([open.triage.level], [answered.triage.level], 'level');
    neverLower([answered.triage.open_level], [open.triage.open_level], 'open level');
  },

  '7. keeps every bound in order': (_, { S, D, I, band: { min, point, max } }) => {
    neverLower([S.lo, S.neuro_lo, D.lo, D.smds_lo, D.ext_lo], [S.hi, S.neuro_hi, D.hi, D.smds_hi, D.ext_hi], 'lo, hi');
    neverLower([I.gap_min, I.gap_point ?? I.gap_min], [I.gap_point ?? I.gap_max, I.gap_max], 'gaps');
    neverLower([I.coverage_min], [I.coverage_point ?? I.coverage_min], 'coverage');
    if (I.coverage_point !== null && I.coverage_max !== null) neverLower([I.coverage_point], [I.coverage_max], 'cover');
    neverLower([band(min), band(point)], [band(point), band(max)], 'bands');
    for (const level of [S.level, D.level, I.level]) neverLower([level[0], level[1]], [level[1], level[2]], 'levels');
  },

  '8. explains the sub-scores to the last point': (_, { trace, S, D }) => {
    const sum = (sub: 'S' | 'D') => trace.reduce((total, line) => total + (line.sub === sub ? line.points : 0), 0);
    holds(sum('S') === S.lo && sum('D') === D.lo, `${sum('S')} of ${S.lo}, ${sum('D')} of ${D.lo}`);
    holds(
      trace.every(({ points }) => points > 0),
      'a line of no points',
    );
  },

  '9. leaves no room beyond 250 mg': (input, { supplement: { room_mg } }) => {
    holds(room_mg === 0 || room_mg + (input.diet.supplement_mg ?? 1000) <= 250, `room ${room_mg}`);
    holds(room_mg >= 0, `room ${room_mg}`);
  },

  '10. needs more than general complaints, and more than one signal': (input, outcome, chance) => {
    const absent = Object.fromEntries(COMPLAINTS.slice(0, 5).map((id) => [id, { freq: 0, burden: 3 }]));
    const general = score(changed(input, { symptoms: absent }));
    holds(Math.max(...general.S.level) <= 1, `general complaints: ${general.S.level}`);
    const single = score(
      chance.pick([
        changed(input, { risk: NO_RISK, age: 40, diet: PLENTY }),
        changed(input, { symptoms: NO_COMPLAINT, diet: PLENTY }),
        changed(input, { symptoms: NO_COMPLAINT, risk: NO_RISK, age: 40 }),
      ]),
    );
    holds(band(single.band.max) <= 1, `one signal: ${single.band.max}`);
    for (const place of [0, 1, 2] as const) {
      const levels = [outcome.S.level[place], outcome.D.level[place], outcome.I.level[place]];
      if (levels.filter((level) => level > 0).length <= 1) holds(bandsOf(outcome)[place]! <= 1, text(levels));
    }
  },

  '11. shows no band while a safety question is open, and no "low" that could be more': (input, outcome, chance) => {
    const [id, level] = chance.pick(FLAGS);
    if (level >= 2) {
      const { shown } = score(changed(input, { red_flags: { [id]: null } }));
      holds(band(shown) < 0 && shown !== 'inconclusive', `${id} open: ${shown}`);
    }
    holds(outcome.shown !== 'low' || outcome.band.max !== 'worth_checking', 'low, but perhaps worth checking');
  },

  '12. gives the same outcome whatever the order of the answers': (input, _, chance, said) => {
    holds(text(score(shuffled(input, chance))) === said, 'another order, another outcome');
  },

  '13. gives nothing for context': (input, _, chance, said) => {
    const id = chance.pick(['stress', 'sport', 'sweating', 'coffee', 'sugar', 'poor_soil']);
    const context = { ...changed(input, { symptoms: { [id]: { freq: 4, burden: 3 } } }), [id]: true };
    holds(text(score(context)) === said, `${id} counts`);
  },

  '14. treats null, undefined and a missing key alike': (input, _, chance, said) => {
    const way = chance.pick(['undefined', 'absent'] as const);
    holds(text(score(withUnknownAs(input, way))) === said, `${way} differs from null`);
  },

  '15. never opens the gate by a condition that caps it': (input, outcome, chance) => {
    const { age, pregnant_or_breastfeeding, safety } = input;
    const [wasNo, answer] = chance.pick<[boolean, Changes]>([
      [pregnant_or_breastfeeding === false, { pregnant_or_breastfeeding: true }],
      [safety.interacting_medicine === false, { safety: { interacting_medicine: true } }],
      [safety.supplement_contraindication === false, { safety: { supplement_contraindication: true } }],
      [age !== null && age < 65, { age: 17 }],
      [age !== null && age >= 18 && age < 65, { age: 66 }],
    ]);
    if (wasNo) neverLower([status(score(changed(input, answer)))], [status(outcome)], `${text(answer)} opens the gate`);
    // These may open it, as a risk or a complaint; their own cap then holds it.
    const held = chance.pick<Changes>([
      { age: 70 },
      { risk: { diuretic: 'thiazide_or_loop' } },
      { risk: { ppi: 'under_1_year' } },
      { risk: { alcohol: 'heavy' } },
      { symptoms: { tremor: { freq: 2, burden: 3 } } },
    ]);
    const after = score(changed(input, held));
    holds(status(after) <= STATUSES.indexOf('ask_first'), `${text(held)}: ${after.supplement.status}`);
  },

  '16. never opens the gate for general complaints alone': (input) => {
    const absent = Object.fromEntries(COMPLAINTS.slice(0, 5).map((id) => [id, { freq: 0, burden: null }]));
    const after = score(changed(input, { symptoms: absent, risk: { ...NO_RISK, kidney: input.risk.kidney }, age: 40 }));
    holds(status(after) <= 1, after.supplement.status);
  },

  '17. takes a recognised sign for what a flag of its level is': (input, _, chance) => {
    const [id, level] = chance.pick(FLAGS);
    const without = changed(input, { red_flags: { [id]: false }, extra_flag_level: 0 });
    const extra = score({ ...without, extra_flag_level: level });
    const flag = score(changed(without, { red_flags: { [id]: true } }));
    const nameless = (outcome: Assessment) => ({ ...outcome, triage: { ...outcome.triage, flags: [] } });
    holds(text(nameless(extra)) === text(nameless(flag)), `${id}: ${text(extra.triage)} and ${text(flag.triage)}`);
    holds(extra.triage.level >= level, `level ${extra.triage.level} with a sign of level ${level}`);
  },

  '18. lets only a healthy adult consider a supplement': (input, { supplement, triage }) => {
    if (supplement.status !== 'may_consider') return;
    const { age, sex, pregnant_or_breastfeeding, risk, safety } = input;
    holds(age !== null && age >= 18 && age <= 64, `age ${age}`);
    holds(pregnant_or_breastfeeding === false || (pregnant_or_breastfeeding === null && sex === 'male'), 'pregnancy');
    holds(
      text(Object.values(risk)) === text(['none', 'none', 'no_known_problem', 'none_or_light', false, false, false]),
      text(risk),
    );
    holds(safety.supplement_contraindication === false && safety.interacting_medicine === false, text(safety));
    holds(triage.level < 2 && triage.open_level < 2, text(triage));
  },
};

const NO_RISK = {
  diuretic: 'none',
  ppi: 'none',
  kidney: 'no_known_problem',
  alcohol: 'none_or_light',
  gi_loss: false,
  diabetes: false,
  wasting_drug: false,
} as const;
const NO_COMPLAINT = Object.fromEntries(COMPLAINTS.map((id) => [id, { freq: 0, burden: null }]));
const PLENTY = { food_mg_low: 400, food_mg_high: 500, supplement_mg: 0 };

/** Puts all properties to every input in one pass, since making and scoring an input costs more than most of them. */
function run() {
  const failures = new Map<string, string>();
  const seen = new Map<string, number>();
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  const properties = Object.entries(PROPERTIES);
  for (const seed of fc.sample(fc.integer(), SEEDS)) {
    const chance = new Chance(seed);
    for (let index = 0; index < INPUTS_PER_SEED; index += 1) {
      const input = randomAnswers(chance);
      const outcome = score(input);
      const said = text(outcome);
      for (const what of outcomesOf(outcome)) count(what);
      for (const [name, property] of properties) {
        if (failures.has(name)) continue;
        try {
          property(input, outcome, chance, said);
        } catch (error) {
          failures.set(
            name,
            `${error instanceof Error ? error.message : error}\nseed ${seed}, input ${index}: ${text(input)}`,
          );
        }
      }
    }
  }
  return { failures, seen };
}

function outcomesOf({ shown, certainty, supplement, doctor_reasons, triage }: Assessment): string[] {
  return [
    shown,
    certainty,
    supplement.status,
    ...supplement.reasons,
    ...doctor_reasons,
    ...triage.flags,
    `room ${supplement.room_mg > 0}`,
  ];
}

describe('the scoring model on 100,000 random sets of answers', () => {
  let failures: ReadonlyMap<string, string>;
  let seen: ReadonlyMap<string, number>;
  beforeAll(() => {
    ({ failures, seen } = run());
  }, 120_000);

  it.each(Object.keys(PROPERTIES))('%s', (name) => {
    expect(failures.get(name)).toBeUndefined();
  });

  it('meets every outcome, reason and flag at least a hundred times', () => {
    const rare = [...seen].filter(([, times]) => times < 100);
    expect(rare).toEqual([]);
    // 8 kinds of result, 3 certainties, 4 statuses, 4 bases and 29 caps, 7 doctor reasons, 17 flags, room or none;
    // "safety_questions_open" is a result and a cap.
    expect(seen.size).toBe(8 + 3 + 4 + 4 + 29 + 7 + 17 + 2 - 1);
  });
});
