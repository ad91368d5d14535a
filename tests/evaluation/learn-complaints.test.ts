import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprintOfComplaints, readComplaintExamples } from '../../evaluation/learn-complaints.ts';
import { trainEach, UNTOLD } from '../../evaluation/train-model.ts';
import { MENTIONS } from '../../src/domain/event.ts';
import { NOT_THERE } from '../../src/language/complaint-features.ts';
import { decodeHiddenModel } from '../../src/language/hidden-model.ts';
import { decodeModel, encodeModel, logistic } from '../../src/language/linear-model.ts';
import { knowledge } from '../knowledge-base.ts';

const root = join(import.meta.dirname, '..', '..');
const examples = readComplaintExamples(join(root, 'knowledge'), join(root, 'evaluation', 'work'));
const complaints = decodeModel(knowledge.learned.complaints);
const spoken = decodeHiddenModel(knowledge.learned.spoken);
const often = decodeModel(knowledge.learned.often);

describe('learning how complaints are spoken of', () => {
  it('was done again after the last change of an example (npm run learn)', () => {
    const print = fingerprintOfComplaints(examples);
    expect([complaints.examples, spoken.examples, often.examples]).toEqual([print, print, print]);
  });

  it('knows every complaint of the facts, with examples in both languages', () => {
    const ids = [...knowledge.complaints.map(({ id }) => id), 'constipation'];
    expect([...complaints.labels].sort()).toEqual(ids.sort());
    for (const language of ['nl', 'en']) {
      for (const id of ids) {
        const count = examples.filter((each) => each.language === language && each.said.has(id)).length;
        expect(count, `${id} ${language}`).toBeGreaterThan(100);
      }
    }
  });

  it('tells apart all ways of speaking of one, and that it is not there', () => {
    expect([...spoken.labels].sort()).toEqual([...MENTIONS, NOT_THERE].sort());
  });

  it('takes little room', () => {
    expect(knowledge.learned.complaints.length + knowledge.learned.spoken.length).toBeLessThan(5_500_000);
  });
});

describe('labels that are learned each by itself', () => {
  const both = Array.from({ length: 20 }, () => ({ features: [1, 2], isTrue: () => true }));
  const one = Array.from({ length: 20 }, () => ({ features: [1, 3], isTrue: (label: string) => label === 'a' }));
  const none = Array.from({ length: 20 }, () => ({ features: [4], isTrue: () => false }));

  it('may both be true of a text, or neither', () => {
    const model = decodeModel(encodeModel(trainEach([...both, ...one, ...none], ['a', 'b'], 10), ''));
    const likely = (features: readonly number[]) => model.scores(features).map((score) => logistic(score) > 0.5);
    expect(likely([1, 2])).toEqual([true, true]);
    expect(likely([1, 3])).toEqual([true, false]);
    expect(likely([4])).toEqual([false, false]);
  });

  it('learn nothing from a text that does not tell', () => {
    const untold = one.map(({ features }) => ({
      features,
      isTrue: (label: string) => (label === 'a' ? true : (UNTOLD as typeof UNTOLD)),
    }));
    const weights = trainEach([...untold, ...none], ['a', 'b'], 10);
    expect(weights.byFeature.get(3)?.[0]).toBeGreaterThan(0);
    expect(weights.byFeature.get(3)?.[1]).toBe(0);
  });
});
