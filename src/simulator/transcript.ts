/** Messages as a person sees them: for tests and for the chat page. */
import type { InlineKeyboardButton, Message, MessageEntity } from 'grammy/types';
import { type ChatRecord, type StoredMessage, shown, type World } from './world.ts';

export type ButtonAction =
  | { readonly kind: 'callback'; readonly data: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'inline-query'; readonly query: string }
  | { readonly kind: 'disabled' };

export interface ShownButton {
  readonly text: string;
  readonly style: 'danger' | 'success' | 'primary' | null;
  readonly action: ButtonAction;
}

export type ShownMedia =
  | { readonly kind: 'photo'; readonly fileId: string; readonly width: number; readonly height: number }
  | { readonly kind: 'document'; readonly fileId: string; readonly name: string; readonly bytes: number }
  | { readonly kind: 'sticker'; readonly emoji: string }
  | { readonly kind: 'voice'; readonly seconds: number }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number };

interface ShownContent {
  /** Text or caption, without markup. */
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly buttons: readonly (readonly ShownButton[])[];
}

export interface ShownMessage extends ShownContent {
  readonly id: number;
  readonly from: 'bot' | 'person';
  readonly senderId: number;
  readonly senderName: string;
  /** Seconds since 1970, as Telegram counts. */
  readonly date: number;
  readonly editDate: number | null;
  readonly isDeleted: boolean;
  readonly media: ShownMedia | null;
  readonly forwardedFrom: string | null;
  /** The bot whose inline result it is. */
  readonly viaBot: string | null;
  readonly repliesTo: number | null;
  /** What it was before each edit, oldest first. */
  readonly earlier: readonly ShownContent[];
}

/** All messages of a chat in order, deleted ones included and marked. */
export function transcript(world: World, record: ChatRecord): readonly ShownMessage[] {
  return [...record.messages.values()].map((stored) => showMessage(world, stored));
}

/** One message as it stands, with what it was. */
export function showMessage(world: World, stored: StoredMessage): ShownMessage {
  const message = shown(stored);
  const { forward_origin: origin } = message;
  return {
    ...showContent(message),
    id: message.message_id,
    from: message.from?.id === world.bot.id ? 'bot' : 'person',
    senderId: message.from?.id ?? 0,
    senderName: message.from?.first_name ?? '',
    date: message.date,
    // new buttons alone do not count as an edit for the reader
    editDate: stored.versions.some((version) => showContent(version).text !== showContent(message).text)
      ? (message.edit_date ?? null)
      : null,
    isDeleted: stored.deletedAtMs !== null,
    media: showMedia(world, message),
    viaBot: message.via_bot?.username ?? null,
    forwardedFrom: origin?.type === 'hidden_user' ? origin.sender_user_name : null,
    repliesTo: message.reply_to_message?.message_id ?? null,
    earlier: stored.versions.slice(0, -1).map(showContent),
  };
}

function showContent(message: Message): ShownContent {
  return {
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(showButton)),
  };
}

function showButton(button: InlineKeyboardButton): ShownButton {
  return { text: button.text, style: button.style ?? null, action: actionOf(button) };
}

function actionOf(button: InlineKeyboardButton): ButtonAction {
  if ('callback_data' in button) return { kind: 'callback', data: button.callback_data };
  if ('url' in button) return { kind: 'url', url: button.url };
  if ('copy_text' in button) return { kind: 'copy', text: button.copy_text.text };
  if ('switch_inline_query_current_chat' in button) {
    return { kind: 'inline-query', query: button.switch_inline_query_current_chat };
  }
  if ('switch_inline_query' in button) return { kind: 'inline-query', query: button.switch_inline_query };
  return { kind: 'disabled' };
}

function showMedia(world: World, message: Message): ShownMedia | null {
  const photo = message.photo?.at(-1);
  if (photo) return { kind: 'photo', fileId: photo.file_id, width: photo.width, height: photo.height };
  if (message.document) {
    const { file_id: fileId, file_name: name = 'file', file_size: bytes = 0 } = message.document;
    return { kind: 'document', fileId, name, bytes: bytes || (world.files.get(fileId)?.bytes.length ?? 0) };
  }
  if (message.sticker) return { kind: 'sticker', emoji: message.sticker.emoji ?? '' };
  if (message.voice) return { kind: 'voice', seconds: message.voice.duration };
  if (message.location) {
    return { kind: 'location', latitude: message.location.latitude, longitude: message.location.longitude };
  }
  return null;
}
