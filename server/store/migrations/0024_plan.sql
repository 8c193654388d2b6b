-- The action plan of an authority (行动计划) as data. Without a row the plan that the product brings is in force. An edition
-- is never changed; a new one replaces it.
create table plan_edition (
  authority_id uuid not null references authority (id),
  plan text not null,
  edition integer not null,
  content jsonb not null,
  because text not null,
  issued_by uuid not null,
  issued_by_name text not null,
  issued_at timestamptz not null,
  primary key (authority_id, plan, edition)
);
create index plan_edition_by_day on plan_edition (authority_id, issued_at desc);

-- Who has read it, and signed: one receipt for each enterprise and edition (plan G1).
create table plan_receipt (
  authority_id uuid not null references authority (id),
  id uuid not null,
  plan text not null,
  edition integer not null,
  organisation_id uuid not null,
  signed_by uuid not null,
  signed_by_name text not null,
  signed_at timestamptz not null,
  primary key (authority_id, id),
  unique (authority_id, plan, edition, organisation_id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['plan_edition', 'plan_receipt'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- Everybody reads the plan; the governing side issues it.
create policy reach on plan_edition
  using (authority_id = any ((select actor_authorities())::uuid[]))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
-- An enterprise signs for itself, in the name of who signs.
create policy reach on plan_receipt
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() in ('authority', 'department'))
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and (select actor_scope()) = 'organisation' and organisation_id = (select actor_organisation())
    and signed_by = (select actor_person()));
