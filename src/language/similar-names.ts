/** Finds the medicine that a misspelt name was meant to be. */
import { editDistance } from './edit-distance.ts';

/** From so many letters on a name may be one edit away; a shorter one only two swapped neighbours. */
const ONE_EDIT = 6;
/** From so many on two edits: fewer where the text names medicines than in ordinary talk, where most words are none. */
const TWO_EDITS_NAMED = 8;
const TWO_EDITS = 10;
/** More than so many equally near is a guess. */
const MOST_ASKED = 3;

interface Parts {
  readonly byStart: ReadonlyMap<number, readonly string[]>;
  readonly idsByName: ReadonlyMap<string, readonly string[]>;
  /** Ordinary words for a kind of medicine, which have more neighbours than a name. */
  readonly kinds: ReadonlySet<string>;
}

/** Names by first letter and length as they sound, so that only a few are compared. */
export class SimilarNames {
  readonly #byStart: Parts['byStart'];
  readonly #idsByName: Parts['idsByName'];
  readonly #kinds: Parts['kinds'];

  private constructor({ byStart, idsByName, kinds }: Parts) {
    this.#byStart = byStart;
    this.#idsByName = idsByName;
    this.#kinds = kinds;
  }

  /** @param names each with the ids that it stands for, and whether it is a word for a kind of medicine */
  static of(names: Iterable<readonly [name: string, ids: readonly string[], isKind: boolean]>): SimilarNames {
    const byStart = new Map<number, string[]>();
    const idsByName = new Map<string, readonly string[]>();
    const kinds = new Set<string>();
    for (const [name, ids, isKind] of names) {
      const folded = foldName(name);
      if (isKind) kinds.add(folded);
      const known = idsByName.get(folded);
      idsByName.set(folded, known === undefined ? ids : [...new Set([...known, ...ids])]);
      if (known !== undefined) continue;
      const key = keyOf(folded, folded.length);
      const list = byStart.get(key);
      if (list === undefined) byStart.set(key, [folded]);
      else list.push(folded);
    }
    return new SimilarNames({ byStart, idsByName, kinds });
  }

  /** See pack-tables.ts. */
  static fromParts(parts: Parts): SimilarNames {
    return new SimilarNames(parts);
  }

  toParts(): Parts {
    return { byStart: this.#byStart, idsByName: this.#idsByName, kinds: this.#kinds };
  }

  /**
   * The ids of the nearest name with the same first letter.
   * @param isNamed the word stands where a name is expected; elsewhere only one medicine may be near
   * @returns none when nothing is near enough, or too many are
   */
  nearest(word: string, isNamed: boolean): readonly string[] {
    const folded = foldName(word);
    let least = Number.POSITIVE_INFINITY;
    let found = new Set<string>();
    for (let length = folded.length - 2; length <= folded.length + 2; length += 1) {
      for (const name of this.#byStart.get(keyOf(folded, length)) ?? []) {
        const allowed = this.#kinds.has(name) ? 1 : mostEdits(Math.min(name.length, folded.length), isNamed);
        const most = Math.min(least, allowed);
        const edits = editDistance(folded, name, most);
        if (edits > most || (edits === 1 && isShort(name, folded) && !isSwap(name, folded))) continue;
        if (edits < least) found = new Set();
        least = edits;
        for (const id of this.#idsByName.get(name) ?? []) found.add(id);
      }
    }
    return found.size <= (isNamed ? MOST_ASKED : 1) ? [...found] : [];
  }
}

function mostEdits(length: number, isNamed: boolean): number {
  return length >= (isNamed ? TWO_EDITS_NAMED : TWO_EDITS) ? 2 : 1;
}

function isShort(one: string, other: string): boolean {
  return Math.min(one.length, other.length) < ONE_EDIT;
}

function isSwap(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('');
}

/** One spelling for letters that sound alike, as Dutch and English write the same substance differently. */
export function foldName(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/ch(?=[lr])/g, 'c')
    .replace(/x/g, 'ks')
    .replace(/[yj]/g, 'i')
    .replace(/[ck]+/g, 'k')
    .replace(/z/g, 's')
    .replace(/ae/g, 'e')
    .replace(/ie/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** More than any name has letters. */
const LENGTHS = 4_096;

function keyOf(word: string, length: number): number {
  return LENGTHS * word.charCodeAt(0) + length;
}
