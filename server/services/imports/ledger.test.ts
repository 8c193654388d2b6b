import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import excel from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, PASSWORD, setUpPark, type TestApp, type Visitor } from '../../testing/app.ts';

/** Made with LibreOffice from ledger.fods beside it: title rows, a head of two merged rows, 29 entries, 20 errors. */
const LEDGER = new URL('./fixtures/ledger.xlsx', import.meta.url);

const ENTERPRISES = [
  ['凤台县宏达面粉有限公司', '91340421MA2N1A2B3J'],
  ['淮南市金穗粮油有限公司', '91340421MA2N4C5D6L'],
  ['凤台永安化工股份有限公司', '91340421MA2RQT7W8D'],
  ['安徽恒力铸造有限公司', '91340421MA8LL3X9YX'],
  ['凤台县清源冷链物流有限公司', '91340421MA2TUW1X22'],
  ['安徽瑞丰木业有限公司', '91340421MA2UPK3L4W'],
] as const;

const ERRORS: readonly (readonly [row: number, column: string, code: string, value: string])[] = [
  [10, 'C', 'required', ''],
  [13, 'C', 'organisation-not-found', '凤台县天源塑料制品厂'],
  [14, 'D', 'uscc-check-digit', '91340421MA2RQT7W81'],
  [15, 'D', 'uscc-length', '91340421MA2N1A2'],
  [16, 'D', 'uscc-alphabet', '91340421OA2TUW1X22'],
  [18, 'E', 'required', ''],
  [20, 'G', 'unknown-word', '较大隐患'],
  [21, 'H', 'unknown-word', '网格'],
  [24, 'I', 'not-a-day', '2024-13-05'],
  [25, 'I', 'not-a-day', '三月初'],
  [26, 'I', 'required', ''],
  [27, 'I', 'in-future', '2031-01-01'],
  [29, 'K', 'not-a-day', '尽快'],
  [30, 'K', 'before-found', '2024-06-01'],
  [31, 'L', 'unknown-word', '研究中'],
  [32, 'M', 'before-found', '2024-06-01'],
  [33, 'R', 'before-rectified', '2024-06-20'],
  [35, 'P', 'not-money', '若干'],
  [36, 'S', 'unknown-word', '危险'],
  [36, 'T', 'unknown-word', '国家级'],
];

describe('a ledger from a spreadsheet program', () => {
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
    for (const [name, uscc] of ENTERPRISES) {
      const made = await desk.put(`/api/organisations/${randomUUID()}`, { name, uscc });
      expect(made.status).toBe(200);
    }
  });
  afterAll(() => test.close());

  async function upload(kind: string, name: string, file: Buffer | string) {
    const answer = await test.app.inject({
      method: 'POST',
      url: `/api/imports/${kind}/preview?id=${randomUUID()}&name=${encodeURIComponent(name)}`,
      headers: { cookie, 'content-type': 'application/octet-stream' },
      payload: file,
    });
    return { status: answer.statusCode, batch: answer.json() as ImportBatch };
  }

  async function write(id: string, skipFailed = false): Promise<ImportBatch> {
    const begun = await desk.post(`/api/imports/${id}/write`, { skipFailed });
    expect(begun.body).toMatchObject({ id });
    await test.services.imports.settled();
    return (await desk.get(`/api/imports/${id}`)).body;
  }

  it('names all 20 errors with row, column and value, and has found head, merged cells and every column', async () => {
    const { status, batch } = await upload('hazards', '2024年隐患台账.xlsx', await readFile(LEDGER));
    expect(status).toBe(201);
    expect(batch.sheets.map(({ name }) => name)).toEqual(['隐患台账']);
    expect([batch.head.from, batch.head.to]).toEqual([4, 5]);
    expect(Object.fromEntries(batch.head.columns.map((c) => [c.title, c.field]))).toEqual({
      序号: null,
      隐患编号: 'sourceNumber',
      '企业信息/名称': 'organisationName',
      '企业信息/统一社会信用代码': 'organisationUscc',
      隐患描述: 'title',
      隐患部位: 'place',
      隐患等级: 'grade',
      检查类型: 'channel',
      检查日期: 'foundOn',
      检查人员: 'foundBy',
      '整改情况/整改期限': 'dueOn',
      '整改情况/整改状态': 'state',
      '整改情况/完成时间': 'rectifiedOn',
      '整改情况/整改措施': 'measures',
      责任人: 'responsible',
      '投入资金 （万元）': 'money',
      '复查情况/复查人': 'verifiedBy',
      '复查情况/复查时间': 'closedOn',
      可能导致的事故类型: 'accidentType',
      督办级别: 'supervisingLevel',
    });
    expect(batch.errors.map((e) => [e.row, e.column, e.code, e.value])).toEqual(ERRORS);
    expect(batch.counts).toMatchObject({ total: 29, new: 10, failed: 19, errors: 20, written: 0 });
  });

  it('writes nothing until it is told to, refuses while rows have errors, and then skips them', async () => {
    const { batch } = await upload('hazards', '2024年隐患台账.xlsx', await readFile(LEDGER));
    const refusal = await desk.post(`/api/imports/${batch.id}/write`, { skipFailed: false });
    expect(refusal).toMatchObject({
      status: 422,
      body: { code: 'import-has-errors', detail: { rows: 19, errors: 20 } },
    });
    expect((await desk.get('/api/hazards/count')).body).toEqual({ count: 0, more: false });
    const written = await write(batch.id, true);
    expect(written).toMatchObject({ state: 'written', counts: { written: 10, done: 29 } });
    expect((await desk.get('/api/hazards/count')).body).toEqual({ count: 10, more: false });
  });

  it('tells each hazard with its history from before the product, in the words of the ledger', async () => {
    const { body } = await desk.get('/api/hazards?q=泄爆装置');
    const [row] = body.rows;
    expect(row).toMatchObject({
      number: 'YH2024-00001',
      state: 'closed',
      grade: 'major',
      channel: 'expert',
      organisationName: '凤台县宏达面粉有限公司',
      foundOn: '2024-03-12',
      dueOn: '2024-04-15',
      closedOn: '2024-04-12',
      accidentType: 'other-explosion',
      supervisingLevel: 'county',
      sourceRecordId: 'KFQ-2024-001',
    });
    const { body: page } = await desk.get(`/api/hazards/${row.id}`);
    expect(page.hazard.fields.plan).toEqual({ measures: '加装无焰泄爆装置，建立清灰制度', money: 3_500_000 });
    const told = page.story.map((e: { move: string; actorName: string; happenedAt: string }) => [
      e.move,
      e.actorName,
      e.happenedAt,
    ]);
    expect(told.sort()).toEqual([
      ['close', '赵卫东', '2024-04-11T16:00:00.000Z'],
      ['report', '李建国、王敏', '2024-03-11T16:00:00.000Z'],
      ['submit', '刘志强', '2024-04-09T16:00:00.000Z'],
    ]);
    // The day on which it was imported, not the day on which it happened.
    const received = page.story.map((e: { receivedAt: string }) => e.receivedAt.slice(0, 15));
    expect(new Set(received)).toEqual(new Set(['2026-11-23T02:0']));
  });

  it('keeps rectified apart from closed, a merged enterprise name over its rows, and money in the unit of its heading', async () => {
    const { body } = await desk.get('/api/hazards?q=配电箱');
    expect(body.rows[0]).toMatchObject({ state: 'submitted', organisationName: '凤台县宏达面粉有限公司' });
    const { body: suspended } = await desk.get('/api/hazards?suspended=true');
    expect(suspended.rows).toMatchObject([
      { state: 'rectifying', dueOn: '2024-05-31', organisationName: '凤台永安化工股份有限公司' },
    ]);
    const page = (await desk.get(`/api/hazards/${suspended.rows[0].id}`)).body;
    expect(page.hazard.fields.plan.money).toBe(12_500_000);
  });

  it('answers the list as of a day from before the product', async () => {
    const on = async (day: string) => (await desk.get(`/api/hazards/count?asOf=${day}&open=true`)).body.count;
    expect([
      await on('2024-03-11'),
      await on('2024-03-12'),
      await on('2024-04-11'),
      await on('2024-04-12'),
    ]).toEqual([1, 3, 3, 2]);
  });

  it('recognises every row of the same file and changes nothing', async () => {
    const { batch } = await upload('hazards', '2024年隐患台账.xlsx', await readFile(LEDGER));
    expect(batch.counts).toMatchObject({ new: 0, known: 10, different: 0, failed: 19 });
    expect(batch.head.columns.every(({ how }) => how === 'remembered')).toBe(true);
    const written = await write(batch.id, true);
    expect(written.counts.written).toBe(0);
    expect((await desk.get('/api/hazards/count')).body.count).toBe(10);
  });

  it('gives the failed rows back in a file that is corrected and fed in again without mapping', async () => {
    const { batch } = await upload('hazards', '2024年隐患台账.xlsx', await readFile(LEDGER));
    const answer = await test.app.inject({
      url: `/api/imports/${batch.id}/errors.xlsx`,
      headers: { cookie },
    });
    const book = new excel.Workbook();
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
    const sheet = book.getWorksheet(1);
    if (sheet === undefined) throw new Error('the file of errors has no sheet');
    expect(sheet.actualRowCount).toBe(20);
    const reasons = sheet.getColumn(21).values.slice(2).map(String);
    expect(reasons[0]).toBe('企业信息/名称：必填，现在是空的。');
    expect(reasons.at(-1)).toContain('不认识“国家级”');
    // Two rows are corrected, the others stay as they are.
    sheet.getCell('C2').value = '淮南市金穗粮油有限公司';
    sheet.getCell('G8').value = '重大隐患';
    const corrected = Buffer.from(await book.xlsx.writeBuffer());
    const again = (await upload('hazards', '待改正.xlsx', corrected)).batch;
    expect(again.head.columns.map(({ how }) => how)).toEqual(again.head.columns.map(() => 'remembered'));
    expect(again.counts).toMatchObject({ total: 19, new: 2, failed: 17 });
    expect((await write(again.id, true)).counts.written).toBe(2);
  });

  it('reports what the file says differently and overwrites nothing', async () => {
    const csv =
      '隐患编号,企业名称,隐患描述,检查日期,整改状态,复查时间\nKFQ-2024-002,凤台县宏达面粉有限公司,制粉车间配电箱未防尘，箱内积粉,2024-3-12,已销号,2024-3-25\n';
    const { batch } = await upload('hazards', '更新.csv', csv);
    expect(batch.counts).toMatchObject({ total: 1, different: 1 });
    expect(batch.differences.map(({ field, stored, told }) => [field, stored, told])).toEqual([
      ['closedOn', '', '2024-03-25'],
      ['state', 'submitted', 'closed'],
    ]);
    expect((await write(batch.id)).counts.written).toBe(0);
    expect((await desk.get('/api/hazards?q=配电箱')).body.rows[0].state).toBe('submitted');
  });

  it('reads a text in GB18030, lets a person mend the columns, and remembers them', async () => {
    const csv =
      '台账导出\r\n单位,情况说明,何时发现\r\n安徽瑞丰木业有限公司,砂光机吸尘口脱落,2024年7月1日\r\n安徽瑞丰木业有限公司,堆垛占用消防通道,2024.7.2\r\n';
    const first = (await upload('hazards', '台账.csv', iconv.encode(csv, 'gb18030'))).batch;
    expect(first.head.columns.map(({ title, field }) => [title, field])).toEqual([
      ['单位', 'organisationName'],
      ['情况说明', 'note'],
      ['何时发现', null],
    ]);
    expect(first.missing).toEqual(['title', 'foundOn']);
    const mended = await desk.put(`/api/imports/${first.id}/mapping`, {
      columns: ['organisationName', 'title', 'foundOn'],
    });
    expect(mended.body).toMatchObject({ missing: [], counts: { new: 2, failed: 0 } });
    expect((await write(first.id)).counts.written).toBe(2);
    const second = (await upload('hazards', '台账二.csv', iconv.encode(csv, 'gb18030'))).batch;
    expect(second.head.columns.map(({ field, how }) => [field, how])).toEqual([
      ['organisationName', 'remembered'],
      ['title', 'remembered'],
      ['foundOn', 'remembered'],
    ]);
    expect(second.counts.known).toBe(2);
  });

  it('takes an import back by events, leaves alone what has moved on, and lets it come again', async () => {
    const csv =
      '企业名称,隐患描述,发现日期\n安徽恒力铸造有限公司,砂处理除尘器压差异常,2024-8-1\n安徽恒力铸造有限公司,吊钩防脱装置缺失,2024-8-2\n';
    const { batch } = await upload('hazards', '八月.csv', csv);
    await write(batch.id);
    const { body } = await desk.get('/api/hazards?q=吊钩');
    const moved = await desk.post(`/api/hazards/${body.rows[0].id}/moves/note`, {
      moveId: randomUUID(),
      seenVersion: body.rows[0].version,
      happenedAt: '2026-11-23T10:00:00+08:00',
      input: { words: '已电话核实' },
    });
    expect(moved.status).toBe(200);
    const undone = await desk.post(`/api/imports/${batch.id}/undo`);
    expect(undone.body).toMatchObject({ state: 'undone', counts: { written: 2, kept: 1 } });
    const taken = (await desk.get('/api/hazards?q=压差异常')).body.rows[0];
    expect(taken.state).toBe('dismissed');
    expect((await desk.get(`/api/hazards?q=吊钩`)).body.rows[0].state).toBe('confirmed');
    const again = (await upload('hazards', '八月.csv', csv)).batch;
    expect(again.counts).toMatchObject({ new: 1, known: 1 });
    await write(again.id);
    const back = (await desk.get(`/api/hazards/${taken.id}`)).body;
    expect(back.hazard).toMatchObject({ state: 'confirmed', number: taken.number });
    expect(back.story.map((e: { move: string }) => e.move).sort()).toEqual([
      'import',
      'import',
      'report',
      'withdraw-import',
    ]);
  });

  it('folds the events of every imported hazard into exactly its row', async () => {
    const { rows } = await test.services.database.as(await actorOf(test), (tx) =>
      import('../../store/database.ts').then(({ sql }) =>
        sql<{ differs: string[] }>`
          select array_agg(k.key) as differs from case_file c,
            lateral (select to_jsonb(jsonb_populate_record(null::case_file, jsonb_merge(e.changes order by e.seq))) as folded
                       from case_event e where e.authority_id = c.authority_id and e.case_id = c.id) f,
            lateral jsonb_each(to_jsonb(c)) k
           where k.value is distinct from f.folded -> k.key`.execute(tx),
      ),
    );
    expect(rows).toEqual([{ differs: null }]);
  });

  it('is refused to whoever works for an enterprise, and to departments', async () => {
    const list = (await desk.get('/api/organisations')).body.rows;
    const personId = randomUUID();
    await desk.put(`/api/people/${personId}`, {
      name: '刘志强',
      phone: '13905541234',
      organisationId: list[0].id,
    });
    const invited = await desk.post(`/api/people/${personId}/invitation`, {
      id: randomUUID(),
      roles: ['enterprise-admin'],
    });
    const secret = invited.body.link.split('/').at(-1);
    await test.stranger.post(`/api/invitations/${secret}`, { username: 'liuzq', password: PASSWORD });
    const officer = await test.signIn('liuzq');
    const { batch } = await upload(
      'hazards',
      '八月.csv',
      '企业名称,隐患描述,发现日期\n安徽恒力铸造有限公司,护栏松动,2024-8-3\n',
    );
    // It may bring the registers that it keeps, and sees its own imports alone.
    expect((await officer.get('/api/imports')).body.rows).toEqual([]);
    expect((await officer.get(`/api/imports/${batch.id}`)).status).toBe(404);
    expect((await officer.post(`/api/imports/${batch.id}/write`, { skipFailed: true })).status).toBe(404);
    expect((await officer.get('/api/imports/hazards/template.xlsx')).status).toBe(403);
  });
});

async function actorOf(test: TestApp) {
  const { findActor } = await import('../../store/actors.ts');
  const { rows } = await test.services.database.pool.query('select id from auth."user" limit 1');
  const actor = await findActor(test.services.database.plain, rows[0].id);
  if (actor === undefined) throw new Error('nobody is set up');
  return actor;
}
