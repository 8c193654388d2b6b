import pg from 'pg';
import { newSecret, readSecret, secretPath, storeSecret } from './embedded/secrets.ts';
import { codeOf, StartupError, sayingOf } from './startup-error.ts';
import { checkTextSearch } from './text-search.ts';

/** Owns the schema and migrates it; never serves a request. */
export const OWNER_ROLE = 'zhiben_owner';
/** Serves requests: owns nothing and cannot pass row-level security. */
export const APP_ROLE = 'zhiben_app';
/** Name of the database in the embedded server. */
export const DATABASE = 'zhiben';

/** File in the secrets folder with a role's password. */
const secretOf = (role: string): string => role.replace('_', '-');
const APP_SECRET = secretOf(APP_ROLE);

/** Both ends included; the SQL is tested on the oldest and the newest. */
const SUPPORTED_MAJORS = [15, 18] as const;

export interface DatabaseUrls {
  /** For migrations. */
  readonly ownerUrl: string;
  /** For requests and jobs. */
  readonly appUrl: string;
}

/**
 * Makes the database, its two roles and its extension on a server of our own. Running it again changes
 * nothing; the roles' passwords lie in the data folder.
 */
export async function prepareDatabase(options: {
  readonly superuserUrl: string;
  readonly dataDir: string;
  /** Another name than the usual one lets many databases share a server, as in tests. */
  readonly database?: string;
}): Promise<DatabaseUrls> {
  const { superuserUrl, dataDir, database = DATABASE } = options;
  const passwords = await withClient(superuserUrl, async (client) => {
    const owner = await ensureRole(client, OWNER_ROLE, dataDir);
    const app = await ensureRole(client, APP_ROLE, dataDir);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${quoted(database)} owner ${OWNER_ROLE}`);
    await client.query(`revoke all on database ${quoted(database)} from public`);
    await client.query(`grant connect on database ${quoted(database)} to ${APP_ROLE}`);
    return { owner, app };
  });
  await withClient(withPath(superuserUrl, database), async (client) => {
    await client.query('create extension if not exists pg_trgm');
    await checkTextSearch(client);
  });
  const as = (role: string, password: string): string =>
    withUser(withPath(superuserUrl, database), role, password);
  return { ownerUrl: as(OWNER_ROLE, passwords.owner), appUrl: as(APP_ROLE, passwords.app) };
}

/**
 * Checks a PostgreSQL server of the administrator's own and, where its owner may, makes the role that
 * serves requests. Call `checkAppRole` after the migrations: only then are there tables it could own.
 */
export async function prepareExternalDatabase(options: {
  /** DATABASE_URL: the role that owns the schema. */
  readonly ownerUrl: string;
  /** DATABASE_APP_URL, when it is set. */
  readonly appUrl?: string | undefined;
  readonly dataDir: string;
}): Promise<DatabaseUrls> {
  const { ownerUrl, dataDir } = options;
  const appUrl = await withClient(
    ownerUrl,
    async (client) => {
      await checkVersion(client);
      await checkMayMigrate(client);
      await ensureTrigrams(client);
      return options.appUrl ?? (await makeAppUrl(client, ownerUrl, dataDir));
    },
    'DATABASE_URL',
  );
  const urls = { ownerUrl, appUrl };
  await checkAppRole(
    urls,
    options.appUrl === undefined ? secretPath(dataDir, APP_SECRET) : 'DATABASE_APP_URL',
  );
  return urls;
}

/**
 * Refuses an app role that row-level security would not hold, on any server.
 *
 * @param source Where the app's address or password comes from, for the sentence when it does not answer.
 */
export async function checkAppRole(
  { ownerUrl, appUrl }: DatabaseUrls,
  source = 'DATABASE_APP_URL',
): Promise<void> {
  const owner = await withClient(
    ownerUrl,
    async (client) =>
      (await client.query<{ name: string }>('select current_user::text as name')).rows[0]?.name,
    'DATABASE_URL',
  );
  await withClient(
    appUrl,
    async (client) => {
      const { rows } = await client.query<Powers>(POWERS, [owner, APP_ROLE]);
      const [powers] = rows;
      if (powers !== undefined) refuseTooMuchPower(powers);
    },
    source,
  );
}

interface Powers {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly owns: boolean;
  readonly becomesOwner: boolean;
  readonly served: boolean;
}

/** What the app's role may do, with what it inherits or may turn into by SET ROLE. */
const POWERS = `
  with reachable as (select * from pg_roles where pg_has_role(current_user, oid, 'member'))
  select current_user::text as name,
    (select bool_or(rolsuper) from reachable) as superuser,
    (select bool_or(rolbypassrls) from reachable) as bypass,
    exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and c.relowner in (select oid from reachable)
        and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    ) as owns,
    exists (select from reachable where rolname = $1) as "becomesOwner",
    exists (select from pg_roles where rolname = $2 and pg_has_role(current_user, oid, 'usage')) as served`;

function refuseTooMuchPower(powers: Powers): void {
  const { name } = powers;
  const user = quoted(name);
  if (powers.superuser) {
    throw tooPowerful(`is a superuser or may become one. Run: alter role ${user} nosuperuser;`, name);
  }
  if (powers.bypass) {
    throw tooPowerful(`may bypass row-level security. Run: alter role ${user} nobypassrls;`, name);
  }
  if (powers.becomesOwner || powers.owns) {
    throw tooPowerful(
      `owns tables of this database or may act as their owner. Name a role of its own in DATABASE_APP_URL; to make it, run: ${roleSql('choose-a-password')}`,
      name,
    );
  }
  if (!powers.served) {
    throw new StartupError(
      'app-role-not-granted',
      `The role "${name}" in DATABASE_APP_URL does not have the rights of ${APP_ROLE}, which the migrations grant them to. Sign in as ${APP_ROLE}, or run: grant ${APP_ROLE} to ${user};`,
    );
  }
}

function tooPowerful(what: string, name: string): StartupError {
  return new StartupError(
    'app-role-too-powerful',
    `The role "${name}", which would serve requests, ${what} Zhiben refuses it, because the database could not keep one enterprise's records from another.`,
  );
}

/** Without DATABASE_APP_URL: makes the app's role if the owner may, or says what somebody else must run. */
async function makeAppUrl(client: pg.Client, ownerUrl: string, dataDir: string): Promise<string> {
  const { rows } = await client.query<{ mayCreate: boolean; name: string }>(
    'select rolcreaterole or rolsuper as "mayCreate", rolname::text as name from pg_roles where rolname = current_user',
  );
  if (rows[0]?.mayCreate !== true) {
    throw new StartupError(
      'app-role-missing',
      `The user "${rows[0]?.name}" in DATABASE_URL may not create roles, and DATABASE_APP_URL does not name the role that serves requests. Let an administrator of the server run: ${roleSql('choose-a-password')} Then set DATABASE_APP_URL to this address with that user and password.`,
    );
  }
  try {
    return withUser(ownerUrl, APP_ROLE, await ensureRole(client, APP_ROLE, dataDir));
  } catch (error) {
    // Since PostgreSQL 16 CREATEROLE does not extend to roles that somebody else made.
    if (codeOf(error) !== '42501') throw error;
    throw new StartupError(
      'app-role-missing',
      `The role ${APP_ROLE} is there, but the user "${rows[0].name}" in DATABASE_URL may not set its password (${sayingOf(error)}). Set DATABASE_APP_URL to this address with ${APP_ROLE} and its password.`,
      error,
    );
  }
}

function roleSql(password: string): string {
  return `create role ${APP_ROLE} login nosuperuser nobypassrls password '${password}';`;
}

/**
 * Makes a role that may sign in and nothing else. The folder learns a new password only after the server has
 * taken it: a start that is killed or refused in between leaves nothing that looks right and is not.
 */
async function ensureRole(client: pg.Client, role: string, dataDir: string): Promise<string> {
  const secret = secretOf(role);
  const known = await readSecret(dataDir, secret);
  const value = known ?? newSecret();
  const password = client.escapeLiteral(value);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) {
    await client.query(`create role ${role} login nosuperuser nobypassrls password ${password}`);
  } else if (known === undefined) {
    await client.query(`alter role ${role} login password ${password}`);
  }
  if (known === undefined) await storeSecret(dataDir, secret, value);
  return value;
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  const [oldest, newest] = SUPPORTED_MAJORS;
  if (major >= oldest && major <= newest) return;
  throw new StartupError(
    'database-version',
    `The server in DATABASE_URL is PostgreSQL ${major}; Zhiben works with ${oldest} to ${newest}. Upgrade the server, or leave DATABASE_URL unset to use the embedded database.`,
  );
}

/** The migrations make schemas; a first one that fails half-way would be the worse way to learn of it. */
async function checkMayMigrate(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean; name: string; database: string }>(
    `select has_database_privilege(current_database(), 'create') as may, current_user::text as name,
      current_database()::text as database`,
  );
  const [seen] = rows;
  if (seen === undefined || seen.may) return;
  throw new StartupError(
    'owner-may-not-migrate',
    `The user "${seen.name}" in DATABASE_URL may not make schemas in the database "${seen.database}". Let an administrator of the server run: grant create on database ${quoted(seen.database)} to ${quoted(seen.name)};`,
  );
}

async function ensureTrigrams(client: pg.Client): Promise<void> {
  try {
    await client.query('create extension if not exists pg_trgm');
  } catch (error) {
    throw new StartupError(
      'database-extension-missing',
      `The database in DATABASE_URL lacks the extension pg_trgm and this user cannot add it (${sayingOf(error)}). Install the server's contrib package if it is missing, and let an administrator run in this database: create extension pg_trgm;`,
      error,
    );
  }
  await checkTextSearch(client);
}

/** @param setting Where the address or its password came from, for the sentence when it does not answer. */
async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  setting?: string,
): Promise<T> {
  const client = clientFor(url, setting);
  // A connection lost between two queries is reported by the next one.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw notReached(url, setting, error);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function clientFor(url: string, setting: string | undefined): pg.Client {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  } catch (error) {
    throw notReached(url, setting, error);
  }
}

function notReached(url: string, setting: string | undefined, error: unknown): StartupError {
  const { host = '', username = '', pathname = '' } = URL.parse(url) ?? {};
  return new StartupError(
    'database-not-reached',
    `The database "${pathname.slice(1)}" at ${host} does not let user "${decodeURIComponent(username)}" in: ${sayingOf(error)}. ${setting === undefined ? 'See the lines above.' : `Check that the server runs, and the address, user and password in ${setting}.`}`,
    error,
  );
}

function withPath(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}
