/**
 * The whole gate: types, lint, knowledge, tests. One line per stage; what a stage prints is shown only when it fails.
 * Ends in a line `N passed, N failed` that counts every test and every stage without tests of its own.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium } from './browser/find-chromium.ts';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly detail: string;
  readonly output: string;
}

interface Stage {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const reports = mkdtempSync(join(tmpdir(), 'magnesium-gate-'));

const stages: readonly Stage[] = [
  { name: 'types', run: () => command('tsc', ['--noEmit']) },
  // A browser's own names exist only there.
  { name: 'types of the browser tests', run: () => command('tsc', ['--noEmit', '-p', 'tests/browser']) },
  { name: 'format and lint', run: () => command('biome', ['check', '.']) },
  {
    name: 'promises',
    run: () => command('oxlint', ['--type-aware', '--deny-warnings', 'src', 'tests', 'bench', 'evaluation']),
  },
  { name: 'knowledge', run: () => command('node', ['src/check-knowledge.ts']) },
  { name: 'tests', run: () => tests('tests', ['--exclude', 'tests/browser/**', '--exclude', 'tests/crash/**']) },
  { name: 'crashes', run: () => tests('crashes', ['tests/crash']) },
  { name: 'chat page in Chromium', run: browser },
];

let passed = 0;
let failed = 0;
for (const stage of stages) {
  const startedMs = performance.now();
  const outcome = await stage.run();
  passed += outcome.passed;
  failed += outcome.failed;
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${outcome.failed === 0 ? 'ok    ' : 'FAILED'} ${stage.name}: ${outcome.detail} (${seconds} s)`);
  if (outcome.failed > 0) console.log(outcome.output);
}
rmSync(reports, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function command(name: string, args: readonly string[]): Promise<Outcome> {
  const { code, output } = await run(name, args);
  return {
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    detail: code === 0 ? 'clean' : `exit ${code}`,
    output,
  };
}

/** Runs vitest and reads its counts; a run that ends badly without a failed test counts as one failure. */
async function tests(name: string, args: readonly string[]): Promise<Outcome> {
  const report = join(reports, `${name}.json`);
  const { code, output } = await run('vitest', [
    'run',
    ...args,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, detail: `exit ${code}, no report`, output };
  const counts: unknown = JSON.parse(readFileSync(report, 'utf8'));
  const { numPassedTests = 0, numFailedTests = 0 } = counts as { numPassedTests?: number; numFailedTests?: number };
  const isEmpty = numPassedTests + numFailedTests === 0;
  const failures = numFailedTests > 0 ? numFailedTests : code === 0 && !isEmpty ? 0 : 1;
  return { passed: numPassedTests, failed: failures, detail: `${numPassedTests} passed, ${failures} failed`, output };
}

async function browser(): Promise<Outcome> {
  if (findChromium() === null) {
    const how = 'left out: no Chromium found. Install it (Debian: apt-get install chromium) or name it in CHROMIUM';
    return { passed: 0, failed: 0, detail: how, output: '' };
  }
  return tests('browser', ['tests/browser']);
}

function run(name: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd: root, env, shell: process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
