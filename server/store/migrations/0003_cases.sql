-- Cases (事项): the row that lists read, and the events that are the truth.

create table case_file (
  authority_id uuid not null references authority (id),
  id uuid not null,
  kind text not null,
  number text not null,
  state text not null,
  version integer not null default 1,
  title text not null,
  description text not null default '',
  place text not null default '',
  lng double precision,
  lat double precision,
  organisation_id uuid,
  department_id uuid,
  region_code text not null,
  industry_code text,
  grade text not null,
  channel text not null,
  source_record_id text,
  criterion_id text,
  accident_type text,
  root_cause text,
  defence text,
  supervising_level text,
  found_on date not null,
  found_by text not null default '',
  reported_by uuid,
  rectified_by uuid,
  verified_by uuid,
  proposed_by uuid,
  owner_id uuid,
  due_on date,
  closed_on date,
  contest_until date,
  holder text not null,
  on_the_spot boolean not null default false,
  suspended boolean not null default false,
  extension_asked boolean not null default false,
  handover_to uuid,
  grade_proposed text,
  recurrence_of uuid,
  merged_into uuid,
  fields jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (authority_id, id),
  unique (authority_id, kind, number),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  foreign key (authority_id, department_id) references department (authority_id, id),
  foreign key (authority_id, handover_to) references department (authority_id, id),
  foreign key (authority_id, owner_id) references person (authority_id, id),
  foreign key (authority_id, recurrence_of) references case_file (authority_id, id),
  foreign key (authority_id, merged_into) references case_file (authority_id, id)
);

create table case_event (
  authority_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  -- The client's id of the command: repeating a call finds its own event.
  move_id uuid not null,
  move text not null,
  from_state text,
  to_state text not null,
  actor_id uuid,
  actor_name text not null,
  happened_at timestamptz not null,
  received_at timestamptz not null default now(),
  -- From when the list "as of" a past date counts it: when it was received, or, for history from before the
  -- product, when it happened.
  effective_at timestamptz not null default now(),
  body jsonb not null default '{}',
  changes jsonb not null,
  leaf_hash bytea not null,
  primary key (authority_id, case_id, seq),
  unique (authority_id, case_id, move_id),
  foreign key (authority_id, case_id) references case_file (authority_id, id)
);

-- Merging the changes of every event up to a day gives the case as it was on that day.
create aggregate jsonb_merge (jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}');

-- Numbers are handed out in blocks, outside the transaction that uses them: unique, rising, not gapless. (Official
-- documents, which must be gapless, number themselves.)
create table number_series (
  authority_id uuid not null references authority (id),
  kind text not null,
  year integer not null,
  next integer not null,
  primary key (authority_id, kind, year)
);

alter table case_file enable row level security, force row level security;
alter table case_event enable row level security, force row level security;
alter table number_series enable row level security, force row level security;

create policy owner on case_file to current_user using (true) with check (true);
create policy owner on case_event to current_user using (true) with check (true);
create policy owner on number_series to current_user using (true) with check (true);

-- `(select x = 'y')` and not `(select x) = 'y'`: the planner takes an unknown truth value for likely and an unknown
-- equality for rare. Taking every reader for one who sees little, it would sort whole lists instead of walking an index.
create policy reach on case_file
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'department')
        and (department_id = (select actor_department()) or handover_to = (select actor_department())
          or reported_by = (select actor_person())))
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))));

-- An event is seen with its case.
create policy reach on case_event
  using (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from case_file c where c.authority_id = case_event.authority_id and c.id = case_event.case_id))
  with check (authority_id = any ((select actor_authorities())::uuid[]));

create policy reach on number_series using (authority_id = any ((select actor_authorities())::uuid[]));

-- Every list is one authority's, of one kind, in the order of one sort: an index for each sort, and one for each
-- over the open ones, which are few and spread thinly among the closed ones.
create index case_by_updated on case_file (authority_id, kind, updated_at desc, id desc);
create index case_by_due on case_file (authority_id, kind, due_on, id);
create index case_by_found on case_file (authority_id, kind, found_on desc, id desc);
-- The term comes last in two of them, so that the overdue ones are told apart without a look at the table.
create index case_open_by_updated on case_file (authority_id, kind, updated_at desc, id desc, due_on)
  where holder <> 'nobody';
create index case_open_by_found on case_file (authority_id, kind, found_on desc, id desc, due_on)
  where holder <> 'nobody';
create index case_open_by_due on case_file (authority_id, kind, due_on, id) where holder <> 'nobody';
create index case_open_by_number on case_file (authority_id, kind, number) where holder <> 'nobody';
-- Major ones are fewer still, and everybody asks for them.
create index case_major_by_updated on case_file (authority_id, kind, updated_at desc, id desc) where grade = 'major';
create index case_major_by_found on case_file (authority_id, kind, found_on desc, id desc) where grade = 'major';
create index case_major_by_due on case_file (authority_id, kind, due_on, id) where grade = 'major';
create index case_major_by_number on case_file (authority_id, kind, number) where grade = 'major';
create index case_open_major_by_number on case_file (authority_id, kind, number)
  where grade = 'major' and holder <> 'nobody';
create index case_major_by_organisation on case_file (authority_id, organisation_id) where grade = 'major';
-- Readers whose reach is a part of the authority.
create index case_by_organisation on case_file (authority_id, organisation_id, updated_at desc, id desc);
create index case_by_organisation_found on case_file (authority_id, organisation_id, found_on desc, id desc);
create index case_by_organisation_due on case_file (authority_id, organisation_id, due_on, id);
create index case_by_organisation_number on case_file (authority_id, organisation_id, number);
create index case_by_department on case_file (authority_id, department_id, updated_at desc, id desc);
create index case_by_handover on case_file (authority_id, handover_to) where handover_to is not null;
create index case_by_reporter on case_file (authority_id, reported_by);
create index case_open_by_organisation on case_file (authority_id, organisation_id, due_on) where holder <> 'nobody';

-- Words. Most Chinese words are two signs long, for which trigrams have nothing: pairs of neighbouring signs instead.
create function sign_pairs(words text) returns text[] language sql immutable strict parallel safe cost 10000 as $$
  select coalesce(array_agg(first || second), '{}')
    from unnest(string_to_array(words, null), (string_to_array(words, null))[2:]) as pair (first, second)
   where second is not null
$$;
create index case_words on case_file using gin (sign_pairs(lower(title || ' ' || description || ' ' || place)));

/*
 * The cases of the actor's authorities in which every pair of neighbouring signs of these words occurs, or whose number
 * begins with them; no more than `most`. Runs with the owner's rights, since under row-level security only comparisons
 * that cannot fail may use an index; it answers ids only, and the policies decide what the reader sees of them.
 */
create function cases_with_words(case_kind text, words text, most integer) returns setof uuid
  language sql stable security definer set search_path = zhiben, public, pg_temp set work_mem = '32MB' as $$
  (select id from case_file
    where authority_id = any (actor_authorities())
      and sign_pairs(lower(title || ' ' || description || ' ' || place)) @> sign_pairs(lower(words))
    limit most)
  union all
  (select id from case_file
    where authority_id = any (actor_authorities()) and kind = case_kind
      and number >= upper(words) and number < upper(words) || chr(65535)
    limit most)
$$;
