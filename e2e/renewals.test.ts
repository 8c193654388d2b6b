import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { visit } from './visitor.ts';

const OLD = '皖淮危化经字〔2023〕000012';
const NEXT = '皖淮危化经字〔2026〕000231';

let park: Park;
let browser: Browser;
const licence = randomUUID();

beforeAll(async () => {
  [park, browser] = await Promise.all([startPark(), launchBrowser()]);
  await park.call('officer', 'PUT', `/registers/licence/entries/${licence}`, {
    values: { number: OLD, kind: 'chemicals-trade', issuer: '淮南市应急管理局', validTo: day(20) },
  });
  const setting = { active: true, because: '按方案第6项部署' };
  await park.call('desk', 'PUT', '/duties/licence-renewal/setting', setting);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

describe('a licence that ends soon', () => {
  it('is renewed on a phone with a photograph of the new one, and its duty is done', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go('/duties/licence-renewal');
    await chen.sees(OLD);
    await chen.go(`/registers/licence/${licence}`);
    await chen.sees('还没有附件。');
    await chen.isAccessible();
    await chen.touch('续期换证');
    await chen.sees(`续期换证：${OLD}`);
    // Answers that stay are there already, the number and the days are asked anew.
    expect(await chen.page.getByLabel('发证机关').inputValue()).toBe('淮南市应急管理局');
    expect(await chen.page.getByLabel('证书编号').inputValue()).toBe('');
    await chen.write('证书编号', NEXT);
    await chen.write('发证日期', day(-1));
    await chen.write('有效期至', day(1000));
    await chen.photograph('附件和照片');
    await chen.isAccessible();
    await chen.touch('保存');
    await chen.sees('历次续期');
    await chen.page.getByRole('button', { name: /^打开附件/ }).waitFor();
    // Its bytes follow the entry by themselves.
    await chen.page.locator('.entry-file-open img[src^="/api/files/"]').waitFor();
    await chen.isAccessible();
    await chen.go('/duties/licence-renewal');
    await chen.sees('没有未办的');
  });

  it('is kept on the phone when there is no signal, and leaves by itself when it is back', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go('/registers/drill/new');
    await chen.write('演练主题', '地下车间断电疏散演练');
    await chen.page
      .getByRole('radio', { name: '疏散逃生演练' })
      .or(chen.page.getByText('疏散逃生演练'))
      .first()
      .click();
    await chen.write('演练日期', day(-3));
    await chen.write('参加人数', '31');
    await chen.photograph('附件和照片');
    await chen.sees('已保存在本机');
    await chen.page.context().setOffline(true);
    await chen.touch('保存');
    await chen.sees('没有信号，已保存在本机，有信号时自动发送。');
    await chen.page.context().setOffline(false);
    await chen.touch('应急演练');
    await chen.sees('地下车间断电疏散演练');
    await chen.touch('地下车间断电疏散演练');
    await chen.page.locator('.entry-file-open img[src^="/api/files/"]').waitFor();
  });

  it('shows the office its chain, its photograph and who did what', async () => {
    const sun = await visit(browser, park, 'desk');
    await sun.go('/registers/licence');
    await sun.sees(NEXT);
    expect(await sun.page.getByText(OLD).count()).toBe(0);
    await sun.touch(NEXT);
    await sun.sees('历次续期');
    await sun.page.getByRole('button', { name: /^打开附件/ }).click();
    await sun.touch('关闭');
    await sun.touch(OLD);
    await sun.sees(/起由续期的新一条接续。/);
    await sun.sees('办理了续期，由新的一条接续');
    await sun.isAccessible();
    const duty = await sun.page.request.get('/api/duties/licence-renewal/items?which=covered');
    expect((await duty.json()).rows).toMatchObject([{ entryId: licence }]);
  });
});

/** A day so many days from now, as calendars in China have it. */
function day(from: number): string {
  return new Date(Date.now() + from * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}
