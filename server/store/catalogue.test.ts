import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

/** The only tables that are everybody's: what is not named here has to be sharded by authority and kept apart. */
const REFERENCE = ['authority', 'migration'];
/** History that the application only adds to. */
const HISTORY = [
  'case_event',
  'register_event',
  'file',
  'self_check',
  'double_report',
  'message_attempt',
  'entry_file',
  'entry_file_end',
];

interface Row {
  readonly name: string;
  readonly at?: string;
}

describe('the catalogue of the database', () => {
  let home: TestDatabase;
  let owner: pg.Client;
  let tenant: string[];
  const ask = async (sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query<Row>(sql, values)).rows;

  beforeAll(async () => {
    home = await freshDatabase();
    owner = new pg.Client({ connectionString: home.ownerUrl, options: '-c search_path=zhiben,public' });
    await owner.connect();
    const tables = await ask(`select relname as name from pg_class
      where relnamespace = 'zhiben'::regnamespace and relkind in ('r', 'p') order by 1`);
    tenant = tables.map((t) => t.name).filter((name) => !REFERENCE.includes(name));
  });
  afterAll(async () => {
    await owner?.end();
    await home?.drop();
  });

  test('has tenant tables to look at', () => {
    expect(tenant.length).toBeGreaterThan(12);
    expect(tenant).toEqual(
      expect.arrayContaining(['case_file', 'case_event', 'organisation', 'person', 'file']),
    );
  });

  test('has the authority first in every primary key and every unique constraint and index', async () => {
    const broken = await ask(
      `select c.relname as name, i.indexrelid::regclass::text as at
         from pg_index i join pg_class c on c.oid = i.indrelid
         left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where c.relnamespace = 'zhiben'::regnamespace and c.relname = any ($1) and (i.indisprimary or i.indisunique)
          and a.attname is distinct from 'authority_id'`,
      [tenant],
    );
    expect(broken).toEqual([]);
    const keyless = await ask(
      `select relname as name from pg_class c where relnamespace = 'zhiben'::regnamespace and relname = any ($1)
          and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
      [tenant],
    );
    expect(keyless).toEqual([]);
  });

  test('has the authority first on both sides of every reference between tenant tables', async () => {
    const broken = await ask(
      `select k.conrelid::regclass::text as name, k.conname as at from pg_constraint k
         join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
         join pg_attribute b on b.attrelid = r.oid and b.attnum = k.confkey[1]
        where k.contype = 'f' and c.relname = any ($1) and r.relname = any ($1)
          and (a.attname <> 'authority_id' or b.attname <> 'authority_id')`,
      [tenant],
    );
    expect(broken).toEqual([]);
  });

  test('enables and forces row-level security on every tenant table, with the two policies and no other', async () => {
    const open = await ask(
      `select relname as name from pg_class where relnamespace = 'zhiben'::regnamespace and relname = any ($1)
          and not (relrowsecurity and relforcerowsecurity)`,
      [tenant],
    );
    expect(open).toEqual([]);
    const { rows } = await owner.query<{ name: string; policies: string[] }>(
      `select c.relname as name, array(select p.polname::text from pg_policy p where p.polrelid = c.oid order by 1) as policies
         from pg_class c where relnamespace = 'zhiben'::regnamespace and relname = any ($1)`,
      [tenant],
    );
    expect(rows.filter(({ policies }) => policies.join() !== 'owner,reach')).toEqual([]);
    // A policy "owner" that named everybody would make "reach" void: policies of one table are joined by "or".
    const wide = await ask(`select polrelid::regclass::text as name from pg_policy
      where polname = 'owner' and not (polroles = array[(select oid from pg_roles where rolname = current_user)])`);
    expect(wide).toEqual([]);
  });

  test('gives the app role nothing to own and no way past row-level security', async () => {
    const { rows } = await owner.query(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
             (select count(*)::int from pg_class where relowner = r.oid) as relations,
             (select count(*)::int from pg_namespace where nspowner = r.oid) as schemas,
             (select count(*)::int from pg_proc where proowner = r.oid) as functions,
             (select count(*)::int from pg_auth_members where member = r.oid) as memberships
        from pg_roles r where rolname = 'zhiben_app'`);
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        relations: 0,
        schemas: 0,
        functions: 0,
        memberships: 0,
      },
    ]);
  });

  test('lets the app role add to history and do nothing else to it, and delete no case, enterprise or person', async () => {
    const rights = async (table: string, right: string) =>
      (
        await owner.query<{ may: boolean }>(`select has_table_privilege('zhiben_app', $1, $2) as may`, [
          table,
          right,
        ])
      ).rows[0]?.may;
    for (const table of HISTORY) {
      expect(await rights(table, 'insert'), table).toBe(true);
      for (const right of ['update', 'delete', 'truncate'])
        expect(await rights(table, right), `${right} ${table}`).toBe(false);
    }
    for (const table of ['case_file', 'organisation', 'person', 'department', 'authority', 'membership']) {
      expect(await rights(table, 'delete'), table).toBe(false);
    }
  });

  test('refuses the app role itself when it tries', async () => {
    const app = new pg.Client({ connectionString: home.appUrl, options: '-c search_path=zhiben,public' });
    await app.connect();
    try {
      for (const sql of [
        `update case_event set move = 'x'`,
        'delete from case_event',
        'delete from register_event',
        'alter table case_event disable row level security',
        'create table zhiben.mine (id integer)',
      ]) {
        await expect(app.query(sql), sql).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await app.end();
    }
  });

  test('runs every function with the rights of the owner on a search path of its own', async () => {
    const loose = await ask(`select proname as name from pg_proc
      where pronamespace = 'zhiben'::regnamespace and prosecdef and not exists (
        select from unnest(proconfig) setting where setting like 'search_path=zhiben,%pg_temp')`);
    expect(loose).toEqual([]);
  });
});
