/** Writes that come at the same moment share one transaction, and with it one flush to the disk. */
import type Database from 'better-sqlite3';

/** `full` survives a power cut; `normal` may be undone by one, but never in part. */
export type Durability = 'full' | 'normal';

export interface Batch {
  /**
   * Runs `work` within a transaction, together with what else is given until the event loop comes round.
   * @returns what `work` returns, once the transaction is committed; rejects when it was not, with nothing of `work` kept
   */
  write<Result>(durability: Durability, work: () => Result): Promise<Result>;
  /** Writes at once what waits. */
  flush(): void;
}

interface Job {
  readonly durability: Durability;
  readonly work: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * @param db flushes each transaction to the disk (`synchronous = full`)
 * @param asError makes of what SQLite threw what callers are told
 */
export function createBatch(db: Database.Database, asError: (error: unknown) => unknown): Batch {
  let waiting: Job[] = [];
  let current: Job | null = null;
  const runAll = db.transaction((jobs: readonly Job[]) =>
    jobs.map((job) => {
      current = job;
      const result = job.work();
      current = null;
      return result;
    }),
  );

  function flush(): void {
    let jobs = waiting;
    waiting = [];
    while (jobs.length > 0) jobs = attempt(jobs);
  }

  /** @returns those to be tried again: one that fails by itself spoils nothing for the others */
  function attempt(jobs: readonly Job[]): Job[] {
    const isQuick = jobs.every(({ durability }) => durability === 'normal');
    current = null;
    try {
      if (isQuick) db.pragma('synchronous = normal');
      const results = runAll.immediate(jobs);
      for (const [number, job] of jobs.entries()) job.resolve(results[number]);
      return [];
    } catch (error) {
      const culprit: Job | null = current;
      const failed = culprit === null ? jobs : [culprit]; // none: the transaction could not begin or end
      for (const job of failed) job.reject(asError(error));
      return jobs.filter((job) => !failed.includes(job));
    } finally {
      if (isQuick) db.pragma('synchronous = full');
    }
  }

  return {
    write<Result>(durability: Durability, work: () => Result) {
      return new Promise<Result>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ durability, work, resolve: resolve as Job['resolve'], reject });
      });
    },
    flush,
  };
}
