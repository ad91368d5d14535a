/** Keeps other web sites out: a page elsewhere must not reach the simulator through the browser of its user. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';

/**
 * Refuses a request for a host name that is not ours (DNS rebinding works by names, so any address in digits is fine).
 * @returns true if it was refused
 */
export function refuseForeignHost(request: IncomingMessage, response: ServerResponse, ownHost: string): boolean {
  const host = request.headers.host ?? '';
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (name === 'localhost' || name === ownHost.toLowerCase() || isIP(name) > 0) return false;
  response.writeHead(421, { 'content-type': 'text/plain' }).end('This host name is not served here.');
  return true;
}

/**
 * Refuses a request that another site made (cross-site request forgery).
 * @returns true if it was refused
 */
export function refuseForeignOrigin(request: IncomingMessage, response: ServerResponse): boolean {
  const { origin, host } = request.headers;
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  if (isJson && origin === `http://${host}`) return false;
  response.writeHead(403, { 'content-type': 'text/plain' }).end('Only the chat page itself may do this.');
  return true;
}
