/** Every illness that can be ticked, one at a time, and every age and sex, on top of somebody who may consider a supplement. */
import { describe, expect, it } from 'vitest';
import { modelInput } from '../../src/domain/model-input.ts';
import { resultOf } from '../../src/domain/result.ts';
import type { Answer, Check } from '../../src/domain/state.ts';
import { knowledge } from '../knowledge-base.ts';
import { isAtMost, mayConsider, mostOf, shown, ticks, withAnswer } from './one-at-a-time.ts';
import { Walk } from './walk.ts';

const conditions = [...knowledge.conditions.values()].filter((each) => each.screen !== undefined);
const derived = [...knowledge.conditions.values()].filter((each) => each.screen === undefined);
const option = (id: string): Answer => ({ is: 'option', option: id });
const { ages, sexes, conditionScreens } = knowledge.questionnaire;
const having = (id: string) => withAnswer(mayConsider, knowledge.conditions.get(id)?.screen ?? '', ticks(id));

/** The same without a complaint, so that food alone is the base. */
const quiet = (check: Check): Check => withAnswer(check, 'other-complaints', ticks());

describe('an illness', () => {
  it.each(conditions)('$id ($action) allows no more than its row, and says why', ({ id, action, sets }) => {
    const { supplement } = resultOf(having(id), knowledge);
    expect(isAtMost(supplement.status, mostOf(action))).toBe(true);
    const own = sets === undefined ? [id] : sets.flatMap(({ field }) => [field, `${field}_reduced`, `${field}_mild`]);
    expect(supplement.reasons.some((reason) => own.includes(reason.id))).toBe(true);
  });

  it.each(conditions.filter((each) => each.action === 'do_not_take_without_doctor').map((each) => each.id))(
    '%s shows no amount, whatever else is there',
    (id) => {
      const check = withAnswer(having(id), 'medicines', ticks('metformin', 'levothyroxine'));
      for (const language of ['nl', 'en'] as const) {
        expect(shown(resultOf(check, knowledge), 'supplement', language)).not.toMatch(
          /250 mg|\d+ (uur|hours) (tussen|between)/,
        );
      }
    },
  );

  it.each(conditions.filter((each) => each.action === 'do_not_take_without_doctor').map((each) => each.id))(
    '%s sends somebody who takes magnesium now to a doctor or pharmacist first of all',
    (id) => {
      const { doctor } = resultOf(withAnswer(having(id), 'magnesium-now', { is: 'amount', mg: 100 }), knowledge);
      expect(doctor.map((line) => line.id)).toContainEqual(expect.stringMatching(/^(kidney|blocked)_and_supplement$/));
      expect(resultOf(having(id), knowledge).doctor.map((line) => line.id)).not.toContain('blocked_and_supplement');
      // How much may be unknown, or told to be none before: that it stands among the medicines is enough.
      const named = withAnswer(having(id), 'medicines', ticks('magnesium_already'));
      for (const check of [withAnswer(named, 'magnesium-now', { is: 'unknown' }), named]) {
        const lines = resultOf(check, knowledge).doctor.map((line) => line.id);
        expect(lines).toContainEqual(expect.stringMatching(/^(kidney|blocked)_and_supplement$/));
      }
    },
  );

  it.each(conditions.filter((each) => each.blocksFoodPlan === true).map((each) => each.id))(
    '%s is not told to make up for a low intake with food',
    (id) => {
      for (const check of [having(id), withAnswer(having(id), 'food-offer', option('later')), quiet(having(id))]) {
        const text = shown(resultOf(check, knowledge), 'supplement', 'en');
        expect(text).not.toMatch(/add with food|Food comes first|Begin there/);
      }
    },
  );

  it.each(conditions.filter((each) => each.blocksFoodPlan === true).map((each) => each.id))(
    '%s gives no food plan, no food and no amount in food',
    (id) => {
      const result = resultOf(having(id), knowledge);
      expect(result.food).toEqual({ is: 'no-plan', because: [id] });
      for (const language of ['nl', 'en'] as const) expect(shown(result, 'food', language)).not.toMatch(/\d+ mg/);
    },
  );

  it.each(conditions)('$id that is ticked and then unticked leaves nothing behind', ({ id, screen = '' }) => {
    const walk = new Walk().start().finish({ [screen]: [id] });
    walk
      .tap({ do: 'change', run: 1, question: screen })
      .tap({ do: 'tick', run: 1, question: screen, option: id, on: false });
    walk.tap({ do: 'none', run: 1, question: screen }).finish();
    expect(walk.result).toEqual(new Walk().start().finish().result);
  });

  it('of kidneys that work less well gives no food plan, and foods without much potassium when they work a little less', () => {
    for (const answer of [ticks('KIDNEY_MILD'), { is: 'unknown' } as const]) {
      const { food } = resultOf(withAnswer(mayConsider, 'conditions-body', answer), knowledge);
      const foods = 'foods' in food ? food.foods : [];
      expect(foods.length).toBeGreaterThan(0);
      for (const line of foods) {
        expect(knowledge.foods.get(line.food)?.medicalNotes).not.toContain('potassium_kidney_disease');
      }
    }
  });

  it.each(derived.map((each) => each.id))(
    '%s, which nobody ticks, follows from another answer or has its own',
    (id) => {
      const ways: Readonly<Record<string, () => string>> = {
        KIDNEY_UNKNOWN_RISK: () =>
          resultOf(
            withAnswer(withAnswer(mayConsider, 'conditions-body', { is: 'unknown' }), 'age', option('65-69')),
            knowledge,
          ).supplement.status,
        ALREADY_MG: () =>
          resultOf(withAnswer(mayConsider, 'magnesium-now', { is: 'amount', mg: 1 }), knowledge).supplement.status,
        POLYPHARMACY: () =>
          resultOf(
            withAnswer(
              mayConsider,
              'medicines',
              ticks('the_pill', 'skin_cream', 'worm_tablets', 'erection_tablets', 'hrt_word'),
            ),
            knowledge,
          ).supplement.status,
        PREGNANT: () => resultOf(withAnswer(mayConsider, 'sex', option('pregnant')), knowledge).supplement.status,
        BREASTFEEDING: () => resultOf(withAnswer(mayConsider, 'sex', option('pregnant')), knowledge).supplement.status,
        AGE_65_PLUS: () => resultOf(withAnswer(mayConsider, 'age', option('65-69')), knowledge).supplement.status,
        AGE_UNDER_18: () => resultOf(withAnswer(mayConsider, 'age', option('under-18')), knowledge).supplement.status,
        DEHYDRATION: () =>
          resultOf(withAnswer(mayConsider, 'safety-body', ticks('vomiting_diarrhoea_dehydration')), knowledge)
            .supplement.status,
        HEALTHY_ADULT: () => resultOf(mayConsider, knowledge).supplement.status,
      };
      const status = ways[id]?.();
      const action = knowledge.conditions.get(id)?.action ?? 'do_not_take_without_doctor';
      expect(status !== undefined && isAtMost(status as 'blocked', mostOf(action))).toBe(true);
    },
  );
});

const isPast = (age: string | null): boolean => age === '65-69' || age === '70-plus';
/** Everybody that the first two questions can tell apart; from 65 on nobody is offered "pregnant". */
const PEOPLE = [...ages.map((age) => age.id), null]
  .flatMap((age) => [...sexes.map((sex) => sex.id), null].map((sex) => ({ age, sex })))
  .filter(({ age, sex }) => !(isPast(age) && sex === 'pregnant'));

describe('somebody of age and sex', () => {
  it.each(PEOPLE)(
    '$age, $sex may consider a supplement only if grown up, under 65 and not pregnant',
    ({ age, sex }) => {
      const given = (id: string | null): Answer => (id === null ? { is: 'unknown' } : option(id));
      const check = withAnswer(withAnswer(mayConsider, 'age', given(age)), 'sex', given(sex));
      const { supplement, food } = resultOf(check, knowledge);
      const isFree = (age === '18-49' || age === '50-64') && (sex === 'female' || sex === 'male' || sex === 'other');
      expect(supplement.status === 'may_consider').toBe(isFree);
      if (sex === 'pregnant' || (sex === null && !isPast(age))) {
        for (const line of 'foods' in food ? food.foods : []) {
          expect(knowledge.foods.get(line.food)?.pregnancy).not.toBe('avoid');
        }
      }
    },
  );

  it('that is asked for signs of pregnancy unless male or 65 and over, and then counts them as absent', () => {
    for (const { age, sex } of PEOPLE.filter((each) => each.age !== 'under-18')) {
      const walk = new Walk().start().finish({ age, sex }, 'safety-body');
      const isAsked = walk.question.question.options.includes('pregnancy_warning_signs');
      expect(isAsked).toBe(sex !== 'male' && !isPast(age));
      const check = walk.answer(null).state?.check;
      if (!check) throw new Error('no check');
      expect(modelInput(check, knowledge).red_flags['pregnancy_warning_signs']).toBe(isAsked ? null : false);
    }
  });

  it('has every illness that fits offered', () => {
    const offered = conditionScreens.flatMap(
      (screen) => new Walk().start().finish({}, screen).question.question.options,
    );
    expect(new Set(offered)).toEqual(new Set(conditions.map((each) => each.id)));
  });
});
