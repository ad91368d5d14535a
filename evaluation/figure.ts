/** Counted things and how they are put in one line of the report. */

/** `hits` of `total`; a share of nothing is no number. */
export interface Share {
  readonly hits: number;
  readonly total: number;
}

/** What was found of something, of what is there. */
export interface Found {
  readonly right: number;
  /** Found and not there. */
  readonly invented: number;
  /** There and not found. */
  readonly missed: number;
}

export interface Figure {
  readonly section: string;
  readonly name: string;
  /** 0 to 1; null when there was nothing to count. */
  readonly value: number | null;
  /** How many things the value is a share of. */
  readonly total: number;
  /** What issue 3 asks of the look-at-once half, 0 to 1. */
  readonly target?: { readonly atLeast: number } | { readonly atMost: number };
}

export function share<Item>(items: readonly Item[], isHit: (item: Item) => boolean): Share {
  return { hits: items.filter(isHit).length, total: items.length };
}

export function ratio({ hits, total }: Share): number | null {
  return total === 0 ? null : hits / total;
}

export function precision({ right, invented }: Found): number | null {
  return ratio({ hits: right, total: right + invented });
}

export function recall({ right, missed }: Found): number | null {
  return ratio({ hits: right, total: right + missed });
}

/** Harmonic mean of precision and recall, over the counts: 2 right / (2 right + invented + missed). */
export function f1({ right, invented, missed }: Found): number | null {
  return ratio({ hits: 2 * right, total: 2 * right + invented + missed });
}

export function addUp(found: readonly Found[]): Found {
  const sum = (pick: (each: Found) => number): number => found.reduce((total, each) => total + pick(each), 0);
  return {
    right: sum((each) => each.right),
    invented: sum((each) => each.invented),
    missed: sum((each) => each.missed),
  };
}

/** A line of the report for a share. */
export function figure(section: string, name: string, counted: Share, target?: Figure['target']): Figure {
  return {
    section,
    name,
    value: ratio(counted),
    total: counted.total,
    ...(target === undefined ? {} : { target }),
  };
}

/** True when the figure is what was asked of it, null when nothing was asked or nothing counted. */
export function isReached({ value, target }: Figure): boolean | null {
  if (value === null || target === undefined) return null;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}
