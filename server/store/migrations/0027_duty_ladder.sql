-- Late duties climb the ladder too: a rung stands on a hazard, or on what one enterprise left undone (`case_id` null).
-- ADR 14.

alter table escalation alter column case_id drop not null;
-- The duties that a rung of the second sort names: when none of them is open any more, it is cleared. They are derived
-- rows and may be made anew under the same ids, so nothing refers to them.
alter table escalation add column duty_ids uuid[];
alter table escalation add constraint escalation_ground check ((case_id is null) = (duty_ids is not null));

-- On what an enterprise left undone a rung stands once, whatever it names; after it was cleared or void it may be
-- reached again.
create unique index escalation_standing_on_duties on escalation (authority_id, organisation_id, rung)
  where case_id is null and state not in ('cleared', 'void');
create index escalation_on_duties on escalation (authority_id, organisation_id, reached_on desc, id desc)
  where case_id is null;

-- A rung on late duties is seen and worked on by the department that its enterprise belongs to.
alter policy reach on escalation
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation())
        and signed_at is not null)
      or ((select actor_scope() = 'department') and (exists (select from case_file c
            where c.authority_id = escalation.authority_id and c.id = escalation.case_id offset 0)
        or (case_id is null and exists (select from organisation o
            where o.authority_id = escalation.authority_id and o.id = escalation.organisation_id
              and o.department_id = (select actor_department()) offset 0))))))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation())
        and state in ('received', 'replied'))
      or ((select actor_scope() = 'department') and (exists (select from case_file c
            where c.authority_id = escalation.authority_id and c.id = escalation.case_id offset 0)
        or (case_id is null and exists (select from organisation o
            where o.authority_id = escalation.authority_id and o.id = escalation.organisation_id
              and o.department_id = (select actor_department()) offset 0))))));

-- Its document is read with it: said by the enterprise, for a look at the rung would have every event that is written
-- plan the policies of rungs and hazards too. What else the policy says stays as it is.
do $$
declare known text;
begin
  select pg_get_expr(polqual, polrelid) into strict known
    from pg_policy where polrelid = 'document'::regclass and polname = 'reach';
  execute format($policy$
    alter policy reach on document using ((%s) or (
      authority_id = any ((select actor_authorities())::uuid[])
      and (select actor_scope()) = 'department' and case_id is null and subject_kind = 'escalation'
      and exists (select from organisation o
            where o.authority_id = document.authority_id and o.id = document.organisation_id
              and o.department_id = (select actor_department()) offset 0)))
  $policy$, known);
end $$;

/* As before; a rung on late duties has no hazard, and its day is that of the longest late one. */
create or replace function public_disclosures(most integer) returns table (
  id uuid, authority_name text, organisation_name text, case_title text, due_on date, words text,
  published_at timestamptz, corrected_at timestamptz)
  language sql stable security definer set search_path = zhiben, public, pg_temp as $$
  select e.id, a.name, o.name, c.title, case when e.case_id is null then (e.because ->> 'dueOn')::date else c.due_on end,
         e.public_text, e.published_at, e.corrected_at
    from escalation e
    join authority a on a.id = e.authority_id
    join organisation o on o.authority_id = e.authority_id and o.id = e.organisation_id
    left join case_file c on c.authority_id = e.authority_id and c.id = e.case_id
   where e.published_at is not null and e.removed_at is null
   order by e.published_at desc, e.id limit most
$$;
