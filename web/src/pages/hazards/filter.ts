import { isPlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { Words } from '../../pickers/address.ts';

/** The filters of the list as they stand in the address. The server checks them; unknown words are dropped here. */
export type Filter = Readonly<Record<string, string>>;

/** In the order in which a person would say them: how urgent, how grave, whose, where, what, when. */
const FILTER_NAMES = [
  'mine',
  'overdue',
  'open',
  'dated',
  'suspended',
  'grade',
  'state',
  'organisationId',
  'departmentId',
  'regionCode',
  'industryCode',
  'criterionId',
  'channel',
  'accidentType',
  'rootCause',
  'defence',
  'supervisingLevel',
  'foundFrom',
  'foundTo',
  'dueFrom',
  'dueTo',
  'closedFrom',
  'closedTo',
  'q',
  'ids',
  'asOf',
] as const;

export const DEFAULT_SORT = '-updated';

const DAYS: readonly string[] = FILTER_NAMES.filter((name) => /(From|To|asOf)$/.test(name));

/** The filter in an address. A day that no calendar has is left out: somebody mistyped it there. */
export function filterOf(words: Words): Filter {
  return Object.fromEntries(
    FILTER_NAMES.flatMap((name) => {
      const value = words[name];
      if (value === undefined || value === '' || (DAYS.includes(name) && !isPlainDate(value))) return [];
      return [[name, value]];
    }),
  );
}

/** The change of the address that takes every filter away and sets these. */
export function onlyFilter(filter: Filter): Words {
  return { ...Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])), ...filter };
}

export function sameFilter(a: Filter, b: Filter): boolean {
  const mine = Object.entries(a);
  return mine.length === Object.keys(b).length && mine.every(([name, value]) => b[name] === value);
}

export interface View {
  readonly key: string;
  readonly query: Filter;
}

/** The tabs that everybody has. */
export const DEFAULT_VIEWS: readonly View[] = [
  { key: 'mine', query: { mine: 'true' } },
  { key: 'open', query: { open: 'true' } },
  { key: 'overdue', query: { overdue: 'true' } },
  { key: 'major', query: { open: 'true', grade: 'major' } },
  { key: 'all', query: {} },
];
