import { expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/start.ts';

/** Number of the first update of a simulator that starts at this time. */
async function firstUpdateId(nowMs: number): Promise<number> {
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, nowMs: () => nowMs });
  simulator.people.start(simulator.people.create({ name: 'Ada', languageCode: 'nl' }));
  const id = simulator.lastUpdateId();
  await simulator.close();
  return id;
}

it('gives updates other numbers after a restart, so that a bot that remembers does not take them for repeated', async () => {
  const nowMs = Date.UTC(2026, 10, 25, 12);
  expect(await firstUpdateId(nowMs + 20)).toBeGreaterThan(await firstUpdateId(nowMs));
});

it('takes somebody added after a restart for somebody new', async () => {
  const nowMs = Date.UTC(2026, 10, 25, 12);
  const ids = [];
  for (const startedAtMs of [nowMs, nowMs + 60_000]) {
    const simulator = await startSimulator({ host: '127.0.0.1', port: 0, page: true, nowMs: () => startedAtMs });
    ids.push(simulator.people.create({ name: 'Emma', languageCode: 'en' }).id);
    await simulator.close();
  }
  expect(new Set(ids).size).toBe(2);
});
