/** The grammar of one language, made ready for reading. */
import type { Words } from '../knowledge/schema.ts';
import type { FrequencyLevel } from './frequency.ts';
import { PhraseIndex } from './match-phrases.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';
import type { Split } from './vocabulary.ts';

/** @param fillers words that change nothing, of all languages */
export function spokenWords({ reading, grammar }: Words, split: Split, fillers: ReadonlySet<string>): SpokenWords {
  const index = (phrases: readonly string[]): PhraseIndex<true> => {
    const made = new PhraseIndex<true>();
    for (const phrase of phrases) made.add(split(phrase), true);
    return made;
  };
  const words = (phrases: readonly string[]): ReadonlySet<string> => new Set(phrases.flatMap(split));
  const frequencies = new PhraseIndex<FrequencyLevel>();
  for (const level of [1, 2, 3, 4] as const)
    for (const phrase of grammar.frequencies[level]) frequencies.add(split(phrase), level);
  return {
    negations: index(grammar.negations),
    emptyNegations: index(grammar.emptyNegations),
    nounNegations: words(grammar.nounNegations),
    shortNegations: words(grammar.shortNegations),
    prepositions: words(grammar.prepositions),
    states: words(grammar.states),
    clauseBreaks: index(grammar.clauseBreaks),
    conjunctions: index(grammar.conjunctions),
    notConjunctions: index(grammar.notConjunctions),
    relatives: words(grammar.relatives),
    tails: new Set([...fillers, ...words(grammar.tails)]),
    denials: index(grammar.denials),
    denialsOfAll: index(grammar.denialsOfAll),
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
    exceptions: index(grammar.exceptions),
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
    otherPersons: index(grammar.otherPersons.flatMap((person) => [person, `${person}s`])),
    kin: index(grammar.kin.flatMap((person) => [person, `${person}s`])),
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
    past: index(grammar.past),
    present: index(grammar.present),
    pastVerbs: words(grammar.pastVerbs),
    gone: index(grammar.gone),
    noLonger: index(grammar.noLonger),
    riddance: index(grammar.riddance),
    more: words(grammar.more),
    transient: index(grammar.transient),
    back: index(grammar.back),
    pastPeriods: index(grammar.pastPeriods),
    again: index(grammar.again),
    too: index(grammar.too),
    nowadays: index(grammar.nowadays),
    since: index(grammar.since),
    questions: index(grammar.questions),
    notQuestions: index(grammar.notQuestions),
    selfQuestions: index(grammar.selfQuestions),
    asks: index(grammar.asks),
    wondering: index(grammar.wondering),
    wonderingAsked: index(grammar.wonderingAsked),
    frequencies,
    notFrequencies: index(grammar.notFrequencies),
    never: words(grammar.never),
    both: index(grammar.both),
    degrees: index(grammar.degrees),
    able: words(grammar.able),
    barely: words(grammar.barely),
    tasks: index(grammar.tasks),
    meToo: index(grammar.meToo),
    notMe: index(grammar.notMe),
    haveIt: index(grammar.haveIt),
  };
}
