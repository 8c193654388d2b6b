import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { Browser, Download } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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

describe('a safety officer with a phone', () => {
  it('enters a drill, mends what was wrong at its field, and loses nothing to a reload', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go('/');
    await chen.page.getByRole('navigation').getByRole('link', { name: '台账' }).last().click();
    await chen.touch('应急演练');
    await chen.sees('还没有登记。');
    await chen.touch('新增一条');
    await chen.write('演练主题', '二车间铝粉爆炸专项演练');
    await chen.touch('专项应急预案演练');
    await chen.write('参加人数', '八十六');
    await chen.sees('已保存在本机');
    await chen.page.reload();
    await chen.sees('上次没有填完的内容还在。');
    await chen.touch('保存');
    await chen.sees('还有 2 处需要更正');
    await chen.sees('请填数字。');
    await chen.sees('这一项必须填写。');
    await chen.isAccessible();
    await chen.write('参加人数', '86');
    await chen.write('演练日期', '2030-01-01');
    await chen.touch('保存');
    await chen.sees('日期不能晚于今天。');
    await chen.write('演练日期', '2026-06-12');
    await chen.touch('保存');
    await chen.sees('登记了这一条');
    await chen.touch('修改');
    await chen.write('参加人数', '92');
    await chen.touch('保存');
    await chen.sees('作了修改');
    expect(await chen.page.locator('.entry-changes').innerText()).toMatch(/参加人数：86 → 92/);
  });

  it('enters a certificate of a colleague that has expired, and ends it with a reason', async () => {
    const chen = await visit(browser, park, 'officer', 'phone');
    await chen.go('/registers/special-operation-certificate/new');
    await chen.choose('人员', '方厂长');
    await chen.choose('作业类别', '高处作业');
    await chen.write('证书编号', 'T340421199001011234');
    await chen.write('有效期至', '2025-05-31');
    await chen.touch('保存');
    await chen.sees(/已过期 \d+ 天/);
    await chen.go('/registers');
    await chen.touch(/已过期 1/);
    await chen.touch('方厂长');
    await chen.touch('停用');
    await chen.touch('确定');
    await chen.sees('请写明原因，至少 2 个字。');
    await chen.write('原因', '已换发新证');
    await chen.touch('确定');
    await chen.sees('停用，原因：已换发新证');
    await chen.touch('恢复');
    await chen.sees('恢复这一条');
  });
});

describe('the office at its desk', () => {
  it('imports 30 drills from the template without the 2 wrong rows, exports them, and sees them at the enterprise', async () => {
    const sun = await visit(browser, park, 'desk');
    await sun.go('/registers/drill');
    const template = await downloaded(sun, '下载模板');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(template as never);
    const sheet = book.worksheets[0];
    if (sheet === undefined) throw new Error('the template has no sheet');
    const heads = (sheet.getRow(1).values as (string | undefined)[]).map((head) =>
      (head ?? '').replace('*', ''),
    );
    // What the template shows as an example is overwritten, as people do.
    for (let n = 0; n < 30; n++) {
      const cells: Record<string, string> = {
        企业名称: park.factoryName,
        演练主题: `第 ${n + 1} 次班组处置演练`,
        演练类型: n === 3 ? '联欢会' : '现场处置',
        演练日期: `2026-05-${String((n % 28) + 1).padStart(2, '0')}`,
        参加人数: n === 7 ? '很多' : String(10 + n),
      };
      for (const [column, head] of heads.entries())
        if (column > 0) sheet.getCell(n + 2, column).value = cells[head] ?? null;
    }
    await sun.touch('导入');
    await sun.page.locator('input[type=file]').setInputFiles({
      name: '演练台账.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await book.xlsx.writeBuffer()),
    });
    await sun.sees('错误（2）');
    await sun.touch('跳过有错误的行，写入 28 条');
    await sun.touch('查看台账');
    await sun.sees('第 30 次班组处置演练');
    const csv = (await downloaded(sun, '导出 CSV')).toString('utf8');
    expect(csv.match(/班组处置演练/g)).toHaveLength(28);

    await sun.go(`/enterprises/${park.factoryId}`);
    const kept = sun.page.locator('section').filter({ has: sun.page.getByRole('heading', { name: '台账' }) });
    await kept
      .getByRole('link', { name: /在册 \d+/ })
      .first()
      .waitFor();
    await kept.getByRole('link', { name: '应急演练' }).click();
    await sun.sees('第 30 次班组处置演练');
    expect(new URL(sun.page.url()).searchParams.get('organisationId')).toBe(park.factoryId);
  });

  it('finds an entry and a register from anywhere', async () => {
    const sun = await visit(browser, park, 'desk');
    await sun.go('/');
    await sun.page.getByRole('heading', { level: 1 }).waitFor();
    await sun.page.keyboard.press('Control+k');
    await sun.page.getByRole('combobox').fill('铝粉爆炸');
    await sun.page.getByRole('option', { name: /二车间铝粉爆炸专项演练/ }).click();
    await sun.sees('登记内容');
    await sun.page.keyboard.press('Control+k');
    await sun.page.getByRole('combobox').fill('操作证');
    await sun.page
      .getByRole('option', { name: /特种作业操作证/ })
      .first()
      .click();
    await sun.page.getByRole('heading', { level: 1, name: '特种作业操作证' }).waitFor();
  });
});

async function downloaded(who: Visitor, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    who.page.waitForEvent('download') as Promise<Download>,
    who.touch(name),
  ]);
  return readFile(await download.path());
}
