import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPark, type TestPark } from '../testing/park.ts';
import { taken, workshop } from '../testing/pictures.ts';
import { upload } from '../testing/uploads.ts';

const HERE = { lng: '116/1 43/1 12/1', lat: '32/1 42/1 36/1' };
const NANJING = { lng: '118/1 47/1 0/1', lat: '32/1 3/1 0/1' };

let park: TestPark;
let picture: Buffer;

beforeAll(async () => {
  park = await openTestPark();
  picture = await workshop(1, taken('2026:11:20 08:00:00', HERE));
});
afterAll(() => park.close());

const page = (who: TestPark['desk'], id: string) => who.json(`/api/hazards/${id}`);

describe('What a picture says of itself', () => {
  it('is when, where and with what it was taken', async () => {
    const fileId = randomUUID();
    await upload(park.officer, picture, {
      fileId,
      name: 'a.jpg',
      origin: 'camera',
      happenedAt: '2026-11-20T09:00:00+08:00',
    });
    const id = await park.officer.report({ files: [fileId] });
    const [evidence] = (await page(park.officer, id)).evidence;
    expect(evidence.capturedAt).toBe('2026-11-20T00:00:00.000Z');
    expect(evidence.happenedAt).toBe('2026-11-20T01:00:00.000Z');
    expect(evidence.receivedAt).toBe('2026-11-23T02:00:00.000Z');
    expect(evidence.camera).toBe('HUAWEI ALN-AL00');
    expect(evidence.lng).toBeCloseTo(116.72, 4);
    expect(evidence.lat).toBeCloseTo(32.71, 4);
    expect(evidence.signals.filter((s: string) => s !== 'used-elsewhere')).toEqual([]);
  });

  it.each([
    ['position-missing', taken('2026:11:20 08:00:00')],
    ['position-far', taken('2026:11:20 08:00:00', NANJING)],
    ['captured-after-received', taken('2026:11:25 08:00:00', HERE)],
    ['captured-other-day', taken('2026:10:01 08:00:00', HERE)],
    ['capture-time-missing', { IFD0: { Make: 'HUAWEI' } }],
    ['edited', { ...taken('2026:11:20 08:00:00', HERE), IFD0: { Software: 'Adobe Photoshop 26.0' } }],
  ])('may be a signal: %s', async (signal, exif) => {
    const fileId = randomUUID();
    const bytes = await workshop(40, exif);
    await upload(park.officer, bytes, { fileId, name: 'a.jpg', happenedAt: '2026-11-20T09:00:00+08:00' });
    const id = await park.officer.report({ files: [fileId] });
    const [evidence] = (await page(park.officer, id)).evidence;
    expect(evidence.signals).toContain(signal);
  });
});

describe('A picture that was used before', () => {
  const seed = 77;
  const variants: [string, (b: Buffer) => Promise<Buffer>][] = [
    ['smaller', (b) => sharp(b).resize(480).jpeg({ quality: 80 }).toBuffer()],
    ['compressed by a messenger', (b) => sharp(b).jpeg({ quality: 35 }).toBuffer()],
    [
      'cut by a little',
      (b) => sharp(b).extract({ left: 6, top: 5, width: 788, height: 590 }).jpeg().toBuffer(),
    ],
    ['in another format', (b) => sharp(b).webp({ quality: 60 }).toBuffer()],
  ];

  it.each(variants)('is recognised when it comes %s', async (_how, change) => {
    const [first, second] = [randomUUID(), randomUUID()];
    const original = await workshop(seed + variants.findIndex(([how]) => how === _how));
    await upload(park.officer, original, { fileId: first, name: 'a.jpg' });
    await upload(park.officer, await change(original), { fileId: second, name: 'b.jpg' });
    const before = await park.officer.report({ files: [first] });
    const now = await park.officer.report({ files: [second] });
    const [evidence] = (await page(park.desk, now)).evidence;
    expect(evidence.alsoIn).toEqual([{ caseId: before, number: expect.stringMatching(/^YH/), exact: false }]);
    expect(evidence.signals).toContain('used-elsewhere');
  });

  it('is recognised to the byte, and told apart from another workshop', async () => {
    const [first, second, other] = [randomUUID(), randomUUID(), randomUUID()];
    const original = await workshop(500);
    await upload(park.officer, original, { fileId: first, name: 'a.jpg' });
    await upload(park.officer, original, { fileId: second, name: 'b.jpg' });
    await upload(park.officer, await workshop(501), { fileId: other, name: 'c.jpg' });
    const before = await park.officer.report({ files: [first] });
    const now = await park.officer.report({ files: [second, other] });
    const { evidence } = await page(park.desk, now);
    const same = evidence.find((e: { fileId: string }) => e.fileId === second);
    const different = evidence.find((e: { fileId: string }) => e.fileId === other);
    expect(same.alsoIn).toEqual([{ caseId: before, number: expect.any(String), exact: true }]);
    expect(different.alsoIn).toEqual([]);
    expect(different.signals).not.toContain('used-elsewhere');
  });

  it('is told without a name to who may not see the other case', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const original = await workshop(600);
    await upload(park.officer, original, { fileId: first, name: 'a.jpg' });
    await upload(park.rival, original, { fileId: second, name: 'b.jpg' });
    await park.officer.report({ files: [first] });
    const now = await park.rival.report({ files: [second] });
    const [evidence] = (await page(park.rival, now)).evidence;
    expect(evidence.alsoIn).toEqual([]);
    expect(evidence.signals).toContain('used-elsewhere');
  });

  it('is never a blank one: a covered lens resembles nothing', async () => {
    const blank = (width: number) =>
      sharp({ create: { width, height: 600, channels: 3, background: { r: 3, g: 3, b: 3 } } })
        .jpeg()
        .toBuffer();
    const [first, second] = [randomUUID(), randomUUID()];
    await upload(park.officer, await blank(800), { fileId: first, name: 'a.jpg' });
    await upload(park.officer, await blank(640), { fileId: second, name: 'b.jpg' });
    await park.officer.report({ files: [first] });
    const now = await park.officer.report({ files: [second] });
    expect((await page(park.desk, now)).evidence[0].alsoIn).toEqual([]);
  });
});
