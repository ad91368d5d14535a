/** How much bother a typed answer tells of: words of the scale, a mark out of ten, or what cannot be done any more. */
import type { Clauses, ClauseWords } from './clauses.ts';
import { isBareNegation } from './clauses.ts';
import { type BotherLevel, botherOfMark } from './frequency.ts';
import { longest, type Match, type PhraseIndex } from './match-phrases.ts';
import type { FoundNumber } from './numbers.ts';

export interface BotherWords {
  readonly scale: PhraseIndex<BotherLevel>;
  readonly outOf: PhraseIndex<true>;
  /** "can", "able", "kan". */
  readonly able: ReadonlySet<string>;
  /** "not", "hardly", "niks": with `able`, something is not possible. */
  readonly hardly: ReadonlySet<string>;
  /** What people cannot do without being stopped: "complain", "zeggen"; or not more than disturbed: "sleep". */
  readonly harmless: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** "but": what follows is what the person comes to. */
  readonly contrasts: PhraseIndex<true>;
  /** "geen" before "last". */
  readonly none: ReadonlySet<string>;
  readonly burdens: ReadonlySet<string>;
  /** "i would say", left out beside a mark. */
  readonly asides: PhraseIndex<true>;
  readonly fillers: ReadonlySet<string>;
}

/** Words between "can" and "not", and behind them, in which the reading looks. */
const NEAR = 4;

/** @returns null when nothing is said, or two things */
export function readBother(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  clauses: Clauses,
  clauseWords: ClauseWords,
  vocabulary: BotherWords,
): BotherLevel | null {
  const mark = botherOfMark(words, numbers, vocabulary.outOf) ?? bareMark(words, numbers, vocabulary);
  if (mark !== null) return mark;
  const matches = longest(vocabulary.scale.find(words, clauses.isEnd), () => '');
  if (matches.length === 0 && isFree(words, vocabulary)) return 0;
  if (isUnable(words, matches, clauses, vocabulary)) return 3;
  const said: Match<BotherLevel>[] = [];
  for (const match of matches) {
    // "a bit annoying" and "hindert me nauwelijks" are a bit
    const isDiminished = matches.some(
      ({ value, start, end }) =>
        value === 1 && ((end === match.start && !clauses.isEnd(end)) || (start === match.end && !clauses.isEnd(start))),
    );
    if ((isDiminished && match.value > 1) || clauses.deniedBy(match).length > 0 || clauses.isOfAnother(match)) continue;
    if (!isBareNegation(words, match, clauseWords)) said.push(match);
  }
  const turn = vocabulary.contrasts.find(words)[0]?.start;
  const after = turn === undefined ? [] : said.filter(({ start }) => start >= turn);
  const levels = new Set((after.length > 0 ? after : said).map(({ value }) => value));
  // "beperkt me enorm": what disturbs much is severe
  if (levels.size === 2 && levels.has(2) && levels.has(3)) return 3;
  const [level] = levels;
  return levels.size === 1 && level !== undefined ? level : null;
}

/** "2" is the option's own number; "een 8" is a mark out of ten, as the options go to 3. */
function bareMark(
  words: readonly string[],
  [only, ...more]: readonly FoundNumber[],
  { fillers, articles, asides }: BotherWords,
): BotherLevel | null {
  if (only === undefined || more.length > 0 || only.to > 10 || (only.from < 4 && !Number.isInteger(only.from)))
    return null;
  const beside = asides.find(words);
  const isAside = (at: number): boolean => beside.some(({ start, end }) => start <= at && at < end);
  const isAlone = words.every(
    (word, at) => (only.start <= at && at < only.end) || fillers.has(word) || articles.has(word) || isAside(at),
  );
  const level = (mark: number): BotherLevel =>
    mark === 0 ? 0 : mark === 1 ? 1 : mark === 2 || (mark > 3 && mark <= 7) ? 2 : 3;
  return isAlone && level(only.from) === level(only.to) ? level(only.to) : null;
}

/** "geen centje last", "no real trouble". */
function isFree(words: readonly string[], { none, burdens }: BotherWords): boolean {
  return words.some((word, at) => none.has(word) && words.slice(at + 1, at + NEAR).some((each) => burdens.has(each)));
}

/** "kan overdag niet werken", "i can hardly walk". */
function isUnable(
  words: readonly string[],
  matches: readonly Match<BotherLevel>[],
  clauses: Clauses,
  { able, hardly, harmless }: BotherWords,
): boolean {
  return words.some((word, at) => {
    // "nothing i can not handle" is a phrase of its own
    if (!able.has(word) || matches.some(({ value, start, end }) => value < 3 && start <= at && at < end)) return false;
    let isNot = hardly.has(words[at - 1] ?? '');
    for (let next = at + 1; next <= at + NEAR && next < words.length && !clauses.isEnd(next); next += 1) {
      if (hardly.has(words[next] ?? '')) isNot = true;
    }
    return isNot && !words.slice(Math.max(0, at - NEAR), at + 2 * NEAR).some((each) => harmless.has(each));
  });
}
