/** A change can put rows on a list that was answered before: what was never asked is no "no". */
import { describe, expect, it } from 'vitest';
import { surveyOf } from '../../src/domain/questionnaire.ts';
import { decodeChat, encodeChat } from '../../src/store/codec.ts';
import { knowledge } from '../knowledge-base.ts';
import { Chance } from './random-answers.ts';
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

describe('a result', () => {
  it('also asks the signs of pregnancy when a new age opens the choice that they hang on', () => {
    const walk = new Walk().start().finish({ age: '65-69', sex: 'male' });
    change(walk, 'age').answer(null);
    expect(openQuestion(walk).id).toBe('sex');
    walk.answer('pregnant');
    expect(openQuestion(walk).id).toBe('safety-body');
  });

  it('counts no row as a no that was not on the screen, whatever was changed, taken back and left', () => {
    let results = 0;
    for (let seed = 1; seed <= 50; seed += 1) {
      const chance = new Chance(seed);
      const walk = new Walk().start();
      const shown = new Map<string, readonly string[]>();
      for (let turn = 0; turn < 150; turn += 1) {
        if (walk.view.kind === 'result') {
          results += 1;
          expect(unseenRows(walk, shown)).toEqual([]);
        }
        wander(walk, chance, shown);
      }
    }
    expect(results).toBeGreaterThan(1000);
  });
});

/** Rows that count as "no" although they were not offered when their list was last answered. */
function unseenRows(walk: Walk, shown: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const { list, answers } = surveyOf(walk.state?.check?.answers ?? {}, knowledge);
  return list
    .filter(({ id, kind }) => (kind === 'many' || id === 'sex') && answers[id]?.is !== 'unknown')
    .flatMap(({ id, options }) => options.filter((option) => !shown.get(id)?.includes(option)));
}

/** One thing that somebody without a plan does. */
function wander(walk: Walk, chance: Chance, shown: Map<string, readonly string[]>): void {
  const { view } = walk;
  if (view.kind === 'alarm') return void walk.tap({ do: 'take-back', run: 1 });
  if (view.kind === 'out-of-scope') return void walk.tap({ do: 'back', run: 1, question: 'age' });
  if (view.kind === 'result') return void change(walk, chance.pick(view.result.answers).question.id);
  const { question, ticked } = walk.question;
  const { id: open, kind, options } = question;
  if (chance.happens(0.12)) return void back(walk);
  const before = walk.state?.check?.answers[open];
  if (kind === 'amount') walk.answer(chance.pick([0, 0, 100, null]));
  else if (kind === 'single') walk.answer(chance.happens(0.08) ? null : chance.pick(options));
  else {
    const option = chance.pick(options);
    walk.tap({ do: 'tick', run: 1, question: open, option, on: !ticked.includes(option) && chance.happens(0.5) });
    if (walk.view.kind === 'question')
      walk.tap({ do: walk.question.ticked.length > 0 ? 'done' : 'none', run: 1, question: open });
  }
  const after = walk.state?.check?.answers[open];
  if (after !== undefined && after !== before) shown.set(open, options);
}

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
