/** A kind that stands beside one of its own names the same medicine: "a statin, atorvastatin", "oogdruppels (Xalatan)". */
import type { Clauses, Span } from './clauses.ts';
import { isNumber } from './medicine-names.ts';

/** A medicine that a text names, with its place. */
export interface Placed extends Span {
  readonly ids: readonly string[];
}

export interface NamingWords {
  /** Between a kind and its member: "called", "die heet", "with". */
  readonly naming: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** Of those, what may also join two medicines: "with". */
  readonly beside: ReadonlySet<string>;
  /** In front of what somebody has ("my", "this"). */
  readonly own: ReadonlySet<string>;
  /** Words in front of a name or between two, of no weight, and what a dose is counted in. */
  readonly before: ReadonlySet<string>;
  readonly doses: ReadonlySet<string>;
  /** "and" */
  readonly joints: ReadonlySet<string>;
  /** Beside a kind of which one more is taken: "another", "nog een", "on top". */
  readonly further: ReadonlySet<string>;
}

/** What the tables say of a medicine and a kind. */
export interface Kinship {
  isOfKind(id: string, kind: string): boolean;
  /** Of what the kind is first of all (diclofenac is an anti-inflammatory), not of what serves for it too. */
  isTypical(id: string, kind: string): boolean;
  /** Taken beside others of its class ("iron tablets, zinc"), and so no member unless it is said to be. */
  isTakenBeside(id: string): boolean;
  /** A vitamin or mineral, as the label of a supplement lists them. */
  isOnLabels(id: string): boolean;
}

/** "a water tablet, it is called furosemide": words between. */
const MOST_BETWEEN = 4;
/** No list of medicines is longer; in a longer text nobody is told apart, so that the work stays bounded. */
const MOST_MENTIONS = 40;
/** "nog een andere plaspil": words from that to the kind. */
const FURTHER_REACH = 4;
/** "a second water tablet as well": words behind it. */
const FURTHER_BEHIND = 3;

/** @returns the mentions without the kinds whose member stands beside them; `mentions` in order of place */
export function withoutNamedKinds<Mention extends Placed>(
  mentions: readonly Mention[],
  text: { readonly words: readonly string[]; readonly clauses: Clauses },
  { naming, articles, own, before, beside, joints, doses, further }: NamingWords,
  { isOfKind, isTypical, isTakenBeside, isOnLabels }: Kinship,
): readonly Mention[] {
  const { words, clauses } = text;
  if (mentions.length > MOST_MENTIONS) return mentions;
  const isAlone = (one: Span, other: Span): boolean =>
    mentions.every(
      ({ start }) => start === one.start || start === other.start || !clauses.isSameSentence(start, one.start),
    );
  const isNamedBy = (kind: Mention, member: Mention | undefined): boolean => {
    if (member === undefined) return false;
    if (!kind.ids.every((id) => member.ids.some((each) => isOfKind(each, id)))) return false;
    const [first, last] = kind.start < member.start ? [kind, member] : [member, kind];
    const between = words.slice(first.end, last.start);
    if (!clauses.isSameSentence(first.start, last.start) || between.length > MOST_BETWEEN) return false;
    if (!between.every((word) => naming.has(word) || articles.has(word))) return false;
    const cuts = [...between, ''].map((_word, at) => first.end + at);
    const isSaid = between.some((word) => naming.has(word) && !beside.has(word));
    if (cuts.some(clauses.opensBracket) || (isSaid && first === kind)) return true;
    if (member.ids.some(isTakenBeside)) return false;
    // A comma may part the items of a list, in which nothing is to be lost.
    const hasArticle = articles.has(words[kind.start] ?? '') || articles.has(words[kind.start - 1] ?? '');
    const isWith = between.some((word) => beside.has(word));
    if (!cuts.some(clauses.isEnd) || hasArticle || isWith) return true;
    const isItself = kind.ids.every((id) => member.ids.some((each) => isTypical(each, id)));
    return isItself && first === kind && isAlone(kind, member);
  };
  const isMember = (member: Mention, kind: Mention): boolean =>
    member !== kind &&
    !member.ids.some(isOnLabels) &&
    kind.ids.every((id) => member.ids.some((each) => isOfKind(each, id)));
  const isTypicalMember = (member: Mention, kind: Mention): boolean =>
    kind.ids.every((id) => member.ids.some((each) => isTypical(each, id)));
  const hasNear = (set: ReadonlySet<string>, from: number, to: number): boolean =>
    words.slice(Math.max(0, from), to).some((word) => set.has(word));
  /** "nog een andere plaspil", "a water tablet on top" */
  const isFurther = ({ start, end }: Mention): boolean =>
    hasNear(further, start - FURTHER_REACH, start) || hasNear(further, end, end + FURTHER_BEHIND);
  const isBound = (at: number): boolean => joints.has(words[at] ?? '') || beside.has(words[at] ?? '');
  /** "metoprolol and a mood stabiliser", "sugar pills and a Trulicity jab": two things. */
  const isJoined = (kind: Mention, member: Mention): boolean => {
    if (!clauses.isSameSentence(kind.start, member.start)) return false;
    if (kind.start < member.start) return isBound(kind.end) && member.start - kind.end <= MOST_BETWEEN;
    let first = kind.start;
    while (!clauses.isEnd(first) && (articles.has(words[first - 1] ?? '') || own.has(words[first - 1] ?? '')))
      first -= 1;
    return isBound(first - 1);
  };
  const inNames = new Set(
    mentions.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
  );
  /** Words that say something: a sentence without any is a row of names, in which a comma parts one thing from another. */
  const telling = words.flatMap((word, at) =>
    inNames.has(at) || before.has(word) || doses.has(word) || isNumber(word) ? [] : [at],
  );
  const isInBareList = ({ start }: Mention): boolean =>
    !isNumber(words[start - 1] ?? '') &&
    !articles.has(words[start] ?? '') &&
    !articles.has(words[start - 1] ?? '') &&
    !telling.some((at) => clauses.isSameSentence(at, start));
  /** The words of a kind tell what a member is: "two inhalers, Foster and Ventolin", "Can it be my beta blocker? I take bisoprolol". */
  const isToldBy = (kind: Mention): boolean => {
    if (isFurther(kind)) return false;
    const isInList = isInBareList(kind);
    return mentions.some((member) => {
      if (!isMember(member, kind) || isJoined(kind, member)) return false;
      return isTypicalMember(member, kind) || (clauses.isSameSentence(kind.start, member.start) && !isInList);
    });
  };
  return mentions.filter(
    (each, at) => !isNamedBy(each, mentions[at + 1]) && !isNamedBy(each, mentions[at - 1]) && !isToldBy(each),
  );
}

/** What another medicine of the text is to one: a member of its kind, also a typical one, or the kind that it is of. */
export interface Kin {
  /** Where the other stands. */
  readonly start: number;
  readonly is: 'member' | 'typical member' | 'kind';
}

/** @returns those of `all` that are of its kind, or the kind of it; supplements are of no kind that would say so */
export function kinOf(
  one: Placed,
  all: readonly Placed[],
  { isOfKind, isTypical, isOnLabels }: Kinship,
): readonly Kin[] {
  const isKindOf = (kind: Placed, member: Placed): boolean =>
    !member.ids.some(isOnLabels) && kind.ids.every((id) => member.ids.some((each) => isOfKind(each, id)));
  if (all.length > MOST_MENTIONS) return [];
  return all.flatMap((other): Kin[] => {
    if (other === one) return [];
    const { start } = other;
    if (isKindOf(other, one)) return [{ start, is: 'kind' }];
    if (!isKindOf(one, other)) return [];
    const isItself = one.ids.every((id) => other.ids.some((each) => isTypical(each, id)));
    return [{ start, is: isItself ? 'typical member' : 'member' }];
  });
}
