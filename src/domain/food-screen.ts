/** The food part on the screen: one of its questions, the open plan, why these foods, or what is known of how somebody eats. */

import type { Knowledge } from '../knowledge/schema.ts';
import { adviseFood } from './food-choice.ts';
import { planOf } from './food-plan.ts';
import { isKidneyUnknown, wishesOf } from './food-preferences.ts';
import {
  answersOf,
  askedQuestions,
  choicesOf,
  FOOD_RUN,
  foodQuestion,
  isFoodQuestion,
  isSettled,
  ticksOf,
} from './food-questions.ts';
import type { FoodPlace, State } from './state.ts';
import type { View } from './view.ts';

/** @param check how far the check is, for the ways on from here */
export function foodView(state: State, at: FoodPlace, check: 'none' | 'open' | 'result', knowledge: Knowledge): View {
  if (isFoodQuestion(at)) {
    const question = foodQuestion(at, state, knowledge);
    const asked: readonly string[] = askedQuestions(state, knowledge);
    const isChange = isSettled(state, knowledge) || !asked.includes(at);
    return {
      kind: 'question',
      run: FOOD_RUN,
      question,
      ticked: question.kind === 'single' ? ticksOf(at, state, knowledge) : choicesOf(state).draft,
      progress: { number: asked.indexOf(at) + 1, about: asked.length },
      canGoBack: isChange || asked.indexOf(at) > 0,
      isChange,
      meant: null,
    };
  }
  const answers = answersOf(state, knowledge);
  return {
    kind: 'food',
    show: at,
    advice: adviseFood(answers, knowledge, state.food),
    plan: planOf(answers, knowledge, state.food),
    wishes: wishesOf(answers, state.food, knowledge),
    isKidneyUnknown: isKidneyUnknown(answers, state.food, knowledge),
    check,
    run: state.check?.run ?? FOOD_RUN,
  };
}
