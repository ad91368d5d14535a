/** Options that a text names, by the group of their labels. */
import type { Language } from '../domain/state.ts';
import type { Words } from '../knowledge/schema.ts';
import { type Clauses, type ClauseWords, isBareNegation } from './clauses.ts';
import { type Keep, makeAnew } from './keep.ts';
import { longest, PhraseIndex } from './match-phrases.ts';
import type { Split } from './split-phrases.ts';
import { MOST_WORDS } from './text-features.ts';

interface OptionName {
  readonly group: string;
  readonly option: string;
  readonly language: Language;
}

export type ReadOptions = (
  words: readonly string[],
  clauses: Clauses,
  reach: ClauseWords,
  language: Language,
) => Reading;
type Reading = Readonly<Record<string, readonly string[]>>;

/** Reads buttons and typed words of all groups; of equal words in two languages the person's own language counts. */
export function createOptionReader(languages: readonly Words[], split: Split, keep: Keep = makeAnew): ReadOptions {
  const index = keep('options', () => {
    const made = new PhraseIndex<OptionName>();
    for (const words of languages) {
      for (const [group, option, phrases] of optionPhrases(words)) {
        const value = { group, option, language: words.language };
        for (const phrase of phrases) made.addPhrase(phrase, split, value);
      }
    }
    return made;
  });
  return (words, clauses, reach, language) => {
    // What ticks a list is said early; the rest of a long text would only cost time.
    const early = words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
    const matches = longest(index.find(early, clauses.isEnd), ({ group }) => group);
    const own = new Set(
      matches.filter(({ value }) => value.language === language).map(({ value, start }) => `${value.group} ${start}`),
    );
    const found: Record<string, string[]> = {};
    for (const match of matches) {
      const { group, option } = match.value;
      if (match.value.language !== language && own.has(`${group} ${match.start}`)) continue;
      if (clauses.deniedBy(match).length > 0 || clauses.isDeniedAfter(match) || clauses.isOfAnother(match)) continue;
      if (isBareNegation(words, match, reach)) continue;
      const options = found[group] ?? [];
      found[group] = options;
      if (!options.includes(option)) options.push(option);
    }
    return found;
  };
}

/** Label group, option and everything that names it. */
function* optionPhrases(words: Words): Iterable<readonly [string, string, readonly string[]]> {
  for (const [group, options] of Object.entries(words.labels)) {
    for (const [option, { button, typed = [] }] of Object.entries(options)) yield [group, option, [button, ...typed]];
  }
  for (const [id, { button, name, typed = [] }] of Object.entries(words.complaints)) {
    yield ['complaint', id, [button, name, ...typed]];
  }
  for (const [id, { button, typed = [] }] of Object.entries(words.safetyFlags))
    yield ['safety', id, [button, ...typed]];
  for (const [id, { button, typed = [] }] of Object.entries(words.redFlags)) {
    yield ['sign', id, button === undefined ? typed : [button, ...typed]];
  }
  for (const [id, { button, name, typed = [] }] of Object.entries(words.conditions)) {
    yield ['condition', id, [button, name, ...typed]];
  }
  for (const [id, { button, name }] of Object.entries(words.medicines.groups)) {
    yield ['medicine', id, [button, name, ...(words.writtenMedicines.groups[id] ?? [])]];
  }
}
