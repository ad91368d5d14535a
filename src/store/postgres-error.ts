/** What PostgreSQL's codes mean to the person who runs the service; https://www.postgresql.org/docs/current/errcodes-appendix.html. */
import { StoreError } from './store-error.ts';

const GOES_ON = 'the service goes on by itself when that is over';
const GRANT = 'give the user of DATABASE_URL the right to make and use tables there';
const MEANINGS: readonly (readonly [code: string, problem: string, remedy: string])[] = [
  ['53100', 'the disk of the database server is full, nothing was written', `free some space there; ${GOES_ON}`],
  ['53300', 'the database server takes no more connections', 'raise its max_connections, or run fewer replicas'],
  ['53', 'the database server is out of resources, nothing was written', `look at that server; ${GOES_ON}`],
  ['25006', 'the database server takes no writes', `wait for the failover, or name the primary server; ${GOES_ON}`],
  ['57014', 'the database server gave up a statement that took too long', `look at its load; ${GOES_ON}`],
  ['57', 'the database server stops or starts', GOES_ON],
  ['08', 'the connection to the database server broke', GOES_ON],
  ['40', 'other statements came in between again and again', `look at the load of the server; ${GOES_ON}`],
  ['28', 'the database server refuses the user or the password', 'set both right in DATABASE_URL'],
  ['3D', 'there is no such database', 'make it, or name another one in DATABASE_URL'],
  ['3F', 'there is no schema to make tables in', GRANT],
  ['42501', 'the user may not do that', GRANT],
  ['XX', 'the database is damaged', 'keep a copy of it, then put back a backup'],
];
/** Codes of a server that is on its way down or up, or has no room just now. */
const PASSING = /^(08|53|57)/u;

/** Puts a name, a place and a remedy to what went wrong with a database. */
export function asStoreError(where: string, error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  const meaning = MEANINGS.find(([prefix]) => code.startsWith(prefix));
  if (meaning !== undefined) return new StoreError(where, meaning[1], meaning[2], error);
  if (!isAnswer(code)) {
    const problem = `the database server cannot be reached (${code || 'no answer in time'})`;
    return new StoreError(where, problem, `start it, or set DATABASE_URL right; ${GOES_ON}`, error);
  }
  return new StoreError(
    where,
    `the database server refused a statement (${code})`,
    'look at its log; PostgreSQL 18 is known to take them all',
    error,
  );
}

/** Whether an error is that of a server that may be back soon. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof StoreError) || !(error.cause instanceof Error)) return false;
  const code = codeOf(error.cause);
  return !isAnswer(code) || PASSING.test(code);
}

/** Two transactions were in each other's way, and this one was undone; it can be run again at once. */
export function isClash(error: unknown): boolean {
  return /^40(001|P01)$/u.test(codeOf(error));
}

/** Whether somebody else has put the same row there, or made the same table, just before. */
export function isTaken(error: unknown): boolean {
  return error instanceof StoreError && /^(23505|42P07|42710)$/u.test(codeOf(error.cause));
}

/** The server's codes have five characters; those of the system, e.g. ECONNREFUSED, have more. */
function isAnswer(code: string): boolean {
  return /^[0-9A-Z]{5}$/u.test(code) && !/^E[A-Z]{4}$/u.test(code);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
