import { randomUUID } from 'node:crypto';
import type { DutyLadder, Escalation } from '@zhiben/domain/contract/escalation.ts';
import { DEFAULT_LADDER, type Rung } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { addDays, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workOutDuties } from '../services/duties.ts';
import { climbDutyLadders } from '../services/duty-ladder.ts';
import { climbLadders } from '../services/ladder.ts';
import { systemActor } from '../services/system-actor.ts';
import { type Database, openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { download, makeOrganisation, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let leader: Visitor;
let authorityId: string;
let owner: Database;

/** The drill of the year: by the end of it. */
const DRILL = 'evacuation-drill-yearly';
const DUE = '2026-12-31' as PlainDate;
const FIRST = addDays(DUE, 1);

beforeAll(async () => {
  world = await openWorld();
  owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
  desk = world.administrator;
  authorityId = (await desk.get('/api/session')).body.authority.id;
  leader = await signedInWorker(world.test, desk, { name: '何主任' }, ['leader']);
});
afterAll(async () => {
  await owner.close();
  await world.test.close();
});
beforeEach(async () => {
  on('2026-11-23');
  // Every test begins with nothing asked of anybody; only the drill of the year is in use.
  for (const table of [
    'document_delivery',
    'document_issue',
    'document',
    'escalation',
    'duty_period',
    'duty',
    'register_entry',
  ])
    await sql`delete from ${sql.table(table)}`.execute(owner.plain);
  const { duties } = (await desk.get('/api/duties')).body as { duties: { duty: string; active: boolean }[] };
  for (const { duty, active } of duties) if (active !== (duty === DRILL)) await decide(duty, duty === DRILL);
  await desk.patch(`/api/authorities/${authorityId}`, { settings: { ladder: DEFAULT_LADDER } });
});

/** Ten in the morning in China. */
function on(day: string): void {
  world.test.clock.at = new Date(`${day}T02:00:00Z`);
}

const decide = (duty: string, active: boolean) =>
  desk.put(`/api/duties/${duty}/setting`, { active, because: '主管部门核实后决定' });

const climb = () => climbDutyLadders(world.test.services, systemActor(authorityId));
async function round(day: string): Promise<void> {
  on(day);
  await workOutDuties(world.test.services, systemActor(authorityId));
  await climbLadders(world.test.services, systemActor(authorityId));
  await climb();
}

async function ladderOf(organisationId = world.factory, by: Visitor = desk): Promise<DutyLadder> {
  const { status, body } = await by.get(`/api/organisations/${organisationId}/ladder`);
  expect(status).toBe(200);
  return body;
}
const states = async (organisationId = world.factory, by: Visitor = desk) =>
  (await ladderOf(organisationId, by)).reached.map(({ rung, state }) => `${rung} ${state}`);
async function latest(organisationId = world.factory): Promise<Escalation> {
  const [one] = (await ladderOf(organisationId)).reached;
  if (one === undefined) throw new Error('no rung was reached');
  return one;
}

const drill = (by: Visitor, heldOn: string) =>
  by.put(`/api/registers/drill/entries/${randomUUID()}`, {
    values: { topic: '疏散演练', kind: 'evacuation', heldOn, participants: 40 },
  });

async function fillGaps({ documentId }: Escalation): Promise<void> {
  const { document, content } = (await desk.get(`/api/documents/${documentId}`)).body;
  const filled = JSON.parse(JSON.stringify(content).replaceAll(/〔待填写[^〕]*〕/g, '另行通知'));
  const change = { content: filled, seenVersion: document.version };
  expect((await desk.put(`/api/documents/${documentId}/content`, change)).status).toBe(200);
}

async function sign(rung: Escalation): Promise<void> {
  await fillGaps(rung);
  const signed = await leader.post(`/api/escalations/${rung.id}/sign`, {});
  expect([signed.status, signed.body.state]).toEqual([200, 'issued']);
}

/** Signs what is reached, day by day, until this rung waits to be signed. */
async function standsOn(wanted: Rung): Promise<Escalation> {
  for (const [rung, { daysLate }] of Object.entries(DEFAULT_LADDER.rungs)) {
    await round(addDays(DUE, daysLate));
    const found = await latest();
    expect([found.rung, found.state]).toEqual([rung, 'due']);
    if (rung === wanted) return found;
    await sign(found);
  }
  throw new Error('no such rung');
}

describe('An enterprise that leaves its duties undone', () => {
  it('is told what will come and when, before it is late and after', async () => {
    await round('2026-12-30');
    expect(await ladderOf()).toMatchObject({
      reached: [],
      ahead: [],
      late: [],
      upTo: 'regulatory-interview',
    });
    await round(FIRST);
    const { late, ahead } = await ladderOf(world.factory, world.officer);
    expect(late).toMatchObject([{ duty: DRILL, count: 1, dueOn: DUE, examples: [] }]);
    expect(ahead.map(({ rung, on: day }) => [rung, day])).toEqual([
      ['written-advisory', FIRST],
      ['circular', addDays(DUE, 15)],
      ['regulatory-interview', addDays(DUE, 30)],
    ]);
  });

  it('gets one letter on the day after, for all that is late, with what it speaks of', async () => {
    await round(DUE);
    expect(await states()).toEqual([]);
    await round(FIRST);
    const rung = await latest();
    expect(rung).toMatchObject({
      caseId: null,
      rung: 'written-advisory',
      state: 'due',
      dutiesOpen: 1,
      because: {
        by: 'late',
        dueOn: DUE,
        daysLate: 1,
        dutiesInAll: 1,
        duties: [{ duty: DRILL, words: ['年度疏散逃生演练', expect.any(String)], count: 1 }],
      },
    });
    const { content, gaps, document } = (await desk.get(`/api/documents/${rung.documentId}`)).body;
    expect(document).toMatchObject({ kind: 'written-advisory', caseId: null, organisationId: world.factory });
    expect(content.title).toBe('关于尽快履行逾期应办事项的函');
    const said = JSON.stringify(content.blocks);
    for (const words of ['有1项应办事项逾期未履行', '2026年12月31日', '已逾期1天', '本单位', '第18项'])
      expect(said).toContain(words);
    expect(gaps).not.toContain('逾期应办清单');
  });

  it('climbs one rung at a time and no further than an interview, and nothing twice however often it is looked at', async () => {
    await standsOn('regulatory-interview');
    for (const days of [60, 200]) {
      await Promise.all([round(addDays(DUE, days)), climb()]);
      await round(addDays(DUE, days));
    }
    expect(await states()).toEqual([
      'regulatory-interview due',
      'circular issued',
      'written-advisory issued',
    ]);
  });

  it('is cleared at once when it brings the proof, and what nobody signed is void with its draft', async () => {
    await standsOn('circular');
    expect((await drill(world.officer, '2026-11-05')).status).toBe(200);
    expect(await states()).toEqual(['circular void', 'written-advisory cleared']);
    const { documentId } = await latest();
    expect((await desk.get(`/api/documents/${documentId}`)).body.document.state).toBe('draft');
    await round(addDays(DUE, 16));
    expect((await desk.get(`/api/documents/${documentId}`)).body.document.state).toBe('cancelled');
    expect(await ladderOf()).toMatchObject({ ahead: [], late: [] });
  });

  it('begins again with a letter when it is late anew', async () => {
    await standsOn('circular');
    await drill(world.officer, '2026-11-05');
    await round('2028-01-01');
    expect(await states()).toEqual(['written-advisory due', 'circular void', 'written-advisory cleared']);
    expect((await latest()).because.dueOn).toBe('2027-12-31');
  });

  it('makes a missed year good with the next: what cannot be done any more presses no longer', async () => {
    await standsOn('circular');
    const held = addDays(DUE, 16);
    on(held);
    expect((await drill(world.officer, held)).status).toBe(200);
    expect(await states()).toEqual(['circular void', 'written-advisory cleared']);
    await round(addDays(DUE, 30));
    expect(await ladderOf()).toMatchObject({ late: [], ahead: [] });
    // The year itself stays missed in lists and figures.
    const missed = await desk.get(`/api/duties/${DRILL}/items?which=late&organisationId=${world.factory}`);
    expect(missed.body.rows).toHaveLength(1);
  });

  it('is left alone once somebody with the right excuses it', async () => {
    await round(FIRST);
    const { rows } = (await desk.get(`/api/duties/${DRILL}/items?organisationId=${world.factory}`)).body;
    for (const { id } of rows)
      await desk.post(`/api/duties/${DRILL}/items/${id}/excuse`, { because: '全年停产，无人在岗' });
    expect(await states()).toEqual(['written-advisory void']);
    await round(addDays(DUE, 40));
    expect(await states()).toEqual(['written-advisory void']);
  });

  it('is not pressed with a duty that is out of use: not before, and not after it was', async () => {
    await decide(DRILL, false);
    await round(FIRST);
    expect(await states()).toEqual([]);
    await decide(DRILL, true);
    await round(FIRST);
    expect(await states()).toEqual(['written-advisory due']);
    await decide(DRILL, false);
    await round(FIRST);
    expect(await states()).toEqual(['written-advisory void']);
  });

  it('climbs as far as the authority sets, and not at all where it says so', async () => {
    const upTo = (dutiesUpTo: Rung | null) =>
      desk.patch(`/api/authorities/${authorityId}`, {
        settings: { ladder: { ...DEFAULT_LADDER, dutiesUpTo } },
      });
    await standsOn('circular');
    expect((await upTo('written-advisory')).status).toBe(200);
    await round(addDays(DUE, 16));
    expect(await states()).toEqual(['circular void', 'written-advisory issued']);
    await upTo(null);
    await round(addDays(DUE, 30));
    const { upTo: told, ahead } = await ladderOf();
    expect([told, ahead]).toEqual([null, []]);
    expect(await states()).toEqual(['circular void', 'written-advisory issued']);
  });
});

describe('A rung on late duties', () => {
  it('names what is late of its own enterprise and of no other', async () => {
    const other = await makeOrganisation(desk, { name: '凤台县宏源建材有限公司', industryCode: '3021' });
    await drill(world.rivalOfficer, '2026-11-05');
    await round(FIRST);
    expect(await states(world.rival)).toEqual([]);
    const { rows } = await sql<{ own: boolean }>`
      select bool_and(d.organisation_id = e.organisation_id) as own from escalation e
        join duty d on d.authority_id = e.authority_id and d.id = any (e.duty_ids)
       group by e.id`.execute(owner.plain);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows.every(({ own }) => own)).toBe(true);
    await drill(world.officer, '2026-11-05');
    expect([await states(), await states(other)]).toEqual([
      ['written-advisory void'],
      ['written-advisory due'],
    ]);
  });

  it('is unknown to the enterprise until it is signed, and to every other for good', async () => {
    const rung = await standsOn('written-advisory');
    expect(await states(world.factory, world.officer)).toEqual([]);
    expect((await world.officer.get(`/api/documents/${rung.documentId}`)).status).toBe(404);
    await sign(rung);
    expect(await states(world.factory, world.officer)).toEqual(['written-advisory issued']);
    expect((await world.officer.get(`/api/documents/${rung.documentId}`)).status).toBe(200);
    expect((await world.rivalOfficer.get(`/api/organisations/${world.factory}/ladder`)).status).toBe(404);
    expect((await world.rivalOfficer.get('/api/escalations?which=all')).body.rows).toEqual([]);
    const foreign = await world.rivalOfficer.post(`/api/escalations/${rung.id}/receive`, {
      record: '已收到',
    });
    expect(foreign.status).toBe(404);
  });

  it('is received and answered by the enterprise', async () => {
    const rung = await standsOn('written-advisory');
    await sign(rung);
    const path = `/api/escalations/${rung.id}`;
    expect((await world.officer.post(`${path}/receive`, { record: '已收到原件' })).body.state).toBe(
      'received',
    );
    const replied = await world.officer.post(`${path}/reply`, { words: '已安排本月 10 日演练' });
    expect(replied.body).toMatchObject({ state: 'replied', reply: '已安排本月 10 日演练' });
    await drill(world.officer, '2026-11-05');
    expect(await states()).toEqual(['written-advisory cleared']);
  });

  it('tells how much of what it names is still open', async () => {
    await decide('responsibility-signature', true);
    await round(FIRST);
    const { because } = await latest();
    expect([because.dutiesInAll, because.duties?.length]).toEqual([3, 2]);
    await drill(world.officer, '2026-11-05');
    expect(await latest()).toMatchObject({ state: 'due', dutiesOpen: 2, because: { dutiesInAll: 3 } });
  });

  it('stands in lists, exports, own terms and counts beside those on hazards', async () => {
    await round(FIRST);
    const list = async (query: string) => (await desk.get(`/api/escalations?${query}`)).body.rows;
    const own = await list(`ground=duties&organisationId=${world.factory}`);
    expect(own).toMatchObject([{ caseId: null, caseNumber: null, organisationId: world.factory }]);
    expect(await list('ground=hazard')).toEqual([]);
    const sheet = await download(world.test, '/api/escalations/export.csv?ground=duties');
    expect(sheet).toContain('年度疏散逃生演练');
    const terms = (await desk.get('/api/own-terms?step=sign')).body.rows;
    expect(terms.map(({ organisationId }: { organisationId: string }) => organisationId)).toContain(
      world.factory,
    );
    expect((await desk.get('/api/own-terms/count?step=sign')).body.all.count).toBe(terms.length);
  });

  it('names people to their enterprise, and never before the public', async () => {
    const ladder = { ...DEFAULT_LADDER, dutiesUpTo: 'public-disclosure' };
    await desk.patch(`/api/authorities/${authorityId}`, { settings: { ladder } });
    await decide('responsibility-signature', true);
    const { documentId, because } = await standsOn('public-disclosure');
    const { reached } = await ladderOf();
    const [name] = because.duties?.find(({ duty }) => duty === 'responsibility-signature')?.examples ?? [];
    expect(name).toBeTypeOf('string');
    const wordsOf = async (id: string | null | undefined) =>
      JSON.stringify((await desk.get(`/api/documents/${id}`)).body.content);
    expect(await wordsOf(reached.at(-1)?.documentId)).toContain(name);
    expect(await wordsOf(documentId)).not.toContain(name);
  });

  it('stands before the public where the authority wants that, and goes when all is done', async () => {
    const ladder = { ...DEFAULT_LADDER, dutiesUpTo: 'public-disclosure' };
    await desk.patch(`/api/authorities/${authorityId}`, { settings: { ladder } });
    const rung = await standsOn('public-disclosure');
    const words = '凤台县永丰木业有限公司年度疏散逃生演练逾期未办，现予以曝光。';
    const checked = await desk.post(`/api/escalations/${rung.id}/check`, {
      text: words,
      opinion: '事实清楚，可以公布',
    });
    expect(checked.status).toBe(200);
    await sign(rung);
    const before = async () => (await desk.get('/api/public/disclosures')).body.rows;
    expect(await before()).toMatchObject([{ caseTitle: null, dueOn: DUE, words }]);
    await drill(world.officer, '2026-11-05');
    expect(await before()).toEqual([]);
  });
});

describe('A department', () => {
  it('sees the rungs and documents of its own enterprises, and of no other', async () => {
    const chemistry = await makeOrganisation(desk, {
      name: '凤台永安化工厂',
      industryCode: '2614',
      departmentId: world.emergency,
    });
    const inspector = await signedInWorker(
      world.test,
      desk,
      { name: '周监察', departmentId: world.emergency },
      ['inspector', 'leader'],
    );
    await round(FIRST);
    expect(await states(chemistry, inspector)).toEqual(['written-advisory due']);
    const { id, documentId } = await latest(chemistry);
    expect((await inspector.get(`/api/documents/${documentId}`)).status).toBe(200);
    expect((await inspector.post(`/api/escalations/${id}/sign`, {})).body.code).toBe('authority-issues-this');
    const later = { until: '2027-02-01', reason: '企业已停产' };
    expect((await inspector.post(`/api/escalations/${id}/defer`, later)).body.state).toBe('deferred');
    const others = (await inspector.get('/api/escalations?which=all&ground=duties')).body.rows;
    expect(others.map(({ organisationId }: Escalation) => organisationId)).not.toContain(world.factory);
    const foreign = await latest();
    expect((await inspector.get(`/api/documents/${foreign.documentId}`)).status).toBe(404);
    expect((await inspector.post(`/api/escalations/${foreign.id}/defer`, later)).status).toBe(404);
  });
});
