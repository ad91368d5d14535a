/** A replica shows that it lives; what it has begun to send is left to it for as long as it does. */
import type { Postgres } from './postgres-pool.ts';
import { STAY_ALIVE } from './postgres-statements.ts';

export interface Replica {
  readonly id: string;
  /**
   * False for a while after the server could not be reached: the others may have been cut off just as long, and only look
   * dead. What they hold is not to be taken then.
   */
  mayTakeOver(): boolean;
  /** Gives back what it holds. */
  leave(): Promise<void>;
}

/** A killed replica's messages are sent by another after this time at most, and a beat. */
const ALIVE_S = 4;
const BEAT_MS = 1_000;
/** By then all that live have said so again. */
const BEATS_TO_COME_BACK = 3;

/** @param onTrouble told when the server is found to be away, once until it is back */
export async function joinReplicas(db: Postgres, id: string, onTrouble: (error: unknown) => void): Promise<Replica> {
  let beats = BEATS_TO_COME_BACK;
  let beating: Promise<unknown> | undefined;
  await db.run({ name: 'forget-dead', text: "delete from replica where alive_until < now() - interval '1 day'" }, []);
  await db.run(STAY_ALIVE, [id, ALIVE_S]);

  const timer = setInterval(() => {
    beating ??= db
      .run(STAY_ALIVE, [id, ALIVE_S])
      .then(
        () => {
          beats += 1;
        },
        (error: unknown) => {
          if (beats > 0) onTrouble(error);
          beats = 0;
        },
      )
      .finally(() => {
        beating = undefined;
      });
  }, BEAT_MS);
  timer.unref();

  return {
    id,
    mayTakeOver: () => beats >= BEATS_TO_COME_BACK,
    async leave() {
      clearInterval(timer);
      await beating;
      await db.run({ name: 'leave', text: 'delete from replica where id = $1' }, [id]);
    },
  };
}
