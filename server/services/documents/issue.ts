import type { ContentChange } from '@zhiben/domain/contract/document.ts';
import { gapsOf } from '@zhiben/domain/kinds/document/content.ts';
import { sendingProblem } from '@zhiben/domain/kinds/document/issuer.ts';
import { documentKind, maySign, numberOf } from '@zhiben/domain/kinds/document/kinds.ts';
import { type EscalationState, OVER } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { canonicalJson } from '@zhiben/domain/primitives/log.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { z } from 'zod';
import type { Db } from '../../store/database.ts';
import { authorityForDocument } from '../../store/document-world.ts';
import {
  changeDocument,
  type DocumentRecord,
  findIssue,
  insertIssue,
  lockDocument,
  takeSerial,
} from '../../store/documents.ts';
import { lockEscalation } from '../../store/escalations.ts';
import { recordChange } from '../../store/register-events.ts';
import { today } from '../clock.ts';
import { may } from '../permissions.ts';
import { done, type Outcome, type Refused, refused } from '../refusals.ts';
import { type DocumentServices, isOwn } from './documents.ts';
import { writeDraft } from './draft.ts';
import { issuerOf } from './issuers.ts';
import { picturesOf } from './pictures.ts';
import { contentHash } from './seal.ts';
import { writeWord } from './word/word.ts';

type Changed = Outcome<{ id: string; version: number }>;

/** Changes what a draft says. */
export async function editDocument(
  services: DocumentServices,
  actor: Actor,
  id: string,
  { content, seenVersion }: z.output<typeof ContentChange>,
): Promise<Changed> {
  return onDraft(services, actor, id, async (tx, record, at) => {
    if (canonicalJson(record.content) === canonicalJson(content)) return done(record);
    const problem = draftProblem(actor, record, seenVersion);
    if (problem !== undefined) return problem;
    return change(tx, actor, at, record, 'edit', { title: content.title, content });
  });
}

/** Ends a draft that is not needed; its number was never taken. */
export async function cancelDocument(
  services: DocumentServices,
  actor: Actor,
  id: string,
  { reason, seenVersion }: { readonly reason: string; readonly seenVersion: number },
): Promise<Changed> {
  return onDraft(services, actor, id, async (tx, record, at) => {
    if (record.state === 'cancelled' && record.cancelReason === reason) return done(record);
    const problem = draftProblem(actor, record, seenVersion);
    if (problem !== undefined) return problem;
    return change(tx, actor, at, record, 'cancel', { state: 'cancelled', cancelReason: reason });
  });
}

/** Ends a draft whose reason is gone, in the caller's transaction; one that is no draft any more is left as it is. */
export async function withdrawDraft(
  tx: Db,
  actor: Actor,
  { authorityId, id }: Pick<DocumentRecord, 'authorityId' | 'id'>,
  reason: string,
  at: string,
): Promise<void> {
  const record = await lockDocument(tx, [authorityId], id);
  if (record?.state === 'draft')
    await change(tx, actor, at, record, 'cancel', { state: 'cancelled', cancelReason: reason });
}

/**
 * Issues a draft: its number is taken, its words and its Word file are frozen and hashed, all in one transaction. A
 * refusal or a failure takes no number.
 */
export async function issueDocument(
  services: DocumentServices,
  actor: Actor,
  id: string,
  { seenVersion }: { readonly seenVersion: number },
): Promise<Outcome<{ id: string; version: number; number: string }>> {
  const day = today(services.clock);
  return onDraft(services, actor, id, async (tx, record, at) => {
    const before = await findIssue(tx, record);
    // The same person again, before anything else happened: the answer of the first time.
    if (before !== undefined && before.issuedBy === actor.personId && record.version === seenVersion + 1)
      return done({ id, version: record.version, number: before.number });
    const problem = await issueProblem(tx, actor, record, seenVersion);
    if (problem !== undefined) return problem;
    const issuer = await issuerOf(tx, record.authorityId, record.issuer, record.departmentId);
    if (issuer === undefined) return refused('reference-not-found', 'departmentId');
    const kind = documentKind(record.kind);
    const year = Number(day.slice(0, 4));
    const word = `${issuer.word}${kind.word}`;
    const serial = await takeSerial(tx, record.authorityId, word, year);
    const number = numberOf(word, year, serial);
    const { content } = record;
    const docx = await writeWord({
      layout: kind.layout,
      issuerName: issuer.name,
      number,
      issuedOn: day,
      signedBy: record.recipientKind === 'upper-authority' && kind.layout === 'official' ? actor.name : null,
      content,
      pictures: await picturesOf(services.files, content),
    });
    const stored = await services.files.put(docx);
    const facts = { number, issuerName: issuer.name, issuedOn: day, content };
    const issue = {
      ...facts,
      word,
      year,
      serial,
      issuedAt: at,
      issuedBy: actor.personId,
      issuedByName: actor.name,
      title: content.title,
      contentSha256: contentHash(record.kind, facts),
      docxSha256: stored.sha256,
      docxSize: stored.size,
    };
    await insertIssue(tx, { ...issue, authorityId: record.authorityId, documentId: id });
    const { content: _, ...told } = issue;
    const issued = await change(tx, actor, at, record, 'issue', { state: 'issued' }, told);
    await endSuperseded(tx, actor, at, record);
    return issued.ok ? done({ ...issued.value, number }) : issued;
  });
}

async function issueProblem(
  tx: Db,
  actor: Actor,
  record: DocumentRecord,
  seenVersion: number,
): Promise<Refused | undefined> {
  const problem = draftProblem(actor, record, seenVersion, maySign(record.kind, actor.roles));
  if (problem !== undefined) return problem;
  const { kind: authorityKind } = await authorityForDocument(tx, record.authorityId);
  if (await rungIsOver(tx, record)) return refused('rung-over');
  const unfit = sendingProblem({
    kind: record.kind,
    issuer: record.issuer,
    authorityKind,
    recipient: record.recipientKind,
  });
  if (unfit !== undefined) return refused(unfit, 'recipient');
  const gaps = gapsOf(record.content);
  if (gaps.length > 0) return refused('document-has-gaps', 'content', { gaps: gaps.join('、') });
  if (record.recipientKind !== 'public' && record.content.addressee.trim() === '')
    return refused('document-no-addressee', 'content.addressee');
  return undefined;
}

/**
 * Is the rung that this document was drafted for void or cleared? Its row stays locked until the issue is committed:
 * whoever clears it meanwhile comes after, and finds the document issued.
 */
async function rungIsOver(
  tx: Db,
  { authorityId, subjectKind, subjectId, supersedes }: DocumentRecord,
): Promise<boolean> {
  // What is issued already is put right also afterwards.
  if (subjectKind !== 'escalation' || supersedes !== null) return false;
  const rung = await lockEscalation(tx, [authorityId], subjectId);
  return rung === undefined || OVER.includes(rung.state as EscalationState);
}

/** A new draft with the words of an issued document; once it is issued, it takes that one's place. */
export async function supersedeDocument(
  services: DocumentServices,
  actor: Actor,
  id: string,
  newId: string,
): Promise<Changed> {
  return onDraft(services, actor, id, async (tx, record, at) => {
    const known = await lockDocument(tx, [record.authorityId], newId);
    if (known !== undefined)
      return known.supersedes === id ? done({ id: newId, version: 1 }) : refused('id-taken', 'id');
    if (!may(actor, 'document.draft') || !isOwn(actor, record)) return refused('not-permitted');
    const issue = await findIssue(tx, record);
    if (record.state !== 'issued' || issue === undefined) return refused('wrong-state');
    const draft: DocumentRecord = {
      ...record,
      id: newId,
      state: 'draft',
      version: 1,
      title: issue.title,
      content: issue.content,
      supersedes: id,
      draftedBy: actor.personId,
      draftedByName: actor.name,
      draftedAt: at,
    };
    return (await writeDraft(tx, actor, draft, at))
      ? done({ id: newId, version: 1 })
      : refused('id-taken', 'id');
  });
}

/** What a newly issued document takes the place of is superseded, in the same transaction. */
async function endSuperseded(tx: Db, actor: Actor, at: string, { authorityId, supersedes }: DocumentRecord) {
  if (supersedes === null) return;
  const old = await lockDocument(tx, [authorityId], supersedes);
  // Somebody else's replacement was issued first: this one stands beside it, and both are on the list.
  if (old?.state === 'issued') await change(tx, actor, at, old, 'supersede', { state: 'superseded' });
}

function draftProblem(
  actor: Actor,
  record: DocumentRecord,
  seenVersion: number,
  permitted = may(actor, 'document.draft'),
): Refused | undefined {
  if (!permitted || !isOwn(actor, record)) return refused('not-permitted');
  if (record.state !== 'draft') return refused('wrong-state');
  return record.version === seenVersion
    ? undefined
    : refused('stale', undefined, { version: record.version });
}

async function change(
  tx: Db,
  actor: Actor,
  at: string,
  record: DocumentRecord,
  move: 'edit' | 'cancel' | 'issue' | 'supersede',
  patch: Partial<Pick<DocumentRecord, 'state' | 'title' | 'content' | 'cancelReason'>>,
  told: Readonly<Record<string, unknown>> = {},
): Promise<Changed> {
  const { authorityId, id } = record;
  const version = record.version + 1;
  await changeDocument(tx, record, { ...patch, version });
  // An enterprise follows from the issue on what becomes of a document that is addressed to it.
  const organisationId =
    record.recipientKind === 'enterprise' && (move === 'issue' || move === 'supersede')
      ? record.recipientId
      : null;
  const changes = { ...told, ...patch, version };
  await recordChange(
    tx,
    { actor, at },
    { authorityId, register: 'document', entryId: id, move, organisationId, changes },
  );
  return done({ id, version });
}

/** Works on one document of the governing side under its lock. */
async function onDraft<T>(
  { database, clock }: DocumentServices,
  actor: Actor,
  id: string,
  work: (tx: Db, record: DocumentRecord, at: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return database.as(actor, async (tx) => {
    const record = await lockDocument(tx, actor.reach.authorityIds, id);
    if (record === undefined) return refused('not-found');
    if (actor.reach.scope === 'organisation') return refused('not-permitted');
    return work(tx, record, clock.now().toISOString());
  });
}
