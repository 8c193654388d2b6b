-- Official documents (文书): drafted from records, numbered and frozen at issue, served and answered. Each change is an
-- event of the register 'document', 'delivery', 'template' or 'issuer'.

-- What may still change: the draft and where it stands. Its content counts no longer once there is a row of issue.
create table document (
  authority_id uuid not null references authority (id),
  id uuid not null,
  kind text not null,
  state text not null check (state in ('draft', 'issued', 'superseded', 'cancelled')),
  version integer not null default 1,
  issuer text not null check (issuer in ('authority', 'committee', 'department')),
  department_id uuid,
  case_id uuid,
  -- Whom it is about; to whom it goes is said by the recipient.
  organisation_id uuid,
  recipient_kind text not null
    check (recipient_kind in ('enterprise', 'department', 'lower-authority', 'upper-authority', 'public')),
  recipient_id uuid,
  recipient_name text not null,
  -- The record that asked for it: a hazard, a rung of the ladder, a month.
  subject_kind text not null,
  subject_id uuid not null,
  -- 0 is the product's own form.
  template_version integer not null,
  title text not null,
  content jsonb not null,
  supersedes uuid,
  cancel_reason text,
  drafted_by uuid,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, department_id) references department (authority_id, id),
  foreign key (authority_id, case_id) references case_file (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  foreign key (authority_id, supersedes) references document (authority_id, id),
  check ((issuer = 'department') = (department_id is not null))
);
create index document_by_draft on document (authority_id, drafted_at desc, id desc);
create index document_by_state on document (authority_id, state, drafted_at desc, id desc);
create index document_by_kind on document (authority_id, kind, drafted_at desc, id desc);
create index document_by_case on document (authority_id, case_id, drafted_at desc) where case_id is not null;
create index document_by_subject on document (authority_id, subject_kind, subject_id);
create index document_by_recipient on document (authority_id, recipient_id, drafted_at desc, id desc)
  where recipient_id is not null;
create index document_by_department on document (authority_id, department_id, drafted_at desc, id desc)
  where department_id is not null;
create index document_by_superseded on document (authority_id, supersedes) where supersedes is not null;

-- What was issued, word for word: the application may add a row and never change one.
create table document_issue (
  authority_id uuid not null,
  document_id uuid not null,
  -- 发文机关代字 with the word of the kind; the serial has no gaps within it and a year.
  word text not null,
  year integer not null,
  serial integer not null check (serial > 0),
  number text not null,
  issuer_name text not null,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by uuid,
  issued_by_name text not null,
  title text not null,
  content jsonb not null,
  -- Lower-case hexadecimal SHA-256: of the canonical content, and of the Word file in the content store.
  content_sha256 text not null,
  docx_sha256 text not null,
  docx_size bigint not null,
  primary key (authority_id, document_id),
  unique (authority_id, word, year, serial),
  foreign key (authority_id, document_id) references document (authority_id, id)
);
create index document_issue_by_number on document_issue (authority_id, number text_pattern_ops);
create index document_issue_by_year on document_issue (authority_id, year);

-- The next serial. Taken in the transaction that issues: one that is rolled back takes nothing.
create table document_series (
  authority_id uuid not null references authority (id),
  word text not null,
  year integer not null,
  next integer not null,
  primary key (authority_id, word, year)
);

-- Served, received, answered: one row each, never altered.
create table document_delivery (
  authority_id uuid not null,
  document_id uuid not null,
  id uuid not null,
  step text not null check (step in ('served', 'received', 'replied')),
  on_day date not null,
  way text,
  to_name text not null,
  record text not null,
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (authority_id, document_id, id),
  foreign key (authority_id, document_id) references document (authority_id, id)
);

-- The authority's own form of a kind: every version stays. Null goes back to the product's own.
create table document_template (
  authority_id uuid not null references authority (id),
  kind text not null,
  version integer not null,
  template jsonb,
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (authority_id, kind, version)
);

-- How an issuer writes its name and its word in documents; key: authority, committee, or the id of a department.
create table document_issuer (
  authority_id uuid not null references authority (id),
  key text not null,
  name text not null,
  word text not null,
  version integer not null default 1,
  primary key (authority_id, key)
);

do $$
declare t text;
begin
  foreach t in array array['document', 'document_issue', 'document_series', 'document_delivery', 'document_template',
    'document_issuer'] loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
  end loop;
end $$;

-- An enterprise sees what was issued to it and nothing before; a department what it issues, what is about its hazards,
-- and what was issued to it.
create policy reach on document
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'department')
        and (department_id = (select actor_department())
          or (recipient_id = (select actor_department()) and state in ('issued', 'superseded'))
          or (case_id is not null and exists (select from case_file c
                where c.authority_id = document.authority_id and c.id = document.case_id))))
      or ((select actor_scope() = 'organisation')
        and recipient_id = (select actor_organisation()) and state in ('issued', 'superseded'))))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'department') and department_id = (select actor_department()))));

create policy reach on document_issue
  using (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from document d
      where d.authority_id = document_issue.authority_id and d.id = document_issue.document_id))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from document d
      where d.authority_id = document_issue.authority_id and d.id = document_issue.document_id
        and ((select actor_scope() = 'authority')
          or ((select actor_scope() = 'department') and d.department_id = (select actor_department())))));

-- Whoever receives a document says so in his own name, and cannot say that it was served.
create policy reach on document_delivery
  using (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from document d
      where d.authority_id = document_delivery.authority_id and d.id = document_delivery.document_id))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and made_by = (select actor_person())
    and ((select actor_scope()) <> 'organisation' or step in ('received', 'replied'))
    and exists (select from document d
      where d.authority_id = document_delivery.authority_id and d.id = document_delivery.document_id));

create policy reach on document_series
  using (authority_id = any ((select actor_authorities())::uuid[])
    and (select actor_scope()) in ('authority', 'department'));

create policy reach on document_template
  using (authority_id = any ((select actor_authorities())::uuid[])
    and (select actor_scope()) in ('authority', 'department'))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');

create policy reach on document_issuer
  using (authority_id = any ((select actor_authorities())::uuid[])
    and (select actor_scope()) in ('authority', 'department'))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');

-- Whoever drafts, issues or serves for a department writes the history of it in his own name. What the policy says
-- already stays as it is: other registers have clauses of their own.
do $$
declare known text;
begin
  select pg_get_expr(polwithcheck, polrelid) into strict known
    from pg_policy where polrelid = 'register_event'::regclass and polname = 'reach';
  execute format($policy$
    alter policy reach on register_event with check ((%s) or (
      authority_id = any ((select actor_authorities())::uuid[])
      and (select actor_scope()) = 'department' and actor_id = (select actor_person())
      and ((register = 'document' and exists (select from document d
              where d.authority_id = register_event.authority_id and d.id = register_event.entry_id))
        or (register = 'delivery' and exists (select from document_delivery d
              where d.authority_id = register_event.authority_id and d.id = register_event.entry_id)))))
  $policy$, known);
end $$;
