/** What was learned of complaints, beside what the rules found: models that know a word or two, so that each part is seen. */
import { describe, expect, it } from 'vitest';
import { createFind } from '../../src/language/findings.ts';
import { createComplaintJudge, type JudgeComplaints } from '../../src/language/judge-complaints.ts';
import { decodeModel, encodeModel, FEWEST_FEATURES, type LearnedModel } from '../../src/language/linear-model.ts';
import { featuresOf } from '../../src/language/text-features.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, read, words } from './reading.ts';

const languages = [words.nl, words.en];
const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));

/** Knows that "quux" is a complaint, and nothing else. */
function knowsQuux(complaint: string): LearnedModel {
  const heavy = Float32Array.from([2 * Math.sqrt(FEWEST_FEATURES)]);
  const byFeature = new Map([...featuresOf(['quux'], [])].map((feature) => [feature, heavy]));
  return decodeModel(encodeModel({ labels: [complaint], bias: [-4], byFeature }, ''));
}

/** Thinks the same of every complaint: present with this share, and the rest of the label. */
function thinks(share: number, label: string): LearnedModel {
  const bias = [Math.log(1 - share), Math.log(share)];
  return decodeModel(encodeModel({ labels: [label, 'present'], bias, byFeature: new Map() }, ''));
}

function spokenOf(judge: JudgeComplaints, text: string): Record<string, string> {
  return Object.fromEntries(judge(find(text, 'nl')).map(({ complaint, is }) => [complaint, is]));
}

describe('what was learned of complaints', () => {
  it('finds one in words that no rule knows, where they stand, and how often it is', () => {
    const judge = createComplaintJudge(knowsQuux('cramps'), thinks(0.9, 'none'));
    expect(judge(find('het is mooi weer. elke dag weer quux hier', 'nl'))).toMatchObject([
      { complaint: 'cramps', is: 'present', start: 7, end: 8, frequency: 4, bother: null, duration: null },
    ]);
    expect(judge(find('het is mooi weer', 'nl'))).toEqual([]);
  });

  it('fills in what is likely to be present, and much likelier than denied, past or somebody else’s', () => {
    for (const label of ['denied', 'past', 'other']) {
      const judge = (share: number) => createComplaintJudge(knowsQuux('cramps'), thinks(share, label));
      expect(spokenOf(judge(0.8), 'ik heb kramp')).toEqual({ cramps: 'present' });
      expect(spokenOf(judge(0.65), 'ik heb kramp')).toEqual({ cramps: label });
    }
  });

  it('fills in what the rules read otherwise only when it is very likely', () => {
    const judge = (share: number) => createComplaintJudge(knowsQuux('cramps'), thinks(share, 'denied'));
    expect(spokenOf(judge(0.85), 'ik heb geen kramp')).toEqual({ cramps: 'denied' });
    expect(spokenOf(judge(0.95), 'ik heb geen kramp')).toEqual({ cramps: 'present' });
  });

  it('fills in what is likelier present than not there', () => {
    const judge = (share: number) => createComplaintJudge(knowsQuux('cramps'), thinks(share, 'none'));
    expect(spokenOf(judge(0.55), 'ik heb kramp')).toEqual({ cramps: 'present' });
    expect(spokenOf(judge(0.45), 'ik heb kramp')).toEqual({});
  });

  it('takes away what the rules found and is not there', () => {
    const judge = createComplaintJudge(knowsQuux('cramps'), thinks(0.2, 'none'));
    expect(spokenOf(judge, 'ik heb kramp')).toEqual({});
  });

  it('keeps the measures that the rules read', () => {
    const judge = createComplaintJudge(knowsQuux('cramps'), thinks(0.9, 'none'));
    expect(judge(find('ik heb elke nacht kramp', 'nl'))).toMatchObject([{ complaint: 'cramps', frequency: 4 }]);
  });

  it('leaves a text that is too long to the rules', () => {
    const text = `ik heb kramp ${'bla '.repeat(150)}`;
    const judge = createComplaintJudge(knowsQuux('cramps'), thinks(0.1, 'none'));
    expect(spokenOf(judge, text)).toEqual({ cramps: 'present' });
  });

  it.each([
    'ik heb gene kramp in mijn kuit',
    'mijn zus ligt elke nacht wakker',
    'als kind had ik altijd hoofdpijn',
    'helpt magnesium bij kramp?',
  ])('fills in nothing that is not the writer’s own, now: "%s"', (text) => {
    expect(read(text).complaints.filter(({ is }) => is === 'present')).toEqual([]);
  });
});
