/** How the commands of `package.json` that work on the stored data end. */

/** Their messages say what is wrong, where, and what to do. */
const EXPECTED = ['ConfigError', 'KnowledgeError', 'StoreError', 'UsageError'];

/** A command was called in a way that it does not understand; the message is how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Runs a command; a failure is one message on stderr and exit code 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isExpected = error instanceof Error && EXPECTED.includes(error.name);
    console.error(isExpected ? error.message : error);
    process.exitCode = 1;
  }
}
