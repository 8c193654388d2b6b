import { createHash } from 'node:crypto';
import { type Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A table as a backup holds it. */
export interface BackupTable {
  /** With its schema: zhiben.case_file. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of the primary key, as they are compared on every server alike. */
  readonly order: string;
}

/** What is known of the content of a part: the same on every server for the same records. */
export interface Digest {
  readonly rows: number;
  readonly bytes: number;
  /** Lower-case hexadecimal SHA-256 of the rows in COPY's text form. */
  readonly sha256: string;
}

export interface Migration {
  readonly name: string;
  readonly sha256: string;
}

/**
 * Sessions and the codes of sign-in are left out: they end with the installation that gave them. Which migrations
 * ran is told by the head of the backup and has to agree with the program that restores.
 */
const LEFT_OUT = ['zhiben.migration', 'auth.session', 'auth.verification'];
/** Secrets that every start makes: they do not make an installation one that is in use. */
const MADE_BY_START = ['auth.secret'];

/** One connection as the owner of the schema, in one transaction, in which all text is written one way. */
export async function asOwner<T>(
  ownerUrl: string,
  mode: 'snapshot' | 'write',
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    options:
      '-c search_path=zhiben,public -c timezone=UTC -c datestyle=ISO -c bytea_output=hex -c extra_float_digits=1',
  });
  // A connection lost between two queries is reported by the next one.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(mode === 'snapshot' ? 'begin isolation level repeatable read read only' : 'begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** Every table of records, so that each comes after those that it refers to. */
export async function backupTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable & { needs: string[] }>(`
    select n.nspname || '.' || c.relname as name,
           (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
           (select string_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end, ', '
                              order by array_position(i.indkey::int2[], a.attnum))
              from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])
             where i.indrelid = c.oid and i.indisprimary) as "order",
           array(select distinct rn.nspname || '.' || r.relname from pg_constraint k
                   join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
                  where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('zhiben', 'auth') and c.relkind in ('r', 'p') and not c.relispartition
     order by 1`);
  const waiting = rows.filter((t) => !LEFT_OUT.includes(t.name));
  const sorted: BackupTable[] = [];
  while (waiting.length > 0) {
    const at = waiting.findIndex((t) => t.needs.every((n) => !waiting.some((w) => w !== t && w.name === n)));
    const [next] = waiting.splice(at, 1);
    if (at < 0 || next === undefined) throw new Error('tables refer to each other in a ring');
    sorted.push({ name: next.name, columns: next.columns, order: next.order });
  }
  return sorted;
}

export async function readMigrations(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<Migration>('select name, sha256 from zhiben.migration order by name');
  return rows;
}

export async function serverVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version ?? '';
}

/** The rows of a table in COPY's text form, in the order of their key. */
export function tableRows(client: pg.Client, { name, columns, order }: BackupTable): Readable {
  return client.query(copyTo(`copy (select ${columns.join(', ')} from ${name} order by ${order}) to stdout`));
}

/** Counts and hashes a table as `tableRows` would write it. */
export async function digestTable(client: pg.Client, table: BackupTable): Promise<Digest> {
  const meter = new Meter();
  await pipeline(tableRows(client, table), meter, async (source) => {
    for await (const _ of source);
  });
  return meter.digest();
}

/** The way into a table for rows in COPY's text form. */
export function rowsInto(client: pg.Client, { name, columns }: BackupTable): Writable {
  return client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
}

/** The first table that holds something, if any does; what every start makes for itself does not count. */
export async function firstInUse(
  client: pg.Client,
  tables: readonly BackupTable[],
): Promise<string | undefined> {
  for (const { name } of tables) {
    if (MADE_BY_START.includes(name)) continue;
    const { rowCount } = await client.query(`select from ${name} limit 1`);
    if (rowCount !== 0) return name;
  }
  return undefined;
}

/**
 * Opens the tables for COPY until the transaction ends: PostgreSQL refuses it where row-level security is in force,
 * and forced it is for the owner too. Nothing is done about what comes in: it was done when it happened.
 */
export async function openTables(
  client: pg.Client,
  tables: readonly BackupTable[],
): Promise<() => Promise<void>> {
  for (const name of MADE_BY_START) await client.query(`delete from ${name}`);
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relforcerowsecurity and n.nspname in ('zhiben', 'auth')`,
  );
  const forced = tables.filter((t) => rows.some((r) => r.name === t.name));
  for (const { name } of forced) await client.query(`alter table ${name} no force row level security`);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  return async () => {
    for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
    for (const { name } of forced) await client.query(`alter table ${name} force row level security`);
  };
}

/** Every content that a record names, by its hash. */
export async function namedContent(client: pg.Client): Promise<{ sha256: string; size: number }[]> {
  const { rows } = await client.query<{ sha256: string; size: string }>(
    `select sha256, max(size)::text as size from (
       select sha256, size from zhiben.file
       union all select docx_sha256, docx_size from zhiben.document_issue
       union all select block ->> 'sha256', 0 from zhiben.document, jsonb_array_elements(content -> 'blocks') block
         where block ->> 'type' = 'picture') named group by sha256 order by sha256`,
  );
  return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }));
}

/** Passes bytes on unchanged, and counts and hashes them. A row of COPY's text form ends with a line feed. */
export class Meter extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #rows = 0;

  override _transform(chunk: Buffer, _encoding: string, pass: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.#rows += 1;
    pass(null, chunk);
  }

  /** Of everything so far; may be asked once. */
  digest(): Digest {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
