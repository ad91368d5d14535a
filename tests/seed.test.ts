import { describe, expect, it } from 'vitest';
import { seedFrom } from './seed.ts';

describe('the seed of all chance in the tests', () => {
  it('is the same unless another is asked for', () => {
    expect(seedFrom(undefined)).toBe(seedFrom(''));
    expect(seedFrom('42')).toBe(42);
  });

  it('says what it takes when it is given something else', () => {
    expect(() => seedFrom('abc')).toThrow('SEED is "abc": give a whole number of at most 9 digits, or random');
    expect(() => seedFrom('-1')).toThrow('SEED is "-1"');
  });
});
