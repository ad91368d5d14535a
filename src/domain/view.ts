/** What is to be said, without a word of any language. `language/phrase.ts` makes messages of it. */
import type { Diet, Action as Rule } from '../knowledge/schema.ts';
import type { AskPart, FoodMention, ForeignLanguage, LabelReading, MedicineMention, OtherContent } from './event.ts';
import type { FoodWishes } from './food-preferences.ts';
import type { Assessment } from './scoring.ts';
import type { Answer, Heard, Language, ResultPart, State } from './state.ts';
import type { SpacingRule, Timetable } from './timetable.ts';

export type QuestionKind = 'single' | 'many' | 'amount' | 'medicines';

/** A question as it can be asked: what to call it, and what can be answered. */
export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  /** `ask` is a key of questions.yaml, or `frequency` / `bother` with a complaint. */
  readonly ask: string;
  readonly complaint: string | null;
  /** Word group of the options' labels: a group of labels.yaml, or `complaint`, `safety`, `sign`, `condition`, `medicine`. */
  readonly labels: string;
  readonly options: readonly string[];
}

export interface QuestionView {
  readonly kind: 'question';
  readonly run: number;
  readonly question: Question;
  /** Options ticked so far (lists), or the earlier answer that is being changed. */
  readonly ticked: readonly string[];
  /** Number of this question and about how many there are. */
  readonly progress: { readonly number: number; readonly about: number };
  readonly canGoBack: boolean;
  readonly isChange: boolean;
  /** A medicine to be confirmed before anything else. */
  readonly meant: string | null;
}

/** One line above a question or by itself; words in messages.ftl under `notice-<id>`. */
export const NOTICES = [
  'not-understood', // text that fits nothing; the open question follows
  'not-understood-result',
  'small-talk', // "thanks": a friendly word, and what is open follows
  'old-button',
  'other-content',
  'edit',
  'too-long',
  'language-set',
  'consent-first',
  'declined',
  'stopped',
  'nothing-to-stop',
  'nothing-stored',
  'deleted',
  'delete-kept',
  'not-yet', // a command whose part of the product is not built yet; says what there is
  'food-disliked', // `ids`: foods and groups that are left out from now on
  'food-allergy', // `ids`: allergies that are minded from now on
  'food-often',
  'food-welcome', // `ids`: were left out, and may be suggested again
  'food-diet',
  'food-limit',
  'food-no-swap', // no other food fits in its place
  'food-swap-which', // what is to be swapped was not said, or is not in this plan
  'food-light-already', // asked for in words, and on the screen
  'food-usual-already',
  'food-copy', // the list is asked for in words; a button copies it
  'food-pregnancy', // told where no check keeps it
  'food-coumarin',
  'food-unknown', // a food was asked about that is in no table
  'taken-back',
  'medicine-added',
  'medicine-unknown', // an unknown name counts as "ask your pharmacist"
  'amount-unclear',
  'amount-high',
  'amount-reckoned', // `ids` holds the mg of magnesium that are noted, which is not the number that was typed
  'age-unclear',
  'choose-one',
  'nothing-back',
  'same-answer',
  'heard-noted', // what a message told was confirmed and written down
  'heard-added', // the same, when the check was done
  'heard-dropped',
  'complaint-later', // a complaint was named of which its own question will ask
  'not-counted', // constipation: no sign of too little magnesium
  'corrected',
  'welcome-back',
  'check-goes-on',
  'damaged', // what was kept of this chat cannot be read; it starts anew
  'too-fast', // some of what was sent last was not looked at
  'failed', // something went wrong on our side; nothing was lost, please send it again
] as const;
export type Notice = (typeof NOTICES)[number];

export interface ReasonLine {
  /** Reason of the model, a condition id or a medicine id. */
  readonly id: string;
  readonly kind: 'model' | 'condition' | 'medicine' | 'medicine-group';
  /** For conditions and medicines: what the table says to do. */
  readonly rule: Rule | null;
  /** Ids of sources.yaml behind it. */
  readonly sources: readonly string[];
}

export interface MedicineAdvice {
  readonly id: string;
  readonly kind: 'medicine' | 'medicine-group';
  readonly effect: string | null;
  readonly rule: Rule;
  /** How far magnesium stays away from it, as the table's wording means it. */
  readonly spacing: SpacingRule;
  readonly sources: readonly string[];
}

export interface WhyLine {
  readonly part: 'complaints' | 'depletion';
  /** Complaint or risk-factor id. */
  readonly item: string;
  readonly points: number;
  /** The answers behind it, so that they can be shown and changed. */
  readonly answers: readonly { readonly question: string; readonly answer: Answer }[];
  readonly weight: number | null;
}

export interface FoodLine {
  readonly food: string;
  /** mg per portion, rounded to 5. */
  readonly mg: number;
  readonly portionG: number;
  readonly pregnancyNote: string | null;
  readonly sources: readonly string[];
}

export type FoodAdvice =
  /** Kidney disease and the like: no general plan; ask the GP or renal dietitian. */
  | { readonly is: 'no-plan'; readonly because: readonly string[] }
  /** The food questions were left for later: general sources only, no gap. */
  | { readonly is: 'not-asked'; readonly foods: readonly FoodLine[] }
  | { readonly is: 'enough'; readonly intake: Intake; readonly foods: readonly FoodLine[] }
  | { readonly is: 'gap'; readonly intake: Intake; readonly foods: readonly FoodLine[]; readonly sumMg: number };

/** A food that is looked up, with ids of foods that give more and may be named to this person. */
export type FoodFact = FoodMention & {
  readonly better: readonly string[];
  /** The person told of an allergy to it. */
  readonly isAllergen: boolean;
};

/** One plan of portions that go on top of what is eaten, or in the place of something. */
export interface PlanView {
  /** `closed`: all plans close the gap; `partial`: not all do; `infeasible`: not even three go together. */
  readonly status: 'closed' | 'partial' | 'infeasible';
  /** From 0, and how many there are; 0 of 0 when none is possible. */
  readonly number: number;
  readonly count: number;
  readonly lines: readonly (FoodLine & {
    /** What it can take the place of, with the mg that go away with it. */
    readonly insteadOf: { readonly food: string; readonly mg: number } | null;
  })[];
  /** Sum of the shown mg. */
  readonly sumMg: number;
  /** What it leaves open, in steps of 5 mg; 0 when it closes the gap. */
  readonly openMg: number;
  /** Rounded to 10. */
  readonly kcal: number;
  readonly isLight: boolean;
  /** Something is left out because it is not liked. */
  readonly hasDislikes: boolean;
  /** What it is planned for, and the whole gap where that is larger. */
  readonly targetMg: number;
  readonly gapMg: number;
  /** False when it is not known what the person eats: then it is planned for a share of the reference. */
  readonly isEstimated: boolean;
}

/** Estimate of the screener, mg a day from food and drink. */
export interface Intake {
  readonly shownMg: number;
  readonly lowMg: number;
  readonly highMg: number;
  readonly referenceMg: number;
  readonly gapMg: number;
  /** How many questions were skipped and filled with the typical answer. */
  readonly filled: number;
  /** True when sex is unknown and the reference is a middle value. */
  readonly isMiddle: boolean;
}

/** Everything a result says; the parts show pieces of it. */
export interface Result {
  readonly assessment: Assessment;
  /** Model reasons to see a doctor, then those of medicines and signs; order of instruments.md 4.8. */
  readonly doctor: readonly ReasonLine[];
  /** Signs (level 1) that were ticked or read. */
  readonly signs: readonly string[];
  readonly supplement: {
    readonly status: Assessment['supplement']['status'];
    readonly reasons: readonly ReasonLine[];
    readonly medicines: readonly MedicineAdvice[];
    /** Room for magnesium in a day with them; null when none has hours, or magnesium does not go with one. */
    readonly day: Timetable | null;
    readonly alreadyMg: number | null;
  };
  readonly why: readonly WhyLine[];
  /** What is still unknown (safety screens first, by question id), and the question that would settle it. */
  readonly open: readonly { readonly item: string; readonly question: string }[];
  /** Complaints that are there (frequency 1 or more), worst first. */
  readonly complaints: readonly string[];
  /** For each of them: what it can be as well, and the tests a GP may think of, as far as they can be this person's. */
  readonly causes: readonly {
    readonly complaint: string;
    readonly lookAlikes: readonly string[];
    readonly firstTests: readonly string[];
  }[];
  readonly food: FoodAdvice;
  readonly diet: Diet;
  /** Answers that can be changed, in the order asked. */
  readonly answers: readonly { readonly question: Question; readonly answer: Answer }[];
  readonly isPregnant: boolean;
  readonly isAllergyKnown: boolean;
  /** Nothing is known of the kidneys: food lines come with "with a kidney disease, ask first". */
  readonly isKidneyUnknown: boolean;
}

export type View =
  | { readonly kind: 'welcome' }
  /** Asks for consent; the facts are in the words. */
  | { readonly kind: 'consent' }
  | QuestionView
  /** Danger: the action and the number, nothing else. `flags` are safety-flag or red-flag ids, gravest first. */
  | {
      readonly kind: 'alarm';
      readonly run: number;
      readonly level: 2 | 3;
      readonly flags: readonly string[];
      readonly canTakeBack: boolean;
    }
  /** Under 18: kindly, no score; where to go. */
  | { readonly kind: 'out-of-scope'; readonly run: number }
  /** Shows back what a message told, and asks whether it is right. */
  | { readonly kind: 'heard'; readonly run: number; readonly heard: Heard }
  /** Somebody writes in a language that the bot does not speak: one sentence in it, and the choice of languages. */
  | { readonly kind: 'foreign'; readonly language: ForeignLanguage }
  | {
      readonly kind: 'result';
      readonly run: number;
      readonly isNew: boolean;
      readonly part: ResultPart;
      readonly page: number;
      readonly result: Result;
      /** Looked for only where it is shown, on the part about food. */
      readonly plan?: PlanView | null;
    }
  /** Food beside a result: plans, why these, preferences. */
  | {
      readonly kind: 'food';
      readonly show: 'plan' | 'why' | 'preferences';
      readonly advice: FoodAdvice;
      readonly plan: PlanView | null;
      readonly wishes: FoodWishes;
      readonly isKidneyUnknown: boolean;
      /** What there is to go on with. */
      readonly check: 'none' | 'open' | 'result';
      readonly run: number;
    }
  /** The day's magnesium against the reference; sent as a picture with the same in words. */
  | {
      readonly kind: 'food-picture';
      readonly intake: Intake | null;
      readonly referenceMg: number;
      readonly planMg: number;
    }
  /** Foods that were asked about: a card of each. */
  | { readonly kind: 'food-facts'; readonly foods: readonly FoodFact[] }
  /** The answer to a question, or a part of what stands behind it. */
  | {
      readonly kind: 'ask';
      readonly topic: string;
      readonly show: AskPart;
      /** Of the statements of articles, from 0. */
      readonly page: number;
      /** The check found that this person should take no magnesium without a doctor. */
      readonly isHeld: boolean;
    }
  /** What can be asked: the groups, or the topics of one. */
  | { readonly kind: 'ask-list'; readonly group: string | null }
  /** A question that is not answered, with the topics that come nearest. */
  | { readonly kind: 'ask-unsure'; readonly near: readonly string[] }
  /** "May I take magnesium with ...?": each medicine that was named, and the day with all of them. */
  | {
      readonly kind: 'medicine-facts';
      readonly medicines: readonly (MedicineAdvice & { readonly match: MedicineMention['match'] })[];
      /** Words that may each mean several medicines. */
      readonly unclear: readonly (readonly string[])[];
      /** How many names were not known. */
      readonly unrecognised: number;
      readonly day: Timetable | null;
      /** The check found that this person should take no magnesium without a doctor. */
      readonly isBlocked: boolean;
    }
  /** What the text of a label comes to. */
  | {
      readonly kind: 'label-facts';
      readonly label: LabelReading;
      readonly upperMg: number;
      readonly isBlocked: boolean;
    }
  /** Asks whether to delete everything / to start anew. */
  | { readonly kind: 'confirm'; readonly what: 'delete' | 'restart' }
  | { readonly kind: 'paused'; readonly hasCheck: boolean }
  | { readonly kind: 'language' }
  | { readonly kind: 'privacy'; readonly hasData: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'export'; readonly answers: Result['answers']; readonly json: string }
  | { readonly kind: 'group' }
  | {
      readonly kind: 'notice';
      readonly notice: Notice;
      readonly ids: readonly string[];
      readonly what: OtherContent | null;
    };

/** What one event leads to. `state` null: nothing is kept of this person. */
export interface Step {
  readonly state: State | null;
  readonly views: readonly View[];
  /** In which language to say it. */
  readonly language: Language;
}
