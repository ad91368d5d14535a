import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Batch, createBatch } from '../../src/store/sqlite-batch.ts';

let folder: string;
let db: Database.Database;
let said: string[];
let batch: Batch;

beforeEach(() => {
  said = [];
  folder = mkdtempSync(join(tmpdir(), 'magnesium-batch-'));
  db = new Database(join(folder, 'test.db'), {
    timeout: 10,
    verbose: (statement) => said.push(String(statement)),
  });
  db.exec('create table kept (word text primary key)');
  said.length = 0;
  batch = createBatch(db, (error) => new Error(`told: ${error instanceof Error ? error.message : error}`));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const insert = (word: string) => () => {
  db.prepare('insert into kept values (?)').run(word);
  return word.length;
};
const kept = () => db.prepare('select word from kept order by word').pluck().all();
const flushes = () => said.filter((statement) => statement === 'COMMIT').length;

describe('writes to SQLite', () => {
  it('share a transaction when they come at the same moment, and each has its own result', async () => {
    const results = await Promise.all(['a', 'bb', 'ccc'].map((word) => batch.write('full', insert(word))));
    expect(results).toEqual([1, 2, 3]);
    expect(flushes()).toBe(1);
    await batch.write('full', insert('later'));
    expect(flushes()).toBe(2);
  });

  it('do not spoil each other: of one that fails nothing is kept, and all else is', async () => {
    const half = () => {
      insert('half')();
      throw new TypeError('a fault of ours');
    };
    const results = await Promise.allSettled([
      batch.write('full', insert('a')),
      batch.write('full', half),
      batch.write('full', insert('a')), // is there already
      batch.write('full', insert('b')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { message: 'told: a fault of ours' } });
    expect(kept()).toEqual(['a', 'b']);
  });

  it('all fail when nothing can be begun, and none is left behind', async () => {
    const other = new Database(db.name);
    other.exec('begin immediate');
    const results = await Promise.allSettled([batch.write('full', insert('a')), batch.write('normal', insert('b'))]);
    other.exec('rollback');
    other.close();
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(kept()).toEqual([]);
    await batch.write('full', insert('c'));
    expect(kept()).toEqual(['c']);
  });

  it('are flushed to the disk unless none of them needs it', async () => {
    const levels = () => said.filter((statement) => /synchronous/iu.test(statement));
    await Promise.all([batch.write('normal', insert('a')), batch.write('full', insert('b'))]);
    expect(levels()).toEqual([]);
    await batch.write('normal', insert('c'));
    expect(levels()).toEqual(['PRAGMA synchronous = normal', 'PRAGMA synchronous = full']);
  });

  it('are done at once when the store closes', async () => {
    const result = batch.write('full', insert('a'));
    batch.flush();
    expect(kept()).toEqual(['a']);
    expect(await result).toBe(1);
  });
});
