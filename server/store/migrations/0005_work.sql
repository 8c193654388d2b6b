-- What people keep for their own work: saved views; imports with their mapping, rows and errors.

create table saved_view (
  authority_id uuid not null references authority (id),
  id uuid not null,
  account_id text not null,
  page text not null,
  name text not null,
  query jsonb not null,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (authority_id, id),
  unique (authority_id, account_id, page, name)
);

create table import_batch (
  authority_id uuid not null references authority (id),
  id uuid not null,
  kind text not null,
  file_name text not null,
  state text not null,
  failure text,
  -- By which the head is recognised when a file like it comes again; the columns then need no guessing.
  head_signature text not null default '',
  columns jsonb not null default '[]',
  -- What was decided: sheet, rows of the head, options.
  decisions jsonb not null default '{}',
  -- What was seen: sheets, head, counts, the first rows and errors. Made anew by every change of the mapping.
  preview jsonb not null default '{}',
  created_by uuid,
  created_by_name text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  confirmed_at timestamptz,
  primary key (authority_id, id)
);
create index import_by_head on import_batch (authority_id, kind, head_signature, confirmed_at desc);
create index import_by_time on import_batch (authority_id, created_at desc, id);

-- A part of an import that is written, in the transaction that wrote its records: after a stop the rest goes on, and
-- nothing is written twice.
create table import_chunk (
  authority_id uuid not null,
  batch_id uuid not null,
  chunk integer not null,
  rows_done integer not null,
  rows_written integer not null,
  records uuid[] not null default '{}',
  written_at timestamptz not null default now(),
  -- Records that were left alone when the import was taken back; null while it stands.
  rows_kept integer,
  primary key (authority_id, batch_id, chunk),
  foreign key (authority_id, batch_id) references import_batch (authority_id, id)
);

-- An import leaves the words it wrote in the index's waiting list, where a search still finds them, and has them
-- sorted in afterwards: one pass over all of them costs a fraction of many small ones.
create function sort_in_case_words() returns bigint
  language sql security definer set search_path = zhiben, public, pg_temp set maintenance_work_mem = '256MB' as $$
  select gin_clean_pending_list('case_words')
$$;

do $$
declare t text;
begin
  foreach t in array array['saved_view', 'import_batch', 'import_chunk'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

create policy reach on saved_view
  using (authority_id = any ((select actor_authorities())::uuid[]) and account_id = (select actor_account()));
create policy reach on import_batch
  using (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
create policy reach on import_chunk
  using (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
