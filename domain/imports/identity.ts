import { type Cell, cellText } from './cells.ts';

/** A citizen's identity number anywhere in a text: region, day of birth, sequence, check character (GB 11643). */
const IDENTITY_NUMBER =
  /(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g;

const HIDDEN = '•';

/**
 * What may be kept of a cell. The column of identity numbers is hidden whole, whatever it holds, since a mistyped
 * number is still nearly somebody's; elsewhere a number that has crept in. As long as it was, so that an error about its
 * length stays understandable, and unreadable, so that a file fed back asks for it instead of leaving it out.
 */
export function keepableText(cell: Cell | undefined, field: string | null): string {
  const text = cellText(cell);
  if (field === 'identityNumber') return HIDDEN.repeat(text.length);
  return text.replace(IDENTITY_NUMBER, (number) => HIDDEN.repeat(number.length));
}
