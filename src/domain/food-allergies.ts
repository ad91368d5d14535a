/** Allergies that a text tells of: those of the questionnaire, and foods that none of them covers. */
import type { Knowledge } from '../knowledge/schema.ts';
import type { FoodMention, Reading } from './event.ts';

export interface ToldAllergies {
  /** Ids of the questionnaire's allergies. */
  readonly ids: readonly string[];
  /** Ids of foods and groups, to be left out like what is not liked. */
  readonly others: readonly string[];
}

/** The allergy that "lactose" names too. */
const MILK = 'milk';

/** What a text tells in passing. */
export function allergiesTold(reading: Reading, knowledge: Knowledge): ToldAllergies {
  const allergic = reading.foods.filter(({ is }) => is === 'allergic');
  return allergiesIn(reading, allergic, knowledge);
}

/** What a text names where the question is what somebody cannot eat: "prawns and cheese", "no nuts". */
export function allergiesAnswered(reading: Reading, knowledge: Knowledge): ToldAllergies {
  if (reading.isQuestion) return { ids: [], others: [] };
  const isNamed = (reading.options['allergy'] ?? []).length > 0;
  // "Not allergic to nuts" names nuts and says nothing of them.
  const isBare = isNamed || reading.foodQuestion === 'named';
  const meant = reading.foods.filter(
    ({ is }) => is === 'allergic' || (is === 'named' && isBare) || (is === 'disliked' && isNamed),
  );
  return allergiesIn(reading, meant, knowledge);
}

/** Groups stand for the foods that they name beside them. */
export function meantFoods(foods: readonly FoodMention[], knowledge: Knowledge): readonly string[] {
  const groups = foods.filter((each) => each.kind === 'group').map((each) => each.id);
  const single = foods
    .filter((each) => each.kind === 'food' && !groups.includes(knowledge.foods.get(each.id)?.group ?? ''))
    .map((each) => each.id);
  return [...new Set([...groups, ...single])];
}

function allergiesIn(reading: Reading, mentions: readonly FoodMention[], knowledge: Knowledge): ToldAllergies {
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
