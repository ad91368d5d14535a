/** Which medicines of a text the writer takes: what the rules say, weighed by what was learned from examples. */
import type { LearnedModel } from './linear-model.ts';
import { createTakenFeatures, type NamedMedicine, type TakenText } from './taken-features.ts';
import { MOST_WORDS } from './text-features.ts';

/** Labels of what is learned. */
export const TAKEN = 'taken';
export const NOT_TAKEN = 'not';

/** `perhaps`: neither way is sure enough, so that the writer must be asked. */
export type IsTaken = typeof TAKEN | 'perhaps' | typeof NOT_TAKEN;

/** For each medicine of a text, in order, whether the writer takes it. */
export type JudgeTaken = (text: TakenText, named: readonly NamedMedicine[]) => readonly IsTaken[];

/** The kind of medicine that is magnesium itself. */
export const MAGNESIUM_ALREADY = 'magnesium_already';

/**
 * So likely a medicine must be taken to be read so, and only where the rules say it as well. Chosen on messages that were left out of
 * learning: of those of the work half 1,721 of 1,864 that are taken are read so, with 13 that are not; of harder ones, in which a fifth of
 * what is named is not taken, 1,853 of 2,055, with 58 that are not. Magnesium is always asked about, as everybody here speaks of it: of 85
 * times that it would have been read as taken 7 were wrong.
 */
const SURE = 0.9;
/**
 * So likely it must be to be asked about at all: of the work half 189 more, of which 166 are taken. `mentioned`: of magnesium that is named
 * beside other things the rules say nothing.
 */
const WORTH_ASKING = { asRuled: 0.2, mentioned: 0.3, otherwise: 0.25 } as const;

export function createTakenJudge(model: LearnedModel): JudgeTaken {
  const taken = model.labels.indexOf(TAKEN);
  return (text, named) => {
    // A text that is so long is a list or a story without end: the rules alone keep the work bounded.
    if (text.words.length > MOST_WORDS || taken < 0)
      return named.map(({ rule }) => (rule === TAKEN ? TAKEN : NOT_TAKEN));
    const featuresOf = createTakenFeatures(text, named);
    return named.map((each) => {
      const likely = model.likely(featuresOf(each))[taken] ?? 0;
      const isRuled = each.rule === TAKEN && !each.ids.includes(MAGNESIUM_ALREADY);
      if (isRuled && likely >= SURE) return TAKEN;
      return likely >= WORTH_ASKING[groundOf(each)] ? 'perhaps' : NOT_TAKEN;
    });
  };
}

function groundOf({ rule, isNutrient }: NamedMedicine): keyof typeof WORTH_ASKING {
  if (rule === TAKEN) return 'asRuled';
  const isMentioned = rule === 'only mentioned' || (rule === 'described otherwise' && isNutrient);
  return isMentioned ? 'mentioned' : 'otherwise';
}
