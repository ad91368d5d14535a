import { describe, expect, it } from 'vitest';
import type { Content, Incoming, Message, Spinner, Understand } from '../src/chat.ts';
import type { DialogueEvent } from '../src/domain/event.ts';
import type { State } from '../src/domain/state.ts';
import type { View } from '../src/domain/view.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import { retry } from '../src/retry.ts';
import { createTurn, LONG_TEXT, type TurnParts } from '../src/turn.ts';
import { type FailingStore, failingStore } from './failing-store.ts';
import { NOTHING_READ } from './nothing-read.ts';

const knowledge = {
  safetyFlags: [{ id: 'chest_pain', level: 3 }],
  redFlags: new Map([['RF-FAT-3M', { level: 1 }]]),
} as unknown as Knowledge; // only what levelOf reads

const state = { language: 'nl', runs: 1 } as State; // the turn looks at the language only

/** Reads a text as the danger sign that it names. */
const understand: Understand = (text) => ({
  ...NOTHING_READ,
  flags: ['chest_pain', 'RF-FAT-3M'].filter((flag) => text.includes(flag)),
});

const card: Message = { place: 'card', anew: false, html: 'card', buttons: [] };
const toast: Message = { place: 'toast', anew: false, html: 'toast', buttons: [] };

interface Stage {
  readonly store: FailingStore;
  readonly events: DialogueEvent[];
  readonly phrased: (readonly View[])[];
  readonly languages: string[];
  readonly causes: string[];
  take(content: Content, more?: Partial<Incoming>, spinner?: Spinner): ReturnType<ReturnType<typeof createTurn>>;
}

function stage({ messages = [card], ...parts }: Partial<TurnParts> & { messages?: readonly Message[] } = {}): Stage {
  const store = failingStore();
  const events: DialogueEvent[] = [];
  const phrased: (readonly View[])[] = [];
  const languages: string[] = [];
  const causes: string[] = [];
  let updateId = 0;
  const takeTurn = createTurn({
    store,
    knowledge,
    step: (before, event) => {
      events.push(event);
      return {
        state: { ...(before ?? state), runs: (before?.runs ?? 0) + 1 },
        views: [{ kind: 'help' }],
        language: 'nl',
      };
    },
    understand: (text, language) => {
      languages.push(language);
      return understand(text, language);
    },
    phrase: (views, _language, cause) => {
      phrased.push(views);
      causes.push(cause);
      return messages;
    },
    ...parts,
  });
  return {
    store,
    events,
    phrased,
    languages,
    causes,
    take(content, more = {}, spinner = undefined) {
      updateId += 1;
      const tapId = content.kind === 'tap' ? 'tap-1' : null;
      return takeTurn({ chatId: 7, updateId, atMs: 1_000, appLanguage: null, content, tapId, ...more }, spinner);
    },
  };
}

describe('a turn', () => {
  it('commits the new state with the messages that follow from it', async () => {
    const { store, take } = stage();
    expect(await take({ kind: 'command', command: 'help', payload: null })).toEqual({ is: 'committed', toast: null });
    expect(store.states.get(7)?.runs).toBe(1);
    expect(store.outbox.map((row) => row.message)).toEqual([card]);
  });

  it('changes nothing when an update comes again', async () => {
    const { store, take } = stage();
    await take({ kind: 'text', text: 'yes' }, { updateId: 5 });
    expect(await take({ kind: 'text', text: 'yes' }, { updateId: 5 })).toEqual({ is: 'duplicate' });
    expect(store.states.get(7)?.runs).toBe(1);
    expect(store.outbox).toHaveLength(1);
  });

  it('steps again from what another process committed in between', async () => {
    const { store, take } = stage();
    const many = 12; // replicas, each with an update of the same chat
    let others = many;
    store.before = (method) => {
      if (method !== 'commit' || others === 0) return;
      others -= 1;
      void store.commit({
        chatId: 7,
        updateId: 100 + others,
        version: many - 1 - others,
        state,
        messages: [],
        nowMs: 0,
      });
    };
    expect(await take({ kind: 'text', text: 'yes' })).toMatchObject({ is: 'committed' });
    expect(store.states.get(7)?.runs).toBe(2); // 1 of the other process + 1
  });

  describe('of a tap', () => {
    const tap: Content = { kind: 'tap', action: null };
    const spinner = () => {
      let isEnded = false;
      return {
        get isEnded() {
          return isEnded;
        },
        end() {
          isEnded = true;
        },
      };
    };

    it('that has nothing to say to it ends its spinner before the commit', async () => {
      const { store, take } = stage();
      const turning = spinner();
      const seen: boolean[] = [];
      store.before = (method) => {
        if (method === 'commit') seen.push(turning.isEnded);
      };
      expect(await take(tap, {}, turning)).toEqual({ is: 'committed', toast: null });
      expect(seen).toEqual([true]);
    });

    it('that has a toast leaves the spinner to it', async () => {
      const { take } = stage({ messages: [toast, card] });
      const turning = spinner();
      expect(await take(tap, {}, turning)).toEqual({ is: 'committed', toast });
      expect(turning.isEnded).toBe(false);
    });

    it('that was answered, and has a toast when it is taken again, says it below', async () => {
      const turning = spinner();
      let phrasings = 0;
      const { store, take } = stage({ phrase: () => (phrasings++ === 0 ? [card] : [toast]) });
      let hasOther = false;
      store.before = (method) => {
        if (method !== 'commit' || hasOther) return;
        hasOther = true;
        void store.commit({ chatId: 7, updateId: 100, version: 0, state, messages: [], nowMs: 0 });
      };
      expect(await take(tap, {}, turning)).toEqual({ is: 'committed', toast: null });
      expect(store.outbox.map(({ message }) => message)).toEqual([{ ...toast, place: 'below' }]);
    });
  });

  it('gives up, with nothing kept, when it meets another turn every time', async () => {
    const { store, take } = stage();
    store.commit = async () => 'conflict';
    await expect(take({ kind: 'text', text: 'yes' })).rejects.toThrow(/met another one/);
    expect(store.outbox).toEqual([]);
  });

  it.each([
    [
      'step',
      {
        step: () => {
          throw new Error('a fault');
        },
      },
    ],
    [
      'understand',
      {
        understand: () => {
          throw new Error('a fault');
        },
      },
    ],
    [
      'phrase',
      {
        phrase: () => {
          throw new Error('a fault');
        },
      },
    ],
  ] as const)('commits nothing when %s throws', async (_part, parts) => {
    const { store, take } = stage(parts);
    await expect(take({ kind: 'text', text: 'yes' })).rejects.toThrow('a fault');
    expect(store.states.size).toBe(0);
    expect(store.outbox).toEqual([]);
  });

  it('starts anew with an apology when what is kept cannot be read', async () => {
    const { store, take, phrased } = stage();
    store.isDamaged = true;
    await take({ kind: 'text', text: 'yes' });
    expect(phrased[0]?.map((view) => (view.kind === 'notice' ? view.notice : view.kind))).toEqual(['damaged', 'help']);
  });

  it('begins anew on a tap when what was stored cannot be read: its button belongs to what is lost', async () => {
    const { store, take, phrased, events, causes } = stage();
    store.isDamaged = true;
    await take({ kind: 'tap', action: { do: 'back', run: 1, question: 'age' } });
    expect(events).toEqual([{ kind: 'command', command: 'start', payload: null }]);
    expect(phrased[0]?.[0]).toMatchObject({ notice: 'damaged' });
    expect(causes).toEqual(['written']);
  });

  it('drops what is on its way to a person who blocked the bot, and says nothing', async () => {
    const { store, take, events } = stage();
    store.put(7, card);
    store.put(8, card);
    expect(await take({ kind: 'blocked', isBlocked: true })).toEqual({ is: 'silent' });
    expect(store.outbox.map((row) => row.chatId)).toEqual([8]);
    expect(events).toEqual([]);
  });

  it('keeps what is on its way when the bot is unblocked', async () => {
    const { store, take } = stage();
    store.put(7, card);
    expect(await take({ kind: 'blocked', isBlocked: false })).toEqual({ is: 'silent' });
    expect(store.outbox).toHaveLength(1);
  });

  it('answers a tap with its first toast, and sends the others below', async () => {
    const { store, take } = stage({ messages: [toast, card, { ...toast, html: 'second' }] });
    expect(await take({ kind: 'tap', action: { do: 'stop' } })).toEqual({ is: 'committed', toast });
    expect(store.outbox.map((row) => [row.message.place, row.message.html])).toEqual([
      ['card', 'card'],
      ['below', 'second'],
    ]);
  });

  it('sends a toast below when there is no tap to answer', async () => {
    const { store, take } = stage({ messages: [toast] });
    expect(await take({ kind: 'text', text: 'hello' })).toEqual({ is: 'committed', toast: null });
    expect(store.outbox.map((row) => row.message.place)).toEqual(['below']);
  });

  it('reads a text in the language of the person, or else of their app', async () => {
    const { store, take, languages } = stage();
    await take({ kind: 'text', text: 'a' }, { appLanguage: 'en-GB' });
    store.states.set(7, state);
    await take({ kind: 'text', text: 'a' }, { appLanguage: 'en-GB' });
    expect(languages).toEqual(['en', 'nl']);
  });

  it.each([
    ['of ordinary length', LONG_TEXT, false],
    ['that is too long', LONG_TEXT + 1, true],
  ])('marks a text %s', async (_name, length, tooLong) => {
    const { take, events } = stage();
    await take({ kind: 'text', text: 'a'.repeat(length) });
    expect(events).toMatchObject([{ kind: 'text', tooLong }]);
  });

  it('tells a button of an earlier version from an action', async () => {
    const { take, events } = stage();
    await take({ kind: 'tap', action: null });
    await take({ kind: 'tap', action: { do: 'resume' } });
    expect(events).toEqual([{ kind: 'unknown-tap' }, { kind: 'tap', action: { do: 'resume' } }]);
  });

  it.each([
    ['danger', 'help', 'I have chest_pain', 'text'],
    ['a sign that can wait', 'ask', 'RF-FAT-3M', 'command'],
    ['nothing', 'food', 'almonds', 'command'],
    ['a deep link that reads like danger', 'start', 'chest_pain', 'command'],
  ] as const)('reads %s behind a command', async (_name, command, payload, kind) => {
    const { take, events } = stage();
    await take({ kind: 'command', command, payload });
    expect(events.map((event) => event.kind)).toEqual([kind]);
  });

  it('rejects when the store fails, so that the update can be tried again', async () => {
    const { store, take } = stage();
    store.before = () => {
      throw new Error('disk full');
    };
    await expect(take({ kind: 'text', text: 'yes' })).rejects.toThrow('disk full');
  });

  it('commits once when the disk is full for a while and the turn is tried again', async () => {
    const { store, take } = stage();
    let failures = 3;
    store.before = (method) => {
      failures -= 1;
      if (failures >= 0) throw new Error(`disk full at ${method}`);
    };
    const again = { delaysMs: [1, 1, 1], mayPass: () => true, onFailure: () => {}, wait: async () => {} };
    const turned = await retry(() => take({ kind: 'text', text: 'yes' }, { updateId: 5 }), again);
    expect(turned).toMatchObject({ is: 'committed' });
    expect(store.states.get(7)?.runs).toBe(1);
    expect(store.outbox).toHaveLength(1);
  });
});
