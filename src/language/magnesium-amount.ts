/** The elemental magnesium that a person says they take, from the words of a label. */
import type { Match, PhraseIndex } from './match-phrases.ts';
import type { FoundNumber } from './numbers.ts';

export interface AmountWords {
  readonly mg: ReadonlySet<string>;
  readonly gram: ReadonlySet<string>;
  readonly elemental: PhraseIndex<true>;
  readonly nutrient: ReadonlySet<string>;
  readonly pieces: ReadonlySet<string>;
  /** "iu", "calcium": what is weighed is no magnesium. */
  readonly others: ReadonlySet<string>;
  /** "a day", "daags": a number before it is a count. */
  readonly daily: PhraseIndex<true>;
  /** "take", "x": a number behind one of them is a count. */
  readonly taken: ReadonlySet<string>;
  /** "every other day", "as needed": no amount a day. */
  readonly notDaily: PhraseIndex<true>;
  /** Between amounts that are added: "and", "in the morning". */
  readonly plus: ReadonlySet<string>;
  readonly meals: ReadonlySet<string>;
  /** Between a count and what each piece holds: two "of" 200 mg. */
  readonly ofEach: ReadonlySet<string>;
  /** Words of a week, month or year: an amount per week is no amount a day. */
  readonly longPeriods: ReadonlySet<string>;
  /** "every scoop is": what follows is in each. */
  readonly everyPiece: ReadonlySet<string>;
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
/** Words from a count to the end of "sachets of". */
const NEAR = 3;
/** A number without a unit is one of milligrams from here to there, beside a count or another amount. */
const BARE_MG = { from: 50, to: 1000 } as const;

/**
 * "200 mg" is what the label calls magnesium; "500 mg magnesiumcitraat" is the salt, of which forms/ knows the share;
 * "magnesium 150 mg (als bisglycinaat)" is elemental already. "2 tablets of 100", "100 mg twice a day" and
 * "100 in the morning and 200 mg at night" are reckoned.
 * @returns mg a day, whole; null without a mass or when it could be either
 */
export function magnesiumMg(
  words: readonly string[],
  numbers: readonly FoundNumber[],
  vocabulary: AmountWords,
): number | null {
  if (words.some((word) => vocabulary.longPeriods.has(word)) || vocabulary.notDaily.find(words).length > 0) return null;
  const weighed = numbers.flatMap((number) => massOf(number, words, vocabulary));
  const bare = numbers.flatMap((number) => bareOf(number, words, vocabulary));
  const isEach = (number: FoundNumber): boolean =>
    [...weighed, ...bare].some(
      // "two 200 mg tablets", "twee schepjes van 125 mg"
      ({ start }) =>
        start === number.end ||
        (start > number.end && start - number.end <= NEAR && vocabulary.ofEach.has(words[start - 1] ?? '')) ||
        // "two scoops, every scoop is 125 mg"
        (start > number.end &&
          start - number.end <= 2 * NEAR &&
          words.slice(number.end, start).some((word) => vocabulary.everyPiece.has(word))),
    );
  const counts = numbers.filter(
    (number) => isCount(number, words, vocabulary) || (number.to <= MOST_PIECES && isEach(number)),
  );
  const masses = inOrder(weighed, weighed.length > 0 || counts.length > 0 || bare.length > 1 ? bare : []);
  const [only, ...more] = masses;
  if (only === undefined) return null;
  const isSum = more.length > 0 && isAdded(masses, words, vocabulary);
  const mass = more.length === 0 ? only : isSum ? summed(masses) : theElemental(weighed, words, vocabulary);
  if (mass === null) return null;
  const pieces = isSum ? (counts.length === 0 ? 1 : null) : piecesOf(counts);
  const share = more.length > 0 ? 100 : shareOf(mass, words, vocabulary);
  return pieces === null || share === null ? null : Math.round((mass.mg * pieces * share) / 100);
}

function inOrder(weighed: readonly Mass[], bare: readonly Mass[]): readonly Mass[] {
  return [...weighed, ...bare].sort((a, b) => a.start - b.start);
}

function massOf(number: FoundNumber, words: readonly string[], vocabulary: AmountWords): readonly Mass[] {
  const unit = words[number.end] ?? '';
  const factor = vocabulary.mg.has(unit) ? 1 : vocabulary.gram.has(unit) ? 1000 : 0;
  const isOther =
    vocabulary.others.has(words[number.end + 1] ?? '') || vocabulary.others.has(words[number.start - 1] ?? '');
  if (factor === 0 || isOther || number.from !== number.to) return [];
  return [{ mg: number.from * factor, start: number.start, end: number.end + 1 }];
}

/** "400" in "a tablet of 400" and "100 in the morning and 200 mg at night". */
function bareOf(
  { from, to, start, end }: FoundNumber,
  words: readonly string[],
  vocabulary: AmountWords,
): readonly Mass[] {
  const { mg, gram, pieces, others, daily } = vocabulary;
  const next = words[end] ?? '';
  const isElse = [mg, gram, pieces, others].some((set) => set.has(next)) || others.has(words[start - 1] ?? '');
  const isMg = from === to && from >= BARE_MG.from && from <= BARE_MG.to && !isElse;
  return isMg && !startsAt(daily, words, end) ? [{ mg: from, start, end }] : [];
}

function isAdded(masses: readonly Mass[], words: readonly string[], vocabulary: AmountWords): boolean {
  if (vocabulary.forms.find(words).length > 0 || vocabulary.elemental.find(words).length > 0) return false;
  return masses.every((mass, at) => {
    const before = masses[at - 1];
    return (
      before === undefined ||
      words.slice(before.end, mass.start).some((word) => vocabulary.plus.has(word) || vocabulary.meals.has(word))
    );
  });
}

function summed(masses: readonly Mass[]): Mass {
  const start = masses[0]?.start ?? 0;
  return { mg: masses.reduce((sum, { mg }) => sum + mg, 0), start, end: masses.at(-1)?.end ?? start };
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

/** "2 tablets", "twice a day", "half". */
function isCount({ from, to, start, end }: FoundNumber, words: readonly string[], vocabulary: AmountWords): boolean {
  const isMass = vocabulary.mg.has(words[end] ?? '') || vocabulary.gram.has(words[end] ?? '');
  if (to > MOST_PIECES || isMass) return false;
  const isHalf = from === to && from < 1 && from > 0;
  const isTaken = vocabulary.taken.has(words[start - 1] ?? '');
  return isHalf || isTaken || vocabulary.pieces.has(words[end] ?? '') || startsAt(vocabulary.daily, words, end);
}

/** "2 tablets twice a day" are four. */
function piecesOf(counts: readonly FoundNumber[]): number | null {
  if (counts.some(({ from, to }) => from !== to)) return null;
  const pieces = counts.reduce((product, { from }) => product * from, 1);
  return pieces <= MOST_PIECES ? pieces : null;
}

function endsAt(index: PhraseIndex<true>, words: readonly string[], at: number): boolean {
  const from = Math.max(0, at - 4);
  return index.find(words.slice(from, at)).some((match) => from + match.end === at);
}

function startsAt(index: PhraseIndex<true>, words: readonly string[], at: number): boolean {
  return index.find(words.slice(at, at + 4)).some((match) => match.start === 0);
}
