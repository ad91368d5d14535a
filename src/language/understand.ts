/** Reads a typed text with the words of both languages: all that it may mean, whatever question is open. */
import type { Understand } from '../chat.ts';
import type { ComplaintMention, MedicineMention, Reading } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { answerNumber } from './answer-number.ts';
import { answerNumberWords, botherWords, shortWords } from './answer-words.ts';
import { readBother } from './bother.ts';
import { type Clauses, type ClauseWords, isBareNegation, readClauses, type Span } from './clauses.ts';
import { createDangerReader, type DangerSource } from './danger.ts';
import { createFindDescribed, type Described, type DescribedSource } from './described.ts';
import { findDurations } from './durations.ts';
import { type Found, findCounts, levelOfWeekdays } from './frequency.ts';
import { createForeignReader, readIntent } from './intent.ts';
import { magnesiumMg } from './magnesium-amount.ts';
import { longest, type PhraseIndex } from './match-phrases.ts';
import { medicineReader } from './medicine-tables.ts';
import { FINE, type Mention, readMentions } from './mentions.ts';
import { normalise, type WrittenWords } from './normalise.ts';
import { findNumbers } from './numbers.ts';
import { createOptionReader } from './option-words.ts';
import { readShortAnswers, SHORT } from './short-answers.ts';
import { SimilarWords } from './similar-words.ts';
import { readSpoken, type Spoken } from './spoken.ts';
import { buildVocabulary, type Split, type Vocabulary } from './vocabulary.ts';

/** A word that is only a part of a description must be so long to be recognised misspelt. */
const LONG_PART = 8;
/** So many more words of one language than of another tell in which a text is written. */
const SURE = 2;
/** So many words of a text may be misspelt signs of danger; a longer run of unknown words is noise. */
const MOST_CORRECTED = 200;

/** @returns a reader of texts; all tables are indexed here, once */
export function createUnderstand(words: { readonly nl: Words; readonly en: Words }, knowledge: Knowledge): Understand {
  const languages = [words.nl, words.en];
  const vocabulary = buildVocabulary(languages, knowledge);
  const { split, known } = vocabulary;
  const readOptions = createOptionReader(languages, split);
  const readDanger = createDangerReader(
    languages.map((each) => dangerSource(each, knowledge)),
    split,
  );
  const findComplaints = createFindDescribed(languages.map(complaintSource), split);
  const findConditions = createFindDescribed(languages.map(conditionSource), split);
  const own = new Set(
    languages
      .flatMap(({ reading }) => [reading.common, reading.fillers, reading.firstPerson, reading.negations].flat())
      .flatMap(split),
  );
  const findMedicines = createFindDescribed(languages.map(medicineSource), split);
  const short = shortWords(languages, vocabulary);
  const numberWords = answerNumberWords(languages, vocabulary);
  const bothersOfAnswer = botherWords(languages, vocabulary);
  const readForeign = createForeignReader(words.nl.foreign, own, split);
  const complaintWords = new SimilarWords(
    languages.flatMap((each) => wordsOfMentions(each, split)),
    (word) => (word.length < 6 ? 0 : word.length < 10 ? 1 : 2),
  );
  const readMedicines = medicineReader(languages, knowledge, vocabulary);
  const dangerWords = new SimilarWords(
    languages.flatMap((each) => wordsOfDanger(each, split)),
    (word) => (word.length < 5 ? 0 : word.length < 10 ? 1 : 2),
  );

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
    const counts = findCounts(written.words, numbers, vocabulary.periods, isShort);
    const namedLevels = foundLevels(written.words, vocabulary.frequencyOfComplaint, clauses.isEnd);
    const bothers = foundLevels(written.words, vocabulary.bothersOfComplaint, clauses.isEnd);
    const speech = readSpoken(
      written,
      spokenWords,
      [...namedLevels, ...bothers].filter(({ end, start }) => end - start > 1),
    );
    // "niet elke dag" does not say how often.
    const isDenied = ({ start }: Span): boolean =>
      spokenWords.negations.whole(written.words.slice(Math.max(0, start - 1), start)).length > 0;
    const frequencies = inOrder([
      ...counts,
      ...namedLevels.filter((each) => !isDenied(each) && !counts.some((count) => overlaps(each, count))),
    ]);
    const mended = corrected(written.words, known, complaintWords);
    const mentions = readMentions(
      findComplaints(mended, sureLanguage, speech.isSameClause, speech.isSameSentence, speech.isClauseStart),
      speech,
      {
        frequencies,
        bothers,
        durations: findDurations(
          written.words,
          numbers,
          vocabulary.durations,
          (word) => frequencies.some(({ start, end }) => start <= word && word < end),
          speech.isClauseStart,
        ),
        activities: vocabulary.activities.find(written.words).map(({ start }) => start),
      },
    );
    const isOwn = (span: Span): boolean => {
      const [is] = speech.readEach([{ ...span, parts: [span], fine: false }]);
      return is === 'present' || is === 'wondering';
    };
    const named = readMedicines(written.words, clauses, isOwn);
    const medicines = withGroups(
      named.medicines,
      presentOf(
        findMedicines(mended, sureLanguage, speech.isSameClause, speech.isSameSentence, speech.isClauseStart),
        speech,
      ),
    );
    const flags = readDanger(corrected(written.words, known, dangerWords), clauses);
    const conditions = presentOf(
      findConditions(mended, sureLanguage, speech.isSameClause, speech.isSameSentence, speech.isClauseStart),
      speech,
    );
    const mg = magnesiumMg(written.words, numbers, vocabulary.amounts);
    const number = answerNumber(written, numbers, mg, numberWords);
    const isHedged = isShort && short.hedges.find(written.words).length > 0;
    const frequency =
      counts.length > 0
        ? (counts[0]?.level ?? null)
        : isHedged
          ? null
          : (levelOfWords(written.words, vocabulary.frequency, clauses, clauseWords) ??
            levelOfWeekdays(written.words, vocabulary.periods));
    const bother = isHedged ? null : readBother(written.words, numbers, clauses, clauseWords, bothersOfAnswer);
    const names = medicines.length > 0 || conditions.length > 0;
    const answers = {
      ...readShortAnswers(text, written, short, {
        tells: mentions.length > 0 || flags.length > 0 || names,
        counts: number !== null || (frequency ?? 0) > 0,
        weighs: (bother ?? 0) > 0,
      }),
      number,
      frequency,
      bother,
    };
    const isQuestion =
      written.endsAsQuestion || vocabulary.questions.find(written.words.slice(0, 3)).some(({ start }) => start === 0);
    const foreign = readForeign(text, written.words);
    const signs = {
      isCommand: answers.command !== null,
      isGreeting: answers.command === 'start',
      isAnswer:
        isShort &&
        (answers.yesNo !== null ||
          answers.isUnknown ||
          answers.isNone ||
          answers.number !== null ||
          answers.frequency !== null ||
          answers.bother !== null),
      isQuestion: isQuestion || speech.asks,
      asksFirst: speech.asksFirst && flags.length === 0,
      tells: mentions.length > 0 || flags.length > 0,
      names,
      onlyWonders: mentions.length > 0 && flags.length === 0 && mentions.every(({ is }) => is === 'wondering'),
    };
    return {
      ...answers,
      magnesiumMg: mg,
      options: withoutUnread(readOptions(written.words, clauses, clauseWords, language), { frequency, bother }),
      flags,
      medicines,
      unrecognised: named.unrecognised,
      // What a language means that is not ours, nobody here can tell; danger is told all the same.
      complaints: foreign === null ? mentions.map((mention) => inLetters(mention, written)) : [],
      conditions: foreign === null ? conditions : [],
      intent: foreign === null ? readIntent(written.words, signs, vocabulary.intents) : 'other_language',
      foreign,
      isQuestion,
    };
  };
}

/** Groups that a text describes join the names it gives. */
function withGroups(named: readonly MedicineMention[], groups: readonly string[]): readonly MedicineMention[] {
  const known = new Set(named.flatMap(({ ids }) => ids));
  return [...named, ...groups.filter((id) => !known.has(id)).map((id) => ({ ids: [id], match: 'exact' as const }))];
}

/** A scale of which no one step was read ("altijd, in het weekend nooit") names no option either. */
function withoutUnread(
  options: Reading['options'],
  levels: Readonly<Record<'frequency' | 'bother', number | null>>,
): Reading['options'] {
  const { frequency, bother, ...rest } = options;
  return {
    ...rest,
    ...(frequency === undefined || levels.frequency === null ? {} : { frequency }),
    ...(bother === undefined || levels.bother === null ? {} : { bother }),
  };
}

function inLetters(mention: Mention, { from, to }: WrittenWords): ComplaintMention {
  const { complaint, is, frequency, bother, duration, start, end } = mention;
  return { complaint, is, frequency, bother, duration, from: from[start] ?? 0, to: to[end - 1] ?? 0 };
}

/** Ids of what the writer says to have, each once. */
function presentOf(described: readonly Described[], speech: Spoken): readonly string[] {
  const is = speech.readEach(described.map((each) => ({ ...each, fine: false })));
  return [...new Set(described.filter((_, at) => is[at] === 'present').map(({ id }) => id))];
}

function foundLevels<Level>(
  words: readonly string[],
  index: PhraseIndex<Level>,
  isEnd: (word: number) => boolean,
): readonly Found<Level>[] {
  return longest(index.find(words, isEnd), () => '').map(({ value, start, end }) => ({ level: value, start, end }));
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function inOrder<Level>(found: readonly Found<Level>[]): readonly Found<Level>[] {
  return [...found].sort((a, b) => a.start - b.start);
}

function complaintSource({ language, complaints, mentions }: Words): DescribedSource {
  const phrases = new Map<string, readonly string[]>(Object.entries(mentions.complaints.phrases));
  for (const [id, { button, name, typed = [] }] of Object.entries(complaints)) {
    phrases.set(id, [button, name, ...typed, ...(phrases.get(id) ?? [])]);
  }
  for (const [id, fine] of Object.entries(mentions.complaints.fine)) phrases.set(`${id}${FINE}`, fine);
  return {
    language,
    phrases,
    groups: mentions.groups,
    idioms: mentions.idioms,
    patterns: mentions.complaints.patterns.map(({ complaint, fine, ...pattern }) => ({
      ...pattern,
      id: fine === true ? `${complaint}${FINE}` : complaint,
    })),
  };
}

function medicineSource({ language, mentions }: Words): DescribedSource {
  return {
    language,
    phrases: new Map(Object.entries(mentions.medicines.phrases)),
    groups: mentions.groups,
    idioms: mentions.idioms,
    patterns: mentions.medicines.patterns.map(({ medicine, ...pattern }) => ({ ...pattern, id: medicine })),
  };
}

function conditionSource({ language, mentions }: Words): DescribedSource {
  const phrases = new Map<string, readonly string[]>(Object.entries(mentions.conditions.phrases));
  return {
    language,
    phrases,
    groups: mentions.groups,
    idioms: mentions.idioms,
    patterns: mentions.conditions.patterns.map(({ condition, ...pattern }) => ({ ...pattern, id: condition })),
  };
}

/** Long words that describe complaints, which a misspelt one may have meant. */
function wordsOfMentions({ complaints, mentions }: Words, split: Split): readonly string[] {
  const phrases = [
    Object.values(mentions.complaints.phrases),
    Object.values(complaints).map(({ typed = [] }) => typed),
  ];
  const alone = phrases
    .flat(2)
    .map(split)
    .flatMap((words) => (words.length === 1 ? words : []));
  const others = [...phrases.flat(2), ...Object.values(mentions.groups).flat()].flatMap(split);
  const isLong = (word: string, least: number): boolean => word.length >= least && /^\p{L}+\*?$/u.test(word);
  return [...alone.filter((word) => isLong(word, 6)), ...others.filter((word) => isLong(word, LONG_PART))].map(
    (word) => (word.endsWith('*') ? word.slice(0, -1) : word),
  );
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

/** The one level that the words name; two levels are none. */
function levelOfWords<Level extends number>(
  words: readonly string[],
  index: PhraseIndex<Level>,
  clauses: Clauses,
  clauseWords: ClauseWords,
): Level | null {
  const levels = new Set<Level>();
  for (const match of longest(index.find(words, clauses.isEnd), () => '')) {
    if (clauses.deniedBy(match).length > 0 || clauses.isOfAnother(match)) continue;
    if (!isBareNegation(words, match, clauseWords)) levels.add(match.value);
  }
  const [level] = levels;
  return levels.size === 1 && level !== undefined ? level : null;
}

/** Misspelt words that are close to a sign of danger become that word. */
function corrected(words: readonly string[], known: ReadonlySet<string>, dangerWords: SimilarWords): readonly string[] {
  let tried = 0;
  return words.map((word) => {
    if (known.has(word) || word.length < 4 || tried >= MOST_CORRECTED) return word;
    tried += 1;
    return dangerWords.nearest(word)[0] ?? word;
  });
}

/** Phrases of red-flags.yaml by row, and those of safety-flags.yaml under the row whose action they lead to. */
function dangerSource(words: Words, knowledge: Knowledge): DangerSource {
  const typed = new Map<string, readonly string[]>();
  for (const [row, { typed: phrases = [] }] of Object.entries(words.redFlags)) {
    if (knowledge.redFlags.has(row)) typed.set(row, phrases);
  }
  for (const { id, row } of knowledge.safetyFlags) {
    typed.set(row, [...(typed.get(row) ?? []), ...(words.safetyFlags[id]?.typed ?? [])]);
  }
  return { words: words.danger, typed };
}

function wordsOfDanger(words: Words, split: (phrase: string) => readonly string[]): readonly string[] {
  return Object.values(words.danger.groups)
    .flat()
    .flatMap(split)
    .map((word) => (word.endsWith('*') ? word.slice(0, -1) : word))
    .filter((word) => /^\p{L}{4,}$/u.test(word));
}
