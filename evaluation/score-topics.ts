/** How well the topic of a question was found, and how many questions to decline were declined. */
import type { Knowledge } from '../src/knowledge/schema.ts';
import { type Figure, figure, share } from './figure.ts';
import { NO_TOPIC, type QuestionItem } from './items.ts';

export interface TopicRead {
  readonly item: QuestionItem;
  /** A topic of knowledge/topics/; null when none was sure enough. */
  readonly topic: string | null;
}

/** A part of a wider topic counts for that one. */
export function isTopic({ item, topic }: TopicRead, knowledge: Knowledge): boolean {
  return topic !== null && (topic === item.topic || knowledge.topics.get(topic)?.under === item.topic);
}

export function isDeclined({ topic }: TopicRead, knowledge: Knowledge): boolean {
  return topic === null || knowledge.topics.get(topic)?.grade === 'decline';
}

/** The lines on topics, with what issue 5 asks. */
export function topicFigures(read: readonly TopicRead[], knowledge: Knowledge): readonly Figure[] {
  const ours = read.filter(({ item }) => item.topic !== NO_TOPIC);
  const others = read.filter(({ item }) => item.topic === NO_TOPIC);
  return [
    figure(
      'topics',
      'topic right',
      share(ours, (each) => isTopic(each, knowledge)),
      { atLeast: 0.85 },
    ),
    figure(
      'topics',
      '  declined by mistake',
      share(ours, (each) => isDeclined(each, knowledge)),
    ),
    figure(
      'topics',
      'declined, of those to decline',
      share(others, (each) => isDeclined(each, knowledge)),
      { atLeast: 0.88 },
    ),
  ];
}
