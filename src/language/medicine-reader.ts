/** Names of medicines in free text: exact, or misspelt and then to be confirmed. */
import type { MedicineMention } from '../domain/event.ts';
import type { Clauses, Span } from './clauses.ts';
import { longest, type Match, PhraseIndex } from './match-phrases.ts';
import { SimilarNames } from './similar-names.ts';
import type { Is } from './spoken.ts';

/** A medicine as one language or its makers call it. */
export interface MedicineName {
  readonly id: string;
  readonly name: string;
  /** The name of a maker, which may be an ordinary word too ("Stadium", "Foster"). */
  readonly isBrand: boolean;
}

export interface MedicineReading {
  readonly medicines: readonly MedicineMention[];
  /** Words that stand where a name would and are in no table. */
  readonly unrecognised: number;
}

export type ReadMedicines = (
  words: readonly string[],
  clauses: Clauses,
  /** How the text speaks of what stands there. */
  spokenOf: (span: Span) => Is,
) => MedicineReading;

export interface MedicineWords {
  /** Turns a phrase into comparable words. */
  readonly split: (phrase: string) => readonly string[];
  /** Frequent words of the language, which a brand may share. */
  readonly common: ReadonlySet<string>;
  /** All words of the tables: none of them is misspelt. */
  readonly known: ReadonlySet<string>;
  /** Words in names that name nothing ("tablets"), and forms of magnesium. */
  readonly forms: ReadonlySet<string>;
  /** Words for any medicine, alone or glued behind what it is for ("bloeddrukpillen", "blood pressure meds"). */
  readonly tablets: ReadonlySet<string>;
  /** What is glued behind a name and changes nothing ("paracetamolletje", "metoprololsuccinaat"), the longest first. */
  readonly endings: readonly string[];
  /** What somebody says in front of a name ("ik slik"). */
  readonly taking: PhraseIndex<true>;
  /** Words in front of a name or between two, of no weight ("en", "mijn"). */
  readonly before: ReadonlySet<string>;
  /** Words that follow a name ("for", "daily"). */
  readonly after: ReadonlySet<string>;
  /** "It does not go away with paracetamol": what is denied is not the medicine. */
  readonly despite: ReadonlySet<string>;
  /** What a medicine does: "does nothing" behind a name denies no taking. */
  readonly effects: ReadonlySet<string>;
  /** Beside a medicine that is taken no more. */
  readonly stopped: PhraseIndex<true>;
  /** Phrases with a name in them that name no medicine. */
  readonly idioms: PhraseIndex<true>;
  /** "How much paracetamol may a child have": asked in general, taken by nobody. */
  readonly asking: PhraseIndex<true>;
}

/** No list of medicines is longer than this. */
const MOST_COMPARED = 60;
/** Shorter words are hardly ever the name of a medicine. */
const SHORTEST_NAME = 5;
/** Ordinary words for a kind of medicine ("cream") have too many neighbours when they are shorter. */
const LONG_NAME = 9;
/** Two short words that are one name together are chance. */
const SHORTEST_GLUED = 8;

/**
 * @param names substances and brands; "a / b (form)" names each of a and b
 * @param groups what people call a kind of medicine ("water tablets")
 */
export function createMedicineReader(
  names: readonly MedicineName[],
  groups: readonly MedicineName[],
  tables: MedicineWords,
): ReadMedicines {
  const { common, known, forms, tablets, endings, taking, before, after, despite, effects, stopped, idioms, asking } =
    tables;
  const { idsByPhrase, brands, ordinary } = claimed(names, groups, tables);
  const index = new PhraseIndex<readonly string[]>();
  for (const [phrase, ids] of idsByPhrase) index.add(phrase.split(' '), ids);
  const similar = new SimilarNames(
    [...idsByPhrase]
      .map(([phrase, ids]) => [phrase, ids, ordinary.has(phrase)] as const)
      .filter(([phrase, , isKind]) => !phrase.includes(' ') && phrase.length >= (isKind ? LONG_NAME : SHORTEST_NAME)),
  );
  const kinds = kindsOf(ordinary, idsByPhrase, tables);
  const glued = new Map(
    [...ordinary]
      .filter((phrase) => phrase.split(' ').length === 2 && phrase.length > SHORTEST_GLUED)
      .map((phrase) => [phrase.replace(' ', ''), idsByPhrase.get(phrase) ?? []] as const),
  );

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

  const startsItem = (words: readonly string[], start: number, { isEnd }: Clauses): boolean => {
    let at = start;
    while (at > 0 && !isEnd(at) && before.has(words[at - 1] ?? '')) at -= 1;
    return at === 0 || isEnd(at);
  };
  const endsItem = (words: readonly string[], end: number, { isEnd }: Clauses): boolean => {
    const next = words[end] ?? '';
    return isEnd(end) || isNumber(next) || forms.has(next) || tablets.has(next) || after.has(next) || before.has(next);
  };

  return (words, clauses, spokenOf) => {
    const mentions: (MedicineMention & { readonly start: number })[] = [];
    const taken = new Set<number>();
    const said = idioms.find(words);
    /** "insulin" in "insulin resistance"; a misspelt name that is an idiom itself ("duracell") is none either. */
    const isIdiom = ({ start, end }: Span, isClose: boolean): boolean =>
      said.some(
        (idiom) => idiom.start <= start && end <= idiom.end && (isClose || idiom.end - idiom.start > end - start),
      );
    const stops = stopped.find(words);
    /** Somebody else's, or taken no more. A medicine that was "prescribed" or "begun" is taken. */
    const isNotOwn = (match: Span): boolean => {
      const is = spokenOf(match);
      if (is === 'other') return true;
      // In "gestopt | met statines" a clause begins within the phrase.
      const near = stops.filter(({ end }) => isSameClause(end - 1, match.start, clauses));
      return near.some((stop) => is === 'past' || isStoppedBy(stop, match));
    };
    /** "quit the pill", "slaappillen afgebouwd"; not "the pill stopped my cramps". */
    const isStoppedBy = (stop: Span, match: Span): boolean =>
      stop.end <= match.start
        ? words.slice(stop.end, match.start).every((word) => before.has(word))
        : stop.start === match.end && clauses.isEnd(stop.end);
    const isDenied = (match: Span): boolean =>
      (clauses.isDeniedAfter(match) &&
        !words.slice(match.end, match.end + EFFECT_REACH).some((word) => effects.has(word))) ||
      clauses.deniedBy(match).some(({ end }) => !words.slice(end, match.start).some((word) => despite.has(word)));
    const asked = asking.find(words).map(({ start }) => start);
    const isAsked = ({ start }: Span): boolean =>
      !clauses.hasFirstPerson(start) && asked.some((at) => at < start && clauses.isSameSentence(at, start));
    const keep = (match: Match<readonly string[]>, how: MedicineMention['match']): void => {
      for (let at = match.start; at < match.end; at += 1) taken.add(at);
      if (isIdiom(match, how === 'close')) return;
      if (isDenied(match) || isAsked(match) || clauses.isOfAnother(match) || isNotOwn(match)) return;
      mentions.push({ ids: match.value, match: how, start: match.start });
    };
    const afterTaking = new Set(taking.find(words).map(({ end }) => end));
    const itemStart = (start: number): number => {
      let first = start;
      while (first > 0 && before.has(words[first - 1] ?? '')) first -= 1;
      return first;
    };
    /** Where the name of a medicine is expected: behind "i take", or as an item of a list. */
    const isNamed = (start: number): boolean =>
      afterTaking.has(start) ||
      afterTaking.has(itemStart(start)) ||
      (startsItem(words, start, clauses) && endsItem(words, start + 1, clauses));
    for (const match of longest(index.find(words), () => '')) {
      const [word = '', ...more] = words.slice(match.start, match.end);
      if (more.length === 0 && common.has(word)) {
        // A brand that is also a word ("Stadium", "Foster") is one only when nothing else is said.
        if (brands.has(word) && words.length > 2 && !isNamed(match.start)) continue;
        // "iron" in "iron man" and "cream" in "ice cream" are no medicine; in "omeprazole and iron" it is one.
        const goesOn = taken.has(itemStart(match.start) - 1);
        if (ordinary.has(word) && !goesOn && !isNamed(match.start)) continue;
      }
      keep(match, 'exact');
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
      if (close.length > 0) keep({ value: close, start, end: start + 1 }, 'close');
      else if (isExpected && !clauses.isOfAnother({ start, end: start + 1 })) unrecognised += 1;
    }
    mentions.sort((a, b) => a.start - b.start);
    return { medicines: once(mentions), unrecognised };
  };
}

/** "senna and lactulose do nothing": so near behind the name. */
const EFFECT_REACH = 4;

/** No clause ends between two words. */
function isSameClause(one: number, other: number, { isEnd }: Clauses): boolean {
  for (let at = Math.min(one, other) + 1; at <= Math.max(one, other); at += 1) if (isEnd(at)) return false;
  return true;
}

/** "in" and "de" are no part of a word. */
const SHORTEST_STEM = 3;
/** "low blood pressure tablets" */
const MOST_KIND_WORDS = 3;

interface Claimed {
  readonly idsByPhrase: ReadonlyMap<string, readonly string[]>;
  readonly brands: ReadonlySet<string>;
  /** Phrases that name a kind of medicine. */
  readonly ordinary: ReadonlySet<string>;
}

function claimed(
  names: readonly MedicineName[],
  groups: readonly MedicineName[],
  { split, common, forms }: MedicineWords,
): Claimed {
  // Languages and parts share most names, and splitting them is most of the work.
  const splitBefore = new Map<string, readonly string[]>();
  const wordsOf = (phrase: string): readonly string[] => {
    const words = splitBefore.get(phrase) ?? split(phrase);
    splitBefore.set(phrase, words);
    return words;
  };
  const idsByPhrase = new Map<string, readonly string[]>();
  const brands = new Set<string>();
  const claim = (words: readonly string[], { id, isBrand }: MedicineName): void => {
    const key = words.join(' ');
    if (key === '') return;
    const ids = idsByPhrase.get(key) ?? [];
    if (isBrand && ids.length === 0) brands.add(key);
    if (!isBrand) brands.delete(key);
    if (!ids.includes(id)) idsByPhrase.set(key, [...ids, id]);
  };
  for (const name of [...groups, ...names]) claim(wordsOf(wholeName(name.name)), name);
  const ordinary = new Set(groups.map((group) => wordsOf(wholeName(group.name)).join(' ')));
  // A part of a combination names the combination only where nothing else has that name.
  const whole = new Set(idsByPhrase.keys());
  for (const name of names) {
    for (const part of partsOf(name.name)) {
      const words = wordsOf(part);
      const [word = ''] = words;
      const isName = words.length === 1 && word.length >= SHORTEST_NAME && !common.has(word) && !forms.has(word);
      if (!whole.has(words.join(' ')) && isName) claim(words, name);
    }
  }
  return { idsByPhrase, brands, ordinary };
}

/** What a kind is for, without the word for a tablet and without spaces: "bloeddruk", "bloodpressure" -> ids. */
function kindsOf(
  ordinary: ReadonlySet<string>,
  idsByPhrase: Claimed['idsByPhrase'],
  { tablets, common, before }: MedicineWords,
): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, readonly string[]>();
  const claim = (stem: string, ids: readonly string[]): void => {
    kinds.set(stem, [...new Set([...(kinds.get(stem) ?? []), ...ids])]);
  };
  for (const phrase of ordinary) {
    const ids = idsByPhrase.get(phrase) ?? [];
    const words = phrase.split(' ');
    const stem = words.slice(0, -1);
    if (stem.length > 0 && tablets.has(words.at(-1) ?? '') && stem.length <= MOST_KIND_WORDS) {
      // "de pil" and "the pill" are one thing only.
      if (stem.some((word) => !before.has(word) && !(common.has(word) && word.length <= SHORTEST_STEM)))
        claim(stem.join(''), ids);
    }
    for (let at = SHORTEST_STEM; stem.length === 0 && at < phrase.length; at += 1) {
      if (tablets.has(phrase.slice(at))) claim(phrase.slice(0, at), ids);
    }
  }
  return kinds;
}

/** Each set of ids once, exact before close, in order of mention. */
function once(mentions: readonly MedicineMention[]): readonly MedicineMention[] {
  const byIds = new Map<string, MedicineMention>();
  for (const { ids, match } of mentions) {
    const key = ids.join(' ');
    if (byIds.get(key)?.match !== 'exact') byIds.set(key, { ids, match });
  }
  return [...byIds.values()];
}

function wholeName(name: string): string {
  return name.replace(/\([^)]*\)/g, ' ').trim();
}

/** "a / b (c, d)" -> a, b, c, d */
function partsOf(name: string): readonly string[] {
  return name
    .split(/[/(),;]|\s\+\s/)
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
}

/** "temazepamm(etje)" -> "temazepam" */
function single(word: string): string {
  return word.at(-1) === word.at(-2) ? word.slice(0, -1) : word;
}

function isNumber(word: string): boolean {
  return word.charCodeAt(0) < 58;
}
