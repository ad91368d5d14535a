/** How well and how fast food is planned: against an exact solver on 200 problems, and one request after another. */
import { planFoods } from '../src/domain/planner.ts';
import type { Food } from '../src/knowledge/schema.ts';
import { randomInput } from '../tests/domain/planner-profiles.ts';
import { compareWithReference, loadReference } from '../tests/domain/planner-reference.ts';
import { Chance } from '../tests/domain/random-answers.ts';

const REQUESTS = 2_000;
/** Requests before the clock counts, while the code is still being compiled. */
const WARM_UP = 200;

/** @returns figures against the reference, and milliseconds of one request */
export function measurePlanner(foods: readonly Food[]) {
  const chance = new Chance(1);
  const times: number[] = [];
  for (let request = 0; request < WARM_UP + REQUESTS; request += 1) {
    const input = randomInput(chance, foods);
    const beganAt = performance.now();
    planFoods(foods, input);
    if (request >= WARM_UP) times.push(performance.now() - beganAt);
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(REQUESTS - 1, Math.floor(share * REQUESTS))] ?? Number.NaN;
  return {
    ...compareWithReference(loadReference()),
    requests: REQUESTS,
    middleMs: at(0.5),
    slowMs: at(0.99),
    slowestMs: at(1),
  };
}
