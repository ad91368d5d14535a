/** Which sentences of a text ask something, and which name a topic that the next one tells of: "kramp? nooit". */

import { SENTENCE, type WrittenWords } from './normalise.ts';
import type { Is } from './spoken.ts';
import type { Named, SpokenText } from './spoken-text.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';

/** Words of a topic beside what it names: "potje open krijgen?" */
const MOST_BESIDE = 1;
/** "heb ik rusteloze benen?"; a longer question tells what the writer has. */
const LONGEST_OWN_QUESTION = 6;

/** @returns numbers of the sentences that ask */
export function askedSentences(
  { asksBefore }: WrittenWords,
  { breaks, sentences, find }: SpokenText,
): ReadonlySet<number> {
  const asked = new Set<number>();
  for (const after of asksBefore) if (after > 0) asked.add(sentences[after - 1] ?? -1);
  const told = new Set(find('notQuestions').map(({ start }) => start));
  for (const { start } of find('questions')) {
    const isFirst = start === 0 || breaks[start] === SENTENCE;
    if (isFirst && !told.has(start)) asked.add(sentences[start] ?? -1);
  }
  for (const { start } of find('asks')) asked.add(sentences[start] ?? -1);
  return asked;
}

/** What reading a sentence behind a topic needs to know of the text. */
export interface Answered {
  denies(word: number): boolean;
  isOver(word: number): boolean;
  isOfOther(word: number): boolean;
}

/** @returns for each place of `named` how the sentence behind its question tells of it; null where it is no topic */
export function topicAnswers(
  named: readonly Named[],
  { asksBefore }: WrittenWords,
  { words, sentences, clauses, find }: SpokenText,
  vocabulary: SpokenWords,
  text: Answered,
): readonly (Is | null)[] {
  const answers: (Is | null)[] = named.map(() => null);
  for (const end of asksBefore) {
    const sentence = sentences[end - 1] ?? -1;
    const first = sentences.indexOf(sentence);
    const asked = [...named.keys()].filter((at) => sentences[named[at]?.start ?? -1] === sentence);
    if (asked.length === 0 || first < 0) continue;
    const covered = new Set(
      asked.flatMap((at) =>
        (named[at]?.parts ?? []).flatMap((part) =>
          Array.from({ length: part.end - part.start }, (_, by) => part.start + by),
        ),
      ),
    );
    const beside = [...Array(end - first).keys()]
      .map((by) => first + by)
      .filter((at) => !covered.has(at) && !isSmall(words[at] ?? '', vocabulary));
    const isOwnQuestion =
      end - first <= LONGEST_OWN_QUESTION && find('selfQuestions').some(({ start }) => start === first);
    const asks =
      find('wondering').some(({ start }) => first <= start && start < end) ||
      find('questions').some(({ start }) => start === first);
    if (!isOwnQuestion && (asks || beside.length > MOST_BESIDE)) continue;
    const next = named.find(({ start }) => start >= end);
    let last = end;
    while (last < words.length && sentences[last] === sentences[end] && last < (next?.start ?? words.length)) last += 1;
    // What names a complaint of its own answers nothing, but for a "no" in front of it.
    while (next !== undefined && last > end && last < words.length && clauses[last - 1] === clauses[next.start])
      last -= 1;
    const said = readAnswer(end, last, words, vocabulary, text);
    const is = said ?? (isOwnQuestion ? 'wondering' : null);
    for (const at of asked) answers[at] = is;
  }
  return answers;
}

function readAnswer(
  from: number,
  to: number,
  words: readonly string[],
  { noWords, yesWords }: SpokenWords,
  text: Answered,
): Is | null {
  if (from >= to) return null;
  const places = [...Array(to - from).keys()].map((by) => from + by);
  const isOver = places.some((at) => text.isOver(at));
  // "tuurlijk niet"
  const isYes = yesWords.has(words[from] ?? '') && !text.denies(from + 1);
  if (isYes) return isOver ? 'past' : 'present';
  if (noWords.has(words[from] ?? '') || places.some((at) => text.denies(at))) return isOver ? 'past' : 'denied';
  if (isOver) return 'past';
  return text.isOfOther(from) ? 'other' : 'present';
}

function isSmall(word: string, { tails, owners, definite, joints, firstPerson }: SpokenWords): boolean {
  return tails.has(word) || owners.has(word) || definite.has(word) || joints.has(word) || firstPerson.has(word);
}
