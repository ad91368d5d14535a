/** The shape of a golden conversation: what a person does, and which ids come back. No wording of the bot stands in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const ids = z.array(z.string());
const step = z.strictObject({
  /** /start, or with the payload of a deep link. */
  start: z.union([z.literal(true), z.string()]).optional(),
  /** Buttons of the last card, one after the other, by option id or by what they do. */
  tap: z.union([z.string(), ids]).optional(),
  /** Callback data of a button that was there once, tapped under the first message that had buttons. */
  tapOld: z.string().optional(),
  type: z.string().optional(),
  /** Several messages at once, before the bot has answered any. */
  typeAll: ids.optional(),
  send: z.enum(['sticker', 'photo', 'voice', 'location', 'file', 'forward']).optional(),
  /** The last own message is edited into this. */
  edit: z.string().optional(),
  /** Said in a group that the bot is in. */
  inGroup: z.string().optional(),
  restartBot: z.literal(true).optional(),
  /** New or changed messages, by kind or question id; left out: none. */
  shows: ids.optional(),
  /** Notices, in a message or over the chat; left out: none. */
  says: ids.optional(),
  /** What stands ticked on the card after this; left out: nothing. */
  ticked: ids.optional(),
  /** Foods of the plan on the new or changed card; left out: no plan. */
  plan: ids.optional(),
  /** Signs that the alarm is about, gravest first; left out: no alarm. */
  alarm: ids.optional(),
  /** The language changes here. */
  speaks: z.enum(['nl', 'en']).optional(),
});

const answer = z.union([z.string(), z.number(), ids]);
const transcript = z.strictObject({
  about: z.string(),
  /** What the person's app is set to. */
  app: z.string(),
  speaks: z.enum(['nl', 'en']),
  steps: z.array(step).min(1),
  /** At the end: what is stored, by question; `unknown` for "don't know". null: nothing is kept of this person. */
  answers: z.record(z.string(), answer).nullable(),
  /** At the end: what is known of how the person eats; left out: nothing was said of it beside the check. */
  food: z
    .strictObject({ diet: z.string().nullable(), allergies: ids, limits: ids, dislikes: ids, often: ids })
    .optional(),
  /** At the end: what the result says in numbers and ids; null when there is none. */
  result: z
    .strictObject({
      shown: z.string(),
      complaints: z.tuple([z.number(), z.number()]),
      depletion: z.tuple([z.number(), z.number()]),
      certainty: z.string(),
      triage: z.number(),
      intakeMg: z.tuple([z.number(), z.number(), z.number()]).nullable(),
      gapMg: z.number().nullable(),
      foodAdvice: z.string(),
      foods: ids,
      supplement: z.string(),
      reasons: ids,
      doctor: ids,
      signs: ids,
      open: ids,
    })
    .nullable(),
});

export type TranscriptStep = z.infer<typeof step>;
export type Transcript = z.infer<typeof transcript>;
export type Expected = Pick<TranscriptStep, 'shows' | 'says' | 'ticked' | 'plan' | 'alarm'>;

/** All transcripts of a language, by the name of their file. */
export function transcriptsOf(language: 'nl' | 'en'): readonly (readonly [name: string, transcript: Transcript])[] {
  const folder = join(import.meta.dirname, language);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const read = transcript.safeParse(parse(readFileSync(join(folder, file), 'utf8')));
      if (!read.success) throw new Error(`${language}/${file}: ${z.prettifyError(read.error)}`);
      return [`${language}/${file.replace('.yaml', '')}`, read.data] as const;
    });
}
