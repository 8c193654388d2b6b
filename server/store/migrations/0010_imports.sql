-- After a ledger the planner must not believe any longer that there are no cases: it would read them all to find one.
create function refresh_case_statistics() returns void
  language plpgsql security definer set search_path = zhiben, public, pg_temp as $$
begin
  analyze case_file;
  analyze case_event;
end $$;
