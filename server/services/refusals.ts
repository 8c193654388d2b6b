import { BadCursor } from '../store/case-list.ts';

/**
 * Why a use case did not do what was asked: a value with a stable code, up to the door. `http/problems.ts` turns the
 * code into a status, the catalogue turns it into a sentence that says what to do.
 */
export interface Refused {
  readonly ok: false;
  readonly code: string;
  readonly at?: string | undefined;
  readonly detail?: Readonly<Record<string, string | number>> | undefined;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refused = (code: string, at?: string, detail?: Refused['detail']): Refused => ({
  ok: false,
  code,
  at,
  detail,
});

/** One page of a list; a cursor that was not made for this list is a refusal. */
export async function pageOf<T>(read: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return done(await read());
  } catch (error) {
    if (error instanceof BadCursor) return refused('cursor-invalid', 'cursor');
    throw error;
  }
}
