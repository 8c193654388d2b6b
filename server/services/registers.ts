import type {
  EntryEnd,
  EntryForm,
  EntryPage,
  EntryQuery,
  EntryResume,
  EntrySearchQuery,
  EntrySearchResult,
  RegisterCounts,
} from '@zhiben/domain/contract/register.ts';
import { registers } from '@zhiben/domain/kinds/registers/all.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { isInner, needsOrganisation, type Register } from '@zhiben/domain/primitives/register.ts';
import { valuesSchema } from '@zhiben/domain/primitives/register-schema.ts';
import { askedFields, completed, headOf, renewalDay } from '@zhiben/domain/primitives/register-values.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { z } from 'zod';
import { type Db, isUniqueViolation } from '../store/database.ts';
import { placeTaken, readChain } from '../store/entry-chain.ts';
import { readEntryFiles } from '../store/entry-files.ts';
import { findOrganisationForCase } from '../store/organisations.ts';
import { readPerson } from '../store/people.ts';
import {
  countEntries,
  type EntryRecord,
  entryHistory,
  findEntries,
  insertEntries,
  listEntries,
  lockEntryOf,
  readEntryRow,
  updateEntry,
} from '../store/register-entries.ts';
import type { Recorder } from '../store/register-events.ts';
import { changesOf } from './changes.ts';
import { today } from './clock.ts';
import { coverBy } from './duties.ts';
import { endDoneOf, type Whose } from './duty-ladder.ts';
import { addFiles, freshFiles } from './entry-files.ts';
import { enters, keeps, type RegisterServices, registerFor, tell } from './entry-parts.ts';
import { mayImport } from './imports/imports.ts';
import { authorityFor } from './permissions.ts';
import { done, type Outcome, pageOf, type Refused, refused } from './refusals.ts';
import { endRenewed, renewedBy } from './renewals.ts';

export async function countRegistersFor(
  { database, clock }: RegisterServices,
  actor: Actor,
  { organisationId }: { readonly organisationId?: string | undefined },
): Promise<RegisterCounts> {
  const counted = await database.as(actor, (tx) =>
    countEntries(tx, {
      authorityIds: actor.reach.authorityIds,
      today: today(clock),
      organisationId: organisationId ?? actor.reach.organisationId,
    }),
  );
  const byName = new Map(counted.map((c) => [c.register, c]));
  const seen = registers.filter(({ name }) => registerFor(actor, name) !== undefined);
  return {
    registers: seen.map(
      ({ name }) => byName.get(name) ?? { register: name, standing: 0, soon: 0, expired: 0 },
    ),
  };
}

export async function listEntriesFor(
  { database, clock }: RegisterServices,
  actor: Actor,
  name: string,
  { authorityId, ...query }: z.output<typeof EntryQuery>,
) {
  const register = registerFor(actor, name);
  if (register === undefined) return refused('not-found');
  const authority = authorityFor(actor, authorityId);
  if (typeof authority !== 'string') return authority;
  const { reach } = actor;
  const { asOf, which } = query;
  if (asOf !== undefined && asOf > today(clock)) return refused('date-in-future', 'asOf');
  if (asOf !== undefined && (which === 'soon' || which === 'expired'))
    return refused('input-invalid', 'which');
  const rights = { mayEnter: enters(actor, register), mayImport: mayImport(actor, name) };
  return pageOf(() =>
    database.as(actor, async (tx) => ({
      ...rights,
      ...(await listEntries(tx, {
        ...query,
        register: name,
        // An enterprise is named even when it asks for all: an index then finds its own.
        organisationId: query.organisationId ?? reach.organisationId,
        authorityIds: authorityId === undefined ? reach.authorityIds : [authority],
        today: today(clock),
      })),
    })),
  );
}

/** Entries of every register by words of their names, for who does not know in which one to look. */
export async function searchEntries(
  { database }: RegisterServices,
  actor: Actor,
  { q, limit }: z.output<typeof EntrySearchQuery>,
): Promise<EntrySearchResult> {
  const rows = await database.as(actor, (tx) => findEntries(tx, actor.reach.authorityIds, q, limit));
  return { rows };
}

export async function readEntryFor(
  { database }: RegisterServices,
  actor: Actor,
  name: string,
  id: string,
): Promise<Outcome<EntryPage>> {
  const register = registerFor(actor, name);
  if (register === undefined) return refused('not-found');
  return database.as(actor, async (tx) => {
    const entry = await readEntryRow(tx, actor.reach.authorityIds, name, id);
    if (entry === undefined) return refused('not-found');
    const history = await entryHistory(tx, entry.authorityId, id);
    const chain = await readChain(tx, entry.authorityId, id);
    const files = await readEntryFiles(tx, entry);
    return done({ entry, chain, files, mayChange: keeps(actor, register, entry.organisationId), history });
  });
}

/** Makes an entry when its id is new, else changes it. Sent twice, it writes once. */
export async function putEntry(
  services: RegisterServices,
  actor: Actor,
  name: string,
  id: string,
  form: z.output<typeof EntryForm>,
): Promise<Outcome<{ id: string; version: number }>> {
  const register = registerFor(actor, name);
  if (register === undefined) return refused('not-found');
  const authorityId = authorityFor(actor, form.authorityId);
  if (typeof authorityId !== 'string') return authorityId;
  const { clock } = services;
  const values = readValues(register, form.values, today(clock));
  if ('code' in values) return values;
  const files = [...new Set(form.files)];
  const by = { actor, at: clock.now().toISOString() };
  try {
    return await covering(services, actor, async (tx, cover) => {
      const present = await lockEntryOf(tx, actor.reach.authorityIds, name, id);
      if (!keeps(actor, register, whoseOf(actor, form, present))) return refused('not-permitted');
      const about = await aboutOf(tx, by, register, present?.authorityId ?? authorityId, form, present);
      if ('code' in about) return about;
      const told = {
        ...headOf(register, values.values, about.personName),
        personId: about.personId,
        fields: values.values,
      };
      if (present === undefined) {
        const { organisationId } = about;
        const before = await renewedBy(tx, actor, register, { ...form, ...about, authorityId });
        if (before !== undefined && 'code' in before) return before;
        const innerSide = isInner(register, organisationId);
        const record: EntryRecord = {
          ...told,
          authorityId,
          id,
          register: name,
          organisationId,
          innerSide,
          endedOn: null,
          endedBecause: null,
          follows: form.follows ?? null,
          version: 1,
        };
        if (before !== undefined)
          await endRenewed(tx, by, before, renewalDay(before, record, today(clock) as PlainDate));
        await insertEntries(tx, [record], by.at);
        await tell(tx, by, record, 'enter', { ...record });
        await addFiles(tx, by, record, files);
        await cover(record);
        return done({ id, version: 1 });
      }
      if (form.follows !== undefined && form.follows !== present.follows)
        return refused('input-invalid', 'follows');
      const changes = changesOf(present, told);
      const fresh = await freshFiles(tx, present, files);
      if ('code' in fresh) return fresh;
      if (Object.keys(changes).length === 0) {
        await addFiles(tx, by, present, fresh.files);
        return done({ id, version: present.version });
      }
      if (present.endedOn !== null) return refused('entry-ended');
      if (present.version !== form.seenVersion)
        return refused('stale', undefined, { version: present.version });
      const version = present.version + 1;
      await updateEntry(tx, present, { ...changes, version }, by.at);
      await tell(tx, by, present, 'change', { ...changes, version });
      await addFiles(tx, by, present, fresh.files);
      await cover(present);
      return done({ id, version });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return takenBy(error, register);
  }
}

/** Works on an entry in one transaction; once that is kept, the ladder follows what it proves. */
async function covering<T>(
  services: RegisterServices,
  actor: Actor,
  work: (tx: Db, cover: (entry: Whose & { readonly register: string }) => Promise<void>) => Promise<T>,
): Promise<T> {
  const { database, clock } = services;
  let covered: Whose | undefined;
  const result = await database.as(actor, (tx) =>
    work(tx, async (entry) => {
      const touched = { ...entry, organisationIds: [entry.organisationId] };
      if (await coverBy(tx, touched, today(clock))) covered = entry;
    }),
  );
  if (covered !== undefined) await endDoneOf(services, covered);
  return result;
}

/** Takes an entry out of service; nothing is deleted. The same call again is answered like the first. */
export async function endEntry(
  services: RegisterServices,
  actor: Actor,
  name: string,
  id: string,
  { on, because, seenVersion }: z.output<typeof EntryEnd>,
) {
  if (on > today(services.clock)) return refused('date-in-future', 'on');
  return turn(services, actor, name, id, seenVersion, 'end', { endedOn: on, endedBecause: because });
}

/** Brings it back: it was ended by mistake, or serves again. */
export async function resumeEntry(
  services: RegisterServices,
  actor: Actor,
  name: string,
  id: string,
  { because, seenVersion }: z.output<typeof EntryResume>,
) {
  return turn(services, actor, name, id, seenVersion, 'resume', { endedOn: null, endedBecause: because });
}

async function turn(
  services: RegisterServices,
  actor: Actor,
  name: string,
  id: string,
  seenVersion: number,
  move: 'end' | 'resume',
  patch: Pick<EntryRecord, 'endedOn' | 'endedBecause'>,
): Promise<Outcome<{ id: string; version: number }>> {
  const register = registerFor(actor, name);
  if (register === undefined) return refused('not-found');
  const by: Recorder = { actor, at: services.clock.now().toISOString() };
  try {
    return await covering(services, actor, async (tx, cover) => {
      const present = await lockEntryOf(tx, actor.reach.authorityIds, name, id);
      if (present === undefined) return refused('not-found');
      if (!keeps(actor, register, present.organisationId)) return refused('not-permitted');
      if (Object.keys(changesOf(present, patch)).length === 0) return done({ id, version: present.version });
      if (present.version !== seenVersion) return refused('stale', undefined, { version: present.version });
      if ((present.endedOn === null) === (move === 'resume')) return refused('wrong-state');
      if (move === 'resume' && (await placeTaken(tx, present))) return refused('entry-renewed');
      const version = present.version + 1;
      await updateEntry(tx, present, { ...patch, version }, by.at);
      await tell(tx, by, present, move, { ...patch, version });
      await cover(present);
      return done({ id, version });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return takenBy(error, register);
  }
}

/** The answers with what follows from them, or the first that cannot be kept. */
export function readValues(
  register: Register,
  told: Readonly<Record<string, unknown>>,
  day: string,
): { readonly values: Readonly<Record<string, unknown>> } | Refused {
  const read = valuesSchema(askedFields(register)).safeParse(told);
  if (!read.success) {
    const [issue] = read.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const at = ['values', ...(unknown === undefined ? (issue?.path ?? []) : [unknown])].join('.');
    const [first] = issue?.path ?? [];
    const missing = issue?.path.length === 1 && (told[String(first)] ?? '') === '';
    return refused(missing ? 'required' : 'input-invalid', at);
  }
  const values = completed(register, read.data);
  const [problem] = register.check?.(values, day as PlainDate) ?? [];
  return problem === undefined
    ? { values }
    : refused(problem.code, `values.${problem.field}`, problem.detail);
}

/** The organisation of an entry, which never changes; a new one's is the form's, or one's own. */
function whoseOf(
  { reach }: Actor,
  form: Pick<z.output<typeof EntryForm>, 'organisationId'>,
  present: Pick<EntryRecord, 'organisationId'> | undefined,
): string | null {
  return present === undefined
    ? (form.organisationId ?? reach.organisationId ?? null)
    : present.organisationId;
}

interface About {
  readonly organisationId: string | null;
  readonly personId: string | null;
  readonly personName: string | undefined;
}

/** Whom the entry is about. An organisation is never exchanged for another: that would be another entry. */
async function aboutOf(
  tx: Db,
  { actor, at }: Recorder & { readonly actor: Actor },
  register: Register,
  authorityId: string,
  form: Pick<z.output<typeof EntryForm>, 'organisationId' | 'personId'>,
  present: EntryRecord | undefined,
): Promise<About | Refused> {
  const organisationId = whoseOf(actor, form, present);
  if (organisationId === null && needsOrganisation(register)) return refused('required', 'organisationId');
  const asked = register.keeper === 'organisation' || register.organisation !== undefined;
  if (organisationId !== null && !asked) return refused('input-invalid', 'organisationId');
  const stale = form.organisationId != null && form.organisationId !== organisationId;
  if (stale) return refused('input-invalid', 'organisationId');
  if (
    organisationId !== null &&
    present === undefined &&
    (await findOrganisationForCase(tx, authorityId, organisationId)) === undefined
  )
    return refused('reference-not-found', 'organisationId');
  const personId = form.personId === undefined ? (present?.personId ?? null) : form.personId;
  if (personId === null)
    return register.person === 'required'
      ? refused('required', 'personId')
      : { organisationId, personId, personName: undefined };
  if (register.person === undefined) return refused('input-invalid', 'personId');
  const person = await readPerson(tx, [authorityId], personId, at);
  const works = person !== undefined && (organisationId === null || person.organisationId === organisationId);
  return works
    ? { organisationId, personId, personName: person.name }
    : refused('reference-not-found', 'personId');
}

function takenBy(error: unknown, register: Register): Refused {
  const { constraint } = error as { readonly constraint?: string };
  return constraint === 'register_entry_once'
    ? refused('entry-twice', `values.${register.key[0]}`)
    : refused('id-taken', 'id');
}
