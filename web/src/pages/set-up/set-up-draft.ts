import type { AUTHORITY_KINDS } from '@zhiben/domain/contract/world.ts';
import { FIRST_TICKED } from './suggested-departments.ts';

export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** From the smallest that governs to the largest: most who set this up are a park. */
export const KINDS: readonly AuthorityKind[] = ['park', 'county', 'city', 'province'];

export const STEPS = ['authority', 'region', 'administrator', 'departments'] as const;
export type Step = (typeof STEPS)[number];

/** All that the first visit asks, but for the password. Ids are made once, so that a repeated call repeats nothing. */
export interface SetUpDraft {
  readonly step: Step;
  readonly authorityId: string;
  readonly personId: string;
  readonly kind: AuthorityKind;
  readonly authorityName: string;
  readonly regionCode: string;
  readonly name: string;
  readonly username: string;
  /** Authority and administrator are made: only departments and enterprises are left. */
  readonly made: boolean;
  readonly departments: readonly string[];
  /** Id of each department that is to be made, by its key. */
  readonly departmentIds: Readonly<Record<string, string>>;
}

export function firstDraft(newId: () => string, regionCode: string): SetUpDraft {
  return {
    step: 'authority',
    authorityId: newId(),
    personId: newId(),
    kind: 'park',
    authorityName: '',
    regionCode,
    name: '',
    username: '',
    made: false,
    departments: FIRST_TICKED,
    departmentIds: {},
  };
}

/** What is still missing in a step, by field; the text is `set-up.fault.<value>`. */
export function faultsOf(draft: SetUpDraft, step: Step, password: string): Partial<Record<string, string>> {
  switch (step) {
    case 'authority':
      return draft.authorityName.trim().length < 2 ? { authorityName: 'name' } : {};
    case 'region':
      return /^\d{6}$/.test(draft.regionCode) ? {} : { regionCode: 'region' };
    case 'administrator':
      return {
        ...(draft.name.trim() === '' ? { name: 'person' } : {}),
        ...(isUsername(draft.username) ? {} : { username: 'username' }),
        ...(password.length < 10 ? { password: 'password' } : {}),
      };
    case 'departments':
      return {};
  }
}

/** The same rule as the server's: it also decides. */
export function isUsername(username: string): boolean {
  return /^[a-zA-Z0-9._-]{3,40}$/.test(username.trim());
}

/** Full Chinese name of a suggested department: 凤台县应急管理局. */
export function departmentName(regionName: string | undefined, name: string): string {
  return `${regionName ?? ''}${name}`;
}
