/** The buttons under a plan, in words. */
import type { Reading } from './event.ts';
import { swapFor, takeFoodTap } from './food-acts.ts';
import { meantFoods } from './food-allergies.ts';
import { planOf } from './food-plan.ts';
import { answersOf } from './food-questions.ts';
import { isResultOpen, type Next, notice, say, type World } from './screen.ts';
import type { State } from './state.ts';

/** What can be done with a plan, in words; null when no plan is on the screen, or none of it is said. */
export function planWord(state: State, reading: Reading, world: World): Next | null {
  const [word] = reading.options['food-plan'] ?? [];
  const isOpen = state.food?.at != null || (isResultOpen(state, world) && state.check?.part === 'food');
  if (word === undefined || !isOpen || (reading.isQuestion && word !== 'why')) return null;
  const plan = planOf(answersOf(state, world.knowledge), world.knowledge, state.food);
  if (plan === null) return null;
  switch (word) {
    case 'next':
      if (plan.count === 0) return null;
      return takeFoodTap(state, { do: 'food-plan', plan: (plan.number + 1) % plan.count }, world);
    case 'light':
    case 'usual':
      // In words it can be asked for twice.
      if (plan.isLight === (word === 'light')) return say(state, world, [notice(`food-${word}-already`)]);
      return takeFoodTap(state, { do: 'food-light', on: word === 'light' }, world);
    case 'why':
    case 'preferences':
      return takeFoodTap(state, { do: 'food', at: word }, world);
    case 'picture':
      return takeFoodTap(state, { do: 'food-picture' }, world);
    case 'swap': {
      const meant = meantFoods(reading.foods, world.knowledge);
      const familyOf = (id: string) => world.knowledge.foods.get(id)?.family;
      const line = plan.lines.find(({ food }) => meant.some((id) => id === food || familyOf(id) === familyOf(food)));
      if (line === undefined) return say(state, world, [notice('food-swap-which')]);
      // "Swap the pumpkin seeds for almonds": what is named after it comes instead, if it may.
      const others = meant.filter((id) => plan.lines.every(({ food }) => familyOf(food) !== familyOf(id)));
      return swapFor(state, line.food, others, world);
    }
    case 'copy':
      return say(state, world, [notice('food-copy')]);
    default:
      return null;
  }
}
