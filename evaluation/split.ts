/**
 * Deals the item files of this folder into `work/` and `once/` and removes them: `node evaluation/split.ts [file ...]`.
 * Without names it deals every file that is here.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import type { z } from 'zod';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { firstHalf, kindOfAnswer, kindOfMessage, kindOfQuestion } from './deal.ts';
import { answerSchema, messageSchema, questionSchema } from './items.ts';
import { HALVES, type Half } from './options.ts';
import { FILE_NAMES, FILES, type FileName, parseItems, problemsOf } from './read-items.ts';

const HEADERS = {
  work: ' The half to write rules by.',
  once: ' The half to look at once a milestone, as figures. Whoever writes rules does not open this file.',
} as const;

/**
 * Deals one file; what was dealt before stays where it is.
 * @returns how many items each half got
 * @throws {Error} before anything is written, when an item does not fit its shape or knowledge/, or its id was dealt before
 */
export function splitFile(folder: string, file: FileName, knowledgeFolder: string): Record<Half, number> {
  const text = readFileSync(join(folder, file), 'utf8');
  const before = Object.fromEntries(
    HALVES.map((half) => [half, readIfThere(join(folder, half, file)) ?? `#${HEADERS[half]}\n`]),
  ) as Record<Half, string>;
  const work = workIds(text, file, knowledgeFolder);
  parseItems(before.work + before.once + text, file, FILES[file] as z.ZodType<{ readonly id: string }>);
  const parts = {
    work: partOf(text, (id) => work.has(id)),
    once: partOf(text, (id) => !work.has(id)),
  };
  for (const half of HALVES) {
    mkdirSync(join(folder, half), { recursive: true });
    writeFileSync(join(folder, half, file), before[half] + parts[half].text);
  }
  rmSync(join(folder, file));
  return { work: parts.work.count, once: parts.once.count };
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function workIds(text: string, file: FileName, knowledgeFolder: string): ReadonlySet<string> {
  if (file === 'answers.yaml') return firstHalf(parseItems(text, file, answerSchema), kindOfAnswer);
  if (file === 'questions.yaml') return firstHalf(parseItems(text, file, questionSchema), kindOfQuestion);
  const messages = parseItems(text, file, messageSchema);
  const problems = problemsOf(messages, loadKnowledge(knowledgeFolder));
  if (problems.length > 0) throw new Error(`${file}: correct these labels first\n${problems.join('\n')}`);
  return firstHalf(messages, kindOfMessage);
}

/** The items of a half as they were written, comments and all. */
function partOf(text: string, isIn: (id: string) => boolean): { text: string; count: number } {
  const whole = parseDocument(text);
  if (!isSeq(whole.contents)) throw new Error('no list of items');
  whole.contents.items = whole.contents.items.filter((item) => isMap(item) && isIn(String(item.get('id'))));
  whole.commentBefore = null;
  return { text: whole.toString({ lineWidth: 0 }), count: whole.contents.items.length };
}

if (import.meta.main) {
  const folder = import.meta.dirname;
  const asked = process.argv.slice(2).map((path) => basename(path));
  try {
    const stray = asked.filter((name) => !FILE_NAMES.some((file) => file === name));
    if (stray.length > 0) throw new Error(`${stray.join(', ')}: the item files are ${FILE_NAMES.join(', ')}`);
    const files = FILE_NAMES.filter((file) =>
      asked.length > 0 ? asked.includes(file) : existsSync(join(folder, file)),
    );
    if (files.length === 0) throw new Error(`nothing to deal in ${folder}`);
    for (const file of files) {
      const { work, once } = splitFile(folder, file, join(folder, '..', 'knowledge'));
      console.log(`${file}: ${work} to work/, ${once} to once/`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
