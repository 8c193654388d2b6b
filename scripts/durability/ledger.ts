import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** What the client knows of one hazard that it sent. */
export interface Sent {
  readonly id: string;
  /** The number in the answer 201; undefined while there was none. */
  number?: string;
}

export interface Door {
  readonly url: string;
  readonly cookie: string;
}

/** Sends hazards all at once; those that are answered 201 carry their number afterwards. */
export async function sendAll({ url, cookie }: Door, hazards: readonly Sent[]): Promise<void> {
  await Promise.all(
    hazards.map(async (hazard) => {
      try {
        const answer = await fetch(`${url}/api/hazards`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          body: JSON.stringify({
            id: hazard.id,
            title: '临时用电线路拖地且接头裸露',
            place: '三号库房西门',
            channel: 'supervision',
            foundOn: '2026-01-20',
            happenedAt: '2026-01-20T08:00:00+08:00',
          }),
        });
        const body = (await answer.json()) as { id?: string; number?: string };
        if (answer.status === 201 && body.id === hazard.id && body.number !== undefined)
          hazard.number = body.number;
      } catch {
        // No answer: the server is gone. What became of it is what the retry has to settle.
      }
    }),
  );
}

export function newHazards(count: number): Sent[] {
  return Array.from({ length: count }, () => ({ id: randomUUID() }));
}

/** Everything that is wrong about these hazards in the database. `acknowledged` only: those without answer may lack. */
export async function findFaults(
  superuserUrl: string,
  hazards: readonly Sent[],
  which: 'acknowledged' | 'all',
): Promise<string[]> {
  const due = hazards.filter((hazard) => which === 'all' || hazard.number !== undefined);
  const stored = await query<{
    id: string;
    number: string;
    version: number;
    seqs: number[];
    moves: string[];
  }>(
    superuserUrl,
    `select c.id, c.number, c.version, coalesce(array_agg(e.seq order by e.seq) filter (where e.seq is not null), '{}') as seqs,
            coalesce(array_agg(e.move order by e.seq) filter (where e.seq is not null), '{}') as moves
       from zhiben.case_file c
       left join zhiben.case_event e on e.authority_id = c.authority_id and e.case_id = c.id
      where c.id = any ($1::uuid[]) group by c.authority_id, c.id`,
    [hazards.map((hazard) => hazard.id)],
  );
  const faults: string[] = [];
  const rows = new Map<string, (typeof stored)[number]>();
  for (const row of stored) {
    if (rows.has(row.id)) faults.push(`${row.id} is stored twice`);
    rows.set(row.id, row);
    if (row.version !== 1 || row.seqs.join() !== '1' || row.moves.join() !== 'report')
      faults.push(
        `${row.id} has version ${row.version} and the events ${row.moves.join()} (${row.seqs.join()})`,
      );
  }
  for (const { id, number } of due) {
    const row = rows.get(id);
    if (row === undefined) faults.push(`${number ?? id} was acknowledged and is lost`);
    else if (number !== undefined && row.number !== number)
      faults.push(`${id} was acknowledged as ${number} and is stored as ${row.number}`);
  }
  return faults;
}

/** Faults of the whole database, whoever wrote what: events without a case, cases without one, doubled numbers. */
export async function findOrphans(superuserUrl: string): Promise<string[]> {
  const rows = await query<{ fault: string }>(
    superuserUrl,
    `select 'a case has ' || count(e.seq) || ' events and version ' || c.version as fault
       from zhiben.case_file c left join zhiben.case_event e on e.authority_id = c.authority_id and e.case_id = c.id
      group by c.authority_id, c.id, c.version
     having count(e.seq) <> c.version or max(e.seq) is distinct from c.version
     union all
     select 'an event has no case' from zhiben.case_event e
      where not exists (select from zhiben.case_file c where c.authority_id = e.authority_id and c.id = e.case_id)
     union all
     select 'the number ' || number || ' was given twice' from zhiben.case_file group by authority_id, number having count(*) > 1`,
    [],
  );
  return rows.map((row) => row.fault);
}

export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
