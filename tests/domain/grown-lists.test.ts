/** A change can put rows on a list that was answered before: what was never asked is no "no". */
import { describe, expect, it } from 'vitest';
import { decodeChat, encodeChat } from '../../src/store/codec.ts';
import { Walk } from './walk.ts';

const change = (walk: Walk, question: string) => walk.tap({ do: 'change', run: 1, question });
const back = (walk: Walk) => walk.tap({ do: 'back', run: 1, question: walk.question.question.id });
const openQuestion = (walk: Walk) => walk.question.question;

describe('a list with more rows than when it was answered', () => {
  it('asks the signs of pregnancy of somebody who is no man after all', () => {
    const walk = new Walk().start().finish({ sex: 'male' });
    change(walk, 'sex').answer('pregnant');
    expect(openQuestion(walk).id).toBe('safety-body');
    walk.answer(['pregnancy_warning_signs']);
    expect(walk.view).toMatchObject({ kind: 'alarm', flags: ['pregnancy_warning_signs'] });
  });

  it('asks whether a woman who is younger than she first said is pregnant', () => {
    const walk = new Walk().start().finish({ age: '70-plus', sex: 'female' });
    change(walk, 'age').answer('18-49');
    expect(openQuestion(walk)).toMatchObject({ id: 'sex', options: ['female', 'male', 'other', 'pregnant'] });
    walk.answer('pregnant');
    expect(openQuestion(walk).id).toBe('safety-body');
  });

  it('asks the signs that a later complaint opens', () => {
    const walk = new Walk().start().finish({ 'cramps-frequency': '2' });
    change(walk, 'other-complaints').answer(['tingling']).answer('2').answer('1');
    expect(openQuestion(walk).id).toBe('signs-muscles');
    walk.answer(['RF-TIA']);
    expect(walk.view).toMatchObject({ kind: 'alarm', level: 3, flags: ['RF-TIA'] });
  });

  it('asks the signs of a new headache of somebody who is over 50 after all', () => {
    const walk = new Walk().start().finish({ 'other-complaints': ['headache'], 'headache-frequency': '2' });
    change(walk, 'age').answer('50-64');
    expect(openQuestion(walk)).toMatchObject({ id: 'signs-head' });
    expect(openQuestion(walk).options).toContain('RF-HEAD-GCA');
  });

  it('asks the signs of a medicine that is named later', () => {
    const walk = new Walk().start().finish({ 'magnesium-now': 100 });
    change(walk, 'medicines')
      .type({ medicines: [{ ids: ['digoxin'], match: 'exact' }] })
      .tap({ do: 'done', run: 1, question: 'medicines' });
    expect(openQuestion(walk)).toMatchObject({ id: 'signs-medicines' });
    expect(openQuestion(walk).options).toContain('RF-DIGOXIN');
  });

  it('keeps the ticks that were there', () => {
    const walk = new Walk().start().finish({
      'cramps-frequency': '2',
      'signs-muscles': ['RF-LEG-CLAUD'],
      'conditions-other': ['DIABETES'],
      sex: 'male',
    });
    change(walk, 'sex').answer('female');
    expect(openQuestion(walk).id).toBe('safety-body');
    walk.answer([]);
    expect(walk.question).toMatchObject({ question: { id: 'conditions-other' }, ticked: ['DIABETES'] });
    walk.tap({ do: 'done', run: 1, question: 'conditions-other' });
    expect(walk.result.signs).toEqual(['RF-LEG-CLAUD']);
    expect(walk.state?.check?.answers['conditions-other']).toEqual({ is: 'options', options: ['DIABETES'] });
  });

  it('is the same as when everything had been said at once', () => {
    const late = new Walk().start().finish({ sex: 'male', 'other-complaints': ['tension'], 'tension-frequency': '3' });
    change(late, 'sex').answer('female').finish();
    const atOnce = new Walk()
      .start()
      .finish({ sex: 'female', 'other-complaints': ['tension'], 'tension-frequency': '3' });
    expect(late.result).toEqual(atOnce.result);
  });

  it('is not asked again when a change takes rows away or leaves them', () => {
    const walk = new Walk().start().finish({ 'cramps-frequency': '4', 'sleep-frequency': '3' });
    change(walk, 'cramps-frequency').answer('2');
    expect(walk.view.kind).toBe('result');
    change(walk, 'sleep-frequency').answer('0');
    expect(walk.view.kind).toBe('result');
    change(walk, 'sex').answer('male');
    expect(walk.view.kind).toBe('result');
  });

  it('asks no more than the age again after a mistaken tap on "under 18"', () => {
    const walk = new Walk().start().finish({ 'cramps-frequency': '2', 'signs-muscles': ['RF-LEG-CLAUD'] });
    const { result } = walk;
    change(walk, 'age').answer('under-18');
    expect(walk.view.kind).toBe('out-of-scope');
    walk.tap({ do: 'back', run: 1, question: 'age' });
    walk.answer('18-49');
    expect(walk.result).toEqual(result);
  });

  it('asks the rows of another age after a mistaken tap on "under 18"', () => {
    const walk = new Walk()
      .start()
      .finish({ age: '70-plus', 'other-complaints': ['headache'], 'headache-frequency': '2' });
    change(walk, 'age').answer('under-18').tap({ do: 'back', run: 1, question: 'age' }).answer('18-49');
    expect(openQuestion(walk).id).toBe('sex');
    walk.answer('female');
    expect(openQuestion(walk).id).toBe('safety-body');
  });

  it('asks them also when the change itself is taken back first', () => {
    const walk = new Walk().start().finish({ sex: 'male' });
    change(walk, 'sex').answer('other');
    expect(openQuestion(walk).id).toBe('safety-body');
    back(walk);
    expect(openQuestion(walk).id).toBe('sex');
    walk.answer('pregnant');
    expect(openQuestion(walk).id).toBe('safety-body');
  });

  it('survives being stored', () => {
    const walk = new Walk().start().finish({ sex: 'male', 'conditions-other': ['DIABETES'] });
    change(walk, 'sex').answer('female');
    const { state } = walk;
    if (state === null) throw new Error('nothing is kept');
    expect(decodeChat(encodeChat({ chatId: 1, state })).state).toEqual(state);
  });
});

describe('Back', () => {
  it('drops nothing behind the question that it leaves', () => {
    const walk = new Walk().start().finish({ 'food-offer': 'now', allergies: ['nuts'] });
    change(walk, 'safety-mind').answer('suicidal_thoughts').tap({ do: 'take-back', run: 1 });
    expect(openQuestion(walk).id).toBe('safety-mind');
    back(walk);
    expect(openQuestion(walk).id).toBe('safety-body');
    expect(walk.question.ticked).toEqual([]);
    walk.answer([]).answer('no');
    expect(walk.state?.check?.answers['allergies']).toEqual({ is: 'options', options: ['nuts'] });
    expect(walk.view.kind).toBe('result');
  });

  it('loses no answer when the age is asked again after "under 18"', () => {
    const walk = new Walk().start().finish({ 'food-offer': 'now', allergies: ['nuts'] });
    const { result } = walk;
    change(walk, 'age').answer('under-18').tap({ do: 'back', run: 1, question: 'age' });
    expect(walk.question.canGoBack).toBe(false);
    back(walk);
    back(walk);
    walk.answer('18-49');
    expect(walk.result).toEqual(result);
  });
});
