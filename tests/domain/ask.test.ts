import { describe, expect, it } from 'vitest';
import type { Reading, TopicGuess } from '../../src/domain/event.ts';
import type { View } from '../../src/domain/view.ts';
import { NOTHING_READ } from '../nothing-read.ts';
import { Walk } from './walk.ts';

const kinds = (views: readonly View[]) => views.map((view) => (view.kind === 'notice' ? view.notice : view.kind));
const about = (id: string | null, isSure = true): TopicGuess => ({ id, isSure, near: ['food_sources'] });
const QUESTION = { intent: 'question', isQuestion: true } as const;

describe('a question', () => {
  it('is answered before consent, and nothing is kept of it', () => {
    const walk = new Walk().type({ ...QUESTION, topic: about('cramps_evidence') });
    expect(walk.view).toMatchObject({ kind: 'ask', topic: 'cramps_evidence', show: 'short' });
    expect(walk.state).toMatchObject({ consentAtMs: null, check: null });
  });

  it('in the middle of the check is answered, and the open question comes again', () => {
    const walk = new Walk().start().type({ ...QUESTION, topic: about('max_supplement') });
    expect(kinds(walk.views)).toEqual(['ask', 'question']);
    expect(walk.question.question.id).toBe('age');
  });

  it('does not take the place of an answer unless it is one without doubt', () => {
    const age = { number: { from: 30, to: 30 }, topic: about('older_people', false) };
    expect(new Walk().start().type(age).question.question.id).toBe('sex');
    const unsure = new Walk().start().type({ ...QUESTION, ...age });
    expect(kinds(unsure.views)).toEqual(['question']);
    const sure = new Walk().start().type({ ...QUESTION, ...age, topic: about('older_people') });
    expect(kinds(sure.views)).toEqual(['ask', 'question']);
  });

  it('that fits no topic is declined, with topics that come near', () => {
    const walk = new Walk().type({ ...QUESTION, topic: about(null, false) });
    expect(walk.view).toEqual({ kind: 'ask-unsure', near: ['food_sources'] });
  });

  it('that is declined says who can answer, and only when it is asked', () => {
    expect(new Walk().type({ ...QUESTION, topic: about('decline-dose') }).view).toMatchObject({
      topic: 'decline-dose',
    });
    const told = new Walk().start().type({ intent: 'report', topic: about('decline-dose') });
    expect(kinds(told.views).at(-1)).toBe('question');
    expect(kinds(told.views)).not.toContain('ask');
  });

  it('never goes before danger', () => {
    const walk = new Walk().type({ ...QUESTION, flags: ['RF-CHEST'], topic: about('cramps_evidence') });
    expect(kinds(walk.views)).toEqual(['alarm']);
    const alarmed = new Walk()
      .start()
      .type({ flags: ['RF-CHEST'] })
      .type({ ...QUESTION, topic: about('max_supplement') });
    expect(alarmed.view.kind).toBe('alarm');
    const tapped = alarmed.tap({ do: 'ask', topic: 'max_supplement', show: 'short', page: 0 });
    expect(kinds(tapped.views)).toEqual(['alarm']);
  });

  it('is not answered for somebody too young', () => {
    const young = new Walk().start().tap({ do: 'choose', run: 1, question: 'age', option: 'under-18' });
    expect(kinds(young.type({ ...QUESTION, topic: about('max_supplement') }).views)).toEqual(['out-of-scope']);
  });
});

describe('/ask', () => {
  it('shows what can be asked, also through a deep link before consent', () => {
    expect(new Walk().take({ kind: 'command', command: 'ask', payload: null }).view).toEqual({
      kind: 'ask-list',
      group: null,
    });
    expect(new Walk().take({ kind: 'command', command: 'start', payload: 'ask' }).view.kind).toBe('ask-list');
  });

  it('answers what is written behind it, though it does not look like a question', () => {
    const reading = { ...NOTHING_READ, topic: about('form_oxide', false) };
    const walk = new Walk().take({ kind: 'command', command: 'ask', payload: 'oxide', reading });
    expect(walk.view).toMatchObject({ kind: 'ask', topic: 'form_oxide' });
  });

  it('is no question when it answers what is asked and has not the form of one', () => {
    const told = { intent: 'question', topic: about('sleep_evidence'), options: { sex: ['female'] } } as const;
    const walk = new Walk().start().finish({}, 'sex').type(told);
    expect(walk.state?.check?.answers['sex']).toEqual({ is: 'option', option: 'female' });
  });

  it('offers topics to what asks nothing and is of none for sure: "my doctor told me to try magnesium"', () => {
    const topic = { ...about('blood_test', false), near: ['blood_test', 'sleep_evidence'] };
    const said = (told: Partial<Reading>) => new Walk().start().type({ intent: 'question', topic, ...told }).views;
    expect(said({})).toMatchObject([{ kind: 'ask-unsure', near: topic.near }, { kind: 'question' }]);
    expect(said({ isQuestion: true })).toMatchObject([{ kind: 'ask', topic: 'blood_test' }, { kind: 'question' }]);
    expect(said({ topic: { ...topic, isSure: true } })).toMatchObject([{ kind: 'ask' }, { kind: 'question' }]);
  });

  it('answers old buttons of topics that are no more', () => {
    const walk = new Walk().tap({ do: 'ask', topic: 'gone', show: 'short', page: 0 });
    expect(kinds(walk.views)).toEqual(['old-button']);
    expect(kinds(walk.tap({ do: 'ask-list', group: 'gone' }).views)).toEqual(['old-button']);
  });
});
