/** What was learned of the purpose of a text, beside what the rules say: a model that thinks one thing, so that each rule is seen. */
import { describe, expect, it } from 'vitest';
import { createIntentJudge } from '../../src/language/judge-intent.ts';
import { decodeModel, encodeModel, type LearnedModel } from '../../src/language/linear-model.ts';

const NOTHING: ReadonlySet<number> = new Set();

/** Thinks of every text that it is small talk, with this likelihood, or else a question. */
function thinksTalk(share: number): LearnedModel {
  const bias = [Math.log(1 - share), Math.log(share)];
  return decodeModel(encodeModel({ labels: ['question', 'small_talk'], bias, byFeature: new Map() }, ''));
}

describe('what was learned of the purpose of a text', () => {
  it('overrules the rules when it is sure enough', () => {
    const judge = (share: number) => createIntentJudge(thinksTalk(share))({ byRules: 'report', features: NOTHING }, []);
    expect(judge(0.55)).toBe('small_talk');
    expect(judge(0.45)).toBe('report');
  });

  it('overrules nothing where danger is told', () => {
    const judge = createIntentJudge(thinksTalk(0.99));
    expect(judge({ byRules: 'report', features: NOTHING }, ['RF-CHEST'])).toBe('report');
  });

  it('takes a question for something else only when that is likelier than it need be of other texts', () => {
    const judge = (share: number) =>
      createIntentJudge(thinksTalk(share))({ byRules: 'question', features: NOTHING }, []);
    expect(judge(0.55)).toBe('question');
    expect(judge(0.65)).toBe('small_talk');
  });
});
