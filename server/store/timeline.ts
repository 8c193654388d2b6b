import type { Timeline, TimelineEntry } from '@zhiben/domain/contract/world.ts';
import type { z } from 'zod';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql } from './database.ts';

/** Name of the one order that the time line has. */
const SORT = 'timeline';

/**
 * The life of an organisation, newest first: what happened to its hazards, to its own entry, to its people and
 * their accounts. Hazards stand at the time from which lists count them, so that history from before the product
 * takes its place. Row-level security leaves out the hazards that the reader may not see.
 */
export async function readTimeline(
  tx: Db,
  organisation: { readonly authorityId: string; readonly id: string },
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<z.infer<typeof Timeline>> {
  const { authorityId, id } = organisation;
  const [at, key] =
    page.cursor === undefined ? [null, null] : readCursor(page.cursor, SORT, ['instant', 'text']);
  // Instants are cut to the millisecond before they are compared: that is how the cursor tells them.
  const { rows } = await sql<TimelineEntry & { key: string }>`
    select * from (
      select date_trunc('milliseconds', e.effective_at) as at, 'hazard' as what, e.move, e.case_id,
             null::uuid as person_id, null::jsonb as entry, c.number || ' ' || c.title as title, e.actor_name,
             e.case_id || '/' || lpad(e.seq::text, 9, '0') as key
        from case_file c
        join case_event e on e.authority_id = c.authority_id and e.case_id = c.id
       where c.authority_id = ${authorityId} and c.organisation_id = ${id} and c.kind = 'hazard'
      union all
      select date_trunc('milliseconds', r.received_at), r.register, r.move, null,
             case when r.register in ('person', 'account') then r.entry_id end,
             case when e.id is not null then jsonb_build_object('register', e.register, 'id', e.id) end,
             coalesce(p.name, i.number || ' ' || i.title, e.title, o.name), r.actor_name,
             r.entry_id || '/' || r.register || lpad(r.seq::text, 9, '0')
        from register_event r
        join organisation o on o.authority_id = r.authority_id and o.id = r.organisation_id
        left join person p on p.authority_id = r.authority_id and p.id = r.entry_id and r.register <> 'organisation'
        left join document_issue i on i.authority_id = r.authority_id and i.document_id = case r.register
             when 'document' then r.entry_id when 'delivery' then (r.changes ->> 'document_id')::uuid end
        left join register_entry e on e.authority_id = r.authority_id and e.id = r.entry_id and r.register = 'entry'
       where r.authority_id = ${authorityId} and r.organisation_id = ${id}
    ) line
    where ${at}::timestamptz is null or (at, key) < (${at}::timestamptz, ${key}::text)
    order by at desc, key desc
    limit ${page.limit + 1}`.execute(tx);
  const more = rows.length > page.limit;
  const shown = more ? rows.slice(0, page.limit) : rows;
  const last = shown.at(-1);
  return {
    rows: shown.map(({ key: _, ...entry }) => entry),
    next: more && last ? writeCursor(SORT, last.at, last.key) : null,
  };
}
