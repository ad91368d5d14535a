/** A day plan in words: portions with what they bring, what they can take the place of, and the buttons to change it. */
import type { Button } from '../chat.ts';
import type { PlanView } from '../domain/view.ts';
import { capitalised, type Html, html } from './html.ts';
import { button, named } from './keyboard.ts';
import { foodLine, foodName } from './phrase-food-line.ts';
import { type Block, block, listed } from './result-page.ts';
import type { Speech } from './speech.ts';

/** Most characters that a copy button carries. */
const COPY_LENGTH = 256;
const TITLE_NAMES = 26;

/** The open plan with its buttons; when there is none, why and what would help. */
export function planBlocks(speech: Speech, plan: PlanView): readonly Block[] {
  if (plan.count === 0) {
    return [
      block(html`${[speech.say('food-plan-none'), ...helps(speech, plan)]}`, [
        ...(plan.isLight ? [[light(speech, plan)]] : []),
        [preferences(speech)],
      ]),
    ];
  }
  const title = speech.say('food-plan-title', { number: plan.number + 1, count: plan.count });
  const lines = plan.lines.map((line) => block(planLine(speech, line)));
  const sums = [speech.say('food-plan-sum', { sum: plan.sumMg, kcal: plan.kcal }), closes(speech, plan)];
  if (plan.gapMg > plan.targetMg) sums.push(speech.say('food-plan-capped', { target: plan.targetMg }));
  const gap = plan.isEstimated ? [block(speech.say('food-plan-gap', { gap: plan.gapMg }))] : [];
  const top = [...gap, ...listed(title, lines)];
  if (plan.status === 'closed') return [...top, block(html`${sums}`, planButtons(speech, plan))];
  const partial = html`${[speech.say('food-plan-partial'), ...helps(speech, plan)]}`;
  return [...top, block(html`${sums}`), block(partial, planButtons(speech, plan))];
}

/** The list for a shop, to be copied; portions are left out when they do not fit. */
export function shoppingList(speech: Speech, plan: PlanView): string {
  const whole = plan.lines.map(({ food, portionG }) => {
    const portion = speech.words.foods.foods[food]?.portion ?? `${portionG} g`;
    return `${capitalised(foodName(speech, food))}: ${portion}`;
  });
  const text = whole.join('\n');
  if (text.length <= COPY_LENGTH) return text;
  return plan.lines
    .map(({ food }) => capitalised(foodName(speech, food)))
    .join('\n')
    .slice(0, COPY_LENGTH);
}

function planLine(speech: Speech, line: PlanView['lines'][number]): Html {
  const text = foodLine(speech, line);
  if (line.insteadOf === null) return text;
  const { food, mg } = line.insteadOf;
  return html`${text} <i>${speech.say('food-plan-instead', { name: foodName(speech, food), mg })}</i>`;
}

function closes(speech: Speech, plan: PlanView): Html {
  if (!plan.isEstimated && plan.openMg > 0) return speech.say('food-plan-unknown-open', { open: plan.openMg });
  if (!plan.isEstimated) return speech.say('food-plan-unknown');
  if (plan.openMg > 0) return speech.say('food-plan-open', { open: plan.openMg });
  return speech.say(plan.gapMg > plan.targetMg ? 'food-plan-step' : 'food-plan-closes');
}

/** What makes more possible; an allergy is never to be given up for it. */
function helps(speech: Speech, plan: PlanView): readonly Html[] {
  return [
    ...(plan.isLight ? [speech.say('food-plan-more-kcal')] : []),
    ...(plan.hasDislikes ? [speech.say('food-plan-fewer-dislikes')] : []),
    ...(plan.isLight || plan.hasDislikes ? [] : [speech.say('food-plan-dietitian')]),
  ];
}

function planButtons(speech: Speech, plan: PlanView): readonly (readonly Button[])[] {
  const swaps = plan.lines.map(({ food }) => [
    button(speech.plain('button-food-swap', { name: cut(foodName(speech, food)) }), { do: 'food-swap', food }),
  ]);
  const next = { do: 'food-plan', plan: (plan.number + 1) % plan.count } as const;
  const others = plan.count > 1 ? [named(speech, 'button-food-next', next)] : [];
  return [
    ...swaps,
    [...others, light(speech, plan)],
    [
      named(speech, 'button-food-why', { do: 'food', at: 'why' }),
      button(speech.plain('button-food-list'), { copy: shoppingList(speech, plan) }),
    ],
    [preferences(speech), named(speech, 'button-food-picture', { do: 'food-picture' })],
  ];
}

function light(speech: Speech, { isLight }: PlanView): Button {
  return named(speech, isLight ? 'button-food-usual' : 'button-food-light', { do: 'food-light', on: !isLight });
}

function preferences(speech: Speech): Button {
  return named(speech, 'button-food-preferences', { do: 'food', at: 'preferences' });
}

function cut(name: string): string {
  return name.length <= TITLE_NAMES ? name : `${name.slice(0, name.lastIndexOf(' ', TITLE_NAMES) || TITLE_NAMES)}…`;
}
