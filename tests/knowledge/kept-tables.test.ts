import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeptTables } from '../../src/knowledge/kept-tables.ts';
import { loadKnowledge, loadWords } from '../../src/knowledge/load.ts';

const REAL = join(import.meta.dirname, '..', '..', 'knowledge');
const WORDS = 'languages/en/look-alikes.yaml';

let folder: string;
let knowledge: string;
let place: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'magnesium-kept-'));
  knowledge = join(folder, 'knowledge');
  place = join(folder, 'cache', 'knowledge.json');
  cpSync(REAL, knowledge, { recursive: true, filter: (from) => !from.includes('examples') });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A start: all is loaded, and what the next may use is written. */
function load() {
  const kept = openKeptTables(place);
  const facts = loadKnowledge(knowledge, kept);
  const words = { nl: loadWords(knowledge, 'nl', kept), en: loadWords(knowledge, 'en', kept) };
  kept.close();
  return { facts, words };
}

const readAnew = () => ({
  facts: loadKnowledge(knowledge),
  words: { nl: loadWords(knowledge, 'nl'), en: loadWords(knowledge, 'en') },
});

describe('tables that an earlier start kept', () => {
  it('are those that would be read', () => {
    const first = load();
    const written = readFileSync(place, 'utf8');
    const later = load();
    expect(later).toStrictEqual(first);
    expect(later).toStrictEqual(readAnew());
    expect([...later.facts.foods.keys()]).toEqual([...readAnew().facts.foods.keys()]);
    expect(readFileSync(place, 'utf8')).toBe(written);
  });

  it('are not used for a file that was edited', () => {
    load();
    const text = readFileSync(join(knowledge, WORDS), 'utf8');
    writeFileSync(join(knowledge, WORDS), text.replace(/: (\w)/, ': edited $1'));
    const { words } = load();
    expect(Object.values(words.en.lookAlikes).some((name) => name.startsWith('edited'))).toBe(true);
    expect(load()).toStrictEqual(readAnew());
  });

  it('do not hide a mistake, the second time either', () => {
    load();
    writeFileSync(join(knowledge, WORDS), '- a list\n');
    for (const _ of ['first', 'second']) expect(load).toThrow(/look-alikes\.yaml:1: expected a map/);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['of another program', (text: string) => text.replace(/"key":"\w{8}/, '"key":"00000000')],
    ['no JSON', () => 'no'],
    ['empty', () => ''],
    ['too long', (text: string) => `${text} `],
  ])('are left alone when they are %s, and written anew', (_, spoil) => {
    load();
    const whole = readFileSync(place, 'utf8');
    writeFileSync(place, spoil(whole));
    expect(load()).toStrictEqual(readAnew());
    expect(readFileSync(place, 'utf8')).toBe(whole);
  });

  it('are read from the knowledge itself where one of them was spoilt', () => {
    load();
    const whole = readFileSync(place, 'utf8');
    writeFileSync(place, whole.replace(/\w(?=\W*$)/, '#'));
    expect(readFileSync(place, 'utf8')).not.toBe(whole);
    expect(load()).toStrictEqual(readAnew());
  });

  it('are read when they are asked for, also after another start wrote anew', () => {
    load();
    const { words, facts } = load();
    rmSync(place);
    expect(words.nl.topics).toStrictEqual(readAnew().words.nl.topics);
    expect(facts.sources).toBe(facts.sources);
  });

  it('are done without where nothing can be written', () => {
    mkdirSync(join(folder, 'cache'));
    writeFileSync(join(folder, 'cache', 'file'), '');
    place = join(folder, 'cache', 'file', 'knowledge.json');
    expect(load()).toStrictEqual(readAnew());
    expect(existsSync(place)).toBe(false);
  });
});
