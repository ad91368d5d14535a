/**
 * Calls of the Bot API: one POST of JSON, one answer in JSON. grammY's own client does more than that, and what it makes for
 * each call is held by weak maps until the next large collection of garbage: a third of the service's processor time.
 */
import type { Transformer } from 'grammy';
import { HttpError, InputFile } from './grammy.ts';
import { createPost } from './post.ts';

export interface LeanCallParts {
  readonly token: string;
  readonly apiRoot: string;
  /** A call that takes longer than this is given up. */
  readonly timeoutMs: number;
}

/**
 * Makes what stands in for grammY's client; calls with a file are left to that.
 * It throws an HttpError, as grammY does, when no answer comes, or none in JSON; what the Bot API refuses stands in its answer.
 */
export function createLeanCall({ token, apiRoot, timeoutMs }: LeanCallParts): Transformer {
  const post = createPost(new URL(`${apiRoot}/bot${token}/`), timeoutMs);
  return async (call, method, payload, signal) => {
    if (Object.values(payload).some((value) => value instanceof InputFile)) return call(method, payload, signal);
    try {
      return JSON.parse(await post(method, JSON.stringify(payload), signal));
    } catch (error) {
      throw new HttpError(`Network request for '${method}' failed!`, error);
    }
  };
}
