import { type EscalationState, OVER, type Rung, UNSIGNED } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { type Db, sql } from './database.ts';
import type { Climber } from './escalations.ts';

/**
 * Of an alias `d`: still owed. A time that was missed stays missed, and nothing can be brought for it any more; it is made
 * good when the same was done for a later time.
 */
export const OWED = sql<boolean>`(d.covered_on is null and d.void_on is null and d.excused_on is null
  and not exists (select from duty n
       where n.authority_id = d.authority_id and n.duty = d.duty and n.subject_id = d.subject_id
         and n.due_on > d.due_on and n.covered_on is not null and n.void_on is null))`;
/** Names of people or things that a rung tells of each duty. */
const EXAMPLES = 5;

/** Which duties are meant: those that the authority uses, and that were due before today, YYYY-MM-DD. */
export interface Late {
  readonly authorityId: string;
  readonly duties: readonly string[];
  readonly today: string;
}

/** An enterprise with late duties, and what stands of its ladder. */
export interface LateEnterprise {
  readonly organisationId: string;
  /** The last day of the longest late one. */
  readonly dueOn: string;
  readonly standing: Climber['standing'];
  /** How many rungs it ever reached: every one gets an id of its own. */
  readonly reached: number;
}

/**
 * Enterprises that are late with a duty, by their ids. What the governing side owes itself is nobody's.
 *
 * @param after The last of the page before.
 */
export async function lateEnterprises(
  tx: Db,
  { authorityId, duties, today }: Late,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<LateEnterprise[]> {
  const which =
    after === undefined
      ? sql`and d.organisation_id is not null`
      : sql`and d.organisation_id > ${after}::uuid`;
  const { rows } = await sql<LateEnterprise>`
    select l.organisation_id, l.due_on,
           (select coalesce(jsonb_agg(jsonb_build_object('rung', e.rung, 'reachedOn', e.reached_on)), '[]')
              from escalation e
             where e.authority_id = ${authorityId} and e.organisation_id = l.organisation_id and e.case_id is null
               and e.state not in ('cleared', 'void')) as standing,
           (select count(*)::int from escalation e
             where e.authority_id = ${authorityId} and e.organisation_id = l.organisation_id
               and e.case_id is null) as reached
      from (select d.organisation_id, min(d.due_on) as due_on from duty d
             where d.authority_id = ${authorityId} and ${OWED} and d.due_on < ${today}::date
               and d.duty = any (${[...duties]}) ${which}
             group by d.organisation_id order by d.organisation_id limit ${limit}) l
     order by l.organisation_id`.execute(tx);
  return rows;
}

/** What one enterprise left undone of one duty. */
export interface LateOfDuty {
  readonly organisationId: string;
  readonly duty: string;
  readonly count: number;
  readonly dueOn: string;
  readonly ids: readonly string[];
  readonly examples: readonly string[];
}

/** All that is late of these enterprises, by duty, the longest late first: one statement for all of them. */
export async function lateDuties(
  tx: Db,
  { authorityId, duties, today }: Late,
  organisationIds: readonly string[],
): Promise<LateOfDuty[]> {
  if (organisationIds.length === 0) return [];
  // Only the first few are looked up by name: of nine hundred untrained workers five are enough.
  const { rows } = await sql<LateOfDuty>`
    select d.organisation_id, d.duty, count(*)::int as count, min(d.due_on) as due_on,
           array_agg(d.id order by d.due_on, d.id) as ids,
           coalesce(array_agg(case when d.nth <= ${EXAMPLES} then coalesce(
             (select e.title from register_entry e where e.authority_id = ${authorityId} and e.id = d.entry_id),
             (select p.name from person p where p.authority_id = ${authorityId} and p.id = d.person_id)) end
             order by d.due_on, d.id) filter (where d.nth <= ${EXAMPLES} and d.subject_id <> d.organisation_id), '{}')
             as examples
      from (select d.*, row_number() over (partition by d.organisation_id, d.duty order by d.due_on, d.id) as nth
              from duty d
             where d.authority_id = ${authorityId} and ${OWED} and d.due_on < ${today}::date
               and d.duty = any (${[...duties]}) and d.organisation_id = any (${[...organisationIds]}::uuid[])) d
     group by d.organisation_id, d.duty order by d.organisation_id, due_on, d.duty`.execute(tx);
  return rows;
}

/**
 * Standing rungs of which no duty is owed any more: covered, made good later, excused, void, or out of use. And those that nobody signed
 * and that late duties climb to no longer. Locked.
 *
 * @param beyond Rungs that late duties do not climb to.
 */
export async function lockDone(
  tx: Db,
  { authorityId, duties }: Pick<Late, 'authorityId' | 'duties'>,
  beyond: readonly Rung[],
  organisationId?: string,
) {
  const { rows } = await sql<{
    authorityId: string;
    id: string;
    organisationId: string;
    state: EscalationState;
    publishedAt: string | null;
    removedAt: string | null;
  }>`
    select e.authority_id, e.id, e.organisation_id, e.state, e.published_at, e.removed_at from escalation e
     where e.authority_id = ${authorityId} and e.case_id is null and e.state <> all (${[...OVER]})
       ${organisationId === undefined ? sql`` : sql`and e.organisation_id = ${organisationId}`}
       and ((e.state = any (${[...UNSIGNED]}) and e.rung = any (${[...beyond]}))
         or not exists (select from duty d
              where d.authority_id = e.authority_id and d.id = any (e.duty_ids) and ${OWED}
                and d.duty = any (${[...duties]})))
     order by e.id for update`.execute(tx);
  return rows;
}
