/** What the evaluation is asked to print. */
import { parseArgs } from 'node:util';

/** `work`: to write rules by. `once`: to look at once a milestone. */
export const HALVES = ['work', 'once'] as const;
export type Half = (typeof HALVES)[number];

export interface Options {
  readonly halves: readonly Half[];
  /** List what was read wrong in the work half. */
  readonly wantsErrors: boolean;
}

/**
 * Reads `--half work|once|both` (work when left out) and `--errors`.
 * @throws {Error} for any other half, and when mistakes of the once half alone are asked for: seeing them would use it up
 */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { half: { type: 'string', default: 'work' }, errors: { type: 'boolean', default: false } },
  });
  const halves = values.half === 'both' ? HALVES : HALVES.filter((half) => half === values.half);
  if (halves.length === 0) throw new Error(`--half ${values.half}: it is work, once or both`);
  if (values.errors && !halves.includes('work')) {
    throw new Error('--errors shows the work half only: a half whose mistakes were seen can test nothing any more');
  }
  return { halves, wantsErrors: values.errors };
}
