import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** `npm start`: builds the web page when it is missing or out of date, then runs the server in this process. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WEB = join(ROOT, 'web');
const DIST = join(WEB, 'dist');

/** What the page is made of. `domain` is part of it: the rules run in the browser too. */
const SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/package.json',
  'domain',
];
const NOT_SOURCES = new Set(['node_modules', 'dist']);

await ensureWebPage();
// An address and not a literal: the scripts are type-checked apart from the server.
await import(pathToFileURL(join(ROOT, 'server', 'main.ts')).href);

async function ensureWebPage(): Promise<void> {
  const built = await changedAt(join(DIST, 'index.html'));
  // A release carries the finished page and may leave its sources out.
  if (!existsSync(join(WEB, 'index.html'))) return;
  const newest = Math.max(...(await Promise.all(SOURCES.map((path) => newestIn(join(ROOT, path))))));
  if (built >= newest) return;
  await buildWebPage(built > 0);
}

async function buildWebPage(haveOlder: boolean): Promise<void> {
  const begun = performance.now();
  console.log(
    haveOlder
      ? 'Building the web page again, because its sources have changed …'
      : 'Building the web page, which takes up to a minute the first time …',
  );
  const problem = await runVite(join(WEB, 'dist.new'));
  if (problem !== undefined) {
    await rm(join(WEB, 'dist.new'), { recursive: true, force: true });
    console.error(`${problem}\nThe web page could not be built; see the lines above. [web-page-not-built]`);
    process.exit(1);
  }
  // Swapped in whole: a build that is killed half-way never looks finished.
  await rm(DIST, { recursive: true, force: true });
  await rename(join(WEB, 'dist.new'), DIST);
  console.log(`The web page is ready (${((performance.now() - begun) / 1000).toFixed(1)} s).`);
}

/** @returns What vite said when it failed. */
async function runVite(outDir: string): Promise<string | undefined> {
  let vite: string;
  try {
    const manifest = createRequire(join(WEB, 'package.json')).resolve('vite/package.json');
    vite = join(manifest, '..', 'bin', 'vite.js');
  } catch {
    return 'The build tool "vite" is not installed: run "npm ci" without --omit=dev.';
  }
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { cwd: WEB, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  await once(child, 'close');
  return child.exitCode === 0 ? undefined : said;
}

/** When the newest file or folder below a path changed; a folder changes when a file is removed from it. */
async function newestIn(path: string): Promise<number> {
  const own = await changedAt(path);
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const inner = entries
    .filter(({ name }) => !NOT_SOURCES.has(name) && !name.endsWith('.test.ts'))
    .map((entry) =>
      entry.isDirectory() ? newestIn(join(path, entry.name)) : changedAt(join(path, entry.name)),
    );
  return Math.max(own, ...(await Promise.all(inner)));
}

/** Milliseconds since 1970, or 0 when there is no such file. */
async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
