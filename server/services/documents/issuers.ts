import type { IssuerForm, IssuerRow } from '@zhiben/domain/contract/document.ts';
import type { Issuer } from '@zhiben/domain/kinds/document/kinds.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import type { z } from 'zod';
import type { Db } from '../../store/database.ts';
import { issuerWords, putIssuer } from '../../store/document-forms.ts';
import { authorityForDocument, departmentNames } from '../../store/document-world.ts';
import { recordChange } from '../../store/register-events.ts';
import { may } from '../permissions.ts';
import { done, type Outcome, refused } from '../refusals.ts';
import type { DocumentServices } from './documents.ts';

/** Where what is said of an issuer is kept. */
export function issuerKey(issuer: Issuer, departmentId: string | null): string {
  return issuer === 'department' && departmentId !== null ? departmentId : issuer;
}

/**
 * Everybody who may issue in this authority, with name and word. Where the authority said nothing, the name itself
 * stands for the word: long, but nobody else's.
 */
export async function issuersOf(tx: Db, authorityId: string): Promise<IssuerRow[]> {
  const { name } = await authorityForDocument(tx, authorityId);
  const said = new Map((await issuerWords(tx, authorityId)).map((row) => [row.key, row]));
  const row = (issuer: Issuer, departmentId: string | null, fallback: string): IssuerRow => {
    const key = issuerKey(issuer, departmentId);
    const known = said.get(key);
    return {
      key,
      issuer,
      departmentId,
      name: known?.name ?? fallback,
      word: known?.word ?? fallback,
      set: known !== undefined,
      version: known?.version ?? 0,
    };
  };
  return [
    row('authority', null, name),
    row('committee', null, `${name}安全生产委员会办公室`),
    ...[...(await departmentNames(tx, authorityId))].map(([id, department]) =>
      row('department', id, department),
    ),
  ];
}

export async function issuerOf(
  tx: Db,
  authorityId: string,
  issuer: Issuer,
  departmentId: string | null,
): Promise<IssuerRow | undefined> {
  const key = issuerKey(issuer, departmentId);
  return (await issuersOf(tx, authorityId)).find((row) => row.key === key);
}

export async function listIssuers(
  { database }: DocumentServices,
  actor: Actor,
): Promise<Outcome<IssuerRow[]>> {
  if (actor.reach.scope === 'organisation') return refused('not-permitted');
  return done(await database.as(actor, (tx) => issuersOf(tx, actor.reach.authorityId)));
}

/** Says how an issuer of one's own authority writes itself. What was issued keeps what it says. */
export async function changeIssuer(
  { database, clock }: DocumentServices,
  actor: Actor,
  key: string,
  { name, word, seenVersion }: z.output<typeof IssuerForm>,
): Promise<Outcome<IssuerRow>> {
  if (!may(actor, 'template.change')) return refused('not-permitted');
  const { authorityId } = actor.reach;
  return database.as(actor, async (tx) => {
    const known = (await issuersOf(tx, authorityId)).find((row) => row.key === key);
    if (known === undefined) return refused('not-found');
    if (known.set && known.name === name && known.word === word) return done(known);
    if (known.version !== seenVersion) return refused('stale', undefined, { version: known.version });
    const taken = (await issuersOf(tx, authorityId)).find((row) => row.key !== key && row.word === word);
    if (taken !== undefined) return refused('issuer-word-taken', 'word', { name: taken.name });
    const version = seenVersion + 1;
    if (!(await putIssuer(tx, { authorityId, key, name, word, version })))
      return refused('stale', undefined, { version });
    await recordChange(
      tx,
      { actor, at: clock.now().toISOString() },
      {
        authorityId,
        register: 'issuer',
        entryId: uuidFromName(authorityId, `document-issuer/${key}`),
        move: known.set ? 'change' : 'create',
        organisationId: null,
        changes: { key, name, word, version },
      },
    );
    return done({ ...known, name, word, version, set: true });
  });
}
