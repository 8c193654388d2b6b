import type { Department } from '@zhiben/domain/contract/world.ts';
import type { Db } from './database.ts';

const COLUMNS = ['authorityId', 'id', 'name', 'industries', 'sectorMarks', 'version'] as const;

/** Every department of these authorities, by name. There are tens of them: no paging. */
export async function listDepartments(tx: Db, authorityIds: readonly string[]): Promise<Department[]> {
  return tx
    .selectFrom('department')
    .select(COLUMNS)
    .where('authorityId', 'in', [...authorityIds])
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function lockDepartment(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<Department | undefined> {
  return tx
    .selectFrom('department')
    .select(COLUMNS)
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Raises a unique violation for a taken id or name. */
export async function insertDepartment(tx: Db, department: Department): Promise<void> {
  await tx.insertInto('department').values(department).execute();
}

export async function updateDepartment(
  tx: Db,
  { authorityId, id }: Pick<Department, 'authorityId' | 'id'>,
  patch: Partial<Department>,
): Promise<void> {
  await tx
    .updateTable('department')
    .set(patch)
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}
