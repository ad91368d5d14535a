/**
 * POSTs over connections that stay open, each for one call at a time. Node's own client left some 40 kB more of garbage for the
 * three calls of an update: streams, tables of headers, and what its agent keeps of each.
 */
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure, createSecureContext } from 'node:tls';
import { readAnswer } from './http-answer.ts';

/** What grammY's and Node's AbortSignal have in common. */
export interface Stop {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Sends JSON behind the root's path. Resolves with the body of the answer, whatever its status; rejects when none comes. It is
 * not tried again: the server may have done what it was asked.
 */
export type Post = (path: string, body: string, signal?: Stop) => Promise<string>;

interface Connection {
  /** Until when the server keeps it open, in ms of `performance.now()`. */
  readonly openUntilMs: number;
  ask(request: string): Promise<string>;
  close(error?: Error): void;
}

/** What servers say of how long they keep a connection is met by so much, so that no call meets one that is being closed. */
const SPARE_MS = 1_000;
/** A connection on which nothing goes is tried after that, so that a router on the way does not forget it. */
const PROBE_MS = 1_000;
const NOTHING: Buffer = Buffer.alloc(0);
/** What comes in is read at once, so all connections can share the place where it is put. */
const INPUT = Buffer.alloc(64 * 1024);

/** @param timeoutMs a call that takes longer is given up, and a connection that nobody needs for so long is closed */
export function createPost(root: URL, timeoutMs: number): Post {
  const free: Connection[] = [];
  const connect = socketsTo(root);
  const head = ` HTTP/1.1\r\nhost: ${root.host}\r\nconnection: keep-alive\r\ncontent-type: application/json\r\ncontent-length: `;

  function take(): Connection {
    for (;;) {
      const connection = free.pop();
      if (connection === undefined) return openConnection(connect, timeoutMs, free);
      if (performance.now() < connection.openUntilMs) return connection;
      connection.close();
    }
  }

  return async function post(path, body, signal) {
    if (signal?.aborted) throw new Error('stopped');
    const connection = take();
    const asked = connection.ask(
      `POST ${root.pathname}${path}${head}${Buffer.byteLength(body)}\r\n\r\n${body}`, // one string is one packet
    );
    if (signal === undefined) return asked;
    const stop = () => connection.close(new Error('stopped'));
    signal.addEventListener('abort', stop);
    return asked.finally(() => signal.removeEventListener('abort', stop));
  };
}

type Connect = (onRead: (bytes: Buffer) => void) => Socket;

function socketsTo({ hostname, port, protocol }: URL): Connect {
  const host = hostname.replace(/^\[(.*)\]$/u, '$1'); // an IPv6 address stands in brackets
  const isSecure = protocol === 'https:';
  const options = (onRead: (bytes: Buffer) => void) => ({
    host,
    port: Number(port || (isSecure ? 443 : 80)),
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: PROBE_MS,
    onread: {
      buffer: INPUT,
      callback(count: number) {
        onRead(INPUT.subarray(0, count));
        return true;
      },
    },
  });
  if (!isSecure) return (onRead) => connectPlain(options(onRead));

  const secureContext = createSecureContext();
  let session: Buffer | undefined; // one that was begun before saves half of the next greeting
  return (onRead) => {
    const secure = { secureContext, servername: isIP(host) === 0 ? host : '', ALPNProtocols: ['http/1.1'] };
    const socket = connectSecure({ ...options(onRead), ...secure, ...(session && { session }) });
    return socket.on('session', (next) => {
      session = next;
    });
  };
}

/** @param free where it stands whenever it has no call */
function openConnection(connect: Connect, timeoutMs: number, free: Connection[]): Connection {
  let call: PromiseWithResolvers<string> | null = null;
  let received = NOTHING;
  let openUntilMs = Number.POSITIVE_INFINITY;

  function read(bytes: Buffer): void {
    if (call === null) {
      close(); // else it would be taken for the beginning of the next answer
      return;
    }
    received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
    if (!settle(false) && received === bytes) received = Buffer.from(bytes); // its place is used again
  }

  /** @returns whether the answer was there to its end */
  function settle(isEnded: boolean): boolean {
    try {
      const answer = readAnswer(received, isEnded);
      if (answer === null) return false;
      if (answer.bytes < received.length) throw new Error('more was answered than asked');
      const asked = call;
      [call, received] = [null, NOTHING];
      openUntilMs = performance.now() + answer.openMs - SPARE_MS;
      if (answer.openMs === 0) close();
      else {
        socket.unref();
        free.push(connection);
      }
      asked?.resolve(answer.text);
    } catch (error) {
      close(error instanceof Error ? error : new Error(String(error)));
    }
    return true;
  }

  function close(error?: Error): void {
    const at = free.indexOf(connection);
    if (at >= 0) free.splice(at, 1);
    clearTimeout(patience);
    socket.destroy();
    call?.reject(error ?? new Error('socket hang up'));
    call = null;
  }

  const socket = connect(read);
  socket.on('error', close);
  socket.on('end', () => {
    if (!settle(true)) close();
  });
  socket.on('close', () => close());
  const patience = setTimeout(() => close(new Error(`no answer for ${timeoutMs} ms`)), timeoutMs).unref();
  const connection: Connection = {
    get openUntilMs() {
      return openUntilMs;
    },
    ask(request) {
      call = Promise.withResolvers<string>();
      socket.ref();
      patience.refresh();
      socket.write(request);
      return call.promise;
    },
    close,
  };
  return connection;
}
