-- What the governing side itself owes by a day of its own. The last day is derived from the rules of today; stored is
-- only since when it waits, which no changed rule ever changes.

-- Whose turn it is, while it is that of the governing side: one row for each hazard that waits to be confirmed, to be
-- ordered or to be reviewed, written with the event that brings it there.
create table turn (
  authority_id uuid not null,
  case_id uuid not null,
  step text not null check (step in ('confirm', 'order', 'review', 'review-stopped')),
  -- The day in China on which it began; work without signal counts when it happened.
  started_on date not null,
  department_id uuid,
  primary key (authority_id, case_id),
  foreign key (authority_id, case_id) references case_file (authority_id, id),
  foreign key (authority_id, department_id) references department (authority_id, id)
);
create index turn_by_day on turn (authority_id, step, started_on, case_id);
create index turn_by_department on turn (authority_id, department_id, step, started_on, case_id);

-- Since when a rung waits for its signature: one that was put off waits again from the day named then.
create index escalation_to_sign on escalation (authority_id, coalesce(deferred_until, reached_on), id)
  where state = 'due';

insert into turn (authority_id, case_id, step, started_on, department_id)
select c.authority_id, c.id,
       case c.state when 'reported' then 'confirm' when 'confirmed' then 'order'
         else case when c.suspended then 'review-stopped' else 'review' end end,
       (e.happened_at at time zone 'Asia/Shanghai')::date, c.department_id
  from case_file c
  join lateral (select v.happened_at from case_event v
                 where v.authority_id = c.authority_id and v.case_id = c.id
                   and v.to_state = c.state and v.from_state is distinct from c.state
                 order by v.seq desc limit 1) e on true
 where c.kind = 'hazard' and c.state in ('reported', 'confirmed', 'submitted');

alter table turn enable row level security, force row level security;
create policy owner on turn to current_user using (true) with check (true);

-- Seen with its hazard, and written by whoever moves that.
create policy reach on turn
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or exists (select from case_file c
           where c.authority_id = turn.authority_id and c.id = turn.case_id offset 0)))
  with check (authority_id = any ((select actor_authorities())::uuid[]));

-- Of what was served in person: was it refused there? That counts as a refusal (plan 11d). Null for all else.
alter table notice add column refused boolean;

-- The days on which people were reminded: what a standstill of the server passed over is told by the next of them.
create table reminder_run (
  authority_id uuid not null references authority (id),
  day date not null,
  primary key (authority_id, day)
);
alter table reminder_run enable row level security, force row level security;
create policy owner on reminder_run to current_user using (true) with check (true);
create policy reach on reminder_run
  using (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority')
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
