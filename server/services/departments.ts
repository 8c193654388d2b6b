import type { Department, DepartmentForm } from '@zhiben/domain/contract/world.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { readIndustryCode } from '@zhiben/domain/reference/industries.ts';
import { isSectorMark } from '@zhiben/domain/reference/sector-marks.ts';
import type { z } from 'zod';
import { type Db, isUniqueViolation } from '../store/database.ts';
import { insertDepartment, listDepartments, lockDepartment, updateDepartment } from '../store/departments.ts';
import { type Recorder, recordChange } from '../store/register-events.ts';
import { changesOf } from './changes.ts';
import type { WorldServices } from './organisations.ts';
import { authorityFor, may } from './permissions.ts';
import { done, type Outcome, type Refused, refused } from './refusals.ts';

export type DepartmentInput = z.output<typeof DepartmentForm>;

/** Every department within reach: whoever hands a hazard over, or is handed one, has to know them by name. */
export async function listDepartmentsFor({ database }: WorldServices, actor: Actor): Promise<Department[]> {
  return database.as(actor, (tx) => listDepartments(tx, actor.reach.authorityIds));
}

/**
 * Makes a department when its id is new, else changes it. What it answers for decides only about organisations that
 * are made afterwards: those there are keep the department that they know.
 */
export async function putDepartment(
  { database, clock }: WorldServices,
  actor: Actor,
  id: string,
  form: DepartmentInput,
): Promise<Outcome<{ id: string; version: number }>> {
  if (!may(actor, 'department.change')) return refused('not-permitted');
  const authorityId = authorityFor(actor, form.authorityId);
  if (typeof authorityId !== 'string') return authorityId;
  const wanted = tidy(form);
  if ('code' in wanted) return wanted;
  const by: Recorder = { actor, at: clock.now().toISOString() };
  try {
    return await database.as(actor, async (tx) => {
      const present = await lockDepartment(tx, actor.reach.authorityIds, id);
      if (present === undefined) {
        const department = { ...wanted, authorityId, id, version: 1 };
        await insertDepartment(tx, department);
        await record(tx, by, department, 'create', department);
        return done({ id, version: 1 });
      }
      const changes = changesOf<Department>(present, wanted);
      if (Object.keys(changes).length === 0) return done({ id, version: present.version });
      if (present.version !== form.seenVersion)
        return refused('stale', undefined, { version: present.version });
      const version = present.version + 1;
      await updateDepartment(tx, present, { ...changes, version });
      await record(tx, by, present, 'change', { ...changes, version });
      return done({ id, version });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const { constraint } = error as { constraint?: string };
    return constraint === 'department_authority_id_name_key'
      ? refused('name-taken', 'name')
      : refused('id-taken', 'id');
  }
}

function record(
  tx: Db,
  by: Recorder,
  { authorityId, id }: Pick<Department, 'authorityId' | 'id'>,
  move: string,
  changes: Partial<Department>,
) {
  return recordChange(tx, by, {
    authorityId,
    register: 'department',
    entryId: id,
    move,
    organisationId: null,
    changes,
  });
}

function tidy({ name, industries, sectorMarks }: DepartmentInput) {
  const codes = new Set<string>();
  for (const typed of industries) {
    const found = readIndustryCode(typed);
    if (found === undefined) return refused('industry-unknown', 'industries', { typed }) satisfies Refused;
    codes.add(found.code);
  }
  const mark = sectorMarks.find((m) => !isSectorMark(m));
  if (mark !== undefined) return refused('sector-mark-unknown', 'sectorMarks', { mark });
  return { name, industries: [...codes].sort(), sectorMarks: [...new Set(sectorMarks)].sort() };
}
