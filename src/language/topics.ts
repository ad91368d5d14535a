/** What a question is about: weighed as a whole, as it was learned from examples; with a real "not sure". */
import type { FoodMention, TopicGuess } from '../domain/event.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { Findings } from './findings.ts';
import type { LearnedModel } from './linear-model.ts';
import { topicFeatures } from './topic-features.ts';

export type ReadTopic = (findings: Findings, foods: readonly FoodMention[]) => TopicGuess;

/** From here on a topic is answered. Chosen, as the next, with `npm run learn -- --check`. */
const ANSWER = 0.06;
/** From here on, all reasons to decline together, a question is declined: rather not answered than answered wrongly. */
const DECLINE = 0.3;
/** From here on it is the topic of a text that is not even asked as a question. */
const SURE = 0.5;
/** So many near topics are offered when none is answered. */
const MOST_OFFERED = 3;

export function createTopicReader(model: LearnedModel, knowledge: Knowledge): ReadTopic {
  const isDecline = model.labels.map((label) => knowledge.topics.get(label)?.grade === 'decline');
  return (findings, foods) => {
    const likely = model.likely(topicFeatures(findings, foods, knowledge));
    const order = [...likely.keys()].sort((one, other) => (likely[other] ?? 0) - (likely[one] ?? 0));
    const answers = order.filter((label) => !isDecline[label]);
    const near = answers.slice(0, MOST_OFFERED).map((label) => model.labels[label] ?? '');
    const declined = likely.reduce((all, each, label) => (isDecline[label] ? all + each : all), 0);
    const [best] = answers;
    const share = best === undefined ? 0 : (likely[best] ?? 0);
    if (declined >= DECLINE) {
      const reason = order.find((label) => isDecline[label]);
      // Between a reason and a topic that weighs more nothing is sure.
      const id = reason === undefined || (likely[reason] ?? 0) < share ? null : (model.labels[reason] ?? null);
      return { id, isSure: declined >= SURE, near };
    }
    if (best === undefined || share < ANSWER) return { id: null, isSure: false, near };
    return { id: model.labels[best] ?? null, isSure: share >= SURE, near };
  };
}
