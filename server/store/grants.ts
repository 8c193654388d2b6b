import type pg from 'pg';

/** Tables that the application may only add to: history is never altered, not even by a mistake of ours. */
const APPEND_ONLY = [
  'case_event',
  'register_event',
  'file',
  'file_use',
  'entry_file',
  'entry_file_end',
  'message_attempt',
  'self_check',
  'double_report',
  'figure_snapshot',
  'document_issue',
  'document_delivery',
  'document_template',
  'log_leaf',
  'log_checkpoint',
  'log_key',
];
/** Tables whose rows may go: a person's own views; a turn that is over; changes that were folded into the roll-up; events that have become leaves. */
const REMOVABLE = ['saved_view', 'figure_change', 'turn', 'log_waiting'];
/** Reference tables that the application reads and an administrator adds to. */
const READ_ONLY = ['migration'];

/** Grants the application role exactly what it needs. Runs after every migration; running it again changes nothing. */
export async function grantTo(client: pg.Client, appRole: string): Promise<void> {
  const role = `"${appRole.replaceAll('"', '""')}"`;
  const list = (names: string[]) => names.map((n) => `zhiben.${n}`).join(', ');
  await client.query(`
    grant usage on schema zhiben, auth to ${role};
    grant select, insert, update on all tables in schema zhiben to ${role};
    revoke update, delete, truncate on ${list(APPEND_ONLY)} from ${role};
    revoke insert, update, delete on ${list(READ_ONLY)} from ${role};
    grant delete on ${list(REMOVABLE)} to ${role};
    revoke execute on all functions in schema zhiben from public;
    grant execute on all functions in schema zhiben to ${role};
    grant select, insert, update, delete on all tables in schema auth to ${role};
  `);
}
