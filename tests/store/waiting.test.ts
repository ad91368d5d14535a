import { expect, it } from 'vitest';
import type { Message } from '../../src/chat.ts';
import { createWaiting, type Queue } from '../../src/store/waiting.ts';

const CHAT = 7;
const message = (html: string): Message => ({ place: 'below', anew: false, html, buttons: [] });
const queue = (...ids: number[]): Queue => ({
  dueMs: 1_000,
  cardId: 5,
  messages: ids.map((id) => ({ id, message: message(String(id)) })),
});

it('knows what waits for a chat once nothing else did, and follows what is added and sent', () => {
  const waiting = createWaiting(10);
  waiting.added(CHAT, queue(2), false); // what waits before it was put there by an earlier process
  expect(waiting.get(CHAT)).toBeUndefined();
  waiting.added(CHAT, queue(3), true);
  waiting.added(CHAT, { ...queue(4, 5), dueMs: 9_000 }, false);
  expect(waiting.get(CHAT)).toEqual(queue(3, 4, 5));
  waiting.sent(CHAT, 3, undefined);
  waiting.sent(CHAT, 4, 8);
  expect(waiting.get(CHAT)).toEqual({ ...queue(5), cardId: 8 });
  waiting.sent(CHAT, 5, null);
  expect(waiting.get(CHAT)).toEqual({ ...queue(), cardId: null });
});

it('knows nothing of a chat that it is told to forget, and nothing of those that had a turn longest ago', () => {
  const waiting = createWaiting(2);
  for (const chat of [1, 2, 1, 3]) waiting.added(chat, queue(chat), true);
  expect([1, 2, 3].map((chat) => waiting.get(chat) !== undefined)).toEqual([true, false, true]);
  waiting.forget(1);
  waiting.sent(1, 1, 9);
  expect(waiting.get(1)).toBeUndefined();
  waiting.forgetAll();
  expect(waiting.get(3)).toBeUndefined();
});
