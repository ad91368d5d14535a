import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that may be done without, whole or not at all. */
export function writeWhole(place: string, content: string | Uint8Array): void {
  const written = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(written, content);
    renameSync(written, place);
  } catch (error) {
    // As in a container, whose root cannot be written: the next start makes it itself, as this one did.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
