import type {
  Deferral,
  Escalation,
  EscalationQuery,
  LegalCheck,
  Removal,
} from '@zhiben/domain/contract/escalation.ts';
import { type EscalationState, UNSIGNED } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { type Actor, isSamePerson } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import type { z } from 'zod';
import type { Db } from '../store/database.ts';
import { findDocument } from '../store/documents.ts';
import {
  changeEscalation,
  type EscalationChange,
  listEscalations,
  lockEscalation,
  publicDisclosures,
  readEscalation,
} from '../store/escalations.ts';
import { recordChange } from '../store/register-events.ts';
import { today } from './clock.ts';
import { recordDelivery } from './documents/deliver.ts';
import type { DocumentServices } from './documents/documents.ts';
import { issueDocument } from './documents/issue.ts';
import type { NoticeServices } from './notices.ts';
import { may } from './permissions.ts';
import { done, type Outcome, pageOf, type Refused, refused } from './refusals.ts';

export type EscalationServices = NoticeServices;

type Locked = NonNullable<Awaited<ReturnType<typeof lockEscalation>>>;
type Verdict = ReturnType<typeof refused> | EscalationChange | undefined;

/** Puts a rung off until a day, with a reason that stays on record. */
export function deferEscalation(
  services: EscalationServices,
  actor: Actor,
  id: string,
  { until, reason }: z.output<typeof Deferral>,
): Promise<Outcome<Escalation>> {
  return onEscalation(services, actor, id, 'defer', (rung) => {
    if (!maySign(actor)) return refused('not-permitted');
    if (rung.state === 'deferred' && rung.deferredUntil === until && rung.deferReason === reason)
      return undefined;
    if (!isUnsigned(rung)) return refused('rung-signed');
    if (until <= today(services.clock)) return refused('date-not-ahead', 'until');
    return { state: 'deferred', deferredUntil: until, deferReason: reason };
  });
}

/** A second person finds the words of a disclosure lawful. Other words need another check. */
export function checkEscalation(
  services: EscalationServices,
  actor: Actor,
  id: string,
  { text, opinion }: z.output<typeof LegalCheck>,
): Promise<Outcome<Escalation>> {
  return onEscalation(services, actor, id, 'check', (rung, at) => {
    if (!may(actor, 'escalation.check')) return refused('not-permitted');
    if (rung.rung !== 'public-disclosure') return refused('rung-needs-no-check');
    if (!isUnsigned(rung)) return refused('rung-signed');
    return { publicText: text, ...checkedBy(actor, at, opinion) };
  });
}

function checkedBy(actor: Actor, at: string, opinion: string): EscalationChange {
  return { checkedAt: at, checkedBy: actor.personId, checkedByName: actor.name, checkOpinion: opinion };
}

/**
 * Issues a rung with its document: whoever signs answers for both. A disclosure then stands before the public. The
 * document goes first; cut short between the two, the call is simply repeated.
 */
export async function signEscalation(
  services: EscalationServices & DocumentServices,
  actor: Actor,
  id: string,
): Promise<Outcome<Escalation>> {
  const { database } = services;
  const rung = await database.as(actor, (tx) => lockEscalation(tx, actor.reach.authorityIds, id));
  if (rung === undefined) return refused('not-found');
  const hindrance = signProblem(actor, rung);
  if (hindrance !== undefined) return hindrance;
  if (rung.documentId !== null && isUnsigned(rung)) {
    const issued = await issueDraft(services, actor, rung.documentId);
    if (!issued.ok) return issued;
  }
  return onEscalation(services, actor, id, 'sign', (now, at) => {
    if (!isUnsigned(now)) return signProblem(actor, now);
    const published = now.rung === 'public-disclosure' ? { publishedAt: at } : {};
    return {
      state: 'issued',
      signedAt: at,
      signedBy: actor.personId,
      signedByName: actor.name,
      ...published,
    };
  });
}

function signProblem(actor: Actor, rung: Locked): Refused | undefined {
  if (!maySign(actor)) return refused('not-permitted');
  if (actor.reach.scope !== 'authority') return refused('authority-issues-this');
  if (!isUnsigned(rung)) return isSamePerson(actor, rung.signedBy) ? undefined : refused('rung-signed');
  if (rung.rung !== 'public-disclosure') return undefined;
  if (rung.checkedBy === null) return refused('not-checked');
  return isSamePerson(actor, rung.checkedBy) ? refused('same-person') : undefined;
}

/** Issues the draft of a rung; one that was issued or cancelled on its own page is left as it is. */
async function issueDraft(services: DocumentServices, actor: Actor, documentId: string) {
  const { authorityIds } = actor.reach;
  const draft = await services.database.as(actor, (tx) => findDocument(tx, authorityIds, documentId));
  if (draft === undefined || draft.state !== 'draft') return done(undefined);
  return issueDocument(services, actor, documentId, { seenVersion: draft.version });
}

/** The enterprise confirms that it has the document; or whoever handed it over says how. */
export async function receiveEscalation(
  services: EscalationServices & DocumentServices,
  actor: Actor,
  id: string,
  record: string,
): Promise<Outcome<Escalation>> {
  const received = await onEscalation(services, actor, id, 'receive', (rung, at) => {
    const enterprise = actor.reach.scope === 'organisation';
    if (!may(actor, enterprise ? 'escalation.answer' : 'notice.serve')) return refused('not-permitted');
    if (rung.state === 'received' && rung.receipt === record) return undefined;
    if (rung.state !== 'issued') return refused(isUnsigned(rung) ? 'rung-unsigned' : 'rung-received');
    return { state: 'received', receivedAt: at, receivedByName: actor.name, receipt: record };
  });
  if (received.ok) await tellDocument(services, actor, received.value, 'received', record);
  return received;
}

/** The receipt and the answer stand with the document too; what its own page has already is let be. */
async function tellDocument(
  services: EscalationServices & DocumentServices,
  actor: Actor,
  { id, documentId }: Escalation,
  step: 'received' | 'replied',
  record: string,
): Promise<void> {
  if (documentId === null || actor.reach.scope !== 'organisation') return;
  const said = {
    id: uuidFromName(id, step),
    step,
    onDay: today(services.clock),
    way: null,
    toName: '',
    record,
  };
  await recordDelivery(services, actor, documentId, said);
}

/** What the enterprise answers. Whoever answers has received it. */
export async function replyToEscalation(
  services: EscalationServices & DocumentServices,
  actor: Actor,
  id: string,
  words: string,
): Promise<Outcome<Escalation>> {
  const replied = await onEscalation(services, actor, id, 'reply', (rung, at) => {
    if (actor.reach.scope !== 'organisation' || !may(actor, 'escalation.answer'))
      return refused('not-permitted');
    if (rung.state === 'replied' && rung.reply === words) return undefined;
    if (rung.state !== 'issued' && rung.state !== 'received') return refused('rung-not-open');
    const received = rung.receivedAt === null ? { receivedAt: at, receivedByName: actor.name } : {};
    return { state: 'replied', ...received, repliedAt: at, reply: words };
  });
  if (replied.ok) await tellDocument(services, actor, replied.value, 'replied', words);
  return replied;
}

/** Puts right the words of a disclosure that stands before the public: checked again, by somebody else than its signer. */
export function correctDisclosure(
  services: EscalationServices,
  actor: Actor,
  id: string,
  { text, opinion }: z.output<typeof LegalCheck>,
): Promise<Outcome<Escalation>> {
  return onEscalation(services, actor, id, 'correct', (rung, at) => {
    if (!may(actor, 'escalation.check')) return refused('not-permitted');
    if (!isPublic(rung)) return refused('not-public');
    if (rung.publicText === text) return undefined;
    if (isSamePerson(actor, rung.signedBy)) return refused('same-person');
    return { publicText: text, correctedAt: at, ...checkedBy(actor, at, opinion) };
  });
}

/** Takes a disclosure off the public page before its hazard is eliminated, with a reason. */
export function removeDisclosure(
  services: EscalationServices,
  actor: Actor,
  id: string,
  { reason }: z.output<typeof Removal>,
): Promise<Outcome<Escalation>> {
  return onEscalation(services, actor, id, 'remove', (rung, at) => {
    if (!maySign(actor)) return refused('not-permitted');
    if (rung.removedAt !== null && rung.removalReason === reason) return undefined;
    if (!isPublic(rung)) return refused('not-public');
    return { removedAt: at, removalReason: reason };
  });
}

function maySign(actor: Actor): boolean {
  return actor.reach.scope !== 'organisation' && may(actor, 'escalation.sign');
}

function isUnsigned({ state }: Pick<Locked, 'state'>): boolean {
  return UNSIGNED.includes(state as EscalationState);
}

function isPublic({ publishedAt, removedAt }: Locked): boolean {
  return publishedAt !== null && removedAt === null;
}

/** Works on one rung under its lock: a refusal, a change with its event, or nothing when it is so already. */
async function onEscalation(
  { database, clock }: EscalationServices,
  actor: Actor,
  id: string,
  move: string,
  decide: (rung: Locked, at: string) => Verdict,
): Promise<Outcome<Escalation>> {
  return database.as(actor, async (tx) => {
    const { authorityIds } = actor.reach;
    const rung = await lockEscalation(tx, authorityIds, id);
    if (rung === undefined) return refused('not-found');
    const at = clock.now().toISOString();
    const verdict = decide(rung, at);
    if (verdict !== undefined && 'ok' in verdict) return verdict;
    if (verdict !== undefined) await change(tx, actor, at, rung, move, verdict);
    const now = await readEscalation(tx, authorityIds, id);
    return now === undefined ? refused('not-found') : done(now);
  });
}

/** Moves that the governing side makes for itself. */
const INNER: ReadonlySet<string> = new Set(['reach', 'defer', 'wake', 'check', 'void']);

/** Changes a rung and tells its history. The caller holds the row's lock. */
export async function change(
  tx: Db,
  actor: Pick<Actor, 'personId' | 'name'>,
  at: string,
  key: Pick<Escalation, 'authorityId' | 'id' | 'organisationId'>,
  move: string,
  to: EscalationChange,
): Promise<void> {
  await changeEscalation(tx, key, to);
  const { authorityId, id: entryId } = key;
  // What nobody signed yet is no business of the enterprise's, and stays out of its time line.
  const organisationId = INNER.has(move) ? null : key.organisationId;
  const entry = { authorityId, register: 'escalation', entryId, move, organisationId, changes: to } as const;
  await recordChange(tx, { actor, at }, entry);
}

export async function listEscalationsFor(
  { database }: EscalationServices,
  actor: Actor,
  query: z.output<typeof EscalationQuery>,
) {
  const { authorityIds } = actor.reach;
  return pageOf(() => database.as(actor, (tx) => listEscalations(tx, { ...query, authorityIds })));
}

/** As many as the public page shows; the oldest fall off first. */
const MOST_PUBLIC = 200;

/** What stands before the public now. For anybody: nothing in it is not published. */
export function readDisclosures({ database }: EscalationServices) {
  return publicDisclosures(database.plain, MOST_PUBLIC);
}
