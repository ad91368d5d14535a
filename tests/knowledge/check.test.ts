import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverageTable } from '../../src/check-knowledge.ts';
import { checkKnowledge } from '../../src/knowledge/check.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';
import { type Plant, smallBase } from './small-base.ts';

const real = join(import.meta.dirname, '..', '..', 'knowledge');

function problems(plant?: Plant): string[] {
  return checkKnowledge(smallBase(plant)).problems.map(formatProblem);
}

describe('the knowledge check', () => {
  it('finds nothing wrong with a base that is complete', () => {
    expect(problems()).toEqual([]);
  });

  const facts: [what: string, plant: Plant, message: string][] = [
    [
      'a number where a word belongs',
      { file: 'complaints/cramps.yaml', find: 'grade: D', put: 'grade: 4' },
      'knowledge/complaints/cramps.yaml:6: grade: Invalid option: expected one of "A"|"B"|"C"|"D"; correct the value',
    ],
    [
      'a key that is missing',
      { file: 'complaints/cramps.yaml', find: 'weight: 2\n', put: '' },
      'knowledge/complaints/cramps.yaml:1: weight: Invalid input: expected number, received undefined; add it',
    ],
    [
      'a key that nobody knows',
      { file: 'complaints/cramps.yaml', find: 'core: true', put: 'core: true\ncoer: true' },
      'knowledge/complaints/cramps.yaml:6: coer: unknown key; correct its spelling or remove it',
    ],
    [
      'text that is no YAML',
      { file: 'scoring.yaml', find: '{ some: 2, high: 3 }', put: '{ some: 2, high: 3' },
      'knowledge/scoring.yaml:4: Flow map in block collection must be sufficiently indented and end with a }; correct the YAML on this line',
    ],
    [
      'a list where a map belongs',
      { file: 'scoring.yaml', put: '- 1\n' },
      'knowledge/scoring.yaml:1: expected a map; see knowledge/README.md',
    ],
    [
      'a file that is missing',
      { file: 'scoring.yaml' },
      'knowledge/scoring.yaml:1: this file is missing; restore it, or write it after the example of its neighbours',
    ],
    [
      'hours of a medicine that nobody understands',
      {
        file: 'medicines/ppi.yaml',
        find: 'brands: [Losec], effect: lowers_magnesium, action: mention_to_doctor,',
        put: 'brands: [Losec], effect: lowers_magnesium, action: mention_to_doctor, hoursApart: a while,',
      },
      'knowledge/medicines/ppi.yaml:1: [0].hoursApart: nobody said how "a while" is to be understood; add the wording to spacing.yaml',
    ],
    [
      'hours that no medicine has',
      { file: 'spacing.yaml', find: 'wordings: []', put: 'wordings: [{ hours: "2" }]' },
      'knowledge/spacing.yaml:1: wordings[0].hours: no medicine has this wording; correct or remove it',
    ],
    [
      'a source that is nowhere',
      {
        file: 'foods/nuts.yaml',
        find: 'family: walnut, medicalNotes: [], pregnancy: ok, sources: [review-2020]',
        put: 'family: walnut, medicalNotes: [], pregnancy: ok, sources: [review-2020, nhs-2031]',
      },
      'knowledge/foods/nuts.yaml:2: [1].sources[1]: unknown source "nhs-2031"; add it to sources.yaml',
    ],
    [
      'a source that nobody names',
      { file: 'sources.yaml', find: '- { id: model-1', put: '- { id: unused-1, title: Unused }\n- { id: model-1' },
      'knowledge/sources.yaml:2: [1].id: no fact names the source "unused-1"; remove it, also from overlay/sources.yaml',
    ],
    [
      'two rows with one id',
      { file: 'foods/nuts.yaml', find: 'id: walnuts', put: 'id: almonds' },
      'knowledge/foods/nuts.yaml:2: [1].id: "almonds" is there twice (also in foods/nuts.yaml); remove one or rename it',
    ],
    [
      'a flag whose row is nowhere',
      { file: 'safety-flags.yaml', find: 'RF-CHEST', put: 'RF-CHESS' },
      'knowledge/safety-flags.yaml:1: [0].row: unknown red flag "RF-CHESS"; correct it, or add it to red-flags/',
    ],
    [
      'a flag on a screen that is nowhere',
      { file: 'safety-flags.yaml', find: 'screen: safety-mind', put: 'screen: safety-soul' },
      'knowledge/safety-flags.yaml:2: [1].screen: unknown screen "safety-soul"; correct it, or add it to screens of questionnaire.yaml',
    ],
    [
      'a flag left out for an answer that is nowhere',
      { file: 'safety-flags.yaml', find: 'under-18', put: 'child' },
      'knowledge/safety-flags.yaml:2: [1].notFor[0]: unknown age or sex "child"; correct it, or add it to questionnaire.yaml',
    ],
    [
      'a sign that an unknown complaint opens',
      { file: 'red-flags/any.yaml', find: 'complaints: [headache]', put: 'complaints: [headace]' },
      'knowledge/red-flags/any.yaml:3: [2].openedBy.complaints[0]: unknown complaint "headace"; correct it, or add it to complaints/',
    ],
    [
      'a sign that an unknown class of medicines opens',
      { file: 'red-flags/any.yaml', find: 'medicineClasses: [ppi]', put: 'medicineClasses: [pip]' },
      'knowledge/red-flags/any.yaml:4: [3].openedBy.medicineClasses[0]: unknown medicine class "pip"; correct it, or add it to medicines/',
    ],
    [
      'a sign that an unknown condition opens',
      { file: 'red-flags/any.yaml', find: 'conditions: [CKD]', put: 'conditions: [CDK]' },
      'knowledge/red-flags/any.yaml:4: [3].openedBy.conditions[0]: unknown condition "CDK"; correct it, or add it to conditions/',
    ],
    [
      'a sign for an unknown age',
      { file: 'red-flags/any.yaml', find: 'onlyAges: [18-64]', put: 'onlyAges: [18-46]' },
      'knowledge/red-flags/any.yaml:3: [2].onlyAges[0]: unknown age "18-46"; correct it, or add it to questionnaire.yaml',
    ],
    [
      'a sign that nothing opens',
      { file: 'red-flags/any.yaml', find: 'openedBy: { complaints: [headache] }, ', put: '' },
      'knowledge/red-flags/any.yaml:3: [2].screen: this sign is never asked: nothing opens it; add openedBy, or remove the screen',
    ],
    [
      'a sign that is opened but stands on no screen',
      { file: 'red-flags/any.yaml', find: 'screen: signs-medicines, ', put: '' },
      'knowledge/red-flags/any.yaml:4: [3].openedBy: this sign is never asked: it has no screen; add a screen, or remove openedBy',
    ],
    [
      'a sign that no age is left for',
      { file: 'red-flags/any.yaml', find: 'onlyAges: [18-64]', put: 'onlyAges: [18-64], notFor: [18-64]' },
      'knowledge/red-flags/any.yaml:3: [2].onlyAges: this sign is never asked: no age is left; correct onlyAges or notFor',
    ],
    [
      'a screen without rows',
      {
        file: 'questionnaire.yaml',
        find: 'conditionScreens: [conditions-body]',
        put: 'conditionScreens: [conditions-body, conditions-soul]',
      },
      'knowledge/questionnaire.yaml:11: conditionScreens[1]: the question "conditions-soul" cannot be reached: no row stands on it; remove it, or give a row this screen',
    ],
    [
      'a condition that opens a sign but cannot be ticked',
      { file: 'red-flags/any.yaml', find: 'conditions: [CKD]', put: 'conditions: [PREGNANT]' },
      'knowledge/conditions/evidence.yaml:2: [1].id: opens a sign but can never be ticked; give it a screen, or take it out of openedBy',
    ],
    [
      'a class of medicines without medicines',
      { file: 'medicine-classes.yaml', find: 'id: ppi', put: 'id: ppj' },
      'knowledge/medicine-classes.yaml:1: [0].id: unknown medicine class "ppj"; correct it, or add it to medicines/',
    ],
    [
      'a group with an unknown class',
      { file: 'medicine-groups.yaml', find: 'classIds: [ppi], action: ask', put: 'classIds: [ppi, h2], action: ask' },
      'knowledge/medicine-groups.yaml:2: [1].classIds[1]: unknown medicine class "h2"; correct it, or add it to medicines/',
    ],
    [
      'an allergy to what no food has',
      { file: 'questionnaire.yaml', find: 'excludes: [nuts, peanuts]', put: 'excludes: [nuts, penauts]' },
      'knowledge/questionnaire.yaml:14: allergies[0].excludes[1]: unknown allergen "penauts"; correct it, or add it to foods/ (no food has it)',
    ],
    [
      'a portion that does not follow from its weight',
      { file: 'foods/nuts.yaml', find: 'mgPerPortion: 39.5', put: 'mgPerPortion: 39.3' },
      'knowledge/foods/nuts.yaml:2: [1].mgPerPortion: 39.3 mg does not follow from 158 mg per 100 g and 25 g; correct one of them; they give 39.5 mg',
    ],
    [
      'a food in micrograms',
      {
        file: 'foods/nuts.yaml',
        find: 'mgPer100g: 158, kcalPer100g: 654, portionG: 25, mgPerPortion: 39.5',
        put: 'mgPer100g: 1580, kcalPer100g: 654, portionG: 25, mgPerPortion: 395',
      },
      'knowledge/foods/nuts.yaml:2: [1].mgPer100g: 1580 mg per 100 g is more than can be (1000); check the value and its unit',
    ],
    [
      'energy in kilojoules',
      { file: 'foods/nuts.yaml', find: 'kcalPer100g: 654', put: 'kcalPer100g: 2736' },
      'knowledge/foods/nuts.yaml:2: [1].kcalPer100g: 2736 kcal per 100 g is more than can be (902); check the value and its unit',
    ],
    [
      'a salt with more magnesium than any salt has',
      { file: 'forms/oxide.yaml', find: '60.3', put: '63' },
      'knowledge/forms/oxide.yaml:4: elementalPercent: 63 % magnesium is more than can be (60.3); check the value and its unit',
    ],
    [
      'a reference value in another unit',
      { file: 'reference-values.yaml', find: 'mgPerDay: 350', put: 'mgPerDay: 3500' },
      'knowledge/reference-values.yaml:1: [0].mgPerDay: 3500 mg a day is more than can be (600); check the value and its unit',
    ],
    [
      'an age that ends before it begins',
      { file: 'reference-values.yaml', find: 'ageTo: 120', put: 'ageTo: 12' },
      'knowledge/reference-values.yaml:1: [0].ageTo: the age ends at 12 before it begins at 18; correct ageFrom or ageTo',
    ],
    [
      'a gap in the order of the table',
      { file: 'complaints/headache.yaml', find: 'order: 2', put: 'order: 3' },
      'knowledge/complaints/headache.yaml:2: order: order 3, expected 2; number the rows 1, 2, 3 without gaps',
    ],
    [
      'a typical answer that is no option',
      { file: 'screener.yaml', find: 'typical: "1"', put: 'typical: "2"' },
      'knowledge/screener.yaml:7: questions[0].typical: unknown option "2"; use one of the options below',
    ],
    [
      'two options of one food question with one id',
      { file: 'screener.yaml', find: '{ id: "1"', put: '{ id: "0"' },
      'knowledge/screener.yaml:8: questions[0].options: two options have the same id; rename one',
    ],
    [
      'typed numbers that fall between two options',
      { file: 'screener.yaml', find: 'from: 0.5', put: 'from: 1' },
      'knowledge/screener.yaml:10: questions[0].options[1].from: the range begins at 1, the one before ends at 0.5; let the ranges meet',
    ],
    [
      'thresholds the wrong way round',
      { file: 'scoring.yaml', find: 'some: 2, high: 3', put: 'some: 3, high: 3' },
      'knowledge/scoring.yaml:3: depletion: the lower threshold 3 is not below the higher 3; correct one of them',
    ],
    [
      'an age that falls between two options',
      { file: 'questionnaire.yaml', find: 'to: 17', put: 'to: 16' },
      'knowledge/questionnaire.yaml:3: ages[1].from: begins at 18, the age before ends at 16; let the ages join without gap or overlap',
    ],
    [
      'a model age outside its range',
      { file: 'questionnaire.yaml', find: 'modelAge: 67', put: 'modelAge: 77' },
      'knowledge/questionnaire.yaml:4: ages[2].modelAge: 77 is not between 65 and 69; use an age of the range',
    ],
    [
      'an age that the model splits',
      {
        file: 'questionnaire.yaml',
        find: '- { id: 65-69, from: 65, to: 69, modelAge: 67 }\n  - { id: 70-plus, from: 70,',
        put: '- { id: 65-69, from: 65, to: 65, modelAge: 65 }\n  - { id: 70-plus, from: 66,',
      },
      'knowledge/questionnaire.yaml:5: ages[3]: the model tells people below and above 70 apart, this age does not; split it at 70',
    ],
    [
      'an offered amount that is not believed',
      { file: 'questionnaire.yaml', find: '[100, 250]', put: '[100, 4000]' },
      'knowledge/questionnaire.yaml:15: magnesiumAmountsMg[1]: 4000 mg is above magnesiumMostMg; leave it out or raise magnesiumMostMg',
    ],
  ];
  const words: [what: string, plant: Plant, message: string][] = [
    [
      'a button that no phone shows whole',
      { file: 'languages/nl/complaints.yaml', find: 'button: Cramps', put: `button: ${'Cramps '.repeat(6)}now` },
      'knowledge/languages/nl/complaints.yaml:1: cramps.button: Too big: expected string to have <=40 characters; correct the value',
    ],
    [
      'a missing word',
      { file: 'languages/en/tests.yaml', find: 'potassium: potassium\n', put: '' },
      'knowledge/languages/en/tests.yaml:1: no words for "potassium"; add an entry with this key',
    ],
    [
      'a surplus word',
      { file: 'languages/en/look-alikes.yaml', find: 'overuse: overuse\n', put: 'overuse: overuse\nworry: worry\n' },
      'knowledge/languages/en/look-alikes.yaml:2: worry: words for "worry", which no fact has; remove the entry or correct its key',
    ],
    [
      'a row of the American table that does not fit',
      { file: 'usda-magnesium.csv', find: ',2,717', put: ',two,717' },
      'knowledge/usda-magnesium.csv:1: expected: number, "description", mg, kcal; run the import again',
    ],
    [
      'a food without words',
      { file: 'languages/nl/foods.yaml', find: '  walnuts: { name: walnuts, portion: a handful }\n', put: '' },
      'knowledge/languages/nl/foods.yaml:3: foods: no words for "walnuts"; add an entry with this key',
    ],
    [
      'a note without words',
      { file: 'languages/nl/foods.yaml', find: 'wash-well: Wash well.', put: '' },
      'knowledge/languages/nl/foods.yaml:2: notes: no words for "wash-well"; add an entry with this key',
    ],
    [
      'a group of labels that is missing',
      { file: 'languages/nl/labels.yaml', find: 'diet: { omnivore: { button: Everything } }\n', put: '' },
      'knowledge/languages/nl/labels.yaml:1: no words for "diet"; add an entry with this key',
    ],
    [
      'an option without a label',
      { file: 'languages/nl/labels.yaml', find: ', "4": { button: Daily }', put: '' },
      'knowledge/languages/nl/labels.yaml:8: frequency: no words for "4"; add an entry with this key',
    ],
    [
      'a question without a sentence',
      { file: 'languages/en/questions.yaml', find: 'signs-head: { ask: Question }\n', put: '' },
      'knowledge/languages/en/questions.yaml:1: no words for "signs-head"; add an entry with this key',
    ],
    [
      'a sign on a screen without a button',
      { file: 'languages/en/red-flags.yaml', find: 'button: A new headache, ', put: '' },
      'knowledge/languages/en/red-flags.yaml:3: RF-HEAD: this sign is asked on a screen but has no button; add a button of at most 40 characters',
    ],
    [
      'a word that two complaints claim',
      {
        file: 'languages/en/complaints.yaml',
        find: 'typed: [headache]',
        put: 'typed: [headache, Crämps]'.toLowerCase(),
      },
      'knowledge/languages/en/complaints.yaml:2: headache.typed[1]: "crämps" is claimed by "cramps" and "headache"; keep it at one of them',
    ],
    [
      'a word that two options of a question claim',
      { file: 'languages/en/labels.yaml', find: 'typed: [pregnant]', put: 'typed: [pregnant, woman]' },
      'knowledge/languages/en/labels.yaml:6: sex.pregnant.typed[1]: "woman" is claimed by "female" and "pregnant"; keep it at one of them',
    ],
    [
      'a name that two medicines claim',
      { file: 'languages/en/medicines.yaml', find: 'pantoprazole: pantoprazole', put: 'pantoprazole: omeprazole' },
      'knowledge/languages/en/medicines.yaml:3: medicines.pantoprazole: "omeprazole" is claimed by "omeprazole" and "pantoprazole"; keep it at one of them',
    ],
    [
      'a word that two groups of medicines claim',
      { file: 'languages/en/written-medicines.yaml', find: '["antacid"]', put: '["acid-blocker"]' },
      'knowledge/languages/en/written-medicines.yaml:1: groups.heartburn_tablets[0]: "acid-blocker" is claimed by "stomach_protector" and "heartburn_tablets"; keep it at one of them',
    ],
    [
      'a typed word with capitals',
      { file: 'languages/en/foods.yaml', find: 'typed: [almond]', put: 'typed: [Almond]' },
      'knowledge/languages/en/foods.yaml:4: foods.almonds.typed[0]: typed word "Almond" has capitals; write it in lower case',
    ],
    [
      'a purpose of an unknown kind of medicine',
      {
        file: 'languages/en/written-medicines.yaml',
        find: '"purposes":{}',
        put: '"purposes":{"water_tabs":["water"]}',
      },
      'knowledge/languages/en/written-medicines.yaml:1: purposes.water_tabs: unknown kind of medicine "water_tabs"; correct it, or add it to medicine-groups.yaml',
    ],
    [
      'a form of an unknown kind of medicine',
      {
        file: 'languages/en/written-medicines.yaml',
        find: '"kindsByForm":{}',
        put: '"kindsByForm":{"heartburn_tablets":{"forms":["gel"],"of":["stomach"]}}',
      },
      'knowledge/languages/en/written-medicines.yaml:1: kindsByForm.heartburn_tablets.of[0]: unknown kind of medicine "stomach"; correct it, or add it to medicine-groups.yaml',
    ],
    [
      'a danger pattern for an unknown row',
      { file: 'languages/nl/danger.yaml', find: 'row: RF-CHEST', put: 'row: RF-CHESS' },
      'knowledge/languages/nl/danger.yaml:5: patterns[0].row: unknown red flag "RF-CHESS"; correct it, or add it to red-flags/',
    ],
    [
      'a danger pattern with an unknown group',
      { file: 'languages/nl/danger.yaml', find: 'all: [chest, pain]', put: 'all: [chest, pain, arm]' },
      'knowledge/languages/nl/danger.yaml:5: patterns[0].all[2]: unknown group "arm"; correct it, or add it to groups',
    ],
    [
      'a danger group that no pattern uses',
      { file: 'languages/nl/danger.yaml', find: 'pain: [pain] }', put: 'pain: [pain], arm: [arm] }' },
      'knowledge/languages/nl/danger.yaml:3: groups.arm: no pattern uses the group "arm"; remove it or use it',
    ],
    [
      'a message that only one language has',
      { file: 'languages/nl/messages.ftl', find: 'help =\n    Help\n', put: '' },
      'knowledge/languages/nl/messages.ftl:1: no message "help", which another language has; add it, or remove it there',
    ],
  ];

  it.each([...facts, ...words])('finds %s', (_, plant, message) => {
    expect(problems(plant)).toContain(message);
  });

  it('finds a level that the scale has not', () => {
    const found = problems({ file: 'languages/nl/reading.yaml', find: '"3":\n', put: '"4":\n' });
    expect(found).toEqual([
      expect.stringMatching(
        /^knowledge\/languages\/nl\/reading\.yaml:\d+: bother\.4: "4" is no level of this scale; use 0, 1, 2, 3$/,
      ),
    ]);
  });

  it('collects all problems instead of stopping at the first', () => {
    const found = problems({
      file: 'complaints/cramps.yaml',
      find: 'weight: 2\nneuromuscular: true',
      put: 'weight: two\nneuromuscular: 1',
    });
    expect(found.filter((line) => line.startsWith('knowledge/complaints/cramps.yaml'))).toHaveLength(2);
  });

  it('counts what is known, what was read at the source, and what has words', () => {
    const { coverage } = checkKnowledge(smallBase());
    expect(coverage.find(({ kind }) => kind === 'complaints')).toEqual({
      kind: 'complaints',
      count: 2,
      verified: { yes: 1, partly: 1, no: 0 },
      words: { nl: 2, en: 2 },
    });
    expect(coverageTable(coverage)).toContain('complaints');
  });

  it('exits 0 with a table when all is well, and 1 with the problems when not', () => {
    const script = join(import.meta.dirname, '..', '..', 'src', 'check-knowledge.ts');
    const good = spawnSync(process.execPath, [script, smallBase()], { encoding: 'utf8' });
    const bad = spawnSync(process.execPath, [script, smallBase({ file: 'scoring.yaml' })], { encoding: 'utf8' });
    expect({ status: good.status, errors: good.stderr }).toEqual({ status: 0, errors: '' });
    expect(good.stdout).toMatch(/foods +2/);
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain('knowledge/scoring.yaml:1: this file is missing');
  });

  it('finds nothing wrong with the real knowledge', () => {
    expect(checkKnowledge(real).problems.map(formatProblem)).toEqual([]);
  });
});
