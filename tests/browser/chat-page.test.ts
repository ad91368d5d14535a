import { Bot, InlineKeyboard, InputFile } from 'grammy';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { findChromium } from './find-chromium.ts';
import { type Browser, openBrowser } from './open-browser.ts';

const chromium = findChromium();
if (chromium === null) {
  console.log(
    'Left out: the chat page in the browser. Install Chromium ("apt-get install chromium") or name it in CHROMIUM.',
  );
}

/** A bot that echoes; it also has one card of each kind that the page must show. */
function echoBot(simulator: Simulator): Bot {
  const bot = new Bot(simulator.token, { client: { apiRoot: simulator.apiRoot } });
  const keyboard = new InlineKeyboard().text('Plus', 'plus').text('Alert', 'alert').row().text('Toast', 'toast');
  let count = 0;
  bot.command('start', (context) =>
    context.reply(`<b>Hello</b> ${context.match} &lt;i&gt;`, { parse_mode: 'HTML', reply_markup: keyboard }),
  );
  bot.callbackQuery('plus', async (context) => {
    await context.editMessageText(`Count ${++count}`, { reply_markup: keyboard });
    await context.answerCallbackQuery();
  });
  bot.callbackQuery('alert', (context) => context.answerCallbackQuery({ text: 'Look out', show_alert: true }));
  bot.callbackQuery('toast', (context) => context.answerCallbackQuery('Noted'));
  bot.command('quote', (context) =>
    context.reply('<blockquote expandable>1\n2\n3\n4\n5</blockquote><tg-spoiler>secret</tg-spoiler>', {
      parse_mode: 'HTML',
    }),
  );
  bot.command('file', (context) => context.replyWithDocument(new InputFile(Buffer.from('content'), 'export.json')));
  bot.command('slow', async (context) => {
    await context.replyWithChatAction('typing');
    await new Promise((resolve) => setTimeout(resolve, 400));
    await context.reply('at last');
  });
  bot.on('inline_query', (context) =>
    context.answerInlineQuery(
      [
        {
          type: 'article',
          id: '1',
          title: `Found ${context.inlineQuery.query}`,
          description: '68 mg',
          input_message_content: { message_text: '<b>Almonds</b>', parse_mode: 'HTML' },
        },
      ],
      { button: { text: 'More', start_parameter: 'food' } },
    ),
  );
  bot.on('message:text', async (context) => {
    await context.replyWithChatAction('typing');
    await context.reply(`echo: ${context.message.text}`);
  });
  bot.on('edited_message:text', (context) => context.reply(`edited: ${context.editedMessage.text}`));
  bot.on('message', (context) => context.reply(`got ${Object.keys(context.message).at(4)}`));
  return bot;
}

describe.skipIf(chromium === null)('the chat page', () => {
  let browser: Browser;
  let simulator: Simulator;
  let bot: Bot;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '', { width: 1280, height: 800 });
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    simulator = await startSimulator({ host: '127.0.0.1', port: 0, page: true });
    bot = echoBot(simulator);
    await bot.api.setMyCommands([{ command: 'file', description: 'Een bestand' }], { language_code: 'nl' });
    await bot.api.setMyCommands([{ command: 'file', description: 'A file' }]);
    await bot.api.setMyDescription('Echoes all you say.');
    void bot.start();
    page = await browser.context.newPage();
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.setDefaultTimeout(5000);
    await page.goto(simulator.url);
  });
  afterEach(async () => {
    await page.close();
    await bot.stop();
    await simulator.close();
    expect(complaints).toEqual([]);
  });

  const last = () => page.locator('#log article').last();
  const key = (name: string) => page.getByRole('button', { name, exact: true }).last();
  const hears = (text: string) => page.locator('#log article', { hasText: text }).last().waitFor();

  async function type(text: string): Promise<void> {
    await page.locator('#text').fill(text);
    await page.keyboard.press('Enter');
  }

  it('starts, shows formatted text and buttons, and edits in place when tapped', async () => {
    await page.getByText('Echoes all you say.').waitFor();
    await page.getByRole('button', { name: 'Starten' }).click();
    await hears('Hello <i>');
    expect(await last().locator('b').textContent()).toBe('Hello');
    await key('Plus').click();
    await hears('Count 1');
    expect(await page.locator('#log article').count()).toBe(2);
    expect(await last().locator('.stamp').textContent()).toMatch(/^bewerkt \d\d:\d\d$/);
  });

  it('shows answers to taps as a toast or an alert', async () => {
    await page.getByRole('button', { name: 'Starten' }).click();
    await key('Toast').click();
    await page.getByRole('status').filter({ hasText: 'Noted' }).waitFor();
    await key('Alert').click();
    await page.getByRole('dialog').filter({ hasText: 'Look out' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Oké' }).click();
    expect(await page.locator('[aria-busy="true"]').count()).toBe(0);
  });

  it('offers what the bot finds for what is typed behind its name, and sends what is chosen', async () => {
    await page.getByRole('button', { name: 'Starten' }).click();
    await hears('Hello');
    await page.locator('#text').fill('@magnesium_check_bot amandel');
    await page.getByRole('button', { name: 'Found amandel' }).click();
    await page.locator('#log .own', { hasText: 'Almonds' }).waitFor();
    expect(await page.locator('#log .own .forwarded').last().textContent()).toBe('via @magnesium_check_bot');
    expect(await page.locator('#text').inputValue()).toBe('');
    expect(await page.locator('#inline').isHidden()).toBe(true);
    // The answer is kept, so that it comes without the bot.
    await page.locator('#text').fill('@magnesium_check_bot amandel');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await hears('Hello food');
  });

  it('sends typed lines, stickers, photos, voice and places, and edits the last message', async () => {
    await page.getByRole('button', { name: 'Starten' }).click();
    await hears('Hello');
    await page.locator('#text').fill('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('<img src=x onerror=alert(1)>');
    await page.keyboard.press('Enter');
    await hears('echo: one\n<img src=x onerror=alert(1)>');
    expect(await page.locator('#log img').count()).toBe(0);
    await page.locator('#text').press('ArrowUp');
    await page.locator('#text').fill('two');
    await page.keyboard.press('Enter');
    await hears('edited: two');
    expect(await page.locator('#log .own').last().textContent()).toMatch(/^twobewerkt/);
    for (const [name, kind] of [
      ['Sticker', 'sticker'],
      ['Foto', 'photo'],
      ['Spraakbericht', 'voice'],
      ['Locatie', 'location'],
    ] as const) {
      await page.getByRole('button', { name: 'Iets anders sturen' }).click();
      await page.getByRole('button', { name, exact: true }).click();
      await hears(`got ${kind}`);
    }
  });

  it('shows that the bot is typing until it has answered', async () => {
    await page.getByRole('button', { name: 'Starten' }).click();
    await type('/slow');
    const status = page.locator('#bot-status');
    await status.filter({ hasText: 'is aan het typen…' }).waitFor();
    await hears('at last');
    expect(await status.textContent()).toBe('bot');
  });

  it('shows quotes that open, spoilers, and files to download', async () => {
    await page.getByRole('button', { name: 'Starten' }).click();
    await type('/quote');
    await page.getByRole('button', { name: 'Meer tonen' }).click();
    expect(await page.getByRole('button', { name: 'Minder tonen' }).getAttribute('aria-expanded')).toBe('true');
    await page.getByRole('button', { name: 'Verborgen tekst; druk om te tonen' }).click();
    await hears('secret');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Een bestand /file' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /export\.json/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('export.json');
  });

  it('changes person and language, keeps every chat, also when loaded again', async () => {
    await page.getByRole('button', { name: 'Starten' }).click();
    await hears('Hello');
    await page.getByRole('button', { name: /Sam/ }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('#log article').count()).toBe(0);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Start with a link' }).click();
    await page.getByRole('textbox', { name: 'Payload of the link' }).fill('food');
    await page.keyboard.press('Enter');
    await hears('Hello food');
    await page.getByLabel('Name').fill('Jo');
    await page.getByLabel('Language of the app').selectOption('de');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: /Jo/ }).first().waitFor();
    await page.getByRole('button', { name: /Noor/ }).click();
    await hears('Hello');
    await page.reload();
    await hears('Hello');
    expect(await page.getByRole('button', { name: /Noor/ }).getAttribute('aria-current')).toBe('true');
  });

  it('blocks and unblocks the bot', async () => {
    await page.getByRole('button', { name: 'Starten' }).click();
    await hears('Hello');
    await page.getByRole('button', { name: 'Meer', exact: true }).click();
    await page.getByRole('button', { name: 'Bot blokkeren' }).click();
    await page.getByText('Je hebt deze bot geblokkeerd.').waitFor();
    expect(await page.locator('#text').isVisible()).toBe(false);
    await page.locator('#unblock').click();
    await type('back');
    await hears('echo: back');
  });

  it('can be used by keyboard alone, and keeps its place in a card that is edited', async () => {
    const focused = () => page.evaluate('document.activeElement.textContent.trim() || document.activeElement.id');
    await page.getByRole('button', { name: 'Starten' }).waitFor();
    for (let presses = 0; presses < 20 && (await focused()) !== 'Starten'; presses++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await hears('Hello');
    expect(await focused()).toBe('text');
    for (let presses = 0; presses < 20 && (await focused()) !== 'Plus'; presses++)
      await page.keyboard.press('Shift+Tab');
    for (const count of [1, 2]) {
      await page.keyboard.press('Enter');
      await hears(`Count ${count}`);
      expect(await focused()).toBe('Plus');
    }
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
  });

  it('names everything for a screen reader', async () => {
    await page.getByRole('button', { name: 'Starten' }).click();
    await hears('Hello');
    expect(await page.getByRole('log', { name: 'Berichten' }).getAttribute('aria-live')).toBe('polite');
    expect(await last().getAttribute('aria-label')).toMatch(/^Magnesium Check, \d\d:\d\d$/);
    const nameless = await page.evaluate(`
      [...document.querySelectorAll('button, input, textarea, select, a, img')]
        .filter((node) => !node.textContent.trim() && !node.ariaLabel && !node.hasAttribute('alt') && !node.closest('label'))
        .map((node) => node.outerHTML)
    `);
    expect(nameless).toEqual([]);
  });

  it('fits a phone, with the people behind a button', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Starten' }).click();
    await hears('Hello');
    await type('a-very-long-word-'.repeat(20));
    await hears('echo: a-very');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await page.getByRole('button', { name: /Sam/ }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Toon de verzonnen personen' }).click();
    await page.getByRole('button', { name: /Sam/ }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  });

  it('keeps the messages and says so when the bot does not answer', async () => {
    await page.getByRole('button', { name: 'Starten' }).click();
    await hears('Hello');
    await bot.stop();
    await page.getByRole('alert').filter({ hasText: 'De bot antwoordt nu niet' }).waitFor({ timeout: 8000 });
    await hears('Hello');
    const hidden = 'document.getElementById("log").scrollHeight - log.scrollTop - log.clientHeight';
    expect(await page.evaluate(hidden)).toBeLessThan(2);
    void bot.start();
    await page.getByRole('alert').waitFor({ state: 'hidden' });
  }, 20_000);
});
