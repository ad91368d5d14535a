import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/telegram/http-answer.ts';

const OPEN = Number.POSITIVE_INFINITY;
const read = (text: string, isEnded = false) => readAnswer(Buffer.from(text), isEnded);

describe('reading an answer of HTTP', () => {
  it.each([
    ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', 'hello', OPEN],
    ['HTTP/1.1 200 OK\r\ncontent-length: 4\r\nKeep-Alive: max=5, timeout=60\r\n\r\néé', 'éé', 60_000],
    ['HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', '', 0],
    ['HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', 'ok', 0],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n3;x=1\r\n, y\r\n0\r\n\r\n', 'hello, y', OPEN],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nExpires: never\r\n\r\n', 'a', OPEN],
    ['HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', 'ok', OPEN],
  ])('reads %j', (bytes, text, openMs) => {
    expect(read(bytes)).toEqual({ text, openMs, bytes: Buffer.byteLength(bytes) });
  });

  it('waits until all of it is there, wherever it was cut', () => {
    const heads = [
      'Content-Length: 12\r\n\r\ntwelve bytes',
      'Transfer-Encoding: chunked\r\n\r\n6\r\ntwelve\r\n0\r\n\r\n',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.nat(), (rest, cut) => {
        const whole = `HTTP/1.1 200 OK\r\n${rest}`;
        expect(read(whole.slice(0, cut % whole.length))).toBeNull();
      }),
    );
  });

  it('takes all until the end where no length is told', () => {
    const bytes = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>';
    expect(read(bytes)).toBeNull();
    expect(read(bytes, true)).toMatchObject({ text: '<html>', openMs: 0 });
  });

  it('says what follows an answer', () => {
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200')?.bytes).toBe(40);
  });

  it.each([
    'SSH-2.0-OpenSSH\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnone\r\n',
    'x'.repeat(70_000),
  ])('refuses %.60j', (bytes) => {
    expect(() => read(bytes)).toThrow(Error);
  });
});
