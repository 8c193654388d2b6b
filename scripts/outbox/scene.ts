import { randomUUID } from 'node:crypto';
import { admit, signIn } from '../../server/testing/admission.ts';
import type { HttpGateway, MailGateway } from '../../server/testing/gateways.ts';
import type { OwnedDatabase } from '../../server/testing/temporary.ts';

/** An authority with enterprises, each with a principal who has a mailbox and a mobile number, and one without. */
export interface Scene {
  readonly authorityId: string;
  readonly organisationIds: readonly string[];
}

export async function plantScene(home: OwnedDatabase, enterprises: number): Promise<Scene> {
  const authorityId = randomUUID();
  await home.query(
    `insert into authority (id, kind, name, region_code, settings)
     values ($1, 'park', '凤台经济开发区', '340421', '{"channelHours": 1}')`,
    [authorityId],
  );
  const organisationIds = Array.from({ length: enterprises }, () => randomUUID());
  await home.query(
    `insert into organisation (authority_id, id, name, region_code)
     select $1, id, '凤台第' || n || '制造有限公司', '340421' from unnest($2::uuid[]) with ordinality as o (id, n)`,
    [authorityId, organisationIds],
  );
  // The last one has nobody: its notice can only be served in person.
  await home.query(
    `with people as (
       insert into person (authority_id, id, name, phone, email, organisation_id)
       select $1, gen_random_uuid(), '厂长' || n, '139' || lpad(n::text, 8, '0'), 'p' || n || '@factory.cn', id
         from unnest($2::uuid[]) with ordinality as o (id, n)
       returning id, organisation_id
     )
     insert into post (authority_id, id, person_id, organisation_id, post, from_on)
     select $1, gen_random_uuid(), id, organisation_id, 'principal', '2024-01-01' from people`,
    [authorityId, organisationIds.slice(0, -1)],
  );
  await admit(home, [{ username: 'lin', name: '林专班', roles: ['administrator', 'desk'], authorityId }]);
  return { authorityId, organisationIds };
}

/** The office over HTTP; it calls again what found the server down. */
export class Office {
  url = '';
  #cookie = '';

  async open(url: string): Promise<void> {
    this.url = url;
    this.#cookie = await signIn(url, 'lin');
  }

  /** @throws when the answer is a refusal. */
  async call(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { cookie: this.#cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`);
    return said;
  }

  async makeChannels(mail: MailGateway, sms: HttpGateway, robot: HttpGateway): Promise<void> {
    const make = (form: object) => this.call('PUT', `/channels/${randomUUID()}`, form);
    const from = 'anban@zhiben.example.cn';
    await make({
      name: '邮箱',
      position: 1,
      settings: { kind: 'email', host: '127.0.0.1', port: mail.port, security: 'none', from },
    });
    await make({
      name: '短信',
      position: 2,
      settings: {
        kind: 'sms',
        method: 'POST',
        contentType: 'application/json',
        body: '{"to":"{phone}","text":"{text}"}',
        successAt: 'errcode',
        successIs: '0',
      },
      secrets: { url: sms.url },
    });
    await make({
      name: '钉钉群',
      position: 3,
      settings: { kind: 'dingtalk' },
      secrets: { url: robot.url, signSecret: 'SECabc' },
    });
  }

  /** Reports and confirms one major hazard of an enterprise: its notices are made and queued. */
  async confirmMajor(organisationId: string): Promise<void> {
    const id = randomUUID();
    const happenedAt = new Date().toISOString();
    const foundOn = happenedAt.slice(0, 10);
    const hazard = {
      id,
      title: '除尘系统未设置泄爆装置',
      channel: 'supervision',
      organisationId,
      foundOn,
      happenedAt,
    };
    await this.call('POST', '/hazards', hazard);
    const input = { grade: 'major', criterionId: 'GM10-3-1' };
    await this.call('POST', `/hazards/${id}/moves/confirm`, {
      moveId: randomUUID(),
      seenVersion: 1,
      happenedAt,
      input,
    });
  }
}
