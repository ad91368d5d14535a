/** The product as a newcomer meets it: the real service without a token, its chat page, a whole check. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, makeDataFolder, type Service, startService } from '../service-process.ts';
import { type Chat, describedOn, labelsOf, openChat } from './chat.ts';
import { findChromium } from './find-chromium.ts';
import { type Browser, openBrowser } from './open-browser.ts';
import { addressOf, tapWholeCheck } from './whole-check.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('a check in the browser', () => {
  let browser: Browser;
  let data: DataFolder;
  let service: Service;
  let url: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '', { width: 390, height: 844 });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    data = makeDataFolder();
    service = startService({ ...data.settings, PORT: '0' });
    url = await addressOf(service);
    complaints.length = 0;
  });
  afterEach(async () => {
    service.kill('SIGTERM');
    await service.ended;
    data.remove();
    expect(complaints).toEqual([]);
  });

  async function open(language: 'nl' | 'en'): Promise<Chat> {
    const page = await browser.context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    const chat = openChat(page, url, language);
    await chat.start();
    return chat;
  }

  it.each(['nl', 'en'] as const)(
    'reaches a result by tapping only (%s), and shows every part of it',
    async (language) => {
      const chat = await open(language);
      const { button } = labelsOf(language);
      await tapWholeCheck(chat, language);
      const summary = await chat.card();
      expect(summary).toContain('112');
      for (const part of ['why', 'causes', 'food', 'supplement', 'next']) {
        await chat.tap(button(`part-${part}`));
        expect(await chat.card()).not.toBe(summary);
        await chat.tap(button('part-summary'));
      }
      expect(await chat.card()).toBe(summary);
      await chat.page.close();
    },
    120_000,
  );

  it.each([
    {
      language: 'nl' as const,
      texts: [
        'ja',
        '67',
        'vrouw',
        'geen van deze',
        'geen van deze',
        'nee',
        '3x per week',
        'best veel last',
        'nooit',
        'elke nacht',
        'heel erg',
        'nee',
        'geen',
        'geen van deze',
        'geen van deze',
        'omeprazol',
        'klaar',
        'langer dan een jaar',
        'geen',
        'geen',
        'nee',
        'geen van deze',
        'later',
      ],
    },
    {
      language: 'en' as const,
      texts: [
        'yes',
        '67',
        'woman',
        'none of these',
        'none of these',
        'no',
        '3 times a week',
        'quite a lot',
        'never',
        'every night',
        'very much',
        'no',
        'none',
        'none of these',
        'none of these',
        'omeprazole',
        'done',
        'more than a year',
        'none',
        'none',
        'no',
        'none of these',
        'later',
      ],
    },
  ])(
    'reaches a result by typing only ($language)',
    async ({ language, texts }) => {
      const chat = await open(language);
      for (const text of texts) await chat.type(text);
      expect(await chat.buttons()).toContain(labelsOf(language).button('part-why'));
      await chat.page.close();
    },
    120_000,
  );

  it('shows the number to call at the tick of a danger sign, and goes on when it is taken back', async () => {
    const chat = await open('nl');
    const { option, button } = labelsOf('nl');
    await chat.tap(button('consent-yes'));
    await chat.tap(option('age', '18-49'));
    await chat.tap(option('sex', 'female'));
    await chat.tap(option('safety', 'chest_pain'));
    expect(await chat.card()).toMatch(/112/);
    expect(await chat.buttons()).toEqual([button('take-back'), ...(await chat.buttons()).slice(1)]);
    await chat.tap(button('take-back'));
    expect(await chat.buttons()).toContain(option('safety', 'chest_pain'));
    await chat.page.close();
  }, 60_000);

  it('goes on where it was after the service was killed', async () => {
    const chat = await open('nl');
    const { option, button } = labelsOf('nl');
    await chat.tap(button('consent-yes'));
    await chat.tap(option('age', '18-49'));
    service.kill('SIGKILL');
    await service.ended;
    // A new process has a new page (the simulated Telegram lived in the old one), but the answers were kept.
    service = startService({ ...data.settings, PORT: '0' });
    url = await addressOf(service);
    await chat.page.goto(url);
    await describedOn(chat.page);
    await chat.page.locator('#start').click();
    await chat.page.waitForFunction(() => document.querySelectorAll('#log .keyboard').length > 0);
    expect(await chat.buttons()).toContain(option('sex', 'female'));
    await chat.page.close();
  }, 60_000);
});
