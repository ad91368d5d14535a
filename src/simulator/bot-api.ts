/** The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApiResponse, Update } from 'grammy/types';
import { answerMethods } from './answer-methods.ts';
import { ApiError } from './api-error.ts';
import { editMethods } from './edit-methods.ts';
import { type FaultTable, refusal } from './faults.ts';
import { inlineMethods } from './inline.ts';
import type { Call, Methods } from './method.ts';
import { methodNamed, type PlayedMethod, type RawParameters, readParameters } from './parameters.ts';
import { readRequest } from './read-request.ts';
import { sendMethods } from './send-methods.ts';
import { settingsMethods } from './settings-methods.ts';
import { lookupMethods, updateMethods } from './update-methods.ts';
import type { UpdateQueue } from './update-queue.ts';
import type { Reply, Webhook } from './webhook.ts';
import type { World } from './world.ts';

/** One call of the bot and what came of it. */
export interface LoggedCall {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly atMs: number;
  /** 200, Telegram's error code, or 0 for a broken connection. */
  readonly code: number;
  /** Empty when all went well. */
  readonly description: string;
}

const KEPT_CALLS = 50_000;

export interface BotApi {
  /** @returns false if the address is not one of the Bot API */
  readonly handle: (request: IncomingMessage, response: ServerResponse, address: URL) => Promise<boolean>;
  /** Does the call in the reply of a webhook. */
  readonly play: (reply: Reply) => Promise<void>;
  readonly calls: readonly LoggedCall[];
  readonly lastCallAtMs: () => number | null;
}

export interface BotApiParts {
  readonly world: World;
  readonly queue: UpdateQueue;
  readonly webhook: Webhook;
  readonly faults: FaultTable;
}

/** Plays Telegram's server for the bot with the world's token. */
export function createBotApi({ world, queue, webhook, faults }: BotApiParts): BotApi {
  const methods: Methods<PlayedMethod> = {
    ...updateMethods(queue, webhook),
    ...lookupMethods(world),
    ...sendMethods(world),
    ...editMethods(world),
    ...answerMethods(world),
    ...inlineMethods(world),
    ...settingsMethods(world),
  };
  const calls: LoggedCall[] = [];
  let lastCallAtMs: number | null = null;

  function log(method: string, parameters: Readonly<Record<string, unknown>>, code: number, description: string): void {
    calls.push({ method, parameters, atMs: world.nowMs(), code, description });
    if (calls.length > KEPT_CALLS) calls.splice(0, KEPT_CALLS / 10);
    world.events.emit({ kind: 'call' });
  }

  /** Runs one call; undefined means that the connection is to be broken. */
  async function run(method: PlayedMethod, parameters: Record<string, unknown>, call: Call): Promise<unknown> {
    const chatId = chatOf(world, parameters);
    const question = { method, chatId, parameters };
    let isLost = false;
    for (const trouble of faults.hit(question)) {
      if (trouble.kind === 'delay') await wait(trouble.ms);
      else if (trouble.kind === 'status') throw refusal(trouble);
      else if (trouble.isApplied) isLost = true;
      else return undefined;
    }
    faults.checkRate(question);
    // `readParameters` gave every value the type that the method's table says
    const play = methods[method] as (parameters: Record<string, unknown>, call: Call) => unknown;
    const result = await play(parameters, call);
    return isLost ? undefined : result;
  }

  async function handleCall(
    request: IncomingMessage,
    response: ServerResponse,
    address: URL,
    name: string,
  ): Promise<void> {
    const method = methodNamed(name);
    if (!method) {
      log(name, {}, 404, 'Not Found');
      return refuse(response, new ApiError(404, 'Not Found'));
    }
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      const result = await logged(method, () => readRequest(request, address), gone.signal);
      if (result === undefined) {
        request.socket.resetAndDestroy();
        return;
      }
      if (method === 'getUpdates') response.on('finish', () => queue.handedOut(result as Update[]));
      answer(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refuse(response, error);
    }
  }

  /** Runs one call and keeps what came of it; undefined means that the connection is to be broken. */
  async function logged(
    method: PlayedMethod,
    read: () => RawParameters | Promise<RawParameters>,
    signal: AbortSignal,
  ): Promise<unknown> {
    let parameters: Record<string, unknown> = {};
    try {
      parameters = readParameters(method, await read());
      const result = await run(method, parameters, { signal });
      if (result === undefined) log(method, parameters, 0, 'connection broken on demand');
      else log(method, parameters, 200, '');
      return result;
    } catch (error) {
      if (error instanceof ApiError) log(method, parameters, error.code, error.message);
      throw error;
    } finally {
      lastCallAtMs = Date.now();
    }
  }

  async function play({ method: name, parameters: values }: Reply): Promise<void> {
    const method = methodNamed(name);
    if (!method) return log(name, {}, 404, 'Not Found');
    try {
      const raw = { values, areTexts: false, uploads: new Map() };
      await logged(method, () => raw, new AbortController().signal);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // a refusal stands in the log, and the bot is not told
    }
  }

  return {
    calls,
    play,
    lastCallAtMs: () => lastCallAtMs,
    handle: async (request, response, address) => {
      const [, isFile, token, rest = ''] =
        /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(address.pathname.replace(/%3A/i, ':')) ?? [];
      if (token === undefined) return false;
      if (token !== world.token) refuse(response, new ApiError(401, 'Unauthorized'));
      else if (isFile) sendFile(world, response, rest);
      else await handleCall(request, response, address, rest);
      return true;
    },
  };
}

function chatOf(world: World, parameters: Readonly<Record<string, unknown>>): number | null {
  const { chat_id: chatId, callback_query_id: queryId } = parameters;
  if (typeof chatId === 'number') return chatId;
  return typeof queryId === 'string' ? (world.openTaps.get(queryId)?.userId ?? null) : null;
}

function sendFile(world: World, response: ServerResponse, path: string): void {
  const file = [...world.files.values()].find((one) => one.path === path);
  if (!file) {
    refuse(response, new ApiError(404, 'Not Found'));
    return;
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes.length });
  response.end(file.bytes);
}

function refuse(response: ServerResponse, error: ApiError): void {
  const { code, message, retryAfterS } = error;
  const parameters = retryAfterS === undefined ? {} : { parameters: { retry_after: retryAfterS } };
  answer(response, code, { ok: false, error_code: code, description: message, ...parameters });
}

function answer(response: ServerResponse, status: number, body: ApiResponse<unknown>): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
