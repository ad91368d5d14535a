/** An address that the service should listen on, and cannot. */
export class ListenError extends Error {
  override readonly name = 'ListenError';

  /** @param settings names of those that say where to listen */
  constructor(settings: string, cause: Error) {
    // Node tells these of a failed `listen`, and has no type for it.
    const { code, address, port } = cause as NodeJS.ErrnoException & { address?: string; port?: number };
    const problem = code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be listened on (${code})`;
    super(`${settings}: ${address}:${port} ${problem}; stop that program, or set ${settings} to another value`, {
      cause,
    });
  }
}

/**
 * Waits for what listens.
 * @throws {ListenError} naming the settings
 */
export async function listening<T>(settings: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && error.syscall === 'listen') {
      throw new ListenError(settings, error);
    }
    throw error;
  }
}
