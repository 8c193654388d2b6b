import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { visit } from './visitor.ts';

let park: Park;
let browser: Browser;

beforeAll(async () => {
  [park, browser] = await Promise.all([startPark(), launchBrowser()]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

interface Found {
  readonly rows: readonly { readonly id: string; readonly number: string }[];
}

async function known(words: string) {
  const { rows } = (await park.call('desk', 'GET', `/hazards?q=${encodeURIComponent(words)}`)) as Found;
  return rows;
}

describe('a phone without signal', () => {
  it('opens, takes a report with its photo, and sends it once by itself when the signal is back', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go('/report');
    await chen.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await chen.page.context().setOffline(true);
    await chen.page.reload();
    await chen.sees('上报隐患');
    await chen.photograph('现场照片');
    await chen.write('隐患情况', '压铸机安全门联锁失效，人员可进入合模区');
    await chen.touch('上报');
    await chen.sees('已放进发件箱，还没有发出');

    await chen.page.reload();
    await chen.touch(/^发件箱/);
    await chen.sees('压铸机安全门联锁失效，人员可进入合模区');
    await chen.sees('（含 1 个文件）');
    await chen.isAccessible();
    expect(await known('安全门联锁失效')).toEqual([]);

    await chen.page.context().setOffline(false);
    await chen.sees('没有等待发送的内容。');
    const [made, ...others] = await known('安全门联锁失效');
    expect(others).toEqual([]);
    const page = (await park.call('desk', 'GET', `/hazards/${made?.id}`)) as {
      evidence: { received: boolean }[];
    };
    expect(page.evidence.map(({ received }) => received)).toEqual([true]);
  });

  it('keeps a move until the signal is back', async () => {
    const id = crypto.randomUUID();
    const now = new Date().toISOString();
    await park.call('officer', 'POST', '/hazards', {
      id,
      title: '抛光机防护罩缺失',
      channel: 'self-check',
      foundOn: now.slice(0, 10),
      happenedAt: now,
    });
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go(`/hazards/${id}?do=note`);
    await chen.write('说明', '配件已到货，明日安装。');
    await chen.page.context().setOffline(true);
    await chen.touch('提交');
    await chen.sees(/发件箱里还有 1 步操作/);
    await chen.page.context().setOffline(false);
    await chen.page.getByText('配件已到货，明日安装。').waitFor();
  });
});

describe('a report', () => {
  it('that is not finished is there again after a reload, photos and all', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go('/report');
    await chen.photograph('现场照片');
    await chen.write('隐患情况', '行车限位器失灵');
    await chen.sees('已存在这台设备上');
    await chen.page.reload();
    await chen.sees('已恢复上次没有上报的内容。');
    expect(await chen.page.getByLabel('隐患情况').inputValue()).toBe('行车限位器失灵');
    expect(await chen.page.getByRole('list', { name: '现场照片' }).getByRole('listitem').count()).toBe(1);
  });

  it('that the server refuses comes back into the form with the reason', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go('/report');
    await chen.write('隐患情况', '叉车制动不灵');
    await chen.page.locator('summary').click();
    await chen.write('发现日期', '2099-01-01');
    await chen.touch('上报');
    await chen.sees('日期不能晚于今天。');
    await chen.touch('回去修改');
    expect(await chen.page.getByLabel('隐患情况').inputValue()).toBe('叉车制动不灵');
  });
});
