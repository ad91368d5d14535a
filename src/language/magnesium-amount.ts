/** The elemental magnesium that a person says they take, from the words of a label. */
import type { Match, PhraseIndex } from './match-phrases.ts';
import type { FoundNumber } from './numbers.ts';

export interface AmountWords {
  readonly mg: ReadonlySet<string>;
  readonly gram: ReadonlySet<string>;
  readonly elemental: PhraseIndex<true>;
  readonly nutrient: ReadonlySet<string>;
  readonly pieces: ReadonlySet<string>;
  /** Words of a week, month or year: an amount per week is no amount a day. */
  readonly longPeriods: ReadonlySet<string>;
  /** Names of forms -> mg elemental in 100 mg of the salt; null when it depends on the product. */
  readonly forms: PhraseIndex<number | null>;
}

interface Mass {
  readonly mg: number;
  readonly start: number;
  readonly end: number;
}

/** More pieces a day than this are not believed. */
const MOST_PIECES = 20;

/**
 * "200 mg" is what the label calls magnesium; "500 mg magnesiumcitraat" is the salt, of which forms/ knows the share;
 * "magnesium 150 mg (als bisglycinaat)" is elemental already.
 * @returns mg a day, whole; null without a mass or when it could be either
 */
export function magnesiumMg(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  vocabulary: AmountWords,
): number | null {
  if (words.some((word) => vocabulary.longPeriods.has(word))) return null;
  const masses = numbers.flatMap((number) => massOf(number, words, vocabulary));
  const [only, ...more] = masses;
  if (only === undefined) return null;
  const mass = more.length === 0 ? only : theElemental(masses, words, vocabulary);
  if (mass === null) return null;
  const pieces = piecesOf(words, numbers, mass, vocabulary);
  const share = more.length > 0 ? 100 : shareOf(mass, words, vocabulary);
  return pieces === null || share === null ? null : Math.round((mass.mg * pieces * share) / 100);
}

function massOf(number: FoundNumber, words: readonly string[], vocabulary: AmountWords): readonly Mass[] {
  const unit = words[number.end] ?? '';
  const factor = vocabulary.mg.has(unit) ? 1 : vocabulary.gram.has(unit) ? 1000 : 0;
  if (factor === 0 || number.from !== number.to) return [];
  return [{ mg: number.from * factor, start: number.start, end: number.end + 1 }];
}

/** Of several masses the one that the text calls elemental, or the only one beside the bare word. */
function theElemental(masses: readonly Mass[], words: readonly string[], vocabulary: AmountWords): Mass | null {
  const marked = masses.filter(
    (mass) => endsAt(vocabulary.elemental, words, mass.start) || startsAt(vocabulary.elemental, words, mass.end),
  );
  if (marked.length === 1) return marked[0] ?? null;
  const beside = masses.filter(
    (mass) => vocabulary.nutrient.has(words[mass.end] ?? '') || vocabulary.nutrient.has(words[mass.start - 1] ?? ''),
  );
  return beside.length === 1 ? (beside[0] ?? null) : null;
}

/** Percent of the mass that is magnesium; null when the text leaves open whether the salt was weighed. */
function shareOf(mass: Mass, words: readonly string[], vocabulary: AmountWords): number | null {
  const forms = vocabulary.forms.find(words);
  const form = [...forms].sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (form === undefined) return 100;
  if (isElemental(form, words, vocabulary)) return 100;
  return form.start === mass.end ? form.value : null;
}

function isElemental(form: Match<unknown>, words: readonly string[], vocabulary: AmountWords): boolean {
  return endsAt(vocabulary.elemental, words, form.start);
}

function piecesOf(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  mass: Mass,
  vocabulary: AmountWords,
): number | null {
  const counts = numbers.filter(
    (number) =>
      number.start !== mass.start && vocabulary.pieces.has(words[number.end] ?? '') && number.to <= MOST_PIECES,
  );
  const [count, ...more] = counts;
  if (count === undefined) return 1;
  return more.length > 0 || count.from !== count.to ? null : count.from;
}

function endsAt(index: PhraseIndex<true>, words: readonly string[], at: number): boolean {
  const from = Math.max(0, at - 4);
  return index.find(words.slice(from, at)).some((match) => from + match.end === at);
}

function startsAt(index: PhraseIndex<true>, words: readonly string[], at: number): boolean {
  return index.find(words.slice(at, at + 4)).some((match) => match.start === 0);
}
