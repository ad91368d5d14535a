/** What a short text answers or commands, when nothing but politeness and asides stands around it. */
import type { WordCommand } from '../domain/event.ts';
import { longest, type PhraseIndex } from './match-phrases.ts';
import { NO_BREAK, type WrittenWords } from './normalise.ts';

export interface ShortWords {
  readonly answers: PhraseIndex<'yes' | 'no'>;
  readonly unknown: PhraseIndex<true>;
  readonly none: PhraseIndex<true>;
  readonly commands: PhraseIndex<WordCommand>;
  readonly fillers: ReadonlySet<string>;
  /** "hard to say", "it depends": no step of a scale is read beside one. */
  readonly hedges: PhraseIndex<true>;
  /** "sorry", "tbh", "hoor": left out wherever they stand. */
  readonly asides: PhraseIndex<true>;
  /** "kunt u", "let us": around a command. */
  readonly requests: ReadonlySet<string>;
  /** "die dingen", "on that list": around a none. */
  readonly ofList: ReadonlySet<string>;
  /** "but", "only", "except": what follows may take the answer back. */
  readonly contrasts: PhraseIndex<true>;
  /** "because": what follows explains the answer. */
  readonly reasons: PhraseIndex<true>;
  /** "really", "precies": left out in a "don't know". */
  readonly softeners: ReadonlySet<string>;
  /** "that would be a": around a yes or a no. */
  readonly aroundAnswer: ReadonlySet<string>;
  /** "that i know": at the end, behind a denial. */
  readonly knowing: PhraseIndex<true>;
  readonly otherPersons: PhraseIndex<true>;
  readonly negations: PhraseIndex<true>;
  /** An answer of one picture. */
  readonly pictures: ReadonlyMap<string, 'yes' | 'no'>;
}

export interface ShortAnswers {
  readonly command: WordCommand | null;
  readonly yesNo: 'yes' | 'no' | null;
  readonly isUnknown: boolean;
  readonly isNone: boolean;
}

/** What the rest of the reading found in the text. */
export interface Findings {
  /** Complaints, danger, medicines, illnesses. */
  readonly tells: boolean;
  /** A number, or a frequency other than never. */
  readonly counts: boolean;
  /** A degree of bother other than none. */
  readonly weighs: boolean;
}

/** A text with more words says more than a yes, a number or a command. */
export const SHORT = 10;
/** With an explanation behind it: "no idea, the chemist gave it to me". */
const EXPLAINED = 14;
/** "maar mijn vrouw wel"; more may tell of the writer too. */
const SHORT_REST = 6;
/** "hello", "food" and "data" say something else as well, so they are commands only by themselves. */
const PART_COMMANDS: ReadonlySet<WordCommand> = new Set([
  'back',
  'skip',
  'stop',
  'resume',
  'take-back',
  'done',
  'restart',
  'result',
  'delete',
  'help',
]);

/**
 * Reads the text as a whole, then by its parts: "nee, maar mijn vrouw wel" is a no, "ja, maar eerst een vraag" is nothing.
 * `isNone` is read from the whole text alone, as the question about dark thoughts hangs on it.
 */
export function readShortAnswers(
  text: string,
  written: WrittenWords,
  vocabulary: ShortWords,
  { tells, counts, weighs }: Findings,
): ShortAnswers {
  const { words } = written;
  const { fillers, asides, requests, ofList } = vocabulary;
  if (words.length === 0) return { ...NOTHING, yesNo: pictureOf(text, vocabulary) };
  if (words.length > EXPLAINED) return NOTHING;
  const whole = plainest(words, asides);
  const isShort = words.length <= SHORT;
  const says = <Value>(index: PhraseIndex<Value>, around: readonly ReadonlySet<string>[]): Value | null =>
    isShort ? saysOnly(words, whole, index, around) : null;
  const strict: ShortAnswers = {
    command:
      says(vocabulary.commands, [fillers]) ??
      says(vocabulary.commands, [fillers, requests]) ??
      bared(whole, isShort, vocabulary),
    yesNo: says(vocabulary.answers, [fillers]),
    isUnknown:
      says(vocabulary.unknown, [fillers]) ??
      says(vocabulary.unknown, [fillers, vocabulary.softeners]) ??
      (isShort && deniesKnowing(words, vocabulary)),
    isNone: says(vocabulary.none, [fillers]) ?? says(vocabulary.none, [fillers, ofList]) ?? false,
  };
  if (tells) return strict;
  const parts = partsOf(written, vocabulary);
  const isSilent = strict.command === null && strict.yesNo === null && !strict.isUnknown && !strict.isNone;
  if (!isSilent || parts.length === 0) return strict;
  const command = commandOf(parts, vocabulary);
  // "A nuisance, nothing more" answers.
  if (command !== null && !((counts || weighs) && command === 'done')) return { ...strict, command };
  if (!counts && startsUnknown(parts, vocabulary)) return { ...strict, isUnknown: true };
  if (vocabulary.hedges.find(words).length > 0) return strict;
  const first = parts[0] === undefined ? null : saidBy(parts[0], vocabulary);
  // "No, twice a week" puts something right; "yes, since 2019" and "yes, but only a little" are a yes.
  if (counts || weighs) return { ...strict, yesNo: parts.length > 1 && first === 'yes' ? first : null };
  return { ...strict, yesNo: first !== null && fits(parts.slice(1), first, vocabulary) ? first : null };
}

/** "sla deze maar over": the words of a request left out, wherever they stand. */
function bared(
  words: readonly string[],
  isShort: boolean,
  { commands, requests, fillers }: ShortWords,
): WordCommand | null {
  const bare = words.filter((word) => !requests.has(word));
  return isShort && bare.length > 1 ? saysOnly(bare, bare, commands, [fillers]) : null;
}

const NOTHING: ShortAnswers = { command: null, yesNo: null, isUnknown: false, isNone: false };

function pictureOf(text: string, { pictures }: ShortWords): 'yes' | 'no' | null {
  for (const [picture, answer] of pictures) if (text.trim().startsWith(picture)) return answer;
  return null;
}

interface Part {
  readonly words: readonly string[];
  readonly plain: readonly string[];
  /** Begins with "but", "only", "except". */
  readonly isContrast: boolean;
  /** Begins with "because". */
  readonly isReason: boolean;
}

function partsOf({ words, breaks }: WrittenWords, { contrasts, reasons, asides }: ShortWords): readonly Part[] {
  const contrastAt = new Set(contrasts.find(words).map(({ start }) => start));
  const reasonAt = new Set(reasons.find(words).map(({ start }) => start));
  const starts = words.flatMap((_, at) =>
    at === 0 || breaks[at] !== NO_BREAK || contrastAt.has(at) || reasonAt.has(at) ? [at] : [],
  );
  return starts
    .map((start, at) => ({ start, end: starts[at + 1] ?? words.length }))
    .map(({ start, end }) => {
      const own = words.slice(start, end);
      return {
        words: own,
        plain: plainest(own, asides),
        isContrast: contrastAt.has(start),
        isReason: reasonAt.has(start),
      };
    })
    .filter(({ plain }) => plain.length > 0);
}

/** The one command that a part of the text is, when no other part is another. */
function commandOf(parts: readonly Part[], { commands, fillers, requests }: ShortWords): WordCommand | null {
  const found = new Set<WordCommand>();
  for (const { words, plain } of parts) {
    const command = saysOnly(words, plain, commands, [fillers, requests]);
    if (command !== null && PART_COMMANDS.has(command)) found.add(command);
  }
  const [command] = found;
  return found.size === 1 && command !== undefined ? command : null;
}

/** "niet zover ik weet", "none that i know of". */
function deniesKnowing(words: readonly string[], { negations, knowing }: ShortWords): boolean {
  const isLast = knowing.find(words).some(({ end }) => end === words.length);
  return isLast && negations.find(words).some(({ start }) => start <= 1);
}

/** "weet niet hoeveel", "no idea, the chemist gave it to me". */
function startsUnknown([first]: readonly Part[], { unknown, fillers, softeners }: ShortWords): boolean {
  if (first === undefined) return false;
  if (saysOnly(first.words, first.plain, unknown, [fillers]) !== null) return true;
  const soft = first.plain.filter((word) => !softeners.has(word));
  return [first.plain, soft].some((words) => unknown.find(words).some(({ start, end }) => start === 0 && end > 1));
}

/** "nee", "geen enkel van die dingen", "that would be a yes". */
function saidBy({ words, plain }: Part, vocabulary: ShortWords): 'yes' | 'no' | null {
  const { answers, none, fillers, ofList, aroundAnswer } = vocabulary;
  const said = saysOnly(words, plain, answers, [fillers]) ?? saysOnly(words, plain, answers, [fillers, aroundAnswer]);
  return said ?? (saysOnly(words, plain, none, [fillers, ofList, aroundAnswer]) === null ? null : 'no');
}

/** True when what follows a yes or a no tells of somebody else, says it again, or goes on in its way. */
function fits(rest: readonly Part[], said: 'yes' | 'no', vocabulary: ShortWords): boolean {
  const words = rest.flatMap((part) => part.words);
  const isOfOther = words.length <= SHORT_REST && vocabulary.otherPersons.find(words).length > 0;
  if (isOfOther) return true;
  return rest.every((part) => {
    if (saysOnly(part.words, part.plain, vocabulary.answers, [vocabulary.fillers]) === said) return true;
    if (part.isReason) return true;
    const denies = vocabulary.negations.find(part.words).length > 0;
    return !part.isContrast && denies === (said === 'no');
  });
}

/** @returns the one thing that the phrases say when all other words may stand around them; null when they say two */
function saysOnly<Value>(
  words: readonly string[],
  plain: readonly string[],
  index: PhraseIndex<Value>,
  around: readonly ReadonlySet<string>[],
): Value | null {
  const told = [words, ...(plain.length === words.length ? [] : [plain])];
  for (const each of told) {
    const matches = longest(index.find(each), () => '');
    const isCovered = (at: number): boolean => matches.some(({ start, end }) => start <= at && at < end);
    if (!each.every((word, at) => isCovered(at) || around.some((set) => set.has(word)))) continue;
    const values = new Set(matches.map(({ value }) => value));
    const [value] = values;
    if (values.size === 1 && value !== undefined) return value;
    if (values.size > 1) return null;
  }
  return null;
}

function plainest(words: readonly string[], asides: PhraseIndex<true>): readonly string[] {
  const found = asides.find(words);
  return words.filter((_, at) => !found.some(({ start, end }) => start <= at && at < end));
}
