import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { visit } from './visitor.ts';

const RIVAL = '淮南恒鑫家具有限公司';

let park: Park;
let browser: Browser;

beforeAll(async () => {
  [park, browser] = await Promise.all([startPark(), launchBrowser()]);
  // Taken into use, they are worked out at once; the rest of the product's duties wait for the night.
  const setting = { active: true, because: '按方案第18项部署' };
  await park.call('desk', 'PUT', '/duties/evacuation-drill-yearly/setting', setting);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

describe('a safety officer with a phone', () => {
  it('sees what is due, opens the form from there, enters the drill, and it is done', async () => {
    const wang = await visit(browser, park, 'rival', 'phone');
    await wang.go('/');
    await wang.sees('年度疏散逃生演练');
    await wang.isAccessible();
    await wang.touch('去登记');
    // The sort that proves it is chosen already.
    await wang.write('演练主题', '车间火灾疏散逃生演练');
    await wang.write('演练日期', day(0));
    await wang.write('参加人数', '42');
    await wang.touch('保存');
    await wang.sees('登记了这一条');
    await wang.go('/duties');
    await wang.page
      .getByText(/项现在没有要办的/)
      .first()
      .click();
    await wang.sees('已办 1 / 1');
    await wang.touch('年度疏散逃生演练');
    await wang.sees('没有未办的');
    await wang.touch('已办');
    await wang.sees(/ 完成$/);
    await wang.isAccessible();
    await wang.touch('查看记录');
    await wang.sees('车间火灾疏散逃生演练');
  });

  it('finds on the page of his enterprise and in the list nothing of another', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go('/duties');
    await chen.sees('年度疏散逃生演练');
    expect(await chen.page.locator('.duty-card').count()).toBe(1);
    await chen.go('/duties/evacuation-drill-yearly?which=all');
    await chen.sees(park.factoryName);
    expect(await chen.page.getByText(RIVAL).count()).toBe(0);
    expect(await chen.page.getByRole('button', { name: /免办/ }).count()).toBe(0);
  });
});

describe('the department at its desk', () => {
  it('looks at who is missing, excuses one for a reason, exports the list and looks at the enterprise', async () => {
    const sun = await visit(browser, park, 'desk');
    await sun.go('/duties');
    await sun.page.getByLabel('只看有缺口的').check();
    await sun.touch('年度疏散逃生演练');
    await sun.sees(park.factoryName);
    await sun.touch(`免办 ${park.factoryName}`);
    await sun.page.locator('form').getByRole('button', { name: '免办' }).click();
    await sun.sees('请至少写 2 个字说明理由。');
    await sun.write('为什么可以不办', '全年停产，已现场核实');
    await sun.page.locator('form').getByRole('button', { name: '免办' }).click();
    await sun.sees('没有未办的');
    await sun.touch('全部');
    await sun.sees(/孙专班 于 .* 免办：全年停产，已现场核实/);
    await sun.isAccessible();
    const [download] = await Promise.all([sun.page.waitForEvent('download'), sun.touch('导出 CSV')]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv).toContain('已免办');
    expect(csv).toContain('全年停产，已现场核实');
    await sun.touch(`取消 ${park.factoryName} 的免办`);
    await sun.write('为什么又要办', '已复产');
    await sun.page.locator('form').getByRole('button', { name: '取消免办' }).click();
    await sun.sees(/还有 \d+ 天|今天到期/);
    await sun.touch(park.factoryName);
    await sun.page.getByRole('region', { name: '应办' }).getByText('年度疏散逃生演练').waitFor();
  });

  it('is asked to confirm a rule that is not sure before anybody is held to it', async () => {
    const sun = await visit(browser, park, 'desk');
    await sun.go('/duties/monthly-batch');
    await sun.sees('依据待核实');
    await sun.touch('确认并启用 每月排查上报');
    await sun.write('核对了什么、谁确认的', '经县安委会办公室确认，次月5日前上报');
    await sun.touch('确认并启用');
    await sun.sees('已启用，应办名单已算出');
    await sun.sees(/孙专班 于 .* 决定：经县安委会办公室确认/);
    await sun.touch('全部');
    await sun.sees('凤台经济开发区');
  });
});

describe('a leader', () => {
  it.each(['phone', 'desk'] as const)('sees at the %s which duties are late, and who', async (device) => {
    await lateCertificate();
    const zhao = await visit(browser, park, 'leader', device);
    await zhao.go('/');
    const late = zhao.page.getByRole('region', { name: '应办逾期情况' });
    await late.getByText('特种作业操作证换证').waitFor();
    await zhao.isAccessible();
    await late.getByText('特种作业操作证换证').click();
    await zhao.page.getByRole('heading', { level: 1, name: '特种作业操作证换证' }).waitFor();
    await zhao.sees(/逾期 \d+ 天/);
    await zhao.sees('陈安全');
    await zhao.isAccessible();
  });
});

/** A certificate that has ended and was not renewed. */
async function lateCertificate(): Promise<void> {
  await park.call('officer', 'PUT', `/registers/special-operation-certificate/entries/${randomUUID()}`, {
    personId: park.officerId,
    values: { trade: 'welding', number: `T${Date.now()}`, validTo: day(-20) },
  });
  await park.call('desk', 'PUT', '/duties/certificate-renewal/setting', { active: true, because: '按规定' });
}

function day(ahead: number): string {
  return new Date(Date.now() + (ahead * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}
