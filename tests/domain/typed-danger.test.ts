/** Short words typed where they could be taken for the safe answer. */
import { describe, expect, it } from 'vitest';
import { Walk } from './walk.ts';

const NONE = { isNone: true, yesNo: 'no' } as const;
const close = (...ids: string[]) => ({ medicines: [{ ids, match: 'close' as const }] });
const atMedicines = () => new Walk().start().finish({}, 'medicines');

describe('a medicine that waits to be confirmed', () => {
  it.each([
    { name: 'a tap on "none"', act: (walk: Walk) => walk.tap({ do: 'none', run: 1, question: 'medicines' }) },
    { name: 'a tap on "don\'t know"', act: (walk: Walk) => walk.tap({ do: 'unknown', run: 1, question: 'medicines' }) },
    { name: 'a tap on "done"', act: (walk: Walk) => walk.tap({ do: 'done', run: 1, question: 'medicines' }) },
    { name: 'a typed "none"', act: (walk: Walk) => walk.type({ isNone: true }) },
    { name: 'a typed "don\'t know"', act: (walk: Walk) => walk.type({ isUnknown: true }) },
    { name: 'a typed "skip"', act: (walk: Walk) => walk.type({ command: 'skip' }) },
  ])('is not lost by $name', ({ act }) => {
    const walk = atMedicines().type(close('furosemide'));
    act(walk);
    expect(walk.question).toMatchObject({ question: { id: 'medicines' }, meant: 'furosemide' });
    walk.tap({ do: 'meant', run: 1, medicine: 'furosemide', yes: true });
    expect(walk.question.ticked).toEqual(['furosemide']);
  });

  it('counts as a medicine that nobody knows when the answer is no', () => {
    const walk = atMedicines().type(close('furosemide')).type(NONE).type({ command: 'done' });
    expect(walk.state?.check?.answers['medicines']).toEqual({ is: 'options', options: ['unrecognised'] });
  });

  it('is still asked for after an alarm that is taken back', () => {
    const walk = atMedicines()
      .type({ medicines: [{ ids: ['simvastatin'], match: 'exact' }] })
      .type(close('furosemide'))
      .type({ flags: ['RF-CHEST'] });
    expect(walk.views.map((view) => view.kind)).toEqual(['alarm']);
    walk.tap({ do: 'meant', run: 1, medicine: 'furosemide', yes: true });
    expect(walk.view.kind).toBe('alarm');
    walk.tap({ do: 'take-back', run: 1 });
    expect(walk.question).toMatchObject({ meant: 'furosemide', ticked: ['simvastatin'] });
  });
});

describe('a typed "no"', () => {
  it.each(['safety-now', 'safety-body', 'conditions-body', 'conditions-other'])('at %s is "none of these"', (id) => {
    const walk = new Walk().start().finish({}, id).type(NONE);
    expect(walk.state?.check?.answers[id]).toEqual({ is: 'options', options: [] });
  });

  it.each([
    { id: 'safety-body', option: 'weight_loss_fever_nightsweats' },
    { id: 'conditions-body', option: 'MYASTHENIA' },
    { id: 'medicines', option: 'antibiotics' },
  ])('at $id takes no tick away', ({ id, option }) => {
    const walk = new Walk().start().finish({}, id).tap({ do: 'tick', run: 1, question: id, option, on: true });
    walk.type(NONE);
    expect(walk.question).toMatchObject({ question: { id }, ticked: [option] });
  });

  it.each(['past', 'denied', 'other'] as const)('that is said of a complaint (%s) is no "none of these"', (is) => {
    const complaints = [{ complaint: 'tingling', is, frequency: null, bother: null, duration: null, from: 0, to: 8 }];
    const walk = new Walk()
      .start()
      .finish({}, 'safety-body')
      .type({ ...NONE, complaints, intent: 'report' });
    expect(walk.question.question.id).toBe('safety-body');
    expect(walk.state?.check?.answers['safety-body']).toBeUndefined();
  });

  it.each(['past', 'other'] as const)('to another complaint (%s) answers nothing of the one that is asked', (is) => {
    const complaints = [{ complaint: 'tingling', is, frequency: null, bother: null, duration: null, from: 0, to: 8 }];
    const walk = new Walk()
      .start()
      .finish({}, 'cramps-frequency')
      .type({ ...NONE, frequency: 0, complaints });
    expect(walk.question.question.id).toBe('cramps-frequency');
  });

  it('of somebody else with the complaint that is asked answers nothing', () => {
    const complaints = [
      { complaint: 'cramps', is: 'other' as const, frequency: null, bother: null, duration: null, from: 0, to: 8 },
    ];
    const walk = new Walk().start().finish({}, 'cramps-frequency').type({ frequency: 4, complaints });
    expect(walk.question.question.id).toBe('cramps-frequency');
  });

  it.each(['age', 'sex', 'acid-blocker-time'])('at %s is asked again', (id) => {
    const walk = new Walk()
      .start()
      .finish({ medicines: ['stomach_protector'] }, id)
      .type(NONE);
    expect(walk.question.question.id).toBe(id);
  });
});

describe('a question about dark thoughts', () => {
  it.each([
    { name: 'a number', reading: { number: { from: 0, to: 0 } } },
    { name: 'how often', reading: { frequency: 2 as const } },
    { name: 'a yes', reading: { yesNo: 'yes' as const } },
    { name: '"not really"', reading: { yesNo: 'no' as const } },
    { name: '"no, only at night"', reading: { options: { mind: ['no'] } } },
    { name: '"no, not yet"', reading: { yesNo: 'no' as const, options: { mind: ['no'] } } },
    { name: 'two answers', reading: { options: { mind: ['no', 'suicidal_thoughts'] } } },
  ])('is asked again after $name', ({ reading }) => {
    const walk = new Walk().start().finish({}, 'safety-mind').type(reading);
    expect(walk.question.question.id).toBe('safety-mind');
  });

  it.each([
    { name: '"no"', reading: { isNone: true, yesNo: 'no' as const, options: { mind: ['no'] } } },
    { name: '"none"', reading: { isNone: true } },
    { name: '"never"', reading: { frequency: 0 as const, options: { mind: ['no'] } } },
  ])('is answered by a plain $name', ({ reading }) => {
    const walk = new Walk().start().finish({}, 'safety-mind').type(reading);
    expect(walk.state?.check?.answers['safety-mind']).toEqual({ is: 'option', option: 'no' });
  });

  it('stays open in the model when it is skipped', () => {
    const walk = new Walk().start().finish({ 'safety-mind': null });
    expect(walk.result.assessment).toMatchObject({ shown: 'safety_questions_open', triage: { open_level: 3 } });
  });
});

describe('an amount of magnesium', () => {
  const atAmount = () => new Walk().start().finish({}, 'magnesium-now');

  it.each([1, 2, 9])('is not taken from a number of tablets: %i', (count) => {
    const walk = atAmount().type({ number: { from: count, to: count } });
    expect(walk.question.question.id).toBe('magnesium-now');
    expect(walk.views[0]).toMatchObject({ kind: 'notice', notice: 'amount-unclear' });
  });

  it.each([0, 10, 250])('is taken from a number of milligrams: %i', (mg) => {
    const walk = atAmount().type({ number: { from: mg, to: mg } });
    expect(walk.state?.check?.answers['magnesium-now']).toEqual({ is: 'amount', mg });
  });

  it.each([
    { name: 'a range', reading: { number: { from: 300, to: 400 } } },
    { name: 'an unbelievable amount', reading: { number: { from: 3001, to: 3001 } } },
    { name: 'a yes', reading: { yesNo: 'yes' as const } },
    { name: 'how often', reading: { frequency: 4 as const } },
  ])('is asked again after $name', ({ reading }) => {
    expect(atAmount().type(reading).question.question.id).toBe('magnesium-now');
  });
});
