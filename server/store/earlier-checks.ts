import { type Db, sql } from './database.ts';

interface EarlierCheck {
  readonly id: string;
  readonly seq: number;
  readonly number: string;
  readonly title: string;
  readonly place: string;
  readonly move: string;
  readonly actorName: string;
  readonly happenedAt: string;
  readonly words: string;
}

/** Enough to see a pattern, few enough to be read before deciding. */
const MOST = 3;

/** The last checks on site at one organisation, those at the same spot before the others. */
export async function readEarlierChecks(
  tx: Db,
  at: { readonly authorityId: string; readonly organisationId: string; readonly place: string },
): Promise<EarlierCheck[]> {
  const { rows } = await sql<EarlierCheck>`
    select c.id, e.seq, c.number, c.title, c.place, e.move, e.actor_name as "actorName",
           e.happened_at as "happenedAt",
           coalesce(e.body ->> 'opinion', e.body ->> 'remaining', e.body ->> 'reason', '') as words
      from case_file c
      join case_event e on e.authority_id = c.authority_id and e.case_id = c.id
     where c.authority_id = ${at.authorityId} and c.organisation_id = ${at.organisationId} and c.kind = 'hazard'
       and e.move in ('verify', 'partly', 'return')
     order by (c.place = ${at.place} and c.place <> '') desc, e.happened_at desc, e.seq desc
     limit ${MOST}`.execute(tx);
  return rows;
}
