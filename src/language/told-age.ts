/** The age that somebody tells of themselves in a story: "ik ben 67 en slik metoprolol". */
import type { Words } from '../knowledge/schema.ts';
import type { Clauses, Span } from './clauses.ts';
import type { Findings } from './findings.ts';
import type { Keep } from './keep.ts';
import { PhraseIndex } from './match-phrases.ts';
import type { Split } from './split-phrases.ts';

/** @returns years, or null where no age is told for certain */
export type ReadToldAge = (found: Pick<Findings, 'written' | 'clauses' | 'numbers'>) => number | null;

/** Ages of people who may write here. */
const AGES = { from: 10, to: 110 } as const;
/** Words of "my age is". */
const MOST_LEAD = 3;
/** "Ik ben Henk van Dijk, 74 jaar" */
const MOST_BEFORE = 6;
/** "years old" */
const MOST_UNITS = 2;

/**
 * "Ik ben 67", or "Gerda, 64 jaar" and "vrouw 62 jaar" where a message begins. Behind the number a clause ends or goes on with something
 * new; any other word there is what the number counts ("ik ben 20 jaar getrouwd", "I'm 34 weeks pregnant").
 */
export function createToldAgeReader(languages: readonly Words[], split: Split, keep: Keep): ReadToldAge {
  const wordsOf = (list: 'ageUnits' | 'ageGoesOn' | 'agePersons'): ReadonlySet<string> =>
    new Set(languages.flatMap(({ answers }) => answers[list]).flatMap(split));
  const { leads, units, goesOn, persons } = keep('told age', () => {
    const all = new PhraseIndex<true>();
    for (const { answers } of languages) for (const phrase of answers.ageLeads) all.addPhrase(phrase, split, true);
    return { leads: all, units: wordsOf('ageUnits'), goesOn: wordsOf('ageGoesOn'), persons: wordsOf('agePersons') };
  });
  const isLed = (words: readonly string[], start: number): boolean => {
    const before = words.slice(Math.max(0, start - MOST_LEAD), start);
    return leads.find(before).some(({ end }) => end === before.length);
  };
  const isBeginning = (words: readonly string[], { start, end }: Span, { isEnd, isOfAnother }: Clauses): boolean => {
    if (start > MOST_BEFORE || !units.has(words[end] ?? '')) return false;
    const isOfPerson = start === 1 && persons.has(words[0] ?? '');
    return isOfPerson || ((start === 0 || isEnd(start)) && !isOfAnother({ start, end }));
  };
  const endsBehind = (words: readonly string[], end: number, { isEnd }: Clauses): boolean => {
    let at = end;
    while (at < end + MOST_UNITS && !isEnd(at) && units.has(words[at] ?? '')) at += 1;
    return at === words.length || isEnd(at) || goesOn.has(words[at] ?? '');
  };
  return ({ written: { words }, clauses, numbers }) => {
    const told = numbers.find(
      ({ from, to, start, end }) =>
        from === to &&
        Number.isInteger(from) &&
        from >= AGES.from &&
        from <= AGES.to &&
        ((isLed(words, start) && !clauses.isOfAnother({ start, end })) ||
          isBeginning(words, { start, end }, clauses)) &&
        endsBehind(words, end, clauses),
    );
    return told?.from ?? null;
  };
}
