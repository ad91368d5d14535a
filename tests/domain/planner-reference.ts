/** Random planning problems with what an exact solver found, written by bench/planner-reference.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PlannerInput, planFoods } from '../../src/domain/planner.ts';
import type { Food } from '../../src/knowledge/schema.ts';

export interface Aims {
  readonly a: number;
  readonly bTenths: number;
  readonly c: number;
}

interface Reference {
  /** As they were when the problems were solved, so that a new food changes no test. */
  readonly foods: readonly Food[];
  readonly cases: readonly { readonly input: PlannerInput; readonly objective: Aims | null }[];
}

export function loadReference(): Reference {
  const text = readFileSync(join(import.meta.dirname, '../fixtures/planner-reference.jsonl'), 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .map((line): { food: Food } | Reference['cases'][number] => JSON.parse(line));
  return {
    foods: rows.flatMap((row) => ('food' in row ? [row.food] : [])),
    cases: rows.flatMap((row) => ('food' in row ? [] : [row])),
  };
}

/** How the planner does on the reference, as planner-reference.md compares an answer with the optimum. */
export function compareWithReference({ foods, cases }: Reference) {
  const answers = cases.map(({ input, objective }) => ({ best: objective, plans: planFoods(foods, input) }));
  const solvable = answers.flatMap(({ best, plans }) =>
    best === null || plans.objective === null ? [] : [{ best, found: plans.objective, isProven: plans.isProven }],
  );
  const sameAims = solvable.filter(({ best, found }) => best.a === found.a && found.bTenths - best.bTenths <= 50);
  const samePortions = sameAims.filter(({ best, found }) => portions(best) === portions(found));
  const points = samePortions.map(({ best, found }) => found.c - best.c);
  return {
    all: cases.length,
    solvable: cases.filter(({ objective }) => objective !== null).length,
    disagreeOnPossible: answers.filter(({ best, plans }) => (best === null) !== (plans.objective === null)).length,
    sameA: solvable.filter(({ best, found }) => best.a === found.a).length,
    within5Mg: sameAims.length,
    samePortions: samePortions.length,
    within50Points: points.filter((each) => each <= 50).length,
    mostPoints: Math.max(...points),
    identical: solvable.filter(({ best, found }) => JSON.stringify(best) === JSON.stringify(found)).length,
    betterThanOptimum: solvable.filter(({ best, found }) => isBetter(found, best)).length,
    provenButWorse: solvable.filter(({ best, found, isProven }) => isProven && isBetter(best, found)).length,
  };
}

/** Whether the first is better: more plans close, then less left open, then the lower cost. */
export function isBetter(one: Aims, other: Aims): boolean {
  if (one.a !== other.a) return one.a > other.a;
  if (one.bTenths !== other.bTenths) return one.bTenths < other.bTenths;
  return one.c < other.c;
}

function portions({ c }: Aims): number {
  return Math.floor(c / 10_000);
}
