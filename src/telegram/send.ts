/** Message -> calls of the Bot API, and what they answer -> Delivery. */

import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Button, Delivery, Message, Picture, Sender } from '../chat.ts';
import { encodeAction } from './callback-data.ts';
import { type Api, GrammyError, HttpError, InputFile } from './grammy.ts';
import { plainText } from './plain-text.ts';

/** The most that Telegram shows under a file, in UTF-16 units. */
const CAPTION_LENGTH = 1_024;

interface SenderLog {
  warn(event: string, fields: Readonly<Record<string, string | number>>): void;
}
type Mode = { parse_mode?: 'HTML' };

/**
 * Makes the way out to Telegram. `username` is the bot's, for the link from a group into the private chat; `draw` makes a
 * PNG of a picture when it is sent: without it, the text that says the same goes out alone.
 */
export function createSender(
  api: Api,
  username: string,
  log: SenderLog,
  draw: ((picture: Picture) => Buffer) | null = null,
): Sender {
  async function send(chatId: number, message: Message): Promise<Delivery> {
    const { attachment, html, picture } = message;
    const keyboard = keyboardOf(message, username);
    if (picture !== undefined && draw !== null) {
      const file = new InputFile(draw(picture), 'magnesium.png');
      return written(html, async (text, mode) =>
        sent(await api.sendPhoto(chatId, file, { caption: text, ...mode, ...keyboard })),
      );
    }
    if (attachment === undefined) {
      return written(html, async (text, mode) =>
        sent(await api.sendMessage(chatId, text, { ...mode, ...withoutPreview, ...keyboard })),
      );
    }
    // A text too long for a caption goes ahead of its file.
    const isCaption = plainText(html).length <= CAPTION_LENGTH;
    if (!isCaption) {
      const ahead = await send(chatId, { place: message.place, anew: message.anew, html, buttons: message.buttons });
      if (ahead.is !== 'sent') return ahead;
    }
    const file = new InputFile(Buffer.from(attachment.text), attachment.name);
    return written(html, async (text, mode) =>
      sent(await api.sendDocument(chatId, file, isCaption ? { caption: text, ...mode, ...keyboard } : {})),
    );
  }

  /** What Telegram cannot parse is a fault of ours, yet it may be urgent: then it goes out without markup. */
  async function written(html: string, call: (text: string, mode: Mode) => Promise<Delivery>): Promise<Delivery> {
    const delivery = await outcomeOf(() => call(html, { parse_mode: 'HTML' }));
    if (delivery.is !== 'refused' || !/can't parse entities/i.test(delivery.why)) return delivery;
    log.warn('markup-refused', { why: delivery.why });
    return outcomeOf(() => call(plainText(html), {}));
  }

  return {
    send,
    edit(chatId, messageId, message) {
      const extra = { ...withoutPreview, ...keyboardOf(message, username) };
      return written(message.html, async (text, mode) => {
        await api.editMessageText(chatId, messageId, text, { ...mode, ...extra });
        return { is: 'edited' };
      });
    },
    async strip(chatId, messageId) {
      // Its buttons are known as old when tapped, so it does not matter if this fails.
      await outcomeOf(async () => {
        await api.editMessageReplyMarkup(chatId, messageId);
        return { is: 'edited' };
      });
    },
  };
}

const withoutPreview = { link_preview_options: { is_disabled: true } } as const;

function sent(message: { message_id: number }): Delivery {
  return { is: 'sent', messageId: message.message_id };
}

function keyboardOf({ buttons }: Message, username: string): { reply_markup?: InlineKeyboardMarkup } {
  if (buttons.length === 0) return {};
  return { reply_markup: { inline_keyboard: buttons.map((row) => row.map((button) => buttonOf(button, username))) } };
}

function buttonOf({ text, does, style }: Button, username: string): InlineKeyboardButton {
  const looks = style === undefined ? { text } : { text, style };
  if ('link' in does) return { ...looks, url: `https://t.me/${username}?start=check` };
  return 'copy' in does
    ? { ...looks, copy_text: { text: does.copy } }
    : { ...looks, callback_data: encodeAction(does) };
}

async function outcomeOf(call: () => Promise<Delivery>): Promise<Delivery> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof HttpError) return { is: 'later', waitMs: null };
    if (error instanceof GrammyError) return answered(error);
    throw error;
  }
}

/** What a refusal of the Bot API means for a message. */
function answered({ error_code, description, parameters }: GrammyError): Delivery {
  if (error_code === 429) {
    return { is: 'later', waitMs: parameters.retry_after === undefined ? null : parameters.retry_after * 1_000 };
  }
  if (error_code === 403 || /chat not found|PEER_ID_INVALID/i.test(description)) return { is: 'blocked' };
  if (/message is not modified/i.test(description)) return { is: 'edited' };
  if (/message to (edit|be edited) not found|message can't be edited|MESSAGE_ID_INVALID/i.test(description)) {
    return { is: 'gone' };
  }
  // 401 ends the polling, and with it the process; the message waits for a token that is taken.
  if (error_code >= 500 || error_code === 401) return { is: 'later', waitMs: null };
  return { is: 'refused', why: description };
}
