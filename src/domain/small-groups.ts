/** Counts of people that tell of nobody: small groups are hidden, and differences do not give them back. */

/** Of fewer people no number is given. */
export const SMALLEST_GROUP = 10;

/** A number of people to tenfold, downwards; null: hidden. */
export function roundedCount(count: number): number | null {
  return count < SMALLEST_GROUP ? null : count - (count % SMALLEST_GROUP);
}

/**
 * What may be told of groups that part one population between them, the largest first.
 * Where a group is hidden, the smallest of the others is as well: what is missing from the whole is then shared by two
 * at least, of which nobody knows who is the larger. All other numbers are rounded, the whole's too.
 */
export function tellable(groups: ReadonlyMap<string, number>): readonly (readonly [name: string, count: number])[] {
  const bySize = [...groups].sort(([, one], [, other]) => other - one);
  const large = bySize.filter(([, count]) => count >= SMALLEST_GROUP);
  const told = large.length === bySize.length ? large : large.slice(0, -1);
  return told.map(([name, count]) => [name, count - (count % SMALLEST_GROUP)]);
}
