import { device, type OutboxItem, type OutboxRecord } from './database.ts';

export interface Letter {
  readonly id: string;
  readonly accountId: string;
  readonly label: string;
  readonly method?: 'PUT';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly caseId: string;
  readonly fileIds: readonly string[];
  readonly draft: OutboxRecord['draft'];
}

/**
 * From draft to outbox, in one transaction of the device: after this, closing the page loses nothing. The record and
 * each of its files travel apart.
 */
export async function post(letter: Letter): Promise<void> {
  const madeAt = Date.now();
  const waiting = { accountId: letter.accountId, madeAt, tries: 0, nextTryAt: 0, state: 'waiting' } as const;
  await device.transaction('rw', device.outbox, device.files, device.drafts, async () => {
    await device.outbox.put({ ...letter, ...waiting, what: 'record' });
    await putFiles(letter, waiting);
    await device.drafts.delete([letter.accountId, letter.draft.key]);
  });
}

/** Files whose record the server has already: they travel at once. */
export async function postFiles(
  letter: Pick<Letter, 'id' | 'accountId' | 'caseId' | 'fileIds'>,
): Promise<void> {
  const { accountId } = letter;
  const waiting = { accountId, madeAt: Date.now(), tries: 0, nextTryAt: 0, state: 'waiting' } as const;
  await device.transaction('rw', device.outbox, device.files, () => putFiles(letter, waiting));
}

async function putFiles(
  { id, caseId, fileIds }: Pick<Letter, 'id' | 'caseId' | 'fileIds'>,
  waiting: Pick<OutboxItem, 'accountId' | 'madeAt' | 'tries' | 'nextTryAt' | 'state'>,
): Promise<void> {
  const kept = await device.files.bulkGet([...fileIds]);
  for (const file of kept) {
    if (file === undefined) continue;
    await device.outbox.put({
      ...waiting,
      what: 'file',
      id: file.id,
      label: file.name,
      recordId: id,
      caseId,
    });
  }
}

/** Out of the outbox and back into the form it came from, photos and all. */
export async function takeBack(record: OutboxRecord): Promise<void> {
  await device.transaction('rw', device.outbox, device.drafts, async () => {
    await device.outbox.bulkDelete([record.id, ...record.fileIds]);
    await device.drafts.put({
      key: record.draft.key,
      accountId: record.accountId,
      savedAt: new Date().toISOString(),
      values: record.draft.values,
    });
  });
}

/** Gives an item up, its kept bytes too. Its maker has confirmed that. */
export async function discard(item: OutboxItem): Promise<void> {
  const files = item.what === 'record' ? item.fileIds : [item.id];
  await device.transaction('rw', device.outbox, device.files, async () => {
    await device.outbox.bulkDelete([item.id, ...files]);
    await device.files.bulkDelete([...files]);
  });
}
