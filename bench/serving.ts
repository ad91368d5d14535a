/**
 * What the service bears, each figure beside its floor in the same run: `node bench/serving.ts`, about half an hour on a
 * quiet machine. Names of parts behind it run only those: saturated, steady, slow, start, growth, replicas, yardsticks.
 */
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { encodeAction } from '../src/telegram/callback-data.ts';
import { BARE_BOT, CONVERSATIONS_BOT, SCENES_BOT, SERVICE } from './bot-process.ts';
import { loadBrain } from './brain.ts';
import { measureGrowth } from './growth.ts';
import { measureReplicas, SHARE_OF_A_CORE } from './replicas.ts';
import { measureStart, measureStartWithChats } from './start.ts';
import { figure, type Row, table } from './table.ts';
import { type LoadPair, loadFor, measureFor, measureThroughput, type Way } from './throughput.ts';
import { plainCheck } from './whole-check.ts';

const PAIRS = 7;
const STEADY_PAIRS = 3;
const STEADY_PER_SECOND = 200;
const STEADY_SECONDS = 30;
const SLOW_CALL_MS = 50;
const SLOW_SECONDS = 15;
const PEOPLE_AT_ONCE = 200;
const MANY_CHATS = 1_000_000;
const CHATS_AT_START = 100_000;

const brain = loadBrain();
const taps = plainCheck(brain.knowledge, Date.now()).actions.map(encodeAction);
const everybody = { atOnce: PEOPLE_AT_ONCE, taps };

const times = (value: number) => figure(value, 2, 'x');
const ms = (value: number) => figure(value, 1, 'ms');
const mb = (value: number) => figure(value, 0, 'MB');
const perSecond = (value: number) => figure(value, 0, '/s');
const seconds = (value: number) => figure(value, 2, 's');
const atLeast = (value: number, least: number, text: string) => ({ text: `at least ${text}`, isMet: value >= least });
const atMost = (value: number, most: number, text: string) => ({ text: `at most ${text}`, isMet: value <= most });

async function saturated(way: Way): Promise<string> {
  const { other, bare, share, pairs, seconds: each, atOnce } = await measureThroughput(taps, { way, pairs: PAIRS });
  return table(`Saturated, ${way} (${pairs} pairs of ${each} s, ${atOnce} people at once)`, [
    { what: 'updates a second', measured: perSecond(other.turnsPerSecond), floor: perSecond(bare.turnsPerSecond) },
    shareRow(share.turnsPerSecond, atLeast(share.turnsPerSecond, 1.2, '1.2')),
    {
      what: 'processor time for 1,000 updates',
      measured: seconds(other.cpuSecondsPer1000),
      floor: seconds(bare.cpuSecondsPer1000),
    },
    shareRow(share.cpuSecondsPer1000, atMost(share.cpuSecondsPer1000, 0.8, '0.8')),
    residentRow({ other, bare }),
    ...machineRows({ other, bare }),
  ]);
}

async function steady(): Promise<string> {
  const plan = { ...everybody, updatesPerSecond: STEADY_PER_SECOND };
  const { other, bare, share, pairs } = await measureFor(STEADY_SECONDS, plan, { pairs: STEADY_PAIRS });
  return table(`${STEADY_PER_SECOND} updates a second, poll (${pairs} pairs of ${STEADY_SECONDS} s)`, [
    { what: 'updates a second', measured: perSecond(other.turnsPerSecond), floor: perSecond(bare.turnsPerSecond) },
    {
      what: 'processor time for 1,000 updates',
      measured: seconds(other.cpuSecondsPer1000),
      floor: seconds(bare.cpuSecondsPer1000),
    },
    shareRow(share.cpuSecondsPer1000, atMost(share.cpuSecondsPer1000, 1, '1.0')),
    { what: 'update to first call, p50', measured: ms(other.p50Ms), floor: ms(bare.p50Ms) },
    shareRow(share.p50Ms, atMost(share.p50Ms, 1.2, '1.2')),
    { what: 'update to first call, p99', measured: ms(other.p99Ms), floor: ms(bare.p99Ms) },
    shareRow(share.p99Ms, atMost(share.p99Ms, 1.5, '1.5')),
    { what: 'update to its message, p50', measured: ms(other.messageP50Ms), floor: ms(bare.messageP50Ms) },
    { what: 'update to its message, p99', measured: ms(other.messageP99Ms), floor: ms(bare.messageP99Ms) },
    { ...residentRow({ other, bare }), aim: atMost(other.residentMb, 150, mb(150)) },
    ...machineRows({ other, bare }),
  ]);
}

async function slow(): Promise<string> {
  const plan = { ...everybody, callMs: SLOW_CALL_MS };
  const service = await loadFor(SERVICE, SLOW_SECONDS, plan);
  const bare = await loadFor(BARE_BOT, SLOW_SECONDS, plan);
  return table(`${SLOW_CALL_MS} ms for each call, ${PEOPLE_AT_ONCE} people at once, poll (${SLOW_SECONDS} s)`, [
    {
      what: 'updates a second',
      measured: perSecond(service.turnsPerSecond),
      floor: perSecond(bare.turnsPerSecond),
      aim: atLeast(service.turnsPerSecond, 1_900, '1,900'),
    },
    {
      what: 'calls that may have overtaken another of their chat',
      measured: figure(service.overlaps, 0, ''),
      floor: figure(bare.overlaps, 0, ''),
      aim: atMost(service.overlaps, 0, '0'),
    },
    ...machineRows({ other: service, bare }),
  ]);
}

async function starting(): Promise<string> {
  const empty = await measureStart();
  const full = await measureStartWithChats(brain, CHATS_AT_START);
  const emptyShare = empty.service.ms / empty.bare.ms;
  return table(`Start (${empty.rounds} rounds)`, [
    { what: 'start to first answer', measured: ms(empty.service.ms), floor: ms(empty.bare.ms) },
    shareRow(emptyShare, atMost(emptyShare, 1.5, '1.5')),
    { what: '... with 100,000 stored chats', measured: ms(full.service.ms), floor: ms(full.bare.ms) },
    shareRow(full.share, atMost(full.share, 1.5, '1.5')),
    {
      what: 'resident then',
      measured: mb(empty.service.residentMb),
      floor: mb(empty.bare.residentMb),
      aim: atMost(empty.service.residentMb, 85, mb(85)),
    },
    {
      what: '... with 100,000 stored chats',
      measured: mb(full.service.residentMb),
      floor: mb(full.bare.residentMb),
      aim: atMost(full.service.residentMb, 85, mb(85)),
    },
  ]);
}

async function growth(): Promise<string> {
  const { few, many, bytesPerChat, fewCount, manyCount } = await measureGrowth(brain, MANY_CHATS);
  const us = (value: number) => figure(value, 0, 'us');
  const flat = (more: number) => ({ text: 'within 15 %', isMet: Math.abs(more - 1) <= 0.15 });
  const count = (chats: number) => `${chats.toLocaleString('en')} stored chats`;
  return table(`A turn, ${count(manyCount)} (floor: ${count(fewCount)})`, [
    { what: 'processor time', measured: us(many.cpu), floor: us(few.cpu), aim: flat(many.cpu / few.cpu) },
    {
      what: 'wall clock, disk included',
      measured: us(many.wall),
      floor: us(few.wall),
      aim: flat(many.wall / few.wall),
    },
    {
      what: 'stored for a finished check, indexes included',
      measured: figure(bytesPerChat, 0, 'bytes'),
      aim: atMost(bytesPerChat, 800, '800 bytes'),
    },
  ]);
}

async function replicas(): Promise<string> {
  const loads = await measureReplicas(taps);
  const [one] = loads;
  if (one === undefined) throw new Error('no replicas were measured');
  return table(
    `PostgreSQL, webhook, each replica held to ${100 * SHARE_OF_A_CORE} % of a core (floor: one replica)`,
    loads.flatMap((load): Row[] => {
      const more = load.turnsPerSecond / one.turnsPerSecond;
      return [
        {
          what: `${load.replicas} replicas: updates a second`,
          measured: perSecond(load.turnsPerSecond),
          floor: perSecond(one.turnsPerSecond),
        },
        { ...shareRow(more), ...(load.replicas === 4 ? { aim: atLeast(more, 2.5, '2.5') } : {}) },
        {
          what: '... what they took of what they were held to',
          measured: figure(100 * load.usedShare, 0, '%'),
          aim: atLeast(load.usedShare, 0.9, '90 %, else the machine was full'),
        },
        { what: '... processor time of the replicas, a turn', measured: ms(load.cpuMsPerTurn) },
        { what: '... processor time of the database, a turn', measured: ms(load.databaseMsPerTurn) },
        { what: '... cores that the database took', measured: figure(load.databaseCores, 2, '') },
        { what: '... cores that the load generator took', measured: figure(load.generatorShare, 2, '') },
      ];
    }),
  );
}

/** The service as a multiple of each, by way of the bare bot of the same run. */
async function yardsticks(): Promise<string> {
  const folder = join(import.meta.dirname, 'yardsticks');
  if (!existsSync(join(folder, 'node_modules'))) {
    return 'Comparable bots: left out, their packages are not there; `npm ci --prefix bench/yardsticks` brings them';
  }
  const service = await measureThroughput(taps, { pairs: STEADY_PAIRS });
  const rows: Row[] = [];
  const named = [
    ['grammY, conversations in files', CONVERSATIONS_BOT],
    ['Telegraf, scenes in files', SCENES_BOT],
  ] as const;
  for (const [name, script] of named) {
    const bot = await measureThroughput(taps, { script, pairs: STEADY_PAIRS });
    const isAhead = (value: number) => ({ text: 'more than 1', isMet: value > 1 });
    const faster = service.share.turnsPerSecond / bot.share.turnsPerSecond;
    const lighter = bot.share.cpuSecondsPer1000 / service.share.cpuSecondsPer1000;
    rows.push(
      {
        what: `${name}: updates a second`,
        measured: perSecond(bot.other.turnsPerSecond),
        floor: perSecond(bot.bare.turnsPerSecond),
      },
      { what: '... the service does so many times as many', measured: times(faster), aim: isAhead(faster) },
      {
        what: '... processor time for 1,000 updates',
        measured: seconds(bot.other.cpuSecondsPer1000),
        floor: seconds(bot.bare.cpuSecondsPer1000),
      },
      { what: '... takes so many times that of the service', measured: times(lighter), aim: isAhead(lighter) },
      { what: '... resident after it', measured: mb(bot.other.residentMb), floor: mb(bot.bare.residentMb) },
    );
  }
  return table(`Comparable bots, poll (${STEADY_PAIRS} pairs each; they keep nothing safe from a power cut)`, rows);
}

function shareRow(share: number, aim?: Row['aim']): Row {
  return { what: '... as a share of the floor', measured: times(share), ...(aim && { aim }) };
}

function residentRow({ other, bare }: Pick<LoadPair, 'other' | 'bare'>): Row {
  return { what: 'resident at the end', measured: mb(other.residentMb), floor: mb(bare.residentMb) };
}

/** What the machine had to do with it. */
function machineRows({ other, bare }: Pick<LoadPair, 'other' | 'bare'>): Row[] {
  const percent = (share: number) => figure(100 * share, 0, '%');
  return [
    {
      what: 'share of the time in which it waited for a core',
      measured: percent(other.waitedShare),
      floor: percent(bare.waitedShare),
    },
    {
      what: 'share of a core that the load generator took',
      measured: percent(other.generatorShare),
      floor: percent(bare.generatorShare),
    },
  ];
}

const PARTS: Readonly<Record<string, readonly (() => Promise<string>)[]>> = {
  saturated: [() => saturated('poll'), () => saturated('webhook')],
  steady: [steady],
  slow: [slow],
  start: [starting],
  growth: [growth],
  replicas: [replicas],
  yardsticks: [yardsticks],
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PARTS);
const unknown = wanted.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) throw new Error(`${unknown} is no part; there are ${Object.keys(PARTS)}`);
const load = () => loadavg()[0]?.toFixed(1);
console.log(`${cpus().length} cores, ${cpus()[0]?.model}; load average ${load()} at the beginning\n`);
for (const name of wanted) {
  for (const part of PARTS[name] ?? []) console.log(`${await part()}\n`);
}
console.log(`load average ${load()} at the end`);
