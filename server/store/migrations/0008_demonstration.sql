-- The demonstration park is the only thing that can be removed, and only as a whole.

/*
 * Removes every authority that is marked as a demonstration, with all that belongs to it and the accounts of its
 * people. Runs with the owner's rights, since the application may delete none of this; so it asks for itself who
 * calls: an administrator of one of them. Answers the hashes of the evidence that no record names any more, or
 * nothing when the caller is no such administrator.
 */
create function remove_demonstration() returns text[]
  language plpgsql volatile security definer set search_path = zhiben, public, pg_temp as $$
declare
  gone uuid[];
  hashes text[];
  waiting text[];
  still text[];
  t text;
begin
  select array_agg(id) into gone from authority where demonstration;
  if not exists (
    select from membership m where m.authority_id = any (gone) and m.account_id = actor_account() and m.active
      and 'administrator' = any (m.roles)
  ) then
    return null;
  end if;
  if exists (select from authority a where a.parent_id = any (gone) and not a.demonstration) then
    raise exception 'demonstration-in-use' using errcode = 'ZB001';
  end if;
  select coalesce(array_agg(distinct f.sha256), '{}') into hashes from file f
   where f.authority_id = any (gone)
     and not exists (select from file o where o.sha256 = f.sha256 and o.authority_id <> all (gone));
  delete from auth."user" u using membership m where m.authority_id = any (gone) and u.id = m.account_id;
  -- Every tenant table, the present ones and those to come: what others still refer to is tried again.
  select array_agg(c.relname::text) into waiting
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
   where c.relnamespace = 'zhiben'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition;
  while cardinality(waiting) > 0 loop
    still := '{}';
    foreach t in array waiting loop
      begin
        execute format('delete from %I where authority_id = any ($1)', t) using gone;
      exception when foreign_key_violation then
        still := still || t;
      end;
    end loop;
    if cardinality(still) = cardinality(waiting) then
      raise exception 'demonstration tables refer to each other: %', still;
    end if;
    waiting := still;
  end loop;
  delete from authority where id = any (gone);
  return hashes;
end $$;
