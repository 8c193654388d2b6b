import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Planted, Row } from './world.ts';

type Add = (table: string, row: Row, keyed: readonly string[], more?: Partial<Planted>) => Promise<Planted>;

/**
 * The leaf of the first event of a hazard, an event that waits, a tile, a checkpoint and a key. The checkpoint
 * comes before every leaf: no proof is computed from tiles that are not there.
 */
export async function plantLog(
  caseId: string,
  text: (table: string) => string,
  add: Add,
): Promise<Planted[]> {
  const at = '2026-01-20T08:00:00Z';
  const n = randomInt(1_000_000, 2_000_000_000);
  const event = { source: 'case_event', register: '' };
  return [
    await add('log_leaf', { n, ...event, entry_id: caseId, seq: 1, salt: randomBytes(16) }, ['n']),
    await add('log_waiting', { ...event, entry_id: randomUUID(), seq: 1, hash: randomBytes(32) }, [
      'entry_id',
      'seq',
    ]),
    await add('log_tile', { level: 7, n, hashes: randomBytes(32) }, ['level', 'n']),
    await add(
      'log_checkpoint',
      { size: randomInt(1, 1_000_000), note: text('log_checkpoint'), made_at: at },
      ['size'],
    ),
    await add('log_key', { public_key: randomBytes(32), since: at }, ['public_key']),
  ];
}
