import { createHmac, randomUUID } from 'node:crypto';
import type { Channel } from '@zhiben/domain/contract/channel.ts';
import type { Message, MessagePage } from '@zhiben/domain/contract/message.ts';
import type { Notice } from '@zhiben/domain/contract/notice.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followUpNotices } from '../services/notice-sending.ts';
import { noteEnded, type OutgoingServices, takeDue, tryMessage } from '../services/outgoing.ts';
import { remindOfTerms } from '../services/reminders.ts';
import { systemActor } from '../services/system-actor.ts';
import { type Database, openDatabase, sql } from '../store/database.ts';
import { claimDue } from '../store/messages.ts';
import { PASSWORD, type Visitor } from '../testing/app.ts';
import { type HttpGateway, type MailGateway, openHttpGateway, openMailGateway } from '../testing/gateways.ts';
import { makeOrganisation, openWorld, put, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let owner: Database;
let authorityId = '';
let mail: MailGateway;
let sms: HttpGateway;
let services: OutgoingServices;

beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
  [mail, sms] = await Promise.all([openMailGateway('letmein'), openHttpGateway()]);
  services = { ...world.test.services, publicUrl: 'https://zhiben.example.cn' };
  owner = openDatabase(world.test.home.ownerUrl, { max: 2 });
  authorityId = (await desk.get('/api/authorities')).body.rows[0].id;
});
afterAll(async () => {
  await Promise.all([mail.close(), sms.close()]);
  await owner.close();
  await world.test.close();
});
beforeEach(async () => {
  setClock('2026-11-23T02:00:00Z');
  mail.manner = 'takes';
  sms.manner = 'takes';
  mail.mails.length = 0;
  sms.calls.length = 0;
  sms.taken.length = 0;
  await sql`update channel set active = false`.execute(owner.plain);
  await sql`update message set state = 'void' where state in ('waiting', 'sending')`.execute(owner.plain);
});

function setClock(at: string): void {
  world.test.clock.at = new Date(at);
}

/** Sends what is due, until nothing is. */
async function sendDue(): Promise<void> {
  for (;;) {
    const taken = await takeDue(services, 50);
    if (taken.length === 0) return;
    await noteEnded(services, await Promise.all(taken.map((one) => tryMessage(services, one))));
  }
}

const emailForm = (more: object = {}) => ({
  name: '区安办邮箱',
  position: 1,
  settings: {
    kind: 'email',
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    from: 'anban@zhiben.example.cn',
    username: 'anban',
  },
  secrets: { password: 'letmein' },
  ...more,
});
const smsForm = (more: object = {}) => ({
  name: '短信网关',
  position: 2,
  settings: {
    kind: 'sms',
    method: 'POST',
    contentType: 'application/json',
    body: '{"mobile":"{phone}","content":"{text}","seq":"{id}"}',
    successAt: 'errcode',
    successIs: '0',
  },
  secrets: { url: sms.url, headers: 'Authorization: Bearer top-secret-token' },
  ...more,
});
const robotForm = (kind: string, url: string, signSecret?: string) => ({
  name: kind,
  position: 3,
  settings: { kind },
  secrets: { url, ...(signSecret === undefined ? {} : { signSecret }) },
});

async function makeChannel(form: object): Promise<string> {
  return (await put(desk, `/api/channels/${randomUUID()}`, form)).id;
}

async function sendTest(channelId: string, to = ''): Promise<MessagePage> {
  const id = randomUUID();
  const queued = await desk.post(`/api/channels/${channelId}/test`, { id, to });
  if (queued.status !== 200) throw new Error(JSON.stringify(queued.body));
  await sendDue();
  return readPage(id);
}

const readPage = async (id: string): Promise<MessagePage> => (await desk.get(`/api/messages/${id}`)).body;

let made = 0;
/** A factory with a principal who has a mailbox and a mobile number, signed in. */
async function newFactory(
  person: object = { phone: `139${String(++made).padStart(8, '0')}`, email: `p${made}@factory.cn` },
) {
  const factory = await makeOrganisation(desk, { name: `凤台县第${made}铝厂` });
  const posts = [{ id: randomUUID(), post: 'principal', from: '2024-01-01', to: null }];
  const form = { name: '方厂长', organisationId: factory, posts, ...person };
  return { factory, principal: await signedInWorker(world.test, desk, form, ['enterprise-principal']) };
}

async function confirmed(organisationId: string): Promise<string> {
  const id = randomUUID();
  const happenedAt = '2026-11-20T08:00:00+08:00';
  const hazard = {
    id,
    title: '铝粉除尘系统未设置泄爆装置',
    channel: 'supervision',
    organisationId,
    foundOn: '2026-11-20',
    happenedAt,
  };
  expect((await desk.post('/api/hazards', hazard)).status).toBe(201);
  const input = { grade: 'major', criterionId: 'GM10-3-1' };
  const order = { moveId: randomUUID(), seenVersion: 1, happenedAt, input };
  expect((await desk.post(`/api/hazards/${id}/moves/confirm`, order)).status).toBe(200);
  return id;
}

async function cookieOfDesk(): Promise<string> {
  const signedIn = await world.test.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: 'lin', password: PASSWORD },
  });
  return signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

const noticeOf = async (id: string, by = desk): Promise<Notice> =>
  (await by.get(`/api/hazards/${id}/notices`)).body.rows[0];
const followUp = () => followUpNotices(world.test.services, systemActor(authorityId));

describe('A channel', () => {
  it('never tells its secrets, neither in answers nor in history nor readable in the database', async () => {
    const id = await makeChannel(smsForm());
    const list = await desk.get('/api/channels');
    const mine: Channel = list.body.rows.find((row: Channel) => row.id === id);
    expect(mine.held.toSorted()).toEqual(['headers', 'url']);
    const { rows } = await sql<{ whole: string }>`
      select coalesce(string_agg(e::text, ''), '') || (select string_agg(c::text || encode(s.sealed, 'escape'), '')
        from channel c join channel_secret s on s.channel_id = c.id) as whole
        from register_event e where register = 'channel'`.execute(owner.plain);
    expect(rows[0]?.whole).toContain('短信网关');
    for (const text of [JSON.stringify(list.body), rows[0]?.whole])
      for (const secret of ['top-secret-token', 'sekret-key']) expect(text).not.toContain(secret);
  });

  it('keeps its secrets when others things of it change, and is written once when it is sent twice', async () => {
    const id = await makeChannel(emailForm());
    const { secrets: _, ...again } = emailForm({ name: '区应急局邮箱', seenVersion: 1 });
    expect((await desk.put(`/api/channels/${id}`, again)).body).toEqual({ id, version: 2 });
    expect((await desk.put(`/api/channels/${id}`, again)).body).toEqual({ id, version: 2 });
    expect((await sendTest(id, 'lin@zhiben.example.cn')).message.state).toBe('accepted');
    expect((await desk.put(`/api/channels/${id}`, { ...again, name: '别的' })).body.code).toBe('stale');
  });

  it('is set up by an administrator alone, and needs what it cannot work without', async () => {
    const path = `/api/channels/${randomUUID()}`;
    expect((await world.inspector.put(path, emailForm())).status).toBe(403);
    expect((await world.officer.get('/api/channels')).status).toBe(403);
    expect((await desk.put(path, { ...smsForm(), secrets: {} })).body).toMatchObject({
      code: 'channel-secret-needed',
      at: 'url',
    });
    expect((await desk.put(path, { ...smsForm(), secrets: { url: 'file:///etc/passwd' } })).status).toBe(400);
    expect((await desk.put(path, { ...smsForm(), secrets: { url: 'http://u:p@gate.cn/' } })).status).toBe(
      400,
    );
  });

  it('sends a test by SMTP, signed in, under the id of the message', async () => {
    const { message } = await sendTest(await makeChannel(emailForm()), 'lin@zhiben.example.cn');
    expect(message).toMatchObject({ state: 'accepted', tries: 1, address: 'li…@zhiben.example.cn' });
    expect(mail.mails).toMatchObject([{ messageId: message.id, to: 'lin@zhiben.example.cn' }]);
  });

  it('that is refused by its mail server says so, without the password', async () => {
    const id = await makeChannel(emailForm({ secrets: { password: 'wrong-password' } }));
    const { message, attempts } = await sendTest(id, 'lin@zhiben.example.cn');
    expect(message).toMatchObject({ state: 'dead', error: 'smtp-refused' });
    expect(attempts).toHaveLength(1);
    expect(JSON.stringify({ message, attempts })).not.toContain('wrong-password');
  });

  it('of an SMS gateway fills its template and carries its heads', async () => {
    await sendTest(await makeChannel(smsForm()), '13800138000');
    const [call] = sms.calls;
    const body = JSON.parse(call?.body ?? '');
    expect(body).toMatchObject({ mobile: '13800138000', seq: call?.id });
    expect(body.content).toContain('测试消息');
    expect(call?.headers['authorization']).toBe('Bearer top-secret-token');
  });

  it('of WeCom, DingTalk and Feishu speaks as its maker asks, signed where it signs', async () => {
    for (const kind of ['wecom', 'dingtalk', 'feishu'] as const) {
      const gateway = await openHttpGateway();
      const id = await makeChannel(robotForm(kind, gateway.url, kind === 'wecom' ? undefined : 'SECabc'));
      expect((await sendTest(id)).message.state).toBe('accepted');
      const [call] = gateway.calls;
      const body = JSON.parse(call?.body ?? '');
      const query = new URL(call?.url ?? '', gateway.url).searchParams;
      if (kind === 'feishu') {
        const sign = createHmac('sha256', `${body.timestamp}\nSECabc`).digest('base64');
        expect(body).toMatchObject({ sign, msg_type: 'text' });
      } else expect(body.msgtype).toBe('text');
      if (kind === 'dingtalk') {
        const time = query.get('timestamp');
        expect(query.get('sign')).toBe(
          createHmac('sha256', 'SECabc').update(`${time}\nSECabc`).digest('base64'),
        );
      }
      await gateway.close();
    }
  });

  it.each([
    ['lies', 'waiting', 'gateway-said-no'],
    ['answers-500', 'waiting', 'gateway-status'],
    ['answers-400', 'dead', 'gateway-status'],
    ['hangs-up', 'waiting', 'gateway-unreachable'],
    ['redirects', 'waiting', 'gateway-status'],
  ] as const)('that %s leaves the message %s and says why', async (manner, state, error) => {
    sms.manner = manner;
    const { message, attempts } = await sendTest(await makeChannel(smsForm()), '13800138000');
    expect(message).toMatchObject({ state, error, tries: 1 });
    expect(attempts).toMatchObject([{ try: 1, error }]);
    expect(sms.calls).toHaveLength(1);
  });

  it('does not reach where clouds keep the keys of their machines', async () => {
    for (const url of ['http://169.254.169.254/latest/meta-data', 'http://[::ffff:169.254.169.254]/x']) {
      const id = await makeChannel({ ...smsForm(), secrets: { url } });
      expect((await sendTest(id, '13800138000')).message).toMatchObject({
        state: 'dead',
        error: 'address-not-allowed',
      });
    }
  });
});

describe('A message', () => {
  it('that fails is tried again later and later under the same id, then given up and shown, then sent again by hand', async () => {
    sms.manner = 'answers-500';
    const { message } = await sendTest(await makeChannel(smsForm()), '13800138000');
    let page = await readPage(message.id);
    while (page.message.state === 'waiting') {
      expect(Date.parse(page.message.dueAt)).toBeGreaterThan(world.test.clock.at.getTime());
      setClock(page.message.dueAt);
      await sendDue();
      page = await readPage(message.id);
    }
    expect(page.message).toMatchObject({ state: 'dead', tries: 8 });
    expect(page.attempts).toHaveLength(8);
    const dead: Message[] = (await desk.get('/api/messages?which=dead')).body.rows;
    expect(dead.map(({ id }) => id)).toContain(message.id);

    expect((await world.officer.post(`/api/messages/${message.id}/resend`)).status).toBe(403);
    sms.manner = 'takes';
    const resent = await desk.post(`/api/messages/${message.id}/resend`);
    expect(resent.body).toMatchObject({ state: 'waiting' });
    expect(await desk.post(`/api/messages/${message.id}/resend`)).toEqual(resent);
    await sendDue();
    expect((await readPage(message.id)).message).toMatchObject({ state: 'accepted', tries: 9 });
    expect(new Set(sms.calls.map(({ id }) => id))).toEqual(new Set([message.id]));
    expect((await desk.post(`/api/messages/${message.id}/resend`)).status).toBe(409);
  });

  it('is taken by one process only', async () => {
    const channel = await makeChannel(smsForm());
    for (let i = 0; i < 20; i++)
      await desk.post(`/api/channels/${channel}/test`, { id: randomUUID(), to: '13800138000' });
    const now = world.test.clock.at.toISOString();
    const ids = await services.database.as(systemActor(authorityId), async (tx) => {
      const claim = { authorityIds: [authorityId], now, leaseMs: 60_000, most: 5 };
      const mine = await claimDue(tx, claim);
      // Before this one has committed, another takes the others and does not wait.
      const theirs = await takeDue(services, 50);
      return [...mine, ...theirs.map(({ message }) => message)].map(({ id }) => id);
    });
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  });

  it('whose process was killed is taken again when the lease is over, and its lost try stays on record', async () => {
    const channel = await makeChannel(smsForm());
    const id = randomUUID();
    await desk.post(`/api/channels/${channel}/test`, { id, to: '13800138000' });
    const [killed] = await takeDue(services, 1);
    expect(killed?.message.id).toBe(id);
    // However far an administrator moves the clock of the product, the lease is another's.
    setClock('2026-12-24T02:00:00Z');
    expect(await takeDue(services, 1)).toEqual([]);
    await sql`update message set due_at = now() where id = ${id}`.execute(owner.plain);
    await sendDue();
    const { message, attempts } = await readPage(id);
    expect(message).toMatchObject({ state: 'accepted', tries: 2 });
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['lost', 'accepted']);
    // The first hand comes back from the dead: it changes nothing.
    sms.manner = 'answers-500';
    if (killed !== undefined) await noteEnded(services, [await tryMessage(services, killed)]);
    expect((await readPage(id)).message).toEqual(message);
    expect(sms.calls.map((call) => call.id)).toEqual([id, id]);
  });

  it('is not lost when its channel was sealed on another installation: it is given up with a reason', async () => {
    const channel = await makeChannel(smsForm());
    await sql`update channel_secret set sealed = decode(repeat('00', 40), 'hex') where channel_id = ${channel}`.execute(
      owner.plain,
    );
    expect((await sendTest(channel, '13800138000')).message).toMatchObject({
      state: 'dead',
      error: 'channel-secret-lost',
    });
  });

  it('shows its list by state and channel, page by page, to the desk', async () => {
    const channel = await makeChannel(smsForm());
    const sent: string[] = [];
    for (let i = 0; i < 5; i++) {
      setClock(`2026-11-23T02:0${i}:00Z`);
      sent.unshift((await sendTest(channel, '13800138000')).message.id);
    }
    const ids: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { rows: Message[]; next: string | null } = (
        await desk.get(`/api/messages?channelId=${channel}&limit=2${next && `&cursor=${next}`}`)
      ).body;
      ids.push(...page.rows.map(({ id }) => id));
      next = page.next;
    }
    expect(ids).toEqual(sent);
    expect((await world.inspector.get('/api/messages')).status).toBe(403);
  });
});

describe('A notice of a major hazard', () => {
  it('leaves by the first channel in the transaction that makes it, with its number and a short link and nothing of the hazard', async () => {
    await makeChannel(smsForm());
    await makeChannel(emailForm({ position: 5 }));
    const { factory } = await newFactory();
    const id = await confirmed(factory);
    expect(await noticeOf(id)).toMatchObject({ receipts: [{ channelKind: 'sms', state: 'waiting' }] });
    await sendDue();
    const { caseNumber, receipts } = await noticeOf(id);
    expect(receipts).toMatchObject([{ channelKind: 'sms', state: 'accepted', tries: 1 }]);
    const { content } = JSON.parse(sms.calls[0]?.body ?? '');
    expect(content).toContain(caseNumber);
    expect(content).toMatch(/https:\/\/zhiben\.example\.cn\/h\/[\w-]{22}$/);
    expect(content).not.toContain('铝粉');
    expect(mail.mails).toEqual([]);
  });

  it('confirmed by a department leaves as well', async () => {
    await makeChannel(smsForm());
    const { factory } = await newFactory();
    const id = randomUUID();
    const happenedAt = '2026-11-20T08:00:00+08:00';
    const move = async (by: Visitor, seenVersion: number, name: string, input: object) =>
      expect(
        (
          await by.post(`/api/hazards/${id}/moves/${name}`, {
            moveId: randomUUID(),
            seenVersion,
            happenedAt,
            input,
          })
        ).status,
      ).toBe(200);
    await desk.post('/api/hazards', {
      id,
      title: '粉尘未清扫',
      channel: 'supervision',
      organisationId: factory,
      foundOn: '2026-11-20',
      happenedAt,
    });
    await move(desk, 1, 'hand-over', { departmentId: world.emergency, reason: '属于应急管理' });
    await move(world.inspector, 2, 'accept-hand-over', {});
    await move(world.inspector, 3, 'confirm', { grade: 'major', criterionId: 'GM10-3-1' });
    expect((await noticeOf(id, world.inspector)).receipts).toHaveLength(1);
  });

  it('that nobody acknowledged goes out by the next channel after its hours, then asks for service in person', async () => {
    await makeChannel(emailForm());
    await makeChannel(smsForm());
    const { factory, principal } = await newFactory();
    const id = await confirmed(factory);
    await sendDue();
    await followUp();
    expect((await noticeOf(id)).receipts).toHaveLength(1);
    setClock('2026-11-23T06:00:00Z');
    await followUp();
    await followUp();
    await sendDue();
    expect((await noticeOf(id)).receipts.map(({ channelKind }) => channelKind)).toEqual(['email', 'sms']);
    expect((await noticeOf(id)).serveDueAt).toBeNull();
    setClock('2026-11-23T10:00:00Z');
    await followUp();
    expect(await noticeOf(id)).toMatchObject({ state: 'made', serveDueAt: '2026-11-23T10:00:00.000Z' });
    const due: Notice[] = (await desk.get('/api/notices?which=serve-due&limit=100')).body.rows;
    expect(due.map(({ caseId }) => caseId)).toContain(id);
    // His own receipts are his to see.
    expect((await noticeOf(id, principal)).receipts).toHaveLength(2);
    expect((await world.rivalOfficer.get(`/api/hazards/${id}/notices`)).status).toBe(404);
  });

  it('whose first channel failed for good goes out by the next at once', async () => {
    await makeChannel(emailForm());
    await makeChannel(smsForm());
    mail.manner = 'refuses';
    const { factory } = await newFactory();
    const id = await confirmed(factory);
    await sendDue();
    setClock('2026-11-23T02:01:00Z');
    await followUp();
    await sendDue();
    expect((await noticeOf(id)).receipts.map(({ state }) => state)).toEqual(['dead', 'accepted']);
  });

  it('that was acknowledged before it left is not sent any more', async () => {
    await makeChannel(smsForm());
    const { factory, principal } = await newFactory();
    const id = await confirmed(factory);
    const { id: noticeId } = await noticeOf(id);
    const answer = { measures: '停用抛光线，加装泄爆片', dueOn: '2026-12-20' };
    expect((await principal.post(`/api/notices/${noticeId}/acknowledge`, answer)).status).toBe(200);
    await sendDue();
    expect((await noticeOf(id)).receipts).toMatchObject([{ state: 'void', tries: 0 }]);
    expect(sms.calls).toEqual([]);
  });

  it('stands in an exported list with how it was sent, and lists can show the latest first', async () => {
    await makeChannel(smsForm());
    const { factory } = await newFactory();
    await confirmed(factory);
    setClock('2026-11-23T02:30:00Z');
    const latest = await confirmed(factory);
    await sendDue();
    const rows: Notice[] = (await desk.get('/api/notices?which=all&sort=-made-at&limit=1')).body.rows;
    expect(rows.map(({ caseId }) => caseId)).toEqual([latest]);
    const sheet = await world.test.app.inject({
      url: '/api/notices/export.csv?which=waiting&sort=-made-at',
      headers: { cookie: await cookieOfDesk() },
    });
    expect(sheet.body).toContain(rows[0]?.caseNumber);
    expect(sheet.body).toContain('短信网关 渠道已接收');
  });

  it('for which nobody is known asks for service in person at the next look', async () => {
    await makeChannel(smsForm());
    const empty = await makeOrganisation(desk, { name: `凤台县无人厂${randomUUID().slice(0, 4)}` });
    const id = await confirmed(empty);
    await followUp();
    expect(await noticeOf(id)).toMatchObject({
      personId: null,
      serveDueAt: expect.any(String),
      receipts: [],
    });
  });
});

describe('A reminder', () => {
  const remind = () => remindOfTerms(world.test.services, systemActor(authorityId));

  it('is one message a person and day, whatever the number of hazards and of runs, and leaves by day', async () => {
    await makeChannel(smsForm());
    const { factory } = await newFactory();
    const ids = [await confirmed(factory), await confirmed(factory)];
    for (const id of ids) {
      const input = { dueOn: '2026-11-30', requirements: '加装泄爆装置并验收' };
      const order = { moveId: randomUUID(), seenVersion: 2, happenedAt: '2026-11-23T09:00:00+08:00', input };
      expect((await desk.post(`/api/hazards/${id}/moves/order`, order)).status).toBe(200);
    }
    await sql`update message set state = 'void' where state = 'waiting'`.execute(owner.plain);
    setClock('2026-11-22T23:30:00Z');
    await remind();
    setClock('2026-11-23T02:00:00Z');
    await Promise.all([remind(), remind()]);
    await sendDue();
    await remind();
    await sendDue();
    expect(sms.calls).toHaveLength(1);
    const { content } = JSON.parse(sms.calls[0]?.body ?? '');
    expect(content).toContain('您负责的 2 条隐患');
    expect(content).toContain('还有 7 天');
    setClock('2026-11-24T02:00:00Z');
    await remind();
    setClock('2026-11-27T02:00:00Z');
    await remind();
    await sendDue();
    expect(sms.calls).toHaveLength(2);
    const { rows } = (await desk.get('/api/messages')).body;
    expect(rows[0]).toMatchObject({ purpose: 'reminder', personName: '方厂长', state: 'accepted' });
  });
});
