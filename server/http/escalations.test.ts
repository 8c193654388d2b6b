import { randomUUID } from 'node:crypto';
import type { CaseLadder, Escalation } from '@zhiben/domain/contract/escalation.ts';
import { DEFAULT_LADDER, RUNGS, type Rung } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { addDays, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { climbLadders } from '../services/ladder.ts';
import { followUpNotices } from '../services/notice-sending.ts';
import { systemActor } from '../services/system-actor.ts';
import { type Database, openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { download, makeOrganisation, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let leader: Visitor;
let departmentLeader: Visitor;
let verifier: Visitor;
let authorityId: string;
let owner: Database;
const DUE = '2026-12-10' as PlainDate;

beforeAll(async () => {
  world = await openWorld();
  owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
  desk = world.administrator;
  const worker = (name: string, role: string, form: object) =>
    signedInWorker(world.test, desk, { name, ...form }, [role]);
  leader = await worker('何主任', 'leader', {});
  verifier = await worker('吴复查', 'verifier', {});
  departmentLeader = await worker('周局长', 'leader', { departmentId: world.emergency });
  authorityId = (await desk.get('/api/session')).body.authority.id;
});
afterAll(async () => {
  await owner.close();
  await world.test.close();
});
beforeEach(() => on('2026-11-23'));

/** Ten in the morning in China. */
function on(day: string): void {
  world.test.clock.at = new Date(`${day}T02:00:00Z`);
}

const sweep = () => climbLadders(world.test.services, systemActor(authorityId));

async function move(by: Visitor, id: string, name: string, input: object): Promise<void> {
  const seenVersion = (await desk.get(`/api/hazards/${id}`)).body.hazard.version;
  const happenedAt = world.test.clock.at.toISOString();
  const answer = await by.post(`/api/hazards/${id}/moves/${name}`, {
    moveId: randomUUID(),
    seenVersion,
    happenedAt,
    input,
  });
  if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
}

/** A major hazard of the factory with a term. */
async function ordered(organisationId = world.factory): Promise<string> {
  const id = randomUUID();
  const made = await desk.post('/api/hazards', {
    id,
    title: '铝粉除尘系统未设置泄爆装置',
    channel: 'supervision',
    organisationId,
    foundOn: '2026-11-20',
    happenedAt: '2026-11-20T08:00:00+08:00',
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  await move(desk, id, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' });
  await move(desk, id, 'order', { dueOn: DUE, requirements: '停用抛光线并加装泄爆装置' });
  return id;
}

const ladderOf = async (id: string, by: Visitor = desk): Promise<CaseLadder> =>
  (await by.get(`/api/hazards/${id}/ladder`)).body;
const reached = async (id: string): Promise<Escalation> => {
  const [latest] = (await ladderOf(id)).reached;
  if (latest === undefined) throw new Error('no rung was reached');
  return latest;
};

/** A hazard that stands on this rung, unsigned; those below are signed. Its draft is complete, or has its `gaps`. */
async function standsOn(rung: Rung, gaps = false): Promise<{ id: string; rung: Escalation }> {
  const id = await ordered();
  for (const name of RUNGS) {
    on(addDays(DUE, DEFAULT_LADDER.rungs[name].daysLate));
    await sweep();
    const found = await reached(id);
    expect(found.rung).toBe(name);
    if (name === rung && gaps) return { id, rung: found };
    await fillGaps(found);
    if (name === rung) return { id, rung: found };
    expect((await leader.post(`/api/escalations/${found.id}/sign`, {})).status).toBe(200);
  }
  throw new Error('no such rung');
}

/** Writes what a draft cannot know: where and when somebody is interviewed. */
async function fillGaps({ documentId }: Escalation): Promise<void> {
  const { document, content } = (await desk.get(`/api/documents/${documentId}`)).body;
  const filled = JSON.parse(JSON.stringify(content).replaceAll(/〔待填写[^〕]*〕/g, '另行通知'));
  const change = { content: filled, seenVersion: document.version };
  expect((await desk.put(`/api/documents/${documentId}/content`, change)).status).toBe(200);
}

describe('A late major hazard', () => {
  it('foretells from the first day what comes if nothing is done', async () => {
    const { reached: none, ahead, setByAuthority } = await ladderOf(await ordered());
    expect([none, setByAuthority]).toEqual([[], false]);
    expect(ahead.map(({ rung, on: day }) => [rung, day])).toEqual([
      ['written-advisory', '2026-12-11'],
      ['circular', '2026-12-25'],
      ['regulatory-interview', '2027-01-09'],
      ['public-disclosure', '2027-02-08'],
    ]);
  });

  it('opens a task on the day after its term, by itself and once, with the numbers that were compared', async () => {
    const id = await ordered();
    on(DUE);
    await sweep();
    expect((await ladderOf(id)).reached).toEqual([]);
    on('2026-12-11');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    const { reached: rungs } = await ladderOf(id);
    expect(rungs).toMatchObject([
      { rung: 'written-advisory', state: 'due', because: { by: 'late', daysLate: 1, dueOn: DUE } },
    ]);
  });

  it('climbs all four rungs, each signed by whoever may', async () => {
    const { id } = await standsOn('public-disclosure');
    const { reached: rungs } = await ladderOf(id);
    expect(rungs.map(({ rung, state }) => [rung, state])).toEqual([
      ['public-disclosure', 'due'],
      ['regulatory-interview', 'issued'],
      ['circular', 'issued'],
      ['written-advisory', 'issued'],
    ]);
  });

  it('that ends is cleared, and what nobody signed is void', async () => {
    const { id } = await standsOn('circular');
    await endIt(id);
    const { reached: rungs, ahead } = await ladderOf(id);
    expect(rungs.map(({ rung, state }) => [rung, state])).toEqual([
      ['circular', 'void'],
      ['written-advisory', 'cleared'],
    ]);
    expect(ahead).toEqual([]);
  });

  it('whose term is extended needs no document that nobody signed yet', async () => {
    const { id } = await standsOn('written-advisory');
    await move(world.officer, id, 'ask-extension', { newDueOn: '2027-01-31', reason: '设备到货延迟' });
    await move(desk, id, 'grant-extension', { reason: '情况属实' });
    const { state, documentId } = await reached(id);
    expect(state).toBe('void');
    // What nobody signed cannot be issued on its own page either: not now, and once it is swept away not at all.
    const draft = (await leader.get(`/api/documents/${documentId}`)).body.document;
    const issued = await leader.post(`/api/documents/${documentId}/issue`, { seenVersion: draft.version });
    expect([issued.status, issued.body]).toEqual([409, { code: 'rung-over' }]);
    expect((await leader.get(`/api/documents/${documentId}`)).body.document.state).toBe('draft');
    on('2027-02-01');
    await sweep();
    expect((await desk.get(`/api/documents/${documentId}`)).body.document.state).toBe('cancelled');
    const { reached: rungs } = await ladderOf(id);
    expect(rungs.map(({ rung, state }) => [rung, state])).toEqual([
      ['written-advisory', 'due'],
      ['written-advisory', 'void'],
    ]);
  });
});

describe('A refusal', () => {
  it('is a notice left unanswered till somebody was to go there, or refused at the door, and is named in the rung', async () => {
    const id = await ordered();
    const [notice] = (await desk.get(`/api/hazards/${id}/notices`)).body.rows;
    on(addDays(DUE, 1));
    await sweep();
    on(addDays(DUE, 6));
    await sweep();
    // Nobody is known there, but the product has not looked yet whom to send.
    expect((await reached(id)).rung).toBe('written-advisory');
    await followUpNotices(world.test.services, systemActor(authorityId));
    await sweep();
    // One refusal is not two.
    expect((await reached(id)).rung).toBe('written-advisory');
    await sql`update case_file set fields = fields || '{"returned": 1}' where id = ${id}`.execute(
      owner.plain,
    );
    await sweep();
    expect(await reached(id)).toMatchObject({
      rung: 'circular',
      because: { by: 'returned', returns: 1, refusals: ['notice-unanswered'] },
    });
    const service = { servedOn: DUE, record: '到厂送达，门卫拒收', refused: true };
    const served = await desk.post(`/api/notices/${notice.id}/serve`, service);
    expect([served.status, served.body.refused]).toEqual([200, true]);
    expect((await desk.post(`/api/notices/${notice.id}/serve`, service)).status).toBe(200);
    const other = await desk.post(`/api/notices/${notice.id}/serve`, { ...service, refused: false });
    expect(other.body.code).toBe('notice-ended');
    await sql`update case_file set fields = fields || '{"returned": 2}' where id = ${id}`.execute(
      owner.plain,
    );
    on(addDays(DUE, 11));
    await sweep();
    expect(await reached(id)).toMatchObject({
      rung: 'regulatory-interview',
      because: { by: 'returned', returns: 2, refusals: ['refused-in-person'] },
    });
  });
});

/** Ends the hazard by the way that needs no photos here: it turns out to be none. */
async function endIt(id: string): Promise<void> {
  await sql`update case_file set state = 'reported', holder = 'desk', reported_by = null where id = ${id}`.execute(
    owner.plain,
  );
  await move(desk, id, 'dismiss', { because: 'not-found', reason: '现场核实不存在', nextUnit: '无' });
}

describe('A rung', () => {
  it('is put off until a day with a reason, and wakes on it', async () => {
    const { rung } = await standsOn('written-advisory');
    const defer = (until: string) =>
      leader.post(`/api/escalations/${rung.id}/defer`, { until, reason: '企业已停产，等设备' });
    expect((await defer('2026-12-11')).body.code).toBe('date-not-ahead');
    expect((await defer('2026-12-20')).body).toMatchObject({
      state: 'deferred',
      deferredUntil: '2026-12-20',
    });
    on('2026-12-19');
    await sweep();
    expect((await reached(rung.caseId ?? '')).state).toBe('deferred');
    on('2026-12-20');
    await sweep();
    expect((await reached(rung.caseId ?? '')).state).toBe('due');
  });

  it('is signed once, not by a verifier and not by the enterprise', async () => {
    const { rung } = await standsOn('written-advisory');
    expect((await verifier.post(`/api/escalations/${rung.id}/sign`, {})).body.code).toBe('not-permitted');
    expect((await world.officer.post(`/api/escalations/${rung.id}/sign`, {})).status).toBe(404);
    expect((await leader.post(`/api/escalations/${rung.id}/sign`, {})).body.state).toBe('issued');
    expect((await leader.post(`/api/escalations/${rung.id}/sign`, {})).status).toBe(200);
    expect((await desk.post(`/api/escalations/${rung.id}/sign`, {})).body.code).toBe('rung-signed');
  });

  it('is the authority’s own: the leader of a department sees it and signs none', async () => {
    const chemistry = await makeOrganisation(desk, {
      name: '凤台永安化工厂',
      industryCode: '2614',
      departmentId: world.emergency,
    });
    const id = await ordered(chemistry);
    on('2026-12-11');
    await sweep();
    const signed = await departmentLeader.post(`/api/escalations/${(await reached(id)).id}/sign`, {});
    expect([signed.status, signed.body.code]).toEqual([403, 'authority-issues-this']);
  });

  it('is not signed while its document has gaps: what the product cannot know, a person writes', async () => {
    const { rung } = await standsOn('written-advisory', true);
    const signed = await leader.post(`/api/escalations/${rung.id}/sign`, {});
    expect([signed.status, signed.body.code]).toEqual([422, 'document-has-gaps']);
    expect((await reached(rung.caseId ?? '')).state).toBe('due');
  });

  it('comes with its document drafted; signing issues it under a number, receipt and answer stand with it', async () => {
    const { rung } = await standsOn('written-advisory');
    const documentOf = async (by: Visitor) => (await by.get(`/api/documents/${rung.documentId}`)).body;
    expect(await documentOf(desk)).toMatchObject({ document: { kind: 'written-advisory', state: 'draft' } });
    expect((await world.officer.get(`/api/documents/${rung.documentId}`)).status).toBe(404);
    await leader.post(`/api/escalations/${rung.id}/sign`, {});
    const issued = await documentOf(world.officer);
    expect(issued.document.state).toBe('issued');
    expect(issued.document.number).toMatch(/〔2026〕\d+号$/);
    await world.officer.post(`/api/escalations/${rung.id}/receive`, { record: '已收到函告原件' });
    await world.officer.post(`/api/escalations/${rung.id}/reply`, { words: '12 月 20 日前完成' });
    const { deliveries } = await documentOf(desk);
    expect(deliveries.map((d: { step: string; record: string }) => [d.step, d.record])).toEqual([
      ['received', '已收到函告原件'],
      ['replied', '12 月 20 日前完成'],
    ]);
  });

  it('is not seen by the enterprise until it is signed; then it confirms and answers it', async () => {
    const { id, rung } = await standsOn('written-advisory');
    expect((await ladderOf(id, world.officer)).reached).toEqual([]);
    const receive = (by: Visitor) =>
      by.post(`/api/escalations/${rung.id}/receive`, { record: '已收到函告原件' });
    expect((await receive(world.officer)).status).toBe(404);
    expect((await receive(desk)).body.code).toBe('rung-unsigned');
    await leader.post(`/api/escalations/${rung.id}/sign`, {});
    expect((await receive(world.rivalOfficer)).status).toBe(404);
    expect((await receive(world.officer)).body).toMatchObject({
      state: 'received',
      receivedByName: '赵安全',
    });
    expect((await receive(world.officer)).status).toBe(200);
    const reply = await world.officer.post(`/api/escalations/${rung.id}/reply`, {
      words: '12 月 20 日前完成',
    });
    expect(reply.body).toMatchObject({ state: 'replied', reply: '12 月 20 日前完成' });
    expect((await desk.post(`/api/escalations/${rung.id}/reply`, { words: '代答' })).body.code).toBe(
      'not-permitted',
    );
  });
});

describe('A disclosure', () => {
  const text = '安徽某某企业逾期未整改铝粉除尘系统泄爆隐患，现予曝光。';
  const shown = async () =>
    (await world.test.stranger.get('/api/public/disclosures')).body.rows as { id: string; words: string }[];

  it('stands before the public only when two people agreed to its words', async () => {
    const { rung } = await standsOn('public-disclosure');
    const sign = (by: Visitor) => by.post(`/api/escalations/${rung.id}/sign`, {});
    const check = (by: Visitor) =>
      by.post(`/api/escalations/${rung.id}/check`, { text, opinion: '事实清楚，可以公开' });
    expect((await sign(leader)).body.code).toBe('not-checked');
    expect((await check(leader)).body).toMatchObject({ publicText: text, checkedByName: '何主任' });
    expect((await sign(leader)).body.code).toBe('same-person');
    expect((await shown()).map(({ id }) => id)).not.toContain(rung.id);
    expect((await sign(desk)).body.state).toBe('issued');
    expect((await shown()).find(({ id }) => id === rung.id)?.words).toBe(text);
  });

  it('is corrected by somebody else than its signer, and removed with a reason', async () => {
    const { rung } = await standsOn('public-disclosure');
    const path = `/api/escalations/${rung.id}`;
    await leader.post(`${path}/check`, { text, opinion: '可以公开' });
    await desk.post(`${path}/sign`, {});
    const right = { text: `${text}（更正：责任单位名称）`, opinion: '更正单位名称' };
    expect((await desk.post(`${path}/correct`, right)).body.code).toBe('same-person');
    expect((await leader.post(`${path}/correct`, right)).body.correctedAt).not.toBeNull();
    expect((await shown()).find(({ id }) => id === rung.id)?.words).toBe(right.text);
    expect((await desk.post(`${path}/remove`, { reason: '企业已停产关闭' })).status).toBe(200);
    expect((await shown()).map(({ id }) => id)).not.toContain(rung.id);
    expect((await leader.post(`${path}/correct`, right)).body.code).toBe('not-public');
  });

  it('goes off the public page by itself when the hazard ends', async () => {
    const { id, rung } = await standsOn('public-disclosure');
    await leader.post(`/api/escalations/${rung.id}/check`, { text, opinion: '可以公开' });
    await desk.post(`/api/escalations/${rung.id}/sign`, {});
    await endIt(id);
    expect((await shown()).map((row) => row.id)).not.toContain(rung.id);
    expect((await ladderOf(id)).reached[0]).toMatchObject({ state: 'cleared', removalReason: null });
  });
});

describe('The ladder of an authority', () => {
  it('is its own once it has set one, and must ask for more on each rung', async () => {
    const ladder = {
      ...DEFAULT_LADDER,
      rungs: {
        ...DEFAULT_LADDER.rungs,
        'written-advisory': { daysLate: 3, returns: null, recurrence: false },
      },
    };
    const set = (wanted: object) =>
      desk.patch(`/api/authorities/${authorityId}`, { settings: { ladder: wanted } });
    const turned = {
      ...ladder,
      rungs: { ...ladder.rungs, circular: { daysLate: 1, returns: 2, recurrence: true } },
    };
    expect((await set(turned)).body).toMatchObject({ code: 'ladder-unsound', at: 'ladder' });
    expect((await set(ladder)).status).toBe(200);
    const { ahead, setByAuthority } = await ladderOf(await ordered());
    expect([setByAuthority, ahead[0]?.on]).toEqual([true, '2026-12-13']);
    await set(DEFAULT_LADDER);
  });

  it('is a list with a place for every signature, by key', async () => {
    await standsOn('written-advisory');
    const first = (await desk.get('/api/escalations?which=unsigned&limit=1')).body;
    expect(first.rows).toHaveLength(1);
    const all = (await desk.get('/api/escalations?which=all&limit=100')).body.rows as Escalation[];
    const letters = (await desk.get('/api/escalations?which=all&rung=written-advisory&limit=100')).body.rows;
    expect(letters.length).toBe(all.filter(({ rung }) => rung === 'written-advisory').length);
    const next = await desk.get(
      `/api/escalations?which=all&limit=1&cursor=${encodeURIComponent(first.next)}`,
    );
    expect([next.status, next.body.rows?.length]).toEqual([200, 1]);
    expect((await desk.get('/api/escalations?cursor=nonsense')).body.code).toBe('cursor-invalid');
  });

  it('leaves as a sheet with its filters', async () => {
    const sheet = async (query: string) =>
      (await download(world.test, `/api/escalations/export.csv?${query}`)).trim().split('\r\n').slice(1);
    const all = (await desk.get('/api/escalations?which=all&limit=100')).body.rows as Escalation[];
    expect(await sheet('which=all')).toHaveLength(all.length);
    const letters = await sheet('which=all&rung=written-advisory');
    expect(letters).toHaveLength(all.filter(({ rung }) => rung === 'written-advisory').length);
    expect(letters[0]).toContain('函告');
    const unsigned = await sheet('which=unsigned');
    expect(unsigned).toHaveLength(all.filter(({ state }) => state === 'due' || state === 'deferred').length);
    const english = (await sheet('which=all&rung=circular&language=en'))[0];
    expect(english).toContain('Circular');
  });
});
