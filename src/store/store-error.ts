/** A store that cannot be used, or a write that could not be kept; nothing was half-written. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** File (or setting) it is about. */
  readonly where: string;
  readonly problem: string;
  readonly remedy: string;

  constructor(where: string, problem: string, remedy: string, cause?: unknown) {
    super(`${where}: ${problem}; ${remedy}`, cause === undefined ? undefined : { cause });
    this.where = where;
    this.problem = problem;
    this.remedy = remedy;
  }
}
