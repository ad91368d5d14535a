import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Intake, MINUTES_OF, MOMENTS, spacingRule, timetable } from '../../src/domain/timetable.ts';
import { knowledge } from '../knowledge-base.ts';

const WITH_HOURS = [...knowledge.medicines.keys()].filter((id) => spacingRule(id, knowledge).is === 'hours');

function intake(id: string, ...moments: Intake['moments'][number][]): Intake {
  const rule = spacingRule(id, knowledge);
  if (rule.is !== 'hours') throw new Error(`${id} has no hours`);
  return { id, moments, hours: rule.hours };
}

/** Each minute by itself: every dose of yesterday, today and tomorrow keeps its distance. */
function isFree(minute: number, intakes: readonly Intake[]): boolean {
  return intakes.every(({ moments, hours }) =>
    moments.every((moment) =>
      [-1, 0, 1].every((day) => {
        const hoursLater = (minute - MINUTES_OF[moment] - day * 1440) / 60;
        const side = hoursLater >= 0 ? hours.before : hours.after;
        if (side === null) return day !== 0;
        return Math.abs(hoursLater) >= side[1];
      }),
    ),
  );
}

function freeMinutes(intakes: readonly Intake[]): readonly number[] {
  return Array.from({ length: 22.5 * 60 - 7 * 60 + 1 }, (_, at) => at + 7 * 60).filter((at) => isFree(at, intakes));
}

describe('the timetable', () => {
  it('leaves magnesium from four hours after levothyroxine on', () => {
    const { windows, moments } = timetable([intake('levothyroxine', 'fasting')]);
    expect(windows).toEqual([{ from: 11 * 60, to: 22 * 60 + 30 }]);
    expect(moments).toEqual(['lunch', 'dinner', 'bedtime']);
  });

  it('keeps the longer side of the hours of an antibiotic', () => {
    const { windows } = timetable([intake('doxycycline', 'dinner')]);
    expect(windows).toEqual([
      { from: 7 * 60, to: 12 * 60 },
      { from: 21 * 60, to: 22 * 60 + 30 },
    ]);
  });

  it('says that no time fits', () => {
    expect(timetable([intake('doxycycline', 'breakfast', 'dinner'), intake('levothyroxine', 'bedtime')])).toMatchObject(
      { windows: [{ from: 11 * 60, to: 12 * 60 }], moments: [] },
    );
    expect(timetable([intake('ciprofloxacin', 'breakfast', 'lunch', 'dinner', 'bedtime')]).windows).toEqual([]);
  });

  it('offers no side that the table does not name', () => {
    expect(timetable([intake('rosuvastatin', 'dinner')]).windows).toEqual([{ from: 20 * 60, to: 22 * 60 + 30 }]);
  });

  it('gives the whole day when nothing is in the way', () => {
    expect(timetable([]).moments).toEqual(['breakfast', 'lunch', 'dinner', 'bedtime']);
  });

  it('is exact against trying every minute, for 2,000 random combinations', () => {
    const one = fc.record({
      id: fc.constantFrom(...WITH_HOURS),
      moments: fc.subarray([...MOMENTS], { minLength: 1, maxLength: 3 }),
    });
    let none = 0;
    fc.assert(
      fc.property(fc.array(one, { maxLength: 4 }), (chosen) => {
        const intakes = chosen.map(({ id, moments }) => intake(id, ...moments));
        const { windows, moments } = timetable(intakes);
        const found = windows.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
        expect(found).toEqual(freeMinutes(intakes));
        expect(moments.every((moment) => isFree(MINUTES_OF[moment], intakes))).toBe(true);
        if (found.length === 0) none += 1;
      }),
      { numRuns: 2000, seed: 5 },
    );
    expect(none).toBeGreaterThan(50);
  });
});

describe('the hours of the table', () => {
  it.each([
    ['levothyroxine', { before: [4, 4], after: [4, 4] }],
    ['doxycycline', { before: [2, 3], after: [4, 6] }],
    ['dolutegravir', { before: [2, 4], after: [6, 6] }],
    ['colestyramine', { before: [4, 6], after: [1, 1] }],
    ['gabapentin', { before: null, after: [2, 2] }],
  ])('reads those of %s', (id, hours) => {
    expect(spacingRule(id, knowledge)).toMatchObject({ is: 'hours', hours });
  });

  it('names every number of a wording, and no other', () => {
    for (const { hours, before, after } of knowledge.spacing.wordings) {
      if (before === undefined && after === undefined) continue;
      const numbers = (hours.replaceAll(/half an hour|30 min/g, '0.5').match(/\d+(\.\d)?/g) ?? []).map(Number);
      for (const hour of [...(before ?? []), ...(after ?? [])]) expect(numbers, hours).toContain(hour);
    }
  });

  it.each(['raltegravir', 'ulipristal', 'baloxavir'])('knows that no distance is enough for %s', (id) => {
    expect(spacingRule(id, knowledge).is).toBe('never');
  });
});
