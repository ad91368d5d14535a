import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { newKeyText, readKeys } from '../../src/store/keys.ts';
import { runCommand } from '../command-process.ts';
import { converse } from '../crash/crowd.ts';
import type { DataFolder } from '../service-process.ts';
import { checkOf } from '../store/samples.ts';
import { begin, fill, newFolder, newSimulator, noHurry, sealKeysIn, serve, statesOf, tapOn, within } from './kept.ts';

let data: DataFolder;
beforeEach(() => {
  data = newFolder();
});

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
