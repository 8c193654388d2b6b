-- The ladder 函告 → 通报 → 约谈 → 曝光: each rung that a late hazard reached, and what became of it. Each change is an
-- event of the register 'escalation'.

create table escalation (
  authority_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  rung text not null check (rung in ('written-advisory', 'circular', 'regulatory-interview', 'public-disclosure')),
  state text not null
    check (state in ('due', 'deferred', 'issued', 'received', 'replied', 'cleared', 'void')),
  reached_on date not null,
  -- Which condition of which rule was met, with the numbers compared.
  because jsonb not null,
  deferred_until date,
  defer_reason text,
  signed_at timestamptz,
  signed_by uuid,
  signed_by_name text,
  -- The words, drafted when the rung is reached; issued when it is signed.
  document_id uuid,
  received_at timestamptz,
  received_by_name text,
  receipt text,
  replied_at timestamptz,
  reply text,
  ended_at timestamptz,
  -- Of a disclosure: the words, who found them lawful, and when they stood before the public.
  public_text text,
  checked_at timestamptz,
  checked_by uuid,
  checked_by_name text,
  check_opinion text,
  published_at timestamptz,
  corrected_at timestamptz,
  removed_at timestamptz,
  removal_reason text,
  primary key (authority_id, id),
  foreign key (authority_id, case_id) references case_file (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  -- Signed means somebody signed; nothing stands before the public that nobody checked.
  check (state in ('due', 'deferred', 'void') or signed_by is not null),
  check (published_at is null or (rung = 'public-disclosure' and checked_by is not null and checked_by <> signed_by))
);
-- A rung stands once on a hazard; after it was cleared or void it may be reached again.
create unique index escalation_standing on escalation (authority_id, case_id, rung)
  where state not in ('cleared', 'void');
create index escalation_by_case on escalation (authority_id, case_id);
create index escalation_by_day on escalation (authority_id, reached_on desc, id desc);
create index escalation_unsigned on escalation (authority_id, reached_on desc, id desc)
  where state in ('due', 'deferred');
create index escalation_in_force on escalation (authority_id, reached_on desc, id desc)
  where state in ('issued', 'received', 'replied');
create index escalation_published on escalation (authority_id, published_at desc, id)
  where published_at is not null and removed_at is null;

alter table escalation enable row level security, force row level security;
create policy owner on escalation to current_user using (true) with check (true);

-- A rung is seen with its hazard, said for the authority and the enterprise without a look at the hazard, which costs a
-- reader of a long list dearly. The enterprise sees it once it is signed, confirms and answers it, and no more.
create policy reach on escalation
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation())
        and signed_at is not null)
      or ((select actor_scope() = 'department') and exists (select from case_file c
            where c.authority_id = escalation.authority_id and c.id = escalation.case_id offset 0))))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation())
        and state in ('received', 'replied'))
      or ((select actor_scope() = 'department') and exists (select from case_file c
            where c.authority_id = escalation.authority_id and c.id = escalation.case_id offset 0))));

-- The same for notices: their policy looked at every hazard of the authority to show a page of them.
alter policy reach on notice
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))
      or ((select actor_scope() = 'department') and exists (select from case_file c
            where c.authority_id = notice.authority_id and c.id = notice.case_id offset 0))))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation())
        and (state = 'opened' or (state = 'acknowledged' and ended_by = (select actor_person()))))
      or ((select actor_scope() = 'department') and exists (select from case_file c
            where c.authority_id = notice.authority_id and c.id = notice.case_id offset 0))));

-- Whoever works for a department tells the history of what he may see, in his own name.
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
                   and e.id = register_event.entry_id))))));

/* What stands before the public now, for whoever asks: the words that were checked, and nothing of any person. */
create function public_disclosures(most integer) returns table (
  id uuid, authority_name text, organisation_name text, case_title text, due_on date, words text,
  published_at timestamptz, corrected_at timestamptz)
  language sql stable security definer set search_path = zhiben, public, pg_temp as $$
  select e.id, a.name, o.name, c.title, c.due_on, e.public_text, e.published_at, e.corrected_at
    from escalation e
    join authority a on a.id = e.authority_id
    join organisation o on o.authority_id = e.authority_id and o.id = e.organisation_id
    join case_file c on c.authority_id = e.authority_id and c.id = e.case_id
   where e.published_at is not null and e.removed_at is null
   order by e.published_at desc, e.id limit most
$$;
