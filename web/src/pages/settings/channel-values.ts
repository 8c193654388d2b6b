import type { Channel } from '@zhiben/domain/contract/channel.ts';
import type { ChannelKind } from '@zhiben/domain/kinds/message/channel.ts';

/** A channel as it is typed. Of a secret that is held the field starts empty, and stays so unless it is to change. */
export interface ChannelValues {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly position: string;
  readonly active: boolean;
  readonly host: string;
  readonly port: string;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly from: string;
  readonly username: string;
  readonly method: 'POST' | 'PUT';
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly body: string;
  readonly successAt: string;
  readonly successIs: string;
  readonly certificate: string;
  readonly password: string;
  readonly url: string;
  readonly signSecret: string;
  readonly headers: string;
}

export type TextField = Exclude<
  keyof ChannelValues,
  'kind' | 'active' | 'security' | 'method' | 'contentType'
>;
export const SECRETS = ['password', 'url', 'signSecret', 'headers'] as const;

const EMPTY: ChannelValues = {
  kind: 'email',
  name: '',
  position: '1',
  active: true,
  host: '',
  port: '465',
  security: 'tls',
  from: '',
  username: '',
  method: 'POST',
  contentType: 'application/json',
  body: '{"mobile":"{phone}","content":"{text}","id":"{id}"}',
  successAt: 'code',
  successIs: '0',
  certificate: '',
  password: '',
  url: '',
  signSecret: '',
  headers: '',
};

export function valuesOf(channel: Channel | undefined, next: number): ChannelValues {
  if (channel === undefined) return { ...EMPTY, position: `${next}` };
  const { name, position, active, settings } = channel;
  const told = Object.entries(settings).map(([key, value]) => [
    key,
    typeof value === 'number' ? `${value}` : value,
  ]);
  return { ...EMPTY, name, active, position: `${position}`, ...Object.fromEntries(told) };
}

/** Fields of text that this kind of channel has, in the order in which they are filled in. */
export function fieldsOf(kind: ChannelKind): readonly TextField[] {
  if (kind === 'email') return ['host', 'port', 'from', 'username', 'password', 'certificate'];
  if (kind === 'sms') return ['url', 'headers', 'body', 'successAt', 'successIs', 'certificate'];
  return kind === 'wecom' ? ['url', 'certificate'] : ['url', 'signSecret', 'certificate'];
}

const NEEDED: readonly TextField[] = ['name', 'position', 'host', 'port', 'from', 'url', 'body'];

/** Fields that are empty and must not be. What is held need not be typed again. */
export function missingOf(values: ChannelValues, held: readonly string[]): TextField[] {
  return (['name', 'position', ...fieldsOf(values.kind)] as const).filter(
    (name) =>
      values[name].trim() === '' &&
      !held.includes(name) &&
      (NEEDED.includes(name) || (name === 'password' && values.username.trim() !== '')),
  );
}

/** The body of PUT /api/channels/:id. */
export function bodyOf(values: ChannelValues, seenVersion: number | undefined): Record<string, unknown> {
  const { kind, host, security, from, username, method, contentType, body, successAt, successIs } = values;
  const certificate = values.certificate.trim();
  const settings =
    kind === 'email'
      ? { kind, host, port: Number(values.port), security, from, username, certificate }
      : kind === 'sms'
        ? { kind, method, contentType, body, successAt, successIs, certificate }
        : { kind, certificate };
  const fields = fieldsOf(kind);
  const secrets = SECRETS.filter((name) => fields.includes(name) && values[name].trim() !== '').map(
    (name) => [name, values[name].trim()] as const,
  );
  return {
    name: values.name.trim(),
    position: Number(values.position),
    active: values.active,
    settings,
    secrets: Object.fromEntries(secrets),
    ...(seenVersion === undefined ? {} : { seenVersion }),
  };
}
