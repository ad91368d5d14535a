/** The table that a bench prints. */

export interface Row {
  readonly what: string;
  readonly measured: string;
  /** The least that it could be, measured in the same run. */
  readonly floor?: string;
  readonly aim?: { readonly text: string; readonly isMet: boolean };
}

/** Rows under headings, in columns. */
export function table(title: string, rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, floor, aim }) => [
    what,
    measured,
    floor ?? '',
    aim === undefined ? '' : `${aim.text}: ${aim.isMet ? 'met' : 'MISSED'}`,
  ]);
  const all = [[title, 'measured', 'floor', 'aim'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  const [head = [], ...body] = all;
  return [line(head), '-'.repeat(line(head).length), ...body.map(line)].join('\n');
}

/** A number with the given decimals. */
export function figure(value: number, decimals: number, unit: string): string {
  return `${value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })} ${unit}`;
}
