/**
 * What is remembered of one person: what they agreed to, what they answered, and where they are looking.
 * The open question, an alarm and the result follow from it (questionnaire.ts, triage.ts, result.ts) and are not stored.
 */

import type { Diet } from '../knowledge/schema.ts';

export type Language = 'nl' | 'en';

/** `unknown` is "don't know" and "skip" alike; it is never a "no". */
export type Answer =
  | { readonly is: 'option'; readonly option: string }
  /**
   * Ticked options of a list; empty means "none of these". `again`: more can be ticked now than was offered then, so
   * that it counts for nothing until the list is asked again, with these ticks.
   */
  | { readonly is: 'options'; readonly options: readonly string[]; readonly again?: true }
  | { readonly is: 'amount'; readonly mg: number }
  | { readonly is: 'unknown' };

/** The parts of a result that open on a tap. */
export const RESULT_PARTS = [
  'summary',
  'why',
  'open',
  'causes',
  'food',
  'supplement',
  'forms',
  'chooser',
  'sources',
  'next',
  'change',
] as const;
export type ResultPart = (typeof RESULT_PARTS)[number];

/** A complaint as a message told of it; frequency and bother as far as it said them. */
export interface HeardComplaint {
  readonly complaint: string;
  readonly isThere: boolean;
  readonly frequency: 0 | 1 | 2 | 3 | 4 | null;
  readonly bother: 0 | 1 | 2 | 3 | null;
}

/** What a message said beyond the open question; it is filled in after a yes. */
export interface Heard {
  readonly complaints: readonly HeardComplaint[];
  readonly medicines: readonly string[];
  readonly conditions: readonly string[];
  /** Medicines of which it is not clear whether the writer takes them: each is asked for by itself when the rest is settled. */
  readonly perhaps: readonly string[];
}

/** One walk through the questions. */
export interface Check {
  /** 1 for a person's first check, then counting; buttons carry it, so that those of an earlier check are known as old. */
  readonly run: number;
  readonly startedAtMs: number;
  readonly answers: Readonly<Record<string, Answer>>;
  /** Question ids in the order in which they were answered; Back drops the last. */
  readonly order: readonly string[];
  /** Ticked options of the open list, not yet confirmed. */
  readonly draft: readonly string[];
  /** Rows of red-flags/ read in free text and not taken back. */
  readonly flags: readonly string[];
  /** For each typed word that was no exact name: the medicines it may have meant; the first is asked for ("Do you mean ...?"). */
  readonly unsure: readonly (readonly string[])[];
  /** Shown back ("Is that right?") before anything else is asked; null when nothing waits for a yes. */
  readonly heard: Heard | null;
  /** The answer that is being changed from the result. */
  readonly changing: string | null;
  readonly part: ResultPart;
  readonly page: number;
}

/** What is asked before a food plan, in order. Diet and allergies are the check's own questions when it asked them. */
export const FOOD_QUESTIONS = ['food-diet', 'food-allergies', 'food-limits', 'food-dislikes'] as const;
export type FoodQuestion = (typeof FOOD_QUESTIONS)[number] | 'food-often';
/** Where somebody is in the food part beside a result. */
export const FOOD_PLACES = [...FOOD_QUESTIONS, 'food-often', 'plan', 'why', 'preferences'] as const;
export type FoodPlace = (typeof FOOD_PLACES)[number];

/** How somebody eats, and which plan they look at. */
export interface FoodChoices {
  readonly diet: Diet | null;
  /** Ids of the questionnaire's allergies. */
  readonly allergies: readonly string[];
  /** Ids of FOOD_LIMITS. */
  readonly limits: readonly string[];
  /** Ids of foods and of food groups: never to be suggested, and eaten often already. */
  readonly dislikes: readonly string[];
  readonly often: readonly string[];
  /** Questions that were answered or skipped; what was typed only adds to the lists above. */
  readonly answered: readonly string[];
  /** Those of them that were skipped: not asked again, but no "no". */
  readonly skipped: readonly string[];
  /** null: another screen is open. */
  readonly at: FoodPlace | null;
  /** Ticked options of the open list, not yet confirmed. */
  readonly draft: readonly string[];
  /** Number of the plan, from 0. */
  readonly plan: number;
  /** Plans with less energy. */
  readonly isLight: boolean;
  /** Foods of the plan after something was swapped; null: as planned. */
  readonly foods: readonly string[] | null;
  /** Foods that were swapped away. */
  readonly refused: readonly string[];
}

export interface State {
  readonly schemaVersion: 1;
  /** Version of the facts with which this state was last stepped. */
  readonly knowledgeVersion: string;
  readonly language: Language;
  /** True once the person chose the language themselves; until then it follows Telegram. */
  readonly languageChosen: boolean;
  /** When the person agreed to keeping health answers; null before that, and then `check` is null. */
  readonly consentAtMs: number | null;
  /** A yes/no that must be answered first. */
  readonly asking: 'delete' | 'restart' | null;
  /** True after "stop": nothing is asked until the person goes on. */
  readonly paused: boolean;
  readonly check: Check | null;
  /** How many checks this person has started. */
  readonly runs: number;
  /** null until something was said about food. */
  readonly food: FoodChoices | null;
}
