/** Names of medicines in free text: exact, or misspelt and then to be confirmed. */

import type { MedicineMention } from '../domain/event.ts';
import { type Clauses, overlaps, type Span } from './clauses.ts';
import { type IsTaken, MAGNESIUM_ALREADY, NOT_TAKEN, TAKEN } from './judge-taken.ts';
import { type Kinship, kinOf, type NamingWords, type Placed, withoutNamedKinds } from './kind-and-member.ts';
import { findListed, type ListedWords } from './listed-medicines.ts';
import { longest, type Match, PhraseIndex } from './match-phrases.ts';
import {
  claimed,
  isNumber,
  kindsOf,
  type MedicineName,
  MOST_KIND_WORDS,
  type NameWords,
  SHORTEST_NAME,
  SHORTEST_STEM,
  single,
} from './medicine-names.ts';
import { findPurposes, type PurposeWords } from './medicine-purposes.ts';
import { createWhyNotTaken, type NotTakenWords } from './not-taken.ts';
import { type ReplacedWords, withoutReplaced } from './replaced.ts';
import { SimilarNames } from './similar-names.ts';
import type { Is } from './spoken.ts';
import type { NamedMedicine, Phrase } from './taken-features.ts';
import type { KnownWords } from './word-numbers.ts';

export interface MedicineReading {
  readonly medicines: readonly MedicineMention[];
  /** Ids of those of which it is said that the writer does not take them: denied or stopped. */
  readonly notTaken: readonly string[];
  /** All that are named, in order of place, whoever takes them. */
  readonly named: readonly NamedMedicine[];
  /** What the words of medicines say of taking one, by the name of their table. */
  readonly phrases: readonly Phrase[];
  /** Words that stand where a name would and are in no table. */
  readonly unrecognised: number;
}

export type ReadMedicines = (
  words: readonly string[],
  clauses: Clauses,
  /** How the text speaks of what stands there. */
  spokenOf: (span: Span) => Is,
  beside?: {
    /** Kinds that the text describes without a name, and whether the writer has them. */
    readonly described: readonly (Span & { readonly id: string; readonly isHad: boolean })[];
    /** Weighs what the rules say; without it they decide. */
    readonly judge: (named: readonly NamedMedicine[], phrases: readonly Phrase[]) => readonly IsTaken[];
  },
) => MedicineReading;

export interface MedicineWords extends NameWords, NotTakenWords, PurposeWords, NamingWords, ReplacedWords, ListedWords {
  /** All words of the tables: none of them is misspelt. */
  readonly known: KnownWords;
  /** What is glued behind a name and changes nothing ("paracetamolletje", "metoprololsuccinaat"), the longest first. */
  readonly endings: readonly string[];
  /** Words that follow a name ("for", "daily"). */
  readonly after: ReadonlySet<string>;
  /** Phrases with a name in them that name no medicine. */
  readonly idioms: PhraseIndex<true>;
}

/** Tables of what is said of taking a medicine. */
const SAID_OF_TAKING = [
  'taking',
  'takesIt',
  'stopped',
  'stoppedIt',
  'finished',
  'had',
  'leftLater',
  'notBorne',
  'lately',
  'over',
  'levels',
  'asking',
  'wanting',
  'formerly',
  'nowadays',
  'swaps',
] as const satisfies readonly (keyof MedicineWords)[];

/** No list of medicines is longer than this. */
const MOST_COMPARED = 60;
/** Of these so many are looked at together with the word before as well. */
const MOST_JOINED = 15;
/** Ordinary words for a kind of medicine ("cream") have too many neighbours when they are shorter. */
const LONG_NAME = 9;
/** Two short words that are one name together are chance. */
const SHORTEST_GLUED = 8;
/** Of the first half of a name that was broken in two. */
const SHORTEST_PART = 3;

interface NameTables {
  readonly idsByPhrase: ReadonlyMap<string, readonly string[]>;
  readonly brands: ReadonlySet<string>;
  /** Phrases that name a kind of medicine. */
  readonly ordinary: ReadonlySet<string>;
  readonly index: PhraseIndex<readonly string[]>;
  readonly similar: SimilarNames;
  /** What a kind is for, and kinds of two words in one. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  readonly glued: ReadonlyMap<string, readonly string[]>;
  /** Buttons of kinds with an example in brackets ("Anti-inflammatory (ibuprofen)"): who taps one names the kind. */
  readonly withExample: ReadonlySet<string>;
}

/**
 * @param names substances and brands; "a / b (form)" names each of a and b
 * @param groups what people call a kind of medicine ("water tablets")
 */
export function nameTables(
  names: readonly MedicineName[],
  groups: readonly MedicineName[],
  words: NameWords,
  split: (phrase: string) => readonly string[],
): NameTables {
  const { idsByPhrase, brands, ordinary } = claimed(names, groups, words, split);
  const index = new PhraseIndex<readonly string[]>();
  for (const [phrase, ids] of idsByPhrase) index.add(phrase.split(' '), ids);
  const similar = SimilarNames.of(
    [...idsByPhrase]
      .map(([phrase, ids]) => [phrase, ids, ordinary.has(phrase)] as const)
      .filter(([phrase, , isKind]) => !phrase.includes(' ') && phrase.length >= (isKind ? LONG_NAME : SHORTEST_NAME)),
  );
  const kinds = kindsOf(ordinary, idsByPhrase, words);
  const glued = new Map(
    [...ordinary]
      .filter((phrase) => phrase.split(' ').length === 2 && phrase.length > SHORTEST_GLUED)
      .map((phrase) => [phrase.replace(' ', ''), idsByPhrase.get(phrase) ?? []] as const),
  );
  const withExample = new Set(groups.filter(({ name }) => name.includes('(')).map(({ name }) => split(name).join(' ')));
  return { idsByPhrase, brands, ordinary, index, similar, kinds, glued, withExample };
}

export function createMedicineReader(names: NameTables, tables: MedicineWords, kinship: Kinship): ReadMedicines {
  const { idsByPhrase, brands, ordinary, index, similar, kinds, glued, withExample } = names;
  const {
    common,
    known,
    forms,
    tablets,
    endings,
    taking,
    before,
    after,
    doses,
    idioms,
    own,
    beside,
    unnamed,
    articles,
  } = tables;

  /** The name in a word that says more: its smallness, its number, its salt, or that it is a tablet. */
  const within = (word: string): readonly string[] | null => {
    for (const end of known.has(word) || common.has(word) ? [] : endings) {
      const stem = word.slice(0, -end.length);
      if (!word.endsWith(end) || stem.length < SHORTEST_NAME || common.has(stem)) continue;
      const ids = idsByPhrase.get(stem) ?? idsByPhrase.get(single(stem));
      if (ids !== undefined) return ids;
    }
    const whole = glued.get(word);
    if (whole !== undefined) return whole;
    for (let at = SHORTEST_STEM; at <= word.length - SHORTEST_STEM; at += 1) {
      if (!tablets.has(word.slice(at))) continue;
      const ids = kinds.get(word.slice(0, at)) ?? idsByPhrase.get(word.slice(0, at));
      if (ids !== undefined) return ids;
    }
    return null;
  };

  /** "bloeddruk pillen", "bloodthinners", "blood pressure meds": other words or spaces than the table has. */
  const rewritten = (words: readonly string[], start: number): Match<readonly string[]> | null => {
    const [one = '', two = ''] = words.slice(start, start + 2);
    const joined = one + two;
    if (joined.length >= SHORTEST_GLUED && two.length >= SHORTEST_STEM) {
      const ids = idsByPhrase.get(joined);
      if (ids !== undefined) return { value: ids, start, end: start + 2 };
    }
    for (let end = start + 1; end <= Math.min(start + MOST_KIND_WORDS, words.length - 1); end += 1) {
      const ids = tablets.has(words[end] ?? '') ? kinds.get(words.slice(start, end).join('')) : undefined;
      if (ids !== undefined) return { value: ids, start, end: end + 1 };
    }
    return null;
  };

  /** "gabba pentin", "all purinol": misspelt, and broken before `start`. */
  const brokenName = (words: readonly string[], start: number, { isEnd }: Clauses): Match<readonly string[]> | null => {
    const [one = '', two = ''] = words.slice(Math.max(0, start - 1), start + 1);
    if (isEnd(start) || one.length < SHORTEST_PART || two.length < SHORTEST_NAME) return null;
    const ids = similar.nearest(one + two, false);
    return ids.length > 0 ? { value: ids, start: start - 1, end: start + 1 } : null;
  };

  const startsItem = (words: readonly string[], start: number, { isEnd }: Clauses): boolean => {
    let at = start;
    while (at > 0 && !isEnd(at) && before.has(words[at - 1] ?? '')) at -= 1;
    return at === 0 || isEnd(at);
  };
  const endsItem = (words: readonly string[], end: number, { isEnd }: Clauses): boolean => {
    const next = words[end] ?? '';
    return isEnd(end) || isNumber(next) || forms.has(next) || tablets.has(next) || after.has(next) || before.has(next);
  };

  return (words, clauses, spokenOf, { described, judge } = { described: [], judge: rulesAlone }) => {
    type Mention = MedicineMention & Placed & NamedMedicine;
    const everyone: Mention[] = [];
    /** Those that the rules take for the writer's own. */
    const mentions: Mention[] = [];
    const taken = new Set<number>();
    const said = idioms.find(words);
    /** "insulin" in "insulin resistance"; a misspelt name that is an idiom itself ("duracell") is none either. */
    const isIdiom = ({ start, end }: Span, isClose: boolean): boolean =>
      said.some(
        (idiom) => idiom.start <= start && end <= idiom.end && (isClose || idiom.end - idiom.start > end - start),
      );
    const named = longest(index.find(words), () => '');
    const whyNotTaken = createWhyNotTaken(words, clauses, spokenOf, named, tables);
    const takings = taking.find(words);
    const afterTaking = new Set(takings.map(({ end }) => end));
    const itemStart = (start: number): number => {
      let first = start;
      while (first > 0 && before.has(words[first - 1] ?? '')) first -= 1;
      return first;
    };
    const isBehindTaking = (start: number): boolean => afterTaking.has(start) || afterTaking.has(itemStart(start));
    const keep = (match: Match<readonly string[]>, how: MedicineMention['match']): void => {
      for (let at = match.start; at < match.end; at += 1) taken.add(at);
      if (isIdiom(match, how === 'close')) return;
      const { value: ids, start, end } = match;
      const why = whyNotTaken(match, isBehindTaking(start), ids.includes(MAGNESIUM_ALREADY));
      const isNutrient = ids.some((id) => id === MAGNESIUM_ALREADY || kinship.isOnLabels(id));
      const mention: Mention = { ids, match: how, start, end, rule: why ?? TAKEN, isNutrient, kin: [] };
      everyone.push(mention);
      if (why === null) mentions.push(mention);
    };
    /** "An injection" may be of any kind: what it is for says more. */
    const vague: Match<readonly string[]>[] = [];
    const isVague = ({ start, end }: Span): boolean =>
      unnamed.has(words[end - 1] ?? '') && words.slice(start, end - 1).every((word) => articles.has(word));
    /** Where the name of a medicine is expected: behind "i take", or as an item of a list. */
    const isNamed = (start: number): boolean =>
      isBehindTaking(start) || (startsItem(words, start, clauses) && endsItem(words, start + 1, clauses));
    for (const match of named) {
      const [word = '', ...more] = words.slice(match.start, match.end);
      if (more.length === 0 && common.has(word)) {
        // A brand that is also a word ("Stadium", "Foster") is one only when nothing else is said.
        if (brands.has(word) && words.length > 2 && !isNamed(match.start)) continue;
        // "iron" in "iron man" and "cream" in "ice cream" are no medicine; in "omeprazole and iron" it is one,
        // and in "Sinemet, can I take it with iron" too.
        const first = itemStart(match.start);
        const isBeside =
          beside.has(words[first - 1] ?? '') &&
          clauses.isEnd(match.end) &&
          mentions.some(({ start }) => clauses.isSameSentence(start, first));
        const goesOn = taken.has(first - 1) || isBeside;
        if (ordinary.has(word) && !goesOn && !isNamed(match.start)) continue;
      }
      if (isVague(match) && !isIdiom(match, false)) vague.push(match);
      else keep(match, 'exact');
    }
    for (const [start] of words.entries()) {
      const match = taken.has(start) ? null : rewritten(words, start);
      if (match !== null && !taken.has(match.end - 1)) keep(match, 'exact');
    }
    let unrecognised = 0;
    let compared = 0;
    for (const [start, word] of words.entries()) {
      if (taken.has(start) || word.length < SHORTEST_NAME || isNumber(word)) continue;
      if (forms.has(word) || tablets.has(word)) continue;
      const ids = within(word);
      if (ids !== null) {
        keep({ value: ids, start, end: start + 1 }, 'exact');
        continue;
      }
      if (known.has(word) || common.has(word)) continue;
      compared += 1;
      if (compared > MOST_COMPARED) break;
      const isExpected = isNamed(start);
      const close = similar.nearest(word, isExpected);
      const inTwo = close.length > 0 || compared > MOST_JOINED ? null : brokenName(words, start, clauses);
      if (close.length > 0) keep({ value: close, start, end: start + 1 }, 'close');
      else if (inTwo !== null && !taken.has(start - 1)) keep(inTwo, 'close');
      else if (isExpected && !clauses.isOfAnother({ start, end: start + 1 })) unrecognised += 1;
    }
    const isOwner = (word: string): boolean => own.has(word) || beside.has(word);
    const namedKinds = named.filter(({ start, end }) => ordinary.has(words.slice(start, end).join(' ')));
    const told = findPurposes(tables, { words, clauses, taken, kinds: namedKinds, takings, isOwner });
    for (const match of told) keep(match, 'exact');
    for (const match of vague) {
      // "Repatha jab" is told by its name.
      const isTold = told.some(({ start, end }) => start < match.end && match.start < end);
      if (!isTold && (clauses.isEnd(match.start) || !taken.has(match.start - 1))) keep(match, 'exact');
    }
    const inOrder = (all: readonly Mention[]): readonly Mention[] => all.toSorted((a, b) => a.start - b.start);
    for (const { id, start, end, isHad } of described) {
      if (everyone.some((each) => overlaps(each, { start, end }))) continue;
      const ids = [id];
      const isNutrient = id === MAGNESIUM_ALREADY || kinship.isOnLabels(id);
      const rule = isHad ? TAKEN : 'described otherwise';
      // What stands around its last word bears on it, and so do the words that it was read from.
      const mention: Mention = { ids, match: 'exact', start: end - 1, end, rule, isNutrient, kin: [] };
      everyone.push(mention);
      if (isHad) mentions.push(mention);
    }
    const text = { words, clauses };
    const sure = inOrder(mentions).filter(({ ids, match }) => match === 'exact' && !ids.some(kinship.isOnLabels));
    for (const match of findListed(text, sure, taken, tables)) keep(match, 'exact');
    // "Magnesium" is what everybody here speaks of: only what was learned can tell that it is taken.
    for (const { value, start, end } of longest(tables.listed.find(words), () => '')) {
      if (everyone.some((each) => overlaps(each, { start, end }))) continue;
      everyone.push({ ids: [value], match: 'exact', start, end, rule: 'only mentioned', isNutrient: true, kin: [] });
    }
    const notReplaced = withoutReplaced(inOrder(mentions), text, tables);
    // Who types a button's text in full means the kind, and not the example in it.
    const isButton = withExample.has(words.join(' '));
    const rest = new Set(isButton ? notReplaced : withoutNamedKinds(notReplaced, text, tables, kinship));
    const ruled = (each: Mention): Mention['rule'] => {
      if (each.rule !== TAKEN || rest.has(each)) return each.rule;
      return notReplaced.includes(each) ? 'kind of another' : 'replaced';
    };
    /** "metoprolol 50, lasix en een statine": where nothing else is said, nothing speaks against what the rules read. */
    const isBare = (): boolean => {
      const inTaking = new Set(
        takings.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
      );
      return words.every(
        (word, at) =>
          taken.has(at) ||
          inTaking.has(at) ||
          [before, after, forms, tablets, doses].some((small) => small.has(word)) ||
          isNumber(word),
      );
    };
    const inAll = inOrder(everyone);
    const all = inAll.map((each) => ({ ...each, rule: ruled(each), kin: kinOf(each, inAll, kinship) }));
    const phrases =
      all.length === 0
        ? []
        : SAID_OF_TAKING.flatMap((kind) => tables[kind].find(words).map(({ start, end }) => ({ kind, start, end })));
    const isJudged = judge(all, phrases);
    const isRuled = isButton || isBare();
    const medicines = all.flatMap((each, at): Mention[] => {
      const isTaken = isRuled && each.rule !== 'only mentioned' ? rulesAlone([each])[0] : isJudged[at];
      // A misspelt or ambiguous name is asked about as it is.
      const isAsked = isTaken === 'perhaps' && each.match === 'exact';
      return isTaken === NOT_TAKEN ? [] : [isAsked ? { ...each, match: 'perhaps' } : each];
    });
    // Named and described at once, it is taken if its name is: "I take magnesium citrate" is magnesium already taken, and a citrate.
    const alsoDescribed = described.flatMap((each): MedicineMention[] => {
      const over = each.isHad ? medicines.find((medicine) => overlaps(each, medicine)) : undefined;
      return over === undefined ? [] : [{ ids: [each.id], match: over.match === 'perhaps' ? over.match : 'exact' }];
    });
    const notTaken = all.flatMap(({ ids, rule }, at) => (isSaidNot(rule) && isJudged[at] === NOT_TAKEN ? ids : []));
    return { medicines: once([...medicines, ...alsoDescribed]), notTaken, named: all, phrases, unrecognised };
  };
}

/** That somebody else takes it, or that it is asked about, says nothing of the writer. */
function isSaidNot(rule: NamedMedicine['rule']): boolean {
  return rule === 'denied' || rule === 'stopped';
}

function rulesAlone(named: readonly NamedMedicine[]): readonly IsTaken[] {
  return named.map(({ rule }) => (rule === TAKEN ? TAKEN : NOT_TAKEN));
}

/** Each set of ids once, exact before all else, in order of mention. */
function once(mentions: readonly MedicineMention[]): readonly MedicineMention[] {
  const byIds = new Map<string, MedicineMention>();
  for (const { ids, match } of mentions) {
    const key = ids.join(' ');
    if (byIds.get(key)?.match !== 'exact') byIds.set(key, { ids, match });
  }
  return [...byIds.values()];
}
