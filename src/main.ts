/** The process around the service: when it ends, and how a failure is said. */
import { flushCompileCache } from 'node:module';

/** After a signal, what still hangs (a call without an answer) is left; nothing committed is lost by it. */
const LONGEST_STOP_MS = 10_000;
/** Their messages say what is wrong, where, and what to do; a stack would only hide that. */
const EXPECTED = [
  'ConfigError',
  'KnowledgeError',
  'ListenError',
  'SpeechError',
  'StoreError',
  'TokenRefusedError',
  'WebhookRefusedError',
];

/** Aborted by the first SIGINT or SIGTERM; npm sends them twice. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
    });
  }
  return stopping.signal;
}

/** One message on stderr, and the end. */
function fail(error: unknown): never {
  console.error(messageOf(error));
  process.exit(1);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `something that is no error was thrown: ${typeof error}`;
  if (EXPECTED.includes(error.name)) return error.message;
  // An address in it may hold the token.
  return (error.stack ?? error.message).replaceAll(/\d+:[\w-]{16,}/gu, '[token]');
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
const stopping = stopSignal();
try {
  const { serve } = await import('./service.ts');
  const serving = serve(stopping);
  setTimeout(flushCompileCache, 2_000).unref();
  await serving;
} catch (error) {
  const isStopped = stopping.aborted && error instanceof Error && error.name === 'AbortError';
  if (!isStopped) fail(error);
}
