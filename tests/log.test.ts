import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigError } from '../src/config.ts';
import { chatTagger, createLog } from '../src/log.ts';
import { StoreError } from '../src/store/store-error.ts';

const TOKEN = '123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc';

describe('the log', () => {
  it('writes one JSON line per event', () => {
    const { log, lines } = recorded();
    log.info('started', { version: '0.1.0', ms: 12 });
    expect(JSON.parse(lines[0]!)).toEqual({
      level: 30,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
      msg: 'started',
      version: '0.1.0',
      ms: 12,
    });
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = recorded('warn');
    log.info('started');
    expect(lines).toEqual([]);
  });

  it('keeps out every field that it does not know', () => {
    const { log, lines } = recorded();
    const fields: Record<string, string | number> = { chatId: 987654321, text: 'elke nacht kramp', count: 2 };
    log.warn('odd', fields);
    expect(JSON.parse(lines[0]!)).toMatchObject({ chatId: '[kept out]', text: '[kept out]', count: 2 });
  });

  it('keeps quoted words, ids and tokens out of reasons', () => {
    const { log, lines } = recorded();
    log.warn('refused', { why: `Bad Request: tag "kramp" of chat 987654321 at /bot${TOKEN}/x` });
    expect(JSON.parse(lines[0]!).why).toBe('Bad Request: tag … of chat # at /bot[token]/x');
  });

  it('names a chat by a short keyed hash', () => {
    const tag = chatTagger(Buffer.alloc(32, 1));
    expect(tag(987654321)).toMatch(/^[0-9a-f]{6}$/u);
    expect(tag(987654321)).toBe(tag(987654321));
    expect(tag(987654321)).not.toBe(tag(987654322));
    expect(chatTagger(Buffer.alloc(32, 2))(987654321)).not.toBe(tag(987654321));
  });
});

describe('a failure in the log', () => {
  it.each([
    ['StoreError', new StoreError('data/x.db', 'the disk is full', 'free some space')],
    ['ConfigError', new ConfigError(['PORT: is "x"; give a number'])],
  ])('shows the message, place and cause of our own %s', (name, error) => {
    const described = failure(error);
    expect(described).toMatchObject({ name, message: error.message });
    expect(described.stack[0]).toContain('log.test.ts');
  });

  it('shows what kind of call Telegram refused, but no payload', () => {
    const refused = new GrammyError(
      "Call to 'sendMessage' failed!",
      { ok: false, error_code: 400, description: 'Bad Request: "elke nacht kramp"' },
      'sendMessage',
      { chat_id: 987654321, text: 'elke nacht kramp' },
    );
    expect(failure(refused)).toMatchObject({ name: 'GrammyError', code: 400, method: 'sendMessage' });
    expectNothingPersonal(refused);
  });

  it('shows why Telegram cannot be reached, but not the address with the token', () => {
    const inner = Object.assign(new Error(`request to https://api.telegram.org/bot${TOKEN}/sendMessage failed`), {
      code: 'ECONNREFUSED',
    });
    inner.name = 'FetchError';
    const unreachable = new HttpError("Network request for 'sendMessage' failed!", inner);
    expect(failure(unreachable)).toMatchObject({
      name: 'HttpError',
      cause: { name: 'FetchError', code: 'ECONNREFUSED' },
    });
    expectNothingPersonal(unreachable);
  });

  it.each([
    ['a parser that quotes', () => JSON.parse('{"kramp": elke nacht kramp 987654321')],
    ['a checker that quotes', () => z.literal('kramp').parse('elke nacht kramp')],
    ['a text that looks like a place', () => raise(new Error('x\n    at kramp (987654321)'))],
    ['a library', () => raise(new Error('elke nacht kramp 987654321'))],
    ['a cause', () => raise(new StoreError('x.db', 'odd', 'look', new Error('elke nacht kramp 987654321')))],
    ['a library that names the token', () => raise(new StoreError('x.db', TOKEN, 'look'))],
    ['something thrown that is no error', () => raise('elke nacht kramp')],
  ])('shows nothing personal of %s', (_, work) => {
    try {
      work();
      expect.unreachable();
    } catch (error) {
      expectNothingPersonal(error);
    }
  });

  it('keeps the message of a programming error without what it quotes', () => {
    expect(failure(new TypeError("Cannot read properties of undefined (reading 'kramp')")).message).toBe(
      'Cannot read properties of undefined (reading …)',
    );
  });
});

function recorded(level = 'info') {
  const lines: string[] = [];
  return { lines, log: createLog(level, { write: (line: string) => lines.push(line) }) };
}

function failure(error: unknown) {
  const { log, lines } = recorded();
  log.failure('failed', error);
  return JSON.parse(lines[0]!).error;
}

function expectNothingPersonal(error: unknown): void {
  const { log, lines } = recorded();
  log.failure('failed', error);
  expect(lines.join('')).not.toMatch(/kramp|987654321|AAEhBOweik/u);
}

function raise(thrown: unknown): never {
  throw thrown;
}
