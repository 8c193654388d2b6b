-- The life of an entry: what it renews (续期、换证), and the files that prove it.

-- The entry that this one renewed, of the same register and of the same enterprise. Set when it is made, never changed.
alter table register_entry add column follows uuid;
alter table register_entry add check (follows <> id);
alter table register_entry add foreign key (authority_id, follows) references register_entry (authority_id, id);
create index register_entry_by_follows on register_entry (authority_id, follows) where follows is not null;

-- Files that prove an entry: the scan of a licence, photographs of a drill, a signed sheet. A row is written once; that
-- one was taken off again is a row of its own, and the file stays in history.
create table entry_file (
  authority_id uuid not null,
  entry_id uuid not null,
  -- Its bytes may still be on their way: `file` then fills in.
  file_id uuid not null,
  used_by uuid not null default actor_person(),
  used_by_name text not null,
  attached_at timestamptz not null,
  primary key (authority_id, entry_id, file_id),
  foreign key (authority_id, entry_id) references register_entry (authority_id, id)
);
create index entry_file_by_file on entry_file (authority_id, file_id);

create table entry_file_end (
  authority_id uuid not null,
  entry_id uuid not null,
  file_id uuid not null,
  because text not null,
  detached_by_name text not null,
  detached_at timestamptz not null,
  primary key (authority_id, entry_id, file_id),
  foreign key (authority_id, entry_id, file_id) references entry_file (authority_id, entry_id, file_id)
);

-- A file of an entry is seen by whoever sees the entry.
do $$
declare t text;
begin
  foreach t in array array['entry_file', 'entry_file_end'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;
create policy reach on entry_file
  using (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from register_entry e
      where e.authority_id = entry_file.authority_id and e.id = entry_file.entry_id))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and used_by = (select actor_person())
    and exists (select from register_entry e
      where e.authority_id = entry_file.authority_id and e.id = entry_file.entry_id));
create policy reach on entry_file_end
  using (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from register_entry e
      where e.authority_id = entry_file_end.authority_id and e.id = entry_file_end.entry_id));
-- As before, and with an entry that its bringer used it in.
alter policy reach on file
  using (authority_id = any ((select actor_authorities())::uuid[])
    and (uploaded_by = (select actor_person())
      or exists (select from file_use u where u.authority_id = file.authority_id and u.file_id = file.id
                 and u.used_by is not distinct from file.uploaded_by)
      or exists (select from entry_file u where u.authority_id = file.authority_id and u.file_id = file.id
                 and u.used_by = file.uploaded_by)));

/*
 * In how many other entries these files or the same pictures were used. Runs with the owner's rights and answers a
 * number only, so that it can be said of entries that the reader may not see.
 */
create function entries_with_picture(authority uuid, this_entry uuid, of_file uuid) returns integer
  language sql stable security definer set search_path = zhiben, public, pg_temp as $$
  select count(distinct u.entry_id)::integer
    from (select of_file as id union all select id from same_pictures(authority, of_file)) same
    join file f on f.authority_id = authority and f.id = same.id
    join entry_file u on u.authority_id = authority and u.file_id = same.id and u.used_by = f.uploaded_by
   where u.entry_id <> this_entry
$$;
