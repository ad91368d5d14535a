/** One turn of a dialogue: load, understand, step, phrase, commit. No message is sent here. */
import type { Cause, Content, Incoming, Message, Phrase, Spinner, Understand } from './chat.ts';
import type { DialogueEvent, Reading } from './domain/event.ts';
import type { Language, State } from './domain/state.ts';
import type { World } from './domain/step.ts';
import { levelOf } from './domain/triage.ts';
import type { Step, View } from './domain/view.ts';
import type { Knowledge } from './knowledge/schema.ts';
import type { Store } from './store/store.ts';

/** Longer texts are read for danger and answers all the same, but the person is asked to keep it short. In UTF-16 units. */
export const LONG_TEXT = 1_000;
/** Turns of one chat come one by one in a process, but other replicas may have some too; each time one of them gets through. */
const MOST_TRIES = 20;

export interface TurnParts {
  readonly store: Pick<Store, 'load' | 'commit' | 'dropPending'>;
  readonly knowledge: Knowledge;
  readonly step: (state: State | null, event: DialogueEvent, world: World) => Step;
  readonly understand: Understand;
  readonly phrase: Phrase;
}

/** `messages` are waiting to be delivered, except the toast, which answers the tap itself. */
export type Turned =
  | { readonly is: 'committed'; readonly toast: Message | null }
  /** This update was committed before. */
  | { readonly is: 'duplicate' }
  /** Nothing to say: the person blocked or unblocked the bot. */
  | { readonly is: 'silent' };

/** `spinner` is that of a tap that can be answered at once; null where the answer waits for the commit. */
export type TakeTurn = (incoming: Incoming, spinner?: Spinner | null) => Promise<Turned>;

/**
 * Makes the function that takes one turn. It rejects, with nothing committed, when a part throws.
 */
export function createTurn({ store, knowledge, step, understand, phrase }: TurnParts): TakeTurn {
  return async function takeTurn(incoming, spinner = null) {
    const { chatId, updateId, atMs, content, appLanguage } = incoming;
    if (content.kind === 'blocked') {
      if (content.isBlocked) await store.dropPending(chatId);
      return { is: 'silent' };
    }
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { state, version, isDamaged } = await store.load(chatId);
      // The buttons in front of the person belong to what is lost: a tap begins anew, with a card that works.
      const isLost = isDamaged && content.kind === 'tap';
      const event = eventOf(
        isLost ? START : content,
        (text, about) => understand(text, state?.language ?? languageOf(appLanguage), about),
        knowledge,
      );
      const next = step(state, event, { knowledge, nowMs: atMs, appLanguage });
      const views = isDamaged ? [damagedNotice, ...next.views] : next.views;
      const phrased = phrase(views, next.language, isLost ? 'written' : causeOf(content));
      // The turn may be taken again, with more to say: what was answered already takes no toast.
      const { toast, messages } = partToast(phrased, incoming.tapId !== null && !spinner?.isEnded);
      if (toast === null) spinner?.end();
      const outcome = await store.commit({ chatId, updateId, version, state: next.state, messages, nowMs: atMs });
      if (outcome === 'committed') return { is: 'committed', toast };
      if (outcome === 'duplicate') return { is: 'duplicate' };
    }
    throw new Error(`a turn met another one ${MOST_TRIES} times; how can one chat have so many at once?`);
  };
}

/** A command button stands under help or a file, below the card: what it brings comes below as well, where the eye is. */
function causeOf(content: Content): Cause {
  return content.kind === 'tap' && content.action?.do !== 'command' ? 'tap' : 'written';
}

/** The language of a person who has not chosen one: Dutch if the app is in Dutch, else English. */
export function languageOf(appLanguage: string | null): Language {
  return appLanguage?.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}

const START = { kind: 'command', command: 'start', payload: null } as const;
const damagedNotice: View = { kind: 'notice', notice: 'damaged', ids: [], what: null };

function eventOf(
  content: Exclude<Content, { kind: 'blocked' }>,
  read: (text: string, about?: 'food') => Reading,
  knowledge: Knowledge,
): DialogueEvent {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', reading: read(content.text), tooLong: content.text.length > LONG_TEXT };
    case 'tap':
      return content.action === null ? { kind: 'unknown-tap' } : { kind: 'tap', action: content.action };
    case 'command': {
      if (content.command === 'start' || content.payload === null) return content;
      // "/ask I have chest pain": danger is read wherever it is written, and comes before what was asked.
      const reading = content.command === 'food' ? read(content.payload, 'food') : read(content.payload);
      if (isDanger(reading, knowledge)) return { kind: 'text', reading, tooLong: false };
      return content.command === 'food' || content.command === 'ask' ? { ...content, reading } : content;
    }
    case 'other':
    case 'group':
    case 'too-fast':
      return content;
  }
  content satisfies never;
}

/** Signs that come before anything else a text may say. */
export function isDanger({ flags }: Pick<Reading, 'flags'>, knowledge: Knowledge): boolean {
  return flags.some((flag) => levelOf(flag, knowledge) >= 2);
}

/** The first toast answers a tap; further ones, and those without a tap, are sent below. */
function partToast(phrased: readonly Message[], isTap: boolean): { toast: Message | null; messages: Message[] } {
  const toast = (isTap && phrased.find((message) => message.place === 'toast')) || null;
  const messages = phrased
    .filter((message) => message !== toast)
    .map((message): Message => (message.place === 'toast' ? { ...message, place: 'below' } : message));
  return { toast, messages };
}
