/** Deals items into two halves that are alike. */
import { type AnswerItem, type MessageItem, NO_TOPIC, type QuestionItem } from './items.ts';

/**
 * Deals the items of each kind in turn, kind by kind, by id: the halves differ by one at most, in all and in every kind.
 * @returns the ids of the first half
 */
export function firstHalf<Item extends { readonly id: string }>(
  items: readonly Item[],
  kindOf: (item: Item) => string,
): ReadonlySet<string> {
  const inOrder = items.toSorted((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
  const kinds = [...Map.groupBy(inOrder, kindOf)].toSorted(([one], [other]) => one.localeCompare(other, 'en'));
  const dealt = kinds.flatMap(([, some]) => some);
  return new Set(dealt.filter((_, at) => at % 2 === 0).map(({ id }) => id));
}

/** Messages are alike when they have the same purpose, danger, and complaints that are not the writer's own. */
export function kindOfMessage({ intent, alarm, trap, complaints }: MessageItem): string {
  const isOther = complaints.some(({ is }) => is !== 'present');
  return [intent, alarm ? 'alarm' : trap ? 'trap' : 'clean', isOther ? 'other' : 'own'].join(' ');
}

export function kindOfAnswer({ asked, language, value }: AnswerItem): string {
  return [asked, language, value === null || value === 'unknown' ? String(value) : 'said'].join(' ');
}

export function kindOfQuestion({ language, topic }: QuestionItem): string {
  return [topic === NO_TOPIC ? 'none' : 'ours', language, topic].join(' ');
}
