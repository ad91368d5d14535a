/** Text with Telegram's entities -> DOM nodes; never through HTML. */

const TAGS = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};
const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

/**
 * @param {string} text
 * @param {readonly { type: string, offset: number, length: number, url?: string }[]} entities sorted, outer ones first
 * @param {{ words: Record<string, string>, say: (text: string) => void }} chat
 * @returns {DocumentFragment}
 */
export function richText(text, entities, chat) {
  return part(text, 0, text.length, entities, chat);
}

function part(text, from, to, entities, chat) {
  const fragment = document.createDocumentFragment();
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    const inner = [];
    index++;
    while (index < entities.length && entities[index].offset < end) inner.push(entities[index++]);
    const isBlock = BLOCKS.has(entity.type);
    let before = text.slice(at, entity.offset);
    if (isBlock) before = before.replace(/\n$/, ''); // the block breaks the line by itself
    if (before) fragment.append(before);
    fragment.append(element(entity, part(text, entity.offset, end, inner, chat), text.slice(entity.offset, end), chat));
    at = isBlock && text[end] === '\n' ? end + 1 : end;
  }
  const rest = text.slice(at, to);
  if (rest) fragment.append(rest);
  return fragment;
}

function element(entity, content, plain, chat) {
  switch (entity.type) {
    case 'text_link':
      return link(entity.url, content);
    case 'url':
      return link(plain, content);
    case 'bot_command': {
      const button = make('button', 'command', content);
      button.type = 'button';
      button.addEventListener('click', () => chat.say(plain));
      return button;
    }
    case 'spoiler': {
      const button = make('button', 'spoiler', content);
      button.type = 'button';
      button.setAttribute('aria-label', chat.words.spoiler);
      button.addEventListener('click', () => {
        const shown = document.createElement('span');
        shown.append(...button.childNodes);
        button.replaceWith(shown);
      });
      return button;
    }
    case 'expandable_blockquote':
      return expandable(content, chat.words);
    default:
      return TAGS[entity.type] ? make(TAGS[entity.type], '', content) : make('span', '', content);
  }
}

/** A long quote shows three lines until it is opened. */
function expandable(content, words) {
  const quote = make('blockquote', 'expandable', make('div', 'lines', content));
  const lines = quote.firstElementChild;
  const toggle = make('button', 'more', words.showMore);
  toggle.type = 'button';
  toggle.setAttribute('aria-expanded', 'false');
  toggle.addEventListener('click', () => {
    const isOpen = quote.classList.toggle('open');
    toggle.setAttribute('aria-expanded', String(isOpen));
    toggle.textContent = isOpen ? words.showLess : words.showMore;
  });
  quote.append(toggle);
  requestAnimationFrame(() => {
    toggle.hidden = lines.scrollHeight <= lines.clientHeight + 1;
  });
  return quote;
}

/** Only web addresses become links; others (tg:) stay text. */
function link(address, content) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`;
  if (!/^https?:/i.test(full)) return make('span', '', content);
  const anchor = make('a', '', content);
  anchor.href = full;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
  return anchor;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {...(Node | string)} children
 */
export function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}
