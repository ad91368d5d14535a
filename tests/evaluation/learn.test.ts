import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint, readExamples } from '../../evaluation/learn.ts';
import { trainModel } from '../../evaluation/train-model.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { HARMLESS } from '../../src/language/judge-danger.ts';
import { decodeModel, encodeModel } from '../../src/language/linear-model.ts';
import { mix } from '../../src/language/text-features.ts';

const root = join(import.meta.dirname, '..', '..');
const knowledge = loadKnowledge(join(root, 'knowledge'));
const examples = readExamples(join(root, 'knowledge'), join(root, 'evaluation', 'work'));
const model = decodeModel(knowledge.learned.danger);

/** As features of texts are: hashes that lie evenly. */
const feature = (number: number): number => mix(1, number, 0);

describe('learning', () => {
  it('was done again after the last change of an example (npm run learn)', () => {
    expect(model.examples).toBe(fingerprint(examples));
  });

  it('knows rows of the facts only, and examples of every grave one', () => {
    const labels = new Set(examples.map(({ label }) => label));
    labels.delete(HARMLESS);
    expect([...labels].filter((label) => !knowledge.redFlags.has(label))).toEqual([]);
    const grave = [...knowledge.redFlags.values()].filter(({ level, kind }) => level >= 2 && kind === 'sign');
    expect(grave.filter(({ id }) => !labels.has(id)).map(({ id }) => id)).toEqual([]);
    expect([...model.labels].sort()).toEqual([...labels, HARMLESS].sort());
  });

  it('tells apart what the examples tell apart', () => {
    const texts = [
      ...Array.from({ length: 20 }, (_, at) => ({ label: 'a', features: new Set([1, 100 + at, 7].map(feature)) })),
      ...Array.from({ length: 20 }, (_, at) => ({ label: 'b', features: new Set([2, 100 + at, 7].map(feature)) })),
    ];
    const learned = decodeModel(encodeModel(trainModel(texts), ''));
    expect(learned.likely([1, 7].map(feature))[0]).toBeGreaterThan(0.8);
    expect(learned.likely([2, 7].map(feature))[1]).toBeGreaterThan(0.8);
    const undecided = learned.likely([feature(7)])[0] ?? 0;
    expect(undecided > 0.2 && undecided < 0.8).toBe(true);
  });

  it('learns the same from the same examples', () => {
    const texts = [
      { label: 'a', features: new Set([1, 2]) },
      { label: 'b', features: new Set([2, 3]) },
      { label: 'a', features: new Set([1, 3]) },
    ];
    expect(encodeModel(trainModel(texts), '')).toEqual(encodeModel(trainModel(texts), ''));
  });
});
