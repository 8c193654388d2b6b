import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { type Visitor, visit } from './visitor.ts';

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

describe('without signal', () => {
  it('a report with its photos waits where it can be seen, and arrives once when the signal is back', async () => {
    const lin = await visit(browser, park, 'inspector', 'phone');
    await lin.go('/report');
    await lin.photograph('现场照片');
    await lin.choose('企业', park.factoryName);
    await signal(lin, false);
    await lin.sees(/现在没有网络。可以继续上报隐患/);
    await lin.photograph('现场照片');
    await lin.write('部位', '三号深井铸造机旁');
    await lin.write('隐患情况', '铝水流槽末端没有安装紧急切断装置');
    await lin.touch('上报');
    await lin.sees('已放进发件箱，还没有发出');
    await lin.isAccessible();
    await lin.page.screenshot({ path: '/tmp/off.png' });
    await lin.touch('再报一条');

    await openOutbox(lin);
    await lin.sees('铝水流槽末端没有安装紧急切断装置');
    await lin.sees('（含 2 个文件）');
    await lin.sees('网络不通，恢复后自动发送。');
    await lin.isAccessible();
    await lin.touch('关闭');
    expect(await reported()).toEqual([]);

    await signal(lin, true);
    await outboxIsEmpty(lin);
    const [row, ...more] = await reported();
    expect(more).toEqual([]);
    expect(row?.title).toBe('铝水流槽末端没有安装紧急切断装置');
    await lin.go(`/hazards/${row?.id}`);
    await expect.poll(() => loadedPhotos(lin), { timeout: 20_000 }).toBe(2);
  });

  it('the page itself opens on a device that has seen it, and what waits survives a reload', async () => {
    const zhou = await visit(browser, park, 'inspector2', 'phone');
    await zhou.go('/');
    await zhou.sees('全局数字');
    await zhou.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await signal(zhou, false);
    await zhou.go('/report');
    await zhou.write('隐患情况', '液氨机房没有安装氨气浓度报警器');
    await zhou.touch('上报');
    await zhou.sees('已放进发件箱，还没有发出');
    await zhou.page.reload();
    await openOutbox(zhou);
    await zhou.sees('液氨机房没有安装氨气浓度报警器');
    await zhou.touch('关闭');
    const before = await reported();
    await signal(zhou, true);
    await outboxIsEmpty(zhou);
    const after = await reported();
    expect(after).toHaveLength(before.length + 1);
    expect(after.map(({ title }) => title)).toContain('液氨机房没有安装氨气浓度报警器');
  });
});

function signal({ page }: Visitor, on: boolean): Promise<void> {
  return page.context().setOffline(!on);
}

async function openOutbox({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: /^发件箱/ }).click();
}

async function outboxIsEmpty({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: /^发件箱/ }).waitFor({ state: 'detached', timeout: 60_000 });
}

async function reported(): Promise<{ id: string; title: string }[]> {
  return ((await park.call('desk', 'GET', '/hazards')) as { rows: { id: string; title: string }[] }).rows;
}

/** Photos of the scene that the server has and the browser shows. */
function loadedPhotos({ page }: Visitor): Promise<number> {
  return page
    .locator('article img[src^="/api/"]')
    .evaluateAll(
      (all) => all.filter((img) => img instanceof HTMLImageElement && img.naturalWidth > 0).length,
    );
}
