import type { PhaseOutForm, PhaseOutLine, RuleReturn } from '@zhiben/domain/contract/rule.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { PHASE_OUTS } from '@zhiben/domain/standards/phase-outs.ts';
import type { z } from 'zod';
import { type PhaseOutRow, readPhaseOuts, writePhaseOut } from '../store/own-rules.ts';
import { changeRules, mayDecide, type RuleServices } from './change-rules.ts';
import { changesOf } from './changes.ts';
import { chinaTime } from './clock.ts';
import { done, type Outcome, refused } from './refusals.ts';

/** An id of the product's lines, or one of the authority's own making. */
const OWN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** No duty counts by a line itself: its days are those of the equipment. */
const NO_DUTY = () => false;

/** The product's lines and the authority's: of one id, the authority's in its place. */
export function phaseOutLines(
  kept: readonly PhaseOutRow[],
  waiting: ReadonlyMap<string, number>,
): PhaseOutLine[] {
  const own = new Map(kept.map((row) => [row.id, row]));
  const ofProduct = PHASE_OUTS.map((line) => ({ line, row: own.get(line.id) }));
  const ofAuthority = kept
    .filter(({ id }) => !PHASE_OUTS.some((line) => line.id === id))
    .map((row) => ({ line: undefined, row }));
  return [...ofAuthority, ...ofProduct].map(({ line, row }): PhaseOutLine => {
    const binds = row !== undefined && !row.takenBack ? row : undefined;
    const told = binds ?? line ?? row;
    if (told === undefined) throw new Error('a line of nobody');
    return {
      id: told.id,
      what: typeof told.what === 'string' ? [told.what, told.what] : [...told.what],
      kinds: [...told.kinds],
      words: [...told.words],
      outBy: told.outBy,
      source: told.source,
      confidence: binds === undefined ? (line?.confidence ?? 'KNOWN') : 'VERIFIED',
      ofProduct: line !== undefined,
      own: binds !== undefined,
      decided:
        row === undefined
          ? null
          : { byName: row.decidedByName, on: chinaTime(row.decidedAt).slice(0, 10), because: row.because },
      waiting: waiting.get(told.id) ?? 0,
    };
  });
}

/** Keeps a line, new or in the place of one of the product's. Sent twice, it writes once. */
export async function putPhaseOut(
  services: RuleServices,
  actor: Actor,
  id: string,
  form: z.output<typeof PhaseOutForm>,
): Promise<Outcome<{ id: string }>> {
  if (!mayDecide(actor)) return refused('not-permitted');
  if (!OWN_ID.test(id) && !PHASE_OUTS.some((line) => line.id === id)) return refused('not-found');
  // Else every piece of equipment of the park would be out of use on one day.
  if (form.kinds.length + form.words.length === 0) return refused('phase-out-matches-all', 'words');
  await change(services, actor, id, () => ({ ...form, takenBack: false }));
  return done({ id });
}

/** A line of its own binds no longer; one of the product's counts again as the product gives it. */
export async function takeBackPhaseOut(
  services: RuleServices,
  actor: Actor,
  id: string,
  { because }: z.output<typeof RuleReturn>,
): Promise<Outcome<{ id: string }>> {
  if (!mayDecide(actor)) return refused('not-permitted');
  let known = false;
  await change(services, actor, id, (before) => {
    known = before !== undefined;
    return before === undefined || before.takenBack ? undefined : { ...before, because, takenBack: true };
  });
  return known ? done({ id }) : refused('not-found');
}

type Told = Omit<PhaseOutRow, 'id' | 'decidedByName' | 'decidedAt' | 'version'>;

function change(
  services: RuleServices,
  actor: Actor,
  id: string,
  turn: (before: PhaseOutRow | undefined) => Told | undefined,
): Promise<void> {
  const { authorityId } = actor.reach;
  return changeRules(services, actor, NO_DUTY, async (tx, at) => {
    const before = (await readPhaseOuts(tx, authorityId)).find((row) => row.id === id);
    const told = turn(before);
    if (told === undefined || (before !== undefined && Object.keys(changesOf(before, told)).length === 0))
      return undefined;
    const version = (before?.version ?? 0) + 1;
    const row = { ...told, id, decidedByName: actor.name, decidedAt: at, version };
    await writePhaseOut(tx, authorityId, row);
    return { move: told.takenBack ? 'take-back-line' : 'keep-line', changes: { ...row } };
  });
}
