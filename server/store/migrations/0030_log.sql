-- The log (存证): each event is a leaf of its authority's Merkle tree (RFC 9162), in the order in which the product took
-- it up after it was committed. Checkpoints of the tree are signed with a key that is not in this database. ADR 16.

/*
 * Events that are no leaf yet. Written by a trigger, in the transaction of the event: no way of writing one goes past
 * it. Numbers are given out afterwards, by one hand, so that they have no gaps and no move waits for another.
 */
create table log_waiting (
  authority_id uuid not null references authority (id),
  -- Where the event stands: in `case_event`, `register_event` or `file`, and under which key there.
  source text not null check (source in ('case_event', 'register_event', 'file')),
  register text not null default '',
  entry_id uuid not null,
  seq integer not null,
  -- What the event says of itself: its own leaf hash.
  hash bytea not null,
  since timestamptz not null default clock_timestamp(),
  primary key (authority_id, source, register, entry_id, seq)
);
create index log_waiting_by_time on log_waiting (authority_id, since, entry_id, seq);

-- Which event is which leaf. What stands in the tree is the event's hash under a random salt: nobody guesses from a leaf
-- what happened, and without its salt a leaf says nothing for ever.
create table log_leaf (
  authority_id uuid not null references authority (id),
  -- From 0, without gaps.
  n bigint not null,
  source text not null check (source in ('case_event', 'register_event', 'file')),
  register text not null default '',
  entry_id uuid not null,
  seq integer not null,
  salt bytea,
  primary key (authority_id, n),
  unique (authority_id, source, register, entry_id, seq)
);

-- The hashes of the tree, up to 256 in a row: of leaves on level 0, above it of what 256 of the level below come to.
create table log_tile (
  authority_id uuid not null references authority (id),
  level smallint not null,
  n bigint not null,
  hashes bytea not null,
  primary key (authority_id, level, n)
);

-- What was signed, and stays signed: how large the tree was, and its root, as a C2SP note.
create table log_checkpoint (
  authority_id uuid not null references authority (id),
  size bigint not null,
  note text not null,
  made_at timestamptz not null,
  primary key (authority_id, size)
);

-- The public keys under which the checkpoints of an authority were signed. That one was taken into use is an event.
create table log_key (
  authority_id uuid not null references authority (id),
  public_key bytea not null,
  since timestamptz not null,
  primary key (authority_id, public_key)
);

do $$
declare t text;
begin
  foreach t in array array['log_waiting', 'log_leaf', 'log_tile', 'log_checkpoint', 'log_key'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
  -- Hashes, sizes and public keys give nothing away: whoever has business with the authority may check its log.
  foreach t in array array['log_tile', 'log_checkpoint', 'log_key'] loop
    execute format('create policy reach on %I using (authority_id = any ((select actor_authorities())::uuid[]))
      with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope() = ''authority''))', t);
  end loop;
end $$;

create policy reach on log_waiting
  using (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope() = 'authority'));

-- Which event a leaf is of is seen by who sees the event.
create policy reach on log_leaf
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or (source = 'case_event' and exists (select from case_event e
            where e.authority_id = log_leaf.authority_id and e.case_id = log_leaf.entry_id and e.seq = log_leaf.seq))
      or (source = 'register_event' and exists (select from register_event e
            where e.authority_id = log_leaf.authority_id and e.register = log_leaf.register
              and e.entry_id = log_leaf.entry_id and e.seq = log_leaf.seq))
      or (source = 'file' and exists (select from file f
            where f.authority_id = log_leaf.authority_id and f.id = log_leaf.entry_id))))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope() = 'authority'));

/* Lets the events that a statement added wait for their numbers. Runs with the owner's rights: nobody else adds here. */
create function log_wait() returns trigger
  language plpgsql security definer set search_path = zhiben, public, pg_temp as $$
begin
  if tg_table_name = 'case_event' then
    insert into log_waiting (authority_id, source, entry_id, seq, hash)
    select authority_id, 'case_event', case_id, seq, leaf_hash from added;
  elsif tg_table_name = 'register_event' then
    insert into log_waiting (authority_id, source, register, entry_id, seq, hash)
    select authority_id, 'register_event', register, entry_id, seq, leaf_hash from added;
  else
    insert into log_waiting (authority_id, source, entry_id, seq, hash)
    select authority_id, 'file', id, 0, leaf_hash from added;
  end if;
  return null;
end $$;

create trigger log_wait after insert on case_event referencing new table as added
  for each statement execute function log_wait();
create trigger log_wait after insert on register_event referencing new table as added
  for each statement execute function log_wait();
create trigger log_wait after insert on file referencing new table as added
  for each statement execute function log_wait();

-- What happened before there was a log.
insert into log_waiting (authority_id, source, entry_id, seq, hash, since)
  select authority_id, 'case_event', case_id, seq, leaf_hash, received_at from case_event;
insert into log_waiting (authority_id, source, register, entry_id, seq, hash, since)
  select authority_id, 'register_event', register, entry_id, seq, leaf_hash, received_at from register_event;
insert into log_waiting (authority_id, source, entry_id, seq, hash, since)
  select authority_id, 'file', id, 0, leaf_hash, received_at from file;

/* For whoever asks, without an account: the newest checkpoint of an authority, or its first of at least this size. */
create function public_checkpoint(authority uuid, at_least bigint) returns table (size bigint, note text, made_at timestamptz)
  language sql stable security definer rows 1 set search_path = zhiben, public, pg_temp as $$
  (select c.size, c.note, c.made_at from log_checkpoint c
    where c.authority_id = authority and at_least is null order by c.size desc limit 1)
  union all
  (select c.size, c.note, c.made_at from log_checkpoint c
    where c.authority_id = authority and c.size >= at_least order by c.size limit 1)
$$;
create function public_log_keys(authority uuid) returns table (public_key bytea, since timestamptz)
  language sql stable security definer rows 1 set search_path = zhiben, public, pg_temp as $$
  select k.public_key, k.since from log_key k where k.authority_id = authority order by k.since
$$;
create function public_tiles(authority uuid, levels smallint[], ns bigint[]) returns table (level smallint, n bigint, hashes bytea)
  language sql stable security definer set search_path = zhiben, public, pg_temp as $$
  select t.level, t.n, t.hashes from unnest(levels, ns) w (level, n)
    join log_tile t on t.authority_id = authority and t.level = w.level and t.n = w.n
$$;
