import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { visit } from './visitor.ts';

let park: Park;
let browser: Browser;

/** The year whose drill nobody of the factory holds. */
const YEAR = new Date().getFullYear();
const DRILL = 'evacuation-drill-yearly';

beforeAll(async () => {
  [park, browser] = await Promise.all([startPark({ TEST_CLOCK: 'true' }), launchBrowser()]);
  const { duties } = (await park.call('desk', 'GET', '/duties')) as {
    duties: { duty: string; active: boolean }[];
  };
  for (const { duty, active } of duties)
    if (active !== (duty === DRILL))
      await park.call('desk', 'PUT', `/duties/${duty}/setting`, {
        active: duty === DRILL,
        because: '本年度先抓疏散逃生演练',
      });
  await park.call('rival', 'PUT', `/registers/drill/entries/${randomUUID()}`, {
    values: { topic: '疏散逃生演练', kind: 'evacuation', heldOn: `${YEAR}-01-08`, participants: 20 },
  });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

describe('an enterprise that held no drill in a year', () => {
  it('is told what comes, gets a letter, confirms and answers it, and is free of it once it has drilled', async () => {
    await park.call('admin', 'PUT', '/test-clock', { at: `${YEAR + 1}-01-01T10:00:00+08:00` });

    const zhao = await visit(browser, park, 'leader');
    await zhao.go('/');
    await zhao.sees('1 项升级措施待签发');
    await zhao.touch('去签发');
    await zhao.sees(/1 项应办事项逾期未办/);
    await zhao.page.getByLabel('全部事由').selectOption({ label: '重大隐患逾期' });
    await zhao.sees('没有待处理的升级措施');
    await zhao.page.getByLabel('全部事由').selectOption({ label: '应办逾期' });
    await zhao.isAccessible();
    await zhao.touch(park.factoryName);
    await zhao.sees('如不办理，接下来：');
    await zhao.sees(new RegExp(`${YEAR + 1}年1月15日 通报`));
    await zhao.touch('签发');
    await zhao.sees('还有待填写的内容：反馈期限');
    await completeDraft();
    await zhao.touch('签发');
    await zhao.sees('赵主任 于');
    await zhao.touch('查看文书');
    await zhao.sees('关于尽快履行逾期应办事项的函');
    await zhao.sees('本单位');
    await zhao.isAccessible();

    const fang = await visit(browser, park, 'principal', 'phone');
    await fang.go('/');
    await fang.sees('1 份函告、通报或约谈等您签收');
    await fang.touch('去签收');
    await fang.touch(park.factoryName);
    await fang.sees('逾期应办的函告、通报、约谈');
    await fang.write('签收经过', '收到函告原件，由本人签收。');
    await fang.touch('提交');
    await fang.sees('企业已签收');
    await fang.write('答复内容', '本周内组织全厂疏散逃生演练。');
    await fang.touch('提交');
    await fang.sees('企业已答复');
    await fang.isAccessible();

    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go('/');
    await chen.sees('年度疏散逃生演练');
    await chen.touch('去登记');
    await chen.write('演练主题', '全厂火灾疏散逃生演练');
    await chen.write('演练日期', `${YEAR + 1}-01-01`);
    await chen.write('参加人数', '86');
    await chen.touch('保存');
    await chen.sees('登记了这一条');
    await chen.go('/duties');
    await chen.sees('已解除');

    await zhao.go(`/enterprises/${park.factoryId}`);
    await zhao.page.getByRole('region', { name: '逾期应办的函告' }).getByText('已解除').waitFor();
    await zhao.isAccessible();
  });
});

/** Writes into the letter what the product cannot know: by when an answer is asked. */
async function completeDraft(): Promise<void> {
  const { reached } = (await park.call('desk', 'GET', `/organisations/${park.factoryId}/ladder`)) as {
    reached: { documentId: string }[];
  };
  const path = `/documents/${reached[0]?.documentId}`;
  const { document, content } = (await park.call('desk', 'GET', path)) as {
    document: { version: number };
    content: object;
  };
  const filled = JSON.parse(JSON.stringify(content).replaceAll(/〔待填写[^〕]*〕/g, '另行通知'));
  await park.call('desk', 'PUT', `${path}/content`, { content: filled, seenVersion: document.version });
}
