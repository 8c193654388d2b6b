import type { CaseFile } from '../../primitives/case-file.ts';
import type { MoveContext, MoveInput } from '../../primitives/lifecycle.ts';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import { CONTEST_DAYS, FIVE_COMMITMENTS } from './fields.ts';

/** What waits for a decision ends with the hazard: nobody could decide it any more. */
export const NOTHING_PENDING = {
  extensionAsked: false,
  handoverTo: null,
  gradeProposed: null,
  proposedBy: null,
} as const satisfies Partial<CaseFile>;

export function text(input: MoveInput, name: string): string | null {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Only what was answered: an absent answer leaves the record as it is. */
export function given(input: MoveInput, names: readonly (keyof CaseFile & string)[]): Partial<CaseFile> {
  return Object.fromEntries(
    names.filter((n) => input[n] !== undefined && input[n] !== '').map((n) => [n, input[n]]),
  );
}

export function notBefore(input: MoveInput, name: string, day: string, code = 'date-in-past') {
  const value = text(input, name) ?? '';
  const fine = code === 'not-later' ? value > day : value >= day;
  return fine ? undefined : { why: code, at: name };
}

/** The criterion of a major hazard was in force on the day it was found (plan measure 4). */
export function criterionProblem(
  input: MoveInput,
  file: CaseFile,
  validOn: (id: string, day: string) => boolean,
) {
  if (input['grade'] !== 'major') return undefined;
  const id = text(input, 'criterionId') ?? file.criterionId;
  return id === null || validOn(id, file.foundOn)
    ? undefined
    : { why: 'criterion-not-valid', at: 'criterionId' };
}

/** A plan ends within the term that was ordered. */
export function planProblem(input: MoveInput, file: CaseFile) {
  const term = text(input, 'dueOn');
  if (term !== null && file.dueOn !== null && term > file.dueOn)
    return { why: 'term-after-deadline', at: 'dueOn' };
  return undefined;
}

/** The last day on which the finder may contest. */
export function contestEnd({ today, contestDays }: MoveContext): PlainDate {
  return addDays(today as PlainDate, contestDays ?? CONTEST_DAYS);
}

/**
 * 挂牌督办: a listed hazard ends through the listing's own review and lifting, or the plate would outlive what it stands
 * for. Listing and lifting keep `fields.listed` (see kinds/listed-supervision).
 */
export function isListed(file: CaseFile): boolean {
  return file.fields['listed'] != null;
}

export function wasDismissed(file: CaseFile): boolean {
  return file.fields['dismissed'] === true;
}

/** Major, and not all of 五落实 are there yet. */
export function lacksPlan(file: CaseFile): boolean {
  if (file.grade !== 'major') return false;
  const plan = (file.fields['plan'] ?? {}) as MoveInput;
  return FIVE_COMMITMENTS.some((name) =>
    name === 'responsibleId' ? file.ownerId === null : plan[name] === undefined || plan[name] === '',
  );
}

/** Whoever works for one department gives to another only what that one accepts. */
export function givenAway(input: MoveInput, file: CaseFile, own: string | undefined) {
  const wanted = text(input, 'departmentId');
  return own === undefined || wanted === null || wanted === own || wanted === file.departmentId
    ? undefined
    : { why: 'use-hand-over', at: 'departmentId' };
}

export function handoverProblem(file: CaseFile, departmentId: string | undefined) {
  if (file.handoverTo === null) return 'no-handover';
  return departmentId === undefined || departmentId === file.handoverTo ? undefined : 'other-department';
}
