import { describe, expect, it } from 'vitest';
import { checkKnowledge } from '../../src/knowledge/check.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';
import { type Plant, smallBase } from './small-base.ts';

const problems = (plant: Plant): string[] => checkKnowledge(smallBase(plant)).problems.map(formatProblem);

describe('the check of topics', () => {
  it.each<readonly [name: string, plant: Plant, message: string]>([
    [
      'a next topic that nobody wrote',
      { file: 'topics/food.yaml', find: 'next: [citrate]', put: 'next: [citrat]' },
      'knowledge/topics/food.yaml:1: [0].next[0]: unknown topic "citrat"; correct it, or add it to topics/',
    ],
    [
      'a claim that is nowhere',
      { file: 'topics/food.yaml', find: 'claims: []', put: 'claims: [C01]' },
      'knowledge/topics/food.yaml:2: [1].claims[0]: unknown claim "C01"; correct it, or add it to claims.yaml',
    ],
    [
      'a claim that no topic shows',
      { file: 'topics/food.yaml', find: 'claims: [A01, B01]', put: 'claims: [A01]' },
      'knowledge/claims.yaml:2: [1].id: this claim cannot be reached: no topic names it; add it to the claims of a topic',
    ],
    [
      'an answer without a source',
      {
        file: 'topics/food.yaml',
        find: 'sources: [review-2020], verified: partly',
        put: 'sources: [], verified: partly',
      },
      'Too small: expected array to have >=1 items',
    ],
    [
      'a source that does not exist',
      {
        file: 'topics/food.yaml',
        find: 'sources: [review-2020], verified: partly',
        put: 'sources: [nobody], verified: partly',
      },
      'unknown source "nobody"; add it to sources.yaml',
    ],
    [
      'a topic without words',
      { file: 'languages/en/topics.yaml', put: 'food: { title: Food, short: Nuts., more: Bread. }\n' },
      'no words for "citrate"; add an entry with this key',
    ],
    [
      'a short answer that is long',
      { file: 'languages/en/topics.yaml', find: 'Nuts and beans.', put: `Nuts ${'and beans '.repeat(40)}.` },
      'a short answer has at most 60 words; correct the value',
    ],
  ])('names %s, with file, line and remedy', (_name, plant, message) => {
    const found = problems(plant);
    expect(
      found.some((each) => each.includes(message)),
      found.join('\n'),
    ).toBe(true);
  });
});
