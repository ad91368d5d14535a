/** A check is kept for 12 months after its last use; /privacy says so. */
export const RETENTION_MONTHS = 12;

/** Moment before which an unused chat is to be deleted (`Store.sweep`): 12 calendar months ago, in UTC. */
export function retentionStartMs(nowMs: number): number {
  const start = new Date(nowMs);
  start.setUTCMonth(start.getUTCMonth() - RETENTION_MONTHS);
  return start.getTime();
}
