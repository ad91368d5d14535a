/** Replicas of the service on one database behind a balancer that gives every update to two of them, and how they are killed. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../../src/simulator/start.ts';
import { freePort } from '../free-port.ts';
import { type Service, startService } from '../service-process.ts';
import type { Chance } from './seeded.ts';

const REPLICAS = 4;
const FEWEST_UP = 2;
const READY_WITHIN_MS = 60_000;

export interface FleetParts {
  readonly simulator: Simulator;
  readonly chance: Chance;
  readonly databaseUrl: string;
  readonly keyFile: string;
}

interface Replica {
  readonly port: number;
  service: Service;
}

export class Fleet {
  kills = 0;
  /** Updates that two replicas said they had taken. */
  takenTwice = 0;
  /** Lines of the logs of all that have ended. */
  readonly log: string[] = [];
  readonly errors: string[] = [];
  readonly #parts: FleetParts;
  readonly #balancer: Server;
  #replicas: Replica[] = [];
  #port = 0;

  constructor(parts: FleetParts) {
    this.#parts = parts;
    this.#balancer = createServer((request, response) => {
      void readBody(request).then(async (body) => {
        const answer = await this.#deliver(request, body);
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#balancer.listen(0, '127.0.0.1', resolve));
    ({ port: this.#port } = this.#balancer.address() as AddressInfo); // listening on TCP
    for (let count = 0; count < REPLICAS; count += 1) {
      const port = await freePort();
      this.#replicas.push({ port, service: this.#launch(port) });
    }
    await Promise.all(this.#replicas.map((replica) => isReady(replica)));
  }

  /** Kills any one, and starts it anew; but never the last one: people would wait for the machine and not for us. */
  async killOne(): Promise<void> {
    const ready = await Promise.all(this.#replicas.map((replica) => isReadyNow(replica)));
    const victims = this.#replicas.filter((_, index) => ready[index]);
    if (victims.length < FEWEST_UP) return;
    const victim = this.#parts.chance.pick(victims);
    await this.#end(victim, 'SIGKILL');
    this.kills += 1;
    victim.service = this.#launch(victim.port);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => this.#end(replica, 'SIGTERM')));
    this.#replicas = [];
    await new Promise((resolve) => this.#balancer.close(resolve));
  }

  #launch(port: number): Service {
    const { simulator, databaseUrl, keyFile } = this.#parts;
    return startService({
      BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.apiRoot,
      WEBHOOK_URL: `http://127.0.0.1:${this.#port}`,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_KEY_FILE: keyFile,
      LOG_LEVEL: 'error',
    });
  }

  async #end({ service }: Replica, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    service.kill(signal);
    await service.ended;
    this.log.push(...service.out());
    if (service.errors() !== '') this.errors.push(service.errors());
  }

  /** Two replicas get it at the same time. That one of them has it is enough, as it would be to Telegram. */
  async #deliver(request: IncomingMessage, body: string): Promise<{ status: number; text: string }> {
    const { chance } = this.#parts;
    const first = chance.below(REPLICAS);
    const second = (first + 1 + chance.below(REPLICAS - 1)) % REPLICAS;
    const headers = {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': String(request.headers['x-telegram-bot-api-secret-token']),
    };
    const answers = await Promise.all(
      [first, second].map(async (index) => {
        try {
          const address = `http://127.0.0.1:${this.#replicas[index]?.port}${request.url}`;
          const answer = await fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(20_000) });
          return { status: answer.status, text: await answer.text() };
        } catch {
          return { status: 502, text: '' }; // it is down, or was killed with the update in hand
        }
      }),
    );
    const taken = answers.filter(({ status }) => status === 200);
    if (taken.length === 2) this.takenTwice += 1;
    // Both would reach Telegram; the one with words in it counts.
    const reply = taken.find(({ text }) => text.includes('"text"')) ?? taken[0];
    return reply ?? { status: 503, text: '' };
  }
}

async function isReady(replica: Replica): Promise<void> {
  for (const endMs = Date.now() + READY_WITHIN_MS; !(await isReadyNow(replica)); await sleep(50)) {
    if (Date.now() > endMs)
      throw new Error(`a replica is not ready: ${replica.service.out()} ${replica.service.errors()}`);
  }
}

async function isReadyNow({ port }: Replica): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // not yet, or not any more
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // no encoding is set
  return Buffer.concat(chunks).toString();
}
