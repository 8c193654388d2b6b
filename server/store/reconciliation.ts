import type { Entry, Outcome } from '@zhiben/domain/kinds/hazard/reconciliation.ts';
import { type Db, sql } from './database.ts';

/** Hazards of one kind found in these days, both included. */
export interface Period {
  readonly authorityIds: readonly string[];
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

const within = ({ authorityIds, kind, from, to }: Period) =>
  sql`c.authority_id = any (${authorityIds}::uuid[]) and c.kind = ${kind} and c.found_on between ${from} and ${to}`;

/** What came in, as the first event of each hazard tells it. */
export async function readEntries(tx: Db, period: Period): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select e.changes ->> 'channel' as channel, left(e.changes ->> 'found_on', 7) as month, count(*) as count
      from case_file c
      join case_event e on e.authority_id = c.authority_id and e.case_id = c.id and e.seq = 1
     where ${within(period)}
     group by 1, 2`.execute(tx);
  return rows;
}

/** What became of it, as the list shows it. Merged counts only into a hazard that is not itself merged into nothing. */
export async function readOutcomes(tx: Db, period: Period): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    select c.channel, to_char(c.found_on, 'YYYY-MM') as month,
           count(*) filter (where c.state not in ('merged', 'dismissed')) as standing,
           count(*) filter (where c.state = 'merged' and c.merged_into is not null) as merged,
           count(*) filter (where c.state = 'dismissed') as dismissed
      from case_file c
     where ${within(period)}
     group by 1, 2`.execute(tx);
  return rows;
}

/** The items of which list and events tell different things, at most 200. */
export async function readDifferences(tx: Db, period: Period) {
  const { rows } = await sql<{ id: string; number: string; why: Difference }>`
    select * from (
      select c.id, c.number,
             case when first.seq is null or last.seq <> c.version then 'event-missing'
                  when first.changes ->> 'channel' <> c.channel then 'channel-changed'
                  when last.to_state <> c.state then 'state-differs'
                  when c.state = 'merged' and c.merged_into is null then 'merged-into-nothing' end as why
        from case_file c
        left join case_event first
          on first.authority_id = c.authority_id and first.case_id = c.id and first.seq = 1
        left join lateral (
          select e.seq, e.to_state from case_event e
           where e.authority_id = c.authority_id and e.case_id = c.id order by e.seq desc limit 1) last on true
       where ${within(period)}) judged
     where why is not null
     order by number
     limit 200`.execute(tx);
  return rows;
}

type Difference = 'event-missing' | 'channel-changed' | 'state-differs' | 'merged-into-nothing';
