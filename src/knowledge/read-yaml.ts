import { createRequire } from 'node:module';

/** Thrown inside this file when a text goes beyond the plain subset; the full parser then takes over. */
class BeyondSubset extends Error {}

interface Line {
  indent: number;
  text: string;
}

/**
 * Reads YAML. The plain subset that our files are written in (block maps and lists, flow collections, one-line
 * scalars) is read here in a tenth of the time: the full parser would add half a second to every start.
 * Anything else, errors included, goes to the full parser; `npm run check` proves that both read every file alike.
 * @throws {Error} of the full parser, when the text is no YAML
 */
export function readYaml(text: string): unknown {
  try {
    // The way through JSON copies what is kept: a piece of a text holds on to all of the text.
    return JSON.parse(JSON.stringify(readPlainYaml(text)));
  } catch (error) {
    if (error instanceof BeyondSubset) return fullParser().parse(text);
    throw error;
  }
}

/** Loaded when a file needs it, or a problem its line; as a rule none does. */
export function fullParser(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml') as typeof import('yaml');
}

/** As `readYaml`, without the full parser: undefined when the text goes beyond the subset. */
export function readOnlyPlainYaml(text: string): unknown {
  try {
    return readPlainYaml(text);
  } catch (error) {
    if (error instanceof BeyondSubset) return undefined;
    throw error;
  }
}

function readPlainYaml(text: string): unknown {
  if (/\t|\r|^---|^\.\.\.|^%/m.test(text)) throw new BeyondSubset();
  const lines: Line[] = [];
  for (const raw of text.split('\n')) {
    const trimmed = raw.trimStart();
    if (trimmed !== '' && !trimmed.startsWith('#')) lines.push({ indent: raw.length - trimmed.length, text: trimmed });
  }
  if (lines.length === 0) return null;
  const reader = new BlockReader(lines);
  const value = reader.block(lines[0]?.indent ?? 0);
  if (!reader.isAtEnd()) throw new BeyondSubset();
  return value;
}

class BlockReader {
  readonly #lines: Line[];
  #at = 0;

  constructor(lines: Line[]) {
    this.#lines = lines;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#lines.length;
  }

  /** Reads the map or list whose lines stand at this indent; a lone flow collection or scalar is read too. */
  block(indent: number): unknown {
    const line = this.#lines[this.#at];
    if (!line || line.indent !== indent) throw new BeyondSubset();
    if (isItem(line.text)) return this.#list(indent);
    if (splitKey(line.text)) return this.#map(indent);
    this.#at++;
    return readInline(line.text);
  }

  #list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.#lines[this.#at]; line?.indent === indent && isItem(line.text); line = this.#lines[this.#at]) {
      const rest = line.text.slice(1).trimStart();
      if (rest === '' || rest.startsWith('#') || isItem(rest)) throw new BeyondSubset();
      if (!'{["\''.includes(rest[0] ?? '') && splitKey(rest)) {
        // "- key: value" opens a map whose lines stand where the key stands.
        line.indent += line.text.length - rest.length;
        line.text = rest;
        items.push(this.#map(line.indent));
      } else {
        this.#at++;
        items.push(readInline(this.#whole(rest)));
        this.#expectNoDeeper(indent);
      }
    }
    return items;
  }

  #map(indent: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (
      let line = this.#lines[this.#at];
      line?.indent === indent && !isItem(line.text);
      line = this.#lines[this.#at]
    ) {
      const pair = splitKey(line.text);
      if (!pair || pair.key in map) throw new BeyondSubset();
      this.#at++;
      if (pair.rest !== '') {
        map[pair.key] = readInline(this.#whole(pair.rest));
        this.#expectNoDeeper(indent);
      } else map[pair.key] = this.#nested(indent);
    }
    return map;
  }

  /** What stands below "key:": deeper lines, a list at the same indent, or nothing. */
  #nested(indent: number): unknown {
    const next = this.#lines[this.#at];
    if (next && (next.indent > indent || (next.indent === indent && isItem(next.text)))) {
      if (!isItem(next.text) && !splitKey(next.text)) throw new BeyondSubset();
      return this.block(next.indent);
    }
    return null;
  }

  /** Takes the lines on which a flow collection goes on, folded as YAML folds them. */
  #whole(first: string): string {
    if (first[0] !== '[' && first[0] !== '{') return first;
    const lines = [first.trimEnd()];
    for (let depth = depthOf(first); depth > 0; ) {
      const next = this.#lines[this.#at];
      if (!next || (next.text.includes(' #') && next.text.replace(QUOTED, '').includes(' #'))) throw new BeyondSubset();
      // A line goes on inside a collection, where a value can begin.
      depth += depthOf(`,${next.text}`);
      lines.push(next.text.trimEnd());
      this.#at++;
    }
    return lines.join(' ');
  }

  /** A deeper line after a value continues that value, which only the full parser reads. */
  #expectNoDeeper(indent: number): void {
    const next = this.#lines[this.#at];
    if (next && next.indent > indent) throw new BeyondSubset();
  }
}

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g;

const BRACKETS = /[[\]{}]/g;
const BRACKETS_AND_QUOTED = /(?<=[[{,:]\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|[[\]{}]/g;

/** How many brackets of flow collections stay open. A quote counts only where a value can begin: not in "cow's". */
function depthOf(text: string): number {
  // Most lines of a long list have no bracket.
  if (text.search(BRACKETS) < 0) return 0;
  let depth = 0;
  for (const [token] of text.matchAll(/["']/.test(text) ? BRACKETS_AND_QUOTED : BRACKETS)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
  }
  return depth;
}

function isItem(text: string): boolean {
  return text === '-' || text.startsWith('- ');
}

const PLAIN_KEY = /^([A-Za-z0-9_][A-Za-z0-9_+./-]*|[\p{L}\p{N}][^:#{}[\],&*!|>%@`]*?) *:(?: +(.*))?$/u;
const QUOTED_KEY = /^(?:"([^"\\]*)"|'([^']*)') *:(?: +(.*))?$/;

/** `key: rest`, or nothing when the line is no pair of a map. */
function splitKey(text: string): { key: string; rest: string } | undefined {
  const quoted = QUOTED_KEY.exec(text);
  const plain = quoted ? null : PLAIN_KEY.exec(text);
  const key = quoted ? (quoted[1] ?? quoted[2]) : plain?.[1];
  if (key === undefined || key === '__proto__') return undefined;
  // The full parser may spell such a key differently (1.0 becomes 1).
  if (plain) {
    const scalar = readPlainScalar(key);
    if (typeof scalar === 'number' && !/^(0|[1-9]\d*)$/.test(key)) throw new BeyondSubset();
    if (scalar === null || key === '') throw new BeyondSubset();
  }
  const rest = (quoted?.[3] ?? plain?.[2] ?? '').trimEnd();
  return { key, rest: rest.startsWith('#') ? '' : rest };
}

/** Reads a value that ends on its line. */
function readInline(text: string): unknown {
  const reader = new FlowReader(text);
  const value = reader.value(false);
  reader.expectEnd();
  return value;
}

/** What may end a scalar without quotes inside a collection, and outside of one. */
const FLOW_MARKS = /[,\]}[{:#]/g;
const BLOCK_MARKS = /[:#]/g;

class FlowReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(isInFlow: boolean): unknown {
    const char = this.#text[this.#at];
    if (char === '{') return this.#map();
    if (char === '[') return this.#list();
    if (char === '"') return this.#doubleQuoted();
    if (char === "'") return this.#singleQuoted();
    return readPlainScalar(this.#plain(isInFlow));
  }

  expectEnd(): void {
    if (!/^\s*(?:$| #)/.test(this.#text.slice(this.#at))) throw new BeyondSubset();
  }

  #map(): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    this.#at++;
    while (!this.#closes('}')) {
      const char = this.#text[this.#at];
      const key = char === '"' || char === "'" ? this.value(true) : this.#flowKey();
      if (typeof key !== 'string' || key === '' || key === '__proto__' || key in map) throw new BeyondSubset();
      this.#space();
      if (this.#text[this.#at] !== ':' || this.#text[this.#at + 1] !== ' ') throw new BeyondSubset();
      this.#at++;
      this.#space();
      map[key] = this.value(true);
      this.#separate('}');
    }
    return map;
  }

  #flowKey(): string {
    const match = /^(?:[A-Za-z_][A-Za-z0-9_.+-]*|\d[A-Za-z0-9_+-]*)/.exec(this.#text.slice(this.#at, this.#at + 80));
    if (!match) throw new BeyondSubset();
    const scalar = readPlainScalar(match[0]);
    if (typeof scalar !== 'string' && !/^(0|[1-9]\d*)$/.test(match[0])) throw new BeyondSubset();
    this.#at += match[0].length;
    return match[0];
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    this.#at++;
    while (!this.#closes(']')) {
      items.push(this.value(true));
      this.#separate(']');
    }
    return items;
  }

  #closes(end: string): boolean {
    this.#space();
    if (this.#at >= this.#text.length) throw new BeyondSubset();
    if (this.#text[this.#at] !== end) return false;
    this.#at++;
    return true;
  }

  #separate(end: string): void {
    this.#space();
    if (this.#text[this.#at] === ',') this.#at++;
    else if (this.#text[this.#at] !== end) throw new BeyondSubset();
  }

  #space(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }

  #doubleQuoted(): string {
    const match = /^"((?:[^"\\]|\\["\\/bnrt])*)"/.exec(this.#text.slice(this.#at));
    if (!match) throw new BeyondSubset();
    this.#at += match[0].length;
    return match[1]?.includes('\\') ? JSON.parse(match[0]) : (match[1] ?? '');
  }

  #singleQuoted(): string {
    const match = /^'((?:[^']|'')*)'/.exec(this.#text.slice(this.#at));
    if (!match) throw new BeyondSubset();
    this.#at += match[0].length;
    return (match[1] ?? '').replaceAll("''", "'");
  }

  /** A scalar without quotes, up to its end: a comment, and inside a collection a comma or bracket too. */
  #plain(isInFlow: boolean): string {
    const marks = isInFlow ? FLOW_MARKS : BLOCK_MARKS;
    let end = this.#at;
    for (; ; end++) {
      marks.lastIndex = end;
      end = marks.exec(this.#text)?.index ?? this.#text.length;
      const char = this.#text[end];
      if (char === undefined || char === ',' || char === ']' || char === '}') break;
      if (char === '[' || char === '{') throw new BeyondSubset();
      if (char === ':' && (end + 1 === this.#text.length || ' ,]}['.includes(this.#text[end + 1] ?? '')))
        throw new BeyondSubset();
      if (char === '#' && this.#text[end - 1] === ' ') break;
    }
    const text = this.#text.slice(this.#at, end).trimEnd();
    if (/^[&*!|>%@`?]|^-(?: |$)|^[,\]}]/.test(text) || text === '') throw new BeyondSubset();
    this.#at = end;
    // `expectEnd` must see the space before a comment.
    if (this.#text[end] === '#') this.#at--;
    return text;
  }
}

const LONGEST_NAMED = 'false'.length;

/** What a scalar without quotes means in YAML 1.2: null, true, false, a number, or text ("yes" and "no" are text). */
function readPlainScalar(text: string): unknown {
  if (/^[A-Za-z]/.test(text)) {
    if (text.length > LONGEST_NAMED) return text;
    if (/^(?:true|True|TRUE)$/.test(text)) return true;
    if (/^(?:false|False|FALSE)$/.test(text)) return false;
    return /^(?:null|Null|NULL)$/.test(text) ? null : text;
  }
  if (text === '~' || text === '') return null;
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return readNumber(text);
  if (/^(?:0[xo]|[-+]?\.(?:inf|nan))/i.test(text)) throw new BeyondSubset();
  return text;
}

/** JSON, which all that is read here goes through, knows no infinity and no negative zero. */
function readNumber(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || Object.is(number, -0)) throw new BeyondSubset();
  return number;
}
