/** Reads a typed text with the words of both languages: all that it may mean, whatever question is open. */
import type { Understand } from '../chat.ts';
import type { ComplaintMention } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { type Clauses, type ClauseWords, isBareNegation, readClauses, type Span } from './clauses.ts';
import { createDangerReader, type DangerSource } from './danger.ts';
import { createFindDescribed, type Described, type DescribedSource } from './described.ts';
import { findDurations } from './durations.ts';
import { botherOfMark, type Found, findCounts } from './frequency.ts';
import { createForeignReader, readIntent } from './intent.ts';
import { magnesiumMg } from './magnesium-amount.ts';
import { longest, type PhraseIndex } from './match-phrases.ts';
import { createMedicineReader, type MedicineName } from './medicine-names.ts';
import { FINE, type Mention, readMentions } from './mentions.ts';
import { normalise, type WrittenWords } from './normalise.ts';
import { findNumbers } from './numbers.ts';
import { createOptionReader } from './option-words.ts';
import { SimilarWords } from './similar-words.ts';
import { readSpoken, type Spoken } from './spoken.ts';
import { buildVocabulary, type Split, type Vocabulary } from './vocabulary.ts';

/** So many words of a text may be misspelt signs of danger; a longer run of unknown words is noise. */
const MOST_CORRECTED = 200;
/** A text with more words says more than a yes, a number or a command. */
const SHORT = 10;

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
    const spoken = languageOf(written.words, language, vocabulary);
    const clauseWords = vocabulary.clauses.get(spoken);
    if (clauseWords === undefined) throw new Error(`no words of language ${spoken}`);
    const clauses = readClauses(written, clauseWords);
    const numbers = findNumbers(written.words, vocabulary.numbers);
    const only = <Value>(index: PhraseIndex<Value>): Value | null => saysOnly(written.words, index, vocabulary);
    const [first] = numbers;
    const { medicines, unrecognised } = readMedicines(written.words, clauses);
    const spokenWords = vocabulary.spoken.get(spoken);
    if (spokenWords === undefined) throw new Error(`no grammar of language ${spoken}`);
    const isShort = written.words.length <= SHORT;
    const counts = findCounts(written.words, numbers, vocabulary.periods, isShort);
    const namedLevels = foundLevels(written.words, vocabulary.frequency, clauses.isEnd);
    const bothers = foundLevels(written.words, vocabulary.bother, clauses.isEnd);
    const speech = readSpoken(
      written,
      spokenWords,
      [...namedLevels, ...bothers].filter(({ end, start }) => end - start > 1),
    );
    const frequencies = inOrder([
      ...counts,
      ...namedLevels.filter((each) => !counts.some((count) => overlaps(each, count))),
    ]);
    const mended = corrected(written.words, known, complaintWords);
    const mentions = readMentions(findComplaints(mended, speech.isSameClause, speech.isClauseStart), speech, {
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
    });
    const flags = readDanger(corrected(written.words, known, dangerWords), clauses);
    const conditions = presentOf(findConditions(mended, speech.isSameClause, speech.isClauseStart), speech);
    const answers = {
      command: only(vocabulary.commands),
      yesNo: only(vocabulary.answers),
      isUnknown: only(vocabulary.unknown) ?? false,
      isNone: only(vocabulary.none) ?? false,
      number: first === undefined ? null : { from: first.from, to: first.to },
      frequency:
        counts.length > 0
          ? (counts[0]?.level ?? null)
          : levelOfWords(written.words, vocabulary.frequency, clauses, clauseWords),
      bother:
        botherOfMark(written.words, numbers, vocabulary.periods.outOf) ??
        levelOfWords(written.words, vocabulary.bother, clauses, clauseWords),
    };
    const isQuestion =
      written.endsAsQuestion || vocabulary.questions.find(written.words.slice(0, 3)).some(({ start }) => start === 0);
    const foreign = readForeign(text, written.words);
    const signs = {
      isCommand: answers.command !== null,
      isAnswer:
        isShort &&
        (answers.yesNo !== null ||
          answers.isUnknown ||
          answers.isNone ||
          answers.number !== null ||
          answers.frequency !== null ||
          answers.bother !== null),
      isQuestion,
      tells: mentions.length > 0 || flags.length > 0,
      names: medicines.length > 0 || conditions.length > 0,
      onlyWonders: mentions.length > 0 && flags.length === 0 && mentions.every(({ is }) => is === 'wondering'),
    };
    return {
      ...answers,
      magnesiumMg: magnesiumMg(written.words, numbers, vocabulary.amounts),
      options: readOptions(written.words, clauses, clauseWords, language),
      flags,
      medicines,
      unrecognised,
      complaints: mentions.map((mention) => inLetters(mention, written)),
      conditions,
      intent: foreign === null ? readIntent(written.words, signs, vocabulary.intents) : 'other_language',
      foreign,
      isQuestion,
    };
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

function complaintSource({ complaints, mentions }: Words): DescribedSource {
  const phrases = new Map<string, readonly string[]>(Object.entries(mentions.complaints.phrases));
  for (const [id, { button, name, typed = [] }] of Object.entries(complaints)) {
    phrases.set(id, [button, name, ...typed, ...(phrases.get(id) ?? [])]);
  }
  for (const [id, fine] of Object.entries(mentions.complaints.fine)) phrases.set(`${id}${FINE}`, fine);
  return {
    phrases,
    groups: mentions.groups,
    idioms: mentions.idioms,
    patterns: mentions.complaints.patterns.map(({ complaint, fine, ...pattern }) => ({
      ...pattern,
      id: fine === true ? `${complaint}${FINE}` : complaint,
    })),
  };
}

function conditionSource({ conditions, mentions }: Words): DescribedSource {
  const phrases = new Map<string, readonly string[]>(Object.entries(mentions.conditions.phrases));
  for (const [id, { typed = [] }] of Object.entries(conditions))
    phrases.set(id, [...typed, ...(phrases.get(id) ?? [])]);
  return {
    phrases,
    groups: mentions.groups,
    idioms: mentions.idioms,
    patterns: mentions.conditions.patterns.map(({ condition, ...pattern }) => ({ ...pattern, id: condition })),
  };
}

/** Long words that describe complaints, which a misspelt one may have meant. */
function wordsOfMentions({ complaints, mentions }: Words, split: Split): readonly string[] {
  return [
    Object.values(mentions.groups),
    Object.values(mentions.complaints.phrases),
    Object.values(complaints).map(({ typed = [] }) => typed),
  ]
    .flat(2)
    .flatMap(split)
    .map((word) => (word.endsWith('*') ? word.slice(0, -1) : word))
    .filter((word) => /^\p{L}{6,}$/u.test(word));
}

/** The language in which a text is written, as people switch; the chat's own where the words do not tell. */
function languageOf(words: readonly string[], own: Language, { functionWords }: Vocabulary): Language {
  let spoken = own;
  let most = words.filter((word) => functionWords.get(own)?.has(word)).length;
  for (const [language, own] of functionWords) {
    const count = words.filter((word) => own.has(word)).length;
    if (count > most) [spoken, most] = [language, count];
  }
  return spoken;
}

/** What a short text says when fillers are taken away ("ja hoor, klopt"); null when it says two things or more than that. */
function saysOnly<Value>(words: readonly string[], index: PhraseIndex<Value>, { fillers }: Vocabulary): Value | null {
  if (words.length > SHORT) return null;
  const matches = longest(index.find(words), () => '');
  const isCovered = (at: number): boolean => matches.some(({ start, end }) => start <= at && at < end);
  if (!words.every((word, at) => fillers.has(word) || isCovered(at))) return null;
  const values = new Set(matches.map(({ value }) => value));
  const [value] = values;
  return values.size === 1 && value !== undefined ? value : null;
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

function medicineReader(languages: readonly Words[], knowledge: Knowledge, vocabulary: Vocabulary) {
  const { split, known } = vocabulary;
  const names: MedicineName[] = [];
  const groups: MedicineName[] = [];
  for (const { id, brands } of knowledge.medicines.values()) {
    for (const { medicines } of languages) {
      const name = medicines.medicines[id];
      if (name !== undefined) names.push({ id, name, isBrand: false });
    }
    for (const name of brands) names.push({ id, name, isBrand: true });
  }
  for (const { medicines } of languages) {
    for (const [id, { button, name, typed = [] }] of Object.entries(medicines.groups)) {
      for (const phrase of [button, name, ...typed]) groups.push({ id, name: phrase, isBrand: false });
    }
  }
  const ofForms = languages
    .flatMap((words) => Object.values(words.forms))
    .flatMap(({ name, typed = [] }) => [name, ...typed]);
  const forms = new Set([...languages.flatMap((words) => words.reading.medicineForms), ...ofForms].flatMap(split));
  const common = new Set(languages.flatMap((words) => words.reading.common).flatMap(split));
  return createMedicineReader(names, groups, { split, common, known, forms });
}
