import { OLD_STOCK_UNTIL } from './definitions.ts';
import { endOf, type Span } from './spans.ts';

/** Filters of the list of hazards, as its address holds them. */
export type ListFilter = Readonly<Record<string, string>>;

/** The states of what counts: neither dismissed nor merged. */
export const COUNTED_STATES =
  'reported,confirmed,ordered,planned,rectifying,partly-rectified,submitted,verified,contested,closed';

/**
 * The list of hazards behind a figure: opening it shows as many. Undefined for what no list of hazards can show.
 *
 * @param narrowed What the figures were narrowed to; the list has the same words for it.
 */
export function listBehind(name: string, span: Span, narrowed: ListFilter = {}): ListFilter | undefined {
  const found = { ...narrowed, foundFrom: span.from, foundTo: endOf(span), state: COUNTED_STATES };
  switch (name) {
    case 'old-stock':
      return { ...narrowed, open: 'true', grade: 'major', foundTo: OLD_STOCK_UNTIL };
    case 'increment':
      return found;
    case 'major-increment':
      return { ...found, grade: 'major' };
    case 'self-found':
      return { ...found, channel: 'self-check' };
    case 'overdue':
      return { ...narrowed, overdue: 'true' };
    case 'dynamic-zero':
      return { ...narrowed, overdue: 'true', grade: 'major' };
    case 'open':
      return { ...narrowed, open: 'true' };
    case 'major-open':
      return { ...narrowed, open: 'true', grade: 'major' };
    case 'closed':
      return { ...narrowed, state: 'closed', closedFrom: span.from, closedTo: endOf(span) };
    case 'closed-in-term':
      return { ...narrowed, dueFrom: span.from, dueTo: endOf(span), state: COUNTED_STATES };
    default:
      return undefined;
  }
}

/** The same as it was at the end of the last month of the span. */
export function listAsOf(name: string, span: Span): ListFilter | undefined {
  const list = listBehind(name, span);
  if (list === undefined) return undefined;
  const end = endOf(span);
  const { overdue, ...rest } = list;
  return overdue === undefined ? { ...list, asOf: end } : { ...rest, open: 'true', dueTo: end, asOf: end };
}
