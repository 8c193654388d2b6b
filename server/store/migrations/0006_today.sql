-- What people open every day: what somebody asked to be decided, the open ones by grade, and what was closed lately.

create index case_asked on case_file (authority_id, kind, due_on, id)
  where extension_asked or grade_proposed is not null or handover_to is not null;
create index case_open_by_grade on case_file (authority_id, kind, grade, due_on, id) where holder <> 'nobody';
create index case_by_closed on case_file (authority_id, kind, closed_on) where closed_on is not null;
