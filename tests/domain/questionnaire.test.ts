import { describe, expect, it } from 'vitest';
import { knowledge } from '../knowledge-base.ts';
import { ALL_COMPLAINTS, Walk } from './walk.ts';

const CORE = knowledge.complaints.filter((each) => each.core).map((each) => each.id);

describe('the questions of a check', () => {
  it('takes at most 24 taps without food for a person with four complaints', () => {
    const answers = Object.fromEntries(
      CORE.flatMap((id) => [
        [`${id}-frequency`, '3'],
        [`${id}-bother`, '2'],
      ]),
    );
    const walk = new Walk().start().finish(answers);
    expect(walk.result.complaints).toHaveLength(4);
    expect(walk.taps).toBeLessThanOrEqual(24);
  });

  it('takes at most 48 taps with all twelve complaints', () => {
    const walk = new Walk().start().finish(ALL_COMPLAINTS);
    expect(walk.result.complaints).toHaveLength(12);
    expect(walk.taps).toBeLessThanOrEqual(48);
  });

  it('asks the fourteen food questions, diet and allergies, one tap each', () => {
    const without = new Walk().start().finish();
    const withFood = new Walk().start().finish({ 'food-offer': 'now', 'bread-slices': '3-4' });
    expect(withFood.taps - without.taps).toBe(16);
  });

  it('leaves the kind of bread out for somebody who eats none', () => {
    const walk = new Walk().start().finish({ 'food-offer': 'now', 'bread-slices': '0' });
    expect(walk.asked).not.toContain('bread-type');
  });

  it('stops asking about food once too much was skipped for a number', () => {
    const skips = { 'bread-slices': null, 'bread-type': null, 'whole-grains': null, starch: null };
    const walk = new Walk().start().finish({ 'food-offer': 'now', ...skips });
    expect(walk.asked).not.toContain('vegetables');
    expect(walk.asked).toContain('diet');
    expect(walk.result.food.is).toBe('not-asked');
    expect(walk.result.open).toContainEqual({ item: 'food', question: 'bread-slices' });
  });

  it('asks how much a complaint bothers only when it is there', () => {
    const walk = new Walk().start().finish({ 'cramps-frequency': '2' });
    expect(walk.asked).toContain('cramps-bother');
    expect(walk.asked).not.toContain('sleep-bother');
  });

  it('asks the question about dark thoughts of everybody, once', () => {
    const walk = new Walk().start().finish(ALL_COMPLAINTS);
    expect(walk.asked.filter((id) => id === 'safety-mind')).toHaveLength(1);
  });

  it.each([
    {
      name: 'a headache',
      answers: { 'other-complaints': ['headache'], 'headache-frequency': '2' },
      opens: 'signs-head',
    },
    { name: 'cramps', answers: { 'cramps-frequency': '1' }, opens: 'signs-muscles' },
    { name: 'tiredness', answers: { 'fatigue-frequency': '1' }, opens: 'signs-tired' },
    { name: 'tension', answers: { 'other-complaints': ['tension'], 'tension-frequency': '1' }, opens: 'signs-mood' },
    { name: 'a statin', answers: { medicines: ['simvastatin'] }, opens: 'signs-medicines' },
    { name: 'magnesium already taken', answers: { 'magnesium-now': 100 }, opens: 'signs-medicines' },
    { name: 'magnesium among the medicines', answers: { medicines: ['magnesium_already'] }, opens: 'signs-medicines' },
    { name: 'an acid blocker', answers: { medicines: ['omeprazole'] }, opens: 'acid-blocker-time' },
    { name: 'a word for an acid blocker', answers: { medicines: ['stomach_protector'] }, opens: 'acid-blocker-time' },
  ])('opens $opens with $name, and not without', ({ answers, opens }) => {
    const typed = 'medicines' in answers ? answers.medicines : [];
    const walk = new Walk().start().finish(answers, 'medicines');
    for (const id of typed) walk.type({ medicines: [{ ids: [id], match: 'exact' }] });
    if (typed.length > 0) walk.tap({ do: 'done', run: 1, question: 'medicines' });
    walk.finish(answers);
    expect(walk.asked).toContain(opens);
    expect(new Walk().start().finish().asked).not.toContain(opens);
  });

  it('asks for signs of a complaint of which nothing is known: unknown is never a no', () => {
    const walk = new Walk().start().finish({ 'cramps-frequency': null, 'other-complaints': null });
    expect(walk.asked).toEqual(expect.arrayContaining(['signs-muscles', 'signs-head', 'signs-mood']));
  });

  it('does not ask a man, nor anybody of 65 or more, for signs of pregnancy', () => {
    for (const answers of [{ sex: 'male' }, { age: '70-plus' }]) {
      const walk = new Walk().start().finish(answers, 'safety-body');
      expect(walk.question.question.options).not.toContain('pregnancy_warning_signs');
      walk.finish(answers);
      expect(walk.result.assessment.triage.open_level).toBe(0);
    }
  });

  it('asks nothing about plans of food with a kidney disease', () => {
    const walk = new Walk().start().finish({ 'conditions-body': ['CKD'], 'food-offer': 'now' });
    expect(walk.asked).not.toContain('diet');
    expect(walk.result.food.is).toBe('no-plan');
  });

  it('stops kindly after the age for somebody under 18', () => {
    const walk = new Walk().start().answer('under-18');
    expect(walk.view.kind).toBe('out-of-scope');
    walk.tap({ do: 'back', run: 1, question: 'age' });
    expect(walk.question.question.id).toBe('age');
  });
});
