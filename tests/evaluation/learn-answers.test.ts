import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fingerprintOfAnswers, learnAnswers, readAnswerExamples } from '../../evaluation/learn-answers.ts';
import { LEARNED_ANSWERS, loadKnowledge } from '../../src/knowledge/load.ts';
import type { LearnedAnswer } from '../../src/knowledge/schema.ts';
import { MEANT, SAYS } from '../../src/language/judge-number.ts';
import { decodeModel } from '../../src/language/linear-model.ts';
import { NUMBER_KINDS } from '../../src/language/number-features.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'knowledge');
const { answers } = loadKnowledge(folder).learned;
const examples = readAnswerExamples(
  folder,
  join(root, 'evaluation', 'work'),
  join(root, 'tests', 'language', 'typed-answers.yaml'),
);
const names = Object.keys(LEARNED_ANSWERS) as LearnedAnswer[];

describe('learning of answers', () => {
  it.each(names)('of %s was done again after the last change of an example (npm run learn)', (name) => {
    expect(decodeModel(answers[name]).examples).toBe(fingerprintOfAnswers(examples));
  });

  it.each(NUMBER_KINDS)('of %s tells what is said of a number, and which one is meant', (kind) => {
    expect(Object.values(SAYS)).toEqual(expect.arrayContaining([...decodeModel(answers[kind]).labels]));
    expect([...decodeModel(answers[`${kind}-number`]).labels].sort()).toEqual(Object.values(MEANT).sort());
    expect(answers[kind].length).toBeLessThan(120_000);
    expect(answers[`${kind}-number`].length).toBeLessThan(120_000);
  });

  it.each(['nl', 'en'])('has each text of a number or a sex once (%s)', (language) => {
    const file = readFileSync(join(folder, 'examples', `answers-${language}.yaml`), 'utf8');
    const kinds = parse(file) as Record<string, Record<string, string[]>>;
    for (const kind of [...NUMBER_KINDS, 'sex']) {
      const texts = Object.values(kinds[kind] ?? {}).flat();
      expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    }
  });

  it('learns of a few examples as it does of many', () => {
    const few = examples.filter(({ scale }) => scale === 'age').slice(0, 40);
    const learned = learnAnswers(few, folder);
    expect(decodeModel(learned.age).labels).toContain(SAYS.value);
    expect(decodeModel(learned['age-number']).labels).toEqual([MEANT.no, MEANT.yes]);
  });
});
