import pg from 'pg';
import { findActor } from '../../server/store/actors.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import type { OwnedDatabase } from '../../server/testing/temporary.ts';
import { knownTables, maySee, WRITTEN_BY_OWNER_ONLY } from './rules.ts';
import type { Planted, ReachWorld, Reader } from './world.ts';

/** The settings that a request of this reader makes, as SQL; taken from the product's own answer to who he is. */
export interface Settings {
  readonly reader: Reader;
  readonly sql: string;
}

/** What row-level security says: a new row violates it, or the role has no right at all. */
const REFUSED = '42501';

export async function settingsOf(home: OwnedDatabase, readers: readonly Reader[]): Promise<Settings[]> {
  const database = openDatabase(home.appUrl, { max: 2 });
  try {
    return await Promise.all(readers.map((reader) => settingsFor(database, home, reader)));
  } finally {
    await database.close();
  }
}

async function settingsFor(database: Database, home: OwnedDatabase, reader: Reader): Promise<Settings> {
  const { rows } = await home.query('select id from auth."user" where username = $1', [reader.username]);
  const accountId = String(rows[0]?.id);
  const actor = await findActor(database.plain, accountId);
  if (actor === undefined) throw new Error(`${reader.name} is nobody`);
  const values: Record<string, string> = {
    account: accountId,
    person: actor.personId,
    authorities: `{${actor.reach.authorityIds.join(',')}}`,
    scope: actor.reach.scope,
    department: actor.reach.departmentId ?? '',
    organisation: actor.reach.organisationId ?? '',
  };
  const sql = Object.entries(values)
    .map(([name, value]) => `set local zhiben.${name} = ${pg.escapeLiteral(value)};`)
    .join(' ');
  return { reader, sql };
}

export interface Findings {
  cells: number;
  readonly faults: string[];
}

/** Every tenant table is known here, and no other; each has forced row-level security. */
export async function checkCatalogue(home: OwnedDatabase): Promise<string[]> {
  const { rows } = await home.query(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
      where c.relnamespace = 'zhiben'::regnamespace and c.relkind in ('r', 'p')`,
  );
  const known = knownTables();
  return [
    ...rows.filter((row) => !known.includes(row.name)).map((row) => `${row.name} is not probed`),
    ...rows.filter((row) => !row.forced).map((row) => `${row.name} does not force row-level security`),
    ...known
      .filter((name) => !rows.some((row) => row.name === name))
      .map((name) => `${name} is probed and is no table`),
  ];
}

/**
 * Every planted row × every reader, straight in the database as the application's role: seen when the rules say so
 * and else not, never added or altered from outside. The caller's connection is in a transaction that he rolls back.
 */
export async function checkTables(
  client: pg.Client,
  { planted }: ReachWorld,
  settings: readonly Settings[],
  stopAtFirst: boolean,
): Promise<Findings> {
  const findings: Findings = { cells: 0, faults: [] };
  for (const who of [OWNER, ...settings]) {
    for (const row of planted) {
      if (stopAtFirst && findings.faults.length > 0) return findings;
      findings.cells += 1;
      findings.faults.push(...(await probe(client, who, row)));
    }
  }
  return findings;
}

/** The owner migrates, backs up and restores: he must see everything. */
const OWNER = { reader: undefined, sql: '' } as const;

async function probe(client: pg.Client, who: Settings | typeof OWNER, row: Planted): Promise<string[]> {
  const { reader, sql } = who;
  const name = reader?.name ?? 'the owner';
  const allowed = reader === undefined || maySee(reader, row);
  const where = Object.keys(row.key)
    .map((column, i) => `${column} = $${i + 1}`)
    .join(' and ');
  const what = `${row.table} of ${row.place.name}`;
  return inRole(client, reader === undefined ? 'zhiben_owner' : 'zhiben_app', sql, async () => {
    const faults: string[] = [];
    const seen = await client.query(`select from zhiben.${row.table} where ${where}`, Object.values(row.key));
    if (allowed !== (seen.rowCount === 1)) faults.push(`${name} ${allowed ? 'misses' : 'sees'} ${what}`);
    if (reader === undefined || !mustNotAdd(reader, row)) return faults;
    const code = await attempt(
      client,
      `insert into zhiben.${row.table} select * from jsonb_populate_record(null::zhiben.${row.table}, $1)`,
      [await wholeRow(client, row, where)],
    );
    if (code !== REFUSED) faults.push(`${name} may add to ${what} (${code})`);
    return faults;
  });
}

function mustNotAdd(reader: Reader, { table, place, username }: Planted): boolean {
  if (!reader.authorities.includes(place.authorityId)) return true;
  if (username !== undefined) return reader.username !== username;
  if (reader.scope !== 'organisation' || place.organisationId === reader.place.organisationId) return false;
  return WRITTEN_BY_OWNER_ONLY.includes(table);
}

const rowsAsJson = new Map<Planted, unknown>();

/** The row as its owner knows it: what somebody would write who has guessed everything. */
async function wholeRow(client: pg.Client, row: Planted, where: string): Promise<unknown> {
  if (!rowsAsJson.has(row)) {
    await client.query('set local role zhiben_owner');
    const { rows } = await client.query(
      `select to_jsonb(t) as row from zhiben.${row.table} t where ${where}`,
      Object.values(row.key),
    );
    await client.query('set local role zhiben_app');
    rowsAsJson.set(row, JSON.stringify(rows[0]?.row ?? {}));
  }
  return rowsAsJson.get(row);
}

async function inRole<T>(
  client: pg.Client,
  role: string,
  settings: string,
  work: () => Promise<T>,
): Promise<T> {
  await client.query(`savepoint cell; set local role ${role}; ${settings}`);
  try {
    return await work();
  } finally {
    await client.query('rollback to savepoint cell; release savepoint cell');
  }
}

/** The code of the error that a statement ends with; 'done' when it is carried out. */
async function attempt(client: pg.Client, sql: string, values: unknown[]): Promise<string> {
  await client.query('savepoint attempt');
  try {
    await client.query(sql, values);
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}
