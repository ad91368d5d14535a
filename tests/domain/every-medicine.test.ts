/** Every medicine and every group word, one at a time, on top of somebody who may consider a supplement. */
import { describe, expect, it } from 'vitest';
import { UNRECOGNISED_MEDICINE } from '../../src/domain/answers.ts';
import { modelInput } from '../../src/domain/model-input.ts';
import { resultOf } from '../../src/domain/result.ts';
import { knowledge } from '../knowledge-base.ts';
import { isAtMost, mayConsider, mostOf, shown, ticks, withAnswer } from './one-at-a-time.ts';

const medicines = [...knowledge.medicines.values()];
const groups = [...knowledge.medicineGroups.values()];
const taking = (...ids: string[]) => withAnswer(mayConsider, 'medicines', ticks(...ids));
const statusOf = (...ids: string[]) => resultOf(taking(...ids), knowledge).supplement.status;
const membersOf = (classIds: readonly string[]) => medicines.filter((each) => classIds.includes(each.classId));

describe('the base of these tables', () => {
  it('may consider a supplement', () => {
    expect(resultOf(mayConsider, knowledge).supplement.status).toBe('may_consider');
  });
});

describe('a medicine', () => {
  it.each(medicines)('$id ($action) allows no more than its row', ({ id, action }) => {
    expect(isAtMost(statusOf(id), mostOf(action))).toBe(true);
  });

  it('that does something to magnesium never leaves a supplement to be considered', () => {
    const open = medicines.filter(
      (each) => each.effect !== 'none_known_common' && statusOf(each.id) === 'may_consider',
    );
    expect(open.map((each) => each.id)).toEqual([]);
  });

  it('leaves a supplement to be considered only when its row says that nothing is needed', () => {
    const open = medicines.filter((each) => statusOf(each.id) === 'may_consider');
    expect(new Set(open.map((each) => each.action))).toEqual(new Set(['none_needed']));
    expect(open.length).toBe(medicines.filter((each) => each.action === 'none_needed').length);
  });

  it('with a stricter rule beside it never loosens it', () => {
    for (const { id } of medicines) expect(statusOf(id, 'digoxin')).toBe('blocked');
  });

  it('that nobody knows asks the pharmacist first and leaves the fields of the model open', () => {
    expect(statusOf(UNRECOGNISED_MEDICINE)).toBe('ask_first');
    expect(modelInput(taking(UNRECOGNISED_MEDICINE), knowledge)).toMatchObject({
      risk: { diuretic: null, ppi: null, wasting_drug: null },
      safety: { interacting_medicine: true },
    });
  });

  it.each(medicines.filter((each) => each.action === 'do_not_take_without_doctor').map((each) => each.id))(
    '%s shows no amount and no spacing to somebody who must take nothing',
    (id) => {
      const result = resultOf(taking(id), knowledge);
      for (const language of ['nl', 'en'] as const) {
        expect(shown(result, 'supplement', language)).not.toMatch(/250 mg|\d+ (uur|hours) (tussen|between)/);
      }
    },
  );

  it.each([
    ...medicines.filter((each) => each.blocksFoodPlan === true).map((each) => each.id),
    ...groups.filter((each) => each.blocksFoodPlan === true).map((each) => each.id),
  ])('%s, that goes with weak kidneys, gives no food plan and no question about diet', (id) => {
    const result = resultOf(taking(id), knowledge);
    expect(result.food).toEqual({ is: 'no-plan', because: [id] });
    expect(result.answers.map((each) => each.question.id)).not.toContain('diet');
    for (const language of ['nl', 'en'] as const) expect(shown(result, 'food', language)).not.toMatch(/\d+ mg/);
  });

  it('of every class for the kidneys gives no food plan', () => {
    const kidney = ['phosphate_binder', 'potassium_binder', 'hif_inhibitor', 'calcimimetic', 'epoetin'];
    for (const { id } of membersOf(kidney)) expect(resultOf(taking(id), knowledge).food.is).toBe('no-plan');
  });
});

describe('a group word', () => {
  it.each(groups)('$id ($action) allows no more than its row', ({ id, action }) => {
    expect(isAtMost(statusOf(id), mostOf(action))).toBe(true);
  });

  it.each(groups)('$id is never a "no" to a field that one of its medicines answers', ({ id, classIds }) => {
    const { risk } = modelInput(taking(id), knowledge);
    const fields = membersOf(classIds).map((each) => knowledge.medicineClasses.get(each.classId)?.sets.field);
    if (fields.includes('diuretic')) expect(risk.diuretic).not.toBe('none');
    if (fields.includes('ppi')) expect(risk.ppi).not.toBe('none');
    if (fields.includes('wasting_drug')) expect(risk.wasting_drug).not.toBe(false);
  });

  it.each(groups)('$id leaves a supplement to be considered only if all its medicines do', ({ id, classIds }) => {
    if (statusOf(id) !== 'may_consider') return;
    for (const medicine of membersOf(classIds)) expect(statusOf(medicine.id), medicine.id).toBe('may_consider');
  });

  it.each(groups)('$id opens the time question whenever an acid blocker is certain', ({ id, sets }) => {
    const asks = resultOf(taking(id), knowledge).assessment.open_items.includes('ppi');
    if (sets?.field === 'ppi') expect(asks).toBe(true);
  });

  it('beside the name of one of its medicines counts the name', () => {
    expect(modelInput(taking('water_tablets', 'furosemide'), knowledge).risk.diuretic).toBe('thiazide_or_loop');
    expect(modelInput(taking('water_tablets', 'spironolactone'), knowledge).risk.diuretic).toBe('yes_unsure');
    expect(modelInput(taking('heart_tablets', 'spironolactone'), knowledge).risk.diuretic).toBeNull();
  });
});
