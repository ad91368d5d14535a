/** What is said of a food that somebody looks up: in the chat, and in any other chat by inline mode. */

import type { FoodFact } from '../domain/view.ts';
import type { Food } from '../knowledge/schema.ts';
import { capitalised, type Html, html, joined } from './html.ts';
import type { Speech } from './speech.ts';

export type LookedUp = Pick<FoodFact, 'kind' | 'id' | 'match' | 'better' | 'isAllergen'>;

/**
 * The card of a food, of a row of the American table, or of a group. Amounts are rounded to whole mg and per cent.
 * @returns nothing for what is in no table any more
 */
export function foodCard(speech: Speech, found: LookedUp): Html {
  const { kind, id, match } = found;
  const better = found.better.flatMap((each) => speech.knowledge.foods.get(each) ?? []);
  if (kind === 'usda') return usdaCard(speech, id, match);
  if (kind === 'group') return groupCard(speech, id, better);
  const food = speech.knowledge.foods.get(id);
  if (food === undefined) return html``;
  const card = ownCard(speech, food, match, better);
  return found.isAllergen ? joined([speech.say('card-allergen'), card], '\n\n') : card;
}

/** "68 mg", or that it is less than one. */
export function wholeMg(speech: Speech, mg: number): string {
  return mg < 1 ? speech.plain('card-little') : speech.plain('card-mg', { mg: Math.round(mg) });
}

function ownCard(speech: Speech, food: Food, match: LookedUp['match'], better: readonly Food[]): Html {
  const { scoring, sources } = speech.knowledge;
  const words = speech.words.foods;
  const { male, female } = scoring.referenceMg;
  const note = food.pregnancyNote === undefined ? undefined : words.notes[food.pregnancyNote];
  const names = food.sources.flatMap((source) => sources.get(source)?.title ?? []);
  return joined(
    [
      html`${[title(speech, nameOf(speech, food), match), portionLine(speech, food)]}`,
      html`${[
        speech.say('card-100', { amount: wholeMg(speech, food.mgPer100g) }),
        speech.say('card-share', {
          men: percent(speech, food, male),
          women: percent(speech, food, female),
          male,
          female,
        }),
        speech.say(`food-trust-${food.confidence}`),
        ...(food.maxPerDayG === undefined ? [] : [speech.say('card-most', { gram: food.maxPerDayG })]),
        ...(note === undefined ? [] : [html`${note}`]),
      ]}`,
      better.length === 0
        ? html``
        : html`${[
            speech.say('card-better', { group: words.groups[food.group] ?? food.group }),
            ...better.map((each) => line(speech, each)),
            speech.say('card-kidney'),
          ]}`,
      speech.say('card-source', { names: names.join('; '), record: food.record ?? '' }),
    ],
    '\n\n',
  );
}

function usdaCard(speech: Speech, id: string, match: LookedUp['match']): Html {
  const row = speech.usda?.row(id);
  if (row === undefined || row === null) return html``;
  return html`${[
    title(speech, row.description, match),
    speech.say('card-100', { amount: wholeMg(speech, row.mgPer100g) }),
    speech.say('card-usda'),
    speech.say('card-usda-source', { id }),
  ]}`;
}

function groupCard(speech: Speech, group: string, foods: readonly Food[]): Html {
  if (foods.length === 0) return html``;
  return html`${[
    speech.say('card-group', { group: capitalised(speech.words.foods.groups[group] ?? speech.plain('card-any')) }),
    ...foods.map((each) => line(speech, each)),
    speech.say('card-kidney'),
  ]}`;
}

function portionLine(speech: Speech, food: Food): Html {
  const { portion, amount: held } = amount(speech, food);
  return speech.say('card-portion', { portion: capitalised(portion), amount: held });
}

function title(speech: Speech, name: string, match: LookedUp['match']): Html {
  return speech.say(match === 'exact' ? 'card-title' : 'card-title-close', { name: capitalised(name) });
}

function line(speech: Speech, food: Food): Html {
  return speech.say('card-line', { name: capitalised(nameOf(speech, food)), ...amount(speech, food) });
}

function amount(speech: Speech, food: Food): { readonly portion: string; readonly amount: string } {
  const portion = speech.words.foods.foods[food.id]?.portion ?? `${food.portionG} g`;
  return { portion, amount: wholeMg(speech, food.mgPerPortion) };
}

function nameOf(speech: Speech, food: Food): string {
  return speech.words.foods.foods[food.id]?.name ?? food.id;
}

function percent(speech: Speech, food: Food, referenceMg: number): string {
  const share = Math.round((100 * food.mgPerPortion) / referenceMg);
  return share === 0 ? speech.plain('card-percent-little') : speech.plain('card-percent', { percent: share });
}
