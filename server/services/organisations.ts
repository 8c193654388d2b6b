import type { OrganisationForm, OrganisationPage, OrganisationQuery } from '@zhiben/domain/contract/world.ts';
import { departmentFor } from '@zhiben/domain/kinds/organisation/department-for.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { industries, readIndustryCode } from '@zhiben/domain/reference/industries.ts';
import { regions } from '@zhiben/domain/reference/regions.ts';
import { isSectorMark } from '@zhiben/domain/reference/sector-marks.ts';
import { tidyCode, usccProblem } from '@zhiben/domain/values/codes.ts';
import type { z } from 'zod';
import { type Database, type Db, isUniqueViolation } from '../store/database.ts';
import { listDepartments } from '../store/departments.ts';
import {
  countHazardsOf,
  insertOrganisation,
  listOrganisations,
  lockOrganisation,
  type OrganisationRecord,
  organisationByUscc,
  readOrganisation,
  regionOf,
  updateOrganisation,
} from '../store/organisations.ts';
import { readPeopleOf } from '../store/people.ts';
import { type Recorder, recordChange } from '../store/register-events.ts';
import { readTimeline } from '../store/timeline.ts';
import { changesOf } from './changes.ts';
import { type Clock, today } from './clock.ts';
import { authorityFor, may } from './permissions.ts';
import { done, type Outcome, pageOf, type Refused, refused } from './refusals.ts';

export interface WorldServices {
  readonly database: Database;
  readonly clock: Clock;
}

export type OrganisationInput = z.output<typeof OrganisationForm>;

/** What an enterprise says of itself without asking anybody; the rest decides who supervises it and how. */
const CONTACT_FIELDS = ['address', 'headcount', 'lng', 'lat'] as const;
const ALL_FIELDS = [
  'kind',
  'name',
  'uscc',
  'industryCode',
  'scale',
  'headcount',
  'sectorMarks',
  'departmentId',
  'regionCode',
  'address',
  'lng',
  'lat',
  'active',
] as const satisfies readonly (keyof OrganisationRecord)[];

/** Lines of the time line that come with the page; the rest by cursor. */
const FIRST_LINES = 30;

export async function listOrganisationsFor(
  { database, clock }: WorldServices,
  actor: Actor,
  query: z.output<typeof OrganisationQuery>,
) {
  const { authorityId, industryCode, ...rest } = query;
  const authority = authorityFor(actor, authorityId);
  if (typeof authority !== 'string') return authority;
  const industry = industryCode === undefined ? undefined : readIndustryCode(industryCode);
  if (industryCode !== undefined && industry === undefined)
    return refused('industry-unknown', 'industryCode');
  return pageOf(() =>
    database.as(actor, (tx) =>
      listOrganisations(tx, {
        ...rest,
        authorityIds: authorityId === undefined ? actor.reach.authorityIds : [authority],
        industries: industry && prefixesOf(industry.code),
        today: today(clock),
      }),
    ),
  );
}

/** 一企一档: the organisation, its people, its hazards in numbers, and its life, newest first. */
export async function readOrganisationPage(
  { database, clock }: WorldServices,
  actor: Actor,
  id: string,
): Promise<Outcome<OrganisationPage>> {
  return database.as(actor, async (tx) => {
    const organisation = await readOrganisation(tx, actor.reach.authorityIds, id, today(clock));
    if (organisation === undefined) return refused('not-found');
    const { authorityId } = organisation;
    const people = await readPeopleOf(tx, authorityId, id, clock.now().toISOString());
    const hazards = await countHazardsOf(tx, authorityId, id, today(clock));
    const timeline = await readTimeline(tx, organisation, { limit: FIRST_LINES });
    return done({
      organisation,
      people,
      hazards,
      timeline: timeline.rows,
      timelineNext: timeline.next,
      mayChange: [...fieldsToChange(actor)],
    });
  });
}

export async function readOrganisationTimeline(
  { database, clock }: WorldServices,
  actor: Actor,
  id: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const read = await pageOf(() =>
    database.as(actor, async (tx) => {
      const organisation = await readOrganisation(tx, actor.reach.authorityIds, id, today(clock));
      return organisation && (await readTimeline(tx, organisation, page));
    }),
  );
  if (!read.ok) return read;
  return read.value === undefined ? refused('not-found') : done(read.value);
}

/** Makes an organisation when its id is new, else changes it. Sent twice, it writes once. */
export async function putOrganisation(
  { database, clock }: WorldServices,
  actor: Actor,
  id: string,
  form: OrganisationInput,
): Promise<Outcome<{ id: string; version: number }>> {
  const mayChange = fieldsToChange(actor);
  if (mayChange.length === 0) return refused('not-permitted');
  const authorityId = authorityFor(actor, form.authorityId);
  if (typeof authorityId !== 'string') return authorityId;
  const tidied = tidy(form);
  if ('code' in tidied) return tidied;
  const by: Recorder = { actor, at: clock.now().toISOString() };
  try {
    return await database.as(actor, async (tx) => {
      const present = await lockOrganisation(tx, actor.reach.authorityIds, id);
      if (present === undefined) return createOrganisation(tx, actor, by, { ...tidied, authorityId, id });
      const changes = changesOf(present, tidied);
      const names = Object.keys(changes);
      if (names.length === 0) return done({ id, version: present.version });
      if (present.version !== form.seenVersion)
        return refused('stale', undefined, { version: present.version });
      const forbidden = names.find((name) => !(mayChange as readonly string[]).includes(name));
      if (forbidden !== undefined) return refused('not-permitted', forbidden);
      const problem = await referenceProblem(tx, { ...present, ...changes });
      if (problem !== undefined) return problem;
      const version = present.version + 1;
      await updateOrganisation(tx, present, { ...changes, version }, by.at);
      await recordChange(tx, by, {
        authorityId: present.authorityId,
        register: 'organisation',
        entryId: id,
        move: moveOf(changes),
        organisationId: id,
        changes: { ...changes, version },
      });
      return done({ id, version });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return takenBy(error);
  }
}

type Tidied = Omit<OrganisationInput, 'authorityId' | 'seenVersion'>;

async function createOrganisation(
  tx: Db,
  actor: Actor,
  by: Recorder,
  wanted: Tidied & { readonly authorityId: string; readonly id: string },
): Promise<Outcome<{ id: string; version: number }>> {
  if (!may(actor, 'organisation.change')) return refused('not-found');
  const { authorityId, id } = wanted;
  const departments = await listDepartments(tx, [authorityId]);
  const record: OrganisationRecord = {
    ...wanted,
    departmentId:
      wanted.departmentId === undefined
        ? (departmentFor(wanted, departments)?.id ?? null)
        : wanted.departmentId,
    regionCode: wanted.regionCode ?? (await regionOf(tx, authorityId)),
    version: 1,
  };
  const problem = await referenceProblem(tx, record);
  if (problem !== undefined) return problem;
  await insertOrganisation(tx, record, by.at);
  await recordChange(tx, by, {
    authorityId,
    register: 'organisation',
    entryId: id,
    move: 'create',
    organisationId: id,
    changes: record,
  });
  return done({ id, version: 1 });
}

function fieldsToChange(actor: Actor): readonly string[] {
  if (may(actor, 'organisation.change')) return ALL_FIELDS;
  return may(actor, 'organisation.change-contact') ? CONTACT_FIELDS : [];
}

/** The form as it is kept: codes in their one spelling, or the first field that is wrong and how. */
function tidy(form: OrganisationInput): Tidied | Refused {
  const { authorityId: _, seenVersion: __, ...wanted } = form;
  const uscc = form.uscc === null || form.uscc.trim() === '' ? null : tidyCode(form.uscc);
  const wrong = uscc === null ? undefined : usccProblem(uscc);
  if (wrong !== undefined) {
    const { code, at, expected } = wrong;
    // For a reader, characters are counted from one.
    const detail = at === undefined ? undefined : { position: at + 1, ...(expected && { expected }) };
    return refused(`uscc-${code}`, 'uscc', detail);
  }
  const industry = form.industryCode ? readIndustryCode(form.industryCode) : null;
  if (industry === undefined) return refused('industry-unknown', 'industryCode');
  const mark = form.sectorMarks.find((m) => !isSectorMark(m));
  if (mark !== undefined) return refused('sector-mark-unknown', 'sectorMarks', { mark });
  if (form.regionCode !== undefined && regions.find(form.regionCode) === undefined)
    return refused('region-unknown', 'regionCode');
  if ((form.lng === null) !== (form.lat === null)) return refused('coordinates-incomplete', 'lng');
  return {
    ...wanted,
    uscc,
    industryCode: industry?.code ?? null,
    sectorMarks: [...new Set(form.sectorMarks)].sort(),
  };
}

/** Does it name a department of its own authority, and a credit code that nobody else there has? */
async function referenceProblem(tx: Db, record: OrganisationRecord): Promise<Refused | undefined> {
  const { authorityId, departmentId, uscc, id } = record;
  if (departmentId !== null) {
    const departments = await listDepartments(tx, [authorityId]);
    if (!departments.some((d) => d.id === departmentId))
      return refused('department-not-found', 'departmentId');
  }
  if (uscc === null) return undefined;
  const owner = await organisationByUscc(tx, authorityId, uscc);
  return owner === undefined || owner.id === id
    ? undefined
    : refused('uscc-taken', 'uscc', { name: owner.name, organisationId: owner.id });
}

/** Two wrote at once, or the id exists beyond the actor's reach: nothing is said of the other record. */
function takenBy(error: unknown): Refused {
  const { constraint } = error as { constraint?: string };
  return constraint === 'organisation_authority_id_uscc_key'
    ? refused('uscc-taken', 'uscc')
    : refused('id-taken', 'id');
}

function moveOf(changes: Partial<OrganisationRecord>): string {
  if (changes.active === false) return 'deactivate';
  return changes.active === true ? 'reactivate' : 'change';
}

/** A section's letter stands for its divisions: the codes of organisations have no letter. */
function prefixesOf(code: string): readonly string[] {
  return code.length > 1 ? [code] : industries.childrenOf(code).map((division) => division.code);
}
