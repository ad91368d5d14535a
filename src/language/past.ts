/** Which clauses of a text tell of long ago. */
import { NO_BREAK, SENTENCE, type WrittenWords } from './normalise.ts';
import type { SpokenWords } from './spoken-vocabulary.ts';

/** Later years may be now, as nothing here knows the date. */
const LONG_PAST_YEARS = { from: 1900, to: 2024 };

/** @returns numbers of the clauses that tell of long ago, and not of now */
export function pastClauses(
  { words, breaks }: WrittenWords,
  vocabulary: SpokenWords,
  clauses: readonly number[],
  sentences: readonly number[],
): ReadonlySet<number> {
  const past = new Set<number>();
  const now = new Set<number>();
  for (const match of vocabulary.past.find(words)) past.add(clauses[match.start] ?? -1);
  for (const [index, word] of words.entries()) {
    const year = word.length === 4 ? Number(word) : 0;
    if (year >= LONG_PAST_YEARS.from && year <= LONG_PAST_YEARS.to) past.add(clauses[index] ?? -1);
  }
  for (const match of vocabulary.present.find(words)) now.add(clauses[match.start] ?? -1);
  for (const clause of now) past.delete(clause);
  // "ik had kramp toen ik zwanger was": the time is told behind it
  const told = new Map<number, number>();
  for (const [index, word] of words.entries())
    if (vocabulary.pastVerbs.has(word)) told.set(clauses[index] ?? -1, sentences[index] ?? -1);
  for (const [index] of words.entries()) {
    const clause = clauses[index] ?? -1;
    const isFirst = index > 0 && clause !== clauses[index - 1] && breaks[index] === NO_BREAK;
    if (isFirst && past.has(clause) && told.get(clause - 1) === sentences[index] && !now.has(clause - 1))
      past.add(clause - 1);
  }
  // "toen ik zwanger was, had ik kramp": what is told in the past tense goes on
  let carry = false;
  let length = 0;
  for (const [index, word] of words.entries()) {
    const clause = clauses[index] ?? -1;
    if (breaks[index] === SENTENCE || sentences[index] !== sentences[index - 1]) carry = false;
    if (index === 0 || clause !== clauses[index - 1]) {
      length = clauses.lastIndexOf(clause) - index + 1;
      if (now.has(clause)) carry = false;
    }
    if (past.has(clause)) carry = true;
    else if (carry && !now.has(clause)) {
      const isShort =
        length <= 3 && !words.slice(index, index + length).some((each) => vocabulary.firstPerson.has(each));
      if (vocabulary.pastVerbs.has(word) || (isShort && index > 0 && clause !== clauses[index - 1])) past.add(clause);
    }
  }
  return past;
}
