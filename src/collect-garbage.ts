/** Gives back what loading left behind. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects all garbage now: some ten milliseconds, with everything standing still. Loading code and reading the word tables
 * leave more behind than stays; left to itself the heap grows by it before it is collected, and hardly shrinks again.
 */
export function createCollectGarbage(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void; // there since the flag was set
}
