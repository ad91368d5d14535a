/** Who the clauses of a text are about: the writer, or somebody else. */
import type { Span, SpokenText } from './spoken-text.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';

export interface Persons {
  isOther(named: Span): boolean;
  speaksOfSelf(named: Span): boolean;
  /** The clause names the writer. */
  namesSelf(clause: number): boolean;
  /** The clause tells of somebody else, and not of the writer. */
  isOfOther(word: number): boolean;
}

interface Marker {
  readonly at: number;
  readonly end: number;
  readonly isOther: boolean;
  /** "bij mijn moeder", "het oog van mijn man": only in its own clause, and where that has no other subject. */
  readonly isWeak: boolean;
}

/** "mijn man van 50": so far behind a person an own word makes him one who is spoken of, and no subject. */
const BESIDE = 2;
/** "het linker ooglid van mijn man": words from the article to "van". */
const NOUN_PHRASE = 3;

/** Who each clause is about: the last one named before, else the subject that follows, else whoever it was about. */
export function readPersons(text: SpokenText, vocabulary: SpokenWords): Persons {
  const { words, clauses, sentences } = text;
  const markers = markersOf(text, vocabulary);
  const bySentence = new Set<number>();
  for (const { at, isOther } of markers) if (!isOther) bySentence.add(sentences[at] ?? -1);
  const others = markers.filter(({ isOther }) => isOther);
  const hasVerbBeside = ({ at, end }: Marker): boolean =>
    vocabulary.otherVerbs.has(words[end] ?? '') || vocabulary.otherVerbs.has(words[at - 1] ?? '');

  const markerFor = (named: Span): Marker | null => {
    const clause = clauses[named.start];
    let before: Marker | null = null;
    let carried: Marker | null = null;
    for (const marker of markers) {
      const isHere = clauses[marker.at] === clause;
      // "kom ik aan 4 uurtjes": a subject inside it
      if (isHere && !marker.isOther && named.start < marker.at && marker.at < named.end) return marker;
      if (marker.at >= named.end) {
        // "zo duf ben ik": the subject stands right behind it
        if (isHere && !marker.isOther && marker.at === named.end && before?.isOther !== false) return marker;
        // "slaap ik": a subject that follows; somebody else behind it is an object ("snauw tegen de kinderen"),
        // but for "de hoofdpijn die mijn moeder heeft".
        if (before === null && isHere && (!marker.isOther || hasVerbBeside(marker))) return marker;
        if (before?.isWeak === true && isHere && !marker.isOther) return marker;
        break;
      }
      if (sentences[marker.at] !== sentences[named.start]) continue;
      // "die kramp": no pronoun
      if (marker.end === named.start && vocabulary.definite.has(words[marker.at] ?? '')) continue;
      if (isHere) {
        const isNearer = marker.at <= named.start || before === null || (before.isWeak && !marker.isOther);
        if (isNearer && !(marker.isWeak && before?.isOther === false)) before = marker;
      } else if (marker.at < named.start && !marker.isWeak) carried = marker;
    }
    return before ?? carried;
  };
  /** "haar hoofd", when somebody was spoken of before. */
  const isOwnedByOther = ({ start, end }: Span): boolean =>
    (vocabulary.otherOwners.has(words[start - 1] ?? '') && others.some(({ at }) => at < start - 1)) ||
    // "de kramp van mijn man"
    others.some((marker) => marker.isWeak && marker.at < start && end < marker.end);
  return {
    isOther: (named) => isOwnedByOther(named) || (markerFor(named)?.isOther ?? false),
    speaksOfSelf: (named) => bySentence.has(sentences[named.start] ?? -1),
    namesSelf: (clause) => markers.some(({ at, isOther }) => !isOther && clauses[at] === clause),
    isOfOther: (word) => markerFor({ start: word, end: word + 1 })?.isOther ?? false,
  };
}

function markersOf(text: SpokenText, vocabulary: SpokenWords): readonly Marker[] {
  const { words, clauses } = text;
  const markers: Marker[] = [];
  const persons = othersOf(text, vocabulary);
  let inside = 0;
  let wasOther = false;
  for (const [index, word] of words.entries()) {
    if (index < inside) continue;
    const end = persons.get(index);
    if (end !== undefined) {
      const before = words[index - 1] ?? '';
      const article = articleBefore(index, words, vocabulary, clauses);
      if (vocabulary.genitives.has(before) && article !== null)
        markers.push({ at: article, end, isOther: true, isWeak: true });
      // Behind a preposition somebody is a cause or an object, and no subject.
      else if (!vocabulary.prepositions.has(before)) markers.push({ at: index, end, isOther: true, isWeak: false });
      else if (vocabulary.experiencers.has(before)) markers.push({ at: index, end, isOther: true, isWeak: true });
      inside = end;
      wasOther = true;
    } else if (vocabulary.firstPerson.has(word)) {
      // "heb je"
      if (!vocabulary.secondPerson.has(words[index + 1] ?? ''))
        markers.push({ at: index, end: index + 1, isOther: false, isWeak: false });
    } else if (vocabulary.alwaysOther.has(word) && !isOfSelf(index, words, vocabulary, clauses)) {
      // "hij poept niet": nobody needs to be named; but "mijn hart, hij slaat over"
      markers.push({ at: index, end: index + 1, isOther: true, isWeak: false });
      wasOther = true;
    } else if (wasOther && (vocabulary.otherPronouns.has(word) || vocabulary.otherVerbs.has(word)))
      markers.push({ at: index, end: index + 1, isOther: true, isWeak: false });
  }
  return markers.sort((a, b) => a.at - b.at);
}

/** True when the writer is spoken of before a word, in its clause or the one before. */
function isOfSelf(
  at: number,
  words: readonly string[],
  { firstPerson }: SpokenWords,
  clauses: readonly number[],
): boolean {
  for (let before = at - 1; before >= 0 && (clauses[at] ?? 0) - (clauses[before] ?? 0) <= 1; before -= 1)
    if (firstPerson.has(words[before] ?? '')) return true;
  return false;
}

/** Where somebody else is named: start -> end. "mijn oudste zus": an owner, perhaps a trait, and who it is. */
function othersOf({ words, find }: SpokenText, vocabulary: SpokenWords): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const add = (start: number, end: number): void => {
    // "ik ben een vriend van", "als moeder" are about the writer.
    if (vocabulary.copulas.has(words[start - 1] ?? '')) return;
    found.set(start, Math.max(end, found.get(start) ?? 0));
  };
  for (const { start, end } of find('otherPersons')) add(start, end);
  for (const { start, end } of find('kin')) {
    for (let at = start - 1; at >= Math.max(0, start - BESIDE); at -= 1) {
      if (vocabulary.owners.has(words[at] ?? '')) {
        add(at, end);
        break;
      }
      if (!vocabulary.kinTraits.has(words[at] ?? '')) break;
    }
  }
  return found;
}

/** The "het" of "het ooglid van mijn man": whose it is. "Moe van mijn man" has none: he is a cause. */
function articleBefore(
  person: number,
  words: readonly string[],
  { definite, prepositions }: SpokenWords,
  clauses: readonly number[],
): number | null {
  for (let at = person - 3; at >= Math.max(0, person - 2 - NOUN_PHRASE); at -= 1) {
    if (clauses[at] !== clauses[person] || prepositions.has(words[at + 1] ?? '')) return null;
    if (definite.has(words[at] ?? '')) return at;
  }
  return null;
}
