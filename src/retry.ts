/** Trying again what may go well later: a full disk, a locked database, a messenger that is away. */

export interface RetryRules {
  /** Waits between the tries, ms; after the last one the error is thrown. */
  readonly delaysMs: readonly number[];
  /** True for an error that may pass by itself. */
  readonly mayPass: (error: unknown) => boolean;
  /** Told of each failure that will be tried again. */
  readonly onFailure: (error: unknown, waitMs: number) => void;
  /** Resolves after that many ms; rejects when there is no time left (the process stops). */
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Runs `attempt` until it succeeds.
 * @throws the last error, when the tries are used up or it will not pass; what `wait` rejects with, when stopped
 */
export async function retry<T>(attempt: () => Promise<T>, rules: RetryRules): Promise<T> {
  for (const waitMs of rules.delaysMs) {
    try {
      return await attempt();
    } catch (error) {
      if (!rules.mayPass(error)) throw error;
      rules.onFailure(error, waitMs);
    }
    await rules.wait(waitMs);
  }
  return attempt();
}
