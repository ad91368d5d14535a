/** What named medicines mean for magnesium: what each does, what to do, and when in the day there is room for magnesium. */
import type { Knowledge } from '../knowledge/schema.ts';
import { ruleOf } from './model-input.ts';
import { type Intake, spacingRule, type Timetable, timetable } from './timetable.ts';
import type { MedicineAdvice } from './view.ts';

/** What the tables say of one medicine or group. */
export function medicineAdvice(id: string, knowledge: Knowledge): MedicineAdvice {
  const medicine = knowledge.medicines.get(id);
  return {
    id,
    kind: medicine === undefined ? 'medicine-group' : 'medicine',
    effect: medicine?.effect ?? null,
    rule: ruleOf(id, knowledge),
    spacing: spacingRule(id, knowledge),
    sources: medicine?.sources ?? knowledge.medicineGroups.get(id)?.sources ?? [],
  };
}

/**
 * The day with these medicines at their usual moments: fasting where the table says so, else with breakfast.
 * @returns null when none of them has hours, or when magnesium does not go with one at all
 */
export function dayWith(ids: readonly string[], knowledge: Knowledge): Timetable | null {
  const intakes: Intake[] = [];
  for (const id of ids) {
    const rule = spacingRule(id, knowledge);
    if (rule.is === 'never' || ruleOf(id, knowledge) === 'do_not_take_without_doctor') return null;
    if (rule.is !== 'hours') continue;
    intakes.push({ id, moments: [rule.isFasting ? 'fasting' : 'breakfast'], hours: rule.hours });
  }
  return intakes.length === 0 ? null : timetable(intakes);
}
