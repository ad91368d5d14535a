/** Time, and work that is done again and again: messages that wait, old data that must go. */

/**
 * Makes a clock that never goes back. When the machine's is set back, it goes on from where it was; else a message that
 * waits for its second would wait for as long as the machine was set back.
 * @param wallMs the machine's clock
 * @param elapsedMs a clock that only runs
 */
export function createSteadyClock(wallMs = Date.now, elapsedMs = () => performance.now()): () => number {
  let atMs = wallMs();
  let lookedAtMs = elapsedMs();
  return () => {
    const nowMs = elapsedMs();
    atMs = Math.max(atMs + nowMs - lookedAtMs, wallMs());
    lookedAtMs = nowMs;
    return Math.floor(atMs);
  };
}

/** Calls back once, after that many ms. @returns calls it off */
export function later(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

export interface ClockOptions {
  /** Pause between the end of one tick and the start of the next, ms. */
  readonly everyMs: number;
  readonly nowMs: () => number;
  readonly tick: (nowMs: number) => Promise<unknown>;
  /** Told when a tick fails; the next one comes all the same. */
  readonly onError: (error: unknown) => void;
}

export interface Clock {
  /** No tick starts after this; resolves when the running one has ended. */
  stop(): Promise<void>;
}

/** Starts with a tick at once; ticks never overlap. */
export function startClock({ everyMs, nowMs, tick, onError }: ClockOptions): Clock {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    try {
      await tick(nowMs());
    } catch (error) {
      onError(error);
    }
    if (!isStopped) timer = setTimeout(start, everyMs);
  };
  const start = (): void => {
    running = run();
  };
  let running = run();

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
