import { describe, expect, it } from 'vitest';
import { assess } from '../../src/domain/scoring.ts';
import { knowledge } from '../knowledge-base.ts';
import { type Changes, NOTHING_FOUND } from './answers.ts';
import { found } from './score.ts';

describe('the depletion risk', () => {
  type Row = [string, Changes, [number, number], [number, number]];
  it.each<Row>([
    ['a thiazide or loop diuretic', { risk: { diuretic: 'thiazide_or_loop' } }, [1, 1], [0, 0]],
    ['an unsure diuretic', { risk: { diuretic: 'yes_unsure' } }, [1, 1], [0, 0]],
    ['a potassium-sparing diuretic', { risk: { diuretic: 'potassium_sparing_only' } }, [0, 0], [0, 0]],
    ['an unknown diuretic', { risk: { diuretic: null } }, [0, 1], [0, 0]],
    ['an acid blocker for less than a year', { risk: { ppi: 'under_1_year' } }, [1, 1], [0, 0]],
    ['an acid blocker for a year', { risk: { ppi: 'one_year_or_more' } }, [1, 1], [1, 1]],
    ['an acid blocker, unsure how long', { risk: { ppi: 'yes_unsure' } }, [1, 1], [0, 1]],
    ['an unknown acid blocker', { risk: { ppi: null } }, [0, 1], [0, 1]],
    ['mildly reduced kidneys', { risk: { kidney: 'mildly_reduced' } }, [1, 1], [0, 0]],
    ['reduced kidneys', { risk: { kidney: 'reduced' } }, [2, 2], [0, 0]],
    ['unknown kidneys', { risk: { kidney: null } }, [0, 2], [0, 0]],
    ['heavy drinking', { risk: { alcohol: 'heavy' } }, [1, 1], [0, 0]],
    ['alcohol dependence', { risk: { alcohol: 'dependence' } }, [1, 1], [1, 1]],
    ['unknown alcohol', { risk: { alcohol: null } }, [0, 1], [0, 1]],
    ['losses through the gut', { risk: { gi_loss: true } }, [0, 0], [2, 2]],
    ['unknown losses through the gut', { risk: { gi_loss: null } }, [0, 0], [0, 2]],
    ['diabetes', { risk: { diabetes: true } }, [0, 0], [1, 1]],
    ['unknown diabetes', { risk: { diabetes: null } }, [0, 0], [0, 1]],
    ['a drug that wastes magnesium', { risk: { wasting_drug: true } }, [0, 0], [2, 2]],
    ['unknown wasting drugs', { risk: { wasting_drug: null } }, [0, 0], [0, 2]],
    ['69 years', { age: 69 }, [0, 0], [0, 0]],
    ['70 years', { age: 70 }, [0, 0], [1, 1]],
    ['71 years', { age: 71 }, [0, 0], [1, 1]],
    ['an unknown age', { age: null }, [0, 0], [0, 1]],
  ])('of %s', (_, changes, published, extension) => {
    const { D, trace } = found(changes);
    expect([D.smds_lo, D.smds_hi]).toEqual(published);
    expect([D.ext_lo, D.ext_hi]).toEqual(extension);
    expect([D.lo, D.hi]).toEqual([published[0] + extension[0], published[1] + extension[1]]);
    expect(trace.reduce((sum, { points }) => sum + points, 0)).toBe(D.lo);
  });

  it('is 13 at most, and explained in the order of the table', () => {
    const worst: Changes = {
      age: 70,
      risk: {
        diuretic: 'thiazide_or_loop',
        ppi: 'one_year_or_more',
        kidney: 'reduced',
        alcohol: 'dependence',
        gi_loss: true,
        diabetes: true,
        wasting_drug: true,
      },
    };
    const { D, trace } = found(worst);
    expect(D).toEqual({ smds_lo: 5, smds_hi: 5, ext_lo: 8, ext_hi: 8, lo: 13, hi: 13, level: [2, 2, 2] });
    expect(trace.map(({ item, points }) => `${item} ${points}`)).toEqual([
      'diuretic 1',
      'ppi 1',
      'kidney 2',
      'alcohol 1',
      'ppi_long 1',
      'alcohol_dependence 1',
      'gi_loss 2',
      'diabetes 1',
      'wasting_drug 2',
      'age_70 1',
    ]);
  });

  it.each<[number, Changes, number]>([
    [1, { risk: { diabetes: true } }, 0],
    [2, { risk: { gi_loss: true } }, 1],
    [3, { risk: { gi_loss: true, diabetes: true } }, 2],
    [4, { risk: { gi_loss: true, wasting_drug: true } }, 2],
  ])('of %i points has its level', (points, changes, level) => {
    const { D } = found(changes);
    expect([D.lo, D.level]).toEqual([points, [level, level, level]]);
  });

  it('refuses a risk factor without a rule, and says where to add one', () => {
    const riskFactors = [...knowledge.riskFactors, { ...knowledge.riskFactors[0]!, id: 'sweating' }];
    expect(() => assess(NOTHING_FOUND, { ...knowledge, riskFactors })).toThrow(
      /no rule for the risk factor "sweating"/,
    );
  });
});
