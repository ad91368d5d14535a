import { expect, it } from 'vitest';
import { fuzzWebhook } from './fuzz-webhook.ts';
import { SEED } from './seed.ts';

const COUNT = 2_000;

it(`serves on through ${COUNT} hostile and broken updates, and says nothing but 200, 400, 401, 413 or 503`, async () => {
  console.log(`seed ${SEED}`);
  const { faults, statuses, committed } = await fuzzWebhook(COUNT, SEED);
  expect(faults).toEqual([]);
  expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(COUNT);
  // Enough of them went all the way.
  expect(committed).toBeGreaterThan(COUNT / 10);
  expect(statuses[200]).toBeGreaterThan(COUNT / 2);
  expect(statuses[401]).toBeGreaterThan(COUNT / 200);
}, 120_000);
