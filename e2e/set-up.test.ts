import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type EmptyServer, startServer } from './server.ts';
import { stranger, type Visitor } from './visitor.ts';

const PASSWORD = 'walk-the-dog-9';
/** A name of the length that real ones have. */
const FACTORY = '凤台宏达铝制品（集团）股份有限公司第二压铸抛光分公司';

let server: EmptyServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('an empty installation', () => {
  it('makes a demonstration park with one click, shows its accounts once, and removes it wholly', async () => {
    const visitor = await stranger(browser, server.url);
    const { page, go, sees, touch, isAccessible } = visitor;
    page.setDefaultTimeout(120_000);
    await go('/');
    await page.waitForURL('**/set-up');
    await sees('第一位管理员');
    await isAccessible();
    await touch('用演示园区看看');
    await sees('这些账号和密码只显示这一次，请现在抄下或打印。');
    await isAccessible();
    const accounts = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: '用此账号登录' }) });
    const texts = await accounts.allInnerTexts();
    for (const role of ['系统管理员', '园区专班', '检查人员', '复核人', '领导', '主要负责人', '安全员'])
      expect(texts.join('\n')).toContain(role);

    await accounts
      .filter({ hasText: '系统管理员' })
      .first()
      .getByRole('button', { name: '用此账号登录' })
      .click();
    await sees('全局数字');
    await go('/hazards');
    await sees(/共 6\d\d 条/);
    await page.locator('.hazard-row').first().getByRole('link').first().click();
    await sees('办理经过');
    await go('/set-up');
    await sees('系统已经完成初始化。');
    expect(await page.getByText('只显示这一次').count()).toBe(0);

    await go('/settings');
    await touch('删除演示园区');
    await page.getByRole('dialog').getByRole('button', { name: '删除演示园区' }).click();
    await page.waitForURL('**/set-up');
    await sees('用演示园区看看');
    await page.context().close();
  });

  it('is set up by its first visitor, who invites a safety officer, who reports a hazard from his phone', async () => {
    const admin = await stranger(browser, server.url);
    await setUp(admin);
    await addEnterprise(admin);
    const link = await inviteOfficer(admin);

    const chen = await stranger(browser, server.url, 'phone');
    await chen.go(link);
    await chen.sees('陈安全，您好');
    await chen.sees('凤台经济开发区管理委员会 邀请您使用“治本”');
    await chen.sees(`单位：${FACTORY}`);
    await chen.isAccessible();
    await chen.write('用户名', 'chen');
    await chen.write('密码', 'short');
    await chen.touch('开通并登录');
    await chen.sees('密码至少 10 位。');
    await chen.write('密码', PASSWORD);
    await chen.touch('开通并登录');
    await chen.sees('没有等您办理的事项');

    await chen.go('/report');
    await chen.photograph('现场照片');
    await chen.write('隐患情况', '二车间除尘器没有装泄爆装置');
    await chen.touch('上报');
    await chen.sees(/已上报，编号 YH\d{4}-00001/);

    await admin.go('/hazards');
    await admin.sees('二车间除尘器没有装泄爆装置');
    await admin.sees(FACTORY);

    const second = await stranger(browser, server.url, 'phone');
    await second.go(link);
    await second.sees('这个邀请链接已经用过、过期或被收回。');
    await second.touch('已有账号，去登录');
    await second.write('用户名', 'chen');
    await second.write('密码', PASSWORD);
    await second.touch('登录');
    await second.sees('本企业数字');

    await second.go('/set-up');
    await second.sees('系统已经完成初始化。');
    const again = await fetch(`${server.url}/api/setup/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: 'already-set-up' });
  });
});

/** The four steps, with a way back and a reload that lose nothing. */
async function setUp({ page, go, sees, touch, write, isAccessible }: Visitor) {
  await go('/');
  await page.waitForURL('**/set-up');
  await touch('下一步');
  await sees('请填写名称，至少两个字。');
  await write('名称', '凤台经济开发区管理委员会');
  await touch('下一步');
  await sees('行政区划');
  await touch('下一步');
  await write('姓名', '林主任');
  await write('用户名', 'lin');
  await page.reload();
  await sees('第一位管理员');
  expect(await page.getByLabel('姓名').inputValue()).toBe('林主任');
  await write('密码', PASSWORD);
  await isAccessible();
  await touch('建立并继续');
  await touch(/^建立 \d+ 个部门$/);
  await sees('已经可以使用');
  await touch('新增一家企业');
}

async function addEnterprise({ page, sees, touch, write }: Visitor) {
  await sees('是谁');
  await write('名称', FACTORY);
  await write('统一社会信用代码', '91340421MA2N1A2B3K');
  await touch('保存');
  await sees(/统一社会信用代码校验不通过/);
  await write('统一社会信用代码', '91340421MA2N1A2B3J');
  await touch('保存');
  await page.getByRole('heading', { name: FACTORY }).waitFor();
}

/** Answers the address of the link that was shown. */
async function inviteOfficer({ page, sees, touch, write }: Visitor): Promise<string> {
  await touch('新增人员');
  await write('姓名', '陈安全');
  await write('手机', '138 0013 8000');
  await touch('保存');
  await sees('还没有账号。勾选角色后生成邀请链接，由本人设置密码。');
  await page.getByRole('checkbox', { name: /^安全员/ }).check();
  await touch('生成邀请链接');
  await page.getByRole('img', { name: '邀请二维码' }).waitFor();
  const shown = page.locator('code', { hasText: '/invitation/' });
  return shown.innerText();
}
