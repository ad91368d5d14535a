/** When magnesium fits between medicines that must not be taken together with it. Times are minutes after midnight. */
import type { Knowledge } from '../knowledge/schema.ts';

export const MOMENTS = ['fasting', 'breakfast', 'lunch', 'dinner', 'bedtime'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What is meant by a moment, where nobody says otherwise. */
export const MINUTES_OF: Readonly<Record<Moment, number>> = {
  fasting: 7 * 60,
  breakfast: 8 * 60,
  lunch: 12 * 60 + 30,
  dinner: 18 * 60,
  bedtime: 22 * 60 + 30,
};
const DAY = 24 * 60;
/** Nobody gets up for magnesium. */
const AWAKE = { from: MINUTES_OF.fasting, to: MINUTES_OF.bedtime } as const;
/** Magnesium goes with food. */
const WITH_FOOD: readonly Moment[] = ['breakfast', 'lunch', 'dinner', 'bedtime'];

/** Hours, least and most, by which a medicine goes before magnesium and after it; null: the table does not name that side. */
export interface Hours {
  readonly before: readonly [number, number] | null;
  readonly after: readonly [number, number] | null;
}

/** `never`: no distance is enough; `ask`: the table's wording gives no hours; `none`: it says nothing of hours. */
export type SpacingRule =
  | { readonly is: 'hours'; readonly hours: Hours; readonly isFasting: boolean }
  | { readonly is: 'never' | 'ask' | 'none' };

/** A medicine with its moments; the longer distance of the table is kept. */
export interface Intake {
  readonly id: string;
  readonly moments: readonly Moment[];
  readonly hours: Hours;
}

export interface Timetable {
  readonly intakes: readonly Intake[];
  /** When magnesium can be taken, both ends included; none: no time fits. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  /** Moments with food or before sleep at which it can be taken. */
  readonly moments: readonly Moment[];
}

/** How the table's wording of a medicine is to be understood (spacing.yaml). */
export function spacingRule(id: string, knowledge: Knowledge): SpacingRule {
  const medicine = knowledge.medicines.get(id);
  if (medicine?.hoursApart === undefined) return { is: 'none' };
  const wording = knowledge.spacing.wordings.find(({ hours }) => hours === medicine.hoursApart);
  if (wording?.never === true) return { is: 'never' };
  const { before = null, after = null } = wording ?? {};
  if (before === null && after === null) return { is: 'ask' };
  const isFasting = wording?.fasting === true || knowledge.spacing.moments[medicine.classId] === 'fasting';
  return { is: 'hours', hours: { before, after }, isFasting };
}

/** The time that is left for magnesium, every day the same, between what is taken. */
export function timetable(intakes: readonly Intake[]): Timetable {
  const closed = intakes.flatMap((intake) => intake.moments.flatMap((moment) => around(MINUTES_OF[moment], intake)));
  closed.sort((one, other) => one.from - other.from);
  const windows: { from: number; to: number }[] = [];
  let free: number = AWAKE.from;
  for (const { from, to } of closed) {
    if (from > free) windows.push({ from: free, to: Math.min(from - 1, AWAKE.to) });
    free = Math.max(free, to + 1);
  }
  if (free <= AWAKE.to) windows.push({ from: free, to: AWAKE.to });
  const open = windows.filter(({ from, to }) => from <= to && from <= AWAKE.to);
  const fits = (moment: Moment): boolean =>
    open.some(({ from, to }) => from <= MINUTES_OF[moment] && MINUTES_OF[moment] <= to);
  return { intakes, windows: open, moments: WITH_FOOD.filter(fits) };
}

/** Minutes, both ends included, that an intake at `at` closes: on its own day, and from the day before and after. */
function around(at: number, { hours }: Intake): readonly { readonly from: number; readonly to: number }[] {
  const before = hours.before === null ? null : hours.before[1] * 60;
  const after = hours.after === null ? null : hours.after[1] * 60;
  return [
    // Taken first, then magnesium; a side that the table does not name is closed for the whole day.
    { from: at, to: before === null ? DAY : at + before - 1 },
    { from: after === null ? 0 : at - after + 1, to: at },
    ...(before === null ? [] : [{ from: 0, to: at - DAY + before - 1 }]),
    ...(after === null ? [] : [{ from: at + DAY - after + 1, to: DAY }]),
  ].filter(({ from, to }) => from <= to);
}
