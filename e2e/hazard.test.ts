import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark, type UserName } from './park.ts';
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

const IN_THREE_WEEKS = dayFromNow(21);
const IN_TWO_WEEKS = dayFromNow(14);

describe('a major hazard', () => {
  it('goes from a report on a phone to a closure that a second person verified, through four pairs of hands', async () => {
    const lin = await visit(browser, park, 'inspector', 'phone');
    const path = await report(
      lin,
      '二车间打磨工位的干式除尘器没有装泄爆装置，管道里积尘很厚',
      park.factoryName,
    );
    await lin.isAccessible();

    const sun = await visit(browser, park, 'desk');
    await sun.go(path);
    await sun.sees('待核实');
    await sun.isAccessible();
    await sun.touch('核实定级');
    await sun.page.getByRole('radio', { name: '重大事故隐患' }).check();
    await sun.touch('提交');
    await sun.sees('重大事故隐患必须引用判定标准的具体情形');
    await sun.write('判定情形', '除尘');
    await sun.page.getByRole('checkbox', { name: /除尘/ }).first().click();
    await sun.touch('提交');
    await sun.sees('已办理：核实定级');
    await sun.sees('未查看');

    const fang = await visit(browser, park, 'principal', 'phone');
    await fang.go('/');
    await fang.sees('等您签收的重大隐患通知');
    await fang.go(path);
    await fang.sees('这条重大隐患需要您签收');
    await fang.isAccessible();
    await fang.touch('签收');
    await fang.sees('请至少写 4 个字');
    await fang.write('整改措施', '停用打磨工位，加装泄爆装置后再恢复。');
    await fang.write('完成日期', IN_TWO_WEEKS);
    await fang.touch('签收');
    await fang.sees('承诺');
    await sun.go(path);
    await sun.sees('方厂长 于');

    await sun.touch('下达整改');
    await sun.write('整改期限', IN_THREE_WEEKS);
    await sun.write('整改要求', '加装泄爆装置，清理管道积尘，整改期间停用该系统。');
    await sun.touch('提交');
    await sun.sees('已办理：下达整改');

    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go(path);
    await chen.sees('必须先制定整改方案（五落实）才能开始整改');
    await chen.touch('制定整改方案');
    await chen.choose('责任落实：责任人', '陈安全');
    await chen.write('措施落实：整改措施', '更换为带泄爆口的除尘器，泄爆口朝向室外安全区域。');
    await chen.write('整改期限', IN_TWO_WEEKS);
    await chen.write('预案落实：整改期间的防范措施和应急预案', '停用该除尘系统，人员撤出打磨工位。');
    await chen.touch('提交');
    await chen.sees('必须五项都落实');
    await chen.write('资金落实：整改资金', '8.5万元');
    await chen.touch('提交');
    await chen.sees('已办理：制定整改方案');
    await chen.sees('五项都已落实');
    await chen.touch('开始整改');
    await chen.touch('提交');
    await chen.sees('已办理：开始整改');
    await submitAsRectified(chen, '已更换除尘器并清理积尘。');

    await lin.go(path);
    await lin.sees('请由另一人办理');

    const qian = await visit(browser, park, 'verifier', 'phone');
    await judge(qian, path, '未消除', '泄爆口朝向人行通道，不符合要求。');
    await qian.sees('整改中');

    await chen.go(path);
    await submitAsRectified(chen, '泄爆口已改向室外空地，并设围栏。');

    await judge(qian, path, '已消除', '现场核查，泄爆口方向和围栏均符合要求。');
    await qian.sees('已核实消除');

    await sun.go(path);
    await sun.touch('销号');
    await sun.write('意见', '复查合格，同意销号。');
    await sun.touch('提交');
    await sun.sees('已办理：销号');
    await sun.sees('已销号');
    for (const told of ['上报了这条隐患', '复查未通过，退回整改', '到现场复查，认定已消除', '予以销号'])
      await sun.sees(told);
    await sun.isAccessible();
  });
});

describe('a general hazard', () => {
  it('is rectified on the spot, yet a second person looks before it is closed', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    const path = await report(chen, '车间东侧灭火器压力不足，指针在红区');
    await chen.touch(/^其他操作/);
    await chen.touch('立查立改');
    await chen.write('整改情况', '当场更换为检验合格的灭火器。');
    await chen.photograph('整改后照片');
    await chen.touch('提交');
    await chen.sees('已办理：立查立改');
    await chen.sees('待复查');

    const qian = await visit(browser, park, 'verifier', 'phone');
    await judge(qian, path, '已消除', '灭火器已更换，压力正常。');
    await qian.touch('销号');
    await qian.write('意见', '同意销号。');
    await qian.touch('提交');
    await qian.sees('已销号');
  });
});

describe('a closed hazard', () => {
  it('is contested by its finder, and reopened', async () => {
    const { path, title } = await closedHazard('安全出口被成品料堆占用');
    const lin = await visit(browser, park, 'inspector', 'phone');
    await lin.go(path);
    await lin.sees(title);
    await touchMove(lin, '提出异议');
    await lin.write('理由', '今天路过，安全出口又被堵上了。');
    await lin.touch('提交');
    await lin.sees('有异议');

    const sun = await visit(browser, park, 'desk');
    await sun.go(path);
    await touchMove(sun, '重新打开');
    await sun.write('理由', '异议属实。');
    await sun.write('整改期限', IN_TWO_WEEKS);
    await sun.touch('提交');
    await sun.sees('整改中');
    await sun.sees('对处理结果提出异议');
  });
});

describe('a refusal', () => {
  it('tells an enterprise nothing about the hazard of another one', async () => {
    const { path } = await reportByApi('inspector', '配电箱无盖板');
    const rival = await visit(browser, park, 'rival', 'phone');
    await rival.go(path);
    await rival.sees('找不到这条记录，或不在您的管辖范围内。');
    await rival.go('/hazards/00000000-0000-4000-8000-000000000000');
    await rival.sees('找不到这条记录，或不在您的管辖范围内。');
  });

  it('of a page that is out of date keeps what was typed, shows what changed, and lets it be sent again', async () => {
    const { path, id } = await reportByApi('inspector', '叉车充电区无通风');
    const sun = await visit(browser, park, 'desk');
    await sun.go(path);
    await touchMove(sun, '补充说明');
    await sun.write('说明', '已电话告知企业先停用。');
    await move('inspector', id, 1, 'note', { words: '现场另有两处插座破损。' });
    await sun.touch('提交');
    await sun.sees('有人刚刚改动了这条记录');
    await sun.sees('您打开之后的变化');
    expect(await sun.page.getByLabel('说明').first().inputValue()).toBe('已电话告知企业先停用。');
    await sun.touch('看过变化，再次提交');
    await sun.sees('已办理：补充说明');
  });

  it('sends somebody without a session to sign in, and back to where he wanted to go', async () => {
    const { path } = await reportByApi('inspector', '氧气瓶与乙炔瓶混放');
    const context = await browser.newContext({ baseURL: park.url });
    const page = await context.newPage();
    await page.goto(path);
    await page.getByLabel('用户名').fill('desk');
    await page.getByLabel('密码').fill('wrong-password');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('用户名或密码不正确。').waitFor();
    await page.getByLabel('密码').fill('walk-the-dog-9');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('氧气瓶与乙炔瓶混放').first().waitFor();
    expect(new URL(page.url()).pathname).toBe(path);
  });
});

/** Reports on the phone: photo, place, words, done. Answers the path of the new hazard's page. */
async function report(who: Visitor, words: string, enterprise?: string): Promise<string> {
  await who.go('/report');
  await who.photograph('现场照片');
  if (enterprise !== undefined) await who.choose('企业', enterprise);
  await who.write('部位', '二车间打磨工位');
  await who.write('隐患情况', words);
  await who.touch('上报');
  await who.sees(/已上报，编号 YH\d{4}-\d+/);
  await who.touch('查看这条隐患');
  await who.page.waitForURL(/\/hazards\/[0-9a-f-]{36}$/);
  return new URL(who.page.url()).pathname;
}

async function submitAsRectified(who: Visitor, done: string): Promise<void> {
  await who.touch('提交整改结果');
  await who.write('整改情况', done);
  await who.photograph('整改后照片');
  await who.touch('提交');
  await who.sees('已办理：提交整改结果');
}

async function judge(who: Visitor, path: string, outcome: string, words: string): Promise<void> {
  await who.go(path);
  await who.touch('到现场复查');
  await who.touch(outcome);
  await who.write(outcome === '未消除' ? '理由' : '意见', words);
  await who.photograph('现场照片');
  await who.touch(`提交：${outcome}`);
  await who.page.waitForURL(/\/hazards\/[0-9a-f-]{36}$/);
}

/** A move is the main one, or stands behind the others. */
async function touchMove(who: Visitor, name: string): Promise<void> {
  const button = who.page.getByRole('button', { name, exact: true });
  const others = who.page.getByRole('button', { name: /^其他操作/ });
  await button.or(others).first().waitFor();
  if ((await button.count()) === 0) await others.click();
  await button.click();
}

async function reportByApi(user: UserName, title: string) {
  const id = crypto.randomUUID();
  const now = new Date().toISOString();
  const channel = 'supervision';
  const body = {
    id,
    title,
    channel,
    organisationId: park.factoryId,
    foundOn: now.slice(0, 10),
    happenedAt: now,
  };
  await park.call(user, 'POST', '/hazards', body);
  return { id, title, path: `/hazards/${id}` };
}

async function move(
  user: UserName,
  id: string,
  seenVersion: number,
  name: string,
  input: Record<string, unknown>,
) {
  const happenedAt = new Date().toISOString();
  await park.call(user, 'POST', `/hazards/${id}/moves/${name}`, {
    moveId: crypto.randomUUID(),
    seenVersion,
    happenedAt,
    input,
  });
}

async function closedHazard(title: string) {
  const made = await reportByApi('inspector', title);
  const photo = [crypto.randomUUID()];
  await move('desk', made.id, 1, 'confirm', { grade: 'general' });
  await move('desk', made.id, 2, 'order', { dueOn: IN_TWO_WEEKS, requirements: '立即清理' });
  await move('officer', made.id, 3, 'start', {});
  await move('officer', made.id, 4, 'submit', { done: '已清理', after: photo });
  await move('verifier', made.id, 5, 'verify', { opinion: '已清理', onSite: photo });
  await move('desk', made.id, 6, 'close', { opinion: '同意销号' });
  return made;
}

/** A calendar day in China, so many days from now. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}
