-- Notices (通知): who was told of a major hazard, and what he answered. Each change is an event of the register 'notice'.

create table notice (
  authority_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  -- Null when nobody is known to hold the post: the gap is then on the list.
  person_id uuid,
  post text not null,
  state text not null check (state in ('made', 'opened', 'acknowledged', 'served', 'void')),
  made_at timestamptz not null,
  answer_by timestamptz not null,
  opened_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  answer text,
  answer_due_on date,
  primary key (authority_id, id),
  foreign key (authority_id, case_id) references case_file (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create index notice_by_case on notice (authority_id, case_id);
create index notice_by_answer on notice (authority_id, answer_by, id);
create index notice_waiting on notice (authority_id, answer_by, id) where state in ('made', 'opened');
create index notice_waiting_for on notice (authority_id, person_id, answer_by, id) where state in ('made', 'opened');

alter table notice enable row level security, force row level security;
create policy owner on notice to current_user using (true) with check (true);

-- A notice is seen with its case. An enterprise says that it looked and what it answers, in its own name, and no more.
create policy reach on notice
  using (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from case_file c where c.authority_id = notice.authority_id and c.id = notice.case_id))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from case_file c where c.authority_id = notice.authority_id and c.id = notice.case_id)
    and ((select actor_scope()) <> 'organisation' or state = 'opened'
      or (state = 'acknowledged' and ended_by = (select actor_person()))));

-- Whoever confirms a hazard for a department makes its notices, and their history, in his own name.
alter policy reach on register_event
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or (actor_id = (select actor_person())
        and (((select actor_scope()) = 'organisation' and organisation_id = (select actor_organisation()))
          or ((select actor_scope()) = 'department' and register = 'account'
            and entry_id = (select actor_person()))
          or ((select actor_scope()) = 'department' and register = 'notice'
            and exists (select from notice n where n.authority_id = register_event.authority_id
                   and n.id = register_event.entry_id))))));
