import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What `npm test` runs, in the order in which it is cheapest to fail. Ends with the line
 * `N passed, N failed, N skipped`, counted over every runner.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const counts = { passed: 0, failed: 0, skipped: 0 };
const onlyIntegration = process.argv.includes('--integration');

const checks: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['format and lint', ['biome', 'check', '--error-on-warnings', '.']],
  ['types', ['npm', 'run', '--silent', 'check:types']],
  ['floors', ['node', 'scripts/check-floors.ts']],
  ['unused code', ['knip']],
  ['types of the schema', ['node', 'scripts/generate-schema.ts', '--check']],
];

if (!onlyIntegration) {
  for (const [name, command] of checks) check(name, command);
  vitest('unit');
}
vitest('integration');
if (!onlyIntegration) {
  check('page builds', ['npm', 'run', '--silent', 'build']);
  vitest('e2e');
}

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);

/** A check is one test: it passes or it does not. */
function check(name: string, command: readonly string[]): void {
  const started = performance.now();
  const ok = run(command);
  counts[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds(started)} s)`);
}

function vitest(project: string): void {
  const report = join(tmpdir(), `zhiben-test-${project}-${process.pid}.json`);
  const started = performance.now();
  const ok = run([
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const failedBefore = counts.failed;
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
    counts.passed += result.numPassedTests;
    counts.failed += result.numFailedTests;
    counts.skipped += result.numPendingTests + result.numTodoTests;
    rmSync(report);
  } catch {
    // No report: the runner itself broke, which the exit code says.
  }
  // A suite that could not be loaded fails without a failed test in it.
  if (!ok && counts.failed === failedBefore) counts.failed += 1;
  console.log(`${ok ? '✓' : '✗'} ${project} tests (${seconds(started)} s)`);
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

function run([command = '', ...rest]: readonly string[]): boolean {
  return (
    spawnSync(command, rest, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ===
    0
  );
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
