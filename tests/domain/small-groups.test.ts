import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundedCount, tellable } from '../../src/domain/small-groups.ts';

const groupsOf = (counts: readonly number[]) => new Map(counts.map((count, index) => [`group ${index}`, count]));
/** All that is told of a population: its rounded whole, and its groups. */
const toldOf = (counts: readonly number[]) =>
  JSON.stringify([roundedCount(counts.reduce((sum, count) => sum + count, 0)), tellable(groupsOf(counts))]);

describe('counts that are told', () => {
  it.each([
    [0, null],
    [9, null],
    [10, 10],
    [19, 10],
    [1_234, 1_230],
  ])('of %i people are %s', (count, told) => {
    expect(roundedCount(count)).toBe(told);
  });

  it.each([
    {
      name: 'all groups when all are large',
      groups: [25, 10],
      told: [
        ['group 0', 20],
        ['group 1', 10],
      ],
    },
    {
      name: 'the largest first',
      groups: [10, 25],
      told: [
        ['group 1', 20],
        ['group 0', 10],
      ],
    },
    { name: 'no group of nine, nor the smallest beside it', groups: [50, 9, 12], told: [['group 0', 50]] },
    { name: 'an empty group as little as one of nine', groups: [50, 0, 12], told: [['group 0', 50]] },
    { name: 'nothing of two groups of which one is small', groups: [100, 3], told: [] },
    { name: 'nothing of small groups only', groups: [9, 9, 9], told: [] },
  ])('show $name', ({ groups, told }) => {
    expect(tellable(groupsOf(groups))).toEqual(told);
  });

  it('leave ten numbers at least open for each group below ten, whatever is subtracted', () => {
    const most = 45;
    const worlds = new Map<string, Set<number>[]>();
    const everyWorld = (look: (counts: readonly number[]) => void): void => {
      for (let a = 0; a <= most; a += 1)
        for (let b = 0; b <= most; b += 1) for (let c = 0; c <= most; c += 1) look([a, b, c]);
    };
    everyWorld((counts) => {
      const told = toldOf(counts);
      const possible = worlds.get(told) ?? counts.map(() => new Set<number>());
      for (const [index, count] of counts.entries()) possible[index]!.add(count);
      worlds.set(told, possible);
    });
    let looked = 0;
    everyWorld((counts) => {
      if (Math.max(...counts) > most - 20) return; // at the edge, some of the worlds that fit are not in the list
      for (const [index, count] of counts.entries()) {
        if (count >= 10) continue;
        looked += 1;
        const possible = worlds.get(toldOf(counts))![index]!;
        if (possible.size < 10) throw new Error(`${counts} tells of group ${index}: ${[...possible]}`);
      }
    });
    expect(looked).toBeGreaterThan(10_000);
  });

  it('name no group below ten, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { maxLength: 70 }), (counts) => {
        for (const [name, told] of tellable(groupsOf(counts))) {
          const count = groupsOf(counts).get(name)!;
          expect(count).toBeGreaterThanOrEqual(10);
          expect(told % 10).toBe(0);
          expect(count - told).toBeLessThan(10);
        }
      }),
    );
  });
});
