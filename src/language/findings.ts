/** What a text tells, before it is asked what for: complaints, medicines, illnesses and signs of danger, each with its place. */

import type { MedicineMention } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { type Clauses, type ClauseWords, overlaps, readClauses, type Span } from './clauses.ts';
import { createSignReader, type Signs, signTables } from './danger.ts';
import {
  createFindDescribed,
  type Described,
  type DescribedSource,
  describedTables,
  type FindDescribed,
} from './described.ts';
import { findDurations } from './durations.ts';
import { type Found, findCounts, findEachDays } from './frequency.ts';
import { findNoneWithout } from './frequency-none.ts';
import { findRuns } from './frequency-runs.ts';
import { decodeHiddenModel } from './hidden-model.ts';
import { createTakenJudge } from './judge-taken.ts';
import { type Keep, makeAnew } from './keep.ts';
import { longest, PhraseIndex } from './match-phrases.ts';
import type { MedicineReading } from './medicine-reader.ts';
import { medicineReader } from './medicine-tables.ts';
import { type Measures, type Mention, measure, mergedFrequencies, readTold, type Told } from './mentions.ts';
import { normalise, type WrittenWords } from './normalise.ts';
import { findNumbers } from './numbers.ts';
import { SHORT } from './short-answers.ts';
import { SimilarWords, type Slips } from './similar-words.ts';
import {
  complaintSource,
  conditionSource,
  dangerSource,
  medicineSource,
  wordsOfDanger,
  wordsOfMentions,
} from './sources.ts';
import { type Is, phrasesOf, readSpoken, type Spoken } from './spoken.ts';
import type { Phrase, TakenText } from './taken-features.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { KnownWords } from './word-numbers.ts';

/** What a text tells. */
export interface Findings {
  readonly written: WrittenWords;
  /** The language in which it is written. */
  readonly spoken: Language;
  readonly clauses: Clauses;
  readonly clauseWords: ClauseWords;
  readonly speech: Spoken;
  readonly numbers: ReturnType<typeof findNumbers>;
  /** How often, as counted ("3x per week"). */
  readonly counts: ReturnType<typeof findCounts>;
  /** Every place where the rules find a complaint. */
  readonly told: readonly Told[];
  /** What the text says of how often, how bad and how long, given to these complaints; each once. */
  readonly measure: (told: readonly Told[]) => readonly Mention[];
  /** The complaints that the rules find, measured. */
  readonly mentions: readonly Mention[];
  /** How often, wherever the text says so, whatever it is of. */
  readonly frequencies: Measures['frequencies'];
  /** How often, in words that place nothing on the scale ("soms"). */
  readonly vague: readonly Span[];
  /** Words of what people do or take. */
  readonly activities: readonly number[];
  readonly named: MedicineReading;
  /** Those of a question in general, whoever takes them; not looked for unless it is asked. */
  readonly namedByAnyone: () => MedicineReading;
  /** Those that are taken. */
  readonly medicines: readonly MedicineMention[];
  readonly conditions: readonly string[];
  readonly signs: Signs;
}

export type Find = (text: string, language: Language) => Findings;

/** So many more words of one language than of another tell in which a text is written. */
const SURE = 2;
/** Words between an illness and what says that it is only feared or looked for. */
const DOUBT_REACH = 3;
/** So many words of a text may be misspelt signs of danger; a longer run of unknown words is noise. */
const MOST_CORRECTED = 200;

/** @returns finds all that a text tells; the tables are indexed here, once */
export function createFind(
  languages: readonly Words[],
  knowledge: Knowledge,
  vocabulary: Vocabulary,
  keep: Keep = makeAnew,
): Find {
  const { split, known } = vocabulary;
  const described = (name: string, sourceOf: (words: Words) => DescribedSource): FindDescribed =>
    createFindDescribed(keep(name, () => describedTables(languages.map(sourceOf), split)));
  const similar = (name: string, wordsOf: typeof wordsOfDanger, slips: Slips): SimilarWords =>
    keep(name, () =>
      SimilarWords.of(
        languages.flatMap((each) => wordsOf(each, split)),
        slips,
      ),
    );
  const readSigns = createSignReader(
    keep('signs of danger', () =>
      signTables(
        languages.map((each) => dangerSource(each, knowledge)),
        split,
      ),
    ),
  );
  const findComplaints = described('complaints', complaintSource);
  const findConditions = described('conditions', conditionSource);
  const findMedicines = described('described medicines', medicineSource);
  const doubted = keep('doubted illnesses', () => {
    const index = new PhraseIndex<true>();
    for (const { mentions } of languages)
      for (const phrase of mentions.conditions.doubted) index.addPhrase(phrase, split, true);
    return index;
  });
  const complaintWords = similar('words of complaints', wordsOfMentions, { one: 6, two: 10 });
  const dangerWords = similar('words of danger', wordsOfDanger, { one: 5, two: 10 });
  const readMedicines = medicineReader(languages, knowledge, vocabulary, keep);
  const judgeTaken = createTakenJudge(decodeHiddenModel(knowledge.learned.taken));

  return (text, language) => {
    const written = normalise(text, vocabulary.spellings, (word) => known.has(word));
    const { spoken, isSure } = languageOf(written.words, language, vocabulary);
    const sureLanguage = isSure ? spoken : null;
    const clauseWords = vocabulary.clauses.get(spoken);
    if (clauseWords === undefined) throw new Error(`no words of language ${spoken}`);
    const clauses = readClauses(written, clauseWords);
    const numbers = findNumbers(written.words, vocabulary.numbers);
    const spokenWords = vocabulary.spoken.get(spoken);
    if (spokenWords === undefined) throw new Error(`no grammar of language ${spoken}`);
    const isShort = written.words.length <= SHORT;
    const counts = findCounts(written.words, numbers, vocabulary.periods, isShort, clauses.isEnd);
    const namedLevels = foundLevels(written.words, vocabulary.frequencyOfComplaint, clauses.isEnd);
    const bothers = foundLevels(written.words, vocabulary.bothersOfComplaint, clauses.isEnd);
    const speech = readSpoken(
      written,
      spokenWords,
      [...namedLevels, ...bothers].filter(({ end, start }) => end - start > 1),
    );
    // "niet elke dag" does not say how often.
    const isDenied = ({ start }: Span): boolean =>
      !clauses.isEnd(start) &&
      spokenWords.negations.whole(written.words.slice(Math.max(0, start - 1), start)).length > 0;
    const frequencies = inOrder(
      [
        ...counts,
        ...[...namedLevels, ...findEachDays(written.words, vocabulary.periods, 0)].filter(
          (each) => !counts.some((count) => overlaps(each, count)),
        ),
      ].filter((each) => !isDenied(each)),
    );
    const runs = findRuns(written.words, numbers, vocabulary.periods, clauses.isEnd);
    const never = findNoneWithout(written.words, vocabulary.periods, clauses.isEnd);
    const mended = corrected(written.words, known, complaintWords);
    const told = readTold(
      findComplaints(mended, sureLanguage, speech.isSameClause, speech.isSameSentence, speech.isClauseStart),
      speech,
    );
    const durations = findDurations(
      written.words,
      numbers,
      vocabulary.durations,
      (word) => frequencies.some(({ start, end }) => start <= word && word < end),
      speech.isClauseStart,
    );
    const measures: Measures = {
      frequencies: mergedFrequencies({ frequencies: inOrder([...runs, ...never, ...frequencies]), durations }, speech),
      bothers,
      durations,
      activities: activitiesIn(written.words, vocabulary),
    };
    const measureAll = (told: readonly Told[]): readonly Mention[] => measure(told, speech, measures);
    const spokenOf = (span: Span): Is => speech.readEach([{ ...span, parts: [span], fine: false }])[0] ?? 'present';
    const described = findMedicines(
      mended,
      sureLanguage,
      speech.isSameClause,
      speech.isSameSentence,
      speech.isClauseStart,
    );
    const isHad = isHadEach(described, speech);
    const named = readMedicines(written.words, clauses, spokenOf, {
      described: described.map((each, at) => ({ ...each, isHad: isHad[at] ?? false })),
      judge: (all, phrases) => judgeTaken(takenText(written.words, clauses, speech, phrases), all),
    });
    const anyone: Clauses = {
      ...clauses,
      hasFirstPerson: () => true,
      isOfAnother: () => false,
      deniedBy: () => [],
      isDeniedAfter: () => false,
      endsAsking: () => false,
    };
    const namedByAnyone = (): MedicineReading => readMedicines(written.words, anyone, () => 'present');
    const signs = readSigns(corrected(written.words, known, dangerWords), clauses);
    const doubts = doubted.find(written.words);
    const isDoubted = ({ start, end }: Span): boolean =>
      doubts.some(
        (doubt) =>
          speech.isSameClause(doubt.start, start) &&
          doubt.start - end <= DOUBT_REACH &&
          start - doubt.end <= DOUBT_REACH,
      );
    const conditions = presentOf(
      findConditions(mended, sureLanguage, speech.isSameClause, speech.isSameSentence, speech.isClauseStart).filter(
        (each) => !isDoubted(each),
      ),
      speech,
      (id) => knowledge.conditions.get(id)?.lasting === true,
      told,
    );
    return {
      written,
      spoken,
      clauses,
      clauseWords,
      speech,
      numbers,
      counts,
      told,
      measure: measureAll,
      mentions: measureAll(told),
      frequencies: measures.frequencies,
      activities: measures.activities,
      vague: vocabulary.vagueFrequencies.find(written.words),
      named,
      namedByAnyone,
      medicines: named.medicines,
      conditions,
      signs,
    };
  };
}

/** Words of what people do or take; "after the gym" only says when. */
function activitiesIn(words: readonly string[], { activities, circumstances }: Vocabulary): readonly number[] {
  const behind = new Set(circumstances.find(words).map(({ end }) => end));
  return activities.find(words).flatMap(({ start }) => (behind.has(start) ? [] : [start]));
}

/** Ids of what the writer says to have, each once; see `isHadEach`. */
function presentOf(...about: Parameters<typeof isHadEach>): readonly string[] {
  const [described] = about;
  const isHad = isHadEach(...about);
  return [...new Set(described.flatMap(({ id }, at) => (isHad[at] ? [id] : [])))];
}

/**
 * For each of what is described, whether the writer has it.
 * @param beside complaints of the text: what is said of them ("hartkloppingen heb ik niet") is not said of an illness before them
 */
function isHadEach(
  described: readonly Described[],
  speech: Spoken,
  lasts: (id: string) => boolean = () => false,
  beside: readonly Told[] = [],
): readonly boolean[] {
  const named = [
    ...described.map((each) => ({ ...each, fine: false })),
    ...beside.map(({ start, end, parts }) => ({ id: null, start, end, parts, fine: false })),
  ].sort((one, other) => one.start - other.start);
  const is = speech.readEach(named);
  // "mijn moeder heeft suikerziekte en ik ook"
  const isShared = (after: number): boolean =>
    speech.meToo.some(({ start }) => start >= after && speech.isSameSentence(start, after - 1));
  return described.map(({ id, parts, end }) => {
    const at = named.findIndex((each) => each.id === id && each.parts === parts);
    return is[at] === 'present' || (is[at] === 'past' && lasts(id)) || (is[at] === 'other' && isShared(end));
  });
}

function foundLevels<Level>(
  words: readonly string[],
  index: PhraseIndex<Level>,
  isEnd: (word: number) => boolean,
): readonly Found<Level>[] {
  return longest(index.find(words, isEnd), () => '').map(({ value, start, end }) => ({ level: value, start, end }));
}

function inOrder<Level>(found: readonly Found<Level>[]): readonly Found<Level>[] {
  return [...found].sort((a, b) => a.start - b.start);
}

/** The language in which a text is written, as people switch; the chat's own where the words do not tell. */
function languageOf(
  words: readonly string[],
  own: Language,
  { functionWords }: Vocabulary,
): { readonly spoken: Language; readonly isSure: boolean } {
  const counts = [...functionWords].map(([language, known]) => ({
    language,
    count: words.filter((word) => known.has(word)).length,
  }));
  // The chat's own language comes first where the words do not tell.
  counts.sort((a, b) => b.count - a.count || Number(b.language === own) - Number(a.language === own));
  const [first, second] = counts;
  return {
    spoken: first?.language ?? own,
    isSure: (first?.count ?? 0) - (second?.count ?? 0) >= SURE,
  };
}

/** Misspelt words that are close to a sign of danger become that word. */
function corrected(words: readonly string[], known: KnownWords, dangerWords: SimilarWords): readonly string[] {
  let tried = 0;
  return words.map((word) => {
    if (known.has(word) || word.length < 4 || tried >= MOST_CORRECTED) return word;
    tried += 1;
    return dangerWords.nearest(word)[0] ?? word;
  });
}

/** What bears on whether the medicines of a text are taken; `said`: what the words of medicines say of it. */
export function takenText(
  words: readonly string[],
  clauses: Clauses,
  speech: Spoken,
  said: readonly Phrase[],
): TakenText {
  return { words, clauses, phrases: [...said, ...phrasesOf(speech)] };
}
