import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PlannerInput, planFoods } from '../../src/domain/planner.ts';
import { knowledge } from '../knowledge-base.ts';

interface Example {
  readonly input: {
    readonly id: string;
    readonly gap_mg: number;
    readonly diet: PlannerInput['diet'];
    readonly allergies: readonly string[];
    readonly lactose_free: boolean;
    readonly low_fodmap: boolean;
    readonly dislikes: readonly string[];
    readonly often: readonly string[];
    readonly pregnant: boolean;
    readonly avoid_medical_notes: readonly string[];
    readonly max_portions: 2 | 3 | 4;
    readonly kcal_budget: number;
  };
  readonly reference: { readonly three_plans: Solved; readonly best_single_plan: Solved };
}
interface Solved {
  readonly status: string;
  readonly plans_that_close: number;
  readonly shortfall_mg: number;
  readonly objective: number;
  readonly candidates: number;
}

const examples: readonly Example[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/planner-examples.json'), 'utf8'),
).cases;
const foods = [...knowledge.foods.values()];

const inputOf = ({ input }: Example): PlannerInput => ({
  gapMg: input.gap_mg,
  diet: input.diet,
  allergies: input.allergies,
  lactoseFree: input.lactose_free,
  lowFodmap: input.low_fodmap,
  dislikes: input.dislikes,
  often: input.often,
  pregnant: input.pregnant,
  avoidNotes: input.avoid_medical_notes,
  maxPortions: input.max_portions,
  kcalBudget: input.kcal_budget,
});

describe('planning foods', () => {
  it.each(examples.map((example) => ({ ...example, name: example.input.id })))(
    'solves $name as well as can be',
    (example) => {
      const { status, objective } = planFoods(foods, inputOf(example));
      const solved = example.reference.three_plans;
      expect({ status, objective }).toEqual({
        status: solved.status,
        objective: {
          a: solved.plans_that_close,
          bTenths: Math.round(10 * solved.shortfall_mg),
          c: solved.objective,
        },
      });
    },
  );
});
