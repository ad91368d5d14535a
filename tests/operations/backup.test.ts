import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { readKeys } from '../../src/store/keys.ts';
import { runCommand } from '../command-process.ts';
import { openBeside } from '../conversations/running-bot.ts';
import { askedBy } from '../conversations/screen.ts';
import { cardOf, converse } from '../crash/crowd.ts';
import type { DataFolder } from '../service-process.ts';
import { message, NEW_PERSON, NOW_MS } from '../store/samples.ts';
import { begin, fill, newFolder, newSimulator, noHurry, onEnd, serve, statesOf, tapOn } from './kept.ts';

let data: DataFolder;
beforeEach(() => {
  data = newFolder();
});

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
    onEnd(() => store.close());
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
