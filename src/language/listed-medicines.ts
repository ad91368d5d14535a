/** Words that are a medicine only as an item in a list of them: "Lasix, digoxin, potassium", "sotalol, mag citrate". */
import type { Clauses, Span } from './clauses.ts';
import { longest, type Match, type PhraseIndex } from './match-phrases.ts';
import { isNumber } from './medicine-names.ts';

export interface ListedWords {
  /** What is a medicine only in a list of them ("potassium"). */
  readonly listed: PhraseIndex<string>;
  /** Words that follow a name ("for", "daily"). */
  readonly after: ReadonlySet<string>;
  /** Between two of a list: "and". */
  readonly joints: ReadonlySet<string>;
  /** "magnesium with bisoprolol" asks for both together and is no list. */
  readonly beside: ReadonlySet<string>;
}

/** "sotalol 40 mg in the morning, mag citrate": words from one item to the next. */
const REACH = 5;

/**
 * @param medicines that the text names surely and that no label lists (vitamins, minerals), in order of place
 * @returns what stands in a list with them; in a question ("lisinopril, magnesium?") nothing does
 */
export function findListed(
  { words, clauses }: { readonly words: readonly string[]; readonly clauses: Clauses },
  medicines: readonly Span[],
  taken: ReadonlySet<number>,
  { listed, after, joints, beside }: ListedWords,
): readonly Match<readonly string[]>[] {
  if (medicines.length === 0) return [];
  const isJoint = (at: number): boolean => joints.has(words[at] ?? '');
  const isItem = ({ start, end }: Span): boolean =>
    (start === 0 || clauses.isEnd(start) || isJoint(start - 1)) &&
    (clauses.isEnd(end) || isNumber(words[end] ?? '') || isJoint(end) || after.has(words[end] ?? ''));
  const isLight = (word: string): boolean => after.has(word) || joints.has(word) || isNumber(word);
  const isCut = (from: number, to: number): boolean => {
    for (let at = from; at <= to; at += 1) if (clauses.isEnd(at)) return true;
    return false;
  };
  // "lisinopril and magnesium" asks for both together as often as not; a comma, or a third, makes it a list.
  const isBeside = (one: Span, other: Span): boolean => {
    const between = words.slice(one.end, other.start);
    if (one.end > other.start || between.length > REACH || !between.every(isLight)) return false;
    if (!clauses.isSameSentence(one.start, other.start)) return false;
    return between.some((word) => joints.has(word)) ? medicines.length > 1 : isCut(one.end, other.start);
  };
  const isAskedTogether = (match: Span): boolean =>
    clauses.endsAsking(match.start) ||
    words.some((word, at) => beside.has(word) && clauses.isSameSentence(at, match.start));
  const found: Match<readonly string[]>[] = [];
  for (const { value, start, end } of longest(listed.find(words), () => '')) {
    const match = { value: [value], start, end };
    if (taken.has(start) || isAskedTogether(match) || !isItem(match)) continue;
    const others = [...medicines, ...found];
    const isListed = others.some((other) => (other.end <= start ? isBeside(other, match) : isBeside(match, other)));
    if (isListed) found.push(match);
  }
  return found;
}
