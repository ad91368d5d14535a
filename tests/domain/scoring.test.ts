import { describe, expect, it } from 'vitest';
import type { Assessment, ModelInput } from '../../src/domain/scoring.ts';
import golden from '../fixtures/scoring-cases.json' with { type: 'json' };
import { knowledge } from '../knowledge-base.ts';
import { type Changes, MAY_CONSIDER } from './answers.ts';
import { found, score } from './score.ts';

/** Freezes all the way down, so that a rule that changes its input throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

describe('the worked cases of instruments.md', () => {
  const cases = golden.cases as unknown as readonly {
    readonly id: string;
    readonly title_en: string;
    readonly input: ModelInput;
    readonly expected: Assessment;
  }[];

  it('are thirty, of the version that knowledge names', () => {
    expect(cases).toHaveLength(30);
    expect(knowledge.scoring.version).toBe(golden.model_version);
  });

  it.each(cases)('$id $title_en', ({ input, expected }) => {
    expect(score(frozen(input))).toEqual(expected);
  });
});

describe('what is shown', () => {
  const worth: Changes = { risk: { gi_loss: true }, diet: { food_mg_low: 100, food_mg_high: 150 } };

  it.each<[string, Changes, string]>([
    [
      'danger before age and open questions',
      { age: 12, red_flags: { seizure: true, fainting: null } },
      'override_emergency',
    ],
    ['same-day danger before age', { age: 12, red_flags: { calf_swelling: true } }, 'override_same_day'],
    ['age before open questions', { age: 17, red_flags: { fainting: null } }, 'out_of_scope'],
    ['an adult of 18', { age: 18 }, 'low'],
    ['an unknown age', { age: null }, 'low'],
    ['open questions before a band', { ...worth, red_flags: { fainting: null } }, 'safety_questions_open'],
    [
      'an open question of level 1 with the band',
      { ...worth, red_flags: { weight_loss_fever_nightsweats: null } },
      'worth_checking',
    ],
    [
      'nothing sure, much possible',
      { risk: { gi_loss: null }, diet: { food_mg_low: null, supplement_mg: null } },
      'inconclusive',
    ],
    ['nothing sure, a little possible', { diet: { food_mg_low: null } }, 'low'],
    [
      'something sure, much possible',
      { symptoms: { tingling: { freq: 4, burden: 0 } }, risk: { diabetes: true, alcohol: 'heavy', gi_loss: null } },
      'possible',
    ],
  ])('%s', (_, changes, shown) => {
    expect(found(changes).shown).toBe(shown);
  });
});

describe('answers of an older version', () => {
  it('without any key are answers of somebody who answered nothing', () => {
    const nothing = score({} as ModelInput);
    expect(nothing.shown).toBe('safety_questions_open');
    expect(nothing.supplement.status).toBe('food_only');
    expect(nothing.D.hi).toBe(13);
  });

  it('without a complaint know nothing of it', () => {
    const { tremor: _, ...symptoms } = MAY_CONSIDER.symptoms;
    const { S, open_items } = score({ ...MAY_CONSIDER, symptoms });
    expect([S.lo, S.hi]).toEqual([12, 33]);
    expect(open_items).toEqual(['tremor']);
  });
});
