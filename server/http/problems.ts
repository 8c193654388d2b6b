import type { FastifyReply } from 'fastify';
import type { Refused } from '../services/refusals.ts';

/** The one table from code to status. A code that is not here is a rule that was not met: 422. */
const STATUS: Readonly<Record<string, number>> = {
  'sign-in-needed': 401,
  'sign-in-failed': 401,
  'not-permitted': 403,
  'same-person': 403,
  'own-enterprise': 403,
  'notice-not-yours': 403,
  'document-issuer-not-yours': 403,
  'receipt-not-yours': 403,
  'not-found': 404,
  'wrong-state': 409,
  stale: 409,
  'notice-ended': 409,
  'message-ended': 409,
  'channel-kind-fixed': 409,
  'rung-signed': 409,
  'rung-over': 409,
  'rung-unsigned': 409,
  'rung-received': 409,
  'rung-not-open': 409,
  'not-public': 409,
  'authority-issues-this': 403,
  'month-submitted': 409,
  'month-not-approved': 409,
  'id-taken': 409,
  'entry-twice': 409,
  'entry-ended': 409,
  'entry-renewed': 409,
  'renewed-ended': 409,
  'already-listed': 409,
  'import-already-written': 409,
  'import-not-written': 409,
  'import-file-gone': 409,
  'uscc-taken': 409,
  'name-taken': 409,
  'username-fixed': 409,
  'already-set-up': 409,
  'demonstration-in-use': 409,
  'username-taken': 409,
  'issuer-word-taken': 409,
  'document-file-gone': 409,
  'pdf-of-draft': 409,
  'pdf-busy': 429,
  'too-large': 413,
  'content-type-refused': 415,
  'range-not-there': 416,
  'too-many-tries': 429,
  'input-invalid': 400,
};

export function statusOf(code: string): number {
  return STATUS[code] ?? 422;
}

/** Answers a refusal. Used by every route: no route chooses a status by itself. */
export function sendRefusal(reply: FastifyReply, { code, at, detail }: Refused) {
  if (code === 'too-many-tries') reply.header('retry-after', String(detail?.['seconds'] ?? 1));
  return reply.code(statusOf(code) as 422).send({
    code,
    ...(at === undefined ? {} : { at }),
    ...(detail === undefined ? {} : { detail }),
  });
}
