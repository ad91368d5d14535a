import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHalf, kindOfMessage } from '../../evaluation/deal.ts';
import { message } from './tiny-items.ts';

describe('dealing', () => {
  it('takes the items of each kind in turn, by number', () => {
    const items = ['nl-10', 'nl-2', 'nl-1', 'nl-3'].map((id) => ({ id }));
    expect([...firstHalf(items, () => 'all')]).toEqual(['nl-1', 'nl-3']);
  });

  it('gives halves that differ by one at most, in all and in every kind', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 }), (kinds) => {
        const items = kinds.map((kind, at) => ({ id: `nl-${at}`, kind }));
        const first = firstHalf(items, ({ kind }) => kind);
        const difference = (some: typeof items): number =>
          Math.abs(some.length - 2 * some.filter(({ id }) => first.has(id)).length);
        expect(difference(items)).toBeLessThanOrEqual(1);
        for (const kind of new Set(kinds)) {
          expect(difference(items.filter((item) => item.kind === kind))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('tells messages apart by purpose, danger, and whose complaints they name', () => {
    const kind = (meant: Parameters<typeof message>[0]): string => kindOfMessage(message(meant, {}).item);
    expect(kind({ alarm: true, complaints: [{ id: 'sleep', is: 'present' }] })).toBe('report alarm own');
    expect(kind({ trap: true, complaints: [{ id: 'sleep', is: 'denied' }] })).toBe('report trap other');
    expect(kind({ intent: 'question' })).toBe('question clean own');
  });
});
