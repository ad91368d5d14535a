import { describe, expect, it } from 'vitest';
import type { Answer, State } from '../../src/domain/state.ts';
import { countStates } from '../../src/domain/statistics.ts';
import { knowledge } from '../knowledge-base.ts';
import { checkOf, NEW_PERSON, NOW_MS } from '../store/samples.ts';

const WELCOMED: State = { ...NEW_PERSON, consentAtMs: NOW_MS, language: 'en' };

function withAnswer(state: State, question: string, answer: Answer): State {
  const check = state.check!;
  return { ...state, check: { ...check, answers: { ...check.answers, [question]: answer } } };
}

async function count(...states: readonly State[]) {
  async function* kept() {
    yield* states;
  }
  return countStates(kept(), knowledge);
}

describe('statistics', () => {
  it('count who agreed, by language, and nobody who did not', async () => {
    const { people, started, languages } = await count(NEW_PERSON, WELCOMED, checkOf());
    expect({ people, started }).toEqual({ people: 2, started: 1 });
    expect([...languages]).toEqual([
      ['nl', 1],
      ['en', 1],
    ]);
  });

  it('count a finished check by its band, also while an answer is being changed', async () => {
    const done = checkOf();
    const changing: State = { ...done, check: { ...done.check!, changing: 'age' } };
    const { finished, bands, openAt } = await count(done, changing);
    expect(finished).toBe(2);
    expect([...bands.values()].reduce((sum, each) => sum + each, 0)).toBe(2);
    expect(Math.max(...bands.values())).toBe(2);
    expect([...openAt.values()].every((each) => each === 0)).toBe(true);
  });

  it('count an unfinished check by the question that is open', async () => {
    const { finished, openAt, started } = await count(checkOf(0), checkOf(2), checkOf(2), {
      ...checkOf(5),
      paused: true,
    });
    expect({ started, finished }).toEqual({ started: 4, finished: 0 });
    expect(openAt).toEqual(
      new Map([
        ['alarm', 0],
        ['under-18', 0],
        ['age', 1],
        ['safety-now', 2],
        ['cramps-frequency', 1],
      ]),
    );
  });

  it('count an alarm and an age under 18 as such', async () => {
    const flag = knowledge.safetyFlags.find((each) => each.level === 3 && each.screen === 'safety-now')!;
    const alarmed = withAnswer(checkOf(2), 'safety-now', { is: 'options', options: [flag.id] });
    const minor = withAnswer(checkOf(0), 'age', { is: 'option', option: 'under-18' });
    const { openAt, finished } = await count(alarmed, minor);
    expect({ alarm: openAt.get('alarm'), minor: openAt.get('under-18'), finished }).toEqual({
      alarm: 1,
      minor: 1,
      finished: 0,
    });
  });
});
