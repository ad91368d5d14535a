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
  /** Words in front of a name or between two, of no weight ("en", "mijn"). */
  readonly before: ReadonlySet<string>;
}

/** "now they have me on": words from "now" to the name. */
const NOW_REACH = 5;
/** "now insulin as well" */
const AS_WELL_REACH = 2;

/** @returns the mentions, in order of place, without those that the next one replaced */
export function withoutReplaced<Mention extends Span>(
  mentions: readonly Mention[],
  { words, clauses }: { readonly words: readonly string[]; readonly clauses: Clauses },
  { formerly, nowadays, asWell, before }: ReplacedWords,
): readonly Mention[] {
  if (mentions.length < 2) return mentions;
  const then = formerly.find(words, clauses.isEnd);
  if (then.length === 0) return mentions;
  const now = nowadays.find(words);
  const between = (from: number, to: number): boolean =>
    from <= to && words.slice(from, to).every((word) => before.has(word));
  /** "now on bisoprolol", "on bisoprolol now" */
  const isOfNow = ({ start, end }: Span, each: Span, next: Span): boolean =>
    (start >= each.end && end <= next.start && next.start - end <= NOW_REACH) || start === next.end;
  const isReplaced = (each: Mention, next: Mention | undefined): boolean =>
    next !== undefined &&
    clauses.isSameSentence(each.start, next.start) &&
    then.some(
      (was) =>
        (between(was.end, each.start) || between(each.end, was.start)) &&
        now.some((is) => was.start <= is.start && isOfNow(is, each, next)),
    ) &&
    !words.slice(each.end, next.end + AS_WELL_REACH).some((word) => asWell.has(word));
  return mentions.filter((each, at) => !isReplaced(each, mentions[at + 1]));
}
