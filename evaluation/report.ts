/** Figures and counts as lines of text. */
import { INTENTS, type Intent } from '../src/domain/event.ts';
import { addUp, type Figure, type Found, f1, isReached, precision, recall } from './figure.ts';
import { VARIETIES } from './items.ts';
import type { ReadMessage } from './reader.ts';
import { confusion } from './score-background.ts';
import { foundByComplaint, ofVariety } from './score-complaints.ts';

/** The same figures of another half or another reader. */
export interface Column {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** Whether its figures are held to the targets. */
  readonly isHeld: boolean;
}

const NAME_WIDTH = 36;
const CELL_WIDTH = 15;

/**
 * All figures, a line each, with a column for each set of figures.
 * @param gap titles of two columns; behind the second stands its difference from the first, in points
 */
export function figureTable(columns: readonly Column[], gap: readonly [string, string] | null): string {
  const titles = columns.flatMap(({ title }) => (title === gap?.[1] ? [title, 'gap'] : [title]));
  const lines = [row('', [...titles, 'asked'])];
  let section = '';
  for (const [at, first] of (columns[0]?.figures ?? []).entries()) {
    if (first.section !== section) lines.push('', first.section);
    section = first.section;
    const from = columns.find(({ title }) => title === gap?.[0])?.figures[at]?.value ?? null;
    const cells = columns.flatMap(({ title, figures, isHeld }) => {
      const shown = cell(figures[at], isHeld);
      return title === gap?.[1] ? [shown, points(from, figures[at]?.value ?? null)] : [shown];
    });
    lines.push(row(`  ${first.name}`, [...cells, asked(first)]));
  }
  return lines.join('\n');
}

function row(name: string, cells: readonly string[]): string {
  return (name.padEnd(NAME_WIDTH) + cells.map((each) => each.padStart(CELL_WIDTH)).join('')).trimEnd();
}

/** Precision, recall and F1 of present complaints, by complaint and variety, with the number of them that are there. */
export function complaintTable(read: readonly ReadMessage[], baseline: readonly ReadMessage[]): string {
  const groups = [
    { title: 'all', found: foundByComplaint(read) },
    ...VARIETIES.map((variety) => ({ title: variety, found: foundByComplaint(ofVariety(read, variety)) })),
  ];
  const base = foundByComplaint(baseline);
  const complaints = [...new Set([...groups.flatMap(({ found }) => [...found.keys()]), ...base.keys()])].toSorted();
  const none: Found = { right: 0, invented: 0, missed: 0 };
  const line = (name: string, of: (found: ReadonlyMap<string, Found>) => Found): string => {
    const cells = groups.map(({ found }) => {
      const counts = of(found);
      const values = [precision(counts), recall(counts), f1(counts)].map((value) => percent(value).padStart(6));
      return `${values.join('')}${String(counts.right + counts.missed).padStart(5)}`;
    });
    return `  ${name.padEnd(16)}${cells.join(' |')} |${percent(f1(of(base))).padStart(6)}`;
  };
  const head = groups.map(({ title }) => `${`${title}: P`.padStart(6)}     R    F1    n`).join(' |');
  return [
    `  ${''.padEnd(16)}${head} | baseline F1`,
    ...complaints.map((complaint) => line(complaint, (found) => found.get(complaint) ?? none)),
    line('together', (found) => addUp([...found.values()])),
  ].join('\n');
}

/** What was meant (rows) and what was read (columns). */
export function confusionTable(read: readonly ReadMessage[]): string {
  const counts = confusion(read);
  const width = Math.max(...INTENTS.map((intent) => intent.length)) + 2;
  const line = (name: string, cells: readonly (string | number)[]): string =>
    `  ${name.padEnd(width)}${cells.map((each) => String(each).padStart(width)).join('')}`;
  const ofIntent = (is: Intent): string =>
    line(
      is,
      INTENTS.map((got) => counts[is][got] || '.'),
    );
  return [line('meant \\ read', INTENTS), ...INTENTS.map(ofIntent)].join('\n');
}

function cell(figure: Figure | undefined, isHeld: boolean): string {
  if (figure === undefined || figure.value === null) return '-';
  const mark = isHeld && isReached(figure) === false ? '!' : ' ';
  return `${percent(figure.value)}${mark} ${`/${figure.total}`.padStart(5)}`;
}

function asked({ target }: Figure): string {
  if (target === undefined) return '';
  return 'atLeast' in target ? `>= ${percent(target.atLeast)}` : `<= ${percent(target.atMost)}`;
}

function percent(value: number | null): string {
  return value === null ? '-' : (100 * value).toFixed(1);
}

function points(from: number | null, to: number | null): string {
  if (from === null || to === null) return '-';
  return `${to > from ? '+' : ''}${percent(to - from)}`;
}
