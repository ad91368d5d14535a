/** Connections to a PostgreSQL server, and statements on them; what fails is a StoreError. */
import pg from 'pg';
import { asStoreError, isClash } from './postgres-error.ts';
import type { Statement } from './postgres-statements.ts';

/** Within a transaction. */
export interface Session {
  run<Row = unknown>(statement: Statement, values: readonly unknown[]): Promise<readonly Row[]>;
  /** Several statements without values, or one; these may take long. */
  script<Row = unknown>(text: string): Promise<readonly Row[]>;
}

export interface Postgres {
  /** Which database it is, for messages; without user and password. */
  readonly where: string;
  /** One statement is one transaction. One that was undone for another is run again. @returns its rows */
  run<Row = unknown>(statement: Statement, values: readonly unknown[]): Promise<readonly Row[]>;
  /** All that `work` does, or nothing. @throws what `work` throws */
  transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Turns and deliveries of one replica at the same time; more wait in line. */
const MOST_CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 5_000;
/** A server that has vanished answers nothing, and nothing says so. */
const ANSWER_WITHIN_MS = 10_000;
/** A migration may rewrite all there is. */
const SCRIPT_WITHIN_MS = 60 * 60_000;
/** A process that hangs in the middle of one must not hold up a chat for the others. */
const BEGIN = `begin; set local idle_in_transaction_session_timeout = '10s'`;
const MOST_TRIES = 4;
const BIGINT = 20;

/** @param onTrouble told of connections that broke while nobody used them */
export function connectPostgres(url: string, onTrouble: (error: unknown) => void): Postgres {
  const { host, pathname } = new URL(url);
  const where = `DATABASE_URL (${host}${pathname})`;
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
    application_name: 'magnesium-check',
    // Ids, versions and times are below 2^53.
    types: { getTypeParser: (oid, format) => (oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)) },
  });
  let isClosed = false;
  // Without listeners, a restart of the server would end the process. In use, the statement on a broken connection fails, or
  // the next one does; in between and right after connecting the pool does not listen.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', (error) => {
    if (!isClosed) onTrouble(asStoreError(where, error)); // one that is being closed may as well break
  });

  async function withTries<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (tries === MOST_TRIES || !isClash(error)) throw asStoreError(where, error);
      }
    }
  }

  return {
    where,
    async run<Row>(statement: Statement, values: readonly unknown[]) {
      // A connection on which something failed is not used again: after a failover it may lead to a server that only reads.
      return withTries(async () => (await pool.query({ ...statement, values: [...values] })).rows as Row[]);
    },
    transaction: (work) =>
      withTries(async () => {
        const client = await pool.connect();
        try {
          await client.query(BEGIN);
          const result = await work({
            async run<Row>(statement: Statement, values: readonly unknown[]) {
              return (await client.query({ ...statement, values: [...values] })).rows as Row[];
            },
            async script<Row>(text: string) {
              const patient = { text, query_timeout: SCRIPT_WITHIN_MS }; // its types do not tell of that one
              return (await client.query(patient)).rows as Row[];
            },
          });
          await client.query('commit');
          client.release();
          return result;
        } catch (error) {
          client.release(true); // closing it undoes what was begun
          throw error;
        }
      }),
    async close() {
      isClosed = true;
      await pool.end();
    },
  };
}
