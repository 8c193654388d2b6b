import { randomUUID } from 'node:crypto';
import type { DocumentPage } from '@zhiben/domain/contract/document.ts';
import { textsOf } from '@zhiben/domain/kinds/document/content.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../testing/app.ts';
import { type HazardSteps, hazardSteps, moveEntry } from '../testing/hazards.ts';
import { openWorld, put, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let steps: HazardSteps;
let desk: Visitor;
let otherDesk: Visitor;
let verifier: Visitor;
let officer: Visitor;
let fire = '';
let fireman: Visitor;

beforeAll(async () => {
  world = await openWorld();
  const worker = (name: string, roles: string[], more: object = {}) =>
    signedInWorker(world.test, world.administrator, { name, ...more }, roles);
  desk = await worker('林督办', ['desk']);
  otherDesk = await worker('周督办', ['desk']);
  verifier = await worker('钱复核', ['verifier']);
  officer = world.officer;
  fire = randomUUID();
  await put(world.administrator, `/api/departments/${fire}`, { name: '消防救援大队', industries: [] });
  fireman = await worker('吴消防', ['inspector', 'verifier'], { departmentId: fire });
  steps = hazardSteps(desk, officer, world.factory);
});
afterAll(() => world.test.close());

async function made(by: Visitor, path: string, body: { readonly id: string }): Promise<string> {
  const answer = await by.post(path, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return `${path}/${body.id}`;
}

const listed = (caseId: string) =>
  made(desk, '/api/listings', {
    id: randomUUID(),
    caseId,
    level: 'county',
    title: '抛光除尘系统未设置泄爆装置',
    issuingBody: '凤台县安全生产委员会',
    conditions: '泄爆装置经专家验收合格',
    dueOn: '2026-12-31',
  } as { id: string });

const ordered = (caseId: string, by = desk) =>
  made(by, '/api/supervision-orders', {
    id: randomUUID(),
    caseId,
    level: 'county',
    issuingBody: '凤台县安委办',
    requirements: '督促企业停用抛光线并按期整改',
    dueOn: '2026-12-10',
    departmentId: fire,
  } as { id: string });

const entryOf = async (path: string, by = desk) => (await by.get(path)).body.entry;
const documentOf = async (id: string, by = desk): Promise<DocumentPage> =>
  (await by.get(`/api/documents/${id}`)).body;
const wordsOf = ({ content }: DocumentPage) => content.blocks.flatMap(textsOf).join('\n');

/** Fills its gaps with words and issues it. */
async function issue(id: string): Promise<string> {
  const { content, document } = await documentOf(id);
  const filled = JSON.parse(JSON.stringify(content).replaceAll(/〔待填写：[^〕]*〕/g, '已填'));
  const edited = await desk.put(`/api/documents/${id}/content`, {
    content: filled,
    seenVersion: document.version,
  });
  const issued = await desk.post(`/api/documents/${id}/issue`, { seenVersion: edited.body.version });
  if (issued.status !== 200) throw new Error(JSON.stringify(issued.body));
  return issued.body.number;
}

describe('A listing', () => {
  it('has its notice drafted with its own level, term and conditions, and each leads to the other', async () => {
    const path = await listed(await steps.major());
    const { document, number } = await entryOf(path);
    expect(document).toEqual({ id: expect.any(String), state: 'draft', number: null });
    const page = await documentOf(document.id);
    expect(page.document).toMatchObject({ kind: 'listed-supervision', recipientId: world.factory });
    expect(page.record).toEqual({ kind: 'listing', id: path.split('/').at(-1), number });
    expect(wordsOf(page)).toMatch(/督办层级：县级督办。督办单位：凤台县安全生产委员会/);
    expect(wordsOf(page)).toMatch(/泄爆装置经专家验收合格。\n/);
    expect(wordsOf(page)).toContain('完成期限：2026年12月31日');
  });

  it('shows the number of its notice once that is issued, and to the enterprise nothing before', async () => {
    const path = await listed(await steps.submitted());
    expect((await entryOf(path, officer)).document).toBeNull();
    const { id } = (await entryOf(path)).document;
    const number = await issue(id);
    for (const by of [desk, officer])
      expect((await entryOf(path, by)).document).toEqual({ id, state: 'issued', number });
  });

  it('that is changed before its notice is issued gets another draft, and the old one is withdrawn', async () => {
    const path = await listed(await steps.major());
    const before = (await entryOf(path)).document.id;
    await moveEntry(desk, path, 'change-term', { dueOn: '2027-01-31', reason: '设备到货延迟' });
    const after = (await entryOf(path)).document;
    expect(after).toMatchObject({ state: 'draft', id: expect.not.stringMatching(before) });
    expect(wordsOf(await documentOf(after.id))).toContain('完成期限：2027年1月31日');
    expect((await documentOf(before)).document.state).toBe('cancelled');
  });

  it('that is changed afterwards keeps the notice that was issued', async () => {
    const path = await listed(await steps.submitted());
    const { id } = (await entryOf(path)).document;
    const number = await issue(id);
    await moveEntry(desk, path, 'amend', { level: 'city', reason: '提级督办' });
    expect((await entryOf(path)).document).toEqual({ id, state: 'issued', number });
  });

  it('that is withdrawn takes the draft of its notice with it', async () => {
    const path = await listed(await steps.major());
    await moveEntry(otherDesk, path, 'withdraw', { reason: '误挂' });
    const { id } = (await entryOf(path)).document;
    expect(await documentOf(id)).toMatchObject({
      document: { state: 'cancelled' },
      cancelReason: '督办事项已结束，文书不再需要',
    });
  });

  it('that is lifted has the lifting drafted, with what was found on site and by whom', async () => {
    const path = await listed(await steps.submitted());
    await moveEntry(officer, path, 'apply', { purpose: 'lift', statement: '已装好并验收' });
    await moveEntry(verifier, path, 'pass', { opinion: '现场核实，泄爆装置有效', onSite: [randomUUID()] });
    await moveEntry(otherDesk, path, 'release', { opinion: '同意解除' });
    const { document, releaseDocument } = await entryOf(path);
    expect(document.state).toBe('cancelled');
    const page = await documentOf(releaseDocument.id);
    expect(page.document).toMatchObject({ kind: 'supervision-release', state: 'draft' });
    expect(page.gaps).toEqual([]);
    expect(wordsOf(page)).toContain('2026年11月23日，由钱复核现场审查。审查意见：现场核实，泄爆装置有效。');
  });

  it('is made once with one draft, however often the call is repeated', async () => {
    const caseId = await steps.major();
    const body = { id: randomUUID(), caseId, level: 'park', title: '未设泄爆装置', issuingBody: '安委办' };
    const form = { ...body, conditions: '验收合格', dueOn: '2026-12-31' };
    await desk.post('/api/listings', form);
    await desk.post('/api/listings', form);
    const { rows } = (await desk.get(`/api/hazards/${caseId}/documents`)).body;
    expect(rows).toHaveLength(1);
  });
});

describe('A supervision order', () => {
  it('has its notice drafted to the department that handles it, with its requirements and term', async () => {
    const path = await ordered(await steps.major());
    const { document, number } = await entryOf(path);
    const page = await documentOf(document.id);
    expect(page.document).toMatchObject({
      kind: 'supervision-notice',
      recipientKind: 'department',
      recipientName: '消防救援大队',
    });
    expect(page.record).toMatchObject({ kind: 'supervision-order', number });
    expect(wordsOf(page)).toContain('整改要求：督促企业停用抛光线并按期整改。');
    expect(wordsOf(page)).toContain('于2026年12月10日前书面反馈');
    expect(wordsOf(page)).toContain('尚未下达整改期限。现予督办');
    expect((await entryOf(path, fireman)).document).toBeNull();
    const issued = await issue(document.id);
    expect((await entryOf(path, fireman)).document).toMatchObject({ state: 'issued', number: issued });
  });

  it('that gets more time before its notice is issued gets another draft', async () => {
    const path = await ordered(await steps.major());
    const before = (await entryOf(path)).document.id;
    await moveEntry(officer, path, 'ask-extension', { newDueOn: '2026-12-31', reason: '设备到货延迟' });
    await moveEntry(desk, path, 'grant-extension', { reason: '同意' });
    const { document, dueOn } = await entryOf(path);
    expect(dueOn).toBe('2026-12-31');
    expect(wordsOf(await documentOf(document.id))).toContain('于2026年12月31日前书面反馈');
    expect((await documentOf(before)).document.state).toBe('cancelled');
  });

  it('of a department has its notice drafted in the name of the department, to the enterprise', async () => {
    const caseId = await steps.major();
    await steps.move(desk, caseId, 'hand-over', { departmentId: fire, reason: '按职责移交' });
    await steps.move(fireman, caseId, 'accept-hand-over');
    const path = await ordered(caseId, fireman);
    const { id } = (await entryOf(path, fireman)).document;
    expect((await documentOf(id, fireman)).document).toMatchObject({
      issuer: 'department',
      issuerName: '消防救援大队',
      recipientId: world.factory,
    });
  });

  it('that is withdrawn takes the draft of its notice with it', async () => {
    const path = await ordered(await steps.major());
    await moveEntry(otherDesk, path, 'withdraw', { reason: '误发' });
    expect((await entryOf(path)).document.state).toBe('cancelled');
  });
});
