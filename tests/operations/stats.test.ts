import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../command-process.ts';
import type { DataFolder } from '../service-process.ts';
import { checkOf } from '../store/samples.ts';
import { fill, newFolder, newSimulator, serve } from './kept.ts';

let data: DataFolder;
beforeEach(() => {
  data = newFolder();
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
