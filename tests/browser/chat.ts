/** A person at the chat page of the real service: reads the last message, taps its buttons, types. */
import type { Page } from 'playwright-core';
import { UNRECOGNISED_MEDICINE } from '../../src/domain/answers.ts';
import { optionLabel } from '../../src/language/names.ts';
import { createSpeech } from '../../src/language/speech.ts';
import { knowledge, words } from '../knowledge-base.ts';

const WAIT_MS = 10_000;

export type ChatLanguage = 'nl' | 'en';

/** How the buttons are called in one language, so that no test depends on their words. */
export function labelsOf(language: ChatLanguage) {
  const speech = createSpeech(words()[language], knowledge);
  return {
    option: (group: string, option: string) => optionLabel(speech, group, option),
    button: (id: string) => speech.plain(`button-${id}`),
    unrecognised: optionLabel(speech, 'medicine', UNRECOGNISED_MEDICINE),
  };
}

export interface Chat {
  readonly page: Page;
  /** Opens the page as somebody whose app is in this language and sends /start. */
  start(): Promise<void>;
  /** Taps the button with exactly this text (ticks aside) on the last message that has buttons, and waits for the answer. */
  tap(label: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Text of the last message of the bot. */
  card(): Promise<string>;
  buttons(): Promise<readonly string[]>;
  /** All that stands in the chat. */
  all(): Promise<string>;
}

/** Waits until the page says what the bot can do, which it learns just after the start: the button moves then, and a tap could miss it. */
export async function describedOn(page: Page): Promise<void> {
  await page.locator('#start').waitFor({ timeout: WAIT_MS });
  await page.waitForFunction(() => document.getElementById('log')?.innerText !== '', undefined, { timeout: WAIT_MS });
}

export function openChat(page: Page, url: string, language: ChatLanguage): Chat {
  const log = page.locator('#log');
  const lastKeyboard = log.locator('article.message:has(.keyboard)').last();
  const lastOther = log.locator('article.other').last();

  /** Waits until the chat looks different than before, and then no more changes come for a moment. */
  async function settle(before: string): Promise<void> {
    await page.waitForFunction((text) => document.getElementById('log')?.innerText !== text, before, {
      timeout: WAIT_MS,
    });
    for (let text = await log.innerText(); ; ) {
      await page.waitForTimeout(120);
      const now = await log.innerText();
      if (now === text) return;
      text = now;
    }
  }

  return {
    page,
    async start() {
      await page.goto(url);
      await describedOn(page);
      if (language === 'en') await addPerson(page, 'Emma', 'en');
      const before = await log.innerText();
      await page.locator('#start').click();
      await settle(before);
      await page.waitForFunction(() => document.querySelectorAll('#log .keyboard').length > 0, undefined, {
        timeout: WAIT_MS,
      });
    },
    async tap(label) {
      const before = await log.innerText();
      const wanted = new RegExp(`^(✓ )?${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
      await lastKeyboard.locator('button', { hasText: wanted }).first().click({ timeout: WAIT_MS });
      await settle(before);
    },
    async type(text) {
      const before = await log.innerText();
      const answers = await log.locator('article.other').count();
      await page.locator('#composer textarea').fill(text);
      await page.keyboard.press('Enter');
      await page.waitForFunction((count) => document.querySelectorAll('#log article.other').length > count, answers, {
        timeout: WAIT_MS,
      });
      await settle(before);
    },
    card: () => lastOther.locator('.text').innerText(),
    buttons: () => lastKeyboard.locator('button').allInnerTexts(),
    all: () => log.innerText(),
  };
}

async function addPerson(page: Page, name: string, language: string): Promise<void> {
  const people = page.locator('#show-people');
  if (await people.isVisible()) await people.click();
  await page.locator('#person-name').fill(name);
  await page.locator('#person-language').selectOption(language);
  await page.locator('#add-person button[type=submit]').click();
  await page.waitForFunction((code) => document.documentElement.lang === code, language, { timeout: WAIT_MS });
}
