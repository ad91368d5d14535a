/** The food part beside a result: the plan, why these foods, and what is known of how somebody eats. */
import type { Button } from '../chat.ts';
import type { View } from '../domain/view.ts';
import { capitalised, type Html, html, paragraphs } from './html.ts';
import { button, named } from './keyboard.ts';
import { optionLabel } from './names.ts';
import { estimate, noPlan, products } from './phrase-food.ts';
import { foodName } from './phrase-food-line.ts';
import { planBlocks } from './phrase-food-plan.ts';
import type { Phrased } from './phrase-question.ts';
import { type Block, pageOf, type Section } from './result-page.ts';
import type { Speech } from './speech.ts';

type FoodView = Extract<View, { kind: 'food' }>;

/** Where it is written that boiling loses magnesium, and steaming less. */
const COOKING_SOURCE = 'do-not-combine-note';
/** Household measures stand in the plan; these are cooked in water. */
const COOKED = new Set(['vegetables', 'leafy_greens']);

export function phraseFood(speech: Speech, view: FoodView): Phrased {
  switch (view.show) {
    case 'plan':
      return planCard(speech, view);
    case 'why':
      return whyCard(speech, view);
    case 'preferences':
      return preferencesCard(speech, view);
  }
}

function planCard(speech: Speech, view: FoodView): Phrased {
  const { advice, plan } = view;
  const blocks: Block[] = [];
  if (advice.is === 'no-plan') blocks.push(...noPlan(speech, advice));
  else {
    blocks.push(...estimate(speech, advice));
    if (plan === null) blocks.push(...products(speech, advice));
    else blocks.push(...planBlocks(speech, plan));
    if (view.wishes.allergies === null) blocks.push({ text: speech.say('food-allergy-unknown') });
    if (view.isKidneyUnknown) blocks.push({ text: speech.say('food-kidney-unknown') });
  }
  const page = pageOf({ title: speech.say('food-title'), blocks, links: [] } satisfies Section, 0);
  return {
    text: paragraphs([speech.say('food-title'), { html: page.text }, speech.say('result-footer')]),
    buttons: [...page.buttons, ...(plan === null ? [[preferences(speech)]] : []), ...onwards(speech, view)],
  };
}

function whyCard(speech: Speech, { plan, advice }: FoodView): Phrased {
  const lines = (plan?.lines ?? []).flatMap(({ food }) => {
    const fact = speech.knowledge.foods.get(food);
    if (fact === undefined) return [];
    return [
      speech.say('food-why-line', {
        name: capitalised(foodName(speech, food)),
        mg: Math.round(fact.mgPer100g),
        trust: speech.say(`food-trust-${fact.confidence}`),
      }),
    ];
  });
  const groups = (plan?.lines ?? []).map(({ food }) => speech.knowledge.foods.get(food)?.group ?? '');
  const isReplacing = (plan?.lines ?? []).some((line) => line.insteadOf !== null);
  const tips = [
    ...(groups.some((group) => COOKED.has(group)) ? [cookingTip(speech)] : []),
    ...(isReplacing ? [speech.say('food-why-instead')] : []),
    speech.say('food-why-label'),
  ];
  const sources = [...new Set((plan?.lines ?? []).flatMap((line) => line.sources))].flatMap(
    (id) => speech.knowledge.sources.get(id)?.title ?? [],
  );
  return {
    text: paragraphs([
      html`${[speech.say('food-why-title'), speech.say(advice.is === 'gap' ? 'food-why-rule' : 'food-why-rule-open')]}`,
      html`${lines}`,
      html`${tips}`,
      ...(sources.length > 0 ? [speech.say('food-why-sources', { names: sources.join('; ') })] : []),
    ]),
    buttons: [[named(speech, 'button-food-plan', { do: 'food', at: 'plan' }, 'primary')], [preferences(speech)]],
  };
}

function cookingTip(speech: Speech): Html {
  const source = speech.knowledge.sources.get(COOKING_SOURCE)?.url;
  const tip = speech.say('food-why-cooking');
  return source === undefined ? tip : html`${tip} <a href="${source}">${speech.say('food-why-cooking-source')}</a>`;
}

/** One line and one Change button for each thing that is known. */
function preferencesCard(speech: Speech, view: FoodView): Phrased {
  const { diet, allergies, limits, dislikes, often } = view.wishes;
  const list = (ids: readonly string[] | null, nameOf: (id: string) => string): string => {
    if (ids === null) return speech.plain('food-not-said');
    return ids.length === 0 ? speech.plain('answer-none') : ids.map(nameOf).join('; ');
  };
  const rows = [
    ['food-diet', diet === null ? speech.plain('food-not-said') : optionLabel(speech, 'diet', diet)],
    ['food-allergies', list(allergies, (id) => optionLabel(speech, 'allergy', id))],
    ['food-limits', list(limits, (id) => optionLabel(speech, 'food-limits', id))],
    ['food-dislikes', list(dislikes, (id) => foodName(speech, id))],
    ...(often.length > 0 ? ([['food-often', list(often, (id) => foodName(speech, id))]] as const) : []),
  ] as const;
  const lines = rows.map(([id, answer]) => speech.say('change-line', { title: speech.plain(`title-${id}`), answer }));
  return {
    text: paragraphs([
      html`${[speech.say('food-preferences-title'), speech.say('food-preferences-intro')]}`,
      html`${lines}`,
      speech.say('food-preferences-typed'),
    ]),
    buttons: [
      [named(speech, 'button-food-plan', { do: 'food', at: 'plan' }, 'primary')],
      ...rows.map(([at]) => [
        button(speech.plain('button-food-change', { title: speech.plain(`title-${at}`) }), { do: 'food', at }),
      ]),
      ...onwards(speech, view),
    ],
  };
}

function preferences(speech: Speech): Button {
  return named(speech, 'button-food-preferences', { do: 'food', at: 'preferences' });
}

/** Back to where the person came from; without a check, to its questions. */
function onwards(speech: Speech, { check, run, advice }: FoodView): readonly (readonly Button[])[] {
  switch (check) {
    case 'result':
      return [
        ...(advice.is === 'not-asked'
          ? [[named(speech, 'button-food-questions', { do: 'change', run, question: 'food-offer' })]]
          : []),
        [named(speech, 'button-part-summary', { do: 'part', run, part: 'summary', page: 0 })],
      ];
    case 'open':
      return [[named(speech, 'button-food-check', { do: 'command', command: 'start' })]];
    case 'none':
      return [[named(speech, 'button-food-start', { do: 'command', command: 'check' })]];
  }
}
