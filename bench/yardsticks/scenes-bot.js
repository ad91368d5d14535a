/** The questionnaire as a wizard of Telegraf's scenes, with a session in a file for each chat. */
import { mkdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Scenes, session, Telegraf } from 'telegraf';
import { keyboard, QUESTIONS, questionText } from './questions.js';

const folder = join(process.env.DATA_DIR, 'sessions');
mkdirSync(folder, { recursive: true });
const fileOf = (key) => join(folder, `${key.replaceAll(':', '-')}.json`);
const store = {
  async get(key) {
    try {
      return JSON.parse(await readFile(fileOf(key), 'utf8'));
    } catch (error) {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    }
  },
  set: (key, value) => writeFile(fileOf(key), JSON.stringify(value)),
  delete: (key) => rm(fileOf(key), { force: true }),
};

const ask = async (context) => {
  context.wizard.state.answers = [];
  await context.reply(questionText(0), { reply_markup: keyboard });
  return context.wizard.next();
};
const answer = async (context) => {
  const { answers } = context.wizard.state;
  answers.push(context.callbackQuery?.data);
  await context.answerCbQuery();
  await context.editMessageText(questionText(answers.length), { reply_markup: keyboard });
  return answers.length === QUESTIONS ? context.scene.leave() : context.wizard.next();
};
const check = new Scenes.WizardScene('check', ask, ...Array.from({ length: QUESTIONS }, () => answer));

const bot = new Telegraf(process.env.BOT_TOKEN, { telegram: { apiRoot: process.env.TELEGRAM_API_ROOT } });
bot.use(session({ store }));
bot.use(new Scenes.Stage([check]).middleware());
bot.command('start', (context) => context.scene.enter('check'));
process.once('SIGTERM', () => bot.stop('SIGTERM'));
await bot.launch();
