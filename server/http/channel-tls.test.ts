import { randomUUID } from 'node:crypto';
import type { MessagePage } from '@zhiben/domain/contract/message.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteEnded, type OutgoingServices, takeDue, tryMessage } from '../services/outgoing.ts';
import type { Visitor } from '../testing/app.ts';
import {
  type HttpGateway,
  type MailGateway,
  openHttpGateway,
  openMailGateway,
  SELF_SIGNED,
} from '../testing/gateways.ts';
import { openWorld, put, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let services: OutgoingServices;
let mails: Record<'starttls' | 'tls', MailGateway>;
let plain: MailGateway;
let robot: HttpGateway;
const { cert } = SELF_SIGNED;

beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
  services = { ...world.test.services, publicUrl: 'https://zhiben.example.cn' };
  const [starttls, tls] = await Promise.all([
    openMailGateway('letmein', 'starttls'),
    openMailGateway('letmein', 'tls'),
  ]);
  mails = { starttls, tls };
  plain = await openMailGateway('letmein');
  robot = await openHttpGateway('takes', 0, SELF_SIGNED);
});
afterAll(async () => {
  await Promise.all([...Object.values(mails), plain, robot].map((one) => one.close()));
  await world.test.close();
});

/** Sends a test by a channel of these settings, once. */
async function tested(settings: object, secrets: object, to: string): Promise<MessagePage> {
  const channelId = (
    await put(desk, `/api/channels/${randomUUID()}`, { name: '渠道', position: 1, settings, secrets })
  ).id;
  const id = randomUUID();
  expect((await desk.post(`/api/channels/${channelId}/test`, { id, to })).status).toBe(200);
  const taken = await takeDue(services, 10);
  await noteEnded(services, await Promise.all(taken.map((one) => tryMessage(services, one))));
  return (await desk.get(`/api/messages/${id}`)).body;
}

const mailed = (port: number, security: string, more: object = {}) =>
  tested(
    { kind: 'email', host: '127.0.0.1', port, security, from: 'anban@zhiben.cn', username: 'anban', ...more },
    { password: 'letmein' },
    'fang@factory.cn',
  );

describe.each(['starttls', 'tls'] as const)(
  'A mail server with %s and a certificate of its own',
  (security) => {
    it('is refused in so many words, and nothing is said to it, not even the password', async () => {
      const { message, attempts } = await mailed(mails[security].port, security);
      expect(message).toMatchObject({ state: 'dead', error: 'certificate-unknown', tries: 1 });
      expect(attempts).toMatchObject([{ outcome: 'refused' }]);
      expect(mails[security].mails).toEqual([]);
    });

    it('takes the mail once the authority has entered its certificate', async () => {
      const { message } = await mailed(mails[security].port, security, { certificate: cert });
      expect(message).toMatchObject({ state: 'accepted', error: null });
      expect(mails[security].mails).toHaveLength(1);
    });

    it('is refused under a name that is not in its certificate, though that is trusted', async () => {
      const { message } = await mailed(mails[security].port, security, {
        certificate: cert,
        host: '127.0.0.2',
      });
      expect(message.state).not.toBe('accepted');
      expect(mails[security].mails).toHaveLength(1);
    });
  },
);

describe('A mail server that offers no encryption', () => {
  it('gets nothing by a channel that asks for it: nobody takes it away on the way', async () => {
    const { message } = await mailed(plain.port, 'starttls', { certificate: cert });
    expect([message.state, message.error]).toEqual(['dead', 'smtp-refused']);
    expect(plain.mails).toEqual([]);
  });
});

describe('A robot over https whose certificate nobody knows', () => {
  const said = (certificate: string) => tested({ kind: 'wecom', certificate }, { url: robot.url }, '');

  it('is refused, and its key is not told', async () => {
    expect((await said('')).message).toMatchObject({ state: 'dead', error: 'certificate-unknown' });
    expect(robot.calls).toEqual([]);
  });

  it('is told once its certificate is entered', async () => {
    expect((await said(`\n${cert}`)).message.state).toBe('accepted');
    expect(robot.calls).toHaveLength(1);
  });
});

describe('A certificate', () => {
  it('that is none is refused with the field that is to be mended', async () => {
    const settings = { kind: 'wecom', certificate: 'MIIB' };
    const answer = await desk.put(`/api/channels/${randomUUID()}`, {
      name: '机器人',
      position: 1,
      settings,
      secrets: { url: robot.url },
    });
    expect([answer.status, answer.body.at]).toEqual([400, 'settings.certificate']);
  });
});
