/** Medicines of which a text says that another took their place: "eerst metoprolol, nu bisoprolol". */
import type { Clauses, Span } from './clauses.ts';
import type { PhraseIndex } from './match-phrases.ts';

export interface ReplacedWords {
  /** Beside the one that was: "before", "used to be on". */
  readonly formerly: PhraseIndex<true>;
  /** Beside the one that is: "now", "naar". */
  readonly nowadays: PhraseIndex<true>;
  /** "nu ook insuline": then both are taken. */
  readonly asWell: ReadonlySet<string>;
  /** What says that one took the place of another, and what stands between the two: "swapped" X "for" Y. */
  readonly swaps: PhraseIndex<true>;
  readonly swappedFor: ReadonlySet<string>;
  /** Words in front of a name or between two, of no weight ("en", "mijn"). */
  readonly before: ReadonlySet<string>;
}

/** "now they have me on": words from "now" to the name. */
const NOW_REACH = 5;
/** "the doctor swapped it: X for Y", "van X naar Y overgestapt": words from the one who is told to either name. */
const SWAP_REACH = 4;
/** "now insulin as well" */
const AS_WELL_REACH = 2;

/** @returns the mentions, in order of place, without those that the next one replaced */
export function withoutReplaced<Mention extends Span>(
  mentions: readonly Mention[],
  { words, clauses }: { readonly words: readonly string[]; readonly clauses: Clauses },
  { formerly, nowadays, asWell, swaps, swappedFor, before }: ReplacedWords,
): readonly Mention[] {
  if (mentions.length < 2) return mentions;
  const then = formerly.find(words, clauses.isEnd);
  const swapped = swaps.find(words, clauses.isEnd);
  if (then.length === 0 && swapped.length === 0) return mentions;
  const now = nowadays.find(words);
  const between = (from: number, to: number): boolean =>
    from <= to && words.slice(from, to).every((word) => before.has(word));
  /** "now on bisoprolol", "on bisoprolol now" */
  const isOfNow = ({ start, end }: Span, each: Span, next: Span): boolean =>
    (start >= each.end && end <= next.start && next.start - end <= NOW_REACH) || start === next.end;
  /** "swapped omeprazole for famotidine" */
  const isSwapped = (each: Span, next: Span): boolean =>
    swapped.some(({ start, end }) => end > each.start - SWAP_REACH && start < next.end + SWAP_REACH) &&
    words
      .slice(each.end, next.start)
      .some(
        (word, at) =>
          swappedFor.has(word) && between(each.end, each.end + at) && between(each.end + at + 1, next.start),
      );
  const isReplaced = (each: Mention, next: Mention | undefined): boolean =>
    next !== undefined &&
    clauses.isSameSentence(each.start, next.start) &&
    (isSwapped(each, next) ||
      then.some(
        (was) =>
          (between(was.end, each.start) || between(each.end, was.start)) &&
          now.some((is) => was.start <= is.start && isOfNow(is, each, next)),
      )) &&
    !words.slice(each.end, next.end + AS_WELL_REACH).some((word) => asWell.has(word));
  return mentions.filter((each, at) => !isReplaced(each, mentions[at + 1]));
}
