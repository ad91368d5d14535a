/** How a text speaks of what it names: whose it is, whether it is denied, long over, or only asked about. */
import type { ComplaintMention } from '../domain/event.ts';
import { askedSentences, topicAnswers } from './asked.ts';
import { findDegrees, findUnable } from './burden.ts';
import { readDenials } from './denied.ts';
import type { BotherLevel, Found, FrequencyLevel } from './frequency.ts';
import { longest } from './match-phrases.ts';
import { NO_BREAK, type WrittenWords } from './normalise.ts';
import { readPast } from './past.ts';
import { readPersons } from './persons.ts';
import { cutText, type Named, type Span } from './spoken-text.ts';
import { PHRASE_KINDS, type PhraseKind, type SpokenWords } from './spoken-vocabulary.ts';

export type Is = ComplaintMention['is'];

export interface Spoken {
  isSameClause(one: number, other: number): boolean;
  clauseOf(word: number): number;
  isClauseStart(word: number): boolean;
  isSameSentence(one: number, other: number): boolean;
  /** Somewhere the text asks something; `asksFirst`: it begins by asking. */
  readonly asks: boolean;
  readonly asksFirst: boolean;
  /** How each is spoken of; they are given in order, as lists are read along. */
  readEach(named: readonly Named[]): readonly Is[];
  /** A span of what is no frequency: "nog altijd". */
  isNoFrequency(span: Span): boolean;
  /** It is denied as "nooit". */
  saysNever(named: Named): boolean;
  /** The clause of a word says "allebei". */
  saysBoth(word: number): boolean;
  /** Two that "en" joins. */
  isListed(one: Named, other: Named): boolean;
  /** How many words the clause of a word has. */
  lengthOfClause(word: number): number;
  /** How often, in words that the grammar names. */
  readonly frequencies: readonly Found<FrequencyLevel>[];
  /** "een beetje", and what cannot be done any more. */
  readonly degrees: readonly Found<BotherLevel>[];
  readonly unable: readonly Found<BotherLevel>[];
  /** Places where the writer says "me too" or "not me" of what came before. */
  readonly meToo: readonly Span[];
  readonly notMe: readonly Span[];
  /** Places where the writer has what was asked about: "ik heb het nu al dagen". */
  readonly haveIt: readonly Span[];
  /** Where the text holds phrases of the grammar, in order. */
  find(kind: PhraseKind): readonly Span[];
}

/** Reads a text once; the answers are then look-ups. `taken`: phrases whose negations are their own ("niet vaak"). */
export function readSpoken(written: WrittenWords, vocabulary: SpokenWords, taken: readonly Span[]): Spoken {
  const { words } = written;
  const text = cutText(written, vocabulary);
  const { clauses, sentences, isEnd, isSentenceEnd, find } = text;
  const denials = readDenials(text, vocabulary, taken);
  const past = readPast(text, vocabulary, denials);
  const personOf = readPersons(text, vocabulary);
  const asked = askedSentences(written, text);
  const wonderAt = new Set(find('wondering').map(({ start }) => clauses[start]));
  // "krijg ik kramp van koffie?"; not "waarom krijg ik kramp?"
  const marked = new Set([...written.asksBefore].map((after) => sentences[after - 1]));
  const asksOfSelf = new Set(
    find('wonderingAsked').flatMap(({ start }) =>
      marked.has(sentences[start]) && isEnd(start) ? [clauses[start]] : [],
    ),
  );

  const yesAfter = ({ end }: Named): boolean =>
    isSentenceEnd(end) && asked.has(sentences[end - 1] ?? -1) && vocabulary.yesWords.has(words[end] ?? '');
  const isWondered = (named: Named): boolean => {
    const clause = clauses[named.start] ?? -1;
    if (wonderAt.has(clause) || asksOfSelf.has(clause)) return true;
    return asked.has(sentences[named.start] ?? -1) && !personOf.speaksOfSelf(named);
  };

  const tooIn = new Set(find('too').map(({ start }) => clauses[start]));
  /** It is named with "ook", and nobody and no time with it. */
  const isToo = ({ start }: Named): boolean => {
    const clause = clauses[start] ?? -1;
    return tooIn.has(clause) && !past.isOfNow(clause) && !personOf.namesSelf(clause);
  };
  const readEach = (named: readonly Named[]): readonly Is[] => {
    const denied = denials.readEach(named, asked);
    const answered = topicAnswers(named, written, text, vocabulary, {
      denies: denials.denies,
      isOver: past.isOver,
      isOfOther: personOf.isOfOther,
    });
    const busy = new Set(named.map(({ start }) => clauses[start]));
    for (const [at] of words.entries()) if (isEnd(at) && personOf.isOfOther(at)) busy.add(clauses[at]);
    const isBusy = (clause: number): boolean => busy.has(clause);
    const read: Is[] = [];
    for (const [at, each] of named.entries()) {
      const is = readOne(each, at);
      // "de kramp is weg, de hoofdpijn ook"
      read.push(is === 'present' && read.at(-1) === 'past' && isToo(each) ? 'past' : is);
    }
    return read;
    function readOne(each: Named, at: number): Is {
      if (personOf.isOther(each)) return 'other';
      const isDenied = denied[at] !== 'no';
      const answer = answered[at] ?? null;
      if (answer !== null && !each.fine && !isDenied) return answer;
      if (!isDenied && !each.fine && isWondered(each) && !yesAfter(each)) return 'wondering';
      // "helpt het om goed te slapen?"
      if (each.fine && !isDenied && wonderAt.has(clauses[each.start])) return 'wondering';
      if (each.fine) {
        // "my sleep is not good"; not "I sleep well, so that is not it"
        const isBad = denied[at] === 'here' || (isDenied && asked.has(sentences[each.start] ?? -1));
        return isBad ? 'present' : past.wasBad(each) ? 'past' : 'denied';
      }
      if (isDenied) {
        const wasThere = past.wasBefore(each) || (denied[at] === 'later' && past.isPast(each, isBusy));
        return wasThere ? 'past' : 'denied';
      }
      return past.isPast(each, isBusy) && !past.cameBack(each, isBusy) ? 'past' : 'present';
    }
  };

  // "elke dag. Meer niet": a mark cuts
  const noFrequencies = find('notFrequencies').filter(({ start, end }) =>
    written.breaks.slice(start + 1, end).every((mark) => mark === NO_BREAK),
  );
  const both = new Set(find('both').map(({ start }) => clauses[start]));
  const never = new Set(words.flatMap((word, at) => (vocabulary.never.has(word) ? [clauses[at]] : [])));
  return {
    isNoFrequency: (span) => noFrequencies.some(({ start, end }) => span.start < end && start < span.end),
    saysNever: ({ start, end }) => never.has(clauses[start]) || never.has(clauses[end]),
    saysBoth: (word) => both.has(clauses[word]),
    isListed: (one, other) => denials.isListed(one, other),
    lengthOfClause: (word) => clauses.lastIndexOf(clauses[word] ?? -1) - clauses.indexOf(clauses[word] ?? -1) + 1,
    frequencies: longest(vocabulary.frequencies.find(words, isEnd), () => '').map(({ value, start, end }) => ({
      level: value,
      start,
      end,
    })),
    degrees: findDegrees(text),
    unable: findUnable(text, vocabulary, denials.denies),
    clauseOf: (word) => clauses[word] ?? -1,
    isClauseStart: isEnd,
    isSameClause: (one, two) => clauses[one] === clauses[two],
    isSameSentence: (one, two) => sentences[one] === sentences[two],
    asks: asked.size > 0,
    asksFirst: find('questions').some(({ start }) => start === 0),
    readEach,
    find,
    meToo: find('meToo'),
    haveIt: find('haveIt').filter(({ start }) => {
      const clause = clauses[start];
      return !words.some((_, at) => clauses[at] === clause && denials.denies(at)) && !personOf.isOfOther(start);
    }),
    notMe: find('notMe').filter(({ start, end }) => !denials.isEmpty(start) && !denials.isEmpty(end - 1)),
  };
}

/** All phrases of the grammar in a text, with their kinds. */
export function phrasesOf(speech: Spoken): readonly (Span & { readonly kind: PhraseKind })[] {
  return PHRASE_KINDS.flatMap((kind) => speech.find(kind).map(({ start, end }) => ({ kind, start, end })));
}
