/** Medicines that a text names by what they are for. */
import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const named = (text: string): readonly string[] => read(text, 'en').medicines.flatMap(({ ids }) => ids);

describe('a medicine without a name', () => {
  it.each([
    ['a little white pill for my blood pressure', 'blood_pressure_tablets'],
    ['and one for cholesterol, i forget the name of it', 'cholesterol_tablets'],
    ['something for my waterworks', 'prostate_bladder'],
    ['injections for my arthritis', 'rheumatism_medicine'],
    ['a spray for my asthma', 'inhalers'],
    ['i was prescribed something for reflux', 'stomach_protector'],
    ['i take something to help me sleep', 'sleeping_tablets'],
  ])('is known by what it is for: "%s"', (text, id) => {
    expect(named(text)).toContain(id);
  });

  it.each([
    'should i take something for my heart?',
    'is there a pill for anxiety',
    'no tablets for my heart',
    'they took my thyroid out last year',
    'one thing for sure: my heart races',
    'i take magnesium for my heart rhythm, is that a good idea',
  ])('is not read where none is taken: "%s"', (text) => {
    expect(named(text).filter((id) => id !== 'magnesium_already')).toEqual([]);
  });

  it.each([
    ['nog iet voor de botten maar den naam ontsnapt mij', 'bone_tablets'],
    ['pillen voor ’t suiker en iets voor de cholesterol', 'diabetes_tablets'],
    ['een pilleke voor de prostaat', 'prostate_bladder'],
  ])('is known in Dutch by what it is for: "%s"', (text, id) => {
    expect(read(text, 'nl').medicines.flatMap(({ ids }) => ids)).toContain(id);
  });

  it('is not read in Dutch where it is asked for', () => {
    expect(read('wat kan ik nemen tegen migraine', 'nl').medicines).toEqual([]);
  });
});
