import type { Complaint } from '../knowledge/schema.ts';
import type { ModelInput } from './scoring.ts';

/** What is still unknown, in the order of instruments.md 4.9; complaints in the order given. */
export function openItems(input: ModelInput, complaints: readonly Complaint[]): readonly string[] {
  const { age, sex, risk, diet, symptoms } = input;
  const isOpenComplaint = (id: string) => {
    const freq = symptoms[id]?.freq ?? null;
    return freq === null || (freq > 0 && (symptoms[id]?.burden ?? null) === null);
  };
  const items: readonly (readonly [isOpen: boolean, item: string])[] = [
    [age === null, 'age'],
    [sex === null, 'sex'],
    ...complaints.map(({ id }) => [isOpenComplaint(id), id] as const),
    [risk.diuretic === null, 'diuretic'],
    [risk.ppi === null || risk.ppi === 'yes_unsure', 'ppi'],
    [risk.kidney === null, 'kidney'],
    [risk.alcohol === null, 'alcohol'],
    [risk.gi_loss === null, 'gi_loss'],
    [risk.diabetes === null, 'diabetes'],
    [risk.wasting_drug === null, 'wasting_drug'],
    [diet.food_mg_low === null || diet.food_mg_high === null, 'food'],
    [diet.supplement_mg === null, 'supplement'],
  ];
  return items.filter(([isOpen]) => isOpen).map(([, item]) => item);
}
