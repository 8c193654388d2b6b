import type { DocumentPage, DocumentQuery } from '@zhiben/domain/contract/document.ts';
import { gapsOf } from '@zhiben/domain/kinds/document/content.ts';
import { maySign } from '@zhiben/domain/kinds/document/kinds.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { z } from 'zod';
import { readCase } from '../../store/case-files.ts';
import type { ContentStore } from '../../store/content-store.ts';
import type { Database, Db } from '../../store/database.ts';
import {
  chainOf,
  type DocumentRecord,
  deliveriesOf,
  documentsOfCase,
  documentsOfSubject,
  findDocument,
  findIssue,
  type Issue,
  listDocuments,
  readDocument,
  recordOf,
} from '../../store/documents.ts';
import type { Clock } from '../clock.ts';
import { may } from '../permissions.ts';
import { done, type Outcome, pageOf, refused } from '../refusals.ts';
import type { PdfMaker } from './pdf.ts';
import { contentHash, hashOfFile } from './seal.ts';

export interface DocumentServices {
  readonly database: Database;
  readonly files: ContentStore;
  readonly clock: Clock;
  readonly pdf: PdfMaker;
}

/** One document whole. What was issued is read from its issue and never from the draft that it came from. */
export async function readDocumentPage(
  { database, files }: DocumentServices,
  actor: Actor,
  id: string,
): Promise<Outcome<DocumentPage>> {
  const found = await database.as(actor, (tx) => readWhole(tx, actor, id));
  if (found === undefined) return refused('not-found');
  const { record, issue, page } = found;
  if (issue === undefined) return done({ ...page, seal: null });
  // Outside of the transaction: the file is read whole.
  const intact =
    contentHash(record.kind, issue) === issue.contentSha256 &&
    (await hashOfFile(files, issue.docxSha256)) === issue.docxSha256;
  const { contentSha256, docxSha256 } = issue;
  return done({ ...page, seal: { contentSha256, docxSha256, intact } });
}

async function readWhole(tx: Db, actor: Actor, id: string) {
  const { authorityIds } = actor.reach;
  const document = await readDocument(tx, authorityIds, id);
  const record = await findDocument(tx, authorityIds, id);
  if (document === undefined || record === undefined) return undefined;
  const issue = await findIssue(tx, record);
  const content = issue?.content ?? record.content;
  const page: Omit<DocumentPage, 'seal'> = {
    document,
    content: content as DocumentPage['content'],
    gaps: gapsOf(content),
    deliveries: await deliveriesOf(tx, record),
    record: await recordOf(tx, record),
    ...(await chainOf(tx, record, record.supersedes)),
    cancelReason: record.cancelReason,
    may: allowed(actor, record),
  };
  return { record, issue, page };
}

/** May this actor write for the issuer of this document? A department writes in its own name only. */
export function isOwn({ reach }: Actor, { departmentId }: Pick<DocumentRecord, 'departmentId'>): boolean {
  return reach.scope === 'authority' || (reach.scope === 'department' && departmentId === reach.departmentId);
}

function allowed(actor: Actor, record: DocumentRecord): DocumentPage['may'] {
  const { kind, state, recipientId, recipientKind } = record;
  if (actor.reach.scope === 'organisation') {
    const mine =
      state === 'issued' && recipientKind === 'enterprise' && recipientId === actor.reach.organisationId;
    return mine ? ['receive', 'reply'] : [];
  }
  const drafts = may(actor, 'document.draft') && isOwn(actor, record);
  const signs = maySign(kind, actor.roles) && isOwn(actor, record);
  if (state === 'draft')
    return [...(drafts ? (['edit', 'cancel'] as const) : []), ...(signs ? (['issue'] as const) : [])];
  if (state !== 'issued') return [];
  return drafts ? ['serve', 'reply', 'supersede'] : [];
}

/** The documents of one hazard that the reader may see, newest first. */
export async function documentsOfHazard({ database }: DocumentServices, actor: Actor, caseId: string) {
  return database.as(actor, async (tx) => {
    const { authorityIds } = actor.reach;
    if ((await readCase(tx, authorityIds, 'hazard', caseId)) === undefined) return refused('not-found');
    return done({ rows: await documentsOfCase(tx, authorityIds, caseId) });
  });
}

/** The documents that a record asked for, in the caller's transaction: a rung of the ladder, a month. */
export function documentsOf(
  tx: Db,
  authorityId: string,
  subject: { readonly kind: string; readonly id: string },
) {
  return documentsOfSubject(tx, authorityId, subject);
}

export async function listDocumentsFor(
  { database }: Pick<DocumentServices, 'database'>,
  actor: Actor,
  query: z.output<typeof DocumentQuery>,
) {
  const { authorityIds } = actor.reach;
  return pageOf(() => database.as(actor, (tx) => listDocuments(tx, { ...query, authorityIds })));
}

/** A picture that a document shows, by its hash: whoever sees the document sees it. */
export async function openPicture(
  { database }: DocumentServices,
  actor: Actor,
  { id, sha256 }: { readonly id: string; readonly sha256: string },
): Promise<Outcome<{ mime: string }>> {
  return database.as(actor, async (tx) => {
    const record = await findDocument(tx, actor.reach.authorityIds, id);
    const issue: Issue | undefined = record === undefined ? undefined : await findIssue(tx, record);
    const content = issue?.content ?? record?.content;
    const picture = content?.blocks.find((block) => block.type === 'picture' && block.sha256 === sha256);
    return picture?.type === 'picture' ? done({ mime: picture.mime }) : refused('not-found');
  });
}
