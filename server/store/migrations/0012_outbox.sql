-- The outbox: what leaves the product, by which channel, and every try. Changes of channels are events of the register
-- 'channel', a resend one of 'message'; how a message fared is told by its attempts, which are only added to.

alter table person add column email text;

create table channel (
  authority_id uuid not null references authority (id),
  id uuid not null,
  kind text not null check (kind in ('email', 'sms', 'wecom', 'dingtalk', 'feishu')),
  name text not null,
  position integer not null,
  active boolean not null default true,
  settings jsonb not null,
  version integer not null default 1,
  primary key (authority_id, id)
);
create index channel_in_order on channel (authority_id, position, id);

-- Apart from the channel, so that who queues a message need not be able to read its key. Sealed with a key that lies
-- outside of the database.
create table channel_secret (
  authority_id uuid not null,
  channel_id uuid not null,
  held text[] not null,
  sealed bytea not null,
  primary key (authority_id, channel_id),
  foreign key (authority_id, channel_id) references channel (authority_id, id)
);

create table message (
  authority_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('notice', 'reminder', 'test')),
  notice_id uuid,
  case_id uuid,
  organisation_id uuid,
  person_id uuid,
  channel_id uuid not null,
  address text not null,
  subject text not null,
  text text not null,
  -- A path of the page; who sends it puts the address of the installation before it.
  link text not null,
  state text not null check (state in ('waiting', 'sending', 'accepted', 'dead', 'void')),
  tries integer not null default 0,
  -- Tries before somebody sent a dead one again: its patience begins anew there.
  tries_before integer not null default 0,
  made_at timestamptz not null,
  -- Waiting: not before, by the clock of the product. Sending: the end of the lease, by the clock of the database.
  due_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  error text,
  error_detail text,
  primary key (authority_id, id),
  foreign key (authority_id, notice_id) references notice (authority_id, id),
  foreign key (authority_id, case_id) references case_file (authority_id, id),
  foreign key (authority_id, organisation_id) references organisation (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  foreign key (authority_id, channel_id) references channel (authority_id, id)
);
create index message_travelling on message (authority_id, due_at, id) where state in ('waiting', 'sending');
create index message_by_day on message (authority_id, made_at desc, id desc);
create index message_dead on message (authority_id, made_at desc, id desc) where state = 'dead';
create index message_by_channel on message (authority_id, channel_id, made_at desc, id desc);
create index message_by_notice on message (authority_id, notice_id) where notice_id is not null;

create table message_attempt (
  authority_id uuid not null,
  message_id uuid not null,
  try integer not null,
  begun_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null check (outcome in ('accepted', 'failed', 'refused', 'lost')),
  error text,
  detail text,
  primary key (authority_id, message_id, try),
  foreign key (authority_id, message_id) references message (authority_id, id)
);

-- When nothing else reached the person: from then on somebody has to go there.
alter table notice add column serve_due_at timestamptz;
create index notice_serve_due on notice (authority_id, answer_by, id)
  where serve_due_at is not null and state in ('made', 'opened');
create index notice_unserved on notice (authority_id, id) where serve_due_at is null and state in ('made', 'opened');
create index notice_by_made on notice (authority_id, made_at desc, id desc);

alter table channel enable row level security, force row level security;
alter table channel_secret enable row level security, force row level security;
alter table message enable row level security, force row level security;
alter table message_attempt enable row level security, force row level security;
create policy owner on channel to current_user using (true) with check (true);
create policy owner on channel_secret to current_user using (true) with check (true);
create policy owner on message to current_user using (true) with check (true);
create policy owner on message_attempt to current_user using (true) with check (true);

-- Which channels there are is known to everybody in the authority, who sees the receipts; only itself sets them up.
create policy reach on channel
  using (authority_id = any ((select actor_authorities())::uuid[]))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');

create policy reach on channel_secret
  using (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority')
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');

-- A message is seen with its notice by a department, and by an enterprise when it went to its own people. Whoever
-- confirms a hazard for a department queues the messages of its notices.
create policy reach on message
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or ((select actor_scope()) = 'organisation' and organisation_id = (select actor_organisation()))
      or ((select actor_scope()) = 'department' and exists (select from notice n
            where n.authority_id = message.authority_id and n.id = message.notice_id))))
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or ((select actor_scope()) = 'department' and state = 'waiting' and tries = 0
        and exists (select from notice n where n.authority_id = message.authority_id and n.id = message.notice_id))));

create policy reach on message_attempt
  using (authority_id = any ((select actor_authorities())::uuid[])
    and exists (select from message m where m.authority_id = message_attempt.authority_id
          and m.id = message_attempt.message_id))
  with check (authority_id = any ((select actor_authorities())::uuid[]) and (select actor_scope()) = 'authority');
