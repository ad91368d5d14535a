/** What goes in and out at the door, free of any messenger. */
import type { Action, Command, OtherContent, Reading } from './domain/event.ts';
import type { Language } from './domain/state.ts';
import type { View } from './domain/view.ts';

/** One thing that a person did. */
export interface Incoming {
  /** The messenger's number of the chat. Never stored or logged in the clear. */
  readonly chatId: number;
  /** Delivered twice, it has the same key, and counts once. */
  readonly updateId: number;
  readonly atMs: number;
  /** What the person's app is set to; a hint for the first language. */
  readonly appLanguage: string | null;
  readonly content: Content;
  /** To be acknowledged (a tap shows a spinner until then); best effort. */
  readonly tapId: string | null;
}

/** What a tapped button shows until it is answered. What has nothing to say to a tap ends it before the turn is written: sooner for the person. */
export interface Spinner {
  readonly isEnded: boolean;
  end(): void;
}

export type Content =
  | { readonly kind: 'command'; readonly command: Command; readonly payload: string | null }
  /** null: data of an earlier version, or not ours. */
  | { readonly kind: 'tap'; readonly action: Action | null }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'other'; readonly what: OtherContent }
  | { readonly kind: 'group' }
  /** In the place of what came too fast. */
  | { readonly kind: 'too-fast' }
  /** The person blocked or unblocked the bot. */
  | { readonly kind: 'blocked'; readonly isBlocked: boolean };

export interface Button {
  readonly text: string;
  /** What it does, a text to be copied by the app, or a link into the private chat with the bot (for groups). */
  readonly does: Action | { readonly link: 'private-chat' } | { readonly copy: string };
  readonly style?: 'primary' | 'danger';
}

/** A file made from text (the export). */
export interface Attachment {
  readonly name: string;
  readonly mime: string;
  readonly text: string;
}

/** A bar of the day's magnesium against the reference, in mg; drawn when it is sent. */
export interface Picture {
  readonly foodMg: number;
  /** Ends of the estimate; null when it is not known what is eaten. */
  readonly rangeMg: { readonly low: number; readonly high: number } | null;
  readonly planMg: number;
  readonly referenceMg: number;
}

export interface Message {
  /**
   * `card`: the one message that is edited in place; sent anew (and the old one stripped of its buttons) when `anew`.
   * `below`: a message of its own, never edited. `toast`: a short line over the chat in answer to a tap, else `below`.
   */
  readonly place: 'card' | 'below' | 'toast';
  readonly anew: boolean;
  /** HTML as Telegram reads it: b, i, u, s, a, code, blockquote (expandable); escaped. At most 4,096 characters shown. */
  readonly html: string;
  /** Rows of buttons. */
  readonly buttons: readonly (readonly Button[])[];
  readonly attachment?: Attachment;
  readonly picture?: Picture;
}

/** Why messages are sent: on a tap the card is edited and notices become toasts, on anything else the card comes anew below. */
export type Cause = 'tap' | 'written';

/**
 * `language/understand.ts`: reads a text with the words of both languages, the given one first.
 * `food`: it stands behind /food, so that it is the name of a food, however it is written.
 */
export type Understand = (text: string, language: Language, about?: 'food') => Reading;
/** `language/phrase.ts`: gives words to views. */
export type Phrase = (views: readonly View[], language: Language, cause: Cause) => readonly Message[];

/** A food that is offered while somebody types the bot's name in any chat; `html` is what choosing it sends. */
export interface InlineResult {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly html: string;
}

/** `onwards`: the button above the results, which leads to the private chat. */
export interface InlineAnswer {
  readonly results: readonly InlineResult[];
  readonly onwards: string;
}

/** `language/phrase-inline.ts`: foods for what was typed so far. Knows nothing of the person, and keeps nothing. */
export type AnswerInline = (query: string, language: Language) => InlineAnswer;

/** What became of a message that was handed to the messenger. */
export type Delivery =
  | { readonly is: 'sent'; readonly messageId: number }
  /** Edited in place, or it already read like that. */
  | { readonly is: 'edited' }
  /** The message to be edited is not there any more, or cannot be edited. */
  | { readonly is: 'gone' }
  /** Not now; `waitMs` is the messenger's wish, null when it has none (it could not be reached). */
  | { readonly is: 'later'; readonly waitMs: number | null }
  /** The person blocked the bot, or the chat is no more: nothing will arrive there. */
  | { readonly is: 'blocked' }
  /** The messenger will never take this message; a fault of ours, to be seen in the log. */
  | { readonly is: 'refused'; readonly why: string };

/** `telegram/send.ts`: the way out. Its functions never throw for what a messenger may answer. */
export interface Sender {
  send(chatId: number, message: Message): Promise<Delivery>;
  edit(chatId: number, messageId: number, message: Message): Promise<Delivery>;
  /** Takes the buttons from an old card; best effort. */
  strip(chatId: number, messageId: number): Promise<void>;
}
