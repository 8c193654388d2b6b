import { cp, lstat, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { locateBinaries, mendSymlinks } from './binaries.ts';

let root: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhiben-binaries-'));
  root = join(folder, 'native');
  const { root: installed } = await locateBinaries();
  const isLink = async (path: string): Promise<boolean> => (await lstat(path)).isSymbolicLink();
  // As npm unpacks it when install scripts do not run: everything but the links.
  await cp(join(installed, 'lib'), join(root, 'lib'), {
    recursive: true,
    filter: async (path) => !(await isLink(path)),
  });
  await cp(join(installed, 'pg-symlinks.json'), join(root, 'pg-symlinks.json')).catch(() => undefined);
});

afterEach(async () => {
  await rm(join(root, '..'), { recursive: true, force: true });
});

it('links that an install script would have made are made at start, once', async () => {
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  expect(await mendSymlinks(root)).toBe(links.length);
  for (const { source, target } of links) {
    const [linked, original] = await Promise.all([
      readFile(join(root, '..', target)),
      readFile(join(root, '..', source)),
    ]);
    expect(linked.equals(original)).toBe(true);
  }
  expect(await mendSymlinks(root)).toBe(0);
});
