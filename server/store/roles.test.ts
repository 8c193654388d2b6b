import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { checkAppRole, prepareDatabase, prepareExternalDatabase } from './roles.ts';
import { checkTextSearch } from './text-search.ts';

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'zhiben-roles-'));
  // Roles belong to the whole server, which the next run may find as this one left it.
  await asSuperuser(`drop role if exists odd_app; drop role if exists odd_owner;
    create role odd_app login password 'x'; create role odd_owner login password 'x'`);
});

afterAll(async () => {
  await database.drop();
  await asServer('drop role if exists odd_app; drop role if exists odd_owner');
  await rm(dataDir, { recursive: true, force: true });
});

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const answer = await client.query(sql);
    return answer.rows;
  } finally {
    await client.end();
  }
}

const asSuperuser = (sql: string) => run(database.superuserUrl, sql);
const asServer = (sql: string) => run(inject('testServerUrl'), sql);

function signedInAs(user: string, password = 'x'): string {
  const url = new URL(database.superuserUrl);
  url.username = user;
  url.password = password;
  return url.href;
}

describe('the roles of the embedded database', () => {
  it('give the app no power over tables, roles or policies', async () => {
    const sql = `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`;
    const none = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(await run(database.appUrl, sql)).toEqual([none]);
    expect(await run(database.ownerUrl, sql)).toEqual([none]);
    await checkAppRole(database);
    await expect(run(database.appUrl, 'create table mine (n int)')).rejects.toMatchObject({ code: '42501' });
  });

  it('keep passwords that only this user may read, and are the same at the next start', async () => {
    const options = {
      superuserUrl: inject('testServerUrl'),
      dataDir: inject('testDataDir'),
      database: 'zhiben_twice',
    };
    try {
      const first = await prepareDatabase(options);
      expect(await prepareDatabase(options)).toEqual(first);
      const file = join(options.dataDir, 'secrets', 'zhiben-app');
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await readFile(file, 'utf8')).trim()).toBe(new URL(first.appUrl).password);
    } finally {
      await asServer('drop database if exists zhiben_twice with (force)');
    }
  });
});

describe('a server of the administrator', () => {
  const external = (appUrl?: string, ownerUrl = database.ownerUrl) =>
    prepareExternalDatabase({ ownerUrl, appUrl, dataDir });

  it('is taken with both roles made beforehand', async () => {
    const { ownerUrl, appUrl } = database;
    expect(await external(appUrl)).toEqual({ ownerUrl, appUrl });
  });

  it('tells which SQL to run when the owner may not make the role', async () => {
    await expect(external()).rejects.toMatchObject({
      code: 'app-role-missing',
      message: expect.stringContaining('create role zhiben_app login nosuperuser nobypassrls password'),
    });
  });

  it('gets the role from us when the owner may make roles, also after the folder was lost', async () => {
    const elsewhere = join(dataDir, 'elsewhere');
    const server = await startEmbedded({ dataDir: elsewhere, log: () => undefined, durable: false });
    try {
      await run(server.superuserUrl, `create role park_owner login createrole password 'x'`);
      await run(server.superuserUrl, 'create database park owner park_owner');
      const ownerUrl = Object.assign(new URL(server.superuserUrl), {
        username: 'park_owner',
        password: 'x',
        pathname: '/park',
      }).href;
      const made = await prepareExternalDatabase({ ownerUrl, dataDir });
      expect(made.appUrl).toContain('zhiben_app:');
      expect(await prepareExternalDatabase({ ownerUrl, dataDir })).toEqual(made);
      await rm(join(dataDir, 'secrets'), { recursive: true });
      const again = await prepareExternalDatabase({ ownerUrl, dataDir });
      expect(again.appUrl).not.toBe(made.appUrl);
    } finally {
      await server.stop();
    }
  });

  it('says so, at every start, when the role was made by somebody else and its password is unknown', async () => {
    await asSuperuser(
      `alter role odd_owner createrole; grant create, connect on database "${name()}" to odd_owner`,
    );
    const [version] = await asSuperuser(`select current_setting('server_version_num')::int as n`);
    try {
      // Before PostgreSQL 16 whoever may create roles may also change them all.
      if (Number(version?.['n']) < 160_000) return;
      for (const _start of [1, 2]) {
        await expect(
          prepareExternalDatabase({ ownerUrl: signedInAs('odd_owner'), dataDir: join(dataDir, 'new') }),
        ).rejects.toMatchObject({ code: 'app-role-missing' });
      }
    } finally {
      await asSuperuser(`revoke all on database "${name()}" from odd_owner`);
    }
  });

  it.each([
    [
      'is a superuser',
      'alter role odd_app superuser',
      'alter role odd_app nosuperuser',
      'app-role-too-powerful',
    ],
    [
      'bypasses policies',
      'alter role odd_app bypassrls',
      'alter role odd_app nobypassrls',
      'app-role-too-powerful',
    ],
    [
      'may act as the owner',
      'grant zhiben_owner to odd_app',
      'revoke zhiben_owner from odd_app',
      'app-role-too-powerful',
    ],
    [
      'owns a table',
      'create table odd (n int); alter table odd owner to odd_app',
      'drop table odd',
      'app-role-too-powerful',
    ],
    ['has no rights', 'select 1', 'select 1', 'app-role-not-granted'],
  ])('is refused when the role that serves requests %s', async (_why, before, after, code) => {
    await asSuperuser(`grant connect on database "${name()}" to odd_app; ${before}`);
    try {
      await expect(external(signedInAs('odd_app'))).rejects.toMatchObject({ code });
    } finally {
      await asSuperuser(`${after}; revoke all on database "${name()}" from odd_app`);
    }
  });

  it('is refused when owner and app are one role', async () => {
    await expect(external(database.ownerUrl)).rejects.toMatchObject({ code: 'app-role-too-powerful' });
  });

  it('is refused when the owner may not make schemas', async () => {
    await asSuperuser(`grant connect on database "${name()}" to odd_owner`);
    await expect(external(database.appUrl, signedInAs('odd_owner'))).rejects.toMatchObject({
      code: 'owner-may-not-migrate',
    });
    await asSuperuser(`revoke all on database "${name()}" from odd_owner`);
  });

  it('that does not answer is named without its password', async () => {
    const silent = 'postgresql://somebody:hush@127.0.0.1:1/zhiben';
    const refusal = await external(undefined, silent).catch((error: Error) => error);
    expect(refusal).toMatchObject({
      code: 'database-not-reached',
      message: expect.stringContaining('127.0.0.1:1'),
    });
    expect((refusal as Error).message).not.toContain('hush');
  });

  it('is refused when its database cannot search Chinese', async () => {
    await asServer(
      `create database zhiben_plain template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
    );
    const url = new URL(database.superuserUrl);
    url.pathname = '/zhiben_plain';
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      await client.query('create extension pg_trgm');
      await expect(checkTextSearch(client)).rejects.toMatchObject({ code: 'database-without-chinese' });
    } finally {
      await client.end();
      await asServer('drop database zhiben_plain');
    }
  });
});

function name(): string {
  return new URL(database.superuserUrl).pathname.slice(1);
}
