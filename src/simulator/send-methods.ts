/** sendMessage, sendPhoto, sendDocument and sendChatAction. */
import type { Message } from 'grammy/types';
import { ApiError, badRequest } from './api-error.ts';
import { readFormatted } from './formatted-text.ts';
import type { FormattedText } from './html.ts';
import { imageSize } from './image-size.ts';
import { readKeyboard } from './keyboard.ts';
import { LIMITS } from './limits.ts';
import { type Arguments, findOpenChat, type Methods } from './method.ts';
import type { Upload } from './parameters.ts';
import {
  addFile,
  addMessage,
  botAsSender,
  type ChatRecord,
  nowSeconds,
  type StoredFile,
  shown,
  type World,
} from './world.ts';

const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);

type Sending = Partial<
  Pick<Arguments<'sendMessage'>, 'reply_markup' | 'reply_parameters' | 'reply_to_message_id' | 'protect_content'>
>;

/** The methods that put something new into a chat. */
export function sendMethods(world: World): Methods<'sendMessage' | 'sendPhoto' | 'sendDocument' | 'sendChatAction'> {
  return {
    sendMessage: (parameters) => {
      const record = findOpenChat(world, parameters.chat_id);
      const { text, entities } = readMessageText(parameters.text, parameters.parse_mode);
      return addMessage(world, record, {
        ...newMessage(world, record, parameters),
        text,
        ...(entities.length > 0 && { entities: [...entities] }),
      });
    },

    sendPhoto: (parameters) => {
      const record = findOpenChat(world, parameters.chat_id);
      const caption = readCaption(parameters.caption, parameters.parse_mode);
      const base = newMessage(world, record, parameters);
      const file = storePhoto(world, parameters.photo);
      const { width, height } = file.size ?? { width: 0, height: 0 };
      return addMessage(world, record, {
        ...base,
        ...caption,
        ...(parameters.has_spoiler && { has_media_spoiler: true as const }),
        photo: [{ ...fileIds(file), width, height }],
      });
    },

    sendDocument: (parameters) => {
      const record = findOpenChat(world, parameters.chat_id);
      const caption = readCaption(parameters.caption, parameters.parse_mode);
      const base = newMessage(world, record, parameters);
      const file = storeDocument(world, parameters.document);
      return addMessage(world, record, {
        ...base,
        ...caption,
        document: { ...fileIds(file), file_name: file.name, mime_type: file.mime },
      });
    },

    sendChatAction: ({ chat_id, action }) => {
      const record = findOpenChat(world, chat_id);
      if (action === undefined || !ACTIONS.has(action)) throw badRequest('wrong parameter action in request');
      world.events.emit({ kind: 'action', chatId: record.chat.id, action });
      return true;
    },
  };
}

/**
 * Text of a message, parsed and measured.
 * @throws {ApiError} 400 if it is empty, too long or broken
 */
export function readMessageText(source: string | undefined, parseMode: string | undefined): FormattedText {
  const formatted = readFormatted(source ?? '', parseMode);
  if (formatted.text === '') throw badRequest('message text is empty');
  if (formatted.text.length > LIMITS.textLength) throw badRequest('message is too long');
  return formatted;
}

function readCaption(
  source: string | undefined,
  parseMode: string | undefined,
): Pick<Message.CaptionableMessage, 'caption' | 'caption_entities'> {
  const { text, entities } = readFormatted(source ?? '', parseMode);
  if (text.length > LIMITS.captionLength) throw badRequest('message caption is too long');
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: [...entities] }) };
}

function newMessage(world: World, record: ChatRecord, sending: Sending): Message.CommonMessage {
  const keyboard = readKeyboard(sending.reply_markup);
  const repliedTo = findRepliedTo(record, sending);
  return {
    message_id: world.next('message'),
    from: botAsSender(world),
    chat: record.chat,
    date: nowSeconds(world),
    ...(sending.protect_content && { has_protected_content: true as const }),
    ...(repliedTo && { reply_to_message: withoutReply(repliedTo) }),
    ...(keyboard && { reply_markup: keyboard }),
  };
}

/** Telegram shows one level of a reply. */
function withoutReply(message: Message): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _deeper, ...rest } = message;
  return rest as NonNullable<Message['reply_to_message']>; // the type asks for the key, Telegram leaves it out
}

function findRepliedTo(record: ChatRecord, sending: Sending): Message | undefined {
  const id = sending.reply_parameters?.message_id ?? sending.reply_to_message_id;
  if (id === undefined) return undefined;
  const stored = record.messages.get(id);
  if (stored && stored.deletedAtMs === null) return shown(stored);
  if (sending.reply_parameters?.allow_sending_without_reply) return undefined;
  throw badRequest('message to be replied not found');
}

function storePhoto(world: World, photo: Upload | string | undefined): StoredFile {
  if (photo === undefined) throw badRequest('there is no photo in the request');
  if (typeof photo === 'string') return findFile(world, photo);
  if (photo.bytes.length === 0) throw badRequest('file must be non-empty');
  if (photo.bytes.length > LIMITS.photoBytes) throw new ApiError(413, 'Request Entity Too Large');
  const image = imageSize(photo.bytes);
  if (!image) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = image;
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width + height > LIMITS.photoSidesSum || ratio > LIMITS.photoSidesRatio)
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return addFile(world, { ...photo, mime: image.mime }, 'photos', { width, height });
}

function storeDocument(world: World, document: Upload | string | undefined): StoredFile {
  if (document === undefined) throw badRequest('there is no document in the request');
  if (typeof document === 'string') return findFile(world, document);
  if (document.bytes.length === 0) throw badRequest('file must be non-empty');
  if (document.bytes.length > LIMITS.documentBytes) throw new ApiError(413, 'Request Entity Too Large');
  return addFile(world, document, 'documents');
}

function findFile(world: World, id: string): StoredFile {
  const file = world.files.get(id);
  if (!file)
    throw badRequest('wrong remote file identifier specified, or an address, which this simulator does not load');
  return file;
}

function fileIds(file: StoredFile) {
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length };
}
