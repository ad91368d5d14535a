import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newKeyText } from '../../src/store/keys.ts';
import { backUp } from '../../src/store/sqlite-copy.ts';
import { runCommand } from '../command-process.ts';
import { openBeside } from '../conversations/running-bot.ts';
import type { DataFolder } from '../service-process.ts';
import { checkOf, NOW_MS } from '../store/samples.ts';
import { begin, fill, newFolder, newSimulator, serve, statesOf, tapOn, within } from './kept.ts';

let data: DataFolder;
beforeEach(() => {
  data = newFolder();
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
    ['empty', (file: string) => writeFileSync(file, ''), /this is no backup, nothing is in it/u],
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
    expect(errors).not.toContain('.part'); // what was named is what the message names
    expect(readFileSync(data.databaseFile).equals(before)).toBe(true);
    const rest = readdirSync(join(data.folder, 'data')).filter((name) => !name.endsWith('.lock'));
    expect(rest).toEqual(['magnesium-check.db']);
  });
});

function spoil(file: string, change: (bytes: Buffer) => Uint8Array): void {
  writeFileSync(file, change(readFileSync(file)));
}
