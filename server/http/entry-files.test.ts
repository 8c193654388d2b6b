import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../store/database.ts';
import { type Caller, openTestPark, type TestPark } from '../testing/park.ts';
import { workshop } from '../testing/pictures.ts';
import { upload } from '../testing/uploads.ts';

let park: TestPark;
let picture: Buffer;
beforeAll(async () => {
  park = await openTestPark();
  picture = await workshop(1);
});
afterAll(() => park.close());

const path = (id: string) => `/api/registers/drill/entries/${id}`;

async function put(who: Caller, id: string, form: object) {
  const answer = await who.fetch(path(id), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(form),
  });
  return { status: answer.status, body: await answer.json() };
}

let count = 0;
const values = () => ({
  topic: `车间疏散演练第${++count}次`,
  kind: 'evacuation',
  heldOn: '2026-06-12',
  participants: 86,
});

async function drill(who: Caller, form: object = {}): Promise<string> {
  const id = randomUUID();
  const { status, body } = await put(who, id, { values: values(), ...form });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return id;
}

const read = (who: Caller, id: string) => who.json(path(id));
const statusOf = async (who: Caller, fileId: string) => (await who.fetch(`/api/files/${fileId}`)).status;
async function sent(who: Caller, bytes = picture): Promise<string> {
  const fileId = randomUUID();
  await upload(who, bytes, { fileId, name: '演练现场.jpg' });
  return fileId;
}

describe('A file of an entry', () => {
  it('comes with the form or after it, before its bytes or behind them', async () => {
    const [early, late] = [await sent(park.officer), randomUUID()];
    const id = await drill(park.officer, { files: [early] });
    await park.officer.json(`${path(id)}/files`, { files: [late] });
    const before = await read(park.desk, id);
    expect(before.entry.files).toBe(2);
    const file = (page: { files: { fileId: string }[] }, id: string) =>
      page.files.find((f) => f.fileId === id);
    expect(file(before, late)).toMatchObject({ received: false, byName: '周安全' });
    expect(file(before, early)).toMatchObject({ received: true, name: '演练现场.jpg', detachedAt: null });
    await upload(park.officer, picture, { fileId: late, name: '签到表.jpg' });
    expect(file(await read(park.desk, id), late)).toMatchObject({ received: true });
    const { rows } = await park.desk.json('/api/registers/drill/entries');
    expect(rows.find((row: { id: string }) => row.id === id).files).toBe(2);
    expect(before.history.map(({ move }: { move: string }) => move)).toEqual(['enter', 'attach', 'attach']);
  });

  it('is added once however often it is sent, and makes nobody’s form stale', async () => {
    const told = values();
    const id = randomUUID();
    const form = { values: told, files: [randomUUID()] };
    for (const _ of [1, 2]) expect((await put(park.officer, id, form)).body).toEqual({ id, version: 1 });
    const files = [randomUUID(), ...form.files];
    for (const _ of [1, 2]) await park.officer.json(`${path(id)}/files`, { files });
    const page = await read(park.officer, id);
    expect([page.entry.files, page.history.length]).toEqual([2, 3]);
    const more = { values: { ...told, participants: 12 }, files: [randomUUID()], seenVersion: 1 };
    expect((await put(park.officer, id, more)).body).toEqual({ id, version: 2 });
    expect((await read(park.officer, id)).entry.files).toBe(3);
  });

  it('is taken off for a reason, stays in history, and is not put on again', async () => {
    const fileId = await sent(park.officer);
    const id = await drill(park.officer, { files: [fileId] });
    const detach = () => park.officer.json(`${path(id)}/files/${fileId}/detach`, { because: '传错了照片' });
    for (const _ of [1, 2]) expect(await detach()).toEqual({ id, version: 1 });
    await park.officer.json(`${path(id)}/files`, { files: [fileId] });
    const { entry, files, history } = await read(park.desk, id);
    expect(entry.files).toBe(0);
    expect(files).toMatchObject([{ fileId, detachedBecause: '传错了照片', received: true }]);
    expect(history.map(({ move }: { move: string }) => move)).toEqual(['enter', 'attach', 'detach']);
    expect(await statusOf(park.desk, fileId)).toBe(200);
    const absent = await park.officer.json(`${path(id)}/files/${randomUUID()}/detach`, { because: '没有' });
    expect(absent).toEqual({ code: 'not-found' });
  });

  it('is seen by who sees the entry, and by nobody else', async () => {
    const fileId = await sent(park.officer);
    expect(await statusOf(park.desk, fileId)).toBe(404);
    const id = await drill(park.officer, { files: [fileId] });
    expect([await statusOf(park.desk, fileId), await statusOf(park.rival, fileId)]).toEqual([200, 404]);
    const files = { files: [randomUUID()] };
    const foreign = await park.rival.json(`${path(id)}/files`, files);
    expect(foreign).toEqual(await park.rival.json(`${path(randomUUID())}/files`, files));
    const detach = { because: '别家的' };
    expect(await park.rival.json(`${path(id)}/files/${fileId}/detach`, detach)).toEqual({
      code: 'not-found',
    });
  });

  it('of the governing side about an enterprise stays closed to that enterprise', async () => {
    const fileId = await sent(park.desk);
    const id = randomUUID();
    const inner = values();
    await sql`insert into register_entry (authority_id, id, register, organisation_id, inner_side, title, fields, created_at,
        updated_at) values (${park.authorityId}, ${id}, 'drill', ${park.factory}, true, '内部', ${JSON.stringify(inner)},
        now(), now())`.execute(park.owner.plain);
    await park.desk.json(`${path(id)}/files`, { files: [fileId] });
    expect([await statusOf(park.verifier, fileId), await statusOf(park.officer, fileId)]).toEqual([200, 404]);
  });

  it('that somebody else brought is not opened by naming it in an entry of one’s own', async () => {
    const fileId = await sent(park.rival);
    const id = await drill(park.officer, { files: [fileId] });
    expect(await statusOf(park.officer, fileId)).toBe(404);
    expect((await read(park.officer, id)).files).toMatchObject([{ fileId, received: false, name: '' }]);
  });

  it('that shows the same picture as one of another entry says so, without saying of which', async () => {
    const bytes = await workshop(7);
    await drill(park.officer, { files: [await sent(park.officer, bytes)] });
    const id = await drill(park.rival, { files: [await sent(park.rival, bytes)] });
    const [file] = (await read(park.rival, id)).files;
    expect(file.signals).toContain('used-in-entry');
  });

  it('is one of fifty at most', async () => {
    const id = await drill(park.officer, { files: Array.from({ length: 49 }, () => randomUUID()) });
    const more = (n: number) =>
      park.officer.json(`${path(id)}/files`, { files: Array.from({ length: n }, () => randomUUID()) });
    expect(await more(2)).toEqual({ code: 'too-many-files', at: 'files', detail: { most: 50 } });
    expect((await read(park.officer, id)).entry.files).toBe(49);
    expect(await more(1)).toEqual({ id, version: 1 });
  });

  it('may be added and taken off only by who keeps the entry', async () => {
    const id = await drill(park.officer);
    expect(await park.verifier.json(`${path(id)}/files`, { files: [randomUUID()] })).toEqual({
      code: 'not-permitted',
    });
  });
});
