/** editMessageText, editMessageReplyMarkup and deleteMessage. */
import { isDeepStrictEqual } from 'node:util';
import type { InlineKeyboardMarkup, Message } from 'grammy/types';
import { badRequest } from './api-error.ts';
import { readKeyboard } from './keyboard.ts';
import { LIMITS } from './limits.ts';
import { findOpenChat, type Methods } from './method.ts';
import { readMessageText } from './send-methods.ts';
import { type ChatRecord, nowSeconds, type StoredMessage, shown, type World } from './world.ts';

/** The methods that change what stands in a chat. */
export function editMethods(world: World): Methods<'editMessageText' | 'editMessageReplyMarkup' | 'deleteMessage'> {
  return {
    editMessageText: (parameters) => {
      const record = findOpenChat(world, parameters.chat_id);
      const stored = findEditable(world, record, parameters.message_id);
      const { text, entities } = readMessageText(parameters.text, parameters.parse_mode);
      const current = shown(stored);
      if (current.text === undefined) throw badRequest('there is no text in the message to edit');
      return edit(world, record, stored, {
        ...withKeyboard(current, readKeyboard(parameters.reply_markup)),
        text,
        ...(entities.length > 0 && { entities: [...entities] }),
      });
    },

    editMessageReplyMarkup: (parameters) => {
      const record = findOpenChat(world, parameters.chat_id);
      const stored = findEditable(world, record, parameters.message_id);
      const current = shown(stored);
      const { entities } = current;
      return edit(world, record, stored, {
        ...withKeyboard(current, readKeyboard(parameters.reply_markup)),
        ...(entities && { entities }),
      });
    },

    deleteMessage: ({ chat_id, message_id }) => {
      const record = findOpenChat(world, chat_id);
      const stored = message_id === undefined ? undefined : record.messages.get(message_id);
      if (!stored || stored.deletedAtMs !== null) throw badRequest('message to delete not found');
      const sent = shown(stored);
      if (world.nowMs() - sent.date * 1000 > LIMITS.deletableMs) {
        throw badRequest("message can't be deleted for everyone");
      }
      if (record.chat.type === 'group' && sent.from?.id !== world.bot.id) throw badRequest("message can't be deleted");
      stored.deletedAtMs = world.nowMs();
      world.events.emit({ kind: 'message', chatId: record.chat.id, messageId: sent.message_id });
      return true;
    },
  };
}

function findEditable(world: World, record: ChatRecord, messageId: number | undefined): StoredMessage {
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const stored = record.messages.get(messageId);
  if (!stored || stored.deletedAtMs !== null) throw badRequest('message to edit not found');
  if (shown(stored).from?.id !== world.bot.id) throw badRequest("message can't be edited");
  return stored;
}

/** The message without keyboard and entities, which every edit sets anew. */
function withKeyboard(message: Message, keyboard: InlineKeyboardMarkup | undefined): Message {
  const { reply_markup: _keyboard, entities: _entities, ...rest } = message;
  return { ...rest, ...(keyboard && { reply_markup: keyboard }) };
}

function edit<M extends Message>(
  world: World,
  record: ChatRecord,
  stored: StoredMessage,
  next: M,
): M & { edit_date: number } {
  const { edit_date: _current, ...current } = shown(stored);
  const { edit_date: _next, ...content } = next;
  if (isDeepStrictEqual(current, content)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const edited = { ...next, edit_date: nowSeconds(world) };
  stored.versions.push(edited);
  world.events.emit({ kind: 'message', chatId: record.chat.id, messageId: edited.message_id });
  return edited;
}
