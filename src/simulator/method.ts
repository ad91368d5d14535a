/** What a method of the Bot API is here: Telegram's own types, so that the compiler checks our answers. */
import type { ApiMethods, InputFile, Opts } from 'grammy/types';
import { badRequest, forbidden } from './api-error.ts';
import type { PlayedMethod, Upload } from './parameters.ts';
import type { ChatRecord, World } from './world.ts';

export interface Call {
  /** Aborted when the bot has hung up. */
  readonly signal: AbortSignal;
}

/** Files arrive as uploads; nothing is sure to be there. */
type AsReceived<A> = {
  readonly [P in keyof A]?: Extract<A[P], InputFile> extends never ? A[P] : Exclude<A[P], InputFile> | Upload;
};

export type Arguments<M extends PlayedMethod> = AsReceived<Opts<M>>;
export type Answer<M extends PlayedMethod> = ReturnType<ApiMethods[M]>;
export type Methods<M extends PlayedMethod> = {
  readonly [K in M]: (parameters: Arguments<K>, call: Call) => Answer<K> | Promise<Answer<K>>;
};

/**
 * The chat that a call names.
 * @throws {ApiError} 400 if there is none
 */
export function findChat(world: World, chatId: number | string | undefined): ChatRecord {
  if (chatId === undefined || chatId === '') throw badRequest('chat_id is empty');
  const record = typeof chatId === 'number' ? world.chats.get(chatId) : undefined;
  if (!record) throw badRequest('chat not found');
  return record;
}

/**
 * The chat that a call writes to.
 * @throws {ApiError} 400 if there is none, 403 if the bot may not write there
 */
export function findOpenChat(world: World, chatId: number | string | undefined): ChatRecord {
  const record = findChat(world, chatId);
  const person = world.people.get(record.chat.id);
  if (person && !person.hasStarted) throw forbidden("bot can't initiate conversation with a user");
  if (person?.hasBlocked) throw forbidden('bot was blocked by the user');
  return record;
}
