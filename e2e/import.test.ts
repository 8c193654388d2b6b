import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import type { Browser, Download } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Park, startPark } from './park.ts';
import { type Visitor, visit } from './visitor.ts';

/** 29 entries of a real-looking ledger, 20 of whose cells are wrong. */
const LEDGER = fileURLToPath(new URL('../server/services/imports/fixtures/ledger.xlsx', import.meta.url));

/** The enterprises of the ledger, as a desk exports them from elsewhere. */
const ENTERPRISES = `企业名称,统一社会信用代码
凤台县宏达面粉有限公司,91340421MA2N1A2B3J
淮南市金穗粮油有限公司,91340421MA2N4C5D6L
凤台永安化工股份有限公司,91340421MA2RQT7W8D
安徽恒力铸造有限公司,91340421MA8LL3X9YX
凤台县清源冷链物流有限公司,91340421MA2TUW1X22
安徽瑞丰木业有限公司,91340421MA2UPK3L4W
`;

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

describe('a ledger kept in a spreadsheet', () => {
  it('is looked at, written without its wrong rows, recognised when it comes again, and taken back', async () => {
    const sun = await visit(browser, park, 'desk');
    await sun.go('/import');
    await choose(sun, { name: '企业名单.csv', mimeType: 'text/csv', buffer: Buffer.from(ENTERPRISES) });
    await sun.touch('写入 6 条');
    await sun.touch('查看企业');
    await sun.sees('安徽瑞丰木业有限公司');

    await sun.go('/import?kind=hazards');
    await choose(sun, LEDGER);
    await sun.sees('待写入');
    // Guesses for each column, from a head of two merged rows.
    expect(await sun.page.getByLabel('表头从第几行').inputValue()).toBe('4');
    const guess = sun.page.getByRole('combobox', { name: /^M 列/ });
    expect(await guess.locator('option:checked').innerText()).toMatch(/整改完成|完成/);
    await sun.sees('错误（20）');
    await sun.sees('第 14 行 D 列');
    await sun.sees('统一社会信用代码校验不通过，最后一位应为 D');
    expect(await sun.page.locator('td.wrong-cell').count()).toBeGreaterThan(0);
    await sun.isAccessible();

    const wrong = await sheetOf(sun, '下载错误文件，改好再导入');
    expect(wrong.text).toContain('凤台县天源塑料制品厂');
    expect(wrong.text).not.toContain('KFQ-2024-001');

    expect(await count()).toBe(0);
    await sun.touch('跳过有错误的行，写入 10 条');
    await sun.sees('已写入');
    expect(await count()).toBe(10);

    await sun.go('/import?kind=hazards');
    await choose(sun, LEDGER);
    await sun.sees('表头与以前的文件相同，已按上次的选择对应各列。');
    await sun.sees('没有新的内容需要写入。');

    await sun.go('/import');
    await sun.page.getByRole('link', { name: 'ledger.xlsx' }).last().click();
    await sun.touch('撤回这次导入');
    await sun.page.getByRole('dialog').getByRole('button', { name: '撤回这次导入' }).click();
    await sun.sees('已撤回');
    await sun.go('/hazards?open=true');
    await sun.sees('没有符合条件的隐患');
  });
});

describe('the list in a spreadsheet', () => {
  it('holds what the filter shows, states in words, and never a formula that somebody typed', async () => {
    for (const [title, channel] of [
      ['=HYPERLINK("http://example.org","点我")配电箱无盖板', 'expert'],
      ['安全出口被成品料堆占用', 'expert'],
      ['叉车充电区无通风', 'supervision'],
    ] as const)
      await park.call('inspector', 'POST', '/hazards', {
        id: crypto.randomUUID(),
        title,
        channel,
        organisationId: park.factoryId,
        foundOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
        happenedAt: new Date().toISOString(),
      });
    const sun = await visit(browser, park, 'desk');
    await sun.go('/hazards?channel=expert&open=true');
    await sun.sees('共 2 条');
    await sun.touch('导出');
    const { text, formulas } = await sheetOf(sun, 'Excel (.xlsx)');
    expect(formulas).toBe(0);
    expect(text).toContain('待核实');
    expect(text).not.toContain('reported');
    expect(text).toContain('配电箱无盖板');
    expect(text).toContain('安全出口被成品料堆占用');
    expect(text).not.toContain('叉车充电区无通风');
  });
});

/** Drops a file of this device on the page. */
async function choose({ page }: Visitor, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.locator('input[type=file]').setInputFiles(file);
}

/** Touches the button and reads the spreadsheet that comes. */
async function sheetOf({ page, touch }: Visitor, name: string): Promise<{ text: string; formulas: number }> {
  const [download] = await Promise.all([page.waitForEvent('download'), touch(name)]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await bytesOf(download));
  const words: string[] = [];
  let formulas = 0;
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        words.push(cell.text);
        if (cell.type === ExcelJS.ValueType.Formula) formulas += 1;
      }),
    ),
  );
  return { text: words.join('\n'), formulas };
}

async function bytesOf(download: Download): Promise<ArrayBuffer> {
  const { buffer } = new Uint8Array(await readFile(await download.path()));
  return buffer;
}

/** How many hazards there are now. */
async function count(): Promise<number> {
  return ((await park.call('desk', 'GET', '/hazards/count')) as { count: number }).count;
}
