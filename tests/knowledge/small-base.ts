/** A knowledge base of a few rows of each kind, complete in itself, for tests that break one thing in it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { LEARNED, LEARNED_ANSWERS } from '../../src/knowledge/load.ts';
import {
  answerWordsSchema,
  grammarWordsSchema,
  labelTextWordsSchema,
  likesWordsSchema,
  mentionWordsSchema,
  readingWordsSchema,
  writtenMedicinesSchema,
} from '../../src/knowledge/schema.ts';
import { encodeHiddenModel } from '../../src/language/hidden-model.ts';
import { encodeModel } from '../../src/language/linear-model.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const FACTS: Readonly<Record<string, string>> = {
  'usda-magnesium.csv': '01001,"Butter, salted",2,717\n',
  'sources.yaml': `
- { id: review-2020, title: A review, year: 2020 }
- { id: model-1, title: Our own model }
`,
  'complaints/cramps.yaml': `
id: cramps
order: 1
weight: 2
neuromuscular: true
core: true
grade: D
lookAlikes: [overuse]
firstTests: [potassium]
sources: [review-2020]
verified: yes
`,
  'complaints/headache.yaml': `
id: headache
order: 2
weight: 1
neuromuscular: false
core: false
grade: C
lookAlikes: [overuse]
firstTests: [blood-pressure]
sources: [review-2020]
verified: partly
note: only in part
`,
  'safety-flags.yaml': `
- { id: chest_pain, level: 3, screen: safety-now, row: RF-CHEST }
- { id: suicidal_thoughts, level: 2, screen: safety-mind, row: RF-SUI, notFor: [under-18] }
`,
  'red-flags/any.yaml': `
- { id: RF-CHEST, domain: any, level: 3, kind: sign, sources: [review-2020], verified: no }
- { id: RF-SUI, domain: any, level: 2, kind: sign, sources: [review-2020], verified: no }
- { id: RF-HEAD, domain: headache, level: 2, kind: sign, screen: signs-head, openedBy: { complaints: [headache] }, onlyAges: [18-64], sources: [review-2020], verified: no }
- { id: RF-PPI, domain: medicine, level: 1, kind: sign, screen: signs-medicines, openedBy: { medicineClasses: [ppi], conditions: [CKD] }, sources: [review-2020], verified: no }
`,
  'conditions/evidence.yaml': `
- { id: CKD, action: do_not_take_without_doctor, screen: conditions-body, sets: [{ field: kidney, value: reduced }], sources: [review-2020], verified: yes }
- { id: PREGNANT, action: ask_doctor_first, sources: [review-2020], verified: yes }
`,
  'risk-factors.yaml': `
- { id: diuretic, order: 1, part: sMDS, maximum: 1, sources: [model-1], verified: no }
- { id: ppi, order: 2, part: sMDS, maximum: 1, sources: [model-1], verified: no }
`,
  'scoring.yaml': `
version: 1.0.0
complaints: { some: 12, many: 36, manyNeuromuscular: 12 }
depletion: { some: 2, high: 3 }
gap: { none: 17, some: 40 }
referenceMg: { male: 350, female: 300, unknown: 325 }
supplementUpperMg: 250
supplementNeuromuscular: 6
adultAge: 18
olderAge: 65
oldAge: 70
sources: [model-1]
`,
  'screener.yaml': `
baseMg: { female: 42, male: 82, unknown: 62 }
clampMg: { from: 120, to: 600 }
bandPercent: { low: 80, high: 120 }
mostSkipped: 3
questions:
  - id: fruit
    typical: "1"
    options:
      - { id: "0", mgPerDay: 0, from: 0, to: 0.5 }
      - { id: "1", mgPerDay: 16, from: 0.5, to: 10 }
sources: [model-1]
verified: partly
`,
  'foods/nuts.yaml': `
- { id: almonds, group: nuts, state: dry, mgPer100g: 270, kcalPer100g: 579, portionG: 25, mgPerPortion: 67.5, tags: [vegan], allergens: [nuts], mayContain: [peanuts], plannable: true, confidence: high, everyday: 1, family: almond, medicalNotes: [oxalate], pregnancy: ok, pregnancyNote: wash-well, sources: [review-2020], verified: yes }
- { id: walnuts, group: nuts, state: dry, mgPer100g: 158, kcalPer100g: 654, portionG: 25, mgPerPortion: 39.5, tags: [vegan], allergens: [nuts], mayContain: [], plannable: true, confidence: high, everyday: 1, family: walnut, medicalNotes: [], pregnancy: ok, sources: [review-2020], verified: yes }
`,
  'swaps.yaml': '- { id: nuts, insteadOf: walnuts }\n',
  'forms/oxide.yaml': `
id: oxide
group: inorganic
formula: MgO
elementalPercent: 60.3
absorption: low
absorptionUncertain: false
permitted: yes
sources: [review-2020]
verified: yes
`,
  'reference-values.yaml': `
- { id: RV001, type: intake_reference, authority: EFSA, country: EU, year: 2015, sex: male, ageFrom: 18, ageTo: 120, lifeStage: general, mgPerDay: 350, basis: AI, counts: total, sources: [review-2020], verified: yes }
`,
  'medicines/ppi.yaml': `
- { id: omeprazole, classId: ppi, brands: [Losec], effect: lowers_magnesium, action: mention_to_doctor, sources: [review-2020], verified: yes }
- { id: pantoprazole, classId: ppi, brands: [], effect: lowers_magnesium, action: mention_to_doctor, sources: [review-2020], verified: yes }
`,
  'medicine-groups.yaml': `
- { id: stomach_protector, classIds: [ppi], action: mention_to_doctor, offered: true, sources: [model-1], verified: no }
- { id: heartburn_tablets, classIds: [ppi], action: ask_pharmacist, offered: false, sources: [model-1], verified: no }
`,
  'medicine-classes.yaml': `
- { id: ppi, sets: { field: ppi, value: yes } }
`,
  'form-choice.yaml': 'gut: [oxide]\nprice: [oxide]\nsize: [oxide]\nsources: [review-2020]\nverified: no\n',
  'spacing.yaml': 'wordings: []\nmoments: {}\n',
  'topics/food.yaml': `
- { id: food, group: food, grade: known, next: [citrate], claims: [A01, B01], sources: [review-2020], verified: yes }
- { id: citrate, group: forms, under: food, grade: little, next: [food], claims: [], sources: [review-2020], verified: partly }
`,
  'claims.yaml': `
- { id: A01, article: 1, verdict: wrong, contradicts: [B01], sources: [review-2020], verified: yes }
- { id: B01, article: 2, verdict: supported, contradicts: [A01], sources: [review-2020], verified: yes }
`,
  'questionnaire.yaml': `
ages:
  - { id: under-18, from: 0, to: 17, modelAge: 17 }
  - { id: 18-64, from: 18, to: 64, modelAge: 40 }
  - { id: 65-69, from: 65, to: 69, modelAge: 67 }
  - { id: 70-plus, from: 70, to: 120, modelAge: 75 }
sexes:
  - { id: female, sex: female, pregnant: false }
  - { id: pregnant, sex: female, pregnant: true }
safetyScreens: [safety-now, safety-mind]
signScreens: [signs-head, signs-medicines]
conditionScreens: [conditions-body]
diets: [omnivore]
allergies:
  - { id: nuts, excludes: [nuts, peanuts] }
magnesiumAmountsMg: [100, 250]
magnesiumMostMg: 3000
notNamedTo: {}
`,
};

const WORDS: Readonly<Record<string, string>> = {
  'messages.ftl': 'welcome = Hello\nhelp =\n    Help\n',
  'labels.yaml': `
age:
  under-18: { button: Under 18 }
  18-64: { button: 18 to 64 }
  65-69: { button: 65 to 69 }
  70-plus: { button: 70 or older }
sex: { female: { button: Woman, typed: [woman] }, pregnant: { button: Pregnant, typed: [pregnant] } }
mind: { "no": { button: No }, suicidal_thoughts: { button: Thoughts } }
frequency: { "0": { button: Never }, "1": { button: Rarely }, "2": { button: Weekly }, "3": { button: Often }, "4": { button: Daily } }
bother: { "0": { button: None }, "1": { button: Little }, "2": { button: Clear }, "3": { button: Severe } }
acid-blocker-time: { under-year: { button: Less }, year-or-more: { button: More } }
food-offer: { now: { button: Now }, later: { button: Later } }
magnesium-now: { none: { button: None } }
diet: { omnivore: { button: Everything } }
allergy: { nuts: { button: Nuts } }
fruit: { "0": { button: None }, "1": { button: One } }
food-plan: { next: { button: Next }, light: { button: Light }, usual: { button: Usual }, why: { button: Why }, preferences: { button: Likes }, picture: { button: Picture }, swap: { button: Swap }, copy: { button: Copy }, rich: { button: Rich } }
food-limits: { lactose-free: { button: No lactose }, low-fodmap: { button: FODMAP }, kidney-stones: { button: Stones }, kidney-disease: { button: Kidneys } }
sex-older: { female: { button: Woman, typed: [woman] } }
`,
  'topics.yaml': `
food: { title: Food, short: Nuts and beans., more: And bread. }
citrate: { title: Citrate, short: It is a salt., more: There are others. }
`,
  'claims.yaml': `
A01: { says: Nuts have none., finds: They have much. }
B01: { says: Nuts have much., finds: That is right. }
`,
  'questions.yaml': [
    ...[
      'age',
      'sex',
      'sex-older',
      'other-complaints',
      'medicines',
      'acid-blocker-time',
      'magnesium-now',
      'food-offer',
      'diet',
    ],
    ...['food-limits', 'food-dislikes', 'food-often'],
    ...['allergies', 'safety-now', 'safety-mind', 'signs-head', 'signs-medicines', 'conditions-body', 'fruit'],
  ]
    .map((id) => `${id}: { ask: Question }\n`)
    .join(''),
  'complaints.yaml': `
cramps: { name: cramps, button: Cramps, frequency: How often?, bother: How much?, evidence: None, typed: [cramp, cramps] }
headache: { name: headache, button: Headache, frequency: How often?, bother: How much?, evidence: None, typed: [headache] }
`,
  'safety-flags.yaml': `
chest_pain: { button: Pain in the chest, sign: pain in the chest, typed: [chest pain] }
suicidal_thoughts: { button: Thoughts of death, sign: thoughts of death, typed: [] }
`,
  'red-flags.yaml': `
RF-CHEST: { sign: pain, action: Call 112 }
RF-SUI: { sign: thoughts, action: Call now }
RF-HEAD: { button: A new headache, sign: a new headache, action: Call the GP }
RF-PPI: { button: Cramps with tablets, sign: cramps, action: See the GP }
`,
  'conditions.yaml': `
CKD: { button: Kidney disease, name: kidney disease, rule: Not without a doctor }
PREGNANT: { button: Pregnant, name: pregnancy, rule: Ask first }
`,
  'look-alikes.yaml': 'overuse: overuse\n',
  'tests.yaml': 'potassium: potassium\nblood-pressure: blood pressure\n',
  'foods.yaml': `
groups: { nuts: nuts }
notes: { wash-well: Wash well. }
foods:
  almonds: { name: almonds, portion: a handful, typed: [almond] }
  walnuts: { name: walnuts, portion: a handful }
written: { states: [], endings: [], around: [], asks: [] }
`,
  'likes.yaml': stringify({ ...empty(likesWordsSchema), groups: { nuts: ['nuts'] } }),
  'label-texts.yaml': stringify(empty(labelTextWordsSchema)),
  'forms.yaml': 'oxide: { name: magnesium oxide, absorption: low, gut: laxative, evidence: little }\n',
  'medicines.yaml': `
effects: { lowers_magnesium: Lowers it. }
actions: { mention_to_doctor: Tell., ask_pharmacist: Ask., do_not_take_without_doctor: Do not., ask_doctor_first: First. }
medicines: { omeprazole: omeprazole, pantoprazole: pantoprazole }
groups:
  stomach_protector: { button: Stomach protector, name: stomach protector, ask: Which?, rule: Tell }
  heartburn_tablets: { button: Heartburn tablets, name: heartburn tablets, ask: Which?, rule: Ask }
`,
  'written-medicines.yaml': `${JSON.stringify({
    ...empty(writtenMedicinesSchema),
    groups: { stomach_protector: ['acid blocker'], heartburn_tablets: ['antacid'] },
  })}\n`,
  'reading.yaml': stringify({
    ...empty(readingWordsSchema),
    frequency: { '1': ['rarely'] },
    bother: { '3': ['severe'] },
  }),
  'danger.yaml': `
idioms: []
general: []
groups: { chest: [chest], pain: [pain] }
patterns:
  - { row: RF-CHEST, all: [chest, pain] }
fiction: []
`,
  'answers.yaml': stringify(empty(answerWordsSchema)),
  'grammar.yaml': stringify(empty(grammarWordsSchema)),
  'mentions.yaml': stringify(empty(mentionWordsSchema)),
};

/** The least that a schema of word lists allows: nothing in each. */
function empty(schema: z.ZodObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([key, part]) => [
      key,
      part instanceof z.ZodObject ? empty(part) : part instanceof z.ZodArray ? [] : {},
    ]),
  );
}

/** One change: in this file, `find` becomes `put`; without `find` the whole file does; without `put` it is left out. */
export interface Plant {
  readonly file: string;
  readonly find?: string;
  readonly put?: string;
}

/** Writes the base to a fresh temporary folder, with one fault planted. */
export function smallBase(plant?: Plant): string {
  const folder = join(temporaryFolder('knowledge'), 'knowledge');
  const files = new Map(Object.entries(FACTS));
  const foreign = ['de', 'fr', 'tr', 'ar', 'pl', 'es'].map((code) => `${code}: { words: [word], letters: '' }\n`);
  files.set('languages/foreign.yaml', foreign.join(''));
  for (const language of ['nl', 'en']) {
    for (const [file, text] of Object.entries(WORDS)) files.set(`languages/${language}/${file}`, text);
  }
  if (plant) {
    const before = files.get(plant.file);
    if (plant.find !== undefined && !before?.includes(plant.find))
      throw new Error(`${plant.file} has no "${plant.find}"`);
    if (plant.put === undefined) files.delete(plant.file);
    else files.set(plant.file, plant.find === undefined ? plant.put : (before ?? '').replace(plant.find, plant.put));
  }
  mkdirSync(join(folder, 'learned'), { recursive: true });
  for (const file of [...Object.values(LEARNED), ...Object.values(LEARNED_ANSWERS)]) {
    const label = file.startsWith('learned/answer-') ? 'null' : 'none';
    const weights = { labels: [label], bias: [0], byFeature: new Map<number, Float32Array>() };
    const isHidden = file === LEARNED.complaints || file === LEARNED.spoken;
    const bytes = isHidden ? encodeHiddenModel({ ...weights, rowBias: [], byRow: [[]] }, '') : encodeModel(weights, '');
    writeFileSync(join(folder, file), bytes);
  }
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text.replace(/^\n/, ''));
  }
  return folder;
}
