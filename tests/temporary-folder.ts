/** Folders of a test file that are gone when it has run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Makes an empty folder; `about` is a word for its name. */
export function temporaryFolder(about: string): string {
  const folder = mkdtempSync(join(tmpdir(), `magnesium-${about}-`));
  made.push(folder);
  return folder;
}
