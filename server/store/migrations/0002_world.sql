-- The governed world: authorities, departments, organisations, people, who may do what.
--
-- Every tenant table has authority_id first in its primary key, unique constraints and foreign keys, so that it can
-- be sharded by authority. Reach is enforced here: policies are forced on every tenant table and read the actor
-- from settings that each transaction makes with SET LOCAL.

/* Reference data, the same for everybody. */
create table authority (
  id uuid primary key,
  parent_id uuid references authority (id),
  kind text not null check (kind in ('province', 'city', 'county', 'park')),
  name text not null,
  region_code text not null,
  demonstration boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table department (
  authority_id uuid not null references authority (id),
  id uuid not null,
  name text not null,
  industries text[] not null default '{}',
  sector_marks text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (authority_id, id),
  unique (authority_id, name)
);

create table organisation (
  authority_id uuid not null references authority (id),
  id uuid not null,
  kind text not null default 'enterprise',
  name text not null,
  uscc text,
  industry_code text,
  scale text,
  headcount integer,
  sector_marks text[] not null default '{}',
  department_id uuid,
  region_code text not null,
  address text not null default '',
  lng double precision,
  lat double precision,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (authority_id, id),
  unique (authority_id, uscc),
  foreign key (authority_id, department_id) references department (authority_id, id)
);
create index organisation_by_name on organisation (authority_id, name, id);

create table person (
  authority_id uuid not null references authority (id),
  id uuid not null,
  name text not null,
  phone text,
  -- The same human behind several records: mobile number, or keyed digest of the identity number, whose raw form
  -- is stored nowhere. Two people close, also when one of them has two accounts.
  identity_key text,
  identity_digest text,
  organisation_id uuid,
  department_id uuid,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  foreign key (authority_id, department_id) references department (authority_id, id)
);
create index person_by_name on person (authority_id, name, id);
create index person_by_organisation on person (authority_id, organisation_id, name);
create index person_by_department on person (authority_id, department_id, name) where department_id is not null;
create index person_by_identity on person (identity_key) where identity_key is not null;
create index person_by_digest on person (identity_digest) where identity_digest is not null;

create table post (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  post text not null,
  from_on date not null,
  to_on date,
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id)
);
create index post_by_organisation on post (authority_id, organisation_id);
create index post_by_person on post (authority_id, person_id);

-- What an account may do, and where. One account, one membership.
create table membership (
  authority_id uuid not null references authority (id),
  account_id text not null,
  person_id uuid not null,
  roles text[] not null,
  scope text not null check (scope in ('authority', 'department', 'organisation')),
  department_id uuid,
  organisation_id uuid,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (authority_id, account_id),
  unique (authority_id, person_id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  foreign key (authority_id, department_id) references department (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  check (scope <> 'department' or department_id is not null),
  check (scope <> 'organisation' or organisation_id is not null),
  -- Whoever works for an enterprise never holds a role of the governing side, whatever a mistake of ours says.
  check (scope <> 'organisation'
    or roles <@ array['enterprise-admin', 'enterprise-principal', 'enterprise-officer'])
);
create index membership_by_account on membership (account_id);

create table invitation (
  authority_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  roles text[] not null,
  -- SHA-256 of the secret in the link: the link itself is kept nowhere.
  secret_hash bytea not null,
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- A later invitation of the same person takes the earlier one's place.
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create index invitation_by_person on invitation (authority_id, person_id);
create index invitation_by_secret on invitation (secret_hash);

-- The history of organisations, people and posts: one row for each change, never altered.
create table register_event (
  authority_id uuid not null,
  register text not null,
  entry_id uuid not null,
  seq integer not null,
  move text not null,
  organisation_id uuid,
  actor_id uuid,
  actor_name text not null,
  happened_at timestamptz not null,
  received_at timestamptz not null default now(),
  changes jsonb not null,
  leaf_hash bytea not null,
  primary key (authority_id, register, entry_id, seq)
);
create index register_event_by_organisation on register_event (authority_id, organisation_id, received_at desc);

/* Who is acting: read from the transaction's settings; nothing is visible when they are absent. */
create function actor_authorities() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('zhiben.authorities', true), ''), '{}')::uuid[];
create function actor_scope() returns text language sql stable parallel safe
  return coalesce(current_setting('zhiben.scope', true), '');
create function actor_department() returns uuid language sql stable parallel safe
  return nullif(current_setting('zhiben.department', true), '')::uuid;
create function actor_organisation() returns uuid language sql stable parallel safe
  return nullif(current_setting('zhiben.organisation', true), '')::uuid;
create function actor_account() returns text language sql stable parallel safe
  return nullif(current_setting('zhiben.account', true), '');
create function actor_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('zhiben.person', true), '')::uuid;

do $$
declare t text;
begin
  foreach t in array array['department', 'organisation', 'person', 'post', 'membership', 'invitation', 'register_event'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    -- The owner migrates, backs up and restores; it never serves a request.
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

create policy reach on department
  using (authority_id = any ((select actor_authorities())::uuid[]))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');

create policy reach on organisation
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) in ('authority', 'department') or id = (select actor_organisation())))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority' or id = (select actor_organisation())));

create policy reach on person
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) in ('authority', 'department') or organisation_id = (select actor_organisation())))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority' or organisation_id = (select actor_organisation())));

create policy reach on post
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) in ('authority', 'department') or organisation_id = (select actor_organisation())))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority' or organisation_id = (select actor_organisation())));

create policy reach on membership
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) in ('authority', 'department') or organisation_id = (select actor_organisation())))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or (scope = 'organisation' and organisation_id = (select actor_organisation()))));

create policy reach on invitation
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or exists (select from person p where p.authority_id = invitation.authority_id and p.id = invitation.person_id
                 and p.organisation_id = (select actor_organisation()))));

create policy reach on register_event
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) in ('authority', 'department') or organisation_id = (select actor_organisation())));

/*
 * Signing in: who is behind an account, before his reach is known. Runs with the owner's rights, since the same
 * human may have records in organisations that this account may not see; it answers ids only.
 */
create function find_actor(account text) returns jsonb
  language sql stable security definer set search_path = zhiben, public, pg_temp as $$
  with recursive me as (
    select m.*, p.name, p.identity_key, p.identity_digest from membership m
      join person p on p.authority_id = m.authority_id and p.id = m.person_id
     where m.account_id = account and m.active and p.active
  ), tree as (
    select a.id from authority a join me on a.id = me.authority_id
    union all
    select a.id from authority a join tree t on a.parent_id = t.id
  ), same as (
    select me.authority_id, me.person_id as id from me
    union
    select p.authority_id, p.id from person p join me on p.identity_key = me.identity_key
    union
    select p.authority_id, p.id from person p join me on p.identity_digest = me.identity_digest
  ), works as (
    select p.organisation_id as id from person p join same s on s.authority_id = p.authority_id and s.id = p.id
     where p.organisation_id is not null
    union
    select o.organisation_id from post o join same s on s.authority_id = o.authority_id and s.id = o.person_id
     where o.to_on is null or o.to_on >= (now() at time zone 'Asia/Shanghai')::date
  )
  select jsonb_build_object(
    'personId', me.person_id, 'name', me.name, 'roles', me.roles, 'scope', me.scope,
    'authorityId', me.authority_id, 'departmentId', me.department_id, 'organisationId', me.organisation_id,
    'authorityIds', case when me.scope = 'authority' then (select jsonb_agg(id) from tree)
                         else jsonb_build_array(me.authority_id) end,
    'personIds', (select jsonb_agg(id) from same),
    'organisationIds', coalesce((select jsonb_agg(id) from works), '[]'))
  from me
$$;

/*
 * An invitation by the digest of its secret, for somebody who is not signed in yet. Unknown, used, voided and
 * expired ones all answer nothing.
 */
create function find_invitation(digest bytea, at timestamptz) returns jsonb
  language sql stable security definer set search_path = zhiben, public, pg_temp as $$
  select jsonb_build_object(
    'authorityId', i.authority_id, 'id', i.id, 'personId', i.person_id, 'roles', i.roles, 'name', p.name,
    'authorityName', a.name, 'organisationName', o.name, 'accountId', m.account_id, 'username', u.username)
  from invitation i
    join person p on p.authority_id = i.authority_id and p.id = i.person_id
    join authority a on a.id = i.authority_id
    left join organisation o on o.authority_id = p.authority_id and o.id = p.organisation_id
    left join membership m on m.authority_id = i.authority_id and m.person_id = i.person_id
    left join auth."user" u on u.id = m.account_id
  where i.secret_hash = digest and i.used_at is null and i.voided_at is null and i.expires_at > at and p.active
$$;
