/** Inline mode: what is typed behind the bot's name in any chat is answered at once. No turn is taken and nothing is kept. */
import type { Api } from 'grammy';
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types';
import type { InlineAnswer, InlineResult } from '../chat.ts';

/** Foods change with a new version only; until then Telegram answers the same letters itself. */
const CACHE_S = 3_600;
/** Nobody types a longer name of a food. */
const LONGEST_QUERY = 64;
/** Results come on one page. */
const ONLY_PAGE = '';

/** @param answer gives the foods for what was typed, in the language of the app */
export async function answerInlineQuery(
  api: Api,
  { id, query, offset, from }: InlineQuery,
  answer: (query: string, appLanguage: string | null) => Promise<InlineAnswer>,
): Promise<void> {
  const isFirst = offset === ONLY_PAGE;
  const { results, onwards } = await answer(query.slice(0, LONGEST_QUERY), from.language_code ?? null);
  await api.answerInlineQuery(id, isFirst ? results.map(articleOf) : [], {
    cache_time: CACHE_S,
    // The same letters are answered in another language to somebody else.
    is_personal: true,
    next_offset: ONLY_PAGE,
    button: { text: onwards, start_parameter: 'food' },
  });
}

function articleOf({ id, title, description, html }: InlineResult): InlineQueryResultArticle {
  return {
    type: 'article',
    id,
    title,
    description,
    input_message_content: {
      message_text: html,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
  };
}
