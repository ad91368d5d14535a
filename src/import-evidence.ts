/** Writes the facts of `knowledge/` from the evidence tables: `npm run import-evidence -- <folder with the CSV files>`. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document, isMap, isSeq, parse } from 'yaml';
import { type CsvRow, readCsv } from './knowledge/csv.ts';
import {
  claimRow,
  conditionRow,
  foodRow,
  formRow,
  medicineGroupRow,
  medicineId,
  medicineRow,
  type OwnMedicineGroups,
  redFlagRow,
  referenceValueRow,
  screenerRows,
  slug,
} from './knowledge/import-rows.ts';
import { type OwnSource, SourceCollector } from './knowledge/import-sources.ts';
import { USDA_FILE, usdaText } from './knowledge/usda.ts';

const HEADER =
  ' Written by "npm run import-evidence" from the evidence tables and knowledge/overlay/. See knowledge/README.md.';

interface Overlay {
  readonly redFlags: Readonly<Record<string, object>>;
  readonly conditions: Readonly<Record<string, object>>;
  readonly medicines: Readonly<Record<string, object>>;
  readonly medicineGroups: OwnMedicineGroups;
  readonly screener: Record<string, unknown> & { questions: Parameters<typeof screenerRows>[1]; sources: string[] };
  readonly sources: OwnSource[];
}

/**
 * Reads the tables and writes the fact files; run twice, it writes the same bytes.
 * Files that it once wrote and no longer would are removed; files without its header line are never touched.
 * @returns the files written, relative to `knowledge`
 * @throws {Error} naming the table and the remedy, when a table or an overlay does not fit
 */
export function importEvidence(evidence: string, knowledge: string): string[] {
  const table = (name: string) => readCsv(readFileSync(join(evidence, `${name}.csv`), 'utf8'), `${name}.csv`);
  const overlay = readOverlay(join(knowledge, 'overlay'));
  const sources = new SourceCollector(overlay.sources);
  const files = new Map<string, unknown>();
  const grouped = <T>(folder: string, rows: readonly T[], group: (row: T) => string) => {
    for (const [name, members] of Map.groupBy(rows, group)) files.set(`${folder}/${slugFile(name)}.yaml`, members);
  };

  const redFlags = each(table('red-flags'), 'id', overlay.redFlags, 'red-flags', (row, own) =>
    redFlagRow(row, sources, own),
  );
  grouped('red-flags', redFlags, (row) => row.domain);
  const conditions = each(table('contraindications'), 'condition_id', overlay.conditions, 'conditions', (row, own) =>
    conditionRow(row, sources, own),
  );
  files.set('conditions/evidence.yaml', conditions);
  const foods = table('foods').map((row) => foodRow(row, sources));
  grouped('foods', foods, (row) => row.group);
  for (const row of table('forms')) {
    const form = formRow(row, sources);
    files.set(`forms/${form.id}.yaml`, form);
  }
  const medicines = each(table('medicines'), medicineId, overlay.medicines, 'medicines', (row, own) =>
    medicineRow(row, sources, own),
  );
  grouped('medicines', medicines, (row) => row.classId);
  files.set(
    'medicine-groups.yaml',
    table('medicine-groups').map((row) => medicineGroupRow(row, overlay.medicineGroups)),
  );
  files.set(
    'reference-values.yaml',
    table('reference-values').map((row) => referenceValueRow(row, sources)),
  );
  files.set(
    'claims.yaml',
    table('seed-claims').map((row) => claimRow(row, sources)),
  );
  const { questions, ...constants } = overlay.screener;
  files.set('screener.yaml', { ...screenerRows(table('intake-screener'), questions), ...constants });

  const { ids, sources: all } = sources.finish();
  for (const [path, rows] of files) files.set(path, withSourceIds(rows, ids));
  files.set('sources.yaml', all);
  writeFiles(knowledge, files);
  writeFileSync(join(knowledge, USDA_FILE), usdaText(table('usda-magnesium')));
  return [...files.keys(), USDA_FILE].sort();
}

/** Applies `make` to every row with its overlay entry; an entry for a row that is not there is an error. */
function each<T>(
  rows: readonly CsvRow[],
  id: string | ((row: CsvRow) => string),
  overlay: Readonly<Record<string, object>>,
  name: string,
  make: (row: CsvRow, own: object) => T,
): T[] {
  const idOf = typeof id === 'string' ? (row: CsvRow) => row[id] ?? '' : id;
  const known = new Set(rows.map(idOf));
  const stray = Object.keys(overlay).filter((key) => !known.has(key));
  if (stray.length > 0) {
    throw new Error(
      `overlay/${name}.yaml: no row ${stray.join(', ')} in the evidence table; correct or remove the entry`,
    );
  }
  return rows.map((row) => make(row, overlay[idOf(row)] ?? {}));
}

function readOverlay(folder: string): Overlay {
  const read = (name: string) => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
  return {
    redFlags: read('red-flags'),
    conditions: read('conditions'),
    medicines: read('medicines'),
    medicineGroups: read('medicine-groups'),
    screener: read('screener'),
    sources: read('sources'),
  };
}

function slugFile(name: string): string {
  return /^[a-z0-9_]+$/.test(name) ? name : slug(name);
}

function withSourceIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((row) => withSourceIds(row, ids));
  const row = value as { sources: string[] };
  return { ...row, sources: row.sources.map((key) => ids.get(key) ?? key) };
}

/** Rows of at most this many characters stand on one line, like a table. */
const TABLE_FOLDERS = /^(foods|medicines)\/|^(reference-values|medicine-groups|claims)\./;

function writeFiles(knowledge: string, files: ReadonlyMap<string, unknown>): void {
  for (const entry of readdirSync(knowledge, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && path.endsWith('.yaml') && readFileSync(path, 'utf8').startsWith(`#${HEADER}`)) rmSync(path);
  }
  for (const [path, rows] of files) {
    mkdirSync(dirname(join(knowledge, path)), { recursive: true });
    writeFileSync(join(knowledge, path), toYaml(rows, TABLE_FOLDERS.test(path)));
  }
}

function toYaml(rows: unknown, isTable: boolean): string {
  const document = new Document(rows);
  document.commentBefore = HEADER;
  if (isTable && isSeq(document.contents)) document.contents.items.forEach(onOneLine);
  else shorten(document.contents);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function onOneLine(node: unknown): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}

/** Puts lists of plain values, and small maps inside a list inside a row, on one line. */
function shorten(node: unknown, depth = 0): void {
  if (isMap(node)) {
    if (depth > 1 && node.items.every((pair) => !isMap(pair.value) && !isSeq(pair.value))) onOneLine(node);
    for (const pair of node.items) shorten(pair.value, depth);
  } else if (isSeq(node)) {
    if (node.items.every((item) => !isMap(item) && !isSeq(item))) onOneLine(node);
    for (const item of node.items) shorten(item, depth + 1);
  }
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (!folder) {
    console.error('Which folder? Run: npm run import-evidence -- <folder with the CSV files>');
    process.exit(1);
  }
  try {
    const written = importEvidence(folder, join(import.meta.dirname, '..', 'knowledge'));
    console.log(`${written.length} files written to knowledge/. Now run: npm run check`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
