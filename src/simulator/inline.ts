/** Inline mode: what a person types behind the bot's name, what the bot offers, and what choosing it sends. */
import type { InlineQueryResult, InlineQueryResultArticle, InlineQueryResultsButton, Message } from 'grammy/types';
import { badRequest } from './api-error.ts';
import { readKeyboard } from './keyboard.ts';
import { LIMITS } from './limits.ts';
import type { Methods } from './method.ts';
import { readMessageText } from './send-methods.ts';
import type { World } from './world.ts';

/** What was typed, and by whom. */
export interface InlineQuestion {
  readonly userId: number;
  readonly query: string;
  readonly atMs: number;
}

/** What the bot offers for it. */
export interface InlineOffer {
  readonly results: readonly InlineQueryResultArticle[];
  readonly button: InlineQueryResultsButton | null;
}

/** All of inline mode in a world. */
export interface InlineMode {
  /** Queries that wait for their answer, by id. */
  readonly open: Map<string, InlineQuestion>;
  /** Answers by the id of the query. */
  readonly offers: Map<string, InlineOffer>;
  /** Kept answers, by what was typed and, when they are personal, by whom. */
  readonly kept: Map<string, { readonly offer: InlineOffer; readonly untilMs: number }>;
}

const DEFAULT_CACHE_S = 300;
const NEXT_OFFSET_BYTES = 64;

/** An answer to the same letters that Telegram still keeps, for everybody or for this person; null when it asks the bot. */
export function keptOffer({ inline, nowMs }: World, userId: number, query: string): InlineOffer | null {
  for (const key of [keptFor(query, null), keptFor(query, userId)]) {
    const kept = inline.kept.get(key);
    if (kept !== undefined && kept.untilMs > nowMs()) return kept.offer;
  }
  return null;
}

/** What the page shows of an offer. */
export function shownOffer({ results, button }: InlineOffer): object {
  return {
    results: results.map(({ id, title, description = '' }) => ({ id, title, description })),
    button:
      button === null || !('start_parameter' in button) ? null : { text: button.text, payload: button.start_parameter },
  };
}

/** The text of a result as it stands in the chat when it is chosen. */
export function chosenText(result: InlineQueryResultArticle): Pick<Message, 'text' | 'entities'> {
  const content = result.input_message_content;
  if (!('message_text' in content)) throw new Error(`result ${result.id} has no text`); // checked when it was answered
  const { text, entities } = readMessageText(content.message_text, content.parse_mode);
  return { text, ...(entities.length > 0 && { entities: [...entities] }) };
}

/** The method that answers a query: strict about what Telegram refuses. */
export function inlineMethods(world: World): Methods<'answerInlineQuery'> {
  return {
    answerInlineQuery: ({ inline_query_id: id = '', results, cache_time, is_personal, next_offset = '', button }) => {
      if (!Array.isArray(results)) throw badRequest("can't parse inline query results: expected an Array");
      if (results.length > LIMITS.inlineResults) throw badRequest('RESULTS_TOO_MUCH');
      const ids = new Set<string>();
      const articles = (results as InlineQueryResult[]).map((result) => {
        const article = readArticle(result);
        if (ids.has(article.id)) throw badRequest('RESULT_ID_DUPLICATE');
        ids.add(article.id);
        return article;
      });
      if (Buffer.byteLength(next_offset) > NEXT_OFFSET_BYTES) throw badRequest('NEXT_OFFSET_INVALID');
      if (cache_time !== undefined && cache_time < 0) throw badRequest('CACHE_TIME_INVALID');
      const offer = { results: articles, button: readButton(button) };
      const question = world.inline.open.get(id);
      world.inline.open.delete(id);
      if (question === undefined || world.nowMs() - question.atMs > world.tapAnswerLimitMs) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
      }
      world.inline.offers.set(id, offer);
      const key = keptFor(question.query, is_personal === true ? question.userId : null);
      world.inline.kept.set(key, { offer, untilMs: world.nowMs() + (cache_time ?? DEFAULT_CACHE_S) * 1_000 });
      world.events.emit({ kind: 'inline', userId: question.userId, queryId: id });
      return true;
    },
  };
}

function readArticle(result: InlineQueryResult): InlineQueryResultArticle {
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
  return result;
}

function readButton(button: InlineQueryResultsButton | undefined): InlineQueryResultsButton | null {
  if (button === undefined) return null;
  if (typeof button.text !== 'string' || button.text === '') throw badRequest('BUTTON_TEXT_INVALID');
  if (!('start_parameter' in button)) throw badRequest('web apps are not played by this simulator');
  if (!LIMITS.startPayload.test(button.start_parameter)) throw badRequest('START_PARAM_INVALID');
  return button;
}

function keptFor(query: string, userId: number | null): string {
  return `${userId ?? 'all'}:${query}`;
}
