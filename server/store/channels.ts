import type { Channel } from '@zhiben/domain/contract/channel.ts';
import { type Db, sql } from './database.ts';

export type ChannelRecord = Omit<Channel, 'held'>;

/** These channels in the order in which people are told. Their secrets are elsewhere; see `readSealed`. */
export async function listChannels(tx: Db, authorityIds: readonly string[]): Promise<Channel[]> {
  const { rows } = await sql<Channel>`
    select c.authority_id, c.id, c.kind, c.name, c.position, c.active, c.settings, c.version,
           coalesce((select s.held from channel_secret s
             where s.authority_id = c.authority_id and s.channel_id = c.id), '{}') as held
      from channel c where c.authority_id = any (${[...authorityIds]}::uuid[])
     order by c.authority_id, c.position, c.id`.execute(tx);
  return rows;
}

/** Those by which people are told now, in the order of the authority. */
export async function activeChannels(tx: Db, authorityId: string): Promise<Pick<Channel, 'id' | 'kind'>[]> {
  return (await tx
    .selectFrom('channel')
    .select(['id', 'kind'])
    .where('authorityId', '=', authorityId)
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('id')
    .execute()) as Pick<Channel, 'id' | 'kind'>[];
}

/** One channel of this authority, its row locked; undefined when it is absent or foreign, which look the same. */
export async function lockChannel(
  tx: Db,
  authorityId: string,
  id: string,
): Promise<ChannelRecord | undefined> {
  const row = await tx
    .selectFrom('channel')
    .select(['authorityId', 'id', 'kind', 'name', 'position', 'active', 'settings', 'version'])
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row as ChannelRecord | undefined;
}

/** Raises a unique violation for a taken id. */
export async function insertChannel(tx: Db, channel: ChannelRecord): Promise<void> {
  await tx
    .insertInto('channel')
    .values({ ...channel, settings: JSON.stringify(channel.settings) })
    .execute();
}

export async function updateChannel(
  tx: Db,
  { authorityId, id }: Pick<ChannelRecord, 'authorityId' | 'id'>,
  { settings, ...patch }: Partial<ChannelRecord>,
): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ ...patch, ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }) })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

/** The sealed secrets of a channel; undefined when it has none. */
export async function readSealed(
  tx: Db,
  authorityId: string,
  channelId: string,
): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('channelSecret')
    .select('sealed')
    .where('authorityId', '=', authorityId)
    .where('channelId', '=', channelId)
    .executeTakeFirst();
  return row?.sealed;
}

export async function writeSealed(
  tx: Db,
  { authorityId, id }: Pick<ChannelRecord, 'authorityId' | 'id'>,
  held: readonly string[],
  sealed: Buffer,
): Promise<void> {
  await tx
    .insertInto('channelSecret')
    .values({ authorityId, channelId: id, held: [...held], sealed })
    .onConflict((oc) => oc.columns(['authorityId', 'channelId']).doUpdateSet({ held: [...held], sealed }))
    .execute();
}
