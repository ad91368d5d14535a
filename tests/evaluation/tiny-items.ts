/** Made-up items with made-up readings, so small that every figure can be worked out by hand. */
import type { MessageItem } from '../../evaluation/items.ts';
import type { ReadMessage } from '../../evaluation/reader.ts';
import type { ComplaintMention, Reading } from '../../src/domain/event.ts';
import { reading as readingOf } from '../nothing-read.ts';

export function mention(complaint: string, more: Partial<ComplaintMention> = {}): ComplaintMention {
  return { complaint, is: 'present', frequency: null, bother: null, duration: null, from: 0, to: 0, ...more };
}

export function message(meant: Partial<MessageItem>, reading: Partial<Reading>): ReadMessage {
  const item: MessageItem = {
    id: 'nl-1',
    text: 'made up',
    complaints: [],
    alarm: false,
    flags: [],
    trap: false,
    medicines: [],
    conditions: [],
    intent: 'report',
    ...meant,
  };
  return { item, reading: readingOf(reading) };
}
