import type { ListingQuery, NewListing } from '@zhiben/domain/contract/supervision.ts';
import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import { type Listing, listingLifecycle } from '@zhiben/domain/kinds/listed-supervision/lifecycle.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { decide } from '@zhiben/domain/primitives/lifecycle.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { endOfTerm, versionOn } from '@zhiben/domain/standards/term-rules.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { z } from 'zod';
import { lockCase, writeMove } from '../store/case-files.ts';
import { type Database, type Db, isUniqueViolation } from '../store/database.ts';
import { type EntryRow, insertEntry } from '../store/entries.ts';
import { useFiles } from '../store/files.ts';
import { countListings, listListings, listPublished, readListing } from '../store/listings.ts';
import { takeNumbers } from '../store/numbers.ts';
import { findOrganisationForCase } from '../store/organisations.ts';
import { today } from './clock.ts';
import {
  type EntryKind,
  type EntryMoved,
  type EntryServices,
  madeBefore,
  moveEntry,
  readEntry,
  tell,
} from './entries.ts';
import { draftListing, draftRelease, replaceDraft } from './entry-documents.ts';
import { contextFor, followMove } from './hazards.ts';
import { may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';
import { termsOf } from './terms.ts';

export const listingKind: EntryKind<Listing> = {
  table: 'listing',
  register: 'listing',
  lifecycle: listingLifecycle,
  fileOf: (row, hazard) =>
    ({
      ...row,
      reportedBy: hazard?.reportedBy ?? null,
      rectifiedBy: hazard?.rectifiedBy ?? null,
      grade: hazard?.grade ?? 'major',
      criterionId: hazard?.criterionId ?? null,
      caseState: hazard?.state ?? '',
    }) as unknown as Listing,
  more: async (tx, moved) => {
    const { move, moveId, actor, after, today: day } = moved;
    if (move === 'apply') return reviewTerm(tx, after.authorityId, day);
    if (move === 'amend' || move === 'change-term')
      return {
        documentId: await replaceDraft(tx, actor, moved, after, () =>
          draftListing(tx, actor, moved, moveId, after),
        ),
      };
    if (move === 'release' || move === 'withdraw') await replaceDraft(tx, actor, moved, after);
    return move === 'release'
      ? { releaseDocumentId: await draftRelease(tx, actor, moved, moveId, after) }
      : {};
  },
  also: (moved) => (moved.hazard === undefined ? undefined : alsoHazard(moved, moved.hazard)),
};

/** By when an application is reviewed on site, and the version of the rule that says so. */
async function reviewTerm(tx: Db, authorityId: string, day: string) {
  const { own, calendar } = await termsOf(tx, authorityId, day);
  const version = versionOn('review-stopped', own, day);
  return { reviewBy: endOfTerm(day as PlainDate, version, calendar) ?? null, reviewRule: version };
}

/** Puts a major hazard under listed supervision, and says so in the hazard's own story. */
export async function listHazard(
  { database, clock }: EntryServices,
  actor: Actor,
  { publish, ...form }: z.output<typeof NewListing>,
): Promise<Outcome<{ id: string; number: string }>> {
  if (!may(actor, 'listing.create') || actor.reach.scope === 'organisation') return refused('not-permitted');
  const { id, caseId, ...said } = form;
  const day = today(clock);
  const at = clock.now().toISOString();
  try {
    return await database.as(actor, async (tx) => {
      const before = await madeBefore(tx, listingKind, actor.reach.authorityIds, id, { ...form, publish });
      if (before !== undefined)
        return before.ok ? done({ id, number: String(before.value['number' as keyof EntryRow]) }) : before;
      const hazard = await lockCase(tx, actor.reach.authorityIds, 'hazard', caseId);
      if (hazard === undefined) return refused('reference-not-found', 'caseId');
      const hindrance = hindranceOf(hazard);
      if (hindrance !== undefined) return refused(hindrance, 'caseId');
      if (said.dueOn < day) return refused('date-in-past', 'dueOn');
      const { authorityId } = hazard;
      const organisationId = hazard.organisationId ?? '';
      const year = Number(day.slice(0, 4));
      const serial = await takeNumbers(tx, authorityId, 'listing', year, 1);
      const row = {
        ...said,
        authorityId,
        id,
        caseId,
        organisationId,
        number: `GP${year}-${String(serial).padStart(3, '0')}`,
        year,
        state: listingLifecycle.start,
        version: 1,
        lastMoveId: id,
        responsibleUnit:
          said.responsibleUnit ??
          (await findOrganisationForCase(tx, authorityId, organisationId))?.name ??
          '',
        listedOn: day,
        proposedBy: actor.personId,
        publishedOn: publish ? day : null,
        createdAt: at,
      };
      const told = { ...form, publish };
      const documentId = await draftListing(tx, actor, { at, today: day }, id, row);
      await insertEntry(tx, 'listing', { ...row, documentId, said: JSON.stringify(told) });
      await tell(tx, listingKind, { actor, at }, row, 'list', { ...row, documentId, said: told });
      const mark = { id, number: row.number, level: row.level, dueOn: row.dueOn };
      await markHazard(tx, hazard, { actor, at, moveId: id, move: 'list', happenedAt: at }, mark);
      return done({ id, number: row.number });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return (error as { constraint?: string }).constraint === 'listing_standing'
      ? refused('already-listed', 'caseId')
      : refused('id-taken', 'id');
  }
}

/** Why this hazard cannot be listed now. */
function hindranceOf(hazard: CaseFile): string | undefined {
  if (hazard.organisationId === null) return 'enterprise-missing';
  if (hazard.grade !== 'major') return 'not-major';
  if (hazard.state === 'reported') return 'not-confirmed';
  if (hazard.holder === 'nobody') return 'hazard-ended';
  return hazard.fields['listed'] == null ? undefined : 'already-listed';
}

/** What stands in `fields.listed` of a listed hazard, so that its page and its lifecycle know. */
interface Mark {
  readonly id: string;
  readonly number: string;
  readonly level: string;
  readonly dueOn: string;
}

type HazardTold = Pick<EntryMoved<Listing>, 'actor' | 'at' | 'moveId' | 'move' | 'happenedAt'>;

/** Tells the hazard that it is listed, how that changed, or (null) that it no longer is. */
async function markHazard(tx: Db, hazard: CaseFile, told: HazardTold, listed: Mark | null): Promise<void> {
  await writeMove(
    tx,
    hazard,
    {
      fields: { ...hazard.fields, listed },
      ...(listed === null ? {} : { supervisingLevel: listed.level }),
    },
    eventOf(hazard, told, listed === null ? {} : { number: listed.number }),
  );
}

function eventOf(hazard: CaseFile, { actor, at, moveId, move, happenedAt }: HazardTold, body: object) {
  return {
    moveId: uuidFromName(moveId, `hazard/${move}`),
    move,
    fromState: hazard.state,
    actorId: actor.personId,
    actorName: actor.name,
    happenedAt,
    receivedAt: at,
    body: body as Readonly<Record<string, unknown>>,
  };
}

/** The reviewer was on site once: what he saw there is also the check of the hazard, and nobody writes it twice. */
const ON_HAZARD: Readonly<Record<string, string>> = { pass: 'verify', refuse: 'return' };

function alsoHazard(
  moved: EntryMoved<Listing>,
  hazard: CaseFile,
): Outcome<{ write(tx: Db): Promise<void> }> | undefined {
  const { move, after, input } = moved;
  const tells = (name: string, listed: Mark | null) =>
    done({ write: (tx: Db) => markHazard(tx, hazard, { ...moved, move: name }, listed) });
  if (move === 'change-term' || move === 'amend') {
    const { id, number, level, dueOn } = after;
    return tells('list-changed', { id, number, level, dueOn });
  }
  if (move === 'release' || move === 'withdraw') return tells('unlist', null);
  const checked = ON_HAZARD[move];
  if (checked === undefined || hazard.state !== 'submitted') return undefined;
  const verdict = decide(hazardLifecycle, hazard, checked, input, contextFor(moved.actor, moved.clock));
  if (!verdict.ok) return refused(verdict.why, verdict.at);
  const holder = hazardLifecycle.holder[verdict.to as keyof typeof hazardLifecycle.holder];
  const patch = { ...verdict.patch, state: verdict.to, holder };
  return done({
    write: async (tx: Db) => {
      const { version } = await writeMove(
        tx,
        hazard,
        patch,
        eventOf(hazard, { ...moved, move: checked }, input),
      );
      await followMove(tx, hazard, { ...hazard, ...patch } as CaseFile, {
        actor: moved.actor,
        moveId: moved.moveId,
        at: moved.at,
        today: today(moved.clock),
      });
      const photos = input['onSite'];
      if (Array.isArray(photos) && photos.length > 0) await useFiles(tx, hazard, version, photos, 'on-site');
    },
  });
}

export function moveListing(services: EntryServices, actor: Actor, order: Parameters<typeof moveEntry>[3]) {
  return moveEntry(services, actor, listingKind, order);
}

export function readListingFor(services: EntryServices, actor: Actor, id: string) {
  return readEntry(services, actor, listingKind, id, readListing);
}

export async function listListingsFor(
  { database, clock }: EntryServices,
  actor: Actor,
  query: z.output<typeof ListingQuery>,
) {
  const { authorityIds, organisationId } = actor.reach;
  return pageOf(() =>
    database.as(actor, (tx) =>
      listListings(tx, { ...query, authorityIds, organisationId, today: today(clock) }),
    ),
  );
}

/** How the listings of a year (this one when absent) stand, by level. */
export async function countListingsFor(
  { database, clock }: EntryServices,
  actor: Actor,
  wanted: number | undefined,
) {
  const day = today(clock);
  const year = wanted ?? Number(day.slice(0, 4));
  const { authorityIds } = actor.reach;
  return database.as(actor, async (tx) => ({
    year,
    levels: await countListings(tx, authorityIds, year, day),
  }));
}

/** What anybody may read without signing in. */
export async function listPublishedFor(
  { database }: { readonly database: Database },
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  return pageOf(() => listPublished(database.plain, query));
}
