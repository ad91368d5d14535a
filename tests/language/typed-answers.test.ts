import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AnswerKind, AnswerValue } from '../../evaluation/items.ts';
import { answerOf, isSame } from '../../evaluation/score-answers.ts';
import { newCheck } from '../../src/domain/check.ts';
import type { Language } from '../../src/domain/state.ts';
import { typedAnswer } from '../../src/domain/typed-answer.ts';
import type { Question } from '../../src/domain/view.ts';
import { knowledge, read } from './reading.ts';

type Row = readonly [Language, string, AnswerValue];
const rows = parse(readFileSync(new URL('typed-answers.yaml', import.meta.url), 'utf8')) as Record<AnswerKind, Row[]>;

describe.each(Object.entries(rows) as [AnswerKind, Row[]][])('asked for %s', (kind, answers) => {
  it.each(answers)('%s: "%s" is %j', (language, text, meant) => {
    const got = answerOf(read(text, language), kind, knowledge);
    expect(isSame(got, meant, kind), `it is read as ${JSON.stringify(got)}`).toBe(true);
  });
});

const MIND: Question = {
  id: 'safety-mind',
  kind: 'single',
  ask: 'safety-mind',
  complaint: null,
  labels: 'mind',
  options: ['no', 'suicidal_thoughts', 'suicidal_plan_or_danger'],
};

describe('asked for dark thoughts', () => {
  it.each([
    'niet meer',
    'nee, al jaren niet meer',
    'vroeger wel',
    'nu niet',
    'nee, een beetje',
    'nee, niet echt',
    'nog nooit geprobeerd',
    'waarschijnlijk niet',
    'niet dat ik weet',
    'liever niet',
    'lastig te zeggen',
    'not any more',
    'not in years',
    'used to',
    'never tried it',
    "I don't think so",
    'probably not',
    'not really',
    'maybe',
    'hard to say',
    'rather not say',
  ])('takes "%s" for no "no"', (text) => {
    const typed = typedAnswer(read(text, 'nl'), MIND, newCheck(1, 0), knowledge);
    expect(typed).not.toMatchObject({ answer: { option: 'no' } });
  });

  it.each(['nee', 'nee hoor', 'nooit', 'gelukkig niet', 'no', 'never', 'not at all'])('takes "%s" for a no', (text) => {
    const typed = typedAnswer(read(text, 'nl'), MIND, newCheck(1, 0), knowledge);
    expect(typed).toEqual({ is: 'answer', answer: { is: 'option', option: 'no' } });
  });
});

describe('what is told beside an answer', () => {
  it.each([
    ['a no that is taken back', 'nee, alleen mijn hart'],
    ['a yes that is put off', 'ja, maar eerst een vraag'],
    ['a no with something that was not understood', 'nee, hartprobleempjes'],
    ['a yes of long ago', 'ja, vroeger'],
  ])('keeps the reader from taking %s', (_name, text) => {
    expect(read(text)).toMatchObject({ yesNo: null, isNone: false });
  });

  it.each([
    ['somebody else', 'nee maar mijn vrouw wel', 'no'],
    ['a reason', 'nee want dat mag niet', 'no'],
    ['a second denial', 'nee, nog nooit gedaan', 'no'],
    ['how long', 'ja, al jaren', 'yes'],
  ])('leaves the answer with %s what it is', (_name, text, said) => {
    expect(read(text).yesNo).toBe(said);
  });
});

describe('a request in a longer text', () => {
  it.each([
    'ik wil niet stoppen',
    'ik ben gestopt met werken',
    'de pijn komt steeds terug',
    'ga ik hier dood aan, help mijn hart',
    'het is een plaag, meer niet',
    'later',
    'niks aan de hand',
    "I'm fine",
  ])('is none in "%s"', (text) => {
    expect(read(text).command).toBeNull();
  });
});

describe('a mass', () => {
  it.each(['300 mg per week', '200 mg om de dag', '200 mg every other day'])('"%s" is no amount a day', (text) => {
    expect(read(text)).toMatchObject({ magnesiumMg: null, number: null });
  });
});
