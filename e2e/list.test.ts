import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { visit } from './visitor.ts';

const REPORTED = 60;
const PLACES = ['打磨车间', '喷漆车间', '液氨机房', '原料库', '配电室', '污水处理站'];

let park: Park;
let browser: Browser;

beforeAll(async () => {
  [park, browser] = await Promise.all([startPark(), launchBrowser()]);
  for (let i = 1; i <= REPORTED; i++) {
    await park.call('desk', 'POST', '/hazards', {
      id: randomUUID(),
      title: `${i} 号${i % 3 === 0 ? '有限空间作业未审批' : '配电箱未设漏电保护'}`,
      place: PLACES[i % PLACES.length],
      organisationId: park.factoryId,
      channel: i % 2 === 0 ? 'supervision' : 'expert',
      foundOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      happenedAt: new Date().toISOString(),
    });
  }
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

describe('the list of hazards', () => {
  it('keeps its place: Back and a reload show the same lines at the same height', async () => {
    const { page, go, touch, sees } = await visit(browser, park, 'desk');
    const lines = page.locator('.hazard-row');
    await go('/hazards?open=true');
    await sees(`共 ${REPORTED} 条`);
    expect(await lines.count()).toBe(25);
    await touch('加载更多');
    await lines.nth(49).waitFor();
    const link = lines.nth(40).getByRole('link');
    await link.scrollIntoViewIfNeeded();
    const height = await page.evaluate(() => window.scrollY);
    expect(height).toBeGreaterThan(500);
    await link.click();
    await page.waitForURL(/\/hazards\/[0-9a-f-]{36}/);
    await page.goBack();
    await lines.nth(49).waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(height);
    await page.reload();
    await lines.nth(49).waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(height);
  });

  it('says its filter as a sentence, and the address alone brings a colleague to the same lines', async () => {
    const { page, go, touch, write, sees, isAccessible } = await visit(browser, park, 'desk');
    await go('/hazards?open=true');
    await touch('筛选');
    await page.getByRole('dialog').getByRole('checkbox', { name: '专家或服务机构' }).check();
    await page.getByRole('dialog').getByRole('combobox', { name: '企业', exact: true }).fill('宏达');
    await page.getByText(park.factoryName).last().click();
    await isAccessible();
    await touch('查看结果');
    const sentence = page.getByRole('list', { name: '筛选条件' });
    await expect.poll(() => sentence.innerText()).toContain(park.factoryName);
    await write('编号、名称、部位', '有限空间');
    await sees('共 10 条');

    const leader = await visit(browser, park, 'leader');
    await leader.go(page.url());
    await leader.sees('共 10 条');
    expect(await leader.page.getByRole('list', { name: '筛选条件' }).innerText()).toContain('专家或服务机构');
    await leader.page.getByRole('button', { name: '去掉条件：含“有限空间”' }).press('Enter');
    await leader.sees('共 30 条');
  });

  it('keeps a view under a name, for its owner only, until he takes it away', async () => {
    const { page, go, touch, write, isAccessible } = await visit(browser, park, 'inspector');
    await go('/hazards?channel=expert');
    await touch(/保存为视图/);
    await write('视图名称', '专家查出的');
    await isAccessible();
    await touch('保存');
    const tab = page.getByRole('button', { name: '专家查出的', exact: true });
    await tab.waitFor();
    await go('/hazards');
    await tab.click();
    await page.waitForURL(/channel=expert/);

    const other = await visit(browser, park, 'desk');
    await other.go('/hazards?channel=expert');
    await other.sees('＋ 保存为视图');
    expect(await other.page.getByText('专家查出的').count()).toBe(0);

    await touch('删除视图“专家查出的”');
    await tab.waitFor({ state: 'detached' });
  });

  it('exports what was chosen by hand, and nothing else', async () => {
    const { page, go, touch } = await visit(browser, park, 'desk');
    await go('/hazards?sort=number');
    await page
      .getByRole('checkbox', { name: /^选择 YH/ })
      .nth(1)
      .check();
    await page
      .getByRole('checkbox', { name: /^选择 YH/ })
      .nth(3)
      .check();
    await touch('导出');
    const [sheet] = await Promise.all([page.waitForEvent('download'), touch('CSV (.csv)')]);
    const chunks: Buffer[] = [];
    for await (const chunk of await sheet.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split(/\r?\n/);
    expect(lines.filter((line) => line.includes('YH'))).toHaveLength(2);
  });

  it('says on a phone what to do when it finds nothing, and reads whatever stands in its address', async () => {
    const { page, go, touch, sees, isAccessible } = await visit(browser, park, 'rival', 'phone');
    await go('/hazards?open=true');
    await sees('没有符合条件的隐患');
    await isAccessible();
    await touch('查看全部');
    await sees('还没有隐患');
    await go('/hazards?grade=grave');
    await sees('这个地址里的筛选条件读不懂');
    await go('/hazards?asOf=2024-01-31');
    await sees('历史清单：2024年1月31日当天结束时的状态');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe('the search of the frame', () => {
  it('finds by part of a word and is walked by keys alone', async () => {
    const { page, go, sees, isAccessible } = await visit(browser, park, 'desk');
    await go('/');
    await sees('全局数字');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('宏达铝');
    await sees('找到 1 项');
    await isAccessible();
    await page.getByRole('combobox').press('Enter');
    await page.waitForURL(new RegExp(`/enterprises/${park.factoryId}`));
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('7 号配电箱');
    await page.getByRole('option').nth(1).waitFor();
    await page.getByRole('combobox').press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('the first page', () => {
  it('brings the office what waits, one button for each, and figures that open their lists', async () => {
    const { page, go, touch, sees, isAccessible } = await visit(browser, park, 'inspector2', 'phone');
    await go('/');
    await sees('未定期限');
    await isAccessible();
    expect(await page.getByRole('link', { name: '核实定级' }).count()).toBe(8);
    await touch(`查看全部 ${REPORTED} 条`);
    await sees(`共 ${REPORTED} 条`);
    await page.goBack();
    await touch('核实定级');
    await page.getByRole('radio', { name: '重大事故隐患' }).waitFor();
    await page.goBack();
    await touch(/^未销号/);
    await page.waitForURL(/open=true/);
    await sees(`共 ${REPORTED} 条`);
  });

  it('shows an enterprise its own only', async () => {
    const { go, sees } = await visit(browser, park, 'rival');
    await go('/');
    await sees('没有等您办理的事项');
    await sees('本企业数字');
    const figures = (await park.call('rival', 'GET', '/today')) as {
      figures: { open: { count: number } };
    };
    expect(figures.figures.open.count).toBe(0);
  });
});

describe('the page of an enterprise', () => {
  it('shows its open hazards although none of them has a deadline yet', async () => {
    const { page, go, sees } = await visit(browser, park, 'desk');
    await go(`/enterprises/${park.factoryId}`);
    await sees('未整改隐患');
    await expect.poll(() => page.locator('.lines a[href^="/hazards/"]').count()).toBe(10);
  });
});

describe('a leader', () => {
  it('sees every hazard and who has it, and nothing that he could do in the place of those people', async () => {
    const { page, go, sees } = await visit(browser, park, 'leader');
    await go('/hazards?open=true');
    await sees(`共 ${REPORTED} 条`);
    expect(await page.getByRole('link', { name: '上报', exact: true }).count()).toBe(0);
    await page.locator('.hazard-row').first().getByRole('link').first().click();
    await sees('现在由园区专班办理');
    const now = page.getByRole('region', { name: '您现在可以' });
    const cannot = now.getByRole('listitem').filter({ hasText: '核实定级' });
    expect(await cannot.innerText()).toContain('园区专班');
    expect(await now.getByRole('button', { name: '核实定级' }).count()).toBe(0);
  });
});

describe('a keyboard alone', () => {
  it('walks from the list into a hazard and grades it, and then stands at its title', async () => {
    const { page, go, sees } = await visit(browser, park, 'desk');
    await go('/hazards?open=true&sort=number');
    await sees(`共 ${REPORTED} 条`);
    await tabTo(page, page.locator('.hazard-row').first().getByRole('link').first());
    await page.keyboard.press('Enter');
    await sees('您现在可以');
    await tabTo(page, page.getByRole('button', { name: '核实定级' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('radio', { name: '一般事故隐患' }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: '提交' }));
    await page.keyboard.press('Enter');
    await sees('已办理：核实定级');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('hazard-title');
  });
});

/** Presses Tab until this stands in focus. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await goal.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never comes to what is looked for');
}
