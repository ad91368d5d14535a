/** Takes the pictures of the README from the chat page of the real service: `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataFolder, startService } from '../service-process.ts';
import { openChat } from './chat.ts';
import { findChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';
import { addressOf, tapWholeCheck } from './whole-check.ts';

const chromium = findChromium();
if (chromium === null)
  throw new Error('no Chromium found; install it (apt-get install chromium) or name it in CHROMIUM');
const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });

const data = makeDataFolder();
const service = startService({ ...data.settings, PORT: '0' });
const browser = await openBrowser(chromium, { width: 390, height: 844 });
try {
  const page = await browser.context.newPage();
  const chat = openChat(page, await addressOf(service), 'en');
  await chat.start();
  const pictures = { question: 'question.png', list: 'list.png', result: 'result.png' } as const;
  await tapWholeCheck(chat, 'en', async (stage) => {
    await page.screenshot({ path: join(folder, pictures[stage]) });
  });
  console.log(`written to ${folder}`);
} finally {
  await browser.close();
  service.kill('SIGTERM');
  await service.ended;
  data.remove();
}
