import { z } from 'zod';
import { CHANNEL_KINDS } from '../kinds/message/channel.ts';
import { MESSAGE_STATES, OUTCOMES, PURPOSES } from '../kinds/message/message.ts';
import { Id, Instant, Page } from './common.ts';

/** One text on its way to one address through one channel. */
export const Message = z.object({
  authorityId: Id,
  id: Id,
  purpose: z.enum(PURPOSES),
  noticeId: Id.nullable(),
  caseId: Id.nullable(),
  organisationName: z.string().nullable(),
  personName: z.string().nullable(),
  channelId: Id,
  channelName: z.string(),
  channelKind: z.enum(CHANNEL_KINDS),
  /** Mail address or mobile number, its middle hidden; empty for a group. */
  address: z.string(),
  subject: z.string(),
  text: z.string(),
  state: z.enum(MESSAGE_STATES),
  tries: z.number().int(),
  madeAt: Instant,
  /** When it is tried next, or when the lease of the present try ends. */
  dueAt: Instant,
  endedAt: Instant.nullable(),
  /** Why the last try failed: a stable code, and what the gateway said. */
  error: z.string().nullable(),
  errorDetail: z.string().nullable(),
});
export type Message = z.infer<typeof Message>;

export const Attempt = z.object({
  try: z.number().int(),
  begunAt: Instant,
  endedAt: Instant,
  outcome: z.enum(OUTCOMES),
  error: z.string().nullable(),
  detail: z.string().nullable(),
});

/** GET /api/messages: the latest first; `which` narrows to those that still travel, or that were given up. */
export const MessageQuery = z.object({
  which: z.enum(['travelling', 'dead', 'all']).default('all'),
  channelId: Id.optional(),
  ...Page.shape,
});
export const MessageList = z.object({ rows: z.array(Message), next: z.string().nullable() });
export type MessageList = z.infer<typeof MessageList>;
/** GET /api/messages/:id */
export const MessagePage = z.object({ message: Message, attempts: z.array(Attempt) });
export type MessagePage = z.infer<typeof MessagePage>;
