import type { CaseLadder } from '@zhiben/domain/contract/escalation.ts';
import type { Facts } from '@zhiben/domain/kinds/document/fill.ts';
import type { FormName } from '@zhiben/domain/kinds/document/kinds.ts';
import {
  type Because,
  DEFAULT_LADDER,
  IN_FORCE,
  isCleared,
  type Ladder,
  nextRung,
  presses,
  pressureOf,
  type Rung,
  rungsAhead,
  UNSIGNED,
} from '@zhiben/domain/kinds/escalation/ladder.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { readSettings } from '../store/authorities.ts';
import { readCase } from '../store/case-files.ts';
import type { Db } from '../store/database.ts';
import {
  type Climber,
  changeEscalation,
  countReached,
  draftsOfEnded,
  escalationsOf,
  insertEscalation,
  lateHazards,
  lockDeferredUntil,
  lockStanding,
  type NewEscalation,
  refusalsOf,
  standingOf,
} from '../store/escalations.ts';
import { recordChange } from '../store/register-events.ts';
import { today } from './clock.ts';
import { draftDocument, type Moment } from './documents/draft.ts';
import { withdrawDraft } from './documents/issue.ts';
import { change, type EscalationServices } from './escalations.ts';
import { done, type Outcome, refused } from './refusals.ts';

/** Hazards that one transaction of a sweep looks at. */
const AT_ONCE = 200;
/** As it stands on the document, whatever the language of the reader. */
const DRAFT_NOT_NEEDED = '升级事由已消除，文书不再需要';

/** The ladder by which an authority presses, its own or that of the product. */
export async function ladderOf(tx: Db, authorityId: string): Promise<Ladder & { readonly own: boolean }> {
  const { ladder } = await readSettings(tx, authorityId);
  return { ...(ladder ?? DEFAULT_LADDER), own: ladder !== undefined };
}

/** Opens the rungs that late hazards of an authority reached by today, and wakes those put off until now. */
export async function climbLadders({ database, clock }: EscalationServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  const day = today(clock);
  await database.as(actor, async (tx) => {
    for (const rung of await lockDeferredUntil(tx, authorityId, day))
      await change(tx, actor, at, rung, 'wake', { state: 'due' });
    // By the product and not in the move that ended the rung: whoever makes that may hold no document of the authority.
    for (const { id } of await draftsOfEnded(tx, authorityId))
      await withdrawDraft(tx, actor, { authorityId, id }, DRAFT_NOT_NEEDED, at);
  });
  let after: CaseFile | undefined;
  do {
    const from = after;
    after = await database.as(actor, async (tx) => {
      const ladder = await ladderOf(tx, authorityId);
      const page = await lateHazards(tx, authorityId, day, at, { after: from, limit: AT_ONCE });
      for (const climber of page) await climb(tx, actor, at, day, ladder, climber);
      return page.length < AT_ONCE ? undefined : page.at(-1)?.file;
    });
  } while (after !== undefined);
}

async function climb(
  tx: Db,
  actor: Actor,
  at: string,
  day: string,
  ladder: Ladder,
  { file, standing, refused }: Climber,
): Promise<void> {
  const next = nextRung(ladder, pressureOf(file), standing, day, refused);
  if (next === undefined || file.organisationId === null) return;
  const { authorityId, organisationId, id: caseId } = file;
  const reached = await countReached(tx, file);
  const ground = { authorityId, organisationId, caseId, dutyIds: null, reached };
  await openRung(tx, actor, { at, today: day }, ground, next);
}

/** On what a rung is opened. */
interface OnGround extends Pick<NewEscalation, 'authorityId' | 'organisationId' | 'caseId' | 'dutyIds'> {
  /** How many rungs it ever reached: every one gets an id of its own. */
  readonly reached: number;
  /** The form of its document, and what that says, where it is not about a hazard. */
  readonly form?: FormName;
  readonly facts?: () => Promise<Facts>;
}

/** Opens a rung as a task with the draft of its document; nothing where it stands already. */
export async function openRung(
  tx: Db,
  actor: Actor,
  moment: Moment,
  { reached, form, facts, ...ground }: OnGround,
  { rung, because }: { readonly rung: Rung; readonly because: Because },
): Promise<void> {
  const { authorityId, organisationId, caseId } = ground;
  const id = uuidFromName(caseId ?? organisationId, `rung/${reached}/${rung}`);
  const reachedOn = moment.today;
  if (!(await insertEscalation(tx, { ...ground, id, rung, reachedOn, because }))) return;
  const drafted = await draftDocument(
    tx,
    actor,
    {
      authorityId,
      id: uuidFromName(id, 'document'),
      kind: rung,
      issuer: 'authority',
      issuerDepartmentId: null,
      caseId,
      organisationId,
      recipient:
        rung === 'public-disclosure'
          ? { kind: 'public', id: null, name: '' }
          : { kind: 'enterprise', id: organisationId, name: '' },
      subject: { kind: 'escalation', id },
      ...(form === undefined ? {} : { form }),
      ...(facts === undefined ? {} : { facts: await facts() }),
    },
    moment,
  );
  // Without a draft the rung is reached all the same; its document is then drafted by hand.
  const documentId = drafted.ok ? drafted.value.id : null;
  await changeEscalation(tx, { authorityId, id }, { documentId });
  const { dutyIds } = ground;
  const changes = { caseId, dutyIds, rung, reachedOn, because, state: 'due', documentId };
  const entry = {
    authorityId,
    register: 'escalation',
    entryId: id,
    move: 'reach',
    organisationId: null,
    changes,
  } as const;
  await recordChange(tx, { actor, at: moment.at }, entry);
}

type Standing = Awaited<ReturnType<typeof lockStanding>>[number];

/** Ends a rung whose reason is gone: one that was signed is cleared, and goes off the public page with it. */
export async function endRung(
  tx: Db,
  actor: Actor,
  at: string,
  rung: Standing,
  move: 'void' | 'clear',
): Promise<void> {
  if (move === 'void') return change(tx, actor, at, rung, 'void', { state: 'void', endedAt: at });
  const off = rung.publishedAt !== null && rung.removedAt === null ? { removedAt: at } : {};
  await change(tx, actor, at, rung, 'clear', { state: 'cleared', endedAt: at, ...off });
}

interface CaseMoved {
  readonly actor: Actor;
  /** The server's time, ISO 8601. */
  readonly at: string;
  /** The calendar day in China. */
  readonly today: string;
}

/**
 * What a move means for the ladder, in its transaction: a hazard found eliminated clears what stands and takes it off
 * the public page; a term that was extended makes void what nobody signed; a returned rectification may reach a rung.
 */
export async function ladderAfterMove(
  tx: Db,
  before: CaseFile,
  after: CaseFile,
  { actor, at, today: day }: CaseMoved,
): Promise<void> {
  if (isCleared(after) && !isCleared(before)) {
    for (const rung of await lockStanding(tx, after, UNSIGNED)) await endRung(tx, actor, at, rung, 'void');
    for (const rung of await lockStanding(tx, after, IN_FORCE)) await endRung(tx, actor, at, rung, 'clear');
  }
  if (before.dueOn !== after.dueOn && after.dueOn !== null && after.dueOn >= day)
    for (const rung of await lockStanding(tx, after, UNSIGNED)) await endRung(tx, actor, at, rung, 'void');
  if (after.fields['returned'] !== before.fields['returned'] && presses(after)) {
    const ladder = await ladderOf(tx, after.authorityId);
    const [standing, refusals] = [await standingOf(tx, after), await refusalsOf(tx, after, at)];
    await climb(tx, actor, at, day, ladder, { file: after, standing, refused: refusals });
  }
}

/** One hazard's ladder: what it reached, and who will be told what and when if nothing is done. */
export async function ladderOfHazard(
  { database, clock }: EscalationServices,
  actor: Actor,
  caseId: string,
): Promise<Outcome<CaseLadder>> {
  return database.as(actor, async (tx) => {
    const { authorityIds } = actor.reach;
    const file = await readCase(tx, authorityIds, 'hazard', caseId);
    if (file === undefined) return refused('not-found');
    const ladder = await ladderOf(tx, file.authorityId);
    const reached = await escalationsOf(tx, authorityIds, { caseId });
    const standing = reached.filter(({ state }) => state !== 'cleared' && state !== 'void');
    return done({
      reached,
      ahead: rungsAhead(
        ladder,
        pressureOf(file as CaseFile),
        standing,
        today(clock),
        await refusalsOf(tx, file, clock.now().toISOString()),
      ),
      setByAuthority: ladder.own,
    });
  });
}
