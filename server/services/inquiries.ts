import type { InquiryQuery, NewInquiry } from '@zhiben/domain/contract/inquiry.ts';
import type { AuthoritySettings } from '@zhiben/domain/contract/world.ts';
import {
  detect,
  type InquiryRules,
  LOOK_BACK_DAYS,
  SAID_FINE_DAYS,
  SELF_CHECK_DAYS,
  type Trigger,
} from '@zhiben/domain/kinds/inquiry/detect.ts';
import { type Inquiry, inquiryLifecycle } from '@zhiben/domain/kinds/inquiry/lifecycle.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { addDays, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { z } from 'zod';
import { readSettings } from '../store/authorities.ts';
import { lockCase } from '../store/case-files.ts';
import { type Db, isUniqueViolation } from '../store/database.ts';
import { insertEntry } from '../store/entries.ts';
import {
  type DetectedEnterprise,
  enterpriseFacts,
  knownInquiries,
  listInquiries,
  readInquiry,
} from '../store/inquiries.ts';
import { findOrganisationForCase } from '../store/organisations.ts';
import { authorityOfWork } from '../store/people.ts';
import { today } from './clock.ts';
import { type EntryKind, type EntryServices, madeBefore, moveEntry, readEntry, tell } from './entries.ts';
import { may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';

export const inquiryKind: EntryKind<Inquiry> = {
  table: 'inquiry',
  register: 'inquiry',
  lifecycle: inquiryLifecycle,
  fileOf: (row) =>
    ({
      ...row,
      reportedBy: null,
      rectifiedBy: null,
      grade: 'major',
      criterionId: null,
    }) as unknown as Inquiry,
};

/** Enterprises whose records are looked at in one transaction. */
const AT_ONCE = 200;
/** Before every id. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The numbers that the detector goes by, and which of them the authority set itself. */
export function inquiryRules(settings: AuthoritySettings): InquiryRules & { readonly set: string[] } {
  const { selfCheckFrom, selfCheckDays, saidFineDays } = settings;
  return {
    selfCheckFrom: selfCheckFrom ?? null,
    selfCheckDays: selfCheckDays ?? SELF_CHECK_DAYS,
    saidFineDays: saidFineDays ?? SAID_FINE_DAYS,
    set: Object.entries({ selfCheckFrom, selfCheckDays, saidFineDays })
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name),
  };
}

/**
 * Looks through the records of every enterprise of one authority and opens what they ask for. An inquiry's id follows
 * from its trigger: run again, by whomever, it opens nothing twice.
 *
 * @returns How many were opened.
 */
export async function detectInquiries(
  { database, clock }: EntryServices,
  actor: Actor,
  authorityId: string,
): Promise<number> {
  const day = today(clock);
  const at = clock.now().toISOString();
  const from = addDays(day as PlainDate, -LOOK_BACK_DAYS);
  let opened = 0;
  for (let after = NO_ID; ; ) {
    const last = await database.as(actor, async (tx) => {
      const rules = inquiryRules(await readSettings(tx, authorityId));
      const enterprises = await enterpriseFacts(tx, authorityId, { after, most: AT_ONCE, from });
      const found = enterprises.flatMap((enterprise) =>
        detect(enterprise, rules, day).map((trigger) => ({
          enterprise,
          trigger,
          id: uuidFromName(enterprise.organisationId, `inquiry/${trigger.name}`),
        })),
      );
      if (found.length > 0) {
        const known = await knownInquiries(
          tx,
          authorityId,
          found.map(({ id }) => id),
        );
        for (const { enterprise, trigger, id } of found) {
          if (known.has(id)) continue;
          await open(tx, { actor, at, day }, { authorityId, id, enterprise, trigger });
          opened += 1;
        }
      }
      return enterprises.length < AT_ONCE ? undefined : enterprises.at(-1)?.organisationId;
    });
    if (last === undefined) return opened;
    after = last;
  }
}

interface Opening {
  readonly authorityId: string;
  readonly id: string;
  readonly enterprise: Pick<DetectedEnterprise, 'organisationId' | 'departmentId'>;
  readonly trigger: Omit<Trigger, 'name'>;
}

async function open(
  tx: Db,
  { actor, at, day }: { readonly actor: Actor; readonly at: string; readonly day: string },
  { authorityId, id, enterprise, trigger }: Opening,
  said: object = {},
) {
  const { failure, caseId, selfCheckId, facts } = trigger;
  const row = {
    authorityId,
    id,
    organisationId: enterprise.organisationId,
    departmentId: enterprise.departmentId,
    caseId,
    selfCheckId,
    failure,
    state: inquiryLifecycle.start,
    version: 1,
    lastMoveId: id,
    openedOn: day,
    createdAt: at,
  };
  await insertEntry(tx, 'inquiry', { ...row, facts: JSON.stringify(facts), said: JSON.stringify(said) });
  await tell(tx, inquiryKind, { actor, at }, row, 'open', { ...row, facts, said });
}

/** On demand: the same work as the sweep's, for the reader's own authority. */
export async function detectInquiriesFor(services: EntryServices, actor: Actor) {
  if (!may(actor, 'inquiry.detect') || actor.reach.scope !== 'authority') return refused('not-permitted');
  return done({ opened: await detectInquiries(services, actor, actor.reach.authorityId) });
}

/** Opens an inquiry for a failure that no record shows: somebody saw it. */
export async function openInquiry(
  { database, clock }: EntryServices,
  actor: Actor,
  form: z.output<typeof NewInquiry>,
): Promise<Outcome<{ id: string }>> {
  if (!may(actor, 'inquiry.open') || actor.reach.scope === 'organisation') return refused('not-permitted');
  const { id, organisationId, caseId, failure, reason } = form;
  const day = today(clock);
  const at = clock.now().toISOString();
  const { authorityIds } = actor.reach;
  try {
    return await database.as(actor, async (tx) => {
      const before = await madeBefore(tx, inquiryKind, authorityIds, id, form);
      if (before !== undefined) return before.ok ? done({ id }) : before;
      const authorityId = await authorityOfWork(tx, authorityIds, { organisationId, departmentId: null });
      const organisation = authorityId && (await findOrganisationForCase(tx, authorityId, organisationId));
      if (authorityId === undefined || !organisation)
        return refused('organisation-not-found', 'organisationId');
      const hazard = caseId === null ? undefined : await lockCase(tx, [authorityId], 'hazard', caseId);
      if (caseId !== null && hazard?.organisationId !== organisationId)
        return refused('reference-not-found', 'caseId');
      const enterprise = {
        organisationId,
        departmentId: actor.reach.departmentId ?? hazard?.departmentId ?? organisation.departmentId,
      };
      const trigger = { failure, caseId, selfCheckId: null, facts: { reason } };
      await open(tx, { actor, at, day }, { authorityId, id, enterprise, trigger }, form);
      return done({ id });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused('id-taken', 'id');
  }
}

export function moveInquiry(services: EntryServices, actor: Actor, order: Parameters<typeof moveEntry>[3]) {
  return moveEntry(services, actor, inquiryKind, order);
}

export function readInquiryFor(services: EntryServices, actor: Actor, id: string) {
  return readEntry(services, actor, inquiryKind, id, readInquiry);
}

export async function listInquiriesFor(
  { database }: EntryServices,
  actor: Actor,
  query: z.output<typeof InquiryQuery>,
) {
  const { authorityIds, authorityId } = actor.reach;
  // An enterprise is named even when it asks for all: an index then finds its own.
  const organisationId = query.organisationId ?? actor.reach.organisationId;
  return pageOf(() =>
    database.as(actor, async (tx) => ({
      ...(await listInquiries(tx, { ...query, organisationId, authorityIds })),
      rules: inquiryRules(await readSettings(tx, authorityId)),
    })),
  );
}
