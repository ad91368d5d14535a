import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSealKey, dropOldSealKeys, loadKeys, newKeyText, parseKeys } from '../../src/store/keys.ts';
import { StoreError } from '../../src/store/store-error.ts';

const KEY = 'A'.repeat(43);

describe('the key file', () => {
  let folder: string;
  let file: string;
  const noDatabase = '/nowhere/magnesium-check.db';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'magnesium-keys-'));
    file = join(folder, 'secret', 'magnesium-check.key');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made on the first start, for its owner only, and stays the same', () => {
    const made = loadKeys({ file }, noDatabase);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(loadKeys({ file }, noDatabase)).toEqual(made);
    expect(made.newestSealKey).toBe(1);
    expect(made.lookupKey.equals(made.sealKeys.get(1)!)).toBe(false);
  });

  it('is refused when everybody can read it', () => {
    loadKeys({ file }, noDatabase);
    chmodSync(file, 0o644);
    expect(() => loadKeys({ file }, noDatabase)).toThrow(`run "chmod 600 ${file}"`);
    expect(() => addSealKey(file)).toThrow(StoreError);
    chmodSync(file, 0o640);
    expect(loadKeys({ file }, noDatabase).newestSealKey).toBe(1);
  });

  it('takes a new seal key behind the older ones', () => {
    const before = loadKeys({ file }, noDatabase);
    expect(addSealKey(file)).toBe(2);
    expect(addSealKey(file)).toBe(3);
    const after = loadKeys({ file }, noDatabase);
    expect(after.newestSealKey).toBe(3);
    expect([...after.sealKeys.keys()]).toEqual([1, 2, 3]);
    expect(after.sealKeys.get(1)).toEqual(before.sealKeys.get(1));
    expect(after.lookupKey).toEqual(before.lookupKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Key of /u);
  });

  it('lets go of all but the newest seal key, and of nothing else', () => {
    const { lookupKey } = loadKeys({ file }, noDatabase);
    addSealKey(file);
    addSealKey(file);
    const comment = readFileSync(file, 'utf8').split('\n')[0];
    expect(dropOldSealKeys(file)).toEqual([1, 2]);
    const left = loadKeys({ file }, noDatabase);
    expect([...left.sealKeys.keys()]).toEqual([3]);
    expect(left.lookupKey).toEqual(lookupKey);
    expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(comment);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(dropOldSealKeys(file)).toEqual([]);
    expect(addSealKey(file)).toBe(4); // a number is not used twice
  });

  it('lets go of keys on one line too', () => {
    loadKeys({ file }, noDatabase);
    writeFileSync(file, `lookup=${KEY} seal-1=${KEY} seal-12=${KEY}`, { mode: 0o600 });
    expect(dropOldSealKeys(file)).toEqual([1]);
    expect([...loadKeys({ file }, noDatabase).sealKeys.keys()]).toEqual([12]);
  });

  it('takes no more than 255', () => {
    loadKeys({ file }, noDatabase);
    writeFileSync(file, `lookup=${KEY} seal-255=${KEY}`, { mode: 0o600 });
    expect(() => addSealKey(file)).toThrow(/255/u);
  });

  it('cannot be made where a file stands in the way', () => {
    writeFileSync(join(folder, 'secret'), '');
    expect(() => loadKeys({ file }, noDatabase)).toThrow(/cannot be written.*DATA_KEY_FILE/u);
  });
});

describe('the text of a key', () => {
  it('reads the same on one line as in a file', () => {
    const text = newKeyText();
    const line = text.replaceAll(/#.*\n/gu, '').trim().replaceAll('\n', ' ');
    expect(line).toMatch(/^lookup=\S{43} seal-1=\S{43}$/u);
    expect(parseKeys(line, 'x')).toEqual(parseKeys(text, 'x'));
    expect(loadKeys({ text: line }, '/nowhere')).toEqual(parseKeys(text, 'DATA_KEY'));
  });

  it.each([
    ['nothing', '', /the lookup key is missing/u],
    ['no seal key', `lookup=${KEY}`, /no seal key/u],
    ['no lookup key', `seal-1=${KEY}`, /the lookup key is missing/u],
    ['a short key', `lookup=${KEY} seal-1=${KEY.slice(2)}`, /43 letters/u],
    ['a long key', `lookup=${KEY} seal-1=${KEY}AA`, /43 letters/u],
    ['a word', `lookup=${KEY} seal-1=${KEY} secretword`, /not "lookup=" or/u],
    ['another name', `lookup=${KEY} seel-1=${KEY}`, /not "lookup=" or/u],
    ['a key twice', `lookup=${KEY} seal-1=${KEY} seal-1=${KEY}`, /stands there twice/u],
    ['a lookup key twice', `lookup=${KEY} lookup=${KEY} seal-1=${KEY}`, /stands there twice/u],
    ['a number of none', `lookup=${KEY} seal-0=${KEY}`, /not in 1 to 255/u],
    ['too high a number', `lookup=${KEY} seal-256=${KEY}`, /not in 1 to 255/u],
  ])('is refused with %s, without showing any of it', (_, text, says) => {
    expect(() => parseKeys(text, 'DATA_KEY')).toThrow(says);
    expect(() => parseKeys(text, 'DATA_KEY')).toThrow(/^DATA_KEY: .*put back the copy/u);
    expect(() => parseKeys(text, 'DATA_KEY')).not.toThrow(/AAAA|secretword/u);
  });
});
