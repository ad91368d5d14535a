import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { candidatesOf, type PlannerInput, planFoods } from '../../src/domain/planner.ts';
import { bestPlan, valueIn } from '../../src/domain/planner-start.ts';
import { planValue, tableOf } from '../../src/domain/planner-table.ts';
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

  it('names no food of which a portion is more than the most for a day', () => {
    const input = inputOf(examples[0]!);
    const [some] = candidatesOf(foods, input);
    expect(candidatesOf([{ ...some!, maxPerDayG: some!.portionG }], input)).toHaveLength(1);
    expect(candidatesOf([{ ...some!, maxPerDayG: some!.portionG - 1 }], input)).toEqual([]);
  });

  it.each(examples.map((example) => ({ ...example, name: example.input.id })))(
    'finds the best single plan of $name',
    (example) => {
      const input = inputOf(example);
      const candidates = candidatesOf(foods, input);
      const solved = example.reference.best_single_plan;
      expect(candidates).toHaveLength(solved.candidates);
      const gapTenths = 10 * input.gapMg;
      const portions = candidates.map((food) => {
        const kcal = Math.floor((food.kcalPer100g * food.portionG) / 100 + 0.5);
        const unsure = food.confidence === 'low' ? 50 : 0;
        const usual = input.often.includes(food.id) ? 80 : 0;
        const cost = 10_000 + kcal + 100 * (food.everyday - 1) + unsure + usual;
        return { food, mgTenths: Math.round(10 * food.mgPerPortion), kcal, cost };
      });
      const table = tableOf(portions, { gapTenths, maxPortions: input.maxPortions, kcalBudget: input.kcalBudget });
      const shortTenths = Math.round(10 * solved.shortfall_mg);
      expect(valueIn(table, bestPlan(table, { left: 1_000_000 }))).toBe(
        planValue(gapTenths - shortTenths, solved.objective, gapTenths),
      );
    },
  );
});
