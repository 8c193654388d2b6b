import { said } from '@zhiben/domain/imports/field.ts';
import type { Layout, ReadRow } from '@zhiben/domain/imports/rows.ts';
import { readMobileNumber } from '@zhiben/domain/values/codes.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { nameKey } from '@zhiben/domain/values/names.ts';
import type { Db } from '../../store/database.ts';
import { listDepartments } from '../../store/departments.ts';
import { identityDigest } from '../../store/identity-digest.ts';
import { knownOrganisations, lastRegisterMoves } from '../../store/import-organisations.ts';
import { type KnownPerson, knownPeople } from '../../store/import-people.ts';
import {
  insertPerson,
  lockPerson,
  type PersonRecord,
  type PostRecord,
  updatePerson,
  writePosts,
} from '../../store/people.ts';
import { recordChange } from '../../store/register-events.ts';
import { OrganisationIndex } from './organisation-index.ts';
import {
  type Candidate,
  type Difference,
  failed,
  type ImportContext,
  problemAt,
  type Target,
} from './target.ts';

interface PersonPlan {
  readonly record: PersonRecord;
  readonly posts: readonly PostRecord[];
  readonly identityNumber: string;
  /** The person that an undone import left inactive and that comes back. */
  readonly revives: boolean;
}

/** Rows of a list as people with the posts they hold. */
export async function personTarget(
  tx: Db,
  context: ImportContext,
  layout: Layout,
): Promise<Target<PersonPlan>> {
  const { authorityId, actor, batchId, today } = context;
  const organisations = new OrganisationIndex(await knownOrganisations(tx, authorityId));
  const departments = new Map((await listDepartments(tx, [authorityId])).map((d) => [d.name, d.id]));
  const people = await knownPeople(tx, authorityId);
  const byId = new Map(people.map((p) => [p.id, p]));
  const byKey = new Map(people.map((p) => [keyOf(p.organisationId ?? p.departmentId, p.name, p.phone), p]));
  const columnOf = new Map(layout.columns.map((c) => [c.field ?? '', c.index]));
  const seen = new Map<string, ReadRow>();

  /** Where he works, or what is wrong with it. */
  function workplaceOf(
    row: ReadRow,
  ): Pick<PersonRecord, 'organisationId' | 'departmentId'> | ReadRow['problems'][number] {
    const [name, uscc] = [said(row.values, 'organisationName'), said(row.values, 'organisationUscc')];
    if (name !== '' || uscc !== '') {
      const found = organisations.find(name, uscc);
      if (found.ok) return { organisationId: found.organisation.id, departmentId: null };
      const field =
        name === '' || found.code === 'organisation-has-other-uscc' ? 'organisationUscc' : 'organisationName';
      return problemAt(columnOf, field, found.code, said(row.values, field), found.detail);
    }
    const department = said(row.values, 'departmentName');
    const departmentId = departments.get(department);
    return departmentId === undefined
      ? problemAt(columnOf, 'departmentName', 'department-not-found', department)
      : { organisationId: null, departmentId };
  }

  function candidateOf(row: ReadRow, withdrawn: ReadonlySet<string>): Candidate<PersonPlan> {
    if (row.problems.length > 0) return failed(row);
    const workplace = workplaceOf(row);
    if ('code' in workplace) return failed(row, [workplace]);
    const name = said(row.values, 'name');
    const phone = said(row.values, 'phone') || null;
    const at = workplace.organisationId ?? workplace.departmentId;
    const key = keyOf(at, name, phone);
    const stands = byKey.get(key) ?? (phone === null ? undefined : byKey.get(keyOf(at, name, null)));
    const id = stands?.id ?? uuidFromName(authorityId, `person/${key}`);
    const twin = seen.get(id);
    if (twin !== undefined && JSON.stringify(twin.values) !== JSON.stringify(row.values))
      return failed(row, [problemAt(columnOf, 'name', 'row-repeated', name, { row: twin.row })]);
    seen.set(id, twin ?? row);
    const record: PersonRecord = {
      authorityId,
      id,
      name,
      phone,
      email: null,
      identityKey: phone === null ? null : (readMobileNumber(phone) ?? null),
      identityDigest: null,
      ...workplace,
      active: true,
      version: 1,
    };
    const posts = ((row.values['posts'] ?? []) as readonly string[]).map((post) => ({
      id: uuidFromName(id, `post/${post}/${workplace.organisationId}`),
      organisationId: workplace.organisationId ?? '',
      post,
      fromOn: said(row.values, 'from') || today,
      toOn: null,
    }));
    const revives = stands !== undefined && withdrawn.has(id);
    const differences = stands === undefined || revives ? [] : differencesOf(stands, record, posts);
    const fresh = (stands === undefined || revives) && twin === undefined;
    return {
      ...row,
      outcome: differences.length > 0 ? 'different' : fresh ? 'new' : 'known',
      recordId: id,
      differences,
      plan: { record, posts, identityNumber: said(row.values, 'identityNumber'), revives },
    };
  }

  return {
    async match(db, rows) {
      const inactive = people.filter((p) => !p.active).map((p) => p.id);
      const moves = inactive.length === 0 ? [] : await lastRegisterMoves(db, authorityId, 'person', inactive);
      const withdrawn = new Set([...moves].filter(([, m]) => m.move === 'withdraw-import').map(([id]) => id));
      return rows.map((row) => candidateOf(row, withdrawn));
    },

    async write(db, candidates, at) {
      const written: string[] = [];
      for (const { plan, row } of candidates) {
        if (plan === undefined) continue;
        const { posts, identityNumber, revives } = plan;
        const digest = identityNumber === '' ? null : await identityDigest(db, identityNumber);
        const record = { ...plan.record, identityDigest: digest };
        if (revives) {
          const stored = await lockPerson(db, [authorityId], record.id);
          if (stored === undefined) continue;
          const version = stored.version + 1;
          await updatePerson(db, record, { ...record, version }, at);
          await tell(db, at, record, 'import', { ...record, version, batchId, row });
        } else {
          await insertPerson(db, record, at);
          await writePosts(db, authorityId, record.id, { made: posts, changed: [] });
          await tell(db, at, record, 'import', {
            ...record,
            ...(posts.length > 0 ? { posts } : {}),
            batchId,
            row,
          });
        }
        written.push(record.id);
      }
      return written;
    },

    async withdraw(db, records, at) {
      const moves = await lastRegisterMoves(db, authorityId, 'person', records);
      let kept = 0;
      for (const id of records) {
        const stored = await lockPerson(db, [authorityId], id);
        const last = moves.get(id);
        if (stored === undefined || last?.move !== 'import' || last.batchId !== batchId) {
          kept += 1;
          continue;
        }
        const patch = { active: false, version: stored.version + 1 };
        await updatePerson(db, stored, patch, at);
        await tell(db, at, stored, 'withdraw-import', { ...patch, batchId });
      }
      return kept;
    },
  };

  function tell(
    db: Db,
    at: string,
    person: PersonRecord,
    move: string,
    changes: Readonly<Record<string, unknown>>,
  ) {
    return recordChange(
      db,
      { actor, at },
      {
        authorityId,
        register: 'person',
        entryId: person.id,
        move,
        organisationId: person.organisationId,
        changes,
      },
    );
  }

  function differencesOf(
    stands: KnownPerson,
    record: PersonRecord,
    posts: readonly PostRecord[],
  ): Difference[] {
    const stored = byId.get(stands.id) ?? stands;
    const differences: Difference[] = [];
    if (record.phone !== null && stored.phone !== record.phone)
      differences.push({ field: 'phone', stored: stored.phone ?? '', told: record.phone });
    const missing = posts.filter(({ post }) => !stored.posts.includes(post)).map(({ post }) => post);
    if (missing.length > 0)
      differences.push({
        field: 'posts',
        stored: stored.posts.join(','),
        told: posts.map(({ post }) => post).join(','),
      });
    return differences;
  }
}

/** The same name at the same place with the same telephone is the same person. */
function keyOf(workplace: string | null, name: string, phone: string | null): string {
  return `${workplace ?? ''}/${nameKey(name)}/${phone ?? ''}`;
}
