import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark, type UserName } from './park.ts';
import { stranger, visit } from './visitor.ts';

let park: Park;
let browser: Browser;
let version = 0;

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

const day = (ahead: number) => new Date(Date.now() + (ahead * 24 + 8) * 3_600_000).toISOString().slice(0, 10);

/** A major hazard that the enterprise is rectifying, made as its people would. */
async function underWay(): Promise<string> {
  const id = randomUUID();
  await park.call('inspector', 'POST', '/hazards', {
    id,
    title: '抛光车间除尘系统未设置泄爆装置，现场有人员通行',
    place: '二车间打磨工位',
    channel: 'supervision',
    organisationId: park.factoryId,
    foundOn: day(0),
    happenedAt: new Date().toISOString(),
  });
  version = 1;
  await move('desk', id, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' });
  await move('desk', id, 'order', { dueOn: day(30), requirements: '加装泄爆装置' });
  await move('officer', id, 'plan', {
    responsibleId: park.officerId,
    measures: '加装泄爆片',
    money: 8_500_000,
    dueOn: day(20),
    emergencyPlan: '停用该系统，人员撤出',
  });
  await move('officer', id, 'start', {});
  return id;
}

async function move(user: UserName, id: string, name: string, input: object) {
  await park.call(user, 'POST', `/hazards/${id}/moves/${name}`, {
    moveId: randomUUID(),
    seenVersion: version++,
    happenedAt: new Date().toISOString(),
    input,
  });
}

it('a listed hazard goes from the plate to its lifting: applied for, reviewed on site once, shown to the public', async () => {
  const id = await underWay();
  const sun = await visit(browser, park, 'desk');
  await sun.go(`/hazards/${id}`);
  await sun.touch('挂牌督办');
  await sun.write('公示的隐患名称', '抛光车间除尘系统未设置泄爆装置');
  await sun.page.getByRole('radio', { name: '县级' }).check();
  await sun.write('督办单位', '凤台县安全生产委员会');
  await sun.write('完成期限', day(30));
  await sun.touch('确认挂牌');
  await sun.sees('这一项必须填写');
  await sun.write('解除条件', '泄爆装置经专家组验收合格');
  await sun.page.getByLabel('同时对外公示').last().check();
  await sun.touch('确认挂牌');
  await sun.sees(/县级挂牌督办，期限/);
  await sun.isAccessible();

  const citizen = await stranger(browser, park.url, 'phone');
  await citizen.go('/public/listed');
  await citizen.sees('抛光车间除尘系统未设置泄爆装置');
  expect(await citizen.page.locator('body').innerText()).not.toMatch(/现场有人员通行|陈安全|林检查|孙专班/);

  const chen = await visit(browser, park, 'officer', 'phone');
  await chen.go(`/hazards/${id}`);
  await chen.touch(/^县级挂牌督办/);
  await chen.sees('企业还没有在隐患页面提交整改完成，请先提交。');
  version += 1;
  await move('officer', id, 'submit', { done: '已加装泄爆片', after: [randomUUID()] });
  await chen.page.reload();
  await chen.touch('申请复产或解除');
  await chen.page.getByRole('radio', { name: '解除挂牌督办', exact: true }).check();
  await chen.write('说明', '泄爆装置已装好，专家组验收合格。');
  await chen.touch('提交');
  await chen.sees('已办理：申请复产或解除');
  await chen.sees('（收到申请之日起 10 日，安监总局令第16号 第二十三条）');
  const path = new URL(chen.page.url()).pathname;

  const qian = await visit(browser, park, 'verifier', 'phone');
  await qian.go(path);
  await qian.touch('复查合格');
  await qian.write('意见', '现场核查，泄爆口朝向室外，围栏完好。');
  await qian.touch('提交');
  await qian.sees('请至少拍一张照片');
  await qian.photograph('现场照片');
  await qian.touch('提交');
  await qian.sees('已办理：复查合格');
  await qian.isAccessible();

  await sun.go(`/hazards/${id}`);
  await sun.sees('已核实消除');
  await sun.go(path);
  await sun.touch('解除挂牌督办');
  await sun.write('意见', '复查合格，同意解除。');
  await sun.touch('提交');
  await sun.sees('已办理：解除挂牌督办');
  await sun.go(`/hazards/${id}`);
  await sun.touch('销号');
  await sun.write('意见', '同意销号。');
  await sun.touch('提交');
  await sun.sees('已办理：销号');

  await citizen.page.reload();
  await citizen.sees('已整改，督办解除');
});

it('an enterprise signs on a phone that it looked and found nothing, in two touches, and the desk reads it', async () => {
  const chen = await visit(browser, park, 'officer', 'phone');
  await chen.go('/self-checks');
  await chen.touch('签字提交');
  await chen.sees('请说明有没有发现隐患。');
  await chen.page.getByRole('radio', { name: '没有发现隐患' }).check();
  await chen.touch('签字提交');
  await chen.sees('自查记录已签字');
  const sun = await visit(browser, park, 'desk');
  await sun.go('/self-checks');
  await sun.sees('陈安全 签字');
  await sun.sees('未发现隐患');
});

it('an inquiry is concluded by two people after the enterprise was heard', async () => {
  const id = randomUUID();
  await park.call('desk', 'POST', '/inquiries', {
    id,
    organisationId: park.factoryId,
    failure: 'refused',
    reason: '两次拒绝停用抛光线',
  });
  const chen = await visit(browser, park, 'officer', 'phone');
  await chen.go(`/inquiries/${id}`);
  await chen.touch('陈述情况');
  await chen.write('说明', '当时设备已断电，正在等备件。');
  await chen.touch('提交');
  await chen.sees('已办理：陈述情况');
  const sun = await visit(browser, park, 'desk');
  await sun.go(`/inquiries/${id}`);
  await sun.touch('提出结论');
  await sun.page.getByRole('radio', { name: '情况属实', exact: true }).check();
  await sun.write('理由', '监控显示抛光线仍在运行。');
  await sun.touch('提交');
  await sun.sees('已办理：提出结论');
  await sun.sees('请由另一人办理');
  const zhao = await visit(browser, park, 'leader');
  await zhao.go(`/inquiries/${id}`);
  await zhao.touch('审定结论');
  await zhao.write('意见', '同意。');
  await zhao.touch('提交');
  await zhao.sees('已办理：审定结论');
  await zhao.sees('已结案');
});
