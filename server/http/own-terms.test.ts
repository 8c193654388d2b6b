import type { OwnTerm } from '@zhiben/domain/contract/own-term.ts';
import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import { listingLifecycle } from '@zhiben/domain/kinds/listed-supervision/lifecycle.ts';
import { HAZARD_STEPS, stepsFor } from '@zhiben/domain/kinds/own-term/own-term.ts';
import { type Actor, ROLES } from '@zhiben/domain/primitives/reach.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { climbLadders } from '../services/ladder.ts';
import { listOwnTerms } from '../services/own-terms.ts';
import { systemActor } from '../services/system-actor.ts';
import { type Database, type Db, openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { type HazardSteps, hazardSteps } from '../testing/hazards.ts';
import {
  allPages,
  download,
  makeOrganisation,
  openWorld,
  signedInWorker,
  type World,
} from '../testing/world.ts';

let world: World;
let desk: Visitor;
let leader: Visitor;
let owner: Database;
let authorityId: string;
let work: HazardSteps;

/** Ten in the morning in China. */
function on(day: string): void {
  world.test.clock.at = new Date(`${day}T02:00:00Z`);
}

/** The lengths of the steps, as the authority set them. */
async function setTerms(...terms: [rule: string, days: number, from?: string][]): Promise<void> {
  const set = terms.map(([rule, days, from = '2026-01-01']) => ({
    rule,
    days,
    from,
    unit: 'working-day',
    article: '凤台县隐患排查治理细则第九条',
  }));
  const answer = await desk.patch(`/api/authorities/${authorityId}`, { settings: { terms: set } });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

const listed = async (query = '', by: Visitor = desk): Promise<OwnTerm[]> =>
  (await by.get(`/api/own-terms${query}`)).body.rows;

beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
  authorityId = (await desk.get('/api/session')).body.authority.id;
  leader = await signedInWorker(world.test, desk, { name: '何主任' }, ['leader']);
  owner = openDatabase(world.test.home.ownerUrl, { max: 2 });
  work = hazardSteps(desk, world.officer, world.factory);
  on('2026-11-23');
});
afterAll(async () => {
  await owner.close();
  await world.test.close();
});

describe('What we owe', () => {
  it('is on the list from the first day, undated until the authority says how long it has', async () => {
    const id = await work.report(desk, world.factory);
    const [row] = await listed();
    expect(row).toMatchObject({ step: 'confirm', id, caseId: id, startedOn: '2026-11-20', endsOn: null });
    expect(row?.version).toMatchObject({ days: null, confidence: 'UNSURE' });
    await setTerms(['confirm', 2], ['order', 3], ['review', 5]);
    // 20 November 2026 is a Friday.
    expect((await listed())[0]).toMatchObject({ endsOn: '2026-11-24', version: { confidence: 'VERIFIED' } });
  });

  it('goes from step to step with the hazard, and off the list when it is the enterprise’s turn', async () => {
    const steps = async (id: string) => (await listed('?limit=100')).filter((r) => r.caseId === id);
    const id = await work.report(desk, world.factory);
    await work.move(desk, id, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' });
    expect(await steps(id)).toMatchObject([{ step: 'order', startedOn: '2026-11-22', grade: 'major' }]);
    await work.move(desk, id, 'order', { dueOn: '2026-12-20', requirements: '加装泄爆装置' });
    expect(await steps(id)).toEqual([]);
    const submitted = await work.submitted();
    expect(await steps(submitted)).toMatchObject([{ step: 'review', endsOn: '2026-11-27' }]);
  });

  it('is late only after its last day', async () => {
    on('2026-11-24');
    expect(await listed('?late=true')).toEqual([]);
    on('2026-11-25');
    expect((await listed('?late=true')).map(({ step }) => step)).toEqual(['confirm']);
    expect((await desk.get('/api/own-terms/count')).body).toEqual({
      all: { count: 1, more: false },
      late: { count: 1, more: false },
    });
    on('2026-11-23');
  });

  it('moves with a changed rule on the first day on which it holds, without anything being written', async () => {
    await setTerms(['confirm', 2], ['order', 3], ['review', 5], ['confirm', 4, '2026-11-24']);
    expect((await listed('?step=confirm'))[0]?.endsOn).toBe('2026-11-24');
    on('2026-11-24');
    expect((await listed('?step=confirm'))[0]?.endsOn).toBe('2026-11-26');
    await setTerms(['confirm', 2], ['order', 3], ['review', 5]);
    on('2026-11-23');
  });

  it('has the rungs that wait for a signature, from the product’s own number of days, which it says is unsure', async () => {
    const id = await work.major();
    await work.move(desk, id, 'order', { dueOn: '2026-11-23', requirements: '停用抛光线' });
    on('2026-11-24');
    await climbLadders(world.test.services, systemActor(authorityId));
    const [rung] = await listed('?step=sign');
    expect(rung).toMatchObject({
      caseId: id,
      rung: 'written-advisory',
      startedOn: '2026-11-24',
      endsOn: '2026-11-27',
    });
    expect(rung?.version.confidence).toBe('UNSURE');
    expect((await listed('?mine=true', leader)).map(({ step }) => step)).toEqual(['sign']);
    const late = async () => (await leader.get('/api/own-terms/count?step=sign')).body.late.count;
    on('2026-11-27');
    expect(await late()).toBe(0);
    on('2026-11-28');
    expect(await late()).toBe(1);
    on('2026-11-24');
    expect(await listed('?step=sign', world.inspector)).toEqual([]);
    // Put off, it is nobody's turn; on the day named it is again, with its whole term before it.
    await desk.post(`/api/escalations/${rung?.id}/defer`, { until: '2026-12-01', reason: '企业设备在途' });
    expect(await listed('?step=sign')).toEqual([]);
    on('2026-12-01');
    await climbLadders(world.test.services, systemActor(authorityId));
    expect((await listed('?step=sign'))[0]).toMatchObject({ startedOn: '2026-12-01', endsOn: '2026-12-04' });
    on('2026-11-23');
  });

  it('comes page by page in both orders, each once', async () => {
    for (let n = 0; n < 4; n++)
      await work.report(desk, world.factory, { happenedAt: `2026-11-1${n}T08:00:00+08:00` });
    const whole = await listed('?limit=100');
    expect(whole.length).toBeGreaterThan(6);
    const days = whole.map(({ endsOn }) => endsOn ?? '9');
    expect(days).toEqual([...days].sort());
    expect(await allPages<OwnTerm>(desk, '/api/own-terms', 2)).toEqual(whole);
    expect(await allPages<OwnTerm>(desk, '/api/own-terms?sort=-due', 3)).toEqual([...whole].reverse());
    expect((await desk.get('/api/own-terms?cursor=WyJ4Il0')).body).toEqual({
      code: 'cursor-invalid',
      at: 'cursor',
    });
  });

  it('is a department’s own for a department, and nobody’s of an enterprise', async () => {
    const plant = await makeOrganisation(desk, { name: '蚌埠化工', departmentId: world.emergency });
    const id = await work.report(desk, plant);
    expect((await listed('', world.inspector)).map(({ caseId }) => caseId)).toEqual([id]);
    expect((await listed(`?departmentId=${world.emergency}`)).map(({ caseId }) => caseId)).toEqual([id]);
    // Handed over and not taken over yet, it is still the other's to confirm.
    const [other] = await listed('?step=confirm');
    await work.move(desk, other?.caseId ?? '', 'hand-over', {
      departmentId: world.emergency,
      reason: '职责调整',
    });
    expect((await world.inspector.get(`/api/hazards/${other?.caseId}`)).status).toBe(200);
    expect((await listed('', world.inspector)).map(({ caseId }) => caseId)).toEqual([id]);
    expect((await world.inspector.get('/api/own-terms/count')).body.all.count).toBe(1);
    await work.move(world.inspector, other?.caseId ?? '', 'accept-hand-over');
    expect(await listed('', world.inspector)).toHaveLength(2);
    const asked = await world.officer.get('/api/own-terms');
    expect([asked.status, asked.body.code]).toEqual([403, 'not-permitted']);
    expect((await world.officer.get('/api/own-terms/count')).body.all.count).toBe(0);
  });

  it('leaves as a sheet with its filters, rule and confidence', async () => {
    const { body } = await desk.get('/api/own-terms?step=confirm&limit=100');
    const sheet = await download(world.test, '/api/own-terms/export.csv?step=confirm');
    expect(sheet.split('\r\n').filter((line) => line.includes('核实定级'))).toHaveLength(body.rows.length);
    expect(sheet).toContain('凤台县隐患排查治理细则第九条');
    expect(sheet).toContain('主管部门确定');
  });
});

describe('Who makes a step', () => {
  it('is whoever the lifecycles let make the move that ends it', () => {
    const mover = {
      confirm: 'confirm',
      order: 'order',
      review: 'verify',
      'review-stopped': 'verify',
    } as const;
    for (const role of ROLES) {
      const his = stepsFor({ roles: [role], scope: 'authority' });
      for (const step of HAZARD_STEPS)
        expect([role, step, his.includes(step)]).toEqual([
          role,
          step,
          (hazardLifecycle.moves[mover[step]].by as readonly string[]).includes(role),
        ]);
      expect(his.includes('delist')).toBe(
        (listingLifecycle.moves.pass.by as readonly string[]).includes(role),
      );
    }
  });
});

describe('The list of fifty thousand', () => {
  it('reads a page by its index, whoever asks', async () => {
    await sql`
      with made as (
        insert into case_file (authority_id, id, kind, number, state, holder, title, region_code, grade, channel,
                               found_on, department_id)
        select ${authorityId}, gen_random_uuid(), 'hazard', 'T' || n, 'reported', 'desk', '灭火器压力不足', '340421',
               'general', 'self-check', '2026-10-01', case when n % 100 = 0 then ${world.emergency}::uuid end
          from generate_series(1, 50000) n returning id, number, department_id)
      insert into turn (authority_id, case_id, step, started_on, department_id)
      select ${authorityId}, id, 'confirm', date '2026-01-01' + (substr(number, 2)::integer % 300), department_id
        from made`.execute(owner.plain);
    await sql`analyze case_file, turn`.execute(owner.plain);
    const whole = { ...systemActor(authorityId), roles: ['desk'] } as const;
    const part = {
      ...whole,
      roles: ['inspector'],
      reach: { ...whole.reach, scope: 'department', departmentId: world.emergency },
    } as const;
    for (const [actor, filter] of [
      [whole, {}],
      [whole, { departmentId: world.emergency }],
      [whole, { late: true, sort: '-due' }],
      [part, {}],
    ] as const) {
      const { database, clock } = world.test.services;
      let next: string | null | undefined;
      for (let page = 0; page < 2; page++) {
        let reads = { whole: -1, rows: -1 };
        // The same transaction tells what it read itself.
        const spied = {
          ...database,
          as: (who: Actor, job: (tx: Db) => Promise<unknown>) =>
            database.as(who, async (tx) => {
              const before = await readsOf(tx);
              const answer = await job(tx);
              const after = await readsOf(tx);
              reads = { whole: after.whole - before.whole, rows: after.rows - before.rows };
              return answer;
            }),
        } as Database;
        const query = { sort: 'due', limit: 25, ...filter, ...(next ? { cursor: next } : {}) } as const;
        const listed = await listOwnTerms({ database: spied, clock }, actor, query);
        if (!listed.ok) throw new Error(listed.code);
        expect(listed.value.rows).toHaveLength(25);
        expect(reads.whole).toBe(0);
        expect(reads.rows).toBeLessThan(150);
        next = listed.value.next;
      }
    }
  });
});

/** How often this transaction read these tables from end to end, and how many rows it fetched by an index. */
async function readsOf(tx: Db): Promise<{ whole: number; rows: number }> {
  const { rows } = await sql<{ whole: number; rows: number }>`
    select sum(seq_scan)::integer as whole, sum(idx_tup_fetch)::integer as rows
      from pg_stat_xact_user_tables where relname in ('turn', 'case_file') and schemaname = 'zhiben'`.execute(
    tx,
  );
  return rows[0] ?? { whole: -1, rows: -1 };
}
