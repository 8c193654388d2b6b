import { randomBytes } from 'node:crypto';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { insertAccount, writePassword } from '../store/accounts.ts';
import { findActor } from '../store/actors.ts';
import type { Database, Db } from '../store/database.ts';
import { done, type Outcome, refused } from './refusals.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

const USERNAME = /^[a-zA-Z0-9._-]{3,40}$/;
/** The cookie of a session, with the prefix that browsers ask for where people come by https. */
const SESSION_COOKIE = /(?:^|;\s*)(?:__Secure-)?zhiben\.session_token=([^;\s]+)/;

/** A right that was taken away ends within this time on every process (trust.md asks for five seconds). */
const ACTOR_CACHE_MS = 3000;
const MOST_CACHED = 10_000;

export interface Accounts {
  /** Signs in; the cookies to set come with the answer. One answer for a wrong name and a wrong password. */
  signIn(name: string, password: string, headers: Headers): Promise<Outcome<{ cookies: string[] }>>;
  signOut(headers: Headers): Promise<string[]>;
  /** Who is behind this request's cookie; undefined when nobody is signed in. */
  whoIs(cookie: string | undefined): Promise<SignedIn | undefined>;
  /** Makes an account that can sign in, in the caller's transaction; its membership is the caller's to write. */
  create(
    account: { username: string; password: string; name: string },
    tx?: Db,
  ): Promise<Outcome<{ accountId: string }>>;
  /** Is this the present password of the account? Refused when it was guessed too often. */
  checkPassword(accountId: string, password: string): Promise<Outcome<null>>;
  /**
   * Gives the account a new password and ends every session it has, in the caller's transaction. This process knows
   * of it after `forget`, which is called when the transaction is over.
   */
  setPassword(tx: Db, accountId: string, password: string): Promise<void>;
  /** Somebody's roles or reach changed: this process asks anew who is behind each cookie. */
  forget(): void;
  /** Ends every session of an account at once. */
  endSessions(accountId: string): Promise<void>;
  close(): Promise<void>;
}

export interface SignedIn {
  readonly actor: Actor;
  readonly username: string;
  /** Cookies to send along: the session was prolonged by being used. */
  readonly renewed?: readonly string[];
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
        usernameValidator: (n) => USERNAME.test(n),
      }),
    ],
  });
  const context = await auth.$context;
  const throttle = new SignInThrottle(() => performance.now());
  const cache = new Map<string, { readonly who: SignedIn; readonly until: number }>();
  let generation = 0;
  /** What is being read from the database at this moment is not kept either: it may be what just ended. */
  const forget = () => {
    generation += 1;
    cache.clear();
  };

  /** The cookies of a new session; undefined for any wrong name or password, after the same work. */
  async function enter(name: string, password: string, headers: Headers): Promise<string[] | undefined> {
    if (!USERNAME.test(name)) {
      await context.password.hash(password);
      return undefined;
    }
    const answer = await auth.api.signInUsername({
      body: { username: name, password },
      headers,
      asResponse: true,
    });
    return answer.ok ? answer.headers.getSetCookie() : undefined;
  }

  async function isPassword(accountId: string, password: string): Promise<boolean> {
    const held = await context.internalAdapter.findAccounts(accountId);
    const hash = held.find(({ providerId }) => providerId === 'credential')?.password;
    return hash != null && context.password.verify({ hash, password });
  }

  return {
    signIn: async (name, password, headers) => {
      const key = name.toLowerCase();
      const seconds = throttle.take(key);
      if (seconds !== undefined) return refused('too-many-tries', undefined, { seconds });
      const cookies = await enter(name, password, headers);
      if (cookies === undefined) return refused('sign-in-failed');
      throttle.succeeded(key);
      return done({ cookies });
    },
    signOut: async (headers) => {
      const answer = await auth.api.signOut({ headers, asResponse: true });
      forget();
      return answer.headers.getSetCookie();
    },
    whoIs: async (cookie) => {
      const token = SESSION_COOKIE.exec(cookie ?? '')?.[1];
      if (cookie === undefined || token === undefined) return undefined;
      const known = cache.get(token);
      if (known !== undefined && known.until > performance.now()) return known.who;
      const began = generation;
      const { headers, response: session } = await auth.api.getSession({
        headers: new Headers({ cookie }),
        returnHeaders: true,
      });
      const actor = session === null ? undefined : await findActor(database.plain, session.user.id);
      if (actor === undefined || session === null) return undefined;
      const who = { actor, username: session.user.username ?? '' };
      if (cache.size >= MOST_CACHED) cache.clear();
      if (began === generation) cache.set(token, { who, until: performance.now() + ACTOR_CACHE_MS });
      const renewed = headers.getSetCookie();
      return renewed.length === 0 ? who : { ...who, renewed };
    },
    create: async ({ username: wanted, password, name }, tx = database.plain) => {
      const id = randomBytes(24).toString('base64url');
      const made = await insertAccount(tx, {
        id,
        name,
        username: wanted.toLowerCase(),
        displayUsername: wanted,
        passwordHash: await context.password.hash(password),
      });
      return made ? done({ accountId: id }) : refused('username-taken', 'username');
    },
    checkPassword: async (accountId, password) => {
      const key = `password of ${accountId}`;
      const seconds = throttle.take(key);
      if (seconds !== undefined) return refused('too-many-tries', 'current', { seconds });
      if (!(await isPassword(accountId, password))) return refused('password-wrong', 'current');
      throttle.succeeded(key);
      return done(null);
    },
    setPassword: async (tx, accountId, password) =>
      writePassword(tx, accountId, await context.password.hash(password)),
    forget,
    endSessions: async (accountId) => {
      await context.internalAdapter.deleteUserSessions(accountId);
      forget();
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
