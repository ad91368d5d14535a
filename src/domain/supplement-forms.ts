/** The chooser of forms: two questions, and the forms that the table names for what somebody finds important. */
import type { Knowledge } from '../knowledge/schema.ts';
import type { Result } from './view.ts';

export const WANTS = ['gut', 'price', 'size'] as const;
export type Want = (typeof WANTS)[number];
/** What people mostly have; anything else is as nothing. */
export const HAVES = ['none', 'oxide', 'citrate', 'bisglycinate'] as const;
export type Have = (typeof HAVES)[number];

export type ChooserStep =
  | { readonly ask: 'want' }
  | { readonly ask: 'have'; readonly want: Want }
  | { readonly ask: null; readonly want: Want; readonly have: Have };

/**
 * Both answers as the page of the part, so that nothing is kept of them: 0 asks the first question, 1 to 3 the second,
 * from 4 on every pair is an answer. A page beyond the last is the first.
 */
export function chooserPage(want: Want, have: Have | null): number {
  const at = WANTS.indexOf(want);
  return have === null ? 1 + at : 1 + WANTS.length + at * HAVES.length + HAVES.indexOf(have);
}

export function chooserStep(page: number): ChooserStep {
  const asked = WANTS[page - 1];
  if (asked !== undefined) return { ask: 'have', want: asked };
  const pair = page - 1 - WANTS.length;
  const want = pair < 0 ? undefined : WANTS[Math.floor(pair / HAVES.length)];
  const have = HAVES[pair % HAVES.length];
  return want === undefined || have === undefined ? { ask: 'want' } : { ask: null, want, have };
}

/** Forms that may be sold as a supplement and suit what is wanted, in the order of the table. */
export function formsFor(want: Want, knowledge: Knowledge): readonly string[] {
  return knowledge.formChoice[want].filter((id) => knowledge.forms.get(id)?.permitted === 'yes');
}

/** Who should take nothing, or food only, is not led to a kind. */
export function mayChoose({ supplement }: Result): boolean {
  return supplement.status === 'ask_first' || supplement.status === 'may_consider';
}
