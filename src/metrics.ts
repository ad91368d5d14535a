/**
 * Counters and times in Prometheus' format. Loaded only when METRICS_PORT is set. Labels name kinds and outcomes: never a
 * person, and nothing of what is said.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Delivery, Sender } from './chat.ts';
import type { Verdict } from './rate-limit.ts';
import type { Backlog, Store } from './store/store.ts';
import type { TakeTurn } from './turn.ts';

/** Seconds: a turn takes some tenths of a millisecond, a locked store some seconds. */
const TURN_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30, 90];
/** Seconds: Telegram answers within a tenth, and a call is given up after 45. */
const SEND_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export interface MetricsParts {
  readonly backlog: Store['backlog'];
  readonly heardAtMs: () => number | null;
  readonly nowMs: () => number;
}

export interface Metrics {
  onUpdate(kind: string): void;
  onVerdict(verdict: Verdict): void;
  onHookAnswer(status: number): void;
  /** Do the same as what they are given, and count it. */
  watchTurn(takeTurn: TakeTurn, comesAgain: (error: unknown) => boolean): TakeTurn;
  watchSender(sender: Sender): Sender;
  watchStore(store: Store): Store;
  /** Waits and ages are looked up when they are asked for. */
  report(parts: MetricsParts): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Makes the counters, in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `magnesium_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string) => new Gauge({ name: `magnesium_${name}`, help, registers });
  const seconds = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `magnesium_${name}`, help, buckets, registers });

  const updates = counter('updates_total', 'Updates that came in, also again', 'kind');
  const hookAnswers = counter('webhook_requests_total', 'Answers to what came to the webhook', 'status');
  const verdicts = counter('rate_limit_total', 'What was decided on things people sent', 'verdict');
  const turns = counter('turns_total', 'Turns by outcome', 'outcome');
  turns.inc({ outcome: 'failed' }, 0); // of a count that begins at one, Prometheus sees no increase
  const turnSeconds = seconds('turn_seconds', 'From an update to its commit, with waits for the store', TURN_BUCKETS);
  const commits = counter('commits_total', 'Commits by outcome; a conflict is tried again', 'outcome');
  const storeFailures = counter('store_failures_total', 'Calls of the store that failed', 'operation');
  const sends = counter('sends_total', 'Messages and edits by what Telegram said', 'outcome');
  const sendSeconds = seconds('send_seconds', 'Time that a message or edit took at Telegram', SEND_BUCKETS);
  const waiting = gauge('outbox_messages', 'Messages that wait to be sent');
  const late = gauge('outbox_late_seconds', 'Time since the message that waits longest was due; 0 when none is late');
  const heard = gauge('telegram_heard_seconds', 'Time since Telegram answered a poll or sent an update');

  async function watchedSend(send: () => Promise<Delivery>): Promise<Delivery> {
    const stop = sendSeconds.startTimer();
    try {
      const delivery = await send();
      sends.inc({ outcome: delivery.is });
      return delivery;
    } catch (error) {
      sends.inc({ outcome: 'failed' });
      throw error;
    } finally {
      stop();
    }
  }

  return {
    onUpdate: (kind) => updates.inc({ kind }),
    onVerdict: (verdict) => verdicts.inc({ verdict }),
    onHookAnswer: (status) => hookAnswers.inc({ status }),
    watchTurn: (takeTurn, comesAgain) => async (incoming, spinner) => {
      const stop = turnSeconds.startTimer();
      try {
        const turned = await takeTurn(incoming, spinner);
        turns.inc({ outcome: turned.is });
        return turned;
      } catch (error) {
        turns.inc({ outcome: comesAgain(error) ? 'again' : 'failed' });
        throw error;
      } finally {
        stop();
      }
    },
    watchSender: (sender) => ({
      send: (...message) => watchedSend(() => sender.send(...message)),
      edit: (...message) => watchedSend(() => sender.edit(...message)),
      strip: (...card) => sender.strip(...card),
    }),
    watchStore(store) {
      const counted = <Given extends unknown[], Result>(
        operation: keyof Store,
        call: (...given: Given) => Promise<Result>,
      ) => {
        storeFailures.inc({ operation }, 0);
        return async (...given: Given): Promise<Result> => {
          try {
            return await call.apply(store, given);
          } catch (error) {
            storeFailures.inc({ operation });
            throw error;
          }
        };
      };
      return {
        load: counted('load', store.load),
        commit: counted('commit', async (turn) => {
          const outcome = await store.commit(turn);
          commits.inc({ outcome });
          return outcome;
        }),
        dueChats: counted('dueChats', store.dueChats),
        nextPending: counted('nextPending', store.nextPending),
        markSent: counted('markSent', store.markSent),
        postpone: counted('postpone', store.postpone),
        dropPending: counted('dropPending', store.dropPending),
        backlog: counted('backlog', store.backlog),
        sweep: counted('sweep', store.sweep),
        allStates: () => store.allStates(),
        reseal: counted('reseal', store.reseal),
        close: counted('close', store.close),
      };
    },
    async report({ backlog, heardAtMs, nowMs }) {
      const heardMs = heardAtMs();
      const found = await backlog().catch(() => null); // counted as a failure of the store; all else is told nevertheless
      waiting.set(found?.count ?? Number.NaN);
      late.set(found === null ? Number.NaN : lateMs(found, nowMs()) / 1_000);
      if (heardMs !== null) heard.set((nowMs() - heardMs) / 1_000);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

function lateMs({ oldestDueMs }: Backlog, nowMs: number): number {
  return oldestDueMs === null ? 0 : Math.max(0, nowMs - oldestDueMs);
}
