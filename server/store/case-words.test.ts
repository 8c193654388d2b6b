import { randomUUID } from 'node:crypto';
import type { Reach } from '@zhiben/domain/primitives/reach.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { listCases } from './case-list.ts';
import { casesWithWords } from './case-words.ts';
import { type Database, openDatabase } from './database.ts';

const COUNTY = randomUUID();
const PARK = randomUUID();
const MILL = randomUUID();
const YARD = randomUUID();
let home: TestDatabase;
let database: Database;

beforeAll(async () => {
  home = await freshDatabase();
  database = openDatabase(home.appUrl);
  const owner = openDatabase(home.ownerUrl, { max: 1 });
  await owner.plain
    .insertInto('authority')
    .values([
      { id: COUNTY, kind: 'county', name: '凤台县', regionCode: '340421' },
      { id: PARK, kind: 'park', name: '凤台经济开发区', regionCode: '340421', parentId: COUNTY },
    ])
    .execute();
  await owner.plain
    .insertInto('organisation')
    .values([
      { authorityId: PARK, id: MILL, name: '淮上面粉有限公司', regionCode: '340421' },
      { authorityId: PARK, id: YARD, name: '凤台船业有限公司', regionCode: '340421' },
    ])
    .execute();
  const hazard = (number: string, organisationId: string | null, title: string, authorityId = PARK) => ({
    authorityId,
    id: randomUUID(),
    kind: 'hazard',
    number,
    state: 'reported',
    holder: 'desk',
    title,
    organisationId,
    regionCode: '340421',
    grade: 'general',
    channel: 'supervision',
    foundOn: '2026-11-20',
  });
  await owner.plain
    .insertInto('caseFile')
    .values([
      hazard('YH2026-00001', MILL, '筒仓清灰作业无审批'),
      hazard('YH2026-00002', YARD, '船台清灰不及时'),
      hazard('YH2026-00003', YARD, '灰渣清运通道堵塞'),
      hazard('YH2026-00004', null, '集镇烟道清灰无防护', COUNTY),
    ])
    .execute();
  await owner.close();
});

afterAll(async () => {
  await database.close();
  await home.drop();
});

async function found(q: string, reach: Partial<Reach> = {}): Promise<string[]> {
  const reader: Reach = { scope: 'authority', authorityId: PARK, authorityIds: [PARK], ...reach };
  const { rows } = await database.as(
    { accountId: 'reader', personId: randomUUID(), reach: reader },
    async (tx) =>
      listCases(tx, {
        kind: 'hazard',
        authorityIds: reader.authorityIds,
        finalStates: ['closed'],
        holders: [],
        today: '2026-11-23',
        filter: { q },
        sort: 'number',
        limit: 25,
      }),
  );
  return rows.map((row) => row.number.slice(-1));
}

it('finds words of two signs, in the order in which they stand', async () => {
  expect(await found('清灰')).toEqual(['1', '2']);
  expect(await found('灰清')).toEqual([]);
});

it('finds one sign, and the beginning of a number in either case', async () => {
  expect(await found('仓')).toEqual(['1']);
  expect(await found('yh2026-0000')).toEqual(['1', '2', '3']);
});

it('takes % and _ for what they are', async () => {
  expect(await found('清%业')).toEqual([]);
  expect(await found('__')).toEqual([]);
});

it('shows an enterprise its own only, and a county those of its parks', async () => {
  expect(await found('清灰', { scope: 'organisation', organisationId: MILL })).toEqual(['1']);
  expect(await found('清灰', { authorityId: COUNTY, authorityIds: [COUNTY, PARK] })).toEqual(['1', '2', '4']);
});

it('names no case of an authority that is not the reader’s', async () => {
  const reach: Reach = { scope: 'authority', authorityId: PARK, authorityIds: [PARK] };
  const ids = await database.as({ accountId: 'reader', personId: randomUUID(), reach }, (tx) =>
    casesWithWords(tx, 'hazard', '清灰'),
  );
  expect(ids).toHaveLength(2);
  expect(await casesWithWords(database.plain, 'hazard', '清灰')).toEqual([]);
});
