-- What was submitted to an authority above may be sent back by it with a reason: the month is then picked anew.
alter table monthly_batch
  drop constraint monthly_batch_state_check,
  add constraint monthly_batch_state_check check (state in ('picked', 'approved', 'submitted', 'returned')),
  -- Of the last return; gone once the month is submitted again.
  add column returned_by uuid,
  add column returned_by_name text,
  add column returned_at timestamptz,
  add column return_reason text,
  add check (state <> 'returned' or (returned_by is not null and return_reason is not null));

-- The authorities right below one, by name: the list of who submitted.
create index authority_below on authority (parent_id, name, id) where parent_id is not null;
