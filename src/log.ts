/** JSON lines on stdout, without anything that a person said, answered or is known by. */
import { createHmac } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * All that a line may say besides its event; anything else is kept out. Ids, texts and answers have no place here.
 * `chat` comes from `chatTagger`; `why` is the messenger's reason.
 */
const FIELDS = [
  'chat',
  'why',
  'count',
  'attempts',
  'ms',
  'waitMs',
  'code',
  'method',
  'address',
  'file',
  'version',
] as const;
export type LogFields = { readonly [Field in (typeof FIELDS)[number]]?: string | number };

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** Something failed: with what is known of the error, but not what it was about. */
  failure(event: string, error: unknown, fields?: LogFields): void;
}

export interface DescribedError {
  readonly name: string;
  readonly message?: string;
  readonly code?: string | number;
  readonly method?: string;
  readonly stack?: readonly string[];
  readonly cause?: DescribedError;
}

/** Their messages are ours, and written to hold nothing of a person. */
const OWN_ERRORS: readonly string[] = ['KnowledgeError', 'ConfigError', 'StoreError', 'DeliveryError'];
/** Messages of the language itself: useful, and harmless once quoted parts are taken out. */
const LANGUAGE_ERRORS: readonly string[] = ['TypeError', 'ReferenceError', 'RangeError'];
const DEEPEST_CAUSE = 3;
const TAG_CHARACTERS = 6;

/** @param to where lines go; stdout if left out */
export function createLog(level: string, to: DestinationStream = process.stdout): Log {
  const lines: Logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
  return {
    info: (event, fields = {}) => lines.info(allowed(fields), event),
    warn: (event, fields = {}) => lines.warn(allowed(fields), event),
    failure: (event, error, fields = {}) => lines.error({ ...allowed(fields), error: describeError(error) }, event),
  };
}

/** The types say the same, but a record made elsewhere can slip past them. */
function allowed(fields: LogFields): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      if (!FIELDS.some((known) => known === field)) return [field, '[kept out]'];
      if (typeof value === 'string') return [field, field === 'why' ? withoutQuotes(value) : withoutTokens(value)];
      return [field, value];
    }),
  );
}

/**
 * Short keyed hash by which lines about one chat can be found together, and which leads back to nobody without the key.
 * @param secret the lookup key; the hash is another than the chat's key in the store
 */
export function chatTagger(secret: Uint8Array): (chatId: number) => string {
  return (chatId) => createHmac('sha256', secret).update(`log ${chatId}`).digest('hex').slice(0, TAG_CHARACTERS);
}

/**
 * What may be logged of an error: name, codes, where it came from. The message only of our own and the language's
 * errors; those of libraries can quote a request (text, chat id) or an address with the token in it.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const { code, method } = fieldsOf(error);
  const message = messageOf(error);
  const inner = error.cause ?? innerOf(error);
  return {
    name: error.name,
    ...(message === undefined ? {} : { message }),
    ...(code === undefined ? {} : { code }),
    ...(method === undefined ? {} : { method }),
    stack: placesOf(error),
    ...(inner === undefined || depth >= DEEPEST_CAUSE ? {} : { cause: describeError(inner, depth + 1) }),
  };
}

/** The lines of a stack that name places; a message that has such lines itself is taken out first. */
function placesOf(error: Error): readonly string[] {
  const places = (error.stack ?? '').replace(error.message, '').split('\n');
  return places.filter((line) => /^\s+at /u.test(line)).map((line) => line.trim());
}

function messageOf(error: Error): string | undefined {
  if (OWN_ERRORS.includes(error.name)) return withoutTokens(error.message);
  if (LANGUAGE_ERRORS.includes(error.name)) return withoutQuotes(error.message);
  return undefined;
}

/** Quoted parts and long numbers are where a text or an id would be. */
function withoutQuotes(message: string): string {
  return withoutTokens(message)
    .replaceAll(/(["'`]).*\1/gsu, '…')
    .replaceAll(/\d{5,}/gu, '#');
}

/** A bot token, also inside an address. */
function withoutTokens(message: string): string {
  return message.replaceAll(/\d+:[\w-]{16,}/gu, '[token]');
}

function fieldsOf(error: Error): { code: string | number | undefined; method: string | undefined } {
  const code = 'error_code' in error ? error.error_code : 'code' in error ? error.code : undefined;
  const method = 'method' in error ? error.method : undefined;
  return {
    code: typeof code === 'number' || (typeof code === 'string' && /^\w+$/u.test(code)) ? code : undefined,
    method: typeof method === 'string' && /^\w+$/u.test(method) ? method : undefined,
  };
}

/** grammY's HttpError and BotError keep the error behind them in `error`. */
function innerOf(error: Error): unknown {
  return 'error' in error ? error.error : undefined;
}
