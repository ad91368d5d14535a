/** Names of medicines in free text: exact, or misspelt and then to be confirmed. */
import type { MedicineMention } from '../domain/event.ts';
import type { Clauses } from './clauses.ts';
import { longest, type Match, PhraseIndex } from './match-phrases.ts';
import { SimilarWords } from './similar-words.ts';

/** A medicine as one language or its makers call it. */
export interface MedicineName {
  readonly id: string;
  readonly name: string;
  /** The name of a maker, which may be an ordinary word too ("Stadium", "Foster"). */
  readonly isBrand: boolean;
}

export interface MedicineReading {
  readonly medicines: readonly MedicineMention[];
  /** Words that may be the name of something but were not recognised. */
  readonly unrecognised: number;
}

export type ReadMedicines = (words: readonly string[], clauses: Clauses) => MedicineReading;

/** No list of medicines is longer than this. */
const MOST_COMPARED = 60;
/** Shorter words are hardly ever the name of a medicine. */
const SHORTEST_NAME = 5;
/** Ordinary words for a kind of medicine ("cream") have too many neighbours when they are shorter. */
const LONG_NAME = 9;

export interface MedicineWords {
  /** Turns a phrase into comparable words. */
  readonly split: (phrase: string) => readonly string[];
  /** Frequent words of the language, which a brand may share. */
  readonly common: ReadonlySet<string>;
  /** All words of the tables: none of them is misspelt. */
  readonly known: ReadonlySet<string>;
  /** Words in names that name nothing ("tablets"), and forms of magnesium. */
  readonly forms: ReadonlySet<string>;
}

/**
 * @param names substances and brands; "a / b (form)" names each of a and b
 * @param groups what people call a kind of medicine ("water tablets")
 */
export function createMedicineReader(
  names: readonly MedicineName[],
  groups: readonly MedicineName[],
  { split, common, known, forms }: MedicineWords,
): ReadMedicines {
  const idsByPhrase = new Map<string, Set<string>>();
  const brands = new Set<string>();
  const claim = (words: readonly string[], { id, isBrand }: MedicineName): void => {
    const key = words.join(' ');
    if (key === '') return;
    const ids = idsByPhrase.get(key) ?? new Set();
    if (isBrand && ids.size === 0) brands.add(key);
    if (!isBrand) brands.delete(key);
    idsByPhrase.set(key, ids.add(id));
  };
  const ordinary = new Set(groups.map((group) => split(group.name).join(' ')));
  for (const name of [...groups, ...names]) claim(split(wholeName(name.name)), name);
  // A part of a combination names the combination only where nothing else has that name.
  const whole = new Set(idsByPhrase.keys());
  for (const name of names) {
    for (const part of partsOf(name.name)) {
      const words = split(part);
      const [word = ''] = words;
      const isName = words.length === 1 && word.length >= SHORTEST_NAME && !common.has(word) && !forms.has(word);
      if (!whole.has(words.join(' ')) && isName) claim(words, name);
    }
  }

  const index = new PhraseIndex<readonly string[]>();
  const byFolded = new Map<string, Set<string>>();
  for (const [phrase, ids] of idsByPhrase) {
    const words = phrase.split(' ');
    index.add(words, [...ids]);
    if (words.length === 1 && phrase.length >= (ordinary.has(phrase) ? LONG_NAME : SHORTEST_NAME)) {
      byFolded.set(fold(phrase), new Set([...(byFolded.get(fold(phrase)) ?? []), ...ids]));
    }
  }
  const similar = new SimilarWords(byFolded.keys(), slipsInName);

  const closeTo = (word: string): readonly string[] => {
    if (word.length < SHORTEST_NAME) return [];
    const ids = new Set<string>();
    for (const name of similar.nearest(fold(word))) for (const id of byFolded.get(name) ?? []) ids.add(id);
    return [...ids];
  };

  return (words, clauses) => {
    const mentions: (MedicineMention & { readonly start: number })[] = [];
    const taken = new Set<number>();
    const keep = (match: Match<readonly string[]>, how: MedicineMention['match']): void => {
      for (let at = match.start; at < match.end; at += 1) taken.add(at);
      if (clauses.deniedBy(match).length > 0 || clauses.isDeniedAfter(match) || clauses.isOfAnother(match)) return;
      mentions.push({ ids: match.value, match: how, start: match.start });
    };
    for (const match of longest(index.find(words), () => '')) {
      // A brand that is also a word ("Stadium", "Foster") is one only when nothing else is said.
      const [word = '', ...more] = words.slice(match.start, match.end);
      if (more.length === 0 && words.length > 2 && brands.has(word) && common.has(word)) continue;
      keep(match, 'exact');
    }
    let unrecognised = 0;
    let compared = 0;
    for (const [start, word] of words.entries()) {
      if (taken.has(start) || word.length < SHORTEST_NAME || known.has(word) || forms.has(word) || isNumber(word))
        continue;
      compared += 1;
      if (compared > MOST_COMPARED) break;
      const ids = closeTo(word);
      if (ids.length > 0) keep({ value: ids, start, end: start + 1 }, 'close');
      else if (!clauses.isOfAnother({ start, end: start + 1 })) unrecognised += 1;
    }
    mentions.sort((a, b) => a.start - b.start);
    return { medicines: once(mentions), unrecognised };
  };
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
  return name.replace(/\([^)]*\)/g, ' ');
}

/** "a / b (c, d)" -> a, b, c, d */
function partsOf(name: string): readonly string[] {
  return name
    .split(/[/(),;]|\s\+\s/)
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
}

function isNumber(word: string): boolean {
  return word.charCodeAt(0) < 58;
}

/** A slip in a name of five letters, two in one of eight; what is close is asked, never assumed. */
function slipsInName(name: string): number {
  return name.length < SHORTEST_NAME ? 0 : name.length < 8 ? 1 : 2;
}

/** One spelling for letters that sound alike, as Dutch and English write the same substance differently. */
export function fold(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/ch(?=[lr])/g, 'c')
    .replace(/x/g, 'ks')
    .replace(/[yj]/g, 'i')
    .replace(/[ck]+/g, 'k')
    .replace(/z/g, 's')
    .replace(/ae/g, 'e')
    .replace(/(.)\1+/g, '$1');
}
