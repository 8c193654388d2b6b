import type { EntryQuery } from '@zhiben/domain/contract/register.ts';
import type { RawBuilder } from 'kysely';
import { sql } from './database.ts';

/** Midnight in China at the end of a day: what was received before it was known on that day. */
const until = (day: string) => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

/**
 * What the history of the entry `e` says of one column on a day: as it was then, or as it was first entered, when that was
 * later. A subquery for each row that is shown, by the key of the events.
 */
const then = (column: string, day: string) => sql`(
  select v.changes -> ${column}::text from register_event v
   where v.authority_id = e.authority_id and v.register = 'entry' and v.entry_id = e.id and v.changes ? ${column}::text
   order by case when v.received_at < ${until(day)} then -v.seq else v.seq end
   limit 1)`;

const dayThen = (column: string, day: string) => sql`(${then(column, day)} #>> '{}')::date`;

/** The columns of a row as the list shows them, as they were on a day. */
export const shownAsOf = (day: string) => sql`
  e.authority_id, e.id, e.register, e.organisation_id, e.person_id,
  coalesce(${then('title', day)} #>> '{}', e.title) as title,
  ${dayThen('held_on', day)} as held_on, ${dayThen('expires_on', day)} as expires_on,
  array(select jsonb_array_elements_text(${then('waits_for', day)})) as waits_for,
  case when e.ended_on <= ${day}::date then e.ended_on end as ended_on,
  case when e.ended_on <= ${day}::date then e.ended_because end as ended_because,
  e.follows, coalesce(${then('fields', day)}, e.fields) as values, e.version, e.updated_at`;

/** Which entries stood on a day: from their own day or the one on which they were entered, until the one that ended them. */
export function stoodOn(day: string, which: EntryQuery['which']): RawBuilder<boolean>[] {
  const begun = sql<boolean>`least(e.held_on, (e.created_at at time zone 'Asia/Shanghai')::date) <= ${day}::date`;
  if (which === 'all') return [begun];
  return which === 'ended'
    ? [begun, sql<boolean>`e.ended_on <= ${day}::date`]
    : [begun, sql<boolean>`(e.ended_on is null or e.ended_on > ${day}::date)`];
}
