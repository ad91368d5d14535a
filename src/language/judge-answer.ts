/** What a typed text answers: weighed as a whole for each scale, as it was learned from examples. */
import type { Judged, Reading, WordCommand } from '../domain/event.ts';
import type { Answers } from './answer-reader.ts';
import type { Findings } from './findings.ts';
import { type JudgeNumber, numbersAsRead } from './judge-number.ts';
import type { LearnedModel } from './linear-model.ts';
import { featuresOf } from './text-features.ts';

/** Scales that are learned, each by itself: what stands on one of them is nothing on another. */
export const SCALES = ['frequency', 'bother', 'yesno', 'none', 'control', 'sex'] as const;
export type Scale = (typeof SCALES)[number];

/** Label of examples that say nothing on a scale. */
export const NOTHING = 'null';
const UNKNOWN = 'unknown';
/** Longer texts tell more than an answer. */
const LONGEST = 45;
/** A no, or a list with nothing on it, is never guessed: what is less sure is asked again. */
const SURE_NO = 0.6;
/** Where the rules read no "no": they know how a no is taken back ("no, only my heart"). */
const SURE_NO_ALONE = 0.9;
/** A command takes somebody away from the question. */
const SURE_COMMAND = 0.6;
/** "ok", "no thanks". */
const FEW = 2;
/** Below this the rules are as good a guess. */
const SURE = 0.6;
/** Below this no step of a scale is likelier than the others. */
const LEAST = 0.35;
const COMMANDS: Readonly<Record<string, WordCommand>> = {
  back: 'back',
  stop: 'stop',
  skip: 'skip',
  help: 'help',
  delete: 'delete',
  export: 'export',
  privacy: 'privacy',
  dutch: 'dutch',
  english: 'english',
};

/** What else was read in the text. */
export interface ReadBeside {
  readonly isQuestion: boolean;
  /** How each complaint is spoken of. */
  readonly complaints: readonly Reading['complaints'][number]['is'][];
}

/** Words by which a "none" is said of illnesses, or of medicines. */
export interface SaidOf {
  readonly illness: ReadonlySet<string>;
  readonly medicine: ReadonlySet<string>;
}

/** The scales, and what the rules alone did not see. */
export type JudgeAnswer = (
  findings: Findings,
  answers: Answers,
  beside: ReadBeside,
) => { readonly judged: Judged; readonly answers: Answers };

/** @returns judges what a text answers; a text that is too long for an answer stays as the rules read it */
export function createAnswerJudge(
  models: Readonly<Record<Scale, LearnedModel>>,
  judgeNumber: JudgeNumber,
  saidOf: SaidOf,
): JudgeAnswer {
  return (findings, answers, beside) => {
    const { words } = findings.written;
    if (words.length === 0 || words.length > LONGEST) return { judged: asRead(answers), answers };
    const sureNo = answers.isNone || answers.yesNo === 'no' ? SURE_NO : SURE_NO_ALONE;
    const features = answerFeatures(words, answers, beside);
    const best = (scale: Scale) => likeliest(models[scale], features);
    const judged = whenAsked({
      frequency: () => step(best('frequency')),
      bother: () => step(best('bother')),
      none: () => noneOrUnknown(best('none'), sureNo, () => ofWhat(words, saidOf)),
      sex: () => sureStep(best('sex')),
      age: () => judgeNumber('age', findings, answers, features),
      count: () => judgeNumber('count', findings, answers, features),
      amount: () => judgeNumber('amount', findings, answers, features),
    });
    const control = best('control');
    const command = control.share >= SURE_COMMAND ? (COMMANDS[control.label] ?? null) : null;
    return {
      judged,
      answers: {
        ...answers,
        command: answers.command ?? command,
        ...ofYesNo(best('yesno'), sureNo, words.length, answers),
      },
    };
  };
}

type Makers = { readonly [Field in keyof Judged]: () => Judged[Field] };

const FIELDS = [
  'frequency',
  'bother',
  'none',
  'sex',
  'age',
  'count',
  'amount',
] as const satisfies readonly (keyof Judged)[];

/**
 * A question looks at one field: each is reckoned when it is first looked at. All texts share the getters: with one of its own each
 * object would have a shape of its own, by which V8 holds on to all that was found in the text until the next full collection.
 */
class WhenAsked {
  static readonly #getters = Object.fromEntries(
    FIELDS.map((field) => [
      field,
      {
        enumerable: true,
        get(this: WhenAsked) {
          return this.#valueOf(field);
        },
      },
    ]),
  );
  readonly #make: Makers;
  readonly #made = new Map<keyof Judged, Judged[keyof Judged]>();

  constructor(make: Makers) {
    this.#make = make;
    Object.defineProperties(this, WhenAsked.#getters);
  }

  #valueOf(field: keyof Judged): Judged[keyof Judged] {
    const made = this.#made.get(field);
    if (made !== undefined) return made;
    const value = this.#make[field]();
    this.#made.set(field, value);
    return value;
  }
}

function whenAsked(make: Makers): Judged {
  return new WhenAsked(make) as unknown as Judged; // it has a getter for every field
}

function noneOrUnknown({ label, share }: Likely, sureNo: number, ofWhat: () => Judged['none']): Judged['none'] {
  if (label === UNKNOWN) return UNKNOWN;
  return label === 'none' && share >= sureNo ? ofWhat() : null;
}

/** "No illnesses" is said of illnesses, "I take nothing" of medicines; "healthy, and no pills" of both. */
function ofWhat(words: readonly string[], { illness, medicine }: SaidOf): 'none' | 'no-illness' | 'no-medicine' {
  const isOfIllness = words.some((word) => illness.has(word));
  const isOfMedicine = words.some((word) => medicine.has(word));
  if (isOfIllness === isOfMedicine) return 'none';
  return isOfIllness ? 'no-illness' : 'no-medicine';
}

/** Yes, no or "don't know": what was learned where it is sure, else what the rules read. */
function ofYesNo(
  { label, share }: Likely,
  sureNo: number,
  wordCount: number,
  { yesNo, isUnknown }: Answers,
): Pick<Answers, 'yesNo' | 'isUnknown'> {
  // In so few words the rules know exactly what is said.
  if (share < SURE || (wordCount <= FEW && yesNo !== null)) return { yesNo, isUnknown };
  const isSaid = label === 'yes' || (label === 'no' && share >= sureNo);
  return { yesNo: isSaid ? label : null, isUnknown: label === UNKNOWN };
}

/** What the rules read, on the scales. */
function asRead(answers: Answers): Judged {
  const { frequency, bother, isUnknown, isNone } = answers;
  const scale = (level: number | null) => (isUnknown ? UNKNOWN : level === null ? null : String(level));
  return {
    frequency: scale(frequency),
    bother: scale(bother),
    none: isUnknown ? UNKNOWN : isNone ? 'none' : null,
    sex: isUnknown ? UNKNOWN : null,
    ...numbersAsRead(answers),
  };
}

interface Likely {
  readonly label: string;
  readonly share: number;
}

function likeliest(model: LearnedModel, features: ReadonlySet<number>): Likely {
  const likely = model.likely(features);
  const share = Math.max(...likely);
  return { label: model.labels[likely.indexOf(share)] ?? NOTHING, share };
}

function step({ label, share }: Likely): string | null {
  return label === NOTHING || share < LEAST ? null : label;
}

/** A step that is no guess; who does not want to say is not asked to be sure. */
function sureStep(likely: Likely): string | null {
  return likely.label !== UNKNOWN && likely.share < SURE ? null : step(likely);
}

/** What an answer looks like to a learned reader: its words, what the rules read in it, and how long it is. */
export function answerFeatures(
  words: readonly string[],
  { command, yesNo, isUnknown, isNone, number, frequency, bother }: Answers,
  { isQuestion, complaints }: ReadBeside,
): ReadonlySet<number> {
  return featuresOf(words, [
    `first ${words[0]}`,
    `first ${words[0]} ${words[1]}`,
    `last ${words.at(-1)}`,
    `last ${words.at(-2)} ${words.at(-1)}`,
    ...(words.length <= WHOLE ? [`whole ${words.join(' ')}`] : []),
    `command ${command}`,
    `yesNo ${yesNo}`,
    `unknown ${isUnknown}`,
    `none ${isNone}`,
    `number ${number === null ? null : Math.min(number.from, LARGEST_NUMBER)}`,
    `frequency ${frequency}`,
    `bother ${bother}`,
    `read ${yesNo} ${isUnknown} ${isNone} ${frequency} ${bother}`,
    ...complaints.map((is) => `complaint ${is}`),
    `question ${isQuestion}`,
    `length ${Math.min(LONGEST_TOLD, Math.ceil(words.length / LENGTH_STEP))}`,
  ]);
}

/** So few words are known together. */
const WHOLE = 5;
/** More than seven days a week are all alike. */
const LARGEST_NUMBER = 8;
const LENGTH_STEP = 4;
const LONGEST_TOLD = 6;
