import { dayInDocument } from '@zhiben/domain/kinds/document/content.ts';
import type { Facts } from '@zhiben/domain/kinds/document/fill.ts';
import type { DocumentKindName, EntrySubject } from '@zhiben/domain/kinds/document/kinds.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import type { Listing } from '@zhiben/domain/kinds/listed-supervision/lifecycle.ts';
import type { SupervisionOrder } from '@zhiben/domain/kinds/supervision-order/lifecycle.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { say } from '@zhiben/domain/primitives/texts.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import type { Db } from '../store/database.ts';
import { draftsOfEndedEntries, findDocument } from '../store/documents.ts';
import { entryStory } from '../store/entries.ts';
import { isOwn } from './documents/documents.ts';
import { type DraftOrder, draftDocument, type Moment } from './documents/draft.ts';
import { dayOf, sentence } from './documents/facts.ts';
import { withdrawDraft } from './documents/issue.ts';
import type { EntryServices } from './entries.ts';

/** As they stand on the document, whatever the language of the reader. */
const ENDED = '督办事项已结束，文书不再需要';
const CORRECTED = '督办内容已更正，已按更正后的内容另拟';

/** What a document is drafted for; `cause` is the command that asks for it, so that repeating it drafts nothing twice. */
interface Drafted {
  readonly cause: string;
  readonly kind: DocumentKindName;
  readonly subject: { readonly kind: EntrySubject; readonly id: string };
  readonly authorityId: string;
  readonly caseId: string;
  readonly organisationId: string | null;
  readonly recipient: DraftOrder['recipient'];
  readonly facts: Facts;
}

/**
 * Drafts a document in the name of the actor's department, or of the authority for whoever works for it whole.
 *
 * @returns Its id; null when none can be drafted. The record stands all the same: its document is then drafted by hand.
 */
async function draft(tx: Db, actor: Actor, moment: Moment, { cause, ...order }: Drafted) {
  const issuerDepartmentId = (actor.reach.scope === 'department' && actor.reach.departmentId) || null;
  const drafted = await draftDocument(
    tx,
    actor,
    {
      ...order,
      id: uuidFromName(cause, 'document'),
      issuer: issuerDepartmentId === null ? 'authority' : 'department',
      issuerDepartmentId,
    },
    moment,
  );
  return drafted.ok ? drafted.value.id : null;
}

type ListingWords = Pick<
  Listing,
  | 'authorityId'
  | 'id'
  | 'caseId'
  | 'organisationId'
  | 'level'
  | 'issuingBody'
  | 'conditions'
  | 'responsiblePerson'
  | 'dueOn'
>;

/** 挂牌督办通知书, to the enterprise. */
export function draftListing(tx: Db, actor: Actor, moment: Moment, cause: string, listing: ListingWords) {
  const { level, issuingBody, conditions, responsiblePerson, dueOn } = listing;
  return draft(tx, actor, moment, {
    ...aboutListing(listing),
    cause,
    kind: 'listed-supervision',
    facts: {
      words: {
        issuer: issuingBody,
        'supervising-level': say(hazardTexts, 'zh', `hazard.supervising-level.${level}`),
        'lifting-conditions': sentence(conditions),
        'due-on': dayInDocument(dueOn),
        'due-rule': '挂牌督办决定',
        ...(responsiblePerson === '' ? {} : { 'plan-person': responsiblePerson }),
      },
    },
  });
}

/** 解除挂牌督办通知书, with what was found on site. */
export async function draftRelease(
  tx: Db,
  actor: Actor,
  moment: Moment,
  cause: string,
  listing: ListingWords,
) {
  const story = await entryStory(tx, listing.authorityId, 'listing', listing.id);
  const review = story.findLast(({ move }) => move === 'pass');
  return draft(tx, actor, moment, {
    ...aboutListing(listing),
    cause,
    kind: 'supervision-release',
    facts: {
      words: {
        issuer: listing.issuingBody,
        'verify-opinion': sentence(String(review?.said['opinion'] ?? '')),
        'verified-by': review?.actorName ?? '',
        'verified-on': review === undefined ? '' : dayInDocument(dayOf(review.at)),
      },
    },
  });
}

function aboutListing({ authorityId, id, caseId, organisationId }: ListingWords) {
  const recipient = { kind: 'enterprise', id: organisationId, name: '' } as const;
  return { authorityId, caseId, organisationId, recipient, subject: { kind: 'listing', id } } as const;
}

type OrderWords = Pick<
  SupervisionOrder,
  'authorityId' | 'id' | 'caseId' | 'organisationId' | 'departmentId' | 'requirements' | 'dueOn'
>;

/** 督办通知书, to the department that handles it; to the enterprise when none does but the drafter's own. */
export async function draftOrder(
  tx: Db,
  actor: Actor,
  moment: Moment,
  cause: string,
  { authorityId, id, caseId, organisationId, departmentId, requirements, dueOn }: OrderWords,
) {
  const handler = departmentId === (actor.reach.departmentId ?? null) ? null : departmentId;
  if (handler === null && organisationId === null) return null;
  return draft(tx, actor, moment, {
    authorityId,
    caseId,
    organisationId,
    cause,
    kind: 'supervision-notice',
    subject: { kind: 'supervision-order', id },
    recipient:
      handler === null
        ? { kind: 'enterprise', id: organisationId, name: '' }
        : { kind: 'department', id: handler, name: '' },
    facts: { words: { requirements: sentence(requirements), 'reply-by': dayInDocument(dueOn) } },
  });
}

/** What a correction or an end means for a document that was not issued: it is withdrawn, and drafted anew when asked. */
export async function replaceDraft(
  tx: Db,
  actor: Actor,
  { at }: Moment,
  { authorityId, documentId }: { readonly authorityId: string; readonly documentId: string | null },
  anew?: () => Promise<string | null>,
): Promise<string | null> {
  const known = documentId === null ? undefined : await findDocument(tx, [authorityId], documentId);
  // What was issued stands, and what somebody cancelled on its own page was not wanted.
  if (known !== undefined && known.state !== 'draft') return documentId;
  const next = await anew?.();
  if (next === null) return documentId;
  // A draft of another issuer is not this actor's to touch: the sweep withdraws it in the name of the product.
  if (known !== undefined && isOwn(actor, known))
    await withdrawDraft(tx, actor, known, next === undefined ? ENDED : CORRECTED, at);
  return next ?? documentId;
}

/** Withdraws the drafts of listings and orders that ended or were corrected by somebody who holds none of them. */
export async function withdrawEndedDrafts({ database, clock }: EntryServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  await database.as(actor, async (tx) => {
    for (const { id } of await draftsOfEndedEntries(tx, authorityId))
      await withdrawDraft(tx, actor, { authorityId, id }, ENDED, at);
  });
}
