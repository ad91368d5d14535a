/** Whether a text asks something, also when it does not say so with a mark. */
import type { MentionWords, Words } from '../knowledge/schema.ts';
import type { Keep } from './keep.ts';
import { PhraseIndex } from './match-phrases.ts';
import { NO_BREAK, SENTENCE, type WrittenWords } from './normalise.ts';
import type { Split } from './split-phrases.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface AskingWords {
  /** "wat", "how", "can i": at the beginning. */
  readonly questions: PhraseIndex<true>;
  /** Verbs that ask when what they are said of stands behind them: "helpt" magnesium, "does" it. */
  readonly verbs: ReadonlySet<string>;
  /** "je", "it", "the": what may stand behind them. */
  readonly subjects: ReadonlySet<string>;
  /** Names of what is spoken about: "magnesium", "noten". */
  readonly topics: PhraseIndex<true>;
  /** "wat een", "is het niet": they begin as a question and are none. */
  readonly notQuestions: PhraseIndex<true>;
  /** "klopt dat", "hype or real": anywhere. */
  readonly asked: PhraseIndex<true>;
  /** "best time", "upper limit": a short text of them asks what they are. */
  readonly lookedUp: PhraseIndex<true>;
  readonly firstPerson: ReadonlySet<string>;
  /** "als", "when": behind what they begin, the verb comes first without asking. */
  readonly subordinate: ReadonlySet<string>;
  /** "hoeveel", "how": they ask behind a comma too, as "wat" does not. */
  readonly asksAfter: ReadonlySet<string>;
  /** "so", "en": before a question. */
  readonly leading: ReadonlySet<string>;
  readonly negations: PhraseIndex<true>;
}

type Lists = keyof MentionWords['intents'];

export function askingWords(
  languages: readonly Words[],
  { split, intents }: Pick<Vocabulary, 'split' | 'intents'>,
  keep: Keep,
): AskingWords {
  return { ...keep('asking', () => askingTables(languages, split)), topics: intents.topics };
}

function askingTables(languages: readonly Words[], split: Split): Omit<AskingWords, 'topics'> {
  const phrases = (...lists: readonly Lists[]): PhraseIndex<true> =>
    indexOf(
      languages.flatMap(({ mentions }) => lists.flatMap((list) => mentions.intents[list])),
      split,
    );
  const words = (list: Lists): ReadonlySet<string> =>
    new Set(languages.flatMap(({ mentions }) => mentions.intents[list]).flatMap(split));
  const questions = phrases('questions');
  for (const phrase of languages.flatMap(({ reading }) => reading.questionWords))
    questions.addPhrase(phrase, split, true);
  return {
    questions,
    verbs: words('verbs'),
    subjects: words('subjects'),
    notQuestions: phrases('notQuestions'),
    asked: phrases('asked'),
    lookedUp: phrases('lookedUp'),
    firstPerson: new Set(languages.flatMap(({ reading }) => reading.firstPerson).flatMap(split)),
    leading: words('leading'),
    subordinate: words('subordinate'),
    asksAfter: words('asksAfter'),
    negations: indexOf(
      languages.flatMap(({ reading }) => reading.negations),
      split,
    ),
  };
}

function indexOf(phrases: readonly string[], split: Split): PhraseIndex<true> {
  const index = new PhraseIndex<true>();
  for (const phrase of phrases) index.addPhrase(phrase, split, true);
  return index;
}

/** A longer text with "side effects" in it tells of them. */
const LONGEST_LOOKED_UP = 9;
/** "is het niet": shorter ones answer. */
const SHORTEST_BY_VERB = 3;
const MOST_LEADING = 3;
/** Words of a question word, as in "kun je me vertellen". */
const MOST_OF_START = 5;

/** True for a question, in whatever form: with a mark, a question word, a verb in front, or as what is looked up. */
export function isAsking(written: WrittenWords, vocabulary: AskingWords): boolean {
  const { words } = written;
  if (written.endsAsQuestion || beginsAsking(words, vocabulary) || endsAsking(written, vocabulary)) return true;
  return vocabulary.asked.find(words).length > 0 || isLookedUp(words, vocabulary);
}

/** "magnesiumcitraat, werkt dat laxerend"; not "als ik lig, is het erger", where the verb comes first as well. */
function endsAsking({ words, breaks }: WrittenWords, vocabulary: AskingWords): boolean {
  let last = words.length - 1;
  while (last > 0 && breaks[last] === NO_BREAK) last -= 1;
  if (last <= 0) return false;
  if (breaks[last] === SENTENCE) return beginsAsking(words.slice(last), vocabulary);
  let first = last - 1;
  while (first > 0 && breaks[first] !== SENTENCE) first -= 1;
  if (vocabulary.subordinate.has(words[first] ?? '')) return false;
  const rest = words.slice(last);
  return asksByVerb(rest, leading(rest, vocabulary), vocabulary) || vocabulary.asksAfter.has(rest[0] ?? '');
}

/** True when it begins with a question word, or with a verb in front of what it is said of. */
export function beginsAsking(words: readonly string[], vocabulary: AskingWords): boolean {
  const start = leading(words, vocabulary);
  const reach = (index: PhraseIndex<true>, at: number): number =>
    Math.max(0, ...index.find(words.slice(at, at + MOST_OF_START)).map((match) => (match.start === 0 ? match.end : 0)));
  // "heb ik een tekort" begins as "heb ik niet", and goes on as a question
  const isWord = [0, start].some((at) => reach(vocabulary.questions, at) > reach(vocabulary.notQuestions, at));
  return isWord || asksByVerb(words, start, vocabulary);
}

/** "helpt magnesium tegen kramp", "do lentils have a lot"; not "heb ik niet". */
function asksByVerb(words: readonly string[], start: number, vocabulary: AskingWords): boolean {
  const { verbs, subjects, topics, notQuestions, negations } = vocabulary;
  const next = words[start + 1];
  if (words.length - start < SHORTEST_BY_VERB || next === undefined || !verbs.has(words[start] ?? '')) return false;
  if (notQuestions.find(words.slice(start, start + 4)).some((match) => match.start === 0)) return false;
  if (negations.find(words.slice(start, start + 4)).length > 0) return false;
  return subjects.has(next) || topics.find(words.slice(start + 1, start + 3)).some((match) => match.start === 0);
}

/** "rda for men over 50": a few words, and nobody who tells. */
function isLookedUp(words: readonly string[], { lookedUp, firstPerson }: AskingWords): boolean {
  if (words.length > LONGEST_LOOKED_UP || words.some((word) => firstPerson.has(word))) return false;
  return lookedUp.find(words).length > 0;
}

function leading(words: readonly string[], { leading }: AskingWords): number {
  let at = 0;
  while (at < MOST_LEADING && at < words.length - 1 && leading.has(words[at] ?? '')) at += 1;
  return at;
}
