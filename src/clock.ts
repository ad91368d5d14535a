/** Work that is done again and again: messages that wait, old data that must go. */

export interface ClockOptions {
  /** Pause between the end of one tick and the start of the next, ms. */
  readonly everyMs: number;
  readonly tick: (nowMs: number) => Promise<unknown>;
  /** Told when a tick fails; the next one comes all the same. */
  readonly onError: (error: unknown) => void;
}

export interface Clock {
  /** No tick starts after this; resolves when the running one has ended. */
  stop(): Promise<void>;
}

/** Starts with a tick at once; ticks never overlap. */
export function startClock({ everyMs, tick, onError }: ClockOptions): Clock {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    try {
      await tick(Date.now());
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
