import type { Message, User } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { call, png, result } from './caller.ts';

let simulator: Simulator;
let anna: User;
let sent: Message;

beforeAll(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  anna = simulator.people.create({ name: 'Anna', languageCode: 'nl' });
  simulator.people.start(anna);
  sent = await result<Message>(simulator, 'sendMessage', {
    chat_id: anna.id,
    text: 'one',
    reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
  });
});
afterAll(() => simulator.close());

const button = (fields: object) => ({ inline_keyboard: [[fields]] });
const row = (count: number) => Array.from({ length: count }, () => ({ text: 'x', callback_data: 'x' }));

describe('sendMessage', () => {
  it.each([
    { name: 'an empty text', with: { text: ' \n ' }, says: 'message text is empty' },
    {
      name: 'a text that is empty after parsing',
      with: { text: '<b></b>', parse_mode: 'HTML' },
      says: 'message text is empty',
    },
    { name: 'no text', with: { text: undefined }, says: 'message text is empty' },
    { name: '4,097 characters', with: { text: 'x'.repeat(4097) }, says: 'message is too long' },
    { name: '2,049 emoji of two units', with: { text: '😀'.repeat(2049) }, says: 'message is too long' },
    { name: 'half a surrogate pair', with: { text: 'a\ud83d' }, says: 'strings must be encoded in UTF-8' },
    {
      name: 'MarkdownV2',
      with: { parse_mode: 'MarkdownV2' },
      says: 'parse_mode "MarkdownV2" is not read by this simulator',
    },
    {
      name: 'an unknown tag',
      with: { text: 'a <h1>b</h1>' },
      says: 'can\'t parse entities: Unsupported start tag "h1" at byte offset 2',
    },
    {
      name: 'an unclosed tag',
      with: { text: '<b>é<i>c</i>' },
      says: 'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
    },
    {
      name: 'bad nesting',
      with: { text: '<b><i>c</b></i>' },
      says: 'can\'t parse entities: Unmatched end tag, expected "</i>", found "</b>"',
    },
    { name: 'an end without a start', with: { text: 'a</b>' }, says: 'can\'t parse entities: Unexpected end tag "b"' },
    {
      name: 'a bare less-than sign',
      with: { text: 'é < 5' },
      says: "can't parse entities: Unclosed start tag at byte offset 3",
    },
    { name: 'a bare ampersand', with: { text: 'B & W' }, says: 'can\'t parse entities: Unescaped "&"' },
    {
      name: 'an unknown character reference',
      with: { text: 'a&nbsp;b' },
      says: 'can\'t parse entities: Unescaped "&"',
    },
    {
      name: 'an attribute that the tag does not have',
      with: { text: '<b class="x">a</b>' },
      says: 'can\'t parse entities: Unsupported attribute "class"',
    },
    {
      name: 'an attribute without a value',
      with: { text: '<a href>a</a>' },
      says: "can't parse entities: Expected equal sign",
    },
    {
      name: 'an attribute without its closing quote',
      with: { text: '<a href="https://a.nl>a</a>' },
      says: "can't parse entities: Bad attribute",
    },
    {
      name: 'a link that is none',
      with: { text: '<a href="javascript:alert(1)">a</a>' },
      says: "can't parse entities: Invalid address",
    },
    {
      name: 'a quote in a quote',
      with: { text: '<blockquote>a<blockquote>b</blockquote></blockquote>' },
      says: 'can\'t parse entities: Tag "blockquote" can\'t be nested',
    },
    {
      name: 'bold in code',
      with: { text: '<code><b>a</b></code>' },
      says: 'can\'t parse entities: Tag "b" can\'t be inside "code"',
    },
    {
      name: 'button data of 65 bytes',
      with: { reply_markup: button({ text: 'a', callback_data: 'é'.repeat(33) }) },
      says: 'BUTTON_DATA_INVALID',
    },
    {
      name: 'empty button data',
      with: { reply_markup: button({ text: 'a', callback_data: '' }) },
      says: 'BUTTON_DATA_INVALID',
    },
    {
      name: 'a button without a text',
      with: { reply_markup: button({ text: ' ', callback_data: 'a' }) },
      says: 'inline keyboard button text must be non-empty',
    },
    {
      name: 'a button that does nothing',
      with: { reply_markup: button({ text: 'a' }) },
      says: 'text buttons are unallowed',
    },
    {
      name: 'a button that does two things',
      with: { reply_markup: button({ text: 'a', callback_data: 'a', url: 'https://a.nl' }) },
      says: 'text buttons are unallowed',
    },
    {
      name: 'an unknown style',
      with: { reply_markup: button({ text: 'a', callback_data: 'a', style: 'green' }) },
      says: 'style must be one of',
    },
    {
      name: 'a button with a bad address',
      with: { reply_markup: button({ text: 'a', url: 'javascript:1' }) },
      says: 'Wrong HTTP URL',
    },
    {
      name: 'nine buttons in a row',
      with: { reply_markup: { inline_keyboard: [row(9)] } },
      says: 'more than 8 buttons in a row',
    },
    {
      name: '101 buttons',
      with: { reply_markup: { inline_keyboard: Array.from({ length: 101 }, () => row(1)) } },
      says: 'REPLY_MARKUP_TOO_LONG',
    },
    { name: 'an empty row', with: { reply_markup: { inline_keyboard: [row(1), []] } }, says: 'empty row' },
    {
      name: 'a keyboard that is not inline',
      with: { reply_markup: { keyboard: [['a']] } },
      says: 'not played by this simulator',
    },
    { name: 'a broken keyboard text', with: { reply_markup: '{' }, says: "can't parse reply_markup JSON object" },
    {
      name: 'a parameter that does not exist',
      with: { parsemode: 'HTML' },
      says: 'unknown parameter "parsemode" of sendMessage',
    },
    {
      name: 'a parameter that is not played',
      with: { entities: [] },
      says: 'parameter "entities" of sendMessage is not played',
    },
    { name: 'a number as text', with: { text: 5 }, says: 'parameter "text" must be a string' },
    {
      name: 'a text as a flag',
      with: { protect_content: 'yes' },
      says: 'parameter "protect_content" must be true or false',
    },
    {
      name: 'a reply to nothing',
      with: { reply_parameters: { message_id: 1 } },
      says: 'message to be replied not found',
    },
    { name: 'no chat', with: { chat_id: undefined }, says: 'chat_id is empty' },
    { name: 'an unknown chat', with: { chat_id: 5 }, says: 'chat not found' },
    { name: 'a chat number that is none', with: { chat_id: 1.5 }, says: 'parameter "chat_id" must be an integer' },
  ])('refuses $name', async ({ with: fields, says }) => {
    const reply = await call(simulator, 'sendMessage', { chat_id: anna.id, text: 'a', parse_mode: 'HTML', ...fields });
    expect(reply).toMatchObject({ status: 400, ok: false, error_code: 400 });
    expect(reply.description).toContain(`Bad Request: `);
    expect(reply.description).toContain(says);
  });

  it.each([
    { name: '4,096 characters after parsing', with: { text: `<b>${'x'.repeat(4096)}</b>` } },
    { name: 'data of 64 bytes', with: { reply_markup: button({ text: 'a', callback_data: 'x'.repeat(64) }) } },
    {
      name: '100 buttons, 8 a row',
      with: { reply_markup: { inline_keyboard: [...Array.from({ length: 12 }, () => row(8)), row(4)] } },
    },
    {
      name: 'a keyboard as text',
      with: { reply_markup: JSON.stringify(button({ text: 'a', url: 'https://a.nl', style: 'danger' })) },
    },
    { name: 'a chat number as text', with: { chat_id: 'own' } },
  ])('takes $name', async ({ with: fields }) => {
    const own = 'chat_id' in fields ? { chat_id: String(anna.id) } : {};
    const reply = await call(simulator, 'sendMessage', {
      chat_id: anna.id,
      text: 'a',
      parse_mode: 'HTML',
      ...fields,
      ...own,
    });
    expect(reply).toMatchObject({ status: 200, ok: true });
  });

  it('gives text and entities as Telegram shows them, in UTF-16 units', async () => {
    const text =
      '  😀 <b>a &amp; <i>b</i></b> <a href="https://thuisarts.nl/x?a=1&amp;b=2">c</a> /help <blockquote expandable>d</blockquote>\n';
    const message = await result<Message>(simulator, 'sendMessage', { chat_id: anna.id, text, parse_mode: 'HTML' });
    expect(message.text).toBe('😀 a & b c /help d');
    expect(message.entities).toEqual([
      { type: 'bold', offset: 3, length: 5 },
      { type: 'italic', offset: 7, length: 1 },
      { type: 'text_link', offset: 9, length: 1, url: 'https://thuisarts.nl/x?a=1&b=2' },
      { type: 'bot_command', offset: 11, length: 5 },
      { type: 'expandable_blockquote', offset: 17, length: 1 },
    ]);
  });

  it('does not let a bot write first, nor to somebody who blocked it', async () => {
    const ben = simulator.people.create({ name: 'Ben', languageCode: 'en' });
    const first = await call(simulator, 'sendMessage', { chat_id: ben.id, text: 'a' });
    expect(first).toMatchObject({ status: 403, description: "Forbidden: bot can't initiate conversation with a user" });
    simulator.people.start(ben);
    simulator.people.block(ben);
    const blocked = await call(simulator, 'sendMessage', { chat_id: ben.id, text: 'a' });
    expect(blocked).toMatchObject({ status: 403, description: 'Forbidden: bot was blocked by the user' });
    simulator.people.unblock(ben);
    expect(await call(simulator, 'sendMessage', { chat_id: ben.id, text: 'a' })).toMatchObject({ ok: true });
  });
});

describe('edits and deletions', () => {
  const keyboard = button({ text: 'A', callback_data: 'a' });

  it('refuses an edit that changes nothing, and takes one that changes the text or only the buttons', async () => {
    const edit = (fields: object) =>
      call(simulator, 'editMessageText', { chat_id: anna.id, message_id: sent.message_id, ...fields });
    expect(await edit({ text: 'one', reply_markup: keyboard })).toMatchObject({
      status: 400,
      description: expect.stringMatching(/^Bad Request: message is not modified: specified new message content/),
    });
    expect(await edit({ text: 'two', reply_markup: keyboard })).toMatchObject({ ok: true, result: { text: 'two' } });
    expect(await edit({ text: 'two' })).toMatchObject({ ok: true });
    expect(
      await call(simulator, 'editMessageReplyMarkup', { chat_id: anna.id, message_id: sent.message_id }),
    ).toMatchObject({
      description: expect.stringContaining('message is not modified'),
    });
    const shown = simulator.transcript(anna).find((message) => message.id === sent.message_id);
    expect(shown).toMatchObject({ text: 'two', buttons: [] });
    expect(shown?.earlier.map((version) => [version.text, version.buttons.length])).toEqual([
      ['one', 1],
      ['two', 1],
    ]);
  });

  it('refuses to edit what is not there, not its own, or not a text', async () => {
    const edit = (message_id: number) =>
      call(simulator, 'editMessageText', { chat_id: anna.id, message_id, text: 'z' });
    expect(await edit(9)).toMatchObject({ status: 400, description: 'Bad Request: message to edit not found' });
    const own = simulator.people.say(anna, 'mine');
    expect(await edit(own.message_id)).toMatchObject({
      status: 400,
      description: "Bad Request: message can't be edited",
    });
    const form = new FormData();
    form.set('chat_id', String(anna.id));
    form.set('document', new File(['abc'], 'a.txt', { type: 'text/plain' }));
    const upload = await fetch(`${simulator.apiRoot}/bot${simulator.token}/sendDocument`, {
      method: 'POST',
      body: form,
    });
    const { result: file } = (await upload.json()) as { result: Message };
    expect(await edit(file.message_id)).toMatchObject({
      description: 'Bad Request: there is no text in the message to edit',
    });
  });

  it('deletes once, and only what is younger than two days', async () => {
    let nowMs = Date.UTC(2026, 0, 1);
    const own = await startSimulator({ host: '127.0.0.1', port: 0, nowMs: () => nowMs });
    const carla = own.people.create({ name: 'Carla', languageCode: 'nl' });
    own.people.start(carla);
    const send = () => result<Message>(own, 'sendMessage', { chat_id: carla.id, text: 'a' });
    const remove = (message: Message) =>
      call(own, 'deleteMessage', { chat_id: carla.id, message_id: message.message_id });
    const [young, old] = [await send(), await send()];
    expect(await remove(young)).toMatchObject({ ok: true, result: true });
    expect(await remove(young)).toMatchObject({ description: 'Bad Request: message to delete not found' });
    nowMs += 48 * 3600 * 1000 + 1;
    expect(await remove(old)).toMatchObject({ description: "Bad Request: message can't be deleted for everyone" });
    await own.close();
  });
});

describe('answers to taps', () => {
  it('refuses a second answer, a late one, an unknown one and a long one', async () => {
    let nowMs = Date.UTC(2026, 0, 1);
    const own = await startSimulator({ host: '127.0.0.1', port: 0, nowMs: () => nowMs, tapAnswerLimitMs: 15_000 });
    const carla = own.people.create({ name: 'Carla', languageCode: 'nl' });
    own.people.start(carla);
    const card = await result<Message>(own, 'sendMessage', {
      chat_id: carla.id,
      text: 'a',
      reply_markup: button({ text: 'A', callback_data: 'a' }),
    });
    const tap = async () => {
      own.people.tap(carla, card.message_id, 'A');
      const updates = await result<{ callback_query?: { id: string } }[]>(own, 'getUpdates');
      return updates.at(-1)?.callback_query?.id;
    };
    const answer = (callback_query_id: string | undefined, text = '') =>
      call(own, 'answerCallbackQuery', { callback_query_id, text });
    const tooOld = {
      status: 400,
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    };
    const first = await tap();
    expect(await answer(first, 'x'.repeat(201))).toMatchObject({ description: 'Bad Request: MESSAGE_TOO_LONG' });
    expect(await answer(first, 'hoi')).toMatchObject({ ok: true });
    expect(own.toasts(carla)).toMatchObject([{ text: 'hoi', isAlert: false }]);
    expect(await answer(first)).toMatchObject(tooOld);
    expect(await answer('123')).toMatchObject(tooOld);
    const late = await tap();
    nowMs += 15_001;
    expect(await answer(late)).toMatchObject(tooOld);
    await own.close();
  });
});

describe('files', () => {
  async function upload(method: string, field: string, file: File, fields: Record<string, string> = {}) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ chat_id: String(anna.id), ...fields })) form.set(name, value);
    form.set(field, file);
    const answer = await fetch(`${simulator.apiRoot}/bot${simulator.token}/${method}`, { method: 'POST', body: form });
    return (await answer.json()) as { ok: boolean; description?: string; result?: Message };
  }

  it.each([
    {
      name: 'an empty document',
      method: 'sendDocument',
      field: 'document',
      bytes: Buffer.alloc(0),
      says: 'file must be non-empty',
    },
    {
      name: 'a photo that is no picture',
      method: 'sendPhoto',
      field: 'photo',
      bytes: Buffer.from('hello'),
      says: 'IMAGE_PROCESS_FAILED',
    },
    {
      name: 'a photo of more than 10,000 pixels in sum',
      method: 'sendPhoto',
      field: 'photo',
      bytes: png(6000, 4001),
      says: 'PHOTO_INVALID_DIMENSIONS',
    },
    {
      name: 'a photo that is too thin',
      method: 'sendPhoto',
      field: 'photo',
      bytes: png(2100, 100),
      says: 'PHOTO_INVALID_DIMENSIONS',
    },
  ])('refuses $name', async ({ method, field, bytes, says }) => {
    const reply = await upload(method, field, new File([new Uint8Array(bytes)], 'a.png'));
    expect(reply).toMatchObject({ ok: false, description: `Bad Request: ${says}` });
  });

  it('refuses a caption of more than 1,024 characters after parsing', async () => {
    const file = new File([new Uint8Array(png(10, 10))], 'a.png');
    const fits = await upload('sendPhoto', 'photo', file, {
      caption: `<b>${'x'.repeat(1024)}</b>`,
      parse_mode: 'HTML',
    });
    expect(fits).toMatchObject({ ok: true, result: { photo: [{ width: 10, height: 10 }] } });
    const long = await upload('sendPhoto', 'photo', file, { caption: 'x'.repeat(1025) });
    expect(long).toMatchObject({ ok: false, description: 'Bad Request: message caption is too long' });
  });

  it('refuses a file id that it never gave', async () => {
    const photo = await call(simulator, 'sendPhoto', { chat_id: anna.id, photo: 'nothing' });
    expect(photo.description).toContain('wrong remote file identifier');
    expect(await call(simulator, 'getFile', { file_id: 'nothing' })).toMatchObject({
      description: 'Bad Request: invalid file_id',
    });
  });
});

describe('what a bot sets about itself', () => {
  it.each([
    {
      name: 'an upper-case command',
      method: 'setMyCommands',
      with: { commands: [{ command: 'Start', description: 'a' }] },
      says: 'BOT_COMMAND_INVALID',
    },
    {
      name: 'a command of 33 characters',
      method: 'setMyCommands',
      with: { commands: [{ command: 'a'.repeat(33), description: 'a' }] },
      says: 'BOT_COMMAND_INVALID',
    },
    {
      name: 'a command without a description',
      method: 'setMyCommands',
      with: { commands: [{ command: 'a', description: '' }] },
      says: 'BOT_COMMAND_DESCRIPTION_INVALID',
    },
    {
      name: 'a description of 257 characters',
      method: 'setMyCommands',
      with: { commands: [{ command: 'a', description: 'x'.repeat(257) }] },
      says: 'BOT_COMMAND_DESCRIPTION_INVALID',
    },
    {
      name: '101 commands',
      method: 'setMyCommands',
      with: { commands: Array.from({ length: 101 }, (_, n) => ({ command: `a${n}`, description: 'a' })) },
      says: 'BOT_COMMANDS_TOO_MUCH',
    },
    {
      name: 'a command twice',
      method: 'setMyCommands',
      with: { commands: [1, 2].map(() => ({ command: 'a', description: 'a' })) },
      says: 'given twice',
    },
    {
      name: 'a language that is no code',
      method: 'setMyCommands',
      with: { commands: [], language_code: 'dutch' },
      says: 'invalid language code specified',
    },
    {
      name: 'a description of 513 characters',
      method: 'setMyDescription',
      with: { description: 'x'.repeat(513) },
      says: 'description is too long',
    },
    {
      name: 'a short description of 121 characters',
      method: 'setMyShortDescription',
      with: { short_description: 'x'.repeat(121) },
      says: 'short_description is too long',
    },
    { name: 'a name of 65 characters', method: 'setMyName', with: { name: 'x'.repeat(65) }, says: 'name is too long' },
    {
      name: 'an unknown chat action',
      method: 'sendChatAction',
      with: { chat_id: 'own', action: 'thinking' },
      says: 'wrong parameter action in request',
    },
    {
      name: 'an unknown update type',
      method: 'getUpdates',
      with: { allowed_updates: ['messages'] },
      says: 'unknown update type "messages"',
    },
    { name: 'a webhook without an address', method: 'setWebhook', with: { url: 'nowhere' }, says: 'bad webhook' },
    {
      name: 'a secret with a space',
      method: 'setWebhook',
      with: { url: 'https://a.nl', secret_token: 'a b' },
      says: 'secret token contains unallowed characters',
    },
    {
      name: 'inline results with the same id',
      method: 'answerInlineQuery',
      with: {
        inline_query_id: '1',
        results: [1, 2].map(() => ({
          type: 'article',
          id: 'a',
          title: 'a',
          input_message_content: { message_text: 'a' },
        })),
      },
      says: 'RESULT_ID_DUPLICATE',
    },
    {
      name: '51 inline results',
      method: 'answerInlineQuery',
      with: { inline_query_id: '1', results: Array.from({ length: 51 }, () => ({})) },
      says: 'RESULTS_TOO_MUCH',
    },
  ])('refuses $name', async ({ method, with: fields, says }) => {
    const own = 'chat_id' in fields ? { chat_id: anna.id } : {};
    const reply = await call(simulator, method, { ...fields, ...own });
    expect(reply).toMatchObject({ status: 400, ok: false });
    expect(reply.description).toContain(says);
  });

  it('keeps commands and texts per language', async () => {
    const commands = [{ command: 'eten', description: 'Eten' }];
    await result(simulator, 'setMyCommands', { commands, language_code: 'nl' });
    await result(simulator, 'setMyDescription', { description: 'Hoi', language_code: 'nl' });
    expect(await result(simulator, 'getMyCommands', { language_code: 'nl' })).toEqual(commands);
    expect(await result(simulator, 'getMyCommands')).toEqual([]);
    expect(await result(simulator, 'getMyDescription', { language_code: 'nl' })).toEqual({ description: 'Hoi' });
    await result(simulator, 'deleteMyCommands', { language_code: 'nl' });
    expect(await result(simulator, 'getMyCommands', { language_code: 'nl' })).toEqual([]);
  });
});

describe('the door', () => {
  it('says 404 for an unknown method and 401 for a wrong token', async () => {
    expect(await call(simulator, 'sendRichMessage')).toEqual({
      status: 404,
      ok: false,
      error_code: 404,
      description: 'Not Found',
    });
    const wrong = await fetch(`${simulator.apiRoot}/bot1:x/getMe`);
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ]);
  });

  it.each([
    { name: 'in the address', address: (id: number) => `?chat_id=${id}&text=hi&disable_notification=true`, init: {} },
    { name: 'as a form', address: () => '', init: { method: 'POST', body: 'form' } },
  ])('reads parameters $name, methods in any case', async ({ address, init }) => {
    const body = 'body' in init ? { body: new URLSearchParams({ chat_id: String(anna.id), text: 'hi' }) } : {};
    const answer = await fetch(`${simulator.apiRoot}/bot${simulator.token}/SENDMESSAGE${address(anna.id)}`, {
      ...init,
      ...body,
    });
    expect(await answer.json()).toMatchObject({ ok: true, result: { text: 'hi', chat: { id: anna.id } } });
  });

  it('does not start on a port in use', async () => {
    const port = Number(new URL(simulator.url).port);
    await expect(startSimulator({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
