/** Whole checks of made-up people, tap by tap, from consent to result. */
import type { Action, DialogueEvent } from '../src/domain/event.ts';
import type { State } from '../src/domain/state.ts';
import { step } from '../src/domain/step.ts';
import type { QuestionView } from '../src/domain/view.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';

export interface WholeCheck {
  /** From consent to the tap that brings the result. */
  readonly actions: readonly Action[];
  /** What is kept of this person in the end. */
  readonly finished: State;
}

/** Chooses the tap that answers the open question. */
type Taps = (view: QuestionView) => Action;

const MOST_TAPS = 200;

/**
 * Somebody with the four core complaints, no danger, no medicines and no illnesses, who leaves the food questions for
 * later: every answer is one tap.
 */
export function plainCheck(knowledge: Knowledge, nowMs: number): WholeCheck {
  const chosen: Readonly<Record<string, string>> = { age: '18-49', frequency: '2', bother: '1', 'food-offer': 'later' };
  return walk(knowledge, nowMs, ({ run, question: { id, kind, labels, options } }) => {
    if (kind === 'many' || kind === 'medicines') return { do: 'none', run, question: id };
    if (kind === 'amount') return { do: 'amount', run, question: id, mg: 0 };
    return { do: 'choose', run, question: id, option: chosen[labels] ?? options[0] ?? '' };
  });
}

/**
 * People who differ in every answer, food questions included: what is stored of them cannot be squeezed to nothing.
 * Nobody reports danger, as that would end the check early.
 */
export function variedChecks(knowledge: Knowledge, nowMs: number, count: number): readonly WholeCheck[] {
  const random = numbersFrom(20_261_125);
  const pick = (most: number) => Math.floor(random() * most);
  return Array.from({ length: count }, () =>
    walk(knowledge, nowMs, ({ run, question: { id, kind, options }, ticked }) => {
      if (id.startsWith('safety-mind')) return { do: 'choose', run, question: id, option: 'no' };
      if (kind === 'amount') return { do: 'amount', run, question: id, mg: 50 * pick(7) };
      if (id === 'age') return { do: 'choose', run, question: id, option: options[1 + pick(options.length - 1)] ?? '' };
      if (kind === 'single') return { do: 'choose', run, question: id, option: options[pick(options.length)] ?? '' };
      const isDanger = /^(safety|signs)-/u.test(id);
      const option = options[pick(options.length)] ?? '';
      if (!isDanger && ticked.length < 2 && !ticked.includes(option) && random() < 0.6) {
        return { do: 'tick', run, question: id, option, on: true };
      }
      return { do: ticked.length > 0 ? 'done' : 'none', run, question: id };
    }),
  );
}

function walk(knowledge: Knowledge, nowMs: number, tap: Taps): WholeCheck {
  const world = { knowledge, nowMs, appLanguage: 'nl' };
  const actions: Action[] = [{ do: 'consent', agreed: true }];
  let { state } = step(null, { kind: 'command', command: 'start', payload: null }, world);
  for (const action of actions) {
    const event: DialogueEvent = { kind: 'tap', action };
    const next = step(state, event, world);
    state = next.state;
    const view = next.views.at(-1);
    if (view?.kind === 'result' && state !== null) return { actions, finished: state };
    if (view?.kind !== 'question' || actions.length > MOST_TAPS) break;
    actions.push(tap(view));
  }
  throw new Error(`a check of ${actions.length} taps ended without a result; mend the answers in bench/whole-check.ts`);
}

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
