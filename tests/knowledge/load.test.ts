import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge, loadWords } from '../../src/knowledge/load.ts';
import { KnowledgeError } from '../../src/knowledge/problem.ts';
import { smallBase } from './small-base.ts';

const real = join(import.meta.dirname, '..', '..', 'knowledge');

function errorOf(run: () => unknown): KnowledgeError {
  try {
    run();
  } catch (error) {
    if (error instanceof KnowledgeError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('loading the facts', () => {
  const knowledge = loadKnowledge(real);

  it('has every row of the evidence tables and of the model', () => {
    const { complaints, safetyFlags, redFlags, conditions, riskFactors, screener } = knowledge;
    const { foods, forms, medicines, medicineGroups, referenceValues } = knowledge;
    expect({
      complaints: complaints.length,
      safetyFlags: safetyFlags.length,
      redFlags: redFlags.size,
      // 35 of the table, and two of the model.
      conditions: conditions.size,
      riskFactors: riskFactors.length,
      questions: screener.questions.length,
      foods: foods.size,
      forms: forms.size,
      medicines: medicines.size,
      medicineGroups: medicineGroups.size,
      referenceValues: referenceValues.length,
    }).toEqual({
      complaints: 12,
      safetyFlags: 17,
      redFlags: 83,
      conditions: 37,
      riskFactors: 10,
      questions: 14,
      foods: 247,
      forms: 19,
      medicines: 657,
      medicineGroups: 76,
      referenceValues: 79,
    });
  });

  it('puts complaints and risk factors in the order of the model', () => {
    expect(knowledge.complaints.map(({ id, weight }) => `${id} ${weight}`)).toEqual([
      ...['cramps 2', 'twitch 2', 'tingling 3', 'tremor 3', 'weakness 2', 'palpitations 2', 'restless_legs 1'],
      ...['sleep 1', 'fatigue 1', 'headache 1', 'tension 1', 'appetite_nausea 1'],
    ]);
    expect(knowledge.complaints.filter(({ neuromuscular }) => neuromuscular).map(({ id }) => id)).toEqual([
      ...['cramps', 'twitch', 'tingling', 'tremor', 'weakness'],
    ]);
    expect(knowledge.riskFactors.map(({ id }) => id)).toEqual([
      ...[
        'diuretic',
        'ppi',
        'kidney',
        'alcohol',
        'ppi_long',
        'alcohol_dependence',
        'gi_loss',
        'diabetes',
        'wasting_drug',
        'age_70',
      ],
    ]);
  });

  it('counts a combined water tablet by its magnesium-losing part, and foscarnet apart from other antivirals', () => {
    const classOf = (id: string) => knowledge.medicineClasses.get(knowledge.medicines.get(id)?.classId ?? '')?.sets;
    expect(classOf('epitizide-triamterene')).toEqual({ field: 'diuretic', value: 'thiazide_or_loop' });
    expect(classOf('spironolactone')).toEqual({ field: 'diuretic', value: 'potassium_sparing_only' });
    expect(classOf('foscarnet')).toEqual({ field: 'wasting_drug', value: 'yes' });
    expect(classOf('oseltamivir')).toBeUndefined();
    expect(classOf('nystatin-oral')).toBeUndefined();
  });

  it('counts every medicine that the model names as wasting magnesium', () => {
    const named = [
      'cisplatin',
      'amphotericin-b',
      'gentamicin',
      'ciclosporin',
      'tacrolimus-oral',
      'cetuximab',
      'foscarnet',
      'pentamidine',
    ];
    const fields = named.map(
      (id) => knowledge.medicineClasses.get(knowledge.medicines.get(id)?.classId ?? '')?.sets.field,
    );
    expect(fields).toEqual(named.map(() => 'wasting_drug'));
  });

  it('changes its version with every change of a fact, and not with words or the overlay', () => {
    const version = (...plant: Parameters<typeof smallBase>) => loadKnowledge(smallBase(...plant)).version;
    expect(version()).toMatch(/^[0-9a-f]{12}$/);
    expect(version()).toBe(version());
    expect(version({ file: 'foods/nuts.yaml', find: '654', put: '655' })).not.toBe(version());
    expect(version({ file: 'languages/nl/tests.yaml', find: 'potassium: potassium', put: 'potassium: kalium' })).toBe(
      version(),
    );
    expect(version({ file: 'overlay/foods.yaml', put: 'a: 1\n' })).toBe(version());
  });

  it('stops at a broken file with its name, line and remedy', () => {
    const error = errorOf(() =>
      loadKnowledge(smallBase({ file: 'foods/nuts.yaml', find: 'kcalPer100g: 654', put: 'kcalPer100g: lots' })),
    );
    expect(error).toMatchObject({ file: 'knowledge/foods/nuts.yaml', line: 2, remedy: 'correct the value' });
    expect(error.message).toBe(
      'knowledge/foods/nuts.yaml:2: [1].kcalPer100g: Invalid input: expected number, received string; correct the value',
    );
  });

  it('says how many more problems there are', () => {
    const error = errorOf(() => loadKnowledge(smallBase({ file: 'scoring.yaml', put: 'version: 1.0.0\n' })));
    expect(error.message).toMatch(/\(and \d+ more; run: npm run check\)$/);
  });
});

describe('loading the words', () => {
  it('gives all parts of a language', () => {
    const words = loadWords(smallBase(), 'nl');
    expect(words.language).toBe('nl');
    expect(words.messages).toContain('welcome = Hello');
    expect(words.complaints['cramps']?.typed).toEqual(['cramp', 'cramps']);
    expect(words.danger.patterns).toHaveLength(1);
  });

  it('stops at a missing file with its name and the remedy', () => {
    const error = errorOf(() => loadWords(smallBase({ file: 'languages/en/foods.yaml' }), 'en'));
    expect(error.message).toBe(
      'knowledge/languages/en/foods.yaml:1: this file is missing; restore it, or write it after the example of its neighbours',
    );
  });
});
