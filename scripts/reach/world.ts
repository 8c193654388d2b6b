import { randomUUID } from 'node:crypto';
import { ENTERPRISE_ROLES, ROLES, type Role } from '@zhiben/domain/primitives/reach.ts';
import { roleFits } from '@zhiben/domain/primitives/role-scope.ts';
import { DEFAULTS, NOTHING_SEEN } from '../../server/services/imports/imports.ts';
import { admit } from '../../server/testing/admission.ts';
import type { OwnedDatabase } from '../../server/testing/temporary.ts';
import { plantDocuments } from './plant-documents.ts';
import { plantDuties } from './plant-duties.ts';
import { plantEntries } from './plant-entries.ts';
import { plantLog } from './plant-log.ts';
import { plantPlan } from './plant-plan.ts';

/** One enterprise with its department and authority. Whatever is planted here carries its name. */
export interface Place {
  readonly name: string;
  readonly authority: string;
  readonly authorityId: string;
  readonly departmentId: string;
  readonly organisationId: string;
}

export interface Reader {
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly scope: 'authority' | 'department' | 'organisation';
  readonly place: Place;
  /** Authorities that he reaches: his own and those below. */
  readonly authorities: readonly string[];
}

/** A row that lies in one place. Its canary is a string that occurs nowhere else. */
export interface Planted {
  readonly table: string;
  readonly place: Place;
  readonly key: Readonly<Record<string, unknown>>;
  readonly canary: string;
  /** The id by which a request would name it. */
  readonly id: string;
  /** Whose it is, where the row belongs to one account. */
  readonly username?: string;
  /** Kept by the governing side of an enterprise, which must not see it. */
  readonly inner?: true;
}

export interface ReachWorld {
  readonly places: readonly Place[];
  readonly readers: readonly Reader[];
  readonly planted: readonly Planted[];
}

/** A county with two parks, and a county that is none of its business. */
const AUTHORITIES = { county: null, park: 'county', sister: 'county', foreign: null } as const;
type AuthorityName = keyof typeof AUTHORITIES;

const PLACES: readonly (readonly [name: string, authority: AuthorityName])[] = [
  ['mill', 'park'],
  ['yard', 'park'],
  ['foundry', 'sister'],
  ['depot', 'county'],
  ['stranger', 'foreign'],
];

export async function plantWorld(home: OwnedDatabase): Promise<ReachWorld> {
  const ids = Object.fromEntries(Object.keys(AUTHORITIES).map((name) => [name, randomUUID()]));
  for (const [name, parent] of Object.entries(AUTHORITIES)) {
    await home.query(
      `insert into authority (id, parent_id, kind, name, region_code) values ($1, $2, $3, $4, '340421')`,
      [
        ids[name],
        parent === null ? null : ids[parent],
        parent === null ? 'county' : 'park',
        canaryOf(name, 'authority'),
      ],
    );
  }
  const places = PLACES.map(
    ([name, authority]): Place => ({
      name,
      authority,
      authorityId: ids[authority] ?? '',
      departmentId: randomUUID(),
      organisationId: randomUUID(),
    }),
  );
  const planted: Planted[] = [];
  for (const place of places) planted.push(...(await plantGround(home, place)));
  const readers = readersOf(places, ids);
  const personIds = await admit(
    home,
    readers.map(({ username, name, role, scope, place }) => ({
      username,
      name,
      roles: [role],
      authorityId: place.authorityId,
      departmentId: scope === 'department' ? place.departmentId : undefined,
      organisationId: scope === 'organisation' ? place.organisationId : undefined,
    })),
  );
  for (const place of places) {
    const at = readers.findIndex((reader) => reader.place === place && reader.scope === 'organisation');
    const [worker, personId] = [readers[at], personIds[at]];
    if (worker === undefined || personId === undefined) throw new Error(`nobody works in ${place.name}`);
    planted.push(...(await plantWork(home, place, worker.username, personId)));
  }
  return { places, readers, planted };
}

function canaryOf(place: string, table: string): string {
  return `kanari-${place}-${table.replaceAll('_', '-')}-zq`;
}

/** Every role in every scope that it may have in the park; one of each side in the other places. */
function readersOf(places: readonly Place[], ids: Readonly<Record<string, string>>): Reader[] {
  const [mill, yard, foundry, depot, stranger] = places;
  if (!mill || !yard || !foundry || !depot || !stranger) throw new Error('places are missing');
  const reader = (place: Place, role: Role, scope: Reader['scope']): Reader => ({
    name: `${role} (${scope}) of ${place.name}`,
    username: `${place.name}.${scope.slice(0, 3)}.${role}`,
    role,
    scope,
    place,
    authorities: Object.entries(AUTHORITIES)
      .filter(
        ([name, parent]) => name === place.authority || (scope === 'authority' && parent === place.authority),
      )
      .map(([name]) => ids[name] ?? ''),
  });
  const all = (['authority', 'department', 'organisation'] as const).flatMap((scope) =>
    ROLES.filter((role) => roleFits(role, scope)).map((role) => reader(mill, role, scope)),
  );
  const elsewhere = [yard, foundry, depot, stranger].flatMap((place) => [
    ...ENTERPRISE_ROLES.slice(0, 1).map((role) => reader(place, role, 'organisation')),
    reader(place, 'inspector', 'department'),
    ...(place === yard ? [] : [reader(place, 'administrator', 'authority')]),
  ]);
  return [...all, ...elsewhere];
}

export type Row = Readonly<Record<string, unknown>>;

async function plant(
  home: OwnedDatabase,
  place: Place,
  table: string,
  row: Row,
  keyed: readonly string[],
  more: Partial<Planted> = {},
): Promise<Planted> {
  const all: Row = { authority_id: place.authorityId, ...row };
  const columns = Object.keys(all);
  await home.query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(all),
  );
  const key = Object.fromEntries(['authority_id', ...keyed].map((column) => [column, all[column]]));
  const canary = canaryOf(place.name, table);
  return { table, place, key, canary, id: String(all[keyed[0] ?? ''] ?? ''), ...more };
}

async function plantGround(home: OwnedDatabase, place: Place): Promise<Planted[]> {
  const { departmentId, organisationId, name } = place;
  return [
    await plant(home, place, 'department', { id: departmentId, name: canaryOf(name, 'department') }, ['id']),
    await plant(
      home,
      place,
      'organisation',
      {
        id: organisationId,
        name: canaryOf(name, 'organisation'),
        region_code: '340421',
        department_id: departmentId,
      },
      ['id'],
    ),
  ];
}

/** Everything else that can lie in a place; a table that is missing here makes the run fail. */
async function plantWork(
  home: OwnedDatabase,
  place: Place,
  username: string,
  workerId: string,
): Promise<Planted[]> {
  const { organisationId, departmentId, name } = place;
  const [personId = '', caseId = '', fileId, batchId, noticeId, channelId, messageId] = Array.from(
    { length: 7 },
    () => randomUUID(),
  );
  const at = '2026-01-20T08:00:00Z';
  const leaf_hash = Buffer.alloc(32);
  const text = (table: string) => canaryOf(name, table);
  const account = await home.query(`select id from auth."user" where username = $1`, [username]);
  const account_id = account.rows[0].id as string;
  const add = (table: string, row: Row, keyed: readonly string[], more: Partial<Planted> = {}) =>
    plant(home, place, table, row, keyed, more);
  return [
    await add('person', { id: personId, name: text('person'), organisation_id: organisationId }, ['id']),
    await add(
      'post',
      {
        id: randomUUID(),
        person_id: personId,
        organisation_id: organisationId,
        post: 'safety-officer',
        from_on: '2025-01-01',
      },
      ['id'],
    ),
    await add(
      'membership',
      {
        account_id: text('membership'),
        person_id: personId,
        roles: ['enterprise-officer'],
        scope: 'organisation',
        organisation_id: organisationId,
      },
      ['account_id'],
    ),
    await add(
      'invitation',
      {
        id: randomUUID(),
        person_id: personId,
        roles: ['enterprise-officer'],
        secret_hash: Buffer.from(text('invitation')),
        expires_at: '2099-01-01T00:00:00Z',
      },
      ['id'],
    ),
    await add(
      'register_event',
      {
        register: 'organisation',
        entry_id: organisationId,
        seq: 1,
        move: 'create',
        organisation_id: organisationId,
        actor_name: text('register_event'),
        happened_at: at,
        changes: '{}',
        leaf_hash,
      },
      ['entry_id', 'register', 'seq'],
    ),
    await add(
      'case_file',
      {
        id: caseId,
        kind: 'hazard',
        number: `YH2026-${name}`,
        state: 'reported',
        holder: 'desk',
        title: text('case_file'),
        organisation_id: organisationId,
        department_id: departmentId,
        region_code: '340421',
        grade: 'general',
        channel: 'self-check',
        found_on: '2026-01-20',
        due_on: '2026-02-20',
      },
      ['id'],
    ),
    await add(
      'case_event',
      {
        case_id: caseId,
        seq: 1,
        move_id: randomUUID(),
        move: 'report',
        to_state: 'reported',
        actor_name: text('case_event'),
        happened_at: at,
        changes: JSON.stringify({ title: text('case_file'), channel: 'self-check', found_on: '2026-01-20' }),
        leaf_hash,
      },
      ['case_id', 'seq'],
    ),
    await add(
      'turn',
      { case_id: caseId, step: 'confirm', started_on: '2026-01-20', department_id: departmentId },
      ['case_id'],
    ),
    await add('number_series', { kind: text('number_series'), year: 2026, next: 1 }, ['kind', 'year']),
    await add(
      'file',
      {
        id: fileId,
        name: `${text('file')}.jpg`,
        mime: 'image/jpeg',
        size: 7,
        sha256: 'f'.repeat(64),
        uploaded_by: workerId,
        organisation_id: organisationId,
        received_at: at,
        leaf_hash,
      },
      ['id'],
    ),
    await add('file_use', { case_id: caseId, file_id: fileId, use: 'before', seq: 1, used_by: workerId }, [
      'file_id',
      'case_id',
      'use',
    ]),
    await add(
      'notice',
      {
        id: noticeId,
        case_id: caseId,
        organisation_id: organisationId,
        person_id: personId,
        post: 'principal',
        state: 'made',
        made_at: at,
        answer_by: at,
        answer: text('notice'),
      },
      ['id'],
    ),
    await add(
      'channel',
      { id: channelId, kind: 'wecom', name: text('channel'), position: 1, settings: '{"kind":"wecom"}' },
      ['id'],
    ),
    await add('channel_secret', { channel_id: channelId, held: ['url'], sealed: Buffer.alloc(40) }, [
      'channel_id',
    ]),
    await add(
      'message',
      {
        id: messageId,
        purpose: 'notice',
        notice_id: noticeId,
        case_id: caseId,
        organisation_id: organisationId,
        person_id: personId,
        channel_id: channelId,
        address: 'group',
        subject: 'x',
        text: text('message'),
        link: '/',
        state: 'dead',
        tries: 1,
        made_at: at,
        due_at: at,
      },
      ['id'],
    ),
    await add(
      'message_attempt',
      {
        message_id: messageId,
        try: 1,
        begun_at: at,
        ended_at: at,
        outcome: 'refused',
        detail: text('message_attempt'),
      },
      ['message_id', 'try'],
    ),
    await add(
      'escalation',
      {
        id: randomUUID(),
        case_id: caseId,
        organisation_id: organisationId,
        rung: 'written-advisory',
        state: 'issued',
        reached_on: at.slice(0, 10),
        because: JSON.stringify({
          by: 'late',
          dueOn: at.slice(0, 10),
          daysLate: 1,
          returns: 0,
          rule: { daysLate: 1, returns: null, recurrence: false },
        }),
        signed_at: at,
        signed_by: personId,
        signed_by_name: text('escalation'),
      },
      ['id'],
    ),
    ...(await plantDocuments(place, caseId, text, add)),
    ...(await plantDuties(place, text, add)),
    ...(await plantLog(caseId, text, add)),
    ...(await plantPlan(place, 1 + PLACES.findIndex(([each]) => each === name), workerId, text, add)),
    await add(
      'listing',
      {
        id: randomUUID(),
        case_id: caseId,
        organisation_id: organisationId,
        number: `GP2026-${name}`,
        year: 2026,
        state: 'listed',
        last_move_id: randomUUID(),
        title: text('listing'),
        level: 'county',
        issuing_body: name,
        conditions: name,
        responsible_unit: name,
        listed_on: '2026-01-20',
        due_on: '2026-12-31',
        created_at: at,
      },
      ['id'],
    ),
    await add(
      'supervision_order',
      {
        id: randomUUID(),
        case_id: caseId,
        organisation_id: organisationId,
        number: `DB2026-${name}`,
        year: 2026,
        state: 'issued',
        last_move_id: randomUUID(),
        title: text('supervision_order'),
        level: 'county',
        issuing_body: name,
        requirements: name,
        department_id: departmentId,
        issued_on: '2026-01-20',
        due_on: '2026-12-31',
        created_at: at,
      },
      ['id'],
    ),
    await add(
      'self_check',
      {
        id: randomUUID(),
        organisation_id: organisationId,
        checked_on: '2026-01-20',
        whole_site: false,
        place: text('self_check'),
        found_nothing: true,
        signed_by: workerId,
        signed_by_name: name,
        signed_at: at,
      },
      ['id'],
    ),
    await add(
      'inquiry',
      {
        id: randomUUID(),
        organisation_id: organisationId,
        department_id: departmentId,
        failure: 'refused',
        state: 'opened',
        last_move_id: randomUUID(),
        facts: JSON.stringify({ reason: text('inquiry') }),
        opened_on: '2026-01-20',
        created_at: at,
      },
      ['id'],
    ),
    await add(
      'double_report',
      {
        id: randomUUID(),
        case_id: caseId,
        organisation_id: organisationId,
        part: 'employees',
        how: text('double_report'),
        told_on: '2026-01-20',
        recorded_by: workerId,
        recorded_by_name: name,
        recorded_at: at,
      },
      ['id'],
    ),
    await add(
      'figure_change',
      {
        id: randomUUID(),
        n: 1,
        department_id: departmentId,
        grade: 'general',
        region_code: text('figure_change'),
        found_on: '2026-01-20',
        open: true,
      },
      ['id'],
    ),
    await add(
      'figure_cell',
      {
        scope: departmentId,
        measure: 'found',
        facet: 'region',
        at: '2026-01-01',
        value: text('figure_cell'),
        grade: 'general',
        n: 1,
      },
      ['scope', 'value'],
    ),
    await add(
      'figure_snapshot',
      {
        scope: departmentId,
        month: '2026-01-01',
        figures: JSON.stringify({ [text('figure_snapshot')]: { value: 1, of: null } }),
        cells: '[]',
        taken_at: at,
      },
      ['scope', 'month'],
    ),
    await add(
      'monthly_batch',
      {
        id: randomUUID(),
        // One authority submits a month once.
        month: `2026-0${1 + PLACES.findIndex(([each]) => each === name)}-01`,
        state: 'picked',
        nil: true,
        opinion: text('monthly_batch'),
        picked_by: workerId,
        picked_by_name: text('monthly_batch'),
        picked_at: at,
      },
      ['id'],
    ),
    await add(
      'reminder_run',
      // One authority has a day once.
      { day: `2026-01-0${1 + PLACES.findIndex(([each]) => each === name)}` },
      ['day'],
    ),
    await add(
      'saved_view',
      { id: randomUUID(), account_id, page: 'hazards', name: text('saved_view'), query: '{}' },
      ['id'],
      { username },
    ),
    ...(await plantEntries(place, { personId, workerId }, text, add)),
    await add(
      'import_batch',
      {
        id: batchId,
        kind: 'hazards',
        file_name: text('import_batch'),
        head_signature: 'x',
        state: 'written',
        preview: JSON.stringify(NOTHING_SEEN),
        decisions: JSON.stringify({ sheet: 0, headRows: [1, 1], ...DEFAULTS }),
      },
      ['id'],
    ),
    await add(
      'import_chunk',
      // Taken back already: what a request writes is rolled back, and taking back goes on until no chunk stands.
      { batch_id: batchId, chunk: 1, rows_done: 1, rows_written: 1, records: [caseId], rows_kept: 0 },
      ['batch_id', 'chunk'],
    ),
  ];
}
