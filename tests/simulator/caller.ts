/** Calls the simulated Bot API over HTTP without a bot library, to see the bare answers. */
import type { Simulator } from '../../src/simulator/start.ts';

export interface Reply {
  readonly status: number;
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
}

/** POSTs JSON to a method and gives the answer with its HTTP status. */
export async function call(
  simulator: Simulator,
  method: string,
  parameters: object = {},
  signal?: AbortSignal,
): Promise<Reply> {
  const answer = await fetch(`${simulator.apiRoot}/bot${simulator.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
    ...(signal && { signal }),
  });
  return { status: answer.status, ...((await answer.json()) as Omit<Reply, 'status'>) };
}

/** The result of a call that must succeed. */
export async function result<T>(simulator: Simulator, method: string, parameters: object = {}): Promise<T> {
  const reply = await call(simulator, method, parameters);
  if (!reply.ok) throw new Error(`${method}: ${reply.description}`);
  return reply.result as T;
}

/** A PNG header of this size; the simulator reads no further. */
export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32BE(0x89504e47, 0);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
