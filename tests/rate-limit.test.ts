import { describe, expect, it } from 'vitest';
import type { Content } from '../src/chat.ts';
import { createRateLimit, type Verdict } from '../src/rate-limit.ts';

const BURST = 5;
const tap: Content = { kind: 'tap', action: null };
const text: Content = { kind: 'text', text: 'kramp' };
const danger: Content = { kind: 'text', text: 'chest pain' };

interface Stage {
  /** Sends so many at once. */
  send(count: number, content?: Content, chatId?: number): readonly Verdict[];
  pass(ms: number): void;
  readonly read: string[];
}

function stage(): Stage {
  const read: string[] = [];
  let atMs = 1_000_000;
  const judge = createRateLimit({
    burst: BURST,
    isUrgent(typed) {
      read.push(typed);
      return typed.includes('chest pain');
    },
  });
  return {
    send: (count, content = tap, chatId = 7) =>
      Array.from({ length: count }, () =>
        judge({ chatId, updateId: 1, atMs, appLanguage: 'nl', content, tapId: null }),
      ),
    pass(ms) {
      atMs += ms;
    },
    read,
  };
}

const times = (count: number, verdict: Verdict): readonly Verdict[] => Array.from({ length: count }, () => verdict);

describe('the rate limit', () => {
  it('takes as many at once as it may, tells the person once, and drops the rest', () => {
    const { send } = stage();
    expect(send(10)).toEqual([...times(5, 'take'), 'say-so', ...times(4, 'drop')]);
  });

  it('takes one more with each second', () => {
    const { send, pass } = stage();
    send(6);
    pass(999);
    expect(send(1)).toEqual(['drop']);
    pass(1);
    expect(send(2)).toEqual(['take', 'drop']);
    pass(3_000);
    expect(send(4)).toEqual(['take', 'take', 'take', 'drop']);
  });

  it('tells the person anew only after it was quiet for a while', () => {
    const { send, pass } = stage();
    send(7);
    pass(2_000);
    expect(send(3)).toEqual(['take', 'take', 'drop']);
    pass(5_000);
    expect(send(7)).toEqual([...times(5, 'take'), 'say-so', 'drop']);
  });

  it('minds one chat without the others', () => {
    const { send } = stage();
    send(1_000, tap, 1);
    expect(send(5, tap, 2)).toEqual(times(5, 'take'));
  });

  it('hears danger, however much was sent before it', () => {
    const { send } = stage();
    send(1_000, text);
    expect(send(1, danger)).toEqual(['take']);
    expect(send(1, { kind: 'command', command: 'ask', payload: 'I have chest pain' })).toEqual(['take']);
    expect(send(1, { kind: 'command', command: 'help', payload: null })).toEqual(['drop']);
  });

  it('ends a flood of danger too, after as many alarms as anything else', () => {
    const { send, pass } = stage();
    expect(send(12, danger)).toEqual([...times(10, 'take'), 'say-so', 'drop']);
    pass(1_000);
    expect(send(3, danger)).toEqual(['take', 'take', 'drop']);
  });

  it('reads no text as long as there is room', () => {
    const { send, read } = stage();
    send(5, danger);
    expect(read).toEqual([]);
    send(1, text);
    expect(read).toEqual(['kramp']);
  });

  it('counts a long text as several', () => {
    const { send } = stage();
    expect(send(3, { kind: 'text', text: 'x'.repeat(2_001) })).toEqual(['take', 'say-so', 'drop']);
    expect(send(3)).toEqual(['take', 'take', 'drop']);
    const { send: sendAnew } = stage();
    expect(sendAnew(1, { kind: 'text', text: 'x'.repeat(8_000) })).toEqual(['take']);
  });

  it('reads no more of a flood than anybody types, and then goes on with a thousand characters a second', () => {
    const { send, pass, read } = stage();
    send(5);
    send(100, { kind: 'text', text: 'x'.repeat(1_000) });
    expect(read).toHaveLength(20);
    expect(send(1, danger)).toEqual(['drop']);
    pass(500);
    expect(send(1, danger)).toEqual(['take']);
  });

  it('always takes that the bot was blocked', () => {
    const { send } = stage();
    send(100);
    expect(send(2, { kind: 'blocked', isBlocked: true })).toEqual(['take', 'take']);
  });

  it('forgets nobody in the middle of a flood', () => {
    const { send, pass } = stage();
    send(6);
    for (let second = 0; second < 60; second += 1) {
      pass(1_000);
      expect(send(3)).toEqual(['take', 'drop', 'drop']);
    }
  });
});
