import type { HttpGateway, MailGateway } from '../../server/testing/gateways.ts';
import type { OwnedDatabase } from '../../server/testing/temporary.ts';

/** What stood on the other side: who took what, by the id that came with it. */
export interface OtherSide {
  readonly mail: MailGateway;
  readonly gateways: readonly HttpGateway[];
}

export interface Ledger {
  readonly notices: number;
  readonly messages: number;
  readonly accepted: number;
  readonly dead: number;
  readonly tries: number;
  readonly lost: number;
  /** Taken more than once by a gateway, each time under the same id. */
  readonly repeats: number;
  readonly faults: readonly string[];
}

/**
 * Compares what the outbox says with what the other side received. An outbox that only says that it sent would be
 * caught here: the truth is what lies at the gateways.
 */
export async function findFaults(home: OwnedDatabase, wanted: number, other: OtherSide): Promise<Ledger> {
  const faults: string[] = [];
  const notices = await home.query(`
    select n.id, n.state, n.serve_due_at is not null as to_serve,
           (select count(*)::int from message m where m.authority_id = n.authority_id and m.notice_id = n.id) as sent
      from notice n`);
  const messages = await home.query(`
    select m.id, m.state, m.tries, m.notice_id, m.channel_id,
           (select count(*)::int from message_attempt a
             where a.authority_id = m.authority_id and a.message_id = m.id) as noted,
           (select count(*)::int from message_attempt a where a.authority_id = m.authority_id
              and a.message_id = m.id and a.outcome = 'lost') as lost
      from message m`);
  const received = [
    ...other.mail.mails.map(({ messageId }) => messageId),
    ...other.gateways.flatMap(({ calls }) => calls.map(({ id }) => id)),
  ];
  const taken = new Map<string, number>();
  for (const id of [
    ...other.mail.mails.map(({ messageId }) => messageId),
    ...other.gateways.flatMap((gateway) => gateway.taken),
  ])
    taken.set(id, (taken.get(id) ?? 0) + 1);

  if (notices.rows.length !== wanted) faults.push(`${notices.rows.length} notices instead of ${wanted}`);
  for (const { id, state, to_serve, sent } of notices.rows) {
    if (!['acknowledged', 'served', 'void'].includes(state)) faults.push(`notice ${id} ends as ${state}`);
    if (sent === 0 && !to_serve) faults.push(`notice ${id} was lost: never sent, nobody asked to go there`);
  }
  const known = new Set(messages.rows.map(({ id }) => id));
  for (const id of received)
    if (!known.has(id)) faults.push(`a gateway received "${id}", which is no message`);
  const pairs = new Set(messages.rows.map((m) => `${m.notice_id}/${m.channel_id}`));
  if (pairs.size !== messages.rows.length) faults.push('a notice left twice by one channel under two ids');
  for (const { id, state, tries, noted } of messages.rows) {
    if (!['accepted', 'dead', 'void'].includes(state)) faults.push(`message ${id} ends as ${state}`);
    if (state === 'accepted' && !taken.has(id))
      faults.push(`message ${id} was lost: called accepted, and no gateway took it`);
    if (noted !== tries) faults.push(`message ${id} had ${tries} tries, of which ${noted} are on record`);
  }
  const count = (state: string) => messages.rows.filter((m) => m.state === state).length;
  return {
    notices: notices.rows.length,
    messages: messages.rows.length,
    accepted: count('accepted'),
    dead: count('dead'),
    tries: messages.rows.reduce((sum, m) => sum + m.tries, 0),
    lost: messages.rows.reduce((sum, m) => sum + m.lost, 0),
    repeats: [...taken.values()].filter((times) => times > 1).length,
    faults,
  };
}
