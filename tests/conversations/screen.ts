/** What a person sees, told in ids: the buttons carry them, and the few messages without buttons are known by their sentences. */
import type { Action } from '../../src/domain/event.ts';
import { NOTICES } from '../../src/domain/view.ts';
import type { Knowledge, Words } from '../../src/knowledge/schema.ts';
import { noticeText } from '../../src/language/phrase-notice.ts';
import { createSpeech, type Speech } from '../../src/language/speech.ts';
import type { ShownButton, ShownMessage } from '../../src/simulator/transcript.ts';
import { decodeAction } from '../../src/telegram/callback-data.ts';
import { plainText } from '../../src/telegram/plain-text.ts';

/** A button that does something, as it stands under a message. */
export interface LiveButton {
  readonly data: string;
  readonly action: Action;
}

export function liveButtons(message: Pick<ShownMessage, 'buttons'>): readonly LiveButton[] {
  return message.buttons.flat().flatMap((button: ShownButton) => {
    if (button.action.kind !== 'callback') return [];
    const { data } = button.action;
    const action = decodeAction(data);
    return action === null ? [] : [{ data, action }];
  });
}

/** The question that a card asks; null for any other message. */
export function askedBy(message: Pick<ShownMessage, 'buttons'>): string | null {
  const skip = liveButtons(message).find(({ action }) => action.do === 'unknown');
  return skip?.action.do === 'unknown' ? skip.action.question : null;
}

/** Foods of the plan that a card shows: each can be swapped. */
export function plannedIn(message: Pick<ShownMessage, 'buttons'>): readonly string[] {
  return liveButtons(message).flatMap(({ action }) => (action.do === 'food-swap' ? [action.food] : []));
}

/** Options that stand ticked under a list. */
export function tickedIn(message: Pick<ShownMessage, 'buttons'>): readonly string[] {
  return liveButtons(message).flatMap(({ action }) => (action.do === 'tick' && !action.on ? [action.option] : []));
}

/** Name of a button in a transcript: its option, or what it does. */
export function buttonName(action: Action): string {
  switch (action.do) {
    case 'choose':
    case 'tick':
      return action.option;
    case 'amount':
      return String(action.mg);
    case 'consent':
      return action.agreed ? 'agree' : 'decline';
    case 'meant':
    case 'heard':
    case 'restart':
    case 'delete':
      return action.yes ? 'yes' : 'no';
    case 'part':
      return action.page === 0 ? action.part : `${action.part} ${action.page}`;
    case 'change':
      return `change ${action.question}`;
    case 'food':
      return `food ${action.at}`;
    case 'food-plan':
      return `plan ${action.plan}`;
    case 'food-swap':
      return `swap ${action.food}`;
    case 'food-light':
      return action.on ? 'light' : 'usual';
    case 'ask':
      return `ask ${action.topic} ${action.show} ${action.page}`;
    case 'ask-list':
      return `list ${action.group ?? 'all'}`;
    case 'command':
      return `/${action.command}`;
    case 'language':
      return action.language;
    default:
      return action.do;
  }
}

/** Lines that name what they are about in the middle. */
const NAMING: ReadonlySet<string> = new Set([
  'food-disliked',
  'food-often',
  'food-welcome',
  'food-allergy',
  'food-diet',
  'food-limit',
  'amount-reckoned',
]);

/** Knows the messages of one language by their sentences. */
export class Reader {
  readonly #speech: Speech;

  constructor(words: Words, knowledge: Knowledge) {
    this.#speech = createSpeech(words, knowledge);
  }

  /** What a message is: a question id, `result`, `alarm`, `consent`, `paused` and so on. */
  kindOf(message: ShownMessage): string {
    const question = askedBy(message);
    if (question !== null) return question;
    if (message.media?.kind === 'document') return 'export-file';
    if (message.media?.kind === 'photo') return 'food-picture';
    const actions = liveButtons(message).map(({ action }) => action);
    for (const action of actions) {
      if (action.do === 'consent') return 'consent';
      if (action.do === 'meant') return `meant ${action.medicine}`;
      if (action.do === 'heard') return 'heard';
      if (action.do === 'take-back') return 'alarm';
      if (action.do === 'delete' || action.do === 'restart') return `confirm-${action.do}`;
      if (action.do === 'resume') return 'paused-check';
      if (action.do === 'part') return 'result';
    }
    if (actions.some((action) => action.do.startsWith('food'))) return 'food';
    if (actions.length === 1 && actions[0]?.do === 'command' && actions[0].command === 'food') return 'food-facts';
    // Behind an answer stand its own parts; topics that come next stand there as short answers.
    const own = actions.find((action) => action.do === 'ask' && action.show !== 'short');
    if (own?.do === 'ask') return `ask ${own.topic}`;
    if (this.#isSaid('ask-unsure', message.text)) return 'ask-unsure';
    if (actions.some((action) => action.do === 'ask-list')) return 'ask-list';
    for (const title of ['medicine-title', 'label-title']) {
      if (this.#isSaid(title, message.text)) return title.replace('title', 'facts');
    }
    const said = ['welcome', 'out-of-scope', 'paused-none', 'language-card', 'privacy', 'help', 'group'];
    const found = [...said, 'export-title', 'alarm-take-back'].find((id) => this.#isSaid(id, message.text));
    return found === 'alarm-take-back' ? 'alarm' : (found ?? 'line');
  }

  /** Notices in a text, in the order of the table. */
  noticesIn(text: string): readonly string[] {
    return NOTICES.filter((notice) => this.#notices(notice).some((line) => isWithin(text, line)));
  }

  #notices(notice: (typeof NOTICES)[number]): readonly (readonly string[])[] {
    const say = (what: 'sticker' | 'photo' | 'voice' | 'location' | 'file' | 'video' | 'other') =>
      noticeText(this.#speech, { kind: 'notice', notice, ids: [], what });
    if (notice === 'other-content') {
      return (['sticker', 'photo', 'voice', 'location', 'file', 'video', 'other'] as const).map((what) => [say(what)]);
    }
    const names = '\u0000';
    if (NAMING.has(notice)) {
      return [noticeText(this.#speech, { kind: 'notice', notice, ids: [names], what: null }).split(names)];
    }
    if (notice !== 'medicine-added') return [[say('other')]];
    return [1, 2].map((count) => this.#speech.plain('notice-medicine-added', { count, names }).split(names));
  }

  #isSaid(id: string, text: string): boolean {
    return text.includes(plainText(this.#speech.say(id).html).trim());
  }
}

/** All pieces stand in the text, one after the other. */
function isWithin(text: string, pieces: readonly string[]): boolean {
  let from = 0;
  return pieces.every((piece) => {
    const at = text.indexOf(piece.trim(), from);
    from = at + piece.length;
    return at >= 0;
  });
}
