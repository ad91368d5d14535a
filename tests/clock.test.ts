import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSteadyClock, startClock } from '../src/clock.ts';

const START_MS = Date.UTC(2026, 10, 25);

describe('the clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START_MS });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ticks at once and then after each pause, with the time', async () => {
    const ticks: number[] = [];
    const clock = startClock({
      everyMs: 1000,
      nowMs: Date.now,
      tick: async (nowMs) => ticks.push(nowMs),
      onError: fail,
    });
    await vi.advanceTimersByTimeAsync(2500);
    await clock.stop();
    expect(ticks).toEqual([START_MS, START_MS + 1000, START_MS + 2000]);
  });

  it('never starts a tick while one is running', async () => {
    let running = 0;
    let most = 0;
    let count = 0;
    const tick = async () => {
      most = Math.max(most, ++running);
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, 3500));
      running -= 1;
    };
    const clock = startClock({ everyMs: 1000, nowMs: Date.now, tick, onError: fail });
    await vi.advanceTimersByTimeAsync(10_000); // 3.5 s of work, 1 s of pause: starts at 0, 4.5 and 9 s
    expect({ most, count }).toEqual({ most: 1, count: 3 });
    const stopped = clock.stop();
    await vi.advanceTimersByTimeAsync(3500);
    await stopped;
  });

  it('goes on after a failed tick, and tells of it', async () => {
    const told: unknown[] = [];
    let count = 0;
    const tick = async () => {
      count += 1;
      throw new Error(`tick ${count}`);
    };
    const clock = startClock({ everyMs: 1000, nowMs: Date.now, tick, onError: (error) => told.push(error) });
    await vi.advanceTimersByTimeAsync(1500);
    await clock.stop();
    expect(told).toEqual([new Error('tick 1'), new Error('tick 2')]);
  });

  it('ticks no more when it is stopped between two ticks', async () => {
    const ticks: number[] = [];
    const clock = startClock({
      everyMs: 1000,
      nowMs: Date.now,
      tick: async (nowMs) => ticks.push(nowMs),
      onError: fail,
    });
    await vi.advanceTimersByTimeAsync(500);
    await clock.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(ticks).toEqual([START_MS]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops when the running tick has ended, and starts no other', async () => {
    let hasEnded = false;
    let count = 0;
    const tick = async () => {
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, 500));
      hasEnded = true;
    };
    const clock = startClock({ everyMs: 1000, nowMs: Date.now, tick, onError: fail });
    const stopped = clock.stop().then(() => expect(hasEnded).toBe(true));
    await vi.advanceTimersByTimeAsync(5000);
    await stopped;
    expect(count).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

function fail(error: unknown): never {
  throw error;
}

describe('the steady clock', () => {
  const at = { wallMs: START_MS, elapsedMs: 50 };
  const pass = (ms: number) => {
    at.wallMs += ms;
    at.elapsedMs += ms;
  };

  it('goes on from where it was when the clock of the machine is set back, and follows it forward', () => {
    const nowMs = createSteadyClock(
      () => at.wallMs,
      () => at.elapsedMs,
    );
    expect(nowMs()).toBe(START_MS);
    pass(1_000);
    expect(nowMs()).toBe(START_MS + 1_000);
    at.wallMs -= 3_600_000;
    pass(500);
    expect(nowMs()).toBe(START_MS + 1_500);
    pass(500.5);
    expect(nowMs()).toBe(START_MS + 2_000);
    at.wallMs = START_MS + 86_400_000;
    expect(nowMs()).toBe(START_MS + 86_400_000);
  });
});
