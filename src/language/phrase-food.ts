/** Food: the estimate with what it rests on, and products in household measures. */
import type { FoodAdvice, Intake, PlanView, Result } from '../domain/view.ts';
import { type Html, html } from './html.ts';
import { button } from './keyboard.ts';
import { medicineName } from './names.ts';
import { foodLine } from './phrase-food-line.ts';
import { planBlocks } from './phrase-food-plan.ts';
import { changePage } from './phrase-why.ts';
import { type Block, block, listed, type Section } from './result-page.ts';
import type { Speech } from './speech.ts';

/** Products for this person, or why there are none. */
export function foodSection(speech: Speech, run: number, result: Result, plan: PlanView | null): Section {
  const { food } = result;
  if (food.is === 'no-plan')
    return { title: speech.say('food-title'), blocks: noPlan(speech, food), links: ['sources'] };
  return {
    title: speech.say('food-title'),
    blocks: [
      ...estimate(speech, food),
      ...offered(speech, food, plan),
      ...changeRow(speech, run, result),
      ...cautions(speech, run, result),
    ],
    links: ['supplement', 'sources'],
  };
}

/** The plan that closes the gap; without a gap that is known, foods to choose from and the way to a plan. */
function offered(
  speech: Speech,
  food: Exclude<FoodAdvice, { is: 'no-plan' }>,
  plan: PlanView | null,
): readonly Block[] {
  if (food.is === 'gap' && plan !== null && plan.count > 0) return planBlocks(speech, plan);
  const toPlan = button(speech.plain('button-food-plan'), { do: 'food', at: 'plan' });
  const toPreferences = button(speech.plain('button-food-preferences'), { do: 'food', at: 'preferences' });
  const rows = food.is === 'enough' ? [[toPreferences]] : [[toPlan, toPreferences]];
  return withButtons(products(speech, food), rows);
}

/** Buttons under the last of the blocks. */
function withButtons(blocks: readonly Block[], rows: NonNullable<Block['buttons']>): readonly Block[] {
  const last = blocks.at(-1);
  if (last === undefined) return [];
  return [...blocks.slice(0, -1), { ...last, buttons: [...(last.buttons ?? []), ...rows] }];
}

/** Why there is no plan, and whom to ask. */
export function noPlan(speech: Speech, food: Extract<FoodAdvice, { is: 'no-plan' }>): readonly Block[] {
  const { conditions } = speech.words;
  const illnesses = food.because.flatMap((id) => conditions[id]?.name ?? []);
  const medicines = food.because.filter((id) => conditions[id] === undefined).map((id) => medicineName(speech, id));
  const reasons = [
    ...(illnesses.length > 0 ? [speech.say('food-no-plan', { because: illnesses.join(', ') })] : []),
    ...(medicines.length > 0 ? [speech.say('food-no-plan-medicine', { because: medicines.join(', ') })] : []),
  ];
  return [...reasons, speech.say('food-no-plan-ask')].map((text) => block(text));
}

/** The estimate with what it rests on; nothing when the food questions were left for later. */
export function estimate(speech: Speech, food: Exclude<FoodAdvice, { is: 'no-plan' }>): readonly Block[] {
  if (food.is === 'not-asked') return [];
  // A group value says nothing of a person a little below it (instruments.md 4.4); own magnesium does not count here.
  const { gapMg, referenceMg } = food.intake;
  const isNear = food.is === 'gap' && gapMg * 100 <= speech.knowledge.scoring.gap.none * referenceMg;
  return [block(intakeText(speech, food.intake)), block(basis(speech, food.intake, isNear))];
}

function intakeText(speech: Speech, intake: Intake): Html {
  return speech.say('food-intake', {
    low: intake.lowMg,
    high: intake.highMg,
    shown: intake.shownMg,
    reference: intake.referenceMg,
  });
}

function basis(speech: Speech, intake: Intake, isNear: boolean): Html {
  const lines = [speech.say('food-basis')];
  if (isNear) lines.push(speech.say('food-near'));
  if (intake.filled > 0) lines.push(speech.say('food-filled', { count: intake.filled }));
  if (intake.isMiddle) lines.push(speech.say('food-middle'));
  return html`${lines}`;
}

/** Foods to choose from. */
export function products(speech: Speech, food: Exclude<FoodAdvice, { is: 'no-plan' }>): readonly Block[] {
  const lines = food.foods.map((line) => block(foodLine(speech, line)));
  if (food.is !== 'gap') return listed(speech.say(`food-${food.is}`), lines);
  const { gapMg: gap } = food.intake;
  if (food.sumMg < gap) {
    const sum = block(speech.say('food-sum', { sum: food.sumMg }));
    return lines.length === 0 ? [] : [...listed(speech.say('food-gap-all', { gap }), lines), sum];
  }
  const fewest = enough(
    food.foods.map(({ mg }) => mg).toSorted((a, b) => b - a),
    gap,
  );
  const most = enough(
    food.foods.map(({ mg }) => mg).toSorted((a, b) => a - b),
    gap,
  );
  return listed(speech.say('food-gap', { gap, fewest, most, span: most - fewest }), lines);
}

/** How many of the amounts, taken in this order, close a gap of so many mg. */
function enough(amountsMg: readonly number[], gapMg: number): number {
  let sum = 0;
  let count = 0;
  for (const mg of amountsMg) {
    if (sum >= gapMg) break;
    sum += mg;
    count += 1;
  }
  return count;
}

/** The food questions can be answered anew at any time, one by one. */
function changeRow(speech: Speech, run: number, result: Result): readonly Block[] {
  const [first] = speech.knowledge.screener.questions;
  if (first === undefined || !('intake' in result.food)) return [];
  const page = changePage(result, first.id);
  return [
    block(speech.say('food-change-answers'), [
      [button(speech.plain('button-food-answers'), { do: 'part', run, part: 'change', page })],
    ]),
  ];
}

function cautions(speech: Speech, run: number, result: Result): readonly Block[] {
  const blocks: Block[] = [];
  if (!result.isAllergyKnown) blocks.push(block(speech.say('food-allergy-unknown')));
  if (result.isKidneyUnknown) blocks.push(block(speech.say('food-kidney-unknown')));
  if (result.food.is === 'not-asked') {
    const ask = button(speech.plain('button-food-questions'), { do: 'change', run, question: 'food-offer' }, 'primary');
    blocks.push(block(speech.say('food-ask'), [[ask]]));
  }
  return blocks;
}
