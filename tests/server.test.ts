import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Health } from '../src/health.ts';
import { type HookAnswer, type Server, startServer } from '../src/server.ts';

const KEY = 'key-of-the-address';
const SECRET = 'secret-in-the-header';
const healthy: Health = { isReady: true, store: 'ok', updates: 'ok', outbox: 'ok' };

let server: Server;
let taken: unknown[];
let statuses: number[];
let logged: string[];
let answer: () => Promise<HookAnswer>;
let health: Health;
beforeEach(async () => {
  taken = [];
  statuses = [];
  logged = [];
  health = healthy;
  answer = async () => ({ is: 'taken', reply: null });
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    hook: {
      key: KEY,
      secretToken: SECRET,
      take(body) {
        taken.push(body);
        return answer();
      },
    },
    health: async () => health,
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'a_total 1\n' }),
    onHookAnswer: (status) => statuses.push(status),
    log: { failure: (event) => logged.push(event) },
  });
});
afterEach(() => server.stop());

interface Delivery {
  readonly key?: string;
  readonly secret?: string | null;
  readonly body?: string | ReadableStream;
}

function deliver({ key = KEY, secret = SECRET, body = '{"update_id":1}' }: Delivery = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}/telegram/${key}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret !== null && { 'x-telegram-bot-api-secret-token': secret }),
    },
    body,
    ...(typeof body !== 'string' && { duplex: 'half' }),
  } as RequestInit); // `duplex` is asked for by Node and not in its types
}

function get(path: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}${path}`);
}

describe('the webhook', () => {
  it('hands over the update and says 200 when it is taken', async () => {
    expect((await deliver({ body: '{"update_id":7}' })).status).toBe(200);
    expect(taken).toEqual([{ update_id: 7 }]);
    expect(statuses).toEqual([200]);
  });

  it('answers only after the update is taken', async () => {
    let commit = () => {};
    answer = () => new Promise((resolve) => (commit = () => resolve({ is: 'taken', reply: null })));
    let isAnswered = false;
    const delivered = deliver().then(({ status }) => {
      isAnswered = true;
      return status;
    });
    await expect.poll(() => taken.length).toBe(1);
    expect(isAnswered).toBe(false);
    commit();
    expect(await delivered).toBe(200);
  });

  it('carries a call of the Bot API in its answer', async () => {
    answer = async () => ({ is: 'taken', reply: { method: 'answerCallbackQuery', callback_query_id: '5' } });
    const response = await deliver();
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual({ method: 'answerCallbackQuery', callback_query_id: '5' });
  });

  it('says 503 when the update is to come again, and when taking it fails', async () => {
    answer = async () => ({ is: 'again' });
    expect((await deliver()).status).toBe(503);
    answer = () => Promise.reject(new Error('unexpected'));
    expect((await deliver()).status).toBe(503);
    expect(logged).toEqual(['request-failed']);
  });

  it.each([
    ['a wrong secret', { secret: 'secret-in-the-headeR' }],
    ['the beginning of the secret', { secret: SECRET.slice(0, -1) }],
    ['an empty secret', { secret: '' }],
    ['no secret', { secret: null }],
    ['a wrong address', { key: `${KEY}x` }],
    ['no address', { key: '' }],
  ])('turns %s away with 401 before it reads anything', async (_name, delivery) => {
    expect((await deliver(delivery)).status).toBe(401);
    expect((await deliver({ ...delivery, body: 'no JSON' })).status).toBe(401);
    expect((await deliver({ ...delivery, body: 'x'.repeat(3_000_000) })).status).toBe(401);
    expect(taken).toEqual([]);
  });

  it('takes up to 1 MB and no more, whether the length is told or not', async () => {
    const json = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
    const stream = (text: string) => new Blob([text]).stream();
    expect((await deliver({ body: json(1024 ** 2) })).status).toBe(200);
    expect((await deliver({ body: stream(json(1024 ** 2)) })).status).toBe(200);
    expect((await deliver({ body: json(1024 ** 2 + 1) })).status).toBe(413);
    expect((await deliver({ body: stream(json(1024 ** 2 + 1)) })).status).toBe(413);
    expect(taken).toHaveLength(2);
  });

  it.each(['', '{', 'update', '{"update_id":1}}', '\u0000'])('says 400 to the body %j', async (body) => {
    expect((await deliver({ body })).status).toBe(400);
    expect(taken).toEqual([]);
  });

  it('knows no other way in', async () => {
    expect((await get(`/telegram/${KEY}`)).status).toBe(404);
    const put = await fetch(`http://127.0.0.1:${server.port}/telegram/${KEY}`, { method: 'PUT', body: '{}' });
    expect(put.status).toBe(404);
    expect(taken).toEqual([]);
  });
});

describe('bytes that are no proper request', () => {
  const begin = (host: string) =>
    `POST /telegram/${KEY} HTTP/1.1\r\n${host}X-Telegram-Bot-Api-Secret-Token: ${SECRET}\r\n`;

  it.each([
    ['without a host', `${begin('')}Content-Length: 2\r\n\r\n{}`, 400],
    ['with a host that is none', `${begin('Host: a b/c\r\n')}Content-Length: 2\r\n\r\n{}`, 400],
    ['with an address that is none', 'POST http://[/x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}', 400],
    ['with an address that cannot be decoded', 'POST /%zz%00 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n', 401],
    ['with two lengths', `${begin('Host: x\r\n')}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
    ['with a broken piece', `${begin('Host: x\r\n')}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`, 400],
    ['with a huge header', `${begin('Host: x\r\n')}A: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['of no known method', `TRACE /telegram/${KEY} HTTP/1.1\r\nHost: x\r\n\r\n`, 404],
    ['at all', '\u0000\u0001 nothing\r\n\r\n', 400],
  ])('are refused, and serve as no update (%s)', async (_name, bytes, status) => {
    expect(await statusOf(bytes)).toBe(status);
    expect(taken).toEqual([]);
    expect((await deliver()).status).toBe(200);
  });

  it('are no harm when they end in the middle', async () => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(`${begin('Host: x\r\n')}Content-Length: 200\r\n\r\n{`);
      setTimeout(() => socket.destroy(), 50);
    });
    await new Promise((resolve) => socket.on('close', resolve));
    expect((await deliver()).status).toBe(200);
    expect(taken).toHaveLength(1);
  });

  function statusOf(bytes: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
      socket.on('error', reject);
      socket.once('data', (answer) => {
        resolve(Number(/^HTTP\/1\.1 (\d+) /.exec(answer.toString())?.[1]));
        socket.destroy();
      });
    });
  }
});

describe('health and metrics', () => {
  it('says that the process lives', async () => {
    const response = await get('/healthz');
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
  });

  it('says what is ready and what is not, with 200 only when all is', async () => {
    expect((await get('/readyz')).status).toBe(200);
    health = { isReady: false, store: 'failed', updates: 'ok', outbox: 'unknown' };
    const response = await get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ store: 'failed', updates: 'ok', outbox: 'unknown' });
  });

  it('gives the figures as they are', async () => {
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4');
    expect(await response.text()).toBe('a_total 1\n');
  });
});

describe('stop', () => {
  it('answers the request in hand, takes no other, and does not wait for connections that are kept open', async () => {
    let commit = () => {};
    answer = () => new Promise((resolve) => (commit = () => resolve({ is: 'taken', reply: null })));
    const agent = new Agent({ keepAlive: true });
    const status = new Promise((resolve, reject) => {
      const headers = { 'x-telegram-bot-api-secret-token': SECRET };
      const path = `/telegram/${KEY}`;
      const call = request({ agent, port: server.port, host: '127.0.0.1', path, method: 'POST', headers }, (response) =>
        response.resume().on('end', () => resolve(response.statusCode)),
      );
      call.on('error', reject).end('{}');
    });
    await expect.poll(() => taken.length).toBe(1);
    const startedMs = performance.now();
    const stopped = server.stop();
    commit();
    expect(await status).toBe(200);
    await stopped;
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    await expect(deliver()).rejects.toThrow();
    agent.destroy();
  });
});
