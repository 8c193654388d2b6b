import { said } from '@zhiben/domain/imports/field.ts';
import { withoutAbout } from '@zhiben/domain/imports/register-import.ts';
import type { Layout, ReadRow } from '@zhiben/domain/imports/rows.ts';
import { registerNamed } from '@zhiben/domain/kinds/registers/all.ts';
import { isInner, type Register } from '@zhiben/domain/primitives/register.ts';
import {
  completed,
  headOf,
  isRenewed,
  renewalDay,
  renews,
} from '@zhiben/domain/primitives/register-values.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { nameKey } from '@zhiben/domain/values/names.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { Db } from '../../store/database.ts';
import { placeTaken } from '../../store/entry-chain.ts';
import { knownOrganisations, lastRegisterMoves } from '../../store/import-organisations.ts';
import { type KnownPerson, knownPeople } from '../../store/import-people.ts';
import {
  type EntryRecord,
  insertEntries,
  knownEntries,
  lockEntryOf,
  updateEntry,
} from '../../store/register-entries.ts';
import { recordChange, recordFirstChanges } from '../../store/register-events.ts';
import { changesOf } from '../changes.ts';
import { coverBy } from '../duties.ts';
import { endRenewed } from '../renewals.ts';
import { OrganisationIndex } from './organisation-index.ts';
import {
  type Candidate,
  type Difference,
  failed,
  type ImportContext,
  problemAt,
  type Target,
} from './target.ts';

const WITHDRAWN = '撤回导入';

type Problem = ReadRow['problems'][number];

interface About {
  readonly organisationId: string | null;
  readonly person: Pick<KnownPerson, 'id' | 'name'> | undefined;
}

/** Rows of a list as entries of a register, by its definition alone. */
export function entryTarget(name: string) {
  return async (tx: Db, context: ImportContext, layout: Layout): Promise<Target<EntryRecord>> => {
    const register = registerNamed(name);
    if (register === undefined) throw new RangeError(`no such register: ${name}`);
    return targetOf(tx, context, layout, register);
  };
}

async function targetOf(
  tx: Db,
  { authorityId, actor, batchId, today }: ImportContext,
  layout: Layout,
  register: Register,
): Promise<Target<EntryRecord>> {
  const { name } = register;
  const own = actor.reach.organisationId;
  const organisations = new OrganisationIndex(await knownOrganisations(tx, authorityId));
  const people = register.person === undefined ? [] : await knownPeople(tx, authorityId);
  const namesakes = Map.groupBy(people, (p) => nameKey(p.name));
  const known = await knownEntries(tx, authorityId, name);
  const standing = new Map(known.map((entry) => [identityOf(entry, entry.id), entry]));
  const renewable = Map.groupBy(known, (entry) => holderOf(register, entry));
  const columnOf = new Map(layout.columns.map((c) => [c.field ?? '', c.index]));
  const seen = new Map<string, ReadRow>();

  function aboutOf({ values }: ReadRow): About | Problem {
    const [organisation, code] = [said(values, 'organisationName'), said(values, 'organisationUscc')];
    let organisationId: string | null = null;
    if (organisation !== '' || code !== '') {
      const found = organisations.find(organisation, code);
      // Row-level security shows an enterprise itself only: whatever else it names, there or not, is not its own.
      if (!found.ok && own !== undefined)
        return problemAt(columnOf, 'organisationName', 'not-own-organisation', organisation || code);
      if (!found.ok)
        return problemAt(columnOf, 'organisationName', found.code, organisation || code, found.detail);
      organisationId = found.organisation.id;
    }
    const person = said(values, 'personName');
    if (person === '') return { organisationId, person: undefined };
    const phone = said(values, 'personPhone');
    const named = (namesakes.get(nameKey(person)) ?? []).filter(
      (p) => organisationId === null || p.organisationId === organisationId,
    );
    const those = phone === '' ? named : named.filter((p) => p.phone === phone);
    const [only, second] = those;
    if (only === undefined) return problemAt(columnOf, 'personName', 'person-not-found', person);
    return second === undefined
      ? { organisationId, person: only }
      : problemAt(columnOf, 'personName', 'person-ambiguous', person, { count: those.length });
  }

  /** The one that a row is the next of, where there is no doubt which. */
  function renewedBy(record: EntryRecord, present: EntryRecord | undefined): EntryRecord | undefined {
    if (register.renewal === undefined) return undefined;
    const [only, second] =
      present === undefined ? (renewable.get(holderOf(register, record)) ?? []) : [present];
    return only !== undefined && second === undefined && renews(only, record) ? only : undefined;
  }

  function candidateOf(row: ReadRow): Candidate<EntryRecord> {
    if (row.problems.length > 0) return failed(row);
    const about = aboutOf(row);
    if ('code' in about) return failed(row, [about]);
    const values = completed(register, withoutAbout(row.values));
    const { organisationId, person } = about;
    const told = {
      ...headOf(register, values, person?.name),
      organisationId,
      personId: person?.id ?? null,
      fields: values,
    };
    // Without a key every row is an entry of its own: told apart by where it stands in this file.
    const identity = identityOf(told, `${batchId}/${row.row}`);
    const twin = seen.get(identity);
    if (twin !== undefined && JSON.stringify(twin.values) !== JSON.stringify(row.values)) {
      const [field = ''] = register.key;
      return failed(row, [
        problemAt(columnOf, field, 'row-repeated', said(row.values, field), { row: twin.row }),
      ]);
    }
    seen.set(identity, twin ?? row);
    const present = standing.get(identity);
    const made: EntryRecord = {
      ...told,
      authorityId,
      id: uuidFromName(authorityId, `${name}/${identity}/${batchId}`),
      register: name,
      innerSide: isInner(register, organisationId),
      endedOn: null,
      endedBecause: null,
      follows: null,
      version: 1,
    };
    const before = renewedBy(made, present);
    const stays = before === undefined ? present : undefined;
    const record = { ...made, id: stays?.id ?? made.id, follows: before?.id ?? null };
    const differences = stays === undefined ? [] : differencesOf(register, stays, record);
    const fresh = stays === undefined && twin === undefined;
    return {
      ...row,
      outcome: differences.length > 0 ? 'different' : fresh ? 'new' : 'known',
      recordId: record.id,
      differences,
      plan: record,
      renews: fresh && before !== undefined,
    };
  }

  /** Ends what a new one renews; where somebody has ended that since the file was looked at, it renews nothing. */
  async function settled(db: Db, plan: EntryRecord, at: string): Promise<EntryRecord> {
    if (plan.follows === null) return plan;
    const before = await lockEntryOf(db, [authorityId], name, plan.follows);
    if (before === undefined || before.endedOn !== null) return { ...plan, follows: null };
    await endRenewed(db, { actor, at }, before, renewalDay(before, plan, today as PlainDate));
    return plan;
  }

  /** What a withdrawn one had renewed stands again. */
  async function bringBack(db: Db, { follows }: EntryRecord, at: string): Promise<void> {
    const before = follows === null ? undefined : await lockEntryOf(db, [authorityId], name, follows);
    if (before === undefined || !isRenewed(before) || (await placeTaken(db, before))) return;
    const patch = { endedOn: null, endedBecause: WITHDRAWN, version: before.version + 1 };
    await updateEntry(db, before, patch, at);
    await recordChange(db, { actor, at }, { ...eventOf(before, 'resume'), changes: { ...patch, batchId } });
  }

  /** What these prove, or no longer prove, shows at once. */
  const cover = (db: Db, entries: readonly EntryRecord[]) =>
    coverBy(
      db,
      { authorityId, register: name, organisationIds: entries.map((entry) => entry.organisationId) },
      today,
    );

  return {
    match: async (_db, rows) => rows.map(candidateOf),

    async write(db, candidates, at) {
      const made: { plan: EntryRecord; row: number }[] = [];
      for (const { plan, row } of candidates)
        if (plan !== undefined) made.push({ plan: await settled(db, plan, at), row });
      await insertEntries(
        db,
        made.map(({ plan }) => plan),
        at,
      );
      await recordFirstChanges(
        db,
        { actor, at },
        made.map(({ plan, row }) => ({ ...eventOf(plan, 'import'), changes: { ...plan, batchId, row } })),
      );
      await cover(
        db,
        made.map(({ plan }) => plan),
      );
      return made.map(({ plan }) => plan.id);
    },

    async withdraw(db, records, at) {
      const moves = await lastRegisterMoves(db, authorityId, 'entry', records);
      let kept = 0;
      const taken: EntryRecord[] = [];
      for (const id of records) {
        const stored = await lockEntryOf(db, [authorityId], name, id);
        const last = moves.get(id);
        if (stored === undefined || last?.move !== 'import' || last.batchId !== batchId) {
          kept += 1;
          continue;
        }
        const patch = { endedOn: at.slice(0, 10), endedBecause: WITHDRAWN, version: stored.version + 1 };
        await updateEntry(db, stored, patch, at);
        await recordChange(
          db,
          { actor, at },
          { ...eventOf(stored, 'withdraw-import'), changes: { ...patch, batchId } },
        );
        await bringBack(db, stored, at);
        taken.push(stored);
      }
      await cover(db, taken);
      return kept;
    },
  };
}

function eventOf({ authorityId, id, innerSide, organisationId }: EntryRecord, move: string) {
  return {
    authorityId,
    register: 'entry',
    entryId: id,
    move,
    organisationId: innerSide ? null : organisationId,
  } as const;
}

/** What makes an entry the same: whose it is, whom it is about, and its key; `else` when it has none. */
function identityOf(
  { organisationId, personId, key }: Pick<EntryRecord, 'organisationId' | 'personId' | 'key'>,
  otherwise: string,
): string {
  return key === null ? otherwise : `${organisationId ?? ''}/${personId ?? ''}/${key}`;
}

/** Whose renewals they are: the enterprise, the person, and what one and its next share. */
function holderOf(
  { renewal }: Register,
  { organisationId, personId, fields }: Pick<EntryRecord, 'organisationId' | 'personId' | 'fields'>,
): string {
  return JSON.stringify([
    organisationId,
    personId,
    ...(renewal?.same ?? []).map((name) => fields[name] ?? null),
  ]);
}

/** Answers that the file tells otherwise; what it does not tell is left alone. */
function differencesOf({ fields }: Register, stored: EntryRecord, told: EntryRecord): Difference[] {
  const changed = changesOf<Record<string, unknown>>(stored.fields, told.fields);
  const words = (value: unknown) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  return fields
    .filter(({ name, compute }) => compute === undefined && name in changed)
    .map(({ name }) => ({ field: name, stored: words(stored.fields[name]), told: words(told.fields[name]) }));
}
