/** Single plans side by side, cheapest first, as columns: what the search for plans that go together runs over. */
import { type Effort, MOST_PORTIONS, NOBODY, visitPlans } from './planner-single.ts';
import type { Table } from './planner-table.ts';

export interface PlanList {
  /** Rising. */
  readonly values: Float64Array;
  /** Four to a plan: its portions as numbers of the table, then `NOBODY`. */
  readonly members: Int32Array;
  /** A bit for each group of the plan. */
  readonly groups: Int32Array;
  /** Every plan up to this value is in the list. */
  readonly completeTo: number;
}

interface Row {
  readonly value: number;
  readonly members: Int32Array;
}

/** All plans up to the limit; only the best ones when there are more than `most`, or when the effort is spent. */
export function listPlans(table: Table, limit: number, most: number, effort: Effort): PlanList {
  let rows: Row[] = [];
  let completeTo = limit;
  const keepBest = () => {
    rows = rows.toSorted(byValue);
    const first = rows[most];
    if (first === undefined) return;
    // What is as good as the first that is left out is left out too, so that the list is complete below.
    rows.length = most;
    completeTo = Math.min(completeTo, first.value - 1);
  };
  visitPlans(table, limit, effort, (value, members) => {
    rows.push({ value, members: members.slice() });
    if (rows.length >= 2 * most) keepBest();
    return completeTo;
  });
  keepBest();
  if (effort.left <= 0) completeTo = Number.NEGATIVE_INFINITY;
  const members = new Int32Array(rows.length * MOST_PORTIONS);
  for (const [index, row] of rows.entries()) members.set(row.members, index * MOST_PORTIONS);
  return {
    values: Float64Array.from(rows, (row) => row.value),
    members,
    groups: Int32Array.from(rows, (row) => groupsOf(row.members, table)),
    completeTo,
  };
}

/** Portions of the plan at this place of the list. */
export function membersAt(list: PlanList, place: number): readonly number[] {
  const row = list.members.subarray(place * MOST_PORTIONS, (place + 1) * MOST_PORTIONS);
  return [...row].filter((each) => each !== NOBODY);
}

function byValue(one: Row, other: Row): number {
  if (one.value !== other.value) return one.value - other.value;
  const differing = one.members.findIndex((each, place) => each !== other.members[place]);
  return (one.members[differing] ?? 0) - (other.members[differing] ?? 0);
}

function groupsOf(members: Int32Array, table: Table): number {
  return members.reduce((bits, each) => (each === NOBODY ? bits : bits | (1 << (table.group[each] ?? 0))), 0);
}
