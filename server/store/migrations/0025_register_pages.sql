-- Enterprises import the registers that they keep themselves, and the search finds entries of every register.

-- Whose import it is; null when the governing side's own.
alter table import_batch add organisation_id uuid;
alter table import_batch add foreign key (authority_id, organisation_id) references organisation (authority_id, id);
create index import_by_organisation on import_batch (authority_id, organisation_id, created_at desc, id)
  where organisation_id is not null;

alter policy reach on import_batch
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or ((select actor_scope()) = 'organisation' and organisation_id = (select actor_organisation()))));
alter policy reach on import_chunk
  using (authority_id = any ((select actor_authorities())::uuid[])
    and ((select actor_scope()) = 'authority'
      or ((select actor_scope()) = 'organisation' and exists (select from import_batch b
        where b.authority_id = import_chunk.authority_id and b.id = import_chunk.batch_id))));

/*
 * As before, and across all registers when none is named. An enterprise is answered ids of its own only: those of others,
 * which it may not see, would else fill the `most`.
 */
create or replace function entries_with_words(of_register text, words text, most integer) returns setof uuid
  language sql stable security definer set search_path = zhiben, public, pg_temp set work_mem = '32MB' as $$
  select id from register_entry
   where authority_id = any (actor_authorities()) and (of_register is null or register = of_register)
     and (actor_scope() <> 'organisation' or organisation_id = actor_organisation())
     and sign_pairs(lower(title)) @> sign_pairs(lower(words))
   limit most
$$;
