import { beforeEach, describe, expect, it } from 'vitest';
import type { Incoming, Sender } from '../src/chat.ts';
import { createMetrics, type Metrics } from '../src/metrics.ts';
import type { Turned } from '../src/turn.ts';
import { type FailingStore, failingStore } from './failing-store.ts';

const NOW_MS = 50_000;
const CHAT = 471199;
const message = { place: 'below', anew: false, html: 'zebra', buttons: [] } as const;
const incoming: Incoming = {
  chatId: CHAT,
  updateId: 881_133,
  atMs: NOW_MS,
  appLanguage: 'nl',
  content: { kind: 'text', text: 'unicorn' },
  tapId: null,
};

let metrics: Metrics;
let store: FailingStore;
beforeEach(() => {
  metrics = createMetrics();
  store = failingStore();
});

async function report(): Promise<string> {
  const parts = { backlog: () => store.backlog(), heardAtMs: () => NOW_MS - 3_000, nowMs: () => NOW_MS };
  return (await metrics.report(parts)).text;
}

/** Samples of one metric, as "{label} value". */
async function samples(name: string): Promise<readonly string[]> {
  const lines = (await report()).split('\n').filter((line) => line.startsWith(`magnesium_${name}`));
  return lines.map((line) => line.slice(`magnesium_${name}`.length).trim());
}

describe('the metrics', () => {
  it('count updates, verdicts and answers of the webhook', async () => {
    metrics.onUpdate('message');
    metrics.onUpdate('message');
    metrics.onUpdate('callback_query');
    metrics.onVerdict('drop');
    metrics.onHookAnswer(401);
    expect(await samples('updates_total')).toEqual(['{kind="message"} 2', '{kind="callback_query"} 1']);
    expect(await samples('rate_limit_total')).toEqual(['{verdict="drop"} 1']);
    expect(await samples('webhook_requests_total')).toEqual(['{status="401"} 1']);
  });

  it('count turns by outcome and time them, and change nothing of them', async () => {
    const turned: (Turned | Error)[] = [
      { is: 'committed', toast: null },
      { is: 'duplicate' },
      new Error('failed'),
      new Error('later'),
    ];
    const takeTurn = metrics.watchTurn(
      async () => {
        const next = turned.shift();
        if (next instanceof Error) throw next;
        return next!; // four turns, four outcomes
      },
      (error) => error instanceof Error && error.message === 'later',
    );
    expect(await takeTurn(incoming)).toEqual({ is: 'committed', toast: null });
    expect(await takeTurn(incoming)).toEqual({ is: 'duplicate' });
    await expect(takeTurn(incoming)).rejects.toThrow('failed');
    await expect(takeTurn(incoming)).rejects.toThrow('later');
    expect(await samples('turns_total')).toEqual([
      '{outcome="failed"} 1',
      '{outcome="committed"} 1',
      '{outcome="duplicate"} 1',
      '{outcome="again"} 1',
    ]);
    expect(await samples('turn_seconds_count')).toEqual(['4']);
  });

  it('name what has not failed yet: of a count that begins at one, Prometheus sees no increase', async () => {
    metrics.watchStore(store);
    expect(await samples('turns_total')).toEqual(['{outcome="failed"} 0']);
    expect(await samples('store_failures_total')).toContain('{operation="nextPending"} 0');
  });

  it('count commits with their conflicts, and what the store could not do', async () => {
    const watched = metrics.watchStore(store);
    const turn = { chatId: CHAT, updateId: 1, version: 0, state: null, messages: [], nowMs: NOW_MS };
    expect(await watched.commit(turn)).toBe('committed');
    expect(await watched.commit(turn)).toBe('duplicate');
    expect(await watched.commit({ ...turn, updateId: 2 })).toBe('conflict');
    store.before = () => {
      throw new Error('disk full');
    };
    await expect(watched.load(CHAT)).rejects.toThrow('disk full');
    await expect(watched.commit(turn)).rejects.toThrow('disk full');
    store.before = () => {};
    expect(await samples('commits_total')).toEqual([
      '{outcome="committed"} 1',
      '{outcome="duplicate"} 1',
      '{outcome="conflict"} 1',
    ]);
    const failures = await samples('store_failures_total');
    expect(failures.filter((sample) => !sample.endsWith(' 0'))).toEqual([
      '{operation="load"} 1',
      '{operation="commit"} 1',
    ]);
  });

  it('count sends and edits by what became of them', async () => {
    const sender: Sender = {
      send: async () => ({ is: 'sent', messageId: 1 }),
      edit: async () => ({ is: 'later', waitMs: 1_000 }),
      strip: async () => {},
    };
    const watched = metrics.watchSender(sender);
    expect(await watched.send(CHAT, message)).toEqual({ is: 'sent', messageId: 1 });
    expect(await watched.edit(CHAT, 1, message)).toEqual({ is: 'later', waitMs: 1_000 });
    await watched.strip(CHAT, 1);
    expect(await samples('sends_total')).toEqual(['{outcome="sent"} 1', '{outcome="later"} 1']);
    expect(await samples('send_seconds_count')).toEqual(['2']);
  });

  it('tell how much waits, how late it is, and since when Telegram is silent', async () => {
    expect(await samples('outbox_messages')).toEqual(['0']);
    expect(await samples('outbox_late_seconds')).toEqual(['0']);
    const turn = { chatId: CHAT, updateId: 1, version: 0, state: null, messages: [message, message] };
    await store.commit({ ...turn, nowMs: NOW_MS - 7_000 });
    expect(await samples('outbox_messages')).toEqual(['2']);
    expect(await samples('outbox_late_seconds')).toEqual(['7']);
    expect(await samples('telegram_heard_seconds')).toEqual(['3']);
  });

  it('tell all else when the store cannot be asked', async () => {
    store.before = () => {
      throw new Error('gone');
    };
    expect(await samples('outbox_messages')).toEqual(['Nan']);
    expect(await samples('telegram_heard_seconds')).toEqual(['3']);
  });

  it('name nobody, and nothing that was said', async () => {
    metrics.onUpdate('message');
    await metrics.watchTurn(
      async () => ({ is: 'silent' }),
      () => false,
    )(incoming);
    await metrics.watchStore(store).load(CHAT);
    await metrics
      .watchSender({
        send: async () => ({ is: 'refused', why: 'chat 471199 said unicorn' }),
        edit: async () => ({ is: 'edited' }),
        strip: async () => {},
      })
      .send(CHAT, message);
    const text = await report();
    expect(text).toContain('magnesium_turns_total{outcome="silent"} 1');
    for (const secret of [String(CHAT), '881133', 'unicorn', 'zebra']) expect(text).not.toContain(secret);
  });
});
