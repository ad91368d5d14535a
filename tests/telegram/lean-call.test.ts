import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api, GrammyError, HttpError, InputFile } from 'grammy';
import { afterEach, describe, expect, it } from 'vitest';
import { createLeanCall } from '../../src/telegram/lean-call.ts';

let server: Server | undefined;
let stopping: AbortController;
const asked: { path: string; headers: IncomingMessage['headers']; body: string }[] = [];

/** An Api whose server answers with this text; null breaks the connection, undefined leaves it open. */
async function apiOf(answer: string | null | undefined): Promise<Api> {
  asked.length = 0;
  stopping = new AbortController();
  const listening = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      asked.push({ path: request.url ?? '', headers: request.headers, body });
      if (answer === null) request.socket.destroy();
      else if (answer !== undefined) response.end(answer);
      else response.write('{');
    });
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const apiRoot = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/telegram`;
  const api = new Api('123:abc', { apiRoot });
  api.config.use(createLeanCall({ token: '123:abc', apiRoot, timeoutMs: 200 }));
  return api;
}

const failed = (call: Promise<unknown>) => call.then(() => null).catch((error: unknown) => error);
const causeOf = async (call: Promise<unknown>) => {
  const error = await failed(call);
  return error instanceof HttpError && error.error instanceof Error ? error.error.message : error;
};

describe('calling the Bot API', () => {
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  });

  it('sends JSON and reads JSON, letters beyond ASCII too', async () => {
    const api = await apiOf('{"ok":true,"result":{"text":"één"}}');
    expect(await api.sendMessage(7, 'één')).toEqual({ text: 'één' });
    const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = asked;
    expect(path).toBe('/telegram/bot123:abc/sendMessage');
    expect(headers).toMatchObject({
      host: new URL(api.options?.apiRoot ?? '').host,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    });
    expect(JSON.parse(body)).toEqual({ chat_id: 7, text: 'één' });
  });

  it('keeps its connection for the next call', async () => {
    const api = await apiOf('{"ok":true,"result":true}');
    let connections = 0;
    server?.on('connection', () => {
      connections += 1;
    });
    for (const id of ['1', '2', '3']) await api.answerCallbackQuery(id);
    expect(connections).toBe(1);
  });

  it('tells what the Bot API refuses as grammY does', async () => {
    const api = await apiOf('{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}');
    expect(await failed(api.sendMessage(7, 'hello'))).toBeInstanceOf(GrammyError);
  });

  it('fails when the connection breaks, when the answer is no JSON, when it takes too long, and when it is stopped', async () => {
    expect(await causeOf((await apiOf(null)).getMe())).toBe('socket hang up');
    expect(await causeOf((await apiOf('<html>bad gateway</html>')).getMe())).toContain('Unexpected token');
    expect(await causeOf((await apiOf(undefined)).getMe())).toBe('no answer for 200 ms');
    const api = await apiOf(undefined);
    const signal = stopping.signal as unknown as Parameters<Api['getMe']>[0];
    const stopped = causeOf(api.getMe(signal));
    stopping.abort();
    expect(await stopped).toBe('stopped');
    expect(await causeOf(api.getMe(signal))).toBe('stopped');
  });

  it('never tells the token', async () => {
    expect(String(await failed((await apiOf(null)).getMe()))).not.toContain('abc');
  });

  it('leaves what has a file with it to grammY', async () => {
    const api = await apiOf('{"ok":true,"result":{"message_id":1}}');
    await api.sendDocument(7, new InputFile(Buffer.from('one, two'), 'export.txt'));
    expect(asked[0]?.headers['content-type']).toContain('multipart/form-data');
    expect(asked[0]?.body).toContain('one, two');
  });
});
