/** Update -> Incoming: what a person did, told without Telegram's words. */
import type { CallbackQuery, ChatMemberUpdated, Message, MessageEntity, Update, User } from 'grammy/types';
import type { Content, Incoming } from '../chat.ts';
import type { OtherContent } from '../domain/event.ts';
import { decodeAction } from './callback-data.ts';
import { commandOf } from './commands.ts';

/** The updates we ask Telegram for. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'inline_query',
] as const;

/** Who the bot is, for commands and mentions in groups. */
export interface Self {
  readonly id: number;
  readonly username: string;
}

/** Only what a person put in a message deserves an answer; service messages (pinned, boosted ...) are absent here. */
const OTHER_KINDS: readonly (readonly [keyof Message, OtherContent])[] = [
  ['sticker', 'sticker'],
  ['photo', 'photo'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['document', 'file'],
  ['location', 'location'],
  ['venue', 'location'],
  ['contact', 'contact'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['game', 'other'],
  ['story', 'other'],
  ['checklist', 'other'],
  ['paid_media', 'other'],
  ['invoice', 'other'],
  ['rich_message', 'other'],
];

/**
 * What an update means to the dialogue.
 * @returns null for what asks for no answer: other bots, service messages, talk in a group that is not to the bot
 */
export function receive(update: Update, self: Self, nowMs: number): Incoming | null {
  const about = aboutMessage(update, self) ?? aboutTap(update.callback_query) ?? aboutMembership(update.my_chat_member);
  if (about === null || about.from === undefined || about.from.is_bot) return null;
  return {
    chatId: about.chatId,
    updateId: update.update_id,
    atMs: nowMs,
    appLanguage: about.from.language_code ?? null,
    content: about.content,
    tapId: update.callback_query?.id ?? null,
  };
}

/** Albums that are remembered; their pictures come within seconds. */
const MOST_ALBUMS = 1_000;

/**
 * The pictures of an album come one by one; one answer to them is enough.
 * @returns says of each update whether it is a further part of an album that came before; the first part that comes again is not
 */
export function albumWatcher(): (update: Update) => boolean {
  const firstParts = new Map<string, number>();
  return ({ update_id, message }) => {
    const album = message?.media_group_id;
    if (album === undefined) return false;
    const first = firstParts.get(album);
    if (first !== undefined) return first !== update_id;
    firstParts.set(album, update_id);
    const [oldest = album] = firstParts.keys();
    if (firstParts.size > MOST_ALBUMS) firstParts.delete(oldest);
    return false;
  };
}

interface About {
  readonly chatId: number;
  readonly from: User | undefined;
  readonly content: Content;
}

function aboutMessage(update: Update, self: Self): About | null {
  const message = update.message ?? update.edited_message;
  if (message === undefined || message.sender_chat !== undefined) return null;
  // A food that was chosen by inline mode in the bot's own chat is its own words, and answers itself.
  if (message.via_bot?.id === self.id) return null;
  const content =
    message.chat.type === 'private'
      ? update.message
        ? privateContent(update.message, self)
        : editContent(message)
      : groupContent(update.message, self);
  return content && { chatId: message.chat.id, from: message.from, content };
}

function privateContent(message: Message, self: Self): Content | null {
  if (message.text !== undefined) {
    // Words of somebody else are no answer of this person.
    if (message.forward_origin || message.via_bot) return { kind: 'other', what: 'other' };
    return textContent(message.text, self);
  }
  const found = OTHER_KINDS.find(([key]) => message[key] !== undefined);
  return found ? { kind: 'other', what: found[1] } : null;
}

/** A moving live location arrives as an edit each few seconds, and is left alone. */
function editContent(message: Message): Content | null {
  const isWritten = message.text !== undefined || message.caption !== undefined;
  return isWritten ? { kind: 'other', what: 'edit' } : null;
}

function textContent(text: string, self: Self): Content | null {
  const parts = commandParts(text);
  if (parts === null) return { kind: 'text', text };
  if (parts.to !== null && parts.to !== self.username.toLowerCase()) return null;
  const command = commandOf(parts.name);
  // A command that there is not gets the list of those there are; danger written in it is read all the same.
  if (command === null) return { kind: 'command', command: 'help', payload: text };
  // A deep link can carry nothing else; what is typed behind another command is free text.
  const isPayload = parts.rest !== '' && (command !== 'start' || /^[A-Za-z0-9_-]{1,64}$/.test(parts.rest));
  return { kind: 'command', command, payload: isPayload ? parts.rest : null };
}

function commandParts(text: string): { name: string; to: string | null; rest: string } | null {
  const match = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+([\s\S]*))?$/.exec(text);
  if (match === null) return null;
  const [, name = '', to, rest = ''] = match;
  return { name, to: to?.toLowerCase() ?? null, rest: rest.trim() };
}

/** Health is not for groups: whoever addresses the bot there is invited to talk in private, all else is not read. */
function groupContent(message: Message | undefined, self: Self): Content | null {
  if (message === undefined || message.forward_origin || message.chat.type === 'channel') return null;
  const text = message.text ?? message.caption ?? '';
  const parts = commandParts(text);
  const isCommand = parts !== null && (parts.to ? parts.to === self.username.toLowerCase() : commandOf(parts.name));
  const entities = message.entities ?? message.caption_entities ?? [];
  return isCommand || entities.some((entity) => isMention(entity, text, self)) ? { kind: 'group' } : null;
}

function isMention(entity: MessageEntity, text: string, self: Self): boolean {
  if (entity.type === 'text_mention') return entity.user.id === self.id;
  const mentioned = text.slice(entity.offset, entity.offset + entity.length);
  return entity.type === 'mention' && mentioned.toLowerCase() === `@${self.username.toLowerCase()}`;
}

/** A button of a message that Telegram no longer has comes without it, or without its content; a private chat has the id of the person. */
function aboutTap(tap: CallbackQuery | undefined): About | null {
  if (tap === undefined) return null;
  const chat = tap.message?.chat;
  if (chat !== undefined && chat.type !== 'private') return null;
  const action = tap.data === undefined ? null : decodeAction(tap.data);
  return { chatId: chat?.id ?? tap.from.id, from: tap.from, content: { kind: 'tap', action } };
}

function aboutMembership(change: ChatMemberUpdated | undefined): About | null {
  if (change === undefined) return null;
  const { chat, from } = change;
  const isIn = isMember(change.new_chat_member);
  if (chat.type === 'private' || !isIn) {
    return { chatId: chat.id, from, content: { kind: 'blocked', isBlocked: !isIn } };
  }
  // Nothing is posted in a channel: all its readers would see it.
  const isAdded = chat.type !== 'channel' && !isMember(change.old_chat_member);
  return isAdded ? { chatId: chat.id, from, content: { kind: 'group' } } : null;
}

function isMember(member: ChatMemberUpdated['new_chat_member']): boolean {
  if (member.status === 'restricted') return member.is_member;
  return member.status !== 'left' && member.status !== 'kicked';
}
