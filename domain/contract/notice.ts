import { z } from 'zod';
import { CHANNEL_KINDS } from '../kinds/message/channel.ts';
import { MESSAGE_STATES } from '../kinds/message/message.ts';
import { NOTICE_STATES } from '../kinds/notice/notice.ts';
import { Day, Id, Instant, Page } from './common.ts';

/** A notice with its receipts: when it was made, looked at, answered. Instants ISO 8601. */
export const Notice = z.object({
  authorityId: Id,
  id: Id,
  caseId: Id,
  caseNumber: z.string(),
  caseTitle: z.string(),
  organisationId: Id,
  organisationName: z.string(),
  /** Null when nobody is known to hold the post. */
  personId: Id.nullable(),
  personName: z.string().nullable(),
  post: z.string(),
  state: z.enum(NOTICE_STATES),
  madeAt: Instant,
  answerBy: Instant,
  openedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endedByName: z.string().nullable(),
  /** What he answered in his own words, and by when he says it will be done; or how it was served. */
  answer: z.string().nullable(),
  answerDueOn: Day.nullable(),
  /** Of one served in person: did the person refuse to take it? */
  refused: z.boolean().nullable(),
  /** Since when somebody has to hand it over in person, because nothing else reached him. */
  serveDueAt: Instant.nullable(),
  /** How it left the product, the first message first. */
  receipts: z.array(
    z.object({
      id: Id,
      channelKind: z.enum(CHANNEL_KINDS),
      channelName: z.string(),
      state: z.enum(MESSAGE_STATES),
      tries: z.number().int(),
      madeAt: Instant,
      endedAt: Instant.nullable(),
      error: z.string().nullable(),
    }),
  ),
});
export type Notice = z.infer<typeof Notice>;

/** GET /api/notices: those that wait for an answer, the most urgent first; `mine` are the reader's own. */
export const NoticeQuery = z.object({
  which: z.enum(['mine', 'waiting', 'late', 'serve-due', 'all']).default('waiting'),
  sort: z.enum(['answer-by', '-made-at']).default('answer-by'),
  ...Page.shape,
});
export const NoticeList = z.object({ rows: z.array(Notice), next: z.string().nullable() });
export type NoticeList = z.infer<typeof NoticeList>;
/** GET /api/hazards/:id/notices */
export const CaseNotices = z.object({ rows: z.array(Notice) });
export type CaseNotices = z.infer<typeof CaseNotices>;

/** POST /api/notices/:id/acknowledge: who was told says himself what will be done, and by when. */
export const Acknowledgement = z.strictObject({
  measures: z.string().trim().min(4).max(2000),
  dueOn: Day,
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** POST /api/notices/:id/serve: it was handed over in person; to whom, when, and how that is proven. */
export const Service = z.strictObject({
  servedOn: Day,
  record: z.string().trim().min(4).max(2000),
  refused: z.boolean().default(false),
});
export type Service = z.infer<typeof Service>;
