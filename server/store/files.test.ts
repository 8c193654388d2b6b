import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { type Database, openDatabase, sql } from './database.ts';

const PARK = randomUUID();
let home: TestDatabase;
let owner: Database;

beforeAll(async () => {
  home = await freshDatabase();
  owner = openDatabase(home.ownerUrl, { max: 2 });
  await owner.plain
    .insertInto('authority')
    .values({ id: PARK, kind: 'park', name: '凤台经济开发区', regionCode: '340421' })
    .execute();
});
afterAll(async () => {
  await owner.close();
  await home.drop();
});

async function keep(phashes: readonly string[]): Promise<string[]> {
  const files = phashes.map((phash) => ({
    authorityId: PARK,
    id: randomUUID(),
    name: '现场.jpg',
    mime: 'image/jpeg',
    size: 1,
    sha256: randomBytes(32).toString('hex'),
    phash,
    receivedAt: '2026-11-23T02:00:00Z',
    leafHash: Buffer.from('00', 'hex'),
  }));
  await owner.plain.insertInto('file').values(files).execute();
  return files.map((file) => file.id);
}

function flipped(hash: string, bits: readonly number[]): string {
  return Array.from(hash, (bit, i) => (bits.includes(i) ? (bit === '1' ? '0' : '1') : bit)).join('');
}

const hash = fc
  .array(fc.constantFrom('0', '1'), { minLength: 64, maxLength: 64 })
  .map((bits) => bits.join(''));
const bits = fc.uniqueArray(fc.nat(63), { maxLength: 10 });

it('Pictures that differ in at most six of 64 bits are the same, wherever those bits are, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(hash, fc.array(bits, { minLength: 1, maxLength: 12 }), async (base, changes) => {
      const [first, ...others] = await keep([base, ...changes.map((change) => flipped(base, change))]);
      const { rows } = await sql<{ id: string; exact: boolean }>`
        select id, exact from same_pictures(${PARK}, ${first})`.execute(owner.plain);
      const near = others.filter((_, i) => (changes[i]?.length ?? 99) <= 6);
      const found = rows.filter((row) => others.includes(row.id));
      expect(found.map((row) => row.id).sort()).toEqual(near.sort());
      expect(found.every((row) => !row.exact)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
