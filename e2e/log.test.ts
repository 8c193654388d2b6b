import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CaseProof } from '@zhiben/domain/contract/log.ts';
import { judgeCaseProof } from '@zhiben/domain/primitives/case-proof.ts';
import { readNote } from '@zhiben/domain/primitives/checkpoint.ts';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { graveFaults, visit } from './visitor.ts';

let park: Park;
let browser: Browser;
const hazardId = randomUUID();

beforeAll(async () => {
  [park, browser] = await Promise.all([startPark(), launchBrowser()]);
  await park.call('inspector', 'POST', '/hazards', {
    id: hazardId,
    title: '压铸车间熔炼炉紧急排放口被铝锭堵塞',
    place: '一号压铸车间熔炼区',
    organisationId: park.factoryId,
    channel: 'supervision',
    foundOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    happenedAt: new Date().toISOString(),
  });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

const VERIFIER = fileURLToPath(new URL('../web/dist/verify.html', import.meta.url));

/** Asks until everything that the park did is signed: at most every ten seconds is. */
async function signedProof(): Promise<CaseProof> {
  for (let tries = 0; tries < 60; tries++) {
    const proof = (await park
      .call('inspector', 'GET', `/hazards/${hazardId}/proof`)
      .catch(() => undefined)) as CaseProof | undefined;
    if (proof !== undefined && proof.waiting === 0) return proof;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the hazard never came into the log');
}

it('every device keeps watch: what it has seen, the log may never lose again', async () => {
  await signedProof();
  const chen = await visit(browser, park, 'officer', 'phone');
  await chen.go('/log');
  await chen.sees(/对得上：本机自/);
  await chen.isAccessible();
  await chen.touch('现在核对');
  await chen.sees(/已核对 2 次/);

  // This device has seen a larger log than the server has: as if somebody had put back an older one.
  await chen.page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith('zhiben.log/'))) {
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
      const [origin, size, ...rest] = kept.note.split('\n');
      localStorage.setItem(
        key,
        JSON.stringify({ ...kept, note: [origin, Number(size) + 500, ...rest].join('\n') }),
      );
    }
  });
  await chen.go('/hazards');
  await chen.sees('存证异常：服务器的日志比本机见过的短');
  await chen.isAccessible();
  await chen.touch('查看并留存凭据');
  const [download] = await Promise.all([
    chen.page.waitForEvent('download'),
    chen.page.getByRole('link', { name: '下载本机留存的检查点' }).click(),
  ]);
  expect(readNote(await readFile(await download.path(), 'utf8'))?.checkpoint.size).toBeGreaterThan(500);
  await chen.touch('从现在起重新留存');
  await chen.sees(/对得上：本机自/);
});

it('the file of a hazard proves its story to who has nothing but the file', async () => {
  await signedProof();
  const lin = await visit(browser, park, 'inspector');
  await lin.go(`/hazards/${hazardId}`);
  const [download] = await Promise.all([
    lin.page.waitForEvent('download'),
    lin.page.getByRole('link', { name: '下载存证' }).click(),
  ]);
  const proof = JSON.parse(await readFile(await download.path(), 'utf8')) as CaseProof;
  expect(judgeCaseProof(proof)).toMatchObject({ events: [{ seq: 1, actorName: '林检查' }], waiting: 0 });
  expect(proof.events[0]?.text).toContain('压铸车间熔炼炉紧急排放口被铝锭堵塞');

  // The verifier was downloaded and lies on a disk; the computer has no network.
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(VERIFIER).href);
  const choose = (words: string) =>
    page
      .getByLabel('隐患存证文件')
      .setInputFiles({ name: 'proof.json', mimeType: 'application/json', buffer: Buffer.from(words) });
  const whole = JSON.stringify(proof);
  await choose(whole);
  await page.getByText(/可信：YH\d+-\d+ 的 1 条办理记录都在日志里/).waitFor();
  await choose(whole.replace('铝锭堵塞', '杂物堵塞'));
  await page.getByText('不可信：有一条办理记录与存证时不一致。（第 1 条 / event 1）').waitFor();
  await choose(JSON.stringify({ ...proof, events: [] }));
  await page.getByText('不可信：文件里没有任何办理记录。').waitFor();
  expect(await graveFaults(page)).toEqual([]);
});
