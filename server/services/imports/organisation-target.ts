import { said } from '@zhiben/domain/imports/field.ts';
import type { Layout, ReadRow } from '@zhiben/domain/imports/rows.ts';
import { departmentFor } from '@zhiben/domain/kinds/organisation/department-for.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { nameKey } from '@zhiben/domain/values/names.ts';
import type { Db } from '../../store/database.ts';
import { listDepartments } from '../../store/departments.ts';
import { knownOrganisations, lastRegisterMoves } from '../../store/import-organisations.ts';
import {
  insertOrganisation,
  lockOrganisation,
  type OrganisationRecord,
  regionOf,
  updateOrganisation,
} from '../../store/organisations.ts';
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

interface OrganisationPlan {
  readonly record: OrganisationRecord;
  /** The record that an undone import left inactive and that comes back. */
  readonly revives: boolean;
}

/** Columns that a file may tell and that are compared with what stands here. */
const TOLD = [
  'name',
  'uscc',
  'kind',
  'industryCode',
  'scale',
  'headcount',
  'sectorMarks',
  'regionCode',
  'address',
  'lng',
  'lat',
  'active',
] as const;

/** Rows of a list as organisations. */
export async function organisationTarget(
  tx: Db,
  context: ImportContext,
  layout: Layout,
): Promise<Target<OrganisationPlan>> {
  const { authorityId, actor, batchId } = context;
  const index = new OrganisationIndex(await knownOrganisations(tx, authorityId));
  const departments = await listDepartments(tx, [authorityId]);
  const region = await regionOf(tx, authorityId);
  const columnOf = new Map(layout.columns.map((c) => [c.field ?? '', c.index]));
  const seen = new Map<string, ReadRow>();

  function recordOf(row: ReadRow, id: string): OrganisationRecord | ReadRow['problems'][number] {
    const { values } = row;
    const departmentName = said(values, 'departmentName');
    const named = departments.find((d) => d.name === departmentName);
    if (departmentName !== '' && named === undefined)
      return problemAt(columnOf, 'departmentName', 'department-not-found', departmentName);
    const told: OrganisationRecord = {
      authorityId,
      id,
      kind: 'enterprise',
      name: '',
      uscc: null,
      industryCode: null,
      scale: null,
      headcount: null,
      sectorMarks: [],
      regionCode: region,
      address: '',
      lng: null,
      lat: null,
      active: true,
      version: 1,
      departmentId: null,
      ...Object.fromEntries(
        TOLD.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
      ),
    };
    return { ...told, departmentId: (named ?? departmentFor(told, departments))?.id ?? null };
  }

  function candidateOf(row: ReadRow, withdrawn: ReadonlySet<string>): Candidate<OrganisationPlan> {
    if (row.problems.length > 0) return failed(row);
    const [name, uscc] = [said(row.values, 'name'), said(row.values, 'uscc')];
    const found = index.find(name, uscc);
    if (!found.ok && found.code !== 'organisation-not-found') {
      const field = found.code === 'organisation-has-other-uscc' ? 'uscc' : 'name';
      return failed(row, [problemAt(columnOf, field, found.code, said(row.values, field), found.detail)]);
    }
    const stands = found.ok ? found.organisation : undefined;
    const id = stands?.id ?? uuidFromName(authorityId, `organisation/${uscc || nameKey(name)}`);
    const twin = seen.get(id);
    if (twin !== undefined && !sameTold(twin, row)) {
      const field = uscc === '' ? 'name' : 'uscc';
      return failed(row, [
        problemAt(columnOf, field, 'row-repeated', said(row.values, field), { row: twin.row }),
      ]);
    }
    seen.set(id, twin ?? row);
    const record = recordOf(row, id);
    if ('code' in record) return failed(row, [record]);
    const revives = stands !== undefined && withdrawn.has(id);
    const differences =
      stands === undefined || revives ? [] : differencesOf(stands, row, record, departments);
    const outcome =
      differences.length > 0
        ? 'different'
        : (stands === undefined || revives) && twin === undefined
          ? 'new'
          : 'known';
    return { ...row, outcome, recordId: id, differences, plan: { record, revives } };
  }

  return {
    async match(db, rows) {
      const standing = rows.flatMap((row) => {
        const found = index.find(said(row.values, 'name'), said(row.values, 'uscc'));
        return found.ok && !found.organisation.active ? [found.organisation.id] : [];
      });
      const moves =
        standing.length === 0 ? [] : await lastRegisterMoves(db, authorityId, 'organisation', standing);
      const withdrawn = new Set([...moves].filter(([, m]) => m.move === 'withdraw-import').map(([id]) => id));
      return rows.map((row) => candidateOf(row, withdrawn));
    },

    async write(db, candidates, at) {
      const written: string[] = [];
      for (const { plan, row } of candidates) {
        if (plan === undefined) continue;
        const { record, revives } = plan;
        const imported = { batchId, row };
        if (revives) {
          const stored = await lockOrganisation(db, [authorityId], record.id);
          if (stored === undefined) continue;
          const version = stored.version + 1;
          await updateOrganisation(db, record, { ...record, version }, at);
          await record_(db, at, record.id, 'import', { ...record, version, ...imported });
        } else {
          await insertOrganisation(db, record, at);
          await record_(db, at, record.id, 'import', { ...record, ...imported });
        }
        written.push(record.id);
      }
      return written;
    },

    async withdraw(db, records, at) {
      const moves = await lastRegisterMoves(db, authorityId, 'organisation', records);
      let kept = 0;
      for (const id of records) {
        const stored = await lockOrganisation(db, [authorityId], id);
        const last = moves.get(id);
        if (stored === undefined || last?.move !== 'import' || last.batchId !== batchId) {
          kept += 1;
          continue;
        }
        const patch = { active: false, version: stored.version + 1 };
        await updateOrganisation(db, stored, patch, at);
        await record_(db, at, id, 'withdraw-import', { ...patch, batchId });
      }
      return kept;
    },
  };

  function record_(db: Db, at: string, id: string, move: string, changes: Readonly<Record<string, unknown>>) {
    return recordChange(
      db,
      { actor, at },
      { authorityId, register: 'organisation', entryId: id, move, organisationId: id, changes },
    );
  }
}

function sameTold(a: ReadRow, b: ReadRow): boolean {
  return JSON.stringify(a.values) === JSON.stringify(b.values);
}

function differencesOf(
  stored: OrganisationRecord,
  { values }: ReadRow,
  told: OrganisationRecord,
  departments: readonly { readonly id: string; readonly name: string }[],
): Difference[] {
  const nameOf = (id: string | null) => departments.find((d) => d.id === id)?.name ?? '';
  const differences = TOLD.filter(
    (name) => values[name] !== undefined && words(stored[name]) !== words(told[name]),
  ).map((name) => ({ field: name as string, stored: words(stored[name]), told: words(told[name]) }));
  if (values['departmentName'] !== undefined && stored.departmentId !== told.departmentId)
    differences.push({
      field: 'departmentName',
      stored: nameOf(stored.departmentId),
      told: nameOf(told.departmentId),
    });
  return differences;
}

function words(value: unknown): string {
  return Array.isArray(value) ? [...value].sort().join(',') : String(value ?? '');
}
