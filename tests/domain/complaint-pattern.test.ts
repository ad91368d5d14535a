import { describe, expect, it } from 'vitest';
import type { ModelInput } from '../../src/domain/scoring.ts';
import { COMPLAINTS, NOTHING_FOUND } from './answers.ts';
import { found, score } from './score.ts';

describe('the level of a complaint', () => {
  it.each<[number | null, number | null, number, number]>([
    [0, null, 0, 0],
    [0, 3, 0, 0],
    [1, 0, 1, 1],
    [2, 1, 3, 3],
    [4, 3, 7, 7],
    [1, null, 1, 4],
    [4, null, 4, 7],
    [null, 0, 0, 4],
    [null, 3, 0, 7],
    [null, null, 0, 7],
  ])('with frequency %s and bother %s lies from %i to %i', (freq, burden, lo, hi) => {
    const { S } = found({ symptoms: { sleep: { freq, burden } } });
    expect([S.lo, S.hi]).toEqual([lo, hi]);
  });

  it('is weighed by the table, 140 in all and 84 neuromuscular', () => {
    const worst = Object.fromEntries(COMPLAINTS.map((id) => [id, { freq: 4, burden: 3 }]));
    expect(found({ symptoms: worst }).S).toEqual({ lo: 140, hi: 140, neuro_lo: 84, neuro_hi: 84, level: [2, 2, 2] });
  });

  it.each<[string, number, number]>([
    ['cramps', 14, 14],
    ['twitch', 14, 14],
    ['tingling', 21, 21],
    ['tremor', 21, 21],
    ['weakness', 14, 14],
    ['palpitations', 14, 0],
    ['restless_legs', 7, 0],
    ['sleep', 7, 0],
    ['fatigue', 7, 0],
    ['headache', 7, 0],
    ['tension', 7, 0],
    ['appetite_nausea', 7, 0],
  ])('of %s at its worst is %i points, %i of them neuromuscular', (id, points, neuromuscular) => {
    const { S, trace } = found({ symptoms: { [id]: { freq: 4, burden: 3 } } });
    expect([S.lo, S.hi, S.neuro_lo, S.neuro_hi]).toEqual([points, points, neuromuscular, neuromuscular]);
    expect(trace).toEqual([{ sub: 'S', item: id, points }]);
  });
});

it('explains a complaint from one point on', () => {
  const { trace } = found({ symptoms: { sleep: { freq: 1, burden: 0 } } });
  expect(trace).toEqual([{ sub: 'S', item: 'sleep', points: 1 }]);
});

describe('the level of the complaints together', () => {
  const at = (freq: number, burden: number) => ({ freq, burden });
  it.each<[string, ModelInput['symptoms'], number, number, number]>([
    ['11 points', { tingling: at(3, 0), cramps: at(1, 0) }, 11, 11, 0],
    ['12 points', { cramps: at(4, 2) }, 12, 12, 1],
    ['13 points', { cramps: at(4, 2), sleep: at(1, 0) }, 13, 12, 1],
    ['35 points', { cramps: at(4, 3), twitch: at(4, 3), sleep: at(4, 3) }, 35, 28, 1],
    ['36 points', { cramps: at(4, 3), twitch: at(4, 3), sleep: at(4, 3), fatigue: at(1, 0) }, 36, 28, 2],
    ['37 points', { cramps: at(4, 3), twitch: at(4, 3), sleep: at(4, 3), fatigue: at(1, 1) }, 37, 28, 2],
  ])('%s', (_, symptoms, points, neuromuscular, level) => {
    const { S } = found({ symptoms });
    expect([S.lo, S.neuro_lo, S.level[1]]).toEqual([points, neuromuscular, level]);
  });

  const general = Object.fromEntries(COMPLAINTS.slice(5).map((id) => [id, at(4, 3)]));
  it.each<[string, ModelInput['symptoms'], number, number]>([
    ['none, with 56 general points', {}, 0, 1],
    ['11', { tingling: at(3, 0), cramps: at(1, 0) }, 11, 1],
    ['12', { cramps: at(4, 2) }, 12, 2],
    ['13', { tingling: at(3, 0), cramps: at(1, 1) }, 13, 2],
  ])('is %s neuromuscular: the top needs 12 of them', (_, symptoms, neuromuscular, level) => {
    const { S } = found({ symptoms: { ...general, ...symptoms } });
    expect([S.neuro_lo, S.level[1]]).toEqual([neuromuscular, level]);
  });

  it('takes its upper end from what is unknown', () => {
    const { S } = score({ ...NOTHING_FOUND, symptoms: {} });
    expect(S).toEqual({ lo: 0, hi: 140, neuro_lo: 0, neuro_hi: 84, level: [0, 0, 2] });
  });
});
