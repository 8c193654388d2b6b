import { randomUUID } from 'node:crypto';
import { startServer } from './server.ts';

/** Known to the tests only: every park is made anew and thrown away. */
export const PASSWORD = 'walk-the-dog-9';

/** The people of the journeys, by user name. Four of them meet in every major hazard. */
const STAFF = {
  inspector: { name: '林检查', roles: ['inspector'], department: true },
  inspector2: { name: '周检查', roles: ['inspector'], department: true },
  verifier: { name: '钱复核', roles: ['verifier'] },
  desk: { name: '孙专班', roles: ['desk'] },
  leader: { name: '赵主任', roles: ['leader'] },
  officer: { name: '陈安全', roles: ['enterprise-officer'], organisation: 'factory' },
  principal: {
    name: '方厂长',
    roles: ['enterprise-principal', 'enterprise-admin'],
    organisation: 'factory',
    post: 'principal',
  },
  rival: { name: '别家安全员', roles: ['enterprise-officer'], organisation: 'rival' },
} as const satisfies Record<string, Person>;

interface Person {
  readonly name: string;
  readonly roles: readonly string[];
  readonly department?: true;
  readonly organisation?: 'factory' | 'rival';
  readonly post?: 'principal';
}

export type UserName = keyof typeof STAFF | 'admin';

export interface Park {
  readonly url: string;
  readonly factoryId: string;
  readonly factoryName: string;
  readonly officerId: string;
  /** Calls the API as this person; throws with status and body when it is refused. */
  call(user: UserName, method: string, path: string, body?: unknown): Promise<unknown>;
  /** The session cookie of a signed-in person, for the browser. */
  cookieOf(user: UserName): Promise<{ name: string; value: string }>;
  stop(): Promise<void>;
}

/** Starts the real server on a folder of its own and sets up a small park through the API, as its people would. */
export async function startPark(
  settings: Readonly<Record<string, string>> = {},
  product?: string,
): Promise<Park> {
  const server = await startServer(settings, product);
  const { url } = server;
  const cookies = new Map<UserName, string>();
  const cookie = async (user: UserName) => {
    const known = cookies.get(user);
    if (known !== undefined) return known;
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: user, password: PASSWORD }),
    });
    if (!answer.ok) throw new Error(`${user} cannot sign in: ${answer.status} ${await answer.text()}`);
    const made = answer.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
    cookies.set(user, made);
    return made;
  };
  const call = async (user: UserName, method: string, path: string, body?: unknown): Promise<unknown> =>
    ask(url, method, path, body, await cookie(user));

  const factoryId = randomUUID();
  const factoryName = '凤台宏达铝制品（集团）股份有限公司第二压铸抛光分公司';
  const officerId = await furnish({ url, call, factoryId, factoryName }).catch(async (error: unknown) => {
    // A park that could not be furnished leaves no server behind.
    await server.stop();
    throw error;
  });

  return {
    url,
    factoryId,
    factoryName,
    officerId,
    call,
    cookieOf: async (user) => {
      const [name = '', value = ''] = (await cookie(user)).split(/=(.*)/s);
      return { name, value };
    },
    stop: server.stop,
  };
}

interface Furnishing extends Pick<Park, 'url' | 'call' | 'factoryId' | 'factoryName'> {}

async function furnish({ url, call, factoryId, factoryName }: Furnishing): Promise<string> {
  const department = randomUUID();
  const rival = randomUUID();
  await ask(url, 'POST', '/setup', {
    authority: { id: randomUUID(), name: '凤台经济开发区', kind: 'park', regionCode: '340421' },
    administrator: { personId: randomUUID(), name: '管理员', username: 'admin', password: PASSWORD },
  });
  await call('admin', 'PUT', `/departments/${department}`, { name: '消防救援大队', industries: ['C'] });
  await call('admin', 'PUT', `/organisations/${factoryId}`, {
    name: factoryName,
    industryCode: '3392',
    sectorMarks: ['combustible-dust'],
    departmentId: department,
    address: '凤台经济开发区凤凰大道 18 号',
    lng: 116.72,
    lat: 32.71,
  });
  await call('admin', 'PUT', `/organisations/${rival}`, {
    name: '淮南恒鑫家具有限公司',
    departmentId: department,
  });
  let officerId = '';
  for (const [username, person] of Object.entries<Person>(STAFF)) {
    const id = randomUUID();
    if (username === 'officer') officerId = id;
    await call('admin', 'PUT', `/people/${id}`, {
      name: person.name,
      departmentId: person.department ? department : null,
      organisationId:
        person.organisation === undefined ? null : person.organisation === 'factory' ? factoryId : rival,
      posts:
        person.post === undefined
          ? []
          : [{ id: randomUUID(), post: person.post, from: '2024-01-01', to: null }],
    });
    const { link } = (await call('admin', 'POST', `/people/${id}/invitation`, {
      id: randomUUID(),
      roles: person.roles,
    })) as { link: string };
    const secret = link.split('/').at(-1) ?? '';
    await ask(url, 'POST', `/invitations/${secret}`, { username, password: PASSWORD });
  }
  return officerId;
}

async function ask(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  cookie?: string,
): Promise<unknown> {
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
