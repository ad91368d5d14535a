import { Api } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import type { Taken } from '../../src/telegram/bot.ts';
import { TokenRefusedError } from '../../src/telegram/reach.ts';
import { createHookTake, keepWebhook, WebhookRefusedError, webhookOf } from '../../src/telegram/webhook.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
});
afterEach(() => simulator.close());

// Nothing listens there, and no update is made that would have to be delivered.
const webhook = webhookOf('http://127.0.0.1:9', '1234567890:a-token', null);

interface Keeping {
  readonly logged: string[];
  /** Lets the next wait end. */
  next(): void;
  /** Waits so far, ms. */
  readonly waits: number[];
  stop(): void;
  readonly done: Promise<void>;
  isSet: boolean;
}

function keep(hook = webhook, token = simulator.token): Keeping {
  const stopping = new AbortController();
  const waits: number[] = [];
  const logged: string[] = [];
  let next = () => {};
  const wait = (ms: number) =>
    new Promise<void>((resolve, reject) => {
      waits.push(ms);
      next = resolve;
      stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason));
    });
  const log = {
    info: (event: string) => logged.push(event),
    warn: (event: string) => logged.push(event),
    failure: (event: string) => logged.push(event),
  };
  const api = new Api(token, { apiRoot: simulator.apiRoot });
  const keeping: Keeping = {
    logged,
    waits,
    next: () => next(),
    stop: () => stopping.abort(),
    isSet: false,
    done: keepWebhook(api, hook, { stopping: stopping.signal, wait, log }, () => {
      keeping.isSet = true;
    }),
  };
  return keeping;
}

function settings(): readonly Readonly<Record<string, unknown>>[] {
  return simulator.calls.filter(({ method }) => method === 'setWebhook').map(({ parameters }) => parameters);
}

describe('the address of the webhook', () => {
  it('is the same in every process, and another for another token or secret', () => {
    expect(webhookOf('http://127.0.0.1:9', '1234567890:a-token', null)).toEqual(webhook);
    const others = [
      webhookOf('http://127.0.0.1:9', '1234567890:b-token', null),
      webhookOf('http://127.0.0.1:9', '1234567890:a-token', 'a-secret-of-mine-1'),
      webhookOf('http://127.0.0.1:9', '1234567890:a-token', 'a-secret-of-mine-2'),
    ];
    const all = [webhook, ...others];
    expect(new Set(all.map(({ key }) => key)).size).toBe(4);
    expect(new Set(all.map(({ secretToken }) => secretToken)).size).toBe(4);
    expect(others[1]?.secretToken).toBe('a-secret-of-mine-1');
  });

  it('tells nothing of token and secret', () => {
    const { url, key, secretToken } = webhookOf('https://bot.example.org/mg', '1234567890:a-token', null);
    expect(url).toBe(`https://bot.example.org/mg/telegram/${key}`);
    expect(url).not.toContain(secretToken);
    expect(url + secretToken).not.toContain('a-token');
  });
});

describe('the webhook', () => {
  it('is set with the secret and the updates that are wanted, and not again when it is set already', async () => {
    const first = keep();
    await expect.poll(() => first.isSet).toBe(true);
    first.stop();
    await first.done;
    expect(settings()).toEqual([
      {
        url: webhook.url,
        secret_token: webhook.secretToken,
        max_connections: 100,
        allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member', 'inline_query'],
      },
    ]);
    const second = keep();
    await expect.poll(() => second.isSet).toBe(true);
    second.stop();
    await second.done;
    expect(settings()).toHaveLength(1);
    expect([...first.logged, ...second.logged]).toEqual(['webhook-set']);
  });

  it('is set anew when another process took it away', async () => {
    const keeping = keep();
    await expect.poll(() => keeping.waits).toEqual([300_000]);
    keeping.next();
    await expect.poll(() => keeping.waits.length).toBe(2);
    expect(settings()).toHaveLength(1);
    await new Api(simulator.token, { apiRoot: simulator.apiRoot }).deleteWebhook();
    keeping.next();
    await expect.poll(() => keeping.waits.length).toBe(3);
    expect(settings()).toHaveLength(2);
    expect(keeping.logged).toEqual(['webhook-set', 'webhook-was-changed']);
    keeping.stop();
    await keeping.done;
  });

  it('waits for a Telegram that is away', async () => {
    simulator.faults.add({ kind: 'status', code: 502, method: 'getWebhookInfo', times: 1 });
    const keeping = keep();
    await expect.poll(() => keeping.waits).toEqual([1_000]);
    expect(keeping.isSet).toBe(false);
    keeping.next();
    await expect.poll(() => keeping.isSet).toBe(true);
    keeping.stop();
    await keeping.done;
  });

  it('says what to do about an address that Telegram refuses, and about a token', async () => {
    const refused = keep({ ...webhook, url: 'ftp://bot.example.org' });
    await expect(refused.done).rejects.toThrow(WebhookRefusedError);
    await expect(refused.done).rejects.toThrow(/^WEBHOOK_URL was refused by Telegram \(400: .*give the public https/);
    await expect(keep(webhook, '1234567890:wrong').done).rejects.toThrow(TokenRefusedError);
  });
});

describe('what comes to the webhook', () => {
  const update = {
    update_id: 1,
    callback_query: { id: 'tap-1', from: { id: 7, is_bot: false, first_name: 'Ada' }, chat_instance: '1', data: 's' },
  };
  const logged: string[] = [];
  const hook = (taken: Taken) => createHookTake(async () => taken, { warn: (event) => logged.push(event) });

  it('is answered with what ends the spinner of a tap', async () => {
    const tapAnswer = { callback_query_id: 'tap-1', text: 'Noted', show_alert: false };
    expect(await hook({ is: 'taken', tapAnswer })(update)).toEqual({
      is: 'taken',
      reply: { method: 'answerCallbackQuery', ...tapAnswer },
    });
    expect(await hook({ is: 'taken', tapAnswer: null })(update)).toEqual({ is: 'taken', reply: null });
  });

  it('is asked for again when it was not taken', async () => {
    expect(await hook({ is: 'again' })(update)).toEqual({ is: 'again' });
  });

  it.each<[string, unknown]>([
    ['no object', 'update'],
    ['nothing', null],
    ['no number', { message: {} }],
    ['a number that is none', { update_id: '5' }],
    ['a message without a chat', { update_id: 5, message: { message_id: 1, text: 'hi' } }],
    ['a text that is none', { update_id: 5, message: { message_id: 1, chat: { id: 7, type: 'private' }, text: 5 } }],
    ['a chat of another kind', { update_id: 5, message: { message_id: 1, chat: { id: 7, type: 'secret' } } }],
    ['a tap of nobody', { update_id: 5, callback_query: { id: '1', data: 's' } }],
  ])('is logged and let go when it is %s', async (_name, body) => {
    logged.length = 0;
    expect(await hook({ is: 'again' })(body)).toEqual({ is: 'taken', reply: null });
    expect(logged).toEqual(['update-not-read']);
  });
});
