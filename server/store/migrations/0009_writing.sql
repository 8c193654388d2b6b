-- Reading and writing are two things: what somebody may see he may not always tell in another's name.

/* The case that its department gives away in this transaction: its row leaves the sight of who gives it. */
create function actor_releases() returns uuid language sql stable parallel safe
  return nullif(current_setting('zhiben.releases', true), '')::uuid;

alter policy reach on case_file
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or ((select actor_scope() = 'department')
        and (department_id = (select actor_department()) or handover_to = (select actor_department())
          or reported_by = (select actor_person()) or id = (select actor_releases())))
      or ((select actor_scope() = 'organisation') and organisation_id = (select actor_organisation()))));

-- An event is added in one's own name to a case within reach. The first one comes with its case, in one statement
-- that does not see it yet; to a case that is there already it cannot be added, since it has a first one.
alter policy reach on case_event
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope() = 'authority')
      or (actor_id = (select actor_person())
        and (seq = 1 or exists (select from case_file c
               where c.authority_id = case_event.authority_id and c.id = case_event.case_id)))));

alter policy reach on file_use
  with check (authority_id = any ((select actor_authorities())::uuid[]) and used_by = (select actor_person())
    and exists (select from case_file c where c.authority_id = file_use.authority_id and c.id = file_use.case_id));

-- An enterprise tells its own changes; somebody of a department only that he changed his own account.
alter policy reach on register_event
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or (actor_id = (select actor_person())
        and (((select actor_scope()) = 'organisation' and organisation_id = (select actor_organisation()))
          or ((select actor_scope()) = 'department' and register = 'account'
            and entry_id = (select actor_person()))))));

-- Accounts and invitations are given to one's own people, and no more than an enterprise has to give.
alter policy reach on membership
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or (scope = 'organisation' and organisation_id = (select actor_organisation())
        and exists (select from person p where p.authority_id = membership.authority_id
                    and p.id = membership.person_id and p.organisation_id = membership.organisation_id))));

alter policy reach on invitation
  with check (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or (roles <@ array['enterprise-admin', 'enterprise-principal', 'enterprise-officer']
        and exists (select from person p where p.authority_id = invitation.authority_id
                    and p.id = invitation.person_id and p.organisation_id = (select actor_organisation())))));

-- Numbers only rise: handed out twice they would stop every report of the year.
create function refuse_falling_numbers() returns trigger language plpgsql as $$
begin
  raise exception 'number_series only rises' using errcode = '42501';
end $$;
create trigger rises before update on number_series
  for each row when (new.next < old.next) execute function refuse_falling_numbers();

-- Authorities are seen by everybody and written by those who govern them, or by the owner.
create function check_authority_writer() returns trigger language plpgsql as $$
begin
  if not pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')
    and not (new.id = any (actor_authorities()) and actor_scope() = 'authority') then
    raise exception 'authority % is not within reach', new.id using errcode = '42501';
  end if;
  return new;
end $$;
create trigger within_reach before insert or update on authority
  for each row execute function check_authority_writer();

-- Functions with the owner's rights look for nothing in a schema that somebody else can write.
alter function same_pictures(uuid, uuid) set search_path = zhiben, public, pg_temp;
alter function uses_elsewhere(uuid, uuid, uuid) set search_path = zhiben, public, pg_temp;
