/** Inline mode on the page: "@bot almonds" in the box offers what the bot finds, and a press sends it. */
import { make } from './rich-text.js';

/** Nobody wants an answer for each letter; the apps wait as well. */
const PAUSE_MS = 200;

const list = document.getElementById('inline');

/**
 * @param {{ act: (act: object) => Promise<any>, state: () => object, words: () => Record<string, string> }} chat
 * @param {() => void} onSent is called when something was chosen
 */
export function createInline(chat, onSent) {
  const offers = new Map();
  let asked = null;
  let timer;

  function hide() {
    clearTimeout(timer);
    asked = null;
    list.hidden = true;
  }

  async function ask(query) {
    const answer = await chat.act({ act: 'ask-inline', query });
    if (!answer) return;
    asked = answer.queryId;
    show();
  }

  function show() {
    const offer = offers.get(asked);
    if (!offer) return;
    list.replaceChildren(
      ...(offer.button ? [line(offer.button.text, '', () => ({ act: 'start', payload: offer.button.payload }))] : []),
      ...offer.results.map(({ id, title, description }) =>
        line(title, description, () => ({ act: 'choose-inline', queryId: asked, resultId: id })),
      ),
    );
    list.hidden = list.children.length === 0;
  }

  function line(title, description, actOf) {
    const button = make('button', '', make('b', '', title), make('span', '', description));
    button.type = 'button';
    button.addEventListener('click', () => {
      const act = actOf();
      hide();
      onSent();
      void chat.act(act);
    });
    return make('li', '', button);
  }

  return {
    /** What stands in the box now. */
    typed: (text) => {
      const name = `@${chat.state().bot.username ?? ''} `;
      if (!text.toLowerCase().startsWith(name.toLowerCase())) return hide();
      clearTimeout(timer);
      timer = setTimeout(() => void ask(text.slice(name.length)), PAUSE_MS);
    },
    /** The bot has answered; it may be before the page knows the number of its query. */
    offered: (queryId, offer) => {
      offers.set(queryId, offer);
      if (queryId === asked) show();
    },
  };
}
