import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/domain/answers.ts';
import { adviseFood } from '../../src/domain/food-choice.ts';
import { modelInput } from '../../src/domain/model-input.ts';
import type { Answer } from '../../src/domain/state.ts';
import { knowledge } from '../knowledge-base.ts';
import { Walk } from './walk.ts';

const option = (id: string): Answer => ({ is: 'option', option: id });
const options = (...ids: string[]): Answer => ({ is: 'options', options: ids });

/** A check by somebody with tingling and a poor diet, who takes these medicines and has these illnesses. */
function walkWith(
  medicines: readonly string[],
  answers: Readonly<Record<string, string | readonly string[] | number | null>>,
): Walk {
  const poor = Object.fromEntries(
    knowledge.screener.questions.map((question) => [question.id, question.options[0]?.id ?? '']),
  );
  const given = {
    'other-complaints': ['tingling'],
    'tingling-frequency': '4',
    'tingling-bother': '2',
    'food-offer': 'now',
    ...poor,
    ...answers,
  };
  const walk = new Walk().start().finish(given, 'medicines');
  if (medicines.length > 0) {
    walk.type({ medicines: medicines.map((id) => ({ ids: [id], match: 'exact' as const })) });
    walk.tap({ do: 'done', run: 1, question: 'medicines' });
  }
  return walk.finish(given);
}

describe('the supplement part', () => {
  it('may be considered by a grown-up without any reason against it', () => {
    expect(walkWith([], {}).result.supplement).toMatchObject({
      status: 'may_consider',
      reasons: [{ id: 'gap_with_complaint_or_risk' }],
    });
  });

  it.each([
    {
      name: 'a disease of muscles and nerves',
      medicines: [],
      answers: { 'conditions-body': ['MYASTHENIA'] },
      status: 'blocked',
      reason: 'MYASTHENIA',
    },
    {
      name: 'a planned operation',
      medicines: [],
      answers: { 'conditions-other': ['SURGERY'] },
      status: 'ask_first',
      reason: 'SURGERY',
    },
    {
      name: 'a kidney disease',
      medicines: [],
      answers: { 'conditions-body': ['CKD'] },
      status: 'blocked',
      reason: 'kidney_reduced',
    },
    {
      name: 'kidneys that work a little less',
      medicines: [],
      answers: { 'conditions-body': ['KIDNEY_MILD'] },
      status: 'ask_first',
      reason: 'kidney_mild',
    },
    {
      name: 'a medicine that magnesium keeps from working',
      medicines: ['doxycycline'],
      answers: {},
      status: 'ask_first',
      reason: 'doxycycline',
    },
    {
      name: 'a water tablet without a name',
      medicines: ['water_tablets'],
      answers: {},
      status: 'ask_first',
      reason: 'diuretic',
    },
    {
      name: 'heart tablets without a name',
      medicines: ['heart_tablets'],
      answers: {},
      status: 'blocked',
      reason: 'heart_tablets',
    },
    {
      name: 'a medicine against epilepsy',
      medicines: ['phenytoin'],
      answers: {},
      status: 'ask_first',
      reason: 'phenytoin',
    },
    {
      name: 'unknown kidneys at 70',
      medicines: [],
      answers: { age: '70-plus', 'conditions-body': null },
      status: 'ask_first',
      reason: 'KIDNEY_UNKNOWN_RISK',
    },
    {
      name: 'magnesium taken already',
      medicines: [],
      answers: { 'magnesium-now': 100 },
      status: 'ask_first',
      reason: 'ALREADY_MG',
    },
    {
      name: 'magnesium up to the upper level',
      medicines: [],
      answers: { 'magnesium-now': 250 },
      status: 'food_only',
      reason: 'at_upper_level',
    },
    { name: 'pregnancy', medicines: [], answers: { sex: 'pregnant' }, status: 'ask_first', reason: 'pregnancy' },
  ])('is $status with $name, and says so', ({ medicines, answers, status, reason }) => {
    const { supplement } = walkWith(medicines, answers).result;
    expect(supplement.status).toBe(status);
    expect(supplement.reasons.map((line) => line.id)).toContain(reason);
  });

  it('has a source behind every reason', () => {
    const { supplement } = walkWith(['doxycycline', 'furosemide', 'unknown'], {
      'conditions-other': ['SURGERY', 'DIABETES'],
    }).result;
    const known = supplement.reasons.filter(
      (line) => knowledge.medicines.has(line.id) || knowledge.conditions.has(line.id) || line.kind === 'model',
    );
    expect(
      known.every((line) => line.sources.length > 0 && line.sources.every((source) => knowledge.sources.has(source))),
    ).toBe(true);
  });

  it('lists the medicines that were named with what the table says', () => {
    const { supplement } = walkWith(['levothyroxine'], {}).result;
    const row = knowledge.medicines.get('levothyroxine');
    expect(supplement.medicines).toEqual([
      {
        id: 'levothyroxine',
        kind: 'medicine',
        effect: row?.effect,
        rule: row?.action,
        spacing: { is: 'hours', hours: { before: [4, 4], after: [4, 4] }, isFasting: true },
        sources: row?.sources,
      },
    ]);
  });
});

describe('medicines answer the questions of the model', () => {
  it.each([
    { medicines: ['furosemide'], field: 'diuretic', value: 'thiazide_or_loop' },
    { medicines: ['spironolactone'], field: 'diuretic', value: 'potassium_sparing_only' },
    { medicines: ['spironolactone', 'furosemide'], field: 'diuretic', value: 'thiazide_or_loop' },
    { medicines: ['water_tablets'], field: 'diuretic', value: 'yes_unsure' },
    { medicines: ['ciclosporin'], field: 'wasting_drug', value: 'true' },
  ] as const)('$medicines: $field is $value', ({ medicines, field, value }) => {
    const check = walkWith(medicines, {}).state?.check;
    expect(String(check && modelInput(check, knowledge).risk[field])).toBe(value);
  });

  it('leaves open what tablets without a name may hide', () => {
    expect(walkWith(['blood_pressure_tablets'], {}).result.assessment.open_items).toContain('diuretic');
  });

  it('knows for how long an acid blocker is taken, or that it does not', () => {
    const long = walkWith(['omeprazole'], { 'acid-blocker-time': 'year-or-more' }).result.assessment;
    const unsure = walkWith(['omeprazole'], { 'acid-blocker-time': null }).result.assessment;
    expect([long.D.lo, long.D.hi, unsure.D.lo, unsure.D.hi]).toEqual([2, 2, 1, 2]);
  });
});

describe('the food part', () => {
  const screener = Object.fromEntries(
    knowledge.screener.questions.map((question) => [question.id, option(question.options[0]?.id ?? '')]),
  );

  it('gives no plan with a kidney disease, and says why', () => {
    expect(walkWith([], { 'conditions-body': ['DIALYSIS'] }).result.food).toEqual({
      is: 'no-plan',
      because: ['DIALYSIS'],
    });
  });

  it('says when nothing is known of the kidneys', () => {
    expect(walkWith([], { 'conditions-body': null }).result.isKidneyUnknown).toBe(true);
    expect(walkWith([], {}).result.isKidneyUnknown).toBe(false);
  });

  it('adds up what it shows', () => {
    const { food } = walkWith([], {}).result;
    expect(food.is).toBe('gap');
    if (food.is !== 'gap') return;
    expect(food.sumMg).toBe(food.foods.reduce((sum, line) => sum + line.mg, 0));
    expect(
      food.foods.every((line) => Math.abs(line.mg - (knowledge.foods.get(line.food)?.mgPerPortion ?? 0)) <= 2.5),
    ).toBe(true);
  });

  it('never names a food that somebody may not or will not eat', () => {
    const { questionnaire } = knowledge;
    const person = fc.record({
      allergies: fc.subarray(questionnaire.allergies.map((each) => each.id)),
      diet: fc.constantFrom(...questionnaire.diets),
      sex: fc.constantFrom('male', 'pregnant'),
      medicines: fc.subarray(['acenocoumarol', 'omeprazole']),
      kidney: fc.subarray(['KIDNEY_MILD']),
    });
    fc.assert(
      fc.property(person, ({ allergies, diet, sex, medicines, kidney }) => {
        const answers: Answers = {
          ...screener,
          'food-offer': option('now'),
          sex: option(sex),
          diet: option(diet),
          allergies: options(...allergies),
          medicines: options(...medicines),
          'conditions-body': options(...kidney),
          'conditions-other': options(),
        };
        const advice = adviseFood(answers, knowledge);
        const excluded = questionnaire.allergies
          .filter((each) => allergies.includes(each.id))
          .flatMap((each) => each.excludes);
        const foods = 'foods' in advice ? advice.foods.map((line) => knowledge.foods.get(line.food)) : [];
        for (const food of foods) {
          expect(
            [...(food?.allergens ?? []), ...(food?.mayContain ?? [])].filter((id) => excluded.includes(id)),
          ).toEqual([]);
          if (diet === 'vegan') expect(food?.tags).toContain('vegan');
          if (diet === 'vegetarian') expect(food?.tags).toContain('vegetarian');
          if (diet === 'pescatarian')
            expect(food?.tags.some((tag) => tag === 'fish' || tag === 'vegetarian')).toBe(true);
          if (sex === 'pregnant') expect(food?.pregnancy).not.toBe('avoid');
          if (medicines.includes('acenocoumarol')) expect(food?.medicalNotes).not.toContain('vitamin_k_coumarins');
          if (kidney.length > 0) expect(food?.medicalNotes).not.toContain('potassium_kidney_disease');
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes a nut allergy to mean peanuts as well', () => {
    expect(knowledge.questionnaire.allergies.find((each) => each.id === 'nuts')?.excludes).toEqual(
      expect.arrayContaining(['nuts', 'peanuts']),
    );
  });
});

describe('other causes', () => {
  const causesFor = (answers: Readonly<Record<string, string>>) =>
    new Walk().start().finish({ 'cramps-frequency': '3', 'sleep-frequency': '3', ...answers }).result.causes;

  it('leave out pregnancy for a man and for anybody of 65 and over', () => {
    const named = (answers: Readonly<Record<string, string>>) => causesFor(answers).flatMap((each) => each.lookAlikes);
    expect(named({ sex: 'female' })).toContain('pregnancy');
    expect(named({ sex: 'male' })).not.toContain('pregnancy');
    expect(named({ age: '70-plus' })).not.toContain('pregnancy');
  });
});
