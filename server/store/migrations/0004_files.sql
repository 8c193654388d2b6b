-- Evidence. The bytes live in a content-addressed store; this is what is known of them.

create table file (
  authority_id uuid not null references authority (id),
  id uuid not null,
  name text not null,
  mime text not null default 'application/octet-stream',
  size bigint not null default 0,
  -- Null while the bytes are on their way.
  sha256 text,
  -- Perceptual hash of a picture, 64 bits: near duplicates differ in few of them.
  phash bit(64),
  uploaded_by uuid,
  -- Evidence belongs to an organisation's reach before a case uses it.
  organisation_id uuid,
  -- The three times of evidence: when it happened (told), when it was captured (the camera's word), when the server
  -- received it (never editable).
  happened_at timestamptz,
  captured_at timestamptz,
  received_at timestamptz,
  lng double precision,
  lat double precision,
  camera text,
  signals text[] not null default '{}',
  meta jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id)
);
create index file_by_content on file (authority_id, sha256);

create table file_use (
  authority_id uuid not null,
  case_id uuid not null,
  file_id uuid not null,
  use text not null,
  seq integer not null,
  primary key (authority_id, case_id, file_id, use),
  foreign key (authority_id, case_id) references case_file (authority_id, id)
);
create index file_use_by_file on file_use (authority_id, file_id);

alter table file enable row level security, force row level security;
alter table file_use enable row level security, force row level security;
create policy owner on file to current_user using (true) with check (true);
create policy owner on file_use to current_user using (true) with check (true);

-- A file is seen with a case that uses it, or by whoever brought it.
create policy reach on file
  using (authority_id = any ((select actor_authorities())::uuid[])
    and (uploaded_by = (select actor_person())
      or exists (select from file_use u where u.authority_id = file.authority_id and u.file_id = file.id)))
  with check (authority_id = any ((select actor_authorities())::uuid[]));

create policy reach on file_use
  using (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from case_file c where c.authority_id = file_use.authority_id and c.id = file_use.case_id))
  with check (authority_id = any ((select actor_authorities())::uuid[]));
