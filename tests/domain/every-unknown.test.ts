/** Every question skipped, one at a time: "don't know" is never better than the best answer, and never a "no". */
import { describe, expect, it } from 'vitest';
import { allowedFoods } from '../../src/domain/food-choice.ts';
import { modelInput } from '../../src/domain/model-input.ts';
import { surveyOf } from '../../src/domain/questionnaire.ts';
import { resultOf } from '../../src/domain/result.ts';
import type { Check } from '../../src/domain/state.ts';
import { knowledge } from '../knowledge-base.ts';
import { isAtMost, MAY_CONSIDER_ANSWERS, mayConsider, ticks, withAnswer } from './one-at-a-time.ts';
import { Walk } from './walk.ts';

const { list } = surveyOf(mayConsider.answers, knowledge);
const UNKNOWN = { is: 'unknown' } as const;
/** Questions of which the supplement status does not depend on one answer: complaints, food, and what one eats. */
const HARMLESS = new Set([
  ...knowledge.complaints.flatMap((each) => [`${each.id}-frequency`, `${each.id}-bother`]),
  ...knowledge.screener.questions.map((question) => question.id),
  'signs-head',
  'signs-muscles',
  'signs-tired',
  'signs-mood',
  'signs-medicines',
  'diet',
  'allergies',
]);

describe('a question that is skipped', () => {
  it.each(list.map((question) => question.id))('%s never opens the supplement further', (id) => {
    const base = resultOf(mayConsider, knowledge);
    const skipped = resultOf(withAnswer(mayConsider, id, UNKNOWN), knowledge);
    expect(isAtMost(skipped.supplement.status, base.supplement.status)).toBe(true);
    expect(skipped.assessment.supplement.room_mg).toBeLessThanOrEqual(base.assessment.supplement.room_mg);
    if (!HARMLESS.has(id)) expect(skipped.supplement.status).not.toBe('may_consider');
  });

  it.each(list.map((question) => question.id))('%s can be walked past and ends in a result', (id) => {
    const walk = new Walk().start().finish({ ...MAY_CONSIDER_ANSWERS, [id]: null });
    expect(walk.view.kind).toBe('result');
    if (!HARMLESS.has(id)) expect(walk.result.supplement.status).not.toBe('may_consider');
  });

  it.each(knowledge.questionnaire.safetyScreens)('%s gives no band, and asks for it again', (id) => {
    const { assessment, open } = resultOf(withAnswer(mayConsider, id, UNKNOWN), knowledge);
    expect(assessment.shown).toBe('safety_questions_open');
    expect(open[0]).toEqual({ item: id, question: id });
  });

  it('leaves every field of the model that it answers unknown', () => {
    const skipsAll = Object.fromEntries(list.map((question) => [question.id, null]));
    const check = new Walk().start().finish(skipsAll).state?.check;
    if (!check) throw new Error('no check');
    const input = modelInput(check, knowledge);
    expect(input.age).toBeNull();
    expect(input.sex).toBeNull();
    expect(input.pregnant_or_breastfeeding).toBeNull();
    expect(new Set(Object.values(input.risk))).toEqual(new Set([null]));
    expect(new Set(Object.values(input.safety))).toEqual(new Set([null]));
    expect(new Set(Object.values(input.red_flags))).toEqual(new Set([null]));
    expect(new Set(Object.values(input.symptoms).map((each) => each.freq))).toEqual(new Set([null]));
    expect(Object.keys(input.red_flags).length).toBe(knowledge.safetyFlags.length);
  });

  it('about medicines leaves out what is dangerous with one that may be there', () => {
    const notes = (check: Check) => allowedFoods(check.answers, knowledge).flatMap((food) => food.medicalNotes);
    expect(notes(mayConsider)).toContain('vitamin_k_coumarins');
    expect(notes(withAnswer(mayConsider, 'medicines', UNKNOWN))).not.toContain('vitamin_k_coumarins');
    expect(notes(withAnswer(mayConsider, 'medicines', ticks('unrecognised')))).not.toContain('vitamin_k_coumarins');
    expect(notes(withAnswer(mayConsider, 'medicines', ticks('blood_thinner')))).not.toContain('vitamin_k_coumarins');
  });
});
