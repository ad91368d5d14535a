/** Environment -> Config; the only reader of process.env. `.env.example` tells what each setting is for. */
import { join } from 'node:path';
import { z } from 'zod';

export interface Config {
  /** null: no Telegram, the bot is tried out in the browser. */
  readonly botToken: string | null;
  /** Without a slash at the end. */
  readonly telegramApiRoot: string;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** PostgreSQL, for many replicas; null: the SQLite file. */
  readonly databaseUrl: string | null;
  readonly databaseFile: string;
  readonly dataKey: { readonly file: string } | { readonly text: string };
  /** null: the bot polls. */
  readonly webhook: { readonly publicUrl: string; readonly secret: string | null } | null;
  /** Where health and metrics are served; null: nowhere. */
  readonly metricsPort: number | null;
  /** So many updates of one chat may come at once, and then one a second. */
  readonly chatBurst: number;
  /** A tap on the next question that comes sooner after the last is none. */
  readonly quickTapMs: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Settings that cannot be used; one line for each, naming the variable and what to do, never the value of a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const SECRETS: readonly string[] = ['BOT_TOKEN', 'DATABASE_URL', 'DATA_KEY', 'WEBHOOK_SECRET'];

const port = z
  .string()
  .regex(/^\d+$/u, 'give a number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'give a number from 0 to 65535');

const settings = z
  .object({
    BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]+$/u, 'copy the whole token that @BotFather gave: digits, a colon, then letters and digits')
      .optional(),
    TELEGRAM_API_ROOT: z
      .url({ protocol: /^https?$/u, error: 'give an address that starts with https:// or http://' })
      .default('https://api.telegram.org'),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/u, 'give the name or address to listen on, e.g. 127.0.0.1 or 0.0.0.0')
      .default('127.0.0.1'),
    PORT: port.default(8080),
    METRICS_PORT: port.optional(),
    WEBHOOK_URL: z
      .url({ protocol: /^https?$/u, error: 'give the public address of this service, e.g. https://bot.example.org' })
      .regex(/^[^?#]*$/u, 'give an address without ? and #')
      .optional(),
    WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/u, 'give 16 to 256 letters, digits, _ and -')
      .optional(),
    CHAT_BURST: z
      .string()
      .regex(/^[1-9]\d{0,6}$/u, 'give a number from 1')
      .transform(Number)
      .default(30),
    QUICK_TAP_MS: z
      .string()
      .regex(/^\d{1,4}$/u, 'give milliseconds, 0 to 9999')
      .transform(Number)
      .default(600),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/u, error: 'give an address as postgres://user:password@host:5432/database' })
      .optional(),
    DATA_DIR: z.string().default('data'),
    DATA_KEY_FILE: z.string().optional(),
    DATA_KEY: z
      .string()
      .regex(/^\s*((lookup|seal-\d+)=\S+\s*)+$/u, 'give "lookup=... seal-1=...", the content of a key file on one line')
      .optional(),
    LOG_LEVEL: z.enum(LOG_LEVELS, `choose one of ${LOG_LEVELS.join(', ')}`).default('info'),
  })
  .refine((given) => given.DATA_KEY === undefined || given.DATA_KEY_FILE === undefined, {
    path: ['DATA_KEY_FILE'],
    error: 'take away either this or DATA_KEY: the keys come from one place',
  })
  .refine((given) => given.WEBHOOK_URL === undefined || given.BOT_TOKEN !== undefined, {
    path: ['WEBHOOK_URL'],
    error: 'set BOT_TOKEN as well: without it there is no Telegram to deliver here',
  });

/**
 * @param environment an empty value counts as not set
 * @throws {ConfigError} with all wrong settings at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = settings.safeParse(set);
  if (!read.success) throw new ConfigError(read.error.issues.map((issue) => problem(issue, set)));
  const given = read.data;
  return {
    botToken: given.BOT_TOKEN ?? null,
    telegramApiRoot: given.TELEGRAM_API_ROOT.replace(/\/+$/u, ''),
    host: given.HOST,
    port: given.PORT,
    databaseUrl: given.DATABASE_URL ?? null,
    databaseFile: join(given.DATA_DIR, 'magnesium-check.db'),
    // Beside the data folder and not in it: a copy of the data does not carry its key.
    dataKey: given.DATA_KEY ? { text: given.DATA_KEY } : { file: given.DATA_KEY_FILE ?? 'magnesium-check.key' },
    webhook: given.WEBHOOK_URL
      ? { publicUrl: given.WEBHOOK_URL.replace(/\/+$/u, ''), secret: given.WEBHOOK_SECRET ?? null }
      : null,
    metricsPort: given.METRICS_PORT ?? null,
    chatBurst: given.CHAT_BURST,
    quickTapMs: given.QUICK_TAP_MS,
    logLevel: given.LOG_LEVEL,
  };
}

function problem(issue: z.core.$ZodIssue, set: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0]);
  const value = set[name] ?? '';
  return `${name}: is ${SECRETS.includes(name) ? `a secret of ${value.length} characters` : `"${value}"`}; ${issue.message}`;
}
