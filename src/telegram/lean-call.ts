/**
 * Calls of the Bot API: one POST of JSON, one answer in JSON. grammY's own client does more than that, and what it makes for
 * each call is held by weak maps until the next large collection of garbage: a third of the service's processor time.
 */
import { urlToHttpOptions } from 'node:url';
import { HttpError, InputFile, type Transformer } from 'grammy';

// An import of node:http makes all that it exports, a WebSocket and with it the whole of fetch: 20 ms and 4 MB at each start.
const { Agent: HttpAgent, request: requestHttp } = process.getBuiltinModule('node:http');
const { Agent: HttpsAgent, request: requestHttps } = process.getBuiltinModule('node:https');

export interface LeanCallParts {
  readonly token: string;
  readonly apiRoot: string;
  /** A call that takes longer than this is given up. */
  readonly timeoutMs: number;
}

/** What grammY's and Node's AbortSignal have in common. */
interface Stop {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Makes what stands in for grammY's client; calls with a file are left to that.
 * It throws an HttpError, as grammY does, when no answer comes, or none in JSON; what the Bot API refuses stands in its answer.
 */
export function createLeanCall({ token, apiRoot, timeoutMs }: LeanCallParts): Transformer {
  const root = new URL(`${apiRoot}/bot${token}/`);
  const isSecure = root.protocol === 'https:';
  const request = isSecure ? requestHttps : requestHttp;
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const { hostname, port } = urlToHttpOptions(root);
  const to = { hostname, port, agent, method: 'POST' };
  const fixedHeaders = ['host', root.host, 'connection', 'keep-alive', 'content-type', 'application/json'];

  function post(method: string, body: string, signal: Stop | undefined): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const headers = [...fixedHeaders, 'content-length', String(Buffer.byteLength(body))];
    const call = request({ ...to, path: root.pathname + method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
      });
      answer.on('error', reject);
      answer.on('end', () => resolve(text));
    });
    call.on('error', reject);
    call.end(body);
    const giveUp = setTimeout(() => call.destroy(new Error(`no answer for ${timeoutMs} ms`)), timeoutMs);
    const stop = () => call.destroy(new Error('stopped'));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    return promise.finally(() => {
      clearTimeout(giveUp);
      signal?.removeEventListener('abort', stop);
    });
  }

  return async (call, method, payload, signal) => {
    if (Object.values(payload).some((value) => value instanceof InputFile)) return call(method, payload, signal);
    try {
      return JSON.parse(await post(method, JSON.stringify(payload), signal));
    } catch (error) {
      throw new HttpError(`Network request for '${method}' failed!`, error);
    }
  };
}
