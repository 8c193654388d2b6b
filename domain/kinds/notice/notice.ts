import type { CaseFile } from '../../primitives/case-file.ts';

/**
 * 通知: that a person was told of a major hazard, and what he answered (plan measure 13; 安全生产法 art. 41). `made` lies
 * before him; `opened` he has looked; `acknowledged` he has said in his own words what will be done by when; `served`
 * it was handed to him in person; `void` its hazard ended or is no longer major.
 */
export const NOTICE_STATES = ['made', 'opened', 'acknowledged', 'served', 'void'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Those that still wait for an answer. */
export const WAITING: readonly NoticeState[] = ['made', 'opened'];

/**
 * Hours in which a notice is to be answered where the authority has set none. The plan names no term ("及时"): this one
 * is the product's own, UNSURE, and decides no penalty; it only says when a notice is called late.
 */
export const NOTICE_HOURS = 24;

/** Who is told, the first answerable first (plan measure 13 names the first two; 安全员 carry it out). */
export const NOTIFIED_POSTS = ['principal', 'actual-controller', 'safety-manager', 'safety-officer'] as const;

export interface PostHolder {
  readonly personId: string;
  readonly post: string;
  /** Calendar days, YYYY-MM-DD; `toOn` is the last day, null while the post is held. */
  readonly fromOn: string;
  readonly toOn: string | null;
}

export interface Recipient {
  /** Null when nobody is known to hold the post: then it can only be served in person. */
  readonly personId: string | null;
  readonly post: string;
}

/** Must somebody have been told of this hazard? Once it is confirmed as major, until it ends. */
export function asksNotice(file: Pick<CaseFile, 'grade' | 'state' | 'organisationId' | 'holder'>): boolean {
  return (
    file.grade === 'major' &&
    file.organisationId !== null &&
    file.state !== 'reported' &&
    // Contested by its finder, who may be of the enterprise: told anew when it is opened again, by who opens it.
    file.state !== 'contested' &&
    file.holder !== 'nobody'
  );
}

/**
 * Whom to tell on a day: everybody who holds one of the posts, once each, under the first of his posts. An enterprise
 * without a known 主要负责人 gets a notice without a person, so that the gap is seen and closed.
 */
export function recipientsOf(holders: readonly PostHolder[], today: string): Recipient[] {
  const told = new Map<string, Recipient>();
  for (const post of NOTIFIED_POSTS) {
    const held = holders.filter(
      (h) => h.post === post && h.fromOn <= today && (h.toOn === null || h.toOn >= today),
    );
    if (post === 'principal' && held.length === 0) told.set('', { personId: null, post });
    for (const { personId } of held) if (!told.has(personId)) told.set(personId, { personId, post });
  }
  return [...told.values()];
}

/**
 * Late, while nobody has answered and the hours are over. The instant itself is still in time. Both instants as the
 * server writes them, in UTC with milliseconds, so that they sort as they follow one another.
 */
export function isLate(notice: { readonly state: string; readonly answerBy: string }, now: string): boolean {
  return (WAITING as readonly string[]).includes(notice.state) && notice.answerBy < now;
}
