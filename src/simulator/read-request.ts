/** Body and address of an HTTP request -> raw parameters. */
import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from './api-error.ts';
import { LIMITS } from './limits.ts';
import type { RawParameters, Upload } from './parameters.ts';

/**
 * The whole body of a request.
 * @throws {ApiError} 413 above `maxBytes`
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > maxBytes) throw new ApiError(413, 'Request Entity Too Large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * Parameters from the address, JSON, a form or a multipart form.
 * @throws {ApiError} 400 for a body that is not what its content type says, 413 for one that is too large
 */
export async function readRequest(request: IncomingMessage, address: URL): Promise<RawParameters> {
  const query = Object.fromEntries(address.searchParams);
  const none: RawParameters = { values: query, areTexts: true, uploads: new Map() };
  if (request.method !== 'POST') return none;
  const body = await readBody(request, LIMITS.requestBytes);
  if (body.length === 0) return none;
  const type = request.headers['content-type'] ?? '';
  if (/^application\/json\b/i.test(type)) {
    return { values: { ...query, ...parseObject(body) }, areTexts: false, uploads: new Map() };
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
    return { values: { ...query, ...form }, areTexts: true, uploads: new Map() };
  }
  if (/^multipart\/form-data\b/i.test(type)) return readMultipart(body, type, query);
  throw badRequest(
    `content type "${type}" is not one of application/json, application/x-www-form-urlencoded, multipart/form-data`,
  );
}

function parseObject(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw badRequest(`can't parse the body as JSON: ${cause instanceof Error ? cause.message : 'not JSON'}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('the body must be a JSON object');
  return { ...value };
}

async function readMultipart(
  body: Buffer<ArrayBuffer>,
  type: string,
  query: Record<string, string>,
): Promise<RawParameters> {
  const values: Record<string, unknown> = { ...query };
  const uploads = new Map<string, Upload>();
  let form: Awaited<ReturnType<Response['formData']>>;
  try {
    form = await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw badRequest(`can't parse the multipart body: ${cause instanceof Error ? cause.message : 'broken'}`);
  }
  for (const [name, value] of form) {
    if (typeof value === 'string') values[name] = value;
    else uploads.set(name, { name: value.name, mime: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { values, areTexts: true, uploads };
}
