/** Names of foods and groups, and one food in one line. */
import type { FoodLine } from '../domain/view.ts';
import { capitalised, type Html, html } from './html.ts';
import type { Speech } from './speech.ts';

/** Name of a food or of a food group, for inside a sentence. */
export function foodName(speech: Speech, id: string): string {
  const { foods, groups } = speech.words.foods;
  return foods[id]?.name ?? groups[id] ?? id;
}

/** Portion in a household measure, mg in steps of 5, and what a pregnant person should know of it. */
export function foodLine(speech: Speech, line: FoodLine): Html {
  const { foods, notes } = speech.words.foods;
  const portion = foods[line.food]?.portion ?? `${line.portionG} g`;
  const text = speech.say('food-line', { name: capitalised(foodName(speech, line.food)), portion, mg: line.mg });
  const note = line.pregnancyNote === null ? undefined : notes[line.pregnancyNote];
  return note === undefined ? text : html`${text}. <i>${note}</i>`;
}
