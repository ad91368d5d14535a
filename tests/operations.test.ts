/** What the person who runs the service does with the stored data, while people talk: real processes, real files. */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '../src/domain/event.ts';
import type { State } from '../src/domain/state.ts';
import { type Simulator, startSimulator } from '../src/simulator/start.ts';
import { loadKeys, newKeyText, readKeys } from '../src/store/keys.ts';
import { sealKeyOf } from '../src/store/seal.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import { backUp } from '../src/store/sqlite-copy.ts';
import { runCommand } from './command-process.ts';
import { isPolling, openBeside } from './conversations/running-bot.ts';
import { askedBy, liveButtons } from './conversations/screen.ts';
import { cardOf, converse } from './crash/crowd.ts';
import { type DataFolder, makeDataFolder, type Service, startService } from './service-process.ts';
import { checkOf, message, NEW_PERSON, NOW_MS } from './store/samples.ts';

let data: DataFolder;
let cleanUp: (() => Promise<void> | void)[] = [];

beforeEach(() => {
  cleanUp = [];
  data = newFolder();
});
afterEach(async () => {
  for (const clean of cleanUp.reverse()) await clean();
});

function newFolder(): DataFolder {
  const folder = makeDataFolder();
  cleanUp.push(() => folder.remove());
  return folder;
}

async function newSimulator(): Promise<Simulator> {
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  cleanUp.push(() => simulator.close());
  return simulator;
}

async function serve(simulator: Simulator, { settings }: DataFolder): Promise<Service> {
  const since = simulator.calls.length;
  const service = startService({ BOT_TOKEN: simulator.token, TELEGRAM_API_ROOT: simulator.apiRoot, ...settings });
  cleanUp.push(async () => {
    service.kill('SIGKILL');
    await service.ended;
  });
  await isPolling(simulator, since);
  return service;
}

/** A store with so many finished checks, and a message on its way in the first chat. */
async function fill(
  folder: DataFolder,
  chats: number,
  stateOf: (chatId: number) => State = () => checkOf(),
): Promise<void> {
  const { databaseFile, keyFile } = folder;
  const store = openSqliteStore({
    file: databaseFile,
    keys: loadKeys({ file: keyFile }, databaseFile),
    onTrouble: fail,
  });
  for (let chatId = 1; chatId <= chats; chatId += 1) {
    const messages = chatId === 1 ? [message('question')] : [];
    await store.commit({ chatId, updateId: chatId, version: 0, state: stateOf(chatId), messages, nowMs: NOW_MS });
  }
  await store.close();
}

async function statesOf(folder: DataFolder, chatIds: readonly number[]): Promise<readonly (State | null)[]> {
  const store = openBeside(folder);
  const states = await Promise.all(chatIds.map(async (chatId) => (await store.load(chatId)).state));
  await store.close();
  return states;
}

function sealKeysIn(file: string): readonly (number | undefined)[] {
  const db = new Database(file, { readonly: true });
  try {
    const sql =
      'select distinct substr(sealed, 1, 1) from (select sealed from chat union all select sealed from outbox)';
    return db.prepare<[], Buffer>(sql).pluck().all().map(sealKeyOf).sort();
  } finally {
    db.close();
  }
}

function fail(error: unknown): never {
  throw error;
}

/** Somebody who went on to their sixth card. */
async function begin(simulator: Simulator): Promise<{ readonly id: number }> {
  const who = simulator.people.create({ name: 'Mirjam', languageCode: 'nl' });
  simulator.people.start(who);
  for (let card = 1; card <= 5; card += 1) await tapOn(simulator, who);
  return who;
}

/** Taps the plainest answer to the card; resolves when the next one is there. @returns the question that it asks */
async function tapOn(simulator: Simulator, who: { readonly id: number }): Promise<string | null> {
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

const noHurry = { async pace() {}, onUpdate() {} };

describe('a backup', () => {
  it('that is made while people talk is restored on another machine, and they go on where they were', async () => {
    const simulator = await newSimulator();
    const service = await serve(simulator, data);
    const who = await begin(simulator);
    const [before] = await statesOf(data, [who.id]);
    const talking = converse(simulator, { ...noHurry, seed: 20_261_126, size: 8 });
    const files = [1, 2, 3].map((number) => join(data.folder, 'backups', `${number}.db`));
    for (const file of files) {
      const { code, out, errors } = await runCommand('backup', [file], data.settings);
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(out).toMatch(/: \d chats, \d+ messages on their way, \d+ kB, all pages sound/u);
    }
    await talking;

    service.kill('SIGKILL');
    await service.ended;
    const spare = newFolder();
    const backup = join(spare.folder, 'backup.db');
    copyFileSync(files[2]!, backup);
    copyFileSync(data.keyFile, spare.keyFile);
    data.remove(); // all else is lost
    const { code, out, errors } = await runCommand('restore', [backup], spare.settings);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toContain('deletion');
    expect(await statesOf(spare, [who.id])).toEqual([before]);

    const asked = askedBy(cardOf(simulator, who)!);
    await serve(simulator, spare);
    expect(await tapOn(simulator, who)).not.toBe(asked);
    const [after] = await statesOf(spare, [who.id]);
    expect(after?.check?.order).toEqual([...(before?.check?.order ?? []), asked]);
  }, 60_000);

  it('ends, and is whole, however often the store is written meanwhile', async () => {
    await fill(data, 20);
    const store = openBeside(data);
    cleanUp.push(() => store.close());
    const long = [message('x'.repeat(200_000))];
    const commit = (updateId: number, messages = long) =>
      store.commit({ chatId: updateId, updateId, version: 0, state: NEW_PERSON, messages, nowMs: NOW_MS });
    for (let updateId = 1_000; updateId < 1_040; updateId += 1) await commit(updateId);
    const file = join(data.folder, 'backup.db');
    let commits = 0;
    let isDone = false;
    const backingUp = runCommand('backup', [file], data.settings).finally(() => {
      isDone = true;
    });
    for (; !isDone; commits += 1) {
      expect(await commit(10_000 + commits, [])).toBe('committed');
      await sleep(0);
    }
    const { code, out, errors } = await backingUp;
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(commits).toBeGreaterThan(10);
    const [, chats = 0, messages = 0] = /: (\d+) chats, (\d+) messages/u.exec(out) ?? [];
    expect(Number(chats)).toBeGreaterThanOrEqual(60);
    expect(Number(messages)).toBe(41);
    expect(readdirSync(data.folder).filter((name) => name.startsWith('backup'))).toEqual(['backup.db']);
  });

  it('is for its owner only, does not hold its key, and says so', async () => {
    await fill(data, 3);
    const file = join(data.folder, 'backup.db');
    const { out } = await runCommand('backup', [file], data.settings);
    expect(out).toContain(`The key is not in it`);
    expect(out).toContain(data.keyFile);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { lookupKey, sealKeys } = readKeys(data.keyFile);
    const bytes = readFileSync(file);
    for (const key of [lookupKey, ...sealKeys.values()]) {
      expect([key, key.toString('base64url'), key.toString('hex')].some((form) => bytes.includes(form))).toBe(false);
    }
  });

  it.each([
    ['over a file that is there', () => data.databaseFile, /there is such a file already/u],
    ['without a file name', () => '', /npm run backup -- <file>/u],
  ])('is refused %s', async (_, file, says) => {
    await fill(data, 1);
    const before = readFileSync(data.databaseFile);
    const { code, errors } = await runCommand('backup', [file()].filter(Boolean), data.settings);
    expect(code).toBe(1);
    expect(errors).toMatch(says);
    expect(readFileSync(data.databaseFile).equals(before)).toBe(true);
  });

  it('of nothing is refused, and makes no key', async () => {
    const { code, errors } = await runCommand('backup', [join(data.folder, 'backup.db')], data.settings);
    expect({ code, made: existsSync(data.keyFile) }).toEqual({ code: 1, made: false });
    expect(errors).toMatch(/no store yet/u);
  });

  it('of a store that is damaged is refused, and leaves no file', async () => {
    await fill(data, 300);
    const bytes = readFileSync(data.databaseFile);
    writeFileSync(data.databaseFile, bytes.fill(0xa5, bytes.length - 40_000, bytes.length - 20_000));
    const { code, errors } = await runCommand('backup', [join(data.folder, 'backup.db')], data.settings);
    expect(code).toBe(1);
    expect(errors).toMatch(/damaged/u);
    expect(readdirSync(data.folder).sort()).toEqual(['data', 'test.key']);
  });
});

describe('a restore', () => {
  let backup: string;

  beforeEach(async () => {
    await fill(data, 120);
    backup = join(data.folder, 'backup.db');
    await backUp(data.databaseFile, { file: data.keyFile }, backup);
  });

  it('goes over no store unless it is told to, and then keeps what was there', async () => {
    const store = openBeside(data);
    await store.commit({ chatId: 1, updateId: 9_000, version: 1, state: checkOf(2), messages: [], nowMs: NOW_MS });
    await store.close();
    const refused = await runCommand('restore', [backup], data.settings);
    expect(refused.code).toBe(1);
    expect(refused.errors).toMatch(/there is a store already; add --replace/u);
    expect(await statesOf(data, [1])).toEqual([checkOf(2)]);

    const done = await runCommand('restore', [backup, '--replace'], data.settings);
    expect(done.code).toBe(0);
    const kept = /is now (\S+)\.$/mu.exec(done.out)?.[1] ?? '';
    expect(await statesOf(data, [1, 120])).toEqual([checkOf(), checkOf()]);
    expect(await statesOf({ ...data, databaseFile: kept }, [1])).toEqual([checkOf(2)]);
  });

  it('is refused while the service runs, which notices nothing', async () => {
    const simulator = await newSimulator();
    const service = await serve(simulator, data);
    const who = await begin(simulator);
    const { code, errors } = await runCommand('restore', [backup, '--replace'], data.settings);
    expect(code).toBe(1);
    expect(errors).toMatch(/another process holds the database; stop the other process/u);
    await tapOn(simulator, who);
    service.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(readdirSync(join(data.folder, 'data')).filter((name) => /before|part/u.test(name))).toEqual([]);
    const { code: codeAfter } = await runCommand('restore', [backup, '--replace'], data.settings);
    expect(codeAfter).toBe(0);
  }, 40_000);

  it('takes the place of a store that is damaged beyond reading', async () => {
    writeFileSync(data.databaseFile, readFileSync(data.databaseFile).fill(0xa5));
    expect((await runCommand('restore', [backup, '--replace'], data.settings)).code).toBe(0);
    expect(await statesOf(data, [120])).toEqual([checkOf()]);
  });

  it.each([
    ['damaged', (file: string) => spoil(file, (bytes) => bytes.fill(0xa5, bytes.length - 40_000)), /damaged/u],
    ['cut off', (file: string) => spoil(file, (bytes) => bytes.subarray(0, 9_000)), /damaged/u],
    ['no database', (file: string) => spoil(file, (bytes) => bytes.fill(0x61)), /no database/u],
    ['of a newer program', (file: string) => within(file, 'pragma user_version = 99'), /version 99/u],
    ['of another program', (file: string) => within(file, 'pragma application_id = 7'), /another program/u],
    ['a file in use', (file: string) => writeFileSync(`${file}-wal`, 'x'), /not a backup/u],
    ['not there', (file: string) => rmSync(file), /no such file/u],
    ['of another key', () => writeFileSync(data.keyFile, newKeyText()), /the lookup key is not the one/u],
    ['without its key', () => rmSync(data.keyFile), /no such key file/u],
  ])('is refused of a backup that is %s, and leaves the store as it was', async (_, change, says) => {
    const before = readFileSync(data.databaseFile);
    change(backup);
    const { code, errors } = await runCommand('restore', [backup, '--replace'], data.settings);
    expect(code).toBe(1);
    expect(errors).toMatch(says);
    expect(readFileSync(data.databaseFile).equals(before)).toBe(true);
    const rest = readdirSync(join(data.folder, 'data')).filter((name) => !name.endsWith('.lock'));
    expect(rest).toEqual(['magnesium-check.db']);
  });
});

function spoil(file: string, change: (bytes: Buffer) => Uint8Array): void {
  writeFileSync(file, change(readFileSync(file)));
}

function within(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

describe('a new key', () => {
  it('is taken over by a service at work: nothing is lost, and the older key can go', async () => {
    const simulator = await newSimulator();
    const service = await serve(simulator, data);
    const who = await begin(simulator);
    const talking = converse(simulator, { ...noHurry, seed: 4_711, size: 12 });
    for (const number of [2, 3]) {
      const { code, out, errors } = await runCommand('rotate-key', [], data.settings);
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(out).toContain(`All that is kept is sealed with seal-${number}`);
      expect(sealKeysIn(data.databaseFile)).toEqual([number]);
    }
    const { code, out } = await runCommand('rotate-key', ['--drop-old'], data.settings);
    expect({ code, out }).toEqual({ code: 0, out: `seal-1, seal-2 taken out of ${data.keyFile}.\n` });
    expect([...readKeys(data.keyFile).sealKeys.keys()]).toEqual([3]);
    const conversations = await talking;
    await tapOn(simulator, who);
    expect(sealKeysIn(data.databaseFile)).toEqual([3]);
    expect(service.out().filter((line) => /fail|trouble/u.test(line))).toEqual([]);
    service.kill('SIGTERM');
    expect(await service.ended).toBe(0);

    // The answers are those of the same people who were not disturbed.
    const calm = newFolder();
    const otherSimulator = await newSimulator();
    await serve(otherSimulator, calm);
    const undisturbed = await converse(otherSimulator, { ...noHurry, seed: 4_711, size: 12 });
    expect(conversations.map(({ cards }) => cards)).toEqual(undisturbed.map(({ cards }) => cards));
    const answersOf = async (folder: DataFolder, ids: readonly number[]) =>
      (await statesOf(folder, ids)).map((state) => state?.check?.answers);
    const ids = (all: typeof conversations) => all.map(({ chatId }) => chatId);
    expect(await answersOf(data, ids(conversations))).toEqual(await answersOf(calm, ids(undisturbed)));
    await serve(simulator, data);
    await tapOn(simulator, who);
  }, 90_000);

  it('leaves the older one where a damaged row still names it', async () => {
    await fill(data, 3);
    within(data.databaseFile, 'update chat set sealed = substr(sealed, 1, 40) where rowid = 2');
    const { code, errors } = await runCommand('rotate-key', ['--drop-old'], data.settings);
    expect({ code, errors }).toEqual({ code: 0, errors: '' }); // one key only: nothing to do
    const rotated = await runCommand('rotate-key', [], data.settings);
    expect(rotated.code).toBe(1);
    expect(rotated.errors).toMatch(/1 damaged rows cannot be sealed anew/u);
    const dropped = await runCommand('rotate-key', ['--drop-old'], data.settings);
    expect(dropped.code).toBe(1);
    expect([...readKeys(data.keyFile).sealKeys.keys()]).toEqual([1, 2]);
    expect(sealKeysIn(data.databaseFile)).toEqual([1, 2]);
    expect(await statesOf(data, [1, 3])).toEqual([checkOf(), checkOf()]);
  });

  it.each([
    [
      'a key in the environment',
      { DATA_KEY_FILE: '', DATA_KEY: newKeyText().replaceAll(/#.*\n/gu, '') },
      [],
      /in a file/u,
    ],
    ['another option', {}, ['--now'], /npm run rotate-key \[-- --drop-old\]/u],
    ['no store', {}, [], /no store yet/u],
  ])('is refused with %s, and makes nothing', async (_, settings, args, says) => {
    const { code, errors } = await runCommand('rotate-key', args, { ...data.settings, ...settings });
    expect(code).toBe(1);
    expect(errors).toMatch(says);
    expect(existsSync(data.keyFile)).toBe(false);
  });
});

describe('statistics', () => {
  it('count what is kept while the service runs, and tell nothing of nine people', async () => {
    // 21 finished and 20 at the age in Dutch; 9 in English at the sex.
    await fill(data, 50, (chatId) =>
      chatId <= 21 ? checkOf() : chatId <= 41 ? checkOf(0) : { ...checkOf(1), language: 'en' },
    );
    await serve(await newSimulator(), data);
    const { code, out, errors } = await runCommand('stats', [], data.settings);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const rows = out.split('\n').map((line) => line.trim().split(/\s{2,}/u));
    expect(rows.filter((row) => row.length > 1)).toEqual([
      ['people who agreed', '50'],
      ['with a check', '50'],
      ['finished', '20'],
      ['not finished, open at', '20'],
    ]);
    expect(out).not.toMatch(/\bsex\b|\ben\b/u);
    expect(out).toMatch(/Groups below 10 are hidden/u);
  });

  it('show groups that are large enough, rounded', async () => {
    await fill(data, 47, (chatId) => (chatId <= 25 ? checkOf(0) : { ...checkOf(2), language: 'en' }));
    const { out } = await runCommand('stats', [], data.settings);
    expect(out).toMatch(/^ {2}nl +20\n {2}en +20$/mu);
    expect(out).toMatch(/^finished +fewer than 10$/mu);
    expect(out).toMatch(/^not finished, open at +40\n {2}age +20$/mu);
  });

  it('of nothing are refused, and make no key', async () => {
    const { code, errors } = await runCommand('stats', [], data.settings);
    expect({ code, made: existsSync(data.keyFile) }).toEqual({ code: 1, made: false });
    expect(errors).toMatch(/no store yet/u);
  });
});
