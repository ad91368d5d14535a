import { describe, expect, it } from 'vitest';
import type { Changes } from './answers.ts';
import { found } from './score.ts';

describe('the reasons to see a doctor', () => {
  const at = (freq: number | null, burden: number | null) => ({ freq, burden });
  it.each<[string, Changes, string[]]>([
    ['nothing found', {}, []],
    [
      'a band worth checking',
      { risk: { gi_loss: true }, diet: { food_mg_low: 100, food_mg_high: 150 } },
      ['band_worth_checking'],
    ],
    ['a sign of level 1', { extra_flag_level: 1 }, ['red_flag_routine']],
    ['a sign of level 2', { extra_flag_level: 2 }, []],
    ['a severe complaint', { symptoms: { headache: at(3, 3) } }, ['severe_complaint']],
    ['a daily severe complaint', { symptoms: { headache: at(4, 3) } }, ['severe_complaint']],
    ['a bother of 3, but seldom', { symptoms: { headache: at(2, 3) } }, []],
    ['a daily complaint that bothers less', { symptoms: { headache: at(4, 2) } }, []],
    ['a frequency unknown', { symptoms: { headache: at(null, 3) } }, []],
    ['a bother unknown', { symptoms: { headache: at(4, null) } }, []],
    ['trembling once in a while', { symptoms: { tremor: at(1, 3) } }, []],
    ['trembling every week', { symptoms: { tremor: at(2, 0) } }, ['tremor_check']],
    ['trembling more often', { symptoms: { tremor: at(3, 0) } }, ['tremor_check']],
    ['trembling, bother unknown', { symptoms: { tremor: at(2, null) } }, ['tremor_check']],
    ['trembling unknown', { symptoms: { tremor: at(null, 3) } }, []],
    ['a high depletion risk', { risk: { gi_loss: true, diabetes: true } }, ['high_depletion_risk']],
    ['a lower depletion risk', { risk: { gi_loss: true } }, []],
    ['reduced kidneys alone', { risk: { kidney: 'reduced' } }, []],
    [
      'reduced kidneys and 1 mg',
      { risk: { kidney: 'reduced' }, diet: { supplement_mg: 1 } },
      ['kidney_and_supplement'],
    ],
    ['reduced kidneys, own magnesium unknown', { risk: { kidney: 'reduced' }, diet: { supplement_mg: null } }, []],
    ['mildly reduced kidneys and 1 mg', { risk: { kidney: 'mildly_reduced' }, diet: { supplement_mg: 1 } }, []],
    ['249 mg', { diet: { supplement_mg: 249 } }, []],
    ['250 mg', { diet: { supplement_mg: 250 } }, []],
    ['251 mg', { diet: { supplement_mg: 251 } }, ['above_upper_level']],
  ])('with %s', (_, changes, reasons) => {
    expect(found(changes).doctor_reasons).toEqual(reasons);
  });

  it('stand in the order of instruments.md', () => {
    const outcome = found({
      extra_flag_level: 1,
      symptoms: { tremor: at(4, 3) },
      risk: { kidney: 'reduced', gi_loss: true },
      diet: { food_mg_low: 0, food_mg_high: 0, supplement_mg: 251 },
    });
    expect(outcome.doctor_reasons).toEqual([
      'band_worth_checking',
      'red_flag_routine',
      'severe_complaint',
      'tremor_check',
      'high_depletion_risk',
      'kidney_and_supplement',
      'above_upper_level',
    ]);
  });
});
