import type { Holder } from '../../primitives/lifecycle.ts';
import type { Role } from '../../primitives/reach.ts';

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
