/** The rules that the files for containers and systemd keep to; without an engine, this is what holds them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Instruction {
  readonly name: string;
  readonly value: string;
}

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly restart?: string;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly stop_grace_period?: string;
  readonly privileged?: boolean;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks?: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

const COMPOSE = ['compose.yaml', 'deploy/compose.replicas.yaml'];
const compose = (path: string): Compose => parse(read(path)) as Compose;
const allServices = COMPOSE.flatMap((path) =>
  Object.entries(compose(path).services).map(([name, service]) => ({ path, name, service })),
);
const bots = allServices.filter(({ service }) => service.image === 'magnesium-check');

/** Instructions in order, continued lines joined. */
const dockerfile: readonly Instruction[] = read('Dockerfile')
  .replaceAll(/^#.*\n/gmu, '')
  .replaceAll(/\\\n\s*/gu, '')
  .split('\n')
  .filter(Boolean)
  .map((line) => ({ name: line.split(' ')[0] ?? '', value: line.slice(line.indexOf(' ') + 1) }));
const stages = dockerfile.filter(({ name }) => name === 'FROM').map(({ value }) => value);
const last = dockerfile.slice(dockerfile.findLastIndex(({ name }) => name === 'FROM'));
const only = (name: string): string => {
  const found = last.filter((each) => each.name === name);
  expect(found, name).toHaveLength(1);
  return found[0]!.value;
};

/** What `npm start` runs, without what reads `.env`: that comes from the surroundings here. */
const started = (JSON.parse(read('package.json')) as { scripts: { start: string } }).scripts.start
  .split(' ')
  .filter((word) => !word.startsWith('--env-file'));

/** Settings that the service knows. */
const SETTINGS = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gmu)].map(([, name]) => name);

describe('the image', () => {
  it('is built in two stages, the last on a slim base without a Node of its own', () => {
    expect(stages).toEqual(['node:24-bookworm-slim AS packages', 'debian:bookworm-slim']);
    expect(only('ENV')).toContain('PATH=/app/node_modules/.bin:$PATH');
  });

  it('installs what the lockfile names, without what only tests need', () => {
    const installed = dockerfile.filter(({ value }) => /npm (install|i|ci)\b/u.test(value));
    expect(installed.map(({ value }) => value.split(' && ')[0])).toEqual(['npm ci --omit=dev']);
  });

  it('runs as nobody in particular, and starts as npm start does', () => {
    expect(only('USER')).toMatch(/^[1-9]\d{3,}:[1-9]\d{3,}$/u);
    expect(JSON.parse(only('CMD'))).toEqual(started);
  });

  it('has a health check at the door that it opens, and a volume each for data and key', () => {
    expect(only('HEALTHCHECK')).toContain('/healthz');
    expect(JSON.parse(only('VOLUME'))).toEqual(['/data', '/key']);
    expect(only('ENV')).toMatch(/DATA_DIR=\/data .*DATA_KEY_FILE=\/key\//u);
    const [, port] = /METRICS_PORT=(\d+)/u.exec(only('ENV')) ?? [];
    expect(only('EXPOSE').split(' ')).toContain(port);
  });

  it('takes nothing along but what it is made of', () => {
    const taken = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(read('.dockerignore')).toMatch(/^\*$/mu);
    expect(taken).toEqual(['!package.json', '!package-lock.json', '!.npmrc', '!src', '!knowledge']);
    const copied = dockerfile.filter(({ name, value }) => name === 'COPY' && !value.startsWith('--from'));
    const sources = copied.flatMap(({ value }) => value.split(' ').slice(0, -1));
    expect(sources.map((source) => `!${source}`).sort()).toEqual([...taken].sort());
    expect(sources.every((source) => existsSync(join(root, source)))).toBe(true);
  });
});

describe('a container', () => {
  it('of each kind is there to be looked at', () => {
    expect(allServices.map(({ name }) => name)).toEqual(['bot', 'proxy', 'bot', 'database']);
  });

  it.each(allServices)('$name of $path has a read-only root, few rights and bounds', ({ service }) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.privileged).toBeUndefined();
    expect(service.mem_limit).toMatch(/^\d+[mg]$/u);
    expect(service.pids_limit).toBeGreaterThan(0);
    expect(service.restart).toBe('unless-stopped');
    expect(service.image).not.toMatch(/:latest$/u);
  });

  it.each(allServices)('$name of $path holds no secret in its file', ({ service }) => {
    const given = Object.entries(service.environment ?? {});
    for (const [name, value] of given) {
      expect(name).not.toMatch(/TOKEN|SECRET|PASSWORD|DATABASE_URL|^DATA_KEY$/u);
      expect(value).not.toMatch(/\d+:[\w-]{16,}|postgres:\/\//u);
    }
  });

  it.each(bots)('$name of $path is given settings that there are, and time to end', ({ service }) => {
    expect(Object.keys(service.environment ?? {}).filter((name) => !SETTINGS.includes(name))).toEqual([]);
    expect(Number.parseInt(service.stop_grace_period ?? '', 10)).toBeGreaterThan(10);
    expect(service.volumes?.some((volume) => volume.endsWith(':/key'))).toBe(true);
    expect(service.environment?.['DATA_KEY_FILE']).toMatch(/^\/key\//u);
  });

  it('opens no port to the outside but the proxy', () => {
    expect(allServices.filter(({ service }) => service.ports !== undefined).map(({ name }) => name)).toEqual(['proxy']);
  });

  it('of the database stands in a network without a way out, which the proxy does not share', () => {
    const { services, networks } = compose('deploy/compose.replicas.yaml');
    expect(services['database']?.networks).toEqual(['back']);
    expect(networks?.['back']).toEqual({ internal: true });
    expect(services['proxy']?.networks).toEqual(['front']);
    expect(services['bot']?.networks).toEqual(['front', 'back']);
  });

  it.each(['replicas.env', 'database.env'])('finds an example of %s, without a secret in it', (name) => {
    const example = read(`deploy/${name}.example`);
    expect(read('deploy/compose.replicas.yaml')).toContain(`env_file: ${name}`);
    expect(read('.gitignore').split('\n')).toContain('*.env');
    expect(example).not.toMatch(/(TOKEN|SECRET|POSTGRES_PASSWORD)=\S/u);
  });

  it('of the proxy writes neither address nor headers of a request in its log: the secrets of the webhook stand there', () => {
    expect(read('deploy/Caddyfile')).toMatch(/format filter \{[^}]*request>uri delete\s+request>headers delete/u);
  });

  it('takes settings from an example that the service knows', () => {
    const given = [...read('deploy/replicas.env.example').matchAll(/^([A-Z_]+)=/gmu)].map(([, name]) => name);
    expect(given.length).toBeGreaterThan(3);
    expect(given.filter((name) => !SETTINGS.includes(name))).toEqual([]);
  });
});

describe('the systemd unit', () => {
  const unit = new Map(
    [...read('docs/magnesium-check.service').matchAll(/^(\w+)=(.*)$/gmu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

  it('starts what npm start does, as a user of its own', () => {
    const [, node, rest] = /^(\S+\/node_modules\/\.bin\/node) (.*)$/u.exec(unit.get('ExecStart') ?? '') ?? [];
    expect(node).toBe('/opt/magnesium-check/node_modules/.bin/node');
    expect(['node', ...(rest ?? '').split(' ')]).toEqual(started);
    expect(unit.get('User')).toBe('magnesium');
    expect(Number(unit.get('TimeoutStopSec'))).toBeGreaterThan(10);
  });

  it('may do nothing but what it needs', () => {
    for (const name of [
      'NoNewPrivileges',
      'ProtectHome',
      'PrivateTmp',
      'PrivateDevices',
      'PrivateUsers',
      'ProtectKernelTunables',
      'ProtectKernelModules',
      'ProtectControlGroups',
      'RestrictNamespaces',
      'RestrictSUIDSGID',
      'LockPersonality',
    ]) {
      expect(unit.get(name), name).toBe('yes');
    }
    expect(unit.get('ProtectSystem')).toBe('strict');
    expect(unit.get('CapabilityBoundingSet')).toBe('');
    expect(unit.get('StateDirectory')).toBe('magnesium-check magnesium-check-key');
    expect(unit.get('StateDirectoryMode')).toBe('0700');
  });
});
