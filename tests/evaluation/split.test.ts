import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readItems } from '../../evaluation/read-items.ts';
import { splitFile } from '../../evaluation/split.ts';

const KNOWLEDGE = join(import.meta.dirname, '..', '..', 'knowledge');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'magnesium-split-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, ids: readonly string[], more = ''): void {
  const items = ids.map((id) => `- { id: ${id}, text: "text of ${id}", alarm: false, intent: report${more} }`);
  writeFileSync(join(folder, file), `# Shuffled.\n${items.join('\n')}\n`);
}

function idsOf(half: string): readonly string[] {
  return readItems(join(folder, half)).messages.map(({ id }) => id);
}

describe('splitting', () => {
  it('deals a file into two halves and takes it away', () => {
    write('messages-nl.yaml', ['nl-1', 'nl-2', 'nl-3']);
    expect(splitFile(folder, 'messages-nl.yaml', KNOWLEDGE)).toEqual({ work: 2, once: 1 });
    expect([idsOf('work'), idsOf('once')]).toEqual([['nl-1', 'nl-3'], ['nl-2']]);
    expect(existsSync(join(folder, 'messages-nl.yaml'))).toBe(false);
  });

  it('adds new items and leaves those dealt before where they are', () => {
    write('messages-nl.yaml', ['nl-1', 'nl-2']);
    splitFile(folder, 'messages-nl.yaml', KNOWLEDGE);
    write('messages-nl.yaml', ['nl-3', 'nl-4']);
    splitFile(folder, 'messages-nl.yaml', KNOWLEDGE);
    expect([idsOf('work'), idsOf('once')]).toEqual([
      ['nl-1', 'nl-3'],
      ['nl-2', 'nl-4'],
    ]);
  });

  it.each([
    ['an id that was dealt before', ['nl-1'], '', 'messages-nl.yaml: id nl-1 comes twice'],
    ['a medicine that nobody knows', ['nl-3'], ', medicines: [Wonderdrug]', 'nl-3: no medicine "Wonderdrug"'],
    ['a word that is no purpose', ['nl-3'], ', flags: no list', 'item 1 (nl-3)'],
  ])('refuses %s before it writes anything', (_, ids, more, said) => {
    write('messages-nl.yaml', ['nl-1', 'nl-2']);
    splitFile(folder, 'messages-nl.yaml', KNOWLEDGE);
    write('messages-nl.yaml', ids, more);
    expect(() => splitFile(folder, 'messages-nl.yaml', KNOWLEDGE)).toThrow(said);
    expect([idsOf('work'), idsOf('once')]).toEqual([['nl-1'], ['nl-2']]);
    expect(existsSync(join(folder, 'messages-nl.yaml'))).toBe(true);
  });
});
