-- Duties (应办): what the rules ask of whom by when, worked out from the registers every night, and whether it was done.
-- A duty follows wholly from the registers and the definitions: it may be made anew at any time. What a person decides
-- (to excuse one, to take a rule into use) is an event. ADR 13.

create table duty (
  authority_id uuid not null references authority (id),
  -- Follows from what it is about: two rounds at once make it once.
  id uuid not null,
  -- Name of the definition.
  duty text not null,
  -- Who or what must: an organisation, a person, an entry of a register, a department, or the authority.
  subject_id uuid not null,
  organisation_id uuid,
  department_id uuid,
  person_id uuid,
  entry_id uuid,
  -- Asked for from this day, by that day; a proof's day lies between `from_on` and `to_on`, where that is said.
  from_on date not null,
  due_on date not null,
  to_on date,
  -- How much is needed in all, where one proof is not enough.
  needed numeric,
  covered_on date,
  -- The record that proves it: the one that made the measure full.
  covered_by uuid,
  -- The subject is none any longer: closed, left, ended.
  void_on date,
  excused_on date,
  excused_because text,
  excused_by_name text,
  primary key (authority_id, id),
  unique (authority_id, duty, subject_id, due_on)
);
create index duty_by_due on duty (authority_id, duty, due_on, id);
create index duty_open on duty (authority_id, duty, due_on, id)
  where covered_on is null and void_on is null and excused_on is null;
create index duty_open_by_organisation on duty (authority_id, organisation_id, due_on, id)
  where covered_on is null and void_on is null and excused_on is null;
create index duty_open_by_department on duty (authority_id, department_id, due_on, id)
  where covered_on is null and void_on is null and excused_on is null and department_id is not null;
create index duty_by_organisation on duty (authority_id, organisation_id, duty, due_on, id);
create index duty_by_person on duty (authority_id, person_id, due_on) where person_id is not null;

-- How many are asked in each time of each duty, and how they stand: counted by the round. Days that are reckoned from
-- each subject are put together by month, under its last day.
create table duty_period (
  authority_id uuid not null references authority (id),
  duty text not null,
  due_on date not null,
  required integer not null,
  covered integer not null,
  covered_late integer not null,
  excused integer not null,
  primary key (authority_id, duty, due_on)
);

-- What an authority decides about a rule: in use or not, and who confirmed numbers that are not sure.
create table duty_setting (
  authority_id uuid not null references authority (id),
  duty text not null,
  active boolean not null,
  because text not null default '',
  decided_by_name text not null,
  decided_at timestamptz not null,
  version integer not null default 1,
  primary key (authority_id, duty)
);

/* An id that follows from words: UUID version 8 of RFC 9562, from their MD5. Not a secret, and nothing to be signed. */
create function duty_id(words text) returns uuid language sql immutable strict parallel safe
  return overlay(overlay(md5(words) placing '8' from 13) placing 'a' from 17)::uuid;

do $$
declare t text;
begin
  foreach t in array array['duty', 'duty_period', 'duty_setting'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- The governing side sees all; an enterprise what is asked of it.
create policy reach on duty
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() in ('authority', 'department'))
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))));
create policy reach on duty_period
  using (authority_id = any ((select actor_authorities())::uuid[])
    and (select actor_scope() in ('authority', 'department')))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope() = 'authority'));
create policy reach on duty_setting
  using (authority_id = any ((select actor_authorities())::uuid[]))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope() = 'authority'));
