/** The questionnaire as the handbook of grammY shows it: the conversations plugin, kept in files. */
import { join } from 'node:path';
import { conversations, createConversation } from '@grammyjs/conversations';
import { FileAdapter } from '@grammyjs/storage-file';
import { Bot } from 'grammy';
import { keyboard, QUESTIONS, questionText } from './questions.js';

const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: process.env.TELEGRAM_API_ROOT } });
const adapter = new FileAdapter({ dirName: join(process.env.DATA_DIR, 'conversations') });
bot.use(conversations({ storage: { type: 'key', adapter } }));

async function check(conversation, context) {
  await context.reply(questionText(0), { reply_markup: keyboard });
  const answers = [];
  for (let number = 1; number <= QUESTIONS; number += 1) {
    const tap = await conversation.waitFor('callback_query:data');
    answers.push(tap.callbackQuery.data);
    await tap.answerCallbackQuery();
    await tap.editMessageText(questionText(number), { reply_markup: keyboard });
  }
}

bot.use(createConversation(check));
bot.command('start', (context) => context.conversation.enter('check'));
process.once('SIGTERM', () => void bot.stop());
await bot.start();
