import { createHash } from 'node:crypto';
import type { Source } from './schema.ts';

/** A hand-written source of overlay/sources.yaml, which may take over what the tables say in other words. */
export interface OwnSource extends Source {
  /** Fragments of the tables, or addresses, that mean this source. */
  readonly matches?: readonly string[] | undefined;
}

interface Seen {
  readonly titles: Map<string, number>;
  readonly url: string | undefined;
}

/** What a cell names: the sources by key, and remarks in brackets behind an address. */
export interface Cited {
  readonly keys: readonly string[];
  readonly remarks: readonly string[];
}

/**
 * Gathers every source that the tables name, so that each stands once in sources.yaml.
 * Two mentions are the same source when they have the same address, or without one the same title.
 */
export class SourceCollector {
  readonly #seen = new Map<string, Seen>();
  readonly #ownByMatch = new Map<string, string[]>();
  readonly #own: readonly OwnSource[];

  constructor(own: readonly OwnSource[]) {
    this.#own = own;
    for (const source of own) {
      for (const match of [source.title, source.url, ...(source.matches ?? [])]) {
        if (match) this.#ownByMatch.set(match, [...(this.#ownByMatch.get(match) ?? []), source.id]);
      }
    }
  }

  /** Takes a cell of the column `source` apart: `a ; b | c`, and `a; b` outside brackets. */
  cite(cell: string): Cited {
    const keys: string[] = [];
    const remarks: string[] = [];
    for (const fragment of splitCell(cell)) {
      const { title, url, remark } = readFragment(fragment);
      const own = this.#ownByMatch.get(fragment) ?? this.#ownByMatch.get(url ?? title) ?? this.#ownByMatch.get(title);
      keys.push(...(own ?? [this.#note(url ?? title, title, url)]));
      if (remark) remarks.push(remark);
    }
    return { keys: [...new Set(keys)], remarks };
  }

  /** Takes a title that is one source whatever it holds, and the pages on which it was read. */
  citeWhole(title: string, urls: readonly string[]): Cited {
    const [url, ...copies] = urls;
    const keys = this.#ownByMatch.get(title) ?? [this.#note(title, title, url)];
    return { keys: [...new Set([...keys, ...copies.flatMap((copy) => this.cite(copy).keys)])], remarks: [] };
  }

  /** Ids by key, and all rows for sources.yaml in the order of their ids. */
  finish(): { ids: ReadonlyMap<string, string>; sources: Source[] } {
    const ids = new Map(this.#own.map((source) => [source.id, source.id]));
    const taken = new Set(ids.keys());
    const sources = this.#own.map(({ matches: _, ...source }): Source => source);
    const found = [...this.#seen].map(([key, seen]) => ({ key, url: seen.url, title: bestTitle(seen) }));
    const wanted = new Map<string, number>();
    for (const { title } of found) wanted.set(idFor(title), (wanted.get(idFor(title)) ?? 0) + 1);
    for (const { key, title, url } of found) {
      const plain = idFor(title);
      // A name that two sources want goes to neither, so that a new row never renames an old one.
      const id = wanted.get(plain) === 1 && !taken.has(plain) ? plain : `${plain}-${shortHash(key)}`;
      const year = yearIn(title);
      ids.set(key, id);
      sources.push({ id, title, ...(url ? { url } : {}), ...(year ? { year } : {}) });
    }
    return { ids, sources: sources.sort((a, b) => (a.id < b.id ? -1 : 1)) };
  }

  #note(key: string, title: string, url: string | undefined): string {
    const seen = this.#seen.get(key) ?? { titles: new Map<string, number>(), url };
    if (title) seen.titles.set(title, (seen.titles.get(title) ?? 0) + 1);
    this.#seen.set(key, seen);
    return key;
  }
}

function splitCell(cell: string): string[] {
  const parts = cell
    .split(/ ; | \| /)
    .flatMap((part) => splitOutsideBrackets(part))
    .map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (depth === 0 && text.startsWith('; ', at)) {
      parts.push(text.slice(from, at));
      from = at + 2;
    }
  }
  return [...parts, text.slice(from)];
}

function readFragment(fragment: string): { title: string; url?: string; remark?: string } {
  const match = /https?:\/\/\S+/.exec(fragment);
  if (!match) return { title: fragment };
  // "(UK SmPCs ...: https://a.b/c)" has the bracket of the sentence behind the address, "c(0ea30657)" its own.
  const url = match[0].endsWith(')') && !match[0].includes('(') ? match[0].slice(0, -1) : match[0];
  const before = fragment.slice(0, match.index).trim();
  const after = fragment.slice(match.index + match[0].length).trim();
  const title = before.replace(/\s*(:|,|via|see|at|in)$/u, '').trim();
  const remark = /^\(.*\)$/s.test(after) ? after.slice(1, -1) : after;
  return { title, url, ...(remark ? { remark } : {}) };
}

/** The wording used most; of equals the longest, then the first in the alphabet. */
function bestTitle(seen: Seen): string {
  const [best] = [...seen.titles].sort(
    ([a, timesA], [b, timesB]) => timesB - timesA || b.length - a.length || (a < b ? -1 : 1),
  );
  return best?.[0] ?? new URL(seen.url ?? '').hostname.replace(/^www\./, '');
}

function yearIn(title: string): number | undefined {
  const years = title.match(/\b(19[6-9]\d|20[0-3]\d)\b/g);
  return years?.[0] ? Number(years[0]) : undefined;
}

/** `garrison-2020`, `mhra-2012`, `uk-smpc-milk-of`. */
function idFor(title: string): string {
  const year = yearIn(title);
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bet al\b/g, ' ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== String(year));
  const byAuthor = /^\p{Lu}[\p{L}-]+(?: & \p{Lu}[\p{L}-]+)?(?: et al\.)?,? (?:19|20)\d\d\b/u.exec(title);
  const count = byAuthor
    ? byAuthor[0]
        .replace(/ et al\.|[,&]|\d/g, ' ')
        .split(/[\s-]+/)
        .filter(Boolean).length
    : 4;
  return [...words.slice(0, count), ...(year ? [String(year)] : [])].join('-');
}

function shortHash(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 4);
}
