/** Which methods are played and what each takes; the compiler holds the names against Bot API 10.3. */
import type { ApiMethods, Opts } from 'grammy/types';
import { badRequest } from './api-error.ts';

/** A file that came with a multipart request. */
export interface Upload {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/**
 * `chat`: a number or a @name. `json`: an object or array, or the text of one. `file`: an upload or a file id.
 * `not-played`: Telegram knows it, the simulator does not, and says so instead of ignoring it.
 */
type Kind = 'string' | 'integer' | 'boolean' | 'chat' | 'json' | 'file' | 'not-played';

const SENDING = {
  business_connection_id: 'not-played',
  chat_id: 'chat',
  message_thread_id: 'not-played',
  direct_messages_topic_id: 'not-played',
  ephemeral_message_parameters: 'not-played',
  parse_mode: 'string',
  disable_notification: 'boolean',
  protect_content: 'boolean',
  allow_paid_broadcast: 'not-played',
  suggested_post_parameters: 'not-played',
  message_effect_id: 'not-played',
  reply_parameters: 'json',
  reply_markup: 'json',
  reply_to_message_id: 'integer',
} as const;

const PARAMETERS = {
  getMe: {},
  getUpdates: { offset: 'integer', limit: 'integer', timeout: 'integer', allowed_updates: 'json' },
  setWebhook: {
    url: 'string',
    certificate: 'not-played',
    ip_address: 'not-played',
    max_connections: 'integer',
    allowed_updates: 'json',
    drop_pending_updates: 'boolean',
    secret_token: 'string',
  },
  deleteWebhook: { drop_pending_updates: 'boolean' },
  getWebhookInfo: {},
  sendMessage: { ...SENDING, text: 'string', entities: 'not-played', link_preview_options: 'json' },
  editMessageText: {
    business_connection_id: 'not-played',
    chat_id: 'chat',
    message_id: 'integer',
    inline_message_id: 'not-played',
    text: 'string',
    parse_mode: 'string',
    entities: 'not-played',
    link_preview_options: 'json',
    rich_message: 'not-played',
    reply_markup: 'json',
  },
  editMessageReplyMarkup: {
    business_connection_id: 'not-played',
    chat_id: 'chat',
    message_id: 'integer',
    inline_message_id: 'not-played',
    reply_markup: 'json',
  },
  deleteMessage: { chat_id: 'chat', message_id: 'integer' },
  answerCallbackQuery: {
    callback_query_id: 'string',
    text: 'string',
    show_alert: 'boolean',
    url: 'string',
    cache_time: 'integer',
  },
  sendChatAction: {
    business_connection_id: 'not-played',
    chat_id: 'chat',
    message_thread_id: 'not-played',
    action: 'string',
  },
  sendPhoto: {
    ...SENDING,
    photo: 'file',
    caption: 'string',
    caption_entities: 'not-played',
    show_caption_above_media: 'boolean',
    has_spoiler: 'boolean',
  },
  sendDocument: {
    ...SENDING,
    document: 'file',
    thumbnail: 'not-played',
    caption: 'string',
    caption_entities: 'not-played',
    disable_content_type_detection: 'boolean',
  },
  getFile: { file_id: 'string' },
  setMyCommands: { commands: 'json', scope: 'json', language_code: 'string' },
  getMyCommands: { scope: 'json', language_code: 'string' },
  deleteMyCommands: { scope: 'json', language_code: 'string' },
  setMyDescription: { description: 'string', language_code: 'string' },
  getMyDescription: { language_code: 'string' },
  setMyShortDescription: { short_description: 'string', language_code: 'string' },
  getMyShortDescription: { language_code: 'string' },
  setMyName: { name: 'string', language_code: 'string' },
  getMyName: { language_code: 'string' },
  setChatMenuButton: { chat_id: 'integer', menu_button: 'json' },
  answerInlineQuery: {
    inline_query_id: 'string',
    results: 'json',
    cache_time: 'integer',
    is_personal: 'boolean',
    next_offset: 'string',
    button: 'json',
  },
  getChat: { chat_id: 'chat' },
} as const satisfies { readonly [M in keyof ApiMethods]?: { readonly [P in keyof Opts<M>]-?: Kind } };

export type PlayedMethod = keyof typeof PARAMETERS;

const METHODS = new Map<string, PlayedMethod>(
  Object.keys(PARAMETERS).map((name) => [name.toLowerCase(), name as PlayedMethod]),
);

/** The method that a path names (Telegram does not mind the case), or undefined if it is not played. */
export function methodNamed(name: string): PlayedMethod | undefined {
  return METHODS.get(name.toLowerCase());
}

/** What a request carried: JSON values, or texts when it came as a form or in the address. */
export interface RawParameters {
  readonly values: Readonly<Record<string, unknown>>;
  /** True for query strings and forms: numbers and objects arrive as text. */
  readonly areTexts: boolean;
  readonly uploads: ReadonlyMap<string, Upload>;
}

/**
 * Reads the parameters of a call.
 * @returns values of the right type; files as `Upload` or as text (a file id)
 * @throws {ApiError} 400 for a name that the method does not have, which Telegram would ignore, and for a wrong type
 */
export function readParameters(method: PlayedMethod, raw: RawParameters): Record<string, unknown> {
  const kinds: Readonly<Record<string, Kind>> = PARAMETERS[method];
  const read: Record<string, unknown> = {};
  const names = new Set([
    ...Object.keys(raw.values),
    ...[...raw.uploads.keys()].filter((name) => Object.hasOwn(kinds, name)),
  ]);
  for (const name of names) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const value = raw.values[name];
    if (kind === undefined) throw badRequest(`unknown parameter "${name}" of ${method}; Telegram would ignore it`);
    if (kind === 'not-played') throw badRequest(`parameter "${name}" of ${method} is not played by this simulator`);
    if (kind === 'file') read[name] = readFile(name, value, raw.uploads);
    else if (value !== undefined && value !== null) read[name] = readValue(kind, name, value, raw.areTexts);
  }
  return read;
}

function readValue(kind: Exclude<Kind, 'file' | 'not-played'>, name: string, value: unknown, isText: boolean): unknown {
  switch (kind) {
    case 'string':
      if (typeof value === 'string') return value;
      throw badRequest(`parameter "${name}" must be a string`);
    case 'integer':
      return readInteger(name, value, isText);
    case 'chat':
      if (typeof value === 'string' && !/^-?\d+$/.test(value)) return value;
      return readInteger(name, value, true);
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (isText && typeof value === 'string' && /^(true|false|1|0)$/i.test(value)) return /^(true|1)$/i.test(value);
      throw badRequest(`parameter "${name}" must be true or false`);
    case 'json':
      return readJson(name, value);
    default:
      kind satisfies never;
  }
}

function readInteger(name: string, value: unknown, mayBeText: boolean): number {
  const number = mayBeText && typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw badRequest(`parameter "${name}" must be an integer`);
}

function readJson(name: string, value: unknown): unknown {
  if (typeof value === 'object') return value;
  if (typeof value !== 'string') throw badRequest(`parameter "${name}" must be an object or an array`);
  try {
    return JSON.parse(value);
  } catch (cause) {
    throw badRequest(`can't parse ${name} JSON object: ${cause instanceof Error ? cause.message : 'not JSON'}`);
  }
}

function readFile(name: string, value: unknown, uploads: ReadonlyMap<string, Upload>): Upload | string {
  const upload = uploads.get(typeof value === 'string' && value.startsWith('attach://') ? value.slice(9) : name);
  if (upload) return upload;
  if (typeof value === 'string' && !value.startsWith('attach://')) return value;
  throw badRequest(`there is no file "${name}" in the request`);
}
