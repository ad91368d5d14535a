/** The shape of what was written to test the reader: messages, typed answers and questions, with what a careful person reads in them. */
import { z } from 'zod';
import { INTENTS, MENTIONS } from '../src/domain/event.ts';

/** Dutch of the Netherlands, Dutch of Belgium, English. */
export const VARIETIES = ['nl', 'be', 'en'] as const;
export type Variety = (typeof VARIETIES)[number];

/** The complaint that the reader knows and the model does not count. */
export const UNCOUNTED_COMPLAINT = 'constipation';

const frequency = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const bother = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

export const messageSchema = z.strictObject({
  /** Its letters say the variety. */
  id: z.string().regex(/^(nl|be|en)-\d+$/, 'an id is nl-, be- or en- and a number'),
  text: z.string().min(1),
  complaints: z
    .array(
      z.strictObject({
        id: z.string(),
        is: z.enum(MENTIONS),
        frequency: frequency.optional(),
        bother: bother.optional(),
        duration: z.enum(['days', 'weeks', 'months', 'years']).optional(),
      }),
    )
    .default([]),
  /** The bot must stop and say whom to call now or today. */
  alarm: z.boolean(),
  /** Rows of red-flags/, any of which is a right name for the sign. */
  flags: z.array(z.string()).default([]),
  /** Looks like danger and is none. */
  trap: z.boolean().default(false),
  /** English names of substances, or ids of groups. */
  medicines: z.array(z.string()).default([]),
  conditions: z.array(z.string()).default([]),
  intent: z.enum(INTENTS),
});

const span = z.strictObject({ from: z.number(), to: z.number() });
/** `null`: cannot be read, must be asked again. `unknown`: does not know or does not want to say. */
const value = z.union([z.null(), z.literal('unknown'), z.string(), z.number(), span]);

export const ANSWER_KINDS = [
  'frequency',
  'bother',
  'yesno',
  'none',
  'age',
  'sex',
  'amount',
  'count',
  'control',
] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export const answerSchema = z.strictObject({
  id: z.string().regex(/^a-\d+$/, 'an id is a- and a number'),
  language: z.enum(VARIETIES),
  asked: z.enum(ANSWER_KINDS),
  text: z.string().min(1),
  value,
});

/** What questions are about when nothing in the house answers them. */
export const NO_TOPIC = 'none';

export const questionSchema = z.strictObject({
  id: z.string().regex(/^q-\d+$/, 'an id is q- and a number'),
  language: z.enum(VARIETIES),
  text: z.string().min(1),
  topic: z.string().min(1),
});

export type MessageItem = z.infer<typeof messageSchema>;
export type AnswerItem = z.infer<typeof answerSchema>;
export type AnswerValue = AnswerItem['value'];
export type QuestionItem = z.infer<typeof questionSchema>;

/** One half, or any other set of items. */
export interface Items {
  readonly messages: readonly MessageItem[];
  readonly answers: readonly AnswerItem[];
  readonly questions: readonly QuestionItem[];
}

export function varietyOf(message: MessageItem): Variety {
  return message.id.slice(0, 2) as Variety;
}
