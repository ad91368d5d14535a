/** What is wrong around the service: it says so once and ends with code 1, or goes on; what is stored stays as it was. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import type { ShownMessage } from '../../src/simulator/transcript.ts';
import { isPolling, openBeside } from '../conversations/running-bot.ts';
import { askedBy, Reader } from '../conversations/screen.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { type DataFolder, makeDataFolder, type Service, startService } from '../service-process.ts';
import { cardOf } from './crowd.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CHAT_WAIT_MS = 15_000;

let simulator: Simulator;
let data: DataFolder;
let services: Service[] = [];
beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0, tapAnswerLimitMs: 120_000 });
  data = makeDataFolder();
});
afterEach(async () => {
  for (const service of services) service.kill('SIGKILL');
  await Promise.all(services.map(({ ended }) => ended));
  services = [];
  await simulator.close();
  data.remove();
});

function start(settings: Readonly<Record<string, string>> = {}, root?: string): Service {
  const telegram = { BOT_TOKEN: simulator.token, TELEGRAM_API_ROOT: simulator.apiRoot };
  const service = startService({ ...telegram, ...data.settings, ...settings }, root);
  services.push(service);
  return service;
}

async function end(service: Service): Promise<void> {
  service.kill('SIGTERM');
  await service.ended;
}

/** Starts a service that cannot start; it must say one thing, on stderr only, and show no stack. */
async function refusalOf(settings: Readonly<Record<string, string>> = {}, root?: string): Promise<string> {
  const service = start(settings, root);
  expect(await service.ended).toBe(1);
  expect(service.out()).toEqual([]);
  const said = service.errors();
  expect(said).not.toMatch(/^\s+at /m);
  return said;
}

/** A person who has answered the first question, and the data that are kept of them. */
async function storeSomebody(): Promise<{ readonly id: number }> {
  const service = start();
  await isPolling(simulator);
  const who = simulator.people.create({ name: 'Ada', languageCode: 'en' });
  simulator.people.start(who);
  await tap(who, 'y:1', 'age');
  await tap(who, 'c:1:age:18-49', 'sex');
  await end(service);
  return who;
}

/** Taps on the card, and waits for the question that comes of it. */
async function tap(who: { readonly id: number }, buttonData: string, question: string): Promise<ShownMessage> {
  const card = await simulator.waitFor(() => cardOf(simulator, who), CHAT_WAIT_MS);
  simulator.people.tap(who, card.id, { data: buttonData });
  return asked(who, question);
}

async function asked(who: { readonly id: number }, question: string, withinMs = CHAT_WAIT_MS): Promise<ShownMessage> {
  const look = () => {
    const card = cardOf(simulator, who);
    return card !== undefined && askedBy(card) === question && card;
  };
  return simulator.waitFor(look, withinMs, `question ${question}`);
}

async function answersOf({ id }: { readonly id: number }): Promise<unknown> {
  const store = openBeside(data);
  const { state } = await store.load(id);
  await store.close();
  return state?.check?.answers;
}

describe('a service that cannot start', () => {
  it.each([
    [
      'a fact that is not of the right kind',
      'scoring.yaml',
      (text: string) => text.replace(/adultAge: .*/, 'adultAge: soon'),
    ],
    ['a file that is no YAML', 'safety-flags.yaml', (text: string) => `${text}\n  : [`],
  ])('for %s names the file, in one message', async (_, file, spoil) => {
    const root = copyOfHouse();
    const place = join(root, 'knowledge', file);
    const whole = readFileSync(place, 'utf8');
    writeFileSync(place, spoil(whole));
    expect(readFileSync(place, 'utf8')).not.toBe(whole);
    expect(await refusalOf({}, root)).toContain(file.split('/').at(-1));
  });

  it('for tables that no reader can be made of ends all the same, and leaves what was typed to the next start', async () => {
    const root = copyOfHouse();
    const place = join(root, 'knowledge/languages/nl/reading.yaml');
    const whole = readFileSync(place, 'utf8');
    writeFileSync(place, whole.replace(/^commands:\n {2}\w+:/mu, 'commands:\n  dance:'));
    const who = simulator.people.create({ name: 'Ada', languageCode: 'en' });
    simulator.people.say(who, 'I have chest pain');
    const service = start({}, root);
    expect(await service.ended).toBe(1);
    expect(service.errors()).toContain('no command is called "dance"');
    writeFileSync(place, whole);
    start({}, root);
    await simulator.waitFor(() => cardOf(simulator, who)?.text.includes('112') === true, CHAT_WAIT_MS);
  });

  it('for a database of a newer version leaves it as it is, and the newer program finds everything', async () => {
    const who = await storeSomebody();
    const version = changeVersion(+1);
    const before = readFileSync(data.databaseFile);
    expect(await refusalOf()).toMatch(/^.*magnesium-check\.db: the database is of version \d+, .*newer program.*\n$/);
    expect(readFileSync(data.databaseFile).equals(before)).toBe(true);
    expect(changeVersion(-1)).toBe(version);
    expect(await answersOf(who)).toEqual({ age: { is: 'option', option: '18-49' } });
  });

  it('for a wrong key loses nothing: with the right one everything is there again', async () => {
    const who = await storeSomebody();
    const key = readFileSync(data.keyFile, 'utf8');
    writeFileSync(data.keyFile, key.replace(/seal-1=.{8}/, 'seal-1=AAAAAAAA'));
    expect(await refusalOf()).toMatch(/^.*test\.key: seal-1 is not the one .*\n$/);
    rmSync(data.keyFile);
    expect(await refusalOf()).toMatch(/^.*test\.key: no such key file.*\n$/);
    writeFileSync(data.keyFile, key, { mode: 0o600 });
    expect(await answersOf(who)).toEqual({ age: { is: 'option', option: '18-49' } });
    start();
    simulator.people.say(who, 'woman');
    await asked(who, 'safety-now');
  });

  it('for a database with damage inside says so and leaves it as it is', async () => {
    await storeSomebody();
    const bytes = readFileSync(data.databaseFile);
    bytes.fill(0xff, 4_096, bytes.length);
    writeFileSync(data.databaseFile, bytes);
    expect(await refusalOf()).toMatch(/^.*magnesium-check\.db: .*damaged.*backup.*\n$/);
    expect(readFileSync(data.databaseFile).equals(bytes)).toBe(true);
  });

  it('for a key file that everybody can read says how to close it', async () => {
    await storeSomebody();
    chmodSync(data.keyFile, 0o644);
    expect(await refusalOf()).toMatch(/^.*test\.key: everybody .* can read .*chmod 600 .*\n$/);
  });

  it('for a data folder that cannot be made says where', async () => {
    const file = join(data.folder, 'a-file');
    writeFileSync(file, '');
    expect(await refusalOf({ DATA_DIR: join(file, 'data') })).toMatch(/^.*a-file\/data\/magnesium-check\.db: .*\n$/);
  });

  it.skipIf(process.getuid?.() === 0)('for a data folder that cannot be written says where', async () => {
    mkdirSync(dirname(data.databaseFile), { mode: 0o500 });
    expect(await refusalOf()).toMatch(/^.*magnesium-check\.db: .*writable.*\n$/);
  });

  it('for several wrong settings names all of them at once, and no secret', async () => {
    const said = await refusalOf({ PORT: '99999', LOG_LEVEL: 'loud', BOT_TOKEN: 'qwertyuiop' });
    expect(
      said
        .trimEnd()
        .split('\n')
        .map((line) => line.split(':')[0])
        .sort(),
    ).toEqual(['BOT_TOKEN', 'LOG_LEVEL', 'PORT']);
    expect(said).not.toContain('qwertyuiop');
  });
});

/** Needs Linux: a limit on the size of files plays the full disk, and can be set and lifted while the service runs. */
const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;

describe.skipIf(!canLimit)('a service whose disk is full', () => {
  it('takes the answer up as soon as there is space', async () => {
    const { service, who } = await talking();
    fillDisk(service);
    simulator.people.tap(who, cardOf(simulator, who)?.id ?? 0, { data: 'c:1:sex:female' });
    await expect.poll(() => service.out().join('\n'), { timeout: 10_000 }).toContain('store-failed');
    freeDisk(service);
    await asked(who, 'safety-now');
    expect(await answersOf(who)).toEqual({
      age: { is: 'option', option: '18-49' },
      sex: { is: 'option', option: 'female' },
    });
  });

  it('tells the person after a while, loses nothing, and goes on when there is space', async () => {
    const { service, who } = await talking();
    fillDisk(service);
    simulator.people.tap(who, cardOf(simulator, who)?.id ?? 0, { data: 'c:1:sex:female' });
    const reader = new Reader(words().en, knowledge);
    const saysSorry = () => simulator.transcript(who).some(({ text }) => reader.noticesIn(text).includes('failed'));
    await simulator.waitFor(saysSorry, 90_000, 'the apology');
    freeDisk(service);
    await tap(who, 'o:start', 'sex'); // the button under the apology
    await tap(who, 'c:1:sex:female', 'safety-now');
    expect(await answersOf(who)).toEqual({
      age: { is: 'option', option: '18-49' },
      sex: { is: 'option', option: 'female' },
    });
    await end(service);
    expect(service.errors()).toBe('');
  }, 120_000);
});

async function talking(): Promise<{ readonly service: Service; readonly who: { readonly id: number } }> {
  const service = start();
  await isPolling(simulator);
  const who = simulator.people.create({ name: 'Ada', languageCode: 'en' });
  simulator.people.start(who);
  await tap(who, 'y:1', 'age');
  await tap(who, 'c:1:age:18-49', 'sex');
  return { service, who };
}

/** No file grows any more. */
function fillDisk({ pid }: Service): void {
  const bytes = statSync(`${data.databaseFile}-wal`).size;
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
}

function freeDisk({ pid }: Service): void {
  execFileSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:']);
}

/** The program with a knowledge folder that may be spoilt. */
function copyOfHouse(): string {
  const root = join(data.folder, 'house');
  for (const part of ['src', 'knowledge', 'package.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

/** @returns the version before */
function changeVersion(by: number): number {
  const db = new Database(data.databaseFile);
  const version = Number(db.pragma('user_version', { simple: true }));
  db.pragma(`user_version = ${version + by}`);
  db.pragma('wal_checkpoint(truncate)');
  db.close();
  return version + (by < 0 ? by : 0);
}
