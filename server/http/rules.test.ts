import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyRules } from '../services/apply-rules.ts';
import { systemActor } from '../services/system-actor.ts';
import { sql } from '../store/database.ts';
import { holdOwnRules } from '../store/own-rules.ts';
import { insertEntries, lockEntryOf } from '../store/register-entries.ts';
import type { Visitor } from '../testing/app.ts';
import { makePerson, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let authorityId: string;
beforeAll(async () => {
  world = await openWorld();
  desk = await signedInWorker(world.test, world.administrator, { name: '林值班' }, ['desk']);
  authorityId = (await desk.get('/api/session')).body.authority.id;
});
afterAll(() => world.test.close());

const rule = async (id: string, by: Visitor = desk) =>
  (await by.get('/api/rules')).body.rules.find((row: { id: string }) => row.id === id);
const set = (id: string, value: number, because = '县市场监管局书面答复', by: Visitor = desk) =>
  by.put(`/api/rules/${id}`, { value, because });
const takeBack = (id: string, because = '答复作废') => desk.post(`/api/rules/${id}/take-back`, { because });

async function enter(register: string, values: object, by: Visitor = world.officer) {
  const id = randomUUID();
  const answer = await by.put(`/api/registers/${register}/entries/${id}`, { values });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return id;
}
const entry = async (register: string, id: string, by: Visitor = world.officer) =>
  (await by.get(`/api/registers/${register}/entries/${id}`)).body;
const items = async (duty: string, query = '') =>
  (await desk.get(`/api/duties/${duty}/items?${query}`)).body.rows;
const stand = async (name: string) =>
  (await desk.get('/api/duties')).body.duties.find(({ duty }: { duty: string }) => duty === name);

const ALARM = { place: '食堂后厨', kind: 'commercial', madeOn: '2025-01-08', calibratedOn: '2025-12-01' };

describe('A number that is not sure', () => {
  let alarm: string;

  it('is asked of the authority with its sentence, source and what waits for it', async () => {
    alarm = await enter('gas-alarm', ALARM);
    expect(await rule('gas-alarm-calibration')).toMatchObject({
      group: 'assets',
      words: ['可燃气体报警装置每 12 个月检定或者校准一次。', 'Gas alarms are calibrated every 12 months.'],
      source: 'JJG 693-2011 可燃气体检测报警器',
      confidence: 'UNSURE',
      value: 12,
      own: null,
      decided: null,
      registers: ['gas-alarm'],
      duties: ['gas-alarm-calibration'],
      waiting: 1,
    });
    expect((await desk.get('/api/rules/waiting')).body).toEqual({ rules: 2, entries: 1 });
    expect((await world.officer.get('/api/rules/waiting')).body).toEqual({ rules: 0, entries: 0 });
  });

  it('decides nothing before it is confirmed: neither a day nor a duty', async () => {
    const { entry: kept } = await entry('gas-alarm', alarm);
    expect(kept.values).not.toHaveProperty('calibrateBy');
    expect(kept).toMatchObject({
      expiresOn: null,
      waitsFor: ['gas-alarm-calibration', 'scrap-gas-detector-commercial'],
    });
    expect(await stand('gas-alarm-calibration')).toMatchObject({ active: false, confidence: 'UNSURE' });
    const used = await desk.put('/api/duties/gas-alarm-calibration/setting', {
      active: true,
      because: '先用起来',
    });
    expect([used.status, used.body.code]).toEqual([409, 'rules-unconfirmed']);
  });

  it('is confirmed by the desk alone, for a reason', async () => {
    for (const by of [world.officer, world.inspector])
      expect((await set('gas-alarm-calibration', 12, '我说的算', by)).status).toBe(403);
    expect((await set('gas-alarm-calibration', 12, ' ')).status).toBe(400);
    expect((await set('no-such-rule', 12)).status).toBe(404);
    expect((await set('gas-alarm-calibration', 12)).status).toBe(200);
    expect(await rule('gas-alarm-calibration')).toMatchObject({
      own: 12,
      decided: { byName: '林值班', on: '2026-11-23', because: '县市场监管局书面答复' },
      waiting: 0,
    });
  });

  it('then gives the entry its day, with an event, and the duty its subject at once', async () => {
    const { entry: kept, history } = await entry('gas-alarm', alarm);
    expect(kept).toMatchObject({
      values: { calibrateBy: '2026-12-01' },
      expiresOn: '2026-12-01',
      waitsFor: ['scrap-gas-detector-commercial'],
      version: 2,
    });
    expect(
      history.map(({ move, actorName }: { move: string; actorName: string }) => [move, actorName]),
    ).toEqual([
      ['enter', expect.any(String)],
      ['recompute', '林值班'],
    ]);
    expect(history[1].changes).toEqual({
      expires_on: '2026-12-01',
      waits_for: ['scrap-gas-detector-commercial'],
      fields: { ...ALARM, calibrateBy: '2026-12-01' },
      version: 2,
    });
    expect(await stand('gas-alarm-calibration')).toMatchObject({
      active: true,
      confidence: 'VERIFIED',
      open: 1,
    });
    expect(await items('gas-alarm-calibration')).toMatchObject([{ entryId: alarm, dueOn: '2026-12-01' }]);
  });

  it('is confirmed twice with one event', async () => {
    await set('gas-alarm-calibration', 12);
    expect((await entry('gas-alarm', alarm)).entry.version).toBe(2);
    const events = await world.test.services.database.as(systemActor(authorityId), (tx) =>
      tx
        .selectFrom('registerEvent')
        .select(['move', 'actorName', 'changes'])
        .where('authorityId', '=', authorityId)
        .where('register', '=', 'rule')
        .execute(),
    );
    expect(events).toMatchObject([
      {
        move: 'confirm',
        actorName: '林值班',
        changes: { rule: 'gas-alarm-calibration', value: 12, because: '县市场监管局书面答复' },
      },
    ]);
  });

  it('moves the day when another is set, and calls nobody done whose day only moved', async () => {
    await set('gas-alarm-calibration', 24, '园区规定延长');
    expect((await entry('gas-alarm', alarm)).entry.values.calibrateBy).toBe('2027-12-01');
    expect(await items('gas-alarm-calibration', 'which=all')).toEqual([]);
    await set('gas-alarm-calibration', 6, '园区规定更严');
    expect(await items('gas-alarm-calibration', 'which=all')).toMatchObject([
      { entryId: alarm, dueOn: '2026-06-01', coveredOn: null },
    ]);
    await world.test.services.sweep();
    expect(await items('gas-alarm-calibration', 'which=all')).toMatchObject([{ dueOn: '2026-06-01' }]);
  });

  it('counts for what is imported or entered from then on', async () => {
    const id = await enter('gas-alarm', { ...ALARM, place: '锅炉房' });
    expect((await entry('gas-alarm', id)).entry.values.calibrateBy).toBe('2026-06-01');
  });

  it('waits again when it is taken back, and reaches what comes back into service', async () => {
    const other = await enter('gas-alarm', { ...ALARM, place: '仓库' });
    await world.officer.post(`/api/registers/gas-alarm/entries/${other}/end`, {
      on: '2026-11-20',
      because: '拆除',
      seenVersion: 1,
    });
    expect((await takeBack('gas-alarm-calibration')).status).toBe(200);
    expect(await rule('gas-alarm-calibration')).toMatchObject({
      own: null,
      decided: { because: '答复作废' },
      waiting: 2,
    });
    expect((await entry('gas-alarm', alarm)).entry.values).not.toHaveProperty('calibrateBy');
    expect(await stand('gas-alarm-calibration')).toMatchObject({ active: false });
    const ended = (await entry('gas-alarm', other)).entry;
    expect(ended.values.calibrateBy).toBe('2026-06-01');
    await world.officer.post(`/api/registers/gas-alarm/entries/${other}/resume`, {
      because: '重新安装',
      seenVersion: ended.version,
    });
    expect((await entry('gas-alarm', other)).entry.values).not.toHaveProperty('calibrateBy');
  });
});

describe('A number that the law sets', () => {
  it('is counted by a duty as the authority sets it, also of what is open already', async () => {
    await makePerson(world.administrator, {
      name: '王安全',
      organisationId: world.factory,
      posts: [{ id: randomUUID(), post: 'safety-officer', from: '2020-01-01', to: null }],
    });
    await world.test.services.sweep();
    expect(await items('yearly-retraining')).toMatchObject([{ subject: '王安全', needed: 12 }]);
    await set('training-yearly-manager', 16, '省厅要求提高');
    expect(await items('yearly-retraining')).toMatchObject([{ subject: '王安全', needed: 16 }]);
    expect((await rule('training-yearly-manager')).words[0]).toContain('16 学时');
  });

  it.each([
    ['drill-high-risk-marks', 3, 'rule-fixed'],
    ['gas-alarm-calibration', 0, 'out-of-range'],
    ['gas-alarm-calibration', -6, 'out-of-range'],
    ['gas-alarm-calibration', 1.5, 'too-many-places'],
    ['gb18218-beta-coal-gas', 1.55, 'too-many-places'],
  ])('%s is not set to %d (%s)', async (id, value, code) => {
    const answer = await set(id, value);
    expect([answer.status, answer.body.code, answer.body.at]).toEqual([422, code, 'value']);
  });

  it('moves the day until which an entry holds, also where no answer shows it', async () => {
    const licence = { number: 'QP-1', kind: 'cylinder-filling', issuedOn: '2024-05-20' };
    const id = await enter('licence', licence);
    expect((await entry('licence', id)).entry.expiresOn).toBe('2028-05-19');
    await set('filling-licence', 36, '省局批复缩短');
    expect((await entry('licence', id)).entry).toMatchObject({ expiresOn: '2027-05-19', version: 2 });
  });

  it('may have the places that it needs, and nought where the law says nought', async () => {
    expect((await set('gb18218-beta-coal-gas', 1.5)).status).toBe(200);
    expect((await set('training-yearly-worker', 0)).status).toBe(200);
  });
});

describe('An entry that is being written when a number changes', () => {
  it('follows it too: whoever changes a number waits for whoever writes by it', async () => {
    const { database } = world.test.services;
    const actor = systemActor(authorityId);
    const id = await enter('gas-cylinder', { number: 'W1', kind: 'acetylene', madeOn: '2025-06-01' });
    const like = await database.as(actor, (tx) => lockEntryOf(tx, [authorityId], 'gas-cylinder', id));
    if (like === undefined) throw new Error('no cylinder');
    const somebodyWaits = async () => {
      for (;;) {
        const { rows } = await database.as(actor, (tx) =>
          sql`select from pg_locks where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())`.execute(tx),
        );
        if (rows.length > 0) return;
      }
    };
    let deciding: Promise<unknown> = Promise.resolve();
    await database.as(actor, async (tx) => {
      await holdOwnRules(tx, authorityId);
      deciding = set('cylinder-inspection-acetylene', 24, '园区规定更严');
      await Promise.race([somebodyWaits(), deciding]);
      // By the number as it was: three years.
      await insertEntries(
        tx,
        [{ ...like, id: randomUUID(), title: 'W2', key: 'W2' }],
        '2026-11-23T02:00:00Z',
      );
    });
    await deciding;
    const { rows } = (await world.officer.get('/api/registers/gas-cylinder/entries?q=W')).body;
    expect(
      rows.map((row: { title: string; expiresOn: string }) => [row.title, row.expiresOn]).sort(),
    ).toEqual([
      ['W1', '2027-06-01'],
      ['W2', '2027-06-01'],
    ]);
    await takeBack('cylinder-inspection-acetylene');
  });
});

describe('Rules of a new version of the product', () => {
  it('reach every entry with the next round, once', async () => {
    const id = await enter('gas-cylinder', { number: 'A9', kind: 'acetylene', madeOn: '2025-06-01' });
    const { database } = world.test.services;
    const actor = systemActor(authorityId);
    // As an earlier version would have left it.
    await database.as(actor, (tx) =>
      tx
        .updateTable('registerEntry')
        .set({ expiresOn: '2030-01-01', waitsFor: ['gone'] })
        .where('authorityId', '=', authorityId)
        .where('id', '=', id)
        .execute(),
    );
    await applyRules(world.test.services, actor);
    expect((await entry('gas-cylinder', id)).entry).toMatchObject({ expiresOn: '2030-01-01', version: 1 });
    await database.as(actor, (tx) =>
      tx
        .updateTable('rulesApplied')
        .set({ digest: 'older' })
        .where('authorityId', '=', authorityId)
        .execute(),
    );
    await applyRules(world.test.services, actor);
    expect((await entry('gas-cylinder', id)).entry).toMatchObject({
      expiresOn: '2028-06-01',
      waitsFor: [],
      version: 2,
    });
  });
});

describe('Whose numbers they are', () => {
  it('is said to the enterprise too, without what the office owes itself', async () => {
    const own = await rule('drill-department', world.officer);
    expect(own).toMatchObject({ own: null, duties: [] });
    const list = (await world.officer.get('/api/rules')).body;
    expect(list.mayDecide).toBe(false);
    expect((await desk.get('/api/rules')).body.mayDecide).toBe(true);
    expect((await desk.get(`/api/rules?authorityId=${randomUUID()}`)).body.code).toBe('authority-not-found');
  });
});

describe('A phase-out list', () => {
  const line = (id: string, by: Visitor = desk) =>
    by.get('/api/rules').then(({ body }) => body.phaseOuts.find((each: { id: string }) => each.id === id));
  const FORM = {
    what: '旋转直流电焊机',
    kinds: ['welder'],
    words: ['AX-320', '直流弧焊机'],
    outBy: '2026-11-01',
    source: '凤台县淘汰不符合安全要求电焊机工作方案',
    because: '县安委办2026年5月印发',
  };
  let welder: string;

  it('whose day the product is not sure of decides nothing, and is asked of the authority', async () => {
    welder = await enter('equipment', {
      label: '直流弧焊机',
      kind: 'welder',
      model: 'ＡＸ-320',
      lifeYears: 10,
      madeOn: '2020-01-01',
    });
    const { entry: kept } = await entry('equipment', welder);
    expect(kept).toMatchObject({ waitsFor: ['phase-out-rotating-welder'], expiresOn: '2030-01-01' });
    expect(kept.values).not.toHaveProperty('listed');
    expect(await line('phase-out-rotating-welder')).toMatchObject({
      confidence: 'UNSURE',
      outBy: null,
      own: false,
      waiting: 1,
    });
  });

  it('marks what stands on it and makes it fall due when the authority says the day', async () => {
    const path = '/api/phase-outs/phase-out-rotating-welder';
    expect((await world.officer.put(path, FORM)).status).toBe(403);
    expect((await desk.put(path, { ...FORM, kinds: ['spoon'] })).status).toBe(400);
    expect((await desk.put(path, { ...FORM, kinds: [], words: [] })).body.code).toBe('phase-out-matches-all');
    expect((await desk.put('/api/phase-outs/no-such-line', FORM)).status).toBe(404);
    expect((await desk.put(path, FORM)).status).toBe(200);
    const { entry: kept } = await entry('equipment', welder);
    expect(kept).toMatchObject({
      values: { listed: `${FORM.what}（${FORM.source}）`, scrapBy: '2026-11-01' },
      expiresOn: '2026-11-01',
      waitsFor: [],
    });
    expect(await items('equipment-scrap', 'which=late')).toMatchObject([
      { entryId: welder, dueOn: '2026-11-01' },
    ]);
    await desk.put(path, FORM);
    expect((await entry('equipment', welder)).entry.version).toBe(2);
    expect(await line('phase-out-rotating-welder', world.officer)).toMatchObject({
      own: true,
      decided: { byName: '林值班', because: FORM.because },
    });
  });

  it('has lines of the authority’s own, by kind alone or by a word, and not of another kind', async () => {
    const id = randomUUID();
    const own = { ...FORM, what: '老旧冲床', kinds: ['machine'], words: ['刚性离合器'], outBy: '2027-06-30' };
    expect((await desk.put(`/api/phase-outs/${id}`, own)).status).toBe(200);
    const press = await enter('equipment', { label: '刚性离合器 冲床', kind: 'machine' });
    const lift = await enter('equipment', { label: '刚性离合器 起重机', kind: 'lifting' });
    expect((await entry('equipment', press)).entry.values.scrapBy).toBe('2027-06-30');
    expect((await entry('equipment', lift)).entry.values).not.toHaveProperty('scrapBy');
    const back = () => desk.post(`/api/phase-outs/${id}/take-back`, { because: '方案废止' });
    expect((await back()).status).toBe(200);
    expect((await back()).status).toBe(200);
    expect((await entry('equipment', press)).entry.values).not.toHaveProperty('scrapBy');
    expect(await line(id)).toMatchObject({ own: false, decided: { because: '方案废止' } });
    const absent = await desk.post(`/api/phase-outs/${randomUUID()}/take-back`, { because: '没有这一条' });
    expect(absent.status).toBe(404);
  });
});

describe('What is asked of each thing by itself', () => {
  it('is monitoring of an installation: only a point that names it proves it', async () => {
    const stock = { chemicals: [{ substance: '液氨', tonnes: 40 }], people500m: 35 };
    for (const unit of ['东罐区', '西罐区']) await enter('major-hazard-installation', { ...stock, unit });
    const point = { system: 'chemical-installation', measure: 'level', connectedOn: '2025-11-20' };
    await enter('monitoring-point', { ...point, point: 'LT-1', site: '东罐区' });
    await enter('monitoring-point', { ...point, point: 'LT-2' });
    await enter('monitoring-point', { ...point, point: 'LT-3', site: '西罐区' }, world.rivalOfficer);
    await world.test.services.sweep();
    const subjects = async (which: string) =>
      (await items('monitoring-coverage', `which=${which}`)).map((row: { subject: string }) => row.subject);
    expect(await subjects('covered')).toEqual(['东罐区']);
    expect(await subjects('open')).toEqual(['西罐区']);
  });

  it('is the next visit of a household: only a later visit of its address proves it', async () => {
    for (const user of ['resident', 'other']) await set(`household-gas-visit-${user}`, 12);
    const visit = { user: 'resident', result: 'safe' };
    const first = await enter('household-gas-visit', {
      ...visit,
      address: '1栋101',
      visitedOn: '2025-10-01',
    });
    await enter('household-gas-visit', { ...visit, address: '2栋202', visitedOn: '2025-10-01' });
    await enter('household-gas-visit', {
      ...visit,
      address: '2栋202',
      visitedOn: '2025-10-02',
      result: 'absent',
    });
    await world.test.services.sweep();
    const late = async () =>
      (await items('household-gas-revisit', 'which=late')).map((row: { subject: string }) => row.subject);
    expect((await late()).sort()).toEqual(['1栋101', '2栋202']);
    await enter('household-gas-visit', { ...visit, address: '1栋101', visitedOn: '2026-09-30' });
    expect(await late()).toEqual(['2栋202']);
    expect(await items('household-gas-revisit', 'which=covered')).toMatchObject([
      { entryId: first, dueOn: '2026-10-01', coveredOn: '2026-09-30' },
    ]);
  });
});
