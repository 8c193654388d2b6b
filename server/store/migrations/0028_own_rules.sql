-- The numbers of the law as they bind in one authority: confirmed where the product is not sure, set where a local rule
-- says otherwise. ADR 15.

create table rule_value (
  authority_id uuid not null references authority (id),
  -- Id of the rule.
  rule text not null,
  -- In the unit that the rule says; null: taken back, the product's own counts again.
  value double precision,
  because text not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  version integer not null default 1,
  primary key (authority_id, rule)
);

-- By which rules, as a digest, the entries of a register were computed last: others are applied to all of them.
create table rules_applied (
  authority_id uuid not null references authority (id),
  register text not null,
  digest text not null,
  applied_at timestamptz not null,
  primary key (authority_id, register)
);

do $$
declare t text;
begin
  foreach t in array array['rule_value', 'rules_applied'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- Everybody reads what binds him; the governing office sets it.
create policy reach on rule_value
  using (authority_id = any ((select actor_authorities())::uuid[]))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
create policy reach on rules_applied
  using (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority')
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');

-- Rules, by id, that have to be confirmed before the rest of an entry can be told.
alter table register_entry add waits_for text[] not null default '{}';
create index register_entry_waiting on register_entry (authority_id, register) where waits_for <> '{}' and ended_on is null;

-- Lines of phase-out lists (淘汰目录) that an authority keeps: its own, or in place of one of the product's under its id.
create table phase_out (
  authority_id uuid not null references authority (id),
  id text not null,
  what text not null,
  -- Kinds of equipment, and words of its name or model of which one must occur; empty: any.
  kinds text[] not null,
  words text[] not null,
  -- The last day of use.
  out_by date not null,
  source text not null,
  because text not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  taken_back boolean not null default false,
  version integer not null default 1,
  primary key (authority_id, id)
);
alter table phase_out enable row level security, force row level security;
create policy owner on phase_out to current_user using (true) with check (true);
create policy reach on phase_out
  using (authority_id = any ((select actor_authorities())::uuid[]))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
