/** The part of a text that answers, when people put themselves right or tell of before and now. */
import type { PhraseIndex } from './match-phrases.ts';
import type { WrittenWords } from './normalise.ts';

export interface PartWords {
  /** "nee wacht", "scratch that": what follows counts. */
  readonly corrections: PhraseIndex<true>;
  /** "vroeger", "used to". */
  readonly formerly: PhraseIndex<true>;
  /** "tegenwoordig", "down to". */
  readonly nowWords: PhraseIndex<true>;
}

/** What stands behind the last correction; null without one, or with nothing behind it. */
export function afterCorrection(written: WrittenWords, { corrections }: PartWords): WrittenWords | null {
  const { length } = written.words;
  const ends = corrections.find(written.words).map(({ end }) => end);
  const start = Math.max(0, ...ends.filter((end) => end < length));
  return start === 0 ? null : from(start, written);
}

/** "vroeger elke nacht, nu niet meer": what is told of now; null when nothing was told of before it. */
export function ofNow(written: WrittenWords, { formerly, nowWords }: PartWords): WrittenWords | null {
  const [before] = formerly.find(written.words);
  if (before === undefined) return null;
  const now = nowWords.find(written.words).find(({ start }) => start >= before.end);
  if (now === undefined) return null;
  return from(now.end, written);
}

function from(start: number, written: WrittenWords): WrittenWords | null {
  if (start >= written.words.length) return null;
  return {
    ...written,
    words: written.words.slice(start),
    breaks: written.breaks.slice(start),
    from: written.from.slice(start),
    to: written.to.slice(start),
    asksBefore: new Set([...written.asksBefore].map((at) => at - start).filter((at) => at > 0)),
  };
}
