/** answerCallbackQuery and answerInlineQuery. */
import type { InlineQueryResult } from 'grammy/types';
import { badRequest } from './api-error.ts';
import type { Toast } from './events.ts';
import { readKeyboard } from './keyboard.ts';
import { LIMITS } from './limits.ts';
import type { Methods } from './method.ts';
import { readMessageText } from './send-methods.ts';
import type { World } from './world.ts';

/** The methods that answer what a person did, without a message. */
export function answerMethods(world: World): Methods<'answerCallbackQuery' | 'answerInlineQuery'> {
  return {
    answerCallbackQuery: ({ callback_query_id = '', text = '', show_alert = false, url }) => {
      if (text.length > LIMITS.callbackAnswerLength) throw badRequest('MESSAGE_TOO_LONG');
      if (url !== undefined && url !== '') throw badRequest('URL_INVALID');
      const tap = world.openTaps.get(callback_query_id);
      world.openTaps.delete(callback_query_id);
      if (!tap || world.nowMs() - tap.atMs > world.tapAnswerLimitMs) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
      }
      const toast: Toast = { queryId: callback_query_id, messageId: tap.messageId, text, isAlert: show_alert };
      world.people.get(tap.userId)?.toasts.push(toast);
      world.events.emit({ kind: 'toast', userId: tap.userId, toast });
      return true;
    },

    answerInlineQuery: ({ inline_query_id = '', results }) => {
      if (!Array.isArray(results)) throw badRequest("can't parse inline query results: expected an Array");
      if (results.length > LIMITS.inlineResults) throw badRequest('RESULTS_TOO_MUCH');
      const ids = new Set<string>();
      for (const result of results as InlineQueryResult[]) {
        checkResult(result);
        if (ids.has(result.id)) throw badRequest('RESULT_ID_DUPLICATE');
        ids.add(result.id);
      }
      if (!world.openInlineQueries.delete(inline_query_id)) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
      }
      return true;
    },
  };
}

function checkResult(result: InlineQueryResult): void {
  const bytes = typeof result.id === 'string' ? Buffer.byteLength(result.id) : 0;
  if (bytes < 1 || bytes > 64) throw badRequest('RESULT_ID_INVALID');
  if (result.type !== 'article')
    throw badRequest(`inline results of type "${result.type}" are not played by this simulator`);
  if (typeof result.title !== 'string' || result.title === '')
    throw badRequest('field "title" of an article must be non-empty');
  const content = result.input_message_content;
  if (!content || !('message_text' in content))
    throw badRequest('an article needs an input_message_content with a text');
  readMessageText(content.message_text, content.parse_mode);
  readKeyboard(result.reply_markup);
}
