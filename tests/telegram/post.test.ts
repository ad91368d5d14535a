import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createPost, type Post } from '../../src/telegram/post.ts';

let server: Server | undefined;
let sockets: Socket[] = [];

/** A post to a server that does this with each request, whose bytes come in one piece. */
async function postTo(serve: (socket: Socket, request: string) => unknown): Promise<Post> {
  sockets = [];
  const listening = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined).on('data', (bytes) => void serve(socket, bytes.toString()));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return createPost(new URL(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/bot/`), 200);
}

const answer = (text: string, head = '') => `HTTP/1.1 200 OK\r\n${head}Content-Length: ${text.length}\r\n\r\n${text}`;
const bodyOf = (request: string) => request.split('\r\n\r\n')[1] ?? '';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('posting over connections that stay open', () => {
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server?.close();
  });

  it('takes another connection for each call at the same time, and each again later', async () => {
    const post = await postTo((socket, request) => setTimeout(() => socket.write(answer(bodyOf(request))), 5));
    expect(await Promise.all(['1', '2', '3'].map((each) => post('x', each)))).toEqual(['1', '2', '3']);
    expect(await Promise.all(['4', '5', '6'].map((each) => post('x', each)))).toEqual(['4', '5', '6']);
    expect(sockets).toHaveLength(3);
  });

  it('puts together an answer that comes in pieces while other calls are answered', async () => {
    const post = await postTo(async (socket, request) => {
      for (const piece of answer(bodyOf(request)).match(/.{1,9}/gsu) ?? []) {
        socket.write(piece);
        await pause(1);
      }
    });
    const texts = Array.from({ length: 20 }, (_, number) => `${number}`.repeat(20));
    expect(await Promise.all(texts.map((text) => post('x', text)))).toEqual(texts);
  });

  it.each([
    ['is closed with the answer', 'Connection: close\r\n'],
    ['is closed within the second', 'Keep-Alive: timeout=1\r\n'],
  ])('takes a new connection where the last one %s', async (_, head) => {
    const post = await postTo((socket) => socket.write(answer('ok', head)));
    for (const each of ['1', '2']) expect(await post('x', each)).toBe('ok');
    expect(sockets).toHaveLength(2);
  });

  it('takes a new connection where the server has closed the last one', async () => {
    const post = await postTo((socket) => socket.write(answer('ok')));
    await post('x', '');
    sockets[0]?.end();
    await pause(20);
    expect(await post('x', '')).toBe('ok');
    expect(sockets).toHaveLength(2);
  });

  it('takes nothing for an answer that came before it was asked, or behind another', async () => {
    const post = await postTo((socket) => socket.write(answer('ok')));
    await post('x', '');
    sockets[0]?.write('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nfo');
    await pause(20);
    expect(await post('x', '')).toBe('ok');
    const twice = await postTo((socket) => socket.write(answer('ok') + answer('forged')));
    await expect(twice('x', '')).rejects.toThrow('more was answered than asked');
  });

  it('sends a call once, also when its connection breaks', async () => {
    let requests = 0;
    const post = await postTo((socket) => {
      requests += 1;
      socket.destroy();
    });
    await expect(post('x', '')).rejects.toThrow(/socket hang up|ECONNRESET/u);
    expect(requests).toBe(1);
  });
});
