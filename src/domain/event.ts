/** All that can happen in a conversation, free of any messenger. */
import type { FoodPlace, Language, ResultPart } from './state.ts';

export const COMMANDS = [
  'start',
  'check',
  'food',
  'ask',
  'diary',
  'report',
  'language',
  'privacy',
  'export',
  'delete',
  'stop',
  'help',
] as const;
export type Command = (typeof COMMANDS)[number];

/** Parts of an answer: the short one, more of it, its sources, what the articles say. */
export const ASK_PARTS = ['short', 'more', 'sources', 'claims'] as const;
export type AskPart = (typeof ASK_PARTS)[number];

/** What a button does. `run` is the check it belongs to, `question` the question it was shown under. */
export type Action =
  | { readonly do: 'consent'; readonly agreed: boolean }
  | { readonly do: 'language'; readonly language: Language }
  | { readonly do: 'choose'; readonly run: number; readonly question: string; readonly option: string }
  /** Tick or untick: says which, so that a double tap changes nothing. */
  | {
      readonly do: 'tick';
      readonly run: number;
      readonly question: string;
      readonly option: string;
      readonly on: boolean;
    }
  | { readonly do: 'done'; readonly run: number; readonly question: string }
  | { readonly do: 'none'; readonly run: number; readonly question: string }
  | { readonly do: 'unknown'; readonly run: number; readonly question: string }
  | { readonly do: 'amount'; readonly run: number; readonly question: string; readonly mg: number }
  | { readonly do: 'back'; readonly run: number; readonly question: string }
  /** Answer to "Do you mean <medicine>?" */
  | { readonly do: 'meant'; readonly run: number; readonly medicine: string; readonly yes: boolean }
  /** Answer to "Is that right?" after what a message told. */
  | { readonly do: 'heard'; readonly run: number; readonly yes: boolean }
  | { readonly do: 'take-back'; readonly run: number }
  | { readonly do: 'part'; readonly run: number; readonly part: ResultPart; readonly page: number }
  | { readonly do: 'change'; readonly run: number; readonly question: string }
  /** Opens a screen of the food part. */
  | { readonly do: 'food'; readonly at: FoodPlace }
  /** Shows the plan of this number, from 0. */
  | { readonly do: 'food-plan'; readonly plan: number }
  /** Another food in the place of this one. */
  | { readonly do: 'food-swap'; readonly food: string }
  /** Plans with less energy, or with the usual. */
  | { readonly do: 'food-light'; readonly on: boolean }
  /** The day's magnesium as a picture. */
  | { readonly do: 'food-picture' }
  /** An answer, or what stands behind it. */
  | { readonly do: 'ask'; readonly topic: string; readonly show: AskPart; readonly page: number }
  /** The list of groups, or of the topics of one. */
  | { readonly do: 'ask-list'; readonly group: string | null }
  | { readonly do: 'stop' }
  | { readonly do: 'resume' }
  | { readonly do: 'restart'; readonly yes: boolean }
  | { readonly do: 'delete'; readonly yes: boolean }
  | { readonly do: 'command'; readonly command: Command };

/** Words typed instead of a button. */
export const WORD_COMMANDS = [
  'back',
  'skip',
  'stop',
  'resume',
  'take-back',
  'done',
  'restart',
  'result',
  'english',
  'dutch',
] as const;
export type WordCommand = (typeof WORD_COMMANDS)[number] | Command;

/** A medicine that a text names. */
export interface MedicineMention {
  /** Medicine or medicine-group ids; more than one when the word is ambiguous. */
  readonly ids: readonly string[];
  /**
   * `exact`: the name or a brand, letter for letter; `close`: misspelt, must be confirmed; `perhaps`: the name is exact, but
   * whether the writer takes it is not clear, and must be asked.
   */
  readonly match: 'exact' | 'close' | 'perhaps';
}

/** How a text speaks of a complaint: only `present` is the writer's own, now. */
export const MENTIONS = ['present', 'denied', 'past', 'other', 'wondering'] as const;

/** A complaint that a text names. */
export interface ComplaintMention {
  /** One of the twelve complaints of the model, or `constipation`, which the model does not count. */
  readonly complaint: string;
  /** `denied`: "no cramps"; `past`: long over; `other`: of somebody else; `wondering`: asked about, not had. */
  readonly is: (typeof MENTIONS)[number];
  /** As the clause of this complaint says it, not another's. */
  readonly frequency: 0 | 1 | 2 | 3 | 4 | null;
  readonly bother: 0 | 1 | 2 | 3 | null;
  readonly duration: 'days' | 'weeks' | 'months' | 'years' | null;
  /** Where it stands in the text, in UTF-16 units from `from` up to `to`. */
  readonly from: number;
  readonly to: number;
}

/** How the writer speaks of a food: `often`: eats much of it already; `welcome`: takes a dislike back. */
export const FOOD_MENTIONS = ['named', 'disliked', 'allergic', 'often', 'welcome'] as const;

/** A food, or a whole group of foods, that a text names. */
export interface FoodMention {
  /** `food`: a row of foods/; `usda`: a number of the American table; `group`: a group of foods/ ("nuts", "fish"). */
  readonly kind: 'food' | 'usda' | 'group';
  readonly id: string;
  /** `close`: misspelt, so that it must be said which food was taken. */
  readonly match: 'exact' | 'close';
  readonly is: (typeof FOOD_MENTIONS)[number];
}

/** Why a label must be asked about: no mass at all, salt or magnesium itself, how many, not every day the same. */
export const LABEL_DOUBTS = ['amount', 'salt', 'count', 'daily'] as const;
export type LabelDoubt = (typeof LABEL_DOUBTS)[number];

/** mg of magnesium itself a day, of each product and together; or what must be asked. */
export type LabelReading =
  | { readonly is: 'amount'; readonly mg: number; readonly products: readonly number[] }
  | { readonly is: 'ask'; readonly why: LabelDoubt };

/** What a text is for. */
export const INTENTS = [
  'report',
  'question',
  'answer',
  'command',
  'small_talk',
  'off_topic',
  'other_language',
] as const;
export type Intent = (typeof INTENTS)[number];
/** Languages that are answered in one sentence of their own, with the choice of Dutch and English. */
export const FOREIGN_LANGUAGES = ['de', 'fr', 'tr', 'ar', 'pl', 'es'] as const;
export type ForeignLanguage = (typeof FOREIGN_LANGUAGES)[number];

/** What a text is about, if it is a question. */
export interface TopicGuess {
  /** A topic of topics/, also one that is declined; null when none fits well enough. */
  readonly id: string | null;
  /** So sure that the text need not look like a question. */
  readonly isSure: boolean;
  /** Topics with an answer that come nearest, best first. */
  readonly near: readonly string[];
}

/** What a text answers on each scale, as learned from examples: a step, `unknown`, or null: nothing that can be told. */
export interface Judged {
  readonly frequency: string | null;
  readonly bother: string | null;
  /** `none`: nothing of a list; `no-illness`, `no-medicine`: it is said of such, and of a list of something else it says nothing. */
  readonly none: 'none' | 'no-illness' | 'no-medicine' | 'unknown' | null;
  /** An option, without those on a pregnancy. */
  readonly sex: string | null;
  /** Years, servings a day, mg of magnesium a day; none is 0. */
  readonly age: JudgedNumber;
  readonly count: JudgedNumber;
  readonly amount: JudgedNumber;
}

/** "3 or 4" gives both ends. */
export type JudgedNumber = { readonly from: number; readonly to: number } | 'unknown' | null;

/**
 * All that a typed text may mean, whatever question is open; `step` picks what fits.
 * Holds no text: only ids, numbers and levels.
 */
export interface Reading {
  readonly command: WordCommand | null;
  readonly yesNo: 'yes' | 'no' | null;
  /** "don't know", "skip", "no idea". */
  readonly isUnknown: boolean;
  /** "none of these", "nothing", "no". */
  readonly isNone: boolean;
  /** First number, in digits or words; "3 or 4" and "3-4" give both ends. */
  readonly number: { readonly from: number; readonly to: number } | null;
  /** mg of elemental magnesium, when the text gives mass (and form): "200 mg". Null if the form makes it unclear. */
  readonly magnesiumMg: number | null;
  readonly frequency: 0 | 1 | 2 | 3 | 4 | null;
  readonly bother: 0 | 1 | 2 | 3 | null;
  /** Asked for one of these scales, this is what counts. */
  readonly judged: Judged;
  /** Labels or typed words of options that the text names: label group -> option ids, in order of mention, denied ones left out. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** Rows of red-flags/ (or safety-flag ids) that the text says of the writer now, or of somebody who needs help now. */
  readonly flags: readonly string[];
  readonly medicines: readonly MedicineMention[];
  /** Medicines and kinds of which it is said that the writer does not take them ("geen plaspil"). */
  readonly notTaken: readonly string[];
  /** Medicines of which a question asks whether they go with magnesium, whoever takes them; null when nothing asks so. */
  readonly medicineQuestion: {
    readonly medicines: readonly MedicineMention[];
    readonly unrecognised: number;
  } | null;
  /** What the words of a label come to; null when the text has none. */
  readonly label: LabelReading | null;
  /** Words that look like the name of something but were not recognised, e.g. an unknown medicine; a count, no text. */
  readonly unrecognised: number;
  /** Every complaint that is named, however it is spoken of; one mention each, the writer's own before others'. */
  readonly complaints: readonly ComplaintMention[];
  /** Illnesses and situations of conditions/ that the writer says to have. */
  readonly conditions: readonly string[];
  /** Years, where the writer tells their own age beside other things ("ik ben 67 en heb kramp"). */
  readonly toldAge: number | null;
  /** Foods in order of mention; a word for a group gives the food that it mostly means, and then the group. */
  readonly foods: readonly FoodMention[];
  /** `asked`: asks for the magnesium in these foods; `named`: the text is their names and no more. */
  readonly foodQuestion: 'asked' | 'named' | null;
  readonly intent: Intent;
  /** Set when the text is written in a language that the bot does not speak. */
  readonly foreign: ForeignLanguage | null;
  /** True when the text is a question rather than an answer. */
  readonly isQuestion: boolean;
  /** True when it asks by its form as well: a question mark, or words that ask. */
  readonly asks: boolean;
  readonly topic: TopicGuess;
}

export const OTHER_CONTENT = [
  'sticker',
  'photo',
  'voice',
  'video',
  'file',
  'location',
  'contact',
  'edit',
  'other',
] as const;
export type OtherContent = (typeof OTHER_CONTENT)[number];

export type DialogueEvent =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly payload: string | null;
      /** What is written behind /food or /ask, as read. */
      readonly reading?: Reading;
    }
  | { readonly kind: 'tap'; readonly action: Action }
  /** Callback data of an earlier version, or not ours. */
  | { readonly kind: 'unknown-tap' }
  | { readonly kind: 'text'; readonly reading: Reading; readonly tooLong: boolean }
  | { readonly kind: 'other'; readonly what: OtherContent }
  /** Somebody addressed the bot in a group or channel. */
  | { readonly kind: 'group' }
  /** More than one person can mean to send; what it was is not looked at. */
  | { readonly kind: 'too-fast' };
