/** What a turn costs in a small and in a large store, and where its time goes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Content } from '../src/chat.ts';
import { openQuestion } from '../src/domain/questionnaire.ts';
import { step } from '../src/domain/step.ts';
import { createTurn, type TakeTurn } from '../src/turn.ts';
import type { Brain } from './brain.ts';
import { median } from './median.ts';
import { type FilledStore, fillStore } from './stored-chats.ts';
import { plainCheck, variedChecks } from './whole-check.ts';

const FEW = 1_000;
const DIFFERENT_PEOPLE = 500;
const ROUNDS = 11;
/** Rounds that are not counted, while the code is still being compiled. */
const WARM_UP = 3;
/** Enough taps in a round to meet the checkpoint that the store makes about every 200 turns. */
const CHATS_PER_ROUND = 12;

const PARTS = ['load', 'step', 'phrase', 'commit'] as const;
type Part = (typeof PARTS)[number];
/** Of a turn, in microseconds; `cpu` is processor time, in which waiting for the disk does not count. */
export type TurnCost = Readonly<Record<Part | 'wall' | 'cpu', number>>;

/**
 * In both stores, in turn, people come back and go through a new check; each turn is that of the service, without
 * sending.
 */
export async function measureGrowth(brain: Brain, manyCount: number) {
  const folder = mkdtempSync(join(tmpdir(), 'magnesium-bench-'));
  const nowMs = Date.now();
  const states = variedChecks(brain.knowledge, nowMs, DIFFERENT_PEOPLE).map(({ finished }) => finished);
  const few = stopwatchOn(brain, fillStore(join(folder, 'few.db'), FEW, states, nowMs));
  const many = stopwatchOn(brain, fillStore(join(folder, 'many.db'), manyCount, states, nowMs));
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const each of [few, many]) await each.round(round >= WARM_UP);
    }
    const { bytesPerChat } = many.filled;
    return { few: medianOf(few.costs), many: medianOf(many.costs), bytesPerChat, fewCount: FEW, manyCount };
  } finally {
    for (const each of [few, many]) await each.filled.store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function stopwatchOn(brain: Brain, filled: FilledStore) {
  const { store } = filled;
  const spentMs: Record<Part, number> = { load: 0, step: 0, phrase: 0, commit: 0 };
  const timed = <Given extends readonly unknown[], Result>(part: Part, work: (...given: Given) => Result) => {
    return (...given: Given): Result => {
      const beganAt = performance.now();
      const result = work(...given);
      spentMs[part] += performance.now() - beganAt; // the store reads before it returns a promise
      return result;
    };
  };
  const takeTurn = createTurn({
    ...brain,
    step: timed('step', step),
    phrase: timed('phrase', brain.phrase),
    store: {
      load: timed('load', (chatId) => store.load(chatId)),
      async commit(turn) {
        // It waits for what else comes at the same moment; here nothing does.
        const beganAt = performance.now();
        const outcome = await store.commit(turn);
        spentMs.commit += performance.now() - beganAt;
        return outcome;
      },
      dropPending: (chatId) => store.dropPending(chatId),
    },
  });
  const costs: TurnCost[] = [];
  let updateId = 1;
  let next = 0;

  /** Somebody starts anew and answers everything; what is to be sent is taken away outside the measurement. */
  async function wholeCheck(spent: { wallMs: number; cpuUs: number; turns: number }): Promise<void> {
    const chatId = filled.chatId(next);
    // A step that shares no factor with the number of chats goes past all of them, in no order.
    next = (next + 7_919) % filled.chatCount;
    const nowMs = Date.now();
    for (const content of newCheckOf(brain, nowMs)) {
      updateId += 1;
      await timedTurn(takeTurn, { chatId, updateId, atMs: nowMs, content }, spent);
      for (let pending = await store.nextPending(chatId, nowMs); pending; ) {
        await store.markSent(pending, undefined);
        pending = await store.nextPending(chatId, nowMs);
      }
    }
    const { state } = await store.load(chatId);
    if (state?.check == null || openQuestion(state.check, brain.knowledge) !== null) {
      throw new Error('a check of the bench ended without a result; mend the answers in bench/whole-check.ts');
    }
  }

  return {
    filled,
    costs,
    async round(isCounted: boolean): Promise<void> {
      for (const part of PARTS) spentMs[part] = 0;
      const spent = { wallMs: 0, cpuUs: 0, turns: 0 };
      for (let count = 0; count < CHATS_PER_ROUND; count += 1) await wholeCheck(spent);
      const us = (ms: number) => (1000 * ms) / spent.turns;
      if (!isCounted) return;
      costs.push({
        load: us(spentMs.load),
        step: us(spentMs.step),
        phrase: us(spentMs.phrase),
        commit: us(spentMs.commit),
        wall: us(spent.wallMs),
        cpu: spent.cpuUs / spent.turns,
      });
    },
  };
}

async function timedTurn(
  takeTurn: TakeTurn,
  { chatId, updateId, atMs, content }: { chatId: number; updateId: number; atMs: number; content: Content },
  spent: { wallMs: number; cpuUs: number; turns: number },
): Promise<void> {
  const cpu = process.cpuUsage();
  const beganAt = performance.now();
  const turned = await takeTurn({ chatId, updateId, atMs, content, appLanguage: 'nl', tapId: 'tap' });
  spent.wallMs += performance.now() - beganAt;
  const { user, system } = process.cpuUsage(cpu);
  spent.cpuUs += user + system;
  spent.turns += 1;
  if (turned.is !== 'committed') throw new Error(`a turn of the bench is ${turned.is}`);
}

/** /check, "yes, start anew", and a tap for each question. The check that is stored is the first, so this is the second. */
function newCheckOf({ knowledge }: Brain, nowMs: number): readonly Content[] {
  const taps = plainCheck(knowledge, nowMs).actions.slice(1);
  return [
    { kind: 'command', command: 'check', payload: null },
    { kind: 'tap', action: { do: 'restart', yes: true } },
    ...taps.map((action): Content => ({ kind: 'tap', action: 'run' in action ? { ...action, run: 2 } : action })),
  ];
}

function medianOf(costs: readonly TurnCost[]): TurnCost {
  const of = (part: keyof TurnCost) => median(costs.map((cost) => cost[part]));
  return {
    load: of('load'),
    step: of('step'),
    phrase: of('phrase'),
    commit: of('commit'),
    wall: of('wall'),
    cpu: of('cpu'),
  };
}
