import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../store/embedded/embedded.ts';
import { migrate } from '../store/migrate.ts';
import { type DatabaseUrls, prepareDatabase } from '../store/roles.ts';

/** A migrated database, and a way to look behind its policies. */
export interface OwnedDatabase extends DatabaseUrls {
  /** Runs SQL as the owner of the schema, who sees everything. */
  query(sql: string, values?: unknown[]): Promise<pg.QueryResult>;
}

/** An embedded server in a temporary folder, for measurements and proofs that run by themselves. */
export interface Temporary {
  readonly dataDir: string;
  readonly superuserUrl: string;
  /** Makes and migrates a database of this name. */
  make(name: string): Promise<OwnedDatabase>;
  /** Stops the server and throws its folder away. */
  stop(): Promise<void>;
}

/** Commits are forced to disk, as in the product: what is measured or killed here must be the real thing. */
export async function openTemporary(): Promise<Temporary> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiben-'));
  const { superuserUrl, stop } = await startEmbedded({ dataDir, log: () => {} });
  const pools: pg.Pool[] = [];
  return {
    dataDir,
    superuserUrl,
    make: async (name) => {
      const urls = await prepareDatabase({ superuserUrl, dataDir, database: name });
      await migrate(urls.ownerUrl);
      const owner = ownerPool(urls.ownerUrl);
      pools.push(owner);
      return { ...urls, query: (sql, values) => owner.query(sql, values) };
    },
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function ownerPool(ownerUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 2,
    options: '-c search_path=zhiben,public',
  });
  // A server that is killed on purpose ends idle connections; the next query says so.
  pool.on('error', () => {});
  return pool;
}
