/** Reads the item files, and holds their ids to what is in knowledge/. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { medicineId } from '../src/knowledge/import-rows.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import {
  answerSchema,
  type Items,
  type MessageItem,
  messageSchema,
  questionSchema,
  UNCOUNTED_COMPLAINT,
} from './items.ts';

/** File name -> shape of its items. */
export const FILES = {
  'messages-nl.yaml': messageSchema,
  'messages-be.yaml': messageSchema,
  'messages-en.yaml': messageSchema,
  'answers.yaml': answerSchema,
  'questions.yaml': questionSchema,
} as const;
export type FileName = keyof typeof FILES;
export const FILE_NAMES = Object.keys(FILES) as readonly FileName[];

/**
 * Reads all items of a folder; a file that is not there holds none.
 * @throws {Error} naming file, item and field, when an item does not fit its shape or an id comes twice
 */
export function readItems(folder: string): Items {
  return {
    messages: (['messages-nl.yaml', 'messages-be.yaml', 'messages-en.yaml'] as const).flatMap((file) =>
      itemsOf(folder, file, messageSchema),
    ),
    answers: itemsOf(folder, 'answers.yaml', answerSchema),
    questions: itemsOf(folder, 'questions.yaml', questionSchema),
  };
}

function itemsOf<Item extends { readonly id: string }>(
  folder: string,
  file: FileName,
  shape: z.ZodType<Item>,
): readonly Item[] {
  const path = join(folder, file);
  return existsSync(path) ? parseItems(readFileSync(path, 'utf8'), file, shape) : [];
}

/**
 * @param file its name, for what is said of a mistake
 * @throws {Error} naming item and field, when an item does not fit its shape or an id comes twice
 */
export function parseItems<Item extends { readonly id: string }>(
  text: string,
  file: string,
  shape: z.ZodType<Item>,
): readonly Item[] {
  const raw: unknown = parse(text);
  if (!Array.isArray(raw)) throw new Error(`${file} holds no list of items`);
  const seen = new Set<string>();
  return raw.map((each: unknown, at) => {
    const read = shape.safeParse(each);
    const id = (each as { readonly id?: unknown } | null)?.id;
    if (!read.success) throw new Error(`${file}, item ${at + 1} (${String(id)}): ${z.prettifyError(read.error)}`);
    if (seen.has(read.data.id)) throw new Error(`${file}: id ${read.data.id} comes twice; give one another number`);
    seen.add(read.data.id);
    return read.data;
  });
}

/** The id of a medicine as an item names it: a group's own id, or the name as the import turns it into an id. */
export function medicineIdOf(name: string, knowledge: Knowledge): string {
  return knowledge.medicineGroups.has(name) ? name : medicineId({ substance_en: name });
}

/** What is wrong with the labels of messages: ids that knowledge/ does not have, and labels that contradict each other. */
export function problemsOf(messages: readonly MessageItem[], knowledge: Knowledge): readonly string[] {
  const complaints = new Set([...knowledge.complaints.map(({ id }) => id), UNCOUNTED_COMPLAINT]);
  const isMedicine = (name: string): boolean => {
    const id = medicineIdOf(name, knowledge);
    return knowledge.medicineGroups.has(id) || knowledge.medicines.has(id);
  };
  return messages.flatMap((message) => {
    const found = [
      ...unknown('complaint', [...new Set(message.complaints.map(({ id }) => id))], (id) => complaints.has(id)),
      ...unknown('red flag', message.flags, (id) => knowledge.redFlags.has(id)),
      ...unknown('medicine', message.medicines, isMedicine),
      ...unknown('condition', message.conditions, (id) => knowledge.conditions.has(id)),
    ];
    if (message.alarm && message.trap) found.push('both an alarm and a trap; it can be one of them');
    if (message.alarm && !message.flags.some((id) => (knowledge.redFlags.get(id)?.level ?? 0) >= 2)) {
      found.push('an alarm without a row of urgency 2 or 3');
    }
    return found.map((problem) => `${message.id}: ${problem}`);
  });
}

function unknown(what: string, ids: readonly string[], isKnown: (id: string) => boolean): string[] {
  return ids.filter((id) => !isKnown(id)).map((id) => `no ${what} "${id}" in knowledge/`);
}
