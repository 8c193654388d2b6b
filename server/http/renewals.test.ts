import { randomUUID } from 'node:crypto';
import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOutDuties } from '../services/duties.ts';
import { systemActor } from '../services/system-actor.ts';
import { PASSWORD, type Visitor } from '../testing/app.ts';
import { makePerson, openWorld, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let authorityId: string;
beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
  authorityId = (await desk.get('/api/session')).body.authority.id;
});
afterAll(() => world.test.close());

const LICENCE = { kind: 'chemicals-trade', issuedOn: '2024-01-10', validTo: '2027-01-09' };
const entryPath = (id: string, register = 'licence') => `/api/registers/${register}/entries/${id}`;

async function licence(number: string, more: object = {}, by = world.officer): Promise<string> {
  const id = randomUUID();
  const answer = await by.put(entryPath(id), { values: { ...LICENCE, number, ...more } });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return id;
}

const renew = (follows: string, number: string, more: object = {}, by = world.officer, id = randomUUID()) =>
  by.put(entryPath(id), {
    follows,
    values: { ...LICENCE, number, issuedOn: '2026-11-01', validTo: '2029-10-31', ...more },
  });

async function importing(rows: readonly string[]): Promise<ImportBatch> {
  const payload = rows.map((row) => `\n凤台县永丰木业有限公司,${row}`).join('');
  const session = await world.test.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: 'lin', password: PASSWORD },
  });
  const answer = await world.test.app.inject({
    method: 'POST',
    url: `/api/imports/licence/preview?id=${randomUUID()}&name=licences.csv`,
    headers: {
      cookie: session.cookies.map((c) => `${c.name}=${c.value}`).join('; '),
      'content-type': 'text/csv',
    },
    payload: `企业名称,证书编号,证照名称,发证日期,有效期至${payload}`,
  });
  return answer.json();
}

const read = async (id: string, register?: string) => (await desk.get(entryPath(id, register))).body;
const moves = (page: { history: { move: string }[] }) => page.history.map(({ move }) => move);

describe('An entry that is renewed', () => {
  it('ends with the day of the one that follows it, and both tell of the chain', async () => {
    const first = await licence('续一');
    const { id: second } = (await renew(first, '续一')).body;
    const { id: third } = (await renew(second, '续一之三', { issuedOn: '2026-11-20' })).body;
    const page = await read(first);
    expect(page.entry).toMatchObject({ endedOn: '2026-11-01', endedBecause: null, version: 2 });
    expect(moves(page)).toEqual(['enter', 'renew']);
    for (const id of [first, second, third])
      expect((await read(id)).chain.map((link: { id: string }) => link.id)).toEqual([first, second, third]);
    expect((await read(third)).entry).toMatchObject({ follows: second, endedOn: null });
  });

  it('ends today when the next one has no later day of its own', async () => {
    const first = await licence('同日换证');
    await renew(first, '同日换证', { issuedOn: LICENCE.issuedOn });
    expect((await read(first)).entry.endedOn).toBe('2026-11-23');
  });

  it('is renewed once however often the call comes, and by one only', async () => {
    const first = await licence('只续一次');
    const id = randomUUID();
    for (const _ of [1, 2])
      expect((await renew(first, '只续一次', {}, world.officer, id)).body).toEqual({ id, version: 1 });
    expect(await renew(first, '另一张')).toMatchObject({
      status: 409,
      body: { code: 'renewed-ended', at: 'follows' },
    });
    const other = await licence('换个来源');
    const changed = await renew(other, '只续一次', {}, world.officer, id);
    expect(changed.body).toEqual({ code: 'input-invalid', at: 'follows' });
  });

  it('is no other register, no other enterprise, no other person and not itself', async () => {
    const [own, foreign] = [await licence('本企业的'), await licence('别家的', {}, world.rivalOfficer)];
    const absent = { status: 422, body: { code: 'reference-not-found', at: 'follows' } };
    expect(await renew(foreign, '续别家的')).toEqual(await renew(randomUUID(), '续没有的'));
    expect(await renew(foreign, '续别家的')).toMatchObject(absent);
    const id = randomUUID();
    expect(await renew(id, '续自己', {}, world.officer, id)).toMatchObject(absent);
    const policy = { number: 'P1', insurer: '人保', beginsOn: '2026-12-01', endsOn: '2027-11-30', people: 8 };
    const insured = await world.officer.put(entryPath(randomUUID(), 'insurance-policy'), {
      follows: own,
      values: { ...policy, perPerson: 50_000_000 },
    });
    expect(insured).toMatchObject(absent);
    const forRival = await desk.put(entryPath(randomUUID()), {
      follows: own,
      organisationId: world.rival,
      values: { ...LICENCE, number: '跨企业' },
    });
    expect(forRival.body).toEqual({ code: 'renews-another', at: 'follows' });
    const drill = { topic: '演练', kind: 'evacuation', heldOn: '2026-06-12', participants: 8 };
    const never = await world.officer.put(entryPath(randomUUID(), 'drill'), { follows: own, values: drill });
    expect(never.body).toEqual({ code: 'input-invalid', at: 'follows' });
    expect((await read(own)).entry.endedOn).toBeNull();
  });

  it('comes back only when the one that followed it has gone', async () => {
    const first = await licence('误续');
    const { id: second } = (await renew(first, '误续之二')).body;
    const resume = (id: string, seenVersion: number) =>
      world.officer.post(`${entryPath(id)}/resume`, { because: '续错了', seenVersion });
    expect(await resume(first, 2)).toMatchObject({ status: 409, body: { code: 'entry-renewed' } });
    const end = { on: '2026-11-20', because: '录入有误', seenVersion: 1 };
    await world.officer.post(`${entryPath(second)}/end`, end);
    expect((await resume(first, 2)).body.version).toBe(3);
    // The mistaken one does not come back beside the one that it renewed, nor beside its right successor.
    expect((await resume(second, 2)).body.code).toBe('entry-renewed');
    const { id: third } = (await renew(first, '正确的续期')).body;
    expect((await resume(second, 2)).body.code).toBe('entry-renewed');
    expect((await read(third)).chain.map((link: { id: string }) => link.id)).toEqual([first, third]);
  });

  it('is counted, reminded of and asked for no longer: its duty is covered by the next one', async () => {
    const first = await licence('到期要续', { validTo: '2026-12-20' });
    await workOutDuties(world.test.services, systemActor(authorityId));
    const asked = async () =>
      (await desk.get('/api/duties/licence-renewal/items?which=all&limit=100')).body.rows.find(
        (row: { entryId: string }) => row.entryId === first,
      );
    expect(await asked()).toMatchObject({ dueOn: '2026-12-20', coveredOn: null });
    const { id: second } = (await renew(first, '到期要续', { validTo: '2029-10-31' })).body;
    expect(await asked()).toMatchObject({ coveredOn: '2026-11-23' });
    await workOutDuties(world.test.services, systemActor(authorityId));
    expect(await asked()).toMatchObject({ coveredOn: '2026-11-23' });
    const { rows } = (await desk.get('/api/registers/licence/entries?which=soon&limit=100')).body;
    expect(rows.map((row: { id: string }) => row.id)).not.toContain(first);
    expect((await read(second)).entry.endedOn).toBeNull();
  });

  it('leaves its duty uncovered where the next one holds no longer than it did', async () => {
    const first = await licence('没有续长', { validTo: '2026-12-21' });
    await workOutDuties(world.test.services, systemActor(authorityId));
    await renew(first, '没有续长', { validTo: '2026-12-21' });
    await workOutDuties(world.test.services, systemActor(authorityId));
    const { rows } = (await desk.get('/api/duties/licence-renewal/items?which=all&limit=100')).body;
    const [old] = rows.filter((row: { entryId: string }) => row.entryId === first);
    expect(old?.coveredOn ?? null).toBeNull();
  });

  it('is renewed by a row of a file that holds for longer, told before, and stands again when the import is withdrawn', async () => {
    const first = await licence('表格续期', { validTo: '2026-12-22' });
    await workOutDuties(world.test.services, systemActor(authorityId));
    const asked = async () => {
      const { rows } = (await desk.get('/api/duties/licence-renewal/items?which=all&limit=100')).body;
      return rows.find((row: { entryId: string }) => row.entryId === first);
    };
    const preview = await importing([
      '表格续期,危险化学品经营许可证,2026-11-01,2029-10-31',
      '没有续长,危险化学品经营许可证,2026-11-01,2026-12-21',
      '全新的一张,危险化学品经营许可证,2026-11-01,2029-10-31',
    ]);
    expect(preview.counts).toMatchObject({ new: 2, renews: 1, different: 0, known: 1 });
    expect(preview.rows.map(({ renews }) => renews)).toEqual([true, false, false]);
    await desk.post(`/api/imports/${preview.id}/write`, { skipFailed: false });
    await world.test.services.imports.settled();
    const { entry, chain } = await read(first);
    expect([entry.endedOn, chain.length]).toEqual(['2026-11-01', 2]);
    // Not only after the next round.
    expect(await asked()).toMatchObject({ coveredOn: '2026-11-23', coveredBy: chain[1].id });

    expect((await desk.post(`/api/imports/${preview.id}/undo`, {})).body.state).toBe('undone');
    expect((await read(first)).entry).toMatchObject({ endedOn: null, version: 3 });
    expect(await asked()).toMatchObject({ coveredOn: null });
  });

  it('of a person is renewed for the same person', async () => {
    const [holder, other] = [
      await makePerson(desk, { name: '持证人', organisationId: world.factory }),
      await makePerson(desk, { name: '另一人', organisationId: world.factory }),
    ];
    const values = { trade: 'welding', number: 'T340421199001015678', validTo: '2026-12-31' };
    const certificate = (form: object) =>
      world.officer.put(entryPath(randomUUID(), 'special-operation-certificate'), form);
    const first = (await certificate({ values, personId: holder })).body.id;
    const next = { values: { ...values, validTo: '2032-12-31' }, follows: first };
    expect((await certificate({ ...next, personId: other })).body.code).toBe('renews-another');
    expect((await certificate({ ...next, personId: holder })).status).toBe(200);
  });
});
