/** Measures what the service costs, each figure beside its floor of the same run; see README.md for how to read it. */
import { cpus, loadavg } from 'node:os';
import { encodeAction } from '../src/telegram/callback-data.ts';
import { measureAnswering } from './answering.ts';
import { type Brain, loadBrain } from './brain.ts';
import { measureFoodLookup } from './food-lookup.ts';
import { measureGrowth } from './growth.ts';
import { measureLoading } from './measure-loading.ts';
import { measurePlanner } from './planner.ts';
import { measureHostile, measureReading } from './reading.ts';
import { measureStart } from './start.ts';
import { figure, table } from './table.ts';
import { measureThroughput } from './throughput.ts';
import { plainCheck } from './whole-check.ts';

const MOST_START_MS = 1_500;
const MOST_RESIDENT_MB = 130;
const LEAST_SHARE = 0.5;
const MOST_GROWTH = 0.2;
const PAIRS = 3;
const MANY_CHATS = 100_000;
const MOST_READING_US = 1_000;
const MOST_HOSTILE_MS = 20;
const MOST_ANSWER_MS = 5;
const MOST_LOADING_MS = 150;
const MOST_READER_MB = 25;
const MOST_LOOKUP_US = 2_000;

const ms = (value: number) => figure(value, 0, 'ms');
const us = (value: number) => figure(value, 0, 'us');
const mb = (value: number) => figure(value, 0, 'MB');

async function starting(): Promise<string> {
  const { first, service, typed, bare, rounds } = await measureStart();
  const start = (value: number) => ({ text: `under ${ms(MOST_START_MS)}`, isMet: value < MOST_START_MS });
  const memory = (value: number) => ({ text: `under ${mb(MOST_RESIDENT_MB)}`, isMet: value < MOST_RESIDENT_MB });
  return table(`Start (${rounds} rounds)`, [
    { what: 'start to first answer, first start', measured: ms(first.ms), floor: ms(bare.ms), aim: start(first.ms) },
    { what: '... later starts', measured: ms(service.ms), floor: ms(bare.ms), aim: start(service.ms) },
    {
      what: 'resident then, first start',
      measured: mb(first.residentMb),
      floor: mb(bare.residentMb),
      aim: memory(first.residentMb),
    },
    {
      what: '... later starts',
      measured: mb(service.residentMb),
      floor: mb(bare.residentMb),
      aim: memory(service.residentMb),
    },
    { what: 'start to first answer to a typed text, which needs the reader', measured: ms(typed.ms) },
    { what: '... resident then', measured: mb(typed.residentMb) },
  ]);
}

async function throughput({ knowledge }: Brain): Promise<string> {
  const taps = plainCheck(knowledge, Date.now()).actions.map(encodeAction);
  const load = await measureThroughput(taps, { pairs: PAIRS });
  const { other: service, bare, pairs, seconds, atOnce } = load;
  const share = load.share.turnsPerSecond;
  const cpu = (value: number) => figure(value, 2, 's');
  return table(`Load (${pairs} pairs of ${seconds} s, ${atOnce} people at once)`, [
    {
      what: 'turns a second',
      measured: figure(service.turnsPerSecond, 0, '/s'),
      floor: figure(bare.turnsPerSecond, 0, '/s'),
    },
    {
      what: '... as a share of the floor',
      measured: figure(share, 2, 'x'),
      aim: { text: `at least ${LEAST_SHARE}`, isMet: share >= LEAST_SHARE },
    },
    {
      what: 'processor time for 1,000 updates',
      measured: cpu(service.cpuSecondsPer1000),
      floor: cpu(bare.cpuSecondsPer1000),
    },
    { what: 'resident after the load', measured: mb(service.residentMb), floor: mb(bare.residentMb) },
    {
      what: 'share of a core that the load generator took',
      measured: figure(100 * service.generatorShare, 0, '%'),
      floor: figure(100 * bare.generatorShare, 0, '%'),
    },
  ]);
}

async function growth(brain: Brain): Promise<string> {
  const { few, many, bytesPerChat, fewCount, manyCount } = await measureGrowth(brain, MANY_CHATS);
  const chats = (count: number) => `${count.toLocaleString('en')} stored chats`;
  const flat = (more: number) => ({
    text: `flat within ${100 * MOST_GROWTH} %`,
    isMet: Math.abs(more - 1) <= MOST_GROWTH,
  });
  return table(`A turn, ${chats(manyCount)} (floor: ${chats(fewCount)})`, [
    {
      what: 'wall clock, disk included',
      measured: us(many.wall),
      floor: us(few.wall),
      aim: flat(many.wall / few.wall),
    },
    { what: 'processor time', measured: us(many.cpu), floor: us(few.cpu), aim: flat(many.cpu / few.cpu) },
    { what: '... load', measured: us(many.load), floor: us(few.load) },
    { what: '... step', measured: us(many.step), floor: us(few.step) },
    { what: '... phrase', measured: us(many.phrase), floor: us(few.phrase) },
    { what: '... commit, disk included', measured: us(many.commit), floor: us(few.commit) },
    { what: 'stored for a finished check, indexes included', measured: figure(bytesPerChat, 0, 'bytes') },
  ]);
}

function reading(brain: Brain): string {
  const { facts, words, sentences, reader } = brain.loadingMs;
  const { meanUs, longestUs, messages } = measureReading(brain);
  const hostile = measureHostile(brain);
  const answering = measureAnswering();
  const { first, later: cost } = measureLoading();
  const below = (value: number, most: number, text: string) => ({ text: `under ${text}`, isMet: value < most });
  return table('Reading and loading', [
    {
      what: `a typed message, mean of ${messages}`,
      measured: us(meanUs),
      aim: below(meanUs, MOST_READING_US, us(MOST_READING_US)),
    },
    { what: '... the longest of them', measured: us(longestUs) },
    { what: `a question answered, middle of ${answering.answers}`, measured: figure(answering.middleMs, 1, 'ms') },
    { what: '... p99', measured: figure(answering.p99Ms, 1, 'ms') },
    {
      what: '... the longest of them',
      measured: figure(answering.longestMs, 1, 'ms'),
      aim: below(answering.longestMs, MOST_ANSWER_MS, ms(MOST_ANSWER_MS)),
    },
    {
      what: `4,096 hostile characters, worst of ${hostile.texts} kinds`,
      measured: figure(hostile.longestMs, 1, 'ms'),
      aim: below(hostile.longestMs, MOST_HOSTILE_MS, ms(MOST_HOSTILE_MS)),
    },
    {
      what: 'loading the reader, in a process of its own',
      measured: ms(cost.loadMs),
      aim: below(cost.loadMs, MOST_LOADING_MS, ms(MOST_LOADING_MS)),
    },
    { what: '... without compiled code, as after an install', measured: ms(first.loadMs) },
    {
      what: '... and what it adds to resident memory',
      measured: figure(cost.residentMb, 1, 'MB'),
      aim: below(cost.residentMb, MOST_READER_MB, mb(MOST_READER_MB)),
    },
    { what: 'loading facts', measured: ms(facts) },
    { what: '... words of both languages', measured: ms(words) },
    { what: '... sentences', measured: ms(sentences) },
    { what: '... reader', measured: ms(reader) },
  ]);
}

function foodLookup(brain: Brain): string {
  const { firstUsdaUs, middleUs, p99Us, longestUs, lookups } = measureFoodLookup(brain);
  const quick = (value: number) => ({ text: `under ${us(MOST_LOOKUP_US)}`, isMet: value < MOST_LOOKUP_US });
  return table(`Looking up a food (${lookups} texts)`, [
    { what: 'the middle one', measured: us(middleUs), aim: quick(middleUs) },
    { what: 'p99', measured: us(p99Us), aim: quick(p99Us) },
    { what: 'the longest', measured: us(longestUs), aim: quick(longestUs) },
    { what: 'the first one that opens the American table', measured: us(firstUsdaUs) },
  ]);
}

function planner({ knowledge }: Brain): string {
  const seen = measurePlanner([...knowledge.foods.values()]);
  const part = (count: number) => `${count} of ${seen.solvable}`;
  const share = (count: number, least: number) => ({
    text: least === 1 ? 'all' : `at least ${100 * least} %`,
    isMet: count >= least * seen.solvable,
  });
  const quick = (value: number, most: number) => ({ text: `under ${ms(most)}`, isMet: value < most });
  return table(`Planning food (${seen.all} problems against an exact solver, ${seen.requests} requests)`, [
    { what: 'as many plans that close', measured: part(seen.sameA), aim: share(seen.sameA, 1) },
    { what: '... and at most 5 mg more open', measured: part(seen.within5Mg), aim: share(seen.within5Mg, 1) },
    { what: '... and as many portions', measured: part(seen.samePortions), aim: share(seen.samePortions, 0.98) },
    {
      what: '... and at most 50 points more',
      measured: part(seen.within50Points),
      aim: share(seen.within50Points, 0.95),
    },
    { what: 'the same in all three', measured: part(seen.identical) },
    {
      what: 'most points above the optimum',
      measured: figure(seen.mostPoints, 0, ''),
      aim: { text: 'at most 300', isMet: seen.mostPoints <= 300 },
    },
    { what: 'a request, the middle one', measured: figure(seen.middleMs, 1, 'ms'), aim: quick(seen.middleMs, 10) },
    { what: '... p99', measured: figure(seen.slowMs, 1, 'ms'), aim: quick(seen.slowMs, 60) },
    { what: '... the longest', measured: figure(seen.slowestMs, 1, 'ms') },
  ]);
}

console.log(`${cpus().length} cores, ${cpus()[0]?.model}; load average ${loadavg()[0]?.toFixed(1)} at the beginning\n`);
const brain = loadBrain();
console.log(`${await starting()}\n`);
console.log(`${await throughput(brain)}\n`);
console.log(`${await growth(brain)}\n`);
console.log(`${reading(brain)}\n`);
console.log(`${foodLookup(brain)}\n`);
console.log(`${planner(brain)}\n`);
console.log(`load average ${loadavg()[0]?.toFixed(1)} at the end (this bench alone makes about 1.5)`);
