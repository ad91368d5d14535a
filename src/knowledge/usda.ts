/** The American food table: 8,050 rows that are searched as one text, so that they cost no memory before anybody looks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CsvRow } from './csv.ts';
import type { KnowledgeFiles } from './files.ts';

/** Written by the import, as it is; lines of "number, description, mg per 100 g, kcal per 100 g", without a header. */
export const USDA_FILE = 'usda-magnesium.csv';

/** Quotes inside a description are doubled. */
const LINE = /^\d{5},"(?:[^"]|"")+",\d+(?:\.\d+)?,(?:\d+(?:\.\d+)?)?$/;

/**
 * The table as it is kept: every description quoted, in the letters of ASCII, one line a row.
 * @throws {Error} naming the row, when one does not fit
 */
export function usdaText(rows: readonly CsvRow[]): string {
  return rows
    .map((row) => {
      const { ndb_no: id, description = '', mg_magnesium_per_100g: mg, kcal_per_100g: kcal } = row;
      const line = `${id},"${description.replaceAll('"', '""')}",${mg},${kcal}`;
      if (!isRow(line)) throw new Error(`usda-magnesium.csv: row ${id} does not fit: ${line}; correct the table`);
      return `${line}\n`;
    })
    .join('');
}

/** @returns reads the table when it is first called for; it throws where the file is missing */
export function usdaReader(folder: string): () => string {
  return () => readFileSync(join(folder, USDA_FILE), 'latin1');
}

/** Notes lines of the table that do not fit. */
export function checkUsda(files: KnowledgeFiles): void {
  const lines = files.text(USDA_FILE)?.trimEnd().split('\n') ?? [];
  lines.forEach((line, at) => {
    if (isRow(line)) return;
    files.reportLine(USDA_FILE, at + 1, 'expected: number, "description", mg, kcal', 'run the import again');
  });
}

function isRow(line: string): boolean {
  return LINE.test(line) && /^[\x20-\x7e]*$/.test(line);
}
