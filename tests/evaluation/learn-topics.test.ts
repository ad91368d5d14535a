import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, readQuestions } from '../../evaluation/learn-topics.ts';
import { isDeclined, isTopic, topicFigures } from '../../evaluation/score-topics.ts';
import { decodeModel } from '../../src/language/linear-model.ts';
import { knowledge } from '../knowledge-base.ts';

const root = join(import.meta.dirname, '..', '..');
const questions = readQuestions(join(root, 'knowledge'), join(root, 'evaluation', 'work'));
const model = decodeModel(knowledge.learned.topics);
const item = (topic: string) => ({ id: 'q-1', language: 'nl' as const, text: 'x', topic });

describe('learning what questions are about', () => {
  it('was done again after the last change of a question (npm run learn)', () => {
    expect(model.examples).toBe(fingerprintOf(questions));
  });

  it('knows questions of every topic in both languages, and topics of the facts only', () => {
    expect([...model.labels].sort()).toEqual([...knowledge.topics.keys()].sort());
    for (const language of ['nl', 'en']) {
      const counts = Map.groupBy(
        questions.filter((question) => question.language === language),
        ({ topic }) => topic,
      );
      for (const id of knowledge.topics.keys())
        expect(counts.get(id)?.length ?? 0, `${id} ${language}`).toBeGreaterThan(6);
    }
  });

  it('takes little room', () => {
    expect(knowledge.learned.topics.length).toBeLessThan(700_000);
  });
});

describe('the figures of topics', () => {
  it('count a part of a topic for the whole, and a reason to decline as declined', () => {
    expect(isTopic({ item: item('food_sources'), topic: 'nuts_seeds' }, knowledge)).toBe(true);
    expect(isTopic({ item: item('food_sources'), topic: 'chocolate' }, knowledge)).toBe(false);
    expect(isDeclined({ item: item('none'), topic: null }, knowledge)).toBe(true);
    expect(isDeclined({ item: item('none'), topic: 'decline-dose' }, knowledge)).toBe(true);
    expect(isDeclined({ item: item('none'), topic: 'chocolate' }, knowledge)).toBe(false);
  });

  it('say how many were right and how many declined', () => {
    const read = [
      { item: item('water'), topic: 'water' },
      { item: item('water'), topic: null },
      { item: item('none'), topic: 'decline-other' },
    ];
    const figures = topicFigures(read, knowledge).map(({ value, total }) => [value, total]);
    expect(figures).toEqual([
      [0.5, 2],
      [0.5, 2],
      [1, 1],
    ]);
  });
});
