/** Plans that go together: no food family twice, no group more than twice, and the least value in sum. */
import { membersAt, type PlanList } from './planner-list.ts';
import { type Effort, MOST_PORTIONS, NOBODY } from './planner-single.ts';
import type { Table } from './planner-table.ts';

/** Plans as numbers of portions of the table, and the sum of their values. */
export interface Choice {
  readonly plans: readonly (readonly number[])[];
  readonly value: number;
}

/** The best two plans of the list that share no family, if they are better than `below`. */
export function bestPair(list: PlanList, table: Table, below: number, effort: Effort): Choice | null {
  const { values } = list;
  const shares = sharing(list, table);
  let least = below;
  let best: Choice | null = null;
  for (let one = 0; one < values.length && 2 * values[one]! < least && effort.left > 0; one += 1) {
    shares.mark(one);
    for (let other = one + 1; other < values.length && values[one]! + values[other]! < least; other += 1) {
      effort.left -= 1;
      if (shares.isMarked(other)) continue;
      least = values[one]! + values[other]!;
      best = { plans: [membersAt(list, one), membersAt(list, other)], value: least };
      break;
    }
  }
  return best;
}

/** The best three plans of the list that go together, if they are better than `below`. */
export function bestTriple(list: PlanList, table: Table, below: number, effort: Effort): Choice | null {
  const { values, groups } = list;
  const firstShares = sharing(list, table);
  const secondShares = sharing(list, table);
  const fitting = new Int32Array(values.length);
  let least = below;
  let best: Choice | null = null;
  for (let first = 0; first < values.length && 3 * values[first]! < least && effort.left > 0; first += 1) {
    firstShares.mark(first);
    const rest = least - values[first]!;
    let found = 0;
    for (let each = first + 1; each < values.length; each += 1) {
      if (values[each]! + (found > 0 ? values[fitting[0]!]! : values[each]!) >= rest) break;
      effort.left -= 1;
      if (!firstShares.isMarked(each)) fitting[found++] = each;
    }
    for (let at = 0; at + 1 < found && effort.left > 0; at += 1) {
      const second = fitting[at]!;
      const sum = values[first]! + values[second]!;
      if (sum + values[fitting[at + 1]!]! >= least) break;
      secondShares.mark(second);
      const full = groups[first]! & groups[second]!;
      for (let next = at + 1; next < found; next += 1) {
        const third = fitting[next]!;
        if (sum + values[third]! >= least) break;
        effort.left -= 1;
        if ((groups[third]! & full) !== 0 || secondShares.isMarked(third)) continue;
        least = sum + values[third]!;
        best = { plans: [first, second, third].map((place) => membersAt(list, place)), value: least };
        break;
      }
    }
  }
  return best;
}

/** Marks the families of one plan at a time, and tells whether another plan has one of them. */
function sharing({ members }: PlanList, { family, families }: Table) {
  const markedBy = new Int32Array(families).fill(NOBODY);
  let marked = NOBODY;
  const mark = (plan: number): void => {
    marked = plan;
    for (let at = plan * MOST_PORTIONS; at < (plan + 1) * MOST_PORTIONS && members[at] !== NOBODY; at += 1) {
      markedBy[family[members[at]!]!] = plan;
    }
  };
  const isMarked = (plan: number): boolean => {
    for (let at = plan * MOST_PORTIONS; at < (plan + 1) * MOST_PORTIONS && members[at] !== NOBODY; at += 1) {
      if (markedBy[family[members[at]!]!] === marked) return true;
    }
    return false;
  };
  return { mark, isMarked };
}
