/** A typed text about food: an answer to a food question, what somebody likes or cannot eat, or a question about a food. */
import type { Knowledge } from '../knowledge/schema.ts';
import { newCheck } from './check.ts';
import type { FoodMention, Reading, WordCommand } from './event.ts';
import { answerFood, foodBack, mayTalkOfFood, openFood, takeFoodTap, withAllergies, withDiet } from './food-acts.ts';
import { ANY_GROUP, allowedTo, betterChoices, richestFoods } from './food-better.ts';
import { planOf } from './food-plan.ts';
import { wishesOf } from './food-preferences.ts';
import { answersOf, choicesOf, FOOD_RUN, foodQuestion, isFoodQuestion, nextPlace, ticksOf } from './food-questions.ts';
import { askedNow, isResultOpen, type Next, notice, say, type World } from './screen.ts';
import type { FoodChoices, FoodQuestion, State } from './state.ts';
import { typedAnswer } from './typed-answer.ts';
import type { FoodFact, View } from './view.ts';

/** Cards of so many foods are read; more is a list. */
const MOST_CARDS = 2;
/** The allergy that "lactose" names too. */
const MILK = 'milk';
/** Limits that a text in passing may set; kidney disease is asked, and read as an illness. */
const LIMITS_IN_PASSING: readonly string[] = ['lactose-free', 'low-fodmap', 'kidney-stones'];

/** What the text says about food; null when it says nothing of it, or answers what is open elsewhere. */
export function takeFoodText(state: State, reading: Reading, world: World): Next | null {
  const { knowledge } = world;
  if (!mayTalkOfFood(state, knowledge) || (state.check !== null && state.check.heard !== null)) return null;
  const at = state.food?.at ?? null;
  if (isFoodQuestion(at)) return answerOrRemark(state, at, reading, world);
  const open = askedNow(state, world);
  if (open !== null) {
    if (['diet', 'allergies'].includes(open.question.id)) return null;
    if (typedAnswer(reading, open.question, open.check, knowledge).is !== 'unclear') return null;
  }
  return (
    planWord(state, reading, world) ?? remark(state, reading, world) ?? facts(state, reading, world, open === null)
  );
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
    return better.length === 0 ? [] : [{ kind: 'group', id: ANY_GROUP, match: 'exact', is: 'named', better }];
  }
  return (single.length > 0 ? single : reading.foods)
    .slice(0, MOST_CARDS)
    .map((each) => ({ ...each, better: betterChoices(each, knowledge, isAllowed) }))
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

/** "Back", "skip" and "done" at a food question; null for other words, and when none is open. */
export function takeFoodWord(state: State, word: WordCommand, world: World): Next | null {
  const at = state.food?.at ?? null;
  if (!isFoodQuestion(at) || !mayTalkOfFood(state, world.knowledge)) return null;
  const { draft } = choicesOf(state);
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

function answerOrRemark(state: State, at: FoodQuestion, reading: Reading, world: World): Next {
  const { knowledge } = world;
  const food = choicesOf(state);
  if (at === 'food-dislikes' || at === 'food-often') {
    const named = meantFoods(reading.foods, knowledge);
    const isAllergic = reading.foods.some(({ is }) => is === 'allergic');
    if (named.length > 0 && !reading.isQuestion && !isAllergic) {
      return say({ ...state, food: { ...food, draft: [...new Set([...food.draft, ...named])] } }, world, []);
    }
  } else {
    // "Allergic to nuts" and "no nuts" answer the question about allergies itself.
    const isNamed = at === 'food-allergies' && (reading.options['allergy'] ?? []).length > 0;
    const isBeside = (is: FoodMention['is']) =>
      is !== 'named' && !(at === 'food-allergies' && (is === 'allergic' || (is === 'disliked' && isNamed)));
    const said = reading.foods.some((each) => isBeside(each.is)) ? remark(state, reading, world) : null;
    if (said !== null) return said;
  }
  const asked = facts(state, reading, world, false);
  if (asked !== null) return asked;
  const question = foodQuestion(at, state, knowledge);
  const typed = typedAnswer(reading, question, { ...newCheck(FOOD_RUN, 0), draft: food.draft }, knowledge);
  switch (typed.is) {
    case 'answer':
      return answerFood(state, at, typed.answer, world);
    case 'ticked':
      return say({ ...state, food: { ...food, draft: typed.check.draft } }, world, []);
    case 'unclear':
      return (
        remark(state, reading, world) ?? facts(state, reading, world, true) ?? say(state, world, [notice(typed.notice)])
      );
  }
}

/** What is not liked, not tolerated or eaten often is written down and said back. */
function remark(state: State, reading: Reading, world: World): Next | null {
  const { state: next, lines } = remarksIn(state, reading, world.knowledge);
  if (lines.length === 0) return null;
  // A list that is open stays as it is ticked: a remark about something else takes no allergy away.
  const at = state.food?.at ?? null;
  if (isFoodQuestion(at) && nextPlace(next, world.knowledge) !== 'plan') {
    const draft = new Set([...choicesOf(state).draft, ...ticksOf(at, next, world.knowledge)]);
    return say({ ...next, food: { ...choicesOf(next), at, draft: [...draft] } }, world, lines);
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
  const allergic = allergiesIn(reading, said('allergic'), knowledge);
  const disliked = [...meantFoods(said('disliked'), knowledge), ...allergic.others];
  const often = meantFoods(said('often'), knowledge);
  const [diet] = reading.options['diet'] ?? [];
  const limits = (reading.options['food-limits'] ?? []).filter((each) => LIMITS_IN_PASSING.includes(each));
  const lines: View[] = [];
  let next = state;
  const put = (changed: Partial<FoodChoices>): void => {
    next = { ...next, food: { ...choicesOf(next), ...changed, plan: 0, foods: null, refused: [] } };
  };
  const add = (list: readonly string[], more: readonly string[]) => [...new Set([...list, ...more])];
  if (allergic.ids.length > 0) {
    const known = wishesOf(answersOf(state, knowledge), state.food, knowledge).allergies ?? [];
    next = withAllergies(next, add(known, allergic.ids), false);
    lines.push(notice('food-allergy', allergic.ids));
  }
  if (disliked.length > 0) {
    const { often: before } = choicesOf(next);
    put({ dislikes: add(choicesOf(next).dislikes, disliked), often: before.filter((id) => !disliked.includes(id)) });
    lines.push(notice('food-disliked', disliked));
  }
  const back = welcomed(choicesOf(next).dislikes, said('welcome'), knowledge);
  if (back.length > 0) {
    put({ dislikes: choicesOf(next).dislikes.filter((id) => !back.includes(id)) });
    lines.push(notice('food-welcome', back));
  }
  if (often.length > 0) {
    put({ often: add(choicesOf(next).often, often) });
    lines.push(notice('food-often', often));
  }
  // A bare "normal" or "everything" is about eating only where that is asked.
  const isBare = diet === 'omnivore' && reading.intent === 'answer';
  const named = isBare ? undefined : knowledge.questionnaire.diets.find((each) => each === diet);
  if (named !== undefined && reading.foods.length === 0 && reading.complaints.length === 0) {
    next = withDiet(next, named);
    lines.push(notice('food-diet', [named]));
  }
  // Without a check nothing is kept of it; whatever is not for a pregnancy is left out of anybody's plan then.
  const sexes = knowledge.questionnaire.sexes.filter(({ id }) => reading.options['sex']?.includes(id));
  if (state.check === null && sexes.some(({ pregnant }) => pregnant)) lines.push(notice('food-pregnancy'));
  // In a check an illness is shown back and asked about; here it at least stops the plan.
  const isKidney =
    state.check === null && reading.conditions.some((id) => knowledge.conditions.get(id)?.blocksFoodPlan);
  if (isKidney) limits.push('kidney-disease');
  if (limits.length > 0) {
    put({ limits: add(choicesOf(next).limits, limits) });
    lines.push(notice('food-limit', limits));
  }
  return { state: next, lines };
}

/** What can be done with a plan, in words; null when no plan is on the screen, or none of it is said. */
function planWord(state: State, reading: Reading, world: World): Next | null {
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
      return takeFoodTap(state, { do: 'food-swap', food: line.food }, world);
    }
    case 'copy':
      return say(state, world, [notice('food-copy')]);
    default:
      return null;
  }
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

/** Groups stand for the foods that they name beside them. */
function meantFoods(foods: readonly FoodMention[], knowledge: Knowledge): readonly string[] {
  const groups = foods.filter((each) => each.kind === 'group').map((each) => each.id);
  const single = foods
    .filter((each) => each.kind === 'food' && !groups.includes(knowledge.foods.get(each.id)?.group ?? ''))
    .map((each) => each.id);
  return [...new Set([...groups, ...single])];
}

/** Allergies of the questionnaire that are meant; foods that none of them covers are left out like dislikes. */
function allergiesIn(
  reading: Reading,
  mentions: readonly FoodMention[],
  knowledge: Knowledge,
): { readonly ids: readonly string[]; readonly others: readonly string[] } {
  const { allergies } = knowledge.questionnaire;
  const tells = mentions.length > 0 || (reading.foods.length === 0 && !reading.isQuestion);
  // Who cannot have lactose is not allergic to milk; milk without lactose is left in.
  const isLactose = mentions.length === 0 && (reading.options['food-limits'] ?? []).includes('lactose-free');
  const named = (tells ? (reading.options['allergy'] ?? []) : []).filter(
    (id) => allergies.some((each) => each.id === id) && !(isLactose && id === MILK),
  );
  const ids = new Set(named);
  const others: string[] = [];
  for (const id of meantFoods(mentions, knowledge)) {
    const foods = [...knowledge.foods.values()].filter((food) => food.id === id || food.group === id);
    const covered = allergies.find((each) => each.id === id || foods.every((food) => food.allergens.includes(each.id)));
    const isCovered = named.some((each) => {
      const excluded = allergies.find((allergy) => allergy.id === each)?.excludes ?? [];
      return foods.some((food) => food.allergens.some((allergen) => excluded.includes(allergen)));
    });
    if (isCovered) continue;
    if (covered === undefined || foods.length === 0) others.push(id);
    else ids.add(covered.id);
  }
  return { ids: [...ids], others };
}
