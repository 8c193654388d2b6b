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
  -- How the columns of the file were understood; remembered by the signature of its head.
  head_signature text not null,
  mapping jsonb not null default '{}',
  state text not null,
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  rows_written integer not null default 0,
  rows_known integer not null default 0,
  rows_failed integer not null default 0,
  created_by uuid,
  detail jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (authority_id, id)
);
create index import_by_head on import_batch (authority_id, kind, head_signature, created_at desc);

create table import_error (
  authority_id uuid not null,
  batch_id uuid not null,
  row_number integer not null,
  column_name text not null,
  code text not null,
  value text not null,
  detail jsonb not null default '{}',
  primary key (authority_id, batch_id, row_number, column_name),
  foreign key (authority_id, batch_id) references import_batch (authority_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['saved_view', 'import_batch', 'import_error'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

create policy reach on saved_view
  using (authority_id = any ((select actor_authorities())::uuid[]) and account_id = (select actor_account()));
create policy reach on import_batch
  using (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
create policy reach on import_error
  using (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
