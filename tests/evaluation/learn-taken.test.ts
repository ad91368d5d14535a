import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crossCheckTaken, fingerprintOfTaken, readTakenExamples } from '../../evaluation/learn-taken.ts';
import { medicineIdOf } from '../../evaluation/read-items.ts';
import { decodeHiddenModel } from '../../src/language/hidden-model.ts';
import { knowledge } from '../knowledge-base.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'knowledge');
const examples = readTakenExamples(folder, join(root, 'evaluation', 'work'));
/** One in so many examples is learned here, which takes a while. */
const PART_OF = 5;

describe('learning which medicines are taken', () => {
  it('was done again after the last change of an example (npm run learn)', () => {
    expect(decodeHiddenModel(knowledge.learned.taken).examples).toBe(fingerprintOfTaken(examples));
  });

  it('has examples of medicines and kinds that there are only', () => {
    const unknown = examples
      .flatMap(({ medicines }) => medicines)
      .filter((name) => {
        const id = medicineIdOf(name, knowledge);
        return !knowledge.medicines.has(id) && !knowledge.medicineGroups.has(id);
      });
    expect(unknown).toEqual([]);
  });

  it('judges what it has not seen better than the rules alone', () => {
    const [, learned, , rules] = crossCheckTaken(
      examples.filter(({ from }, at) => from === 'examples' && at % PART_OF === 0),
      folder,
    ).map(({ value }) => value);
    expect(learned).toBeLessThan(rules ?? 0);
  });

  it('takes little room', () => {
    expect(knowledge.learned.taken.length).toBeLessThan(600_000);
  });
});
