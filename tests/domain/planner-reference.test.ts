import { describe, expect, it } from 'vitest';
import { compareWithReference, loadReference } from './planner-reference.ts';

describe('planning foods for 200 random people, against an exact solver', () => {
  const figures = compareWithReference(loadReference());

  it('closes the gap in as many plans, for everybody', () => {
    expect(figures).toMatchObject({ all: 200, disagreeOnPossible: 0, sameA: figures.solvable });
    expect(figures.solvable).toBeGreaterThan(190);
  });

  it('leaves at most 5 mg more open, for everybody', () => {
    expect(figures.within5Mg).toBe(figures.solvable);
  });

  it('takes as many portions for 98 in 100, and at most 50 points more for 95 in 100', () => {
    expect(figures.samePortions / figures.solvable).toBeGreaterThanOrEqual(0.98);
    expect(figures.within50Points / figures.solvable).toBeGreaterThanOrEqual(0.95);
    expect(figures.mostPoints).toBeLessThanOrEqual(300);
  });

  it('is never better than the optimum, and never worse where it says that nothing is better', () => {
    expect(figures).toMatchObject({ betterThanOptimum: 0, provenButWorse: 0 });
  });
});
