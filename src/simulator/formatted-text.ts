/** The text of a message as the bot gave it, or as a person typed it, with what Telegram finds in it by itself. */
import type { MessageEntity } from 'grammy/types';
import { badRequest } from './api-error.ts';
import { type FormattedText, parseHtml } from './html.ts';

const FOUND: readonly { type: 'bot_command' | 'url' | 'mention'; pattern: RegExp }[] = [
  { type: 'url', pattern: /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g },
  { type: 'bot_command', pattern: /(?<![\w/<>@])\/[a-zA-Z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])/g },
  { type: 'mention', pattern: /(?<![\w/@])@[A-Za-z][A-Za-z0-9_]{3,31}\b/g },
];

/**
 * Text and entities of what a bot sends.
 * @throws {ApiError} 400 for broken HTML, and for a parse mode that the simulator does not read
 */
export function readFormatted(source: string, parseMode: string | undefined): FormattedText {
  if (/\p{Surrogate}/u.test(source) || source.includes('\0')) throw badRequest('strings must be encoded in UTF-8');
  if (parseMode === undefined || parseMode === '') return withFound({ text: source.trim(), entities: [] });
  if (parseMode.toLowerCase() !== 'html')
    throw badRequest(`parse_mode "${parseMode}" is not read by this simulator; use HTML`);
  return withFound(parseHtml(source));
}

/** Adds commands, addresses and mentions, where no code or link is. */
export function withFound({ text, entities }: FormattedText): FormattedText {
  const found: MessageEntity[] = [];
  for (const { type, pattern } of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      const isTaken = [...entities.filter((other) => /^(code|pre|text_link)$/.test(other.type)), ...found].some(
        (other) => other.offset < entity.offset + entity.length && entity.offset < other.offset + other.length,
      );
      if (!isTaken) found.push(entity);
    }
  }
  const all = [...entities, ...found].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return { text, entities: all };
}
