import { randomUUID } from 'node:crypto';
import type { MonthBelow, MonthlyPage } from '@zhiben/domain/contract/monthly.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureSweeps } from '../jobs/figures.ts';
import { Sweeper } from '../jobs/sweeps.ts';
import { openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let county: Visitor;
let countyLeader: Visitor;
/** Desk and leader of each park. */
const parks: Record<'north' | 'south' | 'idle', { id: string; desk: Visitor; leader: Visitor }> = {} as never;

beforeAll(async () => {
  world = await openWorld();
  county = world.administrator;
  countyLeader = await signedInWorker(world.test, county, { name: '赵县长' }, ['leader']);
  for (const [name, title] of [
    ['north', '城北工业园'],
    ['south', '城南化工园'],
    ['idle', '空港产业园'],
  ] as const) {
    const id = randomUUID();
    const made = await county.post('/api/authorities', {
      id,
      name: title,
      kind: 'park',
      regionCode: '340421',
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    const worker = (who: string, role: string) =>
      signedInWorker(world.test, county, { name: who, authorityId: id }, [role]);
    parks[name] = {
      id,
      desk: await worker(`${title}专班`, 'desk'),
      leader: await worker('王主任', 'leader'),
    };
  }
  world.test.clock.at = new Date('2026-11-30T02:00:00Z');
});
afterAll(() => world.test.close());

async function report(by: Visitor): Promise<string> {
  const id = randomUUID();
  const happenedAt = '2026-11-22T09:00:00+08:00';
  const facts = { title: '反应釜未设紧急切断阀', channel: 'supervision', foundOn: '2026-11-20', happenedAt };
  const made = await by.post('/api/hazards', { id, ...facts });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const confirm = {
    moveId: randomUUID(),
    seenVersion: 1,
    happenedAt,
    input: { grade: 'major', criterionId: 'GM10-3-1' },
  };
  const moved = await by.post(`/api/hazards/${id}/moves/confirm`, confirm);
  if (moved.status !== 200) throw new Error(JSON.stringify(moved.body));
  return id;
}

async function submitted(park: keyof typeof parks, ids: readonly string[], seenVersion = 0): Promise<void> {
  const { desk, leader } = parks[park];
  const path = '/api/monthly/2026-11';
  const items = ids.map((caseId) => ({ caseId, named: false }));
  for (const answer of [
    await desk.put(path, { seenVersion, items }),
    await leader.post(`${path}/approve`, { seenVersion: seenVersion + 1, opinion: '同意上报' }),
    await desk.post(`${path}/submit`, { seenVersion: seenVersion + 2, to: '凤台县安委办' }),
  ])
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

const month = async (by: Visitor): Promise<MonthlyPage> => (await by.get('/api/monthly/2026-11')).body;
const below = async (query = '', by = county): Promise<MonthBelow> =>
  (await by.get(`/api/monthly/2026-11/below${query}`)).body;
const one = (park: keyof typeof parks) => `/api/monthly/2026-11/below/${parks[park].id}`;
const names = ({ rows }: MonthBelow) => rows.map(({ authorityName }) => authorityName);

describe('A county', () => {
  let hazard: string;

  it('sees who of its parks submitted, with what, and who signed a nil return', async () => {
    hazard = await report(parks.north.desk);
    await submitted('north', [hazard]);
    await submitted('south', []);
    const { totals, rows } = await below();
    expect(totals).toEqual({ authorities: 3, submitted: 2, nil: 1, late: 0, items: 1 });
    expect(rows).toMatchObject([
      { authorityName: '城北工业园', state: 'submitted', items: 1, nil: false, late: false },
      { authorityName: '城南化工园', state: 'submitted', items: 0, nil: true, late: false },
      { authorityName: '空港产业园', state: null, items: 0, late: false, submittedAt: null },
    ]);
    const { authorityName, batch } = (await county.get(one('north'))).body;
    expect([authorityName, batch.items[0].caseId, batch.mine]).toEqual(['城北工业园', hazard, false]);
    expect((await month(county)).below).toBe(3);
    expect((await month(parks.north.desk)).below).toBe(0);
  });

  it('has those that are late as a list, page by page', async () => {
    expect(names(await below('?which=waiting'))).toEqual(['空港产业园']);
    expect(names(await below('?which=late'))).toEqual([]);
    world.test.clock.at = new Date('2026-12-06T02:00:00Z');
    const late = await below('?which=late');
    expect([names(late), late.totals.late]).toEqual([['空港产业园'], 1]);
    world.test.clock.at = new Date('2026-11-30T02:00:00Z');
    const first = await below('?limit=2');
    const rest = await below(`?limit=2&cursor=${first.next}`);
    expect([...names(first), ...names(rest)]).toEqual(['城北工业园', '城南化工园', '空港产业园']);
    expect(rest.next).toBeNull();
    expect((await county.get('/api/monthly/2026-11/below?cursor=x')).body.code).toBe('cursor-invalid');
  });

  it('proposes for its own month what its parks submitted, names whom it chooses, and says who did not submit', async () => {
    const { proposed } = await month(county);
    expect(proposed).toMatchObject([{ caseId: hazard, authorityName: '城北工业园' }]);
    const picked = await county.put('/api/monthly/2026-11', {
      seenVersion: 0,
      items: [{ caseId: hazard, named: true }],
    });
    expect(picked.body.batch.items).toMatchObject([{ caseId: hazard, authorityName: '城北工业园' }]);
    const read = async () => (await county.get('/api/monthly/2026-11/bulletin')).body;
    const text = JSON.stringify(await read());
    expect(text).toContain('新发现事故隐患1条，其中重大事故隐患1条');
    expect(text).toContain('应上报3个地区（园区），已上报2个，其中零报告1个。');
    expect(text).toContain('["城北工业园","1条","1","0","0/0"]');
    world.test.clock.at = new Date('2026-12-06T02:00:00Z');
    const sweeper = new Sweeper(world.test.services.database, figureSweeps(world.test.services), (error) => {
      throw error;
    });
    await sweeper.sweepAll();
    await sweeper.stop();
    const frozen = await read();
    expect(frozen.frozen).toBe(true);
    expect(JSON.stringify(frozen)).toContain('逾期未上报1个：空港产业园。');
    expect(JSON.stringify(frozen)).toContain('新发现事故隐患1条，其中重大事故隐患1条');
    world.test.clock.at = new Date('2026-11-30T02:00:00Z');
  });

  it('returns a month with a reason, once; the park reads it, picks anew and submits again', async () => {
    const order = { seenVersion: 3, reason: '请补充整改责任人和临时措施' };
    expect((await county.post(`${one('north')}/return`, { ...order, seenVersion: 2 })).body.code).toBe(
      'stale',
    );
    const returned = await countyLeader.post(`${one('north')}/return`, order);
    expect(returned.body.batch).toMatchObject({
      state: 'returned',
      returned: { name: '赵县长' },
      returnReason: order.reason,
      version: 4,
    });
    expect((await countyLeader.post(`${one('north')}/return`, order)).body).toEqual(returned.body);
    expect((await county.post(`${one('north')}/return`, { ...order, seenVersion: 4 })).body.code).toBe(
      'wrong-state',
    );
    expect(names(await below('?which=returned'))).toEqual(['城北工业园']);
    expect((await month(parks.north.desk)).batch).toMatchObject({
      state: 'returned',
      returnReason: order.reason,
    });
    await submitted('north', [hazard], 4);
    expect((await month(parks.north.desk)).batch).toMatchObject({
      state: 'submitted',
      returned: null,
      returnReason: null,
    });
    expect(names(await below('?which=submitted'))).toEqual(['城北工业园', '城南化工园']);
  });

  it('reads nothing that is still being picked below', async () => {
    await parks.idle.desk.put('/api/monthly/2026-11', { seenVersion: 0, items: [] });
    expect((await county.get(one('idle'))).body.code).toBe('not-found');
    expect((await below()).rows[2]).toMatchObject({ state: 'picked', nil: false, items: 0 });
    const order = { seenVersion: 1, reason: '请重报' };
    expect((await county.post(`${one('idle')}/return`, order)).body.code).toBe('not-found');
  });

  it('alone returns: not a park another one, nor its own, nor whoever may not sign', async () => {
    const order = { seenVersion: 7, reason: '请重报' };
    const absent = await parks.south.desk.post(`/api/monthly/2026-11/below/${randomUUID()}/return`, order);
    for (const park of ['north', 'south'] as const)
      expect(await parks.south.desk.post(`${one(park)}/return`, order)).toEqual(absent);
    expect(absent.body.code).toBe('not-found');
    expect((await parks.south.desk.get(one('north'))).body.code).toBe('not-found');
    expect(names(await below('', parks.south.desk))).toEqual([]);
    const verifier = await signedInWorker(world.test, county, { name: '钱复核' }, ['verifier']);
    expect((await verifier.post(`${one('north')}/return`, order)).body.code).toBe('not-permitted');
    expect((await world.officer.get('/api/monthly/2026-11/below')).body.code).toBe('not-permitted');
  });

  it('keeps every step of it in the history of the park’s month', async () => {
    const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
    const { rows } = await sql<{ moves: string[]; differs: string[] }>`
      select array_agg(e.move order by e.seq) as moves,
             array(select k.key from jsonb_each(to_jsonb(b) - 'authority_id' - 'id') k
                    where k.value is distinct from coalesce(
                      to_jsonb(jsonb_populate_record(null::monthly_batch, jsonb_merge(e.changes order by e.seq))) -> k.key, 'null')) as differs
        from monthly_batch b join register_event e
          on e.authority_id = b.authority_id and e.register = 'monthly-batch' and e.entry_id = b.id
       where b.authority_id = ${parks.north.id} group by b.authority_id, b.id`.execute(owner.plain);
    await owner.close();
    expect(rows).toEqual([
      { moves: ['pick', 'approve', 'submit', 'return', 'pick', 'approve', 'submit'], differs: [] },
    ]);
  });
});
