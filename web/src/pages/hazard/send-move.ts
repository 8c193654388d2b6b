import type { Problem } from '@zhiben/domain/contract/common.ts';
import type { Hazard } from '@zhiben/domain/contract/hazard.ts';
import { newId } from '../../api/ids.ts';
import { device, type OutboxRecord } from '../../outbox/database.ts';
import { post, takeBack } from '../../outbox/post.ts';
import { sendRecord } from '../../outbox/send.ts';

export interface MoveLetter {
  readonly accountId: string;
  readonly hazard: Hazard;
  readonly move: string;
  /** What it is called in the outbox. */
  readonly label: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly seenVersion: number;
  readonly fileIds: readonly string[];
  readonly draft: OutboxRecord['draft'];
}

/**
 * Makes a move through the outbox: sent at once when there is signal, waiting on the device when there is none. What
 * the server refuses goes back into its draft, photos and all.
 */
export async function sendMove(letter: MoveLetter): Promise<'sent' | 'waits' | Problem> {
  const { accountId, hazard, move, input, seenVersion, fileIds, label, draft } = letter;
  const moveId = newId();
  await post({
    id: moveId,
    accountId,
    label: `${label} · ${hazard.number} ${hazard.title}`,
    path: `/hazards/${hazard.id}/moves/${move}`,
    body: { moveId, seenVersion, happenedAt: new Date().toISOString(), input },
    caseId: hazard.id,
    fileIds,
    draft,
  });
  const ending = await sendRecord(moveId);
  if ('sent' in ending) return 'sent';
  if ('waits' in ending) return 'waits';
  const record = await device.outbox.get(moveId);
  if (record?.what === 'record') await takeBack(record);
  return ending.refused;
}
