import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark, type UserName } from './park.ts';
import { stranger, visit } from './visitor.ts';

let park: Park;
let browser: Browser;

beforeAll(async () => {
  [park, browser] = await Promise.all([startPark({ TEST_CLOCK: 'true' }), launchBrowser()]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

const DAY_MS = 86_400_000;
const start = Date.now();
/** The day so many days from now, as people in China write it down. */
const day = (days: number) => new Date(start + days * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
const TERM = 7;

/** Moves the clock of the park to so many days after the term, and lets what became due be done. */
const daysLate = (days: number) =>
  park.call('admin', 'PUT', '/test-clock', {
    at: new Date(start + (TERM + days) * DAY_MS).toISOString(),
  });

async function move(user: UserName, id: string, name: string, input: object): Promise<void> {
  const page = (await park.call('desk', 'GET', `/hazards/${id}`)) as { hazard: { version: number } };
  await park.call(user, 'POST', `/hazards/${id}/moves/${name}`, {
    moveId: randomUUID(),
    seenVersion: page.hazard.version,
    happenedAt: new Date().toISOString(),
    input,
  });
}

async function orderedHazard(): Promise<string> {
  const id = randomUUID();
  await park.call('desk', 'POST', '/hazards', {
    id,
    title: '打磨车间干式除尘器未装泄爆装置，管道积尘厚',
    place: '二车间打磨工位',
    channel: 'supervision',
    organisationId: park.factoryId,
    foundOn: day(0),
    happenedAt: new Date().toISOString(),
  });
  await move('desk', id, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' });
  await move('desk', id, 'order', { dueOn: day(TERM), requirements: '加装泄爆装置，清理积尘。' });
  return id;
}

describe('a major hazard that nobody eliminates in time', () => {
  it('climbs letter, circular, interview and disclosure, each signed by a person, and comes down when it ends', async () => {
    const id = await orderedHazard();
    const path = `/hazards/${id}`;

    const admin = await visit(browser, park, 'admin');
    await admin.go(path);
    await admin.sees('试验时钟');
    await admin.sees('如不整改，接下来：');
    await admin.page.getByLabel('拨到').fill(`${day(TERM + 1)}T10:00`);
    await admin.touch('拨钟');
    await admin.sees('待签发');

    const zhao = await visit(browser, park, 'leader');
    await zhao.go('/');
    await zhao.sees('1 项升级措施待签发');
    await zhao.touch('去签发');
    await zhao.sees('打磨车间干式除尘器未装泄爆装置');
    await zhao.isAccessible();
    await zhao.go(path);
    await zhao.touch('签发');
    await zhao.sees('赵主任 于');

    const fang = await visit(browser, park, 'principal', 'phone');
    await fang.go(path);
    await fang.write('签收经过', '收到函告原件，由本人签收。');
    await fang.touch('提交');
    await fang.sees('企业已签收');
    await fang.write('答复内容', '设备已订购，本月底前装好。');
    await fang.touch('提交');
    await fang.sees('企业已答复');
    await fang.isAccessible();

    for (const [late, rung] of [
      [15, '通报'],
      [30, '约谈'],
    ] as const) {
      await daysLate(late);
      await zhao.go(path);
      await zhao.sees(rung);
      await zhao.touch('签发');
      await zhao.sees('已签发');
    }

    await daysLate(60);
    await zhao.go(path);
    await zhao.sees('公布前须由另一人作法制审核');
    const sun = await visit(browser, park, 'desk');
    await sun.go(path);
    await sun.page.locator('summary', { hasText: '法制审核' }).click();
    await sun.write('审核意见', '事实清楚，不含个人信息，可以公布。');
    await sun.touch('提交');
    await sun.sees('孙专班 于');
    await sun.touch('签发并公布');
    await sun.sees('请由另一人办理');
    await zhao.go(path);
    await zhao.touch('签发并公布');
    await zhao.sees('向社会公布');

    const anybody = await stranger(browser, park.url, 'phone');
    await anybody.go('/public/disclosures');
    await anybody.sees(park.factoryName);
    await anybody.isAccessible();

    await move('desk', id, 'note', { words: '企业已停产。' });
    await move('desk', id, 'propose-grade', { grade: 'general', reason: '已停产并拆除除尘系统' });
    await move('inspector', id, 'approve-grade', { reason: '现场核实' });
    await move('officer', id, 'rectify-on-spot', { done: '拆除除尘系统。', after: [await photo('officer')] });
    await move('verifier', id, 'verify', { opinion: '已拆除。', onSite: [await photo('verifier')] });
    await anybody.go('/public/disclosures');
    await anybody.sees('目前没有曝光公告');
    await zhao.go(path);
    await zhao.sees('已解除');
    expect(await zhao.page.getByText('已解除').count()).toBe(4);
  });
});

let shots = 0;

/** A photo that the server has received from this person. */
async function photo(user: UserName): Promise<string> {
  shots += 1;
  const background = { r: (shots * 90) % 256, g: (shots * 50) % 256, b: 120 };
  const bytes = await sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const { name, value } = await park.cookieOf(user);
  const id = randomUUID();
  const words = (text: string) => Buffer.from(text).toString('base64');
  const ask = (
    path: string,
    method: string,
    headers: Record<string, string>,
    body?: Uint8Array<ArrayBuffer>,
  ) =>
    fetch(new URL(path, park.url), {
      method,
      headers: { cookie: `${name}=${value}`, 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body }),
    });
  const announced = await ask('/api/uploads', 'POST', {
    'upload-length': `${bytes.length}`,
    'upload-metadata': `fileId ${words(id)},name ${words('photo.jpg')},origin ${words('camera')}`,
  });
  const sending = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const sent = await ask(announced.headers.get('location') ?? '', 'PATCH', sending, new Uint8Array(bytes));
  if (sent.status !== 204) throw new Error(`the photo was refused: ${sent.status}`);
  return id;
}
