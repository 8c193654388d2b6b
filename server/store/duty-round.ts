import { type Duty, hangsOnSubject, spansOf } from '@zhiben/domain/primitives/duty.ts';
import type { RawBuilder } from 'kysely';
import { type Db, sql } from './database.ts';
import {
  dayAnswered,
  dueOf,
  neededOf,
  populationOf,
  proofsOf,
  type Round,
  sameSubject,
} from './duty-sources.ts';

/** Only some subjects: those of these organisations (null: of none), whose records changed. */
export interface Touched {
  readonly organisationIds: readonly (string | null)[];
}

/**
 * Works out one duty: makes what is asked for now, voids what is asked of nobody any longer, and says of each whether it
 * is covered. Run again it changes nothing. Every step is one statement, whatever the size of the population.
 */
export async function workOut(tx: Db, duty: Duty, round: Round): Promise<void> {
  // Half of the rows were written a moment ago and no statistics know of them: a nested loop would seem free.
  await sql`set local enable_nestloop = off`.execute(tx);
  const times = hangsOnSubject(duty.when) ? timesOfSubjects(duty, round) : timesOfCalendar(duty, round);
  if (times !== undefined) await make(tx, duty, round, times);
  // What was done is said before what is asked no longer: an entry that was ended when it was done keeps its proof.
  await cover(tx, duty, round);
  await voidLeft(tx, duty, round);
  await countPeriods(tx, duty, round);
}

/** Times as rows (from_on, due_on, to_on) `s`, beside each subject `p`, and which of them are asked for. */
interface Times {
  readonly rows: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
}

/** The periods until now, for each of the population. A time that is over keeps those that it had. */
function timesOfCalendar({ when, name }: Duty, { authorityId, since, today }: Round): Times | undefined {
  const spans = spansOf(when, since, today);
  if (spans.length === 0) return undefined;
  const once = 'once' in when;
  const rows = spans.map(
    ({ from, due, to }) => sql`(${from}::date, ${due}::date, ${once ? null : to}::date)`,
  );
  const over = sql`exists (select from duty_period q where q.authority_id = ${authorityId} and q.duty = ${name}
      and q.due_on = s.due_on and s.due_on < ${today}::date)`;
  return {
    rows: sql`(values ${sql.join(rows)}) s (from_on, due_on, to_on)`,
    where:
      'every' in when && when.after === 'post'
        ? sql`not ${over} and p.held_since < s.from_on`
        : sql`not ${over}`,
  };
}

/** What is reckoned from a day of each subject, once it opens. What records prove is asked only since they are kept. */
function timesOfSubjects({ when, proof }: Duty, { since, today }: Round): Times {
  const to = 'during' in when ? sql`p.due` : sql`null::date`;
  const opened = sql`p.opens <= ${today}::date`;
  return {
    rows: sql`lateral (select p.opens as from_on, p.due as due_on, ${to} as to_on) s`,
    where: 'itself' in proof ? opened : sql`${opened} and p.due >= ${since}::date`,
  };
}

/** Makes what is asked for and does not stand yet, with what covers it already: a row is then written once. */
async function make(tx: Db, duty: Duty, round: Round, { rows, where }: Times): Promise<void> {
  const id = sql`duty_id(p.authority_id || '/' || ${duty.name}::text || '/' || p.subject_id || '/' || s.due_on)`;
  await sql`
    with fresh as materialized (
      select p.authority_id, ${id} as id, ${duty.name}::text as duty, p.subject_id, p.organisation_id, p.department_id,
             p.person_id, p.entry_id, s.from_on, s.due_on, s.to_on, ${neededOf(duty.proof)} as needed,
             null::date as covered_on, null::uuid as covered_by
        from (select ${round.authorityId}::uuid as authority_id, q.* from (${populationOf(duty, round)}) q) p, ${rows}
       where ${where} and not exists (select from duty o where o.authority_id = ${round.authorityId}
         and o.duty = ${duty.name} and o.subject_id = p.subject_id and o.due_on = s.due_on)
    ), hit as materialized (${hitsOf(duty, round, sql`true`, sql`fresh`)})
    insert into duty (authority_id, id, duty, subject_id, organisation_id, department_id, person_id, entry_id,
                      from_on, due_on, to_on, needed, covered_on, covered_by)
    select f.authority_id, f.id, f.duty, f.subject_id, f.organisation_id, f.department_id, f.person_id, f.entry_id,
           f.from_on, f.due_on, f.to_on, f.needed, h.done, h.record_id
      from fresh f left join hit h on h.id = f.id
     order by f.id
    on conflict (authority_id, duty, subject_id, due_on) do nothing`.execute(tx);
}

/** Uncovered ones whose subject is none any longer, or whose day has moved, are void; they come back with it. */
async function voidLeft(tx: Db, duty: Duty, round: Round): Promise<void> {
  const { authorityId, today } = round;
  await sql`
    with population as materialized (${populationOf(duty, round)})
    update duty d set void_on = case when p.subject_id is null then ${today}::date end
      from duty o left join population p on p.subject_id = o.subject_id and (p.due is null or p.due = o.due_on)
     where o.authority_id = ${authorityId} and o.duty = ${duty.name} and o.covered_on is null
       and (o.void_on is null) = (p.subject_id is null)
       and d.authority_id = o.authority_id and d.id = o.id`.execute(tx);
}

/** Says of each whether and by what it is covered: a proof that was taken back uncovers it again. */
export async function cover(tx: Db, duty: Duty, round: Round, touched?: Touched): Promise<void> {
  const { authorityId } = round;
  const whose =
    touched === undefined
      ? sql`true`
      : sql`(d.organisation_id = any (${touched.organisationIds.filter((id) => id !== null)}::uuid[])
          or d.organisation_id is null and ${touched.organisationIds.includes(null)}::boolean)`;
  await sql`
    with hit as materialized (${hitsOf(duty, round, whose)})
    update duty d set covered_on = h.done, covered_by = h.record_id
      from duty o left join hit h on h.id = o.id
     where o.authority_id = ${authorityId} and o.duty = ${duty.name}
       and (o.covered_by, o.covered_on) is distinct from (h.record_id, h.done)
       and d.authority_id = o.authority_id and d.id = o.id and ${whose}`.execute(tx);
}

/** Which of these duties are proven, by which record and since when: id, record_id, done. */
function hitsOf(
  duty: Duty,
  round: Round,
  whose: RawBuilder<unknown>,
  asked: RawBuilder<unknown> = sql`duty`,
): RawBuilder<unknown> {
  const { proof, population } = duty;
  const standing = sql`d.authority_id = ${round.authorityId} and d.duty = ${duty.name} and ${whose}`;
  if ('itself' in proof) {
    const { holds, done } = itselfOf(duty, proof.itself, round);
    const own = sql`
      select d.id, e.id as record_id, ${done} as done
        from ${asked} d join register_entry e on e.authority_id = d.authority_id and e.id = d.entry_id
       where ${standing} and ${holds}`;
    if (proof.itself !== 'moved' || !hangsOnSubject(duty.when)) return own;
    const endless = 'anchor' in duty.when && duty.when.anchor === 'expiry';
    return sql`
      select distinct on (t.id) t.id, t.record_id, t.done
        from (${own} union all
              select d.id, e.id, (e.created_at at time zone 'Asia/Shanghai')::date
                from ${asked} d
                join register_entry b on b.authority_id = d.authority_id and b.id = d.entry_id
                join register_entry e on e.authority_id = b.authority_id and e.follows = b.id
               where ${standing} and b.ended_on is not null and b.ended_because is null
                 and (${holds} or ${endless}::boolean and e.expires_on is null)) t
       order by t.id, t.done, t.record_id`;
  }
  const kept = 'register' in proof && proof.standing === true;
  const holds = sql`(p.holds_to is null or p.holds_to >= d.due_on)`;
  const within = sql`p.day >= d.from_on and (d.to_on is null or p.day <= d.to_on)`;
  // A signature is of the edition that is in force on the last day, or of a later one when it is made up for.
  const receipt = 'record' in proof && proof.record === 'plan-receipt';
  const inTime = kept ? holds : receipt ? sql`${within} and ${holds}` : within;
  // Renewed in place, it began no later for what it covers already.
  const since = sql`least(greatest(p.done, d.from_on), case when d.covered_by = p.record_id then d.covered_on end)`;
  const named =
    'register' in proof && proof.about !== undefined
      ? sql`join register_entry s on s.authority_id = d.authority_id and s.id = d.entry_id`
      : sql``;
  return sql`
    select distinct on (t.id) t.id, t.record_id, t.done
      from (select d.id, p.record_id, p.day, d.needed,
                   ${kept ? since : sql`p.done`} as done,
                   sum(p.amount) over (partition by d.id order by p.day, p.record_id) as amount
              from ${asked} d ${named}
              join (${proofsOf(proof, round.authorityId)}) p on ${sameSubject(population, proof)} and ${inTime}
             where ${standing}) t
     where t.needed is null or t.amount >= t.needed
     order by t.id, ${kept ? sql`t.done` : sql`t.day`}, t.record_id`;
}

/** When the entry `e`, or the one that it renewed, proves the duty `d` itself, and since when it does. */
function itselfOf(
  { when }: Duty,
  itself: Extract<Duty['proof'], { itself: unknown }>['itself'],
  round: Round,
) {
  const changed = sql`coalesce(d.covered_on, (e.updated_at at time zone 'Asia/Shanghai')::date)`;
  if (itself === 'moved')
    return {
      holds: hangsOnSubject(when) ? sql`${dueOf(when, round)} > d.due_on` : sql`false`,
      done: changed,
    };
  const answers = [itself.answered].flat();
  const given = sql`e.fields ?& ${answers}::text[]`;
  const [only] = answers;
  if (only === undefined || answers.length > 1) return { holds: given, done: changed };
  // An answer that is a day says itself when it was done; where a time is set, it lies in it.
  const on = dayAnswered(only);
  const holds = hangsOnSubject(when) ? given : sql`${given} and coalesce(${on}, d.from_on) >= d.from_on`;
  return { holds, done: sql`coalesce(${on}, ${changed})` };
}

async function countPeriods(tx: Db, duty: Duty, { authorityId }: Round): Promise<void> {
  const due = hangsOnSubject(duty.when)
    ? sql`(date_trunc('month', d.due_on::timestamp) + interval '1 month - 1 day')::date`
    : sql`d.due_on`;
  await sql`
    insert into duty_period (authority_id, duty, due_on, required, covered, covered_late, excused)
    select d.authority_id, d.duty, ${due}, count(*), count(d.covered_on),
           count(*) filter (where d.covered_on > d.due_on),
           count(*) filter (where d.covered_on is null and d.excused_on is not null)
      from duty d
     where d.authority_id = ${authorityId} and d.duty = ${duty.name} and d.void_on is null
     group by d.authority_id, d.duty, ${due}
    on conflict (authority_id, duty, due_on) do update
      set required = excluded.required, covered = excluded.covered, covered_late = excluded.covered_late,
          excused = excluded.excused`.execute(tx);
}
