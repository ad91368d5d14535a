/**
 * Solves random planning problems exactly, as the integer program of planner-reference.md and by a solver that knows
 * nothing of our own search: `node bench/planner-reference.ts` writes tests/fixtures/planner-reference.jsonl, with the foods
 * that it was solved for. It takes two minutes; run it again when the problem itself changes, not for a new food.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import loader from 'highs';
import { candidatesOf, type PlannerInput } from '../src/domain/planner.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Food } from '../src/knowledge/schema.ts';
import { randomInput } from '../tests/domain/planner-profiles.ts';
import { Chance } from '../tests/domain/random-answers.ts';

const INSTANCES = 200;
const SEED = 20_261_125;
const PLANS = [1, 2, 3];
const root = join(import.meta.dirname, '..');

// Its types are written for require(); what is imported is the function itself.
const loadHighs = loader as unknown as typeof loader.default;
const highs = await loadHighs();
const foods = [...loadKnowledge(join(root, 'knowledge')).foods.values()].filter((food) => food.plannable);
const chance = new Chance(SEED);
const instances = Array.from({ length: INSTANCES }, () => randomInput(chance, foods));
const cases = instances.map((input, index) => {
  const beganAt = performance.now();
  const objective = solve(input);
  console.log(`${index + 1}: ${JSON.stringify(objective)} in ${((performance.now() - beganAt) / 1000).toFixed(1)} s`);
  return { input, objective };
});
const lines = [...foods.map((food) => ({ food })), ...cases].map((each) => `${JSON.stringify(each)}\n`);
writeFileSync(join(root, 'tests', 'fixtures', 'planner-reference.jsonl'), lines.join(''));

/** The three aims at their optimum, one after another, each held while the next is sought; null when nothing is possible. */
function solve(input: PlannerInput): { a: number; bTenths: number; c: number } | null {
  const candidates = candidatesOf(foods, input);
  if (candidates.length < 6) return null;
  const kcal = candidates.map((food) => Math.floor((food.kcalPer100g * food.portionG) / 100 + 0.5));
  const cost = candidates.map(
    (food, index) =>
      10_000 +
      kcal[index]! +
      100 * (food.everyday - 1) +
      (food.confidence === 'low' ? 50 : 0) +
      (input.often.includes(food.id) ? 80 : 0),
  );
  const gap = 10 * Math.min(input.gapMg, 250);
  const sum = (plan: number, weight: (index: number) => number, keep = (_: Food) => true) =>
    candidates.flatMap((food, index) => (keep(food) ? [`${weight(index)} x${plan}_${index}`] : [])).join(' + ');
  const inAll = (weight: (index: number) => number, keep?: (food: Food) => boolean) =>
    PLANS.map((plan) => sum(plan, weight, keep)).join(' + ');
  const keys = (key: (food: Food) => string) => [...new Set(candidates.map(key))];
  const one = () => 1;
  const rows = [
    ...PLANS.flatMap((plan) => [
      `${sum(plan, (index) => Math.round(10 * candidates[index]!.mgPerPortion))} + s${plan} >= ${gap}`,
      `s${plan} + ${gap} z${plan} <= ${gap}`,
      `${sum(plan, one)} >= 2`,
      `${sum(plan, one)} <= ${input.maxPortions}`,
      `${sum(plan, (index) => kcal[index]!)} <= ${input.kcalBudget}`,
      ...keys((food) => food.group).map((group) => `${sum(plan, one, (food) => food.group === group)} <= 1`),
    ]),
    ...keys((food) => food.family).map((family) => `${inAll(one, (food) => food.family === family)} <= 1`),
    ...keys((food) => food.group).map((group) => `${inAll(one, (food) => food.group === group)} <= 2`),
    // Plans can change places, so any order of them may be asked for.
    's1 - s2 <= 0',
    's2 - s3 <= 0',
  ];
  const run = (aim: string, held: readonly string[]) => {
    const binaries = PLANS.flatMap((plan) => [`z${plan}`, ...candidates.map((_, index) => `x${plan}_${index}`)]);
    const model = [
      aim,
      'Subject To',
      ...[...rows, ...held].map((row, index) => `r${index}: ${row}`),
      'Bounds',
      ...PLANS.map((plan) => `0 <= s${plan} <= ${gap}`),
      'Binary',
      binaries.join('\n'),
      'End',
    ].join('\n');
    const solution = highs.solve(model, { mip_rel_gap: 0, mip_abs_gap: 0.5 });
    if (solution.Status === 'Infeasible') return null;
    if (solution.Status !== 'Optimal') throw new Error(`the solver ended with "${solution.Status}"`);
    return Math.round(solution.ObjectiveValue);
  };
  const a = run('Maximize\n obj: z1 + z2 + z3', []);
  if (a === null) return null;
  const closing = `z1 + z2 + z3 >= ${a}`;
  const bTenths = a === 3 ? 0 : run('Minimize\n obj: s1 + s2 + s3', [closing])!;
  const c = run(`Minimize\n obj: ${inAll((index) => cost[index]!)}`, [closing, `s1 + s2 + s3 <= ${bTenths}`])!;
  return { a, bTenths, c };
}
