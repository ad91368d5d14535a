import { describe, expect, it } from 'vitest';
import type { AnswerKind, AnswerValue } from '../../evaluation/items.ts';
import { answerFigures, answerOf, isSame } from '../../evaluation/score-answers.ts';
import type { Reading } from '../../src/domain/event.ts';
import { knowledge } from '../knowledge-base.ts';
import { reading as readingOf } from '../nothing-read.ts';

describe('what a reading answers', () => {
  it.each<[AnswerKind, Partial<Reading>, AnswerValue]>([
    ['frequency', { frequency: 3 }, 3],
    ['frequency', { number: { from: 6, to: 6 } }, 4],
    ['frequency', { yesNo: 'no' }, 0],
    ['frequency', { isUnknown: true }, 'unknown'],
    ['frequency', { command: 'skip' }, 'unknown'],
    ['frequency', {}, null],
    ['frequency', { frequency: 3, command: 'stop' }, 'command stop'],
    ['frequency', { frequency: 3, flags: ['RF-STROKE'] }, 'alarm'],
    ['frequency', { frequency: 3, flags: ['RF-FAT-3M'] }, 3],
    ['bother', { bother: 2 }, 2],
    ['yesno', { yesNo: 'yes' }, 'yes'],
    ['yesno', { yesNo: 'no', isUnknown: true }, 'unknown'],
    ['none', { isNone: true }, 'none'],
    ['none', { isUnknown: true }, 'unknown'],
    ['none', { options: { condition: ['CKD'] } }, 'ticked'],
    ['age', { number: { from: 67, to: 67 } }, 67],
    ['sex', { options: { sex: ['pregnant'] } }, 'pregnant'],
    ['age', { isUnknown: true }, 'unknown'],
    ['count', { isUnknown: true }, 'unknown'],
    ['amount', { magnesiumMg: 300 }, 300],
    ['amount', { isNone: true }, 0],
    ['amount', { number: { from: 2, to: 2 } }, null],
    ['count', { number: { from: 2, to: 3 } }, { from: 2, to: 3 }],
    ['count', { isNone: true }, 0],
    ['control', { command: 'english' }, 'language-en'],
    ['control', { command: 'back' }, 'back'],
    ['control', { isUnknown: true }, 'skip'],
    ['control', {}, null],
  ])('to %s, of %j, is %j', (kind, reading, value) => {
    expect(answerOf(readingOf(reading), kind, knowledge)).toEqual(value);
  });

  it.each<[AnswerKind, AnswerValue, AnswerValue, boolean]>([
    ['age', 61, { from: 60, to: 63 }, true],
    ['age', 64, { from: 60, to: 63 }, false],
    ['count', 2, { from: 2, to: 3 }, false],
    ['count', { from: 2, to: 3 }, { from: 2, to: 3 }, true],
    ['amount', 80, 81, true],
    ['amount', 79, 81, false],
    ['frequency', null, null, true],
    ['frequency', 0, null, false],
    ['frequency', null, 'unknown', false],
  ])('%s: %j for %j is right: %j', (kind, got, meant, isRight) => {
    expect(isSame(got, meant, kind)).toBe(isRight);
  });

  it('is counted by kind, with what says nothing and "don\'t know" apart', () => {
    const answer = (value: AnswerValue, reading: Partial<Reading>) => ({
      item: { id: 'a-1', language: 'nl', asked: 'frequency', text: 'made up', value } as const,
      reading: readingOf(reading),
    });
    const figures = answerFigures(
      [answer(4, { frequency: 4 }), answer(4, { frequency: 3 }), answer(null, {}), answer('unknown', {})],
      knowledge,
    );
    const values = Object.fromEntries(figures.map(({ name, value, total }) => [name.trim(), [value, total]]));
    expect(values['answers right']).toEqual([2 / 4, 4]);
    expect(values['frequency']).toEqual([2 / 4, 4]);
    expect(values['bother']).toEqual([null, 0]);
    expect(values['asked again where nothing is said']).toEqual([1, 1]);
    expect(values['"don\'t know" taken as such']).toEqual([0, 1]);
  });
});
