/** The dashboard and the alerts ask for nothing that the service does not tell. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Sender } from '../src/chat.ts';
import { createMetrics } from '../src/metrics.ts';
import { failingStore } from './failing-store.ts';

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

const docs = join(import.meta.dirname, '..', 'docs');
const dashboard = JSON.parse(readFileSync(join(docs, 'grafana-dashboard.json'), 'utf8')) as { panels: Panel[] };
const alerts = parse(readFileSync(join(docs, 'prometheus-alerts.yaml'), 'utf8')) as {
  groups: { rules: { alert: string; expr: string }[] }[];
};
const graphs = dashboard.panels.filter(({ type }) => type !== 'row');
const rules = alerts.groups.flatMap((group) => group.rules);
const asked = [
  ...graphs.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ name: `panel "${title}"`, expr }))),
  ...rules.map(({ alert, expr }) => ({ name: `alert ${alert}`, expr })),
];

/** What the service tells once each thing happened. */
let told = '';

beforeAll(async () => {
  const metrics = createMetrics();
  const store = failingStore();
  metrics.onUpdate('message');
  metrics.onVerdict('take');
  metrics.onHookAnswer(401);
  await metrics.watchTurn(
    async () => ({ is: 'silent' }),
    () => false,
  )({} as never);
  await metrics
    .watchTurn(
      () => Promise.reject(new Error('on purpose')),
      () => false,
    )({} as never)
    .catch(() => {});
  const sender = { send: async () => ({ is: 'edited' }) } as unknown as Sender;
  await metrics.watchSender(sender).send(1, {} as never);
  const state = null;
  await metrics.watchStore(store).commit({ chatId: 1, updateId: 1, version: 0, state, messages: [], nowMs: 0 });
  store.before = () => {
    throw new Error('on purpose');
  };
  await metrics
    .watchStore(store)
    .load(1)
    .catch(() => {});
  const { text } = await metrics.report({
    backlog: () => failingStore().backlog(),
    heardAtMs: () => 0,
    nowMs: () => 0,
  });
  told = text;
});

/** Metrics that an expression names, without what a histogram adds to its name. */
function metricsIn(expr: string): readonly string[] {
  return [...expr.matchAll(/\b(?:magnesium|process|nodejs)_\w+/gu)].map(([name]) =>
    name.replace(/_(bucket|sum|count)$/u, ''),
  );
}

const isTold = (name: string): boolean => new RegExp(`^# TYPE ${name} `, 'mu').test(told);

describe('the dashboard and the alerts', () => {
  it.each(asked)('find what they ask for: $name', ({ expr }) => {
    const names = metricsIn(expr);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !isTold(name))).toEqual([]);
    for (const [, label = '', name = ''] of expr.matchAll(/sum by \((\w+)\) \(rate\((\w+)/gu)) {
      expect(told, `${name}{${label}}`).toMatch(new RegExp(`^${name}\\{[^}]*\\b${label}="`, 'mu'));
    }
    for (const [, name = '', label = '', value = ''] of expr.matchAll(/(\w+)\{[^}]*?(outcome|status)="(\w+)"/gu)) {
      expect(told, `${name}{${label}="${value}"}`).toMatch(new RegExp(`^${name}\\{${label}="${value}"\\}`, 'mu'));
    }
  });

  it('show every metric of the service, and notice one that there is not', () => {
    const own = [...told.matchAll(/^# TYPE (magnesium_\w+)/gmu)].map(([, name]) => name);
    const shown = graphs.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => metricsIn(expr)));
    expect(own.length).toBeGreaterThan(8);
    expect(own.filter((name) => !shown.includes(name!))).toEqual([]);
    expect(isTold('magnesium_updates_totals')).toBe(false);
  });

  it('say of each panel what it means, and lay none over another', () => {
    expect(graphs.filter(({ description }) => !description).map(({ title }) => title)).toEqual([]);
    const cells = graphs.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(graphs.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });

  it('come with what to do at each alert', () => {
    const operations = readFileSync(join(docs, 'operations.md'), 'utf8');
    expect(rules.filter(({ alert }) => !operations.includes(alert)).map(({ alert }) => alert)).toEqual([]);
  });
});
