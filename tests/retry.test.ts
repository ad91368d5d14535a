import { describe, expect, it } from 'vitest';
import { type RetryRules, retry } from '../src/retry.ts';

const full = new Error('disk full');

function stage(failures: number, rules: Partial<RetryRules> = {}) {
  const waits: number[] = [];
  let tries = 0;
  const result = retry(
    async () => {
      tries += 1;
      if (tries <= failures) throw full;
      return 'kept';
    },
    {
      delaysMs: [1, 2, 4],
      mayPass: () => true,
      onFailure: () => {},
      wait: async (ms) => {
        waits.push(ms);
      },
      ...rules,
    },
  );
  return { result, waits, tries: () => tries };
}

describe('retry', () => {
  it.each([
    [0, []],
    [1, [1]],
    [3, [1, 2, 4]],
  ])('succeeds after %i failures', async (failures, expected) => {
    const { result, waits } = stage(failures);
    expect(await result).toBe('kept');
    expect(waits).toEqual(expected);
  });

  it('gives up with the last error when the tries are used up', async () => {
    const { result, tries } = stage(4);
    await expect(result).rejects.toBe(full);
    expect(tries()).toBe(4);
  });

  it('does not try again what will not pass', async () => {
    const { result, tries } = stage(4, { mayPass: () => false });
    await expect(result).rejects.toBe(full);
    expect(tries()).toBe(1);
  });

  it('ends when there is no time left to wait', async () => {
    const { result, tries } = stage(4, { wait: () => Promise.reject(new Error('stopped')) });
    await expect(result).rejects.toThrow('stopped');
    expect(tries()).toBe(1);
  });
});
