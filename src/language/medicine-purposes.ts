/** Medicines without a name, told by what they are for: "something for my nerves", "2 voor de bloeddruk". */
import type { Clauses, Span } from './clauses.ts';
import { longest, type Match, type PhraseIndex } from './match-phrases.ts';
import { isNumber } from './medicine-names.ts';

/** A noun stands behind "for", a deed behind "to": "something that pain" is no medicine. */
export type Link = 'noun' | 'deed';

/** Equal purposes are one object, so that two spellings of one phrase name it once. */
export interface Purpose {
  readonly kind: string;
  readonly link: Link;
}

export interface PurposeWords {
  /** What a kind of medicine is for ("blood pressure") or does ("keep me off the drink"). */
  readonly purposes: PhraseIndex<Purpose>;
  /** Words for a medicine of which nothing is told yet ("something", "spray", "pills"). */
  readonly unnamed: ReadonlySet<string>;
  /** What ends in such a word and is none otherwise: "nog wat". */
  readonly unnamedBehind: PhraseIndex<true>;
  /** "Magnesium" powder for the bowels: a name that is no medicine here, and no medicine of another kind. */
  readonly notUnnamed: ReadonlySet<string>;
  /** Between the two: "for", "against"; in front of what it does "to", "that". */
  readonly links: PhraseIndex<Link>;
  /** Words of no weight in front of a purpose ("my", "high"). */
  readonly beforePurpose: ReadonlySet<string>;
  /** Between two purposes of one medicine. */
  readonly joints: ReadonlySet<string>;
  /** "jab" -> kind of tablets for a purpose -> kind that such a thing for it is: "a jab for diabetes". */
  readonly kindsByForm: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Who says so has no such medicine and asks for one. */
  readonly wanting: PhraseIndex<true>;
}

interface Context {
  readonly words: readonly string[];
  readonly clauses: Clauses;
  /** Words that name a medicine by themselves. */
  readonly taken: ReadonlySet<number>;
  /** Kinds that the text names ("pillen voor de schildklier"). */
  readonly kinds: readonly Span[];
  /** What says that it is taken ("i'm on"). */
  readonly takings: readonly Span[];
  /** Words in front of what somebody has ("with", "my"). */
  readonly isOwner: (word: string) => boolean;
}

/** "pillen van de dokter tegen": words between the medicine and the link. */
const REACH = 5;
/** "for my really bad nerves" */
const MOST_BEFORE = 3;

/** @returns what is for something, each from the word for the medicine up to the end of the purpose */
export function findPurposes(
  { purposes, unnamed, unnamedBehind, notUnnamed, links, beforePurpose, joints, kindsByForm, wanting }: PurposeWords,
  { words, clauses, taken, kinds, takings, isOwner }: Context,
): readonly Match<readonly string[]>[] {
  const candidates = longest(purposes.find(words), () => '');
  if (candidates.length === 0) return [];
  // Of two links that end at one word the longer comes first, and stays.
  const linkStarts = { noun: new Map<number, number>(), deed: new Map<number, number>() };
  for (const { value, start, end } of links.find(words)) {
    if (!linkStarts[value].has(end)) linkStarts[value].set(end, start);
  }
  const behind = new Set(unnamedBehind.find(words).map(({ end }) => end - 1));
  const wants = wanting.find(words);
  const isCut = (from: number, to: number): boolean => {
    for (let at = from + 1; at <= to; at += 1) if (clauses.isEnd(at)) return true;
    return false;
  };

  /** The longest link that ends where the small words before a purpose begin. */
  const linkOf = (purpose: number, link: Link): number | null => {
    for (let at = purpose; at >= purpose - MOST_BEFORE && at > 0; at -= 1) {
      const start = linkStarts[link].get(at);
      if (start !== undefined) return isCut(start, purpose) ? null : start;
      if (!beforePurpose.has(words[at - 1] ?? '')) return null;
    }
    return null;
  };
  /** "furosemide tablets for my ankles" is told by its name. */
  const isNamed = (word: number): boolean => taken.has(word) || notUnnamed.has(words[word] ?? '');
  const thingOf = (link: number): number | null => {
    for (let at = link - 1; at >= 0 && at >= link - 1 - REACH; at -= 1) {
      if (isNamed(at)) return null;
      const word = words[at] ?? '';
      const isCounted = isNumber(word) && at === link - 1 && (at === 0 || clauses.isEnd(at));
      if (isCounted || unnamed.has(word) || (at === link - 1 && behind.has(at)))
        return isNamed(at - 1) && !clauses.isEnd(at) ? null : at;
      if (clauses.isEnd(at)) return null;
    }
    return null;
  };
  /** "should i take something for"; not "can i have this with my pills for" or "can i, as i am on something for". */
  const isWanted = (thing: number): boolean =>
    !isOwner(words[thing - 1] ?? '') &&
    wants.some(
      (want) =>
        want.start <= thing &&
        clauses.isSameSentence(want.start, thing) &&
        !takings.some(({ start, end }) => want.end <= start && end <= thing),
    );

  const found: Match<readonly string[]>[] = [];
  /** What they are for is said with "for", so that another "for" may follow. */
  const withPurpose = kinds.filter(({ start, end }) =>
    [...linkStarts.noun.values()].some((at) => start < at && at < end),
  );
  for (const { value, start, end } of candidates) {
    const link = linkOf(start, value.link);
    const last = lastOf([...found, ...withPurpose.filter((kind) => kind.end <= start)]);
    let first = link === null ? null : thingOf(link);
    if (first === null && last !== undefined && last.end <= start) {
      // "for my heart and my blood pressure", "for my heart, for the water and for my sugar"
      const between = words.slice(last.end, link ?? start);
      const [joint = '', ...small] = between;
      const isJoined =
        joints.has(joint) && between.length <= MOST_BEFORE && small.every((word) => beforePurpose.has(word));
      // "for my thyroid, my blood pressure and my cholesterol"; not "for my heart, my blood pressure is fine".
      const isListed =
        clauses.isEnd(last.end) &&
        clauses.isSameSentence(last.start, start) &&
        between.length < MOST_BEFORE &&
        between.every((word) => beforePurpose.has(word)) &&
        (clauses.isEnd(end) || joints.has(words[end] ?? ''));
      if (isJoined || isListed || (link === last.end && clauses.isSameSentence(last.start, link))) first = last.start;
    }
    if (first === null || isWanted(first)) continue;
    const kind = kindsByForm.get(words[first] ?? '')?.get(value.kind) ?? value.kind;
    found.push({ value: [kind], start: first, end });
  }
  return found;
}

/** The one that ends last. */
function lastOf(spans: readonly Span[]): Span | undefined {
  return spans.reduce<Span | undefined>(
    (last, each) => (last === undefined || each.end > last.end ? each : last),
    undefined,
  );
}
