/** A person in front of the chat: taps the card, and waits for the next question. */
import type { Simulator } from '../../src/simulator/start.ts';
import type { ShownMessage } from '../../src/simulator/transcript.ts';
import { askedBy, liveButtons } from './screen.ts';

const PATIENCE_MS = 20_000;

export interface Person {
  readonly id: number;
  /** What the bot has written, without what was deleted. */
  shown(): readonly ShownMessage[];
  /** The lowest message with buttons. */
  card(): ShownMessage | undefined;
  /** Taps the lowest message with such a button, else the card. @returns the number of the update */
  tap(data: string): number;
  say(text: string): void;
  /** Until a message asks this question. */
  asked(question: string, withinMs?: number): Promise<ShownMessage>;
}

/** Somebody new. */
export function createPerson(simulator: Simulator, languageCode: 'nl' | 'en' = 'en'): Person {
  const who = simulator.people.create({ name: 'Ada', languageCode });
  const shown = () => simulator.transcript(who).filter(({ from, isDeleted }) => from === 'bot' && !isDeleted);
  const card = () => shown().findLast((message) => liveButtons(message).length > 0);
  return {
    id: who.id,
    shown,
    card,
    tap(data) {
      const withIt = shown().findLast((message) => liveButtons(message).some((button) => button.data === data));
      return simulator.people.tap(who, (withIt ?? card())?.id ?? 0, { data });
    },
    say(text) {
      simulator.people.say(who, text);
    },
    asked(question, withinMs = PATIENCE_MS) {
      const look = () => shown().findLast((message) => askedBy(message) === question);
      return simulator.waitFor(look, withinMs, `question ${question}`);
    },
  };
}

/** Somebody who has said how old they are, and is asked their sex. */
export async function personInCheck(simulator: Simulator, languageCode: 'nl' | 'en' = 'en'): Promise<Person> {
  const person = createPerson(simulator, languageCode);
  simulator.people.start(person);
  await simulator.waitFor(person.card, PATIENCE_MS, 'the first card');
  person.tap('y:1');
  await person.asked('age');
  person.tap('c:1:age:18-49');
  await person.asked('sex');
  return person;
}
