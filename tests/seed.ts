/**
 * What all chance in the tests starts from, so that one commit gives one outcome. Other chances are looked for with
 * `SEED=random npm test`, and a failure of such a run is played again with the seed it printed.
 */
export const SEED = seedFrom(process.env['SEED']);

/** @throws {Error} when the text is neither "random" nor a whole number from 0 */
export function seedFrom(text: string | undefined): number {
  if (text === undefined || text === '') return 20_261_126;
  if (text === 'random') return Date.now() % 1_000_000_000;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`SEED is "${text}": give a whole number of at most 9 digits, or random`);
  return Number(text);
}
