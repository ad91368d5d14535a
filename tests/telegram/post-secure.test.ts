/** Telegram is reached over TLS. The certificate in fixtures/ is for this test alone: it is trusted by nobody who is not told to. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const CERTIFICATE = join(FIXTURES, 'localhost-cert.pem');
const run = promisify(execFile);

let server: Server;
let connections: number;
const seen: string[] = [];
beforeEach(async () => {
  connections = 0;
  seen.length = 0;
  const options = { key: readFileSync(join(FIXTURES, 'localhost-key.pem')), cert: readFileSync(CERTIFICATE) };
  server = createServer(options, (request, response) => {
    let body = '';
    request.on('data', (bytes) => {
      body += bytes;
    });
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${request.headers.host?.split(':')[0]} ${body}`);
      response.end(`{"ok":true,"body":${body}}`); // without a length: it comes in pieces
    });
  });
  server.on('secureConnection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
});
afterEach(() => server.close());

async function postTwice(settings: Readonly<Record<string, string>>): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  const script = join(import.meta.dirname, 'post-twice.ts');
  const { stdout } = await run(process.execPath, [script, `https://localhost:${port}/bot1:x/`], { env: settings });
  return JSON.parse(stdout);
}

describe('posting over TLS', () => {
  it('makes two calls over one connection to a server whose certificate is trusted', async () => {
    const answers = ['{"ok":true,"body":"é"}', '{"ok":true,"body":{}}'];
    expect(await postTwice({ NODE_EXTRA_CA_CERTS: CERTIFICATE })).toEqual({ answers });
    expect(seen).toEqual(['POST /bot1:x/one localhost "é"', 'POST /bot1:x/two localhost {}']);
    expect(connections).toBe(1);
  });

  it('says nothing to a server whose certificate nobody vouches for', async () => {
    expect(await postTwice({})).toEqual({ refused: expect.stringMatching(/self-signed certificate/u) });
    expect(seen).toEqual([]);
  });
});
