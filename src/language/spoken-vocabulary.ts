/** The grammar of one language as it is read: what denies, who is meant, what is long ago. */
import type { FrequencyLevel } from './frequency.ts';
import type { PhraseIndex } from './match-phrases.ts';

/** Lists of phrases in grammar.yaml that a text is searched for, all at once. */
export const PHRASE_KINDS = [
  'negations',
  'emptyNegations',
  'clauseBreaks',
  'denials',
  'denialsOfAll',
  'exceptions',
  'otherPersons',
  'kin',
  'past',
  'present',
  'gone',
  'noLonger',
  'riddance',
  'transient',
  'back',
  'pastPeriods',
  'again',
  'until',
  'lessened',
  'bearable',
  'too',
  'nowadays',
  'since',
  'questions',
  'notQuestions',
  'selfQuestions',
  'asks',
  'wondering',
  'wonderingAsked',
  'notFrequencies',
  'both',
  'degrees',
  'tasks',
  'meToo',
  'notMe',
  'haveIt',
] as const;
export type PhraseKind = (typeof PHRASE_KINDS)[number];

/** Words of one language; those of a kind are told in reading.yaml. */
export interface SpokenWords {
  readonly phrases: PhraseIndex<PhraseKind>;
  readonly negations: PhraseIndex<true>;
  /** Negations that reach nouns only: "geen", "no". */
  readonly nounNegations: ReadonlySet<string>;
  readonly shortNegations: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Adjectives and verbs, which those do not reach along a list. */
  readonly states: ReadonlySet<string>;
  readonly conjunctions: PhraseIndex<true>;
  readonly notConjunctions: PhraseIndex<true>;
  readonly relatives: ReadonlySet<string>;
  /** Words between a complaint and the negation behind it, fillers among them. */
  readonly tails: ReadonlySet<string>;
  readonly yesWords: ReadonlySet<string>;
  /** "die heb ik niet": words that point back. */
  readonly pointers: ReadonlySet<string>;
  readonly nor: ReadonlySet<string>;
  /** "dan vorig jaar": what is compared with is past. */
  readonly comparing: ReadonlySet<string>;
  readonly so: ReadonlySet<string>;
  /** "op wat kramp na": around what is excepted. */
  readonly exceptBefore: ReadonlySet<string>;
  readonly exceptBehind: ReadonlySet<string>;
  readonly affirmations: ReadonlySet<string>;
  readonly listWords: ReadonlySet<string>;
  readonly joints: ReadonlySet<string>;
  readonly noWords: ReadonlySet<string>;
  readonly firstPerson: ReadonlySet<string>;
  readonly owners: ReadonlySet<string>;
  readonly kinTraits: ReadonlySet<string>;
  /** In front of a person they make it the writer: "ben een vader". */
  readonly copulas: ReadonlySet<string>;
  /** "bij mijn moeder": who has it. */
  readonly experiencers: ReadonlySet<string>;
  /** "het ooglid van mijn man": the article, and the word before whose it is. */
  readonly definite: ReadonlySet<string>;
  readonly genitives: ReadonlySet<string>;
  readonly otherOwners: ReadonlySet<string>;
  readonly secondPerson: ReadonlySet<string>;
  readonly otherPronouns: ReadonlySet<string>;
  /** Somebody else, though nobody was named: "hij". */
  readonly alwaysOther: ReadonlySet<string>;
  readonly otherVerbs: ReadonlySet<string>;
  readonly pastVerbs: ReadonlySet<string>;
  /** "geen kramp meer": right behind what is denied. */
  readonly more: ReadonlySet<string>;
  readonly frequencies: PhraseIndex<FrequencyLevel>;
  readonly never: ReadonlySet<string>;
  /** "kan niet werken": that one can, that one hardly does, and what. */
  readonly able: ReadonlySet<string>;
  readonly barely: ReadonlySet<string>;
}
