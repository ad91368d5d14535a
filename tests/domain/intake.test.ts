import { describe, expect, it } from 'vitest';
import { estimateIntake } from '../../src/domain/intake.ts';
import type { Screener } from '../../src/knowledge/schema.ts';
import reference from '../fixtures/intake-screener-profiles.json' with { type: 'json' };
import { knowledge } from '../knowledge-base.ts';

type Sex = 'female' | 'male' | 'unknown';
type Answers = Readonly<Record<string, string | null>>;

const { screener, scoring } = knowledge;
const estimate = (answers: Answers, sex: Sex = 'female', facts: Screener = screener) =>
  estimateIntake(answers, sex, facts, scoring.referenceMg);

const profile = (name: string): Answers => reference.profiles.find((each) => each.name === name)!.answers;
const woman = profile('typical woman');
const ids = screener.questions.map(({ id }) => id);
const skip = (answers: Answers, ...skipped: string[]): Answers => ({
  ...answers,
  ...Object.fromEntries(skipped.map((id) => [id, null])),
});

/** A band of a hundred times the estimate shows the tenths that rounding to tens would hide. */
const inTenths = { ...screener, clampMg: { from: 0, to: 1000 }, bandPercent: { low: 10_000, high: 10_000 } };

/** A screener that gives a raw sum of exactly this many mg. */
const ofRaw = (mg: number): Screener => ({
  ...screener,
  baseMg: { female: mg, male: mg, unknown: mg },
  questions: screener.questions.map((question) => ({
    ...question,
    options: question.options.map((option) => ({ ...option, servingsPerDay: 0, mgPerServing: 0, mgPerDay: 0 })),
  })),
});

describe('the twelve worked profiles', () => {
  it('are twelve, of fourteen questions', () => {
    expect(reference.profiles).toHaveLength(12);
    expect(ids).toEqual(Object.keys(woman));
  });

  it.each(reference.profiles)('$name', ({ answers, sex, rounded_mg, band_mg, reference_mg, gap_mg }) => {
    expect(estimate(answers, sex as Sex)).toEqual({
      shownMg: rounded_mg,
      lowMg: band_mg[0],
      highMg: band_mg[1],
      referenceMg: reference_mg,
      gapMg: gap_mg,
      filled: 0,
      isMiddle: sex === 'unknown',
    });
  });

  it.each(reference.profiles)('$name: summed to a tenth of a milligram', ({ answers, sex, raw_mg }) => {
    expect(estimate(answers, sex as Sex, inTenths)?.lowMg).toBe(Math.round(raw_mg * 100));
  });

  it.each([
    ['1-2', 'white', 12.2],
    ['1-2', 'brown', 22.7],
    ['3-4', 'white', 28.4],
    ['5-6', 'whole', 121.6],
  ])('%s slices of %s bread are %f mg, halves up', (slices, type, mg) => {
    const lowest = profile('everything lowest, sex unknown');
    const without = estimate(lowest, 'unknown', inTenths)!.lowMg;
    const bread = { ...lowest, 'bread-slices': slices, 'bread-type': type };
    expect(estimate(bread, 'unknown', inTenths)!.lowMg - without).toBe(Math.round(mg * 100));
  });
});

describe('rounding and clamping', () => {
  it.each([
    [234.9, 230, 190, 280],
    [235, 240, 190, 280],
    [235.1, 240, 190, 280],
    [243.7, 240, 190, 290],
    [243.8, 240, 200, 290],
    [287.5, 290, 230, 350],
    [119.9, 120, 100, 140],
    [120, 120, 100, 140],
    [124.9, 120, 100, 150],
    [125, 130, 100, 150],
    [0, 120, 100, 140],
    [600, 600, 480, 720],
    [600.1, 600, 480, 720],
    [900, 600, 480, 720],
  ])('%f mg is shown as %i, from %i to %i', (raw, shownMg, lowMg, highMg) => {
    expect(estimate(woman, 'female', ofRaw(raw))).toMatchObject({ shownMg, lowMg, highMg });
  });

  it.each([
    [119.9, 120],
    [120.1, 120.1],
    [599.9, 599.9],
    [600.1, 600],
  ])('%f mg counts as %f', (raw, estimated) => {
    expect(estimate(woman, 'female', { ...ofRaw(raw), bandPercent: inTenths.bandPercent })?.lowMg).toBe(
      Math.round(estimated * 100),
    );
  });

  it.each<[Sex, number, number, number, boolean]>([
    ['female', 290, 300, 10, false],
    ['female', 300, 300, 0, false],
    ['female', 310, 300, 0, false],
    ['male', 340, 350, 10, false],
    ['unknown', 320, 325, 5, true],
  ])('for %s %i mg of %i leaves a gap of %i', (sex, raw, referenceMg, gapMg, isMiddle) => {
    expect(estimate(woman, sex, ofRaw(raw))).toMatchObject({ referenceMg, gapMg, isMiddle });
  });
});

describe('skipped food questions', () => {
  it.each(ids)('%s takes its typical answer', (id) => {
    expect(estimate(skip(woman, id))).toEqual({ ...estimate(woman), filled: 1 });
    const man = profile('typical man');
    expect(estimate(skip(man, id), 'male')).toEqual({ ...estimate(man, 'male'), filled: 1 });
  });

  it('fills three, and gives no number with four', () => {
    expect(estimate(skip(woman, 'dairy', 'coffee', 'fruit'))).toEqual({ ...estimate(woman), filled: 3 });
    expect(estimate(skip(woman, 'dairy', 'coffee', 'fruit', 'nuts'))).toBeNull();
  });

  it('gives no number when nothing is answered', () => {
    expect(estimate({})).toBeNull();
  });

  it('does not ask what bread somebody eats who eats none', () => {
    const breadless = profile('no bread (low-carb) woman');
    expect(estimate(skip(breadless, 'bread-type'))).toEqual(estimate(breadless));
    expect(estimate(skip(breadless, 'bread-type', 'dairy', 'coffee', 'fruit'))).toMatchObject({ filled: 3 });
  });

  it('counts the kind of bread as skipped when bread is eaten, or may be', () => {
    expect(estimate(skip(woman, 'bread-type'))).toMatchObject({ filled: 1 });
    expect(estimate(skip(woman, 'bread-slices', 'bread-type'))).toMatchObject({ filled: 2, shownMg: 290 });
  });

  it('takes a missing answer, and an option that is no longer there, for a skip', () => {
    const { dairy: _, ...without } = woman;
    expect(estimate(without)).toEqual(estimate(skip(woman, 'dairy')));
    expect(estimate({ ...woman, dairy: 'a bucket' })).toEqual(estimate(skip(woman, 'dairy')));
  });
});

describe('a screener that misses something', () => {
  const withOption = (questionId: string, change: object): Screener => ({
    ...screener,
    questions: screener.questions.map((question) =>
      question.id === questionId
        ? { ...question, options: question.options.map((each) => ({ ...each, ...change })) }
        : question,
    ),
  });

  it('says which amount', () => {
    const broken = withOption('dairy', { mgPerDay: undefined });
    expect(() => estimate(woman, 'female', broken)).toThrow('Option "2" of the food question "dairy" has no mgPerDay.');
    const slices = withOption('bread-slices', { servingsPerDay: undefined });
    expect(() => estimate(woman, 'female', slices)).toThrow(
      /"3-4" of the food question "bread-slices" has no servingsPerDay/,
    );
  });

  it('says which typical option', () => {
    const broken = withOption('dairy', { id: 'other' });
    expect(() => estimate(woman, 'female', broken)).toThrow(
      'The typical option "2" is no option of the food question "dairy".',
    );
  });

  it('says that the question about bread is not there', () => {
    const broken = { ...screener, questions: screener.questions.slice(1) };
    expect(() => estimate(woman, 'female', broken)).toThrow('The food screener has no question "bread-slices".');
  });
});
