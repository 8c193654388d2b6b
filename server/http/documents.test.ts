import { createHash, randomUUID } from 'node:crypto';
import type { DocumentPage } from '@zhiben/domain/contract/document.ts';
import { canonicalJson } from '@zhiben/domain/primitives/log.ts';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { allPages, makeOrganisation, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let factory: string;
let principal: Visitor;
let hazard: string;

beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
  factory = await makeOrganisation(desk, { name: '凤台县宏达铝制品有限公司', address: '凤凰大道 18 号' });
  principal = await signedInWorker(
    world.test,
    desk,
    {
      name: '方厂长',
      organisationId: factory,
      posts: [{ id: randomUUID(), post: 'principal', from: '2024-01-01', to: null }],
    },
    ['enterprise-principal'],
  );
  hazard = await lateHazard();
});
afterAll(() => world.test.close());
beforeEach(() => {
  world.test.clock.at = new Date('2026-11-23T02:00:00Z');
});

/** A major hazard of the factory whose term ended on 20 November. */
async function lateHazard(): Promise<string> {
  world.test.clock.at = new Date('2026-11-02T02:00:00Z');
  const id = randomUUID();
  await expectDone(
    desk.post('/api/hazards', {
      id,
      title: '铝粉除尘系统未设置泄爆装置',
      place: '二车间抛光工位',
      channel: 'supervision',
      organisationId: factory,
      foundOn: '2026-11-01',
      happenedAt: '2026-11-01T08:00:00+08:00',
    }),
  );
  await move(id, 1, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' });
  await move(id, 2, 'order', { dueOn: '2026-11-20', requirements: '加装泄爆装置，验收合格前停用抛光线' });
  return id;
}

function move(id: string, seenVersion: number, name: string, input: object) {
  const command = { moveId: randomUUID(), seenVersion, happenedAt: '2026-11-02T09:00:00+08:00', input };
  return expectDone(desk.post(`/api/hazards/${id}/moves/${name}`, command));
}

async function expectDone(answer: ReturnType<Visitor['post']>) {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

const toFactory = () => ({ kind: 'enterprise', id: factory });

async function draft(over: object = {}, by: Visitor = desk): Promise<string> {
  const id = randomUUID();
  await expectDone(
    by.post('/api/documents', {
      id,
      kind: 'written-advisory',
      caseId: hazard,
      recipient: toFactory(),
      ...over,
    }),
  );
  return id;
}

const read = async (id: string, by: Visitor = desk): Promise<DocumentPage> =>
  (await by.get(`/api/documents/${id}`)).body;

/** Fills what only a person knows. */
async function complete(id: string): Promise<number> {
  const { content, document } = await read(id);
  const filled = JSON.parse(JSON.stringify(content).replace(/〔待填写：[^〕]*〕/g, '12月5日'));
  const { version } = await expectDone(
    desk.put(`/api/documents/${id}/content`, { content: filled, seenVersion: document.version }),
  );
  return version;
}

async function issued(over: object = {}): Promise<string> {
  const id = await draft(over);
  await expectDone(desk.post(`/api/documents/${id}/issue`, { seenVersion: await complete(id) }));
  return id;
}

const serial = (number: string | null) => Number(/〕(\d+)号/.exec(number ?? '')?.[1]);

describe('A document drafted from a hazard', () => {
  it('says what is on record, shows what is not as a gap, and knows what stands behind each number', async () => {
    const { document, content, gaps } = await read(await draft());
    expect(document).toMatchObject({
      state: 'draft',
      number: null,
      recipientName: '凤台县宏达铝制品有限公司',
      issuerName: '凤台县',
    });
    const text = content.blocks.map((block) => (block.type === 'paragraph' ? block.text : '')).join('\n');
    expect(text).toContain('铝粉除尘系统未设置泄爆装置');
    expect(text).toContain('整改期限为2026年11月20日');
    expect(text).toContain('已逾期3天');
    expect(gaps).toEqual(['反馈期限', '联系人', '联系电话']);
    expect(content.references).toContainEqual({ block: 'b1', value: '3', opens: `/hazards/${hazard}` });
  });

  it('is made once, however often the call is repeated', async () => {
    const order = { id: randomUUID(), kind: 'circular', caseId: hazard, recipient: toFactory() };
    const first = await desk.post('/api/documents', order);
    expect(await desk.post('/api/documents', order)).toEqual(first);
    const other = await desk.post('/api/documents', { ...order, kind: 'close-out' });
    expect(other).toMatchObject({ status: 409, body: { code: 'id-taken' } });
  });

  it('is listed with its hazard, and seen by no enterprise before it is issued', async () => {
    const id = await draft();
    const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
    expect(ids((await desk.get(`/api/hazards/${hazard}/documents`)).body.rows)).toContain(id);
    expect(ids((await principal.get(`/api/hazards/${hazard}/documents`)).body.rows)).not.toContain(id);
    const absent = await principal.get(`/api/documents/${randomUUID()}`);
    expect(await principal.get(`/api/documents/${id}`)).toEqual(absent);
  });

  it('is not drafted to whom its issuer may not write', async () => {
    const refusal = await desk.post('/api/documents', {
      id: randomUUID(),
      kind: 'supervision-notice',
      issuer: 'committee',
      caseId: hazard,
      recipient: { kind: 'lower-authority', name: '经济开发区党工委' },
    });
    expect(refusal).toMatchObject({
      status: 422,
      body: { code: 'directive-to-government', at: 'recipient' },
    });
  });

  it('of a department is drafted by its own people and by no other department', async () => {
    const order = (departmentId: string | null, issuer: string) => ({
      id: randomUUID(),
      kind: 'rectification-order',
      issuer,
      departmentId,
      recipient: { kind: 'enterprise', id: factory },
    });
    expect((await world.inspector.post('/api/documents', order(world.emergency, 'department'))).status).toBe(
      201,
    );
    expect((await world.inspector.post('/api/documents', order(null, 'authority'))).body.code).toBe(
      'document-issuer-not-yours',
    );
    expect((await principal.post('/api/documents', order(null, 'authority'))).body.code).toBe(
      'not-permitted',
    );
  });
});

describe('A monthly bulletin', () => {
  it('is drafted from the figures of its month, with their lists behind the numbers and the trend as a drawing', async () => {
    const id = await draft({
      kind: 'monthly-bulletin',
      caseId: null,
      month: '2026-11',
      recipient: { kind: 'department', name: '各部门' },
    });
    const { content, document, gaps } = await read(id);
    expect(document.title).toBe('2026年11月事故隐患排查治理情况通报');
    expect(gaps).toEqual([]);
    expect(content.references.some(({ opens }) => opens.startsWith('/hazards?'))).toBe(true);
    const picture = content.blocks.find((block) => block.type === 'picture');
    expect(picture).toBeDefined();
    expect((await desk.post(`/api/documents/${id}/issue`, { seenVersion: 1 })).status).toBe(200);
    const { documents } = (await desk.get('/api/monthly/2026-11')).body;
    expect(documents).toMatchObject([{ id, kind: 'monthly-bulletin', state: 'issued' }]);
  });

  it('alone has a month', async () => {
    const order = { id: randomUUID(), kind: 'circular', month: '2026-11', recipient: toFactory() };
    expect((await desk.post('/api/documents', order)).body).toEqual({
      code: 'month-of-bulletin-only',
      at: 'month',
    });
  });
});

describe('Issuing', () => {
  it('is hindered by a gap, and takes no number then', async () => {
    const id = await draft();
    const refusal = await desk.post(`/api/documents/${id}/issue`, { seenVersion: 1 });
    expect(refusal).toMatchObject({ status: 422, body: { code: 'document-has-gaps' } });
    expect(refusal.body.detail.gaps).toBe('反馈期限、联系人、联系电话');
    const [before, after] = [await read(await issued()), await read(await issued())];
    expect(serial(after.document.number)).toBe(serial(before.document.number) + 1);
  });

  it('freezes words and Word file under hashes that anybody can compute again', async () => {
    const { document, content, seal } = await read(await issued());
    expect(document).toMatchObject({ state: 'issued', issuedOn: '2026-11-23', issuedByName: '林专班' });
    const told = {
      kind: document.kind,
      number: document.number,
      issuerName: document.issuerName,
      issuedOn: document.issuedOn,
      content,
    };
    expect(seal).toMatchObject({
      intact: true,
      contentSha256: createHash('sha256').update(canonicalJson(told)).digest('hex'),
    });
    const file = await world.test.services.files.read(seal?.docxSha256 ?? '').toArray();
    expect(createHash('sha256').update(Buffer.concat(file)).digest('hex')).toBe(seal?.docxSha256);
  });

  it('is answered alike when the call is repeated, and takes one number', async () => {
    const id = await draft();
    const seenVersion = await complete(id);
    const first = await desk.post(`/api/documents/${id}/issue`, { seenVersion });
    expect(await desk.post(`/api/documents/${id}/issue`, { seenVersion })).toEqual(first);
    expect(first.status).toBe(200);
  });

  it('gives numbers without a gap when many issue at once, refused ones among them', async () => {
    const ready = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const id = await draft({ kind: 'circular' });
        return { id, seenVersion: i % 3 === 0 ? 99 : await complete(id) };
      }),
    );
    await Promise.all(
      ready.map(({ id, seenVersion }) => desk.post(`/api/documents/${id}/issue`, { seenVersion })),
    );
    const rows = await allPages<{ number: string }>(desk, '/api/documents?kind=circular&state=issued', 100);
    const numbers = rows.map((row) => serial(row.number)).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers).toHaveLength(8);
  });

  it('begins at one again in a new year', async () => {
    world.test.clock.at = new Date('2026-12-31T15:59:00Z');
    await issued({ kind: 'close-out' });
    world.test.clock.at = new Date('2026-12-31T16:01:00Z');
    const id = await draft({ kind: 'close-out' });
    await expectDone(desk.post(`/api/documents/${id}/issue`, { seenVersion: await complete(id) }));
    expect((await read(id)).document.number).toBe('凤台县销号〔2027〕1号');
  });

  it('is done by who may sign this kind, in his own department’s name', async () => {
    const id = await draft(
      { kind: 'rectification-order', issuer: 'department', departmentId: world.emergency },
      desk,
    );
    const seenVersion = await complete(id);
    expect((await principal.post(`/api/documents/${id}/issue`, { seenVersion })).status).toBe(404);
    const done = await world.inspector.post(`/api/documents/${id}/issue`, { seenVersion });
    expect(done).toMatchObject({ status: 200, body: { number: '应急管理局责改〔2026〕1号' } });
  });

  it('leaves nothing that the application could still change', async () => {
    const id = await issued();
    const seenVersion = (await read(id)).document.version;
    const { content } = await read(id);
    const edited = { ...content, title: '另一个标题' };
    expect((await desk.put(`/api/documents/${id}/content`, { content: edited, seenVersion })).body.code).toBe(
      'wrong-state',
    );
    const app = new pg.Client({
      connectionString: world.test.home.appUrl,
      options: '-c search_path=zhiben,public',
    });
    await app.connect();
    try {
      for (const statement of [
        `update document_issue set title = 'x'`,
        'delete from document_issue',
        'delete from document',
        `update document_delivery set record = 'x'`,
        `update document_template set template = null`,
      ])
        await expect(app.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    } finally {
      await app.end();
    }
    // Nor does the draft, which the application may write, count any longer.
    const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
    await sql`update document set content = '{"title":"x","addressee":"","blocks":[],"copies":[],"references":[]}'
               where id = ${id}`.execute(owner.plain);
    await owner.close();
    expect(await read(id)).toMatchObject({ content, seal: { intact: true } });
  });

  it('shows when what was issued no longer has its hash', async () => {
    const id = await issued();
    const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
    await sql`update document_issue set content = jsonb_set(content, '{title}', '"改过的标题"')
               where document_id = ${id}`.execute(owner.plain);
    await owner.close();
    expect((await read(id)).seal?.intact).toBe(false);
  });
});

describe('What becomes of an issued document', () => {
  const served = () => ({
    id: randomUUID(),
    step: 'served',
    onDay: '2026-11-23',
    way: 'in-person',
    toName: '方厂长',
    record: '当面送达，在送达回证上签字',
  });

  it('is recorded: served by the governing side, confirmed and answered by the enterprise itself', async () => {
    const id = await issued();
    expect((await read(id, principal)).may).toEqual(['receive', 'reply']);
    expect((await principal.post(`/api/documents/${id}/deliveries`, served())).body.code).toBe(
      'not-permitted',
    );
    const service = served();
    const first = await desk.post(`/api/documents/${id}/deliveries`, service);
    expect(first.status).toBe(201);
    expect(await desk.post(`/api/documents/${id}/deliveries`, service)).toEqual(first);
    const receipt = { id: randomUUID(), step: 'received', onDay: '2026-11-23' };
    expect((await desk.post(`/api/documents/${id}/deliveries`, receipt)).body.code).toBe('receipt-not-yours');
    expect((await principal.post(`/api/documents/${id}/deliveries`, receipt)).status).toBe(201);
    const reply = {
      id: randomUUID(),
      step: 'replied',
      onDay: '2026-11-23',
      record: '已停用抛光线，正在加装泄爆装置',
    };
    expect((await principal.post(`/api/documents/${id}/deliveries`, reply)).status).toBe(201);
    const { deliveries, document } = await read(id);
    expect(deliveries.map(({ step, madeByName }) => `${step} ${madeByName}`)).toEqual([
      'served 林专班',
      'received 方厂长',
      'replied 方厂长',
    ]);
    expect(document.delivery).toBe('replied');
  });

  it('needs a day that is not to come and not before the issue, and says how and to whom', async () => {
    const id = await issued();
    const post = async (over: object) =>
      (await desk.post(`/api/documents/${id}/deliveries`, { ...served(), ...over })).body;
    expect(await post({ onDay: '2026-11-24' })).toEqual({ code: 'date-in-future', at: 'onDay' });
    expect(await post({ onDay: '2026-11-22' })).toEqual({ code: 'date-before-issue', at: 'onDay' });
    expect(await post({ way: null })).toEqual({ code: 'way-missing', at: 'way' });
    expect(await post({ toName: '' })).toEqual({ code: 'receiver-missing', at: 'toName' });
  });

  it('stays out of reach of another enterprise', async () => {
    const id = await issued();
    const absent = await world.rivalOfficer.get(`/api/documents/${randomUUID()}`);
    expect(await world.rivalOfficer.get(`/api/documents/${id}`)).toEqual(absent);
    expect(await world.rivalOfficer.get(`/api/documents/${id}/document.docx`)).toEqual(absent);
    expect((await world.rivalOfficer.post(`/api/documents/${id}/deliveries`, served())).status).toBe(404);
    expect((await world.rivalOfficer.get('/api/documents')).body.rows).toEqual([]);
  });

  it('is superseded by a later one once that is issued, and stays readable', async () => {
    const id = await issued();
    const next = randomUUID();
    const made = await desk.post(`/api/documents/${id}/supersede`, { id: next });
    expect(made.status).toBe(201);
    expect(await desk.post(`/api/documents/${id}/supersede`, { id: next })).toEqual(made);
    expect((await read(id)).document.state).toBe('issued');
    await expectDone(desk.post(`/api/documents/${next}/issue`, { seenVersion: 1 }));
    const [old, young] = [await read(id), await read(next)];
    expect(old).toMatchObject({
      document: { state: 'superseded' },
      supersededBy: { id: next },
      seal: { intact: true },
    });
    expect(young.supersedes).toEqual({ id, number: old.document.number });
  });

  it('that was a draft nobody needs ends without a number', async () => {
    const id = await draft();
    const cancel = { seenVersion: 1, reason: '企业已完成整改' };
    const first = await desk.post(`/api/documents/${id}/cancel`, cancel);
    expect(await desk.post(`/api/documents/${id}/cancel`, cancel)).toEqual(first);
    expect(await read(id)).toMatchObject({ document: { state: 'cancelled', number: null }, may: [] });
  });
});

describe('The list of documents', () => {
  it('comes page by page by key, each once, newest first, and is found by number, title and recipient', async () => {
    const all = await allPages<{ id: string }>(desk, '/api/documents', 100);
    const seen = await allPages<{ id: string }>(desk, '/api/documents', 3);
    expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const { number } = (await read(await issued())).document;
    const found = await desk.get(`/api/documents?q=${encodeURIComponent(number ?? '')}`);
    expect(found.body.rows.map((row: { number: string }) => row.number)).toEqual([number]);
    expect((await desk.get(`/api/documents?q=${encodeURIComponent('100%')}`)).body.rows).toEqual([]);
    expect((await desk.get('/api/documents?cursor=x')).body.code).toBe('cursor-invalid');
    expect((await desk.get('/api/documents?year=2025')).body.rows).toEqual([]);
  });

  it('of an enterprise holds what was issued to it', async () => {
    const rows = await allPages<{ recipientId: string; state: string }>(principal, '/api/documents', 100);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.recipientId))).toEqual(new Set([factory]));
    expect(rows.every((row) => ['issued', 'superseded'].includes(row.state))).toBe(true);
  });
});

describe('The form of a kind', () => {
  const own = {
    title: '整改提醒函',
    addressee: '{主送机关}',
    blocks: [{ type: 'paragraph', text: '隐患编号：{隐患编号}。请于{反馈期限}前反馈。' }],
    copies: ['{发文机关}'],
  };
  const put = (template: object | null, seenVersion: number, by = desk) =>
    by.put('/api/document-templates/written-advisory', { template, seenVersion });

  it('is written by the authority, tried on a real hazard, kept in every version, and goes back to the product’s', async () => {
    const tried = await desk.post('/api/document-templates/written-advisory/preview', {
      template: own,
      caseId: hazard,
    });
    expect(tried.body.gaps).toEqual(['反馈期限']);
    expect((await put(own, 0)).body).toMatchObject({ version: 1, own: true });
    expect((await put(own, 0)).body).toMatchObject({ version: 1 });
    expect((await read(await draft())).content.title).toBe('整改提醒函');
    expect((await put({ ...own, title: '另一种' }, 0)).body.code).toBe('stale');
    expect((await put(null, 1)).body).toMatchObject({ version: 2, own: false });
    expect((await put(null, 1)).body.versions).toHaveLength(2);
    expect((await read(await draft())).content.title).toContain('的函');
  });

  it('that asks for what the product does not know is refused by name', async () => {
    const wrong = { ...own, title: '{法人代表}的函' };
    expect((await put(wrong, 2)).body).toEqual({
      code: 'placeholder-unknown',
      at: 'template',
      detail: { name: '法人代表' },
    });
  });

  it('is no business of an enterprise, nor of an inspector to change', async () => {
    expect((await principal.get('/api/document-templates')).body.code).toBe('not-permitted');
    expect((await put(own, 2, world.inspector)).body.code).toBe('not-permitted');
  });
});

describe('An issuer', () => {
  it('is written with its own name and word, which nobody else may take', async () => {
    const put = (key: string, form: object) => desk.put(`/api/document-issuers/${key}`, form);
    expect(
      (await put('committee', { name: '凤台县安全生产委员会', word: '凤安委', seenVersion: 0 })).body,
    ).toMatchObject({ set: true, version: 1 });
    expect(
      (await put('authority', { name: '凤台县人民政府', word: '凤安委', seenVersion: 0 })).body.code,
    ).toBe('issuer-word-taken');
    const id = await issued({ kind: 'circular', issuer: 'committee' });
    expect((await read(id)).document).toMatchObject({
      number: '凤安委通报〔2026〕1号',
      issuerName: '凤台县安全生产委员会',
    });
  });
});

it('Every change of a document is an event that folds back into its row', async () => {
  const id = await issued();
  const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
  const { rows } = await sql<{ moves: string[]; differs: string[] }>`
    select array_agg(e.move order by e.seq) as moves,
           array(select k.key from jsonb_each(to_jsonb(d) - 'authority_id' - 'id') k
                  where k.value is distinct from coalesce(
                    to_jsonb(jsonb_populate_record(null::document, jsonb_merge(e.changes order by e.seq))) -> k.key, 'null')) as differs
      from document d join register_event e on e.authority_id = d.authority_id and e.register = 'document' and e.entry_id = d.id
     where d.id = ${id} group by d.authority_id, d.id`.execute(owner.plain);
  await owner.close();
  expect(rows).toEqual([{ moves: ['draft', 'edit', 'issue'], differs: [] }]);
});
