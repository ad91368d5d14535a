/** A whole check at the chat page by taps, as a person with cramps, poor sleep and headaches would give it. */
import type { Service } from '../service-process.ts';
import { type Chat, type ChatLanguage, labelsOf } from './chat.ts';

/** Waits for the address that the service prints. */
export async function addressOf(service: Service): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = service
      .out()
      .join('\n')
      .match(/http:\/\/[\w.:-]+/);
    if (found !== null) return found[0];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the service printed no address: ${service.errors()}`);
}

/** From the consent card to the result; `pause` is called with the name of each stage on the way. */
export async function tapWholeCheck(
  chat: Chat,
  language: ChatLanguage,
  pause: (stage: 'question' | 'list' | 'result') => Promise<void> = async () => {},
): Promise<void> {
  const { option, button } = labelsOf(language);
  const none = button('none');
  await chat.tap(button('consent-yes'));
  await chat.tap(option('age', '50-64'));
  await chat.tap(option('sex', 'female'));
  await chat.tap(none);
  await chat.tap(none);
  await chat.tap(option('mind', 'no'));
  await pause('question');
  await chat.tap(option('frequency', '3'));
  await chat.tap(option('bother', '2'));
  await chat.tap(option('frequency', '0'));
  await chat.tap(option('frequency', '4'));
  await chat.tap(option('bother', '3'));
  await chat.tap(option('frequency', '0'));
  await chat.tap(option('complaint', 'tingling'));
  await chat.tap(option('complaint', 'headache'));
  await pause('list');
  await chat.tap(button('done'));
  await chat.tap(option('frequency', '3'));
  await chat.tap(option('bother', '2'));
  await chat.tap(option('frequency', '2'));
  await chat.tap(option('bother', '1'));
  await chat.tap(none);
  await chat.tap(none);
  await chat.tap(none);
  await chat.tap(option('medicine', 'stomach_protector'));
  await chat.tap(button('done'));
  await chat.tap(option('acid-blocker-time', 'year-or-more'));
  await chat.tap(none);
  await chat.tap(none);
  await chat.tap(option('magnesium-now', 'none'));
  await chat.tap(none);
  await chat.tap(option('food-offer', 'now'));
  for (const [question, answer] of FOOD) await chat.tap(option(question, answer));
  await chat.tap(option('diet', 'vegetarian'));
  await chat.tap(option('allergy', 'nuts'));
  await chat.tap(button('done'));
  await pause('result');
}

const FOOD = [
  ['bread-slices', '1-2'],
  ['bread-type', 'white'],
  ['whole-grains', 'never'],
  ['starch', 'w34'],
  ['vegetables', '2'],
  ['leafy', 'never'],
  ['legumes', 'never'],
  ['nuts', 'never'],
  ['dairy', '1'],
  ['coffee', '1-2'],
  ['meat-fish', 'never'],
  ['fruit', '0'],
  ['extras', 'snacks'],
  ['mineral-water', 'no'],
] as const;
