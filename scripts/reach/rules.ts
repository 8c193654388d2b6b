import type { Planted, Reader } from './world.ts';

/**
 * Who may see what, said a second time and in other words than the policies: the proof compares the two. A table
 * without a line here makes the run fail.
 */
const SEEN: Readonly<Record<string, readonly Reader['scope'][] | 'account'>> = {
  // By everybody in the authority.
  department: ['authority', 'department', 'organisation'],
  number_series: ['authority', 'department', 'organisation'],
  channel: ['authority', 'department', 'organisation'],
  duty_setting: ['authority', 'department', 'organisation'],
  plan_edition: ['authority', 'department', 'organisation'],
  rule_value: ['authority', 'department', 'organisation'],
  log_tile: ['authority', 'department', 'organisation'],
  log_checkpoint: ['authority', 'department', 'organisation'],
  log_key: ['authority', 'department', 'organisation'],
  phase_out: ['authority', 'department', 'organisation'],
  // By the governing side whole, by an enterprise its own.
  organisation: ['authority', 'department'],
  person: ['authority', 'department'],
  post: ['authority', 'department'],
  membership: ['authority', 'department'],
  register_event: ['authority', 'department'],
  self_check: ['authority', 'department'],
  register_entry: ['authority', 'department'],
  entry_file: ['authority', 'department'],
  entry_file_end: ['authority', 'department'],
  duty: ['authority', 'department'],
  plan_receipt: ['authority', 'department'],
  // By the authority whole, by a department and an enterprise their own.
  case_file: ['authority'],
  case_event: ['authority'],
  log_leaf: ['authority'],
  turn: ['authority'],
  file: ['authority'],
  file_use: ['authority'],
  notice: ['authority'],
  document: ['authority'],
  document_issue: ['authority'],
  document_delivery: ['authority'],
  escalation: ['authority'],
  message: ['authority'],
  message_attempt: ['authority'],
  listing: ['authority'],
  supervision_order: ['authority'],
  inquiry: ['authority'],
  double_report: ['authority'],
  // By the authority whole, by an enterprise its own.
  invitation: ['authority'],
  // By the governing side whole, by an enterprise never.
  document_series: ['authority', 'department'],
  document_template: ['authority', 'department'],
  document_issuer: ['authority', 'department'],
  duty_period: ['authority', 'department'],
  // By the authority alone.
  rules_applied: ['authority'],
  log_waiting: ['authority'],
  channel_secret: ['authority'],
  import_batch: ['authority'],
  import_chunk: ['authority'],
  monthly_batch: ['authority'],
  reminder_run: ['authority'],
  // By the authority whole, by a department its part.
  figure_change: ['authority'],
  figure_cell: ['authority'],
  figure_snapshot: ['authority'],
  // By nobody but its maker.
  saved_view: 'account',
};

const OWN_OF_DEPARTMENT = [
  'case_file',
  'case_event',
  'log_leaf',
  'turn',
  'file',
  'file_use',
  'notice',
  'escalation',
  'message',
  'message_attempt',
  'listing',
  'supervision_order',
  'inquiry',
  'double_report',
  'document',
  'document_issue',
  'document_delivery',
  'figure_change',
  'figure_cell',
  'figure_snapshot',
];
const NEVER_OF_ENTERPRISE = [
  'duty_period',
  'rules_applied',
  'log_waiting',
  'channel_secret',
  'import_batch',
  'import_chunk',
  'document_series',
  'document_template',
  'document_issuer',
  'monthly_batch',
  'reminder_run',
  'figure_change',
  'figure_cell',
  'figure_snapshot',
];

/** Tables whose rows nobody may add for another authority, and an enterprise not for another enterprise. */
export const WRITTEN_BY_OWNER_ONLY = ['organisation', 'person', 'post', 'membership'];

export function knownTables(): string[] {
  return Object.keys(SEEN);
}

export function maySee(reader: Reader, { table, place, username, inner }: Planted): boolean {
  if (!reader.authorities.includes(place.authorityId)) return false;
  const seen = SEEN[table];
  if (seen === undefined) throw new Error(`no rule says who may see ${table}`);
  if (seen === 'account') return reader.username === username;
  if (inner && reader.scope === 'organisation') return false;
  if (seen.includes(reader.scope)) return true;
  if (reader.scope === 'department')
    return reader.place.departmentId === place.departmentId && OWN_OF_DEPARTMENT.includes(table);
  return reader.place.organisationId === place.organisationId && !NEVER_OF_ENTERPRISE.includes(table);
}
