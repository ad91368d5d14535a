/** Single plans side by side, cheapest first: what the search for plans that go together runs over. */
import { type Effort, MOST_PORTIONS, NOBODY, visitPlans } from './planner-single.ts';
import type { Table } from './planner-table.ts';

export interface PlanList {
  /** Rising. */
  readonly values: Float64Array;
  /** Four to a plan: its portions as numbers of the table, then `NOBODY`. */
  readonly members: readonly Int32Array[];
  /** A bit for each group of the plan. */
  readonly groups: Int32Array;
  /** Every wanted plan up to this value is in the list. */
  readonly completeTo: number;
}

/** Tells of a plan whether it is to be listed. */
export type IsWanted = (value: number, members: Int32Array) => boolean;

interface Row {
  readonly value: number;
  readonly members: Int32Array;
}

/** Keeps the memory of one search below 10 MB. */
const MOST_LISTED = 12_000;

/** All wanted plans up to the limit; the best of them only when they are too many, or when the effort is spent. */
export function listPlans(table: Table, limit: number, effort: Effort, isWanted: IsWanted): PlanList {
  const rows: Row[] = [];
  let completeTo = limit;
  const keepBest = () => {
    rows.sort(byValue);
    const leftOut = rows[MOST_LISTED];
    if (leftOut === undefined) return;
    rows.length = MOST_LISTED;
    completeTo = leftOut.value - 1;
  };
  visitPlans(table, limit, effort, (value, members) => {
    if (isWanted(value, members)) rows.push({ value, members: members.slice() });
    if (rows.length >= 2 * MOST_LISTED) keepBest();
    return completeTo;
  });
  keepBest();
  return {
    values: Float64Array.from(rows, (row) => row.value),
    members: rows.map((row) => row.members),
    groups: Int32Array.from(rows, (row) => groupsOf(row.members, table)),
    completeTo: effort.left > 0 ? completeTo : Number.NEGATIVE_INFINITY,
  };
}

/** By value, then by the portions, so that the order does not depend on how the list was made. */
function byValue(one: Row, other: Row): number {
  if (one.value !== other.value) return one.value - other.value;
  for (let at = 0; at < MOST_PORTIONS; at += 1) {
    const difference = one.members[at]! - other.members[at]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function groupsOf(members: Int32Array, { group }: Table): number {
  return members.reduce((bits, each) => (each === NOBODY ? bits : bits | (1 << group[each]!)), 0);
}
