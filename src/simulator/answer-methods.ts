/** answerCallbackQuery. */
import { badRequest } from './api-error.ts';
import type { Toast } from './events.ts';
import { LIMITS } from './limits.ts';
import type { Methods } from './method.ts';
import type { World } from './world.ts';

/** The method that answers a tap, without a message. */
export function answerMethods(world: World): Methods<'answerCallbackQuery'> {
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
  };
}
