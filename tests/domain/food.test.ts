/** Food in the conversation: what is asked before a plan, the plan and its buttons, and what people type about eating. */
import { describe, expect, it } from 'vitest';
import type { FoodMention } from '../../src/domain/event.ts';
import type { View } from '../../src/domain/view.ts';
import { knowledge } from '../knowledge-base.ts';
import { NOTHING_READ } from '../nothing-read.ts';
import { Walk } from './walk.ts';

const FOOD = { kind: 'command', command: 'food', payload: null } as const;
/** Little magnesium: white bread and not much besides. */
const POOR_EATER = {
  'food-offer': 'now',
  'bread-slices': '1-2',
  'bread-type': 'white',
  'whole-grains': 'never',
  legumes: 'never',
  nuts: 'never',
};

function notices(walk: Walk): readonly string[] {
  return walk.views.flatMap((view) => (view.kind === 'notice' ? [view.notice] : []));
}

function foodOf(walk: Walk): Extract<View, { kind: 'food' }> {
  if (walk.view.kind !== 'food') throw new Error(`the screen is ${walk.view.kind}`);
  return walk.view;
}

function planOf(walk: Walk) {
  const { view } = walk;
  const plan = view.kind === 'food' || view.kind === 'result' ? view.plan : null;
  if (plan == null) throw new Error(`no plan on the screen ${view.kind}`);
  return plan;
}

function mention(id: string, is: FoodMention['is'], kind: FoodMention['kind'] = 'food'): FoodMention {
  return { kind, id, match: 'exact', is };
}

/** Somebody who came for food alone. */
function eater(): Walk {
  return new Walk().take(FOOD).tap({ do: 'consent', agreed: true });
}

describe('before a plan', () => {
  it('asks for the yes first, then at most four questions, and gives a plan', () => {
    const walk = new Walk().take(FOOD);
    expect(walk.views.map(({ kind }) => kind)).toEqual(['notice', 'consent']);
    walk.tap({ do: 'consent', agreed: true });
    expect(walk.question.progress).toEqual({ number: 1, about: 4 });
    walk.answer('vegan').answer([]).answer([]).answer([]);
    expect(walk.asked).toEqual(['food-diet', 'food-allergies', 'food-limits', 'food-dislikes']);
    expect(foodOf(walk).show).toBe('plan');
    expect(planOf(walk).lines.length).toBeGreaterThanOrEqual(2);
    expect(walk.state?.check).toBeNull();
  });

  it('keeps nothing after a no', () => {
    expect(new Walk().take(FOOD).tap({ do: 'consent', agreed: false }).state).toBeNull();
  });

  it('goes back, and skips, by tap and by word', () => {
    const walk = eater().answer('vegan').answer(['nuts']);
    walk.tap({ do: 'back', run: 0, question: 'food-limits' });
    expect(walk.question).toMatchObject({ question: { id: 'food-allergies' }, ticked: ['nuts'] });
    walk.type({ command: 'done' }).type({ command: 'skip' }).type({ command: 'back' });
    expect(walk.question.question.id).toBe('food-limits');
    walk.answer(null).answer(null);
    expect(foodOf(walk).wishes).toMatchObject({ diet: 'vegan', allergies: ['nuts'] });
  });

  it('takes a skipped question for no "none": of allergies, limits and the kidneys nothing is known then', () => {
    const walk = eater().answer(null).answer(null).answer(null).answer(null);
    expect(foodOf(walk)).toMatchObject({
      show: 'plan',
      wishes: { diet: null, allergies: null, limits: null, dislikes: null },
      isKidneyUnknown: true,
    });
    walk.tap({ do: 'food', at: 'food-allergies' }).answer([]);
    expect(foodOf(walk).wishes.allergies).toEqual([]);
  });

  it('leaves allergies that were skipped to the check, and keeps them so in the copy', () => {
    const walk = eater().answer('vegan').answer(null).answer([]).answer([]);
    walk.take({ kind: 'command', command: 'check', payload: null }).finish(POOR_EATER);
    expect(walk.asked).toContain('allergies');
  });

  it('keeps the ticks of an open list when something else is typed in between', () => {
    const walk = eater()
      .answer('vegan')
      .type({ foods: [mention('pindas', 'allergic')], options: { allergy: ['nuts'] } });
    expect(walk.question.ticked).toEqual(['nuts']);
    walk.type({ foods: [mention('champignons', 'disliked')] });
    expect(notices(walk)).toEqual(['food-disliked']);
    expect(walk.question).toMatchObject({ question: { id: 'food-allergies' }, ticked: ['nuts'] });
    walk.type({ command: 'food' });
    expect(walk.question.ticked).toEqual(['nuts']);
    walk.type({ command: 'done' }).type({ foods: [mention('sesamzaad', 'allergic')] });
    expect(notices(walk)).toEqual(['food-allergy']);
    walk.answer([]).answer(['champignons']);
    expect(foodOf(walk).wishes).toMatchObject({ allergies: ['nuts', 'sesame'], dislikes: ['champignons'] });
  });

  it('reads "no nuts" as an answer to the question about allergies, and as a dislike elsewhere', () => {
    const noNuts = { foods: [mention('nuts', 'disliked', 'group')], options: { allergy: ['nuts'] } };
    const walk = eater().answer('vegan').type(noNuts);
    expect(walk.question.ticked).toEqual(['nuts']);
    const other = eater().type(noNuts);
    expect(notices(other)).toEqual(['food-disliked']);
    expect(other.state?.food?.allergies).toEqual([]);
  });

  it.each(['in a check', 'beside it'])(
    'hears an allergy in every food that is named where allergies are asked, %s',
    (where) => {
      const walk =
        where === 'beside it'
          ? eater().answer('vegan')
          : new Walk().start().finish({ ...POOR_EATER, diet: 'vegan' }, 'allergies');
      walk.type({
        foods: [
          mention('garnalen-cooked', 'allergic'),
          mention('kaas-gouda', 'allergic'),
          mention('banaan', 'allergic'),
        ],
        options: { allergy: ['crustaceans'] },
      });
      expect(notices(walk)).toEqual(['food-disliked']);
      expect(walk.question.ticked.toSorted()).toEqual(['crustaceans', 'milk']);
      expect(walk.state?.food?.dislikes).toEqual(['banaan']);
      walk.type({ foods: [mention('walnoten', 'named')], foodQuestion: 'named' });
      expect(walk.question.ticked).toContain('nuts');
      // "Not allergic to soy."
      walk.type({ foods: [mention('sojabonen-cooked', 'named')] });
      expect(walk.question.ticked).not.toContain('soybeans');
    },
  );

  it('takes an allergy that is told at the question about dislikes for an allergy', () => {
    const walk = eater().answer('vegan').answer([]).answer([]);
    walk.type({ foods: [mention('sesamzaad', 'allergic')], options: { allergy: ['sesame'] } });
    expect(notices(walk)).toEqual(['food-allergy']);
    expect(walk.answer([]).state?.food).toMatchObject({ allergies: ['sesame'], dislikes: [] });
  });

  it('starts no check at an "ok" to a plan', () => {
    const walk = eater().answer('vegan').answer([]).answer([]).answer([]).type({ yesNo: 'yes' });
    expect(walk.views).toHaveLength(1);
    expect(foodOf(walk).show).toBe('plan');
  });

  it('says of acenocoumarol that plans mind it, where no check keeps it', () => {
    const walk = eater();
    walk.type({ medicines: [{ ids: ['acenocoumarol'], match: 'exact' }] });
    expect(notices(walk)).toEqual(['food-coumarin']);
  });

  it('says of a pregnancy that plans mind it, where no check keeps it', () => {
    const walk = eater().type({ options: { sex: ['pregnant'] }, conditions: ['PREGNANT'] });
    expect(notices(walk)).toEqual(['food-pregnancy']);
    expect(walk.question.question.id).toBe('food-diet');
  });

  it('takes typed answers', () => {
    const walk = eater()
      .type({ options: { diet: ['vegetarian'] } })
      .type({ options: { allergy: ['milk'] } })
      .type({ command: 'done' })
      .type({ isNone: true })
      .type({ foods: [mention('spinazie-cooked', 'disliked'), mention('vis', 'named')] });
    expect(walk.question.ticked).toEqual(['spinazie-cooked', 'vis']);
    walk.type({ command: 'done' });
    expect(foodOf(walk).wishes.dislikes).toEqual(['spinazie-cooked', 'vis']);
  });

  it('gives no plan with a kidney disease, and says why', () => {
    const walk = eater().answer('omnivore').answer([]).answer(['kidney-disease']);
    expect(foodOf(walk)).toMatchObject({ advice: { is: 'no-plan', because: ['CKD'] }, plan: null });
  });

  it('asks nothing twice that the check has asked', () => {
    const walk = new Walk().start().finish({ ...POOR_EATER, diet: 'vegan', allergies: ['nuts'] });
    walk.tap({ do: 'food', at: 'plan' });
    expect(walk.question.question.id).toBe('food-limits');
    expect(walk.question.question.options).not.toContain('kidney-disease');
    walk.answer([]).answer([]);
    expect(foodOf(walk).wishes).toMatchObject({ diet: 'vegan', allergies: ['nuts'] });
  });

  it('saves a check the questions that food has asked', () => {
    const walk = eater().answer('vegan').answer(['soybeans']).answer([]).answer([]);
    walk.take({ kind: 'command', command: 'check', payload: null }).finish(POOR_EATER);
    expect(walk.asked).not.toContain('diet');
    expect(walk.asked).not.toContain('allergies');
    expect(walk.state?.check?.answers).toMatchObject({
      diet: { is: 'option', option: 'vegan' },
      allergies: { is: 'options', options: ['soybeans'] },
    });
  });
});

describe('a plan in the result', () => {
  const result = (answers: Parameters<Walk['finish']>[0] = {}) =>
    new Walk()
      .start()
      .finish({ ...POOR_EATER, ...answers })
      .tap({ do: 'part', run: 1, part: 'food', page: 0 });

  it('closes the gap with amounts that add up', () => {
    const walk = result();
    const plan = planOf(walk);
    expect(plan).toMatchObject({ status: 'closed', number: 0, count: 3, openMg: 0, isEstimated: true });
    expect(plan.sumMg).toBe(plan.lines.reduce((sum, line) => sum + line.mg, 0));
    for (const line of plan.lines) {
      const food = knowledge.foods.get(line.food);
      expect(line.mg).toBe(Math.round((food?.mgPerPortion ?? 0) / 5) * 5);
    }
  });

  it('shows another plan, and none of its foods twice', () => {
    const walk = result();
    const first = planOf(walk).lines.map((line) => line.food);
    walk.tap({ do: 'food-plan', plan: 1 });
    const second = planOf(walk);
    expect(second.number).toBe(1);
    expect(second.lines.filter((line) => first.includes(line.food))).toEqual([]);
    walk.tap({ do: 'food-plan', plan: 1 });
    expect(planOf(walk)).toEqual(second);
  });

  it('swaps one food and keeps the others; a second tap on the same button is old', () => {
    const walk = result();
    const before = planOf(walk).lines.map((line) => line.food);
    const [away = '', ...kept] = before;
    walk.tap({ do: 'food-swap', food: away });
    const after = planOf(walk).lines.map((line) => line.food);
    expect(after).not.toContain(away);
    expect(after).toEqual(expect.arrayContaining(kept));
    walk.tap({ do: 'food-swap', food: away });
    expect(notices(walk)).toEqual(['old-button']);
  });

  it('plans with fewer calories, and back', () => {
    const walk = result();
    const usual = planOf(walk);
    walk.tap({ do: 'food-light', on: true });
    expect(planOf(walk).kcal).toBeLessThanOrEqual(200);
    expect(planOf(walk).isLight).toBe(true);
    walk.tap({ do: 'food-light', on: false });
    expect(planOf(walk)).toEqual(usual);
  });

  it('shows the plan with the fewest calories first when fewer are asked for', () => {
    const walk = result();
    walk.tap({ do: 'food-light', on: true });
    const kcal = [0, 1, 2].map((plan) => {
      if (plan > 0) walk.tap({ do: 'food-plan', plan });
      const { openMg, kcal } = planOf(walk);
      return openMg * 10_000 + kcal;
    });
    expect(kcal).toEqual(kcal.toSorted((a, b) => a - b));
  });

  it('is another one at once when something is not liked', () => {
    const walk = result();
    const [first] = planOf(walk).lines;
    walk.type({ foods: [mention(first?.food ?? '', 'disliked')] });
    expect(notices(walk)).toEqual(['food-disliked']);
    expect(planOf(walk).lines.map((line) => line.food)).not.toContain(first?.food);
  });

  it('leaves out every form of a food that is not liked, and whole groups', () => {
    const walk = result().type({
      foods: [
        mention('spinazie-cooked', 'disliked'),
        mention('nuts', 'disliked', 'group'),
        mention('amandelen', 'disliked'),
      ],
    });
    for (let plan = 0; plan < 3; plan += 1) {
      walk.tap({ do: 'food-plan', plan });
      for (const line of planOf(walk).lines) {
        const food = knowledge.foods.get(line.food);
        expect(food?.family).not.toBe('spinazie');
        expect(food?.group).not.toBe('nuts');
      }
    }
    expect(walk.state?.food?.dislikes).toEqual(['nuts', 'spinazie-cooked']);
  });

  it('says what a food can take the place of, with what goes away by it', () => {
    const lines = [0, 1, 2].flatMap((plan) => planOf(result().tap({ do: 'food-plan', plan })).lines);
    const swap = lines.find((line) => line.insteadOf !== null)?.insteadOf;
    const other = knowledge.foods.get(swap?.food ?? '');
    expect(swap?.mg).toBe(Math.round((other?.mgPerPortion ?? 0) / 5) * 5);
  });

  it('draws the day from the same numbers', () => {
    const walk = result();
    const plan = planOf(walk);
    const food = walk.view.kind === 'result' ? walk.view.result.food : null;
    walk.tap({ do: 'food-picture' });
    expect(walk.views).toEqual([
      {
        kind: 'food-picture',
        intake: food !== null && 'intake' in food ? food.intake : null,
        referenceMg: 300,
        planMg: plan.sumMg,
      },
    ]);
  });

  it('gives way to danger, and is not shown beneath it', () => {
    const walk = result().type({ flags: ['chest_pain'] });
    for (const action of [{ do: 'food', at: 'plan' }, { do: 'food-picture' }, { do: 'food-plan', plan: 1 }] as const) {
      walk.tap(action);
      expect(walk.view.kind).toBe('alarm');
    }
    walk.take(FOOD);
    expect(walk.view.kind).toBe('alarm');
    walk.tap({ do: 'stop' }).take(FOOD);
    expect(walk.views.map(({ kind }) => kind)).not.toContain('food');
  });
});

describe('what people type about eating', () => {
  it('is kept after the yes only, and said back in one line', () => {
    const walk = new Walk().type({ foods: [mention('spinazie-cooked', 'disliked')] });
    expect(walk.state?.food ?? null).toBeNull();
    walk.start().type({ foods: [mention('spinazie-cooked', 'disliked')] });
    expect(notices(walk)).toEqual(['food-disliked']);
    expect(walk.state?.food?.dislikes).toEqual(['spinazie-cooked']);
    expect(walk.question.question.id).toBe('age');
  });

  it('makes of an allergy for nuts one for peanuts too, and asks for the others with this one ticked', () => {
    const walk = new Walk().start().finish({}, 'medicines');
    walk.type({ foods: [mention('amandelen', 'allergic'), mention('nuts', 'allergic', 'group')] });
    expect(notices(walk)).toEqual(['food-allergy']);
    walk.finish(POOR_EATER, 'allergies');
    expect(walk.question.ticked).toEqual(['nuts']);
    walk.type({ command: 'done' });
    walk.tap({ do: 'part', run: 1, part: 'food', page: 0 });
    for (const line of planOf(walk).lines) {
      const food = knowledge.foods.get(line.food);
      expect([...(food?.allergens ?? []), ...(food?.mayContain ?? [])]).not.toContain('peanuts');
    }
  });

  it('leaves out a food for an allergy that is none of the list', () => {
    const walk = eater().type({ foods: [mention('aardbeien', 'allergic')] });
    expect(walk.state?.food?.dislikes).toEqual(['aardbeien']);
    expect(walk.question.question.id).toBe('food-diet');
  });

  it('keeps what is eaten often, and the diet', () => {
    const walk = new Walk().start();
    walk.type({ foods: [mention('havermout-dry', 'often')] }).type({ options: { diet: ['vegan'] } });
    expect(walk.state?.food).toMatchObject({ often: ['havermout-dry'], diet: 'vegan' });
  });

  it('takes a dislike back, in whatever form the food is named', () => {
    const walk = new Walk().start().type({ foods: [mention('spinazie-cooked', 'disliked')] });
    walk.type({ foods: [mention('spinazie-raw', 'welcome')] });
    expect(notices(walk)).toEqual(['food-welcome']);
    expect(walk.state?.food?.dislikes).toEqual([]);
    expect(notices(walk.type({ foods: [mention('banaan', 'welcome')] }))).toEqual(['age-unclear']);
  });

  it('answers a question about a food at once, also before the yes, and then shows what was open', () => {
    const asked = { foods: [mention('amandelen', 'named')], foodQuestion: 'asked' as const, isQuestion: true };
    const walk = new Walk().type(asked);
    expect(walk.views).toMatchObject([{ kind: 'food-facts', foods: asked.foods }]);
    walk.start().type(asked);
    expect(walk.views.map(({ kind }) => kind)).toEqual(['food-facts', 'question']);
  });

  it('tells what is known of a food in any question about it that says nothing else', () => {
    const foods = [mention('spinazie-cooked', 'named')];
    const kinds = (more: object) => new Walk().type({ foods, isQuestion: true, ...more }).views.map(({ kind }) => kind);
    expect(kinds({})).toEqual(['food-facts']);
    expect(kinds({ conditions: ['CKD'] })).not.toContain('food-facts');
    expect(
      eater()
        .type({ foods, isQuestion: true })
        .views.map(({ kind }) => kind),
    ).toEqual(['food-facts', 'question']);
  });

  it('names the richest food of each group to whoever asks for magnesium in general, minding what is known', () => {
    const asked = { options: { 'food-plan': ['rich'] }, isQuestion: true };
    const richest = (walk: Walk) => {
      const [view] = walk.type(asked).views;
      return view?.kind === 'food-facts' ? view.foods.flatMap((each) => each.better) : null;
    };
    const anybody = richest(new Walk()) ?? [];
    const groups = anybody.map((id) => knowledge.foods.get(id)?.group);
    expect(groups.length).toBeGreaterThan(5);
    expect(new Set(groups).size).toBe(groups.length);
    const vegan = richest(eater().answer('vegan').answer(['nuts'])) ?? [];
    expect(vegan.length).toBeGreaterThan(0);
    for (const id of vegan) {
      const food = knowledge.foods.get(id);
      expect(food?.tags).toContain('vegan');
      expect([...(food?.allergens ?? []), ...(food?.mayContain ?? [])]).not.toContain('nuts');
    }
    const ill = eater().answer('omnivore').answer([]).answer(['kidney-disease']).type(asked);
    expect(foodOf(ill)).toMatchObject({ show: 'plan', advice: { is: 'no-plan' } });
  });

  it('takes a bare "normal" for a diet only where the diet is asked', () => {
    const normal = { options: { diet: ['omnivore'] }, intent: 'answer' as const };
    const walk = eater().answer('vegan').answer([]).answer([]).answer([]).type(normal);
    expect(walk.state?.food?.diet).toBe('vegan');
    expect(eater().type(normal).state?.food?.diet).toBe('omnivore');
    expect(walk.type({ ...normal, intent: 'report' }).state?.food?.diet).toBe('omnivore');
  });

  it('looks up what stands behind /food, and says when it is in no table', () => {
    const command = { kind: 'command', command: 'food', payload: 'x' } as const;
    const foods = [mention('amandelen', 'named')];
    expect(new Walk().take({ ...command, reading: { ...NOTHING_READ, foods } }).views).toMatchObject([
      { kind: 'food-facts', foods },
    ]);
    expect(notices(new Walk().take({ ...command, reading: NOTHING_READ }))).toEqual(['food-unknown']);
  });
});

describe('preferences', () => {
  it('can be seen and changed, and come back to the list', () => {
    const walk = eater().answer('vegan').answer([]).answer([]).answer([]);
    walk.tap({ do: 'food', at: 'preferences' });
    expect(foodOf(walk)).toMatchObject({ show: 'preferences', wishes: { diet: 'vegan', allergies: [] } });
    walk.tap({ do: 'food', at: 'food-allergies' }).answer(['soybeans']);
    expect(foodOf(walk)).toMatchObject({ show: 'preferences', wishes: { allergies: ['soybeans'] } });
    walk.tap({ do: 'food', at: 'food-diet' });
    expect(walk.question).toMatchObject({ isChange: true, ticked: ['vegan'] });
    walk.answer('omnivore');
    expect(foodOf(walk).wishes.diet).toBe('omnivore');
  });

  it('say the same as the check, whichever was changed last', () => {
    const walk = new Walk().start().finish({ ...POOR_EATER, diet: 'vegan', allergies: ['nuts'] });
    walk
      .tap({ do: 'food', at: 'food-allergies' })
      .tap({ do: 'tick', run: 0, question: 'food-allergies', option: 'nuts', on: false });
    walk.tap({ do: 'none', run: 0, question: 'food-allergies' });
    expect(walk.state?.check?.answers['allergies']).toEqual({ is: 'options', options: [] });
    walk.take({ kind: 'command', command: 'start', payload: null });
    walk.tap({ do: 'change', run: 1, question: 'diet' }).answer('vegetarian');
    expect(walk.state?.food?.diet).toBe('vegetarian');
  });
});

describe('words instead of the buttons of a plan', () => {
  const say = (walk: Walk, word: string, foods: readonly FoodMention[] = []) =>
    walk.type({ options: { 'food-plan': [word] }, foods });

  it('do the same, in the result and beside it', () => {
    for (const walk of [
      eater().answer('omnivore').answer([]).answer([]).answer([]),
      new Walk().start().finish(POOR_EATER).tap({ do: 'part', run: 1, part: 'food', page: 0 }),
    ]) {
      expect(planOf(say(walk, 'next')).number).toBe(1);
      const [first] = planOf(walk).lines;
      const swapped = planOf(say(walk, 'swap', [mention(first?.food ?? '', 'named')]));
      expect(swapped.lines.map((line) => line.food)).not.toContain(first?.food);
      expect(planOf(say(walk, 'light')).isLight).toBe(true);
      expect(foodOf(say(walk, 'why')).show).toBe('why');
      expect(foodOf(say(walk, 'preferences')).show).toBe('preferences');
      expect(say(walk, 'picture').views.map(({ kind }) => kind)).toEqual(['food-picture']);
    }
  });

  it('go back to the plan, and to the one before', () => {
    const walk = eater().answer('omnivore').answer([]).answer([]).answer([]);
    say(say(walk, 'next'), 'why').type({ command: 'back' });
    expect([foodOf(walk).show, planOf(walk).number]).toEqual(['plan', 1]);
    expect(planOf(walk.type({ command: 'back' })).number).toBe(0);
    expect(notices(walk.type({ command: 'back' }))).toEqual([]);
  });

  it('swap for the food that is named, unless it may not be had', () => {
    const walk = eater().answer('omnivore').answer(['sesame']).answer([]).answer([]);
    const [first] = planOf(walk).lines;
    const out = mention(first?.food ?? '', 'named');
    const foods = () => planOf(walk).lines.map((line) => line.food);
    expect(notices(say(walk, 'swap', [out, mention('sesamzaad', 'named')]))).toEqual(['food-no-swap']);
    expect(foods()).toContain(out.id);
    say(walk, 'swap', [out, mention('amandelen', 'named')]);
    expect(foods()).toContain('amandelen');
    expect(foods()).not.toContain(out.id);
  });

  it('can be said twice, and of what is not in the plan', () => {
    const walk = eater().answer('omnivore').answer([]).answer([]).answer([]);
    expect(notices(say(walk, 'usual'))).toEqual(['food-usual-already']);
    expect(notices(say(say(walk, 'light'), 'light'))).toEqual(['food-light-already']);
    const before = planOf(walk).lines;
    expect(notices(say(walk, 'swap', [mention('chips', 'named')]))).toEqual(['food-swap-which']);
    expect(notices(say(walk, 'copy'))).toEqual(['food-copy']);
    expect(planOf(walk).lines).toEqual(before);
  });

  it('mean nothing where no plan is on the screen', () => {
    const walk = new Walk().start();
    expect(notices(say(walk, 'next'))).toEqual(['age-unclear']);
  });
});

describe('what is known of how somebody eats', () => {
  it('stops the plan when a kidney disease is named without a check', () => {
    const walk = eater()
      .answer('omnivore')
      .answer([])
      .answer([])
      .answer([])
      .type({ conditions: ['CKD'] });
    expect(notices(walk)).toEqual(['food-limit']);
    expect(foodOf(walk).advice).toEqual({ is: 'no-plan', because: ['CKD'] });
  });

  it('is in the copy that a person asks for, and gone after deleting', () => {
    const walk = eater().answer('vegan').answer(['nuts']).answer([]).answer(['fruit']);
    walk.take({ kind: 'command', command: 'export', payload: null });
    const [copy] = walk.views;
    if (copy?.kind !== 'export') throw new Error('there is no copy');
    expect(copy.answers.map(({ question, answer }) => [question.id, answer])).toEqual([
      ['food-diet', { is: 'option', option: 'vegan' }],
      ['food-allergies', { is: 'options', options: ['nuts'] }],
      ['food-limits', { is: 'options', options: [] }],
      ['food-dislikes', { is: 'options', options: ['fruit'] }],
    ]);
    expect(copy.json).toContain('"dislikes"');
    walk.take({ kind: 'command', command: 'delete', payload: null }).tap({ do: 'delete', yes: true });
    expect(walk.state).toBeNull();
  });
});

describe('a text that tells of food and of something else', () => {
  const cramps = {
    complaint: 'cramps',
    is: 'present' as const,
    frequency: 4 as const,
    bother: null,
    duration: null,
    from: 0,
    to: 6,
  };

  it('has both written down', () => {
    const walk = new Walk().start().finish({}, 'medicines');
    walk.type({ complaints: [cramps], foods: [mention('spinazie-cooked', 'disliked')] });
    expect(notices(walk)).toEqual(['food-disliked']);
    expect(walk.view).toMatchObject({ kind: 'heard', heard: { complaints: [{ complaint: 'cramps', frequency: 4 }] } });
    expect(walk.state?.food?.dislikes).toEqual(['spinazie-cooked']);
  });

  it('takes lactose for no allergy to milk', () => {
    const walk = eater().type({ options: { 'food-limits': ['lactose-free'], allergy: ['milk'] } });
    expect(walk.state?.food).toMatchObject({ limits: ['lactose-free'], allergies: [] });
  });

  it('warns of what is to be limited in a pregnancy as long as that may be', () => {
    const open = eater().answer('omnivore').answer([]).answer([]).answer([]);
    const limited = [...knowledge.foods.values()].filter((food) => food.pregnancy === 'limit');
    const named = [0, 1, 2].flatMap((plan) => planOf(open.tap({ do: 'food-plan', plan })).lines);
    for (const line of named) {
      const food = limited.find((each) => each.id === line.food);
      expect(line.pregnancyNote).toBe(food?.pregnancyNote ?? null);
    }
  });
});
