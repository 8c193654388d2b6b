import type { Duty, OrganisationWhere, Population, Proof, When } from '@zhiben/domain/primitives/duty.ts';
import type { RawBuilder } from 'kysely';
import { sql } from './database.ts';

type Query = RawBuilder<unknown>;

/**
 * Who must, as one query: subject_id, organisation_id, department_id, person_id, entry_id, anchor (the day to reckon
 * from; null where none is asked for). Each subject once.
 */
export function populationOf({ population, when }: Duty, authorityId: string, today: string): Query {
  const anchor = 'anchor' in when ? anchorOf(when) : sql`null::date`;
  switch (population.of) {
    case 'authority':
      return sql`select ${authorityId}::uuid as subject_id, null::uuid as organisation_id,
        null::uuid as department_id, null::uuid as person_id, null::uuid as entry_id, null::date as anchor`;
    case 'department':
      return sql`select d.id as subject_id, null::uuid as organisation_id, d.id as department_id,
          null::uuid as person_id, null::uuid as entry_id, null::date as anchor
        from department d where d.authority_id = ${authorityId}`;
    case 'organisation':
      return sql`select o.id as subject_id, o.id as organisation_id, o.department_id,
          null::uuid as person_id, null::uuid as entry_id, null::date as anchor
        from organisation o
       where o.authority_id = ${authorityId} and o.active and ${isOf(population.where)}`;
    case 'person':
      return sql`select p.id as subject_id, o.id as organisation_id, o.department_id, p.id as person_id,
          null::uuid as entry_id, ${'anchor' in when ? sql`max(t.from_on)` : sql`null::date`} as anchor
        from post t
        join person p on p.authority_id = t.authority_id and p.id = t.person_id
        join organisation o on o.authority_id = t.authority_id and o.id = t.organisation_id
       where t.authority_id = ${authorityId} and p.active and o.active
         and t.post = any (${[...population.posts]}) and t.from_on <= ${today}::date
         and (t.to_on is null or t.to_on >= ${today}::date) and ${isOf(population.where)}
       group by p.id, o.id, o.department_id`;
    case 'officer':
      return sql`select p.id as subject_id, null::uuid as organisation_id, p.department_id, p.id as person_id,
          null::uuid as entry_id, null::date as anchor
        from person p
       where p.authority_id = ${authorityId} and p.active and p.department_id is not null`;
    case 'leader':
      return sql`select p.id as subject_id, null::uuid as organisation_id, p.department_id, p.id as person_id,
          null::uuid as entry_id, null::date as anchor
        from membership m
        join person p on p.authority_id = m.authority_id and p.id = m.person_id
       where m.authority_id = ${authorityId} and m.active and p.active and 'leader' = any (m.roles)`;
    case 'entry':
      return sql`select e.id as subject_id, e.organisation_id, o.department_id, e.person_id, e.id as entry_id,
          ${anchor} as anchor
        from register_entry e
        left join organisation o on o.authority_id = e.authority_id and o.id = e.organisation_id
       where e.authority_id = ${authorityId} and e.register = ${population.register} and e.ended_on is null
         and ${population.facets === undefined ? sql`true` : sql`e.facet = any (${[...population.facets]})`}
         and ${'anchor' in when ? sql`${anchor} is not null` : sql`true`}`;
  }
}

/** The day of an entry from which its duty is reckoned. */
export function anchorOf({ anchor }: Extract<When, { readonly anchor: unknown }>): Query {
  if (anchor === 'expiry') return sql`e.expires_on`;
  if (anchor === 'day') return sql`e.held_on`;
  if (anchor === 'post') return sql`t.from_on`;
  return sql`(e.fields ->> ${anchor.field})::date`;
}

/** Does the organisation `o` meet these conditions? */
export function isOf(where: OrganisationWhere | undefined): Query {
  const { kinds, marks, withoutMarks, scales, industries } = where ?? {};
  const all: Query[] = [];
  if (kinds !== undefined) all.push(sql`o.kind = any (${[...kinds]})`);
  if (marks !== undefined) all.push(sql`o.sector_marks && ${[...marks]}::text[]`);
  if (withoutMarks !== undefined) all.push(sql`not o.sector_marks && ${[...withoutMarks]}::text[]`);
  if (scales !== undefined) all.push(sql`o.scale = any (${[...scales]})`);
  if (industries !== undefined)
    all.push(sql`exists (select from unnest(${[...industries]}::text[]) i (root)
      where starts_with(o.industry_code, i.root))`);
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

/**
 * The records that prove a duty: organisation_id, person_id, record_id, day (the one that must lie in the time asked
 * for), done (when it was brought), amount.
 */
export function proofsOf(proof: Exclude<Proof, { readonly itself: unknown }>, authorityId: string): Query {
  if ('register' in proof)
    return sql`select e.organisation_id, e.person_id, e.id as record_id, e.held_on as day, e.held_on as done,
        coalesce(e.amount, 0) as amount
      from register_entry e
     where e.authority_id = ${authorityId} and e.register = ${proof.register} and e.ended_on is null
       and e.held_on is not null
       and ${proof.facets === undefined ? sql`true` : sql`e.facet = any (${[...proof.facets]})`}`;
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
    case 'listing':
      return sql`select null::uuid as organisation_id, null::uuid as person_id, l.id as record_id, l.listed_on as day,
          l.listed_on as done, 0::numeric as amount
        from listing l where l.authority_id = ${authorityId}`;
  }
}

/** Whose proof it is: the same organisation, the same person, or anybody's for the authority. */
export function sameSubject({ of }: Population): Query {
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
