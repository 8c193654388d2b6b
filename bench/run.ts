import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `npm run bench`: every benchmark, one after the other, and their closing lines together. `--quick` for small sizes. */
const BENCHES = ['hazards.ts', 'lists.ts', 'import.ts', 'first-page.ts', 'figures.ts', 'outbox.ts'];
const results: string[] = [];
let failed = 0;

for (const name of BENCHES) {
  const script = fileURLToPath(new URL(name, import.meta.url));
  if (!existsSync(script)) continue;
  console.log(`\n== ${name}`);
  const ran = spawnSync(process.execPath, [script, ...process.argv.slice(2)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  process.stdout.write(ran.stdout);
  results.push(ran.stdout.split('\n').findLast((line) => line.startsWith('RESULT ')) ?? `${name}: no result`);
  if (ran.status !== 0) failed += 1;
}
console.log(`\n${results.join('\n')}\nRESULT ${JSON.stringify({ name: 'bench', ok: failed === 0, failed })}`);
process.exitCode = failed === 0 ? 0 : 1;
