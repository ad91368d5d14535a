import { HttpError, type InputFile } from 'grammy';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat.ts';
import { createSender } from '../../src/telegram/send.ts';
import { recordedApi, refusal } from './recorded-api.ts';

const message: Message = { place: 'below', anew: false, html: '<b>a</b> &amp; b', buttons: [] };

function stage() {
  const recorded = recordedApi();
  const logged: string[] = [];
  const sender = createSender(recorded.api, 'MagnesiumBot', { warn: (event) => logged.push(event) });
  return { ...recorded, sender, logged };
}

describe('send', () => {
  it('sends HTML without a link preview', async () => {
    const { sender, calls } = stage();
    expect(await sender.send(7, message)).toEqual({ is: 'sent', messageId: 101 });
    expect(calls).toEqual([
      {
        method: 'sendMessage',
        payload: { chat_id: 7, text: message.html, parse_mode: 'HTML', link_preview_options: { is_disabled: true } },
      },
    ]);
  });

  it('puts actions, looks and the link to the private chat on buttons', async () => {
    const { sender, calls } = stage();
    await sender.send(7, {
      ...message,
      buttons: [
        [{ text: 'Delete', does: { do: 'delete', yes: true }, style: 'danger' }],
        [
          { text: 'Back', does: { do: 'back', run: 1, question: 'age' } },
          { text: 'In private', does: { link: 'private-chat' }, style: 'primary' },
        ],
      ],
    });
    expect(calls[0]?.payload['reply_markup']).toEqual({
      inline_keyboard: [
        [{ text: 'Delete', callback_data: 'x:1', style: 'danger' }],
        [
          { text: 'Back', callback_data: 'b:1:age' },
          { text: 'In private', url: 'https://t.me/MagnesiumBot?start=check', style: 'primary' },
        ],
      ],
    });
  });

  it('puts a text to be copied on a button', async () => {
    const { sender, calls } = stage();
    await sender.send(7, { ...message, buttons: [[{ text: 'Copy', does: { copy: 'Oats: 40 g' } }]] });
    expect(calls[0]?.payload['reply_markup']).toEqual({
      inline_keyboard: [[{ text: 'Copy', copy_text: { text: 'Oats: 40 g' } }]],
    });
  });

  it('draws a picture when it is sent, and puts its text under it', async () => {
    const picture = { foodMg: 220, rangeMg: null, planMg: 110, referenceMg: 300 };
    const { api, calls } = recordedApi();
    const drawn: unknown[] = [];
    const draw = (what: unknown) => {
      drawn.push(what);
      return Buffer.from('png');
    };
    await createSender(api, 'MagnesiumBot', { warn() {} }, draw).send(7, { ...message, picture });
    expect(drawn).toEqual([picture]);
    expect(calls[0]).toMatchObject({
      method: 'sendPhoto',
      payload: { chat_id: 7, caption: message.html, parse_mode: 'HTML' },
    });
  });

  it('edits in place, and takes the buttons away when there are none', async () => {
    const { sender, calls } = stage();
    expect(await sender.edit(7, 55, message)).toEqual({ is: 'edited' });
    expect(calls[0]).toMatchObject({ method: 'editMessageText', payload: { chat_id: 7, message_id: 55 } });
    expect(calls[0]?.payload).not.toHaveProperty('reply_markup');
  });

  it('strips an old card of its buttons', async () => {
    const { sender, calls } = stage();
    await sender.strip(7, 55);
    expect(calls).toEqual([{ method: 'editMessageReplyMarkup', payload: { chat_id: 7, message_id: 55 } }]);
  });

  const attachment = { name: 'data.json', mime: 'application/json', text: '{"a":"é"}' };

  it('sends a file with the text as its caption', async () => {
    const { sender, calls } = stage();
    await sender.send(7, { ...message, attachment });
    expect(calls).toMatchObject([
      { method: 'sendDocument', payload: { chat_id: 7, caption: message.html, parse_mode: 'HTML' } },
    ]);
    const file = calls[0]?.payload['document'] as InputFile;
    expect(file.filename).toBe('data.json');
    expect(Buffer.from((await file.toRaw()) as Uint8Array).toString()).toBe(attachment.text);
  });

  it('sends a text ahead that is too long for a caption', async () => {
    const { sender, calls } = stage();
    const html = `<b>${'a'.repeat(1_025)}</b>`;
    await sender.send(7, { ...message, html, attachment });
    expect(calls.map((call) => call.method)).toEqual(['sendMessage', 'sendDocument']);
    expect(calls[1]?.payload).not.toHaveProperty('caption');
  });

  it('counts a caption as it is read, without its markup', async () => {
    const { sender, calls } = stage();
    await sender.send(7, { ...message, html: `<b>${'a'.repeat(1_022)}</b>&lt;b`, attachment });
    expect(calls.map((call) => call.method)).toEqual(['sendDocument']);
  });
});

describe('an answer of Telegram', () => {
  const network = new HttpError("Network request for 'sendMessage' failed!", new Error('ECONNRESET'));

  it.each([
    ['429 with a time', refusal(429, 'Too Many Requests', { retry_after: 12 }), { is: 'later', waitMs: 12_000 }],
    ['429 without a time', refusal(429, 'Too Many Requests'), { is: 'later', waitMs: null }],
    ['500', refusal(500, 'Internal Server Error'), { is: 'later', waitMs: null }],
    ['502', refusal(502, 'Bad Gateway'), { is: 'later', waitMs: null }],
    ['401', refusal(401, 'Unauthorized'), { is: 'later', waitMs: null }],
    ['a broken connection', network, { is: 'later', waitMs: null }],
    ['blocked', refusal(403, 'Forbidden: bot was blocked by the user'), { is: 'blocked' }],
    ['a deleted account', refusal(403, 'Forbidden: user is deactivated'), { is: 'blocked' }],
    ['no such chat', refusal(400, 'Bad Request: chat not found'), { is: 'blocked' }],
    [
      'too long',
      refusal(400, 'Bad Request: message is too long'),
      { is: 'refused', why: 'Bad Request: message is too long' },
    ],
  ])('%s to a message', async (_name, answer, delivery) => {
    const { sender, answers } = stage();
    answers.push(answer);
    expect(await sender.send(7, message)).toEqual(delivery);
  });

  it.each([
    ['not modified', 'Bad Request: message is not modified: specified new message content ...', { is: 'edited' }],
    ['not found', 'Bad Request: message to edit not found', { is: 'gone' }],
    ['too old', "Bad Request: message can't be edited", { is: 'gone' }],
    ['an odd id', 'Bad Request: MESSAGE_ID_INVALID', { is: 'gone' }],
  ])('%s to an edit', async (_name, description, delivery) => {
    const { sender, answers } = stage();
    answers.push(refusal(400, description));
    expect(await sender.edit(7, 55, message)).toEqual(delivery);
  });

  it('does not matter when an old card cannot be stripped', async () => {
    const { sender, answers } = stage();
    answers.push(refusal(400, 'Bad Request: message to edit not found'));
    await expect(sender.strip(7, 55)).resolves.toBeUndefined();
  });

  it('that it cannot parse the markup makes the text go out plain, and the log say so', async () => {
    const { sender, calls, answers, logged } = stage();
    answers.push(refusal(400, "Bad Request: can't parse entities: Unsupported start tag"));
    expect(await sender.send(7, message)).toEqual({ is: 'sent', messageId: 101 });
    expect(calls[1]?.payload).toMatchObject({ text: 'a & b' });
    expect(calls[1]?.payload).not.toHaveProperty('parse_mode');
    expect(logged).toEqual(['markup-refused']);
  });
});
