/** Plays a golden conversation against a running bot, and tells what came back. */
import type { Phrase } from '../../src/chat.ts';
import { isMinor } from '../../src/domain/answers.ts';
import { isComplete } from '../../src/domain/check.ts';
import { planOf } from '../../src/domain/food-plan.ts';
import { surveyOf } from '../../src/domain/questionnaire.ts';
import { resultOf } from '../../src/domain/result.ts';
import type { Answer, Language, State } from '../../src/domain/state.ts';
import { alarmOf } from '../../src/domain/triage.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import type { Simulator } from '../../src/simulator/start.ts';
import type { ShownMessage } from '../../src/simulator/transcript.ts';
import type { Store } from '../../src/store/store.ts';
import { plainText } from '../../src/telegram/plain-text.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { buttonName, liveButtons, plannedIn, Reader, tickedIn } from './screen.ts';
import type { Expected, Transcript, TranscriptStep } from './transcript.ts';

/** A bot that runs, with its Telegram and a look into what it keeps. */
export interface RunningBot {
  readonly simulator: Simulator;
  /** Opened beside the bot's own; for looking only. */
  readonly store: () => Store;
  restart(): Promise<void>;
}

export interface Played {
  readonly steps: readonly Expected[];
  readonly answers: Transcript['answers'];
  readonly food: NonNullable<Transcript['food']> | null;
  readonly result: Transcript['result'];
  /** Whatever of this person should be in no log: texts, names, ids, callback data. */
  readonly secrets: ReadonlySet<string>;
}

const REPLY_MS = 20_000;
const allWords = words();
const phrase: Phrase = createPhrase(allWords, knowledge);
const readers = { nl: new Reader(allWords.nl, knowledge), en: new Reader(allWords.en, knowledge) } as const;

/** How far a chat had got. */
interface Moment {
  readonly versions: ReadonlyMap<number, number>;
  readonly toasts: number;
}

/** Plays all steps, each after the replies to the one before have arrived. */
export async function play(transcript: Transcript, bot: RunningBot, name: string): Promise<Played> {
  const player = new Player(bot, name, transcript.app, transcript.speaks);
  const steps: Expected[] = [];
  for (const [index, step] of transcript.steps.entries()) {
    steps.push(
      await player.take(step).catch((error: unknown) => {
        const last = JSON.stringify(steps.at(-1));
        throw new Error(`step ${index + 1} ${JSON.stringify(step)}, after ${last}: ${error}`, { cause: error });
      }),
    );
  }
  const state = await player.state();
  return { steps, answers: answersOf(state), food: foodOf(state), result: numbersOf(state), secrets: player.secrets };
}

class Player {
  readonly secrets = new Set<string>();
  readonly #bot: RunningBot;
  readonly #who: { readonly id: number };
  #group: { readonly id: number } | null = null;
  #language: Language;

  constructor(bot: RunningBot, name: string, app: string, language: Language) {
    this.#bot = bot;
    this.#language = language;
    this.#who = bot.simulator.people.create({ name, languageCode: app });
    this.secrets.add(name).add(String(this.#who.id));
  }

  async state(): Promise<State | null> {
    return (await this.#bot.store().load(this.#who.id)).state;
  }

  async take(step: TranscriptStep): Promise<Expected> {
    this.#language = step.speaks ?? this.#language;
    if (step.restartBot) await this.#bot.restart();
    const before = this.#look();
    if (Array.isArray(step.tap)) {
      for (const button of step.tap.slice(0, -1)) {
        await this.#tap(button);
        await this.#settled();
      }
    }
    const beforeLast = this.#look();
    await this.#act(step);
    await this.#settled();
    return this.#seen(step.tap === undefined ? before : beforeLast);
  }

  #look(): Moment {
    return {
      versions: new Map(this.#messages().map(({ id, earlier }) => [id, earlier.length])),
      toasts: this.#bot.simulator.toasts(this.#who).length,
    };
  }

  #messages(): readonly ShownMessage[] {
    const { simulator } = this.#bot;
    const chats = this.#group === null ? [this.#who] : [this.#who, this.#group];
    return chats.flatMap((chat) => simulator.transcript(chat)).filter(({ from }) => from === 'bot');
  }

  /** The last message that has buttons. */
  #card(): ShownMessage {
    const card = this.#messages().findLast((message) => liveButtons(message).length > 0);
    if (card === undefined) throw new Error('there is no message with buttons');
    return card;
  }

  async #tap(button: string): Promise<void> {
    // The lowest message with such a button: that is where a person looks.
    for (const message of this.#messages().toReversed()) {
      const buttons = liveButtons(message);
      for (const { data } of buttons) this.secrets.add(data);
      const found = buttons.find(({ action }) => buttonName(action) === button);
      if (found === undefined) continue;
      this.secrets.add(button);
      await this.#tapData(message.id, found.data);
      return;
    }
    const names = liveButtons(this.#card()).map(({ action }) => buttonName(action));
    throw new Error(`no button "${button}"; the card has: ${names.join(', ')}`);
  }

  async #tapData(messageId: number, data: string): Promise<void> {
    const { simulator } = this.#bot;
    const before = simulator.toasts(this.#who).length;
    simulator.people.tap(this.#who, messageId, { data });
    await simulator.waitFor(() => simulator.toasts(this.#who).length > before, REPLY_MS, `an answer to ${data}`);
  }

  async #act(step: TranscriptStep): Promise<void> {
    const { people } = this.#bot.simulator;
    const who = this.#who;
    for (const text of [step.type, step.edit, step.inGroup, ...(step.typeAll ?? [])]) {
      if (text !== undefined) this.secrets.add(text);
    }
    if (step.start !== undefined) people.start(who, step.start === true ? undefined : step.start);
    if (step.tap !== undefined) await this.#tap(typeof step.tap === 'string' ? step.tap : (step.tap.at(-1) ?? ''));
    if (step.tapOld !== undefined) {
      const first = this.#messages().find((message) => message.earlier.length > 0 || message.buttons.length > 0);
      await this.#tapData(first?.id ?? this.#card().id, step.tapOld);
    }
    for (const text of step.typeAll ?? []) people.say(who, text);
    if (step.type !== undefined) people.say(who, step.type);
    if (step.edit !== undefined) people.editLast(who, step.edit);
    if (step.inGroup !== undefined) {
      this.#group ??= people.createGroup({ title: 'Family', members: [who] });
      people.say(who, step.inGroup, this.#group);
    }
    switch (step.send) {
      case 'sticker':
        people.sendSticker(who);
        break;
      case 'photo':
        people.sendPhoto(who, 'zebra on a photo');
        break;
      case 'voice':
        people.sendVoice(who);
        break;
      case 'location':
        people.sendLocation(who);
        break;
      case 'file':
        people.sendDocument(who, 'zebra.pdf');
        break;
      case 'forward':
        people.forward(who, 'chest pain', 'somebody else');
        break;
      case undefined:
    }
  }

  /** Until every update is taken and every message has arrived. */
  async #settled(): Promise<void> {
    const { simulator } = this.#bot;
    const endMs = Date.now() + REPLY_MS;
    for (;;) {
      // In this order: an update that is taken while the store is read has its reply in no backlog yet.
      const isTaken = simulator.pendingUpdates() === 0;
      if (isTaken && (await this.#bot.store().backlog()).count === 0) return;
      if (Date.now() > endMs) throw new Error(`the bot has not answered within ${REPLY_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  async #seen(before: Moment): Promise<Expected> {
    const reader = readers[this.#language];
    const changed = this.#messages().filter((message) => {
      const versions = before.versions.get(message.id);
      // A card whose buttons were only taken away says nothing new.
      return versions === undefined || (message.earlier.length > versions && message.buttons.length > 0);
    });
    for (const { text } of changed.flatMap(({ buttons }) => buttons.flat())) this.secrets.add(text);
    const toasts = this.#bot.simulator.toasts(this.#who).slice(before.toasts);
    const state = await this.state();
    const shows = changed.map((message) => {
      const kind = reader.kindOf(message);
      const part = state?.check?.part ?? 'summary';
      const at = state?.food?.at ?? null;
      if ((kind === 'food' || kind === 'result') && at !== null) return `food-${at}`;
      return kind === 'result' && part !== 'summary' ? `result-${part}` : kind;
    });
    const says = [...toasts, ...changed].flatMap(({ text }) => reader.noticesIn(text));
    const plan = changed.flatMap(plannedIn);
    const card = this.#messages().findLast((message) => liveButtons(message).length > 0);
    const ticked = card === undefined ? [] : tickedIn(card);
    if (state !== null && state.food?.at == null && shows.some((kind) => kind.startsWith('result')))
      this.#checkResult(changed, state);
    const alarm = shows.includes('alarm') && state?.check ? (alarmOf(state.check, knowledge)?.flags ?? []) : [];
    return {
      ...(shows.length > 0 && { shows }),
      ...(says.length > 0 && { says }),
      ...(ticked.length > 0 && { ticked: [...ticked] }),
      ...(plan.length > 0 && { plan: [...plan] }),
      ...(alarm.length > 0 && { alarm: [...alarm] }),
    };
  }

  /** The result on the screen is that of the stored answers, word for word. */
  #checkResult(changed: readonly ShownMessage[], state: State): void {
    const { check } = state;
    if (check === null) throw new Error('a result is shown of a check that is not stored');
    const { run, part, page } = check;
    const result = resultOf(check, knowledge, state.food);
    const plan = part === 'food' ? planOf(surveyOf(check.answers, knowledge).answers, knowledge, state.food) : null;
    const view = { kind: 'result', isNew: false, run, part, page, result, plan } as const;
    const [message] = phrase([view], this.#language, 'written');
    const should = plainText(message?.html ?? '').trim();
    if (!changed.some(({ text }) => text.includes(should))) throw new Error(`no message reads:\n${should}`);
  }
}

function answersOf(state: State | null): Transcript['answers'] {
  if (state === null) return null;
  return Object.fromEntries(Object.entries(state.check?.answers ?? {}).map(([id, answer]) => [id, short(answer)]));
}

function foodOf(state: State | null): Played['food'] {
  if (state === null || state.food === null) return null;
  const { diet, allergies, limits, dislikes, often } = state.food;
  return { diet, allergies: [...allergies], limits: [...limits], dislikes: [...dislikes], often: [...often] };
}

function short(answer: Answer): string | number | string[] {
  switch (answer.is) {
    case 'option':
      return answer.option;
    case 'options':
      return [...answer.options];
    case 'amount':
      return answer.mg;
    case 'unknown':
      return 'unknown';
  }
}

function numbersOf(state: State | null): Transcript['result'] {
  if (!state?.check || !isComplete(state.check, knowledge) || isMinor(state.check.answers, knowledge)) return null;
  const { assessment, food, supplement, doctor, signs, open } = resultOf(state.check, knowledge, state.food);
  const intake = 'intake' in food ? food.intake : null;
  return {
    shown: assessment.shown,
    complaints: [assessment.S.lo, assessment.S.hi],
    depletion: [assessment.D.lo, assessment.D.hi],
    certainty: assessment.certainty,
    triage: assessment.triage.level,
    intakeMg: intake === null ? null : [intake.lowMg, intake.shownMg, intake.highMg],
    gapMg: intake === null ? null : intake.gapMg,
    foodAdvice: food.is,
    foods: 'foods' in food ? food.foods.map((line) => line.food) : [],
    supplement: supplement.status,
    reasons: supplement.reasons.map(({ id }) => id),
    doctor: doctor.map(({ id }) => id),
    signs: [...signs],
    open: open.map(({ item }) => item),
  };
}
