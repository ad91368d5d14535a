/** Writes that come at the same moment share one transaction, and with it one flush to the disk. */
import type Database from 'better-sqlite3';

/** The longest that waits what has no hurry; under load the next write comes sooner. */
const SOON_MS = 20;

export interface Batch {
  /**
   * Runs `work` within a transaction, together with what else is given until the event loop comes round.
   * @returns what `work` returns, once the transaction is committed; rejects when it was not, with nothing of `work` kept
   */
  write<Result>(work: () => Result): Promise<Result>;
  /** The same, for what has no hurry: it goes along with the next `write`, so that it costs no flush of its own. */
  writeSoon<Result>(work: () => Result): Promise<Result>;
  /** Writes at once what waits. */
  flush(): void;
}

interface Job {
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
  let isDue = false;
  let soon: NodeJS.Timeout | undefined;
  const runAll = db.transaction((jobs: readonly Job[]) =>
    jobs.map((job) => {
      current = job;
      const result = job.work();
      current = null;
      return result;
    }),
  );

  function flush(): void {
    clearTimeout(soon);
    soon = undefined;
    isDue = false;
    let jobs = waiting;
    waiting = [];
    while (jobs.length > 0) jobs = attempt(jobs);
  }

  /** @returns those to be tried again: one that fails by itself spoils nothing for the others */
  function attempt(jobs: readonly Job[]): Job[] {
    current = null;
    try {
      const results = runAll.immediate(jobs);
      for (const [number, job] of jobs.entries()) job.resolve(results[number]);
      return [];
    } catch (error) {
      const culprit: Job | null = current;
      const failed = culprit === null ? jobs : [culprit]; // none: the transaction could not begin or end
      for (const job of failed) job.reject(asError(error));
      return jobs.filter((job) => !failed.includes(job));
    }
  }

  function add<Result>(work: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as Job['resolve'], reject });
    });
  }

  return {
    write(work) {
      if (!isDue) setImmediate(flush);
      isDue = true;
      return add(work);
    },
    writeSoon(work) {
      if (!isDue) soon ??= setTimeout(flush, SOON_MS);
      return add(work);
    },
    flush,
  };
}
