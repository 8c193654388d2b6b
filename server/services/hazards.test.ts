import { randomUUID } from 'node:crypto';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, sql } from '../store/database.ts';
import { CaseNumbers } from '../store/numbers.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import {
  type HazardServices,
  listHazards,
  moveHazard,
  type Report,
  readHazard,
  reportHazard,
} from './hazards.ts';

const PARK = randomUUID();
const FIRE = randomUUID();
const BUILDING = randomUUID();
const FACTORY = randomUUID();
const OTHER = randomUUID();

let home: TestDatabase;
let database: Database;
let owner: Database;
let services: HazardServices;
const clock = { at: new Date('2026-11-23T02:00:00Z'), now: () => clock.at };

function person(name: string, roles: Actor['roles'], reach: Partial<Actor['reach']> = {}): Actor {
  const personId = randomUUID();
  return {
    accountId: `account-${name}`,
    personId,
    name,
    roles,
    personIds: [personId],
    organisationIds: reach.organisationId === undefined ? [] : [reach.organisationId],
    reach: { scope: 'authority', authorityId: PARK, authorityIds: [PARK], ...reach },
  };
}

const desk = person('专班', ['desk']);
const lin = person('林检查', ['inspector'], { scope: 'department', departmentId: FIRE });
const wang = person('王住建', ['inspector'], { scope: 'department', departmentId: BUILDING });
const qian = person('钱复核', ['verifier']);
const officer = person('安全员', ['enterprise-officer'], { scope: 'organisation', organisationId: FACTORY });
const rival = person('别家安全员', ['enterprise-officer'], { scope: 'organisation', organisationId: OTHER });

beforeAll(async () => {
  home = await freshDatabase();
  database = openDatabase(home.appUrl);
  owner = openDatabase(home.ownerUrl, { max: 2 });
  services = { database, clock, numbers: new CaseNumbers(database) };
  await owner.plain
    .insertInto('authority')
    .values({ id: PARK, kind: 'park', name: '凤台经济开发区', regionCode: '340421' })
    .execute();
  await owner.plain
    .insertInto('department')
    .values([
      { authorityId: PARK, id: FIRE, name: '消防救援大队' },
      { authorityId: PARK, id: BUILDING, name: '住房和城乡建设局' },
    ])
    .execute();
  await owner.plain
    .insertInto('organisation')
    .values([
      {
        authorityId: PARK,
        id: FACTORY,
        name: '凤台宏达铝制品有限公司',
        regionCode: '340421',
        departmentId: FIRE,
      },
      {
        authorityId: PARK,
        id: OTHER,
        name: '淮南恒鑫家具有限公司',
        regionCode: '340421',
        departmentId: FIRE,
      },
    ])
    .execute();
  await owner.plain
    .insertInto('person')
    .values(
      [desk, lin, wang, qian, officer, rival].map(({ personId, name, reach }) => ({
        authorityId: PARK,
        id: personId,
        name,
        organisationId: reach.organisationId ?? null,
      })),
    )
    .execute();
});

afterAll(async () => {
  await database.close();
  await owner.close();
  await home.drop();
});

function report(over: Partial<Report> = {}): Report {
  return {
    id: randomUUID(),
    title: '铝粉打磨除尘系统未设泄爆装置',
    description: '干式除尘器无泄爆口，管道积尘',
    place: '二号打磨车间',
    lng: null,
    lat: null,
    organisationId: FACTORY,
    channel: 'supervision',
    sourceRecordId: null,
    grade: 'general',
    criterionId: null,
    accidentType: null,
    rootCause: null,
    defence: null,
    foundOn: '2026-11-20',
    foundBy: '',
    happenedAt: '2026-11-23T01:00:00Z',
    files: [],
    ...over,
  };
}

async function reported(actor: Actor, over: Partial<Report> = {}) {
  const made = await reportHazard(services, actor, report(over));
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

async function move(actor: Actor, id: string, name: string, input: Record<string, unknown> = {}, over = {}) {
  const seen = await readHazard(services, desk, id);
  if (!seen.ok) throw new Error('not there');
  return moveHazard(services, actor, {
    id,
    move: name,
    moveId: randomUUID(),
    seenVersion: seen.value.hazard.version,
    happenedAt: clock.now().toISOString(),
    input,
    ...over,
  });
}

const walked = { ok: true } as const;

describe('a major hazard', () => {
  it('goes from report to a closure that a second person verified, and is returned once on the way', async () => {
    const { id } = await reported(lin);
    const five = {
      responsibleId: officer.personId,
      measures: '加装泄爆口，清理积尘',
      money: 8_500_000,
      dueOn: '2026-12-20',
      emergencyPlan: '停用该除尘系统，清空作业人员',
    };
    const photo = [randomUUID()];
    expect(await move(desk, id, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' })).toMatchObject(
      walked,
    );
    expect(await move(desk, id, 'order', { dueOn: '2026-12-31', requirements: '限期整改' })).toMatchObject(
      walked,
    );
    expect(await move(officer, id, 'start')).toMatchObject({ ok: false, code: 'plan-missing' });
    expect(await move(officer, id, 'plan', { ...five, money: undefined })).toMatchObject({
      code: 'plan-incomplete',
      at: 'money',
    });
    expect(await move(officer, id, 'plan', five)).toMatchObject(walked);
    expect(await move(officer, id, 'start')).toMatchObject(walked);
    expect(await move(officer, id, 'submit', { done: '已加装', after: photo })).toMatchObject(walked);
    expect(await move(lin, id, 'verify', { opinion: '好', onSite: photo })).toMatchObject({
      code: 'same-person',
    });
    expect(await move(qian, id, 'return', { reason: '泄爆口方向朝向通道' })).toMatchObject(walked);
    expect(await move(officer, id, 'submit', { done: '已改向', after: [randomUUID()] })).toMatchObject(
      walked,
    );
    expect(await move(qian, id, 'verify', { opinion: '现场已消除', onSite: [randomUUID()] })).toMatchObject(
      walked,
    );
    expect(await move(officer, id, 'close', { opinion: '自己关' })).toMatchObject({ code: 'not-permitted' });
    expect(await move(desk, id, 'close', { opinion: '同意销号' })).toMatchObject({
      ok: true,
      value: { state: 'closed' },
    });

    const page = await readHazard(services, desk, id);
    if (!page.ok) throw new Error(page.code);
    expect(page.value.story.map((e) => e.move)).toEqual([
      'report',
      'confirm',
      'order',
      'plan',
      'start',
      'submit',
      'return',
      'submit',
      'verify',
      'close',
    ]);
    expect(page.value.hazard).toMatchObject({
      state: 'closed',
      holder: 'nobody',
      closedOn: '2026-11-23',
      version: 10,
    });
  });
});

describe('writing', () => {
  it('answers a repeated report with the hazard of the first call, and writes nothing twice', async () => {
    const once = report();
    const first = await reportHazard(services, lin, once);
    const again = await reportHazard(services, lin, once);
    expect(again).toEqual(first);
    const events = await owner.plain
      .selectFrom('caseEvent')
      .select('seq')
      .where('caseId', '=', once.id)
      .execute();
    expect(events).toHaveLength(1);
  });

  it('refuses an id that is somebody else’s', async () => {
    const theirs = await reported(lin);
    expect(
      await reportHazard(services, officer, report({ id: theirs.id, channel: 'self-check' })),
    ).toMatchObject({ code: 'id-taken' });
  });

  it('answers a repeated move without moving again', async () => {
    const { id } = await reported(lin);
    const order = {
      id,
      move: 'confirm',
      moveId: randomUUID(),
      seenVersion: 1,
      happenedAt: clock.now().toISOString(),
      input: { grade: 'general' },
    };
    const first = await moveHazard(services, desk, order);
    expect(await moveHazard(services, desk, order)).toEqual(first);
    expect((await readStory(id)).length).toBe(2);
  });

  it('refuses a move made from a page that is out of date, and lets one of two simultaneous moves win', async () => {
    const { id } = await reported(lin);
    const outcomes = await Promise.all(
      ['甲', '乙', '丙'].map((words) =>
        moveHazard(services, desk, {
          id,
          move: 'note',
          moveId: randomUUID(),
          seenVersion: 1,
          happenedAt: clock.now().toISOString(),
          input: { words },
        }),
      ),
    );
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
    expect(outcomes.filter((o) => !o.ok && o.code === 'stale')).toHaveLength(2);
  });

  it('never lets the application alter or remove an event', async () => {
    const { id } = await reported(lin);
    for (const statement of [
      sql`update case_event set actor_name = '别人' where case_id = ${id}`,
      sql`delete from case_event where case_id = ${id}`,
      sql`truncate case_event`,
    ]) {
      await expect(database.as(desk, (tx) => statement.execute(tx))).rejects.toThrow(/permission denied/);
    }
  });

  it('keeps the row equal to its events folded together', async () => {
    const { rows } = await sql<{ id: string }>`
      select c.id from case_file c
       where to_jsonb(c) is distinct from
             to_jsonb((select jsonb_populate_record(null::case_file, jsonb_merge(e.changes order by e.seq))
                         from case_event e where e.authority_id = c.authority_id and e.case_id = c.id))`.execute(
      owner.plain,
    );
    expect(rows).toEqual([]);
  });
});

describe('reach', () => {
  it('shows an enterprise its own hazards and answers foreign and absent ones alike', async () => {
    const { id } = await reported(lin);
    expect(await readHazard(services, officer, id)).toMatchObject(walked);
    const foreign = await readHazard(services, rival, id);
    expect(foreign).toEqual(await readHazard(services, rival, randomUUID()));
    const list = await listHazards(services, rival, { filter: {}, sort: '-updated', limit: 100 });
    expect(list).toMatchObject({ ok: true, value: { rows: [] } });
    expect(
      await moveHazard(services, rival, {
        id,
        move: 'note',
        moveId: randomUUID(),
        seenVersion: 1,
        happenedAt: clock.now().toISOString(),
        input: { words: '试试' },
      }),
    ).toMatchObject({ code: 'not-found' });
  });

  it('lets a department see what is handed to it, and work on it once it accepted', async () => {
    const { id } = await reported(lin);
    expect(await readHazard(services, wang, id)).toMatchObject({ code: 'not-found' });
    expect(await move(lin, id, 'hand-over', { departmentId: BUILDING, reason: '属施工工地' })).toMatchObject(
      walked,
    );
    expect(await move(lin, id, 'accept-hand-over')).toMatchObject({ code: 'other-department' });
    expect(await move(wang, id, 'accept-hand-over')).toMatchObject(walked);
    expect(await readHazard(services, wang, id)).toMatchObject({
      ok: true,
      value: { hazard: { departmentId: BUILDING } },
    });
  });

  it('refuses a report about an enterprise of another authority', async () => {
    expect(await reportHazard(services, desk, report({ organisationId: randomUUID() }))).toMatchObject({
      code: 'organisation-not-found',
    });
  });
});

describe('the list', () => {
  it('pages by key without missing or repeating a row while rows are added', async () => {
    for (let n = 0; n < 12; n++) await reported(lin, { title: `分页用隐患 ${n}` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listHazards(services, desk, {
        filter: { q: '分页用' },
        sort: 'number',
        limit: 5,
        cursor,
      });
      if (!page.ok) throw new Error(page.code);
      seen.push(...page.value.rows.map((r) => r.title));
      cursor = page.value.next ?? undefined;
      if (cursor !== undefined) await reported(lin, { title: '与分页无关' });
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 12 }, (_v, n) => `分页用隐患 ${n}`));
  });

  it('refuses a cursor that was made for another sort', async () => {
    const page = await listHazards(services, desk, { filter: {}, sort: 'number', limit: 1 });
    if (!page.ok) throw new Error(page.code);
    const cursor = page.value.next ?? '';
    expect(await listHazards(services, desk, { filter: {}, sort: '-found', limit: 1, cursor })).toMatchObject(
      {
        code: 'cursor-invalid',
      },
    );
  });

  it('shows itself as it was at the end of a past day', async () => {
    clock.at = new Date('2026-10-10T02:00:00Z');
    const { id } = await reported(lin, { title: '回看用隐患', foundOn: '2026-10-09' });
    clock.at = new Date('2026-10-12T02:00:00Z');
    await move(desk, id, 'confirm', { grade: 'general' });
    clock.at = new Date('2026-11-23T02:00:00Z');
    const on = async (asOf: string) => {
      const page = await listHazards(services, desk, {
        filter: { q: '回看用', asOf },
        sort: '-found',
        limit: 5,
      });
      return page.ok ? page.value.rows.map((r) => r.state) : page.code;
    };
    expect(await on('2026-10-09')).toEqual([]);
    expect(await on('2026-10-11')).toEqual(['reported']);
    expect(await on('2026-10-12')).toEqual(['confirmed']);
  });
});

async function readStory(id: string) {
  const page = await readHazard(services, desk, id);
  if (!page.ok) throw new Error(page.code);
  return page.value.story;
}
