/** What the documents name is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  'SECURITY.md',
  'bench/README.md',
  'evaluation/README.md',
  'knowledge/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
const SETTINGS = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gmu)].map(([, name = '']) => name);
/** Names in capitals that look like settings of ours: those of the same families. */
const LIKE_A_SETTING = /`((?:BOT|DATA|WEBHOOK|METRICS|CHAT|LOG|DATABASE|TELEGRAM)_[A-Z_]+)/gu;

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

describe.each(documents)('%s', (path) => {
  const text = read(path);

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]*)\)/gu)].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(root, target))) return true;
      const headings = [...(target.endsWith('.md') ? read(target) : '').matchAll(/^#+ (.*)$/gmu)];
      return anchor !== undefined && !headings.some(([, heading = '']) => anchorOf(heading) === anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names commands, files and settings that there are', () => {
    const commands = [...text.matchAll(/npm run (?:-s )?([\w-]+)/gu)].map(([, name = '']) => name);
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
    const files = [
      ...text.matchAll(/\b((?:src|bench|evaluation|tests|deploy|docs)\/[\w/.-]+\.(?:ts|js|yaml|json|service))\b/gu),
    ];
    const missing = files.map(([, file = '']) => file).filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
    const settings = [...text.matchAll(LIKE_A_SETTING)].map(([, name = '']) => name);
    expect(settings.filter((name) => !SETTINGS.includes(name))).toEqual([]);
  });
});

it('every setting stands in the table of the README', () => {
  const table = read('README.md');
  expect(SETTINGS.length).toBeGreaterThan(8);
  expect(SETTINGS.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});
