/** Foods that were asked about, and the picture of a day with the same in words. */
import type { Message } from '../chat.ts';
import type { View } from '../domain/view.ts';
import { html, paragraphs } from './html.ts';
import { named } from './keyboard.ts';
import { foodCard } from './phrase-food-card.ts';
import type { Phrased } from './phrase-question.ts';
import type { Speech } from './speech.ts';

type Of<Kind extends View['kind']> = Extract<View, { kind: Kind }>;

/** A card of each food. */
export function phraseFacts(speech: Speech, { foods }: Of<'food-facts'>): Phrased {
  return {
    text: paragraphs(foods.map((found) => foodCard(speech, found))),
    buttons: [[named(speech, 'button-food-own', { do: 'command', command: 'food' })]],
  };
}

/** The picture; its text says all that it shows. The plan with its buttons stays where it is, above. */
export function phrasePicture(speech: Speech, { intake, referenceMg, planMg }: Of<'food-picture'>): Message {
  const lines = [
    ...(intake === null
      ? []
      : [speech.say('food-picture-intake', { shown: intake.shownMg, low: intake.lowMg, high: intake.highMg })]),
    ...(planMg === 0 ? [] : [speech.say('food-picture-plan', { plan: planMg })]),
    ...(intake === null || planMg === 0 ? [] : [speech.say('food-picture-sum', { sum: intake.shownMg + planMg })]),
    speech.say('food-picture-reference', { reference: referenceMg }),
  ];
  return {
    place: 'below',
    anew: false,
    html: html`${[speech.say('food-picture-title'), ...lines]}`.html,
    buttons: [],
    picture: {
      foodMg: intake?.shownMg ?? 0,
      rangeMg: intake === null ? null : { low: intake.lowMg, high: intake.highMg },
      planMg,
      referenceMg,
    },
  };
}
