import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { visit } from './visitor.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MOST_LINES = 80;

/** What the guide says: the path of each file and what stands in it. */
async function filesOf(language: 'en' | 'zh'): Promise<Map<string, string>> {
  const page = await readFile(join(ROOT, `docs/extend/${language}.md`), 'utf8');
  const found = page.matchAll(/^## [^\n]*`([^`]+)`\n\n```ts\n(.*?)^```/gms);
  return new Map([...found].map(([, path = '', text = '']) => [path, text]));
}

let product: string;
let park: Park;
let browser: Browser;

beforeAll(async () => {
  product = await mkdtemp(join(tmpdir(), 'zhiben-extend-'));
  await copyProduct(product);
  for (const [path, text] of await filesOf('en')) {
    await mkdir(dirname(join(product, path)), { recursive: true });
    await writeFile(join(product, path), text);
  }
  await addLine('registers', 'lightningTest', './lightning-test/register.ts');
  await addLine('duties', 'lightningTestHalfYearly', './lightning-test/duty.ts');
  await promisify(execFile)(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', 'web'], {
    cwd: product,
  });
  [park, browser] = await Promise.all([startPark({}, product), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await park?.stop();
  await rm(product, { recursive: true, force: true });
});

/** Sources alone; libraries are those that are installed, but our own packages are those of the copy. */
async function copyProduct(to: string): Promise<void> {
  const ours = ['domain', 'server', 'web'];
  for (const name of ours)
    await cp(join(ROOT, name), join(to, name), {
      recursive: true,
      filter: (path) => !/\/(node_modules|dist)$/.test(path),
    });
  for (const name of ['.', ...ours]) {
    const from = join(ROOT, name, 'node_modules');
    const libraries = await readdir(from).catch(() => []);
    await mkdir(join(to, name, 'node_modules'), { recursive: true });
    for (const library of libraries.filter((each) => each !== '@zhiben'))
      await symlink(join(from, library), join(to, name, 'node_modules', library));
  }
  await mkdir(join(to, 'node_modules/@zhiben'));
  for (const name of ours) await symlink(join(to, name), join(to, 'node_modules/@zhiben', name));
  for (const name of ['package.json', 'tsconfig.base.json']) await cp(join(ROOT, name), join(to, name));
}

async function addLine(list: 'registers' | 'duties', name: string, from: string): Promise<void> {
  const path = join(product, `domain/kinds/${list}/all.ts`);
  const text = await readFile(path, 'utf8');
  const longer = text.replace(/(export const \w+: readonly \w+\[\] = \[)/, `$1 ${name},`);
  expect(longer).not.toBe(text);
  await writeFile(path, `import { ${name} } from '${from}';\n${longer}`);
}

it('says the same in both languages, and no file is longer than eighty lines', async () => {
  const files = await filesOf('en');
  expect([...files.keys()]).toEqual([
    'domain/kinds/registers/lightning-test/register.ts',
    'domain/kinds/duties/lightning-test/duty.ts',
  ]);
  expect(await filesOf('zh')).toEqual(files);
  for (const text of files.values()) expect(text.split('\n').length).toBeLessThan(MOST_LINES);
});

it('gives a register and a duty through API and page, for one folder each', async () => {
  const setting = { active: true, because: '按气象主管机构要求部署' };
  await park.call('desk', 'PUT', '/duties/lightning-test-half-yearly/setting', setting);
  const items = async (which: string) =>
    (
      (await park.call('desk', 'GET', `/duties/lightning-test-half-yearly/items?which=${which}`)) as {
        rows: { subject: string }[];
      }
    ).rows;
  // One or both halves of this year, of the one enterprise that has explosive dust.
  const before = await items('open');
  expect(new Set(before.map(({ subject }) => subject))).toEqual(new Set([park.factoryName]));

  const chen = await visit(browser, park, 'officer', 'phone');
  await chen.go('/duties');
  await chen.sees('有爆炸危险场所的企业每半年检测一次防雷装置，结论合格。');
  await chen.touch('半年防雷检测');
  await chen.touch('登记防雷装置检测');
  await chen.write('检测部位', '二车间屋面及除尘风管');
  await chen.write('检测日期', new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await chen.write('有效期至', '2099-12-31');
  await chen.touch('保存');
  await chen.sees('登记了这一条');
  await chen.isAccessible();
  await chen.go('/registers/lightning-test');
  await chen.sees('二车间屋面及除尘风管');

  expect(await items('open')).toHaveLength(before.length - 1);
  expect(await items('covered')).toMatchObject([{ subject: park.factoryName }]);
  const { registers } = (await park.call('officer', 'GET', '/registers')) as {
    registers: { register: string; standing: number }[];
  };
  expect(registers).toContainEqual(expect.objectContaining({ register: 'lightning-test', standing: 1 }));
});
