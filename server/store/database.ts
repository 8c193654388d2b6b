import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.gen.ts';

/** A handle for SQL inside one transaction, or outside of any for reference data. */
export type Db = Kysely<Schema>;

const { builtins } = pg.types;

/** Days stay 'YYYY-MM-DD', instants become ISO 8601: nothing is ever a Date in somebody's time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    if (id === builtins.DATE) return (value: string) => value;
    if (id === builtins.TIMESTAMPTZ) return (value: string) => new Date(value).toISOString();
    if (id === builtins.INT8) return Number;
    return pg.types.getTypeParser(id, format as 'text');
  },
};

export interface Database {
  /** For tables without reach (accounts, reference data) and for nothing else: tenant tables look empty here. */
  readonly plain: Db;
  readonly pool: pg.Pool;
  /** Where it was opened, for a thread that opens its own connections. Holds a password: never to be logged. */
  readonly url: string;
  /** Runs `work` in one transaction in which the actor's reach is in force; commits before it resolves. */
  as<T>(actor: ActorSettings, work: (tx: Db) => Promise<T>, options?: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}

export interface TransactionOptions {
  /**
   * True where every statement has one shape and finds its rows by key: each connection then plans it once. Planning
   * costs more than carrying it out, for the policies and many indexes of a case. Never for lists, whose best plan
   * depends on the values.
   */
  readonly byKey?: boolean;
}

/** What of the actor the database needs to know. */
export type ActorSettings = Pick<Actor, 'accountId' | 'personId' | 'reach'>;

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];

export function openDatabase(appUrl: string, options: { readonly max?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: options.max ?? 16,
    types,
    // No statement here is long enough to be worth compiling, and a plan without nested loops looks dear enough to be: a
    // round of duties took 14 s on a server that compiles, and 1 s on one that does not.
    options: '-c search_path=zhiben,public -c timezone=UTC -c jit=off',
  });
  // A connection that dies while idle is replaced; the next query says so if the server is gone.
  pool.on('error', () => {});
  const plain = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins });

  return {
    plain,
    pool,
    url: appUrl,
    as: async (actor, work, options = {}) => {
      const client = await pool.connect();
      let broken = false;
      try {
        // One round trip: begin, and who acts. SET LOCAL, not set_config(): only it reaches the workers of a
        // distributed PostgreSQL.
        await client.query(`begin; ${settings(actor)}`);
        const result = await work(bound(client, options.byKey === true));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {
          broken = true;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

/** A query builder that speaks through this one connection, inside its transaction. */
function bound(client: pg.PoolClient, byKey: boolean): Db {
  const query = byKey
    ? (text: string, values: unknown[]) => client.query({ name: statementName(text), text, values })
    : client.query.bind(client);
  const pool: PostgresPool = {
    connect: async () => ({ query, release: () => {} }) as never,
    end: async () => {},
    options: {},
  };
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins });
}

const statementNames = new Map<string, string>();

/** A short name for each text, by which a connection finds the plan that it made for it. */
function statementName(text: string): string {
  const known = statementNames.get(text);
  if (known !== undefined) return known;
  const name = `k${statementNames.size}`;
  statementNames.set(text, name);
  return name;
}

function settings({ accountId, personId, reach }: ActorSettings): string {
  const values: Record<string, string> = {
    account: accountId,
    person: personId,
    authorities: `{${reach.authorityIds.join(',')}}`,
    scope: reach.scope,
    department: reach.departmentId ?? '',
    organisation: reach.organisationId ?? '',
  };
  return Object.entries(values)
    .map(([name, value]) => `set local zhiben.${name} = ${pg.escapeLiteral(value)};`)
    .join(' ');
}

/** True when an error is PostgreSQL's word for "this key exists already". */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '23505';
}

/**
 * Condition on the authorities of a reader. One is named by equality: only then does an index that begins with it also
 * give the order in which a list is shown.
 */
export function within(column: string, authorityIds: readonly string[]) {
  const [only] = authorityIds;
  return authorityIds.length === 1
    ? sql`${sql.ref(column)} = ${only}::uuid`
    : sql`${sql.ref(column)} = any (${[...authorityIds]}::uuid[])`;
}

/** Condition that these words, as they are, occur in a text, whatever their case. */
export function hasWords(text: RawBuilder<unknown>, words: string) {
  return sql<boolean>`(${text}) ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`}`;
}

export { sql };
