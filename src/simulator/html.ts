/** Telegram's HTML -> text and entities; https://core.telegram.org/bots/api#html-style. */
import type { MessageEntity } from 'grammy/types';
import { badRequest } from './api-error.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

type Attributes = ReadonlyMap<string, string>;
type MakeEntity = (attributes: Attributes, text: string, position: { offset: number; length: number }) => MessageEntity;

const plain =
  (type: MessageEntity.CommonMessageEntity['type']): MakeEntity =>
  (_attributes, _text, position) => ({ type, ...position });

interface TagRule {
  readonly attributes: readonly string[];
  readonly make: MakeEntity;
}

const bold = { attributes: [], make: plain('bold') };
const italic = { attributes: [], make: plain('italic') };
const underline = { attributes: [], make: plain('underline') };
const strikethrough = { attributes: [], make: plain('strikethrough') };
const spoiler = { attributes: [], make: plain('spoiler') };

const TAGS: ReadonlyMap<string, TagRule> = new Map<string, TagRule>([
  ['b', bold],
  ['strong', bold],
  ['i', italic],
  ['em', italic],
  ['u', underline],
  ['ins', underline],
  ['s', strikethrough],
  ['strike', strikethrough],
  ['del', strikethrough],
  ['tg-spoiler', spoiler],
  ['span', { ...spoiler, attributes: ['class'] }],
  ['a', { attributes: ['href'], make: link }],
  ['code', { attributes: [], make: plain('code') }],
  ['pre', { attributes: [], make: (_attributes, _text, position) => ({ type: 'pre', ...position }) }],
  [
    'blockquote',
    {
      attributes: ['expandable'],
      make: (attributes, _text, position) => ({
        type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote',
        ...position,
      }),
    },
  ],
]);

const NAMED_CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface OpenTag {
  readonly name: string;
  readonly attributes: Attributes;
  readonly offset: number;
  readonly at: number;
}

/**
 * Reads HTML as Telegram does, and is stricter where Telegram is silent: a bare `&` or an unknown character reference,
 * tags inside `code` or `pre`, and attributes that it would drop.
 * @throws {ApiError} 400 "can't parse entities: ..." with the byte offset
 */
export function parseHtml(html: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  let at = 0;
  const problem = (what: string, where: number) =>
    badRequest(`can't parse entities: ${what} at byte offset ${Buffer.byteLength(html.slice(0, where))}`);

  while (at < html.length) {
    const character = html[at]!;
    if (character === '&') {
      const reference = /^&(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]+);/.exec(html.slice(at, at + 12));
      const decoded = reference ? decode(reference[1]!) : undefined;
      if (!reference || decoded === undefined) throw problem('Unescaped "&" or unknown character reference', at);
      text += decoded;
      at += reference[0].length;
    } else if (character === '<') {
      const end = html.indexOf('>', at);
      const isClosing = html[at + 1] === '/';
      if (end < 0) throw problem(isClosing ? 'Unclosed end tag' : 'Unclosed start tag', at);
      const inside = html.slice(at + (isClosing ? 2 : 1), end);
      if (isClosing) closeTag(inside.trim().toLowerCase(), at);
      else openTag(inside, at);
      at = end + 1;
    } else {
      text += character;
      at++;
    }
  }
  const left = open.at(-1);
  if (left) throw problem(`Can't find end tag corresponding to start tag "${left.name}"`, left.at);
  return trimmed(text, entities);

  function openTag(inside: string, where: number): void {
    const [, name = '', rest = ''] = /^([^\s>]*)([\s\S]*)$/.exec(inside) ?? [];
    const lowerName = name.toLowerCase();
    const rule = TAGS.get(lowerName);
    if (!rule) throw problem(`Unsupported start tag "${name}"`, where);
    const attributes = readAttributes(rest, (what) => problem(`${what} in the tag "${name}"`, where));
    for (const attribute of attributes.keys()) {
      if (!rule.attributes.includes(attribute))
        throw problem(`Unsupported attribute "${attribute}" of the tag "${name}"`, where);
    }
    if (lowerName === 'span' && attributes.get('class') !== 'tg-spoiler') {
      throw problem('Tag "span" must have class "tg-spoiler"', where);
    }
    const parent = open.at(-1)?.name;
    if (parent === 'code' || parent === 'pre') throw problem(`Tag "${name}" can't be inside "${parent}"`, where);
    if (open.some((tag) => tag.name === lowerName && (lowerName === 'blockquote' || lowerName === 'a'))) {
      throw problem(`Tag "${name}" can't be nested`, where);
    }
    open.push({ name: lowerName, attributes, offset: text.length, at: where });
  }

  function closeTag(name: string, where: number): void {
    const tag = open.pop();
    if (!tag) throw problem(`Unexpected end tag "${name}"`, where);
    if (tag.name !== name) throw problem(`Unmatched end tag, expected "</${tag.name}>", found "</${name}>"`, where);
    const position = { offset: tag.offset, length: text.length - tag.offset };
    entities.push(TAGS.get(name)!.make(tag.attributes, text.slice(tag.offset), position));
  }
}

function link(attributes: Attributes, text: string, position: { offset: number; length: number }): MessageEntity {
  const address = attributes.get('href') ?? text;
  if (!isLink(address)) throw badRequest(`can't parse entities: Invalid address "${address}" in the tag "a"`);
  return { type: 'text_link', url: address, ...position };
}

/** Whether Telegram takes the address for a link or a button: http, https or tg, with a host. */
export function isLink(address: string): boolean {
  if (/\s/.test(address)) return false;
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(withScheme)) return false;
  const url = new URL(withScheme);
  if (url.protocol === 'tg:') return true;
  return /^https?:$/.test(url.protocol) && (url.hostname.includes('.') || url.hostname === 'localhost');
}

function readAttributes(source: string, problem: (what: string) => Error): Attributes {
  const attributes = new Map<string, string>();
  let rest = source.trim();
  while (rest !== '') {
    const found = /^([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[a-zA-Z0-9.-]+))?(?=\s|$)\s*/.exec(rest);
    if (!found) throw problem('Bad attribute');
    const value = (found[2] ?? '').replace(/^["']|["']$/g, '');
    attributes.set(
      found[1]!.toLowerCase(),
      value.replace(/&(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]+);/g, (whole, name: string) => decode(name) ?? whole),
    );
    if (found[2] === undefined && found[1]!.toLowerCase() !== 'expandable') {
      throw problem(`Expected equal sign in declaration of the attribute "${found[1]}"`);
    }
    rest = rest.slice(found[0].length);
  }
  return attributes;
}

function decode(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED_CHARACTERS[name];
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** Telegram drops white space around a message and moves the entities along. */
function trimmed(text: string, entities: readonly MessageEntity[]): FormattedText {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const kept = entities
    .map((entity) => {
      const from = Math.max(entity.offset, start);
      const to = Math.min(entity.offset + entity.length, end);
      return { ...entity, offset: from - start, length: to - from };
    })
    .filter((entity) => entity.length > 0)
    .sort((one, other) => one.offset - other.offset || other.length - one.length);
  return { text: text.trim(), entities: kept };
}
