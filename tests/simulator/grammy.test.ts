import { Bot, GrammyError, InlineKeyboard, InputFile } from 'grammy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';

let simulator: Simulator;
let bot: Bot;

beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  bot = new Bot(simulator.token, { client: { apiRoot: simulator.apiRoot } });
});
afterEach(async () => {
  await bot.stop();
  await simulator.close();
});

const lastFromBot = (who: { id: number }) => simulator.transcript(who).findLast((message) => message.from === 'bot');

it('holds a conversation: command, text, tap, edit, toast', async () => {
  const keyboard = new InlineKeyboard().text('Ja', 'yes').text('Nee', 'no');
  bot.command('start', (context) =>
    context.reply(`<b>Hoi</b> ${context.match}`, { parse_mode: 'HTML', reply_markup: keyboard }),
  );
  bot.on('message:text', (context) => context.reply(context.message.text));
  bot.callbackQuery('yes', async (context) => {
    await context.editMessageText('Je zei ja');
    await context.answerCallbackQuery('Genoteerd');
  });
  void bot.start();

  const anna = simulator.people.create({ name: 'Anna', languageCode: 'nl' });
  simulator.people.start(anna, 'food');
  const card = await simulator.waitFor(() => lastFromBot(anna));
  expect(card).toMatchObject({ text: 'Hoi food', entities: [{ type: 'bold', offset: 0, length: 3 }] });
  simulator.people.tap(anna, card.id, 'Ja');
  await simulator.waitFor(() => simulator.toasts(anna).length === 1);
  expect(lastFromBot(anna)).toMatchObject({ id: card.id, text: 'Je zei ja', buttons: [] });
  expect(lastFromBot(anna)?.earlier.map((one) => one.text)).toEqual(['Hoi food']);
  simulator.people.say(anna, 'a & b');
  await simulator.waitFor(() => lastFromBot(anna)?.text === 'a & b');
});

it('takes uploads and gives files back', async () => {
  const anna = simulator.people.create({ name: 'Anna', languageCode: 'nl' });
  simulator.people.start(anna);
  const sent = await bot.api.sendDocument(anna.id, new InputFile(Buffer.from('{"a":1}'), 'mijn-gegevens.json'), {
    caption: '<i>Alles</i>',
    parse_mode: 'HTML',
    reply_markup: new InlineKeyboard().text('Ok', 'ok'),
  });
  expect(sent.document).toMatchObject({ file_name: 'mijn-gegevens.json', file_size: 7 });
  expect(simulator.transcript(anna).at(-1)).toMatchObject({ text: 'Alles', buttons: [[{ text: 'Ok' }]] });
  const file = await bot.api.getFile(sent.document.file_id);
  const back = await fetch(`${simulator.apiRoot}/file/bot${simulator.token}/${file.file_path}`);
  expect(await back.text()).toBe('{"a":1}');
  const again = await bot.api.sendDocument(anna.id, sent.document.file_id);
  expect(again.document.file_name).toBe('mijn-gegevens.json');
});

it('refuses in words that grammY understands', async () => {
  const error = await bot.api.sendMessage(1, 'a').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(GrammyError);
  expect(error).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' });
});

it('knows the bot and its chats', async () => {
  const anna = simulator.people.create({ name: 'Anna', languageCode: 'nl' });
  expect(await bot.api.getMe()).toMatchObject({ is_bot: true, username: 'magnesium_check_bot' });
  expect(await bot.api.getChat(anna.id)).toMatchObject({ type: 'private', first_name: 'Anna' });
});

it('answers an inline query once', async () => {
  const anna = simulator.people.create({ name: 'Anna', languageCode: 'nl' });
  const id = simulator.people.askInline(anna, 'amandelen');
  const article = {
    type: 'article',
    id: '1',
    title: 'Amandelen',
    input_message_content: { message_text: 'mg' },
  } as const;
  expect(await bot.api.answerInlineQuery(id, [article])).toBe(true);
  await expect(bot.api.answerInlineQuery(id, [article])).rejects.toThrow('query is too old');
});
