import type { Delivery, DocumentRow } from '@zhiben/domain/contract/document.ts';
import type { DocumentContent } from '@zhiben/domain/kinds/document/content.ts';
import {
  type DeliveryStep,
  type DocumentKindName,
  type DocumentState,
  ENTRY_SUBJECTS,
  type Issuer,
  type RecipientKind,
} from '@zhiben/domain/kinds/document/kinds.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, hasWords, sql } from './database.ts';

/** Name of the one order that the list has: newest first. */
const SORT = 'drafted';

/** A document as its row holds it. Instants ISO 8601, days YYYY-MM-DD. */
export interface DocumentRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly kind: DocumentKindName;
  readonly state: DocumentState;
  readonly version: number;
  readonly issuer: Issuer;
  readonly departmentId: string | null;
  readonly caseId: string | null;
  readonly organisationId: string | null;
  readonly recipientKind: RecipientKind;
  readonly recipientId: string | null;
  readonly recipientName: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly templateVersion: number;
  readonly title: string;
  readonly content: DocumentContent;
  readonly supersedes: string | null;
  readonly cancelReason: string | null;
  readonly draftedBy: string | null;
  readonly draftedByName: string;
  readonly draftedAt: string;
}

export type DocumentKey = Pick<DocumentRecord, 'authorityId' | 'id'>;

/** What is frozen at issue. */
export interface Issue {
  readonly authorityId: string;
  readonly documentId: string;
  readonly word: string;
  readonly year: number;
  readonly serial: number;
  readonly number: string;
  readonly issuerName: string;
  readonly issuedOn: string;
  readonly issuedAt: string;
  readonly issuedBy: string | null;
  readonly issuedByName: string;
  readonly title: string;
  readonly content: DocumentContent;
  readonly contentSha256: string;
  readonly docxSha256: string;
  readonly docxSize: number;
}

export interface NewDelivery {
  readonly authorityId: string;
  readonly documentId: string;
  readonly id: string;
  readonly step: DeliveryStep;
  readonly onDay: string;
  readonly way: string | null;
  readonly toName: string;
  readonly record: string;
  readonly madeBy: string;
  readonly madeByName: string;
  readonly madeAt: string;
}

/** Writes a draft; false when the id is taken, by whomever. */
export async function insertDocument(tx: Db, document: DocumentRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('document')
    .values({ ...document, content: JSON.stringify(document.content) })
    .onConflict((c) => c.columns(['authorityId', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** A document within reach, its row locked; undefined when it is absent or foreign, which look the same. */
export async function lockDocument(tx: Db, authorityIds: readonly string[], id: string) {
  return (await tx
    .selectFrom('document')
    .selectAll()
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as DocumentRecord | undefined;
}

/** As above for somebody who may read it and not change it: a lock would ask for the right to change. */
export async function findDocument(tx: Db, authorityIds: readonly string[], id: string) {
  return (await tx
    .selectFrom('document')
    .selectAll()
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .executeTakeFirst()) as DocumentRecord | undefined;
}

export async function changeDocument(
  tx: Db,
  { authorityId, id }: DocumentKey,
  { content, ...change }: Partial<Omit<DocumentRecord, 'authorityId' | 'id'>>,
): Promise<void> {
  await tx
    .updateTable('document')
    .set({ ...change, ...(content === undefined ? {} : { content: JSON.stringify(content) }) })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

/**
 * Takes the next serial of a word and year. The row stays locked until the transaction ends, so that two issues follow
 * one another, and one that fails leaves no gap.
 */
export async function takeSerial(tx: Db, authorityId: string, word: string, year: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    insert into document_series as s (authority_id, word, year, next) values (${authorityId}, ${word}, ${year}, 2)
    on conflict (authority_id, word, year) do update set next = s.next + 1
    returning next - 1 as taken`.execute(tx);
  const taken = rows[0]?.taken;
  if (taken === undefined) throw new Error('document_series returned no row');
  return taken;
}

export async function insertIssue(tx: Db, issue: Issue): Promise<void> {
  await tx
    .insertInto('documentIssue')
    .values({ ...issue, content: JSON.stringify(issue.content) })
    .execute();
}

export async function findIssue(tx: Db, { authorityId, id }: DocumentKey): Promise<Issue | undefined> {
  return (await tx
    .selectFrom('documentIssue')
    .selectAll()
    .where('authorityId', '=', authorityId)
    .where('documentId', '=', id)
    .executeTakeFirst()) as Issue | undefined;
}

/** Writes what became of a document; false when the id is taken. */
export async function insertDelivery(tx: Db, delivery: NewDelivery): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('documentDelivery')
    .values(delivery)
    .onConflict((c) => c.columns(['authorityId', 'documentId', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Everything that became of a document, in the order in which it was recorded. */
export async function deliveriesOf(tx: Db, { authorityId, id }: DocumentKey): Promise<Delivery[]> {
  return (await tx
    .selectFrom('documentDelivery')
    .select(['id', 'step', 'onDay', 'way', 'toName', 'record', 'madeByName', 'madeAt'])
    .where('authorityId', '=', authorityId)
    .where('documentId', '=', id)
    .orderBy('madeAt')
    .orderBy(sql`array_position(${STEPS}, step)`)
    .orderBy('id')
    .execute()) as Delivery[];
}

/** Steps of a delivery in their order. */
const STEPS = sql`array['served', 'received', 'replied']`;

const ROW = sql`
  d.authority_id as "authorityId", d.id, d.kind, d.state, d.version, coalesce(i.title, d.title) as title, i.number,
  d.issuer, coalesce(i.issuer_name, w.name, case d.issuer
      when 'department' then (select p.name from department p
        where p.authority_id = d.authority_id and p.id = d.department_id)
      when 'committee' then (select a.name || '安全生产委员会办公室' from authority a where a.id = d.authority_id)
      else (select a.name from authority a where a.id = d.authority_id) end) as "issuerName",
  d.department_id as "departmentId", d.recipient_kind as "recipientKind", d.recipient_id as "recipientId",
  d.recipient_name as "recipientName", d.case_id as "caseId",
  (select c.number from case_file c where c.authority_id = d.authority_id and c.id = d.case_id) as "caseNumber",
  d.organisation_id as "organisationId", d.drafted_by_name as "draftedByName", d.drafted_at as "draftedAt",
  i.issued_on as "issuedOn", i.issued_by_name as "issuedByName",
  (select x.step from document_delivery x where x.authority_id = d.authority_id and x.document_id = d.id
    order by array_position(${STEPS}, x.step) desc limit 1) as delivery`;
const FROM = sql`
  document d
  left join document_issue i on i.authority_id = d.authority_id and i.document_id = d.id
  left join document_issuer w on w.authority_id = d.authority_id
    and w.key = case d.issuer when 'department' then d.department_id::text else d.issuer end`;

export async function readDocument(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`
    select ${ROW} from ${FROM} where d.authority_id = any (${[...authorityIds]}::uuid[]) and d.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

/** The documents of a hazard within the reader's reach, newest first. */
export async function documentsOfCase(
  tx: Db,
  authorityIds: readonly string[],
  caseId: string,
): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select ${ROW} from ${FROM}
     where d.authority_id = any (${[...authorityIds]}::uuid[]) and d.case_id = ${caseId}
     order by d.drafted_at desc, d.id desc`.execute(tx);
  return rows;
}

/** The documents that a record asked for, newest first. */
export async function documentsOfSubject(
  tx: Db,
  authorityId: string,
  subject: { readonly kind: string; readonly id: string },
): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select ${ROW} from ${FROM}
     where d.authority_id = ${authorityId} and d.subject_kind = ${subject.kind} and d.subject_id = ${subject.id}
     order by d.drafted_at desc, d.id desc`.execute(tx);
  return rows;
}

const SUBJECT_TABLES = { listing: 'listing', 'supervision-order': 'supervisionOrder' } as const;

/** The listing or order that a document was drafted for, where its reader sees that too. */
export async function recordOf(
  tx: Db,
  { authorityId, subjectKind, subjectId }: Pick<DocumentRecord, 'authorityId' | 'subjectKind' | 'subjectId'>,
) {
  const kind = ENTRY_SUBJECTS.find((name) => name === subjectKind);
  if (kind === undefined) return null;
  const row = await tx
    .selectFrom(SUBJECT_TABLES[kind] as 'listing')
    .select(['id', 'number'])
    .where('authorityId', '=', authorityId)
    .where('id', '=', subjectId)
    .executeTakeFirst();
  return row === undefined ? null : { kind, ...row };
}

/** Drafts whose listing or order ended since, or was corrected and has another. */
export async function draftsOfEndedEntries(tx: Db, authorityId: string): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from document d
     where d.authority_id = ${authorityId} and d.state = 'draft' and d.supersedes is null
       and ((d.subject_kind = 'listing' and not exists (select from listing l
              where l.authority_id = d.authority_id and l.id = d.subject_id
                and ((l.document_id = d.id and l.state in ('listed', 'applied', 'reviewed'))
                  or l.release_document_id = d.id)))
         or (d.subject_kind = 'supervision-order' and not exists (select from supervision_order s
              where s.authority_id = d.authority_id and s.id = d.subject_id
                and s.document_id = d.id and s.state = 'issued')))`.execute(tx);
  return rows;
}

/** The number of a document, and which one took its place. */
export async function chainOf(tx: Db, { authorityId, id }: DocumentKey, supersedes: string | null) {
  const { rows } = await sql<{ id: string; number: string | null; before: boolean }>`
    select d.id, i.number, d.id is not distinct from ${supersedes}::uuid as before
      from document d left join document_issue i on i.authority_id = d.authority_id and i.document_id = d.id
     where d.authority_id = ${authorityId} and d.state in ('issued', 'superseded')
       and (d.id = ${supersedes}::uuid or d.supersedes = ${id}::uuid)`.execute(tx);
  const named = (before: boolean) => {
    const found = rows.find((row) => row.before === before);
    return found === undefined ? null : { id: found.id, number: found.number };
  };
  return { supersedes: named(true), supersededBy: named(false) };
}

export interface DocumentListing {
  readonly authorityIds: readonly string[];
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly issuer?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly year?: number | undefined;
  readonly undelivered?: 'true' | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of documents, newest first, by key. Reach is enforced by the database. */
export async function listDocuments(tx: Db, query: DocumentListing) {
  const [at, id] =
    query.cursor === undefined ? [null, null] : readCursor(query.cursor, SORT, ['instant', 'id']);
  const conditions = [sql`d.authority_id = any (${[...query.authorityIds]}::uuid[])`];
  if (query.kind !== undefined) conditions.push(sql`d.kind = ${query.kind}`);
  if (query.state !== undefined) conditions.push(sql`d.state = ${query.state}`);
  if (query.issuer !== undefined) conditions.push(sql`d.issuer = ${query.issuer}`);
  if (query.departmentId !== undefined) conditions.push(sql`d.department_id = ${query.departmentId}`);
  if (query.organisationId !== undefined) conditions.push(sql`d.recipient_id = ${query.organisationId}`);
  if (query.year !== undefined) conditions.push(sql`i.year = ${query.year}`);
  if (query.undelivered !== undefined)
    conditions.push(sql`d.state = 'issued' and not exists (select from document_delivery x
      where x.authority_id = d.authority_id and x.document_id = d.id)`);
  if (query.q)
    conditions.push(
      hasWords(
        sql`coalesce(i.title, d.title) || ' ' || coalesce(i.number, '') || ' ' || d.recipient_name`,
        query.q,
      ),
    );
  if (at !== null) conditions.push(sql`(d.drafted_at, d.id) < (${at}::timestamptz, ${id}::uuid)`);
  const { rows } = await sql<DocumentRow>`
    select ${ROW} from ${FROM} where ${sql.join(conditions, sql` and `)}
     order by d.drafted_at desc, d.id desc limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? writeCursor(SORT, last.draftedAt, last.id) : null,
  };
}
