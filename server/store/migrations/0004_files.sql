-- Evidence. The bytes live in a content-addressed store; this is what is known of them.

-- A row is written once, when the bytes are safely stored, and never altered: it is its own event, and its leaf hash
-- binds the content to the three times of evidence. While the bytes are on their way there is a use but no file.
create table file (
  authority_id uuid not null references authority (id),
  id uuid not null,
  name text not null,
  mime text not null,
  -- Bytes.
  size bigint not null,
  sha256 text not null,
  -- Perceptual hash of a picture, 64 bits: near duplicates differ in few of them. Null when it is no picture, or one
  -- without features, which would resemble every other such.
  phash bit(64),
  uploaded_by uuid,
  -- The organisation for which its bringer acts; null on the governing side.
  organisation_id uuid,
  -- When it happened (told), when it was captured (the camera's word), when the server received it (never editable).
  happened_at timestamptz,
  captured_at timestamptz,
  received_at timestamptz not null,
  lng double precision,
  lat double precision,
  camera text,
  signals text[] not null default '{}',
  meta jsonb not null default '{}',
  leaf_hash bytea not null,
  primary key (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id)
);
create index file_by_content on file (authority_id, sha256);
-- Two pictures that differ in at most six of 64 bits differ in at most one bit of one of these quarters: seventeen
-- equalities for each quarter find every near duplicate without a scan.
create index file_by_quarter_1 on file (authority_id, (substring(phash from 1 for 16)::bit(16)::integer)) where phash is not null;
create index file_by_quarter_2 on file (authority_id, (substring(phash from 17 for 16)::bit(16)::integer)) where phash is not null;
create index file_by_quarter_3 on file (authority_id, (substring(phash from 33 for 16)::bit(16)::integer)) where phash is not null;
create index file_by_quarter_4 on file (authority_id, (substring(phash from 49 for 16)::bit(16)::integer)) where phash is not null;

create table file_use (
  authority_id uuid not null,
  case_id uuid not null,
  file_id uuid not null,
  use text not null,
  seq integer not null,
  used_by uuid default actor_person(),
  primary key (authority_id, case_id, file_id, use),
  foreign key (authority_id, case_id) references case_file (authority_id, id)
);
create index file_use_by_file on file_use (authority_id, file_id);

alter table file enable row level security, force row level security;
alter table file_use enable row level security, force row level security;
create policy owner on file to current_user using (true) with check (true);
create policy owner on file_use to current_user using (true) with check (true);

-- A file is seen by whoever brought it, and with a case that its bringer used it in: naming somebody else's file in
-- a case of one's own opens nothing.
create policy reach on file
  using (authority_id = any ((select actor_authorities())::uuid[])
    and (uploaded_by = (select actor_person())
      or exists (select from file_use u where u.authority_id = file.authority_id and u.file_id = file.id
                 and u.used_by is not distinct from file.uploaded_by)))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and uploaded_by = (select actor_person()));

create policy reach on file_use
  using (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from case_file c where c.authority_id = file_use.authority_id and c.id = file_use.case_id))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and used_by = (select actor_person()));

/*
 * The files that show the same picture as this one: the same bytes, or a hash within six bits. Runs with the owner's
 * rights and answers ids only, so that "used elsewhere" can be said of a use that the reader may not see.
 */
create function same_pictures(authority uuid, of_file uuid) returns table (id uuid, exact boolean)
  language sql stable security definer rows 10 set search_path = zhiben, public, pg_temp as $$
  with this as (
    select f.sha256, f.phash from file f where f.authority_id = authority and f.id = of_file
  ), quarter as (
    select substring(phash from 1 for 16)::bit(16)::integer as a, substring(phash from 17 for 16)::bit(16)::integer as b,
           substring(phash from 33 for 16)::bit(16)::integer as c, substring(phash from 49 for 16)::bit(16)::integer as d
      from this where phash is not null
  ), near (a, b, c, d) as (
    select array_agg(a # flip), array_agg(b # flip), array_agg(c # flip), array_agg(d # flip)
      from quarter, (select 0 as flip union all select 1 << bit from generate_series(0, 15) as bit) flips
  )
  select f.id, true from this, file f
   where f.authority_id = authority and f.sha256 = this.sha256 and f.id <> of_file
  union
  select f.id, f.sha256 = this.sha256 from near, this, file f
   where f.authority_id = authority and f.phash is not null and f.id <> of_file
     and substring(f.phash from 1 for 16)::bit(16)::integer = any (near.a)
     and bit_count(f.phash # this.phash) <= 6
  union
  select f.id, f.sha256 = this.sha256 from near, this, file f
   where f.authority_id = authority and f.phash is not null and f.id <> of_file
     and substring(f.phash from 17 for 16)::bit(16)::integer = any (near.b)
     and bit_count(f.phash # this.phash) <= 6
  union
  select f.id, f.sha256 = this.sha256 from near, this, file f
   where f.authority_id = authority and f.phash is not null and f.id <> of_file
     and substring(f.phash from 33 for 16)::bit(16)::integer = any (near.c)
     and bit_count(f.phash # this.phash) <= 6
  union
  select f.id, f.sha256 = this.sha256 from near, this, file f
   where f.authority_id = authority and f.phash is not null and f.id <> of_file
     and substring(f.phash from 49 for 16)::bit(16)::integer = any (near.d)
     and bit_count(f.phash # this.phash) <= 6
$$;

/*
 * The cases in which these files or the same pictures were used, this case excepted. A row without a case says that
 * there is one out of the reader's sight: the policies decide that where this is joined to `case_file`.
 */
create function uses_elsewhere(authority uuid, this_case uuid, of_file uuid) returns table (case_id uuid, exact boolean)
  language sql stable security definer rows 10 set search_path = zhiben, public, pg_temp as $$
  select u.case_id, bool_or(same.exact)
    from (select of_file as id, true as exact union all select id, exact from same_pictures(authority, of_file)) same
    join file f on f.authority_id = authority and f.id = same.id
    join file_use u on u.authority_id = authority and u.file_id = same.id and u.used_by is not distinct from f.uploaded_by
   where u.case_id <> this_case
   group by u.case_id
$$;
