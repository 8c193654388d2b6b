import { randomUUID } from 'node:crypto';
import type { Reach } from '@zhiben/domain/primitives/reach.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { type Database, type Db, openDatabase, sql } from './database.ts';

const PARK = randomUUID();
const OTHER_PARK = randomUUID();
const FACTORY = randomUUID();
const RIVAL = randomUUID();
const FIRE = randomUUID();
const HOUSING = randomUUID();
const RIVALS_CASE = randomUUID();
const OWN_CASE = randomUUID();
/** Somebody of the factory, of its rival, and of the fire department. */
const [ZHOU, WU, LI] = [randomUUID(), randomUUID(), randomUUID()];

let home: TestDatabase;
let owner: Database;
let app: Database;

beforeAll(async () => {
  home = await freshDatabase();
  owner = openDatabase(home.ownerUrl, { max: 2 });
  app = openDatabase(home.appUrl, { max: 2 });
  const put = (statement: ReturnType<typeof sql>) => statement.execute(owner.plain);
  await put(sql`insert into authority (id, kind, name, region_code) values
    (${PARK}, 'park', '凤台经济开发区', '340421'), (${OTHER_PARK}, 'park', '寿县工业园', '340422')`);
  await put(sql`insert into department (authority_id, id, name) values
    (${PARK}, ${FIRE}, '消防'), (${PARK}, ${HOUSING}, '住建')`);
  await put(sql`insert into organisation (authority_id, id, name, region_code) values
    (${PARK}, ${FACTORY}, '永丰木业', '340421'), (${PARK}, ${RIVAL}, '淮河化工', '340421')`);
  await put(sql`insert into person (authority_id, id, name, organisation_id, department_id) values
    (${PARK}, ${ZHOU}, '周安全', ${FACTORY}, null), (${PARK}, ${WU}, '吴安全', ${RIVAL}, null),
    (${PARK}, ${LI}, '李消防', null, ${FIRE})`);
  await put(sql`insert into case_file (authority_id, id, kind, number, state, title, organisation_id, department_id,
      region_code, grade, channel, found_on, holder)
    values (${PARK}, ${RIVALS_CASE}, 'hazard', 'YH2026-00001', 'ordered', '储罐无标识', ${RIVAL}, ${HOUSING}, '340421',
      'general', 'supervision', '2026-11-20', 'enterprise'),
    (${PARK}, ${OWN_CASE}, 'hazard', 'YH2026-00002', 'ordered', '配电箱无盖', ${FACTORY}, ${FIRE}, '340421', 'general',
      'supervision', '2026-11-20', 'enterprise')`);
  await put(sql`insert into case_event (authority_id, case_id, seq, move_id, move, to_state, actor_name, happened_at,
      changes, leaf_hash)
    select authority_id, id, 1, gen_random_uuid(), 'report', 'reported', '林专班', now(), '{}', '\\x00' from case_file`);
  await put(
    sql`insert into number_series (authority_id, kind, year, next) values (${PARK}, 'hazard', 2026, 51)`,
  );
  await put(sql`insert into membership (authority_id, account_id, person_id, roles, scope, organisation_id)
    values (${PARK}, 'zhou', ${ZHOU}, '{enterprise-admin}', 'organisation', ${FACTORY})`);
});
afterAll(async () => {
  await app.close();
  await owner.close();
  await home.drop();
});

const in_ = { authorityId: PARK, authorityIds: [PARK] };
const enterprise: Reach = { ...in_, scope: 'organisation', organisationId: FACTORY };
const department: Reach = { ...in_, scope: 'department', departmentId: FIRE };
const authority: Reach = { ...in_, scope: 'authority' };

/** What the database says to somebody who has found a way to speak to it directly: 'done', or the code of its refusal. */
async function attempt(reach: Reach, personId: string, statement: ReturnType<typeof sql>): Promise<string> {
  const undo = new Error('undo');
  try {
    await app.as({ accountId: 'zhou', personId, reach }, async (tx: Db) => {
      const { numAffectedRows = 0n } = await statement.execute(tx);
      throw numAffectedRows === 0n ? new Error('nothing') : undo;
    });
  } catch (error) {
    if (error === undo) return 'done';
    return (error as { code?: string }).code ?? (error as Error).message;
  }
  return 'unreachable';
}

const event = (caseId: string, seq: number, actorId: string) => sql`
  insert into case_event (authority_id, case_id, seq, move_id, move, to_state, actor_id, actor_name, happened_at,
    changes, leaf_hash)
  values (${PARK}, ${caseId}, ${seq}, gen_random_uuid(), 'close', 'closed', ${actorId}, '谁', now(), '{}', '\\x00')`;
const use = (caseId: string, usedBy: string) => sql`
  insert into file_use (authority_id, case_id, file_id, use, seq, used_by)
  values (${PARK}, ${caseId}, gen_random_uuid(), 'after', 1, ${usedBy})`;
const told = (register: string, entryId: string, organisationId: string | null, actorId: string) => sql`
  insert into register_event (authority_id, register, entry_id, seq, move, organisation_id, actor_id, actor_name,
    happened_at, changes, leaf_hash)
  values (${PARK}, ${register}, ${entryId}, 9, 'change', ${organisationId}, ${actorId}, '谁', now(), '{}', '\\x00')`;
const member = (personId: string, organisationId: string) => sql`
  insert into membership (authority_id, account_id, person_id, roles, scope, organisation_id)
  values (${PARK}, 'x', ${personId}, '{enterprise-officer}', 'organisation', ${organisationId})`;
const invitation = (personId: string, role: string) => sql`
  insert into invitation (authority_id, id, person_id, roles, secret_hash, expires_at)
  values (${PARK}, gen_random_uuid(), ${personId}, ${[role]}, '\\x00', now())`;
const REFUSED = '42501';

describe('somebody of an enterprise, before the database itself', () => {
  it.each([
    ['adds an event to a hazard of another enterprise', event(RIVALS_CASE, 2, ZHOU), REFUSED],
    ['adds an event under another name', event(OWN_CASE, 2, WU), REFUSED],
    ['puts evidence into a hazard of another enterprise', use(RIVALS_CASE, ZHOU), REFUSED],
    ['puts evidence in under another name', use(OWN_CASE, WU), REFUSED],
    ['tells a change of another enterprise', told('organisation', RIVAL, RIVAL, ZHOU), REFUSED],
    ['tells a change under another name', told('organisation', FACTORY, FACTORY, WU), REFUSED],
    ['gives an account to a person of another enterprise', member(WU, FACTORY), REFUSED],
    ['gives an account into another enterprise', member(WU, RIVAL), REFUSED],
    ['invites a person of another enterprise', invitation(WU, 'enterprise-officer'), REFUSED],
    ['invites an administrator', invitation(ZHOU, 'administrator'), REFUSED],
    [
      'moves his hazard to another enterprise',
      sql`update case_file set organisation_id = ${RIVAL} where id = ${OWN_CASE}`,
      REFUSED,
    ],
    [
      'moves his enterprise to another authority',
      sql`update organisation set authority_id = ${OTHER_PARK} where id = ${FACTORY}`,
      REFUSED,
    ],
    [
      'moves himself to another enterprise',
      sql`update person set organisation_id = ${RIVAL} where id = ${ZHOU}`,
      REFUSED,
    ],
    [
      'raises himself to the governing side',
      sql`update membership set scope = 'authority', organisation_id = null where account_id = 'zhou'`,
      REFUSED,
    ],
    [
      'becomes an inspector of his enterprise',
      sql`update membership set roles = '{inspector}' where account_id = 'zhou'`,
      '23514',
    ],
    ['renames his authority', sql`update authority set name = '他' where id = ${PARK}`, REFUSED],
    ['turns the numbers back', sql`update number_series set next = 1 where authority_id = ${PARK}`, REFUSED],
    ['alters what happened', sql`update case_event set move = 'close'`, REFUSED],
    ['removes what happened', sql`delete from case_event`, REFUSED],
    ['tells his own change', told('organisation', FACTORY, FACTORY, ZHOU), 'done'],
    ['adds an event to his hazard', event(OWN_CASE, 2, ZHOU), 'done'],
  ])('%s: %#', async (_what, statement, answer) => {
    expect(await attempt(enterprise, ZHOU, statement)).toBe(answer);
  });
});

describe('somebody of a department', () => {
  it.each([
    ['adds an event to a hazard of another department', event(RIVALS_CASE, 2, LI), REFUSED],
    ['tells a change of an enterprise', told('organisation', FACTORY, FACTORY, LI), REFUSED],
    ['tells that another changed his account', told('account', ZHOU, null, LI), REFUSED],
    ['tells that he changed his own account', told('account', LI, null, LI), 'done'],
    [
      'gives a hazard away without saying so',
      sql`update case_file set department_id = ${HOUSING} where id = ${OWN_CASE}`,
      REFUSED,
    ],
    ['changes an enterprise', sql`update organisation set name = '改名' where id = ${FACTORY}`, REFUSED],
  ])('%s: %#', async (_what, statement, answer) => {
    expect(await attempt(department, LI, statement)).toBe(answer);
  });
});

describe('the governing side of one authority', () => {
  it.each([
    ['changes another authority', sql`update authority set name = '他' where id = ${OTHER_PARK}`, REFUSED],
    ['changes its own', sql`update authority set name = '新名' where id = ${PARK}`, 'done'],
    [
      'makes an enterprise in another authority',
      sql`insert into organisation (authority_id, id, name, region_code)
          values (${OTHER_PARK}, gen_random_uuid(), '外地企业', '340422')`,
      REFUSED,
    ],
  ])('%s: %#', async (_what, statement, answer) => {
    expect(await attempt(authority, randomUUID(), statement)).toBe(answer);
  });
});

describe('functions with the rights of the owner', () => {
  it('look nowhere that somebody else can write, and answer nobody but the application', async () => {
    const { rows } = await sql<{ name: string; config: string; open: boolean }>`
      select p.proname as name, array_to_string(p.proconfig, ';') as config,
             has_function_privilege('public', p.oid, 'execute') as open
        from pg_proc p where p.pronamespace = 'zhiben'::regnamespace and p.prosecdef`.execute(owner.plain);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ config }) => !config.includes('search_path=zhiben, public, pg_temp'))).toEqual([]);
    expect(rows.filter(({ open }) => open)).toEqual([]);
  });
});
