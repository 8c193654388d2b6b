import { isPlainDate } from '@zhiben/domain/values/plain-date.ts';
import { BadCursor } from './case-list.ts';

/** Where a page of a list ended: the sort it was made for, and the key of its last row. Opaque to its holder. */
export function writeCursor(sort: string, ...key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([sort, ...key])).toString('base64url');
}

/**
 * The key in a cursor, in the shape of `shape` ('text', 'number', 'id', 'day', 'instant').
 *
 * @throws BadCursor when it was made for another sort or not made here.
 */
export function readCursor(cursor: string, sort: string, shape: readonly KeyPart[]): (string | number)[] {
  try {
    const [madeFor, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (madeFor === sort && key.length === shape.length && shape.every((part, i) => FITS[part](key[i])))
      return key as (string | number)[];
  } catch {
    // Said below, for every reason alike.
  }
  throw new BadCursor('the cursor was not made for this list');
}

export type KeyPart = 'text' | 'number' | 'id' | 'day' | 'instant';

const FITS: Readonly<Record<KeyPart, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => Number.isSafeInteger(value),
  id: (value) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value),
  day: isPlainDate,
  instant: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value),
};
