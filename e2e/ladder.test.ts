import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
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
  await park.call('inspector', 'POST', '/hazards', {
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
    await zhao.sees('还有待填写的内容：反馈期限');
    await completeDraft(id);
    await zhao.touch('签发');
    await zhao.sees('赵主任 于');
    await zhao.touch('查看文书');
    await zhao.sees('关于尽快完成重大事故隐患整改的函');
    await zhao.isAccessible();

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
      await completeDraft(id);
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
    await completeDraft(id);
    await zhao.go(path);
    await zhao.touch('签发并公布');
    await zhao.sees('向社会公布');

    const anybody = await stranger(browser, park.url, 'phone');
    await anybody.go('/public/disclosures');
    await anybody.sees(park.factoryName);
    await anybody.isAccessible();

    await sun.go(path);
    await sun.touch('挂牌督办');
    await sun.write('公示的隐患名称', '打磨车间除尘器未设置泄爆装置');
    await sun.page.getByRole('radio', { name: '县级' }).check();
    await sun.write('督办单位', '凤台县安全生产委员会');
    await sun.write('完成期限', day(TERM + 90));
    await sun.write('解除条件', '泄爆装置经专家组验收合格');
    await sun.touch('确认挂牌');
    await sun.sees(/县级挂牌督办，期限/);

    await move('officer', id, 'plan', {
      responsibleId: park.officerId,
      measures: '加装泄爆片，泄爆口朝向室外空地',
      money: 8_500_000,
      dueOn: day(TERM),
      emergencyPlan: '停用该系统，人员撤出',
    });
    await move('officer', id, 'start', {});
    await move('officer', id, 'submit', { done: '已加装泄爆片', after: [randomUUID()] });
    await fang.go(path);
    await fang.touch(/^县级挂牌督办/);
    await fang.touch('申请复产或解除');
    await fang.page.getByRole('radio', { name: '解除挂牌督办', exact: true }).check();
    await fang.write('说明', '泄爆装置已装好，专家组验收合格。');
    await fang.touch('提交');
    await fang.sees('已办理：申请复产或解除');
    const listing = new URL(fang.page.url()).pathname;

    const qian = await visit(browser, park, 'verifier', 'phone');
    await qian.go(listing);
    await qian.touch('复查合格');
    await qian.write('意见', '现场核查，泄爆口朝向室外，围栏完好。');
    await qian.photograph('现场照片');
    await qian.touch('提交');
    await qian.sees('已办理：复查合格');

    await anybody.go('/public/disclosures');
    await anybody.sees('目前没有曝光公告');
    await zhao.go(path);
    await zhao.sees('已解除');
    // All four rungs, by the word of the verifier on site.
    expect(await zhao.page.locator('.tag', { hasText: '已解除' }).count()).toBe(4);

    await sun.go(listing);
    await sun.touch('解除挂牌督办');
    await sun.write('意见', '复查合格，同意解除。');
    await sun.touch('提交');
    await sun.sees('已办理：解除挂牌督办');
    await move('desk', id, 'close', { opinion: '复查合格，同意销号。' });

    const bulletin = randomUUID();
    const month = day(0).slice(0, 7);
    const recipient = { kind: 'department', name: '各有关部门' };
    await park.call('desk', 'POST', '/documents', {
      id: bulletin,
      kind: 'monthly-bulletin',
      month,
      recipient,
    });
    await fillGaps(bulletin);
    await zhao.go(`/documents/${bulletin}`);
    await zhao.isAccessible();
    await zhao.touch('制发');
    await zhao.page.getByRole('dialog').getByRole('button', { name: '制发' }).click();
    await zhao.sees(/月通报〔\d{4}〕1号/);
  });
});

/** Writes what a draft cannot know, such as where and when somebody is interviewed. */
async function fillGaps(documentId: string): Promise<void> {
  const { document, content } = (await park.call('desk', 'GET', `/documents/${documentId}`)) as {
    document: { version: number };
    content: object;
  };
  const filled = JSON.parse(JSON.stringify(content).replaceAll(/〔待填写[^〕]*〕/g, '另行通知'));
  await park.call('desk', 'PUT', `/documents/${documentId}/content`, {
    content: filled,
    seenVersion: document.version,
  });
}

/** Completes the draft of the rung that was reached last. */
async function completeDraft(id: string): Promise<void> {
  const ladder = (await park.call('desk', 'GET', `/hazards/${id}/ladder`)) as {
    reached: { documentId: string }[];
  };
  await fillGaps(ladder.reached[0]?.documentId ?? '');
}
