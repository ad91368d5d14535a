/** A message on its way <-> bytes. It waits for minutes, so a version that finds an unknown shape just drops it. */
import { z } from 'zod';
import type { Button, Message } from '../chat.ts';

/** The chat's id goes along, because a farewell outlives the chat's own row. */
export interface Addressed {
  readonly chatId: number;
  readonly message: Message;
}

const button: z.ZodType<Button> = z.object({
  text: z.string(),
  // The seal vouches that we wrote it; which actions there are is known where buttons are made.
  does: z.custom<Button['does']>(
    (does) => typeof does === 'object' && does !== null && ('do' in does || 'link' in does || 'copy' in does),
  ),
  style: z.enum(['primary', 'danger']).exactOptional(),
});

const message: z.ZodType<Message> = z.object({
  place: z.enum(['card', 'below', 'toast']),
  anew: z.boolean(),
  html: z.string(),
  buttons: z.array(z.array(button)),
  attachment: z.object({ name: z.string(), mime: z.string(), text: z.string() }).exactOptional(),
  picture: z
    .object({
      foodMg: z.number(),
      rangeMg: z.object({ low: z.number(), high: z.number() }).nullable(),
      planMg: z.number(),
      referenceMg: z.number(),
    })
    .exactOptional(),
});

const addressed = z.tuple([z.int(), message]);

export function encodeMessage({ chatId, message }: Addressed): Buffer {
  return Buffer.from(JSON.stringify([chatId, message]));
}

/** @throws if the bytes are not those of a message */
export function decodeMessage(bytes: Buffer): Addressed {
  const [chatId, message] = addressed.parse(JSON.parse(bytes.toString()));
  return { chatId, message };
}
