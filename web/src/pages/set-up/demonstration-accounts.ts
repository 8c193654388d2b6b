import type { Role } from '@zhiben/domain/primitives/reach.ts';

/** One account of the demonstration park, as the server tells it once. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisationName?: string | null;
}
