/** Checks `knowledge/` and prints every problem, or what is covered: `npm run check`. */
import { join } from 'node:path';
import { type Coverage, checkKnowledge, LANGUAGES } from './knowledge/check.ts';
import { formatProblem } from './knowledge/problem.ts';

/** The coverage as a table for a terminal. */
export function coverageTable(coverage: readonly Coverage[]): string {
  const rows = [
    ['', 'rows', 'verified', 'partly', 'not yet', ...LANGUAGES.map((language) => `words ${language}`)],
    ...coverage.map(({ kind, count, verified, words }) => [
      kind,
      String(count),
      ...Object.values(verified).map((marked) => (marked === 0 ? '' : String(marked))),
      ...LANGUAGES.map((language) => String(words?.[language] ?? '')),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

if (import.meta.main) {
  const { problems, coverage } = checkKnowledge(process.argv[2] ?? join(import.meta.dirname, '..', 'knowledge'));
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length > 0) {
    console.error(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in knowledge/.`);
    process.exitCode = 1;
  } else console.log(coverageTable(coverage));
}
