import { randomUUID } from 'node:crypto';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../store/database.ts';
import { CaseNumbers } from '../store/numbers.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { earlierChecks } from './earlier-checks.ts';
import { type HazardServices, moveHazard, reportHazard } from './hazards.ts';

const PARK = randomUUID();
const FACTORY = randomUUID();
const OTHER = randomUUID();

let home: TestDatabase;
let database: Database;
let services: HazardServices;

function person(name: string, roles: Actor['roles'], organisationId?: string): Actor {
  const personId = randomUUID();
  const scope = organisationId === undefined ? 'authority' : 'organisation';
  return {
    accountId: `account-${name}`,
    personId,
    name,
    roles,
    personIds: [personId],
    organisationIds: organisationId === undefined ? [] : [organisationId],
    reach: { scope, authorityId: PARK, authorityIds: [PARK], organisationId },
  };
}

const inspector = person('林检查', ['inspector']);
const verifier = person('钱复核', ['verifier']);
const officer = person('陈安全', ['enterprise-officer'], FACTORY);
const rival = person('别家安全员', ['enterprise-officer'], OTHER);

/** A hazard that was rectified on the spot and then judged by the verifier. */
async function checked(place: string, day: string, move: string, input: object, at = FACTORY) {
  const id = randomUUID();
  const happenedAt = `${day}T08:00:00+08:00`;
  const made = await reportHazard(services, inspector, {
    id,
    title: `${place}气体报警器失效`,
    description: '',
    place,
    lng: null,
    lat: null,
    organisationId: at,
    channel: 'supervision',
    sourceRecordId: null,
    grade: 'general',
    criterionId: null,
    accidentType: null,
    rootCause: null,
    defence: null,
    foundOn: day,
    foundBy: '',
    happenedAt,
    files: [],
  });
  expect(made.ok).toBe(true);
  const step = async (actor: Actor, seenVersion: number, name: string, answers: object) =>
    expect(
      await moveHazard(services, actor, {
        id,
        move: name,
        moveId: randomUUID(),
        seenVersion,
        happenedAt,
        input: { ...answers },
      }),
    ).toMatchObject({ ok: true });
  await step(at === FACTORY ? officer : rival, 1, 'rectify-on-spot', {
    done: '已更换',
    after: [randomUUID()],
  });
  await step(verifier, 2, move, input);
  return id;
}

beforeAll(async () => {
  home = await freshDatabase();
  database = openDatabase(home.appUrl);
  services = {
    database,
    numbers: new CaseNumbers(database),
    clock: { now: () => new Date('2026-11-23T02:00:00Z') },
  };
  const owner = openDatabase(home.ownerUrl, { max: 1 });
  await owner.plain
    .insertInto('authority')
    .values({ id: PARK, kind: 'park', name: '凤台经济开发区', regionCode: '340421' })
    .execute();
  await owner.plain
    .insertInto('organisation')
    .values([
      { authorityId: PARK, id: FACTORY, name: '凤台宏达铝制品有限公司', regionCode: '340421' },
      { authorityId: PARK, id: OTHER, name: '淮南恒鑫家具有限公司', regionCode: '340421' },
    ])
    .execute();
  await owner.close();
});

afterAll(async () => {
  await database?.close();
  await home?.drop();
});

it('tells a verifier the last three checks there, the same spot first, and nothing of other enterprises', async () => {
  const onSite = [randomUUID()];
  await checked('抛光车间', '2026-08-01', 'verify', { opinion: '已消除', onSite });
  await checked('罐区', '2026-10-01', 'partly', { remaining: '报告未提供', onSite });
  await checked('配电室', '2026-10-20', 'return', { reason: '未整改' });
  await checked('抛光车间', '2026-11-01', 'verify', { opinion: '别家的', onSite }, OTHER);
  const here = await checked('抛光车间', '2026-11-20', 'return', { reason: '积尘仍在' });

  const found = await earlierChecks(services, verifier, here);
  if (!found.ok) throw new Error(found.code);
  expect(found.value.map(({ place, move, words }) => ({ place, move, words }))).toEqual([
    { place: '抛光车间', move: 'return', words: '积尘仍在' },
    { place: '抛光车间', move: 'verify', words: '已消除' },
    { place: '配电室', move: 'return', words: '未整改' },
  ]);
  expect(await earlierChecks(services, rival, here)).toMatchObject({ ok: false, code: 'not-found' });
  expect(await earlierChecks(services, verifier, randomUUID())).toMatchObject({
    ok: false,
    code: 'not-found',
  });
});
