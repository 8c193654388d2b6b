import { randomUUID } from 'node:crypto';
import type { MissingReports } from '@zhiben/domain/contract/supervision.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../testing/app.ts';
import { type HazardSteps, hazardSteps } from '../testing/hazards.ts';
import { allPages, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let steps: HazardSteps;
let desk: Visitor;
let officer: Visitor;

beforeAll(async () => {
  world = await openWorld();
  desk = await signedInWorker(world.test, world.administrator, { name: '林专办' }, ['desk']);
  officer = world.officer;
  steps = hazardSteps(desk, officer, world.factory);
});
afterAll(() => world.test.close());
beforeEach(() => {
  world.test.clock.at = new Date('2026-11-23T02:00:00Z');
});

const told = (part: string, changed: object = {}) => ({
  id: randomUUID(),
  part,
  how: '班前会通报并张贴公告栏',
  toldOn: '2026-11-22',
  ...changed,
});
const record = (by: Visitor, caseId: string, body: object) =>
  by.post(`/api/hazards/${caseId}/double-reports`, body);
const missingOf = async (caseId: string) =>
  (await desk.get(`/api/hazards/${caseId}/supervision`)).body.missing;
const gaps = async (by: Visitor) =>
  (await allPages<MissingReports['rows'][number]>(by, '/api/double-reports/missing', 2)).map(
    ({ id, missing }) => [id, missing],
  );

describe('Of a major hazard', () => {
  it('employees and the workers’ congress are told, and what is missing is listed until then', async () => {
    const id = await steps.major();
    expect(await missingOf(id)).toEqual(['employees', 'congress']);
    expect(await gaps(desk)).toContainEqual([id, ['employees', 'congress']]);
    expect((await record(officer, id, told('employees'))).status).toBe(201);
    expect(await gaps(officer)).toContainEqual([id, ['congress']]);
    expect((await record(officer, id, told('congress', { documents: [randomUUID()] }))).status).toBe(201);
    expect(await missingOf(id)).toEqual([]);
    expect((await gaps(desk)).map(([of]) => of)).not.toContain(id);
    const { doubleReports } = (await desk.get(`/api/hazards/${id}/supervision`)).body;
    expect(doubleReports).toMatchObject([
      { part: 'employees', recordedByName: '赵安全', toldOn: '2026-11-22' },
      { part: 'congress' },
    ]);
    expect((await desk.get(`/api/hazards/${id}`)).body.evidence).toHaveLength(1);
  });

  it('it is recorded once, however often the call is repeated', async () => {
    const id = await steps.major();
    const body = told('employees');
    expect(await record(officer, id, body)).toEqual(await record(officer, id, body));
    expect((await record(officer, id, { ...body, part: 'congress' })).body.code).toBe('id-taken');
    expect((await desk.get(`/api/hazards/${id}/supervision`)).body.doubleReports).toHaveLength(1);
  });

  it.each([
    ['for tomorrow', { toldOn: '2026-11-24' }, 'date-in-future'],
    ['for a day before it was found', { toldOn: '2026-11-19' }, 'told-before-found'],
    ['without a word how', { how: '说' }, 'input-invalid'],
  ])('it is not recorded %s', async (_when, changed, code) => {
    expect((await record(officer, await steps.major(), told('employees', changed))).body.code).toBe(code);
  });

  it('it is recorded by the enterprise itself and by nobody for it', async () => {
    const id = await steps.major();
    expect((await record(desk, id, told('employees'))).body.code).toBe('not-permitted');
    expect(await record(world.rivalOfficer, id, told('employees'))).toEqual(
      await record(world.rivalOfficer, randomUUID(), told('employees')),
    );
  });

  it('nothing is asked while it is only reported, and never of a general one', async () => {
    const reported = await steps.report(desk, world.factory, { grade: 'major', criterionId: 'GM10-3-1' });
    expect(await missingOf(reported)).toEqual([]);
    const general = await steps.report(desk, world.factory);
    await steps.move(desk, general, 'confirm', { grade: 'general' });
    expect((await record(officer, general, told('employees'))).body.code).toBe('not-major');
    const open = (await gaps(desk)).map(([of]) => of);
    expect(open).not.toContain(reported);
    expect(open).not.toContain(general);
  });
});
