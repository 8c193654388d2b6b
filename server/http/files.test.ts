import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import exceljs from 'exceljs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../store/database.ts';
import { openTestPark, type TestPark } from '../testing/park.ts';
import { taken, workshop } from '../testing/pictures.ts';
import { arrived, begin, send, upload } from '../testing/uploads.ts';

const HERE = { lng: '116/1 43/1 12/1', lat: '32/1 42/1 36/1' };

let park: TestPark;
let picture: Buffer;

beforeAll(async () => {
  park = await openTestPark();
  picture = await workshop(1, taken('2026:11:20 08:00:00', HERE));
});
afterAll(() => park.close());

async function rowsOf(fileId: string): Promise<number> {
  const { rows } = await sql`select from file where id = ${fileId}`.execute(park.owner.plain);
  return rows.length;
}

const page = (who: TestPark['desk'], id: string) => who.json(`/api/hazards/${id}`);

describe('A photo on a poor network', () => {
  it('continues where the signal broke off, and is the same to the byte', async () => {
    const fileId = randomUUID();
    const announced = await begin(park.officer, picture.length, { fileId, name: '泄爆口.jpg' });
    const at = announced.headers.get('location') ?? '';
    await breakOff(at, picture.subarray(0, Math.floor(picture.length / 2)));
    const offset = (await arrived(park.officer, at)) ?? -1;
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(picture.length);
    expect(await rowsOf(fileId)).toBe(0);
    expect((await send(park.officer, at, 0, picture)).status).toBe(409);
    expect((await send(park.officer, at, offset, picture.subarray(offset))).status).toBe(204);
    expect(await arrived(park.officer, at)).toBe(picture.length);
    const got = await park.officer.fetch(`/api/files/${fileId}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(picture)).toBe(true);
  });

  it('may be sent whole a second time: one file, no complaint', async () => {
    const fileId = randomUUID();
    expect((await upload(park.officer, picture, { fileId, name: 'a.jpg' })).status).toBe(204);
    expect((await upload(park.officer, picture, { fileId, name: 'a.jpg' })).status).toBe(204);
    expect(await rowsOf(fileId)).toBe(1);
  });

  it('may come before its hazard or after it', async () => {
    const [early, late] = [randomUUID(), randomUUID()];
    await upload(park.officer, picture, { fileId: early, name: 'a.jpg' });
    const id = await park.officer.report({ files: [early, late] });
    const before = (await page(park.desk, id)).evidence;
    expect(before.find((e: { fileId: string }) => e.fileId === early).received).toBe(true);
    expect(before.find((e: { fileId: string }) => e.fileId === late).received).toBe(false);
    await upload(park.officer, await workshop(2), { fileId: late, name: 'b.jpg' });
    const after = (await page(park.desk, id)).evidence;
    expect(after.map((e: { received: boolean }) => e.received)).toEqual([true, true]);
  });

  it('of a county for the hazard of a park arrives in the park, whose people see it', async () => {
    const county = randomUUID();
    await sql`insert into authority (id, kind, name, region_code) values (${county}, 'county', '凤台县', '340421')`.execute(
      park.owner.plain,
    );
    await sql`update authority set parent_id = ${county} where id = ${park.authorityId}`.execute(
      park.owner.plain,
    );
    const inspector = await park.enter('孙督查', 'sun', ['desk'], { authorityId: county });
    const fileId = randomUUID();
    const id = await inspector.report({ organisationId: park.factory, files: [fileId] });
    await upload(inspector, await workshop(3), { fileId, name: '督查.jpg' });
    for (const reader of [inspector, park.desk, park.officer])
      expect((await page(reader, id)).evidence[0]).toMatchObject({ fileId, received: true });
    expect((await park.desk.fetch(`/api/files/${fileId}`)).status).toBe(200);
  });

  it('is continued by nobody but whoever began it', async () => {
    const announced = await begin(park.officer, 10, { fileId: randomUUID(), name: 'a.jpg' });
    const at = announced.headers.get('location') ?? '';
    expect(await arrived(park.rival, at)).toBeUndefined();
    const foreign = await send(park.rival, at, 0, Buffer.from('x'));
    const absent = await send(park.rival, `/api/uploads/${randomUUID()}.x`, 0, Buffer.from('x'));
    expect([foreign.status, await foreign.text()]).toEqual([absent.status, await absent.text()]);
    expect(foreign.status).toBe(404);
  });

  it('is refused to who is not signed in', async () => {
    const { port } = park.test.app.server.address() as { port: number };
    const nobody = {
      ...park.officer,
      fetch: (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init),
    };
    expect((await begin(nobody, 3, { fileId: randomUUID(), name: 'a.jpg' })).status).toBe(401);
  });

  function breakOff(at: string, bytes: Buffer): Promise<void> {
    const { port } = park.test.app.server.address() as { port: number };
    return new Promise((resolve) => {
      const sending = request({
        port,
        path: at,
        method: 'PATCH',
        headers: {
          cookie: park.officer.cookie,
          'tus-resumable': '1.0.0',
          'upload-offset': 0,
          'content-type': 'application/offset+octet-stream',
          'content-length': picture.length,
        },
      });
      sending.on('error', () => resolve());
      sending.write(bytes, async () => {
        // The half is written on the server when it shows in the folder of uploads.
        while (!(await halfIsThere(at))) await new Promise((next) => setTimeout(next, 5));
        sending.destroy();
      });
    });
  }

  async function halfIsThere(at: string): Promise<boolean> {
    const { size } = await stat(`${park.test.services.files.uploads}/${at.split('/').pop()}`);
    return size > 0;
  }
});

/** The first bytes by which each container is known, and enough after them. */
const box = (brand: string) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`),
    Buffer.alloc(64),
  ]);
const webm = Buffer.concat([
  Buffer.from('1a45dfa39f42868101428284', 'hex'),
  Buffer.from('webm'),
  Buffer.alloc(64),
]);

describe('What is taken', () => {
  it.each([
    ['image/heic', 'heic', async () => box('heic')],
    ['video/mp4', 'mp4', async () => box('isom')],
    ['video/quicktime', 'mov', async () => box('qt  ')],
    ['video/webm', 'webm', async () => webm],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'xlsx',
      async () => {
        const book = new exceljs.Workbook();
        book.addWorksheet('整改台账').addRow(['除尘器泄爆装置', '已整改']);
        return Buffer.from(await book.xlsx.writeBuffer());
      },
    ],
  ])('is %s, by its content: it is kept as it is and named .%s', async (mime, extension, make) => {
    const fileId = randomUUID();
    const bytes = await make();
    expect(await upload(park.officer, bytes, { fileId, name: '整改材料' })).toEqual({ status: 204 });
    const got = await park.officer.fetch(`/api/files/${fileId}`);
    expect(got.headers.get('content-type')).toBe(mime);
    expect(got.headers.get('content-disposition')).toContain(`.${extension}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    const preview = await park.officer.fetch(`/api/files/${fileId}/preview`);
    expect([preview.status, await preview.json()]).toEqual([422, { code: 'no-preview' }]);
  });
});

describe('What is refused', () => {
  it('is an id that is taken, in the same words whoever took it', async () => {
    const fileId = randomUUID();
    await upload(park.officer, picture, { fileId, name: 'a.jpg' });
    const foreign = await upload(park.rival, picture, { fileId, name: 'a.jpg' });
    const own = await upload(park.officer, await workshop(3), { fileId, name: 'a.jpg' });
    expect(foreign).toEqual({ status: 409, problem: { code: 'id-taken', at: 'fileId' } });
    expect(own).toEqual(foreign);
  });

  it.each([
    ['words called a picture', Buffer.from('这不是图片')],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a program', Buffer.from(`MZ${'\0'.repeat(200)}`)],
    ['an archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ])('is %s: nothing of it stays', async (_what, bytes) => {
    const fileId = randomUUID();
    const refused = await upload(park.officer, bytes, { fileId, name: '照片.jpg' });
    expect(refused).toEqual({ status: 422, problem: { code: 'file-type-refused', at: 'name' } });
    expect(await rowsOf(fileId)).toBe(0);
    const left = await readdir(park.test.services.files.uploads);
    expect(left.filter((name) => name.startsWith(fileId))).toEqual([]);
  });

  it('is what is larger than allowed, before a byte of it is sent', async () => {
    const answer = await begin(park.officer, 10 * 1024 ** 3, { fileId: randomUUID(), name: 'a.mp4' });
    expect([answer.status, await answer.json()]).toEqual([413, { code: 'too-large' }]);
  });

  it('is an upload that does not say what it is', async () => {
    const answer = await begin(park.officer, 10, { fileId: 'mine', name: 'a.jpg' });
    expect([answer.status, await answer.json()]).toEqual([400, { code: 'input-invalid', at: 'fileId' }]);
  });
});

describe('Who sees a file', () => {
  it('is whoever brought it, and the park only once a case uses it', async () => {
    const fileId = randomUUID();
    await upload(park.officer, picture, { fileId, name: 'a.jpg' });
    const absent = await park.desk.fetch(`/api/files/${randomUUID()}`);
    const unused = await park.desk.fetch(`/api/files/${fileId}`);
    expect([unused.status, await unused.text()]).toEqual([absent.status, await absent.text()]);
    expect(unused.status).toBe(404);
    await park.officer.report({ files: [fileId] });
    expect((await park.desk.fetch(`/api/files/${fileId}`)).status).toBe(200);
    expect((await park.rival.fetch(`/api/files/${fileId}`)).status).toBe(404);
    expect((await park.rival.fetch(`/api/files/${fileId}/preview`)).status).toBe(404);
  });

  it('is not somebody who names the file of another in a case of his own', async () => {
    const fileId = randomUUID();
    await upload(park.officer, picture, { fileId, name: 'a.jpg' });
    const stolen = await park.rival.report({ files: [fileId] });
    expect((await park.rival.fetch(`/api/files/${fileId}`)).status).toBe(404);
    const [evidence] = (await page(park.rival, stolen)).evidence;
    expect(evidence).toMatchObject({ fileId, received: false, name: '', sha256: '' });
  });

  it('is nobody who claimed the id before the file came', async () => {
    const fileId = randomUUID();
    await park.rival.report({ files: [fileId] });
    await upload(park.officer, picture, { fileId, name: 'a.jpg' });
    expect((await park.rival.fetch(`/api/files/${fileId}`)).status).toBe(404);
    expect((await park.officer.fetch(`/api/files/${fileId}`)).status).toBe(200);
  });
});

describe('A file that is sent back', () => {
  it('keeps a Chinese name and loses a dangerous one', async () => {
    const fileId = randomUUID();
    await upload(park.officer, picture, { fileId, name: '../../3号 车间"‮gpj.exe\r\nX: 1.html' });
    const answer = await park.officer.fetch(`/api/files/${fileId}`);
    const disposition = answer.headers.get('content-disposition') ?? '';
    expect(disposition).not.toMatch(/[\r\n]|\.\.|\u202e/);
    expect(decodeURIComponent(disposition.split("filename*=UTF-8''")[1] ?? '')).toBe(
      '3号 车间_gpj.exeX_ 1.html.jpg',
    );
    expect(disposition).toMatch(/^inline; filename="[\x20-\x7e]+\.jpg"; filename\*=UTF-8''[!-~]+$/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toContain('private');
  });

  it('is saved, not shown, when it is a document', async () => {
    const fileId = randomUUID();
    await upload(park.officer, Buffer.from('%PDF-1.7\n%âãÏÓ\n'), { fileId, name: '整改方案.pdf' });
    const answer = await park.officer.fetch(`/api/files/${fileId}`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect((await park.officer.fetch(`/api/files/${fileId}/preview`)).status).toBe(422);
  });

  it('comes in ranges, so that a video can be wound', async () => {
    const fileId = randomUUID();
    await upload(park.officer, picture, { fileId, name: 'a.jpg' });
    const part = await park.officer.fetch(`/api/files/${fileId}`, { headers: { range: 'bytes=100-199' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 100-199/${picture.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(picture.subarray(100, 200))).toBe(true);
    const beyond = await park.officer.fetch(`/api/files/${fileId}`, {
      headers: { range: 'bytes=99999999-' },
    });
    expect(beyond.status).toBe(416);
  });

  it('shows in previews without what the camera wrote, upright and small', async () => {
    const fileId = randomUUID();
    await upload(park.officer, picture, { fileId, name: 'a.jpg' });
    expect((await sharp(picture).metadata()).exif).toBeDefined();
    const small = await park.officer.fetch(`/api/files/${fileId}/preview?size=320`);
    const { width, exif, format } = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
    expect({ width, exif, format }).toEqual({ width: 320, exif: undefined, format: 'webp' });
  });
});

describe('A server that fails between content and record', () => {
  it('leaves no record that lies, loses no byte, and finishes when asked again', async () => {
    const fileId = randomUUID();
    const bytes = await workshop(700);
    const announced = await begin(park.officer, bytes.length, { fileId, name: 'a.jpg' });
    const at = announced.headers.get('location') ?? '';
    await sql`alter table file add constraint broken check (false) not valid`.execute(park.owner.plain);
    try {
      expect((await send(park.officer, at, 0, bytes)).status).toBe(500);
      expect(await rowsOf(fileId)).toBe(0);
      expect((await park.officer.fetch(`/api/files/${fileId}`)).status).toBe(404);
    } finally {
      await sql`alter table file drop constraint broken`.execute(park.owner.plain);
    }
    expect(await arrived(park.officer, at)).toBe(bytes.length);
    const got = await park.officer.fetch(`/api/files/${fileId}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('says nothing of a file whose content could not be kept', async () => {
    const fileId = randomUUID();
    const bytes = await workshop(701);
    const announced = await begin(park.officer, bytes.length, { fileId, name: 'a.jpg' });
    const at = announced.headers.get('location') ?? '';
    const kept = join(dirname(park.test.services.files.uploads), 'files');
    await rename(kept, `${kept}.away`);
    await writeFile(kept, '');
    try {
      expect((await send(park.officer, at, 0, bytes)).status).toBe(500);
      expect(await rowsOf(fileId)).toBe(0);
    } finally {
      await rm(kept);
      await rename(`${kept}.away`, kept);
    }
    expect(await arrived(park.officer, at)).toBe(bytes.length);
    expect(await rowsOf(fileId)).toBe(1);
  });

  it('cannot alter what it once received', async () => {
    const fileId = randomUUID();
    await upload(park.officer, picture, { fileId, name: 'a.jpg' });
    await expect(park.test.services.database.pool.query('update file set name = name')).rejects.toThrow(
      /permission denied/,
    );
  });
});
