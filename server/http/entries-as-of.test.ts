import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { allPages, download, openWorld, type World } from '../testing/world.ts';

interface Row {
  readonly title: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly expiresOn: string | null;
  readonly endedOn: string | null;
}

let world: World;
let desk: Visitor;
beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
});
afterAll(() => world.test.close());

const path = (id: string) => `/api/registers/licence/entries/${id}`;
const LIST = '/api/registers/licence/entries';

/** Says that everything which this entry went through until now was received on another day. */
async function received(id: string, on: string): Promise<void> {
  const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
  const at = `${on}T12:00:00+08:00`;
  await sql`update register_event set received_at = ${at} where entry_id = ${id} and received_at > ${at}`.execute(
    owner.plain,
  );
  await sql`update register_entry set created_at = least(created_at, ${at}) where id = ${id}`.execute(
    owner.plain,
  );
  await owner.close();
}

const values = (number: string, more: object = {}) => ({
  number,
  kind: 'gas-trade',
  issuedOn: '2024-03-01',
  validTo: '2026-02-28',
  ...more,
});

async function licence(number: string, more: object = {}, by = world.officer): Promise<string> {
  const id = randomUUID();
  await by.put(path(id), { values: values(number, more) });
  return id;
}

const stood = async (asOf: string, query = '', by = desk): Promise<Row[]> =>
  allPages<Row>(by, `${LIST}?asOf=${asOf}${query}`, 1);
const titles = async (asOf: string, query = '', by = desk) =>
  (await stood(asOf, query, by)).map(({ title }) => title).sort();

describe('The list of a register as of a day that is over', () => {
  it('shows what stood then, page by page, and nothing that began later or had ended', async () => {
    const old = await licence('A-旧');
    await received(old, '2024-03-05');
    await world.officer.post(`${path(old)}/end`, { on: '2025-06-01', because: '注销', seenVersion: 1 });
    await licence('A-新', { issuedOn: '2025-07-01' });
    await licence('A-先有后录', { issuedOn: '2024-01-01' });
    expect(await titles('2024-02-01', '&q=A-')).toEqual(['A-先有后录']);
    expect(await titles('2025-05-31', '&q=A-')).toEqual(['A-先有后录', 'A-旧']);
    expect(await titles('2025-06-01', '&q=A-')).toEqual(['A-先有后录']);
    expect(await titles('2025-06-01', '&q=A-&which=ended')).toEqual(['A-旧']);
    expect(await titles('2025-07-01', '&q=A-&which=all&sort=-held')).toEqual(['A-先有后录', 'A-新', 'A-旧']);
    const [then] = await stood('2025-05-31', '&q=A-旧');
    expect(then?.endedOn).toBeNull();
    expect(await titles('2025-05-31', '&q=A-', world.rivalOfficer)).toEqual([]);
  });

  it('shows the answers of that day, or the first ones where it was entered later', async () => {
    const id = await licence('B-改过');
    await received(id, '2024-03-05');
    const changed = values('B-改过', { validTo: '2029-02-28', scope: '管道燃气' });
    await world.officer.put(path(id), { values: changed, seenVersion: 1 });
    const [then] = await stood('2025-01-01', '&q=B-改过');
    expect(then).toMatchObject({ expiresOn: '2026-02-28' });
    expect(then?.values['scope']).toBeUndefined();
    const [now] = await stood('2026-11-23', '&q=B-改过');
    expect(now).toMatchObject({ expiresOn: '2029-02-28', values: { scope: '管道燃气' } });
    // Nothing is known from before: what was entered first is the nearest.
    const [before] = await stood('2024-03-01', '&q=B-改过');
    expect(before).toMatchObject({ expiresOn: '2026-02-28' });
  });

  it('goes through every page in the order of a day that was another one then', async () => {
    for (const n of [1, 2, 3]) {
      const id = await licence(`C-${n}`, { validTo: `2026-0${n}-01` });
      await received(id, '2024-03-05');
      const later = values(`C-${n}`, { validTo: `2029-0${4 - n}-01` });
      await world.officer.put(path(id), { values: later, seenVersion: 1 });
    }
    const rows = await stood('2025-01-01', '&q=C-&sort=expires');
    expect(rows.map(({ title, expiresOn }) => [title, expiresOn])).toEqual([
      ['C-3', '2026-03-01'],
      ['C-2', '2026-02-01'],
      ['C-1', '2026-01-01'],
    ]);
  });

  it('is refused for a day to come, and for what only today can tell', async () => {
    expect((await desk.get(`${LIST}?asOf=2026-11-24`)).body).toEqual({ code: 'date-in-future', at: 'asOf' });
    expect((await desk.get(`${LIST}?asOf=2025-01-01&which=soon`)).body).toEqual({
      code: 'input-invalid',
      at: 'which',
    });
  });

  it('is exported as it stood, under its day', async () => {
    const csv = await download(world.test, '/api/registers/licence/export.csv?asOf=2025-01-01&q=B-');
    expect(csv).toContain('2026-02-28');
    expect(csv).not.toContain('2029-02-28');
  });
});

describe('The list of a register', () => {
  it('says whether its reader may enter one and bring a file', async () => {
    const rights = async (by: Visitor, register: string) => {
      const { mayEnter, mayImport } = (await by.get(`/api/registers/${register}/entries`)).body;
      return [mayEnter, mayImport];
    };
    expect(await rights(world.officer, 'licence')).toEqual([true, true]);
    expect(await rights(desk, 'licence')).toEqual([true, true]);
    expect(await rights(world.inspector, 'licence')).toEqual([false, false]);
    expect(await rights(world.inspector, 'expert')).toEqual([true, false]);
    expect(await rights(world.inspector, 'rescue-team')).toEqual([true, false]);
    expect(await rights(desk, 'expert')).toEqual([true, true]);
  });
});
