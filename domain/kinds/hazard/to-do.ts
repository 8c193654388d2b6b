import type { CaseFile } from '../../primitives/case-file.ts';
import { type Holder, type MoveContext, mayMove } from '../../primitives/lifecycle.ts';
import type { Role } from '../../primitives/reach.ts';
import { hazardLifecycle } from './lifecycle.ts';

const TAKES: Readonly<Record<Exclude<Holder, 'nobody'>, readonly Role[]>> = {
  desk: ['desk', 'inspector'],
  department: ['inspector'],
  enterprise: ['enterprise-officer', 'enterprise-principal', 'enterprise-admin'],
  verifier: ['verifier', 'inspector'],
};

/** Whose turns these roles can take: what waits for a reader on his first page. */
export function holdersOf(roles: readonly Role[]): Holder[] {
  return (Object.keys(TAKES) as (keyof typeof TAKES)[]).filter((holder) =>
    TAKES[holder].some((r) => roles.includes(r)),
  );
}

/** Answers to what somebody asked for: they come before the ordinary next step. */
const ANSWERS = ['accept-hand-over', 'approve-grade', 'grant-extension', 'grant-stop'] as const;

/** Do these roles decide extensions, grades and hand-overs? Read from the lifecycle, so that it is said once. */
export function decidesRequests(roles: readonly Role[]): boolean {
  return ANSWERS.some((name) => hazardLifecycle.moves[name].by.some((role) => roles.includes(role)));
}

/** The one move that a reader comes for: the answer that is asked of him, else the main move of the state. */
export function mainMove(file: CaseFile, context: MoveContext): string | undefined {
  const may = (name: string) => mayMove(hazardLifecycle, file, name, context) === undefined;
  return (
    ANSWERS.find(may) ??
    Object.entries(hazardLifecycle.moves).find(([name, move]) => move.main === true && may(name))?.[0]
  );
}
