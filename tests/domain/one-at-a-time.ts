/** Somebody who may consider a supplement, to try one medicine, illness or unknown answer on at a time. */

import type { SupplementStatus } from '../../src/domain/scoring.ts';
import type { Answer, Check } from '../../src/domain/state.ts';
import type { Result } from '../../src/domain/view.ts';
import type { Action } from '../../src/knowledge/schema.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { Walk } from './walk.ts';

const STATUSES: readonly SupplementStatus[] = ['blocked', 'food_only', 'ask_first', 'may_consider'];
const phrase = createPhrase(words(), knowledge);

const poorFood = Object.fromEntries(
  knowledge.screener.questions.map((question) => [question.id, question.options[0]?.id ?? '']),
);

/** Answers of somebody with tingling who eats little magnesium and has nothing that speaks against a supplement. */
export const MAY_CONSIDER_ANSWERS: Readonly<Record<string, string | readonly string[] | number>> = {
  'other-complaints': ['tingling'],
  'tingling-frequency': '4',
  'tingling-bother': '2',
  'food-offer': 'now',
  ...poorFood,
};

export const mayConsider: Check = (() => {
  const check = new Walk().start().finish(MAY_CONSIDER_ANSWERS).state?.check;
  if (!check) throw new Error('the check is not finished');
  return check;
})();

export function withAnswer(check: Check, question: string, answer: Answer): Check {
  return { ...check, answers: { ...check.answers, [question]: answer } };
}

export const ticks = (...options: string[]): Answer => ({ is: 'options', options });

export function isAtMost(status: SupplementStatus, most: SupplementStatus): boolean {
  return STATUSES.indexOf(status) <= STATUSES.indexOf(most);
}

/** The most that a row with this action allows (instruments.md 4.1 and 4.7). */
export function mostOf(action: Action): SupplementStatus {
  if (action === 'do_not_take_without_doctor') return 'blocked';
  return action === 'none_needed' || action === 'ok_with_limits' ? 'may_consider' : 'ask_first';
}

/** Everything that the parts about supplements and food say, all pages. */
export function shown(result: Result, part: 'supplement' | 'food', language: 'nl' | 'en'): string {
  return phrase([{ kind: 'result', run: 1, isNew: false, part, page: 0, result }], language, 'tap')
    .map((message) => message.html)
    .join('\n');
}
