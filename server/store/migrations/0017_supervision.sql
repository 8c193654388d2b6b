-- Listed supervision (挂牌督办), supervision orders (督办), inquiries into the three failures, the self-checks that they
-- read, and the double report (plan measures 11 and 12; 安全生产法 art. 41). Each change is an event of a register named
-- like its table. `said` holds the answers of the last move, so that its event tells them.

create table listing (
  authority_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  number text not null,
  year integer not null,
  state text not null check (state in ('listed', 'applied', 'reviewed', 'delisted', 'withdrawn')),
  version integer not null default 1,
  last_move_id uuid not null,
  said jsonb not null default '{}',
  -- Written for the public: a hazard's own words may name people.
  title text not null,
  level text not null check (level in ('province', 'city', 'county', 'park')),
  issuing_body text not null,
  conditions text not null,
  responsible_unit text not null,
  responsible_person text not null default '',
  listed_on date not null,
  due_on date not null,
  proposed_by uuid,
  verified_by uuid,
  applied_on date,
  applied_by uuid,
  review_by date,
  review_rule text,
  ended_on date,
  published_on date,
  removed_on date,
  correction text,
  -- 挂牌通知, 解除通知: made and numbered where documents are.
  document_id uuid,
  release_document_id uuid,
  created_at timestamptz not null,
  primary key (authority_id, id),
  unique (authority_id, number),
  foreign key (authority_id, case_id) references case_file (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id)
);
-- A hazard wears one plate at a time.
create unique index listing_standing on listing (authority_id, case_id) where state in ('listed', 'applied', 'reviewed');
create index listing_by_case on listing (authority_id, case_id);
create index listing_by_due on listing (authority_id, due_on, id);
create index listing_open_by_due on listing (authority_id, due_on, id) where state in ('listed', 'applied', 'reviewed');
create index listing_by_review on listing (authority_id, review_by, id) where state = 'applied';
create index listing_by_organisation on listing (authority_id, organisation_id, due_on, id);
create index listing_published on listing (authority_id, listed_on desc, id) where published_on is not null;

create table supervision_order (
  authority_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid,
  number text not null,
  year integer not null,
  state text not null check (state in ('issued', 'done', 'withdrawn')),
  version integer not null default 1,
  last_move_id uuid not null,
  said jsonb not null default '{}',
  title text not null,
  level text not null check (level in ('county', 'park')),
  issuing_body text not null,
  requirements text not null,
  department_id uuid,
  handler_id uuid,
  issued_on date not null,
  due_on date not null,
  proposed_by uuid,
  extension_asked boolean not null default false,
  new_due_on date,
  asked_by uuid,
  extended integer not null default 0,
  progress_on date,
  refused_on date,
  ended_on date,
  document_id uuid,
  created_at timestamptz not null,
  primary key (authority_id, id),
  unique (authority_id, number),
  foreign key (authority_id, case_id) references case_file (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  foreign key (authority_id, department_id) references department (authority_id, id),
  foreign key (authority_id, handler_id) references person (authority_id, id)
);
create index supervision_order_by_case on supervision_order (authority_id, case_id);
create index supervision_order_by_due on supervision_order (authority_id, due_on, id);
create index supervision_order_open on supervision_order (authority_id, due_on, id) where state = 'issued';
create index supervision_order_by_organisation on supervision_order (authority_id, organisation_id, due_on, id);
create index supervision_order_by_department on supervision_order (authority_id, department_id);
create index supervision_order_refused on supervision_order (authority_id, organisation_id)
  where refused_on is not null;

create table self_check (
  authority_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  checked_on date not null,
  whole_site boolean not null,
  place text not null default '',
  lng double precision,
  lat double precision,
  criteria text[] not null default '{}',
  scope text not null default '',
  found_nothing boolean not null,
  -- The hazards that it found, as reported.
  case_ids uuid[] not null default '{}',
  note text not null default '',
  signed_by uuid not null,
  signed_by_name text not null,
  signed_at timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  check (found_nothing = (cardinality(case_ids) = 0))
);
create index self_check_by_day on self_check (authority_id, checked_on desc, id desc);
create index self_check_by_organisation on self_check (authority_id, organisation_id, checked_on desc, id desc);

create table inquiry (
  authority_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  department_id uuid,
  case_id uuid,
  self_check_id uuid,
  failure text not null check (failure in ('not-looked', 'not-seen', 'refused')),
  state text not null check (state in ('opened', 'proposed', 'founded', 'unfounded', 'exempted')),
  version integer not null default 1,
  last_move_id uuid not null,
  said jsonb not null default '{}',
  facts jsonb not null,
  opened_on date not null,
  statement text,
  stated_by uuid,
  conclusion text check (conclusion in ('founded', 'unfounded', 'exempted')),
  reason text,
  proposed_by uuid,
  verified_by uuid,
  decided_on date,
  created_at timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  foreign key (authority_id, department_id) references department (authority_id, id),
  foreign key (authority_id, case_id) references case_file (authority_id, id),
  foreign key (authority_id, self_check_id) references self_check (authority_id, id)
);
create index inquiry_by_opened on inquiry (authority_id, opened_on desc, id desc);
create index inquiry_waiting on inquiry (authority_id, opened_on desc, id desc) where state in ('opened', 'proposed');
create index inquiry_by_organisation on inquiry (authority_id, organisation_id, opened_on desc, id desc);
create index inquiry_by_case on inquiry (authority_id, case_id) where case_id is not null;

create table double_report (
  authority_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  part text not null check (part in ('employees', 'congress')),
  how text not null,
  told_on date not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, case_id) references case_file (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id)
);
create index double_report_by_case on double_report (authority_id, case_id, part);

do $$
declare t text;
begin
  foreach t in array array['listing', 'supervision_order', 'self_check', 'inquiry', 'double_report'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- Seen with its case, said for the authority and the enterprise without a look at the case, which costs a reader of a
-- long list dearly; `offset 0` keeps the planner from reading every case to answer for a few.
create policy reach on listing
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))
      or ((select actor_scope() = 'department') and exists (select from case_file c
            where c.authority_id = listing.authority_id and c.id = listing.case_id offset 0))))
  -- The enterprise applies, in its own name, and no more.
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))
      or ((select actor_scope() = 'department') and exists (select from case_file c
            where c.authority_id = listing.authority_id and c.id = listing.case_id offset 0)))
    and ((select actor_scope()) <> 'organisation'
      or (state = 'applied' and applied_by = (select actor_person()))));

-- An order is seen by the department that handles it as well. The enterprise tells how far it is and asks for time; it
-- neither issues nor ends.
create policy reach on supervision_order
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))
      or ((select actor_scope() = 'department') and (department_id = (select actor_department()) or exists (select from case_file c
            where c.authority_id = supervision_order.authority_id and c.id = supervision_order.case_id offset 0)))))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))
      or ((select actor_scope() = 'department') and (department_id = (select actor_department()) or exists (select from case_file c
            where c.authority_id = supervision_order.authority_id and c.id = supervision_order.case_id offset 0))))
    and ((select actor_scope()) <> 'organisation' or state = 'issued'));

-- The governing side reads every self-check; only the enterprise signs one, for itself and in the signer's name.
create policy reach on self_check
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) in ('authority', 'department') or organisation_id = (select actor_organisation())))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and organisation_id = (select actor_organisation()) and signed_by = (select actor_person()));

-- An inquiry is seen by the authority, by the department that answers for it, and by the enterprise that it is about,
-- which is heard while it is open.
create policy reach on inquiry
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or ((select actor_scope()) = 'department' and department_id = (select actor_department()))
      or ((select actor_scope()) = 'organisation' and organisation_id = (select actor_organisation()))))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or ((select actor_scope()) = 'department' and department_id = (select actor_department()))
      or ((select actor_scope()) = 'organisation' and organisation_id = (select actor_organisation())
        and state = 'opened' and stated_by = (select actor_person()))));

-- Told and recorded by the enterprise, seen with the case.
create policy reach on double_report
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))
      or ((select actor_scope() = 'department') and exists (select from case_file c
            where c.authority_id = double_report.authority_id and c.id = double_report.case_id offset 0))))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and organisation_id = (select actor_organisation()) and recorded_by = (select actor_person())
    and exists (select from case_file c
          where c.authority_id = double_report.authority_id and c.id = double_report.case_id));

-- Whoever works for a department tells, in his own name, what he did to a record of these that he sees.
alter policy reach on register_event
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or (actor_id = (select actor_person())
        and (((select actor_scope()) = 'organisation' and organisation_id = (select actor_organisation()))
          or ((select actor_scope()) = 'department' and register = 'account'
            and entry_id = (select actor_person()))
          or ((select actor_scope()) = 'department' and register = 'notice'
            and exists (select from notice n where n.authority_id = register_event.authority_id
                   and n.id = register_event.entry_id))
          or ((select actor_scope()) = 'department' and register = 'escalation'
            and exists (select from escalation e where e.authority_id = register_event.authority_id
                   and e.id = register_event.entry_id))
          or ((select actor_scope()) = 'department' and register = 'listing'
            and exists (select from listing l where l.authority_id = register_event.authority_id
                   and l.id = register_event.entry_id))
          or ((select actor_scope()) = 'department' and register = 'supervision-order'
            and exists (select from supervision_order s where s.authority_id = register_event.authority_id
                   and s.id = register_event.entry_id))
          or ((select actor_scope()) = 'department' and register = 'inquiry'
            and exists (select from inquiry i where i.authority_id = register_event.authority_id
                   and i.id = register_event.entry_id))))));

/*
 * What the public may read of listed hazards: what was written for it, of those that are published and not removed,
 * newest first. Runs with the owner's rights, since the public has no reach; it names no person.
 */
create function published_listings(before_on date, before_id uuid, most integer) returns table (
    id uuid, authority_name text, demonstration boolean, number text, title text, responsible_unit text, level text,
    issuing_body text, conditions text, state text, listed_on date, due_on date, ended_on date, correction text)
  language sql stable security definer rows 50 set search_path = zhiben, public, pg_temp as $$
  select l.id, a.name, a.demonstration, l.number, l.title, l.responsible_unit, l.level, l.issuing_body, l.conditions,
         l.state, l.listed_on, l.due_on, l.ended_on, l.correction
    from listing l join authority a on a.id = l.authority_id
   where l.published_on is not null
     and (before_on is null or (l.listed_on, l.id) < (before_on, before_id))
   order by l.listed_on desc, l.id desc
   limit most
$$;
