/** Foods for whoever types the bot's name and a food in any chat: nothing is known of them, and nothing is kept. */
import type { AnswerInline } from '../chat.ts';
import { betterChoices } from '../domain/food-better.ts';
import type { Language } from '../domain/state.ts';
import type { FoodNames, FoundFood, FoundUsda } from './food-names.ts';
import { capitalised } from './html.ts';
import { foodCard, wholeMg } from './phrase-food-card.ts';
import type { Speech } from './speech.ts';

/** A longer list is not looked through on a phone. */
const MOST = 10;

/** @returns answers what was typed so far, in the given language */
export function createAnswerInline(speeches: Readonly<Record<Language, Speech>>, names: FoodNames): AnswerInline {
  return (query, language) => {
    const speech = speeches[language];
    const results = names.suggest(query, language, MOST).flatMap((found) => {
      const better = betterChoices(found, speech.knowledge, () => true);
      const { html } = foodCard(speech, { ...found, match: 'exact', better, isAllergen: false });
      if (html === '') return [];
      const { title, description } = shortly(speech, found);
      // Sent to others, who may not know where it comes from.
      return [
        { id: `${found.kind}:${found.id}`, title, description, html: `${html}\n\n${speech.say('inline-from').html}` },
      ];
    });
    return { results, onwards: speech.plain(results.length > 0 ? 'inline-onwards' : 'inline-nothing') };
  };
}

function shortly(speech: Speech, { kind, id }: FoundFood | FoundUsda): { title: string; description: string } {
  if (kind === 'usda') {
    const row = speech.usda?.row(id);
    const amount = wholeMg(speech, row?.mgPer100g ?? 0);
    return { title: row?.description ?? id, description: speech.plain('inline-usda', { amount }) };
  }
  const words = speech.words.foods.foods[id];
  const amount = wholeMg(speech, speech.knowledge.foods.get(id)?.mgPerPortion ?? 0);
  return {
    title: capitalised(words?.name ?? id),
    description: speech.plain('inline-food', { amount, portion: words?.portion ?? '' }),
  };
}
