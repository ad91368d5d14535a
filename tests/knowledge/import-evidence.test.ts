import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importEvidence } from '../../src/import-evidence.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const fixture = join(import.meta.dirname, '..', 'fixtures', 'evidence');

const OVERLAY: Readonly<Record<string, string>> = {
  'red-flags.yaml': 'RF-HEAD-50: { screen: signs-head, openedBy: { complaints: [headache] }, onlyAges: [50-64] }\n',
  'conditions.yaml':
    'CKD: { screen: conditions-body, sets: [{ field: kidney, value: reduced }], blocksFoodPlan: true }\n',
  'medicines.yaml': 'foscarnet: { classId: antiviral_wasting }\n',
  'medicine-groups.yaml':
    'offered: [water_tablets]\nsets: { water_tablets: { field: diuretic, value: yes_unsure } }\nsplitClasses: { antiviral: antiviral_wasting }\nsource: groups-1\n',
  'screener.yaml': `
clampMg: { from: 120, to: 600 }
bandPercent: { low: 80, high: 120 }
mostSkipped: 3
sources: [groups-1]
verified: partly
questions:
  bread-slices: { typical: { female: 3-4, male: 5-6, unknown: 3-4 }, typed: { "0": [0, 0.5], 1-2: [0.5, 2.5] } }
  bread-type: { typical: brown }
  fruit: { typical: "1" }
`,
  'sources.yaml': `
- { id: groups-1, title: Our own groups }
- { id: usda, title: USDA, matches: [SR28] }
- { id: ciqual, title: Ciqual, matches: [CIQUAL] }
- { id: mhra-2012, title: MHRA 2012, url: https://gov.uk/drug-safety-update/proton-pump-inhibitors-in-long-term-use-reports-of-hypomagnesaemia, year: 2012 }
`,
};

interface Folders {
  readonly evidence: string;
  readonly knowledge: string;
}

/** Copies of the small tables and an overlay that can be changed. */
function folders(): Folders {
  const root = temporaryFolder('evidence');
  cpSync(fixture, join(root, 'evidence'), { recursive: true });
  mkdirSync(join(root, 'knowledge', 'overlay'), { recursive: true });
  for (const [file, text] of Object.entries(OVERLAY)) writeFileSync(join(root, 'knowledge', 'overlay', file), text);
  return { evidence: join(root, 'evidence'), knowledge: join(root, 'knowledge') };
}

function change(folder: string, file: string, find: string, put: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.includes(find)) throw new Error(`${file} has no "${find}"`);
  writeFileSync(join(folder, file), text.replace(find, put));
}

function imported({ evidence, knowledge }: Folders) {
  importEvidence(evidence, knowledge);
  return (file: string) => parse(readFileSync(join(knowledge, file), 'utf8'));
}

function allFiles(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );
}

describe('importing the evidence tables', () => {
  const read = imported(folders());

  it('keeps the American table as one text, every description quoted', () => {
    const { evidence, knowledge } = folders();
    importEvidence(evidence, knowledge);
    expect(readFileSync(join(knowledge, 'usda-magnesium.csv'), 'utf8')).toBe(
      '01001,"Butter, salted",2,717\n01002,"Butter, whipped, with salt",1,718\n01003,"Butter oil, anhydrous",0,876\n',
    );
  });

  it('refuses a row of the American table that does not fit', () => {
    const { evidence, knowledge } = folders();
    change(evidence, 'usda-magnesium.csv', ',2,717', ',two,717');
    expect(() => importEvidence(evidence, knowledge)).toThrow('usda-magnesium.csv: row 01001 does not fit');
  });

  it('writes one file a domain, group, class and form', () => {
    const { evidence, knowledge } = folders();
    expect(importEvidence(evidence, knowledge)).toEqual([
      'claims.yaml',
      'conditions/evidence.yaml',
      'foods/leafy_greens.yaml',
      'foods/nuts.yaml',
      'foods/vegetables.yaml',
      'forms/amino-acid-chelate-buffered.yaml',
      'forms/malate.yaml',
      'forms/orotate.yaml',
      'forms/oxide.yaml',
      'forms/threonate.yaml',
      'forms/topical.yaml',
      'medicine-groups.yaml',
      'medicines/antiviral_wasting.yaml',
      'medicines/corticosteroid.yaml',
      'medicines/herbal.yaml',
      'medicines/k_sparing_diuretic.yaml',
      'medicines/ppi.yaml',
      'medicines/tetracycline.yaml',
      'red-flags/crisis-line.yaml',
      'red-flags/headache.yaml',
      'red-flags/palpitations.yaml',
      'red-flags/tingling-weakness.yaml',
      'reference-values.yaml',
      'screener.yaml',
      'sources.yaml',
      'usda-magnesium.csv',
    ]);
  });

  it('writes the same bytes when it runs again', () => {
    const both = folders();
    imported(both);
    const first = allFiles(both.knowledge);
    imported(both);
    expect(allFiles(both.knowledge)).toEqual(first);
  });

  it('keeps the ids of sources when rows are added', () => {
    const both = folders();
    const before: { id: string }[] = imported(both)('sources.yaml');
    const [header, ...rows] = readFileSync(join(fixture, 'red-flags.csv'), 'utf8').split('\n');
    const added = '"RF-NEW","any","x","x","soon","x","x","A wholly new page https://new.example/page","yes"';
    writeFileSync(join(both.evidence, 'red-flags.csv'), [header, added, ...rows].join('\n'));
    const after: { id: string }[] = imported(both)('sources.yaml');
    const ids = new Set(after.map(({ id }) => id));
    expect(before.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(ids).toContain('a-wholly-new-page');
  });

  it('removes what it once wrote and no longer would, and never touches other files', () => {
    const both = folders();
    imported(both);
    const own = join(both.knowledge, 'foods', 'own.yaml');
    writeFileSync(own, '- { id: mine }\n');
    change(both.evidence, 'foods.csv', '"nuts"', '"nuts_and_more"');
    imported(both);
    expect(existsSync(join(both.knowledge, 'foods', 'nuts.yaml'))).toBe(false);
    expect(existsSync(join(both.knowledge, 'foods', 'nuts_and_more.yaml'))).toBe(true);
    expect(readFileSync(own, 'utf8')).toBe('- { id: mine }\n');
  });

  it('tells signs from phone lines, and gives levels', () => {
    const [sign] = read('red-flags/palpitations.yaml');
    const [line] = read('red-flags/crisis-line.yaml');
    expect(sign).toMatchObject({ id: 'RF-PALP-CHEST', level: 3, kind: 'sign', verified: 'yes' });
    expect(line).toMatchObject({ id: 'LINE-NL-113', kind: 'line' });
  });

  it('adds what the overlay decides', () => {
    expect(read('red-flags/headache.yaml')).toContainEqual(
      expect.objectContaining({ id: 'RF-HEAD-50', screen: 'signs-head', openedBy: { complaints: ['headache'] } }),
    );
    expect(read('conditions/evidence.yaml')[0]).toMatchObject({
      id: 'CKD',
      sets: [{ field: 'kidney', value: 'reduced' }],
      blocksFoodPlan: true,
    });
    expect(read('medicines/antiviral_wasting.yaml')[0].classId).toBe('antiviral_wasting');
    expect(read('medicine-groups.yaml')).toMatchObject([
      { id: 'water_tablets', offered: true, sets: { value: 'yes_unsure' } },
      { id: 'stomach_protector', offered: false },
      { id: 'antivirals_word', classIds: ['antiviral', 'antiviral_wasting'] },
    ]);
  });

  it('keeps numbers, lists, and the place in the food table', () => {
    const pumpkin = read('foods/vegetables.yaml')[0];
    expect(pumpkin).toMatchObject({
      id: 'flespompoen-cooked',
      mgPer100g: 9,
      record: 'CIQUAL 2020 code 20141; kcal from SR28 NDB 11486',
      sources: ['ciqual', 'usda'],
      verified: 'yes',
    });
    expect(read('foods/leafy_greens.yaml')[0]).toMatchObject({
      pregnancyNote: 'wash-well',
      medicalNotes: ['vitamin_k_coumarins'],
    });
    expect(read('screener.yaml').questions[0].options[1]).toEqual({
      id: '1-2',
      servingsPerDay: 1.5,
      from: 0.5,
      to: 2.5,
    });
    expect(read('screener.yaml').baseMg).toEqual({ female: 42, male: 82, unknown: 62 });
  });

  it.each([
    ['oxide', { absorption: 'low', absorptionUncertain: false, permitted: 'yes', elementalPercent: 60.3 }],
    ['malate', { absorption: 'moderate', absorptionUncertain: true, permitted: 'yes' }],
    ['threonate', { permitted: 'conditional' }],
    ['orotate', { absorption: 'uncertain', permitted: 'no' }],
    ['topical', { absorption: 'not-established', permitted: 'not-a-supplement' }],
    ['amino-acid-chelate-buffered', { absorption: 'low-moderate', permitted: 'conditional' }],
  ])('reads what the table says of the form %s', (form, facts) => {
    expect(read(`forms/${form}.yaml`)).toMatchObject(facts);
  });

  it.each([
    ['yes', 'yes', undefined],
    ['yes (class level: thiazides)', 'yes', 'class level: thiazides'],
    ['yes (effect size)', 'yes', 'effect size'],
    ['yes (effect size); the rule itself is judgement', 'partly', '(effect size); the rule itself is judgement'],
    ['yes (kidney part); the rest from general knowledge', 'partly', '(kidney part); the rest from general knowledge'],
    ['partly', 'partly', undefined],
    ['secondary (stored page)', 'partly', 'stored page'],
    ['no (from general knowledge)', 'no', undefined],
  ])('reads the mark "%s" as %s', (mark, verified, note) => {
    const both = folders();
    change(both.evidence, 'contraindications.csv', '"yes"', `"${mark}"`);
    const [row] = imported(both)('conditions/evidence.yaml');
    expect({ verified: row.verified, note: row.note }).toEqual({ verified, note });
  });

  it('takes the sources of a cell apart, and gives each its title, address and year', () => {
    const both = folders();
    change(
      both.evidence,
      'medicines.csv',
      'MHRA Drug Safety Update April 2012 https://gov.uk/drug-safety-update/proton-pump-inhibitors-in-long-term-use-reports-of-hypomagnesaemia',
      'Smith et al. 2019 J Med 1:2 https://a.example/x (only rats) ; MHRA again https://gov.uk/drug-safety-update/proton-pump-inhibitors-in-long-term-use-reports-of-hypomagnesaemia | No page, table 2; https://www.bare.example/y',
    );
    const result = imported(both);
    expect(result('medicines/ppi.yaml')[0]).toMatchObject({
      sources: ['smith-2019', 'mhra-2012', 'no-page-table-2', 'bare-example'],
      note: 'only rats',
    });
    expect(result('sources.yaml')).toContainEqual({
      id: 'smith-2019',
      title: 'Smith et al. 2019 J Med 1:2',
      url: 'https://a.example/x',
      year: 2019,
    });
    expect(result('sources.yaml')).toContainEqual({
      id: 'bare-example',
      title: 'bare.example',
      url: 'https://www.bare.example/y',
    });
  });

  it('lets quotes, commas and line ends in a field through', () => {
    const both = folders();
    change(
      both.evidence,
      'reference-values.csv',
      '"AI from observed intakes, not a requirement"',
      '"A ""note"",\nover two lines"',
    );
    expect(imported(both)('reference-values.yaml')[0].note).toBe('A "note",\nover two lines');
  });

  it.each([
    ['medicines.yaml', 'focsarnet: { classId: x }\n', 'overlay/medicines.yaml: no row focsarnet in the evidence table'],
    [
      'screener.yaml',
      OVERLAY['screener.yaml']?.replace('  fruit: { typical: "1" }\n', '') ?? '',
      'screener question "fruit" has no entry',
    ],
  ])('refuses an overlay %s that does not fit', (file, text, message) => {
    const both = folders();
    writeFileSync(join(both.knowledge, 'overlay', file), text);
    expect(() => importEvidence(both.evidence, both.knowledge)).toThrow(message);
  });

  it.each([
    ['foods.csv', '"15"', '"fifteen"', '"fifteen" in column "mg_magnesium_per_100g" is no number'],
    ['red-flags.csv', '"emergency_now"', '"at_once"', '"at_once" in column "urgency" is not one of'],
    ['contraindications.csv', '"yes"', '"perhaps"', 'mark "perhaps" begins with none of'],
    ['forms.csv', '"eu_permitted"', '"permitted"', 'column "eu_permitted" is missing'],
  ])('refuses a table %s that does not fit', (file, find, put, message) => {
    const both = folders();
    change(both.evidence, file, find, put);
    expect(() => importEvidence(both.evidence, both.knowledge)).toThrow(message);
  });

  it('asks for the folder when it is called without one', () => {
    const script = join(import.meta.dirname, '..', '..', 'src', 'import-evidence.ts');
    const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'Which folder? Run: npm run import-evidence -- <folder with the CSV files>\n',
    });
  });
});
