import { Agent, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { leanFetch } from '../../src/telegram/lean-fetch.ts';

let server: Server | undefined;
const agent = new Agent({ keepAlive: true });

async function serve(
  answer: (body: string, headers: Readonly<Record<string, unknown>>) => string | null,
): Promise<string> {
  const listening = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += String(piece);
    });
    request.on('end', () => {
      const text = answer(body, request.headers);
      if (text === null) request.socket.destroy();
      else response.end(text);
    });
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`;
}

const call = (url: string, body: string | Readable, signal = new AbortController().signal) =>
  leanFetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal, agent });

describe('calling the Bot API', () => {
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('sends JSON and reads JSON, letters beyond ASCII too', async () => {
    const url = await serve((body, headers) => JSON.stringify({ ok: true, result: [body, headers['content-length']] }));
    const answer = await call(url, '{"text":"één"}');
    expect(await answer.json()).toEqual({ ok: true, result: ['{"text":"één"}', '16'] });
  });

  it('sends a stream', async () => {
    const url = await serve((body) => JSON.stringify(body));
    expect(await (await call(url, Readable.from(['one', 'two'], { objectMode: false }))).json()).toBe('onetwo');
  });

  it('fails when the connection breaks, when it is stopped, and when the answer is no JSON', async () => {
    const broken = await serve(() => null);
    await expect(call(broken, '{}')).rejects.toThrow();
    server?.close();
    const page = await serve(() => '<html>bad gateway</html>');
    await expect((await call(page, '{}')).json()).rejects.toThrow(SyntaxError);
    await expect(call(page, '{}', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails when the stream that is sent fails', async () => {
    const url = await serve(() => '{}');
    const failing = Readable.from(
      (async function* () {
        yield 'a';
        throw new Error('no more');
      })(),
    );
    await expect(call(url, failing)).rejects.toThrow('no more');
  });
});
