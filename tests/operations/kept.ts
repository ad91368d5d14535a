/** Folders, services and people for the tests of what an operator does: real processes, real files. */
import Database from 'better-sqlite3';
import { afterEach } from 'vitest';
import type { Action } from '../../src/domain/event.ts';
import type { State } from '../../src/domain/state.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { loadKeys } from '../../src/store/keys.ts';
import { sealKeyOf } from '../../src/store/seal.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { isPolling, openBeside } from '../conversations/running-bot.ts';
import { askedBy, liveButtons } from '../conversations/screen.ts';
import { cardOf } from '../crash/crowd.ts';
import { type DataFolder, makeDataFolder, type Service, startService } from '../service-process.ts';
import { checkOf, message, NOW_MS } from '../store/samples.ts';

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.reverse()) await clean();
  cleanUp = [];
});

/** Done at the end of the test, the last first. */
export function onEnd(clean: () => unknown): void {
  cleanUp.push(clean);
}

/** A folder of this test, taken away at its end. */
export function newFolder(): DataFolder {
  const folder = makeDataFolder();
  onEnd(() => folder.remove());
  return folder;
}

/** A Telegram of this test. */
export async function newSimulator(): Promise<Simulator> {
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  onEnd(() => simulator.close());
  return simulator;
}

/** The service on a folder, once it takes updates; killed at the end of the test. */
export async function serve(simulator: Simulator, { settings }: DataFolder): Promise<Service> {
  const since = simulator.calls.length;
  const service = startService({ BOT_TOKEN: simulator.token, TELEGRAM_API_ROOT: simulator.apiRoot, ...settings });
  onEnd(async () => {
    service.kill('SIGKILL');
    await service.ended;
  });
  await isPolling(simulator, since);
  return service;
}

/** A store with so many finished checks, and a message on its way in the first chat. */
export async function fill(
  folder: DataFolder,
  chats: number,
  stateOf: (chatId: number) => State = () => checkOf(),
): Promise<void> {
  const { databaseFile, keyFile } = folder;
  const store = openSqliteStore({
    file: databaseFile,
    keys: loadKeys({ file: keyFile }, databaseFile),
    onTrouble: (error) => {
      throw error;
    },
  });
  for (let chatId = 1; chatId <= chats; chatId += 1) {
    const messages = chatId === 1 ? [message('question')] : [];
    await store.commit({ chatId, updateId: chatId, version: 0, state: stateOf(chatId), messages, nowMs: NOW_MS });
  }
  await store.close();
}

/** What is kept of these chats. */
export async function statesOf(folder: DataFolder, chatIds: readonly number[]): Promise<readonly (State | null)[]> {
  const store = openBeside(folder);
  const states = await Promise.all(chatIds.map(async (chatId) => (await store.load(chatId)).state));
  await store.close();
  return states;
}

/** Numbers of the keys with which rows are sealed. */
export function sealKeysIn(file: string): readonly (number | undefined)[] {
  const db = new Database(file, { readonly: true });
  try {
    const sql =
      'select distinct substr(sealed, 1, 1) from (select sealed from chat union all select sealed from outbox)';
    return db.prepare<[], Buffer>(sql).pluck().all().map(sealKeyOf).sort();
  } finally {
    db.close();
  }
}

/** Somebody who went on to their sixth card. */
export async function begin(simulator: Simulator): Promise<{ readonly id: number }> {
  const who = simulator.people.create({ name: 'Mirjam', languageCode: 'nl' });
  simulator.people.start(who);
  for (let card = 1; card <= 5; card += 1) await tapOn(simulator, who);
  return who;
}

/** Taps the plainest answer to the card; resolves when the next one is there. @returns the question that it asks */
export async function tapOn(simulator: Simulator, who: { readonly id: number }): Promise<string | null> {
  await simulator.waitFor(() => cardOf(simulator, who) !== undefined, 15_000, 'a first card');
  const before = cardOf(simulator, who)!;
  const asked = askedBy(before);
  const buttons = liveButtons(before);
  const on = buttons.find(({ action }) => /^(consent|none|choose)$/u.test(action.do) && isPlain(action))!;
  simulator.people.tap(who, before.id, { data: on.data });
  const isNext = () => {
    const card = cardOf(simulator, who);
    return card !== undefined && liveButtons(card).length > 0 && askedBy(card) !== asked;
  };
  await simulator.waitFor(isNext, 15_000, `a card after ${asked}`);
  return askedBy(cardOf(simulator, who)!);
}

/** Under 18 is the end. */
function isPlain(action: Action): boolean {
  return !(action.do === 'choose' && action.option === 'under-18') && !(action.do === 'consent' && !action.agreed);
}

/** People who tap as soon as they can. */
export const noHurry = { async pace() {}, onUpdate() {} };

/** A statement from beside the store. */
export function within(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}
