import { expect, it } from 'vitest';
import { withOneListEach } from '../../src/language/one-list-each.ts';

it('gives names of the same items one list, and changes none', () => {
  const lists = new Map([
    ['a', ['x', 'y']],
    ['b', ['x', 'y']],
    ['c', ['x y']],
  ]);
  const shared = withOneListEach(lists);
  expect(shared).toEqual(lists);
  expect(shared.get('a')).toBe(shared.get('b'));
});
