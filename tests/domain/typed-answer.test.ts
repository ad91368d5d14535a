/** What of a reading answers the open question, where numbers and sex were learned. */
import { describe, expect, it } from 'vitest';
import { newCheck } from '../../src/domain/check.ts';
import type { Judged, Reading } from '../../src/domain/event.ts';
import { type Typed, typedAnswer } from '../../src/domain/typed-answer.ts';
import type { Question } from '../../src/domain/view.ts';
import { knowledge } from '../knowledge-base.ts';
import { NOTHING_READ } from '../nothing-read.ts';

const single = (id: string, options: readonly string[]): Question => ({
  id,
  kind: 'single',
  ask: id,
  complaint: null,
  labels: id,
  options,
});
const AGE = single(
  'age',
  knowledge.questionnaire.ages.map(({ id }) => id),
);
const SEX = single(
  'sex',
  knowledge.questionnaire.sexes.map(({ id }) => id),
);
const SLICES = single('bread-slices', ['0', '1-2', '3-4', '5-6', '7+']);
const AMOUNT: Question = { ...single('magnesium-now', []), kind: 'amount' };

function answer(question: Question, judged: Partial<Judged>, parts: Partial<Reading> = {}): Typed {
  const reading = { ...NOTHING_READ, ...parts, judged: { ...NOTHING_READ.judged, ...judged } };
  return typedAnswer(reading, question, newCheck(1, 0), knowledge);
}

const number = (from: number, to: number = from) => ({ from, to });
const option = (id: string): Typed => ({ is: 'answer', answer: { is: 'option', option: id } });
const UNKNOWN: Typed = { is: 'answer', answer: { is: 'unknown' } };
const CRAMPS = {
  complaint: 'cramps',
  is: 'present',
  frequency: null,
  bother: null,
  duration: null,
  from: 0,
  to: 6,
} as const;

describe('asked for an age', () => {
  it('takes what was learned, not the first number', () => {
    expect(answer(AGE, { age: number(63) }, { number: number(37) })).toEqual(option('50-64'));
    expect(answer(AGE, { age: 'unknown' }, { number: number(37) })).toEqual(UNKNOWN);
  });

  it('asks again when no number was meant, when it fits no one option, or beside a complaint', () => {
    const unclear = { is: 'unclear', notice: 'age-unclear' };
    expect(answer(AGE, { age: null }, { number: number(37) })).toEqual(unclear);
    expect(answer(AGE, { age: number(48, 52) })).toEqual(unclear);
    expect(answer(AGE, { age: number(20) }, { complaints: [CRAMPS] })).toEqual(unclear);
  });
});

describe('asked for a count', () => {
  it('takes what was learned before an option that is named in it', () => {
    const options = { 'bread-slices': ['1-2'] };
    expect(answer(SLICES, { count: number(5) }, { number: number(2), options })).toEqual(option('5-6'));
    expect(answer(SLICES, { count: number(0) }, { isNone: true })).toEqual(option('0'));
    expect(answer(SLICES, { count: 'unknown' })).toEqual(UNKNOWN);
  });

  it('asks again when a number is said that is not meant, or a no that is not sure', () => {
    const unclear = { is: 'unclear', notice: 'not-understood' };
    const options = { 'bread-slices': ['3-4'] };
    expect(answer(SLICES, { count: null }, { number: number(4), options })).toEqual(unclear);
    expect(answer(SLICES, { count: null }, { isNone: true, yesNo: 'no' })).toEqual(unclear);
  });

  it('takes an option that is named without a number', () => {
    expect(answer(SLICES, { count: null }, { options: { 'bread-slices': ['7+'] } })).toEqual(option('7+'));
  });
});

describe('asked for an amount', () => {
  const mg = (value: number): Typed => ({ is: 'answer', answer: { is: 'amount', mg: value } });

  it('takes what was learned, and says so where it is not the number that was typed', () => {
    expect(answer(AMOUNT, { amount: number(300) }, { number: number(300) })).toEqual(mg(300));
    expect(answer(AMOUNT, { amount: number(300) }, { number: number(2) })).toEqual({ ...mg(300), isReckoned: true });
    expect(answer(AMOUNT, { amount: number(187.5) }, { number: number(187.5) })).toEqual(mg(188));
    expect(answer(AMOUNT, { amount: number(0) })).toEqual(mg(0));
    expect(answer(AMOUNT, { amount: 'unknown' }, { number: number(300) })).toEqual(UNKNOWN);
  });

  it('takes what a label comes to before a number that was guessed from its words', () => {
    const label = { is: 'amount', mg: 65, products: [65] } as const;
    expect(answer(AMOUNT, { amount: number(401) }, { number: number(1), label })).toEqual({
      ...mg(65),
      isReckoned: true,
    });
  });

  it('believes no amount that is small enough to be tablets, none with two ends, and none beyond all doses', () => {
    const unclear = { is: 'unclear', notice: 'amount-unclear' };
    expect(answer(AMOUNT, { amount: number(2) })).toEqual(unclear);
    expect(answer(AMOUNT, { amount: number(200, 300) })).toEqual(unclear);
    expect(answer(AMOUNT, { amount: null }, { number: number(300), magnesiumMg: 300 })).toEqual(unclear);
    expect(answer(AMOUNT, { amount: number(90_000) })).toEqual({ is: 'unclear', notice: 'amount-high' });
  });

  it('takes no mass that may be of the salt, and none of another thing', () => {
    const unclear = { is: 'unclear', notice: 'amount-unclear' };
    const iron = [{ ids: ['iron_tablets'], match: 'exact' as const }];
    expect(answer(AMOUNT, { amount: number(400) }, { label: { is: 'ask', why: 'salt' } as Reading['label'] })).toEqual(
      unclear,
    );
    expect(answer(AMOUNT, { amount: number(100) }, { medicines: iron })).toEqual(unclear);
    expect(answer(AMOUNT, { amount: number(0) }, { medicines: iron })).toEqual(mg(0));
  });
});

describe('a remark on food', () => {
  const foods = [{ kind: 'food', id: 'spinach', match: 'exact', is: 'disliked' }] as const;

  it('answers nothing on an age, a sex or an amount, whatever was learned', () => {
    expect(answer(AGE, { age: 'unknown' }, { foods })).toMatchObject({ is: 'unclear' });
    expect(answer(SEX, { sex: 'unknown' }, { foods })).toMatchObject({ is: 'unclear' });
    expect(answer(AMOUNT, { amount: number(0) }, { foods })).toMatchObject({ is: 'unclear' });
  });
});

describe('asked for sex', () => {
  const named = (...sex: string[]) => ({ options: { sex } });

  it('takes what the rules name alone, else what was learned', () => {
    expect(answer(SEX, { sex: 'male' }, named('female'))).toEqual(option('female'));
    expect(answer(SEX, { sex: 'male' }, named('female', 'male'))).toEqual(option('male'));
    expect(answer(SEX, { sex: 'other' })).toEqual(option('other'));
    expect(answer(SEX, { sex: 'unknown' }, named('female', 'male'))).toEqual(UNKNOWN);
  });

  it('asks again when neither tells', () => {
    expect(answer(SEX, { sex: null })).toEqual({ is: 'unclear', notice: 'not-understood' });
    expect(answer(SEX, { sex: null }, named('female', 'male'))).toEqual({ is: 'unclear', notice: 'choose-one' });
  });

  it('leaves a pregnancy to the rules', () => {
    expect(answer(SEX, { sex: 'female' }, named('female', 'pregnant'))).toEqual(option('pregnant'));
  });
});

const MEDICINES: Question = { ...single('medicines', []), kind: 'medicines' };
const ILLNESSES: Question = { ...single('conditions-body', ['CKD']), kind: 'many', labels: 'condition' };
const NONE: Typed = { is: 'answer', answer: { is: 'options', options: [] } };

describe('a "none"', () => {
  it.each([
    ['none', MEDICINES, true],
    ['none', ILLNESSES, true],
    ['no-illness', ILLNESSES, true],
    ['no-illness', MEDICINES, false],
    ['no-medicine', MEDICINES, true],
    ['no-medicine', ILLNESSES, false],
    [null, MEDICINES, false],
  ] as const)('of what was not asked is no answer: %s', (none, question, isAnswer) => {
    const typed = answer(question, { none }, { isNone: true, yesNo: 'no' });
    if (isAnswer) expect(typed).toEqual(NONE);
    else expect(typed.is).toBe('unclear');
  });
});

describe('asked for medicines', () => {
  it('takes what is named before what is not known of it', () => {
    const medicines = [{ ids: ['furosemide'], match: 'exact' }] as const;
    const typed = answer(MEDICINES, { none: 'unknown' }, { medicines, isUnknown: true });
    expect(typed).toMatchObject({ is: 'ticked', ids: ['furosemide'] });
    expect(answer(MEDICINES, { none: 'unknown' }, { isUnknown: true })).toEqual(UNKNOWN);
  });
});

describe('asked how often', () => {
  it('takes no "never" from somebody who has the complaint in the same words', () => {
    const often: Question = {
      ...single('cramps-frequency', ['0', '1', '2', '3', '4']),
      complaint: 'cramps',
      labels: 'frequency',
    };
    expect(answer(often, { frequency: '0' }, { complaints: [CRAMPS] }).is).toBe('unclear');
    expect(answer(often, { frequency: '0' })).toEqual(option('0'));
  });
});

describe('an allergy told at a count', () => {
  it('is no number of it', () => {
    const nuts = { kind: 'group', id: 'nuts', match: 'exact', is: 'allergic' } as const;
    expect(answer(SLICES, { count: number(1) }, { foods: [nuts], number: number(1) }).is).toBe('unclear');
  });
});
