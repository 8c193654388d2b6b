import { randomUUID } from 'node:crypto';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, PASSWORD, setUpPark, type TestApp, type Visitor } from '../../testing/app.ts';
import { readXlsx } from './read-xlsx.ts';
import { readRows } from './rows-file.ts';

describe('lists in and out', () => {
  let test: TestApp;
  let desk: Visitor;
  let cookie = '';

  beforeAll(async () => {
    test = await openTestApp();
    ({ administrator: desk } = await setUpPark(test));
    const entered = await test.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'lin', password: PASSWORD },
    });
    cookie = entered.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    await desk.put(`/api/departments/${randomUUID()}`, {
      name: '应急管理局',
      industries: ['C'],
      sectorMarks: [],
    });
  });
  afterAll(() => test.close());

  async function upload(kind: string, name: string, file: Buffer | string): Promise<ImportBatch> {
    const answer = await test.app.inject({
      method: 'POST',
      url: `/api/imports/${kind}/preview?id=${randomUUID()}&name=${encodeURIComponent(name)}`,
      headers: { cookie, 'content-type': 'text/csv' },
      payload: file,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json();
  }

  async function write(id: string): Promise<ImportBatch> {
    await desk.post(`/api/imports/${id}/write`, { skipFailed: false });
    await test.services.imports.settled();
    return (await desk.get(`/api/imports/${id}`)).body;
  }

  const download = async (url: string) => test.app.inject({ url, headers: { cookie } });

  const ENTERPRISES =
    '单位名称,信用代码,所属行业,企业规模,职工人数,重点领域,区县,地址\n' +
    '凤台县宏达面粉有限公司,91340421ma2n1a2b3j,谷物磨制,小型,86人,工贸、粉尘,凤台县,凤凰大道18号\n' +
    '凤台永安化工股份有限公司,９１３４０４２１MA2RQT7W8D,C2611,中,"1,240",危化品,340421,化工园区\n';

  it('makes enterprises from a list, with the department that answers for them', async () => {
    const batch = await upload('organisations', '企业名单.csv', ENTERPRISES);
    expect(batch.counts).toMatchObject({ total: 2, new: 2, failed: 0 });
    expect((await write(batch.id)).counts.written).toBe(2);
    const { rows } = (await desk.get('/api/organisations')).body;
    expect(rows).toMatchObject([
      {
        name: '凤台县宏达面粉有限公司',
        uscc: '91340421MA2N1A2B3J',
        scale: 'small',
        headcount: 86,
        sectorMarks: ['combustible-dust', 'industry-and-trade'],
        departmentName: '应急管理局',
        regionCode: '340421',
      },
      { uscc: '91340421MA2RQT7W8D', industryCode: '2611', scale: 'medium', headcount: 1240 },
    ]);
  });

  it('knows them when they come again, and shows a changed headcount instead of writing it', async () => {
    expect((await upload('organisations', '再次.csv', ENTERPRISES)).counts).toMatchObject({
      new: 0,
      known: 2,
    });
    const changed = await upload('organisations', '改动.csv', ENTERPRISES.replace('86人', '90'));
    expect(changed.counts).toMatchObject({ known: 1, different: 1 });
    expect(changed.differences).toMatchObject([{ row: 2, field: 'headcount', stored: '86', told: '90' }]);
    expect((await write(changed.id)).counts.written).toBe(0);
  });

  it('names codes and words that cannot be, and a row that says two things', async () => {
    const batch = await upload(
      'organisations',
      '错误.csv',
      '单位名称,信用代码,企业规模,重点领域\n甲公司,91340421MA2N1A2B3K,小型,\n乙公司,,巨型,\n丙公司,,,火星\n丁公司,,小型,\n丁公司,,大型,\n',
    );
    expect(batch.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'B', 'uscc-check-digit'],
      [3, 'C', 'unknown-word'],
      [4, 'D', 'unknown-word'],
      [6, 'A', 'row-repeated'],
    ]);
  });

  it('makes people with their posts, and takes them back', async () => {
    const list =
      '姓名,联系电话,工作单位,职务\n刘志强,139 0554 1234,凤台县宏达面粉有限公司,总经理、安全员\n陈秀英,0554-8681234,凤台永安化工股份有限公司,安全科长\n';
    const batch = await upload('people', '人员.csv', list);
    expect(batch.counts).toMatchObject({ new: 2, failed: 0 });
    await write(batch.id);
    const { rows } = (await desk.get('/api/people?q=刘志强')).body;
    expect(rows).toMatchObject([{ phone: '13905541234', organisationName: '凤台县宏达面粉有限公司' }]);
    expect(rows[0].posts.map((p: { post: string }) => p.post).sort()).toEqual([
      'principal',
      'safety-officer',
    ]);
    expect((await upload('people', '人员.csv', list)).counts.known).toBe(2);
    expect((await desk.post(`/api/imports/${batch.id}/undo`)).body).toMatchObject({
      state: 'undone',
      counts: { kept: 0 },
    });
    expect((await desk.get('/api/people?q=刘志强')).body.rows[0].active).toBe(false);
    expect((await upload('people', '人员.csv', list)).counts.new).toBe(2);
  });

  it('keeps no identity number: not in what is shown again, not in the files that stay, not in the file of errors', async () => {
    const wrong = '34042119850312001X';
    const good = '340421198503120011';
    const crept = '340421197811050023';
    const list =
      '姓名,联系电话,工作单位,职务,身份证号,备注\n' +
      `周建国,13905540001,凤台县宏达面粉有限公司,安全员,${wrong},身份证${crept}待核\n` +
      `马丽华,13905540002,凤台县宏达面粉有限公司,安全员,${good},\n`;
    const batch = await upload('people', '人员.csv', list);
    expect(batch.errors).toMatchObject([{ field: 'identityNumber', value: '•'.repeat(18) }]);
    const kept = JSON.stringify((await desk.get(`/api/imports/${batch.id}`)).body);
    for (const number of [good, wrong, crept]) expect(kept).not.toContain(number);
    await desk.post(`/api/imports/${batch.id}/write`, { skipFailed: true });
    await test.services.imports.settled();
    expect(await readdir(test.services.imports.folderOf(batch.id))).toEqual(['failed-0.ndjson']);
    const book = new excel.Workbook();
    const errors = await download(`/api/imports/${batch.id}/errors.xlsx`);
    await book.xlsx.load(errors.rawPayload as unknown as ArrayBuffer);
    const row = [1, 2, 3, 4, 5, 6, 7].map((column) => book.getWorksheet(1)?.getCell(2, column).value);
    expect(row.slice(0, 6)).toEqual([
      '周建国',
      '13905540001',
      '凤台县宏达面粉有限公司',
      '安全员',
      '•'.repeat(18),
      `身份证${'•'.repeat(18)}待核`,
    ]);
    expect(row[6]).toContain('请重新填写');
    await desk.post(`/api/imports/${batch.id}/undo`);
    expect(await readdir(join(test.services.imports.folderOf(batch.id), '..'))).not.toContain(batch.id);
  });

  it('throws away what nobody wrote: at once when told to, else after seven days', async () => {
    const list = '姓名,联系电话,工作单位\n高志远,13905540003,凤台县宏达面粉有限公司\n';
    const { imports } = test.services;
    const listed = async () => (await desk.get('/api/imports')).body.rows.map((r: ImportBatch) => r.id);
    const first = await upload('people', '人员.csv', list);
    expect(await listed()).toContain(first.id);
    expect((await desk.post(`/api/imports/${first.id}/cancel`)).body).toMatchObject({
      state: 'discarded',
      rows: [],
    });
    expect(await listed()).not.toContain(first.id);
    expect((await desk.post(`/api/imports/${first.id}/write`, { skipFailed: false })).status).toBe(409);
    const [old, young] = [await upload('people', '甲.csv', list), await upload('people', '乙.csv', list)];
    const week = 7 * 86_400;
    const now = Date.now();
    await utimes(join(imports.folderOf(old.id), 'source'), now / 1000 - week, now / 1000 - week - 60);
    await imports.sweep(new Date(now));
    const left = await readdir(join(imports.folderOf(old.id), '..'));
    expect([left.includes(first.id), left.includes(old.id), left.includes(young.id)]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await desk.post(`/api/imports/${old.id}/write`, { skipFailed: false })).body.code).toBe(
      'import-file-gone',
    );
  });

  it('makes bare enterprises for a ledger only when it is told to', async () => {
    const ledger = '企业名称,隐患描述,发现日期\n淮南新民机械厂,行车钢丝绳断丝超标,2025-3-1\n';
    const batch = await upload('hazards', '台账.csv', ledger);
    expect(batch.errors).toMatchObject([{ code: 'organisation-not-found', value: '淮南新民机械厂' }]);
    const allowed = await desk.put(`/api/imports/${batch.id}/mapping`, {
      options: { unknownOrganisation: 'create' },
    });
    expect(allowed.body.counts).toMatchObject({ new: 1, failed: 0 });
    expect((await desk.get('/api/organisations?q=新民')).body.rows).toEqual([]);
    expect((await write(batch.id)).state).toBe('written');
    expect((await desk.get('/api/organisations?q=新民')).body.rows).toHaveLength(1);
  });

  it('stops between two parts when it is told to, says what stays, and goes on from there', async () => {
    const lines = Array.from(
      { length: 9000 },
      (_, i) => `凤台县宏达面粉有限公司,第${i}处积尘未清,2025-4-${(i % 28) + 1}`,
    );
    const batch = await upload('hazards', '大台账.csv', `企业名称,隐患描述,发现日期\n${lines.join('\n')}\n`);
    await desk.post(`/api/imports/${batch.id}/write`, { skipFailed: false });
    const cancelled = (await desk.post(`/api/imports/${batch.id}/cancel`)).body;
    await test.services.imports.settled();
    const after = (await desk.get(`/api/imports/${batch.id}`)).body;
    expect(after.state).toBe('cancelled');
    expect(after.counts.written).toBe(cancelled.counts.written);
    expect(after.counts.written).toBeLessThan(9000);
    const ended = await write(batch.id);
    expect(ended).toMatchObject({ state: 'written', counts: { done: 9000, written: 9000 } });
    const numbers = (await desk.get('/api/hazards?q=积尘未清&sort=-number&limit=1')).body.rows;
    expect(numbers[0].number).toMatch(/^YH2025-\d{5}$/);
  });

  it('says of an import whose server was killed that it was interrupted, and goes on with the rest', async () => {
    const batch = await upload(
      'hazards',
      '中断.csv',
      '企业名称,隐患描述,发现日期\n凤台县宏达面粉有限公司,吊装孔无护栏,2025-5-1\n',
    );
    await test.services.database.pool.query(
      `begin; set local zhiben.authorities = '{${await authorityOf(test)}}'; set local zhiben.scope = 'authority';
       update import_batch set state = 'writing' where id = '${batch.id}'; commit`,
    );
    expect((await desk.get(`/api/imports/${batch.id}`)).body.state).toBe('writing');
    test.clock.at = new Date(test.clock.at.getTime() + 120_000);
    expect((await desk.get(`/api/imports/${batch.id}`)).body).toMatchObject({
      state: 'failed',
      failure: 'interrupted',
    });
    expect((await write(batch.id)).counts.written).toBe(1);
  });

  it('exports every row that the filters find, the state in words, and nothing that runs as a formula', async () => {
    await desk.post('/api/hazards', {
      id: randomUUID(),
      title: '=HYPERLINK("http://evil.example","点我")',
      place: '@SUM(A1)',
      channel: 'supervision',
      foundOn: '2026-11-20',
      happenedAt: '2026-11-20T08:00:00+08:00',
    });
    const all = (await download('/api/hazards/export.csv?sort=-number')).body.split('\r\n');
    expect(all[0]?.startsWith('\uFEFF编号,隐患等级,整改状态,隐患描述')).toBe(true);
    expect(all.length - 2).toBe(9003);
    const csv = (await download('/api/hazards/export.csv?q=HYPERLINK')).body;
    expect(csv).toContain(`待核实,"'=HYPERLINK(""http://evil.example"",""点我"")",'@SUM(A1)`);
    const book = new excel.Workbook();
    const sheetFile = await download('/api/hazards/export.xlsx?q=HYPERLINK&language=en');
    expect(sheetFile.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''hazards-/);
    await book.xlsx.load(sheetFile.rawPayload as unknown as ArrayBuffer);
    const cells = book.getWorksheet(1)?.getRow(2);
    expect([cells?.getCell(3).value, cells?.getCell(4).type]).toEqual(['Reported', excel.ValueType.String]);
    expect(cells?.getCell(4).value).toBe('=HYPERLINK("http://evil.example","点我")');
  });

  it('understands its own export of enterprises again, row for row', async () => {
    const file = (await download('/api/organisations/export.xlsx')).rawPayload;
    const batch = await upload('organisations', '导出.xlsx', file);
    expect(batch.counts).toMatchObject({ total: 3, known: 3, failed: 0 });
  });

  it('exports to an enterprise only its own', async () => {
    const { rows } = (await desk.get('/api/organisations?q=宏达')).body;
    const personId = randomUUID();
    await desk.put(`/api/people/${personId}`, {
      name: '周婷',
      phone: '13905540000',
      organisationId: rows[0].id,
    });
    const invited = await desk.post(`/api/people/${personId}/invitation`, {
      id: randomUUID(),
      roles: ['enterprise-officer'],
    });
    await test.stranger.post(`/api/invitations/${invited.body.link.split('/').at(-1)}`, {
      username: 'zhout',
      password: PASSWORD,
    });
    const entered = await test.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'zhout', password: PASSWORD },
    });
    const own = entered.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    const csv = (await test.app.inject({ url: '/api/hazards/export.csv?q=钢丝绳', headers: { cookie: own } }))
      .body;
    expect(csv.trim().split('\r\n')).toHaveLength(1);
    const list = (await test.app.inject({ url: '/api/organisations/export.csv', headers: { cookie: own } }))
      .body;
    expect(list.trim().split('\r\n')).toHaveLength(2);
  });

  it('gives a template whose headings are all understood', async () => {
    for (const kind of ['organisations', 'people', 'hazards']) {
      const book = new excel.Workbook();
      await book.xlsx.load(
        (await download(`/api/imports/${kind}/template.xlsx`)).rawPayload as unknown as ArrayBuffer,
      );
      const example = book.getWorksheet('填写说明');
      const sheet = book.worksheets[0];
      if (sheet === undefined || example === undefined) throw new Error('the template lacks a sheet');
      example.eachRow((row, n) => {
        if (n > 1) sheet.getCell(2, n - 1).value = row.getCell(3).value;
      });
      const batch = await upload(kind, '模板.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
      expect(batch.head.columns.every(({ field }) => field !== null)).toBe(true);
      expect(batch.errors.filter(({ code }) => code !== 'department-not-found')).toEqual([]);
    }
  });

  it('keeps every character of a long file whole', async () => {
    for (const useSharedStrings of [true, false]) {
      const folder = test.services.imports.folderOf(randomUUID());
      await test.services.imports.makeFolder(folder.split('/').at(-1) ?? '');
      const path = join(folder, 'long.xlsx');
      const writer = new excel.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings });
      const sheet = writer.addWorksheet('长文件');
      for (let i = 0; i < 15_000; i++)
        sheet.addRow([`${i}`, `${'除尘器未设置泄爆装置，'.repeat(6)}第${i}处`]).commit();
      sheet.commit();
      await writer.commit();
      await readXlsx(path, folder);
      const torn: unknown[] = [];
      for await (const rows of readRows(folder, 0, 1000))
        torn.push(...rows.flatMap(({ cells }) => cells).filter((c) => String(c).includes('\uFFFD')));
      expect(torn).toEqual([]);
    }
  });

  it('refuses what is no table with the reason', async () => {
    const refusal = async (file: Buffer) =>
      (
        await test.app.inject({
          method: 'POST',
          url: `/api/imports/hazards/preview?id=${randomUUID()}&name=a.xlsx`,
          headers: { cookie },
          payload: file,
        })
      ).json().code;
    expect(await refusal(Buffer.from('PK\u0003\u0004 this is no archive'))).toBe('file-broken');
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('old-excel');
    expect(await refusal(Buffer.from([1, 0, 2, 0, 3]))).toBe('not-a-table');
    expect(await refusal(Buffer.from('只有一个词'))).toBe('no-head');
  });

  it('ends at the border of a part when the server is to stop, and says so', async () => {
    const lines = Array.from({ length: 9000 }, (_, i) => `凤台县宏达面粉有限公司,第${i}处积水,2025-5-6`);
    const batch = await upload('hazards', '停机.csv', `企业名称,隐患描述,发现日期\n${lines.join('\n')}\n`);
    await desk.post(`/api/imports/${batch.id}/write`, { skipFailed: false });
    const done = async () => (await desk.get(`/api/imports/${batch.id}`)).body.counts.done;
    await expect.poll(done, { timeout: 30_000 }).not.toBe(0);
    await test.services.imports.stop();
    const { state, failure, counts } = (await desk.get(`/api/imports/${batch.id}`)).body;
    expect([state, failure]).toEqual(['failed', 'interrupted']);
    expect(counts.written).toBeLessThan(9000);
  });
});

async function authorityOf(test: TestApp): Promise<string> {
  const { rows } = await test.services.database.pool.query('select id from authority');
  return rows[0].id;
}
