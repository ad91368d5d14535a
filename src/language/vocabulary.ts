/** The words of all languages together, made ready for reading: done once, at the start. */
import { COMMANDS, WORD_COMMANDS, type WordCommand } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { amountWords, countWords } from './answer-words.ts';
import type { ClauseWords } from './clauses.ts';
import type { DurationWords } from './durations.ts';
import type { BotherLevel, FrequencyLevel, PeriodWords } from './frequency.ts';
import { PERIODS_PER_WEEK } from './frequency-levels.ts';
import type { IntentWords } from './intent.ts';
import { type Keep, makeAnew } from './keep.ts';
import type { AmountWords } from './magnesium-amount.ts';
import { PhraseIndex } from './match-phrases.ts';
import type { Duration } from './mentions.ts';
import { misspeltNumbers } from './misspelt-numbers.ts';
import { normalise } from './normalise.ts';
import type { NumberWords } from './numbers.ts';
import { createSplit, type Split } from './split-phrases.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';
import { spokenWords } from './spoken-words.ts';
import { type KnownWords, WordSet } from './word-numbers.ts';

export interface Vocabulary {
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** Turns a phrase of the word tables into comparable words; keeps `*`, `#1-2` and `$`. */
  readonly split: Split;
  /** Words of the tables and common words; a word that is none of them may be misspelt, or a name. */
  readonly known: KnownWords;
  readonly answers: PhraseIndex<'yes' | 'no'>;
  readonly unknown: PhraseIndex<true>;
  readonly none: PhraseIndex<true>;
  readonly commands: PhraseIndex<WordCommand>;
  readonly frequency: PhraseIndex<FrequencyLevel>;
  readonly bother: PhraseIndex<BotherLevel>;
  readonly questions: PhraseIndex<true>;
  readonly fillers: ReadonlySet<string>;
  /** By language, as "want" ends a clause in Dutch only. */
  readonly clauses: ReadonlyMap<Language, ClauseWords>;
  /** Words of one language that the others do not have, to know in which a text is written. */
  readonly functionWords: ReadonlyMap<Language, ReadonlySet<string>>;
  readonly numbers: NumberWords;
  readonly periods: PeriodWords;
  readonly amounts: AmountWords;
  readonly spoken: ReadonlyMap<Language, SpokenWords>;
  readonly durations: DurationWords;
  readonly activities: PhraseIndex<true>;
  /** Before an activity that only says when. */
  readonly circumstances: PhraseIndex<true>;
  /** How bad a complaint is, in its own clause; words of the scale alone ("a little") say too little there. */
  readonly bothersOfComplaint: PhraseIndex<BotherLevel>;
  /** How often a complaint comes; without "never" and what is vague. */
  readonly frequencyOfComplaint: PhraseIndex<FrequencyLevel>;
  /** Words that say how often, and place nothing on the scale ("soms"). */
  readonly vagueFrequencies: PhraseIndex<true>;
  readonly intents: IntentWords;
}

/** What can be kept of a vocabulary. */
interface VocabularyTables extends Omit<Vocabulary, 'split' | 'numbers'> {
  readonly numbers: Omit<NumberWords, keyof ReturnType<typeof misspeltNumbers>>;
  /** See `misspeltNumbers`. */
  readonly numberAnds: readonly string[];
}

/** @param languages the words of each language; `spellings` of all hold for all, so that mixed texts are read too */
export function buildVocabulary(languages: readonly Words[], knowledge: Knowledge, keep: Keep = makeAnew): Vocabulary {
  const { numberAnds, ...tables } = keep('vocabulary', () => vocabularyTables(languages, knowledge));
  const { spellings, numbers, known } = tables;
  return {
    ...tables,
    split: createSplit(spellings),
    numbers: { ...numbers, ...misspeltNumbers(numbers.values, known, numberAnds) },
  };
}

function vocabularyTables(languages: readonly Words[], knowledge: Knowledge): VocabularyTables {
  const readings = languages.map((words) => words.reading);
  const spellings = new Map<string, readonly string[]>();
  for (const { spellings: table } of readings) {
    for (const [written, meant] of Object.entries(table)) {
      const [word = ''] = normalise(written).words;
      spellings.set(word, normalise(meant).words);
    }
  }
  const split = createSplit(spellings);
  const phrases = (pick: (reading: Words['reading']) => readonly string[]): PhraseIndex<true> => {
    const index = new PhraseIndex<true>();
    for (const reading of readings) for (const phrase of pick(reading)) index.addPhrase(phrase, split, true);
    return index;
  };
  const words = (pick: (reading: Words['reading']) => readonly string[]): ReadonlySet<string> =>
    new Set(readings.flatMap(pick).flatMap(split));

  const answers = new PhraseIndex<'yes' | 'no'>();
  for (const reading of readings) {
    for (const phrase of reading.yes) answers.addPhrase(phrase, split, 'yes');
    for (const phrase of reading.no) answers.addPhrase(phrase, split, 'no');
  }
  const commands = new PhraseIndex<WordCommand>();
  for (const [command, list] of readings.flatMap((reading) => Object.entries(reading.commands))) {
    for (const phrase of list) commands.addPhrase(phrase, split, commandOf(command));
  }

  const perWeek = new Map<string, number>();
  for (const { periods } of readings) {
    for (const period of ['day', 'week', 'fortnight', 'month', 'year'] as const) {
      for (const word of periods[period].flatMap(split)) perWeek.set(word, PERIODS_PER_WEEK[period]);
    }
  }
  const fillers = words((reading) => reading.fillers);
  const outOf = phrases((reading) => reading.outOf);
  const known = knownWords(languages);
  const numberValues = new Map(
    readings.flatMap((reading) =>
      Object.entries(reading.numbers).map(([word, value]) => [split(word).join(''), value] as const),
    ),
  );
  return {
    spellings,
    known,
    answers,
    unknown: phrases((reading) => reading.unknown),
    none: phrases((reading) => reading.none),
    commands,
    frequency: levels(languages, split, 'frequency', 4) as PhraseIndex<FrequencyLevel>, // levels are checked
    bother: levels(languages, split, 'bother', 3) as PhraseIndex<BotherLevel>, // levels are checked
    questions: phrases((reading) => reading.questionWords),
    fillers,
    clauses: new Map(languages.map((each) => [each.language, clauseWords(each, split, fillers)])),
    functionWords: functionWords(languages, split),
    numbers: {
      dozens: wordsOf(
        languages,
        ({ answers }) => Object.entries(answers.amounts).flatMap(([word, count]) => (count === DOZEN ? [word] : [])),
        split,
      ),
      values: numberValues,
      rangeWords: phrases((reading) => reading.rangeWords),
      numberAnd: phrases((reading) => reading.numberAnd),
      counted: new Set([
        ...wordsOf(languages, ({ grammar }) => grammar.counted, split),
        ...words((reading) => [
          ...Object.values(reading.periods).flat(),
          ...reading.masses.mg,
          ...reading.masses.gram,
          ...reading.masses.pieces,
        ]),
      ]),
      about: wordsOf(languages, ({ grammar }) => grammar.numberAbout, split),
      either: wordsOf(languages, ({ grammar }) => grammar.numberEither, split),
    },
    numberAnds: [...words((reading) => reading.numberAnd)],
    periods: {
      ...countWords(languages, split),
      times: words((reading) => reading.periods.times),
      per: phrases((reading) => reading.periods.per),
      every: phrases((reading) => reading.periods.every),
      under: phrases((reading) => reading.periods.under),
      over: phrases((reading) => reading.periods.over),
      outOf,
      fillers,
      uncounted: words((reading) => [...reading.masses.mg, ...reading.masses.gram, ...reading.masses.pieces]),
      seven: new Set(
        readings.flatMap(({ numbers }) =>
          Object.entries(numbers).flatMap(([word, value]) => (value === 7 ? [word] : [])),
        ),
      ),
      perWeek,
    },
    amounts: {
      mg: words((reading) => reading.masses.mg),
      gram: words((reading) => reading.masses.gram),
      elemental: phrases((reading) => reading.masses.elemental),
      nutrient: words((reading) => reading.masses.nutrient),
      ...amountWords(languages, split),
      pieces: words((reading) => reading.masses.pieces),
      longPeriods: words((reading) => [...reading.periods.week, ...reading.periods.month, ...reading.periods.year]),
      forms: formNames(languages, knowledge, split),
    },
    spoken: new Map(languages.map((each) => [each.language, spokenWords(each, split, fillers)])),
    durations: durationWords(languages, split),
    bothersOfComplaint: bothersOfComplaint(languages, split),
    frequencyOfComplaint: frequencyOfComplaint(languages, split),
    vagueFrequencies: indexOf(languages, ({ grammar }) => grammar.vagueFrequencies, split),
    activities: indexOf(languages, ({ grammar }) => grammar.activities, split),
    circumstances: indexOf(languages, ({ grammar }) => grammar.circumstances, split),
    intents: {
      smallTalk: indexOf(languages, ({ mentions }) => mentions.intents.smallTalk, split),
      commands: indexOf(languages, ({ mentions }) => mentions.intents.commands, split),
      topics: indexOf(languages, ({ mentions }) => mentions.intents.topics, split),
      offTopic: indexOf(languages, ({ mentions }) => mentions.intents.offTopic, split),
      statements: indexOf(languages, ({ mentions }) => mentions.intents.statements, split),
      fillers,
    },
  };
}

function bothersOfComplaint(languages: readonly Words[], split: Split): PhraseIndex<BotherLevel> {
  const index = new PhraseIndex<BotherLevel>();
  for (const level of [0, 1, 2, 3] as const) {
    for (const phrase of languages.flatMap(({ grammar }) => grammar.bothers[`${level}`]))
      index.addPhrase(phrase, split, level);
  }
  return index;
}

function frequencyOfComplaint(languages: readonly Words[], split: Split): PhraseIndex<FrequencyLevel> {
  const vague = new Set(
    languages.flatMap(({ grammar }) => grammar.vagueFrequencies).map((each) => split(each).join(' ')),
  );
  const index = new PhraseIndex<FrequencyLevel>();
  for (const [level, phrase] of levelPhrases(languages, 'frequency')) {
    const words = split(phrase);
    const isPlain = level >= 1 && level <= 4 && !vague.has(words.join(' '));
    if (isPlain) index.add(words, level as FrequencyLevel); // checked just before
  }
  return index;
}

/** Levels and phrases of a scale: the buttons, their typed words, and what reading.yaml adds. */
function* levelPhrases(
  languages: readonly Words[],
  scale: 'frequency' | 'bother',
): Iterable<readonly [number, string]> {
  for (const { labels, reading } of languages) {
    for (const [option, label] of Object.entries(labels[scale] ?? {})) {
      for (const phrase of [label.button, ...(label.typed ?? [])]) yield [Number(option), phrase];
    }
    for (const [option, phrases] of Object.entries(reading[scale]))
      for (const phrase of phrases) yield [Number(option), phrase];
  }
}

type Pick = (words: Words) => readonly string[];

function indexOf(languages: readonly Words[], pick: Pick, split: Split): PhraseIndex<true> {
  const index = new PhraseIndex<true>();
  for (const words of languages) for (const phrase of pick(words)) index.addPhrase(phrase, split, true);
  return index;
}

/** What counts so many by itself is a word for a dozen. */
const DOZEN = 12;

function wordsOf(languages: readonly Words[], pick: Pick, split: Split): ReadonlySet<string> {
  return new Set(languages.flatMap(pick).flatMap(split));
}

function durationWords(languages: readonly Words[], split: Split): DurationWords {
  const phrases = new PhraseIndex<Duration>();
  const units = new Map<string, Duration>();
  for (const { grammar, reading } of languages) {
    for (const length of ['days', 'weeks', 'months', 'years'] as const) {
      for (const phrase of grammar.durations[length]) phrases.addPhrase(phrase, split, length);
    }
    const { day, week, month, year } = reading.periods;
    for (const word of day.flatMap(split)) units.set(word, 'days');
    for (const word of week.flatMap(split)) units.set(word, 'weeks');
    for (const word of month.flatMap(split)) units.set(word, 'months');
    for (const word of year.flatMap(split)) units.set(word, 'years');
  }
  return {
    lead: wordsOf(languages, ({ grammar }) => grammar.durations.lead, split),
    trail: wordsOf(languages, ({ grammar }) => grammar.durations.trail, split),
    half: wordsOf(languages, ({ grammar }) => grammar.durations.half, split),
    one: wordsOf(languages, ({ grammar }) => grammar.durations.one, split),
    many: wordsOf(languages, ({ grammar }) => grammar.durations.many, split),
    phrases,
    units,
  };
}

function clauseWords({ reading }: Words, split: Split, fillers: ReadonlySet<string>): ClauseWords {
  const index = (list: readonly string[]): PhraseIndex<true> => {
    const made = new PhraseIndex<true>();
    for (const phrase of list) made.addPhrase(phrase, split, true);
    return made;
  };
  return {
    negations: index(reading.negations),
    notDenials: index(reading.notDenials),
    clauseBreaks: index(reading.clauseBreaks),
    otherPersons: index(reading.otherPersons),
    past: index(reading.past),
    present: index(reading.present),
    firstPerson: new Set(reading.firstPerson.flatMap(split)),
    noWords: new Set(
      reading.no
        .map(split)
        .filter((phrase) => phrase.length === 1)
        .flat(),
    ),
    listWords: new Set(reading.listWords.flatMap(split)),
    agents: new Set(reading.agents.flatMap(split)),
    goingOn: new Set(reading.goingOn.flatMap(split)),
    fillers,
  };
}

/** Words of each language that the others do not have. */
function functionWords(languages: readonly Words[], split: Split): ReadonlyMap<Language, ReadonlySet<string>> {
  const all = languages.map(
    ({ language, reading }) =>
      [
        language,
        new Set(
          [reading.common, reading.fillers, reading.negations, reading.clauseBreaks, reading.firstPerson]
            .flat()
            .flatMap(split),
        ),
      ] as const,
  );
  return new Map(
    all.map(([language, own]) => {
      const others = all.filter(([other]) => other !== language).map(([, words]) => words);
      return [language, new Set([...own].filter((word) => !others.some((words) => words.has(word))))];
    }),
  );
}

function commandOf(id: string): WordCommand {
  const known = [...WORD_COMMANDS, ...COMMANDS].find((command) => command === id);
  if (known === undefined) throw new Error(`reading.yaml: commands: no command is called "${id}"; see domain/event.ts`);
  return known;
}

/** The buttons and typed words of a scale, and what reading.yaml adds. */
function levels(
  languages: readonly Words[],
  split: Split,
  scale: 'frequency' | 'bother',
  most: number,
): PhraseIndex<number> {
  const index = new PhraseIndex<number>();
  for (const { labels, reading } of languages) {
    const options = Object.entries(labels[scale] ?? {}).map(
      ([option, label]) => [option, [label.button, ...(label.typed ?? [])]] as const,
    );
    const seen = new Set<string>();
    for (const [option, phrases] of [...options, ...Object.entries(reading[scale])]) {
      const level = Number(option);
      if (!Number.isInteger(level) || level < 0 || level > most)
        throw new Error(`${scale}: "${option}" is no level; use 0 to ${most}`);
      for (const phrase of phrases) {
        const words = split(phrase);
        // The label a person sees decides where reading.yaml says otherwise.
        if (seen.has(words.join(' '))) continue;
        seen.add(words.join(' '));
        index.add(words, level);
      }
    }
  }
  return index;
}

function formNames(languages: readonly Words[], knowledge: Knowledge, split: Split): PhraseIndex<number | null> {
  const index = new PhraseIndex<number | null>();
  for (const { forms } of languages) {
    for (const [id, form] of Object.entries(forms)) {
      const share = knowledge.forms.get(id)?.elementalPercent ?? null;
      for (const name of [form.name, ...(form.typed ?? [])]) index.add(split(name.replace(/\([^)]*\)/g, ' ')), share);
    }
  }
  return index;
}

const PLAIN_TEXT = /^[\x20-\x7e]*$/;

/** Every word of the tables but the names of medicines, which are what a misspelt word may have meant. */
function knownWords(languages: readonly Words[]): WordSet {
  const known = new WordSet();
  const add = (text: string): void => {
    // Most of the text is plain, and there is a lot of it.
    if (PLAIN_TEXT.test(text)) known.addAllIn(text);
    else for (const word of normalise(text).words) known.add(word);
  };
  const addAll = (value: unknown): void => {
    if (typeof value === 'string') add(value);
    else if (Array.isArray(value)) for (const part of value) addAll(part);
    else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) addAll(part);
  };
  for (const { language: _language, messages, medicines, forms: _forms, reading, ...tables } of languages) {
    for (const line of messages.split('\n')) add(line);
    addAll(tables);
    const { numbers, spellings: _spellings, medicineForms: _medicineForms, ...lists } = reading;
    addAll(lists);
    for (const word of Object.keys(numbers)) add(word);
    addAll({ ...medicines, medicines: {} });
  }
  return known;
}
