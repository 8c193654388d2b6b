import type {
  PlanDraft,
  PlanEvidence,
  PlanIssue,
  PlanJudged,
  PlanPage,
  PlanSheet,
  PlanSign,
  PlanStands,
  PlanToSign,
  ReceiptAuthorities,
  ReceiptQuery,
} from '@zhiben/domain/contract/plan.ts';
import { DEFINITIONS } from '@zhiben/domain/kinds/figure/definitions.ts';
import { type Checked, checkPlan } from '@zhiben/domain/plan/check.ts';
import type { Plan } from '@zhiben/domain/plan/clause.ts';
import { byKey, completed, countStands, type Evidence } from '@zhiben/domain/plan/evidence.ts';
import { fromRows } from '@zhiben/domain/plan/from-rows.ts';
import { plan20242026 } from '@zhiben/domain/plan/plan-2024-2026/index.ts';
import { toRows } from '@zhiben/domain/plan/rows.ts';
import { BOUND } from '@zhiben/domain/plan/vocabulary.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import type { z } from 'zod';
import { listAuthorities } from '../store/authorities.ts';
import { type Database, type Db, isUniqueViolation } from '../store/database.ts';
import {
  countEvidence,
  countReceipts,
  type Edition,
  insertPlan,
  insertReceipt,
  latestEditions,
  latestPlan,
  listReceipts,
  readReceipt,
} from '../store/plans.ts';
import { recordChange } from '../store/register-events.ts';
import { type Clock, today } from './clock.ts';
import { coverByReceipt } from './duties.ts';
import { authorityFor, may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';

export interface PlanServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** The plan in force for an authority, and how it was issued; not at all while it is the one that the product brings. */
async function inForce(tx: Db, authorityId: string) {
  const issued = await latestPlan(tx, authorityId);
  return { plan: (issued?.content as Plan | undefined) ?? plan20242026, issued };
}

const planOf = async (tx: Db, authorityId: string): Promise<Plan> => (await inForce(tx, authorityId)).plan;

const editionOf = (authorityId: string, { id, edition }: Plan): Edition => ({
  authorityId,
  plan: id,
  edition,
});

/** For each authority within reach how many of its enterprises have signed the edition in force there. */
async function receiptsWithin(tx: Db, { authorityIds }: Actor['reach']) {
  const issued = new Map((await latestEditions(tx, authorityIds)).map((each) => [each.authorityId, each]));
  return countReceipts(
    tx,
    authorityIds.map((id) => issued.get(id) ?? editionOf(id, plan20242026)),
  );
}

export async function readPlan({ database }: PlanServices, actor: Actor): Promise<PlanPage> {
  const { authorityId, organisationId } = actor.reach;
  return database.as(actor, async (tx) => {
    const { plan, issued } = await inForce(tx, authorityId);
    const edition = editionOf(authorityId, plan);
    const receipt = organisationId === undefined ? undefined : await readReceipt(tx, edition, organisationId);
    return {
      plan,
      issued:
        issued === undefined
          ? null
          : { byName: issued.issuedByName, at: issued.issuedAt, because: issued.because },
      mayEdit: may(actor, 'plan.issue'),
      maySign: maySign(actor, receipt),
      receipt: receipt === undefined ? null : { byName: receipt.byName, at: receipt.at },
      receipts: organisationId === undefined ? summed(await receiptsWithin(tx, actor.reach)) : null,
    };
  });
}

const summed = (all: readonly Readonly<Record<'signed' | 'asked', number>>[]) => ({
  signed: all.reduce((sum, { signed }) => sum + signed, 0),
  asked: all.reduce((sum, { asked }) => sum + asked, 0),
});

/** Whether this actor signs for an enterprise that has no receipt yet. */
const maySign = (actor: Actor, receipt: object | undefined): boolean =>
  may(actor, 'plan.sign') && actor.reach.organisationId !== undefined && receipt === undefined;

/** Whether the actor is to sign: for a line on the first page, which carries no plan. */
export async function readToSign({ database }: PlanServices, actor: Actor): Promise<PlanToSign> {
  const { authorityId, organisationId } = actor.reach;
  return database.as(actor, async (tx) => {
    const plan = await planOf(tx, authorityId);
    const receipt = organisationId && (await readReceipt(tx, editionOf(authorityId, plan), organisationId));
    return { edition: plan.edition, maySign: maySign(actor, receipt || undefined) };
  });
}

/** The receipts of each authority within reach: a county has no enterprises to ask, its parks have. */
export async function readReceiptAuthorities(
  { database }: PlanServices,
  actor: Actor,
): Promise<Outcome<ReceiptAuthorities>> {
  if (actor.reach.scope === 'organisation') return refused('not-permitted');
  return database.as(actor, async (tx) => {
    const counted = new Map((await receiptsWithin(tx, actor.reach)).map((row) => [row.authorityId, row]));
    const authorities = await listAuthorities(tx, actor.reach.authorityIds);
    const rows = authorities.flatMap(({ id, name }) => {
      const row = counted.get(id);
      return row === undefined || row.asked === 0 ? [] : [{ ...row, authorityName: name }];
    });
    return done({ rows });
  });
}

/** What stands behind every binding, within reach. An enterprise is not told what others keep. */
export async function readEvidence({ database }: PlanServices, actor: Actor): Promise<Outcome<PlanEvidence>> {
  if (actor.reach.scope === 'organisation') return refused('not-permitted');
  return done({ evidence: await database.as(actor, (tx) => evidenceFor(tx, actor)) });
}

async function evidenceFor(tx: Db, actor: Actor): Promise<Evidence[]> {
  const told = await countEvidence(tx, actor.reach.authorityIds);
  const figures = DEFINITIONS.map(({ name }) => name);
  const standards = Object.keys(BOUND.standard);
  return completed(told, { figures, standards });
}

/** How many clauses stand how: for a line on the first page, which carries no plan. */
export async function readStands({ database }: PlanServices, actor: Actor): Promise<Outcome<PlanStands>> {
  if (actor.reach.scope === 'organisation') return refused('not-permitted');
  return database.as(actor, async (tx) => {
    const { clauses } = await planOf(tx, actor.reach.authorityId);
    return done(countStands(clauses, byKey(await evidenceFor(tx, actor))));
  });
}

function judged(checked: Checked): PlanJudged {
  return checked.ok
    ? { plan: checked.plan as PlanJudged['plan'], faults: [] }
    : { plan: null, faults: [...checked.faults] };
}

/** Reads the clauses of a sheet into the plan in force: its head stays, its clauses are the sheet's. Issues nothing. */
export async function readSheet(
  { database }: PlanServices,
  actor: Actor,
  rows: string[][],
): Promise<Outcome<PlanSheet>> {
  if (!may(actor, 'plan.issue')) return refused('not-permitted');
  const { clauses: _, ...head } = await database.as(actor, (tx) => planOf(tx, actor.reach.authorityId));
  return done({ ...judged(fromRows(head, rows)), rows });
}

/** Judges an edition while it is drafted, with the clauses in force where no sheet was brought. Issues nothing. */
export async function judgeDraft(
  { database }: PlanServices,
  actor: Actor,
  { head, rows }: z.output<typeof PlanDraft>,
): Promise<Outcome<PlanJudged>> {
  if (!may(actor, 'plan.issue')) return refused('not-permitted');
  if (rows !== null) return done(judged(fromRows(head, rows)));
  const { clauses } = await database.as(actor, (tx) => planOf(tx, actor.reach.authorityId));
  return done(judged(checkPlan({ ...head, clauses })));
}

/** The clauses as rows, headings first. */
export async function planRows(
  { database }: PlanServices,
  actor: Actor,
  language: Language,
): Promise<{ readonly name: string; readonly rows: string[][] }> {
  const plan = await database.as(actor, (tx) => planOf(tx, actor.reach.authorityId));
  return { name: plan.name[language === 'zh' ? 0 : 1], rows: toRows(plan.clauses, language) };
}

/** Issues an edition. It must be the one after the edition in force, or the first of another plan. */
export async function issuePlan(
  { database, clock }: PlanServices,
  actor: Actor,
  { plan: input, because }: z.output<typeof PlanIssue>,
): Promise<Outcome<PlanJudged>> {
  if (!may(actor, 'plan.issue')) return refused('not-permitted');
  const checked = checkPlan(input);
  if (!checked.ok) return done(judged(checked));
  const { authorityId } = actor.reach;
  const { plan } = checked;
  const at = clock.now().toISOString();
  try {
    return await database.as(actor, async (tx) => {
      const before = await planOf(tx, authorityId);
      const wanted = before.id === plan.id ? before.edition + 1 : 1;
      if (plan.edition !== wanted) return refused('stale', 'edition', { version: wanted });
      await insertPlan(tx, {
        authorityId,
        plan: plan.id,
        edition: plan.edition,
        content: plan,
        because,
        issuedBy: actor.personId,
        issuedByName: actor.name,
        issuedAt: at,
      });
      await recordChange(
        tx,
        { actor, at },
        {
          authorityId,
          register: 'plan',
          entryId: authorityId,
          move: 'issue',
          organisationId: null,
          changes: { plan: plan.id, edition: plan.edition, because },
        },
      );
      await coverByReceipt(tx, authorityId, today(clock));
      return done(judged(checked));
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused('stale', 'edition');
  }
}

/** Signs that the plan was read, for the signer's enterprise. Sent twice, it signs once. */
export async function signPlan(
  { database, clock }: PlanServices,
  actor: Actor,
  { id, edition }: z.output<typeof PlanSign>,
): Promise<Outcome<{ id: string }>> {
  const { authorityId, organisationId } = actor.reach;
  if (!may(actor, 'plan.sign') || organisationId === undefined) return refused('not-permitted');
  const at = clock.now().toISOString();
  try {
    return await database.as(actor, async (tx) => {
      const plan = await planOf(tx, authorityId);
      if (plan.edition !== edition) return refused('stale', 'edition', { version: plan.edition });
      const of = editionOf(authorityId, plan);
      const known = await readReceipt(tx, of, organisationId);
      if (known !== undefined) return done({ id: known.id });
      const signed = { signedBy: actor.personId, signedByName: actor.name, signedAt: at };
      await insertReceipt(tx, { ...of, id, organisationId, ...signed });
      await recordChange(
        tx,
        { actor, at },
        {
          authorityId,
          register: 'plan',
          entryId: id,
          move: 'sign',
          organisationId,
          changes: { plan: plan.id, edition, ...signed },
        },
      );
      await coverByReceipt(tx, authorityId, today(clock), { organisationIds: [organisationId] });
      return done({ id });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused('id-taken', 'id');
  }
}

export async function listReceiptsFor(
  { database }: PlanServices,
  actor: Actor,
  { authorityId: wanted, ...query }: z.output<typeof ReceiptQuery>,
) {
  if (actor.reach.scope === 'organisation') return refused('not-permitted');
  const authorityId = authorityFor(actor, wanted);
  if (typeof authorityId !== 'string') return authorityId;
  return pageOf(() =>
    database.as(actor, async (tx) => {
      const plan = await planOf(tx, authorityId);
      return listReceipts(tx, editionOf(authorityId, plan), query);
    }),
  );
}
