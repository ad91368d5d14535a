/** What every store must do; each adapter runs it. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat.ts';
import type { Loaded, Pending, Store, Turn } from '../../src/store/store.ts';
import { createMemoryStore } from './memory-store.ts';
import { checkOf, DAY_MS, message, NEW_PERSON, NOW_MS } from './samples.ts';

export interface StoreUnderTest {
  readonly store: Store;
  /** Changes a bit of what is stored of a chat: `state`, or its first waiting message. */
  damage(chatId: number, what: 'state' | 'message'): Promise<void>;
  /** Puts a state there in the form of a program that comes after this one. */
  writeNewer(chatId: number): Promise<void>;
  /** Rows that hold anything of a chat. */
  rowsOf(chatId: number): Promise<number>;
  /** How many times the store told of something that it could not read. */
  troubles(): number;
  dispose(): Promise<void>;
}

const CHAT = 987_654_321;
const OTHER_CHAT = -100_200_300_400;

export function storeSuite(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name}, as a store`, () => {
    let opened: StoreUnderTest;
    let store: Store;
    let updateId = 0;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      updateId = 500_000_000;
    });
    afterEach(async () => {
      await store.close();
      await opened.dispose();
    });

    const take = (turn: Partial<Turn>) =>
      store.commit({
        chatId: CHAT,
        updateId: ++updateId,
        version: 0,
        state: NEW_PERSON,
        messages: [],
        nowMs: NOW_MS,
        ...turn,
      });

    /** Sends all that is due to a chat; what was sent, in order. */
    const send = async (chatId: number, nowMs = NOW_MS): Promise<readonly string[]> => {
      const sent: string[] = [];
      for (;;) {
        const pending = await store.nextPending(chatId, nowMs);
        if (pending === null) return sent;
        sent.push(pending.message.html);
        await store.markSent(pending, undefined);
      }
    };

    it('knows nothing of a new chat', async () => {
      expect(await store.load(CHAT)).toEqual({ state: null, version: 0, isDamaged: false });
      expect(await store.nextPending(CHAT, NOW_MS)).toBeNull();
      expect(await store.dueChats(NOW_MS, 10)).toEqual([]);
    });

    it('gives back what was committed, and counts the turns', async () => {
      expect(await take({ state: checkOf(5) })).toBe('committed');
      expect(await take({ version: 1, state: checkOf() })).toBe('committed');
      expect(await store.load(CHAT)).toEqual({ state: checkOf(), version: 2, isDamaged: false });
      expect((await store.load(OTHER_CHAT)).state).toBeNull();
    });

    it('takes an update once, in whatever chat and however late it comes again', async () => {
      await take({ updateId: 7, messages: [message('one')] });
      const again: Partial<Turn> = { updateId: 7, version: 1, state: checkOf(), messages: [message('two')] };
      expect(await take(again)).toBe('duplicate');
      expect(await take({ ...again, version: 0 })).toBe('duplicate');
      expect(await take({ ...again, nowMs: NOW_MS + 2 * DAY_MS })).toBe('duplicate');
      expect(await store.load(CHAT)).toEqual({ state: NEW_PERSON, version: 1, isDamaged: false });
      expect(await send(CHAT)).toEqual(['one']);
    });

    it('refuses a turn that another came before, and then takes it when it is run again', async () => {
      await take({ updateId: 7, messages: [message('one')] });
      const late: Partial<Turn> = { updateId: 8, state: checkOf(3), messages: [message('two')] };
      expect(await take(late)).toBe('conflict');
      expect(await take({ ...late, version: 2 })).toBe('conflict');
      expect((await store.load(CHAT)).state).toEqual(NEW_PERSON);
      expect(await take({ ...late, version: 1 })).toBe('committed');
      expect(await send(CHAT)).toEqual(['one', 'two']);
    });

    it('hands out the messages of a chat in the order of commit', async () => {
      await take({ messages: [message('1'), message('2')] });
      await take({ chatId: OTHER_CHAT, messages: [message('other')] });
      await take({ version: 1, messages: [message('3')], nowMs: NOW_MS - 5000 }); // a clock that was set back
      expect(await send(CHAT)).toEqual(['1', '2', '3']);
      expect(await send(OTHER_CHAT)).toEqual(['other']);
    });

    it('gives back a message as it was committed', async () => {
      const whole: Message = {
        place: 'below',
        anew: true,
        html: '<b>Één</b> & "twee" 🥜',
        buttons: [
          [{ text: 'Ja', does: { do: 'consent', agreed: true }, style: 'primary' }],
          [{ text: 'Privé', does: { link: 'private-chat' } }],
          [{ text: 'Kopie', does: { copy: 'Havermout: 40 g' } }],
        ],
        attachment: { name: 'export.json', mime: 'application/json', text: '{"a":1}' },
        picture: { foodMg: 220, rangeMg: { low: 180, high: 260 }, planMg: 110, referenceMg: 300 },
      };
      await take({ messages: [whole] });
      expect(await store.nextPending(CHAT, NOW_MS)).toMatchObject({
        chatId: CHAT,
        message: whole,
        attempts: 0,
        cardId: null,
      });
    });

    it.each([
      ['an edit with a later card behind it', card('1', false), [message('note'), card('2', false)], true],
      ['an edit with a later new card behind it', card('1', false), [card('2', true)], true],
      ['an edit with only a note behind it', card('1', false), [{ ...message('note'), place: 'below' }], false],
      ['an edit with nothing behind it', card('1', false), [], false],
      ['a new card', card('1', true), [card('2', false)], false],
      ['a note', { ...message('note'), place: 'below' }, [card('2', false)], false],
    ] as const)('says whether %s is overtaken', async (_name, first, behind, isOvertaken) => {
      await take({ messages: [first, ...behind] });
      expect((await nextOf(store, CHAT)).isOvertaken).toBe(isOvertaken);
    });

    it('lists the chats that wait, longest first, up to a limit', async () => {
      await take({ chatId: 3, messages: [message('a')], nowMs: NOW_MS + 30 });
      await take({ chatId: 1, messages: [message('b'), message('c')], nowMs: NOW_MS + 10 });
      await take({ chatId: 2, messages: [message('d')], nowMs: NOW_MS + 20 });
      await take({ chatId: 4, messages: [] });
      expect(await store.dueChats(NOW_MS + 30, 10)).toEqual([1, 2, 3]);
      expect(await store.dueChats(NOW_MS + 30, 2)).toEqual([1, 2]);
      expect(await store.dueChats(NOW_MS + 10, 10)).toEqual([1]);
      expect(await store.dueChats(NOW_MS, 10)).toEqual([]);
    });

    it('tells how much waits, and since when', async () => {
      expect(await store.backlog()).toEqual({ count: 0, oldestDueMs: null });
      await take({ chatId: 3, messages: [message('a'), message('b')], nowMs: NOW_MS + 30 });
      await take({ chatId: 1, messages: [message('c')], nowMs: NOW_MS + 10 });
      expect(await store.backlog()).toEqual({ count: 3, oldestDueMs: NOW_MS + 10 });
    });

    it('keeps what is postponed, and all behind it, until its time', async () => {
      await take({ messages: [message('1'), message('2')] });
      const first = await nextOf(store, CHAT);
      await store.postpone(first, NOW_MS + 1000);
      await take({ version: 1, messages: [message('3')] });
      expect(await store.nextPending(CHAT, NOW_MS + 999)).toBeNull();
      expect(await store.dueChats(NOW_MS + 999, 10)).toEqual([]);
      expect(await store.dueChats(NOW_MS + 1000, 10)).toEqual([CHAT]);
      expect(await store.nextPending(CHAT, NOW_MS + 1000)).toEqual({ ...first, attempts: 1 });
      expect(await send(CHAT, NOW_MS + 1000)).toEqual(['1', '2', '3']);
    });

    it.each(['before', 'after'] as const)(
      'keeps its place behind a message that is postponed at the same moment, asked for %s it',
      async (when) => {
        await take({ messages: [message('1')] });
        const first = await nextOf(store, CHAT);
        const turn = () => take({ version: 1, messages: [message('2')] });
        const postpone = () => store.postpone(first, NOW_MS + 1000);
        const asked = when === 'before' ? [turn(), postpone()] : [postpone(), turn()];
        await Promise.all(asked);
        expect(await store.nextPending(CHAT, NOW_MS + 999)).toBeNull();
        expect(await store.dueChats(NOW_MS + 999, 10)).toEqual([]);
        expect(await send(CHAT, NOW_MS + 1000)).toEqual(['1', '2']);
      },
    );

    it.each(['before', 'after'] as const)(
      'sends what comes at the moment at which the one before is taken away, asked for %s it',
      async (when) => {
        await take({ state: checkOf(), messages: [message('1')] });
        const first = await nextOf(store, CHAT);
        const turn = () => take({ version: 1, state: checkOf(), messages: [message('2'), message('3')] });
        const markSent = () => store.markSent(first, 41);
        await Promise.all(when === 'before' ? [turn(), markSent()] : [markSent(), turn()]);
        expect(await nextOf(store, CHAT)).toMatchObject({ message: message('2'), cardId: 41 });
        expect(await send(CHAT)).toEqual(['2', '3']);
        expect(await store.backlog()).toEqual({ count: 0, oldestDueMs: null });
      },
    );

    it('keeps the goodbye, and what comes after it, until what was postponed at that moment is due', async () => {
      await take({ messages: [message('1')] });
      const first = await nextOf(store, CHAT);
      const forgetting = take({ version: 1, state: null, messages: [message('bye')] });
      await Promise.all([forgetting, store.postpone(first, NOW_MS + 1000)]);
      const isDue = (await store.dueChats(NOW_MS, 10)).length > 0; // either may have been first
      expect((await store.nextPending(CHAT, NOW_MS)) !== null).toBe(isDue);
      await take({ messages: [message('hello')], nowMs: NOW_MS + 1 });
      await take({ version: 1, messages: [message('question')], nowMs: NOW_MS + 2 });
      expect(await send(CHAT, NOW_MS + 1000)).toEqual(['bye', 'hello', 'question']);
    });

    it('remembers the card that was on its way while its chat was deleted and begun anew', async () => {
      await take({ messages: [message('0')] });
      await store.markSent(await nextOf(store, CHAT), 40);
      await take({ version: 1, messages: [message('1')] });
      const first = await nextOf(store, CHAT);
      await take({ version: 2, state: null, messages: [message('bye')] });
      await take({ messages: [message('hello')] });
      await store.markSent(first, 41); // it stands below the one of before
      expect(await nextOf(store, CHAT)).toMatchObject({ message: message('bye'), cardId: 41 });
    });

    it('remembers the card that was sent', async () => {
      await take({ messages: [message('1'), message('2'), message('3'), message('4')] });
      await store.markSent(await nextOf(store, CHAT), 41);
      expect((await nextOf(store, CHAT)).cardId).toBe(41);
      await store.markSent(await nextOf(store, CHAT), undefined);
      expect((await nextOf(store, CHAT)).cardId).toBe(41);
      await take({ version: 1, state: checkOf(), messages: [] });
      await store.markSent(await nextOf(store, CHAT), null);
      expect((await nextOf(store, CHAT)).cardId).toBeNull();
      expect(await store.load(CHAT)).toMatchObject({ version: 2 });
    });

    it('never takes away another message than the one that was sent', async () => {
      await take({ messages: [message('1')] });
      const sending = await nextOf(store, CHAT);
      await store.dropPending(CHAT);
      await take({ version: 1, messages: [message('2')] });
      await store.markSent(sending, undefined);
      await store.markSent(sending, undefined);
      expect(await send(CHAT)).toEqual(['2']);
    });

    it('drops what is on its way to one chat', async () => {
      await take({ messages: [message('1'), message('2')] });
      await take({ chatId: OTHER_CHAT, messages: [message('other')] });
      await store.dropPending(CHAT);
      expect(await store.nextPending(CHAT, NOW_MS)).toBeNull();
      expect(await store.dueChats(NOW_MS, 10)).toEqual([OTHER_CHAT]);
      expect((await store.load(CHAT)).state).toEqual(NEW_PERSON);
    });

    it('forgets a chat wholly, and still says goodbye on its card', async () => {
      await take({ state: checkOf(), messages: [message('question'), message('answer')] });
      await take({ chatId: OTHER_CHAT, state: checkOf(), messages: [message('other')] });
      await store.markSent(await nextOf(store, CHAT), 41);
      await take({ version: 1, state: null, messages: [message('deleted'), message('bye')] });
      expect(await store.load(CHAT)).toEqual({ state: null, version: 0, isDamaged: false });
      expect(await store.dueChats(NOW_MS, 10)).toEqual([OTHER_CHAT, CHAT]);
      expect(await nextOf(store, CHAT)).toMatchObject({ chatId: CHAT, message: message('deleted'), cardId: 41 });
      await store.markSent(await nextOf(store, CHAT), 42);
      expect(await nextOf(store, CHAT)).toMatchObject({ message: message('bye'), cardId: 42 });
      await store.markSent(await nextOf(store, CHAT), undefined);
      expect(await opened.rowsOf(CHAT)).toBe(0);
      expect((await store.load(OTHER_CHAT)).state).toEqual(checkOf());
      await take({ messages: [message('hello')] });
      expect((await nextOf(store, CHAT)).cardId).toBeNull();
    });

    it('still knows the card when a person comes back before the goodbye was sent', async () => {
      await take({ state: checkOf(), messages: [message('question')] });
      await store.markSent(await nextOf(store, CHAT), 41);
      await take({ version: 1, state: null, messages: [message('bye')] });
      await take({ messages: [message('hello')] });
      expect(await nextOf(store, CHAT)).toMatchObject({ message: message('bye'), cardId: 41 });
      await store.markSent(await nextOf(store, CHAT), undefined);
      expect(await nextOf(store, CHAT)).toMatchObject({ message: message('hello'), cardId: 41 });
    });

    it('loses no message of a chat of which nothing is kept', async () => {
      await take({ state: null, messages: [message('1')] });
      await take({ state: null, messages: [message('2')] });
      expect(await store.load(CHAT)).toEqual({ state: null, version: 0, isDamaged: false });
      expect(await send(CHAT)).toEqual(['1', '2']);
    });

    it('tells that a damaged chat cannot be read, and lets it start anew', async () => {
      await take({ state: checkOf() });
      await take({ version: 1, state: checkOf() });
      await opened.damage(CHAT, 'state');
      expect(await store.load(CHAT)).toEqual({ state: null, version: 2, isDamaged: true });
      expect(opened.troubles()).toBe(1);
      expect(await take({ version: 2, state: checkOf(1) })).toBe('committed');
      expect(await store.load(CHAT)).toEqual({ state: checkOf(1), version: 3, isDamaged: false });
    });

    it('leaves a chat alone that a newer version of the program has written, and serves the others', async () => {
      await take({ state: checkOf() });
      await take({ chatId: OTHER_CHAT, state: checkOf() });
      await opened.writeNewer(CHAT);
      for (let tries = 0; tries < 2; tries += 1) {
        await expect(store.load(CHAT)).rejects.toThrow(
          /a row was written by a newer version.*start that version here/u,
        );
      }
      expect((await store.load(OTHER_CHAT)).state).toEqual(checkOf());
      expect(opened.troubles()).toBe(0);
    });

    it('passes over a damaged message and sends the next', async () => {
      await take({ messages: [message('1'), message('2')] });
      await opened.damage(CHAT, 'message');
      expect(await store.dueChats(NOW_MS, 10)).toEqual([CHAT]);
      expect(await send(CHAT)).toEqual(['2']);
      await take({ version: 1, messages: [message('3')] });
      await opened.damage(CHAT, 'message');
      expect(await store.dueChats(NOW_MS, 10)).toEqual([]);
      expect(opened.troubles()).toBe(2);
    });

    it('sweeps out chats that were not used, with all of theirs', async () => {
      const old = { nowMs: NOW_MS - 365 * DAY_MS, messages: [message('old')] };
      for (let chatId = 1; chatId <= 600; chatId += 1) await take({ ...old, chatId });
      await take({ ...old, chatId: CHAT });
      await take({ chatId: CHAT, version: 1, messages: [message('new')] });
      expect(await store.sweep(NOW_MS - 300 * DAY_MS, NOW_MS)).toBe(600);
      expect((await store.load(1)).state).toBeNull();
      expect(await opened.rowsOf(1)).toBe(0);
      expect((await store.load(CHAT)).state).toEqual(NEW_PERSON);
      expect(await send(CHAT)).toEqual(['old', 'new']);
      expect(await store.sweep(NOW_MS - 300 * DAY_MS, NOW_MS)).toBe(0);
    });

    it('keeps the keys of updates for two days, and not much longer', async () => {
      await take({ updateId: 7, chatId: 1 });
      await store.sweep(0, NOW_MS + 2 * DAY_MS);
      expect(await take({ updateId: 7, chatId: 2, nowMs: NOW_MS + 2 * DAY_MS })).toBe('duplicate');
      await store.sweep(0, NOW_MS + 3 * DAY_MS);
      expect(await take({ updateId: 7, chatId: 2, nowMs: NOW_MS + 3 * DAY_MS })).toBe('committed');
    });

    it('goes through all that it keeps, and leaves out what cannot be read', async () => {
      const people = 450; // more than are read at once
      for (let person = 1; person <= people; person += 1)
        await take({ chatId: person, state: { ...checkOf(3), runs: person } });
      await opened.damage(7, 'state');
      const runs: number[] = [];
      for await (const state of store.allStates()) runs.push(state.runs);
      const readable = Array.from({ length: people }, (_, index) => index + 1).filter((person) => person !== 7);
      expect(runs.toSorted((one, other) => one - other)).toEqual(readable);
      expect(opened.troubles()).toBe(1);
    });

    it('has nothing to seal anew under one key, and loses nothing by trying', async () => {
      await take({ state: checkOf(3), messages: [message('question')] });
      expect(await store.reseal()).toBe(0);
      expect(await store.load(CHAT)).toMatchObject({ state: checkOf(3), version: 1 });
      expect(await send(CHAT)).toEqual(['question']);
    });

    it('does as the plainest store does, whatever happens', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { minLength: 100, maxLength: 100 }), async (operations) => {
          const fresh = await open();
          const real = await outcomes(fresh.store, operations);
          await fresh.store.close();
          await fresh.dispose();
          expect(real).toEqual(await outcomes(createMemoryStore(), operations));
        }),
        { numRuns: 10 },
      );
    });
  });
}

function card(html: string, anew: boolean): Message {
  return { ...message(html), place: 'card', anew };
}

async function nextOf(store: Store, chatId: number): Promise<Pending> {
  const pending = await store.nextPending(chatId, NOW_MS);
  expect(pending).not.toBeNull();
  return pending!; // just seen
}

/** `a`, `b`, `c` are small numbers that each operation uses as it needs. */
const operation = fc.record({
  what: fc.constantFrom(
    'turn',
    'turn',
    'turn',
    'late turn',
    'forget',
    'deliver',
    'deliver',
    'postpone',
    'drop',
    'sweep',
  ),
  chatId: fc.integer({ min: 1, max: 4 }),
  a: fc.nat(2),
  b: fc.nat(60),
});
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** What can be seen of a store while operations are done, one after the other. */
async function outcomes(store: Store, operations: readonly Operation[]): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const loaded = new Map<number, Loaded>();
  let nowMs = NOW_MS;
  for (const [index, { what, chatId, a, b }] of operations.entries()) {
    nowMs += a * 1000;
    // A late turn starts from what an earlier operation loaded.
    const base = (what === 'late turn' ? loaded.get(chatId) : undefined) ?? (await store.load(chatId));
    loaded.set(chatId, base);
    const pending = await store.nextPending(chatId, nowMs);
    // Ids are each store's own, and so is the order of chats that wait equally long.
    const due = (await store.dueChats(nowMs, 10)).toSorted((one, other) => one - other);
    seen.push(what, base, pending && { ...pending, id: 'any' }, due, await store.backlog());
    switch (what) {
      case 'turn':
      case 'late turn':
      case 'forget': {
        const state = what === 'forget' ? null : checkOf(b);
        const messages = Array.from({ length: a }, (_, place) => message(`${index}.${place}`));
        const updateId = b === 0 ? index - 1 : index;
        seen.push(await store.commit({ chatId, updateId, version: base.version, state, messages, nowMs }));
        break;
      }
      case 'deliver':
        if (pending) await store.markSent(pending, [undefined, null, index][a]);
        break;
      case 'postpone':
        if (pending) await store.postpone(pending, nowMs + b * 100);
        break;
      case 'drop':
        if (b < 20) await store.dropPending(chatId);
        break;
      case 'sweep':
        nowMs += a * 20 * 3_600_000;
        seen.push(await store.sweep(nowMs - 2 * DAY_MS, nowMs));
        break;
    }
  }
  return seen;
}
