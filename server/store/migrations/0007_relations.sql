-- How hazards hang together: what was merged into this one, what it is a recurrence of, and whether this enterprise
-- broke this criterion before.

create index case_merged_into on case_file (authority_id, merged_into) where merged_into is not null;
create index case_recurrence_of on case_file (authority_id, recurrence_of) where recurrence_of is not null;
create index case_by_criterion on case_file (authority_id, organisation_id, criterion_id, found_on desc)
  where criterion_id is not null;
