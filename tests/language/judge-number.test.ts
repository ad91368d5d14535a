/** What was learned of numbers, beside what the rules read: models that know a word or two, so that each part is seen. */
import { describe, expect, it } from 'vitest';
import { createFindAnswers } from '../../src/language/answer-findings.ts';
import { createFind } from '../../src/language/findings.ts';
import { answerFeatures } from '../../src/language/judge-answer.ts';
import { createNumberJudge, type JudgedNumbers, MEANT, numbersAsRead } from '../../src/language/judge-number.ts';
import { decodeModel, encodeModel, FEWEST_FEATURES, type LearnedModel } from '../../src/language/linear-model.ts';
import { candidateFeatures, type NumberKind, numberCandidates } from '../../src/language/number-features.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, read, words } from './reading.ts';

const languages = [words.nl, words.en];
const vocabulary = buildVocabulary(languages, knowledge);
const find = createFind(languages, knowledge, vocabulary);
const findAnswers = createFindAnswers(languages, vocabulary);

/** Thinks the same of everything: this label with this share, and the rest of the other. */
function thinks(label: string, share: number, other = 'other'): LearnedModel {
  const bias = [Math.log(share), Math.log(1 - share)];
  return decodeModel(encodeModel({ labels: [label, other], bias, byFeature: new Map() }, ''));
}

/** Thinks that this number of this text is the one meant, and no other. */
function means(kind: NumberKind, text: string, meant: number): LearnedModel {
  const { found, answers } = foundIn(text);
  const candidates = numberCandidates(kind, found, answers);
  const featuresOf = (isMeant: boolean) =>
    candidates
      .filter(({ from }) => (from === meant) === isMeant)
      .flatMap((each) => [...candidateFeatures(kind, each, candidates, found)]);
  const others = new Set(featuresOf(false));
  const heavy = Float32Array.from([Math.sqrt(FEWEST_FEATURES), 0]);
  const own = featuresOf(true).filter((feature) => !others.has(feature));
  const byFeature = new Map(own.map((each) => [each, heavy]));
  return decodeModel(encodeModel({ labels: [MEANT.yes, MEANT.no], bias: [-3, 0], byFeature }, ''));
}

function foundIn(text: string) {
  const found = find(text, 'nl');
  return { found, ...findAnswers(text, found, []) };
}

function judge(text: string, says: LearnedModel, number: LearnedModel): JudgedNumbers {
  const { found, answers, beside } = foundIn(text);
  const model = { says, number };
  const judgeNumber = createNumberJudge({ age: model, count: model, amount: model });
  const features = answerFeatures(found.written.words, answers, beside);
  const of = (kind: NumberKind) => judgeNumber(kind, found, answers, features);
  return { age: of('age'), count: of('count'), amount: of('amount') };
}

const ofNumbers = (kind: NumberKind, text: string): readonly string[] => {
  const { found, answers } = foundIn(text);
  return numberCandidates(kind, found, answers).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
};

describe('what was learned of numbers', () => {
  it('takes of several numbers the one that is meant', () => {
    const text = '37 jaar getrouwd en 63 jaar oud';
    const picks = (meant: number) => judge(text, thinks('value', 0.9), means('age', text, meant)).age;
    expect(picks(63)).toEqual({ from: 63, to: 63 });
    expect(picks(37)).toEqual({ from: 37, to: 37 });
  });

  it('asks again when no number is likely enough', () => {
    const judged = (share: number) => judge('63', thinks('value', 0.9), thinks(MEANT.yes, share, MEANT.no));
    expect(judged(0.25).age).toEqual({ from: 63, to: 63 });
    expect(judged(0.15).age).toBeNull();
  });

  it('asks again when the text is likelier to say nothing of a number, whatever it says', () => {
    expect(judge('63', thinks('null', 0.6, 'value'), thinks(MEANT.yes, 0.9, MEANT.no))).toEqual({
      age: null,
      count: null,
      amount: null,
    });
  });

  it('takes none for an answer only when it is likely', () => {
    const judged = (share: number) => judge('niks', thinks('none', share), thinks(MEANT.yes, 0.9, MEANT.no));
    expect(judged(0.65).amount).toEqual({ from: 0, to: 0 });
    expect(judged(0.55).amount).toBeNull();
  });

  it('knows who does not know', () => {
    expect(judge('63', thinks('unknown', 0.5), thinks(MEANT.yes, 0.9, MEANT.no)).amount).toBe('unknown');
  });

  it.each<[NumberKind, string, string]>([
    ['age', 'ik ben 52', '52'],
    ['age', 'morgen 30', '29'],
    ['age', '58 en een half', '58'],
    ['age', 'begin vijftig', '50-53'],
    ['count', 'twee bij het ontbijt en 3 tussen de middag', '5'],
    ['count', 'doordeweeks 2, weekend 4', '2-4'],
    ['count', 'hooguit 2', '0-2'],
    ['count', 'een glaasje bij het eten', '1'],
    ['amount', 'per capsule 125, ik pak er 2', '250'],
    ['amount', '125 + 125 + 50', '300'],
    ['amount', '0,3 magnesium', '300'],
  ])('asked for %s, may take "%s" for %s', (kind, text, number) => {
    expect(ofNumbers(kind, text)).toContain(number);
  });

  it('never takes a number for none: that is judged apart', () => {
    expect(ofNumbers('amount', '0 mg')).toEqual([]);
  });

  it('looks at no more than a few of many numbers', () => {
    expect(ofNumbers('amount', Array.from({ length: 40 }, (_, at) => 100 + at).join(', ')).length).toBeLessThan(30);
  });

  it('leaves a text that is too long for an answer as the rules read it', () => {
    const long = read(`${'bla '.repeat(60)} 63`);
    expect(long.judged).toMatchObject(numbersAsRead(long));
  });
});

describe('what is read when it is looked at', () => {
  it('is had by getters that all texts share, so that nothing of a text is held by them', () => {
    const getters = (text: string): readonly unknown[] =>
      Object.values(Object.getOwnPropertyDescriptors(read(text).judged)).map(({ get }) => get);
    expect(getters('63')).toHaveLength(7);
    for (const [at, getter] of getters('63').entries()) {
      expect(getter).toBeTypeOf('function');
      expect(getter).toBe(getters('elke nacht')[at]);
    }
  });
});

describe('numbers as the rules read them', () => {
  const nothing = { number: null, magnesiumMg: null, isUnknown: false, isNone: false, yesNo: null, frequency: null };
  const two = { from: 2, to: 2 };
  const none = { from: 0, to: 0 };

  it.each<[string, Parameters<typeof numbersAsRead>[0], JudgedNumbers]>([
    ['a number', { ...nothing, number: two }, { age: two, count: two, amount: two }],
    [
      'a mass before a number',
      { ...nothing, number: two, magnesiumMg: 300 },
      { age: two, count: two, amount: { from: 300, to: 300 } },
    ],
    ['nothing as none', { ...nothing, yesNo: 'no' }, { age: null, count: none, amount: none }],
    [
      'who does not know',
      { ...nothing, number: two, isUnknown: true },
      { age: 'unknown', count: 'unknown', amount: 'unknown' },
    ],
  ])('give %s', (_name, answers, judged) => {
    expect(numbersAsRead(answers)).toEqual(judged);
  });
});
