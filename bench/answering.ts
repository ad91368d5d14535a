/**
 * What it takes to answer a question: read, decide, put into words. Every question once, in a process with the flags of
 * `npm start` and nothing else in it, as collecting garbage is a part of what an answer takes.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setImmediate as nextRound } from 'node:timers/promises';
import { readItems } from '../evaluation/read-items.ts';
import { loadBrain } from '../src/brain.ts';
import { step } from '../src/domain/step.ts';
import { NODE_FLAGS } from './bot-process.ts';

export interface AnswerTimes {
  readonly middleMs: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  readonly answers: number;
}

const WORK = join(import.meta.dirname, '..', 'evaluation', 'work');
/** Rounds before the clock counts, while the code is still being compiled. */
const WARM_UP = 3;
const ROUNDS = 3;
const NOW_MS = Date.UTC(2026, 10, 26);

/** @returns milliseconds of single answers, none of them a mean of several */
export function measureAnswering(): AnswerTimes {
  return JSON.parse(execFileSync(process.execPath, [...NODE_FLAGS, import.meta.filename]).toString()) as AnswerTimes; // printed below
}

if (import.meta.main) {
  const { knowledge, understand, phrase, makeReader } = loadBrain();
  await makeReader();
  const { questions } = readItems(WORK);
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const { text, language } of questions) {
      const spoken = language === 'en' ? 'en' : 'nl';
      const beganAt = performance.now();
      const reading = understand(text, spoken);
      const world = { knowledge, nowMs: NOW_MS, appLanguage: spoken };
      const { views } = step(null, { kind: 'text', reading, tooLong: false }, world);
      phrase(views, spoken, 'written');
      if (round >= WARM_UP) times.push(performance.now() - beganAt);
      await nextRound();
    }
  }
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.floor(share * times.length)] ?? 0;
  const found: AnswerTimes = {
    middleMs: at(0.5),
    p99Ms: at(0.99),
    longestMs: times.at(-1) ?? 0,
    answers: times.length,
  };
  console.log(JSON.stringify(found));
}
