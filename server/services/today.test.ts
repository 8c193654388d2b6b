import { randomUUID } from 'node:crypto';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../store/database.ts';
import { CaseNumbers } from '../store/numbers.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { type HazardServices, listHazards, moveHazard, readHazard, reportHazard } from './hazards.ts';
import { readToday } from './today.ts';

const PARK = randomUUID();
const FIRE = randomUUID();
const BUILDING = randomUUID();
const FACTORY = randomUUID();

let home: TestDatabase;
let database: Database;
let services: HazardServices;
/** A Wednesday, 10 in the morning in China. */
const clock = { at: new Date('2026-11-25T02:00:00Z'), now: () => clock.at };

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

const desk = person('林专班', ['desk']);
const second = person('周专班', ['desk']);
const builder = person('王住建', ['inspector'], { scope: 'department', departmentId: BUILDING });
const officer = person('赵安全', ['enterprise-officer'], { scope: 'organisation', organisationId: FACTORY });
const leader = person('郑主任', ['leader']);

beforeAll(async () => {
  home = await freshDatabase();
  database = openDatabase(home.appUrl);
  services = { database, clock, numbers: new CaseNumbers(database) };
  const owner = openDatabase(home.ownerUrl, { max: 1 });
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
    .values({
      authorityId: PARK,
      id: FACTORY,
      name: '凤台宏达铝制品有限公司',
      regionCode: '340421',
      departmentId: FIRE,
    })
    .execute();
  await owner.plain
    .insertInto('person')
    .values(
      [desk, second, builder, officer, leader].map((p) => ({
        authorityId: PARK,
        id: p.personId,
        name: p.name,
      })),
    )
    .execute();
  await owner.close();
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

async function reported(title: string): Promise<string> {
  const made = await reportHazard(services, desk, {
    id: randomUUID(),
    title,
    description: '',
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
    happenedAt: clock.now().toISOString(),
    files: [],
  });
  if (!made.ok) throw new Error(made.code);
  return made.value.id;
}

async function move(actor: Actor, id: string, name: string, input: Record<string, unknown> = {}) {
  const seen = await readHazard(services, desk, id);
  if (!seen.ok) throw new Error(seen.code);
  const moved = await moveHazard(services, actor, {
    id,
    move: name,
    moveId: randomUUID(),
    seenVersion: seen.value.hazard.version,
    happenedAt: clock.now().toISOString(),
    input,
  });
  if (!moved.ok) throw new Error(`${name}: ${moved.code}`);
}

/** A hazard that the enterprise has, due on a day. */
async function ordered(title: string, dueOn: string): Promise<string> {
  const id = await reported(title);
  const now = clock.at;
  // An order is never given for a day that has passed: it was given in time, and time went by.
  clock.at = new Date('2026-11-20T02:00:00Z');
  await move(desk, id, 'confirm', { grade: 'general' });
  await move(desk, id, 'order', { dueOn, requirements: '清理积尘' });
  clock.at = now;
  return id;
}

async function groupsOf(actor: Actor) {
  const { groups } = await readToday(services, actor);
  return new Map(groups.map((group) => [group.term, group]));
}

async function mineOf(actor: Actor): Promise<string[]> {
  const listed = await listHazards(services, actor, { filter: { mine: true }, sort: '-updated', limit: 100 });
  if (!listed.ok) throw new Error(listed.code);
  return listed.value.rows.map((row) => row.id);
}

describe('the first page', () => {
  it('puts each thing that waits for the reader into one group, by its deadline, with the move he comes for', async () => {
    const late = await ordered('除尘管道积尘未清理', '2026-11-24');
    const now = await ordered('配电箱无漏电保护', '2026-11-25');
    const sunday = await ordered('安全出口堆放杂物', '2026-11-29');
    const monday = await ordered('液氨储罐围堰破损', '2026-11-30');
    const groups = await groupsOf(officer);
    expect(groups.get('overdue')?.rows.map((row) => row.id)).toEqual([late]);
    expect(groups.get('today')?.rows.map((row) => row.id)).toEqual([now]);
    expect(groups.get('week')?.rows.map((row) => row.id)).toEqual([sunday]);
    expect(groups.get('later')?.rows.map((row) => row.id)).toEqual([monday]);
    expect(groups.get('overdue')?.rows[0]?.move).toBe('plan');
  });

  it('says how many wait in a group of which it shows only the first', async () => {
    for (let i = 1; i <= 9; i++) await reported(`叉车通道未划线 ${i}`);
    const undated = (await groupsOf(desk)).get('undated');
    expect(undated?.rows).toHaveLength(8);
    expect(undated).toMatchObject({ count: 9, more: false });
    expect(undated?.rows.every((row) => row.move === 'confirm')).toBe(true);
  });

  it('brings an asked extension to those who decide it, and takes it away once it is decided', async () => {
    const id = await ordered('有限空间作业未审批', '2026-12-01');
    expect(await mineOf(desk)).not.toContain(id);
    await move(officer, id, 'ask-extension', { newDueOn: '2026-12-20', reason: '备件未到货' });
    expect(await mineOf(desk)).toContain(id);
    expect((await groupsOf(desk)).get('later')?.rows.find((row) => row.id === id)?.move).toBe(
      'grant-extension',
    );
    await move(desk, id, 'grant-extension', { reason: '同意' });
    expect(await mineOf(desk)).not.toContain(id);
  });

  it('brings a proposed grade to a second person, not to whoever proposed it', async () => {
    const id = await ordered('粉尘涉爆场所使用铁质工具', '2026-12-02');
    await move(desk, id, 'propose-grade', {
      grade: 'major',
      criterionId: await anyCriterion(),
      reason: '符合判定情形',
    });
    expect(await mineOf(second)).toContain(id);
    expect(await mineOf(desk)).not.toContain(id);
  });

  it('brings a hand-over to the department that is asked to take it', async () => {
    const id = await ordered('施工现场临边无防护', '2026-12-03');
    expect(await mineOf(builder)).not.toContain(id);
    await move(desk, id, 'hand-over', { departmentId: BUILDING, reason: '属施工工地' });
    expect(await mineOf(builder)).toContain(id);
    const later = (await groupsOf(builder)).get('later');
    expect(later?.rows.find((row) => row.id === id)?.move).toBe('accept-hand-over');
  });

  it('counts what the reader may see, and each figure is the list that it opens', async () => {
    const { figures, groups } = await readToday(services, leader);
    expect(figures.overdue).toEqual({ count: 1, more: false });
    expect(figures.open.count).toBe(16);
    expect(groups.every((group) => group.count === 0)).toBe(true);
  });
});

async function anyCriterion(): Promise<string> {
  const { criteria, isValidOn } = await import('@zhiben/domain/standards/criteria.ts');
  const found = criteria.find((criterion) => isValidOn(criterion, '2026-11-20' as never));
  if (found === undefined) throw new Error('no criterion is in force');
  return found.id;
}
