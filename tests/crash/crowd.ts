/**
 * People who go through the check at the same time. Each reacts to the card in front of them, once to each card, and waits
 * for the next one however long it takes: nobody sends anything again because the bot is slow.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../../src/simulator/start.ts';
import type { ShownMessage } from '../../src/simulator/transcript.ts';
import { askedBy, type LiveButton, liveButtons, tickedIn } from '../conversations/screen.ts';
import { chanceOf, seedOf } from './seeded.ts';

export interface Conversation {
  readonly chatId: number;
  /** The cards in the order in which they were seen, each with what stood ticked; the same card again is left out. */
  readonly cards: readonly string[];
}

export interface Crowd {
  readonly seed: number;
  readonly size: number;
  /** Waits until a person may take this step. */
  readonly pace: (person: number, step: number) => Promise<void>;
  /** Told the number of each update. */
  readonly onUpdate: (updateId: number, chatId: number) => void;
}

/** Longest time without a new card before a conversation counts as stuck. */
const PATIENCE_MS = 60_000;
/** How often a person looks at the screen. */
const LOOK_MS = 40;
const LANGUAGES = ['nl', 'en'] as const;

/** Lets the whole crowd go through the check. @throws if somebody's conversation gets stuck, saying where */
export async function converse(simulator: Simulator, crowd: Crowd): Promise<readonly Conversation[]> {
  return Promise.all(Array.from({ length: crowd.size }, (_, person) => converseAs(simulator, crowd, person)));
}

async function converseAs(simulator: Simulator, crowd: Crowd, person: number): Promise<Conversation> {
  const seed = seedOf(crowd.seed, `person ${person}`);
  const language = LANGUAGES[person % 2] ?? 'nl';
  const who = simulator.people.create({ name: `Person ${person}`, languageCode: language });
  const cards: string[] = [];
  const wroteLast = (): void => crowd.onUpdate(simulator.lastUpdateId(), who.id);

  await crowd.pace(person, 0);
  simulator.people.start(who);
  wroteLast();
  let reactedTo = '';
  let did = 'pressed start';
  for (let step = 1; ; step += 1) {
    const card = await nextCard(simulator, who, reactedTo).catch((error: unknown) => {
      throw new Error(
        `person ${person} of seed ${crowd.seed} is stuck at ${cards.slice(-3).join(', ')}: ${did}; ${error}`,
      );
    });
    const name = nameOf(card);
    cards.push(name);
    if (name === 'result') return { chatId: who.id, cards };
    await crowd.pace(person, step);
    reactedTo = keyOf(card);

    const visits = cards.filter((each) => each === name).length;
    const chance = chanceOf(seedOf(seed, `${name} ${visits}`));
    // A sticker in between is answered beside the question, and changes nothing.
    if (chance.happens(0.05)) {
      simulator.people.sendSticker(who);
      wroteLast();
    }
    const typed = chance.happens(0.3) ? typedAnswer(card, language, visits) : null;
    if (typed !== null) {
      simulator.people.say(who, typed);
      wroteLast();
      did = `wrote "${typed}"`;
      continue;
    }
    const { data } = chosenButton(card, seed, visits);
    crowd.onUpdate(simulator.people.tap(who, card.id, { data }), who.id);
    did = `tapped ${data}`;
  }
}

/** The lowest message with buttons; undefined before there is one. */
export function cardOf(simulator: Simulator, who: { readonly id: number }): ShownMessage | undefined {
  return simulator.transcript(who).findLast((message) => message.from === 'bot' && liveButtons(message).length > 0);
}

async function nextCard(simulator: Simulator, who: { readonly id: number }, reactedTo: string): Promise<ShownMessage> {
  const endMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const card = cardOf(simulator, who);
    if (card !== undefined && keyOf(card) !== reactedTo) return card;
    if (Date.now() > endMs) {
      const last = simulator.calls.filter(({ parameters }) => parameters['chat_id'] === who.id).slice(-4);
      const calls = last.map(({ method, code, description }) => `${method} ${code} ${description}`).join('; ');
      throw new Error(`no new card in ${PATIENCE_MS} ms; last calls: ${calls}`);
    }
    await sleep(LOOK_MS);
  }
}

/** Two cards with the same buttons are the same card to a person. */
function keyOf(card: ShownMessage): string {
  return liveButtons(card)
    .map(({ data }) => data)
    .join(' ');
}

function nameOf(card: ShownMessage): string {
  const question = askedBy(card);
  if (question !== null) return [question, ...tickedIn(card)].join(' ');
  const kinds = new Set(liveButtons(card).map(({ action }) => action.do));
  if (kinds.has('part')) return 'result';
  if (kinds.has('take-back')) return 'alarm';
  return kinds.has('consent') ? 'consent' : `card with ${[...kinds].join(', ')}`;
}

/** Words for some of what a card can be answered with; null where only a tap is sure to be understood. */
function typedAnswer(card: ShownMessage, language: 'nl' | 'en', visits: number): string | null {
  const question = askedBy(card);
  if (question === null) return null;
  if (question === 'age') return language === 'nl' ? 'ik ben 44' : 'I am 44';
  if (question === 'magnesium-now') return '200 mg';
  const isEmptyList = liveButtons(card).some(({ action }) => action.do === 'none');
  if (isEmptyList && visits === 1) return language === 'nl' ? 'geen van deze' : 'none of these';
  return null;
}

/** What this person taps on this card: always the same for the same person and card. */
function chosenButton(card: ShownMessage, seed: number, visits: number): LiveButton {
  const buttons = liveButtons(card);
  const question = askedBy(card);
  const chance = chanceOf(seedOf(seed, `tap ${question}`));
  const find = (does: string): LiveButton | undefined => buttons.find(({ action }) => action.do === does);
  if (question === null) return find('take-back') ?? find('consent') ?? sure(buttons[0]);
  if (chance.happens(0.06)) return sure(find('done') ?? find('unknown'));
  const ticks = buttons.filter(({ action }) => action.do === 'tick' && action.on);
  if (ticks.length > 0 || find('done') !== undefined) {
    const wanted = tickedIn(card).length;
    const isWatchful = /^(safety|signs)/.test(question);
    const most = isWatchful ? Number(chance.happens(0.15)) : chance.below(4);
    // After an alarm was taken back, the list is left as it is.
    const isEnough = wanted >= most || visits > 1;
    if (isEnough) return sure(find('done') ?? find('none'));
    return chance.pick(ticks);
  }
  const options = buttons.filter(({ action }) => action.do === 'choose' || action.do === 'amount');
  if (question === 'age') return chance.pick(options.slice(1));
  if (question === 'safety-mind' && !(chance.happens(0.1) && visits === 1)) return sure(options[0]);
  return chance.pick(options);
}

function sure(button: LiveButton | undefined): LiveButton {
  if (button === undefined) throw new Error('a card without a way on');
  return button;
}
