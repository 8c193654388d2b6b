import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workOutDuties } from '../services/duties.ts';
import { climbLadders } from '../services/ladder.ts';
import { remindOfTerms } from '../services/reminders.ts';
import { systemActor } from '../services/system-actor.ts';
import { type Database, openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { type HazardSteps, hazardSteps } from '../testing/hazards.ts';
import { makePerson, openWorld, put, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let owner: Database;
let authorityId: string;
let work: HazardSteps;

/** Ten in the morning in China. */
function on(day: string): void {
  world.test.clock.at = new Date(`${day}T02:00:00Z`);
}
const remind = () => remindOfTerms(world.test.services, systemActor(authorityId));

interface Told {
  readonly name: string;
  readonly text: string;
}
/** What was written since the last look, by person. */
async function told(): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with looked as (update message set state = 'void' where purpose = 'reminder' and state = 'waiting'
                    returning authority_id, person_id, text)
    select p.name, m.text from looked m
      join person p on p.authority_id = m.authority_id and p.id = m.person_id order by p.name`.execute(
    owner.plain,
  );
  return rows;
}
const names = (all: readonly Told[]) => all.map(({ name }) => name).sort();

beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
  authorityId = (await desk.get('/api/session')).body.authority.id;
  owner = openDatabase(world.test.home.ownerUrl, { max: 2 });
  work = hazardSteps(desk, world.officer, world.factory);
  const officer = (name: string, role: string, n: number, departmentId?: string) =>
    signedInWorker(
      world.test,
      desk,
      { name, phone: `1390000000${n}`, ...(departmentId === undefined ? {} : { departmentId }) },
      [role],
    );
  await officer('周专班', 'desk', 1);
  await officer('何主任', 'leader', 2);
  await officer('王执法', 'inspector', 3, world.emergency);
  const settings = {
    terms: [{ rule: 'confirm', days: 10, from: '2026-01-01', unit: 'working-day', article: '细则第九条' }],
    reminderDays: { before: [3, 1], after: [1] },
  };
  await desk.patch(`/api/authorities/${authorityId}`, { settings });
  await put(desk, `/api/channels/${randomUUID()}`, {
    name: '短信网关',
    position: 1,
    settings: {
      kind: 'sms',
      method: 'POST',
      contentType: 'application/json',
      body: '{"mobile":"{phone}","content":"{text}"}',
    },
    secrets: { url: 'http://127.0.0.1:9/none' },
  });
});
afterAll(async () => {
  await owner.close();
  await world.test.close();
});
beforeEach(async () => {
  await sql`delete from reminder_run`.execute(owner.plain);
  await sql`delete from message`.execute(owner.plain);
});

describe('A reminder of what we owe', () => {
  it('goes before and after the day to whoever can make the step, and to nobody else', async () => {
    on('2026-11-23');
    // Found on Friday 20 November, ten working days: Friday 4 December.
    await work.report(desk, world.factory);
    for (const [day, called] of [
      ['2026-11-30', []],
      ['2026-12-01', ['周专班']],
      ['2026-12-03', ['周专班']],
      ['2026-12-04', []],
      ['2026-12-05', ['周专班']],
    ] as const) {
      on(day);
      await remind();
      const all = await told();
      expect([day, names(all)]).toEqual([day, called]);
      if (day === '2026-12-01')
        expect(all[0]?.text).toContain('核实定级应于 2026年12月4日前完成（还有 3 天）');
    }
  });

  it('stops when the step is made', async () => {
    on('2026-11-23');
    const id = await work.report(desk, world.factory);
    await work.move(desk, id, 'confirm', { grade: 'general' });
    on('2026-12-01');
    await remind();
    expect((await told())[0]?.text).toContain('您有 1 项期限');
  });

  it('of a department goes to the department and above it', async () => {
    on('2026-11-23');
    await work.report(world.inspector, world.factory);
    on('2026-12-01');
    await remind();
    expect(names(await told())).toEqual(['周专班', '王执法']);
  });

  it('of an unsigned rung goes to those who may issue it', async () => {
    on('2026-11-23');
    const id = await work.major();
    await work.move(desk, id, 'order', { dueOn: '2026-12-13', requirements: '停用抛光线' });
    on('2026-12-14');
    await climbLadders(world.test.services, systemActor(authorityId));
    // Monday 14 December, three working days of the product's own: Thursday the 17th.
    await remind();
    const all = await told();
    expect(names(all)).toEqual(['何主任', '周专班']);
    expect(all[0]?.text).toContain('签发升级文书应于 2026年12月17日前完成');
  });
});

describe('After a day on which the server stood still', () => {
  it('the next run tells what was missed, in one message, however often it runs', async () => {
    on('2026-11-30');
    await remind();
    await told();
    // 1 December, three days before the end, passes without a run.
    on('2026-12-02');
    await Promise.all([remind(), remind()]);
    await remind();
    const all = await told();
    expect(names(all)).toEqual(['周专班', '王执法']);
    expect(all[0]?.text).toContain('还有 2 天');
    await remind();
    expect(await told()).toEqual([]);
  });

  it('the night is no standstill: what the evening missed comes in the morning, once', async () => {
    on('2026-11-30');
    await remind();
    await told();
    world.test.clock.at = new Date('2026-12-01T14:00:00Z');
    await remind();
    expect(await told()).toEqual([]);
    on('2026-12-02');
    await remind();
    expect(names(await told())).toEqual(['周专班', '王执法']);
  });
});

describe('A duty of an enterprise', () => {
  it('is told to those who answer for it before its day, in one line whatever the number, and not once it is done', async () => {
    await makePerson(desk, {
      name: '孙厂长',
      phone: '13900000009',
      organisationId: world.factory,
      posts: [{ id: randomUUID(), post: 'principal', from: '2020-01-01' }],
    });
    on('2026-12-28');
    await workOutDuties(world.test.services, systemActor(authorityId));
    await remind();
    const to = async () => (await told()).filter(({ name }) => name === '孙厂长').map(({ text }) => text);
    const [text] = await to();
    expect(text).toContain('年度疏散逃生演练 应于 2026年12月31日前完成（还有 3 天）');
    expect(text).toMatch(/岗位责任签订（\d 项） 应于/);
    const values = { topic: '疏散演练', kind: 'evacuation', heldOn: '2026-12-29', participants: 40 };
    on('2026-12-30');
    await put(world.officer, `/api/registers/drill/entries/${randomUUID()}`, { values });
    await remind();
    const [later] = await to();
    expect(later).toContain('岗位责任签订');
    expect(later).not.toContain('疏散逃生演练');
  });
});
