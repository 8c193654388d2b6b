import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { visit } from './visitor.ts';

let park: Park;
let browser: Browser;
const alarmId = randomUUID();

beforeAll(async () => {
  [park, browser] = await Promise.all([startPark(), launchBrowser()]);
  await park.call('officer', 'PUT', `/registers/gas-alarm/entries/${alarmId}`, {
    values: { place: '职工食堂后厨灶台上方', kind: 'commercial', calibratedOn: '2026-03-01' },
  });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await park?.stop();
});

describe('a number that is not sure', () => {
  it('is why a day is missing; the desk confirms it from the first page, and the day appears', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go(`/registers/gas-alarm/${alarmId}`);
    await chen.sees('等待园区确认规则');
    await chen.touch('依据待核实，查看规则');
    await chen.sees('可燃气体报警装置每 12 个月检定或者校准一次。');
    await chen.isAccessible();

    const sun = await visit(browser, park, 'desk');
    await sun.go('/');
    await sun.touch('有 1 个规则数值等您确认，1 条登记在等');
    await sun.sees('1 条登记在等');
    await sun.touch('按此数值确认 可燃气体报警装置每 12 个月检定或者校准一次。');
    await sun.page.locator('form').getByRole('button', { name: '按此数值确认' }).click();
    await sun.sees('请至少写 2 个字说明理由。');
    await sun.write('核对了什么文件、谁答复的', '县市场监管局书面答复');
    await sun.page.locator('form').getByRole('button', { name: '按此数值确认' }).click();
    await sun.sees('已保存，日期和应办已重新计算');
    await sun.go('/settings/rules?which=own');
    await sun.sees(/孙专班 于 .*：县市场监管局书面答复/);
    await sun.isAccessible();

    await chen.go(`/registers/gas-alarm/${alarmId}`);
    await chen.sees('孙专班 确认或调整了规则，日期随之重新计算');
    await chen.sees('应校准日期：— → 2027年3月1日');
    await chen.sees('查看规则');
    await chen.isAccessible();
  });
});

describe('a phase-out list', () => {
  it('gets its day from the desk, and the equipment that stands on it is marked', async () => {
    const welderId = randomUUID();
    await park.call('officer', 'PUT', `/registers/equipment/entries/${welderId}`, {
      values: { label: '直流弧焊机', kind: 'welder', model: 'AX-320' },
    });
    const sun = await visit(browser, park, 'desk', 'phone');
    await sun.go('/settings/rules?group=phase-outs');
    await sun.touch('按文件填写 旋转直流电焊机等不符合安全要求的电焊机');
    await sun.isAccessible();
    await sun.touch('保存');
    await sun.sees('请填写日期。');
    await sun.write('最后使用日期', '2026-06-30');
    await sun.write('核对了什么文件、谁答复的', '县安委办2026年5月印发的淘汰方案');
    await sun.touch('保存');
    await sun.sees('已保存，日期和应办已重新计算');
    await sun.go(`/registers/equipment/${welderId}`);
    await sun.sees('2026年6月30日');
    await sun.sees(/列入淘汰目录（旋转直流电焊机.*2026-06-30 后不得使用/);
    await sun.isAccessible();
  });
});
