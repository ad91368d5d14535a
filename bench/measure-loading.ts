/** What loading the reader costs, measured in processes of their own with the flags of `npm start`, as what is loaded once stays. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadCost } from '../evaluation/measure-cost.ts';
import { NODE_FLAGS } from './bot-process.ts';
import { median } from './median.ts';

const SCRIPT = join(import.meta.dirname, '..', 'evaluation', 'measure-cost.ts');
const ROUNDS = 5;

/** @returns `later` with the cache of compiled code that the service keeps, `first` without it; medians of several rounds */
export function measureLoading(): { readonly first: LoadCost; readonly later: LoadCost } {
  const cache = mkdtempSync(join(tmpdir(), 'magnesium-bench-'));
  try {
    load({ NODE_COMPILE_CACHE: cache }); // fills it
    const rounds = Array.from({ length: ROUNDS }, () => ({
      first: load({ NODE_DISABLE_COMPILE_CACHE: '1' }),
      later: load({ NODE_COMPILE_CACHE: cache }),
    }));
    return { first: medianOf(rounds.map(({ first }) => first)), later: medianOf(rounds.map(({ later }) => later)) };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function load(settings: Readonly<Record<string, string>>): LoadCost {
  const env = { PATH: process.env['PATH'], ...settings };
  return JSON.parse(execFileSync(process.execPath, [...NODE_FLAGS, SCRIPT], { env }).toString()) as LoadCost; // printed by the script
}

function medianOf(costs: readonly LoadCost[]): LoadCost {
  const middle = (part: keyof LoadCost): number => median(costs.map((cost) => cost[part]));
  return { loadMs: middle('loadMs'), residentMb: middle('residentMb'), heapMb: middle('heapMb') };
}
