-- Registers (台账): entries of every kind in one table. What lists, duties and reminders read stands in columns of its
-- own; the rest of the answers in `fields`, which no list scans.

create table register_entry (
  authority_id uuid not null references authority (id),
  id uuid not null,
  register text not null,
  organisation_id uuid,
  person_id uuid,
  -- Kept by the governing side: closed to the enterprise that it is about.
  inner_side boolean not null,
  title text not null,
  -- What makes it the same entry when it comes again; null when nothing of it was said.
  key text,
  facet text,
  held_on date,
  amount numeric,
  expires_on date,
  -- Out of service, sold, left, repealed: from this day, for this reason. Nothing is deleted.
  ended_on date,
  ended_because text,
  fields jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  check (inner_side or organisation_id is not null)
);
-- Two enterprises may number alike; one has each thing once. What has ended makes room.
create unique index register_entry_once on register_entry
  (authority_id, register, coalesce(organisation_id, authority_id), coalesce(person_id, authority_id), key)
  where key is not null and ended_on is null;
create index register_entry_by_updated on register_entry (authority_id, register, updated_at desc, id desc);
create index register_entry_by_expiry on register_entry (authority_id, register, expires_on, id)
  where expires_on is not null and ended_on is null;
create index register_entry_by_day on register_entry (authority_id, register, held_on desc, id desc)
  where held_on is not null;
create index register_entry_by_facet on register_entry (authority_id, register, facet, updated_at desc, id desc);
create index register_entry_by_organisation on register_entry
  (authority_id, organisation_id, register, updated_at desc, id desc) where organisation_id is not null;
create index register_entry_by_person on register_entry (authority_id, person_id, register) where person_id is not null;
create index register_entry_words on register_entry using gin (sign_pairs(lower(title)));

alter table register_entry enable row level security, force row level security;
create policy owner on register_entry to current_user using (true) with check (true);
create policy reach on register_entry
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() in ('authority', 'department'))
      or ((select actor_scope() = 'organisation') and not inner_side
        and organisation_id = (select actor_organisation()))));

-- A department writes the history of what it keeps, in its own name. What the policy says already stays.
do $$
declare known text;
begin
  select pg_get_expr(polwithcheck, polrelid) into strict known
    from pg_policy where polrelid = 'register_event'::regclass and polname = 'reach';
  execute format($policy$
    alter policy reach on register_event with check ((%s) or (
      authority_id = any ((select actor_authorities())::uuid[])
      and (select actor_scope()) = 'department' and actor_id = (select actor_person())
      and register = 'entry' and exists (select from register_entry r
        where r.authority_id = register_event.authority_id and r.id = register_event.entry_id)))
  $policy$, known);
end $$;

/*
 * The entries of a register in whose title every pair of neighbouring signs of these words occurs, no more than `most`.
 * Runs with the owner's rights, since under row-level security only comparisons that cannot fail may use an index; it
 * answers ids only, and the policies decide what the reader sees of them.
 */
create function entries_with_words(of_register text, words text, most integer) returns setof uuid
  language sql stable security definer set search_path = zhiben, public, pg_temp set work_mem = '32MB' as $$
  select id from register_entry
   where authority_id = any (actor_authorities()) and register = of_register
     and sign_pairs(lower(title)) @> sign_pairs(lower(words))
   limit most
$$;
