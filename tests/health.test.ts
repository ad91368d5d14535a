import { describe, expect, it } from 'vitest';
import { createHealth, type Health, type HealthParts } from '../src/health.ts';

const NOW_MS = 10_000_000;
const ready: Health = { isReady: true, store: 'ok', updates: 'ok', outbox: 'ok' };
const stopped = AbortSignal.abort();

function look(parts: Partial<HealthParts>): Promise<Health> {
  return createHealth({
    backlog: async () => ({ count: 0, oldestDueMs: null }),
    heardAtMs: () => NOW_MS - 10_000,
    updatesBy: 'poll',
    isOpen: () => true,
    stopping: new AbortController().signal,
    nowMs: () => NOW_MS,
    ...parts,
  })();
}

describe('readiness', () => {
  it.each<[string, Partial<HealthParts>, Partial<Health>]>([
    ['all goes well', {}, {}],
    ['messages wait that are not late', { backlog: async () => ({ count: 9, oldestDueMs: NOW_MS - 60_000 }) }, {}],
    ['messages wait for a later moment', { backlog: async () => ({ count: 9, oldestDueMs: NOW_MS + 900_000 }) }, {}],
    ['a message is late', { backlog: async () => ({ count: 1, oldestDueMs: NOW_MS - 400_000 }) }, { outbox: 'late' }],
    ['the store fails', { backlog: () => Promise.reject(new Error('gone')) }, { store: 'failed', outbox: 'unknown' }],
    ['no poll was answered yet', { heardAtMs: () => null }, { updates: 'not-yet' }],
    ['the last poll is long ago', { heardAtMs: () => NOW_MS - 200_000 }, { updates: 'late' }],
    ['the webhook is not set yet', { updatesBy: 'webhook', isOpen: () => false }, { updates: 'not-yet' }],
    ['nobody wrote to the webhook for hours', { updatesBy: 'webhook', heardAtMs: () => 0 }, {}],
    ['nobody wrote to the webhook at all', { updatesBy: 'webhook', heardAtMs: () => null }, {}],
    ['the service stops', { stopping: stopped }, { updates: 'stopping' }],
  ])('is right when %s', async (_name, parts, expected) => {
    expect(await look(parts)).toEqual({ ...ready, isReady: Object.keys(expected).length === 0, ...expected });
  });

  it('waits 2 seconds for the store and no longer', async () => {
    expect(await look({ backlog: () => new Promise(() => {}) })).toMatchObject({ isReady: false, store: 'failed' });
  });
});
