import { assess, type ModelInput } from '../../src/domain/scoring.ts';
import { knowledge } from '../knowledge-base.ts';
import { type Changes, changed, NOTHING_FOUND } from './answers.ts';

/** Scores with the weights and thresholds of the knowledge base itself, so that these are what is tested. */
export const score = (input: ModelInput) => assess(input, knowledge);

/** Scores somebody with nothing but these changes. */
export const found = (changes: Changes) => score(changed(NOTHING_FOUND, changes));
