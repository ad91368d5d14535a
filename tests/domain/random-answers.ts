import type { ModelInput } from '../../src/domain/scoring.ts';
import { COMPLAINTS, FLAGS } from './answers.ts';

/** A fast generator of numbers in [0, 1) that a seed repeats exactly (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `from` up to and including `to`. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!;
  }
}

const AGES = [17, 18, 30, 45, 64, 65, 69, 70, 85];
const AMOUNTS = [0, 0, 0, 1, 100, 249, 250, 251, 400];
/** Share of "don't know" and of "yes" for a whole person: carefree people, ill people, people who skip a lot. */
const SHARES = [0, 0, 0.03, 0.15, 0.5];

/** Random answers, spread so that every outcome of the model is reached often. */
export function randomAnswers(chance: Chance): ModelInput {
  const unknown = chance.pick(SHARES);
  const yes = chance.pick(SHARES);
  const flagged = chance.happens(0.3) ? 0.05 : 0;
  const flagUnknown = chance.happens(0.3) ? chance.pick([0.02, 0.3]) : 0;
  const complaining = chance.pick([0, 0.1, 0.3, 0.6, 1]);
  const general = chance.happens(0.2);

  const maybe = <T>(answer: T): T | null => (chance.happens(unknown) ? null : answer);
  const risky = <T>(no: T, others: readonly T[]): T | null => maybe(chance.happens(yes) ? chance.pick(others) : no);
  const symptoms: Record<string, { freq: number | null; burden: number | null }> = {};
  COMPLAINTS.forEach((id, index) => {
    const has = chance.happens(complaining) && !(general && index < 6);
    const freq = maybe(has ? chance.whole(1, 4) : 0);
    symptoms[id] = { freq, burden: has || freq === null ? maybe(chance.whole(0, 3)) : null };
  });
  const red_flags: Record<string, boolean | null> = {};
  for (const [id] of FLAGS) {
    red_flags[id] = chance.happens(flagUnknown) ? null : chance.happens(flagged);
  }
  const low = chance.whole(0, 360);
  return {
    age: maybe(chance.happens(0.5) ? chance.whole(18, 64) : chance.pick(AGES)),
    sex: maybe(chance.pick(['female', 'male', 'other'])),
    pregnant_or_breastfeeding: risky(false, [true]),
    symptoms,
    risk: {
      diuretic: risky('none', ['thiazide_or_loop', 'potassium_sparing_only', 'yes_unsure']),
      ppi: risky('none', ['under_1_year', 'one_year_or_more', 'yes_unsure']),
      kidney: risky('no_known_problem', ['mildly_reduced', 'reduced']),
      alcohol: risky('none_or_light', ['heavy', 'dependence']),
      gi_loss: risky(false, [true]),
      diabetes: risky(false, [true]),
      wasting_drug: risky(false, [true]),
    },
    diet: {
      food_mg_low: maybe(low),
      food_mg_high: maybe(chance.whole(low, low + 140)),
      supplement_mg: maybe(chance.pick(AMOUNTS)),
    },
    safety: { supplement_contraindication: risky(false, [true]), interacting_medicine: risky(false, [true]) },
    red_flags,
    extra_flag_level: chance.happens(0.1) ? chance.pick([null, 0, 1, 2, 3] as const) : 0,
  };
}
