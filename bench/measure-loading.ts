/** What loading the reader costs, measured in a process of its own with the flags of `npm start`, as what is loaded once stays. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { LoadCost } from '../evaluation/measure-cost.ts';
import { NODE_FLAGS } from './bot-process.ts';

export function measureLoading(): LoadCost {
  const script = join(import.meta.dirname, '..', 'evaluation', 'measure-cost.ts');
  return JSON.parse(execFileSync(process.execPath, [...NODE_FLAGS, '--expose-gc', script]).toString()) as LoadCost; // printed by the script
}
