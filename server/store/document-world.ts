import type { Authority } from '@zhiben/domain/contract/world.ts';
import { type Db, sql } from './database.ts';

/** What a document says of the enterprise it is about; `principal` is who holds the post on that day. */
export interface EnterpriseInDocument {
  readonly name: string;
  readonly uscc: string | null;
  readonly address: string;
  readonly principal: string | null;
}

/**
 * @param today The calendar day in China, YYYY-MM-DD.
 * @returns Nothing when it is absent or out of reach, which look the same.
 */
export async function enterpriseForDocument(
  tx: Db,
  authorityId: string,
  id: string,
  today: string,
): Promise<EnterpriseInDocument | undefined> {
  const { rows } = await sql<EnterpriseInDocument>`
    select o.name, o.uscc, o.address,
           (select p.name from post t join person p on p.authority_id = t.authority_id and p.id = t.person_id
             where t.authority_id = o.authority_id and t.organisation_id = o.id and t.post = 'principal'
               and p.active and t.from_on <= ${today} and (t.to_on is null or t.to_on >= ${today})
             order by t.from_on desc, t.id limit 1) as principal
      from organisation o where o.authority_id = ${authorityId} and o.id = ${id}`.execute(tx);
  return rows[0];
}

/** The authority in whose books a document stands. */
export async function authorityForDocument(
  tx: Db,
  id: string,
): Promise<Pick<Authority, 'kind' | 'name' | 'settings'>> {
  const { rows } = await sql<Pick<Authority, 'kind' | 'name' | 'settings'>>`
    select kind, name, settings from authority where id = ${id}`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Error(`no authority ${id}`);
  return found;
}

/** Names of departments of an authority by id. */
export async function departmentNames(tx: Db, authorityId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'name'])
    .where('authorityId', '=', authorityId)
    .orderBy('name')
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
