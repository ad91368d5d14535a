/** Every sentence that people read, with the file and the key where it stands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '../../src/domain/state.ts';
import { shownText } from './telegram-html.ts';

const LANGUAGES = join(import.meta.dirname, '..', '..', 'knowledge', 'languages');
/** Tables of what people say, in which nothing is said to them; and keys of such words in the other tables. */
const FILES =
  'complaints conditions foods forms labels look-alikes medicines questions red-flags safety-flags tests topics claims'.split(
    ' ',
  );
const UNSAID: ReadonlySet<string> = new Set(['typed', 'written']);

export interface Spoken {
  readonly at: string;
  readonly text: string;
}

/** What is said in one language: the word tables, and the messages with every variant. */
export function spokenTexts(language: Language): readonly Spoken[] {
  const tables = FILES.flatMap((file) =>
    textsOf(parse(readFileSync(join(LANGUAGES, language, `${file}.yaml`), 'utf8')), file),
  );
  const source = readFileSync(join(LANGUAGES, language, 'messages.ftl'), 'utf8').replaceAll(/^#.*$/gm, '');
  const messages = source.split(/\n(?=[a-z][a-z0-9-]* =)/).flatMap((entry) => {
    const [, id = '', body = ''] = /^\s*([a-z0-9-]+) =([\s\S]*)$/.exec(entry) ?? [];
    const filled = body.replaceAll(/\{ \$\w+ \}/g, 'x');
    const variants = [...filled.matchAll(/^\s*\*?\[[\w.]+\] (.*)$/gm)].map(([, variant = '']) => variant);
    const texts =
      variants.length === 0
        ? [filled]
        : variants.map((variant) => filled.replace(/\{ \$\w+ ->[\s\S]*?\n\s*\}/, variant));
    return texts.map((text) => ({ at: `messages: ${id}`, text: shownText(text.trim()) }));
  });
  return [...tables, ...messages];
}

function textsOf(node: unknown, at: string): readonly Spoken[] {
  if (typeof node === 'string') return [{ at, text: node }];
  if (Array.isArray(node)) return node.flatMap((each) => textsOf(each, at));
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => (UNSAID.has(key) ? [] : textsOf(value, `${at}: ${key}`)));
}

/** Sentences of a text: what ends with a mark, or is a line by itself. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .replaceAll(/\b(bijv|o\.a|i\.e|e\.g|dr|ca)\./gi, '$1')
    .split(/(?<=[.!?;:])\s+|\n/)
    .map((sentence) => sentence.replace(/^• /, '').trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

export function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
