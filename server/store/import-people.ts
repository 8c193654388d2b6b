import { type Db, sql } from './database.ts';

/** What an import compares of a person who is here already. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly organisationId: string | null;
  readonly departmentId: string | null;
  readonly active: boolean;
  /** The posts that he holds or held. */
  readonly posts: readonly string[];
}

/** Every person of an authority. */
export async function knownPeople(tx: Db, authorityId: string): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select p.id, p.name, p.phone, p.organisation_id, p.department_id, p.active,
           coalesce(array_agg(distinct o.post) filter (where o.post is not null), '{}') as posts
      from person p left join post o on o.authority_id = p.authority_id and o.person_id = p.id
     where p.authority_id = ${authorityId}
     group by p.authority_id, p.id`.execute(tx);
  return rows;
}
