/** A reader of texts, and items with what it read in them. */
import type { Reading } from '../src/domain/event.ts';
import type { Language } from '../src/domain/state.ts';
import type { AnswerItem, Items, MessageItem, QuestionItem, Variety } from './items.ts';
import { varietyOf } from './items.ts';

export type Reader = (text: string, language: Language) => Reading;

export interface ReadMessage {
  readonly item: MessageItem;
  readonly reading: Reading;
}
export interface ReadAnswer {
  readonly item: AnswerItem;
  readonly reading: Reading;
}
export interface ReadQuestion {
  readonly item: QuestionItem;
  readonly reading: Reading;
}
export interface ReadItems {
  readonly messages: readonly ReadMessage[];
  readonly answers: readonly ReadAnswer[];
  readonly questions: readonly ReadQuestion[];
}

/** The language of the chat in which a text of this variety is typed. */
export function chatLanguage(variety: Variety): Language {
  return variety === 'en' ? 'en' : 'nl';
}

/** Reads every item as in a chat of its own language. */
export function readAll(items: Items, read: Reader): ReadItems {
  const withReading = <Item extends { readonly text: string }>(item: Item, variety: Variety) => ({
    item,
    reading: read(item.text, chatLanguage(variety)),
  });
  return {
    messages: items.messages.map((item) => withReading(item, varietyOf(item))),
    answers: items.answers.map((item) => withReading(item, item.language)),
    questions: items.questions.map((item) => withReading(item, item.language)),
  };
}
