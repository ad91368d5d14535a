/** Turns, deliveries and faults of one moment: what the SQLite store remembers is what stands in its file, and what was asked for in that order. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message } from '../../src/chat.ts';
import { addSealKey, loadKeys } from '../../src/store/keys.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Pending, Store, Turn } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { type Chance, chanceOf } from '../crash/seeded.ts';
import { SEED } from '../seed.ts';
import { createMemoryStore } from './memory-store.ts';
import { checkOf, DAY_MS, message, NOW_MS } from './samples.ts';

const RUNS = 36;
const SIDE_BY_SIDE = 6;
const ROUNDS = 20;
const EVER_MS = Number.MAX_SAFE_INTEGER;
const STATES = [1, 2, 3].map((answered) => checkOf(answered));

/** Files whose statements fail now and then, with how often. */
const ailing = new Map<string, () => boolean>();
const statement = Object.getPrototypeOf(new Database(':memory:').prepare('select 1')) as Database.Statement;
const { run } = statement;
beforeAll(() => {
  statement.run = function failing(this: Database.Statement, ...values: unknown[]) {
    const isToFail = /^(insert|update|delete|begin|commit)/iu.test(this.source) && ailing.get(this.database.name)?.();
    if (isToFail) throw new Database.SqliteError('injected', 'SQLITE_FULL');
    return Reflect.apply(run, this, values);
  };
});
afterAll(() => {
  statement.run = run;
});

it(`says what the file says, whatever comes at the same moment, with seed ${SEED}`, async () => {
  let next = 0;
  const runOn = async () => {
    while (next < RUNS) await overlap(SEED + next++);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, runOn));
});

/** Something that was asked for, and how the model does the same. */
interface Asked {
  readonly what: string;
  readonly work: () => Promise<unknown>;
  readonly asModel: () => Promise<unknown>;
}

async function overlap(seed: number): Promise<void> {
  const chance = chanceOf(seed);
  const folder = mkdtempSync(join(tmpdir(), 'magnesium-overlap-'));
  const file = join(folder, 'test.db');
  const keyFile = join(folder, 'test.key');
  const open = () =>
    openSqliteStore({
      file,
      keys: loadKeys({ file: keyFile }, file),
      onTrouble(error) {
        throw error;
      },
    });
  const model = createMemoryStore();
  /** Ids of the model, by text: those of the file have gaps where a turn failed. */
  const modelIds = new Map<string, number>();
  const told: string[] = [];
  const lastShown = new Map<number, Pending>();
  let store = open();
  let nowMs = NOW_MS;
  let updateId = 0;
  let texts = 0;

  const inModel = (pending: Pending): Pending => ({ ...pending, id: modelIds.get(pending.message.html) ?? 0 });

  async function turnOf(chatId: number): Promise<Asked> {
    if (chance.below(8) === 0) return dropOf(chatId);
    const { version } = await store.load(chatId);
    const messages = Array.from({ length: chance.below(4) }, (): Message => {
      texts += 1;
      return { ...message(`${chatId}/${texts}`), place: chance.pick(['card', 'below']), anew: chance.below(3) === 0 };
    });
    if (chance.below(20) > 0) updateId += 1; // else it comes a second time
    const state = chance.below(7) === 0 ? null : chance.pick(STATES);
    const turn: Turn = { chatId, updateId, version, state, messages, nowMs };
    return {
      what: `${state === null ? 'forget' : 'turn'} ${chatId} v${version} u${updateId} ${messages.map(({ html }) => html)}`,
      work: () => store.commit(turn),
      async asModel() {
        const outcome = await model.commit(turn);
        if (outcome === 'committed') for (const { html } of messages) modelIds.set(html, modelIds.size + 1);
        return outcome;
      },
    };
  }

  function dropOf(chatId: number): Asked {
    return {
      what: `drop ${chatId}`,
      work: () => store.dropPending(chatId),
      asModel: () => model.dropPending(chatId),
    };
  }

  /** What was on its way may have been dropped or forgotten since. */
  async function deliveryOf(chatId: number): Promise<Asked | null> {
    const first = await store.nextPending(chatId, nowMs);
    const pending = (chance.below(4) === 0 ? lastShown.get(chatId) : undefined) ?? first;
    if (pending === null) return null;
    lastShown.set(chatId, pending);
    const { html } = pending.message;
    const kind = chance.below(10);
    if (kind === 0) return dropOf(chatId);
    if (kind < 5) {
      const untilMs = nowMs + 1 + chance.below(5_000);
      return {
        what: `postpone ${html} +${untilMs - nowMs}`,
        work: () => store.postpone(pending, untilMs),
        asModel: () => model.postpone(inModel(pending), untilMs),
      };
    }
    texts += 1;
    const cardId = [undefined, null, texts][chance.below(3)];
    return {
      what: `sent ${html} card ${cardId}`,
      work: () => store.markSent(pending, cardId),
      asModel: () => model.markSent(inModel(pending), cardId),
    };
  }

  async function compare(chats: readonly number[]): Promise<void> {
    const fresh = open();
    const seenOf = async (kept: Store) => {
      const chatStates = await Promise.all(chats.map((chatId) => kept.load(chatId)));
      const moments = [nowMs, nowMs + 2_500, EVER_MS];
      const due = await Promise.all(moments.map(async (atMs) => (await kept.dueChats(atMs, 9)).toSorted()));
      const first = await Promise.all(moments.flatMap((atMs) => chats.map((chatId) => kept.nextPending(chatId, atMs))));
      return { chatStates, due, backlog: await kept.backlog(), first: first.map((each) => each && { ...each, id: 0 }) };
    };
    const seen = await seenOf(store);
    const why = `seed ${seed}\n${told.slice(-30).join('\n')}`;
    expect(seen, why).toEqual(await seenOf(fresh));
    await fresh.close();
    // A queue that was dropped and begun anew at one moment may count as due as long as the one before.
    const { backlog, ...others } = seen;
    const { backlog: expected, ...otherExpected } = await seenOf(model);
    expect(others, why).toEqual(otherExpected);
    expect(backlog.count, why).toBe(expected.count);
  }

  try {
    const chats = [1, 2, 3].slice(chance.below(3));
    for (let round = 0; round < ROUNDS; round += 1) {
      nowMs += chance.pick([0, 1_000, 2_000, 2_000, round === 10 ? DAY_MS : 0]);
      told.push(`-- ${nowMs - NOW_MS}`);
      await interlude(chance);
      const found = await Promise.all(chats.flatMap((chatId) => [turnOf(chatId), deliveryOf(chatId)]));
      const asked = shuffled(
        found.filter((each) => each !== null),
        chance,
      );
      const ills = chance.pick([0, 0, 3, 10, 30]);
      ailing.set(file, () => ills > 0 && chance.below(100) < ills);
      const works: Promise<PromiseSettledResult<unknown>[]>[] = [];
      for (const { what, work } of asked) {
        told.push(what);
        works.push(Promise.allSettled([work()])); // it may fail before the last is begun
        if (chance.below(8) === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      const outcomes = (await Promise.all(works)).flat();
      ailing.delete(file);
      for (const [index, outcome] of outcomes.entries()) {
        const { what, asModel } = asked[index]!; // one outcome for each
        const why = `seed ${seed}: ${what}\n${told.slice(-30).join('\n')}`;
        if (outcome.status === 'fulfilled') expect(outcome.value, why).toBe(await asModel());
        else {
          told.push(`failed: ${what}`);
          expect(outcome.reason, why).toBeInstanceOf(StoreError);
        }
      }
      await compare(chats);
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }

  async function interlude(chances: Chance): Promise<void> {
    const kind = chances.below(30);
    if (kind === 0) {
      told.push('start anew');
      await store.close();
      store = open();
    } else if (kind === 1) {
      told.push('rotate-key');
      addSealKey(keyFile);
      const other = open();
      await other.reseal();
      await other.close();
    } else if (kind === 2) {
      told.push('sweep');
      const beforeMs = nowMs - DAY_MS;
      expect(await store.sweep(beforeMs, nowMs)).toBe(await model.sweep(beforeMs, nowMs));
    }
  }
}

function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
  return items
    .map((item) => ({ item, place: chance.below(1_000_000) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
