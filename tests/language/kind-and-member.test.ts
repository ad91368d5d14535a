/** Kinds of medicine beside one of their own, medicines that replaced another, and words that are one in a list only. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { read } from './reading.ts';

/** Those that are read as taken, or misspelt; of the others the bot asks whether they are. */
const named = (text: string, language: Language): readonly string[] =>
  read(text, language).medicines.flatMap(({ ids, match }) => (match === 'perhaps' ? [] : ids));

describe('a kind beside one of its own', () => {
  it.each([
    ['nl', 'ontstekingsremmer, diclo', ['diclofenac']],
    ['nl', 'oogdruppels (xalatan)', ['latanoprost']],
    ['nl', 'bloeddrukmedicijn lisinopril', ['lisinopril']],
    ['nl', 'antibiotica: Augmentin', ['amoxicillin-with-or-without-clavulanic-acid']],
    ['nl', 'hoestdrank met codeine', ['codeine']],
    ['nl', 'een plaspil die furosemide heet', ['furosemide']],
    ['nl', 'omeprazol, bloeddrukpillen (lisinopril), metformine', ['omeprazole', 'lisinopril', 'metformin']],
    ['en', 'a statin, atorvastatin', ['atorvastatin']],
    ['en', 'blood thinner called Eliquis', ['apixaban']],
    ['en', 'atorvastatin, a statin', ['atorvastatin']],
  ] as const)('is that member (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });

  it.each([
    ['en', 'omeprazole, blood pressure tablets, simvastatin', ['omeprazole', 'blood_pressure_tablets', 'simvastatin']],
    ['en', 'water tablets, ramipril, bisoprolol', ['water_tablets', 'ramipril', 'bisoprolol']],
    ['en', 'allergy tablet, Nasonex', ['hayfever_tablets', 'mometasone-nasal']],
    ['en', 'blood pressure tablets, furosemide, metformin', ['blood_pressure_tablets', 'furosemide', 'metformin']],
    ['en', 'Anti-inflammatory (ibuprofen)', ['anti_inflammatories', 'ibuprofen']],
  ] as const)('is another in a list, and where it is a button (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });

  it('keeps iron and zinc apart, which are both minerals', () => {
    expect(named('ijzertabletten, zink', 'nl')).toEqual(['iron_tablets', 'zinc']);
  });
});

describe('a medicine that another replaced', () => {
  it.each([
    ['nl', 'eerst metoprolol, nu bisoprolol', ['bisoprolol']],
    ['nl', 'overgestapt van metoprolol naar bisoprolol', ['bisoprolol']],
    ['en', 'sertraline before, now venlafaxine', ['venlafaxine']],
    ['en', 'ramipril swapped for losartan', ['losartan']],
  ] as const)('is taken no more (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });

  it.each([
    ['nl', 'eerst metoprolol, nu ook apixaban', ['metoprolol', 'apixaban']],
    ['en', 'omeprazole before breakfast and now metformin', ['omeprazole', 'metformin']],
    ['en', 'metoprolol, and now apixaban', ['metoprolol', 'apixaban']],
  ] as const)('is taken where the other came beside it (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });
});

describe('a word that is a medicine in a list only', () => {
  it.each([
    ['en', 'Lasix, Coumadin, Lanoxin, potassium', ['furosemide', 'warfarin', 'digoxin', 'potassium-chloride']],
    ['en', 'sotalol 40mg, mag citrate', ['sotalol', 'magnesium_already']],
    ['nl', 'metformine, kalium, magnesium', ['metformin', 'potassium-chloride', 'magnesium_already']],
  ] as const)('is one beside medicines (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });

  it.each([
    ['en', 'magnesium', []],
    ['en', 'lisinopril and magnesium', ['lisinopril']],
    ['en', 'magnesium with sertraline', ['sertraline']],
    ['en', 'im on sertraline, is magnesium a problem with that', ['sertraline']],
    ['en', 'calcium 500 mg, magnesium 250 mg, zinc 15 mg', ['calcium-carbonate-citrate', 'zinc']],
    ['nl', 'kan magnesium mijn bloeddrukpil vervangen', ['blood_pressure_tablets']],
  ] as const)('is none in a question or on a label (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });
});
