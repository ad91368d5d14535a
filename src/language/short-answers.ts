/** What a short text answers or commands, when nothing but politeness and asides stands around it. */
import type { WordCommand } from '../domain/event.ts';
import { commandOfSigns, type FindSigns, type Sign } from './answer-signs.ts';
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
  /** "yes", "no": a doubt behind them does not take them back, as it does a "probably". */
  readonly firm: ReadonlySet<string>;
  /** "that would be a": around a yes or a no. */
  readonly aroundAnswer: ReadonlySet<string>;
  /** "that i know": at the end, behind a denial. */
  readonly knowing: PhraseIndex<true>;
  readonly otherPersons: PhraseIndex<true>;
  readonly negations: PhraseIndex<true>;
  /** An answer of one picture. */
  readonly pictures: ReadonlyMap<string, 'yes' | 'no' | 'unknown'>;
  readonly findSigns: FindSigns;
  /** "dat heb ik niet": a denial among such words alone is a no. */
  readonly light: ReadonlySet<string>;
  /** "inderdaad": a yes among such words alone. */
  readonly affirming: ReadonlySet<string>;
  /** "niks": denies among light words, as the negations do. */
  readonly denying: ReadonlySet<string>;
  /** "all fine there": behind a no it is no other thing. */
  readonly reassuring: ReadonlySet<string>;
  readonly questions: PhraseIndex<true>;
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
  /** A complaint, also when it is denied. */
  readonly names: boolean;
  /** A number, or a frequency other than never. */
  readonly counts: boolean;
  /** A degree of bother other than none. */
  readonly weighs: boolean;
  /** Any frequency or degree of bother. */
  readonly speaks: boolean;
}

/** A text with more words says more than a yes, a number or a command. */
export const SHORT = 10;
/** "ja dat heb ik ook": of longer texts the first word answers by itself. */
const SHORTEST_OPENED = 3;
/** A longer text with "everything" and "from scratch" in it asks for nothing. */
const LONGEST_REQUEST = 14;
/** With an explanation behind it: "no idea, the chemist gave it to me". */
const EXPLAINED = 24;
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
  findings: Findings,
): ShortAnswers {
  const picture = written.words.length === 0 ? pictureOf(text, vocabulary) : null;
  if (picture !== null) return picture === 'unknown' ? { ...NOTHING, isUnknown: true } : { ...NOTHING, yesNo: picture };
  if (written.words.length === 0 || written.words.length > EXPLAINED) return NOTHING;
  const strict = strictly(written, vocabulary);
  if (!isSilent(strict)) return strict;
  if (findings.tells) return { ...strict, isUnknown: isUnknowable(written, vocabulary, findings) };
  return inParts(written, vocabulary, findings);
}

/** What the whole text says, with nothing but politeness around it. */
function strictly({ words }: WrittenWords, vocabulary: ShortWords): ShortAnswers {
  if (words.length > SHORT) return NOTHING;
  const { fillers, asides, requests, ofList } = vocabulary;
  const whole = plainest(words, asides);
  const says = <Value>(index: PhraseIndex<Value>, around: readonly ReadonlySet<string>[]): Value | null =>
    saysOnly(words, whole, index, around);
  return {
    command:
      says(vocabulary.commands, [fillers]) ??
      askedFor(says(vocabulary.commands, [fillers, requests])) ??
      bared(whole, vocabulary),
    yesNo: says(vocabulary.answers, [fillers]),
    isUnknown:
      says(vocabulary.unknown, [fillers]) ??
      says(vocabulary.unknown, [fillers, vocabulary.softeners]) ??
      deniesKnowing(words, vocabulary),
    isNone: says(vocabulary.none, [fillers]) ?? says(vocabulary.none, [fillers, ofList]) ?? false,
  };
}

/** "I sleep through it, so how would I know". */
function isUnknowable(written: WrittenWords, { findSigns }: ShortWords, { counts, speaks }: Findings): boolean {
  if (counts || speaks || written.words.length > LONGEST_REQUEST) return false;
  return findSigns(written).some(({ says }) => says === 'unknown');
}

/** A greeting is no request ("om de dag"), and "i would have to ask" is none. */
function askedFor(command: WordCommand | null): WordCommand | null {
  return command === 'start' || command === 'ask' ? null : command;
}

/** What the parts of a longer text say together. */
function inParts(
  written: WrittenWords,
  vocabulary: ShortWords,
  { names, counts, weighs, speaks }: Findings,
): ShortAnswers {
  const parts = partsOf(written, vocabulary);
  if (parts.length === 0) return NOTHING;
  const signs = vocabulary.findSigns(written);
  const command = names
    ? null
    : (commandOf(parts, vocabulary) ?? (written.words.length > LONGEST_REQUEST ? null : commandOfSigns(signs)));
  // "A nuisance, nothing more" and "a bother, but I carry on" answer.
  if (command !== null && !((counts || speaks) && (command === 'done' || command === 'resume')))
    return { ...NOTHING, command };
  const said = answerIn(parts, written, vocabulary) ?? saidBySigns(signs);
  const isUnsure =
    startsUnknown(parts, vocabulary) || signs.some(({ says }) => says === 'unknown' || (says === 'unsure' && !weighs));
  // "no recollection of that"
  const isOpening = signs.some(({ says, start }) => (says === 'unknown' || says === 'unsure') && start === 0);
  const isSaid = said !== null && said.part === 0 && isPlain(said, vocabulary) && !isOpening;
  if (!counts && isUnsure && !isSaid) return { ...NOTHING, isUnknown: true };
  // "can't say I do" is a no all the same
  if (saidBySigns(signs) === null && vocabulary.hedges.find(written.words).length > 0) return NOTHING;
  // "No, twice a week" puts something right; "yes, since 2019" and "yes, but only a little" are a yes.
  if (counts || weighs) {
    const isYes = parts.length > 1 && said?.is === 'yes' && (said.part === 0 || said.words.length === 0);
    const isNo = said?.is === 'no' && said.part === 0 && !isPlain(said, vocabulary) && fits(parts, said, vocabulary);
    return { ...NOTHING, yesNo: isYes ? 'yes' : isNo ? 'no' : null };
  }
  const isCertain = signs.every(({ says }) => says !== 'perhaps');
  // "yes, but I don't know which"
  const isOpen = isUnsure && said?.is === 'yes' && isSaid;
  const yesNo = said !== null && (isOpen || fits(parts, said, vocabulary)) ? said.is : null;
  if (isCertain || (said !== null && isPlain(said, vocabulary))) return { ...NOTHING, yesNo };
  // "vermoedelijk wel, misschien"
  return { ...NOTHING, isUnknown: said === null || yesNo !== null };
}

/** "My doctor found it": a yes that no part says outright. */
function saidBySigns(signs: readonly Sign[]): Said | null {
  const found = new Set<'yes' | 'no'>(signs.flatMap(({ says }) => (says === 'yes' || says === 'no' ? [says] : [])));
  const [is] = found;
  return found.size === 1 && is !== undefined ? { is, part: Number.POSITIVE_INFINITY, words: [] } : null;
}

function isSilent({ command, yesNo, isUnknown, isNone }: ShortAnswers): boolean {
  return command === null && yesNo === null && !isUnknown && !isNone;
}

/** "sla deze maar over": the words of a request left out, wherever they stand. */
function bared(words: readonly string[], { commands, requests, fillers }: ShortWords): WordCommand | null {
  const bare = words.filter((word) => !requests.has(word));
  return bare.length > 1 ? saysOnly(bare, bare, commands, [fillers]) : null;
}

const NOTHING: ShortAnswers = { command: null, yesNo: null, isUnknown: false, isNone: false };

function pictureOf(text: string, { pictures }: ShortWords): 'yes' | 'no' | 'unknown' | null {
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

function partsOf(
  { words, breaks }: WrittenWords,
  { contrasts, reasons, asides, answers, unknown, none }: ShortWords,
): readonly Part[] {
  const contrastAt = new Set(contrasts.find(words).map(({ start }) => start));
  const reasonAt = new Set(reasons.find(words).map(({ start }) => start));
  // "no idea", "no way": they are one
  const isOne = [answers, unknown, none].some((index) =>
    index.find(words.slice(0, 4)).some(({ start, end }) => start === 0 && end > 1),
  );
  const opens = words.length > SHORTEST_OPENED && answers.whole(words.slice(0, 1)).length > 0 && !isOne;
  const starts = words.flatMap((_, at) =>
    at === 0 || breaks[at] !== NO_BREAK || contrastAt.has(at) || reasonAt.has(at) || (opens && at === 1) ? [at] : [],
  );
  return starts
    .map((start, at) => ({ start, end: starts[at + 1] ?? words.length }))
    .map(({ start, end }) => {
      const own = words.slice(start, end);
      return {
        words: own,
        plain: plainest(own, asides),
        isContrast: start > 0 && contrastAt.has(start),
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

interface Said {
  readonly is: 'yes' | 'no';
  /** Number of the part that says it. */
  readonly part: number;
  readonly words: readonly string[];
}

/** The first part that says yes or no; those before it may only be of somebody else or say nothing. */
function answerIn(parts: readonly Part[], written: WrittenWords, vocabulary: ShortWords): Said | null {
  for (const [at, part] of parts.entries()) {
    const is = saidBy(part, vocabulary) ?? (asks(written, vocabulary) ? null : lightly(part, vocabulary));
    if (is !== null) return { is, part: at, words: part.words };
    if (!isOfOther(part, vocabulary) && !part.words.every((word) => vocabulary.light.has(word))) return null;
  }
  return null;
}

function asks({ words, endsAsQuestion }: WrittenWords, { questions }: ShortWords): boolean {
  return endsAsQuestion || questions.find(words.slice(0, 4)).some(({ start }) => start === 0);
}

/** "yes" and "nee" themselves, which a "don't know" behind them does not take back. */
function isPlain({ words, is }: Said, { answers, fillers, firm }: ShortWords): boolean {
  return words.length <= 2 && firm.has(words[0] ?? '') && saysOnly(words, words, answers, [fillers]) === is;
}

/** "nee", "geen enkel van die dingen", "that would be a yes". */
function saidBy({ words, plain }: Part, vocabulary: ShortWords): 'yes' | 'no' | null {
  const { answers, none, fillers, ofList, aroundAnswer } = vocabulary;
  const said = saysOnly(words, plain, answers, [fillers]) ?? saysOnly(words, plain, answers, [fillers, aroundAnswer]);
  return said ?? (saysOnly(words, plain, none, [fillers, ofList, aroundAnswer]) === null ? null : 'no');
}

/** "dat heb ik niet", "klopt inderdaad": a denial or a yes, and around it only words that name nothing. */
function lightly(
  { words, plain, isContrast }: Part,
  { light, negations, denying, affirming, fillers, ofList }: ShortWords,
): 'yes' | 'no' | null {
  if (isContrast) return null;
  const denied = negations.find(words);
  const isNegation = (at: number): boolean =>
    denying.has(words[at] ?? '') || denied.some(({ start, end }) => start <= at && at < end);
  const isLight = words.every(
    (word, at) =>
      light.has(word) ||
      affirming.has(word) ||
      isNegation(at) ||
      fillers.has(word) ||
      ofList.has(word) ||
      !plain.includes(word),
  );
  if (!isLight) return null;
  if (words.some((_, at) => isNegation(at))) return 'no';
  return words.some((word) => affirming.has(word)) ? 'yes' : null;
}

function isOfOther({ words }: Part, { otherPersons }: ShortWords): boolean {
  return otherPersons.find(words).length > 0;
}

/** True when what follows a yes or a no tells of somebody else, says it again, or goes on in its way. */
function fits(parts: readonly Part[], said: Said, vocabulary: ShortWords): boolean {
  const rest = parts.slice(said.part + 1).flatMap(({ words }) => words);
  if (rest.length <= SHORT_REST && vocabulary.otherPersons.find(rest).length > 0) return true;
  return parts.slice(said.part + 1).every((part) => {
    const again =
      saysOnly(part.words, part.plain, vocabulary.answers, [vocabulary.fillers]) ?? lightly(part, vocabulary);
    if (again === said.is || part.isReason || isOfOther(part, vocabulary)) return true;
    const denies = vocabulary.negations.find(part.words).length > 0;
    if (part.isContrast || again !== null) return false;
    return (
      denies === (said.is === 'no') || (said.is === 'no' && part.words.some((word) => vocabulary.reassuring.has(word)))
    );
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
