/** From start to first answer: a process is started while one /start waits at the local Bot API. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startSimulator } from '../src/simulator/start.ts';
import { newKeyText } from '../src/store/keys.ts';
import { BARE_BOT, type BotSettings, type Script, SERVICE, startBot } from './bot-process.ts';
import type { Brain } from './brain.ts';
import { median } from './median.ts';
import { fillStore } from './stored-chats.ts';
import { variedChecks } from './whole-check.ts';

const ROUNDS = 5;
const LONGEST_START_MS = 20_000;
const DIFFERENT_PEOPLE = 500;

export interface Start {
  readonly ms: number;
  /** When the answer arrived. */
  readonly residentMb: number;
}

/** @returns medians of several rounds; `first` is without what earlier starts kept, `typed` begins with a text and not with /start */
export async function measureStart() {
  const first: Start[] = [];
  const service: Start[] = [];
  const typed: Start[] = [];
  const bare: Start[] = [];
  await start(SERVICE, {}); // fills the cache
  for (let round = 0; round < ROUNDS; round += 1) {
    first.push(await start(SERVICE, { isCached: false }));
    service.push(await start(SERVICE, {}));
    typed.push(await start(SERVICE, {}, 'elke nacht kramp'));
    bare.push(await start(BARE_BOT, {}));
  }
  return {
    first: medianOf(first),
    service: medianOf(service),
    typed: medianOf(typed),
    bare: medianOf(bare),
    rounds: ROUNDS,
  };
}

/**
 * Later starts on a store with so many chats, beside the bare bot with as many rows.
 * @returns medians of several rounds; `share` is the median of the shares within a round
 */
export async function measureStartWithChats(brain: Brain, chats: number) {
  const folder = mkdtempSync(join(tmpdir(), 'magnesium-bench-'));
  try {
    const dataFolder = join(folder, 'data');
    await fill(dataFolder, brain, chats);
    const service: Start[] = [];
    const bare: Start[] = [];
    await start(SERVICE, { dataFolder });
    for (let round = 0; round < ROUNDS; round += 1) {
      service.push(await start(SERVICE, { dataFolder }));
      bare.push(await start(BARE_BOT, { dataFolder }));
    }
    const share = median(service.map(({ ms }, round) => ms / (bare[round]?.ms ?? Number.NaN)));
    return { service: medianOf(service), bare: medianOf(bare), share, rounds: ROUNDS };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stores of both, side by side in one folder. */
async function fill(dataFolder: string, { knowledge }: Brain, chats: number): Promise<void> {
  const nowMs = Date.now();
  const states = variedChecks(knowledge, nowMs, DIFFERENT_PEOPLE).map(({ finished }) => finished);
  const keyText = newKeyText();
  const filled = fillStore(join(dataFolder, 'magnesium-check.db'), chats, states, nowMs, keyText);
  await filled.store.close();
  writeFileSync(join(dataFolder, 'bench.key'), keyText, { mode: 0o600 });
  const db = new Database(join(dataFolder, 'bare.db'));
  db.exec('create table chat (chat_id integer primary key, taps integer not null, last text not null) strict');
  const put = db.prepare("insert into chat values (?, 22, 'answer:always')");
  db.transaction(() => {
    for (let number = 0; number < chats; number += 1) put.run(filled.chatId(number));
  })();
  db.close();
}

async function start(script: Script, settings: BotSettings, text: string | null = null): Promise<Start> {
  const api = await startSimulator({ host: '127.0.0.1', port: 0 });
  const person = api.people.create({ name: 'Bench', languageCode: 'nl' });
  if (text === null) api.people.start(person);
  else api.people.say(person, text);
  const startedAtMs = performance.now();
  const bot = startBot(script, api, settings);
  try {
    const isAnswered = () => api.calls.some((call) => call.method === 'sendMessage');
    await bot.whileRunning(api.waitFor(isAnswered, LONGEST_START_MS, 'an answer'));
    return { ms: performance.now() - startedAtMs, residentMb: bot.residentMb() };
  } finally {
    await bot.stop();
    await api.close();
  }
}

function medianOf(starts: readonly Start[]): Start {
  return { ms: median(starts.map((each) => each.ms)), residentMb: median(starts.map((each) => each.residentMb)) };
}
