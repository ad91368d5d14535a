/** What is listened on: the webhook with health on PORT, health and metrics on METRICS_PORT. Where neither is set, nothing is loaded for it. */
import type { Config } from './config.ts';
import type { Health } from './health.ts';
import { listening } from './listen-error.ts';
import type { Metrics, MetricsParts } from './metrics.ts';
import type { Hook, Server, ServerParts } from './server.ts';

export interface DoorParts {
  readonly config: Pick<Config, 'host' | 'port' | 'metricsPort'>;
  /** null: updates are polled. */
  readonly hook: Hook | null;
  readonly health: () => Promise<Health>;
  readonly metrics: Metrics | null;
  /** What the metrics ask for when they are read. */
  readonly report: MetricsParts;
  readonly log: { failure(event: string, error: unknown): void };
}

/** @throws {ListenError} when an address cannot be listened on */
export async function openDoors({
  config,
  hook,
  health,
  metrics,
  report,
  log,
}: DoorParts): Promise<Pick<Server, 'stop'>> {
  const { host, port, metricsPort } = config;
  const servers: Server[] = [];
  const open = async (settings: string, at: number, served: Pick<ServerParts, 'hook' | 'metrics'>) => {
    const { startServer } = await import('./server.ts');
    const onHookAnswer = (status: number) => metrics?.onHookAnswer(status);
    const parts = { host, port: at, ...served, health, onHookAnswer, log };
    servers.push(await listening(settings, () => startServer(parts)));
  };
  if (hook !== null) await open('HOST, PORT', port, { hook, metrics: null });
  if (metricsPort !== null) {
    await open('HOST, METRICS_PORT', metricsPort, { hook: null, metrics: metrics && (() => metrics.report(report)) });
  }
  return {
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}
