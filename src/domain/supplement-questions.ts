/** Questions about magnesium with medicines, and labels that are typed, at any moment. */
import type { Knowledge } from '../knowledge/schema.ts';
import type { Reading } from './event.ts';
import { mayTalkOfFood } from './food-acts.ts';
import { resultOf } from './result.ts';
import { askedNow, type Next, say, type World } from './screen.ts';
import type { State } from './state.ts';
import { dayWith, medicineAdvice } from './supplement-medicines.ts';
import type { View } from './view.ts';

/** Topics whose question is whether medicines go with magnesium; a question that is surely about another has its own answer. */
const TOGETHER: readonly string[] = [
  'medicine_interactions',
  'antibiotics_thyroid',
  'combine_minerals',
  'acid_blockers',
  'diuretics',
  'heart_caution',
];
/** A person who names more needs a pharmacist, not a chat. */
const MOST_MEDICINES = 6;

/** The answer, and then what was open; null when the text asks nothing of the kind. Danger and age come first. */
export function takeSupplementQuestion(state: State, reading: Reading, world: World): Next | null {
  const { knowledge } = world;
  if (state.consentAtMs !== null && !mayTalkOfFood(state, knowledge)) return null;
  const facts = medicineFacts(state, reading, knowledge) ?? labelFacts(state, reading, world);
  if (facts === null) return null;
  const isAnythingOpen = state.consentAtMs !== null && (state.check !== null || state.food?.at != null);
  return say(state, world, [facts], isAnythingOpen && !state.paused ? 'and' : 'only');
}

/** The answer to "may I take magnesium with ...?"; null when the text does not ask that. */
export function medicineFacts(state: State, reading: Reading, knowledge: Knowledge): View | null {
  const { medicineQuestion: asked, topic } = reading;
  if (asked === null || (topic.isSure && topic.id !== null && !TOGETHER.includes(topic.id))) return null;
  const named = asked.medicines.map((mention) => ({ ...mention, ids: kindFirst(mention.ids, knowledge) }));
  const settled = named.filter(({ ids }) => ids.length === 1).slice(0, MOST_MEDICINES);
  const medicines = settled.map(({ ids: [id = ''], match }) => ({ ...medicineAdvice(id, knowledge), match }));
  const unclear = named.filter(({ ids }) => ids.length > 1).map(({ ids }) => ids);
  const isBlocked = isHeld(state, knowledge);
  const isSure = unclear.length === 0 && medicines.every(({ match }) => match === 'exact');
  const day =
    isSure && !isBlocked
      ? dayWith(
          medicines.map(({ id }) => id),
          knowledge,
        )
      : null;
  return { kind: 'medicine-facts', medicines, unclear, unrecognised: asked.unrecognised, day, isBlocked };
}

/** "The pill": the kind stands for what belongs to it. */
function kindFirst(ids: readonly string[], knowledge: Knowledge): readonly string[] {
  const groups = ids.filter((id) => knowledge.medicineGroups.has(id));
  const [group] = groups;
  return group !== undefined && groups.length === 1 ? [group] : ids;
}

/** The check found that this person should take no magnesium without a doctor. */
export function isHeld({ check }: State, knowledge: Knowledge): boolean {
  return check !== null && resultOf(check, knowledge).supplement.status === 'blocked';
}

/** What a label comes to, where it is asked, or typed while nothing else is. */
function labelFacts(
  state: State,
  { label, magnesiumMg, isQuestion, medicines, complaints }: Reading,
  world: World,
): View | null {
  if (label === null || complaints.length > 0 || medicines.length > 1) return null;
  const open = askedNow(state, world);
  // At the question how much is taken the text is its answer, unless it says too little for one.
  const isAnswer = open?.question.kind === 'amount' && (label.is === 'amount' || magnesiumMg !== null);
  // A question that weighs too little to be reckoned asks for something else.
  if (open?.question.kind !== 'amount' && isQuestion && label.is === 'ask') return null;
  if (isAnswer || (open !== null && open.question.kind !== 'amount' && !isQuestion)) return null;
  const { scoring } = world.knowledge;
  return { kind: 'label-facts', label, upperMg: scoring.supplementUpperMg, isBlocked: isHeld(state, world.knowledge) };
}
