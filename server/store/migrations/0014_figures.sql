-- Figures (指标): roll-ups, frozen month-ends, and the monthly batch that is submitted upwards. ADR 12.

/*
 * What a move changed in what is counted, waiting to be folded: a hazard as it now counts (+1) or no longer counts (-1),
 * a step that it took, or a notice. Only ever added to by who makes the move, so that two moves never wait for each other.
 */
create table figure_change (
  authority_id uuid not null references authority (id),
  id uuid not null default gen_random_uuid(),
  n integer not null,
  -- Null: the hazard itself; else the step it took ('confirmed', 'closed', …), or 'notice'.
  step text,
  -- Of a step: whole days since the hazard was found. Of a notice: how it stands.
  value text,
  -- The day of the step in China; of a notice, the day by which it is to be answered.
  step_on date,
  department_id uuid,
  grade text not null default '',
  region_code text,
  industry_code text,
  channel text,
  criterion_id text,
  recurred boolean not null default false,
  accident_type text,
  root_cause text,
  defence text,
  found_on date,
  due_on date,
  closed_on date,
  open boolean not null default false,
  primary key (authority_id, id)
);

/*
 * The roll-up: how many, per small key. `scope` is the authority itself for all of it, or a department for its part.
 * `at` is the first day of a month, or a day where the answer hangs on today: a term ('due'), the end of a late one.
 */
create table figure_cell (
  authority_id uuid not null references authority (id),
  scope uuid not null,
  measure text not null,
  facet text not null,
  at date not null,
  value text not null,
  grade text not null,
  n integer not null,
  primary key (authority_id, scope, measure, facet, at, value, grade)
);

-- A month-end as it was counted then: never altered. A correction of history is shown beside it.
create table figure_snapshot (
  authority_id uuid not null references authority (id),
  scope uuid not null,
  -- The first day of the month whose end it shows.
  month date not null,
  figures jsonb not null,
  cells jsonb not null,
  taken_at timestamptz not null,
  primary key (authority_id, scope, month)
);

-- 月排查月通报 (plan measure 12): the month's outstanding hazards, approved by a second person, submitted upwards.
create table monthly_batch (
  authority_id uuid not null references authority (id),
  id uuid not null,
  month date not null,
  state text not null check (state in ('picked', 'approved', 'submitted')),
  -- Nothing outstanding: a return that says so has to be signed like any other.
  nil boolean not null,
  opinion text not null default '',
  picked_by uuid not null,
  picked_by_name text not null,
  picked_at timestamptz not null,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  submitted_to text,
  receipt text,
  submitted_by uuid,
  submitted_by_name text,
  submitted_at timestamptz,
  version integer not null default 1,
  -- The hazards in their order: id, why it was picked, and whether the bulletin names its enterprise.
  items jsonb not null default '[]',
  primary key (authority_id, id),
  unique (authority_id, month),
  check (state = 'picked' or approved_by <> picked_by)
);

/* What one change adds to the roll-up, for one scope. Whoever asks how hazards are counted finds it here. */
create function figure_cells(c figure_change)
  returns table (measure text, facet text, at date, value text, grade text, n integer)
  language sql immutable parallel safe as $$
  select cell.measure, cell.facet, cell.at, cell.value, c.grade, c.n from (
    select 'found' as measure, f.facet, date_trunc('month', c.found_on::timestamp)::date as at, coalesce(f.value, '') as value
      from (values ('', ''), ('region', c.region_code), ('industry', c.industry_code),
                   ('department', c.department_id::text), ('channel', c.channel), ('criterion', c.criterion_id),
                   ('recurred', case when c.recurred then c.criterion_id end), ('accidentType', c.accident_type),
                   ('rootCause', c.root_cause), ('defence', c.defence),
                   ('rootCauseDefence', coalesce(c.root_cause, '') || '|' || coalesce(c.defence, ''))) f (facet, value)
     where c.step is null and (f.facet <> 'recurred' or f.value is not null)
    union all
    select m.measure, f.facet, m.at, coalesce(f.value, '')
      from (values ('due', coalesce(c.due_on, '9999-12-31'), c.open),
                   ('met', date_trunc('month', c.due_on::timestamp)::date, not c.open and c.closed_on <= c.due_on),
                   ('missed', date_trunc('month', c.due_on::timestamp)::date, not c.open and c.closed_on > c.due_on)) m (measure, at, holds),
           (values ('', ''), ('region', c.region_code), ('industry', c.industry_code),
                   ('department', c.department_id::text)) f (facet, value)
     where c.step is null and m.holds
    union all
    select m.measure, '', m.at, ''
      from (values ('open', date_trunc('month', c.found_on::timestamp)::date, c.open),
                   ('closed', date_trunc('month', c.closed_on::timestamp)::date, not c.open and c.closed_on is not null),
                   ('late-end', c.closed_on, not c.open and c.grade = 'major' and c.closed_on > c.due_on)) m (measure, at, holds)
     where c.step is null and m.holds
    union all
    select 'step', c.step, date_trunc('month', c.step_on::timestamp)::date, c.value where c.step <> 'notice'
    union all
    select 'notice', c.value, c.step_on, '' where c.step = 'notice'
  ) cell
$$;

/* The scopes in which a change counts: the whole authority, and its department when it has one. */
create function figure_scopes(c figure_change) returns setof uuid language sql immutable parallel safe as $$
  select c.authority_id union all select c.department_id where c.department_id is not null
$$;

/* The steps of a hazard that are counted, by the move that makes them. */
create view figure_step as
  select * from (values ('confirm', 'confirmed'), ('order', 'ordered'), ('submit', 'submitted'),
                        ('rectify-on-spot', 'submitted'), ('verify', 'verified'), ('close', 'closed'),
                        ('return', 'returned'), ('reopen', 'reopened')) s (move, step);

/*
 * Everything as it counts today, in the form of changes: every hazard that stands (neither dismissed nor merged), every
 * step that it took, every notice. `security_invoker`: the reader sees of it what he sees of the tables.
 */
create view figure_source with (security_invoker = true) as
  select c.authority_id, c.id as case_id, 1 as n, null::text as step, null::text as value, null::date as step_on,
         c.department_id, c.grade, c.region_code, c.industry_code, c.channel, c.criterion_id,
         c.recurrence_of is not null as recurred, c.accident_type, c.root_cause, c.defence,
         c.found_on, c.due_on, c.closed_on, c.holder <> 'nobody' as open
    from case_file c
   where c.kind = 'hazard' and c.state not in ('dismissed', 'merged')
  union all
  select c.authority_id, c.id, 1, s.step,
         ((e.effective_at at time zone 'Asia/Shanghai')::date - c.found_on)::text,
         (e.effective_at at time zone 'Asia/Shanghai')::date,
         c.department_id, c.grade, c.region_code, c.industry_code, c.channel, c.criterion_id,
         c.recurrence_of is not null, c.accident_type, c.root_cause, c.defence,
         c.found_on, c.due_on, c.closed_on, c.holder <> 'nobody'
    from case_file c
    join case_event e on e.authority_id = c.authority_id and e.case_id = c.id
    join figure_step s on s.move = e.move
   where c.kind = 'hazard' and c.state not in ('dismissed', 'merged');

/*
 * Notes of hazards of the actor's authorities that they count (1) or cease to (-1), as they stand. Runs with the owner's
 * rights: under the policies every event would be looked up among all cases, which made 1,000 hazards cost seconds.
 */
create function count_cases(of_authority uuid, ids uuid[], sign integer) returns void
  language sql volatile security definer set search_path = zhiben, public, pg_temp as $$
  insert into figure_change (authority_id, n, step, value, step_on, department_id, grade, region_code, industry_code,
    channel, criterion_id, recurred, accident_type, root_cause, defence, found_on, due_on, closed_on, open)
  select authority_id, sign, step, value, step_on, department_id, grade, region_code, industry_code,
    channel, criterion_id, recurred, accident_type, root_cause, defence, found_on, due_on, closed_on, open
    from figure_source
   where authority_id = of_authority and of_authority = any (actor_authorities()) and actor_scope() = 'authority'
     and case_id = any (ids)
$$;

create view figure_notice with (security_invoker = true) as
  select n.authority_id, n.id as notice_id, (n.answer_by at time zone 'Asia/Shanghai')::date as step_on,
         case when n.ended_at is null then 'waiting'
              when n.state = 'acknowledged' and n.ended_at <= n.answer_by then 'in-time'
              when n.state = 'acknowledged' then 'late'
              else n.state end as value
    from notice n;

/* Counts everything anew. While it runs no move is made; only the owner may. */
create function rebuild_figures() returns void
  language plpgsql volatile set search_path = zhiben, public, pg_temp as $$
begin
  lock table figure_change in exclusive mode;
  delete from figure_change;
  delete from figure_cell;
  insert into figure_cell (authority_id, scope, measure, facet, at, value, grade, n)
  select c.authority_id, s.scope, v.measure, v.facet, v.at, v.value, v.grade, sum(v.n)
    from (select row(f.authority_id, f.authority_id, f.n, f.step, f.value, f.step_on, f.department_id, f.grade,
                     f.region_code, f.industry_code, f.channel, f.criterion_id, f.recurred, f.accident_type,
                     f.root_cause, f.defence, f.found_on, f.due_on, f.closed_on, f.open)::figure_change as change,
                 f.authority_id
            from figure_source f
          union all
          select row(n.authority_id, n.notice_id, 1, 'notice', n.value, n.step_on, null, 'major', null, null, null, null,
                     false, null, null, null, null, null, null, false)::figure_change, n.authority_id
            from figure_notice n) c,
         lateral figure_scopes(c.change) s (scope), lateral figure_cells(c.change) v
   group by 1, 2, 3, 4, 5, 6, 7;
end $$;

do $$
declare t text;
begin
  foreach t in array array['figure_change', 'figure_cell', 'figure_snapshot', 'monthly_batch'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- Whoever makes a move adds what it changes; what all moves add up to is read by the governing side alone.
create policy reach on figure_change
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or ((select actor_scope()) = 'department' and department_id = (select actor_department()))))
  with check (authority_id = any ((select actor_authorities())::uuid[]));
create policy reach on figure_cell
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'department') and scope = (select actor_department()))))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
create policy reach on figure_snapshot
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or ((select actor_scope()) = 'department' and scope = (select actor_department()))))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
create policy reach on monthly_batch
  using (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');

select rebuild_figures();
