import { randomUUID } from 'node:crypto';
import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, type Visitor } from '../testing/app.ts';
import { openWorld, type World } from '../testing/world.ts';

/** The account that the world gives the officer of the factory. */
const OFFICER = 'worker-1';
const OWN = '凤台县永丰木业有限公司';

let world: World;
let desk: Visitor;
beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
});
afterAll(() => world.test.close());

async function cookieOf(username: string): Promise<string> {
  const entered = await world.test.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password: PASSWORD },
  });
  return entered.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
}

async function look(username: string, kind: string, rows: string) {
  const answer = await world.test.app.inject({
    method: 'POST',
    url: `/api/imports/${kind}/preview?id=${randomUUID()}&name=${encodeURIComponent('演练.csv')}`,
    headers: { cookie: await cookieOf(username), 'content-type': 'text/csv' },
    payload: `企业名称,演练主题,演练类型,演练日期,参加人数\n${rows}`,
  });
  return { status: answer.statusCode, body: answer.json() as ImportBatch & { code?: string } };
}

describe('An enterprise', () => {
  it('imports a register that it keeps: its own rows, and every other row is an error in its cell', async () => {
    const rivalName = (await desk.get(`/api/organisations/${world.rival}`)).body.organisation.name as string;
    const rows = [
      `${OWN},有限空间救援演练,专项演练,2026-06-12,20`,
      `${rivalName},疏散演练,疏散演练,2026-06-13,20`,
      '从未登记的企业有限公司,疏散演练,疏散演练,2026-06-14,20',
    ];
    const { status, body } = await look(OFFICER, 'drill', rows.join('\n'));
    expect(status).toBe(201);
    expect(body.counts).toMatchObject({ total: 3, new: 1, failed: 2 });
    // An enterprise that is here and one that is not are told alike.
    expect(body.errors.map(({ row, code, detail }) => [row, code, detail])).toEqual([
      [3, 'not-own-organisation', {}],
      [4, 'not-own-organisation', {}],
    ]);
    const { status: written } = await world.officer.post(`/api/imports/${body.id}/write`, {
      skipFailed: true,
    });
    expect(written).toBe(200);
    await world.test.services.imports.settled();
    const list = (await world.officer.get('/api/registers/drill/entries')).body.rows;
    expect(list).toMatchObject([{ title: '有限空间救援演练', organisationId: world.factory }]);
    expect((await world.rivalOfficer.get('/api/registers/drill/entries')).body.rows).toEqual([]);

    const own = (await world.officer.get('/api/imports')).body.rows;
    expect(own.map(({ id }: ImportBatch) => id)).toEqual([body.id]);
    expect((await world.rivalOfficer.get('/api/imports')).body.rows).toEqual([]);
    const absent = await world.rivalOfficer.get(`/api/imports/${randomUUID()}`);
    expect(await world.rivalOfficer.get(`/api/imports/${body.id}`)).toEqual(absent);
    expect(await world.rivalOfficer.post(`/api/imports/${body.id}/undo`, {})).toEqual(absent);
    expect((await desk.get(`/api/imports/${body.id}`)).body.counts.written).toBe(1);

    expect((await world.officer.post(`/api/imports/${body.id}/undo`, {})).body.state).toBe('undone');
    expect((await world.officer.get('/api/registers/drill/entries')).body.rows).toEqual([]);
  });

  it('imports nothing else, and takes no template of it', async () => {
    for (const kind of ['organisations', 'people', 'hazards']) {
      const refused = await look(OFFICER, kind, `${OWN},a,b,c,d`);
      expect(refused).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
      expect((await world.officer.get(`/api/imports/${kind}/template.xlsx`)).status).toBe(403);
    }
  });
});

describe('The search across registers', () => {
  const enter = (by: Visitor, topic: string) =>
    by.put(`/api/registers/drill/entries/${randomUUID()}`, {
      values: { topic, kind: 'site', heldOn: '2026-06-12', participants: 8 },
    });

  it('finds entries by words of their name, within reach only', async () => {
    await enter(world.officer, '抛光车间铝粉爆炸处置');
    await enter(world.rivalOfficer, '喷漆车间铝粉清理处置');
    const found = async (by: Visitor, q: string) =>
      (await by.get(`/api/entries?q=${encodeURIComponent(q)}`)).body.rows?.map(
        ({ title }: { title: string }) => title,
      );
    expect((await found(desk, '铝粉'))?.sort()).toEqual(['喷漆车间铝粉清理处置', '抛光车间铝粉爆炸处置']);
    expect(await found(world.officer, '铝粉')).toEqual(['抛光车间铝粉爆炸处置']);
    expect(await found(desk, '没有这几个字')).toEqual([]);
    expect((await desk.get('/api/entries?q=x')).status).toBe(400);
  });

  it('is not filled up by what others have: an enterprise finds its own among thousands', async () => {
    const behind = new pg.Client({ connectionString: world.test.home.superuserUrl });
    await behind.connect();
    await behind.query(
      `insert into zhiben.register_entry (authority_id, id, register, organisation_id, inner_side, title, fields,
         created_at, updated_at)
       select o.authority_id, gen_random_uuid(), 'drill', o.id, false, '夜班换岗处置演练 ' || n, '{}', now(), now()
         from zhiben.organisation o, generate_series(1, 2500) n where o.id = $1`,
      [world.rival],
    );
    await behind.end();
    await enter(world.officer, '夜班换岗处置演练');
    for (const path of ['/api/entries?q=', '/api/registers/drill/entries?q='])
      expect((await world.officer.get(`${path}${encodeURIComponent('换岗处置')}`)).body.rows).toMatchObject([
        { title: '夜班换岗处置演练' },
      ]);
  });
});

describe('The time line of an enterprise', () => {
  it('leads from what happened in a register to its entry', async () => {
    const id = randomUUID();
    await world.officer.put(`/api/registers/drill/entries/${id}`, {
      values: { topic: '时间线上的演练', kind: 'site', heldOn: '2026-06-20', participants: 8 },
    });
    const { rows } = (await desk.get(`/api/organisations/${world.factory}/timeline`)).body;
    expect(rows.find((row: { title: string }) => row.title === '时间线上的演练')).toMatchObject({
      what: 'entry',
      move: 'enter',
      title: '时间线上的演练',
      entry: { register: 'drill', id },
    });
  });
});
