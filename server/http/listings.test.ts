import { randomUUID } from 'node:crypto';
import type { ListingRow } from '@zhiben/domain/contract/supervision.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { type HazardSteps, hazardSteps, moveEntry } from '../testing/hazards.ts';
import { allPages, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let steps: HazardSteps;
let desk: Visitor;
let otherDesk: Visitor;
let verifier: Visitor;
let officer: Visitor;

beforeAll(async () => {
  world = await openWorld();
  const worker = (name: string, roles: string[], form: object = {}) =>
    signedInWorker(world.test, world.administrator, { name, ...form }, roles);
  desk = await worker('林督办', ['desk']);
  otherDesk = await worker('周督办', ['desk']);
  verifier = await worker('钱复核', ['verifier']);
  officer = world.officer;
  steps = hazardSteps(desk, officer, world.factory);
});
afterAll(() => world.test.close());
beforeEach(() => {
  world.test.clock.at = new Date('2026-11-23T02:00:00Z');
});

const form = (caseId: string, changed: object = {}) => ({
  id: randomUUID(),
  caseId,
  level: 'county',
  title: '抛光除尘系统未设置泄爆装置',
  issuingBody: '凤台县安委会',
  conditions: '泄爆装置经专家验收合格',
  dueOn: '2026-12-31',
  ...changed,
});

async function listed(caseId: string, changed: object = {}): Promise<string> {
  const body = form(caseId, changed);
  const made = await desk.post('/api/listings', body);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return body.id;
}

const move = (by: Visitor, id: string, name: string, input: object = {}, more: object = {}) =>
  moveEntry(by, `/api/listings/${id}`, name, input, more);
const entryOf = async (id: string): Promise<ListingRow> => (await desk.get(`/api/listings/${id}`)).body.entry;
const hazardOf = async (id: string) => (await desk.get(`/api/hazards/${id}`)).body;
const application = { purpose: 'lift', statement: '泄爆装置已装好并经专家验收' };
const onSite = () => ({ opinion: '现场核实，泄爆装置有效', onSite: [randomUUID()] });

async function applied(changed: object = {}) {
  const caseId = await steps.submitted();
  const id = await listed(caseId, changed);
  const answer = await move(officer, id, 'apply', application);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { id, caseId };
}

describe('A major hazard', () => {
  it('is listed with number, level and term, and says so itself', async () => {
    const caseId = await steps.major();
    const id = await listed(caseId);
    expect(await entryOf(id)).toMatchObject({
      number: expect.stringMatching(/^GP2026-\d{3}$/),
      state: 'listed',
      level: 'county',
      responsibleUnit: '凤台县永丰木业有限公司',
      listedOn: '2026-11-23',
      publishedOn: null,
    });
    const { hazard, story } = await hazardOf(caseId);
    expect(hazard.fields.listed).toMatchObject({ id, level: 'county', dueOn: '2026-12-31' });
    expect(hazard.supervisingLevel).toBe('county');
    expect(story.at(-1)).toMatchObject({ move: 'list', actorName: '林督办' });
  });

  it('is listed once, however often the call is repeated, and not twice at a time', async () => {
    const caseId = await steps.major();
    const body = form(caseId);
    const first = await desk.post('/api/listings', body);
    expect(await desk.post('/api/listings', body)).toEqual(first);
    expect((await desk.post('/api/listings', { ...body, level: 'city' })).body.code).toBe('id-taken');
    expect((await desk.post('/api/listings', form(caseId))).body).toEqual({
      code: 'already-listed',
      at: 'caseId',
    });
  });

  it.each([
    [
      'that is general',
      async () => {
        const id = await steps.report(desk, world.factory);
        await steps.move(desk, id, 'confirm', { grade: 'general' });
        return id;
      },
      'not-major',
    ],
    [
      'that nobody confirmed',
      () => steps.report(desk, world.factory, { grade: 'major', criterionId: 'GM10-3-1' }),
      'not-confirmed',
    ],
  ])('%s is not listed', async (_what, make, code) => {
    expect((await desk.post('/api/listings', form(await make()))).body.code).toBe(code);
  });

  it('is numbered without gaps, also when a listing was refused in between', async () => {
    const numbers: number[] = [];
    for (const dueOn of ['2026-12-31', '2026-11-01', '2027-01-31']) {
      const body = form(await steps.major(), { dueOn });
      const answer = await desk.post('/api/listings', body);
      if (answer.status === 201) numbers.push(Number(answer.body.number.split('-')[1]));
      else expect(answer.body).toEqual({ code: 'date-in-past', at: 'dueOn' });
    }
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
  });

  it('is listed by the desk alone', async () => {
    const caseId = await steps.major();
    for (const by of [officer, verifier, world.inspector])
      expect((await by.post('/api/listings', form(caseId))).body.code).toBe('not-permitted');
  });

  it('that is listed is neither closed nor merged, nor made general', async () => {
    const caseId = await steps.submitted();
    await listed(caseId);
    await steps.move(verifier, caseId, 'verify', onSite());
    const offers = (await verifier.get(`/api/hazards/${caseId}`)).body.moves;
    expect(offers.find((o: { move: string }) => o.move === 'close').refusal).toBe('still-listed');
    const other = await steps.major();
    await listed(other);
    await expect(steps.move(desk, other, 'merge', { caseId, reason: '同一处' })).rejects.toThrow(
      'still-listed',
    );
    await steps.move(desk, other, 'propose-grade', { grade: 'general', reason: '不符合标准' });
    await expect(steps.move(otherDesk, other, 'approve-grade', { reason: '同意' })).rejects.toThrow(
      'still-listed',
    );
  });
});

describe('The way off the list', () => {
  it('begins with the work done: the enterprise applies, and the review has ten days by a named rule', async () => {
    const early = await listed(await steps.major());
    expect((await move(officer, early, 'apply', application)).body.code).toBe('rectification-not-claimed');
    const { id } = await applied();
    expect(await entryOf(id)).toMatchObject({
      state: 'applied',
      appliedOn: '2026-11-23',
      reviewBy: '2026-12-03',
      reviewRule: 'review-16-23',
    });
  });

  it('leads over a review on site, which checks the hazard itself, to a lifting by somebody else', async () => {
    const { id, caseId } = await applied();
    expect((await move(verifier, id, 'pass', onSite())).body).toMatchObject({ state: 'reviewed' });
    const seen = await hazardOf(caseId);
    expect(seen.hazard.state).toBe('verified');
    expect(seen.story.at(-1)).toMatchObject({ move: 'verify', actorName: '钱复核' });
    expect(seen.evidence.some((e: { use: string }) => e.use === 'on-site')).toBe(true);
    expect((await move(otherDesk, id, 'release', { opinion: '同意解除' })).body).toMatchObject({
      state: 'delisted',
    });
    expect(await entryOf(id)).toMatchObject({ state: 'delisted', endedOn: '2026-11-23' });
    const { hazard, story } = await hazardOf(caseId);
    expect(hazard.fields.listed).toBeNull();
    expect(story.at(-1).move).toBe('unlist');
    await steps.move(verifier, caseId, 'close', { opinion: '销号' });
  });

  it('leads back to rectifying when the reviewer refuses, and the hazard goes back with it', async () => {
    const { id, caseId } = await applied();
    expect((await move(verifier, id, 'refuse', {})).body).toMatchObject({
      code: 'input-invalid',
      at: 'reason',
    });
    const refusal = await move(verifier, id, 'refuse', { reason: '泄爆片朝向通道' });
    expect(refusal.body).toMatchObject({ state: 'listed' });
    expect((await hazardOf(caseId)).hazard.state).toBe('rectifying');
    expect(await entryOf(id)).toMatchObject({ appliedOn: null, reviewBy: null });
  });

  it('is reviewed by nobody of the enterprise, nor by who found or rectified it', async () => {
    const { id } = await applied();
    expect((await move(officer, id, 'pass', onSite())).body.code).toBe('not-permitted');
    const finder = await signedInWorker(world.test, world.administrator, { name: '查出人' }, [
      'desk',
      'verifier',
    ]);
    const own = await steps.submitted();
    const reporter = (await finder.get('/api/session')).body.personId;
    const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
    await sql`update case_file set reported_by = ${reporter} where id = ${own}`.execute(owner.plain);
    await owner.close();
    const listing = await listed(own);
    await move(officer, listing, 'apply', application);
    for (const name of ['pass', 'refuse'])
      expect((await move(finder, listing, name, onSite())).body.code).toBe('same-person');
  });

  it('is not lifted by its own reviewer', async () => {
    const both = await signedInWorker(world.test, world.administrator, { name: '复核兼专班' }, [
      'desk',
      'verifier',
    ]);
    const { id } = await applied();
    await move(both, id, 'pass', onSite());
    expect((await move(both, id, 'release', { opinion: '同意' })).body.code).toBe('same-person');
    expect((await move(desk, id, 'send-back', { reason: '缺专家验收意见' })).body).toMatchObject({
      state: 'listed',
    });
  });

  it('shows a review that is late', async () => {
    const { id } = await applied();
    const late = async () =>
      (await allPages<ListingRow>(desk, '/api/listings?which=review-late', 50)).some((row) => row.id === id);
    world.test.clock.at = new Date('2026-12-03T02:00:00Z');
    expect(await late()).toBe(false);
    world.test.clock.at = new Date('2026-12-03T16:00:01Z');
    expect(await late()).toBe(true);
  });

  it('is left by a withdrawal only when somebody else than its lister says so', async () => {
    const caseId = await steps.major();
    const id = await listed(caseId, { publish: true });
    expect((await move(desk, id, 'withdraw', { reason: '误挂' })).body.code).toBe('same-person');
    expect((await move(otherDesk, id, 'withdraw', { reason: '误挂' })).body).toMatchObject({
      state: 'withdrawn',
    });
    expect((await hazardOf(caseId)).hazard.fields.listed).toBeNull();
    expect(await entryOf(id)).toMatchObject({ publishedOn: null, removedOn: '2026-11-23' });
  });
});

describe('A move of a listing', () => {
  it('repeats nothing, and is refused when somebody was faster', async () => {
    const id = await listed(await steps.major());
    const { command, body } = await move(desk, id, 'change-term', {
      dueOn: '2027-01-31',
      reason: '设备到货延迟',
    });
    expect((await desk.post(`/api/listings/${id}/moves/change-term`, command)).body).toEqual(body);
    expect(
      (
        await desk.post(`/api/listings/${id}/moves/change-term`, {
          ...command,
          input: { dueOn: '2027-02-28', reason: '再延' },
        })
      ).body.code,
    ).toBe('id-taken');
    const stale = { ...command, moveId: randomUUID() };
    expect(await desk.post(`/api/listings/${id}/moves/change-term`, stale)).toMatchObject({
      status: 409,
      body: { code: 'stale', detail: { version: 2 } },
    });
    const { story } = (await desk.get(`/api/listings/${id}`)).body;
    expect(story.map((e: { move: string }) => e.move)).toEqual(['list', 'change-term']);
  });

  it('of an unknown name, with unknown answers, or to a day that is over is refused at its field', async () => {
    const id = await listed(await steps.major());
    expect((await move(desk, id, 'burn')).body.code).toBe('unknown-move');
    expect((await move(desk, id, 'publish', { x: 1 })).body.code).toBe('input-invalid');
    expect((await move(desk, id, 'change-term', { dueOn: '2026-11-22', reason: '过期' })).body).toEqual({
      code: 'date-in-past',
      at: 'dueOn',
    });
    expect((await move(desk, id, 'change-term', { dueOn: '2026-12-31', reason: '没变' })).body).toEqual({
      code: 'same-day',
      at: 'dueOn',
    });
  });

  it('shows its new level and term on the hazard', async () => {
    const caseId = await steps.major();
    const id = await listed(caseId);
    await move(desk, id, 'amend', { level: 'city', reason: '提级督办' });
    expect((await hazardOf(caseId)).hazard.fields.listed).toMatchObject({ level: 'city' });
  });
});

describe('The public list', () => {
  const published = async () =>
    (await world.test.stranger.get('/api/public/listings?limit=100')).body.rows as Record<string, unknown>[];

  it('shows to anybody what was written for it, and names nobody', async () => {
    const id = await listed(await steps.major({ foundBy: '匿名职工张三' }), {
      publish: true,
      responsiblePerson: '孙负责',
    });
    const row = (await published()).find((each) => each['id'] === id);
    expect(row).toEqual({
      id,
      authorityName: '凤台县',
      demonstration: false,
      number: (await entryOf(id)).number,
      title: '抛光除尘系统未设置泄爆装置',
      responsibleUnit: '凤台县永丰木业有限公司',
      level: 'county',
      issuingBody: '凤台县安委会',
      conditions: '泄爆装置经专家验收合格',
      state: 'listed',
      listedOn: '2026-11-23',
      dueOn: '2026-12-31',
      endedOn: null,
      correction: null,
    });
    expect(JSON.stringify(await published())).not.toMatch(/张三|孙负责|林督办/);
  });

  it('shows nothing that was not published, or was removed, and every correction', async () => {
    const id = await listed(await steps.major());
    const shown = async () => (await published()).find((each) => each['id'] === id);
    expect(await shown()).toBeUndefined();
    expect((await move(desk, id, 'correct', { correction: '更正' })).body.code).toBe('not-published');
    await move(desk, id, 'publish');
    expect((await move(desk, id, 'publish')).body.code).toBe('already-published');
    await move(desk, id, 'correct', { title: '打磨除尘系统未设置泄爆装置', correction: '部位应为打磨工位' });
    expect(await shown()).toMatchObject({
      title: '打磨除尘系统未设置泄爆装置',
      correction: '部位应为打磨工位',
    });
    await move(desk, id, 'remove', { reason: '企业提出异议，核查期间撤下' });
    expect(await shown()).toBeUndefined();
  });

  it('comes page by page by key, each once', async () => {
    for (let n = 0; n < 3; n++) await listed(await steps.major(), { publish: true });
    const all = (await published()).map((row) => row['id']);
    const paged = await allPages<{ id: string }>(world.test.stranger, '/api/public/listings', 2);
    expect(paged.map(({ id }) => id)).toEqual(all);
    expect((await world.test.stranger.get('/api/public/listings?cursor=x')).body.code).toBe('cursor-invalid');
  });
});

describe('Another enterprise', () => {
  it('finds neither the listing nor its moves, as if there were none', async () => {
    const id = await listed(await steps.major());
    const answer = async (of: string) => [
      await world.rivalOfficer.get(`/api/listings/${of}`),
      await world.rivalOfficer.post(`/api/listings/${of}/moves/apply`, {
        moveId: randomUUID(),
        seenVersion: 1,
        input: application,
      }),
    ];
    expect(await answer(id)).toEqual(await answer(randomUUID()));
    expect((await world.rivalOfficer.get('/api/listings?which=all')).body.rows).toEqual([]);
  });
});

it('Counts the listings of a year by level', async () => {
  world.test.clock.at = new Date('2027-03-01T02:00:00Z');
  await listed(await steps.major(), { level: 'park', dueOn: '2027-03-10' });
  await listed(await steps.major(), { level: 'park', dueOn: '2027-06-30' });
  world.test.clock.at = new Date('2027-03-11T02:00:00Z');
  expect((await desk.get('/api/listings/counts?year=2027')).body).toEqual({
    year: 2027,
    levels: [{ level: 'park', listed: 2, standing: 2, late: 1, delisted: 0 }],
  });
});

it('Every change of a listing is an event that folds back into its row', async () => {
  const { id } = await applied({ publish: true });
  await move(verifier, id, 'pass', onSite());
  await move(otherDesk, id, 'release', { opinion: '同意解除' });
  const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
  const { rows } = await sql<{ differs: string[] }>`
    select array(select k.key from jsonb_each(to_jsonb(l) - 'authority_id' - 'id' - 'created_at') k
             where k.value is distinct from coalesce(
               to_jsonb(jsonb_populate_record(null::listing, jsonb_merge(e.changes order by e.seq))) -> k.key, 'null')) as differs
      from listing l join register_event e on e.authority_id = l.authority_id and e.register = 'listing' and e.entry_id = l.id
     where l.id = ${id} group by l.authority_id, l.id`.execute(owner.plain);
  await owner.close();
  expect(rows).toEqual([{ differs: [] }]);
});
