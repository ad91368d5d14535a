/**
 * HTTP for the Bot API: one POST, one JSON answer. grammY's own client does more than that, at a third of the service's
 * processor time; Node's fetch is slower still.
 */
import { type Agent, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';

/** What grammY asks of a call. */
export interface LeanRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Form data with files comes as a stream. */
  readonly body: string | Readable;
  readonly signal: AbortSignal;
  /** Keeps connections open. */
  readonly agent: Agent;
}

/** All that grammY reads of an answer. */
export interface LeanResponse {
  json(): Promise<unknown>;
}

/**
 * @returns the answer once it is there as a whole, whatever its status: the Bot API says in the JSON what went wrong
 * @throws {Error} of the connection, or an AbortError when the signal ends the call; `json` of it when the answer is no JSON
 */
export function leanFetch(url: string, { method, headers, body, signal, agent }: LeanRequest): Promise<LeanResponse> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const length = typeof body === 'string' ? { 'content-length': Buffer.byteLength(body) } : {};
    const call = request(url, { method, headers: { ...headers, ...length }, signal, agent }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        resolve({ json: async () => JSON.parse(text) });
      });
    });
    call.on('error', reject);
    if (typeof body === 'string') call.end(body);
    else {
      body.on('error', (error) => call.destroy(error));
      body.pipe(call);
    }
  });
}
