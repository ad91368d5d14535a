/** A kind that stands beside one of its own names the same medicine: "a statin, atorvastatin", "oogdruppels (Xalatan)". */
import type { Clauses, Span } from './clauses.ts';
import type { PhraseIndex } from './match-phrases.ts';

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
  /** Treatments that end by themselves ("chemo"). */
  readonly courses: PhraseIndex<true>;
  /** In front of a kind of which one more is taken: "another", "nog een". */
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
/** "nog een andere plaspil": words from that to the kind. */
const FURTHER_REACH = 3;

/** @returns the mentions without the kinds whose member stands beside them; `mentions` in order of place */
export function withoutNamedKinds<Mention extends Placed>(
  mentions: readonly Mention[],
  text: { readonly words: readonly string[]; readonly clauses: Clauses },
  { naming, articles, beside, courses, further }: NamingWords,
  { isOfKind, isTypical, isTakenBeside, isOnLabels }: Kinship,
): readonly Mention[] {
  const { words, clauses } = text;
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
  const isTypicalOf = (kind: Mention, member: Mention): boolean =>
    kind !== member &&
    !member.ids.some(isOnLabels) &&
    kind.ids.every((id) => member.ids.some((each) => isOfKind(each, id) && isTypical(each, id)));
  /** "I'm on tablets for epilepsy, Keppra and Lamictal": the kind, and right behind it what it is. */
  const isHeadOf = (kind: Mention, member: Mention | undefined): boolean =>
    member?.start === kind.end && clauses.isEnd(kind.end) && isTypicalOf(kind, member);
  const treatments = courses.find(words);
  const isTreatment = ({ start, end }: Mention): boolean =>
    treatments.some((each) => each.start <= start && end <= each.end);
  /** Told of in another sentence ("Can it be my beta blocker? I take bisoprolol"), or what a course is made of. */
  const isToldBy = (kind: Mention): boolean =>
    !words.slice(Math.max(0, kind.start - FURTHER_REACH), kind.end).some((word) => further.has(word)) &&
    mentions.some(
      (member) =>
        isTypicalOf(kind, member) &&
        (!clauses.isSameSentence(kind.start, member.start) || (isTreatment(kind) && kind.start < member.start)),
    );
  return mentions.filter(
    (each, at) =>
      !isNamedBy(each, mentions[at + 1]) &&
      !isNamedBy(each, mentions[at - 1]) &&
      !isHeadOf(each, mentions[at + 1]) &&
      !isToldBy(each),
  );
}
