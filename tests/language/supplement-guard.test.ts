import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/domain/view.ts';
import { Chance } from '../domain/random-answers.ts';
import { randomResult } from './random-result.ts';
import { faultsOf, guard, textOf } from './supplement-guard.ts';

function someone(status: Result['supplement']['status']): Result {
  const chance = new Chance(3);
  for (;;) {
    const result = randomResult(chance);
    if (result?.supplement.status === status) return result;
  }
}

describe('the supplement part of random people', () => {
  it('encourages nobody who is blocked or should eat first, names no more than 250 mg, and gives every reason', () => {
    const { statuses, faults } = guard(400, 11);
    expect(faults).toEqual([]);
    for (const status of ['blocked', 'food_only', 'ask_first', 'may_consider'])
      expect(statuses[status]).toBeGreaterThan(0);
  });

  it.each([
    ['blocked', 'nl', 'Zo passen ze in één dag'],
    ['food_only', 'en', 'How much? This is the same for everybody'],
    ['blocked', 'en', 'Keep 4 hours between this medicine and magnesium.'],
    ['may_consider', 'nl', 'Neem 400 mg per dag.'],
  ] as const)('would find a sentence planted for somebody who is %s (%s): %s', (status, language, sentence) => {
    const result = { ...someone(status), supplement: { ...someone(status).supplement, alreadyMg: 0 } };
    const planted: typeof textOf = (...wanted) => `${sentence}\n${textOf(...wanted)}`;
    expect(faultsOf(result, language, planted)).toHaveLength(1);
  });

  it('would find a reason that is left out', () => {
    const result = { ...someone('ask_first') };
    const more = [{ id: 'MYASTHENIA', kind: 'condition', rule: 'ask_doctor_first', sources: [] } as const];
    const supplement = { ...result.supplement, reasons: more };
    expect(faultsOf({ ...result, supplement }, 'nl', () => 'Niets')).toContain('does not give the reason MYASTHENIA');
  });
});
