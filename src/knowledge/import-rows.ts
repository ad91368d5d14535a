/** The rows of the evidence tables, turned into the rows of `knowledge/`. One function a table. */
import type { CsvRow } from './csv.ts';
import type { Cited, SourceCollector } from './import-sources.ts';
import {
  type Condition,
  type Food,
  type Form,
  MEDICINE_ID_LENGTH,
  type Medicine,
  type MedicineGroup,
  type RedFlag,
  type ReferenceValue,
  type Screener,
  type SeedClaim,
  type Urgency,
  type verifiedSchema,
} from './schema.ts';

const URGENCIES: Readonly<Record<string, Urgency>> = { emergency_now: 3, urgent_today: 2, soon: 1 };

/** `red-flags.csv`: signs, and phone lines (ids that begin with LINE). */
export function redFlagRow(row: CsvRow, sources: SourceCollector, own: object): RedFlag {
  return {
    id: field(row, 'id'),
    domain: field(row, 'domain'),
    level: pick(URGENCIES, row, 'urgency'),
    kind: field(row, 'id').startsWith('LINE-') ? 'line' : 'sign',
    ...own,
    ...claim(row, sources.cite(field(row, 'source'))),
  };
}

/** `contraindications.csv`. */
export function conditionRow(row: CsvRow, sources: SourceCollector, own: object): Condition {
  return {
    id: field(row, 'condition_id'),
    action: field(row, 'action') as Condition['action'],
    ...own,
    ...claim(row, sources.cite(field(row, 'source'))),
  };
}

/** `foods.csv`. The number of the food in its table stays as `record`; the table itself is the source. */
export function foodRow(row: CsvRow, sources: SourceCollector): Food {
  const tables = field(row, 'source').match(/SR28|CIQUAL/g) ?? [field(row, 'source')];
  return {
    id: field(row, 'id'),
    group: field(row, 'group'),
    state: field(row, 'state'),
    mgPer100g: number(row, 'mg_magnesium_per_100g'),
    kcalPer100g: number(row, 'kcal_per_100g'),
    portionG: number(row, 'portion_g'),
    mgPerPortion: number(row, 'mg_per_portion'),
    tags: list(row, 'diet_tags'),
    allergens: list(row, 'allergens'),
    mayContain: list(row, 'may_contain'),
    plannable: field(row, 'plannable') === 'yes',
    confidence: field(row, 'confidence') as Food['confidence'],
    everyday: number(row, 'everyday'),
    family: field(row, 'family'),
    ...optional('maxPerDayG', row, 'max_per_day_g', Number),
    medicalNotes: list(row, 'medical_note'),
    pregnancy: field(row, 'pregnancy_level') as Food['pregnancy'],
    ...optional('pregnancyNote', row, 'pregnancy_note', slug),
    ...optional('valueNote', row, 'value_note', String),
    record: field(row, 'source'),
    ...claim(row, sources.cite(tables.join(' ; '))),
  };
}

/** `forms.csv`: what is permitted as a food supplement in the EU, and how well it is taken up. */
export function formRow(row: CsvRow, sources: SourceCollector): Form {
  const absorption = field(row, 'absorption_class');
  return {
    id: field(row, 'id'),
    group: field(row, 'group'),
    ...optional('formula', row, 'formula', String),
    ...optional('elementalPercent', row, 'elemental_mg_percent', Number),
    absorption: slug(absorption.replace(/\(.*\)/, '')) as Form['absorption'],
    absorptionUncertain: /uncertain/.test(absorption),
    permitted: permission(field(row, 'eu_permitted')),
    ...claim(row, sources.cite(field(row, 'source'))),
  };
}

/** `seed-claims.csv`: ids begin with the letter of the article, A for the first. */
export function claimRow(row: CsvRow, sources: SourceCollector): SeedClaim {
  return {
    id: field(row, 'id'),
    article: field(row, 'id').charCodeAt(0) - 'A'.charCodeAt(0) + 1,
    verdict: field(row, 'verdict') as SeedClaim['verdict'],
    contradicts: split(field(row, 'conflicts_with'), ';'),
    ...claim(row, sources.cite(field(row, 'source'))),
  };
}

/** `reference-values.csv`. */
export function referenceValueRow(row: CsvRow, sources: SourceCollector): ReferenceValue {
  const cited = sources.citeWhole(field(row, 'source'), split(field(row, 'source_url'), ' ; '));
  return {
    id: field(row, 'id'),
    type: field(row, 'value_type'),
    authority: field(row, 'authority'),
    country: field(row, 'country'),
    ...optional('year', row, 'year', Number),
    sex: field(row, 'sex') as ReferenceValue['sex'],
    ...optional('ageFrom', row, 'age_from_years', Number),
    ...optional('ageTo', row, 'age_to_years', Number),
    lifeStage: field(row, 'life_stage'),
    mgPerDay: number(row, 'mg_per_day'),
    basis: field(row, 'basis'),
    counts: field(row, 'counts_what'),
    ...claim(row, { keys: cited.keys, remarks: [row['note'] ?? ''].filter(Boolean) }),
  };
}

/** `medicines.csv`. `own` may move a substance to another class (overlay/medicines.yaml says why). */
export function medicineRow(row: CsvRow, sources: SourceCollector, own: object): Medicine {
  return {
    id: medicineId(row),
    classId: field(row, 'class_id'),
    ...optional('atc', row, 'atc_code', String),
    brands: list(row, 'common_brand_names'),
    effect: field(row, 'effect') as Medicine['effect'],
    action: field(row, 'action') as Medicine['action'],
    ...optional('hoursApart', row, 'advice_hours_apart', String),
    ...own,
    ...claim(row, sources.cite(field(row, 'source'))),
  };
}

/** The name of the substance in English, in lower case with dashes; as many whole words of it as a button can hold. */
export function medicineId(row: CsvRow): string {
  const name = slug(field(row, 'substance_en'));
  if (name.length <= MEDICINE_ID_LENGTH) return name;
  return name.slice(0, name.lastIndexOf('-', MEDICINE_ID_LENGTH));
}

/** What overlay/medicine-groups.yaml adds to the groups. */
export interface OwnMedicineGroups {
  readonly offered: readonly string[];
  readonly sets: Readonly<Record<string, NonNullable<MedicineGroup['sets']>>>;
  /** Class -> the class that overlay/medicines.yaml split off from it. */
  readonly splitClasses: Readonly<Record<string, string>>;
  readonly blocksFoodPlan?: readonly string[];
  readonly source: string;
}

/** `medicine-groups.csv`, which names no sources: the groups are our own. */
export function medicineGroupRow(row: CsvRow, own: OwnMedicineGroups): MedicineGroup {
  const id = field(row, 'group_id');
  const sets = own.sets[id];
  return {
    id,
    classIds: list(row, 'class_ids').flatMap((classId) => [classId, own.splitClasses[classId] ?? []].flat()),
    action: field(row, 'unknown_action') as MedicineGroup['action'],
    offered: own.offered.includes(id),
    ...(sets ? { sets } : {}),
    ...(own.blocksFoodPlan?.includes(id) ? { blocksFoodPlan: true } : {}),
    sources: [own.source],
    verified: 'no',
  };
}

/** `intake-screener.csv`: the amounts for the base and the options; `typed` gives the range a typed number falls in. */
export function screenerRows(
  rows: readonly CsvRow[],
  own: Readonly<Record<string, { typical: Screener['questions'][number]['typical']; typed?: TypedRanges }>>,
): Pick<Screener, 'baseMg' | 'questions'> {
  const base = new Map<string, number>();
  const questions = new Map<string, Screener['questions'][number]>();
  for (const row of rows) {
    const question = field(row, 'question_id');
    const option = field(row, 'option_id');
    if (question === 'base') {
      base.set(option, number(row, 'mg_per_day'));
      continue;
    }
    const ours = own[question];
    if (!ours)
      throw new Error(`screener question "${question}" has no entry in overlay/screener.yaml; add its typical option`);
    const [from, to] = ours.typed?.[option] ?? [];
    const entry = questions.get(question) ?? { id: question, typical: ours.typical, options: [] };
    entry.options.push({
      id: option,
      ...optional('servingsPerDay', row, 'servings_per_day', Number),
      ...optional('mgPerServing', row, 'mg_per_serving', Number),
      ...optional('mgPerDay', row, 'mg_per_day', Number),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    });
    questions.set(question, entry);
  }
  const mg = (sex: string) => {
    const value = base.get(sex);
    if (value === undefined) throw new Error(`intake-screener.csv has no base for ${sex}; add the row`);
    return value;
  };
  return {
    baseMg: { female: mg('female'), male: mg('male'), unknown: mg('unknown') },
    questions: [...questions.values()],
  };
}

export type TypedRanges = Readonly<Record<string, readonly [from: number, to: number]>>;

/** Lower case, everything else than a-z and 0-9 a dash. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Words in the mark `yes (...)` that say that only a part was read at the source. */
const PARTLY = /general knowledge|judgement|second-hand|indirect|not tested|\bpart\b/;

/** The mark of a row (`yes`, `yes (kidney part); rest ...`, `secondary (...)`, `no (...)`) with what stands behind it. */
function claim(row: CsvRow, cited: Cited) {
  const [, mark = '', rest = ''] = /^(yes|partly|secondary|no)\b\s*(.*)$/s.exec(field(row, 'verified')) ?? [];
  const said = /^\([^()]*\)$/.test(rest) ? rest.slice(1, -1) : rest;
  // "no" means just this.
  const note = [...(said === 'from general knowledge' ? [] : [said]), ...cited.remarks].filter(Boolean).join('; ');
  const marks: Readonly<Record<string, (typeof verifiedSchema)['options'][number]>> = {
    yes: PARTLY.test(said) ? 'partly' : 'yes',
    partly: 'partly',
    secondary: 'partly',
    no: 'no',
  };
  const verified = marks[mark];
  if (!verified)
    throw new Error(`mark "${row['verified']}" begins with none of yes, partly, secondary, no; correct the table`);
  return { sources: [...cited.keys], verified, ...(note ? { note } : {}) };
}

function permission(text: string): Form['permitted'] {
  if (text.startsWith('not a food supplement')) return 'not-a-supplement';
  if (/^no\b/i.test(text)) return 'no';
  return /^yes(?: \([^()]*\))?$/.test(text) ? 'yes' : 'conditional';
}

function field(row: CsvRow, column: string): string {
  const value = row[column];
  if (value === undefined)
    throw new Error(`column "${column}" is missing; the table must have the columns of the evidence folder`);
  return value;
}

function number(row: CsvRow, column: string): number {
  const value = Number(field(row, column));
  if (field(row, column) === '' || Number.isNaN(value)) {
    throw new Error(`"${row[column]}" in column "${column}" is no number; correct the table`);
  }
  return value;
}

function list(row: CsvRow, column: string): string[] {
  return split(field(row, column), ';');
}

function split(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function pick<T>(from: Readonly<Record<string, T>>, row: CsvRow, column: string): T {
  const value = from[field(row, column)];
  if (value === undefined)
    throw new Error(`"${row[column]}" in column "${column}" is not one of ${Object.keys(from).join(', ')}`);
  return value;
}

function optional<K extends string, T>(
  key: K,
  row: CsvRow,
  column: string,
  read: (text: string) => T,
): { [P in K]?: T } {
  const text = field(row, column).trim();
  return (text === '' ? {} : { [key]: read(text) }) as { [P in K]?: T };
}
