import type { EntryLink } from '@zhiben/domain/contract/register.ts';
import { type Db, sql } from './database.ts';

/** Renewals in one chain that are shown at most, either way. */
const MOST_LINKS = 50;

/** What an entry was renewed from and by, the first one first, itself among them. */
export async function readChain(tx: Db, authorityId: string, id: string): Promise<EntryLink[]> {
  const link = sql`e.id, e.title, e.held_on, e.expires_on, e.ended_on, e.ended_because`;
  const { rows } = await sql<EntryLink>`
    with recursive earlier as (
      select r.id, r.follows, 0 as step from register_entry r where r.authority_id = ${authorityId} and r.id = ${id}
      union all
      select r.id, r.follows, c.step - 1 from earlier c
        join register_entry r on r.authority_id = ${authorityId} and r.id = c.follows
       where c.step > -${MOST_LINKS}::int
    ), later as (
      select id, step from earlier where step = 0
      union all
      select r.id, c.step + 1 from later c
        join register_entry r on r.authority_id = ${authorityId} and r.follows = c.id
       where c.step < ${MOST_LINKS}::int
    )
    select ${link} from (select id, step from earlier union select id, step from later) c
      join register_entry e on e.authority_id = ${authorityId} and e.id = c.id
     order by c.step, e.created_at, e.id`.execute(tx);
  return rows;
}

/**
 * Has another taken its place, or that of the one that it renewed? One that was ended by hand, and renewed by none, has
 * given its place up again.
 */
export async function placeTaken(
  tx: Db,
  {
    authorityId,
    id,
    follows,
  }: Readonly<Record<'authorityId' | 'id', string>> & { readonly follows: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    select from register_entry n
     where n.authority_id = ${authorityId} and n.id <> ${id} and n.follows in (${id}, ${follows})
       and (n.ended_on is null or exists (select from register_entry m
         where m.authority_id = n.authority_id and m.follows = n.id))
    union all
    select from register_entry b where b.authority_id = ${authorityId} and b.id = ${follows} and b.ended_on is null
     limit 1`.execute(tx);
  return rows.length > 0;
}
