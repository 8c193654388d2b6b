import type { InquiryRow } from '@zhiben/domain/contract/inquiry.ts';
import type {
  CheckFact,
  EnterpriseFacts,
  HazardFact,
  RefusalFact,
} from '@zhiben/domain/kinds/inquiry/detect.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql, within } from './database.ts';

/** Name of the one order that the list has: newest first. */
const SORT = 'inquiry-opened';

const WHOLE = sql`
  i.authority_id as "authorityId", i.id, i.organisation_id as "organisationId", i.case_id as "caseId",
  i.self_check_id as "selfCheckId", i.failure, i.state, i.version, i.facts, i.opened_on as "openedOn", i.statement,
  i.conclusion, i.reason, i.decided_on as "decidedOn",
  (select o.name from organisation o
    where o.authority_id = i.authority_id and o.id = i.organisation_id) as "organisationName",
  (select c.number from case_file c where c.authority_id = i.authority_id and c.id = i.case_id) as "caseNumber",
  (select c.title from case_file c where c.authority_id = i.authority_id and c.id = i.case_id) as "caseTitle"`;

export async function readInquiry(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<InquiryRow | undefined> {
  const { rows } = await sql<InquiryRow>`
    select ${WHOLE} from inquiry i
     where ${within('i.authority_id', authorityIds)} and i.id = ${id}`.execute(tx);
  return rows[0];
}

/** The inquiries about a hazard that the reader sees, newest first. */
export async function inquiriesOf(tx: Db, authorityId: string, caseId: string) {
  return tx
    .selectFrom('inquiry')
    .select(['id', 'failure', 'state', 'openedOn'])
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', caseId)
    .orderBy('openedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export interface InquiryListing {
  readonly authorityIds: readonly string[];
  readonly which: 'waiting' | 'decided' | 'all';
  readonly failure?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of inquiries, newest first, by key. Reach is enforced by the database. */
export async function listInquiries(tx: Db, { which, ...query }: InquiryListing) {
  const [on, id] = query.cursor === undefined ? [null, null] : readCursor(query.cursor, SORT, ['day', 'id']);
  const conditions = [within('i.authority_id', query.authorityIds)];
  if (which === 'waiting') conditions.push(sql`i.state in ('opened', 'proposed')`);
  if (which === 'decided') conditions.push(sql`i.state in ('founded', 'unfounded', 'exempted')`);
  if (query.failure !== undefined) conditions.push(sql`i.failure = ${query.failure}`);
  if (query.organisationId !== undefined) conditions.push(sql`i.organisation_id = ${query.organisationId}`);
  if (on !== null) conditions.push(sql`(i.opened_on, i.id) < (${on}::date, ${id}::uuid)`);
  const { rows } = await sql<InquiryRow>`
    select ${WHOLE} from inquiry i where ${sql.join(conditions, sql` and `)}
     order by i.opened_on desc, i.id desc limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? writeCursor(SORT, last.openedOn, last.id) : null,
  };
}

/** Which of these inquiries exist already. */
export async function knownInquiries(
  tx: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('inquiry')
    .select('id')
    .where('authorityId', '=', authorityId)
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** An enterprise with what the detector must know of it, and the department that answers for it. */
export interface DetectedEnterprise extends EnterpriseFacts {
  readonly departmentId: string | null;
}

/**
 * The next `most` active enterprises by id, with their records since `from` (YYYY-MM-DD): self-checks, hazards found
 * since then or still open, refusals on orders that stand.
 */
export async function enterpriseFacts(
  tx: Db,
  authorityId: string,
  { after, most, from }: { readonly after: string; readonly most: number; readonly from: string },
): Promise<DetectedEnterprise[]> {
  const { rows: enterprises } = await sql<
    Pick<DetectedEnterprise, 'organisationId' | 'departmentId' | 'since'>
  >`
    select o.id as "organisationId", o.department_id as "departmentId",
           (o.created_at at time zone 'Asia/Shanghai')::date as since
      from organisation o
     where o.authority_id = ${authorityId} and o.kind = 'enterprise' and o.active and o.id > ${after}
     order by o.id limit ${most}`.execute(tx);
  if (enterprises.length === 0) return [];
  const ids = enterprises.map(({ organisationId }) => organisationId);
  const { rows: checks } = await sql<CheckFact & Owned>`
    select s.organisation_id as "organisationId", s.id, s.checked_on as "checkedOn",
           (s.signed_at at time zone 'Asia/Shanghai')::date as "signedOn", s.whole_site as "wholeSite", s.place, s.lng, s.lat,
           s.criteria, s.found_nothing as "foundNothing"
      from self_check s
     where s.authority_id = ${authorityId} and s.organisation_id = any (${ids}::uuid[]) and s.checked_on >= ${from}::date`.execute(
    tx,
  );
  const { rows: hazards } = await sql<HazardFact & Owned>`
    select c.organisation_id as "organisationId", c.id, c.number, c.grade, c.state, c.channel = 'self-check' as "ownFind",
           c.found_on as "foundOn", (c.created_at at time zone 'Asia/Shanghai')::date as "reportedOn",
           c.criterion_id as "criterionId", c.place, c.lng, c.lat, c.due_on as "dueOn", c.extension_asked as "extensionAsked"
      from case_file c
     where c.authority_id = ${authorityId} and c.organisation_id = any (${ids}::uuid[]) and c.kind = 'hazard'
       and (c.found_on >= ${from}::date or c.holder <> 'nobody')`.execute(tx);
  const { rows: refusals } = await sql<RefusalFact & Owned>`
    select s.organisation_id as "organisationId", s.id as "orderId", s.number, s.case_id as "caseId",
           s.refused_on as "refusedOn"
      from supervision_order s
     where s.authority_id = ${authorityId} and s.organisation_id = any (${ids}::uuid[]) and s.refused_on is not null
       and s.state <> 'withdrawn'`.execute(tx);
  const of = <Fact extends Owned>(facts: readonly Fact[]) =>
    Map.groupBy(facts, (fact) => fact.organisationId);
  const [checksOf, hazardsOf, refusalsOf] = [of(checks), of(hazards), of(refusals)];
  return enterprises.map((enterprise) => ({
    ...enterprise,
    checks: checksOf.get(enterprise.organisationId) ?? [],
    hazards: hazardsOf.get(enterprise.organisationId) ?? [],
    refusals: refusalsOf.get(enterprise.organisationId) ?? [],
  }));
}

interface Owned {
  readonly organisationId: string;
}
