/** People of the stub: each taps again as soon as the last tap was answered and its message edited, as in a real conversation. */
import type { Update } from 'grammy/types';

export interface LoadPlan {
  /** How many people talk at the same time; who has gone through a whole conversation is followed by another. */
  readonly atOnce: number;
  /** Callback data of each tap after /start. */
  readonly taps: readonly string[];
  /** At most so many updates a second, evenly spread; else as fast as they are answered. */
  readonly updatesPerSecond?: number;
}

export type NewUpdate = Omit<Update, 'update_id'>;

export interface People {
  /** A call about this person came in. */
  called(id: number): void;
  /** A message to this person came in, new or edited. */
  replied(id: number): void;
  answered(id: number): void;
  shown(id: number): void;
  /** Resolves as the work does; rejects when nothing was answered for 20 seconds meanwhile. */
  whileAnswering<Result>(work: Promise<Result>): Promise<Result>;
  /** Updates that were answered so far. */
  count(): number;
  /** From each update to the first call about its person, in ms. */
  readonly latenciesMs: readonly number[];
  /** The same to the first message to its person. */
  readonly repliesMs: readonly number[];
  stop(): void;
}

interface Person {
  readonly id: number;
  tapsDone: number;
  isAnswered: boolean;
  isShown: boolean;
  toldAtMs: number;
  isHeard: boolean;
  isReplied: boolean;
}

const LONGEST_SILENCE_MS = 20_000;
const PACE_MS = 4;

/** The first people come at once. `tell` hands an update on to the bot. */
export function createPeople(plan: LoadPlan, tell: (update: NewUpdate) => void): People {
  const { atOnce, taps, updatesPerSecond } = plan;
  const talking = new Map<number, Person>();
  const latenciesMs: number[] = [];
  const repliesMs: number[] = [];
  const ready: (() => void)[] = [];
  let come = 0;
  let count = 0;

  const { promise: silent, reject: fallSilent } = Promise.withResolvers<never>();
  silent.catch(() => undefined); // told by `whileAnswering`, if anybody waits
  const silence = setTimeout(() => {
    fallSilent(new Error(`the bot answered nothing for ${LONGEST_SILENCE_MS} ms, after ${count} updates`));
  }, LONGEST_SILENCE_MS);
  const pace = updatesPerSecond === undefined ? undefined : setInterval(keepPace(updatesPerSecond), PACE_MS);

  function keepPace(perSecond: number): () => void {
    let lastAtMs = performance.now();
    let owed = 0;
    return () => {
      const nowMs = performance.now();
      owed += ((nowMs - lastAtMs) / 1_000) * perSecond;
      lastAtMs = nowMs;
      const now = ready.splice(0, Math.floor(owed));
      owed = now.length === Math.floor(owed) ? owed - now.length : 0; // what nobody was ready for is not made up for
      for (const each of now) each();
    };
  }

  function say(person: Person, update: NewUpdate): void {
    const now = () => {
      Object.assign(person, { toldAtMs: performance.now(), isHeard: false, isReplied: false });
      tell(update);
    };
    if (pace === undefined) now();
    else ready.push(now);
  }

  function welcomeNext(): void {
    come += 1;
    const id = 100_000 + come;
    const person: Person = {
      id,
      tapsDone: 0,
      isAnswered: true,
      isShown: false,
      toldAtMs: 0,
      isHeard: false,
      isReplied: false,
    };
    talking.set(id, person);
    const entities = [{ type: 'bot_command' as const, offset: 0, length: 6 }];
    say(person, { message: { ...messageOf(id), text: '/start', entities, from: userOf(id) } } as NewUpdate);
  }

  function goOn(person: Person): void {
    if (!person.isAnswered || !person.isShown) return;
    count += 1;
    silence.refresh();
    const data = taps[person.tapsDone];
    if (data === undefined) {
      talking.delete(person.id);
      welcomeNext();
      return;
    }
    Object.assign(person, { tapsDone: person.tapsDone + 1, isAnswered: false, isShown: false });
    const message = { ...messageOf(person.id), text: 'a question' };
    const query = { id: String(person.id), from: userOf(person.id), chat_instance: '1', message, data };
    say(person, { callback_query: query } as NewUpdate);
  }

  function mark(id: number, what: 'isAnswered' | 'isShown'): void {
    const person = talking.get(id);
    if (person === undefined || person[what]) return;
    person[what] = true;
    goOn(person);
  }

  for (let each = 0; each < atOnce; each += 1) welcomeNext();
  return {
    called(id) {
      const person = talking.get(id);
      if (person === undefined || person.isHeard) return;
      person.isHeard = true;
      latenciesMs.push(performance.now() - person.toldAtMs);
    },
    replied(id) {
      const person = talking.get(id);
      if (person === undefined || person.isReplied) return;
      person.isReplied = true;
      repliesMs.push(performance.now() - person.toldAtMs);
    },
    answered: (id) => mark(id, 'isAnswered'),
    shown: (id) => mark(id, 'isShown'),
    whileAnswering: (work) => Promise.race([work, silent]),
    count: () => count,
    latenciesMs,
    repliesMs,
    stop() {
      clearTimeout(silence);
      clearInterval(pace);
    },
  };
}

/** A message from or to a person; its id is not looked at. */
export function messageOf(id: number) {
  return { message_id: 1, date: 1_790_000_000, chat: { id, type: 'private', first_name: 'P' } };
}

function userOf(id: number) {
  return { id, is_bot: false, first_name: 'P', language_code: 'nl' };
}
