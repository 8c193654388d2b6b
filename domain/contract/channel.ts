import { z } from 'zod';
import { CHANNEL_KINDS } from '../kinds/message/channel.ts';
import { Id } from './common.ts';

/** Letters and marks that may stand in a mail or HTTP head: no line ever breaks out of its place. */
const Line = z
  .string()
  .trim()
  .regex(/^[^\r\n]*$/);
/** No account inside the address: it would be shown and logged. */
const Address = z
  .url({ protocol: /^https?$/ })
  .max(1000)
  .refine((url) => !/^https?:\/\/[^/]*@/.test(url));

/**
 * Certificates in PEM beside those that everybody trusts: of a server inside one's own network that signed its own.
 * Absent or empty: none. It is public, and no secret.
 */
const Certificate = z
  .string()
  .trim()
  .max(20_000)
  .regex(/^(-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)*$/)
  .optional();

/** What is written of a channel and shown again; its secrets are told once and never answered back. */
export const EmailSettings = z.strictObject({
  kind: z.literal('email'),
  host: Line.min(1).max(200),
  port: z.int().min(1).max(65_535),
  /** `tls` from the first byte (465), `starttls` before anything is said (587), `none` for a relay of one's own. */
  security: z.enum(['tls', 'starttls', 'none']),
  from: z.email().max(200),
  username: Line.max(200).default(''),
  certificate: Certificate,
});
/** WeCom, DingTalk, Feishu: the address of the robot is itself the key to it, and so a secret. */
export const RobotSettings = z.strictObject({
  kind: z.enum(['wecom', 'dingtalk', 'feishu']),
  certificate: Certificate,
});
/**
 * Any SMS gateway that is called over HTTP. In the body {phone}, {text} and {id} are replaced, written as the content
 * type asks; the answer counts as success when it is 2xx and, if `successAt` is set, that place of its JSON holds
 * `successIs`.
 */
export const SmsSettings = z.strictObject({
  kind: z.literal('sms'),
  method: z.enum(['POST', 'PUT']),
  contentType: z.enum(['application/json', 'application/x-www-form-urlencoded']),
  body: z.string().trim().min(2).max(4000),
  /** Where in the JSON of the answer the gateway says how it went: `code`, `data.result`. Empty: the status says it. */
  successAt: Line.max(100).default(''),
  successIs: Line.max(100).default(''),
  certificate: Certificate,
});
export const ChannelSettings = z.discriminatedUnion('kind', [EmailSettings, RobotSettings, SmsSettings]);
export type ChannelSettings = z.infer<typeof ChannelSettings>;

/** Those that are absent stay as they are. Sealed before they are stored. */
export const ChannelSecrets = z.strictObject({
  /** Of the mailbox. */
  password: z.string().min(1).max(500).optional(),
  /** Of a robot or a gateway, with the key that is part of it. */
  url: Address.optional(),
  /** 加签 of DingTalk and Feishu. */
  signSecret: z.string().trim().min(1).max(200).optional(),
  /** Heads of an SMS gateway, one a line: `Authorization: Bearer …`. */
  headers: z
    .string()
    .trim()
    .max(2000)
    .regex(/^([A-Za-z0-9-]+:[^\r\n]+(\r?\n|$))*$/)
    .optional(),
});
export type ChannelSecrets = z.infer<typeof ChannelSecrets>;

/** A way out of the product as its authority sees it. */
export const Channel = z.object({
  authorityId: Id,
  id: Id,
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  /** Place in the order in which people are told, from 1. */
  position: z.number().int(),
  active: z.boolean(),
  settings: ChannelSettings,
  /** Names of the secrets that are held, never the secrets. */
  held: z.array(z.enum(['password', 'url', 'signSecret', 'headers'])),
  version: z.number().int(),
});
export type Channel = z.infer<typeof Channel>;
/** GET /api/channels: in the order in which people are told. */
export const ChannelList = z.object({ rows: z.array(Channel) });
export type ChannelList = z.infer<typeof ChannelList>;

/** PUT /api/channels/:id: made when the id is new, else changed; its kind never changes. */
export const ChannelForm = z.strictObject({
  name: z.string().trim().min(1).max(60),
  position: z.int().min(1).max(99),
  active: z.boolean().default(true),
  settings: ChannelSettings,
  secrets: ChannelSecrets.default({}),
  seenVersion: z.int().positive().optional(),
});
export type ChannelForm = z.output<typeof ChannelForm>;

/** POST /api/channels/:id/test: `id` becomes that of the message. A group's robot needs no address. */
export const ChannelTest = z.strictObject({ id: Id, to: Line.max(200).default('') });
