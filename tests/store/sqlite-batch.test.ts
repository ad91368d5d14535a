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
    const results = await Promise.all(['a', 'bb', 'ccc'].map((word) => batch.write(insert(word))));
    expect(results).toEqual([1, 2, 3]);
    expect(flushes()).toBe(1);
    await batch.write(insert('later'));
    expect(flushes()).toBe(2);
  });

  it('do not spoil each other: of one that fails nothing is kept, and all else is', async () => {
    const half = () => {
      insert('half')();
      throw new TypeError('a fault of ours');
    };
    const results = await Promise.allSettled([
      batch.write(insert('a')),
      batch.write(half),
      batch.write(insert('a')), // is there already
      batch.write(insert('b')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { message: 'told: a fault of ours' } });
    expect(kept()).toEqual(['a', 'b']);
  });

  it('all fail when nothing can be begun, and none is left behind', async () => {
    const other = new Database(db.name);
    other.exec('begin immediate');
    const results = await Promise.allSettled([batch.write(insert('a')), batch.writeSoon(insert('b'))]);
    other.exec('rollback');
    other.close();
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(kept()).toEqual([]);
    await batch.write(insert('c'));
    expect(kept()).toEqual(['c']);
  });

  it('that have no hurry go along with the next one that has, in the order in which they came', async () => {
    const remove = () => db.prepare('delete from kept').run().changes;
    const soon = [batch.writeSoon(insert('a')), batch.writeSoon(remove)];
    await new Promise((resolve) => setImmediate(resolve));
    expect(flushes()).toBe(0);
    await Promise.all([batch.write(insert('b')), batch.writeSoon(insert('c'))]);
    expect(await Promise.all(soon)).toEqual([1, 1]);
    expect(flushes()).toBe(1);
    expect(kept()).toEqual(['b', 'c']);
  });

  it('that have no hurry are done a moment later when nothing else comes', async () => {
    expect(await batch.writeSoon(insert('a'))).toBe(1);
    expect(kept()).toEqual(['a']);
  });

  it('are done at once when the store closes', async () => {
    const results = [batch.write(insert('a')), batch.writeSoon(insert('b'))];
    batch.flush();
    expect(kept()).toEqual(['a', 'b']);
    expect(await Promise.all(results)).toEqual([1, 1]);
  });
});
