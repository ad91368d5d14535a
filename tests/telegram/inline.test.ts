import { join } from 'node:path';
import type { User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/chat.ts';
import { usdaReader } from '../../src/knowledge/usda.ts';
import { createFoodNames } from '../../src/language/food-names.ts';
import { createUsdaFoods } from '../../src/language/food-usda.ts';
import { createAnswerInline } from '../../src/language/phrase-inline.ts';
import { createSpeeches } from '../../src/language/speech.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { createBot } from '../../src/telegram/bot.ts';
import { languageOf } from '../../src/turn.ts';
import { knowledge, words } from '../knowledge-base.ts';

const allWords = words();
const usda = createUsdaFoods(usdaReader(join(import.meta.dirname, '..', '..', 'knowledge')));
const answerInline = createAnswerInline(
  createSpeeches(allWords, knowledge, usda),
  createFoodNames(allWords, knowledge, usda),
);

let simulator: Simulator;
let noor: User;
let sam: User;
let handled: Incoming[];
let failures: string[];
let stop: () => Promise<void>;

beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  noor = simulator.people.create({ name: 'Noor', languageCode: 'nl' });
  sam = simulator.people.create({ name: 'Sam', languageCode: 'en' });
  handled = [];
  failures = [];
  const stopping = new AbortController();
  const bot = createBot({
    token: simulator.token,
    apiRoot: simulator.apiRoot,
    handle: async (incoming) => {
      handled.push(incoming);
      return null;
    },
    mayPass: () => false,
    onUpdate() {},
    apology: () => ({ place: 'below', anew: false, html: 'sorry', buttons: [] }),
    answerInline: async (query, appLanguage) => answerInline(query, languageOf(appLanguage)),
    nowMs: Date.now,
    stopping: stopping.signal,
    log: { info() {}, warn() {}, failure: (event) => failures.push(event) },
  });
  await bot.connect();
  const done = bot.poll();
  stop = async () => {
    stopping.abort();
    await done;
  };
});
afterEach(async () => {
  await stop();
  await simulator.close();
});

async function offered(who: User, query: string) {
  const id = simulator.people.askInline(who, query);
  return { id, ...(await simulator.waitFor(() => simulator.inlineOffer(id))) };
}

describe('inline mode over HTTP', () => {
  it('answers what is typed behind the name of the bot, in the language of the app', async () => {
    const dutch = await offered(noor, 'amandel');
    expect(dutch.results[0]).toMatchObject({ title: 'Ongezouten amandelen' });
    const english = await offered(sam, 'almond');
    expect(english.results[0]).toMatchObject({ title: 'Unsalted almonds' });
    expect(english.button).toMatchObject({ start_parameter: 'food' });
  });

  it('gives the same letters to another person in another language', async () => {
    expect((await offered(noor, 'granola')).results[0]?.title).toBe('Zelfgemaakte granola');
    expect((await offered(sam, 'granola')).results[0]?.title).toBe('Homemade granola');
  });

  it('lets Telegram keep the answer for that person', async () => {
    await offered(noor, 'amandel');
    await offered(noor, 'amandel');
    const calls = simulator.calls.filter(({ method }) => method === 'answerInlineQuery');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.parameters).toMatchObject({ is_personal: true, cache_time: 3_600 });
  });

  it('is no turn: nothing is handed over, whatever is typed and chosen', async () => {
    const { id, results } = await offered(noor, 'amandel');
    simulator.people.chooseInline(noor, id, results[0]?.id ?? '');
    await offered(sam, 'I have chest pain');
    // What comes after it has been looked at, so it has been looked at as well.
    simulator.people.say(sam, 'hello');
    await expect.poll(() => handled.length).toBe(1);
    expect(handled[0]?.content).toEqual({ kind: 'text', text: 'hello' });
    expect(failures).toEqual([]);
  });

  it('sends the card that the chat shows too', async () => {
    const { id, results } = await offered(noor, 'walnoten');
    const { text } = simulator.people.chooseInline(noor, id, results[0]?.id ?? '');
    expect(text).toContain('Per 100 g: 158 mg.');
    expect(text).toContain('SR28 NDB 12155');
  });

  it.each(['', 'qqqqqq', '<b>&', '🥜', 'x'.repeat(256)])('answers "%s" as well', async (query) => {
    expect((await offered(noor, query)).button?.text).not.toBe('');
    expect(failures).toEqual([]);
  });

  it('lives on when an answer does not arrive', async () => {
    simulator.faults.add({ method: 'answerInlineQuery', kind: 'status', code: 502, times: 1 });
    simulator.people.askInline(noor, 'noten');
    expect((await offered(noor, 'walnoten')).results.length).toBeGreaterThan(0);
    expect(failures).toEqual(['inline-unanswered']);
  });
});
