import { randomUUID } from 'node:crypto';
import { usccCheckCharacter } from '@zhiben/domain/values/codes.ts';
import { type Answer, openTestApp, PASSWORD, setUpPark, type TestApp, type Visitor } from './app.ts';

/** Credit code of the factory. */
export const USCC = sealed('91340421MA2NXY7T4');

/** A county with an emergency department, two enterprises, and people on every side, all signed in. */
export interface World {
  readonly test: TestApp;
  readonly administrator: Visitor;
  readonly inspector: Visitor;
  readonly factory: string;
  /** Administrator and officer of the factory. */
  readonly admin: Visitor;
  readonly officer: Visitor;
  readonly rival: string;
  readonly rivalOfficer: Visitor;
  /** The department that answers for chemistry. */
  readonly emergency: string;
}

export async function openWorld(): Promise<World> {
  const test = await openTestApp();
  const { administrator } = await setUpPark(test, { name: '凤台县', kind: 'county' });
  const emergency = randomUUID();
  await put(administrator, `/api/departments/${emergency}`, { name: '应急管理局', industries: ['C26'] });
  const factory = await makeOrganisation(administrator, { name: '凤台县永丰木业有限公司', uscc: USCC });
  const rival = await makeOrganisation(administrator, { name: '淮河化工有限公司', industryCode: '2614' });
  const worker = (name: string, role: string, form: object) =>
    signedInWorker(test, administrator, { name, ...form }, [role]);
  return {
    test,
    administrator,
    emergency,
    factory,
    rival,
    admin: await worker('孙管理', 'enterprise-admin', { organisationId: factory }),
    officer: await worker('赵安全', 'enterprise-officer', { organisationId: factory }),
    rivalOfficer: await worker('钱别家', 'enterprise-officer', { organisationId: rival }),
    inspector: await worker('李执法', 'inspector', { departmentId: emergency }),
  };
}

/** Writes what is expected to be accepted. */
export async function put(by: Visitor, path: string, form: object) {
  const answer = await by.put(path, form);
  if (answer.status !== 200) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
  return answer.body as { id: string; version: number };
}

export async function makeOrganisation(by: Visitor, form: object): Promise<string> {
  return (await put(by, `/api/organisations/${randomUUID()}`, form)).id;
}

export async function makePerson(by: Visitor, form: object): Promise<string> {
  return (await put(by, `/api/people/${randomUUID()}`, form)).id;
}

let count = 0;
/** A person with an account of these roles, signed in. */
export async function signedInWorker(
  test: TestApp,
  by: Visitor,
  form: object,
  roles: readonly string[],
): Promise<Visitor> {
  const id = await makePerson(by, form);
  const invited = await by.post(`/api/people/${id}/invitation`, { id: randomUUID(), roles });
  const username = `worker-${++count}`;
  await test.stranger.post(invited.body.link.replace('/invitation/', '/api/invitations/'), {
    username,
    password: PASSWORD,
  });
  return test.signIn(username);
}

/** A file, as the administrator of the world gets it. */
export async function download({ app }: TestApp, url: string): Promise<string> {
  const payload = { username: 'lin', password: PASSWORD };
  const session = await app.inject({ method: 'POST', url: '/api/session', payload });
  const cookie = session.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  return (await app.inject({ url, headers: { cookie } })).body;
}

/** Every row of a list, page by page of `limit`. */
export async function allPages<Row>(by: Visitor, path: string, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Answer = await by.get(
      `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${next && `&cursor=${next}`}`,
    );
    rows.push(...page.body.rows);
    next = page.body.next;
    if (rows.length > 10_000) throw new Error(`${path} never ends`);
  }
  return rows;
}

export const names = (answer: Answer): string[] => answer.body.rows.map((row: { name: string }) => row.name);

/** A credit code with its check character, from the first seventeen. */
function sealed(body: string): string {
  return body + usccCheckCharacter(body);
}
