/**
 * Plans for a million random people and holds every plan to the rules: `node bench/planner-people.ts [people] [seed]`.
 * A million takes about twenty minutes of one core.
 */
import { join } from 'node:path';
import { planFoods } from '../src/domain/planner.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { faultsOf, randomInput } from '../tests/domain/planner-profiles.ts';
import { Chance } from '../tests/domain/random-answers.ts';

const people = Number(process.argv[2] ?? 1_000_000);
const chance = new Chance(Number(process.argv[3] ?? 1));
const foods = [...loadKnowledge(join(import.meta.dirname, '..', 'knowledge')).foods.values()];
const statuses: Record<string, number> = { closed: 0, partial: 0, infeasible: 0 };
let faulty = 0;
let unproven = 0;
for (let person = 1; person <= people; person += 1) {
  const input = randomInput(chance, foods);
  const plans = planFoods(foods, input);
  statuses[plans.status]! += 1;
  if (!plans.isProven) unproven += 1;
  const faults = faultsOf(plans, input);
  if (faults.length > 0) {
    faulty += 1;
    console.error(`${faults.join('; ')}: ${JSON.stringify(input)}`);
  }
  if (person % 100_000 === 0) console.log(`${person} people, ${faulty} with a fault`);
}
console.log(`${people} people: ${JSON.stringify(statuses)}; ${unproven} cut off; ${faulty} with a fault`);
process.exitCode = faulty === 0 ? 0 : 1;
