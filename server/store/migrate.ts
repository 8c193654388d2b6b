import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { grantTo } from './grants.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number: two processes that migrate at once wait for each other on it. */
const LOCK = 20_240_201;

/**
 * Brings the database to the newest schema. Each file runs once, in a transaction of its own, in the order of its
 * name; a file that was changed after it ran is refused, since two installations would silently differ.
 *
 * @param ownerUrl The role that owns the schema. Never used to serve a request.
 * @param appRole The role that serves requests; it is granted what `grants.ts` lists and nothing else.
 */
export async function migrate(ownerUrl: string, appRole = 'zhiben_app'): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=zhiben,public' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create schema if not exists zhiben');
    await client.query(
      'create table if not exists zhiben.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from zhiben.migration',
    );
    const known = new Map(rows.map((r) => [r.name, r.sha256]));
    const applied: string[] = [];
    for (const name of (await readdir(FOLDER)).filter((n) => n.endsWith('.sql')).sort()) {
      const text = await readFile(new URL(name, FOLDER), 'utf8');
      const sha256 = await digest(text);
      if (known.has(name)) {
        if (known.get(name) !== sha256)
          throw new Error(`migration-changed: ${name} was changed after it ran`);
        continue;
      }
      await applyOne(client, name, text, sha256);
      applied.push(name);
    }
    await grantTo(client, appRole);
    return { applied };
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into zhiben.migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration-failed: ${name}: ${(error as Error).message}`, { cause: error });
  }
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(bytes).toString('hex');
}
