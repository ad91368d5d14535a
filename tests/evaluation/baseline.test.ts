import { describe, expect, it } from 'vitest';
import { createBaseline } from '../../evaluation/baseline.ts';
import { knowledge, words } from '../knowledge-base.ts';

const read = createBaseline(words(), knowledge);

describe('the baseline', () => {
  it.each([
    ['ik heb kramp', 'nl', 'present'],
    ['geen kramp', 'nl', 'denied'],
    ['geen last meer van kramp', 'nl', 'present'],
    ['i have cramps', 'en', 'present'],
    ['no cramps', 'en', 'denied'],
  ] as const)('reads "%s" by the three words before the keyword', (text, language, is) => {
    expect(read(text, language).complaints.find(({ complaint }) => complaint === 'cramps')?.is).toBe(is);
  });

  it('knows a keyword by its stem', () => {
    expect(read('cramping all night', 'en').complaints.map(({ complaint }) => complaint)).toContain('cramps');
  });

  it('reads a medicine by its exact name or brand only', () => {
    expect(read('ik slik Losec', 'nl').medicines.map(({ ids }) => ids)).toEqual([['omeprazole']]);
    expect(read('ik slik omeprasol', 'nl').medicines).toEqual([]);
  });
});
