import type { NewDocument } from '@zhiben/domain/contract/document.ts';
import { type Facts, fillTemplate } from '@zhiben/domain/kinds/document/fill.ts';
import { sendingProblem } from '@zhiben/domain/kinds/document/issuer.ts';
import type {
  DocumentKindName,
  FormName,
  Issuer,
  RecipientKind,
} from '@zhiben/domain/kinds/document/kinds.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { z } from 'zod';
import { readCase } from '../../store/case-files.ts';
import type { Db } from '../../store/database.ts';
import { authorityForDocument, departmentNames, enterpriseForDocument } from '../../store/document-world.ts';
import { type DocumentRecord, findDocument, insertDocument } from '../../store/documents.ts';
import { recordChange } from '../../store/register-events.ts';
import { readBulletin } from '../bulletin.ts';
import { today } from '../clock.ts';
import { monthSubject } from '../monthly.ts';
import { may } from '../permissions.ts';
import { done, type Outcome, refused } from '../refusals.ts';
import { bulletinFacts } from './bulletin-facts.ts';
import type { DocumentServices } from './documents.ts';
import { type HazardInDocument, hazardFacts } from './facts.ts';
import { issuerOf } from './issuers.ts';
import { templateInForce } from './templates.ts';

/** A document to be drafted, by a person or by the product when a term passes. */
export interface DraftOrder {
  readonly authorityId: string;
  /** Made by the caller, the same for the same reason: repeating the call finds the draft that it made. */
  readonly id: string;
  readonly kind: DocumentKindName;
  /** Another form than that of the kind. */
  readonly form?: FormName;
  readonly issuer: Issuer;
  readonly issuerDepartmentId: string | null;
  /** The hazard whose facts fill the form; the caller's own facts come before them. */
  readonly caseId: string | null;
  readonly organisationId: string | null;
  readonly recipient: {
    readonly kind: RecipientKind;
    readonly id: string | null;
    /** Empty: that of the record, where there is one. */
    readonly name: string;
  };
  /** The record that asks for it. */
  readonly subject: { readonly kind: string; readonly id: string };
  readonly facts?: Facts;
}

/** Server's time, ISO 8601, and the calendar day in China. */
export interface Moment {
  readonly at: string;
  readonly today: string;
}

/**
 * Drafts a document in the caller's transaction. The issuer is checked against the recipient here already: nobody is
 * given a draft that could never be issued.
 */
export async function draftDocument(
  tx: Db,
  actor: Actor,
  order: DraftOrder,
  { at, today: day }: Moment,
): Promise<Outcome<{ id: string; version: number }>> {
  const { authorityId, id, kind } = order;
  const known = await findDocument(tx, [authorityId], id);
  if (known !== undefined) return repeated(known, order);
  const hazard =
    order.caseId === null ? undefined : await readCase(tx, [authorityId], 'hazard', order.caseId);
  if (order.caseId !== null && hazard === undefined) return refused('reference-not-found', 'caseId');
  const issuer = await issuerOf(tx, authorityId, order.issuer, order.issuerDepartmentId);
  if (issuer === undefined) return refused('reference-not-found', 'departmentId');
  const authority = await authorityForDocument(tx, authorityId);
  const problem = sendingProblem({
    kind,
    issuer: order.issuer,
    authorityKind: authority.kind,
    recipient: order.recipient.kind,
  });
  if (problem !== undefined) return refused(problem, 'recipient');
  const recipient = await recipientOf(tx, order, hazard?.organisationId ?? null, day);
  if (recipient === undefined) return refused('reference-not-found', 'recipient.id');

  const { template, version: templateVersion } = await templateInForce(tx, authorityId, order.form ?? kind);
  const fromHazard = hazard === undefined ? {} : await hazardFacts(tx, hazard as HazardInDocument, day);
  const { telephone } = authority.settings;
  const content = fillTemplate(template, {
    words: {
      issuer: issuer.name,
      recipient: recipient.name,
      ...(telephone === undefined ? {} : { telephone }),
      ...fromHazard.words,
      ...order.facts?.words,
    },
    blocks: { ...fromHazard.blocks, ...order.facts?.blocks },
  });
  const document: DocumentRecord = {
    authorityId,
    id,
    kind,
    state: 'draft',
    version: 1,
    issuer: order.issuer,
    departmentId: order.issuer === 'department' ? order.issuerDepartmentId : null,
    caseId: order.caseId,
    organisationId: order.organisationId ?? hazard?.organisationId ?? null,
    recipientKind: order.recipient.kind,
    recipientId: recipient.id,
    recipientName: recipient.name,
    subjectKind: order.subject.kind,
    subjectId: order.subject.id,
    templateVersion,
    title: content.title,
    content,
    supersedes: null,
    cancelReason: null,
    draftedBy: actor.personId,
    draftedByName: actor.name,
    draftedAt: at,
  };
  if (!(await writeDraft(tx, actor, document, at))) return refused('id-taken', 'id');
  return done({ id, version: 1 });
}

/** Writes a draft and its first event; false when the id is taken. */
export async function writeDraft(tx: Db, actor: Actor, document: DocumentRecord, at: string) {
  if (!(await insertDocument(tx, document))) return false;
  const { authorityId, id, ...facts } = document;
  await recordChange(
    tx,
    { actor, at },
    // Of no enterprise: it learns of a document when it is issued to it.
    { authorityId, register: 'document', entryId: id, move: 'draft', organisationId: null, changes: facts },
  );
  return true;
}

/** The same call again is answered like the first; another one under the same id is refused. */
function repeated(known: DocumentRecord, order: DraftOrder): Outcome<{ id: string; version: number }> {
  const same =
    known.kind === order.kind &&
    known.issuer === order.issuer &&
    known.caseId === order.caseId &&
    known.recipientKind === order.recipient.kind &&
    known.subjectId === order.subject.id;
  return same ? done({ id: known.id, version: 1 }) : refused('id-taken', 'id');
}

/** Who it goes to, by the record's own name where there is a record. */
async function recipientOf(
  tx: Db,
  { authorityId, recipient, organisationId }: DraftOrder,
  ofHazard: string | null,
  day: string,
): Promise<{ id: string | null; name: string } | undefined> {
  const { kind, id, name } = recipient;
  if (kind === 'enterprise') {
    const whom = id ?? organisationId ?? ofHazard;
    const found = whom === null ? undefined : await enterpriseForDocument(tx, authorityId, whom, day);
    return found === undefined ? undefined : { id: whom, name: name || found.name };
  }
  if (kind === 'department' && id !== null) {
    const found = (await departmentNames(tx, authorityId)).get(id);
    return found === undefined ? undefined : { id, name: name || found };
  }
  return { id: null, name };
}

/** A person drafts a document from a hazard, or for a period. */
export async function createDocument(
  services: DocumentServices,
  actor: Actor,
  { id, kind, issuer, departmentId, caseId, month, recipient }: z.output<typeof NewDocument>,
): Promise<Outcome<{ id: string; version: number }>> {
  const { database, clock, files } = services;
  if (!may(actor, 'document.draft')) return refused('not-permitted');
  if (month !== null && kind !== 'monthly-bulletin') return refused('month-of-bulletin-only', 'month');
  const bulletin = month === null ? undefined : await readBulletin(services, actor, month);
  if (bulletin?.ok === false) return bulletin;
  const facts = bulletin === undefined ? {} : await bulletinFacts(files, bulletin.value);
  const moment = { at: clock.now().toISOString(), today: today(clock) };
  return database.as(actor, async (tx): Promise<Outcome<{ id: string; version: number }>> => {
    const { authorityIds } = actor.reach;
    const hazard = caseId === null ? undefined : await readCase(tx, authorityIds, 'hazard', caseId);
    if (caseId !== null && hazard === undefined) return refused('reference-not-found', 'caseId');
    // A department issues in its own name and in nobody else's.
    if (actor.reach.scope === 'department' && departmentId !== (actor.reach.departmentId ?? null))
      return refused('document-issuer-not-yours', 'departmentId');
    return draftDocument(
      tx,
      actor,
      {
        authorityId: hazard?.authorityId ?? actor.reach.authorityId,
        id,
        kind,
        issuer,
        issuerDepartmentId: departmentId,
        caseId,
        organisationId: null,
        recipient,
        subject: subjectOf(actor.reach.authorityId, { id, caseId, month }),
        facts,
      },
      moment,
    );
  });
}

/** The record that a person's document is about. */
function subjectOf(
  authorityId: string,
  { id, caseId, month }: Pick<z.output<typeof NewDocument>, 'id' | 'caseId' | 'month'>,
): DraftOrder['subject'] {
  if (caseId !== null) return { kind: 'hazard', id: caseId };
  if (month !== null) return monthSubject(authorityId, month);
  return { kind: 'document', id };
}
