import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
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

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The sheet as it is exported, with some cells of one clause written anew, by the heading of their column. */
async function edited({ page }: Visitor, ref: string, cells: Readonly<Record<string, string>>) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出现行条款（Excel）' }).click(),
  ]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  const sheet = book.worksheets[0];
  const heads = (sheet?.getRow(1).values ?? []) as string[];
  sheet?.eachRow((row) => {
    if (row.getCell(1).value !== ref) return;
    for (const [head, value] of Object.entries(cells)) row.getCell(heads.indexOf(head)).value = value;
  });
  return { name: '行动计划.xlsx', mimeType: XLSX, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

it('a principal reads on a phone what concerns his enterprise and signs; the desk sees who has not', async () => {
  const fang = await visit(browser, park, 'principal', 'phone');
  await fang.go('/');
  await fang.touch('阅读并签收');
  await fang.sees('请签收行动计划');
  // Folded by action, until somebody looks for something.
  expect(await fang.page.getByText('疏散逃生演练').first().isVisible()).toBe(false);
  await fang.write('编号、标题或内容', '疏散');
  await fang.sees('疏散逃生演练');
  expect(await fang.page.getByText('执法人员', { exact: true }).count()).toBe(0);
  await fang.isAccessible();
  await fang.touch('我已阅读，代表本企业签收');
  await fang.sees('本企业已签收第 1 版');
  await fang.sees(/方厂长 · /);
  await fang.page.reload();
  await fang.sees('本企业已签收第 1 版');

  const sun = await visit(browser, park, 'desk');
  await sun.go('/plan');
  await sun.touch(/企业已签收/);
  await sun.sees('淮南恒鑫家具有限公司');
  expect(await sun.page.getByText(park.factoryName).count()).toBe(0);
  await sun.touch('已签收');
  await sun.sees(park.factoryName);
  await sun.sees(/方厂长 签收/);
});

it('the desk narrows the clauses to those without proof, opens one, and walks to its records', async () => {
  const sun = await visit(browser, park, 'desk');
  await sun.go('/plan');
  await sun.touch(/尚无佐证/);
  await sun.page.waitForURL(/stand=missing/);
  await sun.page.getByLabel('责任主体').selectOption({ label: '企业' });
  await sun.write('编号、标题或内容', '疏散');
  await sun.page.waitForURL(/q=/);
  await sun.touch(/18a/);
  await sun.page.getByRole('heading', { level: 1, name: /18a/ }).waitFor();
  await sun.sees('每年至少组织开展一次疏散逃生演练');
  await sun.sees('还没有');
  expect(await sun.page.getByRole('link', { name: '应急演练' }).first().getAttribute('href')).toBe(
    '/registers/drill',
  );
  await sun.page.goBack();
  expect(await sun.page.getByLabel('编号、标题或内容').inputValue()).toBe('疏散');

  await sun.go('/plan/12g');
  await sun.page
    .getByRole('link', { name: /月度上报批次/ })
    .first()
    .click();
  await sun.page.waitForURL(/\/monthly/);
});

it('an administrator brings an edited sheet, mends its fault, sees what changes and issues it', async () => {
  const admin = await visit(browser, park, 'admin');
  await admin.go('/plan');
  await admin.touch('修改计划');
  const upload = admin.page.locator('input[type=file]');
  await upload.setInputFiles(await edited(admin, '18b', { 责任主体: '隔壁老王' }));
  await admin.sees('有 1 处要改');
  await admin.sees('不认识责任主体“隔壁老王”，请选用下拉列表里的词。');
  expect(await admin.page.getByRole('button', { name: /^发布第/ }).count()).toBe(0);

  await upload.setInputFiles(await edited(admin, '18b', { 责任主体: '园区', 期限: '2026-12-31截止' }));
  await admin.sees('新增 0 条，删去 0 条，修改 1 条');
  await admin.isAccessible();
  // Nothing is lost by a wrong step.
  await admin.page.reload();
  await admin.sees('新增 0 条，删去 0 条，修改 1 条');
  await admin.touch('发布第 2 版');
  await admin.sees('请写明原因，至少 2 个字。');
  await admin.write('发布原因', '主任办公会议定由园区统一组织');
  await admin.touch('发布第 2 版');
  await admin.sees('已发布第 2 版');
  await admin.go('/plan/18b');
  await admin.sees('2026年12月31日截止');

  const fang = await visit(browser, park, 'principal', 'phone');
  await fang.go('/plan');
  await fang.sees('请签收行动计划');
});

it('an edition issued meanwhile does not swallow what somebody else is editing', async () => {
  const admin = await visit(browser, park, 'admin');
  await admin.go('/plan?view=edit');
  await admin.page.getByText('计划的基本信息').click();
  await admin.write('发布单位', '凤台经济开发区管委会');
  await admin.sees('将要改动');
  const { plan } = (await park.call('admin', 'GET', '/plan')) as {
    plan: { edition: number; source: string };
  };
  await park.call('admin', 'PUT', '/plan', {
    plan: { ...plan, edition: plan.edition + 1, source: '凤台县安委会文件' },
    because: '补记来源',
  });
  await admin.write('发布原因', '更正发布单位');
  await admin.touch(`发布第 ${plan.edition + 1} 版`);
  await admin.sees(/您的修改还在/);
  expect(await admin.page.getByLabel('发布单位', { exact: true }).inputValue()).toBe('凤台经济开发区管委会');
  expect(await admin.page.getByLabel('发布原因').inputValue()).toBe('更正发布单位');
  // His own head would take the other's source back: he sees it before he issues.
  await admin.sees('凤台县安委会文件');
  await admin.touch(`发布第 ${plan.edition + 2} 版`);
  await admin.sees(`已发布第 ${plan.edition + 2} 版`);
});
