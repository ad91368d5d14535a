/** The grammar of one language as it is read: what denies, who is meant, what is long ago. */
import type { FrequencyLevel } from './frequency.ts';
import type { PhraseIndex } from './match-phrases.ts';

/** Words of one language; those of a kind are told in reading.yaml. */
export interface SpokenWords {
  readonly negations: PhraseIndex<true>;
  readonly emptyNegations: PhraseIndex<true>;
  /** Negations that reach nouns only: "geen", "no". */
  readonly nounNegations: ReadonlySet<string>;
  readonly shortNegations: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Adjectives and verbs, which those do not reach along a list. */
  readonly states: ReadonlySet<string>;
  readonly clauseBreaks: PhraseIndex<true>;
  readonly conjunctions: PhraseIndex<true>;
  readonly notConjunctions: PhraseIndex<true>;
  readonly relatives: ReadonlySet<string>;
  /** Words between a complaint and the negation behind it, fillers among them. */
  readonly tails: ReadonlySet<string>;
  readonly yesWords: ReadonlySet<string>;
  readonly denials: PhraseIndex<true>;
  /** They deny all that the sentence named: "allemaal niet". */
  readonly denialsOfAll: PhraseIndex<true>;
  /** "die heb ik niet": words that point back. */
  readonly pointers: ReadonlySet<string>;
  readonly nor: ReadonlySet<string>;
  /** "dan vorig jaar": what is compared with is past. */
  readonly comparing: ReadonlySet<string>;
  readonly so: ReadonlySet<string>;
  /** "op wat kramp na": around what is excepted. */
  readonly exceptBefore: ReadonlySet<string>;
  readonly exceptBehind: ReadonlySet<string>;
  readonly exceptions: PhraseIndex<true>;
  readonly affirmations: ReadonlySet<string>;
  readonly listWords: ReadonlySet<string>;
  readonly joints: ReadonlySet<string>;
  readonly noWords: ReadonlySet<string>;
  readonly firstPerson: ReadonlySet<string>;
  readonly otherPersons: PhraseIndex<true>;
  /** "zus" is somebody else behind an owner ("mijn", "een"), perhaps with a trait between ("oudste"). */
  readonly kin: PhraseIndex<true>;
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
  readonly past: PhraseIndex<true>;
  readonly present: PhraseIndex<true>;
  readonly pastVerbs: ReadonlySet<string>;
  readonly gone: PhraseIndex<true>;
  readonly noLonger: PhraseIndex<true>;
  /** Before a complaint: it is over: "verlost van". */
  readonly riddance: PhraseIndex<true>;
  /** "geen kramp meer": right behind what is denied. */
  readonly more: ReadonlySet<string>;
  /** "na een minuutje": what is over then comes back. */
  readonly transient: PhraseIndex<true>;
  /** "weer terug": what was past is there. */
  readonly back: PhraseIndex<true>;
  /** With the past tense they tell of long ago: "chemo". */
  readonly pastPeriods: PhraseIndex<true>;
  /** "weer", "back to": what goes well now did not. */
  readonly again: PhraseIndex<true>;
  /** "de hoofdpijn ook": it is spoken of as what stands before. */
  readonly too: PhraseIndex<true>;
  readonly nowadays: PhraseIndex<true>;
  readonly since: PhraseIndex<true>;
  readonly questions: PhraseIndex<true>;
  /** "wat gebleven is": they begin as a question and are none. */
  readonly notQuestions: PhraseIndex<true>;
  /** "heb ik": a short question with it asks whether the writer has it. */
  readonly selfQuestions: PhraseIndex<true>;
  readonly asks: PhraseIndex<true>;
  readonly wondering: PhraseIndex<true>;
  /** "krijg ik van": so in a question only. */
  readonly wonderingAsked: PhraseIndex<true>;
  readonly frequencies: PhraseIndex<FrequencyLevel>;
  /** "nog altijd": no frequency. */
  readonly notFrequencies: PhraseIndex<true>;
  readonly never: ReadonlySet<string>;
  readonly both: PhraseIndex<true>;
  readonly degrees: PhraseIndex<true>;
  /** "kan niet werken": that one can, that one hardly does, and what. */
  readonly able: ReadonlySet<string>;
  readonly barely: ReadonlySet<string>;
  readonly tasks: PhraseIndex<true>;
  readonly meToo: PhraseIndex<true>;
  readonly notMe: PhraseIndex<true>;
  /** "ik heb het nu": the writer has what was asked about. */
  readonly haveIt: PhraseIndex<true>;
}
