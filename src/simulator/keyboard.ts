/** Telegram's checks of an inline keyboard. */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { badRequest } from './api-error.ts';
import { isLink } from './html.ts';
import { LIMITS } from './limits.ts';

/** Fields that say what a button does; each button has exactly one. */
const ACTIONS: Readonly<Record<string, (value: unknown) => void>> = {
  callback_data: (value) => {
    if (typeof value !== 'string') throw badRequest('BUTTON_DATA_INVALID');
    const bytes = Buffer.byteLength(value);
    if (bytes < 1 || bytes > LIMITS.callbackDataBytes) throw badRequest('BUTTON_DATA_INVALID');
  },
  url: (value) => {
    if (typeof value === 'string' && isLink(value)) return;
    throw badRequest(`inline keyboard button URL '${String(value)}' is invalid: Wrong HTTP URL`);
  },
  copy_text: (value) => {
    const text = isObject(value) ? value['text'] : undefined;
    if (typeof text === 'string' && text.length >= 1 && text.length <= LIMITS.copyTextLength) return;
    throw badRequest('BUTTON_COPY_TEXT_INVALID');
  },
  switch_inline_query: needString,
  switch_inline_query_current_chat: needString,
  disabled: (value) => {
    if (!isObject(value)) throw badRequest('field "disabled" of a button must be an object');
  },
};

const STYLES = ['danger', 'success', 'primary'];

/**
 * Reads `reply_markup`.
 * @returns undefined if none was given; an empty keyboard counts as none
 * @throws {ApiError} 400 for a keyboard that Telegram would refuse or drop in silence
 */
export function readKeyboard(markup: unknown): InlineKeyboardMarkup | undefined {
  if (markup === undefined) return undefined;
  if (!isObject(markup)) throw badRequest('object expected as reply markup');
  const unknown = Object.keys(markup).find((key) => key !== 'inline_keyboard');
  if (unknown) throw badRequest(`reply markup field "${unknown}" is not played by this simulator; use inline_keyboard`);
  const rows = markup['inline_keyboard'];
  if (!Array.isArray(rows))
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  const read = rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays');
    if (row.length > LIMITS.buttonsInARow)
      throw badRequest(`reply markup has more than ${LIMITS.buttonsInARow} buttons in a row`);
    return row.map(readButton);
  });
  const filled = read.filter((row) => row.length > 0);
  if (filled.length !== read.length) throw badRequest('reply markup has an empty row; Telegram would drop it');
  if (filled.flat().length > LIMITS.buttons) throw badRequest('reply markup is too long: REPLY_MARKUP_TOO_LONG');
  return filled.length === 0 ? undefined : { inline_keyboard: filled };
}

function readButton(button: unknown): InlineKeyboardButton {
  if (!isObject(button)) throw badRequest('inline keyboard button must be an object');
  const { text, style, ...rest } = button;
  if (typeof text !== 'string' || text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if (style !== undefined && !(typeof style === 'string' && STYLES.includes(style))) {
    throw badRequest(`inline keyboard button style must be one of ${STYLES.join(', ')}`);
  }
  const actions = Object.keys(rest);
  if (actions.length !== 1)
    throw badRequest('text buttons are unallowed in the inline keyboard; a button does exactly one thing');
  const [action = ''] = actions;
  const check = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!check) throw badRequest(`inline keyboard button field "${action}" is not played by this simulator`);
  check(rest[action]);
  return button as unknown as InlineKeyboardButton; // every field was checked above
}

function needString(value: unknown): void {
  if (typeof value !== 'string') throw badRequest('inline query of a button must be a string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
