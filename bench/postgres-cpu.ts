/** Processor time that a PostgreSQL server took, as Linux tells it. */
import { readdirSync, readFileSync } from 'node:fs';

const CLOCK_TICKS_PER_SECOND = 100;

interface Used {
  readonly parent: number;
  readonly ticks: number;
  /** Of its processes that ended. */
  readonly endedTicks: number;
}

function usedBy(pid: number | string): Used | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, own = 0, system = 0, ended = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map((at) => fields[at]);
    return { parent, ticks: own + system, endedTicks: ended + endedSystem };
  } catch {
    return null; // it ended while we looked
  }
}

/**
 * Of the server with all its processes, those included that ended.
 * @param backend process id of a connection that is open
 */
export function serverCpuMs(backend: number): number {
  const server = usedBy(backend)?.parent ?? 0;
  const main = usedBy(server);
  const others = readdirSync('/proc').flatMap((name) => (/^\d+$/u.test(name) ? (usedBy(name) ?? []) : []));
  const ticks = others.filter(({ parent }) => parent === server).reduce((sum, each) => sum + each.ticks, 0);
  return (((main?.ticks ?? 0) + (main?.endedTicks ?? 0) + ticks) * 1_000) / CLOCK_TICKS_PER_SECOND;
}
