import { randomUUID } from 'node:crypto';
import type { Place, Planted, Row } from './world.ts';

type Add = (table: string, row: Row, keyed: readonly string[], more?: Partial<Planted>) => Promise<Planted>;

/** A drill of the place's enterprise with a file and one that was taken off, and an entry that is closed to enterprises. */
export async function plantEntries(
  { organisationId }: Place,
  { personId, workerId }: Readonly<Record<'personId' | 'workerId', string>>,
  text: (table: string) => string,
  add: Add,
): Promise<Planted[]> {
  const at = '2026-01-20T08:00:00Z';
  const [entryId, fileId] = [randomUUID(), randomUUID()];
  return [
    await add(
      'register_entry',
      {
        id: entryId,
        register: 'drill',
        organisation_id: organisationId,
        person_id: personId,
        inner_side: false,
        title: text('register_entry'),
        held_on: '2026-01-20',
        fields: JSON.stringify({ topic: text('register_entry'), kind: 'site', heldOn: '2026-01-20' }),
        created_at: at,
        updated_at: at,
      },
      ['id'],
    ),
    await add(
      'entry_file',
      {
        entry_id: entryId,
        file_id: fileId,
        used_by: workerId,
        used_by_name: text('entry_file'),
        attached_at: at,
      },
      ['file_id', 'entry_id'],
    ),
    await add(
      'entry_file_end',
      {
        entry_id: entryId,
        file_id: fileId,
        because: text('entry_file_end'),
        detached_by_name: text('entry_file_end'),
        detached_at: at,
      },
      ['file_id', 'entry_id'],
    ),
    await add(
      'register_entry',
      {
        id: randomUUID(),
        register: 'drill',
        organisation_id: organisationId,
        inner_side: true,
        title: text('register_entry_inner'),
        fields: JSON.stringify({ topic: text('register_entry_inner') }),
        created_at: at,
        updated_at: at,
      },
      ['id'],
      { canary: text('register_entry_inner'), inner: true },
    ),
  ];
}
