import { describe, expect, it } from 'vitest';
import { checkKnowledge } from '../../src/knowledge/check.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';
import { mentionWordsSchema } from '../../src/knowledge/schema.ts';
import { smallBase } from './small-base.ts';

const FILE = 'languages/en/mentions.yaml';

const INTENTS = Object.keys(mentionWordsSchema.shape.intents.shape);

/** The problems of a base whose English descriptions are these. */
function problems({ groups = '{}', phrases = '{}', patterns = '[]' }): readonly string[] {
  const put = `idioms: []
groups: ${groups}
complaints:
  phrases: ${phrases}
  fine: {}
  patterns: ${patterns}
conditions: { phrases: {}, patterns: [], doubted: [] }
medicines: { phrases: {}, patterns: [] }
intents: { ${INTENTS.map((name) => `${name}: []`).join(', ')} }
`;
  return checkKnowledge(smallBase({ file: FILE, put })).problems.map(formatProblem);
}

describe('the check of how people describe complaints', () => {
  it('names a phrase that two complaints claim', () => {
    expect(problems({ phrases: '{ cramps: [tight calf], headache: [Tight  calf] }' })).toEqual([
      `knowledge/${FILE}:4: complaints.phrases.headache[0]: "Tight  calf" is claimed by "cramps" and "headache"; keep it at one of them (complaints.yaml counts too)`,
    ]);
  });

  it('names a complaint that no fact has, and takes constipation', () => {
    const found = problems({ phrases: '{ constipation: [bunged up], crampz: [ouch] }' });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('no fact is called "crampz"');
  });

  it('names a group that is nowhere, and one that nothing uses', () => {
    const found = problems({
      groups: '{ calf: [calf], spare: [spare] }',
      patterns: '[{ complaint: cramps, all: [calf, hurts] }]',
    });
    expect(found.filter((line) => line.includes('unknown group "hurts"'))).toHaveLength(1);
    expect(found.filter((line) => line.includes('no pattern uses the group "spare"'))).toHaveLength(1);
    expect(found).toHaveLength(2);
  });
});
