/** The real service as a process of its own, on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** A folder for data and key, and the settings that put them there. */
export interface DataFolder {
  readonly folder: string;
  readonly databaseFile: string;
  readonly keyFile: string;
  readonly settings: Readonly<Record<string, string>>;
  remove(): void;
}

export interface Service {
  /** Of the process; 0 if it could not be started. */
  readonly pid: number;
  /** Lines on stdout so far. */
  readonly out: () => readonly string[];
  readonly errors: () => string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void;
}

export function makeDataFolder(): DataFolder {
  const folder = mkdtempSync(join(tmpdir(), 'magnesium-check-'));
  const keyFile = join(folder, 'test.key');
  return {
    folder,
    databaseFile: join(folder, 'data', 'magnesium-check.db'),
    keyFile,
    settings: { DATA_DIR: join(folder, 'data'), DATA_KEY_FILE: keyFile },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The people of the tests type and tap faster than any person, and are no flood. */
export const QUICK_PEOPLE = { CHAT_BURST: '1000000', QUICK_TAP_MS: '0' } as const;

/**
 * Starts `src/start.js` with these settings and no others, for quick people unless they say otherwise.
 * @param root where `src/` and `knowledge/` are
 * @param flags of Node; not all of them may stand in NODE_OPTIONS
 */
export function startService(
  settings: Readonly<Record<string, string>>,
  root = ROOT,
  flags: readonly string[] = [],
): Service {
  const child: ChildProcess = spawn(process.execPath, [...flags, 'src/start.js'], {
    cwd: root,
    env: { PATH: process.env['PATH'], TMPDIR: tmpdir(), ...QUICK_PEOPLE, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  return {
    pid: child.pid ?? 0,
    out: () => out.split('\n').filter((line) => line !== ''),
    errors: () => errors,
    ended: new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))),
    kill: (signal) => child.kill(signal),
  };
}
