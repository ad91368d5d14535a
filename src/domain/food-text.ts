/** A typed text about food: an answer to a food question, what somebody likes or cannot eat, or a question about a food. */
import type { Knowledge } from '../knowledge/schema.ts';
import { classesOf } from './answers.ts';
import { newCheck, tick } from './check.ts';
import type { FoodMention, Reading, WordCommand } from './event.ts';
import { answerFood, foodBack, mayTalkOfFood, openFood, takeFoodTap, withAllergies, withDiet } from './food-acts.ts';
import { allergiesAnswered, allergiesTold, meantFoods } from './food-allergies.ts';
import { ANY_GROUP, allowedTo, betterChoices, isAllergicTo, richestFoods } from './food-better.ts';
import { planWord } from './food-plan-words.ts';
import { wishesOf } from './food-preferences.ts';
import { answersOf, choicesOf, FOOD_RUN, foodQuestion, isFoodQuestion, nextPlace, ticksOf } from './food-questions.ts';
import { askedNow, isResultOpen, type Next, notice, puzzled, say, type World } from './screen.ts';
import type { Check, FoodChoices, FoodQuestion, State } from './state.ts';
import { typedAnswer } from './typed-answer.ts';
import type { FoodFact, View } from './view.ts';

/** Cards of so many foods are read; more is a list. */
const MOST_CARDS = 2;
/** The answer to a question; `isAnswer` when the text can also be an answer to what is open. */
type Ask = (isAnswer: boolean) => Next | null;

/** Limits that a text in passing may set; kidney disease is asked, and read as an illness. */
const LIMITS_IN_PASSING: readonly string[] = ['lactose-free', 'low-fodmap', 'kidney-stones'];

/**
 * What the text says about food.
 * @param ask answers a text that is a question about something else, as `takeQuestion` does; asked at a food question
 * @returns null when the text says nothing of food, or answers what is open elsewhere
 */
export function takeFoodText(state: State, reading: Reading, ask: Ask, world: World): Next | null {
  const { knowledge } = world;
  if (!mayTalkOfFood(state, knowledge) || (state.check !== null && state.check.heard !== null)) return null;
  const at = state.food?.at ?? null;
  if (isFoodQuestion(at)) return answerOrRemark(state, at, reading, ask, world);
  const open = askedNow(state, world);
  if (open !== null) {
    if (open.question.id === 'allergies') return allergiesInCheck(state, open.check, reading, world);
    if (open.question.id === 'diet') return null;
    if (typedAnswer(reading, open.question, open.check, knowledge).is !== 'unclear') return null;
  }
  const said =
    planWord(state, reading, world) ?? remark(state, reading, world) ?? facts(state, reading, world, open === null);
  // "Ok" to a plan starts no check.
  return said ?? (at !== null && reading.yesNo === 'yes' ? say(state, world, []) : null);
}

/** Something besides food is told. */
export function tellsMore({ complaints, medicines, conditions }: Reading): boolean {
  return complaints.length + medicines.length + conditions.length > 0;
}

/** Facts about a food need no consent: nothing is said of anybody. */
export function foodFacts(
  state: State | null,
  reading: Reading,
  alsoNamed: boolean,
  knowledge: Knowledge,
): View | null {
  // "Is spinach healthy?": what we know of spinach, where the question is about nothing else.
  const isOfFood = reading.isQuestion && reading.foods.every(({ is }) => is === 'named') && !tellsMore(reading);
  const isAsked =
    reading.foodQuestion === 'asked' ||
    asksForRich(reading) ||
    (alsoNamed && (reading.foodQuestion === 'named' || isOfFood));
  const foods = factsOf(state, reading, knowledge);
  return isAsked && foods.length > 0 ? { kind: 'food-facts', foods } : null;
}

/** Foods that are named; a whole group only where nothing stands for it. */
function factsOf(state: State | null, reading: Reading, knowledge: Knowledge): readonly FoodFact[] {
  const single = reading.foods.filter((each) => each.kind !== 'group');
  const isAllowed = allowedTo(state, knowledge);
  if (asksForRich(reading)) {
    const better = richestFoods(knowledge, isAllowed);
    return better.length === 0
      ? []
      : [{ kind: 'group', id: ANY_GROUP, match: 'exact', is: 'named', better, isAllergen: false }];
  }
  return (single.length > 0 ? single : reading.foods)
    .slice(0, MOST_CARDS)
    .map((each) => {
      const food = each.kind === 'food' ? knowledge.foods.get(each.id) : undefined;
      const isAllergen = food !== undefined && isAllergicTo(food, state, knowledge);
      return { ...each, better: betterChoices(each, knowledge, isAllowed), isAllergen };
    })
    .filter((each) => each.kind !== 'group' || each.better.length > 0);
}

/** "What is rich in magnesium?", and no food named. */
function asksForRich(reading: Reading): boolean {
  return reading.foods.length === 0 && (reading.options['food-plan'] ?? []).includes('rich');
}

/** `/food almonds`: the card of what is named, else a line that it is in no table. */
export function lookUp(state: State, reading: Reading, world: World): Next {
  if (state.check !== null && !mayTalkOfFood(state, world.knowledge)) return say(state, world, []);
  const foods = factsOf(state, reading, world.knowledge);
  // Of a whole group nothing may be named to this person: the food part says why.
  if (foods.length === 0 && reading.foods.length > 0) return openFood(state, world);
  const view: View = foods.length === 0 ? notice('food-unknown') : { kind: 'food-facts', foods };
  return say(state, world, [view], 'only');
}

/** "Back", "skip" and "done" at a food question, and "back" to the plan; null for other words, and when nothing of it is open. */
export function takeFoodWord(state: State, word: WordCommand, world: World): Next | null {
  const at = state.food?.at ?? null;
  if (at === null || !mayTalkOfFood(state, world.knowledge)) return null;
  const { draft, plan } = choicesOf(state);
  if (!isFoodQuestion(at)) {
    if (word !== 'back') return null;
    return at === 'plan' && plan > 0
      ? takeFoodTap(state, { do: 'food-plan', plan: plan - 1 }, world)
      : openFood(state, world);
  }
  switch (word) {
    case 'back':
      return foodBack(state, at, world);
    case 'skip':
      if (draft.length > 0) return say(state, world, [notice('choose-one')]);
      return answerFood(state, at, { is: 'unknown' }, world);
    case 'done':
      if (draft.length === 0) return say(state, world, [notice('choose-one')]);
      return answerFood(state, at, { is: 'options', options: draft }, world);
    default:
      return null;
  }
}

function answerOrRemark(state: State, at: FoodQuestion, reading: Reading, ask: Ask, world: World): Next {
  const { knowledge } = world;
  const food = choicesOf(state);
  if (at === 'food-dislikes' || at === 'food-often') {
    const named = meantFoods(reading.foods, knowledge);
    const isAllergic = reading.foods.some(({ is }) => is === 'allergic');
    if (named.length > 0 && !reading.isQuestion && !isAllergic) {
      return say({ ...state, food: { ...food, draft: union(food.draft, named) } }, world, []);
    }
  } else {
    if (at === 'food-allergies') {
      const { ids, others } = allergiesAnswered(reading, knowledge);
      if (ids.length + others.length > 0) {
        const { state: next, lines } = withDisliked(state, others);
        return say({ ...next, food: { ...choicesOf(next), draft: union(food.draft, ids) } }, world, lines);
      }
    }
    const said = reading.foods.some(({ is }) => is !== 'named') ? remark(state, reading, world) : null;
    if (said !== null) return said;
  }
  const asked = facts(state, reading, world, false);
  if (asked !== null) return asked;
  const question = foodQuestion(at, state, knowledge);
  const typed = typedAnswer(reading, question, { ...newCheck(FOOD_RUN, 0), draft: food.draft }, knowledge);
  const said = typed.is === 'unclear' ? (remark(state, reading, world) ?? facts(state, reading, world, true)) : null;
  const elsewhere = said ?? ask(typed.is !== 'unclear');
  if (elsewhere !== null) return elsewhere;
  switch (typed.is) {
    case 'answer':
      return answerFood(state, at, typed.answer, world);
    case 'ticked':
      return say({ ...state, food: { ...food, draft: typed.check.draft } }, world, []);
    case 'unclear':
      return say(state, world, [notice(puzzled(reading, typed.notice))]);
  }
}

/** Foods by which an allergy is named, or that no allergy of the list covers; null where the words of the list say it all. */
function allergiesInCheck(state: State, check: Check, reading: Reading, world: World): Next | null {
  const { ids, others } = allergiesAnswered(reading, world.knowledge);
  if (others.length === 0 && ids.every((id) => reading.options['allergy']?.includes(id))) return null;
  const { state: next, lines } = withDisliked(state, others);
  const ticked = ids.reduce((each, id) => tick(each, id, true), check);
  return say({ ...next, check: ticked }, world, lines);
}

/** What is to be left out besides, and the line that says so. */
function withDisliked(
  state: State,
  ids: readonly string[],
): { readonly state: State; readonly lines: readonly View[] } {
  if (ids.length === 0) return { state, lines: [] };
  const food = choicesOf(state);
  return {
    state: { ...state, food: { ...food, dislikes: union(food.dislikes, ids) } },
    lines: [notice('food-disliked', ids)],
  };
}

function union(list: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...list, ...more])];
}

/** What is not liked, not tolerated or eaten often is written down and said back. */
function remark(state: State, reading: Reading, world: World): Next | null {
  const { state: next, lines } = remarksIn(state, reading, world.knowledge);
  if (lines.length === 0) return null;
  // A list that is open stays as it is ticked: a remark about something else takes no allergy away.
  const at = state.food?.at ?? null;
  if (isFoodQuestion(at) && nextPlace(next, world.knowledge) !== 'plan') {
    const draft = union(choicesOf(state).draft, ticksOf(at, next, world.knowledge));
    return say({ ...next, food: { ...choicesOf(next), at, draft } }, world, lines);
  }
  if (next.check !== null || isResultOpen(next, world)) return say(next, world, lines);
  return openFood(next, world, lines);
}

/** The state with what the text says about eating, and the lines that say it back; none when it says nothing of it. */
export function remarksIn(
  state: State,
  reading: Reading,
  knowledge: Knowledge,
): { readonly state: State; readonly lines: readonly View[] } {
  if (reading.isQuestion || !mayTalkOfFood(state, knowledge)) return { state, lines: [] };
  const said = (is: FoodMention['is']) => reading.foods.filter((each) => each.is === is);
  const allergic = allergiesTold(reading, knowledge);
  const disliked = [...meantFoods(said('disliked'), knowledge), ...allergic.others];
  const often = meantFoods(said('often'), knowledge);
  const [diet] = reading.options['diet'] ?? [];
  const limits = (reading.options['food-limits'] ?? []).filter((each) => LIMITS_IN_PASSING.includes(each));
  const lines: View[] = [];
  let next = state;
  const put = (changed: Partial<FoodChoices>): void => {
    next = { ...next, food: { ...choicesOf(next), ...changed, plan: 0, foods: null, refused: [] } };
  };
  if (allergic.ids.length > 0) {
    const known = wishesOf(answersOf(state, knowledge), state.food, knowledge).allergies ?? [];
    next = withAllergies(next, union(known, allergic.ids), false);
    lines.push(notice('food-allergy', allergic.ids));
  }
  if (disliked.length > 0) {
    const { often: before } = choicesOf(next);
    put({ dislikes: union(choicesOf(next).dislikes, disliked), often: before.filter((id) => !disliked.includes(id)) });
    lines.push(notice('food-disliked', disliked));
  }
  const back = welcomed(choicesOf(next).dislikes, said('welcome'), knowledge);
  if (back.length > 0) {
    put({ dislikes: choicesOf(next).dislikes.filter((id) => !back.includes(id)) });
    lines.push(notice('food-welcome', back));
  }
  if (often.length > 0) {
    put({ often: union(choicesOf(next).often, often) });
    lines.push(notice('food-often', often));
  }
  // A bare "normal" or "everything" is about eating only where that is asked.
  const isBare = diet === 'omnivore' && reading.intent === 'answer';
  const named = isBare ? undefined : knowledge.questionnaire.diets.find((each) => each === diet);
  if (named !== undefined && reading.foods.length === 0 && reading.complaints.length === 0) {
    next = withDiet(next, named);
    lines.push(notice('food-diet', [named]));
  }
  // Without a check nothing is kept of it; what does not go with it is left out of anybody's plan then.
  const sexes = knowledge.questionnaire.sexes.filter(({ id }) => reading.options['sex']?.includes(id));
  if (state.check === null && sexes.some(({ pregnant }) => pregnant)) lines.push(notice('food-pregnancy'));
  const classes = reading.medicines.flatMap(({ ids }) => ids).flatMap((id) => classesOf(id, knowledge));
  if (state.check === null && classes.includes('vitamin_k_antagonist')) lines.push(notice('food-coumarin'));
  // In a check an illness is shown back and asked about; here it at least stops the plan.
  const isKidney =
    state.check === null && reading.conditions.some((id) => knowledge.conditions.get(id)?.blocksFoodPlan);
  if (isKidney) limits.push('kidney-disease');
  if (limits.length > 0) {
    put({ limits: union(choicesOf(next).limits, limits) });
    lines.push(notice('food-limit', limits));
  }
  return { state: next, lines };
}

function facts(state: State, reading: Reading, world: World, alsoNamed: boolean): Next | null {
  const view = foodFacts(state, reading, alsoNamed, world.knowledge);
  if (view === null && asksForRich(reading) && !isFoodQuestion(state.food?.at ?? null)) return openFood(state, world);
  if (view === null) return null;
  const isAnythingOpen = state.check !== null || choicesOf(state).at !== null;
  return say(state, world, [view], isAnythingOpen ? 'and' : 'only');
}

/** What was not liked and is now: the food itself in any form, or the group. */
function welcomed(
  dislikes: readonly string[],
  mentions: readonly FoodMention[],
  knowledge: Knowledge,
): readonly string[] {
  const familyOf = (id: string) => knowledge.foods.get(id)?.family;
  const isMeant = (id: string) =>
    mentions.some((each) => each.id === id || (familyOf(id) !== undefined && familyOf(each.id) === familyOf(id)));
  return dislikes.filter(isMeant);
}
