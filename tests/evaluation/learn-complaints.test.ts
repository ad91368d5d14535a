import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprintOfComplaints, readComplaintExamples } from '../../evaluation/learn-complaints.ts';
import { MENTIONS } from '../../src/domain/event.ts';
import { NOT_THERE } from '../../src/language/complaint-features.ts';
import { decodeHiddenModel } from '../../src/language/hidden-model.ts';
import { decodeModel } from '../../src/language/linear-model.ts';
import { knowledge } from '../knowledge-base.ts';

const root = join(import.meta.dirname, '..', '..');
const examples = readComplaintExamples(join(root, 'knowledge'), join(root, 'evaluation', 'work'));
const complaints = decodeHiddenModel(knowledge.learned.complaints);
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
    expect(knowledge.learned.complaints.length + knowledge.learned.spoken.length).toBeLessThan(11_000_000);
  });
});
