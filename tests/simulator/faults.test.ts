import type { Update, User } from 'grammy/types';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { call, result } from './caller.ts';

let simulator: Simulator;
let anna: User;

beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  anna = simulator.people.create({ name: 'Anna', languageCode: 'nl' });
  simulator.people.start(anna);
});
afterEach(() => simulator.close());

const send = (text = 'a') => call(simulator, 'sendMessage', { chat_id: anna.id, text });
const fromBot = () => simulator.transcript(anna).filter((message) => message.from === 'bot').length;

it.each([
  {
    code: 429 as const,
    retryAfterS: 7,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  },
  { code: 500 as const, retryAfterS: undefined, description: 'Internal Server Error', parameters: undefined },
  { code: 502 as const, retryAfterS: undefined, description: 'Bad Gateway', parameters: undefined },
])('answers $code as often as asked, and does nothing then', async ({ code, retryAfterS, description, parameters }) => {
  simulator.faults.add({ kind: 'status', code, times: 2, ...(retryAfterS !== undefined && { retryAfterS }) });
  for (let n = 0; n < 2; n++) {
    const reply = await send();
    expect(reply).toMatchObject({ status: code, ok: false, error_code: code, description });
    expect(reply.parameters).toEqual(parameters);
  }
  expect(fromBot()).toBe(0);
  expect(await send()).toMatchObject({ ok: true });
});

it('breaks the connection before a call is applied, or after', async () => {
  simulator.faults.add({ kind: 'reset', isApplied: false, times: 1 });
  await expect(send()).rejects.toThrow();
  expect(fromBot()).toBe(0);
  simulator.faults.add({ kind: 'reset', isApplied: true, times: 1 });
  await expect(send()).rejects.toThrow();
  expect(fromBot()).toBe(1);
  expect(simulator.calls.map((one) => one.code)).toEqual([0, 0]);
});

it('keeps updates whose answer was lost on the way', async () => {
  simulator.faults.add({ kind: 'reset', isApplied: true, times: 1, method: 'getUpdates' });
  const id = simulator.lastUpdateId();
  simulator.redeliver(id);
  await expect(call(simulator, 'getUpdates', { offset: id + 1 })).rejects.toThrow();
  expect((await result<Update[]>(simulator, 'getUpdates', { offset: id + 1 })).map((one) => one.update_id)).toEqual([
    id,
  ]);
});

it('hits only the method, the chat and the calls that were asked for', async () => {
  const ben = simulator.people.create({ name: 'Ben', languageCode: 'en' });
  simulator.people.start(ben);
  simulator.faults.add({ kind: 'status', code: 500, method: 'sendMessage', chatId: ben.id });
  const stop = simulator.faults.add({
    kind: 'status',
    code: 502,
    when: ({ parameters }) => parameters['text'] === 'b',
  });
  expect((await send('a')).status).toBe(200);
  expect((await send('b')).status).toBe(502);
  expect((await call(simulator, 'sendMessage', { chat_id: ben.id, text: 'a' })).status).toBe(500);
  expect((await call(simulator, 'getUpdates')).status).toBe(200);
  stop();
  expect((await send('b')).status).toBe(200);
});

it('delays a call', async () => {
  simulator.faults.add({ kind: 'delay', ms: 80, times: 1 });
  const startMs = Date.now();
  await send();
  expect(Date.now() - startMs).toBeGreaterThanOrEqual(75);
});

it('limits each chat by itself when asked to', async () => {
  simulator.faults.limitEachChat({ count: 2, perMs: 60_000 });
  expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([200, 200, 429]);
  const ben = simulator.people.create({ name: 'Ben', languageCode: 'en' });
  simulator.people.start(ben);
  expect((await call(simulator, 'sendMessage', { chat_id: ben.id, text: 'a' })).status).toBe(200);
  simulator.faults.clear();
  expect((await send()).status).toBe(200);
});

it('says what did not happen in time', async () => {
  await send();
  await expect(simulator.waitFor(() => false, 20, 'a second message')).rejects.toThrow(
    'a second message did not happen within 20 ms; last calls: sendMessage 200',
  );
});
