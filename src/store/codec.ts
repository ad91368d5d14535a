/** State <-> bytes. What is read back is checked, because an earlier version may have written it. */
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { type Answer, FOOD_PLACES, type FoodChoices, RESULT_PARTS, type State } from '../domain/state.ts';

/** A state as it is saved: all that is usual is left out, and an answer is its bare value. */
type Saved = Omit<z.input<typeof savedState>, 'v'> & { readonly v: 1 | 2 };
type SavedAnswer = z.infer<typeof savedAnswer>;

/**
 * Steps that bring what an earlier version saved to the next version; the first takes version 1 to 2. Never removed.
 * 2: medicines that are perhaps taken.
 */
const UPGRADES: readonly ((saved: object) => object)[] = [(saved) => ({ ...saved, v: 2 })];
const VERSION = 2;

/** A state that was saved in a form of which this program knows nothing: not damaged, and not to be overwritten. */
export class NewerFormError extends Error {
  override readonly name = 'NewerFormError';
}

// An option, ticked options, ticked options of a list to be asked again, an amount in mg, or unknown.
const savedAnswer = z.union([
  z.string(),
  z.array(z.string()),
  z.strictObject({ again: z.array(z.string()) }),
  z.number(),
  z.null(),
]);
const ids = z.array(z.string()).default([]);
const yes = z.literal(1).optional();

const frequency = z.literal([0, 1, 2, 3, 4]).nullable();
const bother = z.literal([0, 1, 2, 3]).nullable();

const savedFood = z.strictObject({
  diet: z.enum(['omnivore', 'pescatarian', 'vegetarian', 'vegan']).nullable().default(null),
  allergies: ids,
  limits: ids,
  dislikes: ids,
  often: ids,
  answered: ids,
  skipped: ids,
  at: z.enum(FOOD_PLACES).nullable().default(null),
  draft: ids,
  plan: z.int().default(0),
  light: yes,
  foods: z.array(z.string()).nullable().default(null),
  refused: ids,
});

const savedState = z.strictObject({
  v: z.literal(VERSION),
  knowledge: z.string(),
  language: z.enum(['nl', 'en']),
  chosen: yes,
  consent: z.number().nullable().default(null),
  asking: z.enum(['delete', 'restart']).nullable().default(null),
  paused: yes,
  runs: z.int(),
  check: z
    .strictObject({
      run: z.int(),
      at: z.number(),
      answers: z.array(z.tuple([z.string(), savedAnswer])),
      /** Only if it is not the order of `answers`. */
      order: z.array(z.string()).optional(),
      draft: ids,
      flags: ids,
      unsure: z.array(z.array(z.string())).default([]),
      heard: z
        .strictObject({
          /** Complaint, whether it is there, frequency, bother. */
          complaints: z.array(z.tuple([z.string(), z.boolean(), frequency, bother])).default([]),
          medicines: ids,
          conditions: ids,
          perhaps: ids,
        })
        .nullable()
        .default(null),
      changing: z.string().nullable().default(null),
      part: z.enum(RESULT_PARTS).default('summary'),
      page: z.int().default(0),
    })
    .nullable()
    .default(null),
  food: savedFood.nullable().default(null),
});

const readState: z.ZodType<State> = savedState.transform((saved) => ({
  schemaVersion: 1,
  knowledgeVersion: saved.knowledge,
  language: saved.language,
  languageChosen: saved.chosen === 1,
  consentAtMs: saved.consent,
  asking: saved.asking,
  paused: saved.paused === 1,
  check: saved.check && {
    run: saved.check.run,
    startedAtMs: saved.check.at,
    answers: Object.fromEntries(saved.check.answers.map(([question, answer]) => [question, toAnswer(answer)])),
    order: saved.check.order ?? saved.check.answers.map(([question]) => question),
    draft: saved.check.draft,
    flags: saved.check.flags,
    unsure: saved.check.unsure,
    heard: saved.check.heard && {
      complaints: saved.check.heard.complaints.map(([complaint, isThere, often, much]) => ({
        complaint,
        isThere,
        frequency: often,
        bother: much,
      })),
      medicines: saved.check.heard.medicines,
      conditions: saved.check.heard.conditions,
      perhaps: saved.check.heard.perhaps,
    },
    changing: saved.check.changing,
    part: saved.check.part,
    page: saved.check.page,
  },
  runs: saved.runs,
  food: saved.food && readFood(saved.food),
}));

/** The chat's id goes along with its state, so that it need not be kept elsewhere. */
export interface KeptChat {
  readonly chatId: number;
  readonly state: State;
}

/**
 * Text in which an unremarkable check would be saved; what a state has in common with it costs next to nothing (a
 * finished check 250 bytes instead of 580). It is part of the format: a dictionary never changes, another one gets the
 * next number. New questions need no new dictionary, they only take more room.
 */
const DICTIONARY = 1;
const dictionary = Buffer.from(
  readFileSync(new URL(`dictionary-${DICTIONARY}.txt`, import.meta.url), 'utf8').trimEnd(),
);

/** A state fits in one or two; zlib takes 16 kB for each call otherwise, which are collected late. */
const CHUNK_BYTES = 1_024;
/** As far back as dictionary and state reach; zlib takes 268 kB for each call otherwise. Any reader reads what it writes. */
const DEFLATE = { windowBits: 12, memLevel: 5 } as const;

/** Stands where the number of the dictionary stands otherwise. */
const PLAIN = 0;
/**
 * A state below this size is kept as it is: to deflate it costs a tenth of a turn. Those of finished checks, which stay
 * for months, are larger, and so are deflated.
 */
const PLAIN_BELOW_BYTES = 450;

/** Number of the dictionary, then deflated JSON: `[chat id, saved state]`. A short one is not deflated, and says so by a 0. */
export function encodeChat(chat: KeptChat): Buffer {
  const json = Buffer.from(JSON.stringify([chat.chatId, save(chat.state)]));
  if (json.length < PLAIN_BELOW_BYTES) return Buffer.concat([Buffer.of(PLAIN), json]);
  return Buffer.concat([
    Buffer.of(DICTIONARY),
    deflateRawSync(json, { dictionary, chunkSize: CHUNK_BYTES, ...DEFLATE }),
  ]);
}

/**
 * @throws {NewerFormError} for a state of a later version
 * @throws if the bytes are none of a state
 */
export function decodeChat(bytes: Uint8Array): KeptChat {
  const [chatId, saved] = z.tuple([z.int(), z.looseObject({})]).parse(JSON.parse(chatJson(bytes)));
  return { chatId, state: decodeState(saved) };
}

/** What `decodeChat` reads, as people can read it. */
export function chatJson(bytes: Uint8Array): string {
  if (bytes[0] === PLAIN) return Buffer.from(bytes.subarray(1)).toString();
  if (bytes[0] !== DICTIONARY) {
    throw new NewerFormError(`a saved state has dictionary ${bytes[0]}, known is ${DICTIONARY}`);
  }
  return inflateRawSync(bytes.subarray(1), { dictionary, chunkSize: CHUNK_BYTES }).toString();
}

/**
 * Reads a saved state of this or any earlier version.
 * @throws if it is none
 */
export function decodeState(saved: object): State {
  return readState.parse(upgrade(saved, UPGRADES));
}

/**
 * Takes a saved state through all steps from its version on.
 * @param steps the first takes version 1 to 2
 * @throws {NewerFormError} for a later version than these steps know, {RangeError} for what is none
 */
export function upgrade(saved: object, steps: readonly ((saved: object) => object)[]): object {
  const version = 'v' in saved ? Number(saved.v) : Number.NaN;
  const says = `a saved state has version ${version}, known are 1 to ${steps.length + 1}`;
  if (!Number.isInteger(version) || version < 1) throw new RangeError(says);
  if (version > steps.length + 1) throw new NewerFormError(says);
  return steps.slice(version - 1).reduce((older, step) => step(older), saved);
}

function save(state: State): Saved {
  const { check } = state;
  // The earliest version that reads it: processes of that version may be at work beside this one.
  const version = check?.heard?.perhaps.length ? 2 : 1;
  return {
    v: version,
    knowledge: state.knowledgeVersion,
    language: state.language,
    chosen: state.languageChosen ? 1 : undefined,
    consent: state.consentAtMs ?? undefined,
    asking: state.asking ?? undefined,
    paused: state.paused ? 1 : undefined,
    runs: state.runs,
    food: state.food ? saveFood(state.food) : undefined,
    check: check
      ? {
          run: check.run,
          at: check.startedAtMs,
          ...saveAnswers(check.answers, check.order),
          draft: unlessEmpty(check.draft),
          flags: unlessEmpty(check.flags),
          unsure: unlessEmpty(check.unsure.map((medicines) => [...medicines])),
          heard: check.heard
            ? {
                complaints: check.heard.complaints.map((line) => [
                  line.complaint,
                  line.isThere,
                  line.frequency,
                  line.bother,
                ]),
                medicines: [...check.heard.medicines],
                conditions: [...check.heard.conditions],
                perhaps: unlessEmpty(check.heard.perhaps),
              }
            : undefined,
          changing: check.changing ?? undefined,
          part: check.part === 'summary' ? undefined : check.part,
          page: check.page || undefined,
        }
      : undefined,
  };
}

function readFood({ light, ...food }: z.output<typeof savedFood>): FoodChoices {
  return { ...food, isLight: light === 1 };
}

function saveFood(food: FoodChoices): z.input<typeof savedFood> {
  return {
    diet: food.diet ?? undefined,
    allergies: unlessEmpty(food.allergies),
    limits: unlessEmpty(food.limits),
    dislikes: unlessEmpty(food.dislikes),
    often: unlessEmpty(food.often),
    answered: unlessEmpty(food.answered),
    skipped: unlessEmpty(food.skipped),
    at: food.at ?? undefined,
    draft: unlessEmpty(food.draft),
    plan: food.plan || undefined,
    light: food.isLight ? 1 : undefined,
    foods: food.foods ? [...food.foods] : undefined,
    refused: unlessEmpty(food.refused),
  };
}

function saveAnswers(answers: Readonly<Record<string, Answer>>, order: readonly string[]) {
  const questions = Object.keys(answers);
  const isOrderOfAll = order.length === questions.length && new Set([...order, ...questions]).size === order.length;
  return {
    answers: (isOrderOfAll ? order : questions).map((question): [string, SavedAnswer] => [
      question,
      fromAnswer(answers[question]!), // a key of answers: by isOrderOfAll, or as one of its keys
    ]),
    order: isOrderOfAll ? undefined : [...order],
  };
}

function unlessEmpty<Item>(list: readonly Item[]): Item[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

function fromAnswer(answer: Answer): SavedAnswer {
  switch (answer.is) {
    case 'option':
      return answer.option;
    case 'options':
      return answer.again === true ? { again: [...answer.options] } : [...answer.options];
    case 'amount':
      return answer.mg;
    case 'unknown':
      return null;
  }
}

function toAnswer(saved: SavedAnswer): Answer {
  if (saved === null) return { is: 'unknown' };
  if (typeof saved === 'string') return { is: 'option', option: saved };
  if (typeof saved === 'number') return { is: 'amount', mg: saved };
  if ('again' in saved) return { is: 'options', options: saved.again, again: true };
  return { is: 'options', options: saved };
}
