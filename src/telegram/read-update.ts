/** The door of the webhook: what comes in, checked as far as we read it. */
import type { Update } from 'grammy/types';
import { z } from 'zod';

/** Telegram's texts have 4,096 characters at most; a character can be two UTF-16 units. */
const LONGEST_TEXT = 2 * 4_096;

const id = z.int();
const text = z.string().max(LONGEST_TEXT).optional();
const user = z.looseObject({ id, is_bot: z.boolean(), language_code: z.string().max(64).optional() });
const chat = z.looseObject({ id, type: z.enum(['private', 'group', 'supergroup', 'channel']) });
const entities = z
  .array(
    z
      .looseObject({
        type: z.string(),
        offset: z.int().nonnegative(),
        length: z.int().nonnegative(),
        user: user.optional(),
      })
      .refine((entity) => entity.type !== 'text_mention' || entity.user !== undefined),
  )
  .optional();
const message = z.looseObject({
  message_id: id,
  chat,
  from: user.optional(),
  text,
  caption: text,
  entities,
  caption_entities: entities,
  via_bot: user.optional(),
  media_group_id: z.string().optional(),
});
const member = z.looseObject({ status: z.string(), is_member: z.boolean().optional() });
const update = z.looseObject({
  update_id: z.int().nonnegative(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from: user,
      // A message that Telegram no longer has comes with its chat and number alone.
      message: z.looseObject({ chat }).optional(),
      data: z.string().max(LONGEST_TEXT).optional(),
    })
    .optional(),
  my_chat_member: z.looseObject({ chat, from: user, old_chat_member: member, new_chat_member: member }).optional(),
  inline_query: z
    .looseObject({ id: z.string(), from: user, query: z.string().max(LONGEST_TEXT), offset: z.string() })
    .optional(),
});

/** @returns the update; null for anything that Telegram does not send, at least in the parts that we read */
export function readUpdate(body: unknown): Update | null {
  const read = update.safeParse(body);
  // What we read was checked; the rest of the type is Telegram's.
  return read.success ? (body as Update) : null;
}
