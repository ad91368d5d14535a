/** What a text is for, and in which other language it is written. */
import { FOREIGN_LANGUAGES, type ForeignLanguage, type Intent } from '../domain/event.ts';
import type { Words } from '../knowledge/schema.ts';
import type { PhraseIndex } from './match-phrases.ts';
import { withOneListEach } from './one-list-each.ts';

export interface IntentWords {
  readonly smallTalk: PhraseIndex<true>;
  readonly commands: PhraseIndex<true>;
  readonly topics: PhraseIndex<true>;
  readonly offTopic: PhraseIndex<true>;
  /** "ik slik": somebody begins to tell of themselves. */
  readonly statements: PhraseIndex<true>;
  readonly fillers: ReadonlySet<string>;
}

/** What the rest of the reading says. */
export interface IntentSigns {
  readonly isCommand: boolean;
  /** A greeting starts the bot, and is no order. */
  readonly isGreeting: boolean;
  /** A yes, a no, a number, a frequency, "don't know" and nothing else. */
  readonly isAnswer: boolean;
  readonly isQuestion: boolean;
  /** It begins by asking, and does not only end so. */
  readonly asksFirst: boolean;
  /** Complaints, danger: something is told of somebody. */
  readonly tells: boolean;
  /** Medicines or illnesses are named. */
  readonly names: boolean;
  readonly onlyWonders: boolean;
  /** No complaint that is named is the writer's own, and no danger is told. */
  readonly ofOthers: boolean;
}

/** A text with more words is hardly a list of medicines. */
const LONG = 14;

/** A longer text that greets first is about something. */
const SHORT_TALK = 8;
/** "dag" and "hi" may begin anything; so many words of small talk do not. */
const LONG_GREETING = 3;

function longStart(index: PhraseIndex<true>, words: readonly string[]): boolean {
  return index.find(words).some(({ start, end }) => start <= 1 && end - start >= LONG_GREETING);
}

export function readIntent(words: readonly string[], signs: IntentSigns, vocabulary: IntentWords): Intent {
  if (signs.isCommand && !signs.isGreeting) return 'command';
  const starts = (index: PhraseIndex<true>): boolean =>
    index.find(words.slice(0, 12)).some(({ start }) => start === leading(words, vocabulary.fillers));
  if (!signs.tells && words.length <= LONG && starts(vocabulary.commands)) return 'command';
  const has = (index: PhraseIndex<true>): boolean => index.find(words).length > 0;
  const isOff = has(vocabulary.offTopic);
  // "hoe gaat het met jou?"
  const isTalk = words.length <= SHORT_TALK && longStart(vocabulary.smallTalk, words) && !has(vocabulary.topics);
  if (isTalk && !signs.tells && !signs.names) return 'small_talk';
  if (signs.isQuestion && (!signs.tells || signs.onlyWonders || signs.asksFirst || signs.ofOthers)) {
    if (!isOff || has(vocabulary.topics) || signs.onlyWonders || signs.names) return 'question';
    return 'off_topic';
  }
  if (signs.tells) return signs.onlyWonders ? 'question' : 'report';
  if (signs.isGreeting) return 'small_talk';
  if (signs.names && vocabulary.statements.find(words.slice(0, 4)).some(({ start }) => start === 0)) return 'report';
  if (signs.isAnswer || signs.names) return 'answer';
  if (has(vocabulary.smallTalk)) return 'small_talk';
  if (isOff) return 'off_topic';
  return has(vocabulary.topics) ? 'report' : words.length <= 4 ? 'answer' : 'report';
}

function leading(words: readonly string[], fillers: ReadonlySet<string>): number {
  let at = 0;
  while (at < words.length - 1 && fillers.has(words[at] ?? '')) at += 1;
  return at;
}

export type ReadForeign = (text: string, words: readonly string[]) => ForeignLanguage | null;

/** So many words of a language must be there, and more than of our own. */
const LEAST = 2;
const MOST_LETTERS = 400;

interface ForeignTables {
  readonly languagesOf: ReadonlyMap<string, readonly ForeignLanguage[]>;
  readonly letters: ReadonlyMap<string, ForeignLanguage>;
  /** Words of the languages of the bot, which say nothing when a foreign language has them too. */
  readonly own: ReadonlySet<string>;
}

/** @param languages of the bot */
export function foreignTables(
  languages: readonly Words[],
  split: (phrase: string) => readonly string[],
): ForeignTables {
  const [first] = languages;
  if (first === undefined) throw new Error('there is no language whose words tell what is foreign');
  const { foreign } = first; // the same for all
  const own = new Set(
    languages
      .flatMap(({ reading }) => [reading.common, reading.fillers, reading.firstPerson, reading.negations].flat())
      .flatMap(split),
  );
  const languagesOf = new Map<string, ForeignLanguage[]>();
  for (const language of FOREIGN_LANGUAGES) {
    for (const word of new Set(foreign[language].words.flatMap(split))) {
      languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
    }
  }
  const letters = new Map<string, ForeignLanguage>();
  for (const language of FOREIGN_LANGUAGES)
    for (const letter of foreign[language].letters) letters.set(letter, language);
  return { languagesOf: withOneListEach(languagesOf), letters, own };
}

export function createForeignReader({ languagesOf, letters, own }: ForeignTables): ReadForeign {
  return (text, words) => {
    const points = new Map<ForeignLanguage, number>();
    const add = (language: ForeignLanguage, more: number): void => {
      points.set(language, (points.get(language) ?? 0) + more);
    };
    let ours = 0;
    // "Nie flauw, nie slap": the same word twice says no more than once.
    for (const word of new Set(words)) {
      const languages = languagesOf.get(word);
      const isOurs = own.has(word);
      if (isOurs) ours += 1;
      // A word that is ours too weighs little.
      for (const language of languages ?? []) add(language, isOurs ? 0.6 : 1);
    }
    let marks = 0;
    for (const letter of text.slice(0, MOST_LETTERS).toLowerCase()) {
      const language = letters.get(letter);
      if (language === undefined) continue;
      marks += 1;
      add(language, 0.5);
    }
    let best: ForeignLanguage | null = null;
    let most = 0;
    for (const [language, count] of points) if (count > most) [best, most] = [language, count];
    if (best === null || most < LEAST) return null;
    return most > ours || (marks > 2 && ours <= 1) ? best : null;
  };
}
