import type { ListingCounts, ListingRow, PublicListing } from '@zhiben/domain/contract/supervision.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, hasWords, sql, within } from './database.ts';
import { documentAs } from './entries.ts';

/** Names of the orders that the lists have. */
const BY_DUE = 'listing-due';
const NEWEST = 'listing-public';

const WHOLE = sql`
  l.authority_id as "authorityId", l.id, l.case_id as "caseId", l.organisation_id as "organisationId", l.number, l.year,
  l.state, l.version, l.title, l.level, l.issuing_body as "issuingBody", l.conditions,
  l.responsible_unit as "responsibleUnit", l.responsible_person as "responsiblePerson", l.listed_on as "listedOn",
  l.due_on as "dueOn", l.applied_on as "appliedOn", l.review_by as "reviewBy", l.review_rule as "reviewRule",
  l.ended_on as "endedOn", l.published_on as "publishedOn", l.removed_on as "removedOn", l.correction,
  (select c.number from case_file c where c.authority_id = l.authority_id and c.id = l.case_id) as "caseNumber",
  (select c.title from case_file c where c.authority_id = l.authority_id and c.id = l.case_id) as "caseTitle",
  (select c.state from case_file c where c.authority_id = l.authority_id and c.id = l.case_id) as "caseState",
  (select o.name from organisation o
    where o.authority_id = l.authority_id and o.id = l.organisation_id) as "organisationName",
  ${documentAs('l', 'document_id', 'document')}, ${documentAs('l', 'release_document_id', 'releaseDocument')}`;

export async function readListing(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<ListingRow | undefined> {
  const { rows } = await sql<ListingRow>`
    select ${WHOLE} from listing l
     where ${within('l.authority_id', authorityIds)} and l.id = ${id}`.execute(tx);
  return rows[0];
}

/** Every listing of a hazard, the present one last. */
export async function listingsOf(tx: Db, authorityId: string, caseId: string): Promise<ListingRow[]> {
  const { rows } = await sql<ListingRow>`
    select ${WHOLE} from listing l where l.authority_id = ${authorityId} and l.case_id = ${caseId}
     order by l.created_at, l.id`.execute(tx);
  return rows;
}

export interface ListingListing {
  readonly authorityIds: readonly string[];
  readonly which: 'standing' | 'late' | 'applied' | 'review-late' | 'ended' | 'all';
  readonly level?: string | undefined;
  readonly year?: number | undefined;
  /** Words in number, title, responsible unit or enterprise. */
  readonly q?: string | undefined;
  /** The reader's own, named so that an index finds them. */
  readonly organisationId?: string | undefined;
  /** The calendar day in China. */
  readonly today: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const STANDING = sql`l.state in ('listed', 'applied', 'reviewed')`;

/** One page of listings, the earliest term first, by key. Reach is enforced by the database. */
export async function listListings(tx: Db, { which, today, ...query }: ListingListing) {
  const [due, id] =
    query.cursor === undefined ? [null, null] : readCursor(query.cursor, BY_DUE, ['day', 'id']);
  const conditions = [within('l.authority_id', query.authorityIds)];
  if (which === 'standing' || which === 'late') conditions.push(STANDING);
  if (which === 'late') conditions.push(sql`l.due_on < ${today}::date`);
  if (which === 'applied' || which === 'review-late') conditions.push(sql`l.state = 'applied'`);
  if (which === 'review-late') conditions.push(sql`l.review_by < ${today}::date`);
  if (which === 'ended') conditions.push(sql`l.state in ('delisted', 'withdrawn')`);
  if (query.level !== undefined) conditions.push(sql`l.level = ${query.level}`);
  if (query.year !== undefined) conditions.push(sql`l.year = ${query.year}`);
  if (query.organisationId !== undefined) conditions.push(sql`l.organisation_id = ${query.organisationId}`);
  if (query.q)
    conditions.push(hasWords(sql`l.number || ' ' || l.title || ' ' || l.responsible_unit`, query.q));
  if (due !== null) conditions.push(sql`(l.due_on, l.id) > (${due}::date, ${id}::uuid)`);
  const { rows } = await sql<ListingRow>`
    select ${WHOLE} from listing l where ${sql.join(conditions, sql` and `)}
     order by l.due_on, l.id limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? writeCursor(BY_DUE, last.dueOn, last.id) : null,
  };
}

/** How the listings of a year stand, by level. */
export async function countListings(
  tx: Db,
  authorityIds: readonly string[],
  year: number,
  today: string,
): Promise<ListingCounts['levels']> {
  const { rows } = await sql<ListingCounts['levels'][number]>`
    select l.level, count(*) filter (where l.state <> 'withdrawn')::integer as listed,
           count(*) filter (where ${STANDING})::integer as standing,
           count(*) filter (where ${STANDING} and l.due_on < ${today}::date)::integer as late,
           count(*) filter (where l.state = 'delisted')::integer as delisted
      from listing l where ${within('l.authority_id', authorityIds)} and l.year = ${year}
     group by l.level order by array_position(array['province', 'city', 'county', 'park'], l.level)`.execute(
    tx,
  );
  return rows;
}

/** What anybody may read, newest first. The function of the database decides what that is. */
export async function listPublished(
  db: Db,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const [on, id] = cursor === undefined ? [null, null] : readCursor(cursor, NEWEST, ['day', 'id']);
  const { rows } = await sql<PublicListing>`
    select id, authority_name, demonstration, number, title, responsible_unit, level, issuing_body, conditions, state,
           listed_on, due_on, ended_on, correction
      from published_listings(${on}::date, ${id}::uuid, ${limit + 1})`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > limit && last ? writeCursor(NEWEST, last.listedOn, last.id) : null,
  };
}
