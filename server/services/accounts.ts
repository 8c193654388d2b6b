import { randomBytes } from 'node:crypto';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { findActor } from '../store/actors.ts';
import type { Database } from '../store/database.ts';
import { done, type Outcome, refused } from './refusals.ts';

/** A right that was taken away ends within this time on every process (trust.md asks for five seconds). */
const ACTOR_CACHE_MS = 3000;

export interface Accounts {
  /** Signs in; the cookies to set come with the answer. One answer for a wrong name and a wrong password. */
  signIn(name: string, password: string, headers: Headers): Promise<Outcome<{ cookies: string[] }>>;
  signOut(headers: Headers): Promise<string[]>;
  /** Who is behind this request's cookie; undefined when nobody is signed in. */
  whoIs(cookie: string | undefined): Promise<SignedIn | undefined>;
  /** Makes an account that can sign in; its membership is the caller's to write. */
  create(account: {
    username: string;
    password: string;
    name: string;
  }): Promise<Outcome<{ accountId: string }>>;
  /** Is this the present password of the account? */
  checkPassword(accountId: string, password: string): Promise<boolean>;
  /** Gives the account a new password and ends every session it has. */
  setPassword(accountId: string, password: string): Promise<void>;
  /** Somebody's roles or reach changed: this process asks anew who is behind each cookie. */
  forget(): void;
  /** Ends every session of an account at once. */
  endSessions(accountId: string): Promise<void>;
  close(): Promise<void>;
}

export interface SignedIn {
  readonly actor: Actor;
  readonly username: string;
}

export interface AccountSettings {
  readonly appUrl: string;
  readonly publicUrl: string;
  readonly sessionHours: number;
}

export async function openAccounts(database: Database, settings: AccountSettings): Promise<Accounts> {
  const pool = new pg.Pool({ connectionString: settings.appUrl, max: 4, options: '-c search_path=auth' });
  pool.on('error', () => {});
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  const auth = betterAuth({
    secret: await sharedSecret(pool, 'session-cookie'),
    baseURL: settings.publicUrl,
    database: { db, type: 'postgres' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: settings.sessionHours * 3600, updateAge: 600 },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { cookiePrefix: 'zhiben' },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameValidator: (n) => /^[a-zA-Z0-9._-]+$/.test(n),
      }),
    ],
  });
  const context = await auth.$context;
  const cache = new Map<string, { readonly who: SignedIn | undefined; readonly until: number }>();

  return {
    signIn: async (name, password, headers) => {
      const answer = await auth.api.signInUsername({
        body: { username: name, password },
        headers,
        asResponse: true,
      });
      if (!answer.ok) return refused('sign-in-failed');
      return done({ cookies: answer.headers.getSetCookie() });
    },
    signOut: async (headers) => {
      cache.delete(headers.get('cookie') ?? '');
      const answer = await auth.api.signOut({ headers, asResponse: true });
      return answer.headers.getSetCookie();
    },
    whoIs: async (cookie) => {
      if (cookie === undefined || !cookie.includes('zhiben.')) return undefined;
      const now = performance.now();
      const known = cache.get(cookie);
      if (known !== undefined && known.until > now) return known.who;
      const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
      const actor = session === null ? undefined : await findActor(database.plain, session.user.id);
      const who =
        actor === undefined || session === null
          ? undefined
          : { actor, username: session.user.username ?? '' };
      if (cache.size > 10_000) cache.clear();
      cache.set(cookie, { who, until: now + ACTOR_CACHE_MS });
      return who;
    },
    create: async ({ username: wanted, password, name }) => {
      const userName = wanted.toLowerCase();
      const { rows } = await pool.query('select id from auth."user" where username = $1', [userName]);
      if (rows.length > 0) return refused('username-taken', 'username');
      const user = await context.internalAdapter.createUser({
        name,
        // The library wants an address; we have none and send none.
        email: `${userName}@accounts.invalid`,
        username: userName,
        displayUsername: wanted,
      });
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await context.password.hash(password),
      });
      return done({ accountId: user.id });
    },
    checkPassword: async (accountId, password) => {
      const held = await context.internalAdapter.findAccounts(accountId);
      const hash = held.find(({ providerId }) => providerId === 'credential')?.password;
      return hash != null && context.password.verify({ hash, password });
    },
    setPassword: async (accountId, password) => {
      await context.internalAdapter.updatePassword(accountId, await context.password.hash(password));
      await context.internalAdapter.deleteUserSessions(accountId);
      cache.clear();
    },
    forget: () => cache.clear(),
    endSessions: async (accountId) => {
      await context.internalAdapter.deleteUserSessions(accountId);
      cache.clear();
    },
    close: () => pool.end(),
  };
}

/** A secret that every process of this installation shares: the first to need it makes it. */
async function sharedSecret(pool: pg.Pool, name: string): Promise<string> {
  await pool.query('insert into auth.secret (name, value) values ($1, $2) on conflict do nothing', [
    name,
    randomBytes(32).toString('base64url'),
  ]);
  const { rows } = await pool.query<{ value: string }>('select value from auth.secret where name = $1', [
    name,
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error('auth.secret: nothing was stored');
  return row.value;
}
