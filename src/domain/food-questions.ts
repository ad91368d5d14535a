/** What is asked before a food plan: at most four questions, less what the check asked already. */
import type { Knowledge } from '../knowledge/schema.ts';
import { type Answers, ticked } from './answers.ts';
import { allowedFoods } from './food-choice.ts';
import { FOOD_LIMITS, isAnswered, NO_CHOICES, planBlockers, wishesOf } from './food-preferences.ts';
import { illnessesOf } from './model-input.ts';
import { surveyOf } from './questionnaire.ts';
import {
  type Answer,
  FOOD_QUESTIONS,
  type FoodChoices,
  type FoodPlace,
  type FoodQuestion,
  type State,
} from './state.ts';
import type { Question } from './view.ts';

/** Buttons of the food questions carry this number where those of a check carry the check's. */
export const FOOD_RUN = 0;

/** The check's answers that count; none without a check. */
export function answersOf(state: State, knowledge: Knowledge): Answers {
  return state.check === null ? {} : surveyOf(state.check.answers, knowledge).answers;
}

export function choicesOf(state: State): FoodChoices {
  return state.food ?? NO_CHOICES;
}

/** The first question that is still to be answered, else the plan. Nothing is asked where no plan may be given. */
export function nextPlace(state: State, knowledge: Knowledge): FoodPlace {
  const food = choicesOf(state);
  if (planBlockers(answersOf(state, knowledge), food, knowledge).length > 0) return 'plan';
  return askedQuestions(state, knowledge).find((id) => !food.answered.includes(id)) ?? 'plan';
}

/** The questions of the four that the check has not answered. */
export function askedQuestions(state: State, knowledge: Knowledge): readonly (typeof FOOD_QUESTIONS)[number][] {
  const answers = answersOf(state, knowledge);
  const isAnswered = {
    'food-diet': answers['diet'] !== undefined,
    'food-allergies': ticked(answers, 'allergies') !== null,
  };
  return FOOD_QUESTIONS.filter((id) => !(id in isAnswered && isAnswered[id as keyof typeof isAnswered]));
}

/** True once nothing is left to ask: then a question is opened to change its answer. */
export function isSettled(state: State, knowledge: Knowledge): boolean {
  return nextPlace(state, knowledge) === 'plan';
}

export function isFoodQuestion(place: FoodPlace | null): place is FoodQuestion {
  return place !== null && !['plan', 'why', 'preferences'].includes(place);
}

/** The question as it can be asked now. */
export function foodQuestion(id: FoodQuestion, state: State, knowledge: Knowledge): Question {
  const answers = answersOf(state, knowledge);
  const food = choicesOf(state);
  const many = (ask: string, labels: string, options: readonly string[]): Question => ({
    id,
    kind: 'many',
    ask,
    complaint: null,
    labels,
    options,
  });
  switch (id) {
    case 'food-diet':
      return { ...many('diet', 'diet', knowledge.questionnaire.diets), kind: 'single' };
    case 'food-allergies':
      return many(
        'allergies',
        'allergy',
        knowledge.questionnaire.allergies.map((each) => each.id),
      );
    case 'food-limits': {
      // What the check knows of the kidneys is not asked again.
      const isKnown = illnessesOf(answers, knowledge).kidney !== null;
      return many(
        id,
        id,
        FOOD_LIMITS.filter((limit) => !(limit === 'kidney-disease' && isKnown && !food.limits.includes(limit))),
      );
    }
    case 'food-dislikes': {
      const allowed = allowedFoods(answers, knowledge, { ...food, dislikes: [] });
      const groups = [...new Set(allowed.map((each) => each.group))].toSorted();
      return many(id, 'food', [...groups, ...food.dislikes.filter((each) => !groups.includes(each))]);
    }
    case 'food-often':
      return many(id, 'food', food.often);
  }
}

/** Ticks of a list question as they stand. */
export function ticksOf(id: FoodQuestion, state: State, knowledge: Knowledge): readonly string[] {
  const wishes = wishesOf(answersOf(state, knowledge), state.food, knowledge);
  switch (id) {
    case 'food-diet':
      return wishes.diet === null ? [] : [wishes.diet];
    case 'food-allergies':
      return wishes.allergies ?? [];
    case 'food-limits':
      return wishes.limits ?? [];
    case 'food-dislikes':
      return wishes.dislikes ?? [];
    case 'food-often':
      return wishes.often;
  }
}

/** What is known of how somebody eats beside the check, as answers to the food questions. */
export function foodAnswers(
  state: State,
  knowledge: Knowledge,
): readonly { readonly question: Question; readonly answer: Answer }[] {
  const { food } = state;
  if (food === null) return [];
  const asked: readonly FoodQuestion[] = [...askedQuestions(state, knowledge), 'food-often'];
  return asked.flatMap((id) => {
    const ticks = ticksOf(id, state, knowledge);
    if (ticks.length === 0 && !food.answered.includes(id)) return [];
    const question = foodQuestion(id, state, knowledge);
    const [first] = ticks;
    if (first === undefined && !isAnswered(food, id)) return [{ question, answer: { is: 'unknown' } as const }];
    const single: Answer = first === undefined ? { is: 'unknown' } : { is: 'option', option: first };
    return [{ question, answer: question.kind === 'many' ? ({ is: 'options', options: ticks } as const) : single }];
  });
}
