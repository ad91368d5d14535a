/** A command of `package.json` as a process of its own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Runs `src/<name>.ts` to its end, with these settings and no others. */
export function runCommand(
  name: 'backup' | 'restore' | 'rotate-key' | 'stats' | 'move-store',
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...settings };
    const child = execFile(process.execPath, [`src/${name}.ts`, ...args], { cwd: ROOT, env }, (_, out, errors) => {
      resolve({ code: child.exitCode ?? 1, out, errors });
    });
  });
}
