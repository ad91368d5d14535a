/** The grammar of one language, made ready for reading. */
import type { Words } from '../knowledge/schema.ts';
import type { FrequencyLevel } from './frequency.ts';
import { PhraseIndex } from './match-phrases.ts';
import type { Split } from './split-phrases.ts';
import { PHRASE_KINDS, type PhraseKind, type SpokenWords } from './spoken-vocabulary.ts';

/** Persons, whose names may end in an s before what they own. */
const OWNING: ReadonlySet<PhraseKind> = new Set(['otherPersons', 'kin']);

/** @param fillers words that change nothing, of all languages */
export function spokenWords({ reading, grammar }: Words, split: Split, fillers: ReadonlySet<string>): SpokenWords {
  const index = (phrases: readonly string[]): PhraseIndex<true> => {
    const made = new PhraseIndex<true>();
    for (const phrase of phrases) made.addPhrase(phrase, split, true);
    return made;
  };
  const words = (phrases: readonly string[]): ReadonlySet<string> => new Set(phrases.flatMap(split));
  const frequencies = new PhraseIndex<FrequencyLevel>();
  for (const level of [1, 2, 3, 4] as const)
    for (const phrase of grammar.frequencies[level]) frequencies.addPhrase(phrase, split, level);
  const phrases = new PhraseIndex<PhraseKind>();
  for (const kind of PHRASE_KINDS) {
    for (const phrase of grammar[kind]) {
      phrases.addPhrase(phrase, split, kind);
      // "opas hand"
      if (OWNING.has(kind)) phrases.addPhrase(`${phrase}s`, split, kind);
    }
  }
  return {
    phrases,
    negations: index(grammar.negations),
    nounNegations: words(grammar.nounNegations),
    shortNegations: words(grammar.shortNegations),
    prepositions: words(grammar.prepositions),
    states: words(grammar.states),
    conjunctions: index(grammar.conjunctions),
    notConjunctions: index(grammar.notConjunctions),
    relatives: words(grammar.relatives),
    tails: new Set([...fillers, ...words(grammar.tails)]),
    pointers: words(grammar.pointers),
    nor: words(grammar.nor),
    comparing: words(grammar.comparing),
    so: words(grammar.so),
    exceptBefore: words(grammar.exceptBefore),
    exceptBehind: words(grammar.exceptBehind),
    yesWords: new Set(
      reading.yes
        .map(split)
        .filter((phrase) => phrase.length === 1)
        .flat(),
    ),
    affirmations: words(grammar.affirmations),
    listWords: words(reading.listWords.concat(grammar.joints.filter((word) => ['en', 'and'].includes(word)))),
    joints: words(grammar.joints),
    // One letter is no word among others: "n" is "een" there.
    noWords: new Set(
      reading.no
        .filter((phrase) => phrase.length > 1)
        .map(split)
        .filter((phrase) => phrase.length === 1)
        .flat(),
    ),
    firstPerson: words(grammar.firstPerson),
    owners: words(grammar.owners),
    kinTraits: words(grammar.kinTraits),
    copulas: words(grammar.copulas),
    experiencers: words(grammar.experiencers),
    definite: words(grammar.definite),
    genitives: words(grammar.genitives),
    otherOwners: words(grammar.otherOwners),
    secondPerson: words(grammar.secondPerson),
    otherPronouns: words(grammar.otherPronouns),
    alwaysOther: words(grammar.alwaysOther),
    otherVerbs: words(grammar.otherVerbs),
    pastVerbs: words(grammar.pastVerbs),
    more: words(grammar.more),
    frequencies,
    never: words(grammar.never),
    able: words(grammar.able),
    barely: words(grammar.barely),
  };
}
