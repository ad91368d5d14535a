/** Who the clauses of a text are about: the writer, or somebody else. */
import type { WrittenWords } from './normalise.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Persons {
  isOther(named: Span): boolean;
  speaksOfSelf(named: Span): boolean;
}

/** Who each clause is about: the last one named before, else the subject that follows, else whoever it was about. */
export function readPersons(
  { words }: WrittenWords,
  vocabulary: SpokenWords,
  clauses: readonly number[],
  sentences: readonly number[],
): Persons {
  type Marker = { readonly at: number; readonly end: number; readonly isOther: boolean };
  const markers: Marker[] = [];
  const others = new Map<number, number>();
  for (const { start, end } of vocabulary.otherPersons.find(words))
    others.set(start, Math.max(end, others.get(start) ?? 0));
  let inside = 0;
  let wasOther = false;
  for (const [index, word] of words.entries()) {
    if (index < inside) continue;
    const end = others.get(index);
    if (end !== undefined) {
      // Behind a preposition somebody is a cause or an object, and no subject.
      if (!vocabulary.prepositions.has(words[index - 1] ?? '')) markers.push({ at: index, end, isOther: true });
      inside = end;
      wasOther = true;
    } else if (vocabulary.firstPerson.has(word)) markers.push({ at: index, end: index + 1, isOther: false });
    else if (vocabulary.otherPronouns.has(word) && wasOther) markers.push({ at: index, end: index + 1, isOther: true });
    else if (vocabulary.otherVerbs.has(word) && wasOther) markers.push({ at: index, end: index + 1, isOther: true });
  }
  const bySentence = new Map<number, boolean>();
  for (const { at, isOther } of markers) if (!isOther) bySentence.set(sentences[at] ?? -1, true);

  const markerFor = (named: Span): Marker | null => {
    const clause = clauses[named.start];
    let before: Marker | null = null;
    let carried: Marker | null = null;
    for (const marker of markers) {
      if (marker.at >= named.end) {
        // "slaap ik": a subject that follows; somebody else behind it is an object ("snauw tegen de kinderen").
        if (before === null && clauses[marker.at] === clause && !marker.isOther) return marker;
        break;
      }
      if (sentences[marker.at] !== sentences[named.start]) continue;
      if (clauses[marker.at] === clause) {
        if (marker.at <= named.start || before === null) before = marker;
      } else if (marker.at < named.start) carried = marker;
    }
    return before ?? carried;
  };
  return {
    isOther: (named) => markerFor(named)?.isOther ?? false,
    speaksOfSelf: (named) => bySentence.has(sentences[named.start] ?? -1),
  };
}
