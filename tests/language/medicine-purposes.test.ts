/** Medicines that a text names by what they are for or what they do. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { read } from './reading.ts';

const named = (text: string, language: Language): readonly string[] =>
  read(text, language).medicines.flatMap(({ ids }) => ids);

describe('something for a purpose', () => {
  it.each([
    ['en', 'something for the squits', ['diarrhoea_tablets']],
    ['en', 'tablets from the hospital for my dodgy heart', ['heart_tablets']],
    ['en', 'pills for my bad nerves and my high blood pressure', ['calming_tablets', 'blood_pressure_tablets']],
    ['en', '2 for blood pressure, 1 for cholesterol', ['blood_pressure_tablets', 'cholesterol_tablets']],
    ['nl', 'iets voor mijn geheugen', ['dementia_tablets']],
    ['nl', 'een pilleke tegen het overgeven', ['nausea_tablets']],
    ['nl', 'nog wat voor de bloeddruk', ['blood_pressure_tablets']],
    ['en', 'pills for my heart, for the cholesterol', ['heart_tablets', 'cholesterol_tablets']],
    ['nl', '2 voor de bloeddruk', ['blood_pressure_tablets']],
    ['nl', 'pillen voor de schildklier en voor de bloeddruk', ['thyroid_tablets', 'blood_pressure_tablets']],
    [
      'nl',
      'pillen voor mijn hart, mijn bloeddruk en het cholesterol',
      ['heart_tablets', 'blood_pressure_tablets', 'cholesterol_tablets'],
    ],
    ['nl', 'pillen voor het hart, de bloeddruk is goed', ['heart_tablets']],
  ] as const)('is the kind that is for it (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });

  it.each([
    ['en', 'one that keeps me off the drink', ['alcohol_tablets']],
    ['en', 'something to line my stomach', ['stomach_protector']],
    ['nl', 'een pil om minder vaak te plassen', ['prostate_bladder']],
    ['nl', 'een pilletje waar ik rustig van word', ['calming_tablets']],
  ] as const)('may be told by what it does (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });

  it.each([
    ['en', 'a jab for my diabetes every morning', ['insulin_injections']],
    ['en', 'drops for the pressure', ['eye_drops']],
    ['en', 'an injection for my bones', ['bone_tablets']],
    ['nl', 'een prik voor de suiker', ['insulin_injections']],
    ['en', 'preventer for gout', ['gout_tablets']],
    ['nl', 'plakkers tegen de pijn', ['strong_painkillers']],
  ] as const)('is another kind in another form (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });

  it.each([
    ['en', 'furosemide tablets for my ankles', ['furosemide']],
    ['en', 'magnesium powder for my bowels', []],
    ['nl', 'metoprolol tabletten voor mijn hart', ['metoprolol']],
  ] as const)('is told by its name where it has one (%s): "%s"', (language, text, ids) => {
    expect(named(text, language).filter((id) => id !== 'magnesium_already')).toEqual(ids);
  });

  it.each([
    ['en', 'is there something for gout?'],
    ['en', 'should I ask for a pill for my nerves'],
    ['en', 'i have something that pains me at night'],
    ['en', 'something to drink with dinner'],
    ['nl', 'neem niets tegen de pijn'],
    ['nl', 'er is iets dat pijn doet'],
    ['nl', 'weet u iets tegen de jeuk?'],
    ['nl', 'wat voor pijn is dit'],
    ['nl', 'heb ik er ook wat aan tegen mijn hoofdpijn'],
    ['nl', 'mijn man krijgt iets voor de suiker'],
  ] as const)('is none where it is wished for, denied, or no medicine at all (%s): "%s"', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });

  it('is the writer’s where a question goes with it', () => {
    expect(named('can i have magnesium with my pills for gout?', 'en')).toContain('gout_tablets');
    expect(named('can i have magnesium as i am on something for gout?', 'en')).toContain('gout_tablets');
  });
});
