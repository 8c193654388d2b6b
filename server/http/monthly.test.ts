import { randomUUID } from 'node:crypto';
import type { MonthlyPage, Months } from '@zhiben/domain/contract/monthly.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let leader: Visitor;
let overdue: string;
let general: string;

beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
  leader = await signedInWorker(world.test, desk, { name: '赵主任' }, ['leader']);
  overdue = await report('major');
  await order(overdue, '2026-11-24');
  general = await report('general');
  world.test.clock.at = new Date('2026-11-30T02:00:00Z');
});
afterAll(() => world.test.close());

async function report(grade: string): Promise<string> {
  const id = randomUUID();
  const made = await desk.post('/api/hazards', {
    id,
    title: '铝粉除尘系统未设置泄爆装置',
    channel: 'supervision',
    organisationId: world.factory,
    foundOn: '2026-11-20',
    happenedAt: '2026-11-20T08:00:00+08:00',
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  await move(id, 1, 'confirm', { grade, ...(grade === 'major' ? { criterionId: 'GM10-3-1' } : {}) });
  return id;
}

async function order(id: string, dueOn: string): Promise<void> {
  await move(id, 2, 'order', { dueOn, requirements: '加装泄爆片' });
}

async function move(id: string, seenVersion: number, name: string, input: object): Promise<void> {
  const happenedAt = '2026-11-22T09:00:00+08:00';
  const command = { moveId: randomUUID(), seenVersion, happenedAt, input };
  const answer = await desk.post(`/api/hazards/${id}/moves/${name}`, command);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

const month = async (which = '2026-11', by = desk): Promise<MonthlyPage> =>
  (await by.get(`/api/monthly/${which}`)).body;
const pick = (seenVersion: number, ids: readonly string[], by = desk, which = '2026-11') =>
  by.put(`/api/monthly/${which}`, { seenVersion, items: ids.map((caseId) => ({ caseId, named: false })) });
const approve = (seenVersion: number, by: Visitor, which = '2026-11') =>
  by.post(`/api/monthly/${which}/approve`, { seenVersion, opinion: '情况属实，同意上报' });
const submit = (seenVersion: number, by = desk, which = '2026-11') =>
  by.post(`/api/monthly/${which}/submit`, { seenVersion, to: '凤台县安委办', receipt: 'AW-2026-11' });

describe('A month', () => {
  it('proposes what is outstanding by rule, and why', async () => {
    const { proposed, batch } = await month();
    expect(batch).toBeNull();
    expect(proposed).toMatchObject([{ caseId: overdue, reason: 'overdue-major' }]);
  });

  it('is picked by one, approved by another and then submitted; nobody approves what he picked', async () => {
    expect((await submit(1)).body.code).toBe('stale');
    const picked = await pick(0, [overdue, general]);
    expect(picked.status, JSON.stringify(picked.body)).toBe(200);
    expect(picked.body.batch).toMatchObject({ state: 'picked', version: 1, mine: true, nil: false });
    expect(picked.body.batch.items).toMatchObject([{ reason: 'overdue-major' }, { reason: 'by-hand' }]);
    expect((await pick(0, [overdue, general])).body.batch.version).toBe(1);
    expect((await submit(1)).body.code).toBe('month-not-approved');
    expect(await approve(1, desk)).toMatchObject({ status: 403, body: { code: 'same-person' } });
    const approved = await approve(1, leader);
    expect(approved.body.batch).toMatchObject({ state: 'approved', approved: { name: '赵主任' } });
    expect((await approve(1, leader)).body).toEqual(approved.body);
  });

  it('that is picked anew after it was approved has to be approved again', async () => {
    const again = await pick(2, [overdue]);
    expect(again.body.batch).toMatchObject({ state: 'picked', version: 3, approved: null });
    expect((await submit(3)).body.code).toBe('month-not-approved');
    await approve(3, leader);
    expect((await submit(4)).body.batch).toMatchObject({
      state: 'submitted',
      submittedTo: '凤台县安委办',
      receipt: 'AW-2026-11',
    });
    expect((await submit(4)).status).toBe(200);
    expect((await pick(5, [])).body.code).toBe('month-submitted');
  });

  it('changes only for whoever saw it as it stands', async () => {
    expect(await pick(3, [])).toMatchObject({ status: 409, body: { code: 'stale', detail: { version: 5 } } });
  });

  it('without outstanding hazards is a nil return, approved like any other', async () => {
    const nil = await pick(0, [], desk, '2026-10');
    expect(nil.body.batch).toMatchObject({ nil: true, items: [], state: 'picked' });
    await approve(1, leader, '2026-10');
    expect((await submit(2, desk, '2026-10')).body.batch.state).toBe('submitted');
  });

  it('that was not submitted by its day is late on the list; not one that was, nor one from before the authority', async () => {
    const late = async (...months: string[]) => {
      const rows: Months['rows'] = (await desk.get('/api/monthly')).body.rows;
      return months.map((each) => rows.find((row) => row.month === each)?.late);
    };
    world.test.clock.at = new Date('2027-01-05T02:00:00Z');
    expect(await late('2026-12')).toEqual([false]);
    world.test.clock.at = new Date('2027-01-06T02:00:00Z');
    expect(await late('2026-12', '2026-11', '2026-09')).toEqual([true, false, false]);
    expect((await month('2026-12')).late).toBe(true);
    world.test.clock.at = new Date('2026-11-30T02:00:00Z');
  });

  it('of the future, of hazards that nobody has, or of nobody who may is refused', async () => {
    expect((await pick(0, [], desk, '2027-01')).body.code).toBe('date-in-future');
    expect((await pick(0, [randomUUID()], desk, '2026-09')).body).toMatchObject({
      code: 'reference-not-found',
    });
    expect((await pick(0, [], leader, '2026-09')).body.code).toBe('not-permitted');
    for (const by of [world.officer, world.inspector])
      expect((await by.get('/api/monthly/2026-11')).body.code).toBe('not-permitted');
  });

  it('is a history of events that fold into its row', async () => {
    const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
    const { rows } = await sql<{ moves: string[]; differs: string[] }>`
      select array_agg(e.move order by e.seq) as moves,
             array(select k.key from jsonb_each(to_jsonb(b) - 'authority_id' - 'id') k
                    where k.value is distinct from coalesce(
                      to_jsonb(jsonb_populate_record(null::monthly_batch, jsonb_merge(e.changes order by e.seq))) -> k.key, 'null')) as differs
        from monthly_batch b join register_event e
          on e.authority_id = b.authority_id and e.register = 'monthly-batch' and e.entry_id = b.id
       where b.month = '2026-11-01' group by b.authority_id, b.id`.execute(owner.plain);
    await owner.close();
    expect(rows).toEqual([{ moves: ['pick', 'approve', 'pick', 'approve', 'submit'], differs: [] }]);
  });
});

describe('The bulletin', () => {
  it('says what was found and closed, and names only whom the authority chose', async () => {
    const { title, blocks, frozen } = (await desk.get('/api/monthly/2026-11/bulletin')).body;
    expect(title).toBe('凤台县2026年11月生产安全事故隐患排查治理情况通报');
    expect(frozen).toBe(false);
    const text = JSON.stringify(blocks);
    expect(text).toContain('新发现事故隐患2条，其中重大事故隐患1条');
    expect(text).toContain('（不点名）');
    expect(text).not.toContain('凤台县永丰木业有限公司');
  });

  it('opens into the list behind each of its numbers', async () => {
    const { blocks } = (await desk.get('/api/monthly/2026-11/bulletin')).body;
    const behind = blocks.flatMap((block: { figures?: object[] }) => block.figures ?? []);
    for (const { name, value, of, filter } of behind) {
      if (filter === null || of !== null || name === 'dynamic-zero') continue;
      const list = new URLSearchParams({ ...filter, limit: '100' });
      expect((await desk.get(`/api/hazards?${list}`)).body.rows.length, name).toBe(value);
    }
  });
});
