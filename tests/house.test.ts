/** Holds the house to its plan (docs/DESIGN.md): who may import whom, and where words may stand. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src');

interface Room {
  /** Rooms and files of src/ whose values may be imported; types may come from `types` too. */
  readonly values: readonly string[];
  readonly types: readonly string[];
  readonly packages: readonly string[];
}

const ROOMS: Readonly<Record<string, Room>> = {
  domain: { values: [], types: ['knowledge/schema.ts'], packages: [] },
  knowledge: { values: [], types: [], packages: ['zod', 'yaml'] },
  language: {
    values: ['domain', 'knowledge/schema.ts'],
    types: ['chat.ts', 'domain', 'knowledge/schema.ts'],
    packages: ['natural', '@fluent/bundle'],
  },
  store: { values: ['domain/state.ts'], types: ['chat.ts', 'domain'], packages: ['better-sqlite3', 'pg', 'zod'] },
  telegram: { values: ['domain'], types: ['chat.ts', 'domain'], packages: ['grammy', 'zod'] },
  media: { values: [], types: ['chat.ts'], packages: [] },
  simulator: { values: [], types: [], packages: ['grammy'] },
  'chat.ts': { values: [], types: ['domain'], packages: [] },
  'turn.ts': {
    values: ['domain'],
    types: ['chat.ts', 'domain', 'store/store.ts', 'knowledge/schema.ts'],
    packages: [],
  },
  'deliver.ts': { values: [], types: ['chat.ts', 'domain', 'store/store.ts'], packages: [] },
  'clock.ts': { values: [], types: ['chat.ts', 'store/store.ts'], packages: [] },
  'collect-garbage.ts': { values: [], types: [], packages: [] },
  'command.ts': { values: [], types: [], packages: [] },
  'open-store.ts': { values: ['store', 'retry.ts'], types: ['config.ts', 'store'], packages: [] },
  'kept-reader.ts': { values: ['knowledge/kept-parts.ts', 'language'], types: ['language'], packages: [] },
  'retry.ts': { values: [], types: [], packages: [] },
  'rate-limit.ts': { values: [], types: ['chat.ts'], packages: [] },
  'quick-tap.ts': { values: [], types: ['chat.ts'], packages: [] },
  'health.ts': { values: [], types: ['store/store.ts'], packages: [] },
  'metrics.ts': {
    values: [],
    types: ['chat.ts', 'rate-limit.ts', 'store/store.ts', 'turn.ts'],
    packages: ['prom-client'],
  },
  'server.ts': { values: [], types: ['health.ts'], packages: ['hono', '@hono/node-server'] },
  'listen-error.ts': { values: [], types: [], packages: [] },
  'doors.ts': {
    values: ['listen-error.ts'],
    types: ['config.ts', 'health.ts', 'metrics.ts', 'server.ts'],
    packages: [],
  },
  'config.ts': { values: [], types: [], packages: ['zod'] },
  'log.ts': { values: ['config.ts'], types: ['config.ts'], packages: ['pino'] },
};
/** They tie everything together. */
const FREE = [
  'main.ts',
  'service.ts',
  'brain.ts',
  'reader.ts',
  'check-knowledge.ts',
  'import-evidence.ts',
  'backup.ts',
  'restore.ts',
  'rotate-key.ts',
  'stats.ts',
  'move-store.ts',
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

describe('the house', () => {
  it('lets every room import only what the plan allows', () => {
    expect(filesOf(source).flatMap((file) => violations(relative(source, file), readFileSync(file, 'utf8')))).toEqual(
      [],
    );
  });

  it.each([
    ['domain/step.ts', "import { z } from 'zod';", 'domain/step.ts: zod'],
    ['domain/step.ts', "import { readFileSync } from 'node:fs';", 'domain/step.ts: node:fs'],
    [
      'domain/step.ts',
      "import { complaintSchema } from '../knowledge/schema.ts';",
      'domain/step.ts: knowledge/schema.ts',
    ],
    ['simulator/start.ts', "import type { State } from '../domain/state.ts';", 'simulator/start.ts: domain/state.ts'],
    ['telegram/bot.ts', "import { Hono } from 'hono';", 'telegram/bot.ts: hono'],
    ['deliver.ts', "import { createMetrics } from './metrics.ts';", 'deliver.ts: metrics.ts'],
    ['turn.ts', "import { openSqlite } from './store/sqlite.ts';", 'turn.ts: store/sqlite.ts'],
    ['language/phrase.ts', "import natural from 'natural';", 'language/phrase.ts: natural'],
  ])('finds a forbidden import planted in %s', (file, line, finding) => {
    expect(violations(file, line)).toEqual([finding]);
  });

  it('loads what serves HTTP and counts only where it is asked for', () => {
    const heavy = ['server.ts', 'metrics.ts'];
    const loaders = filesOf(source)
      .flatMap((file) => importsOf(relative(source, file), readFileSync(file, 'utf8')))
      .filter(({ to, isType }) => !isType && heavy.includes(to));
    expect(loaders).toEqual([]);
  });

  it('keeps its folders one deep, without barrels and catch-all files', () => {
    const files = filesOf(source).map((file) => relative(source, file));
    const deep = files.filter(
      (file) => dirname(file).includes('/') && !/^(simulator\/page|store\/migrations)\//.test(file),
    );
    const catchAll = files.filter((file) => /^(index|utils?|helpers?|common|types)\.ts$/.test(basename(file)));
    expect({ deep, catchAll }).toEqual({ deep: [], catchAll: [] });
  });

  it('reads the environment in config.ts only', () => {
    const readers = filesOf(source).filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers.map((file) => relative(source, file))).toEqual(['config.ts']);
  });

  it('reads the time only at the edge, and uses no chance in the core', () => {
    const core = filesOf(join(source, 'domain')).concat(filesOf(join(source, 'language')));
    const impure = core.filter((file) =>
      /Date\.now|new Date\(\)|Math\.random|performance\.now/.test(readFileSync(file, 'utf8')),
    );
    expect(impure).toEqual([]);
  });

  it('spells no word for people in the core or the adapters', () => {
    const rooms = ['domain', 'language', 'telegram', 'turn.ts', 'deliver.ts', 'chat.ts'];
    const files = filesOf(source).filter((file) => rooms.includes(relative(source, file).split('/')[0] ?? ''));
    const found = files.flatMap((file) =>
      sentences(readFileSync(file, 'utf8')).map((text) => `${relative(source, file)}: ${text}`),
    );
    expect(found).toEqual([]);
  });
});

/** String literals of four words and more that are not the text of a thrown or logged developer message. */
function sentences(code: string): readonly string[] {
  const withoutComments = code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  const lines = withoutComments.split('\n').filter((line) => !/Error\(|log\.|throw |message:|describe\(/.test(line));
  return lines.flatMap((line) => line.match(/(['"`])(?:[A-Za-zÀ-ÿ,’]+ ){3,}[A-Za-zÀ-ÿ’]+[.?!]?\1/g) ?? []);
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string, code: string): readonly Import[] {
  const found = code.matchAll(/^(import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  return [...found].map(([, , type, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? relative(source, join(source, dirname(file), to)) : to,
    isType: type !== undefined,
  }));
}

function violations(file: string, code: string): readonly string[] {
  if (FREE.includes(file)) return [];
  const name = file.split('/')[0] ?? '';
  const room = ROOMS[name];
  if (room === undefined) return [`${file}: no such room in the plan`];
  return importsOf(file, code)
    .filter((each) => !isAllowed(each, name, room))
    .map((each) => `${each.from}: ${each.to}`);
}

function isAllowed({ to, isType }: Import, name: string, room: Room): boolean {
  // Node's own modules belong to the rooms that do I/O.
  if (to.startsWith('node:')) return !['domain', 'language', 'chat.ts', 'turn.ts', 'deliver.ts'].includes(name);
  const isOurs = to.endsWith('.ts') && !to.startsWith('@');
  if (!isOurs || !/^[a-z-]+(\/|\.ts$)/.test(to)) {
    const packageName = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] ?? to);
    // natural by part only: its root loads database clients and reads .env behind our back.
    return packageName === 'natural'
      ? room.packages.includes('natural') && to !== 'natural'
      : room.packages.includes(packageName);
  }
  const [head = ''] = to.split('/');
  if (head === name) return true;
  const allowed = isType ? [...room.values, ...room.types] : room.values;
  return allowed.includes(head) || allowed.includes(to);
}
