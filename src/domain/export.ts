/** Everything that is kept of a person, as a file for them. */
import type { State } from './state.ts';

/** JSON text, indented; times as ISO dates beside the milliseconds. */
export function exportOf(state: State): string {
  const readable = {
    ...state,
    consentAt: state.consentAtMs === null ? null : new Date(state.consentAtMs).toISOString(),
    check: state.check === null ? null : { ...state.check, startedAt: new Date(state.check.startedAtMs).toISOString() },
  };
  return JSON.stringify(readable, null, 2);
}
