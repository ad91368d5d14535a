/**
 * The floor: what a bot costs that does nothing but its duty. Each tap writes one row, as safely as ours does (WAL,
 * synchronous FULL), is answered, and edits its message. It polls, or takes a webhook where it is given an address.
 */
import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
const { default: Database } = await import('better-sqlite3');
const { Bot, InlineKeyboard, webhookCallback } = await import('grammy');

const folder = process.env['DATA_DIR'] ?? '';
mkdirSync(folder, { recursive: true });
const db = new Database(join(folder, 'bare.db'));
db.pragma('journal_mode = wal');
db.pragma('synchronous = full');
db.exec(
  'create table if not exists chat (chat_id integer primary key, taps integer not null, last text not null) strict',
);
const write = db.prepare<[number, string]>(
  `insert into chat (chat_id, taps, last) values (?, 1, ?)
   on conflict (chat_id) do update set taps = taps + 1, last = excluded.last`,
);

const options = ['never', 'seldom', 'sometimes', 'often', 'always'];
const reply_markup = InlineKeyboard.from(options.map((option) => [InlineKeyboard.text(option, `answer:${option}`)]));
const text = 'Question 3 of about 20\n\nHow often did you have this in the last four weeks?';

const bot = new Bot(process.env['BOT_TOKEN'] ?? '', {
  client: { apiRoot: process.env['TELEGRAM_API_ROOT'] ?? '' },
});
bot.command('start', (context) => context.reply(text, { reply_markup }));
bot.on('callback_query:data', async (context) => {
  write.run(context.from.id, context.callbackQuery.data);
  await context.answerCallbackQuery();
  await context.editMessageText(text, { reply_markup });
});

const address = process.env['WEBHOOK_URL'];
if (address === undefined) {
  process.once('SIGTERM', () => void bot.stop());
  await bot.start();
  db.close();
} else {
  const { createServer } = await import('node:http'); // which polling can do without
  const take = webhookCallback(bot, 'http');
  const server = createServer((request, response) => void take(request, response));
  process.once('SIGTERM', () => {
    server.close(() => db.close());
    server.closeAllConnections(); // the people of the bench go on until the end
  });
  await new Promise<void>((resolve) => server.listen(Number(process.env['PORT']), '127.0.0.1', resolve));
  await bot.api.setWebhook(address);
}
