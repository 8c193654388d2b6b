import type { Template } from '@zhiben/domain/kinds/document/fill.ts';
import { type Db, sql } from './database.ts';

export interface TemplateVersionRow {
  readonly kind: string;
  readonly version: number;
  /** Null: back to the product's own. */
  readonly template: Template | null;
  readonly madeByName: string;
  readonly madeAt: string;
}

/** The latest version of each form that the authority ever wrote. */
export async function currentTemplates(tx: Db, authorityId: string): Promise<TemplateVersionRow[]> {
  const { rows } = await sql<TemplateVersionRow>`
    select distinct on (kind) kind, version, template, made_by_name as "madeByName", made_at as "madeAt"
      from document_template where authority_id = ${authorityId} order by kind, version desc`.execute(tx);
  return rows;
}

/** Every version of one form, newest first. */
export async function templateVersions(
  tx: Db,
  authorityId: string,
  kind: string,
): Promise<TemplateVersionRow[]> {
  return (await tx
    .selectFrom('documentTemplate')
    .select(['kind', 'version', 'template', 'madeByName', 'madeAt'])
    .where('authorityId', '=', authorityId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .execute()) as TemplateVersionRow[];
}

/** Adds a version; false when somebody else added the same one meanwhile. */
export async function insertTemplate(
  tx: Db,
  { template, ...row }: TemplateVersionRow & { readonly authorityId: string; readonly madeBy: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('documentTemplate')
    .values({ ...row, template: template === null ? null : JSON.stringify(template) })
    .onConflict((c) => c.columns(['authorityId', 'kind', 'version']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export interface IssuerWords {
  readonly key: string;
  readonly name: string;
  readonly word: string;
  readonly version: number;
}

/** How the issuers of an authority write themselves, as far as it was said. */
export async function issuerWords(tx: Db, authorityId: string): Promise<IssuerWords[]> {
  return tx
    .selectFrom('documentIssuer')
    .select(['key', 'name', 'word', 'version'])
    .where('authorityId', '=', authorityId)
    .execute();
}

/** Writes what is said of an issuer; false when it was changed since `version - 1` was seen. */
export async function putIssuer(
  tx: Db,
  issuer: IssuerWords & { readonly authorityId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('documentIssuer')
    .values(issuer)
    .onConflict((c) =>
      c
        .columns(['authorityId', 'key'])
        .doUpdateSet({ name: issuer.name, word: issuer.word, version: issuer.version })
        .where('documentIssuer.version', '=', issuer.version - 1),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
