import {
  type Duty,
  hangsOnSubject,
  type OrganisationWhere,
  type Population,
  type Proof,
  type When,
} from '@zhiben/domain/primitives/duty.ts';
import { addDays, type PlainDate, plainDate } from '@zhiben/domain/values/plain-date.ts';
import { isWorkingDay, type WorkCalendar } from '@zhiben/domain/values/working-days.ts';
import type { RawBuilder } from 'kysely';
import { sql } from './database.ts';

type Query = RawBuilder<unknown>;

/** Whose duties they are, from which day on they are asked for, and how its working days are counted. */
export interface Round {
  readonly authorityId: string;
  /** Periods are asked for from this day on: what lay before it nobody could enter here. */
  readonly since: PlainDate;
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
}

const NOBODY = sql`null::uuid as organisation_id, null::uuid as department_id, null::uuid as person_id,
  null::uuid as entry_id`;
const NO_DAY = sql`null::date as due, null::date as opens, null::date as held_since`;

/**
 * Who must, as one query: subject_id, organisation_id, department_id, person_id, entry_id; where it hangs on a day of
 * the subject, by when (due) and from when (opens); of a post, since when it is held (held_since).
 */
export function populationOf({ population, when }: Duty, round: Round): Query {
  const { authorityId, today } = round;
  switch (population.of) {
    case 'authority':
      return sql`select ${authorityId}::uuid as subject_id, ${NOBODY}, ${NO_DAY}`;
    case 'department':
      return sql`select d.id as subject_id, null::uuid as organisation_id, d.id as department_id,
          null::uuid as person_id, null::uuid as entry_id, ${NO_DAY}
        from department d where d.authority_id = ${authorityId}`;
    case 'organisation':
      return sql`select o.id as subject_id, o.id as organisation_id, o.department_id,
          null::uuid as person_id, null::uuid as entry_id, ${NO_DAY}
        from organisation o
       where o.authority_id = ${authorityId} and o.active and ${isOf(population.where)}`;
    case 'person':
      if (population.posts === undefined)
        return sql`select p.id as subject_id, o.id as organisation_id, o.department_id, p.id as person_id,
            null::uuid as entry_id, ${NO_DAY}
          from person p
          join organisation o on o.authority_id = p.authority_id and o.id = p.organisation_id
         where p.authority_id = ${authorityId} and p.active and o.active and ${isOf(population.where)}`;
      return sql`select p.id as subject_id, o.id as organisation_id, o.department_id, p.id as person_id,
          null::uuid as entry_id, ${timesOf(when, sql`max(t.from_on)`, round)}, max(t.from_on) as held_since
        from post t
        join person p on p.authority_id = t.authority_id and p.id = t.person_id
        join organisation o on o.authority_id = t.authority_id and o.id = t.organisation_id
       where t.authority_id = ${authorityId} and p.active and o.active
         and t.post = any (${[...population.posts]}) and t.from_on <= ${today}::date
         and (t.to_on is null or t.to_on >= ${today}::date) and ${isOf(population.where)}
       group by p.id, o.id, o.department_id`;
    case 'officer':
      return sql`select p.id as subject_id, null::uuid as organisation_id, p.department_id, p.id as person_id,
          null::uuid as entry_id, ${NO_DAY}
        from person p
       where p.authority_id = ${authorityId} and p.active and p.department_id is not null`;
    case 'leader':
      return sql`select p.id as subject_id, null::uuid as organisation_id, p.department_id, p.id as person_id,
          null::uuid as entry_id, ${NO_DAY}
        from membership m
        join person p on p.authority_id = m.authority_id and p.id = m.person_id
       where m.authority_id = ${authorityId} and m.active and p.active and 'leader' = any (m.roles)`;
    case 'entry': {
      const { facets, where } = population;
      const all: Query[] = [
        sql`e.authority_id = ${authorityId} and e.register = ${population.register} and e.ended_on is null`,
      ];
      if (facets !== undefined) all.push(sql`e.facet = any (${[...facets]})`);
      if (where !== undefined) all.push(isOf(where));
      if (hangsOnSubject(when)) all.push(sql`${dueOf(when, round)} is not null`);
      return sql`select e.id as subject_id, e.organisation_id, o.department_id, e.person_id, e.id as entry_id,
          ${timesOf(when, sql`null::date`, round)}, null::date as held_since
        from register_entry e
        left join organisation o on o.authority_id = e.authority_id and o.id = e.organisation_id
       where ${sql.join(all, sql` and `)}`;
    }
  }
}

function timesOf(when: When, post: Query, round: Round): Query {
  if (!hangsOnSubject(when)) return sql`null::date as due, null::date as opens`;
  const due = dueOf(when, round, post);
  const opens = 'during' in when ? sql`e.held_on - ${when.opens}::int` : sql`${due} - ${when.opens}::int`;
  return sql`${due} as due, ${opens} as opens`;
}

/** By when, of the entry `e` or of the post that was taken on this day. */
export function dueOf(
  when: Extract<When, { readonly opens: number }>,
  { calendar }: Round,
  post: Query = sql`null::date`,
): Query {
  if ('during' in when) return sql`case when e.held_on is not null then e.expires_on end`;
  const { anchor, months = 0, days = 0, working } = when;
  const day =
    anchor === 'expiry'
      ? sql`e.expires_on`
      : anchor === 'day'
        ? sql`e.held_on`
        : anchor === 'post'
          ? post
          : sql`(e.fields ->> ${anchor.field}::text)::date`;
  const base = months === 0 ? day : sql`(${day} + make_interval(months => ${months}::int))::date`;
  if (working === undefined) return days === 0 ? base : sql`(${base} + ${days}::int)`;
  const workingDays = sql`${workingDaysOf(calendar)}::date[]`;
  return sql`(${workingDays})[width_bucket(${base}, ${workingDays}) + ${days}::int]`;
}

const FIRST_WORKING_YEAR = 2015;
/** Beyond the last year that is arranged, weekends alone are counted free. */
const YEARS_AHEAD = 3;
const counted = new WeakMap<WorkCalendar, string[]>();

/** Every working day, in order: the n-th after a day is then found by a search among them. */
function workingDaysOf(calendar: WorkCalendar): string[] {
  let days = counted.get(calendar);
  if (days === undefined) {
    days = [];
    const end = plainDate(calendar.lastYear + YEARS_AHEAD, 12, 31);
    for (let day = plainDate(FIRST_WORKING_YEAR, 1, 1); day <= end; day = addDays(day, 1))
      if (isWorkingDay(day, calendar)) days.push(day);
    counted.set(calendar, days);
  }
  return days;
}

/** Does the organisation `o` meet these conditions? */
export function isOf(where: OrganisationWhere | undefined): Query {
  const { kinds, marks, withoutMarks, scales, industries, having, anyOf } = where ?? {};
  const all: Query[] = [];
  if (kinds !== undefined) all.push(sql`o.kind = any (${[...kinds]})`);
  if (marks !== undefined) all.push(sql`o.sector_marks && ${[...marks]}::text[]`);
  if (withoutMarks !== undefined) all.push(sql`not o.sector_marks && ${[...withoutMarks]}::text[]`);
  if (scales !== undefined) all.push(sql`o.scale = any (${[...scales]})`);
  if (industries !== undefined)
    all.push(sql`exists (select from unnest(${[...industries]}::text[]) i (root)
      where starts_with(o.industry_code, i.root))`);
  if (having !== undefined)
    all.push(sql`exists (select from register_entry h where h.authority_id = o.authority_id
      and h.organisation_id = o.id and h.register = ${having} and h.ended_on is null)`);
  if (anyOf !== undefined) all.push(sql`(${sql.join(anyOf.map(isOf), sql` or `)})`);
  return all.length === 0 ? sql`true` : sql`(${sql.join(all, sql` and `)})`;
}

/** How much is needed of a subject in all; null where one proof is enough. */
export function neededOf(proof: Proof): Query {
  if (!('register' in proof) || proof.least === undefined) return sql`null::numeric`;
  const { least, more = [] } = proof;
  const cases = more.map((m) => sql`when ${isOf(m.where)} then ${m.least}::numeric`);
  return cases.length === 0
    ? sql`${least}::numeric`
    : sql`(select case ${sql.join(cases, sql` `)} else ${least}::numeric end
        from organisation o where o.authority_id = p.authority_id and o.id = p.organisation_id)`;
}

/** An answer that is a day, as a day. */
export const dayAnswered = (field: string): Query =>
  sql`case when e.fields ->> ${field}::text ~ '^\\d{4}-\\d\\d-\\d\\d$' then (e.fields ->> ${field}::text)::date end`;

/**
 * The records that prove a duty: organisation_id, person_id, record_id, day (the one that must lie in the time asked
 * for), done (when it was brought), amount; of a register and of a receipt also holds_to (null: without end); of a
 * register also about.
 */
export function proofsOf(proof: Exclude<Proof, { readonly itself: unknown }>, authorityId: string): Query {
  if ('register' in proof) {
    const { register, facets, answered, standing, about } = proof;
    const all: Query[] = [sql`e.authority_id = ${authorityId} and e.register = ${register}`];
    if (standing === undefined) all.push(sql`e.ended_on is null and e.held_on is not null`);
    if (facets !== undefined) all.push(sql`e.facet = any (${[...facets]})`);
    if (answered !== undefined) all.push(sql`e.fields ->> ${answered}::text is not null`);
    const begun =
      answered === undefined ? sql`e.held_on` : sql`coalesce(${dayAnswered(answered)}, e.held_on)`;
    const done =
      standing === undefined
        ? sql`e.held_on`
        : sql`coalesce(${begun}, (e.created_at at time zone 'Asia/Shanghai')::date)`;
    // It holds until it expires, and until the day before it was ended.
    return sql`select e.organisation_id, e.person_id, e.id as record_id, e.held_on as day, ${done} as done,
        coalesce(e.amount, 0) as amount, least(e.expires_on, e.ended_on - 1) as holds_to,
        ${about === undefined ? sql`null::text` : sql`e.fields ->> ${about}::text`} as about
      from register_entry e where ${sql.join(all, sql` and `)}`;
  }
  switch (proof.record) {
    case 'self-check':
      return sql`select s.organisation_id, null::uuid as person_id, s.id as record_id, s.checked_on as day,
          s.checked_on as done, 0::numeric as amount
        from self_check s where s.authority_id = ${authorityId}`;
    // A month is proven by its own batch, whenever that was submitted.
    case 'monthly-batch':
      return sql`select null::uuid as organisation_id, null::uuid as person_id, b.id as record_id, b.month as day,
          (b.submitted_at at time zone 'Asia/Shanghai')::date as done, 0::numeric as amount
        from monthly_batch b where b.authority_id = ${authorityId} and b.state = 'submitted'`;
    // It holds while its edition is in force: the product's own, which is in no table, until the first that is issued.
    case 'plan-receipt':
      return sql`select r.organisation_id, null::uuid as person_id, r.id as record_id,
          (r.signed_at at time zone 'Asia/Shanghai')::date as day,
          (r.signed_at at time zone 'Asia/Shanghai')::date as done, 0::numeric as amount,
          (select min((n.issued_at at time zone 'Asia/Shanghai')::date) - 1 from plan_edition n
            where n.authority_id = r.authority_id and n.issued_at > coalesce(own.issued_at, '-infinity')) as holds_to
        from plan_receipt r
        left join plan_edition own
          on own.authority_id = r.authority_id and own.plan = r.plan and own.edition = r.edition
       where r.authority_id = ${authorityId}`;
    case 'listing':
      return sql`select null::uuid as organisation_id, null::uuid as person_id, l.id as record_id, l.listed_on as day,
          l.listed_on as done, 0::numeric as amount
        from listing l where l.authority_id = ${authorityId}`;
  }
}

/** Whose proof it is: the same organisation, the same person, or anybody's for the authority. */
export function sameSubject({ of }: Population, proof: Proof): Query {
  if ('register' in proof && proof.about !== undefined)
    return sql`p.about = s.title and p.organisation_id is not distinct from d.organisation_id`;
  switch (of) {
    case 'person':
    case 'officer':
    case 'leader':
      return sql`p.person_id = d.person_id`;
    case 'organisation':
      return sql`p.organisation_id = d.organisation_id`;
    case 'entry':
      return sql`(d.organisation_id is null or p.organisation_id = d.organisation_id)`;
    case 'authority':
    case 'department':
      return sql`true`;
  }
}
