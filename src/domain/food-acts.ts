/** What can be done in the food part: open it, answer its questions, look at plans, swap, and change what is known. */
import type { Diet, Knowledge } from '../knowledge/schema.ts';
import { isMinor } from './answers.ts';
import type { Action } from './event.ts';
import { adviseFood } from './food-choice.ts';
import { planOf, referenceOf, swapped } from './food-plan.ts';
import { isAnswered, NO_CHOICES } from './food-preferences.ts';
import {
  answersOf,
  askedQuestions,
  choicesOf,
  foodQuestion,
  isFoodQuestion,
  isSettled,
  nextPlace,
  ticksOf,
} from './food-questions.ts';
import { type Next, notice, oldButton, say, type World } from './screen.ts';
import type { Answer, FoodChoices, FoodPlace, FoodQuestion, State } from './state.ts';
import { alarmOf } from './triage.ts';
import type { View } from './view.ts';

export type FoodAction = Extract<Action, { do: 'food' | 'food-plan' | 'food-swap' | 'food-light' | 'food-picture' }>;
type AnswerAction = Extract<Action, { question: string }>;

/** A plan is looked at from its beginning again. */
const FROM_START = { plan: 0, foods: null, refused: [] } as const;

/** Danger, and that somebody is too young, come before food; so does the yes to keeping what is said of it. */
export function mayTalkOfFood(state: State, knowledge: Knowledge): boolean {
  if (state.consentAtMs === null) return false;
  const { check } = state;
  return check === null || (alarmOf(check, knowledge) === null && !isMinor(check.answers, knowledge));
}

/** The food part from its beginning: what is still to be asked, else the plan. Before consent that is asked first. */
export function openFood(state: State, world: World, lines: readonly View[] = []): Next {
  if (state.consentAtMs === null) {
    const waiting: State = { ...state, food: { ...choicesOf(state), at: 'plan' } };
    return say(waiting, world, [...lines, notice('consent-first')]);
  }
  if (!mayTalkOfFood(state, world.knowledge)) return say(state, world, lines);
  return goTo(state, nextPlace(state, world.knowledge), world, lines);
}

export function takeFoodTap(before: State, action: FoodAction, world: World): Next {
  const { knowledge } = world;
  if (before.consentAtMs === null) return oldButton(before);
  const state: State = { ...before, asking: null };
  if (!mayTalkOfFood(state, knowledge)) return say(state, world, []);
  const food = choicesOf(state);
  const answers = answersOf(state, knowledge);
  switch (action.do) {
    case 'food':
      if (action.at === 'plan') return openFood(state, world);
      return goTo(state, action.at, world, []);
    case 'food-plan': {
      const plan = planOf(answers, knowledge, food);
      if (plan === null || action.plan >= plan.count) return oldButton(before);
      return say({ ...state, food: { ...food, ...FROM_START, plan: action.plan } }, world, []);
    }
    case 'food-light':
      if (food.isLight === action.on) return oldButton(before);
      return say({ ...state, food: { ...food, ...FROM_START, isLight: action.on } }, world, []);
    case 'food-swap':
      return swapFor(before, action.food, [], world);
    case 'food-picture': {
      const advice = adviseFood(answers, knowledge, food);
      if (advice.is === 'no-plan') return oldButton(before);
      const intake = 'intake' in advice ? advice.intake : null;
      const planMg = planOf(answers, knowledge, food)?.sumMg ?? 0;
      const referenceMg = intake?.referenceMg ?? referenceOf(answers, knowledge);
      return say(state, world, [{ kind: 'food-picture', intake, referenceMg, planMg }], 'only');
    }
  }
}

/** @param wanted ids of foods and groups that were named to come instead; empty: the best of all */
export function swapFor(before: State, out: string, wanted: readonly string[], world: World): Next {
  const state: State = { ...before, asking: null };
  const next = swapped(out, answersOf(state, world.knowledge), world.knowledge, choicesOf(state), wanted);
  if (next === null) return oldButton(before);
  if (next === 'none') return say(state, world, [notice('food-no-swap')]);
  return say({ ...state, food: next }, world, []);
}

/** A button under one of the food questions. */
export function takeFoodAnswer(before: State, action: AnswerAction, world: World): Next {
  const { knowledge } = world;
  const { food } = before;
  if (food === null || !isFoodQuestion(food.at) || action.question !== food.at) return oldButton(before);
  const state: State = { ...before, asking: null };
  if (!mayTalkOfFood(state, knowledge)) return say(state, world, []);
  const question = foodQuestion(food.at, state, knowledge);
  switch (action.do) {
    case 'back':
      return foodBack(state, food.at, world);
    case 'unknown':
      if (food.draft.length > 0) return say(state, world, [notice('choose-one')]);
      return answerFood(state, food.at, { is: 'unknown' }, world);
    case 'choose':
      if (question.kind !== 'single' || !question.options.includes(action.option)) return oldButton(before);
      return answerFood(state, food.at, { is: 'option', option: action.option }, world);
    case 'tick': {
      const isOffered = question.options.includes(action.option) || food.draft.includes(action.option);
      if (question.kind !== 'many' || !isOffered) return oldButton(before);
      const others = food.draft.filter((each) => each !== action.option);
      return say({ ...state, food: { ...food, draft: action.on ? [...others, action.option] : others } }, world, []);
    }
    case 'none':
      if (question.kind !== 'many') return oldButton(before);
      if (food.draft.length > 0) return say(state, world, [notice('choose-one')]);
      return answerFood(state, food.at, { is: 'options', options: [] }, world);
    case 'done':
      if (question.kind !== 'many') return oldButton(before);
      if (food.draft.length === 0) return say(state, world, [notice('choose-one')]);
      return answerFood(state, food.at, { is: 'options', options: food.draft }, world);
    default:
      return oldButton(before);
  }
}

/** Writes down an answer and goes on: to the next question, or back to the list of what is known. */
export function answerFood(
  state: State,
  at: FoodQuestion,
  given: Answer,
  world: World,
  lines: readonly View[] = [],
): Next {
  const wasSettled = isSettled(state, world.knowledge);
  const kept = keep(state, at, given);
  return goTo(kept, wasSettled ? 'preferences' : nextPlace(kept, world.knowledge), world, lines);
}

/** Back: to the question before, or out of a change. */
export function foodBack(state: State, at: FoodQuestion, world: World): Next {
  const asked: readonly FoodPlace[] = askedQuestions(state, world.knowledge);
  if (isSettled(state, world.knowledge) || !asked.includes(at)) return goTo(state, 'preferences', world, []);
  const earlier = asked[asked.indexOf(at) - 1];
  if (earlier === undefined) return say(state, world, [notice('nothing-back')]);
  const food = choicesOf(state);
  const reopened = { ...food, answered: food.answered.filter((id) => id !== earlier) };
  return goTo({ ...state, food: reopened }, earlier, world, []);
}

/** Leaves the food part; what is known of it stays. */
export function withoutFoodPlace(state: State): State {
  return state.food === null || state.food.at === null
    ? state
    : { ...state, food: { ...state.food, at: null, draft: [] } };
}

function goTo(state: State, at: FoodPlace, world: World, lines: readonly View[]): Next {
  const food = choicesOf(state);
  const isList = isFoodQuestion(at) && at !== 'food-diet';
  // A list that is open already keeps its ticks.
  const draft = !isList
    ? []
    : food.at === at && food.draft.length > 0
      ? food.draft
      : ticksOf(at, state, world.knowledge);
  return say({ ...state, food: { ...food, at, draft } }, world, lines);
}

function keep(state: State, at: FoodQuestion, given: Answer): State {
  const food: FoodChoices = { ...choicesOf(state), ...FROM_START, draft: [] };
  const answered = [...food.answered.filter((id) => id !== at), at];
  const others = food.skipped.filter((id) => id !== at);
  // Skipped: what was said before stays.
  if (given.is === 'unknown') return { ...state, food: { ...food, answered, skipped: [...others, at] } };
  const noted: State = { ...state, food: { ...food, answered, skipped: others } };
  if (given.is === 'option') return at === 'food-diet' ? withDiet(noted, given.option as Diet) : noted;
  if (given.is === 'amount') return noted;
  switch (at) {
    case 'food-allergies':
      return withAllergies(noted, given.options, true);
    case 'food-limits':
      return { ...noted, food: { ...choicesOf(noted), limits: given.options } };
    case 'food-dislikes':
      return { ...noted, food: { ...choicesOf(noted), dislikes: given.options } };
    case 'food-often':
      return { ...noted, food: { ...choicesOf(noted), often: given.options } };
    case 'food-diet':
      return noted;
  }
}

/** The diet, in the check's answers too, so that both say the same. */
export function withDiet(state: State, diet: Diet): State {
  const { check } = state;
  const answers = check && { ...check.answers, diet: { is: 'option' as const, option: diet } };
  return {
    ...state,
    check: check && answers && { ...check, answers },
    food: { ...choicesOf(state), ...FROM_START, diet },
  };
}

/** @param isAll false for allergies that were mentioned: the check still asks for the others, with these ticked */
export function withAllergies(state: State, allergies: readonly string[], isAll: boolean): State {
  const { check } = state;
  const before = check?.answers['allergies'];
  const isOpen = !isAll && !(before?.is === 'options' && before.again !== true);
  const given: Answer = { is: 'options', options: allergies, ...(isOpen && { again: true as const }) };
  return {
    ...state,
    check: check && { ...check, answers: { ...check.answers, allergies: given } },
    food: { ...choicesOf(state), ...FROM_START, allergies },
  };
}

/** What the check's own questions answer is known to the food part as well. */
export function rememberedFood(food: FoodChoices | null, question: string, given: Answer): FoodChoices | null {
  if (food === null) return null;
  if (question === 'diet' && given.is === 'option') return { ...food, ...FROM_START, diet: given.option as Diet };
  if (question === 'allergies' && given.is === 'options') return { ...food, ...FROM_START, allergies: given.options };
  return food;
}

/** What a new check need not ask again; allergies that were only mentioned are asked with their ticks. */
export function answersFromFood(food: FoodChoices | null): Readonly<Record<string, Answer>> {
  const { diet, allergies } = food ?? NO_CHOICES;
  const isAll = isAnswered(food, 'food-allergies');
  return {
    ...(diet !== null && { diet: { is: 'option' as const, option: diet } }),
    ...((isAll || allergies.length > 0) && {
      allergies: { is: 'options' as const, options: allergies, ...(!isAll && { again: true as const }) },
    }),
  };
}
