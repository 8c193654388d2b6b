import { createHmac, hash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CaseProof } from '@zhiben/domain/contract/log.ts';
import { isSignedBy, originOf, readNote } from '@zhiben/domain/primitives/checkpoint.ts';
import { isIncluded, leafOf } from '@zhiben/domain/primitives/merkle.ts';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { visit } from './visitor.ts';

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

const sha256 = (data: Uint8Array) => hash('sha256', data, 'buffer');
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

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
  const note = readNote(proof.head.note);
  if (note === undefined) throw new Error('no checkpoint');
  const name = originOf(proof.authorityId);
  expect(
    isSignedBy(
      note,
      proof.head.keys.map(({ publicKey }) => ({ name, publicKey: bytes(publicKey) })),
    ),
  ).toBe(true);
  expect(proof.events.length).toBeGreaterThan(0);
  for (const { text, salt, n, path } of proof.events) {
    const leaf = leafOf(
      sha256,
      createHmac('sha256', bytes(salt))
        .update(leafOf(sha256, Buffer.from(text)))
        .digest(),
    );
    const { size, root } = note.checkpoint;
    expect(isIncluded(sha256, { index: n, size, path: path.map(bytes) }, leaf, root)).toBe(true);
  }
  expect(proof.events[0]?.text).toContain('压铸车间熔炼炉紧急排放口被铝锭堵塞');
});
